"""Attaching: files put beside a draft, kept under their digest and never interpreted."""

import re
from collections.abc import Iterable
from unicodedata import category, normalize

from clearslate.operations.actor import Actor
from clearslate.operations.drafting import log, to_write
from clearslate.records.drafts import attachment, detach
from clearslate.records.files import FileKept, attach, store
from clearslate.records.log import atomic

_LONGEST = 120
_UNSAFE = re.compile(r'[<>:"|?*\\/;%]+')
_NAMELESS = "file"


def attach_file(
    handle: str, number: int, name: str, chunks: Iterable[bytes], actor: Actor, *, largest: int
) -> FileKept:
    """Keep a file beside a draft.

    Raises:
        NotThere: where the actor may see no such draft.
        TooLarge: past ``largest`` bytes; then nothing is kept.
        NoContent: where it has no bytes.
    """
    stored = store(chunks, largest=largest)
    with atomic():
        draft = to_write(handle, number, actor)
        file = attach(
            safe_name(name),
            stored,
            production=draft.production.number,
            organisation=draft.content.organisation,
            added_by=actor.number,
            at=actor.at,
            draft=draft.number,
        )
        kept = attachment(draft=draft.number, file=file)
        log(draft, "attached", actor, {"name": kept.name, "digest": kept.digest})
    return kept


@atomic()
def take_off(handle: str, number: int, file: int, actor: Actor) -> str:
    """Take a file off a draft and return its name.

    Raises:
        NotThere: where the actor may see no such draft, or it has no such file.
    """
    draft = to_write(handle, number, actor)
    kept = attachment(draft=draft.number, file=file)
    log(draft, "detached", actor, {"name": kept.name, "digest": kept.digest})
    detach(draft.number, file)
    return kept.name


def safe_name(name: str) -> str:
    """Return a file's name as it may be shown and offered: no folders, nothing invisible.

    The end is kept, so that a long name still says what kind of file it was called.
    """
    last = re.split(r"[\\/]", normalize("NFC", name))[-1]
    seen = "".join(each for each in last if category(each)[0] not in "CZ" or each == " ")
    plain = _UNSAFE.sub("_", " ".join(seen.split())).strip(" .")
    if not plain:
        return _NAMELESS
    head, dot, end = plain.rpartition(".")
    if not dot or len(end) > 12:
        return plain[:_LONGEST]
    return f"{head[: _LONGEST - len(end) - 1]}.{end}"
