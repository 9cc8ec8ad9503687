"""The demonstration's report of drug lines and the towns they reached. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from ops.demo.ground_truth import Accuracy, Document, Pair, Truth, accuracy
from ops.demo.wording import day_in_words, plural

RULE: Final = "line-reaching-a-new-place"


@dataclass(frozen=True, slots=True)
class SpreadingLine:
    """One drug line, as the demonstration prints it."""

    id: str
    name: str
    number: str  # the newest
    home: str
    reached: tuple[str, ...]  # towns that an alert says it reached, each with since when
    standing: str
    truth: str


def entries_of(lines: Iterable[Document], alerts: Iterable[Document], truth: Truth) -> list[SpreadingLine]:
    """Every line, those with most items first."""
    reached = [one for one in alerts if one["rule"] == RULE]
    ordered = sorted(lines, key=lambda one: (-one["standing"]["items_total"], one["id"]))
    return [_entry(one, [alert for alert in reached if alert["subject"] == one["id"]], truth) for one in ordered]


def _entry(line: Document, reached: list[Document], truth: Truth) -> SpreadingLine:
    numbers = sorted(line.get("numbers", ()), key=lambda one: str(one["last_named"]))
    true = truth.true_id_of(line)
    wrong = sorted({one["town"] for one in reached if (true or "", one["town"]) not in truth.served})
    towns = sorted(reached, key=lambda one: (one["active_from"], one["town"]))
    return SpreadingLine(
        id=line["id"],
        name=line["name"],
        number=numbers[-1]["number"] if numbers else "",
        home=line.get("home_town") or "",
        reached=tuple(f"{one['town']} ({day_in_words(one['active_from'])})" for one in towns),
        standing=f"{plural(line['standing']['items_total'], 'item')}, {plural(line['standing']['origins'], 'origin')}",
        truth="" if not reached else f"not {', '.join(wrong)}" if wrong else "so",
    )


def accuracy_of(lines: Iterable[Document], alerts: Iterable[Document], truth: Truth) -> Accuracy:
    """Of pairs of a line and a town that is not its home: alerted as reached, and truly served."""
    true = {one["id"]: truth.true_id_of(one) or one["id"] for one in lines}
    concluded: set[Pair] = {(true[one["subject"]], one["town"]) for one in alerts if one["rule"] == RULE}
    return accuracy(concluded, truth.served)
