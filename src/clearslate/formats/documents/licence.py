"""Licences: ``licences/*.yaml``."""

from clearslate.domain.facts import UNSURE
from clearslate.domain.registry import AiTerms, Licence
from clearslate.formats.documents.parts import EVIDENCE, FILE_REFERENCE, PERIOD, named_by_file
from clearslate.formats.phrase import Phrase
from clearslate.formats.plain import Document, Plain
from clearslate.formats.shapes import Record, SetOf, needed, optional, read
from clearslate.formats.spellings import NAME, REFERENCE, YES_NO_UNSURE

_WORK = Phrase(en="the work that is licensed", fr="l’œuvre concédée")
_HOLDER = Phrase(en="who holds the rights", fr="le titulaire des droits")
_SCOPE = Phrase(
    en="the references of the productions it covers, or `any`",
    fr="les références des productions couvertes, ou « any »",
)
_AI_TERMS = Phrase(
    en="what it allows generative AI to do with the work",
    fr="ce qu’elle permet à l’IA générative de faire de l’œuvre",
)
_REFERENCE = Phrase(en="whether it may be referred to", fr="si elle peut servir de référence")
_TRAINING = Phrase(en="whether it may be trained on", fr="si elle peut servir à l’entraînement")
_ALTERATION = Phrase(en="whether it may be altered", fr="si elle peut être modifiée")


def read_licence(document: Document) -> Licence:
    """Return the licence in ``document``.

    Raises:
        DocumentError: at the first part that is missing, unknown or of the wrong kind.
    """
    return read(LICENCE_SHAPE, named_by_file(document))


def document_of(licence: Licence) -> dict[str, Plain]:
    """Return the canonical document of ``licence``."""
    return LICENCE_SHAPE.write(licence)


_TERMS = Record(
    build=AiTerms,
    fields=(
        optional("reference", YES_NO_UNSURE, _REFERENCE, default=UNSURE),
        optional("training", YES_NO_UNSURE, _TRAINING, default=UNSURE),
        optional("alteration", YES_NO_UNSURE, _ALTERATION, default=UNSURE),
    ),
)

LICENCE_SHAPE = Record(
    build=Licence,
    fields=(
        FILE_REFERENCE,
        needed("work", NAME, _WORK),
        needed("holder", NAME, _HOLDER),
        needed("scope", SetOf(item=REFERENCE, at_least=1), _SCOPE),
        optional("ai_terms", _TERMS, _AI_TERMS, default=AiTerms()),
        PERIOD,
        EVIDENCE,
    ),
)
