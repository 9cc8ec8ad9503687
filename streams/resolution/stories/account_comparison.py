"""The comparison of two accounts: how much speaks for one being a retelling of the other, in tenths of a bit.

A retelling repeats uncommon words, figures and quoted words, whatever place, person or time it was filed under; it
often repeats time, place and people, and names no other reporter. A word that many reports of the month use says
little (``word_postings``). The weights are judgements: what each feature is worth among the reports of one force and
month; none is estimated from a data set.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from schemas.vocabulary.event_kinds import EVENT_KINDS
from schemas.vocabulary.meanings import Meaning
from streams.resolution.stories.accounts import Account, NamedPerson
from streams.resolution.stories.story_blocking_keys import DAY
from streams.resolution.stories.text_comparison import AlwaysRare, Contradiction, WordUse, compare_texts

SAME: Final = 50
"""Tenths of a bit from which on two accounts are one story."""

SAME_WITHOUT_TEXTS: Final = 90
"""The same where the texts do not speak for it: time, place and people are then all there is, and others share them."""

APART: Final = 30
"""Below it two accounts clearly differ, and no story may hold both."""

_LATER: Final = ((1, -10, -40), (3, -20, -60))
"""Days up to which two times lie apart; what that says where one is known by day, and where both are known better."""

_MUCH_LATER: Final = (-45, -90)
_CONTRADICTS: Final = -40
"""Below it place or people contradict, and the same words may be those of a form."""

_SOON: Final = 3 * DAY
"""Minutes within which reports of one thing are written."""

_LASTS: Final = 0
"""What place, people and things may say together for one story where the times differ."""

_ALWAYS_RARE: Final = AlwaysRare()
_REPEATED_LATER: Final = -15
"""What a later time says where the text says that it repeats something earlier."""


class AccountFeature(NamedTuple):
    """One compared feature: tenths of a bit (above zero for one story, below for two), and the reason in words."""

    bits: int
    reason: str


class AccountComparison(NamedTuple):
    """Every feature with something to say. ``exclusion``: why the two can never be one story, or empty."""

    features: tuple[AccountFeature, ...]
    exclusion: str = ""
    texts: bool = False  # what their texts share speaks for one story

    @property
    def bits(self) -> int:
        """The sum, in tenths of a bit."""
        return sum(feature.bits for feature in self.features)

    @property
    def same(self) -> bool:
        """Whether this is enough to take them for one story."""
        return not self.exclusion and self.bits >= (SAME if self.texts else SAME_WITHOUT_TEXTS)

    @property
    def differs(self) -> bool:
        """Whether they clearly differ."""
        return bool(self.exclusion) or self.bits < APART


def compare_accounts(one: Account, other: Account, use: WordUse = _ALWAYS_RARE) -> AccountComparison:
    """Compare two accounts. Symmetric, and the same on every machine. ``use``: how common their words are."""
    if never := _never(one, other):
        return AccountComparison((), never)
    when = compare_times(one, other)
    lasting = tuple(compare(one, other) for compare in _LASTING)
    place, people, *_ = (feature.bits < _CONTRADICTS for feature in lasting)
    later = when.bits < _REPEATED_LATER and _gap(one, other) > _SOON
    form = Contradiction(place, people, later, later and sum(feature.bits for feature in lasting) > 0)
    words = compare_words(one, other, use, form)
    features = (when, *lasting, _on_other_days(when, lasting), compare_weapons(one, other), words)
    return AccountComparison(tuple(feature for feature in features if feature.reason), texts=words.bits > 0)


def _never(one: Account, other: Account) -> str:
    if one.event == other.event:
        return "items of one report, which say for themselves how they hang together"
    if not (EVENT_KINDS.means(one.kind, Meaning.REPORT) or EVENT_KINDS.means(other.kind, Meaning.REPORT)):
        return "both record what officers did or saw themselves"
    if one.reporters and other.reporters and not _meet(one.reporters, other.reporters):
        return "two different people reported them"
    return ""


def compare_times(one: Account, other: Account) -> AccountFeature:
    """The same span (worth more the shorter it is), overlapping spans, or different times."""
    if (one.start, one.end) == (other.start, other.end):
        length = one.end - one.start
        bits = 60 if length <= 1 else 40 if length <= 60 else 20 if length <= DAY else 0
        return AccountFeature(
            bits, f"the same time, to the {'minute' if length <= 1 else 'hour' if length <= 60 else 'day'}"
        )
    gap = _gap(one, other)
    if gap < 0:
        return AccountFeature(10, "times that fit")
    if one.day in other.earlier.days or other.day in one.earlier.days:
        return AccountFeature(20, "the text names the day of the other")
    return _later(one, other, gap)


def _on_other_days(when: AccountFeature, lasting: Sequence[AccountFeature]) -> AccountFeature:
    """Who lives where, drives what and reports it is the same on every day: at different times it says little."""
    beyond = sum(feature.bits for feature in lasting) - _LASTS
    if when.bits < 0 and when.bits != _REPEATED_LATER and beyond > 0:
        return AccountFeature(-beyond, "people, places and things are the same on other days, too")
    return AccountFeature(0, "")


def _later(one: Account, other: Account, gap: int) -> AccountFeature:
    """Of two different times the later one may be when it was told again."""
    vague = max(one.end - one.start, other.end - other.start) >= DAY
    bits = next((bits for days, *bits in _LATER if gap <= days * DAY), [*_MUCH_LATER])[0 if vague else 1]
    last = max(one, other, key=lambda account: account.start)
    if last.earlier.repeats and bits < _REPEATED_LATER:
        return AccountFeature(_REPEATED_LATER, "a later time, and a text that says it repeats something earlier")
    return AccountFeature(bits, "different times")


def compare_places(one: Account, other: Account) -> AccountFeature:
    """The most precise place in common; different places speak against."""
    a, b = one.where, other.where
    if not (a.finer_than_a_town and b.finer_than_a_town):
        return _compare_towns(a.towns, b.towns)
    if set(a.premises) & set(b.premises):
        return AccountFeature(40, "the same premises")
    if set(a.streets) & set(b.streets) or set(a.postcodes) & set(b.postcodes):
        return (
            AccountFeature(-45, "other premises of one street")
            if a.premises and b.premises
            else AccountFeature(30, "the same street")
        )
    return AccountFeature(-60, "different places")


def _compare_towns(a: Sequence[str], b: Sequence[str]) -> AccountFeature:
    if not (a and b):
        return AccountFeature(0, "")
    return AccountFeature(10, "the same town") if set(a) & set(b) else AccountFeature(-40, "different towns")


def compare_people(one: Account, other: Account) -> AccountFeature:
    """Named people in common. Where both name a victim, another victim is another incident."""
    if one.victims and other.victims and not _meet(one.victims, other.victims):
        return AccountFeature(-110, "different victims")
    if not (one.people and other.people):
        return AccountFeature(0, "")
    shared = min(_shared(one.people, other.people), _shared(other.people, one.people))
    if shared:
        return AccountFeature(50 + 20 * (min(shared, 3) - 1), "the same people are named")
    if one.actors and other.actors:
        return AccountFeature(-80, "other people are named as acting")
    return AccountFeature(-30, "other people are named")


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


def compare_words(one: Account, other: Account, use: WordUse, form: Contradiction) -> AccountFeature:
    """What the texts share, besides the names of people and streets that were compared already."""
    if not (one.words and other.words):
        return AccountFeature(0, "")
    return AccountFeature(*compare_texts(one, other, use, form))


_LASTING: Final[tuple[Callable[[Account, Account], AccountFeature], ...]] = (
    compare_places,
    compare_people,
    compare_reporters,
    compare_things,
)


def _gap(one: Account, other: Account) -> int:
    """Minutes between the spans; below nothing where they overlap."""
    return max(one.start, other.start) - min(one.end, other.end)


def _shared(ones: Sequence[NamedPerson], others: Sequence[NamedPerson]) -> int:
    """How many of these have a counterpart among those. Not symmetric, so it is asked in both directions."""
    return sum(any(one.same(other) for other in others) for one in ones)


def _meet(ones: Sequence[NamedPerson], others: Sequence[NamedPerson]) -> bool:
    return any(one.same(other) for one in ones for other in others)
