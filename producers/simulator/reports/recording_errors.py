"""Recording errors of names, dates, registrations and numbers: misspelt, misheard, mistyped, misread."""

from __future__ import annotations

from datetime import date
from typing import Final
from unicodedata import combining, normalize

from producers.simulator.dice import Dice

SHORT_NAMES: Final[dict[str, tuple[str, ...]]] = {
    "Alexander": ("Alex", "Xander"), "Alexandra": ("Alex", "Sasha"), "Andrew": ("Andy", "Drew"),
    "Anthony": ("Tony",), "Benjamin": ("Ben", "Benji"), "Bradley": ("Brad",), "Cameron": ("Cam",),
    "Catherine": ("Cath", "Kate"), "Charles": ("Charlie", "Chaz"), "Charlotte": ("Charlie", "Lottie"),
    "Christopher": ("Chris",), "Daniel": ("Dan", "Danny"), "David": ("Dave",), "Deborah": ("Debbie", "Deb"),
    "Dominic": ("Dom",), "Edward": ("Ed", "Ted"), "Elizabeth": ("Liz", "Beth"), "Gareth": ("Gaz",),
    "Gary": ("Gaz",), "Geoffrey": ("Geoff",), "Gregory": ("Greg",), "Jacqueline": ("Jackie",),
    "James": ("Jim", "Jamie", "Jimmy"), "Jennifer": ("Jenny", "Jen"), "Jessica": ("Jess",),
    "John": ("Jack", "Johnny"), "Jonathan": ("Jon", "Jonny"), "Joseph": ("Joe",), "Joshua": ("Josh",),
    "Katherine": ("Kath", "Kate"), "Kenneth": ("Ken",), "Kieran": ("Kez",), "Lewis": ("Lew",),
    "Margaret": ("Maggie", "Peggy"), "Matthew": ("Matt",), "Michael": ("Mick", "Mike"),
    "Michelle": ("Shell", "Chelle"), "Natasha": ("Tash",), "Nathan": ("Nate",), "Nicholas": ("Nick",),
    "Nicola": ("Nicky",), "Oliver": ("Ollie",), "Pamela": ("Pam",), "Patricia": ("Pat", "Trish"),
    "Patrick": ("Paddy",), "Peter": ("Pete",), "Philip": ("Phil",), "Rebecca": ("Becky", "Bex"),
    "Richard": ("Rich", "Ricky"), "Robert": ("Rob", "Bob"), "Ronald": ("Ron",), "Samantha": ("Sam",),
    "Samuel": ("Sam",), "Sandra": ("Sandy",), "Stephen": ("Steve",), "Steven": ("Steve",), "Susan": ("Sue",),
    "Terence": ("Terry",), "Thomas": ("Tom", "Tommy"), "Timothy": ("Tim",), "Victoria": ("Vicky",),
    "William": ("Will", "Billy"), "Zachary": ("Zac",), "Aleksandra": ("Ola",), "Małgorzata": ("Gosia",),
    "Katarzyna": ("Kasia",), "Krzysztof": ("Krzys", "Chris"), "Łukasz": ("Luke",), "Tomasz": ("Tom",),
    "Mohammed": ("Mo",), "Muhammad": ("Mo",), "Alexandru": ("Alex",), "Oluwaseun": ("Seun",),
    "Emmanuel": ("Manny",), "Gurpreet": ("Gary",),
}  # fmt: skip

_SOUNDS: Final = (
    ("ph", "f"), ("ck", "k"), ("ie", "y"), ("y", "ie"), ("ee", "ea"), ("ll", "l"), ("tt", "t"), ("nn", "n"), ("c", "k"),
    ("s", "z"), ("ei", "ie"), ("ou", "u"), ("ai", "ay"), ("ey", "y"), ("mm", "m"), ("h", ""), ("rr", "r"), ("x", "ks"),
)  # fmt: skip
_BESIDE: Final = dict(zip("qwertyuiopasdfghjklzxcvbnm", "wertyuiopoasdfghjkkzxcvbnn"[:26], strict=True))
_MISREAD: Final = {
    "O": "0",
    "0": "O",
    "1": "I",
    "I": "1",
    "B": "8",
    "8": "B",
    "S": "5",
    "5": "S",
    "Z": "2",
    "2": "Z",
    "D": "O",
}
_STROKES: Final = str.maketrans("łŁđĐøØ", "lLdDoO")


def plain(name: str) -> str:
    """The name without diacritics."""
    letters = normalize("NFKD", name.translate(_STROKES))
    return "".join(letter for letter in letters if not combining(letter))


def misspelt(dice: Dice, name: str) -> str:
    """One letter left out, doubled, hit beside, or swapped with the next; the first one stays."""
    if len(name) < 4:
        return name
    at = dice.between(1, len(name) - 2)
    return dice.pick(
        (
            name[:at] + name[at + 1 :],
            name[: at + 1] + name[at] + name[at + 1 :],
            name[:at] + _BESIDE.get(name[at], name[at]) + name[at + 1 :],
            name[:at] + name[at + 1] + name[at] + name[at + 2 :],
        )
    )


def as_heard(dice: Dice, name: str) -> str:
    """Spelt another way that sounds the same, where there is one."""
    ways = [(old, new) for old, new in _SOUNDS if old in name[1:]]
    if not ways:
        return name
    old, new = dice.pick(ways)
    return name[0] + name[1:].replace(old, new, 1)


def short(dice: Dice, given: str) -> str:
    """A short form of a given name, where there is one."""
    return dice.pick(SHORT_NAMES[given]) if given in SHORT_NAMES else given


def mistyped_date(dice: Dice, day: date) -> date:
    """One digit of it is another, and it is still a date."""
    for _ in range(6):
        figures = list(day.strftime("%d%m%Y"))
        at = dice.pick((0, 1, 1, 3, 6, 7, 7))
        figures[at] = dice.digits(1)
        try:
            wrong = date(int("".join(figures[4:])), int("".join(figures[2:4])), int("".join(figures[:2])))
        except ValueError:
            continue
        if wrong != day:
            return wrong
    return day


def swapped_date(day: date) -> date:
    """Day and month in each other's place, where both can be."""
    return date(day.year, day.day, day.month) if day.day <= 12 else day


def misread(dice: Dice, vrm: str) -> str:
    """A registration as a camera or a passer-by takes it: one character for another that looks like it."""
    at = [place for place, character in enumerate(vrm) if character in _MISREAD]
    if not at:
        return vrm
    place = dice.pick(at)
    return vrm[:place] + _MISREAD[vrm[place]] + vrm[place + 1 :]


def partial(dice: Dice, vrm: str) -> str:
    """A part of a registration."""
    return dice.pick((vrm[:4], vrm[4:], vrm[:3], vrm[2:], f"{vrm[:2]}??{vrm[4:]}"))


def mistyped(dice: Dice, identifier: str) -> str:
    """One digit of it is another."""
    at = dice.pick([place for place, character in enumerate(identifier) if character.isdigit()])
    return identifier[:at] + str((int(identifier[at]) + dice.between(1, 9)) % 10) + identifier[at + 1 :]
