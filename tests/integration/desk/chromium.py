"""A headless Chromium that opens pages and tells what it saw: errors, requests, how wide the page is, a picture."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import subprocess
from base64 import b64decode
from collections.abc import Sequence
from pathlib import Path
from time import monotonic
from typing import Any, Final, NamedTuple

import aiohttp
import pytest

from tests.unit.house.repository import ROOT

NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "chrome")
WANTED: Final = "no Chromium is on this machine: `make browser` installs one"
OPTIONS: Final = ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run")
PATIENCE: Final = 30.0
"""Seconds for the browser to start, and for one page."""


class Opened(NamedTuple):
    """What was seen of one page at one width."""

    path: str
    width: int
    overflow: int  # pixels by which the page is wider than the window
    errors: tuple[str, ...]
    requests: tuple[str, ...]
    picture: bytes
    barriers: tuple[str, ...] = ()  # what keeps somebody from using it, as axe-core finds, serious or critical


PAPER: Final = 688
"""Pixels of a sheet of A4 between our margins: at this width a page is opened as it is printed."""

AXE: Final = ROOT / "tests/data/axe-core/axe.min.js"
ASK_AXE: Final = """axe.run(document, {resultTypes: ["violations"]}).then(found => found.violations
  .filter(one => ["serious", "critical"].includes(one.impact))
  .map(one => one.id + ": " + one.help + ": " + one.nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join()))"""


def program() -> str:
    """The browser. Without one a test fails in continuous integration; elsewhere it is skipped, and says so."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        if os.environ.get("CI"):
            pytest.fail(WANTED)
        pytest.skip(WANTED)
    return found


def open_pages(base: str, paths: Sequence[str], widths: Sequence[int], home: Path) -> list[Opened]:
    """Open each page at each width, one after another."""
    command = [program(), *OPTIONS, "--remote-debugging-port=0", f"--user-data-dir={home}", "about:blank"]
    browser = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        return asyncio.run(_open_all(_port(home), base, paths, widths))
    finally:
        browser.terminate()
        browser.wait(PATIENCE)


def _port(home: Path) -> int:
    told, until = home / "DevToolsActivePort", monotonic() + PATIENCE
    while not (told.is_file() and told.read_text()):
        assert monotonic() < until, "Chromium did not start"
    return int(told.read_text().split()[0])


async def _open_all(port: int, base: str, paths: Sequence[str], widths: Sequence[int]) -> list[Opened]:
    async with aiohttp.ClientSession() as session:
        async with session.get(f"http://127.0.0.1:{port}/json/list") as answer:
            (target,) = [one for one in await answer.json() if one["type"] == "page"]
        async with session.ws_connect(target["webSocketDebuggerUrl"], max_msg_size=0) as socket:
            tab = Tab(socket)
            for domain in ("Page", "Runtime", "Network", "Log"):
                await tab.call(f"{domain}.enable")
            return [await tab.open(base, path, width) for width in widths for path in paths]


class Tab:
    """One tab, spoken with by the browser's own protocol."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket, self._number = socket, 0
        self.events: list[dict[str, Any]] = []

    async def call(self, method: str, **params: Any) -> dict[str, Any]:
        self._number += 1
        await self._socket.send_json({"id": self._number, "method": method, "params": params})
        while True:
            message = json.loads((await asyncio.wait_for(self._socket.receive(), PATIENCE)).data)
            if message.get("id") == self._number:
                assert "error" not in message, message
                result: dict[str, Any] = message["result"]
                return result
            self.events.append(message)

    async def open(self, base: str, path: str, width: int) -> Opened:
        await self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=width < 600
        )
        await self.call("Emulation.setEmulatedMedia", media="print" if width == PAPER else "screen")
        self.events.clear()
        await self.call("Page.navigate", url=f"{base}{path}")
        await self._loaded()
        overflow = await self.call("Runtime.evaluate", expression="document.documentElement.scrollWidth - innerWidth")
        shot = await self.call("Page.captureScreenshot", captureBeyondViewport=True)
        errors, requests = self._errors(), self._requests()
        barriers = await self._barriers() if width != PAPER else ()
        return Opened(
            path, width, overflow["result"]["value"], errors, requests, b64decode(shot["data"]), tuple(barriers)
        )

    async def _barriers(self) -> list[str]:
        """What axe-core finds, put in as developers' tools do: the page's own policy takes no script from elsewhere."""
        await self.call("Runtime.evaluate", expression=AXE.read_text("utf-8"))
        found = await self.call("Runtime.evaluate", expression=ASK_AXE, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in found, found
        barriers: list[str] = found["result"]["value"]
        return barriers

    async def _loaded(self) -> None:
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            self.events.append(json.loads((await asyncio.wait_for(self._socket.receive(), PATIENCE)).data))

    def _errors(self) -> tuple[str, ...]:
        told = ("Runtime.exceptionThrown", "Log.entryAdded", "Runtime.consoleAPICalled")
        return tuple(json.dumps(event["params"]) for event in self.events if event.get("method") in told)

    def _requests(self) -> tuple[str, ...]:
        sent = (
            event["params"]["request"]["url"]
            for event in self.events
            if event.get("method") == "Network.requestWillBeSent"
        )
        return tuple(sent)
