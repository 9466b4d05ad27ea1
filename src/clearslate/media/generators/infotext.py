"""The text that AUTOMATIC1111's web interface writes, taken apart.

Form (``modules/processing.py`` and ``infotext_utils.py`` there): the prompt, a line that begins
with ``Negative prompt:``, and a last line ``Steps: 20, Sampler: Euler a, ...``. Values with commas
stand in quotes; Civitai's and hashes are JSON. Forge, SD.Next, Fooocus and many savers for ComfyUI
write the same form.
"""

import json
import re
from dataclasses import dataclass

from clearslate.media.generators.blocks import Json
from clearslate.media.generators.found import texts

_PARAMETERS = re.compile(r"(?:^|\n|(?<=[.)\s]))Steps: ?\d+")
_NEGATIVE = re.compile(r"(?:^|\n)Negative prompt:")
_KEY = re.compile(r"[\s,]*(\w[\w \-/.+()#]{0,59}):[ \t]*")
_BOUNDARY = re.compile(r"[,\n]")
_KNOWN = frozenset(
    (
        *("steps", "sampler", "cfg_scale", "seed", "size", "model", "model_hash", "vae", "app"),
        *("schedule_type", "scheduler", "denoising_strength", "clip_skip", "version"),
        "distilled_cfg_scale",
    )
)
_ENOUGH = 2
_LONGEST = 4 * 1024 * 1024
_MOST_VALUES = 2_000
_DECODER = json.JSONDecoder(strict=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Infotext:
    """The three parts of such a text; ``values`` by names in small letters with underlines."""

    prompt: str
    negative: str
    values: dict[str, Json]

    def text(self, *names: str) -> str | None:
        """Return the first of ``names`` that has a value, as text."""
        return next(iter(texts(*(self.values.get(name) for name in names))), None)


def read_infotext(text: str) -> Infotext | None:
    """Return the parts of ``text``, or None where it is not of this form.

    A sentence that happens to say *Steps: 3* is not taken for it: further parameters must follow.
    """
    starts = list(_PARAMETERS.finditer(text[:_LONGEST]))
    if not starts:
        return None
    start = starts[-1].start()
    values = _values(text[start:_LONGEST])
    if len(_KNOWN & values.keys()) < _ENOUGH:
        return None
    words = text[:start]
    split = _NEGATIVE.search(words)
    prompt, negative = (words[: split.start()], words[split.end() :]) if split else (words, "")
    return Infotext(prompt=prompt.strip(), negative=negative.strip(), values=values)


def _values(line: str) -> dict[str, Json]:
    found: dict[str, Json] = {}
    place = 0
    for _ in range(_MOST_VALUES):
        match = _KEY.match(line, place)
        if match is None:
            place = line.find(",", place) + 1
            if place == 0:
                break
            continue
        value, place = _value(line, match.end())
        name = re.sub(r"[\s\-/]+", "_", match.group(1).strip().casefold())
        found.setdefault(name, value)
    return found


def _value(line: str, place: int) -> tuple[Json, int]:
    if line[place : place + 1] in ('"', "[", "{"):
        try:
            value, end = _DECODER.raw_decode(line, place)
        except (ValueError, RecursionError):
            pass
        else:
            return value, end
    boundary = _BOUNDARY.search(line, place)
    stop = boundary.start() if boundary else len(line)
    return line[place:stop].strip(), stop


def pairs_in(text: str | None) -> list[tuple[str, str]]:
    """Return the names and hashes of a value such as ``first: 1a2b, second: 3c4d``."""
    pairs = (part.rpartition(":") for part in (text or "").split(","))
    return [(name.strip(), value.strip()) for name, _, value in pairs if name.strip()]
