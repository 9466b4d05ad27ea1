"""A log's proofs lead where they claim, and nowhere else."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearslate.domain.tree_hash import (
    EMPTY,
    Frontier,
    ProofFailed,
    check_consistency,
    check_inclusion,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    node_hash,
    root_of,
)

# The entries and roots that the Certificate Transparency reference tests use.
VECTORS = [
    bytes.fromhex(e)
    for e in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = {
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}  # fmt: skip
entries = st.lists(st.binary(max_size=4), min_size=1, max_size=40)


def test_no_entries_have_the_hash_of_nothing_for_a_root() -> None:
    assert root_of([]) == EMPTY == sha256(b"").digest()


@pytest.mark.parametrize("size", ROOTS)
def test_the_published_roots_are_ours(size: int) -> None:
    assert root_of([leaf_hash(e) for e in VECTORS[:size]]).hex() == ROOTS[size]


def test_a_root_is_split_at_the_largest_power_of_two() -> None:
    a, b, c = (leaf_hash(e) for e in (b"a", b"b", b"c"))

    assert root_of([a, b, c]) == node_hash(node_hash(a, b), c)


@given(entries, st.data())
def test_every_entry_has_a_proof_and_no_other_entry_has_it(
    logged: list[bytes], data: st.DataObject
) -> None:
    leaves = [leaf_hash(e) for e in logged]
    index = data.draw(st.integers(0, len(leaves) - 1))
    proof, root = inclusion_proof(leaves, index), root_of(leaves)

    check_inclusion(leaves[index], index, len(leaves), proof, root)
    with pytest.raises(ProofFailed):
        check_inclusion(leaf_hash(b"never logged"), index, len(leaves), proof, root)
    with pytest.raises(ProofFailed):
        check_inclusion(leaves[index], index, len(leaves), (*proof, EMPTY), root)


@given(entries, st.data())
def test_a_log_that_only_grew_shows_it_and_a_rewritten_one_cannot(
    logged: list[bytes], data: st.DataObject
) -> None:
    leaves = [leaf_hash(e) for e in logged]
    size = data.draw(st.integers(1, len(leaves)))
    older, newer = (size, root_of(leaves[:size])), (len(leaves), root_of(leaves))
    proof = consistency_proof(leaves, size)

    check_consistency(older, newer, proof)
    with pytest.raises(ProofFailed):
        check_consistency((size, leaf_hash(b"another past")), newer, proof)


@given(entries, entries)
def test_a_frontier_goes_on_where_it_was_left(first: list[bytes], more: list[bytes]) -> None:
    leaves = [leaf_hash(e) for e in (*first, *more)]
    left = Frontier.over(leaves[: len(first)])
    resumed = Frontier(left.size, left.peaks)
    for leaf in leaves[len(first) :]:
        resumed.append(leaf)

    assert resumed.root() == root_of(leaves)


@pytest.mark.parametrize("index", [-1, 2])
def test_what_was_never_logged_has_no_proof(index: int) -> None:
    with pytest.raises(IndexError):
        inclusion_proof([EMPTY, EMPTY], index)
