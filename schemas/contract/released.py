"""What was released: for each version, the JSON Schemas as they stood. Committed, and never changed afterwards."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from schemas.contract.json_schemas import JsonSchema
from schemas.errors import NothingReleased

FOLDER: Final = Path(__file__).with_name("released")


def versions() -> list[str]:
    """Every released version, the newest last."""
    return sorted((folder.name for folder in FOLDER.glob("*.*")), key=lambda name: tuple(map(int, name.split("."))))


def released(version: str | None = None) -> dict[str, JsonSchema]:
    """The schemas of a released version, the newest by default, by kind."""
    return read(FOLDER / (version or versions()[-1]))


def read(path: Path) -> dict[str, JsonSchema]:
    """The schemas in a folder, or the one in a file named after its kind. Raise NothingReleased when there is none."""
    files = sorted(path.glob("*.json")) if path.is_dir() else [path]
    try:
        found = {file.stem: json.loads(file.read_text()) for file in files}
    except (OSError, ValueError) as error:
        raise NothingReleased(f"{path.name} holds no schema that can be read: {type(error).__name__}") from error
    if not found:
        raise NothingReleased(f"{path.name} holds no schemas")
    return found
