"""Arrests, charges and convictions that a later item about the same offence ended: acquitted, dropped, overturned.

An outcome mostly comes with a revision of the arrest or charge itself. Where it comes as an item of its own, it ends
what went before it for the same offence:

- an acquittal, an elimination or a case that was closed ends arrests and charges of the two years before, back to the
  last conviction for that offence;
- a conviction that an appeal overturned ends the latest conviction for that offence, by all items of that hearing,
  and with it its arrests and charges. An earlier conviction for the same offence stands; so does one of which an
  appeal quashed the sentence alone.

An item of an unreliable source ends nothing.

What stays: the items, roles and counts of acts, and the review clock, since the review schedule covers whoever was
convicted, acquitted, charged or arrested.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Final, NamedTuple

from reference.offences import in_words
from schemas.facts.persons import PersonFact
from schemas.times import clock_day
from schemas.vocabulary import outcomes
from schemas.vocabulary.meanings import Meaning
from schemas.vocabulary.outcomes import SUSPICION
from streams.correlation.person.traits.harm_rules import is_cleared, is_overturned
from streams.correlation.person.traits.trait_rule import may_clear
from streams.correlation.standing import origin_of

LONGEST_CASE: Final = timedelta(days=730)
"""From an arrest to the end of its case, at most. Assumed: what lies further back is another case."""

_SENTENCE: Final = "sentence"
_IN_CASES: Final = SUSPICION | {_SENTENCE}


def ended_items(facts: Sequence[PersonFact]) -> frozenset[str]:
    """Items of one person that another item ended. ``facts`` in the order of time."""
    cases = [_Case(fact, frozenset(map(in_words, fact.offences))) for fact in facts if fact.kind in _IN_CASES]
    ends = [case for case in cases if case.offences and _ends(case.fact)]
    return frozenset(item for end in ends for item in _ended_by(end, cases))


class _Case(NamedTuple):
    fact: PersonFact
    offences: frozenset[str]  # in plain words


def _ends(fact: PersonFact) -> bool:
    return may_clear(fact.grade) and (is_overturned(fact) or (fact.kind in SUSPICION and is_cleared(fact)))


def _ended_by(end: _Case, cases: Sequence[_Case]) -> Iterator[str]:
    """Backwards in time. A conviction that stands is where the reach ends; an appeal takes that of one hearing."""
    decided: _Case | None = None
    for case in reversed(cases):
        if case is end or case.fact.start > end.fact.start or not case.offences & end.offences:
            continue
        if case.fact.kind == _SENTENCE and not is_overturned(case.fact):
            decided = decided or case
            if not is_overturned(end.fact) or not _is_of_one_hearing(case.fact, decided.fact):
                return
            yield case.fact.item_id
        elif _is_of_the_case(case.fact, end.fact):
            yield case.fact.item_id


def _is_of_one_hearing(one: PersonFact, other: PersonFact) -> bool:
    """Whether two sentences were passed on one day, or one item retells the other."""
    retold = origin_of(one.item_id, one.story) == origin_of(other.item_id, other.story)
    return retold or clock_day(one.start) == clock_day(other.start)


def _is_of_the_case(fact: PersonFact, end: PersonFact) -> bool:
    recent = fact.kind in SUSPICION and end.start - fact.start <= LONGEST_CASE
    return recent and (not _convicts(fact) or is_overturned(end))


def _convicts(fact: PersonFact) -> bool:
    return Meaning.CONVICTS in outcomes.counts_for(fact.outcome)
