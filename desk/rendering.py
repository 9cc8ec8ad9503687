"""Pages as HTML. Every value is escaped, and what is hidden in it is written out, in one place for all of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from desk.page_model import Cell, Link
from desk.wording import without_control_characters
from schemas.views import View

CONTENT_SECURITY_POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""Nothing from elsewhere, and no script or style that stands in a page."""

HEADERS: Final[Mapping[str, str]] = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""Of every answer."""


def address(view: View, kind: str, id_: str) -> str:
    """The address of a page on this desk."""
    return f"/{view.value}/{kind}/{quote(id_, safe='/')}"


def _shown(value: Any) -> Any:
    """What is written for a value: markup of ours as it is, anything else without hidden characters."""
    return without_control_characters(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _parts(cell: Cell) -> tuple[str | Link, ...]:
    return (cell,) if isinstance(cell, str | Link) else cell


def environment() -> Environment:
    """The templates. A name that a template uses and nobody gives is an error."""
    made = Environment(
        loader=PackageLoader("desk"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["address"] = address
    made.filters["parts"] = _parts
    made.tests["link"] = lambda cell: isinstance(cell, Link)
    return made
