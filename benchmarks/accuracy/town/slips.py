"""One slip in a mention, as people make them who type: each changes one thing, and leaves an event that is accepted."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from random import Random
from types import MappingProxyType
from typing import Final

from benchmarks.accuracy.town.mentions import Asserted
from benchmarks.accuracy.town.naming_customs import Named

Slip = Callable[[Asserted, Random], Asserted | None]
"""None where the mention has nothing in which this slip can be made."""


def slipped(asserted: Asserted, kinds: tuple[str, ...], random: Random) -> tuple[str, Asserted]:
    """The mention with one slip of a kind that it can have, drawn evenly, and which kind it is."""
    for kind in random.sample(kinds, len(kinds)):
        if (changed := SLIPS[kind](asserted, random)) is not None and changed != asserted:
            return kind, changed
    return "none", asserted


def _typo(asserted: Asserted, random: Random) -> Asserted | None:
    """A letter left out, doubled, mistyped or two exchanged, in one part of the name."""
    parts = [at for at, part in enumerate(asserted.name) if len(part) > 3]
    if not parts:
        return None
    names = list(asserted.name)
    at = random.choice(parts)
    names[at] = _mistyped(names[at], random)
    return asserted._replace(name=Named(*names))


_BESIDE: Final = {
    "a": "sq", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "f": "dg", "g": "fh", "h": "gj", "i": "uo", "j": "hk",
    "k": "jl", "l": "k", "m": "n", "n": "bm", "o": "ip", "p": "o", "q": "wa", "r": "et", "s": "ad", "t": "ry",
    "u": "yi", "v": "cb", "w": "qe", "x": "zc", "y": "tu", "z": "x",
}  # fmt: skip


def _mistyped(word: str, random: Random) -> str:
    """Never in the first letter."""
    at = random.randrange(1, len(word) - 1)
    before, here, after = word[:at], word[at], word[at + 1 :]
    match random.randrange(4):
        case 0:
            return before + after
        case 1:
            return before + here + here + after
        case 2:
            return before + random.choice(_BESIDE.get(here, "e")) + after
        case _:
            return before + after[0] + here + after[1:]


_SPELLINGS: Final = (
    "Mohammed Muhammad Mohammad Mohamed", "Ahmed Ahmad", "Hussain Hussein Husain", "Hassan Hasan",
    "Fatima Fatema", "Ayesha Aisha", "Khadija Khadijah", "Chowdhury Choudhury Chaudhry", "Miah Mia", "Abdul Abdel",
    "Omar Umar", "Osman Usman", "Rahman Rehman", "Hoque Haque", "Zainab Zaynab", "Ibrahim Ebrahim", "Tariq Tarek",
    "Khalid Khaled", "Yusuf Yousuf Yousaf", "Stephen Steven", "Philip Phillip", "Clare Claire", "Ann Anne",
    "Sean Shaun", "Thomson Thompson", "Reid Reed", "Clark Clarke", "Katherine Catherine", "Jonathan Johnathan",
    "Sadia Saadia", "Parveen Parvin", "Kauser Kausar", "Begum Begom", "Abdi Cabdi", "Farah Faarax", "Uddin Udin",
)  # fmt: skip
_OTHERWISE: Final = MappingProxyType(
    {word: tuple(one for one in line.split() if one != word) for line in _SPELLINGS for word in line.split()}
)


def _spelling(asserted: Asserted, random: Random) -> Asserted | None:
    """Another usual spelling of a name."""
    for at, part in enumerate(asserted.name):
        words = part.split()
        for where, word in enumerate(words):
            if word in _OTHERWISE:
                words[where] = random.choice(_OTHERWISE[word])
                names = list(asserted.name)
                names[at] = " ".join(words)
                return asserted._replace(name=Named(*names))
    return None


def _swapped_names(asserted: Asserted, random: Random) -> Asserted | None:
    given, surname = asserted.name
    return asserted._replace(name=Named(surname, given)) if given and surname else None


def _part_left_out(asserted: Asserted, random: Random) -> Asserted | None:
    """One word of a given name or surname of two or more, but never the first."""
    parts = [at for at, part in enumerate(asserted.name) if " " in part]
    if not parts:
        return None
    names, at = list(asserted.name), random.choice(parts)
    words = names[at].split()
    words.pop(random.randrange(1, len(words)))
    names[at] = " ".join(words)
    return asserted._replace(name=Named(*names))


def _day_and_month(asserted: Asserted, random: Random) -> Asserted | None:
    if asserted.birth_date is None:
        return None
    born = date.fromisoformat(asserted.birth_date)
    return asserted._replace(birth_date=f"{born.year}-{born.day:02}-{born.month:02}") if born.day <= 12 else None


def _digit_of_date(asserted: Asserted, random: Random) -> Asserted | None:
    """A figure of day, month or year, so that the date is one."""
    if asserted.birth_date is None:
        return None
    for _ in range(20):
        at = random.choice((2, 3, 5, 6, 8, 9))
        changed = _with_digit(asserted.birth_date, at, random)
        with suppress(ValueError):
            if 1920 <= date.fromisoformat(changed).year <= 2008:
                return asserted._replace(birth_date=changed)
    return None


def _with_digit(text: str, at: int, random: Random) -> str:
    return text[:at] + random.choice([one for one in "0123456789" if one != text[at]]) + text[at + 1 :]


def _digit_of_phone(asserted: Asserted, random: Random) -> Asserted | None:
    return (
        asserted._replace(phone=_with_digit(asserted.phone, random.randrange(4, 11), random))
        if asserted.phone
        else None
    )


def _digit_of_number(asserted: Asserted, random: Random) -> Asserted | None:
    """A figure of the number, its check left as it was."""
    if asserted.number is None:
        return None
    scheme, value = asserted.number
    figures = [at for at, one in enumerate(value) if one.isdigit() and (scheme != "pnc" or at > 5)]
    return asserted._replace(number=(scheme, _with_digit(value, random.choice(figures), random)))


def _typo_of_street(asserted: Asserted, random: Random) -> Asserted | None:
    """In the first word of the street's name."""
    if asserted.door is None:
        return None
    words = asserted.door.line.split()
    at = next((at for at in range(len(words) - 1, -1, -1) if words[at][0].isdigit()), 0) + 1
    if len(words[at]) < 4:
        return None
    words[at] = _mistyped(words[at], random)
    return asserted._replace(door=asserted.door._replace(line=" ".join(words)))


SLIPS: Final[MappingProxyType[str, Slip]] = MappingProxyType(
    {
        "typo in a name": _typo,
        "spelling of a name": _spelling,
        "names swapped": _swapped_names,
        "part of a name left out": _part_left_out,
        "day and month swapped": _day_and_month,
        "digit of the date": _digit_of_date,
        "digit of the phone": _digit_of_phone,
        "digit of the number": _digit_of_number,
        "typo in the street": _typo_of_street,
    }
)
OF_NAMES: Final = ("typo in a name", "spelling of a name", "names swapped", "part of a name left out")
