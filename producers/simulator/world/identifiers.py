"""Invented identifiers that nobody has, in the form and with the check letters of real ones.

- PNC and CRO: check letters by ``L[int(YY + serial) mod 23]``, as published with the Ministry of Justice's open code.
- Phones: 071 and 072, kept for mobile phones and given to no operator. Ofcom's numbers for drama would be safer still,
  but they stand for "not a real number" in real systems, link nobody here, and are only a few thousand.
- Registrations: age identifiers 30 to 49, which no vehicle has before 2030; the form is the current one.
"""

from __future__ import annotations

from typing import Final

from producers.simulator.dice import Dice

_LETTERS: Final = "ZABCDEFGHJKLMNPQRTUVWXY"
_PLATE: Final = "ABCDEFGHJKLMNOPRSTUVWXYZ"
_AREAS: Final = ("KM", "KN", "KO", "KP", "KR", "KS", "KT", "KU", "KV", "KW", "KX", "KY", "KA", "KC", "AV", "BD", "FN")
"""Mostly of the DVLA office in Northampton, KM to KY, and some of its neighbours."""

DRAMA: Final = "07700900"


def check_letter(year: int, serial: str) -> str:
    """The last letter of a PNC ID or CRO number of this year."""
    return _LETTERS[int(f"{year % 100:02d}{serial}") % 23]


def pnc(dice: Dice, year: int) -> str:
    """A PNC ID given in this year, in its canonical form."""
    serial = dice.digits(7)
    return f"{year}/{serial}{check_letter(year, serial)}"


def cro(dice: Dice, year: int) -> str:
    """A CRO number given in this year."""
    serial = f"{dice.between(1, 199_999):06d}"
    return f"{serial}/{year % 100:02d}{check_letter(year, serial)}"


def phone(dice: Dice) -> str:
    """A mobile number, as people write it."""
    return f"07{dice.pick('12')}{dice.digits(8)}"


def imei(dice: Dice) -> str:
    """Fifteen digits, the last one right (Luhn). The first two name no issuing body."""
    body = f"00{dice.digits(12)}"
    doubled = [int(digit) * (1 + at % 2) for at, digit in enumerate(body)]
    return f"{body}{-sum(one - 9 if one > 9 else one for one in doubled) % 10}"


def vrm(dice: Dice) -> str:
    """A registration in the current form, without its space."""
    return f"{dice.pick(_AREAS)}{dice.between(30, 49)}{''.join(dice.pick(_PLATE) for _ in range(3))}"
