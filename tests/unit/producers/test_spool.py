"""The spool: what it accepted is there after a crash, whole and in order; what it did not is not half there."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, cast

import pytest

from producers import DeliveryReport, NotDelivered, Publisher, Refused, Spool, SpoolFull, SpoolUnusable
from producers.delivery.validation import OutgoingRecord, outgoing_record
from schemas.wire import SourceRecord
from tests.make import crime, example, item

SOURCE = "police-uk"
WRITER = Path(__file__).with_name("spool_writer.py")


class Taking:
    """What takes from a spool as a Publisher does. From the ``fails_from``-th on nothing is confirmed."""

    def __init__(self, fails_from: int = 10**9) -> None:
        self.taken: list[OutgoingRecord] = []
        self.report = DeliveryReport()
        self._fails_from = fails_from

    def send(self, one: OutgoingRecord) -> None:
        self.taken.append(one)
        if len(self.taken) >= self._fails_from:
            self.report.failed.append((one.key.decode(), "the broker did not confirm it in time; publish it again"))

    def flush(self) -> DeliveryReport:
        return self.report


def drained(spool: Spool, taking: Taking | None = None) -> list[OutgoingRecord]:
    taking = taking or Taking()
    spool.drain(cast("Publisher", taking))
    return taking.taken


def several(count: int, start: int = 0) -> list[SourceRecord]:
    return [crime(f"S{number}") for number in range(start, start + count)]


def bytes_of(said: list[SourceRecord]) -> list[OutgoingRecord]:
    return [outgoing_record(one, SOURCE) for one in said]


def test_what_is_accepted_is_drained_in_order_and_gone(tmp_path: Path) -> None:
    with Spool(tmp_path, SOURCE) as spool:
        assert (spool.accept(several(30)), spool.accept(several(2_500, 30)), len(spool)) == (30, 2_500, 2_530)
        assert drained(spool) == bytes_of(several(2_530))
        assert (len(spool), drained(spool)) == (0, [])


def test_it_is_there_when_the_spool_is_opened_again(tmp_path: Path) -> None:
    with Spool(tmp_path, SOURCE) as spool:
        spool.accept(several(3))
    with Spool(tmp_path, SOURCE) as spool:
        spool.accept(several(2, 3))
        assert drained(spool) == bytes_of(several(5))


def test_what_is_not_confirmed_stays(tmp_path: Path) -> None:
    with Spool(tmp_path, SOURCE) as spool:
        spool.accept(several(1_500))
        with pytest.raises(NotDelivered, match=r"500 events wait in police-uk\.spool; the broker did not confirm"):
            drained(spool, Taking(fails_from=1_200))
        assert len(spool) == 500  # the first thousand had been confirmed
        assert drained(spool) == bytes_of(several(1_500))[1_000:]


def test_one_that_may_not_be_said_and_none_of_its_batch_is_accepted(tmp_path: Path) -> None:
    with Spool(tmp_path, SOURCE) as spool:
        with pytest.raises(Refused):
            spool.accept([crime(), crime(source="patrols")])
        assert len(spool) == 0


def test_a_full_spool_says_so_keeps_what_it_has_and_takes_again_when_drained(tmp_path: Path) -> None:
    large = [crime(f"L{number}", item(text="x" * 40_000)) for number in range(10)]
    with Spool(tmp_path, SOURCE, max_bytes=600_000) as spool:
        spool.accept(large)
        with pytest.raises(SpoolFull, match="drain it, or make room"):
            spool.accept(large)
        assert len(spool) == 10
        drained(spool)
        assert spool.accept(large) == 10


def test_only_its_owner_can_read_it(tmp_path: Path) -> None:
    with Spool(tmp_path / "new", SOURCE) as spool:
        spool.accept(several(1))
        assert {path.stat().st_mode & 0o077 for path in (tmp_path / "new").iterdir()} == {0}


def test_what_has_left_is_overwritten(tmp_path: Path) -> None:
    with Spool(tmp_path, SOURCE) as spool:
        spool.accept([crime("A1", item(text="zaphod7zebra"))])
        drained(spool)
    assert not [path for path in tmp_path.iterdir() if b"zaphod7zebra" in path.read_bytes()]


def test_of_an_anonymous_source_the_order_is_not_kept(tmp_path: Path) -> None:
    report = example("crimestoppers-report-with-the-least")
    reports = [report.model_copy(update={"revision": revision}) for revision in range(1, 41)]
    with Spool(tmp_path, "crimestoppers") as spool:
        spool.accept(reports)
        found = drained(spool)
    sent = [outgoing_record(one, "crimestoppers") for one in reports]
    assert sorted(found) == sorted(sent)
    assert found != sent


@pytest.mark.parametrize("content", [b"not a database at all" * 100, b"\x00" * 5_000])
def test_a_file_that_is_none_is_left_untouched(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "police-uk.spool").write_bytes(content)
    with pytest.raises(SpoolUnusable, match="move it aside"):
        Spool(tmp_path, SOURCE)
    assert (tmp_path / "police-uk.spool").read_bytes() == content


def test_a_database_of_somebody_else_is_left_untouched(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "police-uk.spool") as theirs:
        theirs.execute("CREATE TABLE waiting (x)")
    theirs.close()
    with pytest.raises(SpoolUnusable, match="no spool of this release"):
        Spool(tmp_path, SOURCE)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SpoolUnusable):
        Spool(tmp_path / "file" / "spool", SOURCE)


def written_until_killed(folder: Path, seconds: float) -> int:
    """How many events a process had accepted, as far as it told, when it was killed."""
    command = [sys.executable, str(WRITER), str(folder)]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[3])}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as writer:
        output: Any = writer.stdout
        output.readline()
        time.sleep(seconds)
        writer.send_signal(signal.SIGKILL)
        told = output.read().split(b"\n")[:-1]  # a number that breaks off was not told
    return int(told[-1]) if told else 0


@pytest.mark.parametrize("seed", range(5))
def test_a_process_killed_while_it_writes_loses_nothing_it_was_told_is_accepted(tmp_path: Path, seed: int) -> None:
    told = written_until_killed(tmp_path, random.Random(seed).uniform(0.05, 0.4))
    with Spool(tmp_path, SOURCE) as spool:
        found = drained(spool)
    assert len(found) >= told
    assert len(found) % 7 == 0  # batches of seven, each whole or not there
    assert found == bytes_of(several(len(found)))


@pytest.mark.parametrize("cut", [1, 100, 3_000, 9_000])
def test_a_last_write_that_was_cut_off_is_dropped_whole_and_those_before_it_are_kept(tmp_path: Path, cut: int) -> None:
    copy = tmp_path / "copy"
    copy.mkdir()
    with Spool(tmp_path, SOURCE) as spool:
        for start in range(0, 70, 7):
            spool.accept(several(7, start))
        for path in tmp_path.glob("police-uk.spool*"):
            if not path.name.endswith("-shm"):
                (copy / path.name).write_bytes(path.read_bytes())
    log = copy / "police-uk.spool-wal"
    log.write_bytes(log.read_bytes()[:-cut])
    with Spool(copy, SOURCE) as spool:
        found = drained(spool)
    assert found == bytes_of(several(len(found)))
    assert len(found) in {56, 63}


def test_a_page_of_the_log_that_was_written_wrong_is_told_by_its_checksum(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    copy.mkdir()
    with Spool(tmp_path, SOURCE) as spool:
        for start in range(0, 21, 7):
            spool.accept(several(7, start))
        for name in ("police-uk.spool", "police-uk.spool-wal"):
            (copy / name).write_bytes((tmp_path / name).read_bytes())
    log = copy / "police-uk.spool-wal"
    spoilt = bytearray(log.read_bytes())
    spoilt[-500] ^= 0xFF
    log.write_bytes(spoilt)
    with Spool(copy, SOURCE) as spool:
        assert drained(spool) == bytes_of(several(14))
