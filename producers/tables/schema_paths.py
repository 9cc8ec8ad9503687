"""Paths such as ``items.0.persons.0.birth_date`` resolved in the JSON schema of a kind of event."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cache
from typing import Any, Final, NamedTuple

from schemas.contract.json_schemas import JsonSchema, schema_of
from schemas.vocabulary.terms import open_code_of

GIVEN: Final = frozenset({"kind", "source_system", "schema_version", "id", "number"})
"""Required fields that a mapping need not fill: set for the whole file, or derived from the index in a list."""


class Shape(Enum):
    """The type of value that a field takes."""

    TEXT = "text"
    WHOLE = "a whole number"
    NUMBER = "a number"
    TRUTH = "true or false"
    LIST = "a list of texts"
    DAY = "a date"
    MOMENT = "a moment"
    SPAN = "when it happened"
    GRADE = "a grade"
    OBJECT = "an object"


class FieldPlace(NamedTuple):
    """A field: its type and its JSON schema."""

    shape: Shape
    schema: JsonSchema

    @property
    def on_one_line(self) -> bool:
        """Whether the field takes a short text: line breaks in a cell are only how it was shown."""
        return self.shape is Shape.TEXT and self.schema.get("maxLength", 0) <= _SHORT


_SHORT: Final = 300


class NoSuchField(ValueError):
    """A path that is no field of the schema; the message says why."""


_TYPES: Final = {"integer": Shape.WHOLE, "number": Shape.NUMBER, "boolean": Shape.TRUTH, "array": Shape.LIST}
_FORMATS: Final = {"date": Shape.DAY, "date-time": Shape.MOMENT}


_PYTHON: Final = {Shape.WHOLE: (int,), Shape.NUMBER: (int, float), Shape.TRUTH: (bool,)}


class KindSchema:
    """The JSON schema of one kind of event. ``kinds``: the kind of each object by its path (``items.0.objects.0``)."""

    def __init__(self, kind: str, kinds: Mapping[str, object]) -> None:
        self._whole, self._kinds = _whole(kind), kinds

    def place(self, path: str) -> FieldPlace:
        """Resolve a path. Raise NoSuchField."""
        node, walked = self._whole, list[str]()
        for step in path.split("."):
            node = self._chosen(node, ".".join(walked))
            node = self._step(node, step)
            walked.append(step)
        return FieldPlace(self._shape(path, node := self._chosen(node, path)), node)

    def missing(self, paths: set[str]) -> Iterator[str]:
        """Yield the required fields, of every object on these paths, that no path fills."""
        for owner in sorted({"", *(ancestor for path in paths for ancestor in _above(path))}):
            node = self._whole if not owner else self._schema_at(owner)
            if owner in paths or node.get("type") != "object":
                continue  # filled as a whole, or a list
            for name in node.get("required", ()):
                path = f"{owner}.{name}".lstrip(".")
                if name not in GIVEN and not any(one == path or one.startswith(f"{path}.") for one in paths):
                    yield path

    def _schema_at(self, path: str) -> JsonSchema:
        return self.place(path).schema

    def _step(self, node: JsonSchema, step: str) -> JsonSchema:
        if node.get("type") == "array":
            if not re.fullmatch(r"[0-9]{1,3}", step):
                raise NoSuchField("is a list; name the place in it by a number, the first is 0")
            return self._of(node["items"])
        if step not in node.get("properties", {}):
            known = ", ".join(node.get("properties", ())) or "none"
            raise NoSuchField(f"leads to no field; there is: {known}")
        return self._of(node["properties"][step])

    def _of(self, schema: JsonSchema) -> JsonSchema:
        while "$ref" in schema:
            schema = self._whole["$defs"][schema["$ref"].rpartition("/")[2]]
        return schema

    def _chosen(self, schema: JsonSchema, path: str) -> JsonSchema:
        """The alternative (``anyOf``, ``oneOf``) that applies at a path, by the object's ``kind``."""
        choices = [self._of(one) for one in (*schema.get("anyOf", ()), *schema.get("oneOf", ()))]
        choices = [choice for choice in choices if choice.get("type") != "null"]
        if len(choices) < 2:
            return choices[0] if choices else schema
        kind = self._kinds.get(path)
        for choice in choices:
            if choice.get("properties", {}).get("kind", {}).get("const") == kind:
                return choice
        kinds = ", ".join(choice["properties"]["kind"]["const"] for choice in choices)
        raise NoSuchField(f"may be several sorts of thing: give {path}.kind as a constant, one of {kinds}")

    def _shape(self, path: str, schema: JsonSchema) -> Shape:
        if path == "occurred":
            return Shape.SPAN
        if path.endswith(".grade"):
            return Shape.GRADE
        if schema.get("type") == "array" and self._of(schema["items"]).get("type") != "string":
            return Shape.OBJECT
        if schema.get("type") == "object":
            return Shape.OBJECT
        return _FORMATS.get(schema.get("format", ""), _TYPES.get(schema.get("type", "string"), Shape.TEXT))


@cache
def _whole(kind: str) -> JsonSchema:
    return schema_of(kind)


def _above(path: str) -> Iterator[str]:
    steps = path.split(".")
    yield from (".".join(steps[:at]) for at in range(1, len(steps)))


def _is_other_word(value: Any, codes: list[str]) -> bool:
    """Whether a value is another word for one of these codes: ``detainee`` is a suspect."""
    of = open_code_of(codes)
    return of is not None and isinstance(value, str) and of.vocabulary().read(value) is not None


def _listed(allowed: list[Any]) -> str:
    return ", ".join(map(str, allowed))


def unfit_reason(value: Any, place: FieldPlace) -> str | None:
    """Why a constant does not fit a field, or None when it does."""
    if place.shape is Shape.OBJECT:
        return "is no single field; give each of its own"
    if (allowed := place.schema.get("enum", [place.schema["const"]] if "const" in place.schema else None)) is not None:
        return None if value in allowed or _is_other_word(value, allowed) else f"must be one of {_listed(allowed)}"
    if type(value) not in _PYTHON.get(place.shape, (str,)):
        return f"must be {place.shape.value}"
    if (pattern := place.schema.get("pattern")) and not re.search(pattern, str(value)):
        return "is not of the form that this field has"
    return None
