"""Numbers that registers give, with their checks: PNC ID, CRO, NHS and prison number."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Final

_LETTERS: Final = "ZABCDEFGHJKLMNPQRTUVWXY"
_SHARES: Final = {"pnc": 50, "cro": 20, "nhs": 15, "noms": 15}


def draw(born: date, random: Random) -> tuple[str, str]:
    """Scheme and number of somebody born on that day."""
    (scheme,) = random.choices(list(_SHARES), list(_SHARES.values()))
    return scheme, {"pnc": _pnc, "cro": _cro, "nhs": _nhs, "noms": _noms}[scheme](born, random)


def _pnc(born: date, random: Random) -> str:
    year, serial = _year(born, random), f"{random.randrange(1, 600_000):07}"
    return f"{year}/{serial}{_LETTERS[int(str(year)[2:] + serial) % 23]}"


def _cro(born: date, random: Random) -> str:
    year, serial = str(_year(born, random))[2:], f"{random.randrange(1, 250_000):06}"
    return f"{serial}/{year}{_LETTERS[int(year + serial) % 23]}"


def _year(born: date, random: Random) -> int:
    """In which the number was given."""
    return random.randint(max(1975, min(2018, born.year + 10)), 2018)


def _nhs(born: date, random: Random) -> str:
    while True:
        digits = f"{random.randrange(400_000_000, 799_999_999)}"
        check = 11 - sum(int(digit) * (10 - at) for at, digit in enumerate(digits)) % 11
        if check != 10:
            return f"{digits}{check % 11}"


def _noms(born: date, random: Random) -> str:
    letters = "ABCDEFGHJKLMNPQRSTVWXYZ"
    return f"A{random.randrange(1, 10_000):04}{random.choice(letters)}{random.choice(letters)}"
