"""What data.police.uk publishes: its closed lists, and the files of it that we ship."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from reference.tables import DATA

CRIME_TYPES: Final = (
    "Anti-social behaviour",
    "Bicycle theft",
    "Burglary",
    "Criminal damage and arson",
    "Drugs",
    "Other crime",
    "Other theft",
    "Possession of weapons",
    "Public order",
    "Robbery",
    "Shoplifting",
    "Theft from the person",
    "Vehicle crime",
    "Violence and sexual offences",
)


def code(term: str) -> str:
    """A term of a list as a code: ``Violence and sexual offences`` is ``violence-and-sexual-offences``."""
    return re.sub(r"[^a-z0-9]+", "-", term.casefold()).strip("-")


def street_files(*months: str) -> tuple[Path, ...]:
    """The street-level crimes of Northamptonshire Police in these months, ``YYYY-MM``."""
    return tuple(DATA / "police_uk" / f"{month}-northamptonshire-street.csv.gz" for month in months)


def demo_files() -> tuple[Path, ...]:
    """Three months of street-level crime, and one of stop and search."""
    searches = DATA / "police_uk" / "2024-01-northamptonshire-stop-and-search.csv.gz"
    return (*street_files("2024-01", "2024-02", "2024-03"), searches)
