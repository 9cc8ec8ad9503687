"""The review queue: questions about two persons who may be one, ranked by what knowing would change. Pure.

The documents of the family ``questions`` hold each pair, what is at stake by what is known of both, and a rank. While
somebody looks, alerts about two persons or about a place, which wait for an answer, are added; a rule of which every
alert about a person was dismissed is taken away.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final, NamedTuple

from desk.pages.parts import UNANSWERED
from ops.errors import NotFound
from schemas.facts.associations import BETWEEN
from schemas.kinds.decisions import AlertAnswer
from streams.correlation.association.question_document import ASKED_OF_A_PERSON, OF_BOTH, chance_of
from streams.correlation.person.emitted_facts.person_in_question import ALERT_POINTS
from streams.correlation.wording import at_risk_first

Document = Mapping[str, Any]

MOST_QUESTIONS: Final = 2_000
"""Questions that are ranked, those of the highest rank in their documents."""
MOST_ALERTS: Final = 1_000
"""Unanswered alerts that are looked at, the latest first."""
MOST_PERSONS: Final = 5_000
"""Persons that are looked up for being named in those alerts."""

MOST_OWN_ALERTS: Final = 10_000
"""Alerts about the persons of the questions alone that are looked at, the latest first."""

NAMED_POINTS: Final = 1.0
"""Of each rule by which alerts about a place stand on an item that names the person."""

QUESTION_COLUMNS: Final = ("id", "two persons, or one", "what knowing would change")
MOST_STAKES: Final = 4
"""Things at stake that a row of the list names, those of most points first; the question itself names all."""

PERSON_FIELDS: Final = ("id", "digest", "name", "at_risk", "birth_dates", "mentions", "traits.trait", "traits.likely")
PERSON_FIELDS_TO_DECIDE: Final = (*PERSON_FIELDS, "why.decisions")
"""Fields of the documents of two persons that are needed to show them, and to decide about them."""


class QuestionStake(NamedTuple):
    """One thing that would change, in words, and its points. ``until``: when the last of its alerts ends."""

    points: float
    words: str
    until: datetime | None = None


class Question(NamedTuple):
    """The document of a question, and all that is at stake, that of most points first."""

    document: Document
    stakes: tuple[QuestionStake, ...]

    @property
    def id(self) -> str:
        """What an answer names: once either person has changed it is another question."""
        return str(self.document["question"])

    @property
    def points(self) -> float:
        """All that is at stake."""
        return sum(stake.points for stake in self.stakes)

    @property
    def rank(self) -> float:
        """Points times how likely the two are one person."""
        return round(self.points * chance_of(self.document["bits"]), 3)


class Queue(NamedTuple):
    """The questions shown, how many there are, and how many of these were left out for one person's sake."""

    questions: tuple[Question, ...]
    total: int
    left_out: int


AlertsOfPersons = Mapping[str, Mapping[str, QuestionStake]]
"""By person: one stake for each rule by which an unanswered alert is about them, or stands on an item of theirs."""


# --- what is asked of the index


def alerts_body() -> dict[str, Any]:
    """The search request for alerts that wait for an answer and are about two persons or a place."""
    about_one_person = {"term": {"family": "persons"}}
    return {
        "query": {"bool": {"filter": [{"terms": {"status": list(UNANSWERED)}}], "must_not": [about_one_person]}},
        "sort": [{"active_from": "desc"}, {"id": "asc"}],
        "size": MOST_ALERTS,
        "_source": ["id", "rule", "family", "subject", "active_until", "raised_by", "standing.items"],
    }


def own_alerts_body(documents: Iterable[Document]) -> dict[str, Any]:
    """The search request for alerts about one of the persons of these questions alone, whatever was decided."""
    persons = sorted({person for document in documents for person in document["persons"]})
    return {
        "query": {"bool": {"filter": [{"term": {"family": "persons"}}, {"terms": {"subject": persons}}]}},
        "sort": [{"active_from": "desc"}, {"id": "asc"}],
        "size": MOST_OWN_ALERTS,
        "_source": ["rule", "subject", "status"],
    }


def named_persons_body(alerts: Sequence[Document]) -> dict[str, Any]:
    """The search request for persons named in an item that one of these alerts stands on."""
    items = sorted({item for alert in alerts for item in _items_of_alert(alert)})
    return {
        "query": {"bool": {"filter": [{"terms": {"standing.items": items[:60_000]}}]}},
        "sort": [{"last_seen": "desc"}, {"id": "asc"}],
        "size": MOST_PERSONS,
        "_source": ["id", "standing.items"],
    }


def questions_body(persons: Iterable[str]) -> dict[str, Any]:
    """The search request for questions of which something would change, or about persons in an unanswered alert."""
    stakes: list[dict[str, Any]] = [{"range": {"points": {"gt": 0}}}, {"terms": {"persons": sorted(persons)}}]
    return {
        "query": {"bool": {"should": stakes, "minimum_should_match": 1}},
        "sort": [{"rank": "desc"}, {"id": "asc"}],
        "size": MOST_QUESTIONS,
        "track_total_hits": True,
    }


def question_body(id_: str) -> dict[str, Any]:
    """The search request for the question of this id."""
    return {"query": {"term": {"question": id_}}, "size": 1}


# --- alerts that wait for an answer


def alerts_of_persons(alerts: Iterable[Document], persons: Iterable[Document]) -> AlertsOfPersons:
    """One stake for each person and rule, with how many alerts it is of. ``persons``: those named in their items."""
    named: dict[str, list[str]] = {}
    for person in persons:
        for item in person["standing"]["items"]:
            named.setdefault(item, []).append(person["id"])
    about, beside = _Ends(), _Ends()
    for alert in alerts:
        own = set(alert["subject"].split(BETWEEN)) if alert["family"] == "associations" else set()
        others = {person for item in _items_of_alert(alert) for person in named.get(item, ())} - own
        until = datetime.fromisoformat(alert["active_until"])
        about.add(own, alert["rule"], until)
        beside.add(others, alert["rule"], until)
    found: dict[str, dict[str, QuestionStake]] = {}
    for (name, rule), ends in beside.items():
        stake = QuestionStake(NAMED_POINTS, _counted(f"named in alert {rule}", len(ends)), max(ends))
        found.setdefault(name, {})[f"named {rule}"] = stake
    for (name, rule), ends in about.items():
        found.setdefault(name, {})[rule] = QuestionStake(ALERT_POINTS, _counted(f"alert {rule}", len(ends)), max(ends))
    return found


class _Ends(defaultdict[tuple[str, str], list[datetime]]):
    """By person and rule, when each alert ends."""

    def __init__(self) -> None:
        super().__init__(list)

    def add(self, persons: Iterable[str], rule: str, until: datetime) -> None:
        """An alert of this rule ends for each of these persons."""
        for person in persons:
            self[person, rule].append(until)


def _counted(words: str, count: int) -> str:
    return words if count == 1 else f"{words} ({count})"


def _items_of_alert(alert: Document) -> Iterator[str]:
    yield from alert.get("raised_by", ())
    yield from (alert.get("standing") or {}).get("items", ())


class OwnAlerts(NamedTuple):
    """Persons and rules with an alert about the person alone: those of which one counts, and those of which none."""

    counted: frozenset[tuple[str, str]] = frozenset()
    dismissed: frozenset[tuple[str, str]] = frozenset()


NOTHING_DECIDED: Final = OwnAlerts()


def own_alerts(alerts: Iterable[Document]) -> OwnAlerts:
    """What was decided about alerts about one person alone: a dismissed one counts no more until it is raised again."""
    known, counted = set[tuple[str, str]](), set[tuple[str, str]]()
    for alert in alerts:
        known.add(of := (alert["subject"], alert["rule"]))
        if alert["status"] != AlertAnswer.DISMISSED:
            counted.add(of)
    return OwnAlerts(frozenset(counted), frozenset(known - counted))


# --- the questions


def queue(
    documents: Sequence[Document], alerts: AlertsOfPersons, total: int, size: int, own: OwnAlerts = NOTHING_DECIDED
) -> Queue:
    """The first ``size`` questions. ``total``: how many there are, of which ``documents`` rank highest.

    Of what only a dismissed alert makes a question nothing is asked.
    """
    asked = [one for one in (question(document, alerts, own) for document in documents) if one.points]
    every, total = sorted(asked, key=_order), total - len(documents) + len(asked)
    shown = [one for one in every if one.document["position"] <= ASKED_OF_A_PERSON]
    return Queue(tuple(shown[:size]), total, len(every) - len(shown))


def _order(one: Question) -> tuple[float, float, str]:
    return -one.rank, -one.document["bits"], one.id


def question(document: Document, alerts: AlertsOfPersons, own: OwnAlerts = NOTHING_DECIDED) -> Question:
    """The question of a document, with the alerts that wait for an answer and without those that were dismissed."""
    stakes = list(_stakes(document, own))
    last_seen = datetime.fromisoformat(document["last_seen"])
    one, other = (_active(alerts.get(person, {}), last_seen) for person in document["persons"])
    for rule in sorted(one.keys() | other.keys()):
        of_both = rule in one and rule in other
        stake = one.get(rule) or other[rule]
        stakes.append(QuestionStake(stake.points * OF_BOTH, f"{stake.words}, of both") if of_both else stake)
    return Question(document, tuple(sorted(stakes, key=lambda stake: -stake.points)))


def _stakes(document: Document, own: OwnAlerts) -> Iterator[QuestionStake]:
    for stake in document.get("stakes", ()):
        sides = [(person, stake.get("name")) for person in document["persons"]]
        if stake.get("kind") != "alert" or own.dismissed.isdisjoint(sides):
            yield QuestionStake(stake["points"], stake["words"])
        elif not own.counted.isdisjoint(sides):
            yield QuestionStake(ALERT_POINTS, f"alert {stake['name']}")


def _active(stakes: Mapping[str, QuestionStake], last_seen: datetime) -> dict[str, QuestionStake]:
    """Without those of which every alert ended before the two were last seen."""
    return {rule: stake for rule, stake in stakes.items() if stake.until is None or stake.until >= last_seen}


def found_question(documents: Sequence[Document], id_: str, view: str) -> Document:
    """The document of the question that was asked for. Raise NotFound where there is none."""
    if documents:
        return documents[0]
    if "/" in id_:
        raise NotFound("that is the id of a person or a mention; a question's is in the list: `viper review list`")
    raise NotFound(
        f"there is no question {id_} in view {view} now: it was answered, or a person has changed; `viper review list`"
    )


def persons_of_question(document: Document, persons: Mapping[str, Document]) -> tuple[Document, Document]:
    """The documents of both. Raise NotFound where one is no longer as the question has it."""
    for side in (document["first"], document["second"]):
        person = persons.get(side["person"])
        if person is None or side.get("digest") != person["digest"]:
            raise NotFound("one of the two persons has just changed: look at the list again, `viper review list`")
    return persons[document["first"]["person"]], persons[document["second"]["person"]]


# --- as they are shown


def question_row(one: Question) -> tuple[str, ...]:
    """One row of the list, in the order of ``QUESTION_COLUMNS``."""
    words = [stake.words for stake in one.stakes[:MOST_STAKES]]
    more = [f"{len(one.stakes) - MOST_STAKES} more"] if len(one.stakes) > MOST_STAKES else []
    sides = "\n".join(map(who, (one.document["first"], one.document["second"])))
    return one.id, f"{sides}\n{one.document['likely']} one person", "; ".join([*words, *more])


def who(person: Document) -> str:
    """Name, birth dates and the number of mentions of one side of a question."""
    born = ", ".join(map(str, person.get("birth_dates", ()))) or "no birth date"
    count = person.get("mentions_total")
    mentions = f", {count:,} {'mention' if count == 1 else 'mentions'}" if count else ""
    return f"{at_risk_first(person['name'], person.get('at_risk', ()))}, {born}{mentions}"


def traits_in_words(person: Document) -> str:
    """What they are known for, and how likely."""
    return ", ".join(f"{one['trait']} ({one['likely']})" for one in person.get("traits", ())) or "no trait"


def as_values(one: Question) -> dict[str, Any]:
    """A question as plain values: its document, under its own id, and everything that is at stake."""
    document = one.document
    return {
        **{key: value for key, value in document.items() if key not in ("question", "first", "second")},
        "id": one.id,
        "rank": one.rank,
        "points": one.points,
        "stakes": [{"points": stake.points, "words": stake.words} for stake in one.stakes],
        "one": {**document["first"], "id": document["first"]["person"]},
        "other": {**document["second"], "id": document["second"]["person"]},
    }
