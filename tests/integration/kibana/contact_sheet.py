"""A page for each dashboard: every panel at its place and size, with what it was answered. To be looked at."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from markupsafe import Markup

from desk.drawings.elements import element
from indexers.kibana.models.dashboards import Panel
from indexers.kibana.models.saved_objects import SavedObject
from indexers.kibana.references import ObjectIndex
from tests.integration.kibana.chart_drawings import Size
from tests.integration.kibana.panel_drawings import Answers, drawn

WIDTH: Final = 1600
"""Pixels of a screen on which dashboards are usually read."""
ROW, MARGIN, TITLE = 20, 8, 24
STYLE: Final = """
body { margin: 0; background: #f6f9fc; font: 13px/1.35 Inter, "DejaVu Sans", sans-serif; color: #343741 }
.panel { position: absolute; background: #fff; border: 1px solid #d3dae6; border-radius: 4px }
.panel { overflow: hidden; box-sizing: border-box }
.panel > h2 { margin: 0; padding: 4px 8px; font-size: 13px; white-space: nowrap }
.panel > h2 { overflow: hidden; text-overflow: ellipsis }
.inside { padding: 0 8px; font-size: 12px }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; vertical-align: top; padding: 3px 6px; border-bottom: 1px solid #e6ebf2 }
td { overflow-wrap: anywhere }
th { min-width: 50px }
h3 { margin: 6px 0 } p { margin: 6px 0 } code { background: #eef2f7 }
"""


def page(panels: Sequence[tuple[Panel, SavedObject, Answers]], index: ObjectIndex) -> Markup:
    """One dashboard."""
    shown = [_panel(panel, one, answers, index) for panel, one, answers in panels]
    high = max((panel.grid_data.y + panel.grid_data.h for panel, _, _ in panels), default=0) * ROW
    board = element("div", *shown, style=f"position:relative;width:{WIDTH}px;height:{high}px")
    style = element("style", Markup(STYLE))
    return Markup("<!doctype html>") + element(
        "html", element("head", element("meta", charset="utf-8"), style), element("body", board)
    )


def _panel(panel: Panel, one: SavedObject, answers: Answers, index: ObjectIndex) -> Markup:
    place, column = panel.grid_data, WIDTH / 48
    size = Size(place.w * column - MARGIN, place.h * ROW - MARGIN)
    titled = not panel.embeddable_config.hide_panel_titles
    inner = Size(size.width - 18, size.height - (TITLE if titled else 0) - 6)
    head = [element("h2", getattr(one.attributes, "title", one.id))] if titled else []
    corner = f"left:{place.x * column + MARGIN / 2}px;top:{place.y * ROW + MARGIN / 2}px"
    where = f"{corner};width:{size.width}px;height:{size.height}px"
    inside = element("div", drawn(one, answers, index, inner), class_="inside")
    return element("div", *head, inside, style=where, class_="panel")


def write_pages(pages: dict[str, Markup], folder: Path) -> list[str]:
    """One file each; their paths below the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, made in pages.items():
        (folder / f"{name}.html").write_text(made, encoding="utf-8")
    return [f"/{name}.html" for name in pages]
