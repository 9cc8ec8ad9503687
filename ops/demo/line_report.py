"""The drug lines, and where they have spread. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from ops.demo.ground_truth import Document, Pair, Right, Truth, right
from ops.demo.wording import day, many

RULE: Final = "line-reaching-a-new-place"


@dataclass(frozen=True, slots=True)
class Line:
    """One drug line, as it is shown."""

    id: str
    name: str
    number: str  # the newest
    home: str
    reached: tuple[str, ...]  # towns that an alert says it reached, each with since when
    standing: str
    truth: str


def shown(lines: Iterable[Document], alerts: Iterable[Document], truth: Truth) -> list[Line]:
    """Every line, those of which most is said first."""
    reached = [one for one in alerts if one["rule"] == RULE]
    ordered = sorted(lines, key=lambda one: (-one["standing"]["items_total"], one["id"]))
    return [_shown(one, [alert for alert in reached if alert["subject"] == one["id"]], truth) for one in ordered]


def _shown(line: Document, reached: list[Document], truth: Truth) -> Line:
    numbers = sorted(line.get("numbers", ()), key=lambda one: str(one["last_named"]))
    true = truth.whose(line)
    wrong = sorted({one["town"] for one in reached if (true or "", one["town"]) not in truth.served})
    towns = sorted(reached, key=lambda one: (one["active_from"], one["town"]))
    return Line(
        id=line["id"],
        name=line["name"],
        number=numbers[-1]["number"] if numbers else "",
        home=line.get("home_town") or "",
        reached=tuple(f"{one['town']} ({day(one['active_from'])})" for one in towns),
        standing=f"{many(line['standing']['items_total'], 'item')}, {many(line['standing']['origins'], 'origin')}",
        truth="" if not reached else f"not {', '.join(wrong)}" if wrong else "so",
    )


def scored(lines: Iterable[Document], alerts: Iterable[Document], truth: Truth) -> Right:
    """Pairs of a line and a town but its home: said to be reached, and truly served."""
    true = {one["id"]: truth.whose(one) or one["id"] for one in lines}
    said: set[Pair] = {(true[one["subject"]], one["town"]) for one in alerts if one["rule"] == RULE}
    return right(said, truth.served)
