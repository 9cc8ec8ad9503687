"""Words that say that somebody has no address, or that it is not known: no fixed abode, sofa surfing, withheld."""

from __future__ import annotations

import re
from typing import Final

from values import placeholder
from values.text import fold, plain

_NO_HOME: Final = re.compile(
    r"\b(?:(?:no|not|non|without|nil|isnt|never)(?: (?:a|an|any|at))?(?: of)? "
    r"(?:fixed|permanent|settled|current|known|registered|regular|stable|home|address|abode|residence|accommodation)"
    r"|nfa|n f a|nfab|nofixedabode|homeless|roofless|street homeless|(?:sofa|couch) ?surf\w*|rough ?sleep\w*"
    r"|sleep\w* rough"
    r"|(?:living|sleeping|lives|sleeps|stays|staying|bedding down) (?:in|on|out of|out) (?:the |his |her |a |their )?"
    r"(?:streets?|car|vehicle|van|tent|doorways?|park|woods?|stairwell|bus shelter)"
    r"|of no abode|no abode|unfixed abode|various addresses|moves? around|between addresses|out of area nfa)\b"
)
_SAYS_MORE: Final = re.compile(
    r"\d|\b(?:hostel|(?<!bus )shelter|(?<!town )(?<!city )centre|trust|project|services?|charity|kitchen|hotel)\b"
)
_WHOLE: Final = re.compile(
    r"(?:as |same )?(?:above|before|previous|per)(?: .*)?|same(?: address| place)?|ditto|(?:the )?streets?|"
    r"(?:home |current |his |her |their )?(?:address|addr|abode|location|place|venue)s?(?: .*)?"
    r" (?:not|unknown|withheld|refused|tbc)(?: .*)?|"
    r"somewhere.*|anywhere|everywhere|nowhere|various|mobile|online|internet|by phone|in transit|at large|"
    r"(?:no|without) trace.*|not fixed|unfixed|travell?ing|itinerant|out of county|"
    r"(?:out of|left) (?:the )?(?:country|uk)"
)

NO_HOME: Final = "stands for no fixed abode"
NOT_KNOWN: Final = "stands for an address not known"


def reason(text: str) -> str | None:
    """Why a line is no place; None where it may be one. A hostel for the homeless is a place."""
    said = fold(text)
    if _NO_HOME.search(said) and not _SAYS_MORE.search(said):
        return NO_HOME
    if _WHOLE.fullmatch(said) or (placeholder.is_placeholder(text) and not _is_number(text)):
        return NOT_KNOWN
    return None


def _is_number(text: str) -> bool:
    """``11`` or ``111`` may be the number of a house, on a line of its own; 0, 00 and 000 are none."""
    line = plain(text)
    return line.isdecimal() and len(line) < 5 and int(line) > 0
