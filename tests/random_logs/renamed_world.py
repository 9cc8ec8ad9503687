"""The same log about other people, houses, lines, phones and cars: so that many logs in one deployment hardly meet."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from schemas.wire import SourceRecord, decode_said, encode
from tests.random_logs.world import BORN, PEOPLE

_SYLLABLES: Final = ("ba", "de", "gi", "ho", "ku", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "wo", "zu")
_LETTERS: Final = "ZABCDEFGHJKLMNPQRTUVWXY"
"""Check letters of PNC ids, by the remainder."""


def elsewhere(said: Iterable[SourceRecord], number: int) -> list[SourceRecord]:
    """For each number another world. Whole towns and map cells are the same."""
    words = _words(number)
    return [decode_said(_replaced(encode(one).decode(), words).encode()) for one in said]


def _replaced(text: str, words: dict[str, str]) -> str:
    for word, other in words.items():
        text = text.replace(word, other)
    return text


def _words(number: int) -> dict[str, str]:
    names = dict.fromkeys(surname for _, surname, _, _ in PEOPLE)
    words = {name: _word(7 * number + at).capitalize() for at, name in enumerate([*names, "Jazz", "Rio"])}
    words |= {born.isoformat(): (born + timedelta(days=433 * number)).isoformat() for born in BORN}
    words |= {pnc: _pnc(pnc[:4], number * 10 + at) for at, pnc in enumerate(pnc for *_, pnc in PEOPLE if pnc)}
    letters = chr(65 + number % 26) + chr(65 + number // 26)
    words |= {"AB12": f"{letters}12", "ab12": f"{letters.lower()}12", "ABI2": f"{letters}I2", "KX07": f"{letters}07"}
    return words | {"7200 0001": f"7200 {number:03}1", '"uprn":"70': f'"uprn":"9{number}70'}


def _word(number: int) -> str:
    """One of 3,375, hardly two of them alike."""
    first, second = divmod(number * 1_009 % len(_SYLLABLES) ** 3, len(_SYLLABLES) ** 2)
    return _SYLLABLES[first] + _SYLLABLES[second // len(_SYLLABLES)] + _SYLLABLES[second % len(_SYLLABLES)] + "rk"


def _pnc(year: str, serial: int) -> str:
    return f"{year}/{serial:07}{_LETTERS[int(f'{year[2:]}{serial:07}') % 23]}"
