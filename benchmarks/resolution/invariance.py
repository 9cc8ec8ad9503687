"""What must not matter: the order of records, and records that came and were withdrawn."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from benchmarks.resolution.labelled_records import Labelled
from streams.resolution.persons.features.mention import PersonMention
from values.name import Name

SEED = 2018


def ordered(records: Sequence[Labelled], order: str | None) -> list[Labelled]:
    """As they come, or ``random:SEED``."""
    found = list(records)
    if order:
        Random(int(order.removeprefix("random:"))).shuffle(found)
    return found


def extras(records: Sequence[Labelled], fraction: float) -> list[PersonMention]:
    """Perturbed copies of some: near enough to be taken for the same person, or for a link between two."""
    dice = Random(SEED)
    chosen = dice.sample(records, round(len(records) * fraction))
    return [_perturbed(one.mention, at, dice) for at, one in enumerate(chosen)]


def _perturbed(mention: PersonMention, at: int, dice: Random) -> PersonMention:
    names = tuple(_misspelt(name, dice) for name in mention.names)
    birth = mention.birth_date if dice.random() < 0.7 else None
    addresses = mention.addresses if dice.random() < 0.7 else ()
    return mention._replace(id=f"x{at:07}", names=names, birth_date=birth, addresses=addresses)


def _misspelt(name: Name, dice: Random) -> Name:
    given, surname = (tuple(_slip(word, dice) for word in words) for words in (name.given, name.surname))
    return name._replace(given=given, surname=surname)


def _slip(text: str, dice: Random) -> str:
    if len(text) < 3 or dice.random() < 0.5:
        return text
    at = dice.randrange(len(text) - 1)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
