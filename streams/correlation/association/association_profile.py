"""All facts about two persons, ordered and joined: input of their document and patterns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from schemas.facts.associations import (
    BETWEEN,
    AssociationFact,
    AssociationPerson,
    AssociationShared,
    AssociationSide,
    SharedSide,
)
from schemas.facts.traits import Support
from schemas.grading import Assessment
from streams.correlation.ordered_facts import OrderedFacts
from streams.correlation.origins import ItemOrigin, independent_origins
from streams.correlation.standing import origin_of, shortened
from streams.subject_step import Conclusion

Fact = AssociationFact | AssociationPerson | AssociationShared


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
    """The facts about two persons as they come and go; ``concludes`` turns their profile into outputs."""

    def __init__(self, subject: str, concludes: Callable[[AssociationProfile], Conclusion]) -> None:
        self._subject, self._concludes = subject, concludes
        self._facts = OrderedFacts[AssociationFact]()
        self._people: dict[str, AssociationPerson] = {}
        self._shared: dict[str, AssociationShared] = {}

    def put(self, piece: str, value: Fact) -> None:
        """Add one fact."""
        if isinstance(value, AssociationFact):
            self._facts.put(value.start, piece, value)
        elif isinstance(value, AssociationShared):
            self._shared[piece] = value
        else:
            self._people[piece] = value

    def drop(self, piece: str, value: Fact) -> None:
        """Remove one fact that was added before."""
        if isinstance(value, AssociationFact):
            self._facts.drop(value.start, piece)
        elif isinstance(value, AssociationShared):
            del self._shared[piece]
        else:
            del self._people[piece]

    def conclude(self) -> Conclusion:
        """Empty while only the persons themselves are known, and nothing that joins them."""
        facts = list(self._facts)
        if not facts and not self._shared:
            return {}
        return self._concludes(association_profile(self._subject, facts, self._people.values(), self._shared.values()))


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
        people.get(first)
        or _as_named(first, _names((fact.first for fact in facts), (shared_thing.first for shared_thing in things))),
        people.get(second)
        or _as_named(second, _names((fact.second for fact in facts), (shared_thing.second for shared_thing in things))),
        things,
    )


def _names(named: Iterable[AssociationSide], shares: Iterable[SharedSide]) -> Iterator[str | None]:
    yield from (side.name for side in named)
    yield from (side.name for side in shares)


def _as_named(person: str, names: Iterable[str | None]) -> AssociationPerson:
    """A person by the first name that is given, until correlate_person emits who it is."""
    return AssociationPerson.model_construct(person=person, name=next((name for name in names if name), person))
