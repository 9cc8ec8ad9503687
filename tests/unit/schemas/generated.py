"""What is made from the schemas and committed beside them.

python -m tests.unit.schemas.generated              writes docs/events.md, docs/vocabulary.md and docs/asyncapi.json
python -m tests.unit.schemas.generated --release    writes the JSON Schemas and examples of this version as released
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path

from schemas.contract.asyncapi import document
from schemas.contract.json_schemas import EXAMPLES, all_schemas
from schemas.contract.markdown import page
from schemas.contract.released import FOLDER
from schemas.contract.vocabulary_page import vocabulary_page
from schemas.wire import MAJOR, MINOR
from tests.unit.house.repository import ROOT

VERSION = f"{MAJOR}.{MINOR}"
GOLDEN = EXAMPLES / "golden"


def documents() -> Mapping[Path, str]:
    """The documents and what stands in them."""
    docs = ROOT / "docs"
    return {
        docs / "events.md": page(),
        docs / "vocabulary.md": vocabulary_page(),
        docs / "asyncapi.json": _text(document()),
    }


def release() -> Mapping[Path, str]:
    """What is kept for ever of this version: each kind's JSON Schema, and every good example."""
    schemas = {FOLDER / VERSION / f"{kind}.json": _text(schema) for kind, schema in all_schemas().items()}
    good = sorted((EXAMPLES / "events" / "good").glob("*.json"))
    return schemas | {GOLDEN / VERSION / path.name: path.read_text() for path in good}


def _text(value: object) -> str:
    return json.dumps(value, indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    for file, text in (release() if "--release" in sys.argv else documents()).items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
