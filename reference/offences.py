"""Titles of offences by their CJS code. A part of the whole list, so a code that is not in it may still be right."""

from __future__ import annotations

from functools import cache

from reference.tables import rows


def title(code: str) -> str | None:
    """The title of the offence with this code, where it is known."""
    return _titles().get(code)


@cache
def _titles() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("offences.csv.gz")}
