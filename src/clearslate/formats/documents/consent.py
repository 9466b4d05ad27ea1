"""Consents: ``consents/*.yaml``."""

from functools import lru_cache

from clearslate.domain.facts import Catalogue
from clearslate.domain.registry import Consent, ConsentKind
from clearslate.formats.answers import choices_of
from clearslate.formats.documents.parts import EVIDENCE, FILE_REFERENCE, PERIOD, named_by_file
from clearslate.formats.facts import load_catalogue
from clearslate.formats.phrase import Phrase
from clearslate.formats.plain import Document, Plain
from clearslate.formats.shapes import ListOf, Record, SetOf, Shape, needed, optional, read
from clearslate.formats.spellings import DAY, NAME, REFERENCE, TEXT, Member, Word

_BEYOND_PURPOSE = ("training", "reuse")

_PERFORMER = Phrase(en="who consents", fr="la personne qui consent")
_KIND = Phrase(en="what is agreed to", fr="ce qui est consenti")
_PURPOSES = Phrase(en="the purposes that it names", fr="les finalités désignées")
_PRODUCTION = Phrase(
    en="the reference of the production that it names", fr="la référence de la production désignée"
)
_TERRITORIES = Phrase(en="where it holds; anywhere if absent", fr="où il vaut ; partout à défaut")
_LANGUAGES = Phrase(
    en="the languages it holds for; any if absent", fr="les langues visées ; toutes à défaut"
)
_SIGNED_ON = Phrase(en="the day it was signed", fr="le jour de la signature")
_NOTICE = Phrase(en="how the performer was told", fr="comment l’artiste a été informé")
_REPRESENTATION = Phrase(en="who represented the performer", fr="qui représentait l’artiste")
_SIGNED_BY = Phrase(
    en="the name under which it was signed", fr="le nom sous lequel il a été signé"
)
_ASKED_AS = Phrase(
    en="the name of who was asked, where it was signed under another",
    fr="le nom de la personne sollicitée, s’il a été signé sous un autre",
)
_MAY_NOT = Phrase(
    en="what the signer was promised would not be done",
    fr="ce qu’on a promis au signataire de ne pas faire",
)
_WITHDRAWN = Phrase(
    en="the first day on which it no longer holds", fr="le premier jour où il ne vaut plus"
)


def read_consent(document: Document, catalogue: Catalogue) -> Consent:
    """Return the consent in ``document``.

    Raises:
        DocumentError: at the first part that is missing, unknown or of the wrong kind.
    """
    return read(consent_shape(catalogue), named_by_file(document))


def document_of(consent: Consent) -> dict[str, Plain]:
    """Return the canonical document of ``consent``."""
    return consent_shape(load_catalogue()).write(consent)


@lru_cache(maxsize=8)
def consent_shape(catalogue: Catalogue) -> Record[Consent]:
    """Return the shape of a consent."""
    return Record(
        build=Consent,
        fields=(
            FILE_REFERENCE,
            needed("performer", NAME, _PERFORMER),
            needed("kind", Member(ConsentKind), _KIND),
            needed("purposes", SetOf(item=_purpose(catalogue), at_least=1), _PURPOSES),
            needed("production", REFERENCE, _PRODUCTION),
            optional(
                "territories",
                SetOf(item=choices_of(catalogue, "territories")),
                _TERRITORIES,
                default=frozenset(),
            ),
            optional("languages", SetOf(item=REFERENCE), _LANGUAGES, default=frozenset()),
            PERIOD,
            optional("signed_on", DAY, _SIGNED_ON),
            optional("notice", TEXT, _NOTICE),
            optional("representation", TEXT, _REPRESENTATION),
            optional("signed_by", NAME, _SIGNED_BY),
            optional("asked_as", NAME, _ASKED_AS),
            optional("may_not", ListOf(item=TEXT), _MAY_NOT, default=()),
            EVIDENCE,
            optional("withdrawn", DAY, _WITHDRAWN),
        ),
    )


def _purpose(catalogue: Catalogue) -> Shape[str]:
    if "purpose" not in catalogue:
        return REFERENCE
    return Word(words=(*catalogue["purpose"].choices, *_BEYOND_PURPOSE))
