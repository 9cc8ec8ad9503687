"""Tables in Markdown, fitted for people who read them in a terminal."""

from __future__ import annotations

from textwrap import wrap
from typing import Final

WIDTH: Final = 100
LEAST: Final = 8
"""Characters that a column keeps at least; its longest word, where there is room for that."""


def fitted(text: str) -> str:
    """The same tables in columns, none wider than ``WIDTH``; lines that belong to no table as they are."""
    told: list[str] = []
    rows: list[list[str]] = []
    for line in [*text.splitlines(), ""]:
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip().strip("|").split("|")])
            continue
        told += _table(rows)
        rows = []
        told.append(line)
    return "\n".join(told).rstrip()


def _table(rows: list[list[str]]) -> list[str]:
    rows = [row for row in rows if not all(set(cell) <= {"-", ":"} and cell for cell in row)]
    if not rows:
        return []
    columns = max(map(len, rows))
    even = [row + [""] * (columns - len(row)) for row in rows]
    whole = [max(len(row[at]) for row in even) for at in range(columns)]
    words = [max((len(word) for row in even for word in row[at].split()), default=0) for at in range(columns)]
    widths = _narrowed(_narrowed(whole, words), [min(LEAST, width) for width in whole])
    lines = [line for row in even for line in _row(row, widths)]
    return [*lines[: (head := len(_row(even[0], widths)))], "  ".join("-" * width for width in widths), *lines[head:]]


def _narrowed(wished: list[int], least: list[int]) -> list[int]:
    """The widest gives way until all fit, as far as each can."""
    widths = list(wished)
    while sum(widths) + 2 * (len(widths) - 1) > WIDTH:
        can = [at for at, width in enumerate(widths) if width > least[at]]
        if not can:
            break
        widths[max(can, key=lambda at: widths[at])] -= 1
    return widths


def _row(row: list[str], widths: list[int]) -> list[str]:
    cells = [wrap(cell, max(1, width)) or [""] for cell, width in zip(row, widths, strict=True)]
    deep = max(map(len, cells))
    filled = [cell + [""] * (deep - len(cell)) for cell in cells]
    lines = (zip(line, widths, strict=True) for line in zip(*filled, strict=True))
    return ["  ".join(part.ljust(width) for part, width in line).rstrip() for line in lines]
