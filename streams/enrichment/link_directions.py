"""Links that say the same the other way round: ``o1 owned-by p1`` is read as ``p1 owns o1``."""

from __future__ import annotations

from schemas.items import ItemWithMentions
from schemas.mentions import Link
from schemas.vocabulary.relations import OF_PERSONS


def with_persons_first(item: ItemWithMentions) -> ItemWithMentions:
    """The item, its links between a person and a thing or place of theirs with the person as subject."""
    if not any(link.relation in OF_PERSONS for link in item.links):
        return item
    persons = {person.id for person in item.persons}
    others = {one.id for one in (*item.objects, *item.locations)}
    links = tuple(_turned(link) if _is_turned(link, persons, others) else link for link in item.links)
    return item if links == item.links else item.model_copy(update={"links": links})


def _is_turned(link: Link, persons: set[str], others: set[str]) -> bool:
    return link.relation in OF_PERSONS and link.object in persons and link.subject in others


def _turned(link: Link) -> Link:
    return link.model_copy(update={"subject": link.object, "object": link.subject})
