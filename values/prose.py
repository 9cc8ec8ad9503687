"""Values in running text: phones, registrations, postcodes and numbers of registers that it gives whole, and where.
Time grows with length.

Every one of them holds a digit, so only the places around digits are looked at.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from typing import Final, NamedTuple

from values import phone, postcode, register_number, registration


class Found(NamedTuple):
    """A value in a text, where (``text[start:end]``), and of which kind.

    ``phone``, ``registration``, ``postcode``, or ``register-number`` with its scheme before it: pnc 1981/0000034U.
    """

    start: int
    end: int
    kind: str
    canonical: str


_DIGITS: Final = re.compile(r"\d+")
_LEAD: Final = re.compile(r"(?<![\w+/-])(?:\(?\+|\(|[a-z]{1,3}[ -]?)?$")
"""What of a value may stand before its first digit."""
_REGISTERS: Final = ("/", "pnc", "cro", "nom", "prison", "nhs", "nino", "asn", "crn")
"""One of which every text holds that gives a number of a register."""
_LONGEST_LEAD: Final = 5
_VALUE: Final = re.compile(
    f"(?P<phone>{phone.PATTERN})|(?P<postcode>{postcode.PATTERN})|(?P<registration>{registration.PATTERN})"
)


def find(folded: str, original: str) -> Iterator[Found]:
    """The values of a text in small letters. ``original`` has the same characters in the case in which they came."""
    if not _DIGITS.search(folded):
        return
    last = 0
    numbers = deque(register_number.find(original) if any(map(folded.__contains__, _REGISTERS)) else ())
    for digits in _DIGITS.finditer(folded):
        at = digits.start()
        while numbers and numbers[0].start <= at:
            number = numbers.popleft()
            if number.start >= last:
                last = number.end
                yield Found(number.start, last, "register-number", f"{number.value.scheme} {number.value.canonical}")
        if at >= last:
            for start in _starts(folded, last, at):
                if found := _at(folded, original, start):
                    yield from found
                    last = found[-1].end
                    break


def _starts(folded: str, last: int, digit: int) -> Iterator[int]:
    """Where a value may begin that has its first digit there: with a sign or letters before it, or with the digit."""
    lead = _LEAD.search(folded, max(last, digit - _LONGEST_LEAD), digit)
    if lead:
        yield lead.start()
    if lead is None or lead.start() < digit:
        yield digit


def _at(folded: str, original: str, start: int) -> tuple[Found, ...]:
    match = _VALUE.match(folded, start)
    if match is None:
        return ()
    end = match.end()
    if match.lastgroup == "phone":
        numbers = phone.within(match[0])
        return tuple(Found(start + one.start, start + one.end, "phone", one.value.canonical) for one in numbers)
    if match.lastgroup == "postcode":
        code = postcode.read(match[0])
        return (Found(start, end, "postcode", code.canonical),) if isinstance(code, postcode.Postcode) else ()
    one = registration.in_prose(folded, original[start:end], start)
    return (Found(start, end, "registration", one.canonical),) if one else ()
