from __future__ import annotations

import io
import shutil
import threading
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from ops.engines import artefacts, pins, start_messages
from ops.engines.errors import ArtefactUnavailable, EngineError
from tests.unit.engines.server import Manners, serving


def bundle() -> bytes:
    """A small artefact shaped like the real one."""
    content = io.BytesIO()
    names = ["LICENSE.txt", "lib/server.jar", "modules/reindex/a.jar", "modules/inference/a.jar", "bin/elasticsearch"]
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("sonar-1/web/index.html", "not wanted")
        for name in names:
            archive.writestr(f"sonar-1/elasticsearch/{name}", name)
    return content.getvalue()


@pytest.fixture
def small_bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> bytes:
    content = bundle()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    pin = pins.Artefact("org.example", "carrier", "1", sha256(content).hexdigest(), len(content), "zip")
    monkeypatch.setattr(pins, "BUNDLE", pin)
    return content


def fetch_from(manners: Manners, monkeypatch: pytest.MonkeyPatch) -> Path:
    with serving(manners) as url:
        monkeypatch.setenv("VIPER_MAVEN", url)
        return artefacts.elasticsearch_home(start_messages.silent)


def test_only_what_is_needed_is_unpacked_with_the_licence_and_the_archive_is_dropped(
    small_bundle: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = fetch_from(Manners(small_bundle), monkeypatch)
    kept = {str(file.relative_to(home)) for file in home.rglob("*") if file.is_file()}
    assert kept == {"LICENSE.txt", "lib/server.jar", "modules/reindex/a.jar"}
    assert [file.name for file in artefacts.cache().glob("*/*.zip*")] == []


def test_once_there_nothing_is_fetched(small_bundle: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    manners = Manners(small_bundle)
    assert fetch_from(manners, monkeypatch) == fetch_from(manners, monkeypatch)
    assert len(manners.asked_from) == 1


def test_two_at_once_fetch_once(
    small_bundle: bytes, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    manners = Manners(small_bundle)
    with serving(manners) as url:
        monkeypatch.setenv("VIPER_MAVEN", url)
        threads = [
            threading.Thread(target=artefacts.elasticsearch_home, args=(start_messages.silent,)) for _ in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(manners.asked_from) == 1
    assert artefacts.elasticsearch_home().is_dir()


def test_an_interruption_leaves_no_folder_that_looks_finished(
    small_bundle: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ArtefactUnavailable):
        fetch_from(Manners(small_bundle[::-1]), monkeypatch)
    assert not list(artefacts.cache().glob("elasticsearch-*[!a-z]"))
    assert fetch_from(Manners(small_bundle), monkeypatch).is_dir()


def test_a_full_disk_is_said_before_anything_is_fetched(small_bundle: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage("/")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1 << 20))
    manners = Manners(small_bundle)
    with pytest.raises(ArtefactUnavailable, match=r"has 1 MB free and \d+ MB are needed: make room"):
        fetch_from(manners, monkeypatch)
    assert manners.asked_from == []


def test_a_cache_that_cannot_be_written_is_said(
    small_bundle: bytes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "viper").write_text("a file where a folder should be")
    with pytest.raises(ArtefactUnavailable, match="set XDG_CACHE_HOME"):
        fetch_from(Manners(small_bundle), monkeypatch)


def test_the_lock_pins_every_jar_of_the_broker() -> None:
    jars = pins.kafka_jars()
    assert len(jars) == 47
    assert ("org.apache.kafka", "kafka_2.13", pins.KAFKA) in {(jar.group, jar.name, jar.version) for jar in jars}


def test_a_pinned_jar_knows_its_place_in_a_repository() -> None:
    (jar,) = pins.read_lock(f"org.example.parts:part:1.2 {'a' * 64} 9\n")
    assert jar.path == "org/example/parts/part/1.2/part-1.2.jar"


@pytest.mark.parametrize(
    "line", ["a:b:1", f"a:b {'a' * 64} 9", "a:b:1 abc 9", f"a:b:1 {'a' * 64} 0", f"a:b:1 {'a' * 64} many"]
)
def test_a_lock_line_that_pins_nothing_is_refused_by_number(line: str) -> None:
    with pytest.raises(EngineError, match="Line 2 of the Kafka lock"):
        pins.read_lock(f"a:b:1 {'a' * 64} 9\n{line}\n")


def test_without_a_terminal_a_download_is_a_few_plain_lines(capsys: pytest.CaptureFixture[str]) -> None:
    with start_messages.on_stderr("Parts", 100 << 20) as advance:
        for _ in range(100):
            advance(1 << 20)
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "Fetching Parts, 100 MB, once"
    assert lines[1:] == [f"Parts: {done} % of 100 MB" for done in range(10, 101, 10)]
