"""Persons, vehicles and numbers as words within a text, in the voice of the police, of the public, of professionals."""

from __future__ import annotations

from producers.simulator.as_sent import spelling
from producers.simulator.dice import Dice
from schemas.mentions.objects import Vehicle
from schemas.mentions.persons import PersonMention, Sex


def named(draws: Dice, person: PersonMention, voice: str) -> str:
    """A person as a text of this voice names them; who is not known is described."""
    name = _whole_name(person)
    if not name:
        return _described(draws, person, voice)
    return {"police": _to_police, "public": _to_public}.get(voice, _to_professional)(draws, person, name)


def again(person: PersonMention, voice: str) -> str:
    """A person whom the text has named before."""
    name = _whole_name(person)
    if not name:
        return person.aliases[0] if person.aliases else "they"
    return name[-1].upper() if voice == "police" else name[0]


def vehicle(draws: Dice, of: Vehicle) -> str:
    """A vehicle with what is known of its registration."""
    looks = " ".join(part for part in (of.colour, of.make, of.model if draws.chance(0.7) else None) if part)
    return f"a {looks or 'vehicle'} {spelling.registration(draws, of.vrm)}" if of.vrm else f"a {looks or 'vehicle'}"


def shouted(name: str) -> str:
    """A name as intelligence writes it, the surname in capitals."""
    words = name.split()
    return " ".join([*words[:-1], words[-1].upper()]) if len(words) > 1 else name


def _whole_name(person: PersonMention) -> list[str]:
    name = person.names[0] if person.names else None
    if name is None:
        return []
    return (name.full or f"{name.given or ''} {name.surname or ''}").split()


def _to_police(draws: Dice, person: PersonMention, name: list[str]) -> str:
    """In capitals, with date of birth, number and other name in the ways of a 3x5x2 report."""
    surname, given = name[-1].upper(), " ".join(name[:-1])
    whole = f"{surname}, {given}" if given and draws.chance(0.15) else f"{given} {surname}".strip()
    if person.aliases and draws.chance(0.8):
        whole += f" {draws.pick(('aka', 'a.k.a.', 'street name'))} {person.aliases[0]}"
    return whole + _born(draws, person) + _number(draws, person)


def _born(draws: Dice, person: PersonMention) -> str:
    if not person.birth_date:
        return f" ({person.age.from_years}-{person.age.to_years} yrs)" if person.age and draws.chance(0.5) else ""
    day = spelling.day(draws, person.birth_date)
    return draws.pick((f" ({day})", f" b. {day}", f" born {day}", f" dob {day}", f" DOB: {day}", f" {day}"))


def _number(draws: Dice, person: PersonMention) -> str:
    numbers = {one.scheme: one.value for one in person.identifiers}
    return f" PNC {numbers['pnc']}" if "pnc" in numbers and draws.chance(0.6) else ""


def _to_public(draws: Dice, person: PersonMention, name: list[str]) -> str:
    first, whole = name[0], " ".join(name)
    if person.aliases and draws.chance(0.4):
        return draws.pick((f"someone they call {person.aliases[0]}", f"{first} ({person.aliases[0]})"))
    title = {Sex.MALE: "Mr", Sex.FEMALE: "Mrs"}.get(person.sex) if person.sex else None
    ways = (whole, whole, first, f"{title} {name[-1]}" if title and len(name) > 1 else whole)
    return draws.pick((*ways, f"someone called {whole}"))


def _to_professional(draws: Dice, person: PersonMention, name: list[str]) -> str:
    whole = " ".join(name)
    born = _born(draws, person) if draws.chance(0.8) else ""
    return whole + born


def _described(draws: Dice, person: PersonMention, voice: str) -> str:
    if person.aliases:
        alias = person.aliases[0]
        return draws.pick((f"a male known as {alias}", alias) if voice == "police" else (f"one called {alias}", alias))
    who = {Sex.MALE: ("a male", "a man", "a lad"), Sex.FEMALE: ("a female", "a woman", "a girl")}
    kind = draws.pick(
        who.get(person.sex, ("somebody", "a person", "someone")) if person.sex else ("somebody", "someone")
    )
    age = person.age
    return f"{kind} about {age.from_years} to {age.to_years}" if age and age.to_years and draws.chance(0.7) else kind
