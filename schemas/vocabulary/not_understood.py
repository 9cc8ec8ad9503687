"""What of an event is not understood: stored, shown, counting for nothing, and reported to its source.

Codes that no vocabulary knows, and relations of mentions that they cannot join.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from schemas.errors import Problem
from schemas.events import Envelope
from schemas.items import ItemWithMentions, NumberedItem
from schemas.mentions import Link
from schemas.vocabulary.outcomes import OUTCOMES, terms
from schemas.vocabulary.relation_ends import ENDS, fits, kinds_of, read_direction
from schemas.vocabulary.terms import OpenCode, Vocabulary, has_form_of_a_code
from schemas.vocabulary.threats import THREATS
from schemas.wire import SourceRecord

RULE: Final = "not-understood"
MOST: Final = 20
"""Codes that one receipt names, the first of an event. More are counted in a last problem."""

_THREAT_FIELDS: Final = ("threat", "crime_type", "activity")
_OF_PLACES: Final = ("premises_type", "certainty")
_MENTIONS: Final = {
    "locations": _OF_PLACES,
    "objects": ("markers",),
    "organisations": ("kind", "role"),
    "links": ("relation", "certainty"),
}
"""Fields with codes of what an item mentions beside its persons."""


def not_understood(record: SourceRecord) -> tuple[Problem, ...]:
    """One problem for each field with a code that nobody knows, in the order of the event; at most ``MOST`` and one.

    An outcome is a text: it is only looked at where it has the form of a code.
    """
    if not isinstance(record, Envelope):
        return ()
    found = [problem for at, item in enumerate(record.items) for problem in _of_item(f"items.{at}", item)]
    more = len(found) - MOST
    counted = (Problem("items", RULE, f"{more} more codes were not understood"),) if more > 0 else ()
    return (*found[:MOST], *counted)


def _of_item(path: str, item: NumberedItem) -> Iterator[Problem]:
    for field in _THREAT_FIELDS:
        code = getattr(item, field, None)
        if code is not None and THREATS.read(code) is None:
            yield _problem(f"{path}.{field}", code, THREATS)
    outcome = getattr(item, "outcome", None)
    if outcome is not None and has_form_of_a_code(outcome) and not terms(outcome):
        yield _problem(f"{path}.outcome", outcome, OUTCOMES)
    yield from _unknown_members(_members(path, item))
    if isinstance(item, ItemWithMentions) and any(link.relation in ENDS for link in item.links):
        yield from _links_that_do_not_fit(path, item)


def _links_that_do_not_fit(path: str, item: ItemWithMentions) -> Iterator[Problem]:
    kinds = kinds_of(item)
    for at, link in enumerate(item.links):
        if not fits(read_direction(link, kinds), kinds):
            yield Problem(f"{path}.links.{at}.relation", RULE, _ends_message(link, kinds))


def _ends_message(link: Link, kinds: Mapping[str, str]) -> str:
    ends = ENDS[link.relation]
    return (
        f"{link.relation.value} is no relation of {kinds[link.subject]} to {kinds[link.object]}: it is stored and "
        f"shown, and counts for nothing; its subject is {_either(ends.subject)}, its object {_either(ends.object)}"
    )


def _either(kinds: Iterable[str]) -> str:
    return " or ".join(sorted(kinds))


def _members(path: str, item: NumberedItem) -> Iterator[tuple[str, OpenCode]]:
    yield from _codes_of(path, item, ("referral", "finding"))
    if isinstance(item, ItemWithMentions):
        for at, person in enumerate(item.persons):
            yield from _codes_of(f"{path}.persons.{at}", person, ("role", "warning_markers"))
            for n, address in enumerate(person.addresses):
                yield from _codes_of(f"{path}.persons.{at}.addresses.{n}", address, ("use", *_OF_PLACES))
        for field, names in _MENTIONS.items():
            for at, mention in enumerate(getattr(item, field) or ()):
                yield from _codes_of(f"{path}.{field}.{at}", mention, names)
        yield from _codes_of(f"{path}.how_often", item.how_often, ("frequency",))


def _codes_of(path: str, of: object, names: Iterable[str]) -> Iterator[tuple[str, OpenCode]]:
    for name in names:
        match getattr(of, name, None):
            case OpenCode() as code:
                yield f"{path}.{name}", code
            case tuple() as codes:
                yield from ((f"{path}.{name}.{at}", code) for at, code in enumerate(codes))


def _unknown_members(members: Iterable[tuple[str, OpenCode]]) -> Iterator[Problem]:
    for path, code in members:
        if not code.is_known:
            yield _problem(path, code.value, code.vocabulary())


def _problem(path: str, code: str, vocabulary: Vocabulary) -> Problem:
    nearest = vocabulary.nearest(code)
    known = f"; the nearest known: {', '.join(nearest)}" if nearest else ""
    message = f"{code} is no {vocabulary.name} that is known: it is stored and shown, and counts for nothing{known}"
    return Problem(path, RULE, message, json.dumps(nearest[0]) if nearest else None)
