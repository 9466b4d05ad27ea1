"""What OpenTimelineIO calls the media of a clip: names, files, digests, of every reference."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from clearslate.formats.edl_names import naming
from clearslate.formats.edl_sources import file_names
from clearslate.formats.otio_parts import Fields, Part, plain

_SHA256 = re.compile(r"(?:sha-?256[:=-])?([0-9a-f]{64})", re.IGNORECASE)
_DIGEST_KEYS = frozenset(("sha256", "sha-256", "sha_256", "digest", "hash", "checksum"))
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")
_DEEPEST = 6
_MOST_KEYS = 2000


@dataclass(frozen=True, slots=True)
class Media:
    """What a clip plays, by everything it is called."""

    name: str
    reel: str | None
    file: str | None
    digest: str | None
    names: tuple[str, ...]
    black: bool
    comments: tuple[str, ...]


def media_of(clip: Part) -> Media:
    """Return the media of a clip; all its references count, the active one first."""
    references = references_of(clip)
    files = [file for reference in references for file in _files(reference)]
    reel, comments = _cmx(clip)
    found = (
        *(reference.name for reference in references),
        *(name for file in files for name in file_names(file)),
        *(named.name for text in comments if (named := naming(text.lstrip("* "))) is not None),
    )
    called = dict.fromkeys(plain(name) for name in found if name)
    name = clip.name or next(iter(called), "") or reel or ""
    return Media(
        name=name,
        reel=reel,
        file=plain(files[0]) if files else None,
        digest=_digest((*references, clip)),
        names=tuple(other for other in called if other and other != name),
        black=bool(references) and all(_is_black(reference) for reference in references),
        comments=comments,
    )


def references_of(clip: Part) -> list[Part]:
    """Return the media references of a clip, the active one first."""
    only = clip.part("media_reference")
    if only is not None:
        return [only]
    active = clip.text("active_media_reference_key")
    several = clip.mapping("media_references")
    return [
        clip.document.part(several[key], f"{clip.path}.media_references.{plain(key)}")
        for key in sorted(several, key=lambda key: (key != active, key))
        if several[key] is not None
    ]


def _files(reference: Part) -> Iterator[str]:
    """Yield the file that a reference names, and the pattern of an image sequence."""
    if url := reference.text("target_url"):
        yield _path(url)
    elif reference.schema == "ImageSequenceReference":
        base = _path(reference.text("target_url_base"))
        slash = "" if not base or base.endswith(("/", "\\")) else "/"
        prefix = reference.text("name_prefix")
        yield f"{base}{slash}{prefix}{_number(reference)}{reference.text('name_suffix')}"
        if start := prefix.rstrip("._- "):
            yield start


def _number(sequence: Part) -> str:
    padding = sequence.fields.get("frame_zero_padding")
    return f"%0{padding}d" if isinstance(padding, int) and 0 < padding < 20 else "%d"


def _path(url: str) -> str:
    """Return the path of a media URL; what is no URL is a path already."""
    if _DRIVE.match(url):
        return url
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    return unquote(parts.path) or url if parts.scheme else url


def _is_black(reference: Part) -> bool:
    if reference.schema != "GeneratorReference":
        return False
    return reference.text("generator_kind").casefold() in ("black", "slug")


def _cmx(clip: Part) -> tuple[str | None, tuple[str, ...]]:
    """Return the reel and the comments that an edit decision list left with a clip."""
    cmx = clip.mapping("metadata").get("cmx_3600")
    if not isinstance(cmx, dict):
        return None, ()
    reel, comments = cmx.get("reel"), cmx.get("comments")
    texts = comments if isinstance(comments, list) else ()
    said = tuple(plain(text) for text in texts if isinstance(text, str) and text.strip())
    return (plain(reel) or None if isinstance(reel, str) else None), said


def _digest(owners: tuple[Part, ...]) -> str | None:
    for owner in owners:
        for value in _digest_values(owner.mapping("metadata")):
            if found := _SHA256.fullmatch(value.strip()):
                return f"sha256:{found.group(1).lower()}"
    return None


def _digest_values(metadata: Fields) -> Iterator[str]:
    """Yield texts under keys that name a digest, within a bounded part of the metadata."""
    waiting = [(metadata, 0)] if metadata else []
    seen = 0
    while waiting and seen < _MOST_KEYS:
        mapping, depth = waiting.pop()
        for key, value in mapping.items():
            seen += 1
            if isinstance(value, str) and key.casefold() in _DIGEST_KEYS:
                yield value
            elif depth < _DEEPEST and isinstance(value, dict):
                waiting.append((value, depth + 1))
