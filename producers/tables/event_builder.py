"""From the values of a row to an event's JSON: what is empty is left out, lists close up, links follow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from pydantic import JsonValue

from producers.tables.mapping import FieldSource

Json = dict[str, Any]
_LETTERS: Final = {"persons": "p", "locations": "l", "objects": "o"}
"""Of the lists whose elements need an id."""


class EventBuilder:
    """Builds events of the fields of a mapping, of which it knows beforehand what is read and what is constant."""

    def __init__(self, fields: Mapping[str, FieldSource]) -> None:
        self._fields = sorted(fields, key=lambda path: path.count("."))  # a whole before its parts
        self._elements = {up for path in fields for up in _elements(path)}
        self._read_from = {path for path, filling in fields.items() if filling.read}
        self._constant = self._elements - {up for path in self._read_from for up in _elements(path)}

    def build(self, values: Mapping[str, JsonValue]) -> Json:
        """The JSON of a row whose fields have these values.

        An element of a list is there when one of its columns says something, or when it is read from none.
        """
        event: Json = _closed(self._as_mapped(values))
        return event

    def places(self, values: Mapping[str, JsonValue]) -> dict[str, str]:
        """For each element of the lists of that JSON its place in the mapping: those before it may be absent."""
        return dict(_moved(self._as_mapped(values), "", ""))

    def _as_mapped(self, values: Mapping[str, JsonValue]) -> Json:
        """The same before lists close up: each element under its number in the mapping."""
        said = self._constant | {up for path in values if path in self._read_from for up in _elements(path)}
        there = {up for up in self._elements if said.issuperset(_elements(up))}
        event: Json = {}
        for path in self._fields:
            if path in values and there.issuperset(_elements(path)):
                _put(event, path, values[path])
        for element in there:
            _name(event, element)
        self._unlink(event, self._elements - there, values)
        return event

    def _unlink(self, event: Json, absent: set[str], values: Mapping[str, JsonValue]) -> None:
        """A link to a mention that is not there goes with it. One to a mention nobody mapped stays, to be refused."""
        for at, item in event.get("items", {}).items():
            gone = {values.get(f"{up}.id", _id(up)) for up in absent if up.startswith(f"items.{at}.") and _id(up)}
            links = item.get("links", {})
            for number in [one for one, link in links.items() if gone & {link.get("subject"), link.get("object")}]:
                del links[number]
            if not links:
                item.pop("links", None)


@lru_cache(maxsize=4096)  # the paths of a mapping, asked for with every row
def _elements(path: str) -> frozenset[str]:
    """The elements of lists that a path goes through: ``items.0``, ``items.0.persons.1``."""
    steps = path.split(".")
    return frozenset(".".join(steps[: at + 1]) for at, step in enumerate(steps) if step.isdecimal())


@lru_cache(maxsize=4096)
def _id(element: str) -> str | None:
    """What a mention is called where the mapping does not say: by its place in the mapping, ``p1``."""
    steps = element.split(".")
    letter = _LETTERS.get(steps[-2]) if len(steps) == len(("items", 0, "persons", 0)) else None
    return f"{letter}{int(steps[-1]) + 1}" if letter else None


def _name(event: Json, element: str) -> None:
    here = event
    for step in element.split("."):
        here = here.setdefault(step, {})
    if mention := _id(element):
        here.setdefault("id", mention)
    elif element.count(".") == 1:
        here.setdefault("number", int(element.rpartition(".")[2]) + 1)


def _put(event: Json, path: str, value: JsonValue) -> None:
    *steps, last = path.split(".")
    here = event
    for step in steps:
        here = here.setdefault(step, {})
    here[last] = value


def _is_list(value: Any) -> bool:
    return isinstance(value, dict) and bool(value) and all(step.isdecimal() for step in value)


def _closed(value: Any) -> Any:
    """The same with lists in the place of numbered steps."""
    if _is_list(value):
        return [_closed(value[step]) for step in sorted(value, key=int)]
    return {step: _closed(one) for step, one in value.items()} if isinstance(value, dict) else value


def _moved(value: Any, mapped: str, now: str) -> Iterator[tuple[str, str]]:
    """Where each element of a list stands when it has closed up, and where it was mapped."""
    if not isinstance(value, dict):
        return
    closes_up = _is_list(value)
    for at, step in enumerate(sorted(value, key=int) if closes_up else value):
        stands = f"{now}{at if closes_up else step}"
        if closes_up:
            yield stands, f"{mapped}{step}"
        yield from _moved(value[step], f"{mapped}{step}.", f"{stands}.")
