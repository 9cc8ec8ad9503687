"""All facts about two persons, ordered and joined: input of their document and patterns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from schemas.facts.associations import (
    BETWEEN,
    AssociationFact,
    AssociationPerson,
    AssociationShared,
    AssociationSide,
    PersonInQuestion,
    SharedSide,
)
from schemas.facts.traits import Support
from schemas.grading import Assessment
from streams.correlation.ordered_facts import OrderedFacts
from streams.correlation.origins import ItemOrigin, independent_origins
from streams.correlation.standing import origin_of, shortened
from streams.subject_step import Conclusion

Fact = AssociationFact | AssociationPerson | AssociationShared | PersonInQuestion

QuestionRule = Callable[[Sequence[PersonInQuestion]], Conclusion]
"""Outputs about whether the two are one person; given one or both of them, the lesser id first."""


class AssociationProfile(NamedTuple):
    """What is known of two persons: a pure function of the set of facts."""

    subject: str
    facts: Sequence[AssociationFact]  # one an item, in the order of time
    counted: Sequence[AssociationFact]  # those that are not suspected to be false
    origins: Mapping[str, str]  # by item
    first: AssociationPerson
    second: AssociationPerson
    shared: Sequence[AssociationShared] = ()  # by what they share

    def support(self, facts: Iterable[AssociationFact]) -> list[Support]:
        """The supporting items of these facts, in their order."""
        return [
            Support(item=fact.item_id, at=fact.start, origin=self.origins[fact.item_id], grade=shortened(fact.grade))
            for fact in facts
        ]


class AssociationState:
    """The facts about two persons as they come and go.

    ``concludes`` turns their profile into outputs; ``asks`` what is known of them as two who may be one.
    """

    def __init__(self, subject: str, concludes: Callable[[AssociationProfile], Conclusion], asks: QuestionRule) -> None:
        self._subject, self._concludes, self._asks = subject, concludes, asks
        self._facts = OrderedFacts[AssociationFact]()
        self._people: dict[str, AssociationPerson] = {}
        self._shared: dict[str, AssociationShared] = {}
        self._in_question: dict[str, PersonInQuestion] = {}

    def put(self, piece: str, value: Fact) -> None:
        """Add one fact."""
        if isinstance(value, AssociationFact):
            self._facts.put(value.start, piece, value)
        elif isinstance(value, AssociationShared):
            self._shared[piece] = value
        elif isinstance(value, PersonInQuestion):
            self._in_question[piece] = value
        else:
            self._people[piece] = value

    def drop(self, piece: str, value: Fact) -> None:
        """Remove one fact that was added before."""
        if isinstance(value, AssociationFact):
            self._facts.drop(value.start, piece)
        elif isinstance(value, AssociationShared):
            del self._shared[piece]
        elif isinstance(value, PersonInQuestion):
            del self._in_question[piece]
        else:
            del self._people[piece]

    def conclude(self) -> Conclusion:
        """Empty while only the persons themselves are known, and nothing that joins them."""
        facts, sides = list(self._facts), sorted(self._in_question.values(), key=lambda side: side.person)
        conclusion = self._asks(sides) if sides else {}
        if not facts and not self._shared:
            return conclusion
        profile = association_profile(self._subject, facts, self._people.values(), self._shared.values())
        return {**conclusion, **self._concludes(profile)}


def association_profile(
    subject: str,
    facts: Sequence[AssociationFact],
    persons: Iterable[AssociationPerson],
    shared: Iterable[AssociationShared] = (),
) -> AssociationProfile:
    """Join the facts. ``facts`` in the order of time, ``persons`` and ``shared`` in any."""
    things = sorted(shared, key=lambda shared_thing: shared_thing.subject)
    people = {person.person: person for person in persons}
    first, _, second = subject.partition(BETWEEN)
    return AssociationProfile(
        subject,
        facts,
        [fact for fact in facts if fact.grade.assessment is not Assessment.SUSPECTED_FALSE],
        independent_origins(
            ItemOrigin(fact.item_id, origin_of(fact.item_id, fact.story), fact.callers) for fact in facts
        ),
        people.get(first) or _as_named(first, [fact.first for fact in facts], [thing.first for thing in things]),
        people.get(second) or _as_named(second, [fact.second for fact in facts], [thing.second for thing in things]),
        things,
    )


def _as_named(person: str, named: Iterable[AssociationSide], shares: Sequence[SharedSide]) -> AssociationPerson:
    """A person by the first name that is given, and as what they share says that they are at risk.

    So until correlate_person emits who it is, which it does not of two who are never named together.
    """
    names = (*(side.name for side in named), *(side.name for side in shares))
    risk = next((side for side in shares if side.at_risk), None)
    return AssociationPerson.model_construct(
        person=person,
        name=next((name for name in names if name), person),
        at_risk=risk.at_risk if risk else (),
        at_risk_handling=risk.at_risk_handling if risk else None,
    )
