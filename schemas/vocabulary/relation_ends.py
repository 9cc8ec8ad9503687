"""Which kinds of mention a relation joins, so that a link written the other way round is found.

A link whose ends do not fit in either direction counts for nothing, and its source is told. So is one that would only
fit the other way round where that would say something else of somebody: a line that ``runs`` a person exploits them.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from schemas.items import ItemWithMentions
from schemas.mentions import Link
from schemas.vocabulary.relations import Relation

Kinds = frozenset[str]

_PERSON: Final = frozenset(("person",))
_PLACE: Final = frozenset(("location",))
_PARTY: Final = frozenset(("person", "organisation"))
_GROUP: Final = frozenset(("organisation", "drug-line"))
_ACTOR: Final = _PARTY | {"drug-line"}
_CARRIED: Final = frozenset(("phone", "drug", "weapon", "money", "document", "other"))
_THING: Final = _CARRIED | {"vehicle", "drug-line"}
_WHERE: Final = _PLACE | {"organisation"}


class Ends(NamedTuple):
    """The kinds of mention that may be subject and object of a relation.

    ``turned``: a link that fits only the other way round is read so.
    """

    subject: Kinds
    object: Kinds
    turned: bool = False


ENDS: Final[Mapping[Relation, Ends]] = MappingProxyType({
    Relation.WORKS_FOR: Ends(_PERSON, _ACTOR),
    Relation.EXPLOITS: Ends(_ACTOR, _PERSON),
    Relation.LIVES_AT: Ends(_PERSON, _WHERE, turned=True),
    Relation.STAYS_AT: Ends(_PERSON, _WHERE, turned=True),
    Relation.VISITS: Ends(_PARTY | _THING, _PLACE | _PARTY, turned=True),
    Relation.FOUND_AT: Ends(_PERSON | _THING, _WHERE | {"vehicle", "person"}, turned=True),
    Relation.DEALS_FROM: Ends(_ACTOR, _WHERE | {"vehicle", "phone"}, turned=True),
    Relation.DRIVES: Ends(_PARTY, frozenset(("vehicle", "other")), turned=True),
    Relation.TRAVELS_IN: Ends(_PERSON, frozenset(("vehicle", "other")), turned=True),
    Relation.KEEPS: Ends(_PARTY, _THING | _PLACE, turned=True),
    Relation.USES: Ends(_ACTOR, _THING | _PLACE, turned=True),
    Relation.CARRIES: Ends(_PERSON, _CARRIED, turned=True),
    Relation.OWNS: Ends(_PARTY, _THING | _WHERE, turned=True),
    Relation.RUNS: Ends(_PARTY, _GROUP | _PLACE | {"phone", "other"}),
    Relation.NUMBER_OF: Ends(frozenset(("phone",)), _GROUP | _PERSON, turned=True),
    Relation.SERVES: Ends(_ACTOR, _PLACE, turned=True),
    Relation.MISSING_FROM: Ends(_PERSON | _THING, _WHERE, turned=True),
    Relation.COLLECTED_BY: Ends(_PERSON, _PARTY | {"vehicle"}),
    Relation.MEMBER_OF: Ends(_PARTY | {"vehicle"}, _GROUP),
    Relation.LEADS: Ends(_PERSON, _GROUP),
    Relation.EMPLOYS: Ends(_ACTOR, _PERSON),
    Relation.RIVAL_OF: Ends(_ACTOR, _ACTOR),
    Relation.LANDLORD_OF: Ends(_PARTY, _PARTY | _PLACE),
    Relation.ATTENDS: Ends(_PERSON, _WHERE, turned=True),
    **{
        relation: Ends(_PERSON, _PERSON)
        for relation in (
            Relation.FAMILY_OF, Relation.PARTNER_OF, Relation.EX_PARTNER_OF, Relation.CHILD_OF, Relation.PARENT_OF,
            Relation.CARER_OF, Relation.CELLMATE_OF, Relation.CO_DEFENDANT_OF, Relation.HOLDS_CARD_OF,
        )
    },
})  # fmt: skip
"""Relations whose ends say whether a link makes sense. Of the others (with, owes, calls …) any two mentions may be."""


def kinds_of(item: ItemWithMentions) -> Mapping[str, str]:
    """Of each mention of an item what it is: person, location, organisation, or the kind of the object."""
    return {
        **{one.id: "person" for one in item.persons},
        **{one.id: one.kind for one in item.objects},
        **{one.id: "location" for one in item.locations},
        **{one.id: "organisation" for one in item.organisations or ()},
    }


def fits(link: Link, kinds: Mapping[str, str]) -> bool:
    """Whether the ends of a link are of the kinds that its relation joins, as it is written."""
    ends = ENDS.get(link.relation)
    return ends is None or (kinds[link.subject] in ends.subject and kinds[link.object] in ends.object)


def read_direction(link: Link, kinds: Mapping[str, str]) -> Link:
    """The link, with its ends exchanged where only the other direction makes sense."""
    if link.relation not in ENDS or fits(link, kinds):
        return link
    turned = link.model_copy(update={"subject": link.object, "object": link.subject})
    return turned if ENDS[link.relation].turned and fits(turned, kinds) else link
