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
    reached = [alert for alert in alerts if alert["rule"] == RULE]
    ordered = sorted(lines, key=lambda line: (-line["standing"]["items_total"], line["id"]))
    return [_entry(line, [alert for alert in reached if alert["subject"] == line["id"]], truth) for line in ordered]


def _entry(line: Document, reached: list[Document], truth: Truth) -> SpreadingLine:
    numbers = sorted(line.get("numbers", ()), key=lambda number: str(number["last_named"]))
    true = truth.true_id_of(line)
    wrong = sorted({alert["town"] for alert in reached if (true or "", alert["town"]) not in truth.served})
    towns = sorted(reached, key=lambda alert: (alert["active_from"], alert["town"]))
    return SpreadingLine(
        id=line["id"],
        name=line["name"],
        number=numbers[-1]["number"] if numbers else "",
        home=line.get("home_town") or "",
        reached=tuple(f"{alert['town']} ({day_in_words(alert['active_from'])})" for alert in towns),
        standing=f"{plural(line['standing']['items_total'], 'item')}, {plural(line['standing']['origins'], 'origin')}",
        truth="" if not reached else f"not {', '.join(wrong)}" if wrong else "so",
    )


def accuracy_of(lines: Iterable[Document], alerts: Iterable[Document], truth: Truth) -> Accuracy:
    """Of pairs of a line and a town that is not its home: alerted as reached, and truly served."""
    true = {line["id"]: truth.true_id_of(line) or line["id"] for line in lines}
    concluded: set[Pair] = {(true[alert["subject"]], alert["town"]) for alert in alerts if alert["rule"] == RULE}
    return accuracy(concluded, truth.served)
