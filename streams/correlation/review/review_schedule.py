"""The numbers and lists of the review schedule, each with its source. Values not ``checked`` must be before live use.

Sources. *APP*: College of Policing, Authorised Professional Practice, Management of police information: review,
retention and disposal, under the Police Information and Records Management Code of Practice (2023). *CJA*: Criminal
Justice Act 2003, schedule 15 and section 224. *Police Act*: Police Act 1997, section 93(4).
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Group(NamedTuple):
    """One group of the schedule: years of clear period before the first review, and between later reviews."""

    called: str
    clear_years: int
    every_years: int | None
    source: str
    checked: bool


GROUPS: Final = {
    1: Group("certain public protection matters", 10, 10, "APP, review schedule", False),
    2: Group("other sexual, violent or serious offences", 10, 10, "APP, review schedule", False),
    3: Group("all other offences", 6, 5, "APP, review schedule", False),
    4: Group("intelligence, victims, witnesses, missing persons", 6, None, "APP, review schedule", False),
}
"""Group 4 is six years or more by type of record: the least is taken."""

KEEP_YEARS: Final = 100
"""Age up to which records of group 1 are retained. APP, review schedule; checked."""
