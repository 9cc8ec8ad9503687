"""What is shown of operations: a row for each, or for each of its months or towns. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

COLUMNS: Final = ("", "when", "warrants", "arrests", "charges", "seizures", "cash", "years", "protection")
"""Years are of prison; protection counts protective acts."""

NUMBERS: Final = (2, 3, 4, 5, 6, 7, 8)
"""Which columns hold numbers."""


def operation_row(one: Mapping[str, Any]) -> tuple[object, ...]:
    """An operation in all, or one month of it."""
    if "month" in one:
        return one["name"], f"{date.fromisoformat(one['month']):%b %Y}", *_acts(one)
    return one["name"], f"{one['first_seen'][:10]} to {one['last_seen'][:10]}", *_acts(one)


def town_row(town: Mapping[str, Any]) -> tuple[object, ...]:
    """What an operation did in one town."""
    return town["name"], "", *_acts(town)


def _acts(one: Mapping[str, Any]) -> tuple[object, ...]:
    done = one["enforcement"]
    counted = (done["warrants"], done["arrests"], done["charges"], done["seizures"])
    cash = f"{done['cash_pence'] / 100:,.0f}"
    return *counted, cash, f"{done['custody_years']:,.1f}", one["protection"]["acts"]
