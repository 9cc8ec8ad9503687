"""Everything known of two persons together, put into order once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from schemas.association_facts import BETWEEN, AssociationFact, AssociationPerson
from schemas.grading import Assessment
from schemas.traits import Support
from streams.correlation.origins import Telling, independent
from streams.correlation.standing import origin
from streams.correlation.supports import in_short

Fact = AssociationFact | AssociationPerson


class Known(NamedTuple):
    """A function of the set of facts."""

    subject: str
    facts: Sequence[AssociationFact]  # one an item, in the order of time
    counted: Sequence[AssociationFact]  # those that are not suspected to be false
    origins: Mapping[str, str]  # by item
    first: AssociationPerson
    second: AssociationPerson

    def support(self, facts: Iterable[AssociationFact]) -> list[Support]:
        """What these facts support, in their order."""
        return [
            Support(item=one.item_id, at=one.start, origin=self.origins[one.item_id], grade=in_short(one.grade))
            for one in facts
        ]


def known_of(subject: str, pieces: Iterable[Fact]) -> Known:
    """``pieces`` in any order. ``facts`` is empty as long as nothing names the two together."""
    several = list(pieces)
    said = (one for one in several if isinstance(one, AssociationFact))
    facts = sorted(said, key=lambda one: (one.start, one.item_id, one.first.mention, one.second.mention))
    people = {one.person: one for one in several if isinstance(one, AssociationPerson)}
    first, _, second = subject.partition(BETWEEN)
    return Known(
        subject,
        facts,
        [one for one in facts if one.grade.assessment is not Assessment.SUSPECTED_FALSE],
        independent(Telling(one.item_id, origin(one.item_id, one.story), one.callers) for one in facts),
        people.get(first) or _as_named(first, (one.first.name for one in facts)),
        people.get(second) or _as_named(second, (one.second.name for one in facts)),
    )


def _as_named(person: str, names: Iterable[str | None]) -> AssociationPerson:
    """As long as correlate_person has not told who it is: by the first name there is."""
    return AssociationPerson.model_construct(person=person, name=next((name for name in names if name), person))
