"""What is shown and not joined: held back by a guard or only possible, and what a person would have to know."""

from __future__ import annotations

from collections import Counter
from typing import Any, Final

from benchmarks.resolution.answered_questions import links_between
from streams.resolution.persons.clusters.person_index import PersonIndex
from streams.resolution.persons.comparison.level_weights import LIMITS
from streams.resolution.persons.comparison.match_weight import match_weight

TO_KNOW: Final = {
    "twins": "whether one has a twin: a birth certificate, or a second number",
    "siblings": "whether they are brothers or sisters: a number, or both seen at once",
    "household": "who lives at that address: a number or a birth date of each",
    "generations": "whether parent and child bear one name: which birth date is right",
    "namesakes": "which birth date is right, or whether two bear that name",
    "moved": "whether one moved: a birth date or a number of the other",
    "forename": "whether the surname changed or is false: a number, or the birth date",
    "nameless": "whether both names are false or changed: a number, or a photograph",
    "fathers-name": "whether one is a child of the other, or called by a further name: a birth date of both",
    "misspelt": "whether one of the two given names is the other, misspelt",
    "unidentified": "a birth date, a number, a phone or a home of both: many here may be called so",
    "one-word": "the rest of the name, or the birth date",
    "unnamed": "who the one without a name is: a name, or a number",
}


def held_back(persons: PersonIndex) -> dict[str, Any]:
    """Pairs of two persons by guard, and those that are only possible or fail on the whole of both."""
    counts: Counter[str] = Counter()
    for _, one, other in links_between(persons):
        weighed = match_weight(persons.graph.features[one], persons.graph.features[other], persons.population)
        held = weighed.guard is not None and weighed.bits < LIMITS["same"] <= weighed.unguarded_bits
        name = weighed.guard.name if weighed.guard is not None and held else ""
        counts[name or ("whole" if weighed.bits >= LIMITS["same"] else "possible")] += 1
    guards = {name: {"pairs": counts[name], "to_know": TO_KNOW[name]} for name in TO_KNOW if counts[name]}
    return {
        "total": sum(one["pairs"] for one in guards.values()),
        "by_guard": guards,
        "possible": counts["possible"],
        "not_borne_out_by_the_whole": counts["whole"],
    }
