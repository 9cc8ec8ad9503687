"""Estimate the weights of ``streams.resolution.stories.story_weights`` again from written and simulated pairs.

python -m benchmarks.accuracy.story_weights [--written-only]

Three tables: how often retellings show each finding, with the weight that follows from how often others do; what the
words that two texts share say against unrelated reports; and what wording says against another event of one sort,
estimated jointly with what time, place and people say of the same pairs.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final, NamedTuple

from benchmarks.accuracy.simulated_reports import pairs, simulated_reports
from benchmarks.accuracy.story_pairs import PAIRS, story_pairs
from producers.simulator.truth import TellingTruth
from streams.resolution.stories.account_comparison import compare_accounts, wording
from streams.resolution.stories.account_findings import account_findings, figures
from streams.resolution.stories.accounts import Account, accounts_of
from streams.resolution.stories.story_weights import NO_WORDS_SHARED, WEIGHTS, Weight
from streams.resolution.stories.text_comparison import AlwaysRare, TextOverlap, compare_texts

WRITTEN: Final = (
    "pairs.json",
    "pairs_of_agencies.json",
    "more_pairs_of_agencies.json",
    "pairs_of_viewpoints.json",
    "more_pairs_of_viewpoints.json",
    "pairs_of_partners.json",
)

SPREAD: Final = 3.0
"""Bits: the standard deviation of what wording may say before anything is counted."""

SIMULATED: Final = 60.0
"""Pairs of one event, and of two, that all simulated ones weigh as together: as one file of written pairs."""

_RARE: Final = AlwaysRare()
_DAY, _HOUR = 1 / 60, 1 / 1_440
_AGAIN: Final = 0.5 / 14  # half of what recurs within 60 days does so in the first 14
_LATER, _SOON = 0.88, 0.75  # more than three days apart

CHANCE: Final[Mapping[str, tuple[float | None, float | None]]] = {
    "the same time, to the hour": (_HOUR, _AGAIN / 24),
    "the same time, to the day": (_DAY, _AGAIN),
    "times at most an hour apart": (2 * _HOUR, 0.12),
    "the text names the day of the other": (0.1 * 2 * _DAY, 0.1 * _AGAIN),
    "the next day": (2 * _DAY, 2 * _AGAIN),
    "different times within a day": (2 * _DAY, 2 * _AGAIN),
    "different times within three days": (4 * _DAY, 4 * _AGAIN),
    "different times": (_LATER * 0.77, _SOON * 0.67),
    "a later time, and a text that says it repeats something earlier": (_LATER * 0.05, _SOON * 0.05),
    "a later time, and a text that says it happened once more": (_LATER * 0.06, _SOON * 0.16),
    "a later day, on which it was reported": (_LATER * 0.12, _SOON * 0.12),
    "the same premises": (1 / 2_000, None),
    "the same street": (1 / 350, None),
    "the same named place": (1 / 350, None),
    "different places": (0.99, 0.8),
    "other premises of one street": (None, 0.2),
    "the same town": (0.3, None),
    "different towns": (0.7, 0.5),
    "the same person is named": (1 / 3_000, None),
    "a person is named in the other's words": (1 / 3_000, None),
    "a name is among the other's words": (1 / 500, None),
    "other people are named": (1.0, 1.0),
    "other people are named as acting": (1.0, 1.0),
    "different victims": (1.0, 1.0),
    "other figures": (0.95, 0.5),
}
"""How often two unrelated reports, and two of other events of one sort, show a finding, see ``WEIGHTS``. None: it says
nothing."""

_SAME_FIGURES: Final = "a figure in common"
_TIMES: Final = (*tuple(CHANCE)[:11], "times that fit", "the same time, to the minute")
_FINE: Final = (*tuple(CHANCE)[11:16],)
_TOWNS: Final = ("the same town", "different towns")
_PEOPLE: Final = (*tuple(CHANCE)[18:24], "the same people are named")
_FIGURES: Final = ("other figures", _SAME_FIGURES)
_KINDS: Final = (_TIMES, _FINE, _TOWNS, _PEOPLE, _FIGURES)


class LabelledPair(NamedTuple):
    """Two accounts, whether they tell of one event, and how much the pair counts."""

    one: Account
    other: Account
    same: bool
    weighs: float = 1.0


def written_pairs(names: Iterable[str] = WRITTEN) -> list[LabelledPair]:
    """The written pairs that nothing excludes."""
    paths = [path for name in names if (path := PAIRS.with_name(name)).exists()]
    found = [LabelledPair(one.one, one.other, one.same) for path in paths for one in story_pairs(path)]
    return [pair for pair in found if not compare_accounts(pair.one, pair.other).exclusion]


def simulated_pairs(seed: int = 1, scale: float = 0.1) -> list[LabelledPair]:
    """Simulated retellings, and pairs of one place and day that are about different incidents."""
    reports = simulated_reports(seed, scale)
    accounts = {str(one.item): one for statement in reports.statements for one in accounts_of(statement)}
    origins = {str(one.item): one for one in reports.truths if isinstance(one, TellingTruth)}
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    places: dict[object, list[str]] = defaultdict(list)
    for item, account in accounts.items():
        groups[origins[item].incident, origins[item].origin].append(item)
        places[account.where.premises or account.where.streets or account.where.towns, account.start // 1_440].append(
            item
        )
    same = pairs(groups.values())
    others = {(one, other) for one, other in pairs(places.values()) if origins[one].incident != origins[other].incident}
    return [*_weighted(accounts, same, same=True), *_weighted(accounts, others, same=False)]


def _weighted(accounts: Mapping[str, Account], found: set[tuple[str, str]], *, same: bool) -> Iterator[LabelledPair]:
    two = [(accounts[one], accounts[other]) for one, other in sorted(found)]
    known = [(one, other) for one, other in two if not compare_accounts(one, other).exclusion and one.words]
    for one, other in known:
        yield LabelledPair(one, other, same, SIMULATED / len(known))


def finding_counts(labelled: Iterable[LabelledPair]) -> Counter[str]:
    """How many pairs of one event show each finding."""
    same = [pair for pair in labelled if pair.same]
    found = Counter(reason for pair in same for reason in account_findings(pair.one, pair.other))
    found[_SAME_FIGURES] = sum(bool(figures(pair.one) & figures(pair.other)) for pair in same)
    return found


def finding_weights(counts: Counter[str]) -> dict[str, Weight]:
    """The weights that follow from these counts, half a count added to each, and from ``CHANCE``."""
    found = dict[str, Weight]()
    for kind in _KINDS:
        total = sum(counts[reason] for reason in kind) + 0.5 * len(kind)
        for reason in filter(CHANCE.__contains__, kind):
            share = (counts[reason] + 0.5) / total
            unrelated, another = (math.log2(share / chance) if chance else 0.0 for chance in CHANCE[reason])
            found[reason] = Weight(round(10 * unrelated), round(10 * another))
    return found


def word_weights(labelled: Sequence[LabelledPair]) -> tuple[float, float]:
    """By what to multiply, and how many tenths of a bit to add to, what shared words say against unrelated reports.

    Copies are left out: they would make any shared word worth more than it is in another's words.
    """
    own = [text for pair in labelled if pair.same and not (text := _overlap(pair)).copied]
    strangers = [
        _overlap(LabelledPair(one.one, other.other, same=False)) for one, other in combinations(labelled[::2], 2)
    ]
    rows = [(text.words / 10, 1.0, 1.0) for text in own]
    rows += [(text.words / 10, 0.0, len(own) / len(strangers)) for text in strangers]
    slope, offset = _logistic(rows)
    return slope, 10 * offset


def wording_weights(labelled: Iterable[LabelledPair]) -> dict[str, tuple[float, float, int]]:
    """By wording: how many pairs of one event and of two show it, and the tenths of a bit that fit best.

    Each pair brings what its time, place and people say against another event; the wording explains the rest.
    """
    shown: dict[str, list[tuple[float, bool, float]]] = defaultdict(list)
    for pair in labelled:
        compared = compare_accounts(pair.one, pair.other)
        if compared.another:
            *rest, _ = compared.another  # the texts come last
            rest_bits = sum(feature.bits for feature in rest) / 10
            shown[wording(_overlap(pair))].append((rest_bits, pair.same, pair.weighs))
    return {
        kind: (
            sum(count for _, same, count in rows if same),
            sum(count for _, same, count in rows if not same),
            round(10 * _best(rows)),
        )
        for kind, rows in sorted(shown.items())
    }


def _overlap(pair: LabelledPair) -> TextOverlap:
    return compare_texts(pair.one, pair.other, _RARE)


def _best(rows: Sequence[tuple[float, bool, float]]) -> float:
    """The bits that, added to each, make the answers likeliest, if ``SPREAD`` bounds them."""

    def loss(bits: float) -> float:
        doubt = sum(count * math.log1p(2 ** (-(base + bits) if same else base + bits)) for base, same, count in rows)
        return doubt + bits * bits / (2 * SPREAD * SPREAD)

    return _smallest(loss, [step / 10 for step in range(-100, 101)])


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


def _smallest(loss: Callable[[float], float], steps: Iterable[float]) -> float:
    return min(steps, key=loss)


def main() -> None:
    """Estimate and print, beside what is in use."""
    parser = argparse.ArgumentParser(description="Estimate the weights of retellings from pairs.")
    parser.add_argument("--written-only", action="store_true", help="without the simulator")
    options = parser.parse_args()
    written = written_pairs()
    counts = finding_counts(written)
    for reason, weight in finding_weights(counts).items():
        print(f"{counts[reason]:4} {reason:64} {weight.unrelated:5} {weight.another:5}   in use {WEIGHTS[reason]}")
    slope, offset = word_weights(written)
    print(f"words: {slope:.2f} times, {offset:+.0f}   in use 1.00 times, {NO_WORDS_SHARED:+}")
    every = written if options.written_only else [*written, *simulated_pairs()]
    for kind, (same, others, bits) in wording_weights(every).items():
        print(f"{kind:14} of one event {same:6.1f}, of two {others:6.1f}: {bits:+}")


if __name__ == "__main__":
    main()
