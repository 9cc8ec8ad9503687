"""A drug line's document in words: what it stands on, where it sells, and why its mentions are taken for one line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from schemas.documents.lines import LineNumber, TownServed
from schemas.facts.lines import LineJoins
from schemas.facts.standing import Standing

NAMED: Final = 5
"""Numbers and towns that are named in words."""


def line_explanation(
    name: str,
    mentions: int,
    numbers: Sequence[LineNumber],
    home: str | None,
    towns: Sequence[TownServed],
    stands: Standing,
    why: LineJoins | None,
) -> str:
    """A few sentences."""
    items, origins = _several(stands.items_total, "item"), _several(stands.origins, "independent origin")
    said = [f"{_several(mentions, 'mention')} in {items} from {origins}, as {name}."]
    if numbers:
        said.append(f"Numbers named: {_list([_number(one) for one in numbers])}.")
    if home:
        said.append(f"Most of those named with it live in {home}.")
    if towns:
        said.append(f"Heard of in {_list([f'{one.town} since {one.first_seen:%d %b %Y}' for one in towns])}.")
    if rural := next((one for one in towns if one.rural), None):
        said.append(f"First in a rural place: {rural.town}, {rural.first_seen:%d %b %Y}.")
    return " ".join([*said, *(_why(why) if why else ())])


def _why(why: LineJoins) -> list[str]:
    said = []
    if why.joins:
        ties = Counter(join.tie for join in why.joins)
        counted = ", ".join(f"{tie} {times}" for tie, times in sorted(ties.items(), key=lambda one: (-one[1], one[0])))
        of = f" of the first {len(why.joins)}" if why.joins_total > len(why.joins) else ""
        said.append(f"{_several(why.joins_total, 'join')}, by what they share{of}: {counted}.")
    if why.kept_apart:
        said.append(f"Kept apart from {_several(len(why.kept_apart), 'other line')}.")
    if why.review:
        said.append(f"To be reviewed: {'; '.join(why.review)}.")
    return said


def _number(one: LineNumber) -> str:
    return f"{one.number} from {one.first_named:%d %b %Y} until {one.last_named:%d %b %Y}"


def _list(several: Sequence[str]) -> str:
    more = f" and {len(several) - NAMED} more" if len(several) > NAMED else ""
    return "; ".join(several[:NAMED]) + more


def _several(count: int, one: str) -> str:
    return f"{count} {one if count == 1 else one + 's'}"
