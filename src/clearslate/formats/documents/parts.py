"""Parts that several documents have: a reference, a period, a signature, evidence."""

from dataclasses import replace

from clearslate.domain.period import ALWAYS, Period
from clearslate.formats.phrase import Phrase
from clearslate.formats.plain import Document
from clearslate.formats.shapes import Field, Group, Misfit, Record, optional
from clearslate.formats.spellings import DAY, DIGEST, NAME, REFERENCE

_FROM = Phrase(en="the first day", fr="le premier jour")
_TO = Phrase(en="the last day, included", fr="le dernier jour, inclus")
_NOT_BEFORE = Phrase(
    en="a last day that is not before the first",
    fr="un dernier jour qui ne précède pas le premier",
)
_NAMED_BY_FILE = Phrase(
    en="what others call it; the name of the file where it is absent",
    fr="sa référence ; à défaut, le nom du fichier",
)


def named_by_file(document: Document) -> Document:
    """Return ``document`` with the name of its file as the reference, where it has none."""
    if document.value.get("reference") is not None:
        return document
    return replace(document, value=document.value | {"reference": document.stem})


def _in_order(period: Period) -> None:
    if period.start is not None and period.last is not None and period.last < period.start:
        raise Misfit(period.last, _NOT_BEFORE).under("to")


FILE_REFERENCE = Field(
    name="reference",
    shape=REFERENCE,
    about=_NAMED_BY_FILE,
    required=True,
    named_by_file=True,
)
"""The reference of a document that may leave it to the name of its file."""

PERIOD = optional(
    "period",
    Record(
        build=Period,
        check=_in_order,
        fields=(
            optional("from", DAY, _FROM, attribute="start"),
            optional("to", DAY, _TO, attribute="last"),
        ),
    ),
    Phrase(en="the days on which it holds", fr="les jours où il vaut"),
    default=ALWAYS,
)

SIGNATURE = Group(
    name="signature",
    fields=(
        optional("name", NAME, Phrase(en="who signed", fr="qui a signé"), attribute="signed_by"),
        optional("on", DAY, Phrase(en="the day", fr="le jour"), attribute="signed_on"),
    ),
    about=Phrase(en="who signed, and when", fr="qui a signé, et quand"),
)

EVIDENCE = Group(
    name="evidence",
    fields=(
        optional(
            "digest",
            DIGEST,
            Phrase(en="the digest of the file", fr="l’empreinte du fichier"),
            attribute="evidence",
        ),
    ),
    about=Phrase(en="the paper that was signed", fr="le document qui a été signé"),
)
