"""The notes of an edit decision list: which are known, and what they call the media.

Every editing system has its own words for the same few things: the clip as the editor
sees it, the file it comes from, the reel it was on before a list shortened it.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from clearslate.domain.timeline import Oddity, SourceRole

_LONGEST_KEY = 40
_REPLACED_BY = re.compile("REPLACED BY:", re.IGNORECASE)
_REEL_IS_CLIP = re.compile(r"REEL (.{1,129}?) IS CLIP:? (.*)", re.IGNORECASE)
_STATEMENT = re.compile(
    r"(?:EFFECTS? NAME|(?:FROM|TO|KEY) CLIP|FINAL CUT PRO REEL|SPLIT:|GPI\b|M/S\b|SWM\b|DLEDL:"
    r"|COMMENT:|LOC:|ASC_S(?:OP|AT)\b|BLEND,|AUDIO\s|REEL\b|>>>|%|\|)",
    re.IGNORECASE,
)
_ODD_ENDINGS = frozenset(("STILL", "FRAME"))
_STILL = re.compile(r"(?:FROM|TO|KEY) CLIP IS A STILL")


class What(StrEnum):
    """What sort of name a comment gives."""

    CLIP = "clip"
    FILE = "file"
    OTHER = "other"
    REEL = "reel"
    """What a reel was called before the list shortened it."""


@dataclass(frozen=True, slots=True)
class Naming:
    """A comment that names media; ``role`` or ``reel`` says which piece, where it says so."""

    what: What
    name: str
    role: SourceRole | None = None
    reel: str = ""


_F, _T, _K = SourceRole.FROM, SourceRole.TO, SourceRole.KEY
_ROLE_KEYS = {
    f"{role.value.upper()} {key}": (role, what)
    for role in (_F, _T, _K)
    for key, what in (
        ("CLIP NAME", What.CLIP),
        ("CLIP", What.FILE),
        ("FILE", What.FILE),
        ("SOURCE FILE", What.FILE),
    )
}
_PLAIN_KEYS = {
    "CLIP NAME": What.CLIP,
    **dict.fromkeys(("SOURCE FILE", "SOURCE FILE NAME", "FILE", "FILE NAME"), What.FILE),
    **dict.fromkeys(("FILENAME", "FILE PATH", "SOURCE FILE PATH", "MEDIA FILE"), What.FILE),
    **dict.fromkeys(("AUDIO NAME", "AUDIO CLIP NAME", "AUDIO FILE", "REEL"), What.OTHER),
    **dict.fromkeys(("REEL NAME", "TAPE", "TAPE NAME", "SHOT", "SHOT NAME"), What.OTHER),
    **dict.fromkeys(("VFX", "VFX NAME", "VFX SHOT", "MEDIA", "MEDIA NAME"), What.OTHER),
    **dict.fromkeys(("NAME", "SOURCE", "SOURCE NAME", "SOURCE CLIP NAME"), What.OTHER),
    **dict.fromkeys(("ORIGINAL CLIP NAME", "MASTER CLIP NAME", "ASSET"), What.OTHER),
}
_NAMING_KEYS: dict[str, tuple[SourceRole | None, What]] = {
    **_ROLE_KEYS,
    **{key: (None, what) for key, what in _PLAIN_KEYS.items()},
    "FINAL CUT PRO REEL": (None, What.REEL),
}


def is_statement(text: str) -> bool:
    """Say whether a line without a star is one of the known notes about an event."""
    return _STATEMENT.match(text) is not None or naming(text) is not None


def naming(comment: str) -> Naming | None:
    """Return the name that a comment gives, or None where it gives none."""
    key, colon, value = comment.partition(":")
    if not colon or len(key) > _LONGEST_KEY:
        return _naming_without_key(comment)
    value = value.strip()
    found = _NAMING_KEYS.get(key) or _NAMING_KEYS.get(" ".join(key.upper().split()))
    if found is None:
        return _naming_without_key(comment)
    role, what = found
    if what is What.REEL:
        return _replaced(value)
    return Naming(what, value, role) if value else None


def _naming_without_key(comment: str) -> Naming | None:
    if comment.startswith(">>>"):
        name = comment[3:].strip().removeprefix("SOURCE").strip(" :")
        return Naming(What.OTHER, name) if name else None
    if match := _REEL_IS_CLIP.match(comment):
        return Naming(What.OTHER, match.group(2).strip(), reel=match.group(1))
    return None


def _replaced(value: str) -> Naming | None:
    name, *by = _REPLACED_BY.split(value, 1)
    return Naming(What.REEL, name.strip(), reel=by[0].strip()) if by and name.strip() else None


def oddity(comment: str) -> Oddity | None:
    """Return what a comment says is odd about its event, if anything."""
    if comment[-5:].upper() not in _ODD_ENDINGS:
        return None
    said = comment.lstrip("* \t").upper()
    if _STILL.fullmatch(said):
        return Oddity.STILL
    return Oddity.FREEZE if said == "FREEZE FRAME" else None
