"""Strict mappings, derived from the document models: what a field is, is said once, where it is declared."""

from __future__ import annotations

import types
from collections.abc import Iterable
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

from pydantic import AwareDatetime, BaseModel
from pydantic.fields import FieldInfo

from indexers.errors import MappingConflict
from schemas.documents import FAMILIES
from schemas.search import Search

Mapping = dict[str, Any]


def _name(*analyzers: str) -> Mapping:
    """A keyword, with a sub-field for each way of analysing it, called as the analyzer is."""
    fields = {name: {"type": "text", "analyzer": name} for name in analyzers}
    return {"type": "keyword", "ignore_above": 512, "fields": fields}


_SEARCHED: Final[dict[Search, Mapping]] = {
    Search.TEXT: {"type": "text", "analyzer": "english"},
    Search.NAME: _name("folded"),
    Search.PERSON: _name("folded", "nickname"),
    Search.POINT: {"type": "geo_point"},
    Search.STORED: {"type": "keyword", "index": False, "doc_values": False},
}
_PLAIN: Final[tuple[tuple[type, Mapping], ...]] = (
    (Enum, {"type": "keyword"}),
    (str, {"type": "keyword", "ignore_above": 1024}),
    (bool, {"type": "boolean"}),
    (int, {"type": "long"}),
    (float, {"type": "double"}),
    (datetime, {"type": "date"}),
    (AwareDatetime, {"type": "date"}),
    (date, {"type": "date", "format": "strict_date"}),
)


def mapping_of(family: str) -> Mapping:
    """The strict mapping of one family: all its models together. Raise MappingConflict when they disagree."""
    return strict_mapping(FAMILIES[family], family)


def strict_mapping(models: Iterable[type[BaseModel]], family: str) -> Mapping:
    """The strict mapping of documents of any of these models."""
    properties: Mapping = {}
    for model in models:
        _merge(properties, _properties(model), family)
    return {"dynamic": "strict", "properties": properties}


def fields_of(family: str) -> dict[str, str]:
    """Every field that can be searched, by its full name, and its type."""
    return {name: mapping["type"] for name, mapping in field_mappings(family).items()}


@cache
def field_mappings(family: str) -> dict[str, Mapping]:
    """Every field by its full name, and its own mapping."""
    return flattened(mapping_of(family)["properties"])


def flattened(properties: Mapping) -> dict[str, Mapping]:
    """Every field of a mapping by its full name, and its own mapping."""
    return dict(_flattened("", properties))


def _flattened(prefix: str, properties: Mapping) -> Iterable[tuple[str, Mapping]]:
    for name, field in properties.items():
        if "properties" in field:
            yield from _flattened(f"{prefix}{name}.", field["properties"])
            continue
        yield f"{prefix}{name}", field
        for sub, subfield in field.get("fields", {}).items():
            yield f"{prefix}{name}.{sub}", subfield


def _merge(into: Mapping, properties: Mapping, family: str) -> None:
    for name, field in properties.items():
        if into.setdefault(name, field) != field:
            raise MappingConflict(f"two models of {family} say different things of the field {name}")


def _properties(model: type[BaseModel]) -> Mapping:
    return {name: _field(field) for name, field in model.model_fields.items()}


def _field(field: FieldInfo) -> Mapping:
    marks = [mark for mark in field.metadata if isinstance(mark, Search)]
    return dict(_SEARCHED[marks[0]]) if marks else _typed(field.annotation)


def _typed(annotation: Any) -> Mapping:
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        marks = [mark for mark in inner[1:] if isinstance(mark, Search)]
        return dict(_SEARCHED[marks[0]]) if marks else _typed(inner[0])
    if origin in {Union, types.UnionType}:
        (one,) = [part for part in inner if part is not type(None)]
        return _typed(one)
    if origin is tuple:
        return _typed(inner[0])
    if origin is Literal:
        return {"type": "keyword"}
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return {"properties": _properties(annotation)}
    annotation = getattr(annotation, "__supertype__", annotation)
    return dict(next(mapping for kind, mapping in _PLAIN if issubclass(annotation, kind)))
