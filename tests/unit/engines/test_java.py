from __future__ import annotations

from pathlib import Path

import pytest

from ops.engines import java
from ops.engines.errors import JavaMissing

FULL = ("java.base", *java.FULL_MODULES)


@pytest.fixture(autouse=True)
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without any Java."""
    for name in ("ES_JAVA_HOME", "JAVA_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "path"))
    monkeypatch.setattr(java, "JVMS", tmp_path / "jvm")
    return tmp_path


def installed(home: Path, version: str, modules: tuple[str, ...] = FULL, *, release: bool = True) -> Path:
    """A Java that says what it is in its ``release`` file, or only when asked."""
    program = home / "bin" / "java"
    program.parent.mkdir(parents=True)
    listing = "\n".join(f"{name}@{version}" for name in modules)
    program.write_text(f"#!/bin/sh\nprintf '%s\\n' '{listing}'\n")
    program.chmod(0o755)
    if release:
        (home / "release").write_text(f'JAVA_VERSION="{version}"\nMODULES="{" ".join(modules)}"\n')
    return home


def test_the_newest_full_jdk_of_the_machine_is_taken(machine: Path) -> None:
    installed(machine / "jvm" / "a", "21.0.2")
    newest = installed(machine / "jvm" / "b", "25.0.3")
    installed(machine / "jvm" / "c", "17.0.1")
    assert java.for_elasticsearch().home == newest


def test_a_named_jdk_goes_first(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed(machine / "jvm" / "b", "25.0.3")
    named = installed(machine / "mine", "21.0.2")
    monkeypatch.setenv("JAVA_HOME", str(named))
    assert java.for_elasticsearch().home == named


def test_a_named_java_that_is_too_old_does_not_stand_in_the_way(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    full = installed(machine / "jvm" / "b", "21.0.2")
    monkeypatch.setenv("JAVA_HOME", str(installed(machine / "mine", "17.0.1")))
    assert java.for_elasticsearch().home == full


def test_a_java_on_the_path_is_found_through_its_links(machine: Path) -> None:
    home = installed(machine / "opt" / "jdk", "21.0.2")
    (machine / "path").mkdir()
    (machine / "path" / "java").symlink_to(home / "bin" / "java")
    assert java.for_elasticsearch().home == home


def test_a_java_without_a_release_file_is_asked(machine: Path) -> None:
    home = installed(machine / "jvm" / "a", "22", release=False)
    assert java.for_elasticsearch() == java.Java(home, 22, frozenset(FULL))


def test_a_trimmed_runtime_is_not_enough_for_elasticsearch_and_the_message_says_why(machine: Path) -> None:
    installed(machine / "jvm" / "a", "25.0.3", ("java.base", "jdk.attach"))
    with pytest.raises(JavaMissing, match=r"Java 25 in .*/a \(without jdk\.jdi, jdk\.jlink\)"):
        java.for_elasticsearch()


def test_an_old_full_jdk_is_not_enough_for_elasticsearch_but_kafka_takes_it(machine: Path) -> None:
    home = installed(machine / "jvm" / "a", "17.0.1")
    with pytest.raises(JavaMissing, match="needs a full JDK 21 or newer"):
        java.for_elasticsearch()
    assert java.for_kafka().home == home


def test_kafka_runs_on_the_jdk_that_elasticsearch_runs_on(machine: Path) -> None:
    installed(machine / "jvm" / "b", "25", ("java.base",))
    full = installed(machine / "jvm" / "a", "21")
    assert java.for_kafka().home == full == java.for_elasticsearch().home


def test_no_java_at_all_says_what_to_install() -> None:
    with pytest.raises(JavaMissing, match=r"Found: no Java at all\. Install one"):
        java.for_kafka()


def test_a_broken_java_is_passed_over(machine: Path) -> None:
    installed(machine / "jvm" / "a", "21", (), release=False)
    with pytest.raises(JavaMissing, match="no Java at all"):
        java.for_kafka()
