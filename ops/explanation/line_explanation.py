"""Why mentions are taken for one drug line: the rows that ``viper explain line`` prints. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

Line = Mapping[str, Any]
"""The document of a drug line."""

Contents = Mapping[str, Mapping[str, Any]]
"""By mention: the name or number it holds, its item's grade, and its source. Absent where the view does not show it."""


def object_contents(events: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """What the mentions of objects in these events hold."""
    return {
        f"{item['item_id']}/{mention['mention']}": {
            "name": mention.get("name"),
            "grade": item["grade"],
            "source": event.get("source_system"),
        }
        for event in events
        for item in event["items"]
        for mention in item.get("objects", ())
    }


def line_mentions(line: Line) -> list[str]:
    """Every mention that is shown of a line: those its joins name first."""
    joins = (line.get("why") or {}).get("joins", ())
    joined = (mention for join in joins for mention in (join["one"], join["other"]))
    return list(dict.fromkeys([*joined, *line["mentions"]]))


def object_mention_rows(mentions: Sequence[str], contents: Contents) -> Iterator[tuple[object, ...]]:
    """A number to refer to each mention by, its reference, what it holds, its grade and its source."""
    for number, mention in enumerate(mentions, 1):
        content = contents.get(mention, {})
        grade = f"[{content['grade']}]" if content else ""
        yield number, mention, content.get("name") or "(not shown in this view)", grade, content.get("source")


def number_rows(line: Line) -> Iterator[tuple[object, ...]]:
    """Each phone number, from when until when it was named as the line's, when it was last seen, its items."""
    for number in line.get("numbers", ()):
        days = (number[field][:10] for field in ("first_named", "last_named", "last_seen"))
        yield number["number"], *days, number["items"]


def town_rows(line: Line) -> Iterator[tuple[object, ...]]:
    """Each town, from when until when the line was named there, and in how many items."""
    for town in line.get("towns", ()):
        yield town["town"], town["first_seen"][:10], town["last_seen"][:10], town["items"]


def line_join_rows(line: Line, numbers: Mapping[str, int]) -> Iterator[tuple[object, ...]]:
    """The two mentions of each join, by their numbers, and the value they share."""
    for join in (line.get("why") or {}).get("joins", ()):
        yield f"{numbers[join['one']]} and {numbers[join['other']]}", join["tie"], join["value"]


def separate_line_rows(line: Line) -> Iterator[tuple[object, ...]]:
    """Each other line that this one is not joined with, and why not."""
    for other in (line.get("why") or {}).get("kept_apart", ()):
        yield other["line"], other["why"] + (f" ({other['decision']})" if other.get("decision") else "")
