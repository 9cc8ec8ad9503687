"""How the mentions of a text relate, where it says so plainly between the two: ``EXAMPLE drives a silver Audi``.

The words between two mentions are read whole (``relation_forms``), so that ``used to drive``, ``does not live at`` and
``lives with a friend at`` say nothing; nor does a sentence that denies, doubts or supposes. ``And uses`` goes on about
whom the sentence is about; ``He uses`` about the only person of the text, right after a sentence of which they are the
subject and that speaks of nobody else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from reference.names.rarity import is_given_name, sex_of_given
from schemas.vocabulary.relations import Relation
from streams.enrichment.read_mentions.relation_forms import (
    AND_AT,
    DOUBTED,
    FORMS,
    GOES_ON,
    HOME_OF,
    OPENS_WITH_SUBJECT,
    PERSON,
    PLACE,
    PRONOUN,
    SENTENCE_END,
    TURNED,
    Forms,
)
from streams.enrichment.text_extraction.read import asserted
from values.name_words import PEOPLE

LONGEST_GAP: Final = 90
"""Characters between two mentions that a relation is read from."""

_SENTENCE: Final = 300
"""Characters on either side in which a sentence begins and ends."""

_LEAD: Final = 30

_WORD: Final = re.compile("[A-Za-z]+")
_OTHERS: Final = PEOPLE | {"he", "she", "him", "they", "them", "who", "whom", "someone", "everyone"}
"""Words for somebody else than whom a sentence is about."""
_SEX: Final = {"He": "m", "She": "f"}


class Located(NamedTuple):
    """A mention, and where the text has it."""

    start: int
    end: int
    kind: str
    mention: str


class RelationInText(NamedTuple):
    """A relation that a text says, and where: from the first mention to the second."""

    subject: str
    relation: Relation
    object: str
    start: int
    end: int


def relations_in(text: str, located: Sequence[Located]) -> Iterator[RelationInText]:
    """The relations between mentions that follow one another, as far as the text asserts them.

    ``located`` in the order of the text.
    """
    found = list(_relations(text, located))
    holds = asserted(text, [(one.start, one.end) for one in found]) if found else ()
    return (one for one, so in zip(found, holds, strict=True) if so)


def _relations(text: str, located: Sequence[Located]) -> Iterator[RelationInText]:
    persons = len({one.mention for one in located if one.kind == PERSON})
    about: Located | None = None
    found: RelationInText | None = None
    for one, other in pairwise(located):
        beside = found is not None and found.object == one.mention  # the girlfriend of EXAMPLE, and runs for …
        about = one if one.kind == PERSON and not beside else about
        gap = text[one.end : other.start]
        if len(gap) > LONGEST_GAP or one.mention == other.mention:
            found = None
            continue
        found = _between(text, one, other, gap)
        if found is None and about is not None:
            found = _goes_on(text, about, one, other, alone=persons == 1)
        if found and not _is_doubted(text, found.start, found.end):
            yield found


def _between(text: str, one: Located, other: Located, gap: str) -> RelationInText | None:
    kinds = one.kind, other.kind
    if relation := _relation(FORMS.get(kinds, ()), gap):
        return RelationInText(one.mention, relation, other.mention, one.start, other.end)
    if relation := _relation(TURNED.get(kinds, ()), gap):
        return RelationInText(other.mention, relation, one.mention, one.start, other.end)
    if kinds == (PERSON, PLACE) and AND_AT.fullmatch(gap):
        lead = HOME_OF.search(text, max(0, one.start - _LEAD), one.start)
        return RelationInText(one.mention, Relation.LIVES_AT, other.mention, lead.start(), other.end) if lead else None
    return None


def _goes_on(text: str, about: Located, one: Located, other: Located, *, alone: bool) -> RelationInText | None:
    """A relation of whom the sentence is about, after another of them; or of the only person of the text."""
    gap = text[one.end : other.start]
    same_sentence = about is not one and SENTENCE_END.search(text, about.end, one.start) is None
    lead = (GOES_ON.match(gap) if same_sentence else None) or (_pronoun(text, about, one, other) if alone else None)
    if lead is None:
        return None
    relation = _relation(FORMS.get((PERSON, other.kind), ()), gap[lead.end() :])
    return RelationInText(about.mention, relation, other.mention, one.end, other.end) if relation else None


def _pronoun(text: str, about: Located, one: Located, other: Located) -> re.Match[str] | None:
    """He or She in the gap before a mention, where the only person named can be meant and nobody else."""
    gap = text[one.end : other.start]
    found = PRONOUN.search(gap)
    if found is None or SENTENCE_END.search(text, about.end, one.end + found.start()):
        return None
    before = text[_sentence_start(text, about.start) : about.start]
    rest = gap[: found.start()] if one is about else f"{text[about.end : one.start]} {gap[: found.start()]}"
    if not OPENS_WITH_SUBJECT.fullmatch(before) or _names_somebody(before) or _names_somebody(rest):
        return None
    return found if _may_be_of(found[1], text[about.start : about.end]) else None


def _names_somebody(words: str) -> bool:
    """Whether words speak of a person: a noun or pronoun for one, or a given name."""
    found = _WORD.findall(words)
    return any(word.lower() in _OTHERS or (word.istitle() and is_given_name(word.lower())) for word in found)


def _may_be_of(pronoun: str, name: str) -> bool:
    """Whether no given name of the other sex alone stands in a name."""
    sexes = {sex for word in _WORD.findall(name.lower()) if (sex := sex_of_given().get(word))}
    return not sexes or _SEX[pronoun] in sexes


def _relation(forms: Forms, gap: str) -> Relation | None:
    return next((relation for form, relation in forms if form.fullmatch(gap)), None)


def _is_doubted(text: str, start: int, end: int) -> bool:
    """Whether the sentence of a relation doubts or supposes."""
    last = min(len(text), end + _SENTENCE)
    begin = _sentence_start(text, start)
    after = SENTENCE_END.search(text, end, last)
    return DOUBTED.search(text, begin, after.start() + 1 if after else last) is not None


def _sentence_start(text: str, at: int) -> int:
    """Where the sentence of a position begins, at most ``_SENTENCE`` characters before it."""
    first = max(0, at - _SENTENCE)
    return max((match.end() for match in SENTENCE_END.finditer(text, first, at)), default=first)
