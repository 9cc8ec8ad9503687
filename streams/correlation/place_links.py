"""How a person is linked with premises: by a relation of an item, or by the use of an address."""

from __future__ import annotations

from collections.abc import Iterable

from schemas.vocabulary.meanings import Meaning
from schemas.vocabulary.relations import ADDRESS_USES, RELATIONS, AddressUse, Relation


def lives_there(link: str | None) -> bool:
    """Whether they live or stay there now. ``link``: the code of a relation or of a use."""
    return _means(link, Meaning.RESIDENCE)


def is_there(link: str | None) -> bool:
    """Whether it places them there: as resident, visitor, or found or dealing there. What merely happened does not."""
    return _means(link, Meaning.PRESENT)


def stays_there(link: str | None) -> bool:
    """Whether they stay there without its being said to be their home: moved in, lodging, on the sofa."""
    relation, use = RELATIONS.read(link or ""), ADDRESS_USES.read(link or "")
    return bool((relation and relation.code == Relation.STAYS_AT) or (use and use.code == AddressUse.STAYS))


def is_resident(links: Iterable[str]) -> bool:
    """Whether any of these links says that they live or stay there."""
    return any(map(lives_there, links))


def _means(link: str | None, meaning: Meaning) -> bool:
    return RELATIONS.means(link, meaning) or ADDRESS_USES.means(link, meaning)
