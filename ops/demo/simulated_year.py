"""The year of Operation Viper, told by the simulator: published, concluded, read back, and held against its truth."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

from ops.demo import cuckooing_report, line_report, operation_report, supply_report, withdrawal_effects, year_tables
from ops.demo.document_reader import asking, every
from ops.demo.ground_truth import Right, Truth, read
from ops.settings import Settings

STORY: Final = "viper"
SEED: Final = 1
SCALE: Final = 0.2
"""A fifth of a force: five gangs, some 14,000 events."""


@dataclass(frozen=True, slots=True)
class Found:
    """The conclusions of the year in view C. What real data say is no part of it: they name nobody and no premises."""

    alerts: list[dict[str, Any]]
    lines: list[dict[str, Any]]
    persons: list[dict[str, Any]]
    operations: list[dict[str, Any]]


@dataclass(slots=True)
class Year:
    """What is shown of it."""

    told: dict[str, int] = field(default_factory=dict)
    failed: int = 0
    addresses: list[cuckooing_report.Address] = field(default_factory=list)
    lines: list[line_report.Line] = field(default_factory=list)
    people: list[supply_report.Person] = field(default_factory=list)
    operations: tuple[operation_report.Year, operation_report.Year] | None = None
    explained: list[str] = field(default_factory=list)
    right: dict[str, Right] = field(default_factory=dict)
    days_ahead: float | None = None
    healing: withdrawal_effects.Healing | None = None

    def as_json(self) -> dict[str, Any]:
        """For scripts."""
        shares = {what: {"precision": r.precision, "recall": r.recall} for what, r in self.right.items()}
        return asdict(self) | {
            "seed": SEED,
            "scale": SCALE,
            "operations": [one.told() for one in self.operations or ()],
            "right": {what: asdict(r) | shares[what] for what, r in self.right.items()},
        }


def tell(settings: Settings, folder: Path) -> Year:
    """Publish the story, and write it with its truth to this folder."""
    from ops.commands.simulate import tell as simulate

    told, failed = simulate(STORY, SEED, SCALE, out=folder, settings=settings)
    return Year(told=dict(told.said.most_common()), failed=len(failed))


def read_back(settings: Settings) -> Found:
    """What Elasticsearch holds of it."""
    with asking(settings) as client:
        return Found(
            alerts=every(client, "alerts", {"match_all": {}}),
            lines=every(client, "objects", {"term": {"kind": "drug-line"}}),
            persons=every(client, "persons", {"match_all": {}}),
            operations=every(client, "operations", {"match_all": {}}),
        )


def add_up(year: Year, found: Found, folder: Path) -> None:
    """What it comes to, and what share of that is right."""
    from producers.simulator.output_files import TRUTH

    truth = read(folder / TRUTH)
    year.addresses = cuckooing_report.shown(found.alerts, truth)
    year.lines = line_report.shown(found.lines, found.alerts, truth)
    year.people = supply_report.shown(found.persons, truth)
    year.operations = operation_report.two_years(found.operations)
    year.explained = operation_report.explained(found.operations)
    _hold(year, found, truth)


def _hold(year: Year, found: Found, truth: Truth) -> None:
    homes, year.days_ahead = cuckooing_report.scored(found.alerts, truth)
    year.right = {
        "homes cuckooed": homes,
        "lines in new places": line_report.scored(found.lines, found.alerts, truth),
        "people in drug supply": supply_report.scored(found.persons, truth),
    }


def show(year: Year) -> None:
    """All but the healing, which comes later."""
    year_tables.addresses(year.addresses)
    year_tables.lines(year.lines)
    year_tables.people(year.people)
    year_tables.operations(year.operations, year.explained, SCALE)
