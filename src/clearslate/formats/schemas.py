"""The published JSON Schemas: the same shapes that read the documents, for editors and others."""

from collections.abc import Callable, Mapping

from clearslate.domain.facts import Catalogue
from clearslate.formats.clearance_json import CLEARANCE
from clearslate.formats.determination_json import DETERMINATION
from clearslate.formats.documents.approval import approval_shape
from clearslate.formats.documents.asset import asset_shape
from clearslate.formats.documents.consent import consent_shape
from clearslate.formats.documents.declaration import declaration_shape
from clearslate.formats.documents.licence import LICENCE_SHAPE
from clearslate.formats.documents.names import NAMES_SHAPE
from clearslate.formats.documents.production import production_shape
from clearslate.formats.documents.tool import tool_shape
from clearslate.formats.documents.waiver import WAIVER_SHAPE
from clearslate.formats.facts import FACTS_SHAPE, load_catalogue
from clearslate.formats.pack_shape import pack_shape
from clearslate.formats.shapes import Schema

_DIALECT = "https://json-schema.org/draft/2020-12/schema"

_SCHEMAS: Mapping[str, Callable[[Catalogue], Schema]] = {
    "production": lambda catalogue: production_shape(catalogue).schema(),
    "declaration": lambda catalogue: declaration_shape(catalogue).schema(),
    "tool": lambda catalogue: tool_shape(catalogue).schema(),
    "consent": lambda catalogue: consent_shape(catalogue).schema(),
    "licence": lambda _: LICENCE_SHAPE.schema(),
    "approval": lambda catalogue: approval_shape(catalogue).schema(),
    "waiver": lambda _: WAIVER_SHAPE.schema(),
    "asset": lambda catalogue: asset_shape(catalogue).schema(),
    "names": lambda _: NAMES_SHAPE.schema(),
    "pack": lambda catalogue: pack_shape(catalogue).schema(),
    "facts": lambda _: FACTS_SHAPE.schema(),
    "determination": lambda _: DETERMINATION.schema(),
    "clearance": lambda _: CLEARANCE.schema(),
}

SCHEMA_NAMES: tuple[str, ...] = tuple(_SCHEMAS)
"""The documents that have a published schema."""


def schema(name: str, catalogue: Catalogue | None = None) -> Schema:
    """Return the JSON Schema of the document ``name``, one of ``SCHEMA_NAMES``.

    It accepts every document that Clearslate reads, and refuses what a schema can: what
    depends on other documents or on the calendar is left to the reader.

    Raises:
        KeyError: where no document is called so.
    """
    return {
        "$schema": _DIALECT,
        "$id": f"urn:clearslate:schema:{name}",
        "title": name,
        **_SCHEMAS[name](catalogue or load_catalogue()),
    }
