"""Vehicles, phones and drug lines that a text names: as objects, without those that the item states already."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from schemas.base import constructed
from schemas.extracted import Extracted, Passage
from schemas.mentions.objects import DrugLine
from schemas.statements import ReadLine, ReadObject, ReadPhone, ReadVehicle, StatedObject, StatedPhone, StatedVehicle
from streams.enrichment.read_mentions.lines_in_text import lines_in
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


def read_objects(text: ReadText, extracted: Extracted | None, objects: Sequence[StatedObject]) -> Iterator[ReadObject]:
    """Each once: vehicles, then phones, then lines. ``extracted``: of the text; ``objects``: of the item."""
    known = {one.canonical for one in objects if isinstance(one, StatedVehicle | StatedPhone)}
    for passage in (extracted.vrms if extracted else None) or ():
        if passage.value not in known and len(passage.value) >= SHORTEST:
            yield _vehicle(text.text, passage)
    for passage in (extracted.phones if extracted else None) or ():
        if passage.value not in known and not _is_callers(text.text, passage):
            yield _phone(text.text, passage)
    yield from _lines(
        text, {name for one in objects if isinstance(one, DrugLine) and one.name for name in _name(one.name)}
    )


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


def _lines(text: ReadText, known: set[str]) -> Iterator[ReadLine]:
    for one in lines_in(text.cased):
        names = _name(one.name)
        if known.isdisjoint(names):
            words = text.words(one.start, one.end)
            yield constructed(ReadLine, id=read_mention_id("line", *names), name=one.name, read=words)
        known.update(names)


def _name(written: str) -> tuple[str, ...]:
    read = line_name.read(written)
    return (read.canonical, *read.also) if isinstance(read, LineName) else ()
