"""Why a line is separate from others is told again when what it says of the others changes."""

from __future__ import annotations

import pytest

from streams.resolution.lines.line_clustering import LineCluster, LineClustering
from streams.resolution.lines.line_separations import changed_lines, line_separations

MINE = LineCluster(names=("jazz",), mentions=("A/1/o1",), joins=(), home="")
OTHER = LineCluster(names=("rio",), mentions=("B/1/o1",), joins=(), home="")


def _of(other: LineCluster) -> LineClustering:
    return LineClustering(lines={"A/1/o1": MINE, "B/1/o1": other}, decisions=())


@pytest.mark.parametrize(
    "changed",
    [OTHER._replace(names=("rio", "jazz")), OTHER._replace(home="Corby")],
    ids=["it has a name of this one now", "its home is known now"],
)
def test_a_line_is_told_again_when_what_it_says_of_another_changes(changed: LineCluster) -> None:
    assert changed_lines([_of(OTHER)], [_of(changed)]) == {"A/1/o1", "B/1/o1"}


def test_a_mention_more_of_another_line_says_nothing_new_of_this_one() -> None:
    more = OTHER._replace(mentions=(*OTHER.mentions, "C/1/o1"))
    assert changed_lines([_of(OTHER)], [_of(more)]) == {"B/1/o1"}


def test_the_reason_names_a_name_in_common() -> None:
    (apart,) = line_separations(_of(OTHER), "A/1/o1")
    assert apart.why == "their names differ, and no decision makes them one"
    (apart,) = line_separations(_of(OTHER._replace(names=("rio", "jazz"))), "A/1/o1")
    assert apart.why.startswith("no number, person or premises is named with both")
