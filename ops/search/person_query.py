"""How persons, and associations of two of them, are searched. Pure.

A name is searched in tiers, from the narrowest to the widest: exactly as written; folded (no case, accents,
apostrophes); by the full names it is short for; in another order; by its sound; with slips of the pen; with a word too
many. Within a tier all words have to be of one name of the person. A date of birth that is typed with the name ranks
who has it, or nearly, before others, and finds who has it with one of the names alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from ops.search import birth_dates
from ops.search.birth_dates import Born
from ops.search.request import Clause, SearchRequest, all_words, any_of, around, seen_between
from ops.search.typed_values import name_spellings, object_ids, person_words, place_words, register_numbers, terms
from reference.names.search_keys import joined, sounds
from values import operation_names

NAME_TIERS: Final = (
    "identifier",
    "exact",
    "folded",
    "nickname",
    "swapped",
    "sounds like",
    "fuzzy",
    "most words",
    "one name and the date of birth",
    "other words",
)
"""The surest first. The last: no name, but a place or a thing of the person."""

BIRTH_TIERS: Final = (
    "born that day",
    "born with day and month swapped",
    "born a figure off",
    "born that year",
    "born then",
    "born that day of a year",
)
"""How a person has the date of birth that was typed, the surest first."""

NAMES: Final = "names.name"
SOUNDS: Final = "names.sounds.folded"
MAX_GAP: Final = 10
"""Other words that may stand between two words of a name. Two names of one person are further apart than that."""

PERSON_FIELDS: Final = ("names.name.folded", "places.name.folded", "places.town.folded", "things.name.folded")
SIDES: Final = ("first", "second")
"""The fields that hold the two persons of an association."""

_WORDS: Final = re.compile(r"\w+")
_APOSTROPHES: Final = re.compile("['`\u2018\u2019\u02bc\u02bb\u00b4]")


def person_clauses(request: SearchRequest) -> Iterator[Clause]:
    """The name asked for decides the score, and the date of birth beside it; everything else only narrows."""
    for text, wider in ((request.text, True), (request.person, False)):
        if text:
            words, born = birth_dates.split(text)
            yield name_clause(words, born, other_words=_other_words(words) if wider else None)
            if born:
                yield {"bool": {"should": [{"match_all": {"boost": 0}}, *_born(born)]}}
    yield from ({"bool": {"filter": clause}} for clause in _filters(request))


def _other_words(text: str) -> Clause:
    """The words of a place or thing of the person, or the vehicle or phone that the text is."""
    return any_of(place_words(text, PERSON_FIELDS), *terms("things.subject", object_ids(text)))


def name_clause(text: str, born: Born | None = None, other_words: Clause | None = None) -> Clause:
    """The surest tier that matches a person gives their score; the hit's ``matched_queries`` name the tiers.

    ``other_words`` is what else of a person may match, as the last tier.
    """
    spellings = name_spellings(text)
    by_tier: dict[str, Clause] = {
        "identifier": {"terms": {"identifiers.value": [text.strip().upper(), *register_numbers(text)]}},
        "exact": {"term": {NAMES: text.strip()}},
        "folded": any_of(*_folded(spellings)),
        "nickname": any_of(*(_words_of_one_name(spelling, "nickname", ordered=True) for spelling in spellings)),
        "swapped": any_of(*(_words_of_one_name(spelling, "nickname", ordered=False) for spelling in spellings)),
    }
    misspelt = list(filter(None, map(_misspelt, spellings)))
    by_tier |= {"fuzzy": any_of(*misspelt)} if misspelt else {}
    heard = [_heard(codes) for codes in dict.fromkeys(map(sounds, spellings)) if codes]
    by_tier |= {"sounds like": any_of(*heard)} if heard else {}
    by_tier |= {"most words": most} if (most := _most_words(spellings[-1])) else {}
    if born and born.whole:
        by_tier["one name and the date of birth"] = _one_name(text, born)
    if other_words:
        by_tier["other words"] = other_words
    return {"dis_max": {"queries": [_scored(tier, query) for tier, query in by_tier.items()]}}


def surest_tier(matched: Iterable[str]) -> str | None:
    """The surest of the tiers that a hit matched; None where it was not searched by name.

    With the surest way in which the person has the date of birth that was typed, if they have it.
    """
    found = set(matched)
    tiers = (next((tier for tier in every if tier in found), None) for every in (NAME_TIERS, BIRTH_TIERS))
    return ", ".join(filter(None, tiers)) or None


def _scored(tier: str, query: Clause) -> Clause:
    boost = len(NAME_TIERS) - NAME_TIERS.index(tier)
    return {"constant_score": {"filter": query, "boost": boost, "_name": tier}}


def _born(born: Born) -> Iterator[Clause]:
    """The surest way in which a person has the date counts."""
    ways = [
        {"constant_score": {"filter": clause, "boost": boost, "_name": way}}
        for way, boost, clause in birth_dates.clauses(born)
    ]
    yield {"dis_max": {"queries": ways}}


def _folded(spellings: Iterable[str]) -> Iterator[Clause]:
    """The words in their order, or the same letters parted otherwise: ``Anne-Marie`` and ``Annemarie``."""
    for spelling in spellings:
        yield _words_of_one_name(spelling, "folded", ordered=True)
        yield from ({"term": {"names.joined": letters}} for letters in [joined(spelling)] if letters)


def _words_of_one_name(text: str, field: str, *, ordered: bool) -> Clause:
    return _of_one(f"{NAMES}.{field}", text, ordered=ordered)


def _heard(codes: str) -> Clause:
    return _of_one(SOUNDS, codes, ordered=False)


def _of_one(field: str, text: str, *, ordered: bool) -> Clause:
    return {"intervals": {field: {"match": {"query": text, "ordered": ordered, "max_gaps": MAX_GAP}}}}


def _most_words(text: str) -> Clause | None:
    """All words of a name but one, of three and more: a middle name that nobody gave before."""
    words = _WORDS.findall(_APOSTROPHES.sub("", text.casefold()))
    if not 3 <= len(words) <= MOST_WORDS:
        return None
    named = [{"match": {f"{NAMES}.nickname": {"query": word}}} for word in words]
    return {"bool": {"should": named, "minimum_should_match": len(words) - 1}}


def _one_name(text: str, born: Born) -> Clause:
    """Born on that day, with one of the words as it is heard: who has married, or gives another first name."""
    on_that_day = next(birth_dates.clauses(born))[2]
    return {"bool": {"filter": [on_that_day, {"match": {SOUNDS: {"query": sounds(text)}}}]}}


def _misspelt(text: str) -> Clause | None:
    """One slip in a word of three letters and more, two from six on; the first letter is right."""
    words = _WORDS.findall(_APOSTROPHES.sub("", text.casefold()))[:MOST_WORDS]
    fuzzy = [{"fuzzy": {"term": word, "fuzziness": "AUTO", "prefix_length": 1}} for word in words]
    rule = {"all_of": {"intervals": fuzzy, "max_gaps": MAX_GAP}}
    return {"intervals": {f"{NAMES}.folded": rule}} if fuzzy else None


MOST_WORDS: Final = 8
"""Words of a name that are looked for with slips, or one of which may be missing."""


def _filters(request: SearchRequest) -> Iterator[Clause]:
    yield from _about_them(request)
    if request.thing:
        yield any_of(
            all_words(request.thing, ["things.name.folded"]), *terms("things.subject", object_ids(request.thing))
        )
    if request.place:
        yield place_words(request.place, ["places.name.folded", "places.town.folded"])
    if request.near:
        yield around(request, "places.point")
    yield from seen_between(request)


def _about_them(request: SearchRequest) -> Iterator[Clause]:
    """What they are and were: age, group, operation, role, trait."""
    if request.born:
        yield birth_dates.filtering(request.born)
    if request.group:
        yield all_words(request.group, ["groups.name.folded"])
    if request.operation:
        yield {"term": {"operations.name": operation_names.subject(request.operation) or request.operation}}
    if request.role:
        yield {"term": {"roles.role": request.role.value}}
    if request.trait:
        yield {"term": {"traits.trait": request.trait.value}}
    if request.kind:
        yield {"term": {"roles.kind": request.kind}}


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
