"""Tree hashes of an append-only log, as RFC 9162 section 2.1 defines them.

A leaf is hashed with a leading zero byte and a node with a leading one, so neither can be
taken for the other. An inclusion proof shows that one entry stands in a tree, a consistency
proof that a tree begins with an earlier one.
"""

from collections.abc import Iterator, Sequence
from hashlib import sha256

Hash = bytes
"""32 bytes."""

EMPTY: Hash = sha256(b"").digest()
"""The root of a log without entries."""


class ProofFailed(ValueError):
    """A proof that does not lead from what is claimed to the root it is claimed for."""


def leaf_hash(entry: bytes) -> Hash:
    """Return the hash of one entry."""
    return sha256(b"\x00" + entry).digest()


def node_hash(left: Hash, right: Hash) -> Hash:
    """Return the hash of two neighbours."""
    return sha256(b"\x01" + left + right).digest()


def _split(size: int) -> int:
    """Return the largest power of two below ``size``, which is at least two."""
    return 1 << ((size - 1).bit_length() - 1)


def root_of(leaves: Sequence[Hash]) -> Hash:
    """Return the root over ``leaves``, in linear time."""
    return Frontier.over(leaves).root()


class Frontier:
    """The right edge of a tree: all that is needed to append to it and to say its root.

    ``peaks`` are the roots of the whole subtrees from left to right, one for each set bit
    of ``size``.
    """

    def __init__(self, size: int = 0, peaks: Sequence[Hash] = ()) -> None:
        if len(peaks) != size.bit_count():
            raise ValueError(f"{size} entries have {size.bit_count()} peaks, not {len(peaks)}")
        self.size = size
        self._peaks = list(peaks)

    @classmethod
    def over(cls, leaves: Sequence[Hash]) -> "Frontier":
        """Return the frontier of a tree of ``leaves``."""
        made = cls()
        for leaf in leaves:
            made.append(leaf)
        return made

    @property
    def peaks(self) -> tuple[Hash, ...]:
        """The roots of the whole subtrees, from left to right."""
        return tuple(self._peaks)

    def append(self, leaf: Hash) -> None:
        """Add one entry at the end."""
        carried, size = leaf, self.size
        while size & 1:
            carried = node_hash(self._peaks.pop(), carried)
            size >>= 1
        self._peaks.append(carried)
        self.size += 1

    def root(self) -> Hash:
        """Return the root over everything appended so far."""
        if not self._peaks:
            return EMPTY
        root = self._peaks[-1]
        for peak in reversed(self._peaks[:-1]):
            root = node_hash(peak, root)
        return root


def inclusion_proof(leaves: Sequence[Hash], index: int) -> tuple[Hash, ...]:
    """Return what leads from the leaf at ``index`` to the root over ``leaves``.

    Raises:
        IndexError: where there is no such leaf.
    """
    if not 0 <= index < len(leaves):
        raise IndexError(index)
    if len(leaves) == 1:
        return ()
    half = _split(len(leaves))
    if index < half:
        return (*inclusion_proof(leaves[:half], index), root_of(leaves[half:]))
    return (*inclusion_proof(leaves[half:], index - half), root_of(leaves[:half]))


def check_inclusion(leaf: Hash, index: int, size: int, proof: Sequence[Hash], root: Hash) -> None:
    """Hold a proof that ``leaf`` is entry ``index`` of ``size`` under ``root``.

    Raises:
        ProofFailed: where it does not lead there (RFC 9162, 2.1.3.2).
    """
    if not 0 <= index < size:
        raise ProofFailed
    made = leaf
    for on_left, step in _climbing(index, size - 1, proof):
        made = node_hash(step, made) if on_left else node_hash(made, step)
    if made != root:
        raise ProofFailed


def _climbing(place: int, last: int, proof: Sequence[Hash]) -> Iterator[tuple[bool, Hash]]:
    """Yield each step from a node up to the root, with whether it stands on the left.

    Raises:
        ProofFailed: where there are too many steps, or too few.
    """
    for step in proof:
        if last == 0:
            raise ProofFailed
        on_left = bool(place & 1) or place == last
        yield on_left, step
        while on_left and place and not place & 1:
            place, last = place >> 1, last >> 1
        place, last = place >> 1, last >> 1
    if last:
        raise ProofFailed


def consistency_proof(leaves: Sequence[Hash], size: int) -> tuple[Hash, ...]:
    """Return what shows that the tree over ``leaves`` begins with its first ``size`` entries.

    Raises:
        IndexError: unless there are between one and ``len(leaves)`` of them.
    """
    if not 0 < size <= len(leaves):
        raise IndexError(size)
    return _consistency(leaves, size, whole=True)


def _consistency(leaves: Sequence[Hash], size: int, *, whole: bool) -> tuple[Hash, ...]:
    if size == len(leaves):
        return () if whole else (root_of(leaves),)
    half = _split(len(leaves))
    if size <= half:
        return (*_consistency(leaves[:half], size, whole=whole), root_of(leaves[half:]))
    right = _consistency(leaves[half:], size - half, whole=False)
    return (*right, root_of(leaves[:half]))


def check_consistency(
    older: tuple[int, Hash], newer: tuple[int, Hash], proof: Sequence[Hash]
) -> None:
    """Hold a proof that the tree ``newer`` begins with the tree ``older``; both size and root.

    Raises:
        ProofFailed: where it does not show that (RFC 9162, 2.1.4.2).
    """
    (size, root), (size_now, root_now) = older, newer
    if size == size_now:
        if proof or root != root_now:
            raise ProofFailed
        return
    steps = list(proof) if size & (size - 1) else [root, *proof]
    if not 0 < size < size_now or not steps:
        raise ProofFailed
    place, last = size - 1, size_now - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    was = now = steps[0]
    for on_left, step in _climbing(place, last, steps[1:]):
        was = node_hash(step, was) if on_left else was
        now = node_hash(step, now) if on_left else node_hash(now, step)
    if was != root or now != root_now:
        raise ProofFailed
