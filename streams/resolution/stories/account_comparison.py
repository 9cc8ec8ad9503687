"""The comparison of two accounts: how much speaks for one being a retelling of the other, in tenths of a bit.

A retelling repeats the time, the place, the people and the rare words, and names no other reporter. The weights are
judgements: what each feature is worth among reports of one street and day; none is estimated from a data set.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from schemas.vocabulary.event_kinds import EVENT_KINDS
from schemas.vocabulary.meanings import Meaning
from streams.resolution.stories.accounts import Account, NamedPerson
from streams.resolution.stories.story_blocking_keys import DAY
from streams.resolution.stories.word_weights import total_weight

SAME: Final = 90
"""Tenths of a bit from which on two accounts are one story."""

APART: Final = 30
"""Below it two accounts clearly differ, and no story may hold both."""

_SLACK: Final = 3 * DAY
_TEXT: Final = ((80, 60), (60, 50), (45, 35), (30, 20), (20, -10), (10, -40), (0, -60))


class AccountFeature(NamedTuple):
    """One compared feature: tenths of a bit (above zero for one story, below for two), and the reason in words."""

    bits: int
    reason: str


class AccountComparison(NamedTuple):
    """Every feature with something to say. ``exclusion``: why the two can never be one story, or empty."""

    features: tuple[AccountFeature, ...]
    exclusion: str = ""

    @property
    def bits(self) -> int:
        """The sum, in tenths of a bit."""
        return sum(feature.bits for feature in self.features)

    @property
    def same(self) -> bool:
        """Whether this is enough to take them for one story."""
        return not self.exclusion and self.bits >= SAME

    @property
    def differs(self) -> bool:
        """Whether they clearly differ."""
        return bool(self.exclusion) or self.bits < APART


def compare_accounts(one: Account, other: Account) -> AccountComparison:
    """Compare two accounts. Symmetric, and the same on every machine."""
    if never := _never(one, other):
        return AccountComparison((), never)
    features = tuple(compare(one, other) for compare in _COMPARED)
    return AccountComparison(tuple(feature for feature in features if feature.reason))


def _never(one: Account, other: Account) -> str:
    if one.event == other.event:
        return "items of one report, which say for themselves how they hang together"
    if not (EVENT_KINDS.means(one.kind, Meaning.REPORT) or EVENT_KINDS.means(other.kind, Meaning.REPORT)):
        return "both record what officers did or saw themselves"
    if one.reporters and other.reporters and not _meet(one.reporters, other.reporters):
        return "two different people reported them"
    if _gap(one, other) > _SLACK:
        return "the times lie more than three days apart"
    return ""


def compare_times(one: Account, other: Account) -> AccountFeature:
    """The same span (worth more the shorter it is), overlapping spans, or different times."""
    if (one.start, one.end) == (other.start, other.end):
        length = one.end - one.start
        bits = 60 if length <= 1 else 40 if length <= 60 else 20 if length <= DAY else 0
        return AccountFeature(
            bits, f"the same time, to the {'minute' if length <= 1 else 'hour' if length <= 60 else 'day'}"
        )
    if _gap(one, other) < 0:
        return AccountFeature(10, "times that fit")
    return AccountFeature(-60, "different times")


def compare_places(one: Account, other: Account) -> AccountFeature:
    """The most precise place in common; different places speak against."""
    a, b = one.where, other.where
    if not (any(a) and any(b)):
        return AccountFeature(0, "")
    if set(a.premises) & set(b.premises):
        return AccountFeature(40, "the same premises")
    if set(a.streets) & set(b.streets) or set(a.postcodes) & set(b.postcodes):
        return (
            AccountFeature(-30, "other premises of one street")
            if a.premises and b.premises
            else AccountFeature(30, "the same street")
        )
    return AccountFeature(-80, "different places")


def compare_people(one: Account, other: Account) -> AccountFeature:
    """Named people in common. Where both name a victim, another victim is another incident."""
    if one.victims and other.victims and not _meet(one.victims, other.victims):
        return AccountFeature(-110, "different victims")
    if not (one.people and other.people):
        return AccountFeature(0, "")
    shared = min(_shared(one.people, other.people), _shared(other.people, one.people))
    if shared:
        return AccountFeature(50 + 20 * (min(shared, 3) - 1), "the same people are named")
    return AccountFeature(-50, "other people are named")


def compare_reporters(one: Account, other: Account) -> AccountFeature:
    """The same reporter. Different reporters exclude one story: each is an observation of its own."""
    return AccountFeature(60, "the same reporter") if _meet(one.reporters, other.reporters) else AccountFeature(0, "")


def compare_things(one: Account, other: Account) -> AccountFeature:
    """A registration or a number in common, or other registrations."""
    a, b = one.things, other.things
    if set(a.vehicles) & set(b.vehicles):
        return AccountFeature(40, "the same registration")
    if set(a.phones) & set(b.phones) and not _meet((*one.people, *one.reporters), (*other.people, *other.reporters)):
        return AccountFeature(40, "the same phone number")
    return AccountFeature(-30, "other registrations") if a.vehicles and b.vehicles else AccountFeature(0, "")


def compare_weapons(one: Account, other: Account) -> AccountFeature:
    """The same weapon, or another one."""
    a, b = one.things.weapons, other.things.weapons
    if not (a and b):
        return AccountFeature(0, "")
    return AccountFeature(15, "the same weapon") if set(a) & set(b) else AccountFeature(-40, "another weapon")


def compare_texts(one: Account, other: Account) -> AccountFeature:
    """The share of the shorter text's words, by weight, that the other text holds too."""
    if not (one.words and other.words):
        return AccountFeature(0, "")
    shared, other_words = frozenset(one.words) & frozenset(other.words), frozenset(other.words)
    common, fewest = total_weight(shared), min(total_weight(frozenset(one.words)), total_weight(other_words))
    percent = 100 * common // fewest
    bits = next(bits for least, bits in _TEXT if percent >= least)
    bits = min(bits, common * 2) if bits > 0 else bits
    if bits > 0 and fewest >= 40 and percent >= 80:
        bits += min(common - 32, 60)  # long texts do not come to say the same by chance
    return AccountFeature(bits - _numbers(one, other), f"{percent} in 100 of the shorter text's words are shared")


def _numbers(one: Account, other: Account) -> int:
    """The penalty where both texts quote figures or times of day and none agree."""
    a, b = ({word for word in each.words if word[0].isdigit()} for each in (one, other))
    return 25 if a and b and not a & b else 0


_COMPARED: Final[tuple[Callable[[Account, Account], AccountFeature], ...]] = (
    compare_times,
    compare_places,
    compare_people,
    compare_reporters,
    compare_things,
    compare_weapons,
    compare_texts,
)


def _gap(one: Account, other: Account) -> int:
    """Minutes between the spans; below nothing where they overlap."""
    return max(one.start, other.start) - min(one.end, other.end)


def _shared(ones: Sequence[NamedPerson], others: Sequence[NamedPerson]) -> int:
    """How many of these have a counterpart among those. Not symmetric, so it is asked in both directions."""
    return sum(any(one.same(other) for other in others) for one in ones)


def _meet(ones: Sequence[NamedPerson], others: Sequence[NamedPerson]) -> bool:
    return any(one.same(other) for one in ones for other in others)
