"""Events whose values nobody has read before: other surnames, phones, registrations, register numbers, house numbers.

A year of a simulator says few values often, as a force's systems do; what a value costs that was never seen shows only
where every event brings its own. Streets, towns, postcodes and given names stay, as they do between two real people.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from benchmarks.input.text_reading import prose
from values import register_number

_SYLLABLES: Final = re.findall(r"[a-z]{3}", "bardenfolgimharkellormunnespolradsimtorvekwilzan")
_LETTERS: Final = "ABCDEFGHJKLMNOPRSTUVWXY"
_HOUSE: Final = re.compile(r"\b\d{1,4}\b")
_PNC: Final = re.compile(r"\d{4}/\d{7}[A-Z]")


class Unseen:
    """Gives each event values of its own, also beside other instances that begin elsewhere.

    Registrations differ as long as there are fewer than 250,000 values, all others longer.
    """

    def __init__(self, first: int = 0, *, texts: bool = False) -> None:
        """``first`` of the numbers that values are made of. ``texts``: each becomes 600 characters of new prose."""
        self._number = first
        self._of_event: dict[tuple[str, str], Any] = {}
        self._prose: Iterator[str] | None = prose() if texts else None

    def event(self, value: bytes) -> bytes:
        """The event of these bytes with other values in the same fields; what was equal in it stays so."""
        self._of_event = {}
        return json.dumps(self._other(json.loads(value))).encode()

    def _other(self, part: Any) -> Any:
        if isinstance(part, list):
            return [self._other(one) for one in part]
        if not isinstance(part, dict):
            return part
        return {name: self._field(name, one, part) for name, one in part.items()}

    def _field(self, name: str, value: Any, of: dict[str, Any]) -> Any:
        key = name, repr(value)
        if key not in self._of_event:
            self._of_event[key] = self._another(name, value, of)
        return self._of_event[key]

    def _another(self, name: str, value: Any, of: dict[str, Any]) -> Any:
        match name, value:
            case (("surname" | "full"), str()):
                return " ".join((*value.split()[:-1], "".join(self._signs(_SYLLABLES, 5)).capitalize()))
            case "number", str():
                return f"07912{self._next() % 1_000_000:06d}"
            case "vrm", str():
                first, *last = self._signs(_LETTERS, 4)
                return f"K{first}68{''.join(last)}"
            case "value", str() if of.get("scheme") == "pnc" and _PNC.fullmatch(value):
                return self._pnc()
            case "address", list():
                return [_HOUSE.sub(str(self._next() % 9_999 + 1), line) for line in value]
            case "text", str() if self._prose:
                return next(self._prose)
        return self._other(value)

    def _next(self) -> int:
        self._number += 1
        return self._number

    def _signs(self, of: Sequence[str], length: int) -> list[str]:
        """The next number, written with these signs for figures."""
        number, found = self._next(), []
        for _ in range(length):
            number, rest = divmod(number, len(of))
            found.append(of[rest])
        return found

    def _pnc(self) -> str:
        serial = f"2011/{1_048_573 + 7 * self._next():07d}"
        letters = (f"{serial}{letter}" for letter in f"{_LETTERS}Z")
        return next(filter(_is_right, letters), f"{serial}A")


def _is_right(number: str) -> bool:
    read = register_number.read("pnc", number)
    return isinstance(read, register_number.RegisterNumber) and read.checked
