"""What a generation is made of: the digest of everything that decides, so that nothing derived is ever mixed up."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Final

import reference
import schemas
import values
from streams import correlation, enrichment, intake, resolution

DECIDING: Final = (values, schemas, reference, intake, enrichment, resolution, correlation)
"""The packages whose source decides what is concluded. A comment changed is a new generation too: cheap, and safe."""

LIBRARIES: Final = ("anyascii", "h3", "phonenumbers", "pydantic", "pydantic-core", "rapidfuzz", "shapely")
"""The libraries that those packages compute with: another version of one may conclude otherwise (ADR 0020)."""

STEPS: Final = ("subject_step", "stateful_step", "batch_reader", "stored_pieces", "refusal")
"""The modules beside this one that decide, too."""


def name(*, partitions: Mapping[str, int], population: int, cluster: str, log: str) -> str:
    """The name of the generation that these rules, this reference data, these settings and this log make.

    ``partitions`` by topic pattern, ``population`` how many people a mention may be of, ``log`` the topic id of
    ``intel.records``. 12 hex digits.
    """
    parts = [
        rules(),
        reference.digest(),
        f"population={population}",
        cluster,
        log,
        *(f"{topic}={count}" for topic, count in sorted(partitions.items())),
    ]
    return sha256("\n".join(parts).encode()).hexdigest()[:12]


def reference_digest() -> str:
    """The digest of the reference data we ship."""
    return reference.digest()


@cache
def rules() -> str:
    """The digest of everything that decides and is not data: the source of our packages, Python and the libraries."""
    folders = [Path(folder) for package in DECIDING for folder in package.__path__]
    own = [Path(__file__).with_name(f"{name}.py") for name in STEPS]
    return _digest(sorted([*own, *(file for folder in folders for file in folder.rglob("*.py"))]), runtime())


def runtime() -> dict[str, str]:
    """The versions of what our source runs on. Of Python the minor version, and that of its tables of characters."""
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    libraries = {name: version(name) for name in LIBRARIES}
    return {"python": python, "unicode": unicodedata.unidata_version} | libraries


def _digest(files: Iterable[Path], versions: Mapping[str, str]) -> str:
    whole = sha256("\n".join(f"{name}={number}" for name, number in sorted(versions.items())).encode())
    for file in files:
        whole.update(f"{file.parent.name}/{file.name}\n".encode())
        whole.update(file.read_bytes())
    return whole.hexdigest()
