"""Whether a text asserts what it says: not what it denies, tells of as over or untrue, teaches, or only supposes.

By cues and their scope, never by grammar, as ConText and NegEx do for medical notes (Harkema et al. 2009). Two sorts:

- single words of denial (no, never, neither) with a reach of a few words, or a word of finding after them;
- cues of ``text_words.csv`` (kind ``assertion``): a reason, and a scope to the right, to the left, or both ways within
  the clause. A cue to the left with no sign there speaks of the clause before; one that closes a report (before) takes
  back all before it. A cue without a value is a pseudo-cue: it hides the cues in it (cannot rule out, has not stopped).

A wording that is itself an absence (the tenant has not been seen) is looked at from outside alone, so its own words
never deny it. Who is meant matters to some signs: a caller's fear is not the resident's.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate
from typing import Final, NamedTuple

from reference import text_words
from schemas.vocabulary.indicators import AGAINST
from streams.enrichment.text_extraction.denied_clauses import (
    denied_twice,
    denied_until,
    described,
    is_curb,
    subject_with_phrase,
)
from streams.enrichment.text_extraction.own_trade import TRADES, own_trades
from streams.enrichment.text_extraction.tree import SENTENCE_ENDS, Hit

REACH: Final = 4
"""Words between a wording and what may deny it. The members of a list denied as a whole do not count."""
FARTHEST: Final = 16
"""Words that are looked at for a word of denial, in a list of whatever length."""
WIDEST_SCOPE: Final = 40
"""Words that the scope of a cue spans at most."""
ANAPHORA: Final = 8
"""Words from the start of a clause to a cue that may speak of the clause before: this was malicious."""
OPENING: Final = 8
"""Words from the start of a text within which a cue says what the whole text is: a leaflet, a briefing."""
_PART: Final = 8
"""Words after a comma that are looked at for a verb of their own."""

_LEFT_OUT: Final = "-"
"""Stands for an element that is left out of a wording."""

_OTHERS: Final = "other"
"""The reason of a scope in which another is meant than the resident: a caller, an officer."""
_PHRASE: Final = 4
"""Further words, where the denied subject has a phrase of its own: nobody in the whole block."""
_UNTRUE: Final = "untrue"
_DENIABLE: Final = frozenset({_UNTRUE, "over"})
_OBJECT: Final = frozenset(["a", "an", "any", "the", "with", "his", "her", "their", "of"])
_DENIED: Final = "denied"
_LISTING: Final = frozenset(
    {",", "&", "?", "or", "and", "any", "other", "nor", "the", "a", "of", "sign", "evidence", "trace", "seen", "found"}
)


class _Words(NamedTuple):
    """What single words do."""

    cues: frozenset[str]  # no, not, hasn't
    idioms: frozenset[str]  # after a cue: no doubt, not only
    ends: frozenset[str]  # of a clause, for words of denial
    verbal: frozenset[str]  # those that deny a verb: not, never
    covers_a_noun: frozenset[str]  # without: denies what follows, and never the clause behind it
    subjects: frozenset[str]  # open a clause of their own
    determiners: frozenset[str]  # so do these, but where what stands before them goes on
    within_nouns: frozenset[str]
    contrast: frozenset[str]  # of a clause, for cues with a scope
    verbs: frozenset[str]  # that make what follows a comma a clause of its own
    helpers: frozenset[str]
    found: frozenset[str]
    refuted: frozenset[str]
    listed: frozenset[str]  # beside signs, in a list that is refuted as a whole
    places: frozenset[str]  # behind a word of finding: found in his sock
    deny: frozenset[str]  # what somebody denies may have been found with them all the same
    refusals: frozenset[str]  # of a cue: refused to withdraw it
    light: frozenset[str]  # between a denial and the cue it denies: not thought to be a hoax
    asking: frozenset[str]  # first words of a question whether something is so


class Scope(NamedTuple):
    """Words from ``start`` to before ``end`` in which nothing is asserted, or nothing of residents, and why."""

    start: int
    end: int
    reason: str


class _Scopes:
    """The scopes of a text, asked whether a hit lies in one of them: in time that grows with their logarithm."""

    def __init__(self, scopes: Iterable[Scope]) -> None:
        ordered = sorted(scopes)
        self._starts = [scope.start for scope in ordered]
        self._farthest = list(accumulate((scope.end for scope in ordered), max))

    def cover(self, hit: Hit) -> bool:
        at = bisect_right(self._starts, hit.start)
        return at > 0 and self._farthest[at - 1] >= hit.end


class Assertion:
    """What of the hits in one text is asserted."""

    def __init__(
        self, words: Sequence[str], hits: Sequence[Hit], answers: Mapping[int, bool], colons: Collection[int] = ()
    ) -> None:
        """``answers``: where a word answers the heading before it with no, and whether it says no more (weapons: none).

        ``colons``: the words that stand behind a colon.
        """
        self._words, self._known = words, _words()
        self._colons = frozenset(colons)
        self._answers = answers
        signs = [hit for hit in hits if hit.means.sort in text_words.SIGNS and hit.means.value]
        self._signs = {at for hit in signs for at in hit.words()}
        self._absent = {at: hit.end for hit in signs if hit.means.absence for at in hit.words()}
        cues = [hit for hit in hits if hit.means.sort == text_words.ASSERTION]
        self._hidden = hidden(cues)
        self._hidden |= denied_twice(words, self._known.cues, self._hidden) if "without" in words else frozenset()
        of_harm = {at for hit in signs if hit.means.absence and hit.means.value not in AGAINST for at in hit.words()}
        not_a_cue = self._hidden | of_harm  # no concerns is an absence that speaks of all before it
        shown = [cue for cue in cues if cue.means.value and not_a_cue.isdisjoint(range(cue.start, cue.end))]
        denied = [(cue, self._denial_of(cue)) for cue in shown]
        untrue = (at for cue, at in denied if at and cue.means.value.startswith(_UNTRUE))
        self._hidden |= frozenset(untrue)  # it denies the cue, and nothing else
        spoken = [cue for cue, at in denied if not at]
        scopes = [*(scope for cue in spoken for scope in self._scopes_of(cue)), *self._questions()]
        self._of_all = _Scopes(scope for scope in scopes if scope.reason != _OTHERS)
        self._of_others = _Scopes(scope for scope in scopes if scope.reason == _OTHERS)
        self._of_teller = _Scopes(Scope(*sentence, "own trade") for sentence in own_trades(words, signs))

    def holds(self, hit: Hit) -> bool:
        """Whether the text asserts what a hit says."""
        if self._answered_no(hit.end) or self._of_all.cover(hit):
            return False
        if hit.means.value in TRADES and self._of_teller.cover(hit):
            return False
        if hit.means.value in text_words.of_residents() and self._of_others.cover(hit):
            return False
        return not (self._denied_before(hit) or self._denied_after(hit.end))

    def _denial_of(self, cue: Hit) -> int:
        """What denies a cue that takes back or ends: not believed to be malicious, never retracted; 0: nothing does."""
        known, words = self._known, self._words
        if cue.means.value.partition(" ")[0] not in _DENIABLE:
            return 0
        for at in range(cue.start - 1, max(0, cue.start - 1 - FARTHEST), -1):
            if words[at] in known.cues or words[at] in known.refusals:
                return 0 if words[at + 1] in known.idioms or at in self._hidden else at
            if words[at] not in known.light:
                return 0
        return 0

    def _scopes_of(self, cue: Hit) -> Iterator[Scope]:
        reason, _, direction = cue.means.value.partition(" ")
        if direction in {"right", "both"}:
            end = self._reach(cue.end, 1)[0]  # stopped dealing: the sign is in the cue
            yield Scope(cue.start + 1, self._right_end(cue, end, reason), reason)
        if direction in {"left", "both", "back"}:
            at, met = self._reach(cue.start - 1, -1)
            if not met and direction != "both" and at >= 0 and cue.start - at <= ANAPHORA:
                at, _ = self._reach(at - 1, -1)
            yield Scope(at + 1, cue.start, reason)
        if direction == "text" and cue.end <= OPENING:
            yield Scope(0, len(self._words), reason)
        opened = cue.start + (self._words[cue.start] in SENTENCE_ENDS)  # a cue may name the end of the sentence before
        if direction == "before" and not self._reach(opened - 1, -1)[1]:
            yield Scope(0, opened, reason)

    def _right_end(self, cue: Hit, end: int, reason: str) -> int:
        """Where the scope of a cue to the right of it ends: of a noun or a clause, where it denies."""
        if any(self._covers_a_noun(at) for at in range(cue.start, cue.end)):
            return self._noun_end(cue.end, end)
        if reason != _DENIED and not is_curb(self._words[cue.start : cue.end]):
            return end
        if self._words[cue.end] in self._known.idioms:
            return cue.end
        return max(cue.end, denied_until(self._words, cue.end - 1, end))

    def _covers_a_noun(self, at: int) -> bool:
        """Whether a word of denial covers its own noun only: without a word, with no provocation."""
        covers = self._known.covers_a_noun
        return self._words[at] in covers or (self._words[at] == "no" and self._words[at - 1] == "with")

    def _noun_end(self, start: int, end: int) -> int:
        """Where the noun from a word ends, at the latest at ``end``: at the subject of a clause."""
        return next((at for at in range(start, end) if self._opens_clause(at)), end)

    def _opens_clause(self, at: int) -> bool:
        known, words = self._known, self._words
        if words[at] in known.subjects:
            return True
        return words[at] in known.determiners and words[at - 1] not in known.within_nouns | {","}

    def _reach(self, start: int, step: int) -> tuple[int, bool]:
        """Where the scope from a word ends: the first word outside it, and whether a sign was met."""
        met = False
        at = start
        for at in range(start, start + step * WIDEST_SCOPE, step):
            if not 0 < at < len(self._words) - 1:
                return at, met
            word = self._words[at]
            if word in SENTENCE_ENDS or word in self._known.contrast:
                return at, met
            if word == "," and met and self._is_clause(at, step):
                return at, met
            met = met or at in self._signs
        return at, met

    def _is_clause(self, comma: int, step: int) -> bool:
        """Whether what stands beyond a comma has a verb or a subject of its own, and so is no list."""
        if self._words[comma + 1] == "or":
            return False
        for at in range(comma + step, comma + step * _PART, step):
            if not 0 <= at < len(self._words) or self._words[at] in SENTENCE_ENDS or self._words[at] == ",":
                return False
            if self._words[at] in self._known.verbs:
                return True
        return False

    def _questions(self) -> Iterator[Scope]:
        """Sentences that ask whether something is so: Is your neighbour dealing?"""
        for at, word in enumerate(self._words) if "?" in self._words else ():
            if word == "?":
                first = next((one for one in range(at - 1, -1, -1) if self._words[one] in SENTENCE_ENDS), 0)
                if at - first > 1 and self._words[first + 1] in self._known.asking:
                    yield Scope(first + 1, at, "asked")

    def _answered_no(self, end: int) -> bool:
        """Whether a list of headings that ends here or later is answered no: drugs, weapons: none."""
        if not self._answers:
            return False
        for at in range(end, min(end + FARTHEST, len(self._words))):
            if at in self._answers:
                return True
            if at not in self._signs and self._words[at] not in _LISTING:
                return False
        return False

    def _denied_before(self, hit: Hit) -> bool:
        known, words = self._known, self._words
        last = hit.start if hit.means.absence else hit.end - 1
        lowest = max(0, hit.start - FARTHEST, last - 2 * FARTHEST)
        if known.cues.isdisjoint(words[lowest:last]):
            return False
        between, comma = 0, False
        for at in range(last - 1, lowest - 1, -1):
            word = words[at]
            if word in SENTENCE_ENDS or word in known.ends:
                return False
            if word in known.cues and not self._belongs_to_absence(at, hit):
                return (between <= REACH or subject_with_phrase(words, at)) and self._denies(at, hit)
            if word not in _LISTING and at not in self._signs:
                between += 1
                if comma or between > REACH + _PHRASE:
                    return False  # what stands before the comma is another clause, unless it is a list
            comma = comma or word == ","
        return False

    def _denies(self, cue: int, hit: Hit) -> bool:
        """Whether a word of denial near before a hit denies what it says."""
        known, words = self._known, self._words
        return not (
            (words[cue + 1] in known.idioms and cue + 1 < hit.start)
            or cue in self._hidden
            or self._answers.get(cue, False)
            or self._closes(cue)
            or self._stands_alone(cue, hit)
            or (self._covers_a_noun(cue) and self._noun_end(cue + 1, hit.start) < hit.start)
            or (words[cue] in known.deny and self._found_after(hit.end))
            or (words[cue] in known.verbal and any(cue + 1 < at <= hit.start for at in self._colons))
            or self._taken_for_granted(cue, hit)
        )

    def _closes(self, cue: int) -> bool:
        """Whether a nil answers the sign right before it, and nothing behind it: drugs nil, knife found."""
        return self._words[cue] in self._known.refuted and cue - 1 in self._signs and self._words[cue + 1] == ","

    def _stands_alone(self, cue: int, hit: Hit) -> bool:
        """Whether a comma after what is denied opens what was found, and where: no drugs, knife found in his sock."""
        words, end = self._words, hit.end
        if (
            words[end - 1].endswith("s")
            or words[end] not in self._known.found
            or words[end + 1] not in self._known.places
        ):
            return False
        commas = [at for at in range(cue, hit.start) if words[at] == ","]
        return bool(commas) and _LISTING.isdisjoint(words[commas[-1] + 1 : hit.start])

    def _belongs_to_absence(self, cue: int, hit: Hit) -> bool:
        """Whether a word of denial says an absence (not seen), and not what stands right behind it (with a knife)."""
        end = self._absent.get(cue)
        if (
            end is not None
            and not hit.means.absence
            and hit.start in {cue + 1, cue + 2}
            and self._denies_verb(cue, hit)
        ):
            return False  # has not answered her door: the verb of the absence is that of the hit
        if end is None or hit.means.absence or self._known.found.isdisjoint(self._words[cue:end]):
            return end is not None
        return not _OBJECT.issuperset(self._words[end : hit.start])

    def _denies_verb(self, cue: int, hit: Hit) -> bool:
        """Whether a word of denial stands before the verb that a hit begins with, which an absence says as well."""
        between = self._words[cue + 1 : hit.start]
        return (
            self._words[cue] in self._known.verbal
            and hit.start in self._absent
            and self._known.helpers.issuperset(between)
        )

    def _taken_for_granted(self, cue: int, hit: Hit) -> bool:
        """Whether what a hit says is so whatever the denial before it denies."""
        if cue >= hit.start:
            return False
        last = hit.end - 1
        reached = denied_until(self._words, cue, last)
        return (reached < last and reached <= hit.start) or described(self._words, cue, hit.start, hit.end)

    def _found_after(self, end: int) -> bool:
        """Whether what was denied was there: denied owning the machete found in his room."""
        after = self._words[end : end + REACH]
        return not self._known.found.isdisjoint(after) and self._known.cues.isdisjoint(after)

    def _denied_after(self, end: int) -> bool:
        known, words = self._known, self._words
        after = words[end : end + REACH]
        if known.cues.isdisjoint(after) and known.refuted.isdisjoint(after):
            return False
        for at in range(end, min(end + REACH, len(words))):
            if at in self._hidden:
                return False
            if words[at] in known.refuted:
                return True
            if words[at] in known.cues:
                return not known.found.isdisjoint(words[at + 1 : at + 3])
            if words[at] not in known.helpers:
                return self._list_refuted(at)
        return False

    def _list_refuted(self, start: int) -> bool:
        """Whether a list of signs goes on here and ends with nil: drugs/weapons/cash nil."""
        for at in range(start, min(start + REACH, len(self._words))):
            if self._words[at] in self._known.refuted:
                return at > start
            if self._words[at] not in self._known.listed and (at not in self._signs or self._words[at] == ","):
                return False
        return False


def hidden(hits: Iterable[Hit]) -> frozenset[int]:
    """Words of pseudo-cues, which say the opposite of what they look like: it was no toy."""
    pseudo = (hit for hit in hits if hit.means.sort == text_words.ASSERTION and not hit.means.value)
    return frozenset(at for hit in pseudo for at in range(hit.start, hit.end))


def ends_clause(word: str) -> bool:
    """Whether a word sets what follows against what stands before it: but, although."""
    return word in _words().contrast


def negative_words() -> frozenset[str]:
    """Single words of denial. A wording that has one of them is an absence."""
    return _words().cues


def by_absence(wording: str) -> Iterator[tuple[str, bool]]:
    """A wording in parts that have nothing in common: those told with a word of denial of their own, and the rest.

    They won't leave is an absence, they refuse to leave is none, and one wording may say both.
    """
    elements = wording.split()
    for at, element in enumerate(elements):
        negative, others = _parted(element)
        if negative:
            yield _joined((*elements[:at], negative, *elements[at + 1 :])), True
        if not others:
            return
        elements[at] = others
    yield _joined(elements), False


def _joined(elements: Iterable[str]) -> str:
    return " ".join(element for element in elements if element != _LEFT_OUT)


def own_denials() -> Iterator[str]:
    """Members of classes that say who somebody is by a word of denial, which denies nothing else: lads nobody knows."""
    members = (member for of_class in text_words.classes().values() for member in of_class)
    return (member for member in members if any(map(_has_denial, member.split())))


def _has_denial(element: str) -> bool:
    return not negative_words().isdisjoint(_plain(element))


def _parted(element: str) -> tuple[str, str]:
    """The alternatives of an element that are words of denial, and the others; either may be empty."""
    alternatives = element.removesuffix("?").split("/")
    negative = "/".join(one for one in alternatives if not one.startswith("<") and _has_denial(one))
    others = "/".join(one for one in alternatives if one.startswith("<") or not _has_denial(one))
    if not element.endswith("?"):
        return negative, others
    return negative, f"{others}?" if others else _LEFT_OUT


def _plain(element: str) -> Iterator[str]:
    """The words of an element, but for those of a class, without marks."""
    for one in element.removesuffix("?").split("/"):
        yield "not" if one == "n't" else one.lstrip("=")


@cache
def _words() -> _Words:
    parts = {part: text_words.denying(part.replace("_", "-")) for part in _Words._fields}
    contracted = frozenset(text_words.irregular()["n't"])
    return _Words(**parts | {"cues": parts["cues"] | contracted, "verbal": parts["verbal"] | contracted})
