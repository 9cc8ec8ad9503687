"""Who a defendant is, over all shares of a publication: a share that lacks a number or an alias does not take it back.

The court marks a number that it does not have at the moment (``isPncMissing``); the share before may have had it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, Final, NamedTuple

from pydantic import BaseModel

from producers.courts.hearing_message import Defendant, PersonDefendant

_OF_DEFENDANT: Final = (
    "master_defendant_id",
    "pnc_id",
    "cro_number",
    "arrest_summons_number",
    "driver_number",
    "national_insurance_number",
    "aliases",
)
_OF_PERSON: Final = ("arrest_summons_number", "driver_number")
_OF_DETAILS: Final = ("date_of_birth", "national_insurance_number", "gender", "occupation", "address", "contact")
_KEPT_FOR_LIFE: Final = frozenset({"pnc_id", "cro_number", "driver_number", "national_insurance_number"})
"""Numbers that stay the same in another case: they are known of the master defendant, too."""


class _Field(NamedTuple):
    owner: str  # 'defendant', 'person', 'details'
    name: str


class KnownIdentities:
    """The identifying fields and the moment of every share that was surveyed, by defendant and by event."""

    def __init__(self) -> None:
        self._values: defaultdict[tuple[str, _Field], list[tuple[datetime, Any]]] = defaultdict(list)
        self._shares: defaultdict[str, set[datetime]] = defaultdict(set)

    def add(self, defendant: Defendant, shared: datetime) -> None:
        """Take in what one share has of a defendant."""
        for field, value in _fields(defendant):
            for key in _keys(defendant, field) if value is not None else ():
                self._values[key, field].append((shared, value))

    def add_share(self, references: Iterable[str], shared: datetime) -> None:
        """Take in when the events of these references were shared."""
        for reference in references:
            self._shares[reference].add(shared)

    def has_later_share(self, reference: str, shared: datetime, end: datetime) -> bool:
        """Whether an event was shared again after a moment and before another."""
        return any(shared < other < end for other in self._shares.get(reference, ()))

    def completed(self, defendant: Defendant, shared: datetime) -> Defendant:
        """The defendant with each field that is empty filled from the last share before that had it."""
        found = {field: self._last(defendant, field, shared) for field, value in _fields(defendant) if value is None}
        return _replaced(defendant, {field: value for field, value in found.items() if value is not None})

    def _last(self, defendant: Defendant, field: _Field, shared: datetime) -> Any:
        for key in _keys(defendant, field):
            before = [(at, str(value), value) for at, value in self._values.get((key, field), ()) if at <= shared]
            if before:
                return max(before, key=lambda entry: entry[:2])[2]
        return None


def _fields(defendant: Defendant) -> Iterator[tuple[_Field, Any]]:
    """Each field with its value; None where it is empty."""
    person = defendant.person_defendant
    yield from ((_Field("defendant", name), _filled(getattr(defendant, name))) for name in _OF_DEFENDANT)
    if person:
        yield from ((_Field("person", name), _filled(getattr(person, name))) for name in _OF_PERSON)
        yield from ((_Field("details", name), _filled(getattr(person.person_details, name))) for name in _OF_DETAILS)


def _filled(value: Any) -> Any:
    """The value, or None for an empty list and a part of which nothing is filled."""
    if isinstance(value, BaseModel):
        return value if any(getattr(value, name) for name in type(value).model_fields) else None
    return value or None


def _keys(defendant: Defendant, field: _Field) -> Iterator[str]:
    yield f"defendant {defendant.id.casefold()}"
    if defendant.master_defendant_id and field.name in _KEPT_FOR_LIFE:
        yield f"master {defendant.master_defendant_id.casefold()}"


def _replaced(defendant: Defendant, found: dict[_Field, Any]) -> Defendant:
    of = {owner: {field.name: value for field, value in found.items() if field.owner == owner} for owner in _OWNERS}
    person = defendant.person_defendant
    if isinstance(person, PersonDefendant):
        details = person.person_details.model_copy(update=of["details"])
        person = person.model_copy(update=of["person"] | {"person_details": details})
    return defendant.model_copy(update=of["defendant"] | {"person_defendant": person})


_OWNERS: Final = ("defendant", "person", "details")
