"""Why mentions are taken for one person: the rows and titles that ``viper explain person`` prints. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final, NamedTuple

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


class Screen(NamedTuple):
    """What of an explanation is shown in full, and what in a line each: at most a screen of 50 lines."""

    mentions: Sequence[str]  # those of the pairs below first
    join: Pair | None
    other_joins: Sequence[Pair]
    possible: Pair | None
    other_possible: Sequence[Pair]
    review: Sequence[str]
    left_out: bool  # whether anything is not shown


def screen(person: Mapping[str, Any]) -> Screen:
    """The weakest join by features, which is the one to doubt, and whoever is likeliest another, are shown in full."""
    why = person.get("why") or {}
    joins, possible, review = (list(why.get(name, ())) for name in ("joins", "possibly_also", "review"))
    weakest = min((join for join in joins if join["rule"] != "decision"), key=_bits, default=None)
    weakest = weakest or next(iter(joins), None)
    others = [join for join in joins if join is not weakest]
    pairs = (weakest, others[:JOINS], next(iter(possible), None), possible[1 : 1 + POSSIBLE])
    named = [pair[side] for pair in (*pairs[1], *pairs[3], pairs[0], pairs[2]) if pair for side in ("other", "one")]
    mentions = list(dict.fromkeys([*reversed(named), *explained_mentions(person)]))
    more = len(mentions) > MENTIONS or others or len(possible) > 1 or len(review) > REVIEW
    return Screen(mentions[:MENTIONS], *pairs, review[:REVIEW], left_out=bool(more))


MENTIONS: Final = 7
JOINS: Final = 4
POSSIBLE: Final = 2
REVIEW: Final = 3
"""How many of each a screen shows: mentions, joins in a line each, others who are possible, reasons to look again."""

JOIN_COLUMNS: Final = ("joined", "one person", "bits", "by")
TELLING: Final = 3
"""Features that the line of a join names: those of most weight."""


def join_rows(joins: Iterable[Pair], numbers: Mapping[str, int]) -> Iterator[tuple[str, str, str, str]]:
    """One line for each join: its mentions, how likely, the weight in bits, and by what."""
    for join in joins:
        by = f"decided {join['decided']}" if join["rule"] == "decision" else ", ".join(_telling(join))
        yield _numbers_of(join, numbers), join.get("likely", ""), f"{join['bits']:+.2f}", by


def _telling(pair: Pair) -> Iterator[str]:
    """The features of most weight that speak for one person."""
    speaking = [feature for feature in pair["features"] if feature["bits"] > 0]
    for feature in sorted(speaking, key=_bits, reverse=True)[:TELLING]:
        yield f"{FEATURES.get(feature['feature'], feature['feature'])} {_level(feature)}"


def _bits(weighed: Mapping[str, Any]) -> float:
    return float(weighed["bits"])


def join_title(join: Pair, numbers: Mapping[str, int]) -> str:
    """Which two mentions, how likely they are one person, and what all mentions of both sides say."""
    both, likely = _numbers_of(join, numbers), f"{join['likely']} ({join['bits']:+.2f} bits)"
    if join["rule"] == "decision":
        return f"{both}: decided {join['decided']} By what they say alone one person is {likely}."
    everybody = f"Every mention of one side with every one of the other, the prior aside: {join['support']:+.2f} bits"
    return f"{both}: that they are one person is {likely}.{_namesakes(join)} {everybody} on average."


def possible_title(other: Pair, numbers: Mapping[str, int]) -> str:
    """Another person whom this one may be: how likely, why they are not joined, and what would tell."""
    bits = f"{other['bits']:+.2f} bits"
    if (of_all := other.get("bits_of_all", other["bits"])) != other["bits"]:
        bits = f"{bits}, with their other mentions {of_all:+.2f}"
    likely = f"that they are one person is {other['likely']} ({bits})"
    ends = f"Not joined: {other['why_not']}. To know: {other['to_know']}."
    return f"{_numbers_of(other, numbers)}, person {other['person']}: {likely}. {ends}"


def _namesakes(pair: Pair) -> str:
    count = pair.get("namesakes")
    return f" About {count:,} {'person' if count == 1 else 'people'} here may be called so." if count else ""


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
        name = FEATURES.get(feature["feature"], feature["feature"])
        yield name, _level(feature), f"{feature['bits']:+.2f}", *values


def _level(feature: Mapping[str, Any]) -> str:
    return str(feature["level"]).replace("-", " ")


FEATURES: Final = MappingProxyType(
    {
        "given": "given name",
        "middle": "other names",
        "names": "order of names",
        "birth": "birth date",
        "birth-place": "place of birth",
        "premises": "door",
        "locality": "town",
        "cap": "taken off",
    }
)
"""Words for features whose own name is not plain."""


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
