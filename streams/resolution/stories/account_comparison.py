"""The comparison of two accounts: how much speaks for one being a retelling of the other, in tenths of a bit.

A retelling repeats uncommon words, figures and quoted words, whatever place, person or time it was filed under; it
often repeats time, place and people, and names no other reporter. Each pair is weighed twice, against two unrelated
reports and against two reports of events of one sort, and the explanation that one event beats by less decides.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from schemas.vocabulary.event_kinds import EVENT_KINDS
from schemas.vocabulary.meanings import Meaning
from streams.resolution.stories.account_findings import (
    CONTRADICTING,
    LASTING,
    LATER,
    ONE_DAY,
    account_findings,
    most_of_findings,
    share_a_person,
)
from streams.resolution.stories.accounts import Account
from streams.resolution.stories.story_weights import (
    APART,
    MOST_UNCOMMON,
    NO_WORDS_SHARED,
    OWN_WORDS,
    PRIOR,
    SAME,
    WEIGHTS,
    WHOLE,
    WORDING,
    Weight,
)
from streams.resolution.stories.text_comparison import AlwaysRare, TextOverlap, WordUse, compare_texts, most_words

_ALWAYS_RARE: Final = AlwaysRare()


class AccountFeature(NamedTuple):
    """One compared feature: tenths of a bit (above zero for one story, below for two), and the reason in words."""

    bits: int
    reason: str


class AccountComparison(NamedTuple):
    """Every feature with something to say against the other explanation that is harder to beat.

    ``exclusion``: why the two can never be one story, or empty. ``differs``: whether they clearly differ, whatever
    else brings them together.
    """

    features: tuple[AccountFeature, ...]
    exclusion: str = ""
    differs: bool = True
    another: tuple[AccountFeature, ...] = ()  # against another event of the same people, place or form; last the texts

    @property
    def bits(self) -> int:
        """The sum, in tenths of a bit."""
        return sum(feature.bits for feature in self.features)

    @property
    def same(self) -> bool:
        """Whether this is enough to take them for one story."""
        return not self.exclusion and self.bits >= SAME


class _Finding(NamedTuple):
    """What two accounts share or differ in, and what it says against each other explanation."""

    reason: str
    weight: Weight


def compare_accounts(one: Account, other: Account, use: WordUse = _ALWAYS_RARE) -> AccountComparison:
    """Compare two accounts. Symmetric, and the same on every machine. ``use``: how common their words are."""
    if never := _never(one, other):
        return AccountComparison((), never)
    return _compared(one, other, use, [_Finding(reason, WEIGHTS[reason]) for reason in account_findings(one, other)])


def _compared(one: Account, other: Account, use: WordUse, findings: Sequence[_Finding]) -> AccountComparison:
    text = compare_texts(one, other, use) if one.words and other.words else None
    unrelated = (_PRIOR_UNRELATED, *_against_unrelated(findings, text))
    related = is_related(text, (reason for reason, _ in findings))
    another = (_PRIOR_ANOTHER, *_against_another(findings, text)) if related else ()
    likelihood = _total(unrelated) - PRIOR.unrelated
    differs = likelihood < APART or _total(another) < APART
    decides = another if another and _total(another) < _total(unrelated) else unrelated
    return AccountComparison(decides, "", differs, another)


def story_bits(one: Account, other: Account, use: WordUse = _ALWAYS_RARE) -> int | None:
    """The bits of a pair that is the same by ``compare_accounts``; None of every other.

    Most candidates are told apart by what they say against unrelated reports at most: first by texts, times and places
    as if all else agreed, then by all but how common the shared words are.
    """
    if _never(one, other):
        return None
    texts = NO_WORDS_SHARED + most_words(one, other) if one.words and other.words else 0
    least = SAME - PRIOR.unrelated - texts
    if most_of_findings(one, other) < least:
        return None
    findings = [_Finding(reason, WEIGHTS[reason]) for reason in account_findings(one, other)]
    if sum(finding.weight.unrelated for finding in findings) < least:
        return None
    likeness = _compared(one, other, use, findings)
    return likeness.bits if likeness.same else None


_OTHER_PLACES: Final = frozenset({"other premises of one street", "different places", "different towns"})
_NAMED: Final = frozenset(
    {"the same person is named", "the same people are named", "a person is named in the other's words"}
)
_ABOUT: Final = LASTING - _OTHER_PLACES

_PRIOR_UNRELATED: Final = AccountFeature(
    PRIOR.unrelated, "of the reports of two months one in so many retells this one"
)
_PRIOR_ANOTHER: Final = AccountFeature(PRIOR.another, "as often about another event of the same people, place or form")


def _total(features: Iterable[AccountFeature]) -> int:
    return sum(feature.bits for feature in features)


def _against_unrelated(findings: Sequence[_Finding], text: TextOverlap | None) -> Iterator[AccountFeature]:
    yield from (AccountFeature(weight.unrelated, reason) for reason, weight in findings if weight.unrelated)
    if text:
        yield AccountFeature(NO_WORDS_SHARED + text.words, text.reason)


def is_related(text: TextOverlap | None, reasons: Iterable[str]) -> bool:
    """Whether two reports of other events may well look like this: of the same people or place, or of one form."""
    return (text is not None and (text.copied or text.formal)) or any(reason in LASTING for reason in reasons)


def _against_another(findings: Sequence[_Finding], text: TextOverlap | None) -> Iterator[AccountFeature]:
    yield from (AccountFeature(weight.another, reason) for reason, weight in findings)
    if text:
        shown = wording(text, [reason for reason, _ in findings])
        yield AccountFeature(sum(WORDING[kind] * count for kind, count in shown.items()), text.reason)


def wording(text: TextOverlap, reasons: Collection[str]) -> Mapping[str, int]:
    """How the wording of two texts hangs together, with how often ``WORDING`` counts it. ``reasons``: findings."""
    contradicted = _is_contradicted(reasons)
    uncommon = min(text.uncommon, MOST_UNCOMMON)
    if text.copied:
        return _copied(uncommon, contradicted=contradicted, later=not LATER.isdisjoint(reasons))
    if text.formal:
        return {
            "form": 1,
            "form, each uncommon word": uncommon,
            "form, and all words of the shorter text": int(text.percent >= WHOLE),
            "form, and neither people nor a place in common": int(_ABOUT.isdisjoint(reasons)),
            "form, and not known to be of one day": int(ONE_DAY.isdisjoint(reasons)),
            "form, and something contradicts": int(contradicted),
        }
    return {next(name for name, most in OWN_WORDS if text.words <= most): 1}


def _copied(uncommon: int, *, contradicted: bool, later: bool) -> Mapping[str, int]:
    """A copy that is filed elsewhere or later counts by its uncommon words: a form has few."""
    if not (contradicted or later):
        return {"copy": 1}
    return {"copy filed elsewhere, each uncommon word": uncommon, "copy, and something contradicts": int(contradicted)}


def _is_contradicted(reasons: Collection[str]) -> bool:
    """Whether places or people are not of one event: where the same people are named, another place is a slip."""
    against = CONTRADICTING if _NAMED.isdisjoint(reasons) else CONTRADICTING - _OTHER_PLACES
    return not against.isdisjoint(reasons)


def _never(one: Account, other: Account) -> str:
    if one.event == other.event:
        return "items of one report, which say for themselves how they hang together"
    if not (EVENT_KINDS.means(one.kind, Meaning.REPORT) or EVENT_KINDS.means(other.kind, Meaning.REPORT)):
        return "both record what officers did or saw themselves"
    if one.reporters and other.reporters and not share_a_person(one.reporters, other.reporters):
        return "two different people reported them"
    return ""
