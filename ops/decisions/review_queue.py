"""Pairs of persons who may be one human, ranked by what knowing would change: questions for an analyst. Pure.

Documents of persons name whom each may also be. A pair is asked about where something is at stake: a trait, an
unanswered alert or an operation on either side. Each counts points where one document has it and the other has not. A
pair ranks by its points times how likely the two are one person. What somebody has decided is not asked again. One
person comes at most ``MOST_OF_A_PERSON`` times: forty namesakes of one nominal do not fill the list.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from ops.decisions.alert_decisions import UNANSWERED
from ops.decisions.amendments import content_id
from ops.errors import NotFound
from schemas.vocabulary.meanings import Meaning
from schemas.vocabulary.roles import ROLES
from streams.correlation.yardstick import in_words

Document = Mapping[str, Any]

MOST_OF_A_PERSON: Final = 3
"""Questions about one person in the list; the others are counted."""
MOST_PERSONS: Final = 2_000
"""Persons with something at stake that are looked at, those seen last first."""
MOST_ALERTS: Final = 1_000
"""Unanswered alerts that are looked at, the latest first."""

ALERT_POINTS: Final = 5.0
"""Of each rule by which an unanswered alert is raised about a person: it waits for an answer, and stands above what is
merely known.
"""
NAMED_POINTS: Final = 1.0
"""Of each rule by which alerts about other things stand on an item that names the person."""
OPERATION_POINTS: Final = 1.0
ROLES_POINTS: Final = 3.0
"""Where anything else is at stake: one human would be in roles that the law keeps apart (DPA 2018 s.38)."""
TRAIT_POINTS: Final = MappingProxyType(
    {
        "exploited": 4.0,
        "child": 4.0,
        "missing": 4.0,
        "carries-weapons": 3.0,
        "violence": 3.0,
        "vulnerable": 3.0,
        "drug-supply-nominal": 2.0,
        "convicted": 1.0,
    }
)
"""By the harm that not knowing may do: to somebody who is used, by somebody with a weapon, and then the rest."""
MOST_LIKELY: Final = 0.9
"""What is not joined is not almost certain, however alike two mentions are: all that is known of both does not bear it
out.
"""
OF_BOTH: Final = 0.5
"""What both have counts half: one human would stand on more reports, and nothing else would change."""

QUESTION_COLUMNS: Final = ("id", "two persons, or one", "what knowing would change")
MOST_STAKES: Final = 4
"""Things at stake that a row of the list names, those of most points first; the question itself names all."""

SOURCE_FIELDS: Final = (
    *("id", "digest", "name", "birth_dates", "mentions", "traits.trait", "traits.likely", "operations.name"),
    *("roles.role", "standing.items", "last_seen", "why.possibly_also", "why.possibly_total", "why.decisions"),
)
"""Fields of a person's document that are needed."""


class Stake(NamedTuple):
    """One thing that would change, in words, and its points."""

    points: float
    words: str


class Question(NamedTuple):
    """Whether two persons are one. ``pair``: their two mentions that have most in common, compared.

    ``id`` follows from the digests of both persons: once either has changed, it is another question.
    """

    id: str
    one: Document
    other: Document
    pair: Document
    stakes: tuple[Stake, ...]

    @property
    def points(self) -> float:
        """All that is at stake."""
        return sum(stake.points for stake in self.stakes)

    @property
    def chance(self) -> float:
        """How likely it is that the two are one person, by the bits of the pair, which include the prior."""
        return min(MOST_LIKELY, float(1 / (1 + 2 ** -max(-60.0, min(self.pair["bits"], 60.0)))))


class Queue(NamedTuple):
    """The questions shown, how many there are, and how many of these were left out for one person's sake."""

    questions: tuple[Question, ...]
    total: int
    left_out: int


# --- what is asked of the index


def alerts_body() -> dict[str, Any]:
    """The search request for alerts that wait for an answer."""
    return {
        "query": {"terms": {"status": list(UNANSWERED)}},
        "sort": [{"active_from": "desc"}, {"id": "asc"}],
        "size": MOST_ALERTS,
        "_source": ["id", "rule", "name", "subject", "raised_by", "standing.items"],
    }


def persons_body(alerts: Sequence[Document]) -> dict[str, Any]:
    """The search request for persons who may be somebody else and have something at stake, those seen last first."""
    stakes: list[dict[str, Any]] = [
        {"exists": {"field": "traits.trait"}},
        {"exists": {"field": "operations.name"}},
        {"terms": {"id": sorted({one["subject"] for one in alerts})}},
        {"terms": {"standing.items": sorted({item for one in alerts for item in _items_of_alert(one)})[:60_000]}},
    ]
    may_be_another = {"range": {"why.possibly_total": {"gt": 0}}}
    return {
        "query": {"bool": {"filter": [may_be_another], "should": stakes, "minimum_should_match": 1}},
        "sort": [{"last_seen": "desc"}, {"id": "asc"}],
        "size": MOST_PERSONS,
        "track_total_hits": True,
        "_source": list(SOURCE_FIELDS),
    }


def others(persons: Iterable[Document]) -> list[str]:
    """Ids of those whom these persons may also be, and who are not among them."""
    known = {one["id"]: one for one in persons}
    named = {also["person"] for one in known.values() for also in _possibly_also(one)}
    return sorted(named - known.keys())


# --- the questions


def queue(persons: Iterable[Document], alerts: Sequence[Document], size: int) -> Queue:
    """The first ``size`` questions about these persons, each against any other of them."""
    every = ranked(questions(list(persons), alerts))
    shown = list(_few_of_each(every))
    return Queue(tuple(shown[:size]), len(every), len(every) - len(shown))


def questions(persons: Sequence[Document], alerts: Sequence[Document]) -> Iterator[Question]:
    """Every pair that may be one, that nobody has decided about, and of which something would change."""
    by_id = {one["id"]: one for one in persons}
    alerts_of = {id_: _alerts_of(one, alerts) for id_, one in by_id.items()}
    asked: set[tuple[str, str]] = set()
    for one in persons:
        for pair in _possibly_also(one):
            first, second = sorted((one["id"], pair["person"]))
            if (first, second) in asked or second not in by_id or first not in by_id or pair.get("decision"):
                continue
            asked.add((first, second))
            stakes = tuple(_stakes(by_id[first], by_id[second], alerts_of))
            if stakes:
                yield _question(by_id[first], by_id[second], pair, stakes)


def ranked(found: Iterable[Question]) -> list[Question]:
    """Those first of which knowing would change most: points times chance; of equal ones the likelier first."""
    return sorted(found, key=lambda one: (-round(one.points * one.chance, 3), -float(one.pair["bits"]), one.id))


def find(every: Iterable[Question], id_: str) -> Question:
    """The question of this id. Raise NotFound where it is not asked, or not any more."""
    for question in every:
        if question.id == id_:
            return question
    raise NotFound(f"there is no question {id_} now: it was answered, or a person has changed; `viper review list`")


def _question(one: Document, other: Document, pair: Document, stakes: tuple[Stake, ...]) -> Question:
    id_ = content_id("review", one["id"], one["digest"], other["id"], other["digest"])
    return Question(id_.hex[:10], one, other, pair, tuple(sorted(stakes, key=lambda stake: -stake.points)))


def _few_of_each(every: Iterable[Question]) -> Iterator[Question]:
    seen: Counter[str] = Counter()
    for question in every:
        both = (question.one["id"], question.other["id"])
        if all(seen[person] < MOST_OF_A_PERSON for person in both):
            seen.update(both)
            yield question


def _possibly_also(person: Document) -> Sequence[Document]:
    found: Sequence[Document] = (person.get("why") or {}).get("possibly_also", ())
    return found


# --- what is at stake


def _stakes(one: Document, other: Document, alerts_of: Mapping[str, Mapping[str, str]]) -> list[Stake]:
    found = [
        *_sided(alerts_of[one["id"]], alerts_of[other["id"]], _points_of_alert, "{}"),
        *_sided(_traits(one), _traits(other), lambda trait: TRAIT_POINTS.get(trait, 1.0), "{}"),
        *_sided(_operations(one), _operations(other), lambda _: OPERATION_POINTS, "operation {}"),
    ]
    kept_apart = (_has_acted(one) and _has_suffered(other)) or (_has_acted(other) and _has_suffered(one))
    return [*found, Stake(ROLES_POINTS, "roles that the law keeps apart")] if found and kept_apart else found


def _sided(
    mine: Mapping[str, str], theirs: Mapping[str, str], points: Callable[[str], float], form: str
) -> Iterator[Stake]:
    for key in sorted(mine.keys() | theirs.keys()):
        shown = form.format((mine if key in mine else theirs)[key])
        of_both = key in mine and key in theirs
        yield Stake(points(key) * (OF_BOTH if of_both else 1), f"{shown}, of both" if of_both else shown)


def _traits(person: Document) -> dict[str, str]:
    return {one["trait"]: f"{one['trait']} ({one['likely']})" for one in person.get("traits", ())}


def _operations(person: Document) -> dict[str, str]:
    return {one["name"]: one["name"] for one in person.get("operations", ())}


def _has_acted(person: Document) -> bool:
    return any(Meaning.OFFENDS in ROLES.counts_for(one["role"]) for one in person.get("roles", ()))


def _has_suffered(person: Document) -> bool:
    return any(Meaning.HARMED in ROLES.counts_for(one["role"]) for one in person.get("roles", ()))


def _alerts_of(person: Document, alerts: Iterable[Document]) -> dict[str, str]:
    """Unanswered alerts by rule: those about this person, alone or with another; those that stand on their items."""
    items = {mention.rpartition("/")[0] for mention in person["mentions"]}
    about, named = Counter[str](), Counter[str]()
    for one in alerts:
        if person["id"] in one["subject"].split("+"):
            about[one["rule"]] += 1
        elif not items.isdisjoint(_items_of_alert(one)):
            named[one["rule"]] += 1
    shown = {rule: _counted(f"alert {rule}", count) for rule, count in about.items()}
    return shown | {f"{_NAMED}{rule}": _counted(f"named in alert {rule}", count) for rule, count in named.items()}


_NAMED: Final = "named "


def _points_of_alert(key: str) -> float:
    return NAMED_POINTS if key.startswith(_NAMED) else ALERT_POINTS


def _counted(words: str, count: int) -> str:
    return words if count == 1 else f"{words} ({count})"


def _items_of_alert(alert: Document) -> Iterator[str]:
    yield from alert.get("raised_by", ())
    yield from (alert.get("standing") or {}).get("items", ())


# --- as they are shown


def question_row(question: Question) -> tuple[str, ...]:
    """One row of the list, in the order of ``QUESTION_COLUMNS``."""
    words = [stake.words for stake in question.stakes[:MOST_STAKES]]
    more = [f"{len(question.stakes) - MOST_STAKES} more"] if len(question.stakes) > MOST_STAKES else []
    sides = "\n".join(map(who, (question.one, question.other)))
    return question.id, f"{sides}\n{in_words(question.chance)} one person", "; ".join([*words, *more])


def who(person: Document) -> str:
    """Name, birth dates and the number of mentions."""
    return f"{person['name']}, {birth_dates(person)}, {mentions_in_words(person)}"


def birth_dates(person: Document) -> str:
    """Every birth date of theirs, or that none is known."""
    return ", ".join(map(str, person.get("birth_dates", ()))) or "no birth date"


def mentions_in_words(person: Document) -> str:
    """How many mentions they are of."""
    count = len(person["mentions"])
    return f"{count:,} {'mention' if count == 1 else 'mentions'}"


def traits_in_words(person: Document) -> str:
    """What they are known for, and how likely."""
    return ", ".join(_traits(person).values()) or "no trait"


def as_values(question: Question) -> dict[str, Any]:
    """A question as plain values: both persons without their explanations, the pair, and what is at stake."""
    one, other = ({**side, "why": None} for side in (question.one, question.other))
    stakes = [stake._asdict() for stake in question.stakes]
    return {
        "id": question.id,
        "points": question.points,
        "stakes": stakes,
        "one": one,
        "other": other,
        "pair": question.pair,
    }
