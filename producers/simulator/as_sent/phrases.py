"""The words in which a fact is told: those of the simulator, other words of its own, and phrases of other hands.

A phrase of another hand takes the place of a fact only where it asserts exactly the signs of that fact.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from producers.simulator import rates
from producers.simulator.as_sent import hands
from producers.simulator.dice import Dice
from producers.simulator.reports.wording import Fact, StockFact

_FILE: Final = Path(__file__).with_name("phrases.txt")
_SENTENCES: Final = Path(__file__).with_name("sentences.txt")
_HEAD: Final = re.compile(r"\[([\w-]+) (\d+):\s*([\w, -]*)\]")

_SLOT: Final = re.compile(r"\{(\w+)\}")
_NAMING: Final = frozenset({"town", "line", "number", "who", "car"})
"""Slots of facts that another hand's phrase would leave unsaid: who, where, and what it is called."""

Key = tuple[str, int]
"""Topic and number of a fact."""


class OtherWords(NamedTuple):
    """Other ways of telling a fact, and the signs that they assert."""

    signs: frozenset[str]
    ways: tuple[str, ...]


def told(draws: Dice, fact: Fact, at: int, values: Mapping[str, str]) -> str:
    """A fact in somebody's words. ``at``: its wording in the clean form. ``values`` go before those of the fact."""
    if not isinstance(fact, StockFact):
        return fact[at % len(fact)]
    filled = {**fact.values, **values}
    other = other_words().get(fact.key, OtherWords(frozenset(), ()))
    return _sentence(_chosen(draws, fact, at, other, filled))


def _chosen(draws: Dice, fact: StockFact, at: int, other: OtherWords, values: Mapping[str, str]) -> str:
    whose = draws.weighted(rates.AS_SENT_WORDS)
    others = hands.asserting().get(other.signs, ())
    names = _NAMING & fact.values.keys() & set(_SLOT.findall(" ".join(other.ways)))
    if whose == "other hands" and others and not names:
        return draws.pick(others)
    if whose != "own words" and other.ways:
        return draws.pick(other.ways).format(**values)
    return fact[at % len(fact)]


def said_of(draws: Dice, key: Key, values: Mapping[str, str]) -> str:
    """A fact that the clean form tells by a field, in somebody's words."""
    other = other_words()[key]
    others = hands.asserting().get(other.signs, ())
    return _sentence(draws.pick(others) if others and draws.chance(0.5) else draws.pick(other.ways).format(**values))


def aside(draws: Dice) -> str:
    """Something that a report says besides, and that asserts nothing."""
    return _sentence(draws.pick(hands.asides()))


def _sentence(text: str) -> str:
    return text if text[-1] in ".!?-:" else f"{text}."


@cache
def other_words() -> Mapping[Key, OtherWords]:
    """Every fact of ``phrases.txt``."""
    found: dict[Key, OtherWords] = {}
    for head, lines in _sections(_FILE):
        if not (read := _HEAD.fullmatch(f"[{head}]")):
            raise ValueError(f"not a topic, a number and signs: {head}")
        signs = frozenset(filter(None, map(str.strip, read[3].split(","))))
        found[read[1], int(read[2])] = OtherWords(signs, tuple(lines))
    return found


@cache
def sentences() -> Mapping[str, tuple[str, ...]]:
    """By voice and what is said, the sentences that say it."""
    return {head: tuple(lines) for head, lines in _sections(_SENTENCES)}


def _sections(file: Path) -> Sequence[tuple[str, list[str]]]:
    found: list[tuple[str, list[str]]] = []
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            found.append((line.strip("[]"), []))
        elif line and not line.startswith("#"):
            found[-1][1].append(line)
    return found
