"""Error rates by sex, decade of birth and origin of names. None of them is looked at by what is measured here.

Origin is the simulator's own where it is known; in a file it is whether the counts of names in England and Wales list
the names of a record. That is no ethnicity: it is whose names the tables know.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from benchmarks.resolution.labelled_records import Labelled
from reference.names import rarity
from streams.resolution.persons.comparison.word_similarity import full_forms
from streams.resolution.persons.features.mention_features import MentionFeatures, mention_features

Clusters = Iterable[tuple[str, ...]]


class Errors(NamedTuple):
    """Pairs, seen from each record of a group: those of one person, those missed, those said, those said wrongly."""

    records: int = 0
    true: int = 0
    missed: int = 0
    said: int = 0
    false: int = 0

    def plus(self, other: Errors) -> Errors:
        """Both together."""
        return Errors(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))


def groups(records: Sequence[Labelled], clusters: Clusters) -> dict[str, dict[str, dict[str, Any]]]:
    """Missed and false pairs, for every group that the records tell of."""
    truth = {one.mention.id: one.truth for one in records}
    people = Counter(truth.values())
    found: dict[str, dict[str, Errors]] = defaultdict(lambda: defaultdict(Errors))
    about = {one.mention.id: one.about or tuple(_about(one)) for one in records}
    for cluster in clusters:
        held = Counter(truth[record] for record in cluster)
        for record in cluster:
            errors = _errors(people[truth[record]], held[truth[record]], len(cluster))
            for kind, group in about[record]:
                found[kind][group] = found[kind][group].plus(errors)
    return {kind: {group: _rates(several[group]) for group in sorted(several)} for kind, several in found.items()}


def decade(year: int) -> str:
    """``1980-1989``; before 1900 by century."""
    first = year // 10 * 10 if year >= 1900 else year // 100 * 100
    return f"{first}-{first + (9 if year >= 1900 else 99)}"


def _errors(of_person: int, here: int, size: int) -> Errors:
    return Errors(1, of_person - 1, of_person - here, size - 1, size - here)


def _rates(errors: Errors) -> dict[str, Any]:
    return {
        "records": errors.records,
        "missed": errors.missed,
        "missed_rate": round(errors.missed / max(1, errors.true), 4),
        "false": errors.false,
        "false_rate": round(errors.false / max(1, errors.said), 4),
    }


def _about(one: Labelled) -> Iterator[tuple[str, str]]:
    said = mention_features(one.mention)
    if said.sex:
        yield "sex", said.sex
    if said.born and said.born.first == said.born.last:
        yield "born", decade(said.born.first)
    if said.names:
        yield "name_origin", _origin(said)


def _origin(said: MentionFeatures) -> str:
    given = any(rarity.given().keys() & full_forms(word) for name in said.names for word in name.given[:1])
    surname = any(word in rarity.surnames() for name in said.names for word in name.surname)
    return {2: "both names listed", 1: "one name listed", 0: "neither name listed"}[given + surname]
