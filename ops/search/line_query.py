"""What a search for drug lines asks of Elasticsearch, and what of a line is shown. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

NAMED = ("names.name.folded", "numbers.number.folded", "people.name.folded", "towns.town.folded")


def line_clauses(
    text: str | None, place: str | None, person: str | None, thing: str | None
) -> Iterator[dict[str, Any]]:
    """What must be so of a line: name, a number however it is written, a town or premises, somebody named with it."""
    for said, fields in ((text, NAMED), (thing, NAMED[:2]), (person, ("people.name.folded",))):
        if said:
            yield _either(said, fields)
    if place:
        yield _match(place, ("towns.town.folded", "home_town.folded", "premises.name.folded"))


def _either(said: str, fields: tuple[str, ...]) -> dict[str, Any]:
    """By its words or, where it is a phone number, by the digits that numbers are compared by."""
    from streams.resolution.stories.tellings import number

    digits = number(said)
    clauses = [_match(said, fields), *([{"term": {"numbers.digits": digits}}] if digits else [])]
    return {"bool": {"should": clauses, "minimum_should_match": 1}}


def _match(text: str, fields: tuple[str, ...]) -> dict[str, Any]:
    return {"multi_match": {"query": text, "fields": list(fields), "type": "cross_fields", "operator": "and"}}


def line_row(line: Mapping[str, Any]) -> tuple[str, str, str, str, str]:
    """Name, newest number, towns, standing and id of one line."""
    numbers = sorted(line.get("numbers", ()), key=lambda one: str(one["last_named"]))
    towns = [one["town"] for one in line.get("towns", ())]
    served = ", ".join(towns[:3]) + (f" and {len(towns) - 3} more" if len(towns) > 3 else "")
    stands = line["standing"]
    return line["name"], numbers[-1]["number"] if numbers else "", served, of_standing(stands), line["id"]


def of_standing(standing: Mapping[str, Any]) -> str:
    """Items, and how many independent origins they have."""
    return f"{standing['items_total']} items, {standing['origins']} origins"


def number_rows(line: Mapping[str, Any]) -> Iterator[tuple[object, ...]]:
    """Each number, and when it was the line's."""
    for one in line.get("numbers", ()):
        yield one["number"], one["first_named"][:10], one["last_named"][:10], one["last_seen"][:10], one["items"]


def town_rows(line: Mapping[str, Any]) -> Iterator[tuple[object, ...]]:
    """Each town, and when the line was named there."""
    for one in line.get("towns", ()):
        yield one["town"], one["first_seen"][:10], one["last_seen"][:10], one["items"]


def said_by(events: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """What the mentions of things in these events say, and how good that is."""
    return {
        f"{item['item_id']}/{one['mention']}": {
            "name": one.get("name"),
            "grade": item["grade"],
            "source": event.get("source_system"),
        }
        for event in events
        for item in event["items"]
        for one in item.get("objects", ())
    }


def mention_rows(mentions: Sequence[str], said: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[object, ...]]:
    """A number to call each mention by, its reference, and what it says."""
    for number, mention in enumerate(mentions, 1):
        one = said.get(mention, {})
        grade = f"[{one['grade']}]" if one else ""
        yield number, mention, one.get("name") or "(not shown in this view)", grade, one.get("source")


def join_rows(line: Mapping[str, Any], numbers: Mapping[str, int]) -> Iterator[tuple[object, ...]]:
    """The two mentions of each join, and what they share."""
    for join in (line.get("why") or {}).get("joins", ()):
        yield f"{numbers[join['one']]} and {numbers[join['other']]}", join["tie"], join["value"]


def apart_rows(line: Mapping[str, Any]) -> Iterator[tuple[object, ...]]:
    """Each line that is kept apart, and why."""
    for one in (line.get("why") or {}).get("kept_apart", ()):
        yield one["line"], one["why"] + (f" ({one['decision']})" if one.get("decision") else "")


def mentions_named(line: Mapping[str, Any]) -> list[str]:
    """Every mention that is shown of a line: those its joins name first."""
    joins = (line.get("why") or {}).get("joins", ())
    return list(dict.fromkeys([*(one for join in joins for one in (join["one"], join["other"])), *line["mentions"]]))
