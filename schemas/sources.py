"""The declared source systems, and what each may do beyond speaking for itself.

An upstream system is declared here before it gets a topic; the broker's access control decides who may write to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from schemas.errors import UnknownSource


@dataclass(frozen=True, slots=True)
class Source:
    """One upstream system. Each may withdraw and regrade its own events; everything else is declared."""

    name: str
    title: str
    kinds: frozenset[str]  # the kinds of event it may send
    amends_others: bool = False  # may withdraw and regrade events of other systems
    opens_handling: bool = False  # may regrade an item from C to P
    erases: bool = False  # may erase an event for ever
    anonymous: bool = False  # nothing about who reported may be stored: see ``schemas.transport.anonymity``


def _source(name: str, title: str, *kinds: str, **may: bool) -> Source:
    return Source(name, title, frozenset(kinds), **may)


SOURCES: Final = {
    source.name: source
    for source in (
        _source(
            "police-uk",
            "data.police.uk: recorded crime and stop and search, as published",
            "recorded-crime",
            "stop-and-search",
        ),
        _source(
            "intelligence-unit",
            "The intelligence unit's own desk: reports, and what people decide",
            "intelligence-report",
            "identity-decision",
            "alert-decision",
            amends_others=True,
            opens_handling=True,
        ),
        _source(
            "crime-recording", "Crime reports by 101 and online, and recorded crime", "crime-report", "recorded-crime"
        ),
        _source("crimestoppers", "The charity: anonymous reports", "crimestoppers-report", anonymous=True),
        _source("patrols", "What patrols see", "patrol-sighting"),
        _source("stop-search", "Stop and search records of the force", "stop-and-search"),
        _source("anpr", "Number plate cameras", "vehicle-read"),
        _source(
            "custody", "Warrants, arrests, seizures and charges", "warrant-executed", "arrest", "seizure", "charge"
        ),
        _source("courts", "Court hearings: charges and sentences", "charge", "sentence"),
        _source("safeguarding", "Referrals, missing episodes and visits", "safeguarding-referral"),
        _source("records-management", "Review, retention and disposal", amends_others=True, erases=True),
    )
}


def source(name: str) -> Source:
    """The declaration of a source system. Raise UnknownSource when there is none."""
    try:
        return SOURCES[name]
    except KeyError:
        raise UnknownSource(f"no source system of this name is declared; declared are: {', '.join(SOURCES)}") from None
