"""What is derived outlives the process as a copy; whatever the copy is of, what is told is the same as without it."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.wire import SourceRecord
from streams.engine import snapshots
from streams.engine.snapshots import Snapshot, load, save
from streams.step import Outcome, Record, Send, Write
from tests.make import crime
from tests.unit.streams.person_logs import LOGS, many, person, telling
from tests.unit.streams.person_statements import resolving, statements


def records_of(log: Sequence[SourceRecord]) -> list[Record]:
    return [Record(s.topic, 0, at, 0, s.key, s.value, s.headers) for at, s in enumerate(statements(log))]


@many
@given(LOGS, st.data())
def test_a_start_from_a_copy_tells_what_a_start_without_one_tells(log: list[SourceRecord], data: st.DataObject) -> None:
    """The copy is of an earlier state or of a later one, the state holds more since, or has lost some."""
    records = records_of(log)
    running, written, copies = resolving(), list[list[Write]](), [resolving().snapshot()]
    for record in records:
        outcome = running.advance([record])
        running.apply(outcome.writes)
        written.append(list(outcome.writes))
        copies.append(running.snapshot())
    held = [write for several in written[: data.draw(st.integers(0, len(records)))] for write in several]
    rest = records[data.draw(st.integers(0, len(records))) :]
    copied, plain = resolving(*held), resolving(*held)
    anew = copied.resume(data.draw(st.sampled_from(copies)))
    assert anew <= plain.resume(None)
    assert in_order(copied.advance(rest).sends) == in_order(plain.advance(rest).sends)


def in_order(sends: Sequence[Send]) -> list[Send]:
    return sorted(sends, key=lambda one: (one.topic, one.key))


def test_only_what_is_otherwise_since_is_derived_anew() -> None:
    log = [crime(f"A{at}", telling(person("Ann", f"Sample{at}")), recorded=at) for at in range(10)]
    running = resolving()
    outcome = running.advance(records_of(log))
    running.apply(outcome.writes)
    again = resolving(*outcome.writes[:9])
    assert again.resume(running.snapshot()) == 1


def test_a_copy_that_fits_little_is_left_aside() -> None:
    log = [crime(f"A{at}", telling(person("Ann", f"Sample{at}")), recorded=at) for at in range(10)]
    outcome = resolving().advance(records_of(log))
    assert resolving(*outcome.writes).resume(resolving(*outcome.writes[:3]).snapshot()) == 10


class Counting:
    """Derives how many records it holds."""

    def __init__(self) -> None:
        self.begun: list[bytes | None] = []

    def advance(self, batch: Sequence[Record]) -> Outcome:
        return Outcome([])

    def apply(self, writes: Iterable[Write]) -> None:
        """Nothing."""

    def resume(self, snapshot: bytes | None) -> int:
        self.begun.append(snapshot)
        return 0 if snapshot else 1

    def snapshot(self) -> bytes:
        return b"so much"


def made(snapshot: Snapshot, file: Path) -> bytes | None:
    for _ in range(200):
        snapshot.look()
        if file.exists():
            return load(file)
        time.sleep(0.05)
    return None


def test_a_snapshot_is_made_by_a_child_and_taken_up_at_the_next_start(tmp_path: Path) -> None:
    file = tmp_path / "one"
    first, second = Counting(), Counting()
    snapshot = Snapshot(file, first)
    snapshot.resume()
    assert made(snapshot, file) == b"so much"
    assert file.stat().st_mode & 0o777 == 0o600
    Snapshot(file, second).resume()
    assert (first.begun, second.begun) == ([None], [b"so much"])
    snapshot.give_up()


@pytest.mark.parametrize("spoilt", [b"", b"viper", b"other-version\n", b"-"])
def test_a_snapshot_that_is_broken_or_of_another_version_is_none(tmp_path: Path, spoilt: bytes) -> None:
    file = tmp_path / "one"
    save(b"so much", file)
    file.write_bytes(file.read_bytes()[:-1] + b"x" if spoilt == b"-" else spoilt)
    assert load(file) is None


def test_a_snapshot_that_others_may_write_or_read_is_none(tmp_path: Path) -> None:
    file = tmp_path / "one"
    save(b"so much", file)
    assert load(file) == b"so much"
    file.chmod(0o666)
    assert load(file) is None


def test_a_signal_meant_for_the_child_does_not_reach_us(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Slow(Counting):
        def snapshot(self) -> bytes:
            (tmp_path / "begun").touch()
            time.sleep(60)
            return b""

    monkeypatch.setattr(snapshots, "LEAST", 0.0)
    snapshot = Snapshot(tmp_path / "one", Slow())
    snapshot.changed()
    snapshot.look()
    while not (tmp_path / "begun").exists():
        time.sleep(0.01)
    os.kill(snapshot.child, signal.SIGTERM)
    assert os.waitpid(snapshot.child, 0)[1] == signal.SIGTERM
    assert not (tmp_path / "one").exists()
