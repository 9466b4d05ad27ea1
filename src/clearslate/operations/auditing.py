"""Auditing: the log recomputed from its first entry, and proofs that an entry stands in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from clearslate.domain.tree_hash import (
    Frontier,
    Hash,
    ProofFailed,
    check_inclusion,
    leaf_hash,
    node_hash,
    root_of,
)
from clearslate.formats.canonical import canonical
from clearslate.operations.actor import Actor
from clearslate.operations.checkpointing import log_key, note_holds
from clearslate.records.checkpoints import (
    CheckpointKept,
    EntryKept,
    checkpoints,
    last_checkpoint,
    leaves,
    whole_log,
)
from clearslate.records.log_guard import is_guarded


class Fault(StrEnum):
    """What is wrong with the log."""

    SEQUENCE = "sequence"
    """An entry is missing, or stands twice."""
    LEAF = "leaf"
    """An entry's bytes are not those that were hashed."""
    COLUMNS = "columns"
    """What lists show of an entry is not what the entry says."""
    ROOT = "root"
    """A checkpoint's root is not that of the entries before it."""
    SIGNATURE = "signature"
    """A checkpoint's note is not signed by the log's key, or says something else."""
    TOO_SHORT = "too_short"
    """A checkpoint was made over more entries than there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """The first place at which the log does not hold."""

    index: int
    """Of an entry, or the size of a checkpoint."""
    fault: Fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What came of verifying the log."""

    size: int
    """Entries that were recomputed."""
    root: bytes
    checkpoints: int
    guarded: bool
    """Whether the database refuses to change what is in the log."""
    broken: Broken | None = None

    @property
    def holds(self) -> bool:
        """Whether every entry, root and signature is as it should be."""
        return self.broken is None


def verify(actor: Actor) -> Verified:
    """Recompute every leaf and root, and hold each checkpoint against them.

    A root over the first entries that comes out of the same pass as the next one shows that
    the log at the next checkpoint begins with the log at this one: consistency needs no proof
    of its own where all entries are at hand.
    """
    made, public = checkpoints(), log_key().public
    edge, ahead = Frontier(), list(reversed(made))
    broken = _first_bad_note(made, public)
    for entry in whole_log():
        fault = _fault_of(entry, edge.size)
        if fault is not None:
            broken = Broken(index=edge.size, fault=fault)
            break
        edge.append(entry.leaf)
        while ahead and ahead[-1].size == edge.size:
            if ahead.pop().root != edge.root():
                broken = broken or Broken(index=edge.size, fault=Fault.ROOT)
    else:
        if ahead:
            broken = broken or Broken(index=ahead[-1].size, fault=Fault.TOO_SHORT)
    return Verified(
        size=edge.size,
        root=edge.root(),
        checkpoints=len(made),
        guarded=is_guarded(),
        broken=broken,
    )


def _first_bad_note(made: tuple[CheckpointKept, ...], public: bytes) -> Broken | None:
    for kept in made:
        read = note_holds(kept.note, public)
        if read is None or (read.size, read.root) != (kept.size, kept.root):
            return Broken(index=kept.size, fault=Fault.SIGNATURE)
    return None


def _fault_of(entry: EntryKept, index: int) -> Fault | None:
    if entry.number != index:
        return Fault.SEQUENCE
    if leaf_hash(entry.entry.encode()) != entry.leaf:
        return Fault.LEAF
    return None if _says(entry) else Fault.COLUMNS


def _says(entry: EntryKept) -> bool:
    """Say whether the columns are what the entry says, without parsing a million of them.

    Canonical keys come in order: act, actor, at and details, then index and subject.
    """
    begins = (
        f'{{"act":{_json(entry.act)},"actor":{_json(entry.actor)},"at":"{entry.at}","details":'
    )
    ends = f',"index":{entry.number},"subject":{_json(entry.subject)}}}'
    return entry.entry.startswith(begins) and entry.entry.endswith(ends)


def _json(text: str) -> str:
    """Return how a text is spelled in an entry; most need no more than quotes around them."""
    if text.isascii() and text.isprintable() and '"' not in text and "\\" not in text:
        return f'"{text}"'
    return _spelled_out(text)


@lru_cache(10_000)
def _spelled_out(text: str) -> str:
    return canonical(text).decode()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """That one entry stands in the log of a checkpoint."""

    index: int
    leaf: bytes
    checkpoint: CheckpointKept
    path: tuple[bytes, ...]


def prove(index: int) -> Proof | None:
    """Return a proof that an entry stands in the log; None before a checkpoint has it."""
    kept = last_checkpoint()
    if kept is None or not 0 <= index < kept.size:
        return None
    [leaf] = leaves(index, index + 1)
    path = tuple(_path(index, 0, kept.size))
    try:
        check_inclusion(leaf, index, kept.size, path, kept.root)
    except ProofFailed:
        # Another log was here before, such as one that was restored from a copy.
        _BLOCKS.clear()
        path = tuple(_path(index, 0, kept.size))
    return Proof(index=index, leaf=leaf, checkpoint=kept, path=path)


_BLOCK = 1024
_BLOCKS: dict[int, Hash] = {}
"""Roots of whole blocks by where they begin: what is in the log never changes."""


def _path(index: int, start: int, end: int) -> Iterator[Hash]:
    """Yield what leads from an entry to the root over ``start`` to ``end`` (RFC 9162, 2.1.3.1)."""
    if end - start == 1:
        return
    middle = start + (1 << ((end - start - 1).bit_length() - 1))
    if index < middle:
        yield from _path(index, start, middle)
        yield _root(middle, end)
    else:
        yield from _path(index, middle, end)
        yield _root(start, middle)


def _root(start: int, end: int) -> Hash:
    size = end - start
    if size < _BLOCK:
        return root_of(tuple(leaves(start, end)))
    if size == _BLOCK:
        if start not in _BLOCKS:
            _BLOCKS[start] = root_of(tuple(leaves(start, end)))
        return _BLOCKS[start]
    middle = start + (1 << ((size - 1).bit_length() - 1))
    return node_hash(_root(start, middle), _root(middle, end))
