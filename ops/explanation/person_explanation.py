"""Why mentions are taken for one person: the rows and titles that ``viper explain person`` prints. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

Pair = Mapping[str, Any]
"""Two mentions compared feature by feature, as a person's document holds it."""

Contents = Mapping[str, Mapping[str, Any]]
"""By mention: names, birth date, identifiers, role, grade, source. Absent where the view does not show it."""


def person_contents(events: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """What the mentions of persons in these events hold."""
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


def explained_mentions(person: Mapping[str, Any]) -> list[str]:
    """Every mention that a person's explanation names: their own first, in the order of their ids."""
    why = person.get("why") or {}
    pairs = [*why.get("joins", ()), *why.get("possibly_also", ())]
    named = (mention for pair in pairs for mention in (pair["one"], pair["other"]))
    return list(dict.fromkeys([*person["mentions"], *named]))


def person_mention_rows(mentions: Sequence[str], contents: Contents) -> Iterator[tuple[object, ...]]:
    """A number to refer to each mention by, its reference, what it holds, its grade and its source."""
    for number, mention in enumerate(mentions, 1):
        content = contents.get(mention, {})
        names = ", ".join(content.get("names", ())) or "(not shown in this view)"
        identifiers = ", ".join(content.get("identifiers", ()))
        who = "; ".join(part for part in (names, content.get("born"), identifiers) if part)
        grade = f"[{content['grade']}]" if content else ""
        yield number, mention, who, grade, content.get("source")


def join_title(join: Pair, numbers: Mapping[str, int]) -> str:
    """Which two mentions, by what rule, and the weight in bits."""
    both = _numbers_of(join, numbers)
    if join["rule"] == "decision":
        return f"{both}: decided {join['decided']} (their features alone: {join['bits']:+.2f} bits)"
    likely = f"{join['likely']} one person, " if join.get("likely") else ""
    return f"{both}: {likely}{join['bits']:+.2f} bits; all of both sides on average {join['support']:+.2f}"


def possible_title(other: Pair, numbers: Mapping[str, int]) -> str:
    """Another person whom this one may be: the weight, why they are not joined, and what would tell."""
    likely = f"{other['likely']} one person, " if other.get("likely") else ""
    why = f"{likely}{other['bits']:+.2f} bits; not more because {other['why_not']}."
    return f"{_numbers_of(other, numbers)}, person {other['person']}: {why} To know: {other['to_know']}."


def _numbers_of(pair: Pair, numbers: Mapping[str, int]) -> str:
    return f"{numbers[pair['one']]} and {numbers[pair['other']]}"


def pair_columns(pair: Pair, numbers: Mapping[str, int]) -> list[str]:
    """The columns of the table of one pair: each side is headed by its number, its grade and its source."""
    sides = (f"{numbers[pair[side]]} [{pair[f'{side}_grade']}] {pair[f'{side}_source']}" for side in ("one", "other"))
    return ["feature", "how", "bits", *sides]


def feature_rows(features: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, str, str, str, str]]:
    """Feature, at which level the two agree or differ, its weight in bits, and the value on each side."""
    for feature in features:
        values = (feature.get("one") or "", feature.get("other") or "")
        yield feature["feature"], feature["level"].replace("-", " "), f"{feature['bits']:+.2f}", *values


def decision_rows(decisions: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, ...]]:
    """What was decided about how many mentions, by whom, when, why, and the item that records it."""
    for decision in decisions:
        words = "are one" if decision["decision"] == "same" else "are two"
        mentions = [*decision["mentions"], *decision["others"]]
        yield f"{len(mentions)} {words}", decision["by"], decision["at"][:10], decision["reason"], decision["item"]


def changed_join_lines(joins: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Two lines for each join that would be different: the mentions, then its weight now and then."""
    for join in joins:
        yield f"{join['one']} and"
        yield f"  {join['other']}: now {_weight(join['now'])}; then {_weight(join['then'])}"


def _weight(weight: Mapping[str, Any] | None) -> str:
    if weight is None:
        return "no join"
    mean = "by decision" if weight["support"] is None else f"on average {weight['support']:+.2f}"
    return f"{weight['bits']:+.2f} bits, {mean}"
