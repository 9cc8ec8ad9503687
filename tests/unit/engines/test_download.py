from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from ops.engines import download
from ops.engines.errors import ArtefactUnavailable
from tests.unit.engines.server import Manners, serving

CONTENT = bytes(range(256)) * 4_000
DIGEST = sha256(CONTENT).hexdigest()


class Counted:
    """What a progress bar would show."""

    def __init__(self) -> None:
        self.shown = 0

    def __call__(self, more: int) -> None:
        self.shown += more


def fetched(manners: Manners, target: Path, shown: Counted | None = None) -> bytes:
    with serving(manners) as url:
        advance = shown or Counted()
        download.fetch(url, target, sha256=DIGEST, size=len(CONTENT), advance=advance, pause=0.001)
    return target.read_bytes()


def test_a_file_arrives_whole_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    assert fetched(Manners(CONTENT), tmp_path / "a.jar") == CONTENT
    assert [file.name for file in tmp_path.iterdir()] == ["a.jar"]


def test_a_download_that_breaks_off_goes_on_where_it_stopped(tmp_path: Path) -> None:
    manners = Manners(CONTENT, breaks_off_after=3 * download.CHUNK + 7, breaks_off_times=2)
    assert fetched(manners, tmp_path / "a.jar") == CONTENT
    assert manners.asked_from == [0, 3 * download.CHUNK, 6 * download.CHUNK]


def test_a_server_that_ignores_the_range_sends_it_all_again_and_the_bar_stays_right(tmp_path: Path) -> None:
    shown = Counted()
    manners = Manners(CONTENT, breaks_off_after=3 * download.CHUNK, breaks_off_times=1, knows_range=False)
    assert fetched(manners, tmp_path / "a.jar", shown) == CONTENT
    assert shown.shown == len(CONTENT)


def test_what_an_interrupted_process_left_is_used(tmp_path: Path) -> None:
    (tmp_path / "a.jar.part").write_bytes(CONTENT[:5_000])
    manners = Manners(CONTENT)
    assert fetched(manners, tmp_path / "a.jar") == CONTENT
    assert manners.asked_from == [5_000]


def test_a_finished_download_is_checked_without_asking_again(tmp_path: Path) -> None:
    (tmp_path / "a.jar.part").write_bytes(CONTENT)
    manners = Manners(CONTENT)
    assert fetched(manners, tmp_path / "a.jar") == CONTENT
    assert manners.asked_from == []


def test_wrong_bytes_are_thrown_away_and_never_get_the_name(tmp_path: Path) -> None:
    with pytest.raises(ArtefactUnavailable, match=r"a\.jar is not what was pinned"):
        fetched(Manners(CONTENT[::-1]), tmp_path / "a.jar")
    assert list(tmp_path.iterdir()) == []


def test_a_server_that_sends_too_little_every_time_is_given_up_on(tmp_path: Path) -> None:
    manners = Manners(CONTENT[: download.CHUNK])
    with pytest.raises(ArtefactUnavailable, match="name a mirror in VIPER_MAVEN"):
        fetched(manners, tmp_path / "a.jar")


def test_a_server_that_is_busy_is_asked_again_a_few_times(tmp_path: Path) -> None:
    manners = Manners(CONTENT, status=503)
    with pytest.raises(ArtefactUnavailable, match="the repository answered 503"):
        fetched(manners, tmp_path / "a.jar")
    assert len(manners.asked_from) == download.FRUITLESS


def test_what_is_not_there_is_asked_for_once(tmp_path: Path) -> None:
    manners = Manners(CONTENT, status=404)
    with pytest.raises(ArtefactUnavailable, match="the repository answered 404"):
        fetched(manners, tmp_path / "a.jar")
    assert manners.asked_from == [0]


def test_no_network_is_said_in_words_and_without_the_address(tmp_path: Path) -> None:
    with serving(Manners(CONTENT)) as url:
        pass  # nobody listens there any more
    with pytest.raises(ArtefactUnavailable, match="the connection could not be made") as refusal:
        download.fetch(url, tmp_path / "a.jar", sha256=DIGEST, size=1, advance=Counted(), pause=0.001)
    assert "127.0.0.1" not in str(refusal.value)


def test_a_mirror_can_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIPER_MAVEN", "http://mirror.example/artefacts/")
    assert download.repository() == "http://mirror.example/artefacts"
