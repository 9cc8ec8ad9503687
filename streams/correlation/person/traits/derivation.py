"""Derives the traits of a person from their facts by the rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, NamedTuple

from schemas.facts.persons import PersonFact
from schemas.facts.traits import Support, Trait, TraitFact
from schemas.grading import SourceEvaluation
from streams.correlation.pattern_engine.corroboration import corroborated_points
from streams.correlation.pattern_engine.sign_notes import READ_IN_TEXT, grade_weight
from streams.correlation.person.traits import harm_rules, protection_rules
from streams.correlation.person.traits.ended_cases import ended_items
from streams.correlation.person.traits.trait_rule import (
    PersonContext,
    TraitNote,
    TraitRule,
    is_counted,
)
from streams.correlation.standing import shortened, standing
from streams.correlation.yardstick import HIGHLY_LIKELY, LIKELY, REALISTIC_POSSIBILITY
from values.age import ADULT
from values.date import years_after

RULES: Final = (*protection_rules.RULES, *harm_rules.RULES)
"""Who is a child or at risk is shown as such before anything that they are said to have done."""

AT_RISK: Final = (Trait.CHILD, Trait.EXPLOITED)
"""Traits that every list and alert shows first."""

AGE_LASTS: Final = timedelta(days=365)
"""How long a child is shown as one after the last item that says so, where no item gives a birth."""

SUPPORT_EMITTED: Final = 10
"""Supporting items of one trait that later kinds get, at most: the plainest and best graded."""

FAR: Final = datetime.max.replace(tzinfo=UTC)


class _NotedTrait(NamedTuple):
    fact: PersonFact
    note: TraitNote
    origin: str


def traits(facts: Sequence[PersonFact], origins: Mapping[str, str], home_towns: frozenset[str]) -> list[TraitFact]:
    """The traits, in the order of the rules. ``facts`` in the order of time; ``origins`` by item."""
    births = frozenset(fact.birth_date for fact in facts if fact.birth_date)
    read = [fact for fact in facts if is_counted(fact.grade)]
    about = PersonContext(home_towns, births, ended_items(read))
    found = (_trait(rule, read, origins, about) for rule in RULES)
    return [trait for trait in found if trait]


def _trait(
    rule: TraitRule, facts: Sequence[PersonFact], origins: Mapping[str, str], about: PersonContext
) -> TraitFact | None:
    noted: dict[str, _NotedTrait] = {}  # by item, the plainest
    for fact in facts:
        if note := rule.reads(fact, about):
            note = note if fact.read is None else note._replace(strength=note.strength * READ_IN_TEXT)
            trait_note, old = _NotedTrait(fact, note, origins[fact.item_id]), noted.get(fact.item_id)
            if old is None or _strength(trait_note) > _strength(old):
                noted[fact.item_id] = trait_note
    denied = {fact.item_id for fact in facts if rule.denies and rule.denies(fact)}
    if len(denied) > len(noted):
        return None
    noted_traits = list(noted.values())
    points = _points(noted_traits)
    sources = {trait_note.fact.grade.source_evaluation for trait_note in noted_traits}
    if points < rule.enough or sources == {SourceEvaluation.NOT_RELIABLE}:
        return None
    return _trait_fact(rule, noted_traits, points)


def _points(noted: Sequence[_NotedTrait]) -> float:
    """The sum over independent origins of the item that counts most."""
    return corroborated_points((each.origin, each.note.strength * grade_weight(each.fact.grade)) for each in noted)


def _trait_fact(rule: TraitRule, noted: Sequence[_NotedTrait], points: float) -> TraitFact:
    grades = Counter(trait_note.fact.grade for trait_note in noted)
    last = max(trait_note.fact.end for trait_note in noted)
    origins = {trait_note.origin for trait_note in noted}
    return TraitFact(
        trait=rule.trait,
        version=rule.version,
        likely=_likely(points, read=all(trait_note.fact.read for trait_note in noted)),
        first_seen=min(trait_note.fact.start for trait_note in noted),
        last_seen=last,
        active_until=_until(rule, noted, last),
        standing=standing((trait_note.fact.item_id for trait_note in noted), len(noted), grades, len(origins)),
        reason=_reason(rule, noted, len(origins)),
        support=tuple(_support(trait_note) for trait_note in sorted(noted, key=_strongest_first)[:SUPPORT_EMITTED]),
    )


def _likely(points: float, *, read: bool) -> str:
    """Highly likely from two points (two well graded items of independent origin), likely from one.

    ``read``: no source states who it is about. Texts alone make it a realistic possibility, however many they are.
    """
    if read:
        return REALISTIC_POSSIBILITY
    return HIGHLY_LIKELY if points >= 2 else LIKELY if points >= 1 else REALISTIC_POSSIBILITY


def _until(rule: TraitRule, noted: Sequence[_NotedTrait], last: datetime) -> datetime | None:
    if rule.lasts is None:
        return None
    if rule.trait is Trait.CHILD:
        facts = [trait_note.fact for trait_note in noted]
        births = [fact.birth_date for fact in facts if fact.birth_date]
        births = births or [date(fact.birth_year, 12, 31) for fact in facts if fact.birth_year]
        return datetime.combine(years_after(max(births), ADULT), time(), UTC) if births else last
    return last + timedelta(days=rule.lasts) if last < FAR - timedelta(days=rule.lasts) else FAR


def _reason(rule: TraitRule, noted: Sequence[_NotedTrait], origins: int) -> str:
    said = Counter(trait_note.note.why for trait_note in noted)
    ordered = sorted(said.items(), key=lambda pair: (-pair[1], pair[0]))
    shown = "; ".join(f"{why} ({times})" if times > 1 else why for why, times in ordered[:3])
    more = f"; and {len(ordered) - 3} other ways" if len(ordered) > 3 else ""
    independent = f"{origins} independent origin{'s' * (origins != 1)}"
    return f"Named {shown}{more}: {len(noted)} item{'s' * (len(noted) != 1)} from {independent}."


def _support(noted: _NotedTrait) -> Support:
    return Support(item=noted.fact.item_id, at=noted.fact.start, origin=noted.origin, grade=shortened(noted.fact.grade))


def _strength(noted: _NotedTrait) -> tuple[float, str]:
    return noted.note.strength, noted.fact.mention


def _strongest_first(noted: _NotedTrait) -> tuple[float, datetime, str]:
    return -noted.note.strength * grade_weight(noted.fact.grade), noted.fact.start, noted.fact.item_id


def active_risks(traits: Iterable[TraitFact], moment: datetime) -> list[TraitFact]:
    """Of these traits those that are shown first and have not ended at this moment of event time."""
    return [trait for trait in traits if trait.trait in AT_RISK and moment < _at_risk_until(trait)]


def _at_risk_until(trait: TraitFact) -> datetime:
    """The end of the trait. A child of whom only an age was reported counts for ``AGE_LASTS`` longer."""
    until = trait.active_until or FAR
    known = until > trait.last_seen or trait.trait is not Trait.CHILD
    return until if known or until > FAR - AGE_LASTS else until + AGE_LASTS


def at_risk(risks: Iterable[TraitFact]) -> tuple[str, ...]:
    """In words, in the order in which they are shown: child, exploited."""
    found = {trait.trait for trait in risks}
    return tuple(trait.value for trait in AT_RISK if trait in found)
