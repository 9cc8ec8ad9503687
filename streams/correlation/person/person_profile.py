"""All facts about one person, ordered and joined: input of their document, patterns and emitted facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Final, NamedTuple

from schemas.facts.persons import LinesNamedBeside, NamedTogether, PersonFact, PersonJoins
from schemas.facts.traits import TraitFact
from streams.correlation.ordered_facts import OrderedFacts
from streams.correlation.origins import ItemOrigin, independent_origins
from streams.correlation.person.traits.derivation import active_risks, traits
from streams.correlation.person.traits.trait_rule import is_counted
from streams.correlation.person.travel import home_towns
from streams.correlation.standing import origin_of
from streams.subject_step import Conclusion

Other = PersonJoins | NamedTogether | LinesNamedBeside
Fact = PersonFact | Other


WEIGHED: Final = 1_000
"""Mentions of one person that traits, places, things, towns and premises are derived from, at most: the latest.

Bounds the cost of a flood. Names, roles and their conflicts, the review clock and the standing use every mention.
"""


class PersonProfile(NamedTuple):
    """What is known of one person: a pure function of the set of facts."""

    facts: Sequence[PersonFact]  # in the order of time
    counted: Sequence[PersonFact]  # those that are not suspected to be false
    weighed: Sequence[PersonFact]  # the latest of these
    origins: Mapping[str, str]  # by item
    traits: Sequence[TraitFact]
    beside: Sequence[NamedTogether]  # by association
    lines: Sequence[LinesNamedBeside]  # by mention
    why: PersonJoins | None

    @property
    def latest(self) -> datetime:
        """When the latest item begins, where there is one that is not suspected to be false."""
        return (self.counted or self.facts)[-1].start

    @property
    def risks(self) -> list[TraitFact]:
        """Traits that are shown first and have not ended by the latest item."""
        return active_risks(self.traits, self.latest)


class PersonState:
    """The facts about one person as they come and go; ``concludes`` turns their profile into outputs."""

    def __init__(self, concludes: Callable[[PersonProfile], Conclusion]) -> None:
        self._concludes = concludes
        self._facts = OrderedFacts[PersonFact]()
        self._others: dict[str, Other] = {}

    def put(self, piece: str, value: Fact) -> None:
        """Add one fact."""
        if isinstance(value, PersonFact):
            self._facts.put(value.start, piece, value)
        else:
            self._others[piece] = value

    def drop(self, piece: str, value: Fact) -> None:
        """Remove one fact that was added before."""
        if isinstance(value, PersonFact):
            self._facts.drop(value.start, piece)
        else:
            del self._others[piece]

    def conclude(self) -> Conclusion:
        """Empty while no mention is known."""
        facts = list(self._facts)
        return self._concludes(person_profile(facts, self._others.values())) if facts else {}


def person_profile(facts: Sequence[PersonFact], others: Iterable[Other] = ()) -> PersonProfile:
    """Join the facts. ``facts`` in the order of time, ``others`` in any."""
    counted = [fact for fact in facts if is_counted(fact.grade)]
    origins = independent_origins(
        [ItemOrigin(fact.item_id, origin_of(fact.item_id, fact.story), fact.callers) for fact in facts]
    )
    of_others = list(others)
    associates = [fact for fact in of_others if isinstance(fact, NamedTogether)]
    lines = [fact for fact in of_others if isinstance(fact, LinesNamedBeside)]
    why = next((fact for fact in of_others if isinstance(fact, PersonJoins)), None)
    weighed = counted[-WEIGHED:]
    own_traits = traits(weighed, origins, home_towns(weighed))
    return PersonProfile(
        facts,
        counted,
        weighed,
        origins,
        own_traits,
        sorted(associates, key=lambda associate: associate.association),
        sorted(lines, key=lambda co_mention: co_mention.mention),
        why,
    )
