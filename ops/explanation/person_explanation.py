"""Why mentions are taken for one person, as it is shown. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

Pair = Mapping[str, Any]
"""Two mentions held against each other, as it is kept with a person."""

Said = Mapping[str, Mapping[str, Any]]
"""What each mention says, by its reference: names, born, grade, source. Of some nothing may be known any more."""


def said_by(events: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """What the mentions in these events say, and how good that is."""
    return {
        f"{item['item_id']}/{person['mention']}": {
            "names": person.get("names", []),
            "born": person.get("birth_date"),
            "identifiers": person.get("identifiers", []),
            "role": person["role"],
            "grade": item["grade"],
            "source": event.get("source_system"),
        }
        for event in events
        for item in event["items"]
        for person in item.get("persons", ())
    }


def mentions_named(person: Mapping[str, Any]) -> list[str]:
    """Every mention that a person's explanation names: their own first, in the order of their ids."""
    why = person.get("why") or {}
    pairs = [*why.get("joins", ()), *why.get("possibly_also", ())]
    named = (mention for pair in pairs for mention in (pair["one"], pair["other"]))
    return list(dict.fromkeys([*person["mentions"], *named]))


def mention_rows(mentions: Sequence[str], said: Said) -> Iterator[tuple[object, ...]]:
    """A number to call each mention by, its reference, and what it says."""
    for number, mention in enumerate(mentions, 1):
        one = said.get(mention, {})
        names = ", ".join(one.get("names", ())) or "(not shown in this view)"
        numbers = ", ".join(one.get("identifiers", ()))
        who = "; ".join(part for part in (names, one.get("born"), numbers) if part)
        grade = f"[{one['grade']}]" if one else ""
        yield number, mention, who, grade, one.get("source")


def join_title(join: Pair, numbers: Mapping[str, int]) -> str:
    """Which two, by what rule, and how strongly."""
    both = f"{numbers[join['one']]} and {numbers[join['other']]}"
    if join["rule"] == "decision":
        return f"{both}: decided {join['decided']} (their features alone: {join['bits']:+.2f} bits)"
    return f"{both}: {join['bits']:+.2f} bits; all of both sides on average {join['support']:+.2f}"


def possible_title(other: Pair, numbers: Mapping[str, int]) -> str:
    """Who else it may be, why not more, and what a person would have to know."""
    both = f"{numbers[other['one']]} and {numbers[other['other']]}"
    why = f"{both}, person {other['person']}: {other['bits']:+.2f} bits; not more because {other['why_not']}."
    return f"{why} To know: {other['to_know']}."


def pair_heads(pair: Pair, numbers: Mapping[str, int]) -> list[str]:
    """The columns of the table of one pair: each side is headed by its number, its grade and who says it."""
    sides = (f"{numbers[pair[side]]} [{pair[f'{side}_grade']}] {pair[f'{side}_source']}" for side in ("one", "other"))
    return ["feature", "how", "bits", *sides]


def feature_rows(features: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, str, str, str, str]]:
    """Feature, at which level the two agree or differ, what that is worth, and what each says."""
    for one in features:
        says = (one.get("one") or "", one.get("other") or "")
        yield one["feature"], one["level"].replace("-", " "), f"{one['bits']:+.2f}", *says


def decision_rows(decisions: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, ...]]:
    """What was decided, by whom, when, why, and the item that says so."""
    for one in decisions:
        words = "are one" if one["decision"] == "same" else "are two"
        about = [*one["mentions"], *one["others"]]
        yield f"{len(about)} {words}", one["by"], one["at"][:10], one["reason"], one["item"]


def otherwise(joins: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Each join that would be another, in two lines."""
    for one in joins:
        yield f"{one['one']} and"
        yield f"  {one['other']}: now {_worth(one['now'])}; then {_worth(one['then'])}"


def _worth(weight: Mapping[str, Any] | None) -> str:
    if weight is None:
        return "no join"
    mean = "by decision" if weight["support"] is None else f"on average {weight['support']:+.2f}"
    return f"{weight['bits']:+.2f} bits, {mean}"
