"""No rule takes the day of a moment in UTC: days are those of the clocks here (``schemas.times.clock_day``)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[3]
ALLOWED = {
    "date.max.toordinal()",
    "date.min.toordinal()",
    "min((order.day for order in hearing)).toordinal()",  # the day of an order, as courts have it
    "day_of(min(month + 2, date.max.year * 12 + 11)).toordinal()",
    "last_day(child.active_until).toordinal()",
}


def days_in_utc(source: str) -> Iterator[str]:
    """Calls of ``date`` and ``toordinal`` of what may be a moment."""
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call) and not node.args)
    for call in calls:
        of_a_moment = isinstance(call.func, ast.Attribute) and call.func.attr in {"date", "toordinal", "isocalendar"}
        if of_a_moment and ast.unparse(call) not in ALLOWED:
            yield ast.unparse(call)


def test_a_day_of_a_moment_is_found() -> None:
    assert list(days_in_utc("day = fact.start.date()\nnumber = at.toordinal()")) == [
        "fact.start.date()",
        "at.toordinal()",
    ]


def test_no_stage_takes_the_day_of_a_moment_in_utc() -> None:
    files = sorted((ROOT / "streams").rglob("*.py"))
    assert files
    assert {file.name: found for file in files if (found := list(days_in_utc(file.read_text())))} == {}
