"""Whether a text names a trade as that of whoever tells it: who says what they are explains nothing of what they saw.

A courier who comes often explains cars and short stays; a courier who reports them does not. Theirs is the trade with
the teller as its subject (I deliver the post, caller is a courier, as a postman I, went to deliver and saw), of whoever
says or saw what follows (the postman told me), and of whom it was heard from (information from a driver). Not where the
teller claims what was seen: the van is only me.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from schemas.vocabulary.indicators import Indicator
from streams.enrichment.text_extraction.tree import SENTENCE_ENDS, Hit

TRADES: Final = frozenset({Indicator.DELIVERIES.value, Indicator.CARERS.value})
"""The signs whose wordings name a trade."""

_FARTHEST: Final = 6
"""Words between the teller and the trade, at most."""
_WITHIN: Final = 12
"""Words behind the trade in which a sentence without a subject tells what was seen."""

_TELLER = "i we caller informant inft complainant reporter rp witness"
_TELLER_IS = "i'm im i've ive we're we've"
_DETERMINING = "a an the your his her their our local usual regular"
_OF_A_TRADE = """
am is was are were be been being as with for of from , just only always often usually then who to work works
worked working do does did doing drive drives drove driving driver deliver delivers delivered delivering delivery
deliveries drop drops dropped dropping bring brings brought bringing take took taking leave left leaving some any this
that these off and went go going called call came tried attempted there here round job
"""
_AT_WORK = "delivering deliver dropping drop bringing bring taking working leaving"
_TELLS = "said says told tells reports saw sees notices mentioned mentions states thinks"
_WORKER = "postman man courier couriers driver drivers nurse visitor worker carer physiotherapist therapist"
_TOLD = "reported noticed found witnessed advised raised stated"
_SOURCE = "information intelligence intel report reports call heard received according message account statement"
_COMING = "visit visits come comes coming call calls attend attends"
_IS = "is are was were it's its that's thats"

_TELLERS: Final = frozenset(_TELLER.split())
_TELLERS_ARE: Final = frozenset(_TELLER_IS.split())
_DETERMINERS: Final = frozenset(_DETERMINING.split())
_BETWEEN: Final = _DETERMINERS.union(_OF_A_TRADE.split())
"""What may stand between them: what somebody is and does in a trade, and never what they see or know."""
_WORKING: Final = frozenset(_AT_WORK.split())
_TELLING: Final = frozenset(_TELLS.split())
_WORKERS: Final = frozenset(_WORKER.split())
_TELLING_OF_WORKERS: Final = _TELLING.union(_TOLD.split())
"""Said of a thing these are passive: a parcel found there."""
_SOURCES: Final = frozenset(_SOURCE.split())
_WHEN: Final = frozenset({"while", "whilst", "when", "after", "before"})
_COMES: Final = frozenset(_COMING.split())
_COPULAS: Final = frozenset(_IS.split())
_CLAIMS: Final = frozenset({"mine", "ours"})


def own_trades(words: Sequence[str], hits: Iterable[Hit]) -> Iterator[tuple[int, int]]:
    """From which word to before which each sentence reaches that names a trade as the teller's own."""
    for hit in hits:
        if hit.means.value in TRADES and is_own_trade(words, hit):
            first = next((at for at in range(hit.start, 0, -1) if words[at - 1] in SENTENCE_ENDS), 0)
            yield first, next(at for at in range(hit.end, len(words)) if words[at] in SENTENCE_ENDS)


def is_own_trade(words: Sequence[str], hit: Hit) -> bool:
    """Whether the trade that a hit names is that of whoever tells of the rest, who does not claim what was seen."""
    if hit.means.value == Indicator.CARERS and not _COMES.isdisjoint(words[hit.start : hit.end]):
        return False  # says how they come and go, and not only what they are
    of_teller = _is_said_of_teller(words, hit) or _has_no_other_subject(words, hit) or _tells(words, hit)
    return of_teller and not _is_claimed(words)


def _is_said_of_teller(words: Sequence[str], hit: Hit) -> bool:
    """Whether the teller is the subject: I am, caller is, my job is; as a courier I."""
    before = _last_but(words, hit.start, _BETWEEN)
    if words[before] in _TELLERS or words[before] in _TELLERS_ARE:
        return True
    if words[before] == "my" and ("job" in words[before : hit.start] or words[hit.end] == "round"):
        return True
    determiner = _last_but(words, hit.start, _DETERMINERS)
    following = hit.end + (words[hit.end] == ",")
    return words[determiner] == "as" and words[following] in _TELLERS | _TELLERS_ARE


def _has_no_other_subject(words: Sequence[str], hit: Hit) -> bool:
    """Whether the trade opens its sentence, or a clause of time, and who tells of the rest is the teller."""
    before = _last_but(words, hit.start, _BETWEEN)
    if not (words[before] in SENTENCE_ENDS or words[before] in _WHEN):
        return False
    if words[hit.end] == "here" or words[hit.end : hit.end + 2] == ["driver", "here"]:
        return True
    rest = words[hit.end : hit.end + _WITHIN]
    return not _WORKING.isdisjoint(words[before : hit.end]) and not (_TELLERS | _TELLING).isdisjoint(rest)


def _tells(words: Sequence[str], hit: Hit) -> bool:
    """Whether whoever has the trade tells or saw the rest: the postman told me, information from a courier."""
    after = hit.end
    while after < hit.end + 2 and words[after] in {"and", "who", "has", "have", "had"}:
        after += 1
    of_workers = words[hit.end - 1] in _WORKERS
    if words[after] in (_TELLING_OF_WORKERS if of_workers else _TELLING):
        return True
    source = _last_but(words, hit.start, _DETERMINERS)
    return of_workers and words[source] in {"from", "by", "to"} and words[source - 1] in _SOURCES


def _last_but(words: Sequence[str], start: int, passed: Collection[str]) -> int:
    """Where the nearest word before ``start`` stands that is none of these."""
    at = start - 1
    while at > max(0, start - 1 - _FARTHEST) and words[at] in passed:
        at -= 1
    return at


def _is_claimed(words: Sequence[str]) -> bool:
    """Whether the text says that what was seen is the teller's: the calls are ours, it is only me."""
    if not _CLAIMS.isdisjoint(words):
        return True
    after = (words[at + 1 : at + 3] for at, word in enumerate(words) if word in _COPULAS)
    return any("me" in pair or "us" in pair for pair in after)
