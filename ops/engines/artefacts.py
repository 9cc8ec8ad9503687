"""The engines' programs, kept once for each user: fetched on first use, then nothing is fetched any more."""

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from ops.engines import download, pins
from ops.engines.errors import ArtefactUnavailable
from ops.engines.file_lock import exclusive_lock
from ops.engines.pins import Artefact
from ops.engines.start_messages import Advance, Show, on_stderr

KEPT: Final = frozenset({"LICENSE.txt", "NOTICE.txt", "config", "lib"})
MODULES: Final = frozenset(
    {
        "aggregations",
        "analysis-common",
        "apm",
        "counted-keyword",
        "dot-prefix-validation",
        "health-shards-availability",
        "ingest-common",
        "lang-painless",
        "parent-join",
        "reindex",
        "rest-root",
        "transport-netty4",
        "user-agent",
        "x-pack-core",
        "x-pack-esql-core",
        "x-pack-security",
    }
)
"""The modules kept. Others of the bundle slow the start, and one of them calls out."""
ROOM: Final = 256 << 20  # bytes beside the downloads themselves: what is unpacked


def cache() -> Path:
    """Where the programs of this user are kept."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "viper"


def fetch(show: Show = on_stderr) -> None:
    """Have the programs of both engines. Raise ArtefactUnavailable with what to do next."""
    kafka_jars(show)
    elasticsearch_home(show)


def kafka_jars(show: Show = on_stderr) -> Path:
    """The folder of the broker's jars."""
    folder = cache() / f"kafka-{pins.KAFKA}-{pins.kafka_digest()}"
    return _kept(folder, pins.kafka_jars(), _put_all, f"Apache Kafka {pins.KAFKA}", show)


def elasticsearch_home(show: Show = on_stderr) -> Path:
    """The folder of the Elasticsearch distribution, its licence included."""
    folder = cache() / f"elasticsearch-{pins.ELASTICSEARCH}-{pins.BUNDLE.sha256[:12]}"
    return _kept(folder, [pins.BUNDLE], _unpack, f"Elasticsearch {pins.ELASTICSEARCH}", show)


def _kept(
    folder: Path, artefacts: Iterable[Artefact], fill: Callable[[Path, Path], None], title: str, show: Show
) -> Path:
    if not folder.is_dir():
        try:
            with exclusive_lock(folder.with_name(f"{folder.name}.lock"), title):
                if not folder.is_dir():  # else the process that was before us filled it
                    _fill(folder, tuple(artefacts), fill, title, show)
        except OSError as error:
            message = (
                f"Cannot keep {title} in {folder.parent}: {error.strerror}. Make it writable, or set XDG_CACHE_HOME."
            )
            raise ArtefactUnavailable(message) from error
    return folder


def _fill(
    folder: Path, artefacts: tuple[Artefact, ...], fill: Callable[[Path, Path], None], title: str, show: Show
) -> None:
    """The folder appears by one rename: nobody ever sees a half-filled one. Downloads outlive an interruption."""
    arriving, staging = (folder.with_name(f"{folder.name}.{state}") for state in ("arriving", "staging"))
    shutil.rmtree(staging, ignore_errors=True)
    for new in (arriving, staging):
        new.mkdir(exist_ok=True)
    size = sum(artefact.size for artefact in artefacts)
    _require_room(arriving, size)
    with show(title, size) as advance:
        for artefact in artefacts:
            _arrive(artefact, arriving, advance)
    fill(arriving, staging)
    staging.rename(folder)
    shutil.rmtree(arriving)


def _require_room(arriving: Path, size: int) -> None:
    needed = size + ROOM - sum(file.stat().st_size for file in arriving.iterdir())
    if (free := shutil.disk_usage(arriving).free) < needed:
        where = arriving.parent
        message = (
            f"{where} has {free >> 20} MB free and {needed >> 20} MB are needed: make room, or set XDG_CACHE_HOME."
        )
        raise ArtefactUnavailable(message)


def _arrive(artefact: Artefact, arriving: Path, advance: Advance) -> None:
    target = arriving / artefact.file
    if target.is_file():  # checked before it got its name
        advance(artefact.size)
    else:
        url = f"{download.repository()}/{artefact.path}"
        download.fetch(url, target, sha256=artefact.sha256, size=artefact.size, advance=advance)


def _put_all(arriving: Path, home: Path) -> None:
    for file in arriving.iterdir():
        file.rename(home / file.name)


def _unpack(arriving: Path, home: Path) -> None:
    with zipfile.ZipFile(arriving / pins.BUNDLE.file) as bundle:
        for entry in bundle.infolist():
            _, _, name = entry.filename.partition("/elasticsearch/")
            if name and not entry.is_dir() and _wanted(name):
                entry.filename = name
                bundle.extract(entry, home)
    (home / "plugins").mkdir()


def _wanted(name: str) -> bool:
    top, _, rest = name.partition("/")
    return top in KEPT or (top == "modules" and rest.partition("/")[0] in MODULES)
