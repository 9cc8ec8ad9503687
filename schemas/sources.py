"""The declared source systems, and what each may do beyond speaking for itself.

An upstream system is declared here before it gets a topic; the broker's access control then says who may write to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from schemas.errors import UnknownSource


@dataclass(frozen=True, slots=True)
class Source:
    """One upstream system."""

    name: str
    title: str
    amends_others: bool = False  # may withdraw and regrade what other systems said
    opens_handling: bool = False  # may regrade an item from C to P


SOURCES: Final = {
    source.name: source
    for source in (
        Source("police-uk", "data.police.uk: recorded crime and stop and search, as published"),
        Source("intelligence-unit", "The intelligence unit's own desk", amends_others=True, opens_handling=True),
    )
}


def source(name: str) -> Source:
    """The declaration of a source system. Raise UnknownSource when there is none."""
    try:
        return SOURCES[name]
    except KeyError:
        raise UnknownSource(f"no source system of this name is declared; declared are: {', '.join(SOURCES)}") from None
