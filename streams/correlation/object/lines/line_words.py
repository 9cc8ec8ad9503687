"""The explanation of a drug line's document: support, numbers, towns, and why its mentions are one line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from schemas.documents.lines import LineNumber, TownServed
from schemas.facts.lines import LineJoins
from schemas.facts.standing import Standing
from schemas.times import clock_day
from streams.correlation.texts_read import TextsRead, in_words
from streams.correlation.wording import quantity

NAMED: Final = 5
"""Numbers and towns that the explanation names, at most."""


def line_explanation(
    name: str,
    mentions: int,
    numbers: Sequence[LineNumber],
    home: str | None,
    towns: Sequence[TownServed],
    stands: Standing,
    why: LineJoins | None,
    read: TextsRead,
) -> str:
    """The explanation, a few sentences."""
    items, origins = quantity(stands.items_total, "item"), quantity(stands.origins, "independent origin")
    sentences = [f"{quantity(mentions, 'mention')} in {items} from {origins}, as {name}."]
    if read:
        sentences.append(in_words(read.shown, len(read), mentions))
    if numbers:
        sentences.append(f"Numbers named: {_list([_number(number) for number in numbers])}.")
    if home:
        sentences.append(f"Most of those named with it live in {home}.")
    if towns:
        sentences.append(f"Heard of in {_list([f'{town.town} since {_day(town.first_seen)}' for town in towns])}.")
    if rural := next((town for town in towns if town.rural), None):
        sentences.append(f"First in a rural place: {rural.town}, {_day(rural.first_seen)}.")
    return " ".join([*sentences, *(_why(why) if why else ())])


def _why(why: LineJoins) -> list[str]:
    sentences = []
    if why.joins:
        ties = Counter(join.tie for join in why.joins)
        counted = ", ".join(
            f"{tie} {times}" for tie, times in sorted(ties.items(), key=lambda pair: (-pair[1], pair[0]))
        )
        of = f" of the first {len(why.joins)}" if why.joins_total > len(why.joins) else ""
        sentences.append(f"{quantity(why.joins_total, 'join')}, by what they share{of}: {counted}.")
    if why.kept_apart:
        sentences.append(f"Kept apart from {quantity(len(why.kept_apart), 'other line')}.")
    if why.review:
        sentences.append(f"To be reviewed: {'; '.join(why.review)}.")
    return sentences


def _day(moment: datetime) -> str:
    return f"{clock_day(moment):%d %b %Y}"


def _number(number: LineNumber) -> str:
    return f"{number.number} from {_day(number.first_named)} until {_day(number.last_named)}"


def _list(several: Sequence[str]) -> str:
    more = f" and {len(several) - NAMED} more" if len(several) > NAMED else ""
    return "; ".join(several[:NAMED]) + more
