"""Estimate the weights of ``streams.resolution.stories.story_weights`` again from written and simulated pairs.

python -m benchmarks.accuracy.story_weights [--each-writer]

Three tables: how often retellings show each finding, with the weight against unrelated reports that follows from how
often those do; what shared words say against unrelated reports; and what findings and wording say together against
another event of one sort. Look-alikes are written to look alike: that most reports of one place and day share few words
is known from the simulated ones. ``--each-writer``: estimated from all writers but one, and judged on that one.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from typing import Final, NamedTuple

from benchmarks.accuracy.simulated_reports import pairs, simulated_reports
from benchmarks.accuracy.story_pairs import PAIRS, story_pairs
from producers.simulator.truth import TellingTruth
from streams.resolution.stories.account_comparison import compare_accounts, is_related, wording
from streams.resolution.stories.account_findings import (
    CONTRADICTING,
    LASTING,
    LATER,
    ONE_DAY,
    account_findings,
    figures,
)
from streams.resolution.stories.accounts import Account, accounts_of
from streams.resolution.stories.story_weights import NO_WORDS_SHARED, PRIOR, SAME, WEIGHTS, WORDING
from streams.resolution.stories.text_comparison import AlwaysRare, TextOverlap, compare_texts

WRITERS: Final = (
    ("pairs.json",),
    ("pairs_of_agencies.json", "more_pairs_of_agencies.json"),
    ("pairs_of_viewpoints.json", "more_pairs_of_viewpoints.json"),
    ("pairs_of_partners.json", "more_pairs_of_partners.json"),
    ("pairs_of_voices.json",),
)
"""The files of each writer."""

WRITTEN: Final = tuple(name for names in WRITERS for name in names)

SPREAD: Final = 3.0
"""Bits: the standard deviation of what a finding may say against another event before anything is counted."""

SIMULATED: Final = 60.0
"""Pairs of one event, and of two, that all simulated ones weigh as together: as one file of written pairs."""

ROUNDS: Final = 100
"""Of the estimate against another event, at most. It hardly moves after thirty."""

_RARE: Final = AlwaysRare()
_DAY, _HOUR = 1 / 60, 1 / 1_440
_LATER: Final = 0.88  # more than three days apart

CHANCE: Final[Mapping[str, Mapping[str, float]]] = {
    "times": {
        "the same time, to the hour": _HOUR,
        "the same time, to the day": _DAY,
        "times at most an hour apart": 2 * _HOUR,
        "the text names the day of the other": 0.15 * 2 * _DAY,
        "the text says about when the other happened": 0.05 * 26 * _DAY,
        "the next day": 2 * _DAY,
        "different times within a day": 2 * _DAY,
        "different times within three days": 4 * _DAY,
        "different times": _LATER * 0.77,
        "a later time, and a text that says it repeats something earlier": _LATER * 0.05,
        "a later time, and a text that says it happened once more": _LATER * 0.06,
        "a later day, on which it was reported": _LATER * 0.12,
    },
    "places": {
        "the same premises": 1 / 2_000,
        "the same street": 1 / 350,
        "the same named place": 1 / 350,
        "the place is named in the other's words": 1 / 1_000,
        "different places": 0.99,
    },
    "people": {
        "the same person is named": 1 / 3_000,
        "a person is named in the other's words": 1 / 3_000,
        "a name is among the other's words": 1 / 500,
        "other people are named": 1.0,
        "other people are named as acting": 1.0,
        "different victims": 1.0,
    },
    "figures": {"an amount that may be the other's, rounded": 0.03, "other figures": 0.93},
}
"""How often two unrelated reports show a finding, of those that show any of its kind: see ``WEIGHTS``."""

UNCOUNTED: Final[Mapping[str, tuple[str, ...]]] = {
    "times": ("times that fit", "the same time, to the minute"),
    "places": ("other premises of one street",),
    "people": ("the same people are named",),
    "figures": ("a figure in common",),
}
"""What retellings may show of a kind besides, whose weight is set."""

TOWNS: Final[Mapping[str, float]] = {
    "the same town": 0.32,
    "the same town of 20,000 to 100,000 people": 0.06,
    "the same town of fewer than 20,000": 0.01,
}
"""How many of all reports are of one such town: as many as of the county's people live there."""

_OTHER_TOWNS: Final = "different towns"
_UNLIKELY_TOWNS: Final = 0.8

AGAINST: Final = frozenset(
    {
        *CONTRADICTING,
        *LATER,
        "the next day",
        "times at most an hour apart",
        "other figures",
        "other registrations",
        "another weapon",
        "form, and neither people nor a place in common",
        "form, and not known to be of one day",
        "form, and something contradicts",
        "copy, and something contradicts",
        "few words",
    }
)
"""What may never speak for one event."""

UNDECIDED: Final = frozenset({"form", "some words", "many words", "very many words"})
"""What may speak for one event or for two. All else may only speak for one."""

WITHIN_A_DAY: Final = ONE_DAY - {"the same time, to the day"}

SILENT: Final = frozenset(
    {*LASTING, *TOWNS, "a name is among the other's words", "the same weapon"} - {"other premises of one street"}
)
"""What two reports of other events of one sort share as often: it says nothing."""


class LabelledPair(NamedTuple):
    """Two accounts, whether they tell of one event, and how much the pair counts."""

    one: Account
    other: Account
    same: bool
    weighs: float = 1.0


class StoryFit(NamedTuple):
    """Weights as they are estimated. ``another``: of findings and of wording."""

    unrelated: Mapping[str, int]
    another: Mapping[str, int]


def written_pairs(names: Iterable[str] = WRITTEN) -> list[LabelledPair]:
    """The written pairs that nothing excludes."""
    found = [LabelledPair(one.one, one.other, one.same) for name in names for one in story_pairs(PAIRS.with_name(name))]
    return [pair for pair in found if not compare_accounts(pair.one, pair.other).exclusion]


@cache
def simulated_pairs(seed: int = 1, scale: float = 0.1) -> tuple[LabelledPair, ...]:
    """Simulated retellings, and pairs of one place and day that are about different incidents."""
    reports = simulated_reports(seed, scale)
    accounts = {str(one.item): one for statement in reports.statements for one in accounts_of(statement)}
    origins = {str(one.item): one for one in reports.truths if isinstance(one, TellingTruth)}
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    places: dict[object, list[str]] = defaultdict(list)
    for item, account in accounts.items():
        groups[origins[item].incident, origins[item].origin].append(item)
        where = account.where.premises or account.where.streets or account.where.towns
        places[where, account.start // 1_440].append(item)
    same = pairs(groups.values())
    others = {(one, other) for one, other in pairs(places.values()) if origins[one].incident != origins[other].incident}
    return (*_weighted(accounts, same, same=True), *_weighted(accounts, others, same=False))


def _weighted(accounts: Mapping[str, Account], found: set[tuple[str, str]], *, same: bool) -> Iterator[LabelledPair]:
    two = [(accounts[one], accounts[other]) for one, other in sorted(found)]
    known = [(one, other) for one, other in two if not compare_accounts(one, other).exclusion and one.words]
    for one, other in known:
        yield LabelledPair(one, other, same, SIMULATED / len(known))


def fit(labelled: Sequence[LabelledPair]) -> StoryFit:
    """Every weight that follows from these pairs."""
    return StoryFit(unrelated_weights(finding_counts(labelled)), another_weights(labelled))


def finding_counts(labelled: Iterable[LabelledPair]) -> Counter[str]:
    """How many pairs of one event show each finding."""
    same = [pair for pair in labelled if pair.same]
    found = Counter(reason for pair in same for reason in account_findings(pair.one, pair.other))
    found["a figure in common"] = sum(bool(figures(pair.one) & figures(pair.other)) for pair in same)
    return found


def unrelated_weights(counts: Counter[str]) -> dict[str, int]:
    """The tenths of a bit that follow from these counts, half a count added to each, and from ``CHANCE``."""
    found = dict[str, int]()
    for kind, chances in CHANCE.items():
        reasons = (*chances, *UNCOUNTED[kind])
        total = sum(counts[reason] for reason in reasons) + 0.5 * len(reasons)
        for reason, chance in chances.items():
            found[reason] = _tenths((counts[reason] + 0.5) / total / chance)
    return found | _town_weights(counts)


def _town_weights(counts: Counter[str]) -> dict[str, int]:
    """Retellings are of one town as often whatever its size."""
    same, other = sum(counts[reason] for reason in TOWNS) + 0.5, counts[_OTHER_TOWNS] + 0.5
    found = {reason: _tenths(same / (same + other) / chance) for reason, chance in TOWNS.items()}
    return found | {_OTHER_TOWNS: _tenths(other / (same + other) / _UNLIKELY_TOWNS)}


def _tenths(likelier: float) -> int:
    return round(10 * math.log2(likelier))


def word_weights(labelled: Sequence[LabelledPair]) -> tuple[float, float]:
    """By what to multiply, and how many tenths of a bit to add to, what shared words say against unrelated reports.

    Copies are left out: they would make any shared word worth more than it is in another's words.
    """
    own = [text for pair in labelled if pair.same and not (text := _overlap(pair.one, pair.other)).copied]
    strangers = [_overlap(one.one, other.other) for one, other in combinations(labelled[::2], 2)]
    rows = [(text.words / 10, 1.0, 1.0) for text in own]
    rows += [(text.words / 10, 0.0, len(own) / len(strangers)) for text in strangers]
    slope, offset = _logistic(rows)
    return slope, 10 * offset


def another_weights(labelled: Sequence[LabelledPair]) -> dict[str, int]:
    """The tenths of a bit of findings and of wording against another event, estimated together with simulated pairs.

    Those of one event and of two are taken to be as many. No finding counts the other way round than it must:
    see ``AGAINST`` and ``UNDECIDED``.
    """
    same = sum(pair.same for pair in labelled)
    weighs = {True: 1.0, False: same / (len(labelled) - same)}
    rows = [Row(another_row(one, other), same, weighs[same]) for one, other, same, _ in labelled]
    rows += (Row(another_row(one, other), same, count) for one, other, same, count in simulated_pairs())
    return {name: round(10 * bits) for name, bits in constrained_logistic(rows).items()}


def another_row(one: Account, other: Account) -> dict[str, float]:
    """What two accounts show that may tell one event from another, with how much of it.

    Who gives the same hour gives the same day, so that an hour never counts less.
    """
    reasons = list(account_findings(one, other))
    shown = dict.fromkeys((reason for reason in reasons if reason not in SILENT), 1.0)
    if not WITHIN_A_DAY.isdisjoint(shown):
        shown |= {"the same time, to the day": 1.0}
    if one.words and other.words:
        shown |= {kind: float(count) for kind, count in wording(_overlap(one, other), reasons).items() if count}
    return shown


class Row(NamedTuple):
    """Features by name, whether it is one event, and how much the row counts."""

    features: Mapping[str, float]
    same: bool
    weighs: float


def constrained_logistic(rows: Sequence[Row]) -> dict[str, float]:
    """Bits for each feature: a logistic regression with signs, one feature after the other by Newton's step."""
    users: dict[str, list[tuple[int, float]]] = {}
    for at, row in enumerate(rows):
        for name, x in row.features.items():
            users.setdefault(name, []).append((at, x))
    nats, sums = dict.fromkeys(sorted(users), 0.0), [0.0] * len(rows)
    for _ in range(ROUNDS):
        for name in nats:
            step = _step(nats[name], [(rows[at], sums[at], x) for at, x in users[name]])
            new = _signed(name, nats[name] + step)
            for at, x in users[name]:
                sums[at] += (new - nats[name]) * x
            nats[name] = new
    return {name: weight / math.log(2) for name, weight in nats.items()}


def _step(weight: float, users: Iterable[tuple[Row, float, float]]) -> float:
    """By how much to move one weight."""
    cost = 1 / (SPREAD * math.log(2)) ** 2
    slope, curve = -cost * weight, cost
    for row, total, x in users:
        p = 1 / (1 + math.exp(-total))
        slope += row.weighs * (row.same - p) * x
        curve += row.weighs * p * (1 - p) * x * x
    return max(-1.0, min(1.0, slope / curve))


def _signed(name: str, weight: float) -> float:
    if name in UNDECIDED:
        return weight
    return min(weight, 0.0) if name in AGAINST else max(weight, 0.0)


def _overlap(one: Account, other: Account) -> TextOverlap:
    return compare_texts(one, other, _RARE)


def _logistic(rows: Sequence[tuple[float, float, float]]) -> tuple[float, float]:
    """Slope and offset, in bits, of a logistic regression on one feature, by Newton's method."""
    slope = offset = 0.0
    for _ in range(25):
        g0 = g1 = h00 = h01 = h11 = 0.0
        for x, y, count in rows:
            p = 1 / (1 + 2 ** -(offset + slope * x))
            g0, g1 = g0 + count * (y - p), g1 + count * (y - p) * x
            w = count * p * (1 - p) * math.log(2)
            h00, h01, h11 = h00 + w, h01 + w * x, h11 + w * x * x
        det = h00 * h11 - h01 * h01 or 1.0
        offset, slope = offset + (h11 * g0 - h01 * g1) / det, slope + (h00 * g1 - h01 * g0) / det
    return slope, offset


class Judged(NamedTuple):
    """Pairs of one event that are joined, of two that are, and all of one event."""

    found: int
    joined: int
    same: int

    def __str__(self) -> str:
        """With precision and recall."""
        precision, recall = self.found / max(1, self.found + self.joined), self.found / max(1, self.same)
        return f"precision {precision:.3f} recall {recall:.3f}: {self.found} of {self.same}, and {self.joined} others"


def judged_with(labelled: Iterable[LabelledPair], weights: StoryFit) -> Judged:
    """How these pairs come out with other weights, each by itself and brought together in any case."""
    joined = Counter[bool]()
    same = 0
    for pair in labelled:
        same += pair.same
        joined[pair.same] += _is_joined(pair.one, pair.other, weights)
    return Judged(joined[True], joined[False], same)


def _is_joined(one: Account, other: Account, weights: StoryFit) -> bool:
    text, reasons = _overlap(one, other), list(account_findings(one, other))
    own = {reason: weight.unrelated for reason, weight in WEIGHTS.items()} | dict(weights.unrelated)
    unrelated = PRIOR.unrelated + sum(own[reason] for reason in reasons)
    if one.words and other.words:
        unrelated += NO_WORDS_SHARED + text.words
    another = sum(weights.another.get(name, 0) * x for name, x in another_row(one, other).items())
    return unrelated >= SAME and (another >= SAME or not is_related(text, reasons))


def main() -> None:
    """Estimate and print, beside what is in use."""
    parser = argparse.ArgumentParser(description="Estimate the weights of retellings from pairs.")
    parser.add_argument("--each-writer", action="store_true", help="judge each writer's pairs by the others' weights")
    if parser.parse_args().each_writer:
        _print_each_writer()
    else:
        _print_weights()


def _print_weights() -> None:
    written = written_pairs()
    counts, found = finding_counts(written), fit(written)
    for reason, bits in found.unrelated.items():
        print(f"{counts[reason]:4} {reason:64} {bits:5}   in use {WEIGHTS[reason].unrelated:5}")
    slope, offset = word_weights(written)
    print(f"words: {slope:.2f} times, {offset:+.0f}   in use 1.00 times, {NO_WORDS_SHARED:+}")
    for name, bits in in_use(found.another).items():
        print(f"{name:69} {bits:5}   in use {WORDING[name] if name in WORDING else WEIGHTS[name].another:5}")


def in_use(another: Mapping[str, int]) -> dict[str, int]:
    """Weights against another event as one finding alone has them: an hour counts as itself and its day."""
    day = another["the same time, to the day"]
    return {name: bits + day if name in WITHIN_A_DAY else bits for name, bits in another.items()}


def _print_each_writer() -> None:
    total = Judged(0, 0, 0)
    for names in WRITERS:
        others = [name for each in WRITERS if each != names for name in each]
        found = judged_with(written_pairs(names), fit(written_pairs(others)))
        total = Judged(*(one + other for one, other in zip(total, found, strict=True)))
        print(f"{', '.join(names):64} {found}")
    print(f"{'all':64} {total}")


if __name__ == "__main__":
    main()
