"""Print the account of the simulated year."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import fill

from ops import output
from ops.demo.cuckooing_report import CuckooedAddress, FoundAndMissed
from ops.demo.ground_truth import Accuracy
from ops.demo.line_report import SpreadingLine
from ops.demo.operation_report import COLUMNS, NUMBERS, OperationYear
from ops.demo.supply_report import CentralPerson
from ops.demo.withdrawal_effects import WithdrawalEffects
from ops.demo.wording import as_words

ADDRESSES, LINES, PEOPLE = 5, 10, 8
"""How many of each are shown."""


def addresses(found: list[CuckooedAddress]) -> None:
    """What is believed of homes, and what each stands on."""
    output.say(f"\nHomes believed to be cuckooed: {len(found)} alerts. Those for which most speaks:\n")
    for entry in found[:ADDRESSES]:
        output.say(f"  {entry.address}")
        _text(f"{entry.believed} ({entry.band}), {entry.first} to {entry.last}; {entry.standing}")
        more = entry.signs_total - len(entry.signs)
        _text("because " + "; ".join(entry.signs) + (f"; and {more} more signs" if more > 0 else ""))
        _text(f"in truth: {entry.truth}")


def lines(found: list[SpreadingLine]) -> None:
    """The lines, and the places that they have reached."""
    heads = ["line", "number now", "home", "reached, and raised when", "stands on", "so in truth?"]
    rows = [
        (entry.name, entry.number, entry.home, ", ".join(entry.reached), entry.standing, entry.truth)
        for entry in found[:LINES]
    ]
    output.table("\nDrug lines, and where they have spread", heads, rows)


def people(found: list[CentralPerson]) -> None:
    """The people at the centre, and who of them is to be protected first."""
    heads = ["who", "named with", "known for, as items say", "towns", "in truth"]
    rows = [
        (entry.name, entry.others, "; ".join(entry.known_for), ", ".join(entry.towns), entry.truth)
        for entry in found[:PEOPLE]
    ]
    output.table("\nPeople at the centre of supply: named with most others", heads, rows, right=[1])
    if at_risk := [entry.name for entry in found[:PEOPLE] if entry.at_risk]:
        _text(f"To be protected first, since items say that they are at risk: {', '.join(at_risk)}.", 0)


def operations(years: tuple[OperationYear, OperationYear] | None, explained: Iterable[str], scale: float) -> None:
    """What was achieved, beside the year before."""
    if years:
        output.table("\nWhat the operation achieved", COLUMNS, [year.row for year in years], right=NUMBERS)
        kinds = ", ".join(f"{as_words(kind)} {count}" for kind, count in years[1].protection.items()) or "nothing"
        _text(
            f"Protection in the year: {kinds}. Worcester's courts are told whole, the year at {scale:.0%} of a force.",
            0,
        )
    for explanation in explained:
        _text(explanation, 0)


def healing(found: WithdrawalEffects) -> None:
    """Before, without, and after."""
    output.say(f"\nOne report is withdrawn: {found.report}")
    output.say(f"(event {found.event})\n")
    for what, called in (("address", found.address), ("alert", "the first alert about it"), ("person", found.person)):
        output.say(f"  {called}")
        for when, published in (("before", found.before), ("without it", found.without), ("taken back", found.after)):
            _text(f"{when + ':':11} {published[what]}")
    output.say("")
    changed = ", ".join(f"{family} {count}" for family, count in found.changed.items()) or "none"
    whole = "all as before, byte for byte" if not found.left else f"{found.left} otherwise than before"
    output.say(
        f"Of {found.documents:,} conclusions {sum(found.changed.values())} were otherwise without it ({changed})."
    )
    output.say(f"When the withdrawal was taken back: {whole}.")


def accuracy_table(scores: dict[str, Accuracy], days_ahead: float | None) -> None:
    """What share was right."""
    rows = [
        (
            what,
            accuracy.concluded,
            f"{accuracy.correct} ({accuracy.precision:.0%})",
            accuracy.true,
            f"{accuracy.found} ({accuracy.recall:.0%})",
        )
        for what, accuracy in scores.items()
    ]
    heads = ["held against the truth file", "said", "of them right", "so in truth", "of them said"]
    output.table("\nWhat share was right", heads, rows, right=[1, 2, 3, 4])
    if days_ahead is not None:
        output.say(f"Half of the homes that the police came to were raised {days_ahead:g} days before, or earlier.")


def found_and_missed(homes: Iterable[FoundAndMissed]) -> None:
    """What was found and what was missed of the homes, by how many people told of them."""
    rows = [(row.told_by, row.so, row.found, row.so - row.found) for row in homes]
    heads = ["homes taken over, reported by", "so in truth", "raised", "missed"]
    output.table("\nFound and missed", heads, rows, right=[1, 2, 3])
    _text(
        "What is missed, and why: one report mostly raises nothing; what only texts say raises nothing alone, and is "
        "shown as a question; and a house told without town and postcode, in a street of which there are several, is "
        "no house that anybody could find.",
        0,
    )


def _text(text: str, indent: int = 4) -> None:
    room = " " * indent
    output.say(fill(text, output.WIDTH - 2, initial_indent=room, subsequent_indent=room, break_on_hyphens=False))
