"""Open data we ship, small extracts with their licences, and their loaders. Pure: nothing is fetched."""

from __future__ import annotations

from functools import cache
from hashlib import sha256

from reference.tables import DATA


@cache
def digest() -> str:
    """SHA-256 over every shipped file that decides something; part of the generation."""
    whole = sha256()
    for file in sorted(DATA.glob("*.*")):
        whole.update(f"{file.name}\n".encode())
        whole.update(file.read_bytes())
    return whole.hexdigest()
