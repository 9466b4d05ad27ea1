"""The texts of a file, made ready for those who recognise generators in them.

A text may be JSON, with the `NaN` that generators write and the standard forbids. What is too
long or too deep to be read is *broken*, which is never the same as absent.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from clearslate.media.embedded import EmbeddedText

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"

LONGEST_JSON = 32 * 1024 * 1024
"""Characters of JSON that are read; a workflow of a thousand nodes has about one million."""

_PREFIXES = ("prompt:", "workflow:", "generation_data:")
"""What ComfyUI writes before the JSON where a field has no name of its own (Exif, WebP)."""


@dataclass(frozen=True)
class Block:
    """One text of a file, its key in small letters, and the JSON in it where it is JSON."""

    source: EmbeddedText
    key: str
    text: str

    @property
    def place(self) -> str:
        """Where it stood."""
        return self.source.place

    @property
    def looks_like_json(self) -> bool:
        """Whether its first character begins an object or a list."""
        return self.text[:1] in ("{", "[")

    @cached_property
    def json(self) -> Json:
        """The JSON in it; None where there is none, or where it is broken."""
        return loaded(self.text) if self.looks_like_json else None

    @property
    def broken(self) -> bool:
        """Whether it begins like JSON and cannot be read as JSON."""
        return self.looks_like_json and self.json is None

    @property
    def mapping(self) -> "dict[str, Json]":
        """The object in it; empty where there is none."""
        return self.json if isinstance(self.json, dict) else {}


def blocks_of(texts: Iterable[EmbeddedText]) -> tuple[Block, ...]:
    """Return the texts that say something, in their order."""
    return tuple(_block(text) for text in texts if text.text.strip("\0 \t\r\n"))


def _block(source: EmbeddedText) -> Block:
    key = source.key.strip().casefold()
    text = readable(source.text).strip("\ufeff\0 \t\r\n")
    for prefix in _PREFIXES:
        if text[: len(prefix)].casefold() == prefix and text[len(prefix) :].lstrip()[:1] == "{":
            return Block(source, prefix[:-1], text[len(prefix) :].lstrip())
    return Block(source, key, text)


def readable(text: str) -> str:
    """Return ``text`` as it was meant, where sixteen-bit characters were read the wrong way.

    Exif says *Unicode* and leaves the order of bytes open: writers use both. Read in the wrong
    order nearly every character has a low byte of nought; read as bytes, every second is nought.
    """
    for mark in ("UNICODE\0", "ASCII\0\0\0", "JIS\0\0\0\0\0"):
        text = text.removeprefix(mark)
    sample = text[:400]
    if not sample:
        return text
    if sum(ord(each) & 0xFF == 0 for each in sample if each != "\0") * 2 > len(sample):
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-be", "replace")
    if sample.count("\0") * 5 >= len(sample) * 2 and text.isascii():
        order = "utf-16-be" if sample[0] == "\0" else "utf-16-le"
        return text.encode("ascii").decode(order, "replace")
    return text


def loaded(text: str) -> Json:
    """Return the JSON in ``text``, or None where it cannot be read."""
    if len(text) > LONGEST_JSON:
        return None
    try:
        value: Json = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        # A number of five thousand digits is a ValueError too.
        return None
    return value


def objects_in(value: Json) -> Json:
    """Return ``value``, or the object spelled out in it where it is a text that holds JSON."""
    if isinstance(value, str) and value.lstrip()[:1] in ("{", "["):
        return loaded(value.strip())
    return value


def named(blocks: Sequence[Block], *keys: str) -> Block | None:
    """Return the first block that has one of ``keys``, the keys tried in their order."""
    for key in keys:
        for block in blocks:
            if block.key == key:
                return block
    return None


def leaves(value: Json, *, most: int = 500) -> Iterator[tuple[str, str | int | float | bool]]:
    """Yield every single value in ``value`` with the nearest key above it, at most ``most``.

    An object that says it is switched off (``on`` is false) is passed over with all it holds.
    """
    waiting: list[tuple[str, Json]] = [("", value)]
    given = 0
    while waiting and given < most:
        key, each = waiting.pop()
        if isinstance(each, dict):
            if each.get("on") is False:
                continue
            waiting.extend((name or key, part) for name, part in reversed(each.items()))
        elif isinstance(each, list):
            waiting.extend((key, part) for part in reversed(each))
        elif each is not None:
            given += 1
            yield key, each
