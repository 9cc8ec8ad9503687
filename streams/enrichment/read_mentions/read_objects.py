"""Vehicles, phones and drug lines that a text names: as objects, without those that the item states already."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from schemas.base import constructed
from schemas.extracted import Extracted, Passage
from schemas.mentions.objects import DrugLine
from schemas.statements import ReadLine, ReadObject, ReadPhone, ReadVehicle, StatedObject, StatedPhone, StatedVehicle
from streams.enrichment.read_mentions.lines_in_text import lines_in
from streams.enrichment.read_mentions.relations_in_text import Located
from streams.enrichment.read_mentions.words_read import ReadText, read_mention_id, short_words
from values import line_name
from values.line_name import LineName

_CALLERS: Final = re.compile(
    r"\b(?:(?:call|ring|phone|text|contact|reach|get)(?:\s\w+)?\s(?:me|us)|(?:my|our|caller'?s|informant'?s)\s(?:own\s)?"
    r"(?:\w+\s)?(?:number|phone|mobile|tel|no)|(?:tel|call\s?back|contact)(?:\s(?:number|no))?)"
    r"[^;\n]{0,25}$",
    re.IGNORECASE,
)
"""What stands before the number of whoever reports."""

_BEFORE: Final = 60

SHORTEST: Final = 5
"""Characters of a registration that is read whole: ``index KX65`` is the first half of one."""


class ObjectsRead(NamedTuple):
    """The mentions read, and where the text names them and those that the item states."""

    mentions: tuple[ReadObject, ...]
    located: tuple[Located, ...]


def read_objects(text: ReadText, extracted: Extracted | None, objects: Sequence[StatedObject]) -> ObjectsRead:
    """Each once: vehicles, then phones, then lines. ``extracted``: of the text; ``objects``: of the item."""
    numbered = (one for one in objects if isinstance(one, StatedVehicle | StatedPhone))
    numbers = {one.canonical: one.id for one in numbered if one.canonical}
    names = {name: one.id for one in objects if isinstance(one, DrugLine) and one.name for name in _name(one.name)}
    mentions: list[ReadObject] = []
    located: list[Located] = []
    for read in (*_numbered(text.text, extracted), *_lines(text)):
        one = read.object
        known = names if isinstance(one, ReadLine) else numbers
        values = _name(one.name or "") if isinstance(one, ReadLine) else (one.canonical or "",)
        mention = next((known[value] for value in values if value in known), None)
        if mention is None:
            mentions.append(one)
        known |= dict.fromkeys(values, mention or one.id)
        located.append(Located(read.start, read.end, one.kind, mention or one.id))
    return ObjectsRead(tuple(mentions), tuple(located))


class _Read(NamedTuple):
    """An object, and where the text as it came has it."""

    start: int
    end: int
    object: ReadVehicle | ReadPhone | ReadLine


def _numbered(text: str, extracted: Extracted | None) -> Iterator[_Read]:
    for passage in (extracted.vrms if extracted else None) or ():
        if len(passage.value) >= SHORTEST:
            yield _Read(passage.start, passage.end, _vehicle(text, passage))
    for passage in (extracted.phones if extracted else None) or ():
        if not _is_callers(text, passage):
            yield _Read(passage.start, passage.end, _phone(text, passage))


def _vehicle(text: str, passage: Passage[str]) -> ReadVehicle:
    written = short_words(text[passage.start : passage.end])
    fields = {"id": read_mention_id("vehicle", passage.value), "vrm": written, "canonical": passage.value}
    return constructed(ReadVehicle, **fields, read=written)


def _phone(text: str, passage: Passage[str]) -> ReadPhone:
    written = short_words(text[passage.start : passage.end])
    fields = {"id": read_mention_id("phone", passage.value), "number": written, "canonical": passage.value}
    return constructed(ReadPhone, **fields, read=written)


def _is_callers(text: str, passage: Passage[str]) -> bool:
    return _CALLERS.search(text, max(0, passage.start - _BEFORE), passage.start) is not None


def _lines(text: ReadText) -> Iterator[_Read]:
    for one in lines_in(text.cased):
        words, mention = text.words(one.start, one.end), read_mention_id("line", *_name(one.name))
        yield _Read(*text.at(one.start, one.end), constructed(ReadLine, id=mention, name=one.name, read=words))


def _name(written: str) -> tuple[str, ...]:
    read = line_name.read(written)
    return (read.canonical, *read.also) if isinstance(read, LineName) else ()
