"""A briefing as one file that needs nothing else: its style is in it, and nothing in it is asked of anybody."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from markupsafe import Markup

from desk.briefing.material import gather
from desk.briefing.month import Month
from desk.briefing.page import briefing_page
from desk.document_store import DocumentStore
from desk.page_model import Page
from desk.rendering import environment
from desk.services import Services
from schemas.views import View

_STYLE: Final = Path(__file__).parents[1] / "static/desk.css"


def briefing(store: DocumentStore, services: Services, view: View, name: str, asked: Month) -> tuple[Page, bytes]:
    """The briefing of an operation's month as a page, and as a file of HTML."""
    page = briefing_page(gather(store, services, view, name, asked))
    return page, rendered(page, view)


def rendered(page: Page, view: View) -> bytes:
    """The file. The same page gives the same bytes."""
    style = Markup(_STYLE.read_text("utf-8"))  # noqa: S704 (a file of ours)
    text = environment().get_template("briefing.html").render(page=page, view=view, style=style)
    return text.encode()


def file_name(name: str, asked: Month) -> str:
    """What the file is called: ``briefing-viper-2018-10.html``."""
    plain = "".join(letter if letter.isalnum() and letter.isascii() else "-" for letter in name.casefold())
    return f"briefing-{plain.strip('-') or 'operation'}-{asked.code}.html"
