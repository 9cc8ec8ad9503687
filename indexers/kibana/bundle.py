"""From the object files to one file that Kibana imports, once for each view."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from indexers.kibana.models.saved_objects import CORE_MIGRATION, OBJECT, TYPE_MIGRATIONS, SavedObject
from schemas.views import View

OBJECTS: Final = Path(__file__).with_name("objects")
DESK: Final = "http://127.0.0.1:8040"
"""Where ids link to, unless another desk is named."""

ENCODED: Final = frozenset(
    {
        "fieldAttrs",
        "fieldFormatMap",
        "ignoreParentSettingsJSON",
        "layerListJSON",
        "mapStateJSON",
        "optionsJSON",
        "panelsJSON",
        "searchSourceJSON",
        "spec",
        "uiStateJSON",
        "visState",
    }
)
"""Attributes that Kibana keeps as JSON inside a text."""


def bundle(view: View, desk: str = DESK) -> bytes:
    """The objects of one view as ``ndjson``, whose links open that desk. The same files give the same bytes."""
    lines = [json.dumps(exported(one), sort_keys=True, ensure_ascii=False) for one in objects(view, desk)]
    return ("\n".join(lines) + "\n").encode()


@cache
def objects(view: View, desk: str = DESK) -> tuple[SavedObject, ...]:
    """Every object, in the order in which one refers to another. Raise ValidationError where a file is no object."""
    return tuple(OBJECT.validate_json(text) for _, text in filled_files(view, desk))


def filled_files(view: View, desk: str = DESK) -> Iterator[tuple[str, str]]:
    """Each file by its name, with ``{view}``, ``{VIEW}`` and ``{desk}`` filled in."""
    for name, text in _files():
        filled = text.replace("{view}", view.value).replace("{VIEW}", view.value.upper()).replace("{desk}", desk)
        yield name, filled


def exported(one: SavedObject) -> dict[str, Any]:
    """An object as a line of an export holds it."""
    plain = one.model_dump(mode="json", by_alias=True, exclude_none=True)
    return {
        **plain,
        "attributes": _encoded(plain["attributes"]),
        "coreMigrationVersion": CORE_MIGRATION,
        "typeMigrationVersion": TYPE_MIGRATIONS[one.type],
        "managed": False,
    }


def _encoded(value: Any) -> Any:
    if isinstance(value, dict):
        inner = {key: _encoded(one) for key, one in value.items()}
        return {key: json.dumps(one, sort_keys=True) if key in ENCODED else one for key, one in inner.items()}
    return [_encoded(one) for one in value] if isinstance(value, list) else value


@cache
def _files() -> tuple[tuple[str, str], ...]:
    return tuple(
        (str(file.relative_to(OBJECTS)), file.read_text(encoding="utf-8")) for file in sorted(OBJECTS.rglob("*.json"))
    )
