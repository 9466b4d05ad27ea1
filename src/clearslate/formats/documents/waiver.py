"""Waivers: ``waivers/*.yaml``."""

from clearslate.domain.approval import Waiver
from clearslate.domain.roles import Role
from clearslate.formats.documents.parts import FILE_REFERENCE, PERIOD, SIGNATURE, named_by_file
from clearslate.formats.phrase import Phrase
from clearslate.formats.plain import Document, Plain
from clearslate.formats.shapes import Record, needed, read
from clearslate.formats.spellings import REFERENCE, TEXT, Member

_RULE = Phrase(en="the rule that is waived", fr="la règle levée")
_DECLARATION = Phrase(en="the reference of the declaration", fr="la référence de la déclaration")
_AUTHORITY = Phrase(
    en="the role with authority over the rule", fr="la fonction qui a autorité sur la règle"
)
_REASON = Phrase(en="why", fr="le motif")


def read_waiver(document: Document) -> Waiver:
    """Return the waiver in ``document``.

    Raises:
        DocumentError: at the first part that is missing, unknown or of the wrong kind.
    """
    return read(WAIVER_SHAPE, named_by_file(document))


def document_of(waiver: Waiver) -> dict[str, Plain]:
    """Return the canonical document of ``waiver``."""
    return WAIVER_SHAPE.write(waiver)


WAIVER_SHAPE = Record(
    build=Waiver,
    fields=(
        FILE_REFERENCE,
        needed("rule", REFERENCE, _RULE),
        needed("declaration", REFERENCE, _DECLARATION),
        needed("authority", Member(Role), _AUTHORITY),
        needed("reason", TEXT, _REASON),
        PERIOD,
        SIGNATURE,
    ),
)
