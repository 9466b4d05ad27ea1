"""Recognising registered assets in a cut: by digest, name, alias, version and source file.

Names are compared as editors write them: without folders, media extension, frame
range and case, and however their accents are stored. A version suffix (``_v012``)
matches the register's name at any version, and the match says so when they differ.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from clearslate.domain.asset import Asset
from clearslate.domain.timeline import Event, Source

# fmt: off
_STILLS = frozenset((
    "exr", "dpx", "png", "tif", "tiff", "jpg", "jpeg", "tga", "cin", "bmp", "webp", "heic",
    "avif", "psd", "sgi", "iff", "pic", "hdr", "ari", "arx", "dng", "cine", "abc", "obj",
))
"""What is kept as one file a frame."""
_EXTENSIONS = _STILLS | frozenset((
    "mov", "mxf", "mp4", "m4v", "avi", "mkv", "webm", "mpg", "mpeg", "r3d", "braw", "prores",
    "wav", "aif", "aiff", "mp3", "flac", "ogg", "m4a", "aac", "caf", "bwf", "w64", "omf",
    "aaf", "otio", "usd", "usda", "usdc", "fbx", "glb", "gltf", "txt", "srt", "ttml",
))
# fmt: on
_LONGEST = 4096
"""The characters that a name may have and still be taken apart; no file has more."""
_FRAMES = re.compile(r"[._](?:\[[0-9,\-]+\]|%0?[0-9]*d|#+|@+)$")
_FRAME = re.compile(r"\.[0-9]{3,8}$")
_DIGITS = "0123456789"
_MOST_DIGITS = 6
_SEPARATORS = "._ -"
_SHORTEST_REEL = 4


class By(StrEnum):
    """What an asset was recognised by, surest first."""

    DIGEST = "digest"
    NAME = "name"
    ALIAS = "alias"
    FILE = "file"
    REEL = "reel"


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One registered asset recognised in one event."""

    asset: Asset
    by: By
    seen: str
    """The name in the cut by which it was recognised."""
    other_version: bool = False
    """The cut shows another version than the one that was registered."""
    other_file: bool = False
    """It bears the name of what was registered, and is another file by its digest."""


_Known = tuple[Asset, By, int | None]
"""An asset, what kind of name it was entered by, and the version in that name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetIndex:
    """Registered assets by everything they can be recognised by; built once, asked per event.

    Several assets may share a name: then each of them is recognised, and each of their uses
    counts.
    """

    by_digest: dict[str, list[Asset]] = field(default_factory=dict)
    by_stem: dict[str, list[_Known]] = field(default_factory=dict)


def plain_name(name: str) -> str:
    """Return ``name`` as it is compared: no folders, extension, frame range or case.

    A bare number counts as a frame only before the extension of a still: ``doll.1001.exr`` is
    ``doll``, and ``ep.101`` and ``ep.102.mov`` are two names.
    """
    return _plain(name)[-1]


def _plain(name: str) -> tuple[str, ...]:
    """Return what ``name`` may be compared as: with a bare number, then with it taken off."""
    name = _folded(name)
    # Most names have none of what is taken off, and tens of thousands are read at once.
    if len(name) > _LONGEST or ("." not in name and "%" not in name and name[-1:] not in "]#@"):
        return (name,)
    while True:
        shorter, extension = _without_extension(name)
        unnumbered = _FRAME.sub("", shorter) if extension in _STILLS else shorter
        if unnumbered and unnumbered != shorter:
            return shorter, _plain(unnumbered)[-1]
        shorter = (_FRAMES.sub("", shorter) or shorter).strip()
        if shorter == name:
            return (name,)
        name = shorter


def _folded(name: str) -> str:
    name = name.strip()
    if name.isascii():
        name = name.lower()
    else:
        # A Mac stores an accent as a letter of its own, most others do not.
        name = unicodedata.normalize("NFD", unicodedata.normalize("NFD", name).casefold())
    behind = max(name.rfind("/"), name.rfind("\\")) + 1
    return (name[behind:] or name).strip()


def _without_extension(name: str) -> tuple[str, str]:
    stem, _, extension = name.rpartition(".")
    return (stem, extension) if stem and extension in _EXTENSIONS else (name, "")


def without_version(plain: str) -> tuple[str, int | None]:
    """Return a plain name without its version suffix, and the version if it has one."""
    named = plain.rstrip(_DIGITS)
    digits = len(plain) - len(named)
    if not 0 < digits <= _MOST_DIGITS or named[-1:] != "v" or len(named) == 1:
        return plain, None
    stem = named[:-1]
    if stem[-1] not in _SEPARATORS and stem[-1] not in _DIGITS:
        return plain, None  # the v belongs to a word: tv1, lev2
    if stem[-1] in _SEPARATORS and len(stem) > 1:
        stem = stem[:-1]
    return stem, int(plain[-digits:])


def index_assets(assets: Iterable[Asset]) -> AssetIndex:
    """Return an index of ``assets`` by digest, name and alias."""
    index = AssetIndex()
    enter_assets(assets, index)
    return index


def enter_assets(assets: Iterable[Asset], index: AssetIndex) -> None:
    """Enter more assets into an index that is still being built."""
    for asset in assets:
        if asset.digest is not None:
            index.by_digest.setdefault(asset.digest, []).append(asset)
        _enter(index.by_stem, asset, asset.name, By.NAME)
        for alias in asset.aliases:
            _enter(index.by_stem, asset, alias, By.ALIAS)


def _enter(by_stem: dict[str, list[_Known]], asset: Asset, name: str, by: By) -> None:
    stem, version = without_version(plain_name(name))
    if stem in by_stem:
        by_stem[stem].append((asset, by, version))
    else:
        by_stem[stem] = [(asset, by, version)]


def assets_called(name: str, index: AssetIndex) -> tuple[Asset, ...]:
    """Return the assets of the register that go by ``name``, at any version."""
    known = index.by_stem.get(without_version(plain_name(name))[0], ())
    return tuple(asset for asset, _, _ in known)


def matches(event: Event, index: AssetIndex) -> tuple[Match, ...]:
    """Return every registered asset that ``event`` shows or plays, each once."""
    found: dict[int, Match] = {}
    for source in event.sources:
        for match in matches_of(source, index):
            found.setdefault(id(match.asset), match)
    return tuple(found.values())


def matches_of(source: Source, index: AssetIndex) -> list[Match]:
    """Return the registered assets that one piece of media is, by its surest sign."""
    if source.digest is not None and source.digest in index.by_digest:
        return [
            Match(asset=asset, by=By.DIGEST, seen=source.name)
            for asset in index.by_digest[source.digest]
        ]
    for name, by in _names(source):
        found = _by_name(name, by, index)
        if found:
            return [_held_against(match, source) for match in found]
    return []


def _held_against(match: Match, source: Source) -> Match:
    """Return a match by name, marked where the digests say that it is another file."""
    digests = (match.asset.digest, source.digest)
    same = None in digests or digests[0] == digests[1]
    return match if same else replace(match, other_file=True)


def _names(source: Source) -> Iterator[tuple[str, By | None]]:
    """Yield the names of one source, surest first, and how a match by each is called."""
    yield source.name, None
    for name in source.names:
        yield name, None
    if source.file:
        yield source.file, By.FILE
    if source.reel and len(source.reel) >= _SHORTEST_REEL:
        yield source.reel, By.REEL


def _by_name(name: str, by: By | None, index: AssetIndex) -> list[Match]:
    for plain in _plain(name):
        stem, version = without_version(plain)
        known = index.by_stem.get(stem)
        if known:
            return _nearest(known, version, name, by)
    return []


def _nearest(known: list[_Known], version: int | None, name: str, by: By | None) -> list[Match]:
    nearest = min(_distance(registered, version) for _, _, registered in known)
    return [
        Match(
            asset=asset,
            by=by or entered,
            seen=name,
            other_version=None not in (registered, version) and registered != version,
        )
        for asset, entered, registered in known
        if _distance(registered, version) == nearest
    ]


def _distance(registered: int | None, seen: int | None) -> tuple[int, int]:
    """Prefer the same version, then the nearest; of two as near, the newer."""
    if registered == seen:
        return 0, 0
    return 1 + abs((registered or 0) - (seen or 0)), -(registered or 0)
