"""Words that say that somebody has no address, or that it is not known: no fixed abode, sofa surfing, withheld."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from values import placeholder
from values.text import fold, plain

_NO_HOME: Final = re.compile(
    r"\b(?:(?:no|not|non|without|nil|isnt|never)(?: (?:a|an|any|at))?(?: of)? "
    r"(?:fixed|permanent|settled|current|known|registered|regular|stable|home|address|abode|residence|accommodation)"
    r"|nfa|n f a|nfab|nofixedabode|homeless|roofless|street homeless|(?:sofa|couch) ?surf\w*|rough ?sleep\w*"
    r"|(?:sleep|liv|stay)\w* rough|rough living"
    r"|^(?:in|from|out of) (?:the |his |her |a |their )?(?:car|van|tent|doorways?|woods?|stairwell|bushes|bus shelter)"
    r"|(?:living|sleeping|lives|sleeps|stays|staying|bedding down) (?:in|on|out of|out) (?:the |his |her |a |their )?"
    r"(?:streets?|car|vehicle|van|tent|doorways?|park|woods?|stairwell|bus shelter)"
    r"|of no abode|no abode|unfixed abode|various addresses|moves? around|between addresses|out of area nfa)\b"
)
_SAYS_MORE: Final = re.compile(
    r"\d|\b(?:hostel|(?<!bus )shelter|(?<!town )(?<!city )centre|trust|project|services?|charity|kitchen|hotel)\b"
)
_WHOLE: Final = re.compile(
    r"(?:home |street |no )?(?:town|city|county|village|street name|street|road)|abroad|overseas|"
    r"out of (?:force|area|county|town|country)(?: area)?|"
    r"(?:address )?protected|confidential|moved(?: away)?|gone away|"
    r"(?:as |same )?(?:above|before|previous|per)(?: .*)?|same(?: address| place)?|ditto|(?:the )?streets?|"
    r"(?:home |current |his |her |their )?(?:address|addr|abode|location|place|venue)s?(?: .*)?"
    r" (?:not|unknown|withheld|refused|tbc)(?: .*)?|"
    r"(?:c o|care of) \D*|"
    r"somewhere.*|anywhere|everywhere|nowhere|various|mobile|online|internet|by phone|in transit|at large|"
    r"(?:no|without) trace.*|not fixed|unfixed|travell?ing|itinerant|out of county|"
    r"(?:out of|left) (?:the )?(?:country|uk)"
)

_STAYING: Final = """
    stays stay staying living lives live sleeping sleeps sleep resides residing kipping moved moving left goes gone
    at with in on of a an the his her their own and or to from by for between round current currently temp temporary
    friend friends mate mates family families parent parents mother mothers mum mums dad dads father fathers girlfriend
    girlfriends boyfriend boyfriends partner partners gran grans nan nans relative relatives sister sisters brother
    brothers cousin cousins aunt aunts auntie uncle uncles ex exs wife wifes husband husbands son sons daughter
    daughters associate associates colleague colleagues home homes place places house houses address addresses abode
    sofa sofas couch settee floor transient transients visitor visitors tourist tourists traveller travellers
    whereabouts somewhere nearby stopping dossing dosses camping camps kips lodging lodgings lodges visiting outdoors
    moves hopping hops surfs surfing floating run disclose disclosed say said give given provide provided
    would wouldnt wont unable prisoner victims suspects informants local locally area
"""
_NO_NAMES: Final = frozenset(_STAYING.split())
"""Words of which a whole address may be made without naming a place: who somebody stays with, and how."""

_OF_ANY_PLACE: Final = """
    squat tent car van vehicle street streets road roads wood woods park bench bus shelter doorway stairwell town city
    centre hostel hotel prison hmp custody refuge hospital accommodation temporary emergency supported approved
    premises bed breakfast room rooms safe unit flat police station court school pub shop hostels hotels accom housing
    council asylum nass army ship barge boat campsite camp subway underpass multi storey sanctuary womens women homeless
    b bb office work business
"""
_KINDS: Final = frozenset(_OF_ANY_PLACE.split())
"""Kinds of places: alone, without a name, a number, a street and a postcode, they are some place of that kind."""

NO_HOME: Final = "stands for no fixed abode"
NOT_KNOWN: Final = "stands for an address not known"


@lru_cache(maxsize=16_384)
def reason(text: str) -> str | None:
    """Why a line is no place; None where it may be one. A hostel for the homeless is a place."""
    folded = fold(text)
    if _NO_HOME.search(folded) and not _SAYS_MORE.search(folded):
        return NO_HOME
    if _WHOLE.fullmatch(folded) or (placeholder.is_placeholder(text) and not _is_number(text)):
        return NOT_KNOWN
    return None


_EVERYBODY: Final = (
    (re.compile(r"\bpolice (?:station|hq|headquarters)\b"), "a police station: everybody arrested has been there"),
    (re.compile(r"\bcustody\b|\bcriminal justice centre\b"), "a custody suite: everybody arrested has been there"),
    (re.compile(r"\bmagistrates? court\b|\bcrown court\b"), "a court: everybody charged has been there"),
)
"""Places that link everybody whom the police deal with, and so nobody."""
_MAY_BE_OF_EVERYBODY: Final = re.compile("police|custody|justice|court")
_STREET: Final = re.compile(r"\b(?:crown|magistrates?) court (?:\w+ )?(?:street|road|lane|close|way|drive|avenue)\b")


def everybody_reason(text: str) -> str | None:
    """Why a line names a place where everybody who is arrested or charged has been; None of any other place."""
    folded = fold(text)
    if not _MAY_BE_OF_EVERYBODY.search(folded) or _STREET.search(folded):
        return None
    return next((why for form, why in _EVERYBODY if form.search(folded)), None)


_A_NAME: Final = 2


def names_none(segments: Sequence[Sequence[str]], *, alone: bool) -> bool:
    """Whether the words of an address together name no place, but for its towns, which are taken out of it.

    ``staying with his mother`` never does; ``hotel`` does not where no more is known than its town (``alone``: neither
    a street nor a postcode goes with it).
    """
    if any(len(segment) == _A_NAME and segment[-1] == "house" and segment[0] in _KINDS for segment in segments):
        return False  # Park House, Court House
    nothing = _NOTHING_ALONE if alone else _NOTHING
    seen = [word for segment in segments for word in segment]
    return bool(seen) and nothing.issuperset(seen) and not any(map(str.isdecimal, seen))


_NOTHING: Final = _NO_NAMES | placeholder.NOT_KNOWN | placeholder.BESIDE
_NOTHING_ALONE: Final = _NOTHING | _KINDS


def _is_number(text: str) -> bool:
    """``11`` or ``111`` may be the number of a house, on a line of its own; 0, 00 and 000 are none."""
    line = plain(text)
    return line.isdecimal() and len(line) < 5 and int(line) > 0
