"""Two tables of CSV, ``nodes.csv`` and ``edges.csv``, with the headings that Gephi knows and i2 lets one map."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Final

from desk.export.network import Link, Network, Thing, handling_words, id_of, label
from desk.wording import without_control_characters

NODES: Final = (
    "Id",
    "Label",
    "Kind",
    "To protect from",
    "Born",
    "Town",
    "Latitude",
    "Longitude",
    "First seen",
    "Last seen",
    "Steps",
    "Digest",
)
EDGES: Final = ("Source", "Target", "Type", "Label", "Weight")
GRADED: Final = ("Items", "Origins", "Grades", "Handling", "Handling in words")
_FORMULA: Final = re.compile(r"^[=+\-@\t\r](?!\d+$)")
"""What a spreadsheet takes for a formula, but for a whole number with its sign, as a phone has."""


def tables(found: Network) -> dict[str, bytes]:
    """The files by name."""
    return {
        "nodes.csv": _table((*NODES, *GRADED), map(_node, found.things)),
        "edges.csv": _table((*EDGES, *GRADED), map(_edge, found.links)),
    }


def _node(thing: Thing) -> Sequence[object]:
    place = ("" if thing.latitude is None else thing.latitude, "" if thing.longitude is None else thing.longitude)
    seen = (thing.first_seen, thing.last_seen, thing.steps, thing.digest)
    about = (id_of(thing), label(thing), thing.kind, thing.at_risk, thing.born, thing.town)
    return *about, *place, *seen, *_graded(thing)


def _edge(link: Link) -> Sequence[object]:
    return link.one, link.other, "Undirected", link.words, link.items, *_graded(link)


def _graded(one: Thing | Link) -> tuple[object, ...]:
    codes = one.graded
    short = " ".join(filter(None, (codes.handling, codes.action, codes.sanitisation)))
    return codes.items, codes.origins, codes.grades, short, handling_words(codes)


def _table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """CSV as RFC 4180 has it, with a mark at the beginning by which spreadsheets know it as UTF-8."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return b"\xef\xbb\xbf" + written.getvalue().encode()


def _cell(value: object) -> str:
    """What is hidden in a text is written out, and nothing in it is taken for a formula."""
    text = without_control_characters(str(value))
    return f"'{text}" if _FORMULA.match(text) and not isinstance(value, int | float) else text
