"""The signs of a cuckooed address that items note: by their texts, and by what they assert of persons and lines."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Final

from schemas.facts.locations import MentionedPerson, PersonAtPlace
from schemas.grading import Assessment, SourceEvaluation
from schemas.times import TimePrecision, day_number
from schemas.vocabulary.event_kinds import EVENT_KINDS, REFERRALS
from schemas.vocabulary.indicators import Indicator
from schemas.vocabulary.meanings import Meaning
from schemas.vocabulary.premises_types import PREMISES_TYPES, PremisesType
from schemas.vocabulary.relations import RELATIONS
from schemas.vocabulary.roles import ROLES, Role
from schemas.vocabulary.threats import THREATS
from streams.correlation.home_control import CONTROL, is_family_or_fraud
from streams.correlation.location.patterns.cuckooed_address import (
    DEALS_FROM,
    DRUGS,
    LINE,
    MANY_LIVE_HERE,
    SAID_TO_BE_CUCKOOED,
    SAID_TO_BE_VULNERABLE,
    SIGNS,
    VULNERABLE,
)
from streams.correlation.location.patterns.cuckooed_people import people_notes
from streams.correlation.location.place_item import PlaceItem
from streams.correlation.origins import ItemOrigin, independent_origins
from streams.correlation.pattern_engine.sign_notes import SignNote, grade_weight, new_to_origin
from streams.correlation.place_links import lives_there


def is_outcome(fact: PlaceItem) -> bool:
    """Whether the item reports what was done about the place, rather than what it is like.

    What the police did, and found, is no sign: else a place would look worse for being policed.
    """
    enforcement = EVENT_KINDS.means(fact.kind, Meaning.ENFORCEMENT)
    return enforcement or REFERRALS.means(fact.category, Meaning.CUCKOOING_VISIT)


def address_notes(
    facts: Iterable[PlaceItem], people: Iterable[PersonAtPlace] = (), done: Collection[str] = ()
) -> list[SignNote]:
    """Every sign noted by these facts and persons, in the order of time.

    Skips facts that are suspected to be false, or of which not even the month is known; what is of a month is noted in
    its middle. ``done``: items that report an outcome; the persons whom they link with the place note nothing by them.
    """
    counted = [item for item in facts if _counts(item)]
    whose = independent_origins(ItemOrigin(item.item, item.origin, _callers(item)) for item in counted)
    notes = {
        SignNote(
            *(day_number(_when(item)), _when(item), item.item, sign, whose[item.item], item.grade),
            *(grade_weight(item.grade) * (1.0 if item.read is None else READ_DOOR), item.read is not None),
        )
        for item in counted
        for sign in place_signs(item)
    }
    return sorted(notes.union(people_notes(people, done, whose)), key=_in_time)


def uncounted_in_words(facts: Iterable[PlaceItem], noted: Sequence[SignNote]) -> str:
    """Of how many items signs count nothing, and why; empty where all count. ``noted``: what they noted."""
    items = list({fact.item: fact for fact in facts}.values())
    fresh = {note.item for note in new_to_origin(noted, SIGNS)}
    reasons = (
        (sum(item.grade.assessment is Assessment.SUSPECTED_FALSE for item in items), "suspected to be false"),
        (sum(map(explains_control, items)), "about abuse within a family or fraud, which have such signs as well"),
        (len({note.item for note in noted if note.counts} - fresh), "that only repeat their own origin"),
    )
    listed = [f"{count} {why}" for count, why in reasons if count]
    return f"Signs not counted, of items: {'; '.join(listed)}." if listed else ""


def explains_control(fact: PlaceItem) -> bool:
    """Whether it notes signs of control that count nothing, for what its source says that it is about."""
    return fact.details is not None and any(
        one in CONTROL and _is_explained(one, fact) for one in fact.details.indicators
    )


def is_called_no_home(facts: Iterable[PlaceItem]) -> bool:
    """Whether more independent origins call the premises nobody's home than call them a home.

    What is suspected to be false, or comes from a source that is not reliable, has no say.
    """
    credited = [item for item in facts if _is_credited(item)]
    whose = independent_origins(ItemOrigin(item.item, item.origin, _callers(item)) for item in credited)
    called = {(whose[item.item], is_no_home(item.details.premises_type)) for item in credited if item.details}
    return sum(1 if no_home else -1 for _, no_home in called) > 0


def _is_credited(fact: PlaceItem) -> bool:
    unreliable = fact.grade.source_evaluation is SourceEvaluation.NOT_RELIABLE
    return not unreliable and fact.grade.assessment is not Assessment.SUSPECTED_FALSE


def place_signs(fact: PlaceItem) -> Iterator[str]:
    """The names of the signs that one item notes of these premises."""
    if THREATS.means(fact.category, Meaning.DRUGS, Meaning.SUPPLY):
        yield DRUGS
    if THREATS.means(fact.category, Meaning.CUCKOOING):
        yield SAID_TO_BE_CUCKOOED
    yield from _of_category(fact.category)
    if (details := fact.details) is None:
        return
    yield from (one.value for one in details.indicators if one in SIGNS and not _is_explained(one, fact))
    if PREMISES_TYPES.means(details.premises_type, Meaning.SHARED):
        yield MANY_LIVE_HERE
    if details.lines:
        yield LINE
    if any(RELATIONS.means(person.relation, Meaning.DEALS_FROM) for person in details.persons):
        yield DEALS_FROM
    if any(_is_vulnerable_here(person, fact.category) for person in details.persons):
        yield VULNERABLE


READ_DOOR: Final = 0.75
"""Share by which the signs of a text count at the one door that only the text names.

Of 75 doors read in the texts of three writers whom nobody had looked at, 75 were named there (95 %: 95 to 100 in 100);
what the text says may still be about somebody else beside it. As what a source was told, which the grade says of it.
"""

OF_CATEGORY: Final = {
    "prostitution": Indicator.SEX_WORK.value,
    "sexual-exploitation": Indicator.SEX_WORK.value,
    "financial-exploitation": Indicator.FINANCIAL_ABUSE.value,
    "vulnerability": SAID_TO_BE_VULNERABLE,
    "comings-and-goings": Indicator.COMINGS_AND_GOINGS.value,
}
"""The sign that an item notes by what its source says it is about, by the code of the threat or crime type."""


def _of_category(category: str) -> Iterator[str]:
    known = THREATS.read(category)
    if known is not None and (sign := OF_CATEGORY.get(known.code)):
        yield sign


def _is_explained(indicator: Indicator, fact: PlaceItem) -> bool:
    """Whether the item gives another meaning to it.

    Abuse within a family and fraud have such signs and names of their own; carers who are not let in explain nothing.
    """
    if indicator == Indicator.CARERS:
        return fact.details is not None and Indicator.SUPPORT_STOPPED in fact.details.indicators
    if indicator not in CONTROL:
        return False
    return is_family_or_fraud(fact.category, fact.details.indicators if fact.details else ())


def _is_vulnerable_here(person: MentionedPerson, category: str) -> bool:
    """Whether a vulnerable person lives there, or is named there by what is about exploitation or vulnerability.

    Of what is about cuckooing whoever is harmed there counts.
    """
    if person.relation is not None:
        return person.role == Role.VULNERABLE and lives_there(person.relation)
    if THREATS.means(category, Meaning.CUCKOOING):
        return ROLES.means(person.role, Meaning.HARMED)
    known = THREATS.read(category)
    at_risk = THREATS.means(category, Meaning.EXPLOITATION) or (known is not None and known.code == "vulnerability")
    return at_risk and person.role == Role.VULNERABLE


def is_no_home(premises_type: str | None) -> bool:
    """Whether premises of this type are nobody's home that could be taken over: with staff, or open to the public."""
    if premises_type is None:
        return False
    known = PREMISES_TYPES.read(premises_type)
    staffed = known is not None and known.code in {PremisesType.HOSTEL, PremisesType.REFUGE}
    return staffed or PREMISES_TYPES.means(premises_type, Meaning.PUBLIC, Meaning.INSTITUTION)


def _in_time(note: SignNote) -> tuple[datetime, float, str, str, str]:
    """By time; notes that count nothing after those that count."""
    return note.at, -note.counts, note.item, note.sign, note.origin


def _callers(fact: PlaceItem) -> tuple[str, ...]:
    return fact.details.callers if fact.details else ()


def _counts(fact: PlaceItem) -> bool:
    false = fact.grade.assessment is Assessment.SUSPECTED_FALSE
    return not false and (fact.time.knows_the_day or fact.time is TimePrecision.MONTH) and not is_outcome(fact)


def _when(fact: PlaceItem) -> datetime:
    return fact.start if fact.time.knows_the_day else fact.start + (fact.end - fact.start) / 2
