"""What is removed and what is restored when an index is compared with its conclusions, by values alone."""

from __future__ import annotations

from indexers.reconciliation import Concluded, Differences, Indexed, Reconciled, differences

A, B, C, D = (("index", name) for name in "abcd")


def indexed(digest: bytes, seq_no: int = 7) -> Indexed:
    return Indexed(digest, seq_no, 1)


def test_only_what_differs_is_touched_and_each_kind_of_difference_in_its_own_way() -> None:
    concluded = {A: Concluded(b"a", 0, 1), B: Concluded(b"b", 0, 2), C: Concluded(b"c", 1, 3)}
    found = differences(concluded, [(A, indexed(b"a")), (B, indexed(b"other")), (D, indexed(b"d", 9))])
    assert found == Differences(
        counts=Reconciled(right=1, missing=1, false=1, invented=1),
        remove={B: indexed(b"other"), D: indexed(b"d", 9)},
        restore={B: concluded[B], C: concluded[C]},
    )


def test_an_index_that_agrees_is_left_alone() -> None:
    found = differences({A: Concluded(b"a", 0, 1)}, [(A, indexed(b"a"))])
    assert found == Differences(counts=Reconciled(right=1))
