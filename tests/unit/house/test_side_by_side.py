"""The table that sets a clean year beside one as sent and written worlds: counts pooled, and no unread world opened."""

from __future__ import annotations

from benchmarks.patterns.side_by_side import PATTERNS, UNREAD, Shares, looked_at, table


def test_shares_are_pooled_by_their_counts() -> None:
    assert str(Shares(4, 3, 10, 5).pooled(Shares(6, 6, 10, 1))) == "0.90, 0.30"


def test_where_nothing_is_raised_there_is_no_precision_and_where_nothing_was_so_no_cell() -> None:
    assert (str(Shares(0, 0, 8, 0)), str(Shares(2, 0, 0, 0))) == ("none, 0.00", "")


def test_each_pattern_stands_above_its_trivial_rule_and_what_has_no_truth_is_left_empty() -> None:
    cells = {pattern.name: (Shares(1, 1, 1, 1), Shares(0, 0, 1, 0)) for pattern in PATTERNS}
    known = {name: cell for name, cell in cells.items() if name != "nominal out of area"}
    lines = table({"clean year": cells, "towns": known}).splitlines()
    assert lines[2:4] == [
        "| cuckooed home | 1.00, 1.00 | 1.00, 1.00 |",
        "| its trivial rule | none, 0.00 | none, 0.00 |",
    ]
    assert lines[-2] == "| nominal out of area | 1.00, 1.00 |  |"


def test_no_unread_world_is_opened_unless_it_is_named() -> None:
    assert looked_at()
    assert [file.name for file in looked_at() if file.name.startswith(UNREAD)] == []
