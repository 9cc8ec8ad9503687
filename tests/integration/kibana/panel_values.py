"""Values as Kibana writes them: by the formats and labels of the data view, lists with commas between."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any, Final

from markupsafe import Markup

from desk.drawings.elements import element
from indexers.kibana.lens_rows import values_at
from indexers.kibana.models.data_views import (
    ColourFormat,
    DataView,
    LookupFormat,
    PatternFormat,
    PointFormat,
    UrlFormat,
)

_PATTERNS: Final = {"D MMM YYYY": "%-d %b %Y", "MMM YYYY": "%b %Y", "D MMM YYYY HH:mm": "%-d %b %Y %H:%M"}
_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d(T[\d:.]+Z)?")


def cell(data_view: DataView, field: str, source: Any) -> Markup:
    """What stands in the column of a field for one document."""
    if field in data_view.attributes.field_format_map and isinstance(
        data_view.attributes.field_format_map[field], PointFormat
    ):
        return written(data_view, field, source.get(field))
    return Markup(", ").join(written(data_view, field, value) for value in values_at(source, field))


def label(data_view: DataView, field: str) -> str:
    """What the column of a field is called."""
    named = data_view.attributes.field_attrs.get(field)
    return named.custom_label if named else field


def written(data_view: DataView | None, field: str, value: Any) -> Markup:
    """One value in the format of its field; without one as it is, dates and numbers as people write them."""
    if value is None:
        return Markup("-")
    format_ = data_view.attributes.field_format_map.get(field) if data_view else None
    if isinstance(format_, UrlFormat):
        return element("a", format_.params.label_template, href="#")
    if isinstance(format_, LookupFormat):
        found = {each.key: each.value for each in format_.params.lookup_entries}
        return Markup.escape(found.get(str(value), str(value)))
    if isinstance(format_, ColourFormat):
        return _coloured(format_, str(value))
    if isinstance(format_, PatternFormat) and format_.id == "date":
        return Markup.escape(_day(str(value), _PATTERNS[format_.params.pattern]))
    return Markup.escape(plain(value))


def _coloured(format_: ColourFormat, value: str) -> Markup:
    for rule in format_.params.colors:
        if re.search(rule.regex, value):
            return element("span", value, style=f"color:{rule.text};background:{rule.background};padding:1px 4px")
    return Markup.escape(value)


def plain(value: Any) -> str:
    """A value without a format."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return f"{value:,.1f}".removesuffix(".0")
    if isinstance(value, list):
        return ", ".join(map(plain, value))
    text = str(value)
    return _day(text, "%-d %b %Y") if _DATE.fullmatch(text) else text


def _day(text: str, pattern: str) -> str:
    return datetime.fromisoformat(text).strftime(pattern)
