"""The simulator's year as records: every mention that makes a person record, and who it truly is.

Mentions are read from statements of view C exactly as the resolve agent reads them. Those that a text alone names are
left out: the truth does not say whom it means.
"""

from __future__ import annotations

from itertools import combinations

from benchmarks.accuracy.simulated_reports import simulated_reports
from benchmarks.resolution.error_rates import decade
from benchmarks.resolution.labelled_records import Labelled
from benchmarks.resolution.measures import Clusters
from producers.simulator.truth import MentionTruth, PersonTruth
from producers.simulator.world.ground_truth import world
from streams.resolution.persons.features.mention import PersonMention
from streams.resolution.persons.person_mentions import matchable_mentions


class Simulated:
    """A year of one seed and scale: its records, and the people whom it tells of."""

    def __init__(self, seed: int, scale: float) -> None:
        told = simulated_reports(seed, scale)
        self.people = {one.person: one for one in world(seed, scale) if isinstance(one, PersonTruth)}
        who = {one.mention: one.thing for one in told.truths if isinstance(one, MentionTruth) and one.of == "person"}
        self.records = [
            self._labelled(mention, who[mention.id])
            for statement in told.statements
            for _, _, mention in matchable_mentions(statement)
            if mention.id in who
        ]

    def _labelled(self, mention: PersonMention, who: str) -> Labelled:
        person = self.people[who]
        about = (
            ("sex", person.sex.value),
            ("born", decade(person.birth_date.year)),
            ("name_origin", person.name_origin),
        )
        return Labelled(mention, who, about)

    def confused(self, clusters: Clusters) -> dict[str, int]:
        """How many pairs of people are in one cluster, by what they are to one another."""
        truth = {one.mention.id: one.truth for one in self.records}
        found = dict.fromkeys(("twins", "household", "namesakes", "strangers"), 0)
        for cluster in clusters:
            for one, other in combinations(sorted({truth[record] for record in cluster}), 2):
                found[self._kinship(self.people[one], self.people[other])] += 1
        return found

    def _kinship(self, one: PersonTruth, other: PersonTruth) -> str:
        if one.twin_of == other.person or other.twin_of == one.person:
            return "twins"
        if one.namesake_of == other.person or other.namesake_of == one.person:
            return "namesakes"
        return "household" if one.household == other.household else "strangers"
