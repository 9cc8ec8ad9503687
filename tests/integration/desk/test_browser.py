"""The desk in a real browser: every kind of page opens without an error, from this machine alone, at any width."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import uvicorn

from desk.gathering import GATHERERS
from desk.page_model import page_of
from desk.rendering import address
from schemas.views import View
from tests.integration.desk.chromium import PAPER, Opened, open_pages
from tests.unit.desk.conftest import documents  # noqa: F401  the same documents as in memory
from tests.unit.desk.document_memory import DocumentMemory, Key
from tests.unit.desk.fakes import DeskOfTest
from tests.unit.desk.test_briefing import briefed, busiest_month
from tests.unit.house.repository import ROOT

PICTURES = ROOT / "build/desk"
"""Where pictures of the pages are put, to be looked at."""

WIDTHS = (1280, 360, PAPER)
HOSTILE = "/p/search?q=" + "%3Cscript%3Ealert(1)%3C/script%3E"
LISTS = ("/c/alerts", "/c/alerts?all=1", "/c/questions", "/c/search?q=sample", HOSTILE, "/p/person/nobody")


def paths(documents: dict[Key, bytes]) -> list[str]:  # noqa: F811
    """The largest document of each kind of page, and the one with the hostile name."""
    largest: dict[str, tuple[int, str]] = {}
    for (view, family, id_), value in documents.items():
        if view is View.C and "month" not in json.loads(value).get("kind", ""):
            kind = page_of(family, json.loads(value))
            size = 10**9 if b"<script>" in value and kind == "person" else len(value)
            largest[kind] = max(largest.get(kind, (0, "")), (size, address(view, kind, id_)))
    assert largest.keys() == GATHERERS.keys()
    _, person = largest["person"]
    return [*LISTS, *(path for _, path in largest.values()), person.replace("/c/", "/c/history/", 1)]


@pytest.fixture(scope="module")
def opened(documents: dict[Key, bytes], tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Opened]]:  # noqa: F811
    desk = DeskOfTest(DocumentMemory(documents), now=datetime(2019, 7, 1, tzinfo=UTC))
    server = uvicorn.Server(uvicorn.Config(desk.application, host="127.0.0.1", port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive()
        port = server.servers[0].sockets[0].getsockname()[1]
        seen = open_pages(f"http://127.0.0.1:{port}", paths(documents), WIDTHS, tmp_path_factory.mktemp("browser"))
        keep_pictures(seen)
        yield seen
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="module")
def briefing_opened(
    documents: dict[Key, bytes],  # noqa: F811
    tmp_path_factory: pytest.TempPathFactory,
) -> list[Opened]:
    """The briefing of the busiest month, opened as the file that it is."""
    home = tmp_path_factory.mktemp("briefing")
    name, asked = busiest_month(documents, View.C)
    _, text = briefed(DocumentMemory(documents), View.C, name, asked)
    (home / "briefing.html").write_text(text)
    seen = open_pages("file://", [str(home / "briefing.html")], WIDTHS, home / "browser")
    for one in seen:
        (PICTURES / f"briefing-{one.width}.png").write_bytes(one.picture)
    return seen


def keep_pictures(seen: list[Opened]) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    for one in seen:
        kind = one.path.split("?")[0].split("/")[2]
        (PICTURES / f"{kind}-{one.width}.png").write_bytes(one.picture)


def test_no_page_has_an_error_in_the_browser(opened: list[Opened]) -> None:
    unexpected = {
        (one.path, one.width): errors
        for one in opened
        if (errors := [error for error in one.errors if not ("404" in error and "nobody" in one.path)])
    }
    assert unexpected == {}


def test_no_request_leaves_the_machine(opened: list[Opened]) -> None:
    asked = {url for one in opened for url in one.requests}
    assert {url for url in asked if not url.startswith("http://127.0.0.1:")} == set()
    assert any(url.endswith("/static/desk.css") for url in asked)


def test_a_page_is_never_wider_than_the_window(opened: list[Opened]) -> None:
    assert {(one.path, one.width): one.overflow for one in opened if one.overflow > 0} == {}


def test_nothing_keeps_anybody_from_using_a_page(opened: list[Opened]) -> None:
    assert {(one.path, one.width): one.barriers for one in opened if one.barriers} == {}


def test_a_briefing_opens_as_a_file_that_asks_nothing_of_anybody(briefing_opened: list[Opened]) -> None:
    assert {(one.overflow, one.errors, one.barriers) for one in briefing_opened} == {(0, (), ())}
    assert {url for one in briefing_opened for url in one.requests} == {f"file://{briefing_opened[0].path}"}


def test_pictures_of_every_page_are_there_to_be_looked_at(opened: list[Opened]) -> None:
    assert len(opened) == len(WIDTHS) * (len(LISTS) + len(GATHERERS) + 1)
    assert all(one.picture.startswith(b"\x89PNG") for one in opened)
    assert Path(PICTURES / "person-360.png").is_file()
