"""Texts of reports: every fact has several wordings, and a copy chooses other ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final, Self

from producers.simulator import rates
from producers.simulator.dice import Dice

Fact = tuple[str, ...]
"""One fact in all its wordings."""


class StockFact(tuple[str, ...]):
    """A fact of ``wording.txt``, with its place there (topic and number from 1) and the values of its slots.

    Equal to the tuple of its wordings: what is told of it does not depend on where it stands.
    """

    key: tuple[str, int]
    values: Mapping[str, str]

    @classmethod
    def of(cls, wordings: Iterable[str], key: tuple[str, int], values: Mapping[str, str]) -> Self:
        """The fact with its place and values."""
        fact = cls(wordings)
        fact.key, fact.values = key, values
        return fact


_FILE: Final = Path(__file__).with_name("wording.txt")
_SLOT: Final = re.compile(r"\{(\w+)\}")

_CLOTHES: Final = (
    ("black", "grey", "dark blue", "red", "green", "camouflage", "white", "brown"),
    ("puffer jacket", "hooded top", "tracksuit", "parka", "bomber jacket", "gilet", "body warmer", "football shirt"),
    ("", " and a cap", " and white trainers", " with a bum bag", " and a face mask", " and grey joggers"),
)
_ITEMS: Final = (
    "a laptop", "a games console", "jewellery", "a mountain bike", "a drill set", "a handbag", "a tablet", "golf clubs",
    "a camera", "a watch", "a strimmer", "fishing tackle", "a sat nav", "a guitar", "a pressure washer", "copper pipe",
)  # fmt: skip
_SPOTS: Final = (
    "by the bus stop", "outside the takeaway", "in the alley behind the shops", "at the junction", "near the park gate",
    "on the steps of the flats", "beside a parked van", "at the cash machine",
)  # fmt: skip
_WOUNDS: Final = ("in the leg", "in the stomach", "in the back", "in the arm", "in the chest", "in the shoulder")
_MOTIVES: Final = ("a debt", "a girl", "an argument in a pub", "something said online", "a stolen bike", "respect")
_AWAY: Final = ("the station", "the park", "the town centre", "the retail park", "the canal", "the estate")
WEAPONS: Final = ("kitchen knife", "zombie knife", "machete", "lock knife", "baseball bat", "hammer", "axe")
DRUGS: Final = ("crack cocaine", "heroin", "heroin and crack", "cannabis", "cocaine", "white and brown")
_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LEADS: Final = (
    "", "Caller states: ", "Informant says the following. ", "It is reported that the position is as follows. ",
    "Information received: ", "Update: ", "From a call: ",
)  # fmt: skip
_SHORT: Final = (
    ("people", "ppl"), ("and", "&"), ("approximately", "approx"), ("address", "addr"), ("vehicle", "veh"),
    ("with", "w/"), ("male", "m"), ("persons", "pers"),
)  # fmt: skip


def facts(dice: Dice, topic: str, count: int, filled: Mapping[str, str]) -> tuple[Fact, ...]:
    """Draw facts of a topic and fill their slots; slots without a given value are drawn once for all wordings."""
    return tuple(_filled(dice, fact, filled) for fact in dice.some(stock()[topic], count) if _can(fact, filled))


def wording(dice: Dice, chosen: Sequence[Fact]) -> tuple[int, ...]:
    """Draw the wording of each fact."""
    return tuple(dice.below(len(fact)) for fact in chosen)


def text(chosen: Sequence[Fact], how: Sequence[int]) -> str:
    """The text of the facts in these wordings."""
    return " ".join(fact[at % len(fact)] for fact, at in zip(chosen, how, strict=True))


def reworded(dice: Dice, chosen: Sequence[Fact], how: Sequence[int]) -> tuple[tuple[Fact, ...], tuple[int, ...]]:
    """The facts as somebody else writes them: other wordings, perhaps another order or one fact fewer."""
    pairs = [
        (fact, at + dice.between(1, 2) if dice.chance(rates.REWORDED) else at)
        for fact, at in zip(chosen, how, strict=True)
    ]
    if len(pairs) > 2 and dice.chance(rates.LEFT_OUT):
        pairs.pop(dice.below(len(pairs)))
    if dice.chance(rates.REORDERED):
        pairs = dice.some(pairs, len(pairs))
    return tuple(fact for fact, _ in pairs), tuple(at for _, at in pairs)


def hurried(dice: Dice, written: str) -> str:
    """The same text with a lead and, now and then, an abbreviation: copied by somebody in a hurry."""
    for long, short in _SHORT:
        if dice.chance(0.25):
            written = re.sub(rf"\b{long}\b", short, written)
    return dice.pick(_LEADS) + written


def clothes(dice: Dice) -> str:
    """What somebody wore."""
    colour, piece, more = (dice.pick(choices) for choices in _CLOTHES)
    return f"a {colour} {piece}{more}"


def _drawn(dice: Dice, slot: str) -> str:
    choices: dict[str, Sequence[str]] = {
        "item": _ITEMS, "spot": _SPOTS, "wound": _WOUNDS, "motive": _MOTIVES, "away": _AWAY, "weapon": WEAPONS,
        "drug": DRUGS, "weekday": _DAYS,
    }  # fmt: skip
    if slot == "n":
        return str(dice.between(3, 24))
    if slot == "age":
        return str(dice.between(16, 32))
    if slot == "hour":
        return f"{dice.between(0, 23):02d}:{dice.pick(('00', '15', '30', '45'))}"
    return clothes(dice) if slot == "clothes" else dice.pick(choices[slot])


def _can(fact: Fact, filled: Mapping[str, str]) -> bool:
    """Whether everything is known that only the scene can know."""
    needed = {slot for slot in _SLOT.findall(fact[0]) if slot in _OF_THE_SCENE}
    return needed <= filled.keys()


_OF_THE_SCENE: Final = frozenset({"place", "street", "town", "car", "line", "number", "resident", "who", "since"})


def _filled(dice: Dice, fact: StockFact, filled: Mapping[str, str]) -> StockFact:
    drawn = {slot: _drawn(dice, slot) for slot in _SLOT.findall(fact[0]) if slot not in filled}
    values = {**filled, **drawn}
    ways = (way.format(**values) for way in fact)
    return StockFact.of((way[0].upper() + way[1:] for way in ways), fact.key, values)


@cache
def stock() -> dict[str, list[StockFact]]:
    """The facts of ``wording.txt`` by topic, in their order."""
    topics: dict[str, list[StockFact]] = {}
    topic = ""
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            topic = line.strip("[]")
        elif line and not line.startswith("#"):
            facts = topics.setdefault(topic, [])
            facts.append(StockFact.of(map(str.strip, line.split(" | ")), (topic, len(facts) + 1), {}))
    return topics
