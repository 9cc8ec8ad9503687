"""How much speaks for two tellings being one story told twice, feature by feature, in tenths of a bit.

A retelling keeps the time, the place, the people and the rare words, and names no other reporter. The weights are ours:
each is what the feature would be worth among reports of one street and day, and none is estimated from any data set.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from streams.resolution.stories.keys import DAY
from streams.resolution.stories.tellings import PASSED_ON, Someone, Telling
from streams.resolution.stories.wording import weigh

SAME: Final = 90
"""Tenths of a bit from which on two tellings are taken for one story."""

APART: Final = 30
"""Below it two tellings clearly differ, and no story may hold both."""

_SLACK: Final = 3 * DAY
_TEXT: Final = ((80, 60), (60, 50), (45, 35), (30, 20), (20, -10), (10, -40), (0, -60))


class Feature(NamedTuple):
    """What one thing says. ``bits`` in tenths; above nothing they speak for one story, below for two."""

    bits: int
    says: str


class Likeness(NamedTuple):
    """Every feature that spoke. ``never``: why no likeness could make these one story, or nothing."""

    features: tuple[Feature, ...]
    never: str = ""

    @property
    def bits(self) -> int:
        """The sum, in tenths of a bit."""
        return sum(feature.bits for feature in self.features)

    @property
    def same(self) -> bool:
        """Whether this is enough to take them for one story."""
        return not self.never and self.bits >= SAME

    @property
    def apart(self) -> bool:
        """Whether they clearly differ."""
        return bool(self.never) or self.bits < APART


def compare(one: Telling, other: Telling) -> Likeness:
    """Symmetric, and the same on every machine."""
    if never := _never(one, other):
        return Likeness((), never)
    features = (times(one, other), places(one, other), people(one, other), reporters(one, other), things(one, other),
                weapons(one, other), texts(one, other))  # fmt: skip
    return Likeness(tuple(feature for feature in features if feature.says))


def _never(one: Telling, other: Telling) -> str:
    if one.event == other.event:
        return "items of one report, which say for themselves how they hang together"
    if one.kind not in PASSED_ON and other.kind not in PASSED_ON:
        return "both record what officers did or saw themselves"
    if one.reporters and other.reporters and not _meet(one.reporters, other.reporters):
        return "two different people reported them"
    if _gap(one, other) > _SLACK:
        return "the times lie more than three days apart"
    return ""


def times(one: Telling, other: Telling) -> Feature:
    """The same span, the more telling the shorter it is; spans that fit into one another; or different times."""
    if (one.start, one.end) == (other.start, other.end):
        length = one.end - one.start
        bits = 60 if length <= 1 else 40 if length <= 60 else 20 if length <= DAY else 0
        return Feature(bits, f"the same time, to the {'minute' if length <= 1 else 'hour' if length <= 60 else 'day'}")
    if _gap(one, other) < 0:
        return Feature(10, "times that fit")
    return Feature(-60, "different times")


def places(one: Telling, other: Telling) -> Feature:
    """The most precise place in common; different places speak against."""
    a, b = one.where, other.where
    if not (any(a) and any(b)):
        return Feature(0, "")
    if set(a.premises) & set(b.premises):
        return Feature(40, "the same premises")
    if set(a.streets) & set(b.streets) or set(a.postcodes) & set(b.postcodes):
        return (
            Feature(-30, "other premises of one street")
            if a.premises and b.premises
            else Feature(30, "the same street")
        )
    return Feature(-80, "different places")


def people(one: Telling, other: Telling) -> Feature:
    """Named people in common. Where both name a victim, another victim is another incident."""
    if one.victims and other.victims and not _meet(one.victims, other.victims):
        return Feature(-110, "different victims")
    if not (one.people and other.people):
        return Feature(0, "")
    shared = min(_shared(one.people, other.people), _shared(other.people, one.people))
    if shared:
        return Feature(50 + 20 * (min(shared, 3) - 1), "the same people are named")
    return Feature(-50, "other people are named")


def reporters(one: Telling, other: Telling) -> Feature:
    """The same reporter. (Different ones never tell one story: each is an observation of its own.)"""
    return Feature(60, "the same reporter") if _meet(one.reporters, other.reporters) else Feature(0, "")


def things(one: Telling, other: Telling) -> Feature:
    """A registration or a number in common, or other registrations."""
    a, b = one.things, other.things
    if set(a.vehicles) & set(b.vehicles):
        return Feature(40, "the same registration")
    if set(a.phones) & set(b.phones) and not _meet((*one.people, *one.reporters), (*other.people, *other.reporters)):
        return Feature(40, "the same phone number")
    return Feature(-30, "other registrations") if a.vehicles and b.vehicles else Feature(0, "")


def weapons(one: Telling, other: Telling) -> Feature:
    """The same weapon, or another one."""
    a, b = one.things.weapons, other.things.weapons
    if not (a and b):
        return Feature(0, "")
    return Feature(15, "the same weapon") if set(a) & set(b) else Feature(-40, "another weapon")


def texts(one: Telling, other: Telling) -> Feature:
    """How much of the shorter text the other one says too, by the weight of the words."""
    if not (one.words and other.words):
        return Feature(0, "")
    shared, other_words = frozenset(one.words) & frozenset(other.words), frozenset(other.words)
    common, fewest = weigh(shared), min(weigh(frozenset(one.words)), weigh(other_words))
    percent = 100 * common // fewest
    bits = next(bits for least, bits in _TEXT if percent >= least)
    bits = min(bits, common * 2) if bits > 0 else bits
    if bits > 0 and fewest >= 40 and percent >= 80:
        bits += min(common - 32, 60)  # long texts do not come to say the same by chance
    return Feature(bits - _numbers(one, other), f"{percent} in 100 of the shorter text's words are shared")


def _numbers(one: Telling, other: Telling) -> int:
    """Both texts quote figures or times of day, and none of them agree."""
    a, b = ({word for word in each.words if word[0].isdigit()} for each in (one, other))
    return 25 if a and b and not a & b else 0


def _gap(one: Telling, other: Telling) -> int:
    """Minutes between the spans; below nothing where they overlap."""
    return max(one.start, other.start) - min(one.end, other.end)


def _shared(ones: Sequence[Someone], others: Sequence[Someone]) -> int:
    """How many of these may be among those. One of those may be several of these, so it is asked both ways."""
    return sum(any(one.same(other) for other in others) for one in ones)


def _meet(ones: Sequence[Someone], others: Sequence[Someone]) -> bool:
    return any(one.same(other) for one in ones for other in others)
