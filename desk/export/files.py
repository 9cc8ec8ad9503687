"""The files of an export, in every format, with its handling beside them; and all of them as one archive."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from desk.export.follow_the_money import follow_the_money
from desk.export.geojson import geojson
from desk.export.graphml import graphml
from desk.export.network import Network, handling_words, label
from desk.export.tables import tables
from desk.wording import counted

FORMATS: Final[Mapping[str, Callable[[Network], dict[str, bytes]]]] = {
    "csv": tables,
    "graphml": graphml,
    "ftm": follow_the_money,
    "geojson": geojson,
}
"""By the name that is asked for: spreadsheets, Gephi and i2; graphs; FollowTheMoney; maps."""

HANDLING: Final = "HANDLING.txt"
_LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)
"""The time of every file of an archive, so that the same export gives the same bytes."""


def files(found: Network, formats: tuple[str, ...] = tuple(FORMATS)) -> dict[str, bytes]:
    """The files by name."""
    written = {name: file for format_ in formats for name, file in FORMATS[format_](found).items()}
    return {HANDLING: _handling(found).encode()} | written


def _handling(found: Network) -> str:
    """What it is, how much is left out, and how it must be handled: every code that something in it has."""
    codes = {*(thing.graded for thing in found.things), *(link.graded for link in found.links)}
    words = sorted({*map(handling_words, codes)} - {""})
    left = f"{counted(found.left_out, 'thing')} with fewer items are left out.\n" if found.left_out else ""
    counts = f"{counted(len(found.things), 'thing')}, {counted(len(found.links), 'link')}, two steps out. {left}"
    notes = "Being linked is no finding. A link has the grades of the document that says it.\n"
    listed = "".join(f"- {one}\n" for one in words)
    return f"{label(found.centre)}, view {found.view.value.upper()}\n{counts.strip()}\n{notes}\nHandling:\n{listed}"


def archive(found: Network) -> bytes:
    """All files as one archive. The same export gives the same bytes."""
    written = io.BytesIO()
    with ZipFile(written, "w") as zipped:
        for name, file in files(found).items():
            zipped.writestr(ZipInfo(name, _LONG_AGO), file, ZIP_DEFLATED)
    return written.getvalue()
