"""Facts for premises: how a person is linked with them, since when, and the person's traits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from schemas.facts.locations import HomeReport, PersonAtPlace
from schemas.facts.persons import PersonFact, PersonPlace
from schemas.facts.standing import Count
from schemas.facts.traits import Support
from schemas.topics import record_key
from schemas.vocabulary.event_kinds import EVENT_KINDS
from schemas.vocabulary.indicators import Indicator
from schemas.vocabulary.meanings import Meaning
from schemas.vocabulary.relations import Relation
from schemas.vocabulary.roles import ROLES
from schemas.vocabulary.threats import THREATS
from schemas.wire import encode
from streams.correlation.home_control import is_family_or_fraud
from streams.correlation.pattern_engine.sign_notes import grade_weight
from streams.correlation.person.emitted_facts.person_handling import risk_fields
from streams.correlation.person.person_profile import PersonProfile
from streams.correlation.place_links import lives_there, stays_there
from streams.correlation.standing import shortened
from streams.subject_step import Destination, Output

MOST: Final = 100
"""Premises of one person that get a fact, at most: those with most items."""

SUPPORT: Final = 10
"""Supporting items in one fact, at most: the best graded."""

PREMISES: Final = "address/"

OF_HOME: Final = frozenset(
    {
        Indicator.HOME_TAKEN_OVER,
        Indicator.STRANGERS_IN_CHARGE,
        Indicator.VISITORS_SPEAK_FOR_RESIDENT,
        Indicator.FINANCIAL_ABUSE,
        Indicator.SUPPORT_STOPPED,
    }
)
"""What a text says of somebody's home, wherever it is. Of a child, and of what is fraud, it says something else."""

REPORTS: Final = 10
"""Reports about somebody's home that name no premises in one fact, at most: the earliest."""


def place_facts(topic: str, person: str, name: str, profile: PersonProfile) -> Iterator[tuple[Destination, Output]]:
    """One fact for each of the premises. Facts suspected to be false are left out."""
    found: dict[str, list[tuple[PersonFact, str]]] = {}
    for fact in profile.weighed:
        for place in fact.places:
            if place.subject.startswith(PREMISES):
                found.setdefault(place.subject, []).append((fact, _relation(fact, place)))
    homes = {subject for subject, related in found.items() if any(_is_home(link) for _, link in related)}
    ordered = sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0]))[:MOST]
    for subject, related in ordered:
        destination = Destination(topic, record_key(subject, "person", person))
        at_place = _fact(person, name, related, profile)
        if homes == {subject}:
            at_place = at_place.model_copy(update={"about_home": _home_reports(profile)})
        yield destination, Output(subject.encode(), encode(at_place))


def _relation(fact: PersonFact, place: PersonPlace) -> str:
    """As the item has it. An occupier or tenant lives at the only premises that it names."""
    if stated := place.relation or place.use:
        return stated
    only = len({each.subject for each in fact.places if each.use is None and each.subject.startswith(PREMISES)}) == 1
    return Relation.LIVES_AT if only and ROLES.means(fact.role, Meaning.AT_HOME_THERE) else "named-at"


def _is_home(link: str) -> bool:
    return lives_there(link) and not stays_there(link)


def _home_reports(profile: PersonProfile) -> tuple[HomeReport, ...]:
    """What items say of the home of whom they name as harmed or resident, without any premises.

    They are about cuckooing, or their text says who has the say, the money or the fear at home.
    """
    about = [fact for fact in profile.weighed if _is_about_home(fact)]
    return tuple(
        HomeReport(
            support=_supports([fact], profile)[0],
            indicators=tuple(sorted(fact.signs)),
            of_cuckooing=THREATS.means(fact.category, Meaning.CUCKOOING),
        )
        for fact in about[:REPORTS]
    )


def _is_about_home(fact: PersonFact) -> bool:
    at_home = OF_HOME & set(fact.signs) and not is_family_or_fraud(fact.category, fact.signs)
    about = bool(THREATS.means(fact.category, Meaning.CUCKOOING) or at_home) and fact.time.knows_the_day
    enforcement = EVENT_KINDS.means(fact.kind, Meaning.ENFORCEMENT)
    nowhere = not any(place.use is None and place.subject.startswith(PREMISES) for place in fact.places)
    theirs = ROLES.means(fact.role, Meaning.HARMED, Meaning.AT_HOME_THERE)
    return about and not enforcement and nowhere and theirs


def _fact(person: str, name: str, several: Sequence[tuple[PersonFact, str]], profile: PersonProfile) -> PersonAtPlace:
    facts = {fact.item_id: fact for fact, _ in several}
    related = Counter(relation for relation, _ in {(relation, fact.item_id) for fact, relation in several})
    origins = {profile.origins[item] for item in facts}
    return PersonAtPlace(
        person=person,
        name=name,
        relations=tuple(Count(name=name, items=items) for name, items in sorted(related.items())),
        roles=tuple(sorted({fact.role for fact, _ in several})),
        first_seen=min(fact.start for fact in facts.values()),
        last_seen=max(fact.end for fact in facts.values()),
        items=len(facts),
        origins=len(origins),
        support=_support(facts.values(), profile),
        traits=tuple(profile.traits),
        **risk_fields(profile),
    )


def _support(facts: Iterable[PersonFact], profile: PersonProfile) -> tuple[Support, ...]:
    best = sorted(facts, key=lambda fact: (-grade_weight(fact.grade), fact.start, fact.item_id))[:SUPPORT]
    return _supports(best, profile)


def _supports(facts: Iterable[PersonFact], profile: PersonProfile) -> tuple[Support, ...]:
    return tuple(
        Support(item=fact.item_id, at=fact.start, origin=profile.origins[fact.item_id], grade=shortened(fact.grade))
        for fact in facts
    )
