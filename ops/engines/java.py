"""Find a Java that can run an engine: Elasticsearch wants a full JDK, Kafka takes any recent Java."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from ops.engines.errors import JavaMissing

JVMS: Final = Path("/usr/lib/jvm")
FULL_MODULES: Final = frozenset({"jdk.attach", "jdk.jdi", "jdk.jlink"})  # trimmed runtimes lack some of them


class Java(NamedTuple):
    """One Java, as its own ``release`` file or its own answer describes it."""

    home: Path
    version: int
    modules: frozenset[str]

    @property
    def program(self) -> Path:
        """What to run."""
        return self.home / "bin" / "java"

    @property
    def is_full(self) -> bool:
        """Whether Elasticsearch's own checks pass on it."""
        return self.version >= 21 and self.modules >= FULL_MODULES

    def __str__(self) -> str:
        missing = ", ".join(sorted(FULL_MODULES - self.modules))
        return f"Java {self.version} in {self.home}" + (f" (without {missing})" if missing else "")


def for_elasticsearch() -> Java:
    """The first full JDK 21 or newer. Raise JavaMissing saying what is there and what to install."""
    found = list(_found())
    for java in found:
        if java.is_full:
            return java
    wanted = f"Elasticsearch needs a full JDK 21 or newer, with {', '.join(sorted(FULL_MODULES))}"
    raise JavaMissing(_missing(wanted, found))


def for_kafka() -> Java:
    """A Java 17 or newer, preferably the one Elasticsearch runs on. Raise JavaMissing as above."""
    found = sorted(_found(), key=lambda java: not java.is_full)
    for java in found:
        if java.version >= 17:
            return java
    raise JavaMissing(_missing("Kafka needs Java 17 or newer", found))


def _missing(wanted: str, found: list[Java]) -> str:
    there = "; ".join(dict.fromkeys(map(str, found))) or "no Java at all"
    return f"{wanted}. Found: {there}. Install one (openjdk-21-jdk, temurin-25-jdk), or name one in JAVA_HOME."


def _found() -> Iterator[Java]:
    """Every Java there is, the named ones first, then the newest."""
    yield from filter(None, map(_look, _named()))
    others = filter(None, map(_look, sorted(JVMS.glob("*")))) if JVMS.is_dir() else iter(())
    yield from sorted(others, key=lambda java: -java.version)


def _named() -> Iterator[Path]:
    for name in ("ES_JAVA_HOME", "JAVA_HOME"):
        if home := os.environ.get(name):
            yield Path(home)
    if program := shutil.which("java"):
        yield Path(program).resolve().parent.parent


def _look(home: Path) -> Java | None:
    if not (home / "bin" / "java").is_file():
        return None
    release = home / "release"
    return (read_release(home, release.read_text()) if release.is_file() else None) or _ask(home)


def read_release(home: Path, text: str) -> Java | None:
    """What a Java's ``release`` file says; None when it does not say enough."""
    version = re.search(r'^JAVA_VERSION="(\d+)', text, re.MULTILINE)
    modules = re.search(r'^MODULES="(.*)"', text, re.MULTILINE)
    if version and modules:
        return Java(home, int(version[1]), frozenset(modules[1].split()))
    return None


def _ask(home: Path) -> Java | None:
    answer = subprocess.run([home / "bin" / "java", "--list-modules"], capture_output=True, text=True, check=False)
    modules = dict(re.findall(r"^(\S+)@(\d+)", answer.stdout, re.MULTILINE))
    return Java(home, int(modules["java.base"]), frozenset(modules)) if "java.base" in modules else None
