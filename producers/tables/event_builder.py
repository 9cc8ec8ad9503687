"""The JSON of an event from the values of a row, without the list elements whose columns are all empty."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from pydantic import JsonValue

from producers.tables.mapping import FieldSource

Json = dict[str, Any]
_LETTERS: Final = {"persons": "p", "locations": "l", "objects": "o", "organisations": "g"}
"""The first letter of the ids of a list's elements."""


class EventBuilder:
    """Builds events from the fields of one mapping."""

    def __init__(self, fields: Mapping[str, FieldSource]) -> None:
        self._fields = sorted(fields, key=lambda path: path.count("."))  # a whole before its parts
        self._elements = {ancestor for path in fields for ancestor in _elements(path)}
        self._read_from = {path for path, filling in fields.items() if filling.read}
        self._constant = self._elements - {ancestor for path in self._read_from for ancestor in _elements(path)}

    def build(self, values: Mapping[str, JsonValue]) -> Json:
        """The JSON of a row whose fields have these values.

        An element of a list is there when one of its columns says something, or when it is read from none.
        """
        event: Json = _closed(self._as_mapped(values))
        return event

    def places(self, values: Mapping[str, JsonValue]) -> dict[str, str]:
        """The path in the mapping of each list element of the built JSON; indices differ where elements are absent."""
        return dict(_moved(self._as_mapped(values), "", ""))

    def _as_mapped(self, values: Mapping[str, JsonValue]) -> Json:
        """The event with list elements under their indices of the mapping, before absent ones are removed."""
        element_paths = self._constant | {
            ancestor for path in values if path in self._read_from for ancestor in _elements(path)
        }
        present = {ancestor for ancestor in self._elements if element_paths.issuperset(_elements(ancestor))}
        event: Json = {}
        for path in self._fields:
            if path in values and present.issuperset(_elements(path)):
                _put(event, path, values[path])
        for element in present:
            _name(event, element)
        self._unlink(event, self._elements - present, values)
        return event

    def _unlink(self, event: Json, absent: set[str], values: Mapping[str, JsonValue]) -> None:
        """Remove links to absent mentions. A link to a mention that is not mapped stays, and is refused later."""
        for at, item in event.get("items", {}).items():
            gone = {
                values.get(f"{ancestor}.id", _id(ancestor))
                for ancestor in absent
                if ancestor.startswith(f"items.{at}.") and _id(ancestor)
            }
            links = item.get("links", {})
            for number in [one for one, link in links.items() if gone & {link.get("subject"), link.get("object")}]:
                del links[number]
            if not links:
                item.pop("links", None)


@lru_cache(maxsize=4096)  # the paths of a mapping, asked for with every row
def _elements(path: str) -> frozenset[str]:
    """The list elements on a path: ``items.0``, ``items.0.persons.1``."""
    steps = path.split(".")
    return frozenset(".".join(steps[: at + 1]) for at, step in enumerate(steps) if step.isdecimal())


@lru_cache(maxsize=4096)
def _id(element: str) -> str | None:
    """The default id of a mention, from its index in the mapping: ``p1``."""
    steps = element.split(".")
    letter = _LETTERS.get(steps[-2]) if len(steps) == len(("items", 0, "persons", 0)) else None
    return f"{letter}{int(steps[-1]) + 1}" if letter else None


def _name(event: Json, element: str) -> None:
    node = event
    for step in element.split("."):
        node = node.setdefault(step, {})
    if mention := _id(element):
        node.setdefault("id", mention)
    elif element.count(".") == 1:
        node.setdefault("number", int(element.rpartition(".")[2]) + 1)


def _put(event: Json, path: str, value: JsonValue) -> None:
    *steps, last = path.split(".")
    node = event
    for step in steps:
        node = node.setdefault(step, {})
    node[last] = value


def _is_list(value: Any) -> bool:
    return isinstance(value, dict) and bool(value) and all(step.isdecimal() for step in value)


def _closed(value: Any) -> Any:
    """The value with objects of numbered keys turned into lists."""
    if _is_list(value):
        return [_closed(value[step]) for step in sorted(value, key=int)]
    return {step: _closed(one) for step, one in value.items()} if isinstance(value, dict) else value


def _moved(value: Any, mapped: str, now: str) -> Iterator[tuple[str, str]]:
    """Yield the path of each list element in the built event, and its path in the mapping."""
    if not isinstance(value, dict):
        return
    closes_up = _is_list(value)
    for at, step in enumerate(sorted(value, key=int) if closes_up else value):
        current = f"{now}{at if closes_up else step}"
        if closes_up:
            yield current, f"{mapped}{step}"
        yield from _moved(value[step], f"{mapped}{step}.", f"{current}.")
