"""How addresses, phones, registrations and days are spelt, and how hurried people type."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from producers.simulator import rates
from producers.simulator.dice import Dice
from producers.simulator.reports.recording_errors import misspelt

_SHORT_TYPES: Final[dict[str, tuple[str, ...]]] = {
    "Road": ("Rd", "Rd."), "Street": ("St", "St."), "Avenue": ("Ave", "Av"), "Close": ("Cl", "Clse"),
    "Drive": ("Dr", "Drv"), "Lane": ("Ln", "La"), "Court": ("Ct", "Crt"), "Crescent": ("Cres", "Cresc"),
    "Gardens": ("Gdns", "Gdn"), "Place": ("Pl",), "Terrace": ("Terr", "Ter"), "Square": ("Sq",), "Walk": ("Wlk",),
    "Grove": ("Gr", "Grv"), "Green": ("Grn",),
}  # fmt: skip
_LOCAL_NAMES: Final[dict[str, tuple[str, ...]]] = {
    "Northampton": ("N'pton", "Npton", "N'ton", "Northampton Town", "NORTHAMPTON"),
    "Kettering": ("Ketts", "Kett", "KETTERING"),
    "Wellingborough": ("Wellingboro", "W'boro", "Wello", "Wellingboro'"),
    "Daventry": ("Dav", "Daventry town", "DAVENTRY"),
    "Corby": ("Corby town", "CORBY"),
}
_DOOR: Final = re.compile(r"(?:Flat (?P<flat>\w+), )?(?P<number>\d+[A-Za-z]?) (?P<street>.+)")
_WORD: Final = re.compile(r"\b[a-z]{4,}\b")
_CLIPPED: Final = (
    ("people", "ppl"), ("and", "&"), ("with", "w/"), ("approximately", "approx"), ("because", "cos"), ("about", "abt"),
    ("vehicle", "veh"), ("address", "add"), ("because of", "due to"), ("tonight", "tonite"), ("please", "pls"),
    ("believed", "bel"), ("described", "desc"), ("female", "f/m"), ("regarding", "re"), ("minutes", "mins"),
)  # fmt: skip


class Spelt(NamedTuple):
    """An address as somebody writes it: with or without its town and postcode."""

    door: str  # flat, number and street on one line; a street or another name where there is no number
    town: str | None
    postcode: str | None

    @property
    def line(self) -> str:
        """Everything on one line."""
        return ", ".join(part for part in self if part)


def spelt(draws: Dice, line: str, town: str | None, postcode: str | None) -> Spelt:
    """An address in one of the ways in which people write it."""
    there = _town(draws, town)
    code = postcode if postcode and draws.chance(rates.AS_SENT_POSTCODE) else None
    found = _DOOR.fullmatch(line)
    door = _door(draws, found["flat"], found["number"], found["street"]) if found else _street(draws, line)
    return Spelt(door, there, _postcode(draws, code) if code else None)


def door_in_prose(draws: Dice, address: Spelt, line: str) -> str:
    """The same within a sentence; now and then with its number said as one says it."""
    found = _DOOR.fullmatch(line)
    if not found or not draws.chance(0.25):
        return _joined(draws, address)
    street, number = _street(draws, found["street"]), found["number"]
    flat = f"flat {found['flat']} at " if found["flat"] else ""
    said = draws.pick(
        (f"{flat}number {number} {street}", f"{flat}no {number} on {street}", f"{flat}{number} on {street}")
    )
    return _joined(draws, address._replace(door=said))


def fields(draws: Dice, address: Spelt) -> dict[str, object]:
    """The fields of a location or of somebody's address, filled in as systems and people do."""
    how = draws.below(20)
    if how < 5:  # all of it in one field
        return {"address": (address.line,), "town": None, "postcode": None}
    lines: Sequence[str] = (address.door,)
    if how < 8 and address.town:  # the town is a further line
        return {"address": (address.door, address.town), "town": None, "postcode": address.postcode}
    if how < 9 and (number := re.match(r"\d+\w?(?= )", address.door)):  # the number has a line of its own
        lines = (number[0], address.door[number.end() :].strip(" ,"))
    return {"address": tuple(lines), "town": address.town, "postcode": address.postcode}


def _joined(draws: Dice, address: Spelt) -> str:
    between = draws.pick((", ", ", ", " ", " in " if address.town else " "))
    town = f"{between}{address.town}" if address.town else ""
    return f"{address.door}{town}{draws.pick((' ', ', ')) + address.postcode if address.postcode else ''}"


def _town(draws: Dice, town: str | None) -> str | None:
    how = draws.weighted(rates.AS_SENT_TOWN)
    if town is None or how == "none":
        return None
    if how == "as it is":
        return town
    return draws.pick(_LOCAL_NAMES.get(town, (f"{town} village", town.upper(), f"{town} Northants")))


def _door(draws: Dice, flat: str | None, number: str, street: str) -> str:
    house = draws.pick((f"{number} ", f"{number} ", f"{number} ", f"{number}, ", f"No {number} ", f"no.{number} "))
    whole = house + _street(draws, street)
    if not flat:
        return whole
    named = draws.pick((f"Flat {flat}", f"flat {flat}", f"Flt {flat}", f"FLAT {flat}"))
    return draws.pick((f"{named}, {whole}", f"{named} {whole}", f"{named} {whole}", f"{whole}, {named}"))


def _street(draws: Dice, street: str) -> str:
    words = street.split()
    if words[-1] in _SHORT_TYPES and len(words) > 1 and draws.chance(rates.AS_SENT_ABBREVIATED):
        words[-1] = draws.pick(_SHORT_TYPES[words[-1]])
    written = " ".join(words)
    return draws.pick((written, written, written, written, written.upper(), written.lower()))


def _postcode(draws: Dice, code: str) -> str:
    return draws.pick((code, code, code, code.replace(" ", ""), code.lower(), code.replace("NN", "nn")))


def phone(draws: Dice, number: str) -> str:
    """A mobile phone number as people write it."""
    digits = re.sub(r"\D", "", number)
    head, middle, tail = digits[:5], digits[5:8], digits[8:]
    ways = (digits, f"{head} {middle}{tail}", f"{head} {middle} {tail}", f"+44 {digits[1:5]} {middle}{tail}")
    return draws.pick((*ways, f"{head}-{middle}-{tail}", f"{head}/{middle}{tail}", f"+44{digits[1:]}"))


def registration(draws: Dice, vrm: str) -> str:
    """A registration as people write it."""
    spaced = f"{vrm[:4]} {vrm[4:]}" if len(vrm) == 7 else vrm
    return draws.pick((spaced, vrm, spaced.lower(), f"reg {spaced}", f"VRM {vrm}"))


def day(draws: Dice, of: date) -> str:
    """A date of birth as people write it, day before month."""
    ways = ("%d/%m/%Y", "%d/%m/%Y", "%d.%m.%Y", "%d %b %Y", "%d-%m-%Y", "%d/%m/%y", "%d %B %Y")
    return of.strftime(draws.pick(ways))


def typed(draws: Dice, text: str, voice: str) -> str:
    """A text as somebody of this voice types it."""
    how = draws.weighted(rates.AS_SENT_TYPING[voice])
    wrong = _WORD.sub(lambda word: _mistyped(draws, word[0], rates.AS_SENT_TYPO[voice]), text)
    if how == "clipped":
        return _clipped(draws, wrong)
    return {"lower": wrong.lower(), "capitals": wrong.upper()}.get(how, wrong)


def _mistyped(draws: Dice, word: str, rate: float) -> str:
    return misspelt(draws, word) if draws.chance(rate) else word


def _clipped(draws: Dice, text: str) -> str:
    for long, short in _CLIPPED:
        if draws.chance(0.6):
            text = re.sub(rf"\b{long}\b", short, text)
    return text
