"""Documents as rows keep them: one canonical JSON text, read back as the value it spells.

The same value has the same text and digest wherever it is kept, so a text that was read
before is not read again.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TypeVar

from clearslate.domain.approval import Approval, Waiver
from clearslate.domain.asset import Asset
from clearslate.domain.declaration import Declaration
from clearslate.domain.facts import Catalogue
from clearslate.domain.production import Production
from clearslate.domain.registry import Consent, Licence, Tool
from clearslate.formats.canonical import canonical, digest_of
from clearslate.formats.documents import approval, asset, consent, licence, tool, waiver
from clearslate.formats.documents import declaration as declarations
from clearslate.formats.documents import production as productions
from clearslate.formats.facts import load_catalogue
from clearslate.formats.json_text import json_line
from clearslate.formats.plain import Document, Plain

Kept = Approval | Asset | Consent | Declaration | Licence | Production | Tool | Waiver
"""What rows keep as documents."""

K = TypeVar("K", bound=Kept)
_MOST_REMEMBERED = 1_024


def text_of(value: Kept) -> tuple[str, str]:
    """Return the canonical text of ``value`` and its digest."""
    document = document_of(value)
    return canonical(document).decode(), digest_of(document)


def document_of(value: Kept) -> dict[str, Plain]:  # noqa: C901 a line for each kind
    """Return the document that ``value`` is spelled as, its keys in their order."""
    match value:
        case Declaration():
            return declarations.document_of(value)
        case Production():
            return productions.document_of(value)
        case Tool():
            return tool.document_of(value)
        case Consent():
            return consent.document_of(value)
        case Licence():
            return licence.document_of(value)
        case Approval():
            return approval.document_of(value)
        case Waiver():
            return waiver.document_of(value)
        case Asset():
            return asset.document_of(value)


def kept(kind: type[K], text: str, source: str) -> K:
    """Return the value of ``kind`` that a kept text spells; ``source`` names it in errors.

    Raises:
        DocumentError: where the text is no such document; a row that was kept never is.
    """
    value = _read(kind.__name__, text, source)
    assert isinstance(value, kind)
    return value


@lru_cache(_MOST_REMEMBERED)
def _read(kind: str, text: str, source: str) -> Kept:
    document = Document(value=json_line(text, source), source=source)
    return _READ[kind](document, load_catalogue())


_READ: Mapping[str, Callable[[Document, Catalogue], Kept]] = {
    "Declaration": declarations.read_declaration,
    "Production": productions.read_production_document,
    "Tool": tool.read_tool,
    "Consent": consent.read_consent,
    "Approval": approval.read_approval,
    "Asset": asset.read_asset,
    "Licence": lambda document, _: licence.read_licence(document),
    "Waiver": lambda document, _: waiver.read_waiver(document),
}
