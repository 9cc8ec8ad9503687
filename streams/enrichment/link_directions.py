"""Links that say the same the other way round: ``o1 owned-by p1`` is read as ``p1 owns o1``."""

from __future__ import annotations

from schemas.items import ItemWithMentions
from schemas.vocabulary.relation_ends import ENDS, kinds_of, read_direction


def in_direction(item: ItemWithMentions) -> ItemWithMentions:
    """The item, its links in the direction in which their relations make sense."""
    if not any(link.relation in ENDS for link in item.links):
        return item
    kinds = kinds_of(item)
    links = tuple(read_direction(link, kinds) for link in item.links)
    return item if links == item.links else item.model_copy(update={"links": links})
