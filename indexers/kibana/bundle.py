"""From the object files to one file that Kibana imports, once for each view; and what the objects ask of the index."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from schemas.views import View

OBJECTS: Final = Path(__file__).with_name("objects")
ENCODED: Final = frozenset({"visState", "uiStateJSON", "searchSourceJSON", "optionsJSON", "panelsJSON", "spec"})
"""Attributes that Kibana keeps as JSON inside a text."""

KIBANA: Final = "9.0.0"
"""The oldest Kibana that takes these objects."""


def bundle(view: View) -> bytes:
    """The objects of one view as ``ndjson``. The same files give the same bytes."""
    lines = [json.dumps(_exported(one), sort_keys=True, ensure_ascii=False) for one in objects(view)]
    return ("\n".join(lines) + "\n").encode()


def objects(view: View) -> Iterator[dict[str, Any]]:
    """Every object, its inner JSON decoded, ``{view}`` filled in."""
    for text in _files():
        yield json.loads(text.replace("{view}", view.value).replace("{VIEW}", view.value.upper()))


def requests(view: View) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """What Vega visualisations and filtered searches ask: object id, index, and the body of the request."""
    for one in objects(view):
        params = one["attributes"].get("visState", {}).get("params", {})
        for data in _data(params.get("spec", {})):
            yield one["id"], data["index"], _without_kibana(data["body"])
        if filters := _filters(one):
            sort = [{name: order} for name, order in one["attributes"].get("sort", ())]
            yield one["id"], _searched_index(one, view), {"query": {"bool": {"filter": filters}}, "sort": sort}


def _filters(one: dict[str, Any]) -> list[Any]:
    """The filters of a saved search, as the request holds them."""
    source = one["attributes"].get("kibanaSavedObjectMeta", {}).get("searchSourceJSON", {})
    return [each["query"] for each in source.get("filter", ())] if one["type"] == "search" else []


def _searched_index(one: dict[str, Any], view: View) -> str:
    """The index pattern of the data view that a saved search refers to."""
    titles = {each["id"]: each["attributes"]["title"] for each in objects(view) if each["type"] == "index-pattern"}
    return str(next(titles[reference["id"]] for reference in one["references"] if reference["id"] in titles))


def fields(view: View) -> Iterator[tuple[str, str]]:
    """Every field of the index that any object names: object id and field."""
    for one in objects(view):
        attributes = one["attributes"]
        named = {*attributes.get("columns", ()), *(sort[0] for sort in attributes.get("sort", ()))}
        named |= {attributes["timeFieldName"]} if "timeFieldName" in attributes else set()
        named |= {name.removeprefix("_source.") for name in _strings(attributes) if name.startswith("_source.")}
        yield from ((one["id"], _without_part(name)) for name in sorted(named))
    for identifier, _, body in requests(view):
        yield from ((identifier, name) for name in [*body.get("_source", ()), *_asked(body)])


def _without_part(name: str) -> str:
    return name.removesuffix(".lon").removesuffix(".lat")


def _data(spec: Any) -> Iterator[dict[str, Any]]:
    data = spec.get("data", []) if isinstance(spec, dict) else []
    for one in data if isinstance(data, list) else [data]:
        if isinstance(url := one.get("url"), dict) and "index" in url:
            yield url


def _without_kibana(body: Any) -> Any:
    """The request without the marks that Kibana replaces by the dashboard's own filter and times."""
    text = json.dumps(body).replace('"%dashboard_context-must_clause%"', '{"match_all": {}}')
    text = text.replace('"%dashboard_context-filter_clause%"', '{"match_all": {}}')
    text = text.replace('"%dashboard_context-must_not_clause%"', '{"match_none": {}}')
    return json.loads(text)


def _asked(value: Any) -> Iterator[str]:
    """The fields a request filters by, counts or sorts by."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "field":
                yield inner
            elif key in ("term", "range"):
                yield from inner
            elif key == "sort":
                yield from (name for one in inner for name in one)
            else:
                yield from _asked(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _asked(inner)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _strings(inner)


def _exported(one: dict[str, Any]) -> dict[str, Any]:
    return {
        **one,
        "attributes": _encoded(one["attributes"]),
        "coreMigrationVersion": KIBANA,
        "managed": False,
    }


def _encoded(value: Any) -> Any:
    if isinstance(value, dict):
        inner = {key: _encoded(one) for key, one in value.items()}
        return {key: json.dumps(one, sort_keys=True) if key in ENCODED else one for key, one in inner.items()}
    return [_encoded(one) for one in value] if isinstance(value, list) else value


@cache
def _files() -> tuple[str, ...]:
    return tuple(file.read_text(encoding="utf-8") for file in sorted(OBJECTS.glob("*.json")))


def safe(identifier: str) -> bool:
    """Whether Kibana takes this as an object's id."""
    return bool(re.fullmatch(r"[a-z0-9-]+", identifier))
