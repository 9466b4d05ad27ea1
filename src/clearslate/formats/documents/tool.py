"""Tool records: ``tools/*.yaml``."""

from dataclasses import replace
from functools import lru_cache

from clearslate.domain.facts import UNSURE, Catalogue
from clearslate.domain.registry import TermsSnapshot, Tool
from clearslate.formats.answers import choices_of
from clearslate.formats.documents.parts import FILE_REFERENCE, named_by_file
from clearslate.formats.facts import load_catalogue
from clearslate.formats.phrase import Phrase
from clearslate.formats.plain import Document, Plain
from clearslate.formats.shapes import Group, Misfit, Record, needed, optional, read
from clearslate.formats.spellings import DAY, DIGEST, NAME, TEXT, YES_NO_UNSURE

_TOOLMAKER = Phrase(en="who provides the tool", fr="qui fournit l’outil")
_TOOL = Phrase(en="the name of the tool", fr="le nom de l’outil")
_MODEL = Phrase(en="the model inside it", fr="le modèle qu’il emploie")
_VERSION = Phrase(en="the version that was reviewed", fr="la version examinée")
_PLAN_TIER = Phrase(en="the plan that is paid for", fr="la formule souscrite")
_SNAPSHOT = Phrase(en="the terms as they were kept", fr="les conditions telles que conservées")
_DIGEST = Phrase(en="the digest of the kept terms", fr="l’empreinte des conditions conservées")
_TAKEN_ON = Phrase(en="the day they were kept", fr="le jour de leur conservation")
_URL = Phrase(en="where they were published", fr="leur adresse de publication")
_DATA_TERMS = Phrase(
    en="what the tool does with inputs and outputs",
    fr="ce que l’outil fait des entrées et des sorties",
)
_STORES = Phrase(en="whether it keeps them", fr="s’il les conserve")
_REUSES = Phrase(en="whether it uses them again", fr="s’il les réutilise")
_TRAINS = Phrase(en="whether it trains on them", fr="s’il s’entraîne dessus")
_ENVIRONMENT = Phrase(en="where the tool runs", fr="l’environnement de l’outil")
_REVIEWED = Phrase(en="the day its terms were reviewed", fr="le jour de l’examen des conditions")
_EXPIRES = Phrase(
    en="the last day on which the review counts", fr="le dernier jour où cet examen vaut"
)
_NOT_BEFORE_REVIEW = Phrase(
    en="a last day that is not before the review itself",
    fr="un dernier jour qui ne précède pas l’examen lui-même",
)


def read_tool(document: Document, catalogue: Catalogue) -> Tool:
    """Return the tool record in ``document``.

    Raises:
        DocumentError: at the first part that is missing, unknown or of the wrong kind.
    """
    tool = read(tool_shape(catalogue), named_by_file(document))
    return replace(tool, location=document.source)


def document_of(tool: Tool) -> dict[str, Plain]:
    """Return the canonical document of ``tool``."""
    return tool_shape(load_catalogue()).write(tool)


@lru_cache(maxsize=8)
def tool_shape(catalogue: Catalogue) -> Record[Tool]:
    """Return the shape of a tool record."""
    return Record(
        build=Tool,
        check=_in_order,
        fields=(
            FILE_REFERENCE,
            needed("toolmaker", NAME, _TOOLMAKER),
            needed("tool", NAME, _TOOL),
            optional("model", NAME, _MODEL),
            optional("version", NAME, _VERSION),
            optional("plan_tier", NAME, _PLAN_TIER),
            optional("terms_snapshot", _TERMS_SNAPSHOT, _SNAPSHOT),
            Group(
                name="data_terms",
                about=_DATA_TERMS,
                fields=(
                    optional("stores", YES_NO_UNSURE, _STORES, default=UNSURE),
                    optional("reuses", YES_NO_UNSURE, _REUSES, default=UNSURE),
                    optional("trains", YES_NO_UNSURE, _TRAINS, default=UNSURE),
                ),
            ),
            optional("environment", choices_of(catalogue, "environment"), _ENVIRONMENT),
            optional("reviewed", DAY, _REVIEWED),
            optional("expires", DAY, _EXPIRES),
        ),
    )


def _in_order(tool: Tool) -> None:
    if tool.reviewed is not None and tool.expires is not None and tool.expires < tool.reviewed:
        raise Misfit(tool.expires, _NOT_BEFORE_REVIEW).under("expires")


_TERMS_SNAPSHOT = Record(
    build=TermsSnapshot,
    fields=(
        needed("digest", DIGEST, _DIGEST),
        optional("date", DAY, _TAKEN_ON, attribute="taken_on"),
        optional("url", TEXT, _URL),
    ),
)
