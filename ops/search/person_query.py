"""How persons, and associations of two of them, are searched. Pure.

A name is searched in tiers, from the narrowest to the widest: exactly as written; folded (no case, accents,
apostrophes or order); by the full names it is short for; by its sound; with slips of the pen. Within a tier all
words have to be of one name of the person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from ops.search.request import Clause, SearchRequest, all_words, any_of, around, seen_between
from ops.search.typed_values import name_spellings, object_ids, person_words, place_words, register_numbers, terms

NAME_TIERS: Final = ("identifier", "exact", "folded", "nickname", "sounds like", "fuzzy", "other words")
"""The surest first. The last: no name, but a place or a thing of the person."""

NAMES: Final = "names.name"
MAX_GAP: Final = 10
"""Other words that may stand between two words of a name. Two names of one person are further apart than that."""

PERSON_FIELDS: Final = ("names.name.folded", "places.name.folded", "places.town.folded", "things.name.folded")
SIDES: Final = ("first", "second")
"""The fields that hold the two persons of an association."""

_WORDS: Final = re.compile(r"\w+")
_APOSTROPHES: Final = re.compile("['`\u2018\u2019\u02bc\u02bb\u00b4]")


def person_clauses(request: SearchRequest) -> Iterator[Clause]:
    """The name asked for decides the score; everything else only narrows."""
    if request.text:
        yield name_clause(request.text, other_words=_other_words(request.text))
    if request.person:
        yield name_clause(request.person)
    yield from ({"bool": {"filter": clause}} for clause in _filters(request))


def _other_words(text: str) -> Clause:
    """The words of a place or thing of the person, or the vehicle or phone that the text is."""
    return any_of(place_words(text, PERSON_FIELDS), *terms("things.subject", object_ids(text)))


def name_clause(text: str, other_words: Clause | None = None) -> Clause:
    """The surest tier that matches a person gives their score; the hit's ``matched_queries`` name the tiers.

    ``other_words`` is what else of a person may match, as the last tier.
    """
    spellings = name_spellings(text)
    by_tier: dict[str, Clause] = {
        "identifier": {"terms": {"identifiers.value": [text.strip().upper(), *register_numbers(text)]}},
        "exact": {"term": {NAMES: text.strip()}},
        "folded": any_of(*(_words_of_one_name(spelling, "folded") for spelling in spellings)),
        "nickname": any_of(*(_words_of_one_name(spelling, "nickname") for spelling in spellings)),
        "sounds like": any_of(*(_words_of_one_name(spelling, "sounds") for spelling in spellings)),
        "fuzzy": any_of(*map(_misspelt, spellings)),
    }
    if other_words:
        by_tier["other words"] = other_words
    return {"dis_max": {"queries": [_scored(tier, query) for tier, query in by_tier.items()]}}


def surest_tier(matched: Iterable[str]) -> str | None:
    """The surest of the tiers that a hit matched; None where it was not searched by name."""
    found = set(matched)
    return next((tier for tier in NAME_TIERS if tier in found), None)


def _scored(tier: str, query: Clause) -> Clause:
    boost = len(NAME_TIERS) - NAME_TIERS.index(tier)
    return {"constant_score": {"filter": query, "boost": boost, "_name": tier}}


def _words_of_one_name(text: str, field: str) -> Clause:
    return {"intervals": {f"{NAMES}.{field}": {"match": {"query": text, "ordered": False, "max_gaps": MAX_GAP}}}}


def _misspelt(text: str) -> Clause:
    """One slip in a word of three letters and more, two from six on; the first letter is right."""
    words = _WORDS.findall(_APOSTROPHES.sub("", text.casefold()))
    fuzzy = [{"fuzzy": {"term": word, "fuzziness": "AUTO", "prefix_length": 1}} for word in words]
    return {"intervals": {f"{NAMES}.folded": {"all_of": {"intervals": fuzzy, "max_gaps": MAX_GAP}}}}


def _filters(request: SearchRequest) -> Iterator[Clause]:
    if request.role:
        yield {"term": {"roles.role": request.role.value}}
    if request.trait:
        yield {"term": {"traits.trait": request.trait.value}}
    if request.thing:
        yield any_of(
            all_words(request.thing, ["things.name.folded"]), *terms("things.subject", object_ids(request.thing))
        )
    if request.place:
        yield place_words(request.place, ["places.name.folded", "places.town.folded"])
    if request.near:
        yield around(request, "places.point")
    if request.kind:
        yield {"term": {"roles.kind": request.kind}}
    yield from seen_between(request)


def association_clauses(request: SearchRequest) -> Iterator[Clause]:
    """Of two persons: who one of them is, by id or name; where they were; a trait of either."""
    for person in filter(None, (request.text, request.person)):
        yield any_of(*_either_side(person))
    if request.place:
        yield place_words(request.place, ["places.name.folded", "places.town.folded"])
    if request.trait:
        yield any_of(*({"term": {f"{side}.traits.trait": request.trait.value}} for side in SIDES))
    yield from seen_between(request)


def _either_side(person: str) -> Iterator[Clause]:
    """An id as it is quoted, or all words of a name on one side, or words of both names."""
    yield {"term": {"persons": person}}
    yield from (person_words(person, [f"{side}.name.folded"]) for side in SIDES)
    yield all_words(person, ["name.folded"])
