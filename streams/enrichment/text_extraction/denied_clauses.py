"""How far a denial reaches: to verb and object of its own clause, and not to what that clause takes for granted.

Nobody stops them selling, nobody was hurt when he drew a knife, nobody knew that he had one: what is denied is the
stopping, the hurt, the knowledge. The lists are ``denial`` rows of ``text_words.csv``:

- **openers** begin a clause of their own: while, when, after;
- **and** begins one before a subject (and he had), and before a finite verb or an adverb of its own (has no job and
  sells) unless the subject itself is denied (nobody comes in and sells);
- **curbs** (stop, prevent) take what they curb for granted, unless it is itself indefinite (stop anyone selling);
- **factives** (know, notice, complain) do so where something definite follows (knew that he, noticed the, saw no
  reason to report them), and not otherwise (knew of any dealing);
- **reports** (say, do, deal) do so for what stands definite behind ``about``, ``over``, ``with``.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from reference import text_words
from streams.enrichment.text_extraction.forms import forms
from streams.enrichment.text_extraction.tree import SENTENCE_ENDS

_FARTHEST: Final = 6
"""Words before a ``without`` in which a denial turns it round: never leaves home without."""
_CONCERNING: Final = frozenset({"about", "over", "with"})
_NOUN: Final = 3
"""Words of a noun from its determiner on, at most: the old kitchen knife."""


class _Lists(NamedTuple):
    openers: frozenset[str]  # of a clause of their own
    starters: frozenset[str]  # of a subject, behind and
    finite: frozenset[str]  # verbs that no denial before an and governs
    participles: frozenset[str]  # the same, where the denied verb is neither passive nor perfect
    auxiliaries: frozenset[str]  # which make it so
    quantifiers: frozenset[str]  # subjects that are denied themselves
    phrases: frozenset[str]  # prepositions behind such a subject
    curbs: frozenset[str]
    passive_marks: frozenset[str]  # behind a curb that was suffered: not stopped by, at, with
    factives: frozenset[str]
    reports: frozenset[str]
    sight: frozenset[str]  # before that: did not see that he had one
    reported: frozenset[str]  # what may be denied of whom a report is about: not reported him missing
    indefinite: frozenset[str]
    definite: frozenset[str]
    companions: frozenset[str]  # behind with, where it tells what they do: with them dealing
    articles: frozenset[str]  # definite determiners
    abilities: frozenset[str]  # could not, with a verb of handling: the thing is there
    chances: frozenset[str]  # no time to hide it
    away: frozenset[str]  # behind a thing: nobody took it off him
    handling: frozenset[str]
    holding: frozenset[str]  # verbs whose object need not be there, however it is described
    hearsay: frozenset[str]  # behind the subject of a relative clause: the gun he was said to have


_LEMMAS: Final = ("curbs", "factives", "reports", "handling", "holding")


@cache
def _lists() -> _Lists:
    return _Lists(**{part: _words(part) for part in _Lists._fields})


def _words(part: str) -> frozenset[str]:
    listed = text_words.denying(part.replace("_", "-"))
    return frozenset(form for word in listed for form in forms(word)) if part in _LEMMAS else listed


def is_curb(words: Sequence[str]) -> bool:
    """Whether these are the words of a cue that speaks of stopping something: to prevent."""
    return not _lists().curbs.isdisjoint(words)


def denied_until(words: Sequence[str], cue: int, limit: int) -> int:
    """The first word behind the denial at ``cue`` that it does not reach; ``limit`` where it reaches up to there."""
    lists, curb, factive = _lists(), 0, False
    report = words[cue - 1] in lists.reports  # does nothing about
    for at in range(cue + 1, limit):
        word = words[at]
        if word in SENTENCE_ENDS or word in lists.openers or _new_clause(words, cue, at):
            return at
        if word == "with" and _accompanied(words, at):
            return at
        if word in lists.indefinite:
            curb, factive = 0, False
        elif word in lists.definite and factive and words[at + 1] not in lists.reported:
            return at
        elif word in lists.curbs and words[at + 1] not in lists.passive_marks:
            curb = at
        elif word == "that" and words[at - 1] in lists.sight and words[at + 1] in lists.definite:
            return at
        elif word in lists.factives or (report and word in _CONCERNING):
            factive = True
        report = report or word in lists.reports
    return curb or (_handled(words, cue, limit) or limit)


def subject_with_phrase(words: Sequence[str], cue: int) -> bool:
    """Whether the word of denial at ``cue`` is a subject with a phrase: nobody in the block, none of them."""
    lists = _lists()
    after = cue + (1 if words[cue] in lists.quantifiers else 2 if words[cue + 1] in {"one", "body"} else 0)
    return after > cue and words[after] in lists.phrases


def _new_clause(words: Sequence[str], cue: int, at: int) -> bool:
    """Whether a clause begins at an ``and`` that the denial before it does not reach."""
    if words[at] not in {"and", "&"}:
        return words[at] == "as" and words[at + 1] in _lists().starters
    lists, following = _lists(), words[at + 1]
    if following in lists.starters:
        return True
    if words[cue] in lists.quantifiers or (words[cue] == "no" and words[cue + 1] in {"one", "body"}):
        return False
    if following in lists.finite:
        return True
    return following in lists.participles and lists.auxiliaries.isdisjoint(words[max(0, cue - 1) : at])


def _accompanied(words: Sequence[str], at: int) -> bool:
    """Whether a ``with`` tells what somebody does meanwhile: cannot sleep with them dealing, but not seen with them."""
    lists = _lists()
    after = words[at + 1 : at + 4]
    return (
        words[at - 1] not in lists.sight
        and bool(after)
        and after[0] in lists.companions
        and any(word.endswith("ing") for word in after[1:])
    )


def _handled(words: Sequence[str], cue: int, limit: int) -> int:
    """Where a thing begins that somebody could not get, reach or use, or get off somebody: it is there; 0: none is."""
    lists = _lists()
    able = not lists.abilities.isdisjoint(words[max(0, cue - 1) : cue + 1])
    able = able or (words[cue] == "no" and words[cue + 1] in lists.chances)
    if not able and lists.away.isdisjoint(words[limit + 1 : limit + 2]):
        return 0
    verb = next((at for at in range(cue + 1, limit) if words[at] in lists.handling), limit)
    return next((at for at in range(verb + 1, min(verb + 3, limit)) if words[at] in lists.articles), 0)


def described(words: Sequence[str], cue: int, start: int, end: int) -> bool:
    """Whether a denied clause names a thing that it describes as there: nobody saw the gun he had.

    Not where it denies the having of it, nor where the description is hearsay: the gun he was said to have.
    """
    lists = _lists()
    if lists.articles.isdisjoint(words[max(cue, start - _NOUN + 1) : start]) or words[cue] == "no":
        return False
    subject = end + (words[end] in {"that", "which"})
    if words[subject] not in lists.starters or subject + 1 >= len(words):
        return False
    return lists.holding.isdisjoint(words[cue:start]) and lists.hearsay.isdisjoint(words[subject + 1 : subject + 3])


def denied_twice(words: Sequence[str], cues: frozenset[str], hidden: frozenset[int]) -> frozenset[int]:
    """Each ``without`` that a denial before it in its clause turns round: never without a knife."""
    found = []
    for at, word in enumerate(words):
        if word == "without":
            for before in range(at - 1, max(0, at - 1 - _FARTHEST), -1):
                if words[before] in SENTENCE_ENDS or words[before] in {",", "and", "but", "or"}:
                    break
                if words[before] in cues and (before not in hidden or words[before] == "never"):
                    found.append(at)
                    break
    return frozenset(found)
