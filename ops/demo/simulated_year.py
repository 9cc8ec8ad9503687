"""The simulated year of Operation Viper: published, concluded, read back, and compared with its ground truth."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

from ops.demo import cuckooing_report, line_report, operation_report, supply_report, withdrawal_effects, year_tables
from ops.demo.document_reader import documents, open_index
from ops.demo.ground_truth import Accuracy, Truth, read_truth
from ops.settings import Settings

STORY: Final = "viper"
SEED: Final = 1
SCALE: Final = 0.2
"""A fifth of a force: five gangs, some 14,000 events."""

AS_SENT: Final = True
"""As forces send it: much of it in prose, with addresses in every spelling."""


@dataclass(frozen=True, slots=True)
class YearDocuments:
    """The documents of view C. Of them the real data make none: those name nobody and no premises."""

    alerts: list[dict[str, Any]]
    lines: list[dict[str, Any]]
    persons: list[dict[str, Any]]
    operations: list[dict[str, Any]]


@dataclass(slots=True)
class YearAccount:
    """What the demonstration prints of it."""

    published: dict[str, int] = field(default_factory=dict)
    failed: int = 0
    addresses: list[cuckooing_report.CuckooedAddress] = field(default_factory=list)
    lines: list[line_report.SpreadingLine] = field(default_factory=list)
    people: list[supply_report.CentralPerson] = field(default_factory=list)
    operations: tuple[operation_report.OperationYear, operation_report.OperationYear] | None = None
    explained: list[str] = field(default_factory=list)
    accuracy: dict[str, Accuracy] = field(default_factory=dict)
    days_ahead: float | None = None
    missed: list[cuckooing_report.FoundAndMissed] = field(default_factory=list)
    healing: withdrawal_effects.WithdrawalEffects | None = None

    def as_json(self) -> dict[str, Any]:
        """For scripts."""
        shares = {what: {"precision": r.precision, "recall": r.recall} for what, r in self.accuracy.items()}
        return asdict(self) | {
            "seed": SEED,
            "scale": SCALE,
            "operations": [operation.as_json() for operation in self.operations or ()],
            "accuracy": {what: asdict(r) | shares[what] for what, r in self.accuracy.items()},
        }


def publish_year(settings: Settings, folder: Path) -> YearAccount:
    """Publish the year, and write it with its ground truth to this folder."""
    from ops.publication.simulation import simulate_year

    published, failed = simulate_year(STORY, SEED, SCALE, sent=AS_SENT, out=folder, settings=settings)
    return YearAccount(published=dict(published.by_kind.most_common()), failed=len(failed))


def read_back(settings: Settings) -> YearDocuments:
    """The documents that Elasticsearch holds."""
    with open_index(settings) as client:
        return YearDocuments(
            alerts=documents(client, "alerts", {"match_all": {}}),
            lines=documents(client, "objects", {"term": {"kind": "drug-line"}}),
            persons=documents(client, "persons", {"match_all": {}}),
            operations=documents(client, "operations", {"match_all": {}}),
        )


def evaluate(year: YearAccount, found: YearDocuments, folder: Path) -> None:
    """Fill in the reports and their accuracy against the ground truth in this folder."""
    from producers.simulator.output_files import TRUTH

    truth = read_truth(folder / TRUTH)
    year.addresses = cuckooing_report.entries_of(found.alerts, truth)
    year.lines = line_report.entries_of(found.lines, found.alerts, truth)
    year.people = supply_report.entries_of(found.persons, truth)
    year.operations = operation_report.two_years(found.operations)
    year.explained = operation_report.explanations(found.operations)
    _measure(year, found, truth)


def _measure(year: YearAccount, found: YearDocuments, truth: Truth) -> None:
    year.missed = cuckooing_report.found_and_missed(found.alerts, truth)
    homes, year.days_ahead = cuckooing_report.accuracy_of(found.alerts, truth)
    year.accuracy = {
        "homes cuckooed": homes,
        "lines in new places": line_report.accuracy_of(found.lines, found.alerts, truth),
        "people in drug supply": supply_report.accuracy_of(found.persons, truth),
    }


def print_year(year: YearAccount) -> None:
    """Print all but the effects of the withdrawal, which come later."""
    year_tables.addresses(year.addresses)
    year_tables.lines(year.lines)
    year_tables.people(year.people)
    year_tables.operations(year.operations, year.explained, SCALE)
