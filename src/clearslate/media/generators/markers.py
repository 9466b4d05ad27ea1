"""Generators that leave no settings and only say who they are.

Where a field that names the software, the credit or a remark names a generator, that is evidence.
What a name of software comes to is said in one table, ``software.py``. Google writes *Made with
Google AI* and *Edited with Google AI* as the credit (Google, help of Photos, 2024); Suno writes
``made with suno; created=...; id=...`` as the comment of a sound. OpenAI, Stability, Leonardo and
Ideogram sign with C2PA and have no text of their own that is known to be stable.
"""

import re
from collections.abc import Sequence

from clearslate.domain.provenance import Generation, Origin
from clearslate.media.generators.blocks import Block
from clearslate.media.generators.found import Found, evidence_of
from clearslate.media.software import product_named

_SPEAKS_FOR_ITSELF = re.compile(
    r".{0,80}(?:software|tool|generator|application|producer|aisystem|program|\xa9too|encoder"
    r"|encoded.?by).{0,40}",
    re.IGNORECASE,
)
"""Fields that are there for the name of a program, not for what a person wrote."""
_REMARKS = tuple(
    (name, re.compile(rf"\s*{pattern}.{{0,200}}", re.IGNORECASE | re.DOTALL))
    for name, pattern in (
        ("Suno", r"made with suno(?: studio| ai)?(?=\s*(?:;|$))"),
        ("Udio", r"made with udio(?:\.com)?(?=\s*(?:;|$))"),
    )
)
"""What those write who sign in the field for remarks."""
_GOOGLE = re.compile(r"\s*(made|edited|created) with google ai\b", re.IGNORECASE)


def read_markers(blocks: Sequence[Block]) -> Found | None:
    """Return the generators that fields name; None where none is named."""
    told = [(block, *named) for block in blocks if (named := _named(block)) is not None]
    if not told:
        return None
    runs = dict.fromkeys(Generation(software=name) for _, name, _ in told)
    return Found(
        blocks=tuple(block for block, _, _ in told),
        generations=tuple(runs),
        evidence=tuple(evidence_of(block, origin) for block, _, origin in told),
    )


def _named(block: Block) -> tuple[str, Origin] | None:
    text = block.text[:400]
    google = _GOOGLE.match(text)
    if google is not None:
        edited = google.group(1).casefold() == "edited"
        return "Google AI", Origin.AI_EDITED if edited else Origin.AI_DECLARED
    for name, pattern in _REMARKS:
        if pattern.fullmatch(text):
            return name, Origin.AI_DECLARED
    product = product_named(text) if _SPEAKS_FOR_ITSELF.fullmatch(block.key) else None
    return (product.name, product.comes_to) if product is not None else None
