"""Tricks that a text may play on whoever reads it. The text is kept as it came; a flag says to look twice.

Source of the classes: Unicode Technical Report 36 (security considerations) and Technical Standard 39.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from functools import lru_cache
from typing import Final

from schemas.items import ItemWithMentions
from schemas.mentions.locations import Location

MOST_MARKS: Final = 3
"""Combining marks on one letter. Living languages stack two, rarely three."""

_PLAIN: Final = re.compile(r"[\t\n\r\x20-\x7e]*")
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")
_BIDI: Final = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_INVISIBLE: Final = re.compile(
    r"[\u00ad\u180e\u200b\u2060-\u2064\ufeff\U000e0000-\U000e007f]"
    r"|[\u200c\u200d](?=[0-9A-Za-z])"  # Persian and emoji need these two
)
_WORD: Final = re.compile(r"[^\W\d_]+")
_SCRIPTS: Final = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "GEORGIAN", "LISU")
"""Scripts with letters that look like those of another."""


class TextFlag(StrEnum):
    """What to look at twice."""

    CONTROL = "control characters"
    BIDI = "turns the direction of reading"
    INVISIBLE = "invisible characters"
    MIXED_SCRIPTS = "scripts mixed within a word"
    LOOK_ALIKES = "letters that only look like letters"
    STACKED_MARKS = "marks stacked on a letter"


def is_plain(record: bytes) -> bool:
    """Whether no text of an event in JSON can raise a flag: printable ASCII, and nothing that is written otherwise.

    True of most events, and read off their bytes for a hundredth of what looking at every text costs.
    """
    return record.isascii() and b"\\" not in record and b"\x7f" not in record


def flags_of(item: ItemWithMentions) -> tuple[str, ...]:
    """Every flag that any text or name of the item raises, in the order of ``TextFlag``."""
    texts = list(_texts(item))
    if _PLAIN.fullmatch("\n".join(texts)):  # nearly always: one look at all of them together
        return ()
    raised = {flag for text in texts for flag in flags(text)}
    return tuple(flag.value for flag in TextFlag if flag in raised)


def flags(text: str) -> tuple[TextFlag, ...]:
    """The flags that a text raises. Time grows with its length and no faster."""
    if _PLAIN.fullmatch(text):
        return ()
    return tuple(flag for flag, raised in _TESTS.items() if raised(text))


def _mixes_scripts(text: str) -> bool:
    return any(len({_script(letter) for letter in set(word)} - {None}) > 1 for word in _WORD.findall(text))


def _has_look_alikes(text: str) -> bool:
    return any(ord(one) > 0x2000 and one.isalnum() and _becomes_ascii(one) for one in set(text))


def _stacks_marks(text: str) -> bool:
    run = 0
    for one in text:
        run = run + 1 if unicodedata.combining(one) else 0
        if run > MOST_MARKS:
            return True
    return False


@lru_cache(maxsize=4096)
def _script(letter: str) -> str | None:
    name = unicodedata.name(letter, "")
    return next((script for script in _SCRIPTS if name.startswith(script)), None)


def _becomes_ascii(one: str) -> bool:
    folded = unicodedata.normalize("NFKC", one)
    return len(folded) == 1 and folded.isascii()  # a ligature, as copied from a printed page, becomes two


_TESTS: Final[dict[TextFlag, Callable[[str], object]]] = {
    TextFlag.CONTROL: _CONTROLS.search,
    TextFlag.BIDI: _BIDI.search,
    TextFlag.INVISIBLE: _INVISIBLE.search,
    TextFlag.MIXED_SCRIPTS: _mixes_scripts,
    TextFlag.LOOK_ALIKES: _has_look_alikes,
    TextFlag.STACKED_MARKS: _stacks_marks,
}


def _texts(item: ItemWithMentions) -> Iterator[str]:
    for person in item.persons:
        for name in person.names:
            yield from _given(name.given, name.surname, name.full)
        yield from _given(*person.aliases, person.description)
        yield from _places(person.addresses)
    for one in item.objects:
        yield from _given(one.called, one.description)
    for organisation in item.organisations or ():
        yield from _given(organisation.name, *(organisation.aliases or ()), organisation.description)
        yield from _places([organisation.address] if organisation.address else [])
    yield from _places(item.locations)
    yield from _given(item.title, item.text, *(text.text for text in item.bulk_texts or ()))


def _places(places: Iterable[Location]) -> Iterator[str]:
    for place in places:
        yield from _given(place.name, *place.address, place.street, place.town)


def _given(*texts: str | None) -> Iterator[str]:
    return (text for text in texts if text)
