"""What a reader of one kind of metadata hands back, and how it judges what was made."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from clearslate.domain.provenance import Channel, Evidence, Generation, ModelNamed, Origin
from clearslate.media.generators.blocks import Block, Json

LONGEST_STATEMENT = 2_000
"""Characters of a block that are kept as evidence."""

MOST_KEPT_OF_A_PICTURE = 0.5
"""The denoising strength up to which a whole picture that went in still shows in what came out.

Above it, and wherever the strength is not known, the result counts as generated: the riskier.
"""

_NO_NAME = frozenset(
    ("", "none", "null", "automatic", "auto", "default", "disabled", "baked vae", "undefined")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What one reader recognised: the blocks it speaks for, runs, evidence.

    ``not_read`` are the places of blocks that it recognised and could not follow to their end.
    """

    blocks: tuple[Block, ...]
    generations: tuple[Generation, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    not_read: tuple[str, ...] = ()


def evidence_of(block: Block, comes_to: Origin | None) -> Evidence:
    """Return ``block`` as evidence, shortened."""
    return Evidence(
        channel=Channel.GENERATOR,
        place=block.place,
        statement=shortened(block.source.text),
        comes_to=comes_to,
    )


def shortened(text: str) -> str:
    """Return the beginning of ``text``, without what ends a string in other programs."""
    return text[:LONGEST_STATEMENT].replace("\0", "")


def one_run(generation: Generation, comes_to: Origin, *blocks: Block | None) -> Found:
    """Return a run that all of ``blocks`` tell of; those that are absent are left out."""
    there = tuple(block for block in blocks if block is not None)
    return Found(
        blocks=there,
        generations=(generation,),
        evidence=tuple(evidence_of(block, comes_to) for block in there),
    )


def origin_of_picture(*, masked: bool, strength: float | None) -> Origin:
    """Judge a run that began with a picture that went in.

    Where only a part under a mask was made, or the picture was changed mildly, it was edited.
    ``strength`` is the denoising strength from 0 to 1; None where it is not known.
    """
    if masked:
        return Origin.AI_EDITED
    if strength is not None and strength <= MOST_KEPT_OF_A_PICTURE:
        return Origin.AI_EDITED
    return Origin.AI_DECLARED


def graver(one: Origin | None, other: Origin | None) -> Origin | None:
    """Return which of two judgements of the same block counts."""
    for origin in (Origin.AI_DECLARED, Origin.AI_EDITED, Origin.UNKNOWN):
        if origin in (one, other):
            return origin
    return None


def text_of(value: Json) -> str | None:
    """Return a name, number or sentence as text; None for everything else and for nothing."""
    if isinstance(value, bool) or value is None or isinstance(value, dict | list):
        return None
    text = str(value).strip()
    return text or None


def number_of(value: Json) -> float | None:
    """Return ``value`` as a finite number, where it is one or spells one."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def texts(*values: Json) -> tuple[str, ...]:
    """Return those of ``values`` that are texts, each once, in their order."""
    return unique(text for text in map(text_of, values) if text is not None)


def unique(given: Iterable[str]) -> tuple[str, ...]:
    """Return each of ``given`` once, in the order in which they came."""
    return tuple(dict.fromkeys(given))


def model(value: Json, kind: str, digest: Json = None) -> tuple[ModelNamed, ...]:
    """Return the one model that ``value`` names, or none where it names nothing."""
    name = text_of(value)
    if name is None or name.casefold() in _NO_NAME:
        return ()
    return (ModelNamed(name=name, kind=kind, digest=text_of(digest)),)


def each_once(models: Iterable[ModelNamed]) -> tuple[ModelNamed, ...]:
    """Return every model once by name and kind; the one with a digest is kept."""
    kept: dict[tuple[str, str], ModelNamed] = {}
    for each in models:
        there = kept.get((each.name, each.kind))
        if there is None or (there.digest is None and each.digest is not None):
            kept[each.name, each.kind] = each
    return tuple(kept.values())
