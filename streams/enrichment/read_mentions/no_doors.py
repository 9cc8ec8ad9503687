"""Numbers beside a street that are no house's: ages, hours, dates, counts; and doors that are denied or beside another.

A text has many numbers, and a wrong door brings its signs to people who have nothing to do with it. So what may be
something else is no house number.
"""

from __future__ import annotations

import re
from typing import Final

OLDEST: Final = 110
"""Years. A bare number up to it, behind a comma or in brackets, may be somebody's age."""
LAST_HOUR: Final = 12
"""A bare number up to it may be an hour."""
LEAD: Final = 40
"""Characters before a number that say what it is."""

_MONTH: Final = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|ember|ober)?"
_QUANTITY: Final = re.compile(
    r"(?:\b(?:since|until|till?|before|after|past|around|about|approx|approximately|roughly|nearly|almost|over|under"
    rf"|another|other|all|only|just|some|these|those|the|every|bus|route|item|page|junction|born|dob|aged?|{_MONTH})\s+"
    r"|\b(?:pc|pcso|ps|sgt|log|ref|incident|collar|shoulder)\.?\s+(?:no\.?\s+)?"
    r"|\b(?:crew|gang|group|lot|party|family|total|household) of\s+"
    r"|\d[a-h]?\s+(?:or|and|to|for)\s+(?:(?:number|no)\.?\s+)?"
    r"|\b(?:at least|at most|up to|more than|less than)\s+|[\d#x$%+]\s+)$",
    re.IGNORECASE,
)
"""Words before a number that is an hour, a date, how many, a badge or a reference, or one of two."""
_AGE: Final = re.compile(
    r"(?:,|\b(?:aged?|(?:he|she|they|who|is|was|turned|now|only|mum|dad|nan)(?:'?s|'re)?|(?:man|woman|male|female|lady"
    r"|boy|girl|lad|age|bloke|gent|gentleman|tenant|resident) (?:of|is|was)))\s*$",
    re.IGNORECASE,
)
"""What stands before somebody's age, where a comma and a street follow the number."""
_AGE_TOLD: Final = re.compile(
    r"(?:\b(?:aged?|(?:he|she|who)(?:'?s| is| was)|mum|dad|nan),?\s\d{1,3}|,\s\d{1,3}|\b\d{1,3}\s?(?:yo|yrs?|years?))"
    r",\s(?:(?:lives\s)?(?:at|of|on|in|from)\s)?$",
    re.IGNORECASE,
)
_COUNTED: Final = re.compile(
    r"\s(?:[a-z]+\s)?(?:bus(?:es)?|shops|lads|boys|girls|men|women|kids|youths|people|persons|males|females|users"
    r"|dealers|residents|tenants|neighbours|houses|homes|flats|addresses|properties|premises|doors|stores|pubs|cars"
    r"|vehicles|vans|calls|reports|jobs|incidents|burglaries|offences|robberies|thefts|arrests|wraps|deals|times|am|pm"
    r"|hours|mins|minutes|days|weeks|months|years|yrs|yo|o'clock|quid|pounds|grams)\b",
    re.IGNORECASE,
)
"""What a number counts, behind it or behind its street."""
_COUNTS: Final = re.compile(
    r":|\b(?:incidents|offences|burglaries|robberies|thefts|calls|reports|arrests|crimes|jobs|visits|stops|total)\b",
    re.IGNORECASE,
)
"""What says that numbers behind streets are how many there were."""
_DENIED: Final = re.compile(
    r"\b(?:not|isn'?t|wasn'?t|nor|rather than|instead of)\s+(?:(?:at|in|from|to|about|for|the|one|house|flat)\s+)*$",
    re.IGNORECASE,
)
_BESIDE: Final = re.compile(
    r"\b(?:opposite|opp\.?|next(?:\sdoor)?\sto|beside|behind|facing|adjacent\sto|across\sfrom"
    r"|over(?:\sthe\sroad)?\sfrom|(?:door|doors)\sfrom)\s+(?:(?:number|no)\.?\s?)?$",
    re.IGNORECASE,
)


def is_quantity(text: str, start: int, end: int) -> bool:
    """Whether a number from ``start``, with its street that ends at ``end``, is an hour, a date or how many."""
    return bool(_QUANTITY.search(text, max(0, start - LEAD), start) or _COUNTED.match(text, end))


def is_age(text: str, start: int) -> bool:
    """Whether a number from ``start`` that a comma follows is somebody's age: He's 76, Purvis Road."""
    return bool(_AGE.search(text, max(0, start - LEAD), start))


def tells_age(words: str) -> bool:
    """Whether words before a street end in an age, so that a number behind the street is none: He's 76, Purvis Road."""
    return _AGE_TOLD.search(words) is not None


def tells_counts(words: str) -> bool:
    """Whether words before a street say that a number behind it is how many: burglaries: Example Street 14."""
    return _COUNTS.search(words) is not None


def is_elsewhere(text: str, start: int) -> bool:
    """Whether the words before a door deny it, or say that the place meant is beside it."""
    lead = max(0, start - LEAD)
    return bool(_DENIED.search(text, lead, start) or _BESIDE.search(text, lead, start))
