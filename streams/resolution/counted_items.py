"""What of an item counts for conclusions, where its finding, or another item, says that something is not so.

The event's document shows the item whole; facts are made of what this leaves, in this one place.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from schemas.mentions.objects import Drug, Money, Weapon
from schemas.statements import StatedItem, StatedPerson
from schemas.vocabulary import outcomes
from schemas.vocabulary.findings import FINDINGS
from schemas.vocabulary.meanings import Meaning
from schemas.vocabulary.roles import Role
from schemas.vocabulary.search_texts import tells_of_a_find
from streams.resolution.refutations import Refuted
from streams.resolution.storied_statement import StoriedStatement

_NOT_FOUND: Final = (Drug, Weapon, Money)
_NOT_SHOWN: Final = frozenset(
    {Meaning.POSSESSES, Meaning.DEALS_FROM, Meaning.SUPPLIES, Meaning.EXPLOITS, Meaning.OF_A_LINE, Meaning.THREATENS}
)
_STOP: Final = "stop-and-search"
_SEARCHES: Final = frozenset({_STOP, "warrant-executed"})
_SOMETHING: Final = frozenset(
    {Meaning.FOUND_SOMETHING, Meaning.NOT_PROSECUTED, Meaning.OPEN, Meaning.CHARGES, Meaning.CONVICTS}
)
_NOTHING: Final = frozenset({Meaning.FOUND_NOTHING, Meaning.EXONERATES, Meaning.CLOSED})
_OFFENDERS: Final = frozenset({Role.SUSPECT, Role.CONVICTED})
_DECISIONS: Final = frozenset({"identity-decision", "alert-decision"})
_STILL_THEIRS: Final = frozenset({Meaning.OWN, Meaning.RESIDENCE})
"""Whose number or vehicle it is, and where somebody lives, is so whether or not anything was found there."""


def counted(item: StatedItem, refuted: Sequence[Refuted] = (), kind: str = "") -> StatedItem:
    """The item as facts may use it: itself, unless its finding, or an item that refutes it, denies what it says.

    A search or warrant that found nothing shows nothing of what it looked for: no sign of its text, drug or weapon.
    Nor does the text of a stop and search that says neither how it ended nor that anything was found.

    Nothing found: no category, offence, term, sign of its text, drug, weapon or money, nor links that such things make.
    Not so, retracted, malicious, mistaken: its persons alone, with who they are and nothing about them.
    """
    meanings = FINDINGS.counts_for(item.finding)
    if Meaning.EXONERATES in meanings or any(one.exonerates for one in refuted):
        nothing = {"places": (), "objects": (), "links": (), "organisations": None, "bulk_texts": None}
        return item.model_copy(update=_WITHOUT_CLAIMS | nothing | {"persons": tuple(map(_unsuspected, item.persons))})
    if Meaning.FOUND_NOTHING in meanings or refuted:
        return item.model_copy(update=_WITHOUT_CLAIMS | _found_absent(item))
    return _searched_in_vain(item, kind) if kind in _SEARCHES else item


def _searched_in_vain(item: StatedItem, kind: str) -> StatedItem:
    """Of a search that found nothing, or was closed without anything found: no sign that its text gives as grounds.

    What it did not find is left out only where the outcome says that nothing was found.
    """
    meanings = outcomes.counts_for(item.outcome)
    closed = bool(meanings & _NOTHING) or (kind == _STOP and not _tells_of_a_find(item))
    if meanings & _SOMETHING or not closed:
        return item
    read = item.extracted and item.extracted.model_copy(update={"drugs": None, "weapons": None, "indicators": None})
    absent = _found_absent(item) if Meaning.FOUND_NOTHING in meanings else {}
    return item.model_copy(update={"extracted": read, **absent})


def _tells_of_a_find(item: StatedItem) -> bool:
    """Whether a search without an outcome that anybody knows names a thing found, or says so in its text."""
    return any(isinstance(one, _NOT_FOUND) for one in item.objects) or tells_of_a_find(item.text or "")


def _unsuspected(person: StatedPerson) -> StatedPerson:
    """The person, named in what is not so: neither suspected nor convicted by it."""
    return person.model_copy(update={"role": Role.OTHER}) if person.role in _OFFENDERS else person


_WITHOUT_CLAIMS: Final = {
    "category": None,
    "offences": None,
    "offence_codes": None,
    "extracted": None,
    "days": None,
    "read": None,
}


def _found_absent(item: StatedItem) -> dict[str, object]:
    objects = tuple(one for one in item.objects if not isinstance(one, _NOT_FOUND))
    absent = {one.id for one in item.objects} - {one.id for one in objects}
    links = tuple(
        link
        for link in item.links
        if not {link.subject, link.object} & absent
        and (link.relation.counts_for & _STILL_THEIRS or not link.relation.counts_for & _NOT_SHOWN)
    )
    return {"objects": objects, "links": links}


def counted_statement(stated: StoriedStatement) -> StoriedStatement:
    """The same statement with every item as facts may use it. A decision counts until it is withdrawn."""
    if stated.statement.kind in _DECISIONS:
        return stated
    items = tuple(
        counted(item, stated.refutations(item.item_id), stated.statement.kind) for item in stated.statement.items
    )
    if all(one is other for one, other in zip(items, stated.statement.items, strict=True)):
        return stated
    return stated._replace(statement=stated.statement.model_copy(update={"items": items}))
