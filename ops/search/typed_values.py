"""Registrations, phone numbers, postcodes, numbers of registers and names, as somebody types them: read through
``values/``, so that whatever is typed is compared in the form in which the pipeline compares it. Pure.

A value is searched as a value only where it is all that is typed: with words beside it, all are searched as words. A
registration or postcode with one misread character (O for 0) finds those it may have been, beside what was typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from ops.search.request import Clause, all_words, any_of
from reference.gazetteer import GAZETTEER
from reference.street_index import street_name
from values import name, phone, postcode, register_number, registration
from values.text import fold

SCHEMES: Final = ("pnc", "cro", "noms", "nhs", "nino", "driver", "asn", "crn", "home-office", "custody")
"""Registers whose numbers have a form of their own; what is typed does not say which one it is of."""

LONGEST: Final = 200
"""Characters: a longer text is no value."""

_LABEL: Final = re.compile(r"\b(?:tel|telephone|phone|mob|mobile|ext|extension|no|number)\b[.:]?", re.IGNORECASE)
_MARKS: Final = re.compile(r"[^\w\s-]")
_WORD: Final = re.compile(r"[^\W\d_]{3,}")


def phones(text: str) -> tuple[str, ...]:
    """The number in E.164 where the text is one; two where it is two."""
    if len(text) > LONGEST or _WORD.search(_LABEL.sub(" ", text)):
        return ()
    return tuple(number.canonical for number in phone.read_all(text))


def registrations(text: str) -> tuple[str, ...]:
    """The registration that the text is, or those that it may be with one character misread."""
    if len(text) > LONGEST:
        return ()
    found = registration.read(text)
    if isinstance(found, registration.Registration):
        return (found.canonical,) if sorted(_letters(found.canonical)) == sorted(_letters(text)) else ()
    return registration.candidates(text)


def postcodes(text: str) -> tuple[str, ...]:
    """The postcode that the text is, or those that it may be with one character misread."""
    if len(text) > LONGEST:
        return ()
    found = postcode.read(text)
    if isinstance(found, postcode.Postcode):
        return (found.canonical,) if _letters(found.canonical) == _letters(text) else ()
    return postcode.candidates(text)


def register_numbers(text: str) -> tuple[str, ...]:
    """The forms that the text has as a number of a register: one for each register that it fits."""
    read = [register_number.read(scheme, text) for scheme in SCHEMES] if len(text) <= LONGEST else []
    found = [number.canonical for number in read if isinstance(number, register_number.RegisterNumber)]
    return tuple(dict.fromkeys(found))


def name_spellings(text: str) -> tuple[str, ...]:
    """What is typed, and the words of the name and aliases that it holds: ``Mr HOBBS, Bill`` is ``bill hobbs``, too."""
    found = name.read_alias(text) if len(text) <= LONGEST else None
    if not isinstance(found, name.Name):
        return (text.strip(),)
    spellings = [" ".join(found.words), *found.aliases]
    return (text.strip(), *(spelling for spelling in dict.fromkeys(spellings) if spelling != text.strip().casefold()))


def place_spellings(text: str) -> tuple[str, ...]:
    """What is typed, and the same with each part between commas in full: ``12 High St, N'pton``, and postcodes."""
    if len(text) > LONGEST:
        return (text,)
    full = " ".join(filter(None, (_part_of_place(part) for part in text.split(","))))
    return tuple(dict.fromkeys([text, *postcodes(text), *([full] if full != text.casefold() else [])]))


def _part_of_place(part: str) -> str:
    return town(part) or " ".join(postcodes(part)[:1] or street_name(part))


def town(text: str) -> str | None:
    """The town or village that the text is the name of, folded: ``N'pton`` and ``Kettring`` are read, too."""
    return GAZETTEER.town(fold(_MARKS.sub("", text)))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.upper()))


# --- as clauses

EXTRACTED: Final = {"vrms": registrations, "phones": phones, "postcodes": postcodes}
"""What text reading extracts, by the field under ``items.extracted``, and how what is typed is read as one."""


def extracted_value_clauses(text: str, fields: Iterable[str] = tuple(EXTRACTED)) -> Iterator[Clause]:
    """One clause for each of these fields whose kind of value ``text`` is."""
    for field in fields:
        if values := EXTRACTED[field](text):
            yield {"terms": {f"items.extracted.{field}.value": list(values)}}


def object_ids(text: str) -> list[str]:
    """The ids of the vehicle or phone that ``text`` is the registration or number of."""
    read = (("vehicle", registrations(text)), ("phone", phones(text)))
    return [f"{kind}/{value}" for kind, values in read for value in values]


def partial_registration(text: str) -> str | None:
    """The pattern of a registration of which only some characters are known: ``AB12``, ``A?12``, ``CDE``.

    None where the text is no part of one: fewer than three known characters, or words.
    """
    part = "".join(text.upper().split())
    known = sum(map(str.isalnum, part))
    return f"vehicle/*{part}*" if _PARTIAL.fullmatch(part) and known >= LEAST_KNOWN else None


_PARTIAL: Final = re.compile(r"[A-Z0-9?]{3,7}")
LEAST_KNOWN: Final = 3
"""Characters of a registration that must be known."""


def line_numbers(text: str) -> list[str]:
    """The numbers that ``text`` is, in the form by which the numbers of drug lines are compared."""
    return list(phones(text))


def terms(field: str, values: Sequence[str]) -> Iterator[Clause]:
    """Documents with one of these values; no clause where there are none."""
    if values:
        yield {"terms": {field: list(values)}}


def place_words(text: str, fields: Sequence[str]) -> Clause:
    """The words of a place as typed, or in their full spelling."""
    return any_of(*(all_words(spelling, fields) for spelling in place_spellings(text)))


def person_words(text: str, fields: Sequence[str], identifiers: str | None = None) -> Clause:
    """The words of a person's name or identifier as typed, or of one name it holds; or a number in the form it has."""
    spelled = (all_words(spelling, fields) for spelling in name_spellings(text))
    return any_of(*spelled, *(terms(identifiers, register_numbers(text)) if identifiers else ()))
