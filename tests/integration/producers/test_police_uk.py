"""Whole files to a real broker: every row is accounted for, and a broken file loses nothing before the break."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from producers.delivery.publisher import Publisher
from producers.errors import UnreadableFile
from producers.files.adapters import publish
from producers.police_uk.adapter import POLICE_UK, SOURCE
from reference.police_uk import demo_files
from schemas.topics import EVENTS
from schemas.wire import decode_said
from tests.conftest import RunningKafka
from tests.integration.producers.test_publisher import open_topic
from tests.integration.streams.topics import read
from tests.unit.producers.police_uk_files import searches, street, written


@pytest.fixture(scope="module")
def bootstrap(kafka: RunningKafka) -> str:
    open_topic(kafka.bootstrap, SOURCE)
    return kafka.bootstrap


def test_every_row_is_an_event_delivered_or_a_bad_row_and_the_counts_add_up(bootstrap: str, tmp_path: Path) -> None:
    files = [
        written(tmp_path, street({}, {"Month": "never"}, {"Context": "a"}), "crimes.csv"),
        written(tmp_path, searches({}, {"Gender": "?"}), "searches.csv.gz"),
    ]
    told: list[int] = []
    with Publisher(bootstrap, SOURCE) as publisher:
        report = publish(files, POLICE_UK, publisher, told.append)
    assert (report.rows, report.events, report.delivered, report.failed) == (5, 3, 3, [])
    assert [(one.file, one.line) for one in report.bad] == [("crimes.csv", 3), ("searches.csv.gz", 3)]
    assert report.files == {"crimes.csv": 3, "searches.csv.gz": 2}
    assert sum(told) == 5


def test_two_reports_of_one_publisher_do_not_count_the_same_twice(bootstrap: str, tmp_path: Path) -> None:
    file = written(tmp_path, street(*[{"Crime ID": ""}] * 2))
    with Publisher(bootstrap, SOURCE) as publisher:
        assert [publish([file], POLICE_UK, publisher).delivered for _ in range(2)] == [2, 2]


def test_of_a_file_that_breaks_off_what_came_before_is_delivered_and_counted(bootstrap: str, tmp_path: Path) -> None:
    whole = gzip.compress(searches(*({"Outcome": str(number)} for number in range(3_000))).encode())
    file = written(tmp_path, whole[: len(whole) // 2], "half.csv")
    with Publisher(bootstrap, SOURCE) as publisher:
        with pytest.raises(UnreadableFile, match=r"half\.csv breaks off .* events before it are delivered"):
            publish([file], POLICE_UK, publisher)
        assert 0 < publisher.report.delivered < 3_000
        assert publisher.report.failed == []


def test_the_demo_files_arrive_whole_and_decode(bootstrap: str) -> None:
    with Publisher(bootstrap, SOURCE) as publisher:
        report = publish(demo_files(), POLICE_UK, publisher)
    assert (report.rows, report.delivered + len(report.repeated), report.bad) == (17_492, 17_492, [])
    stored = {decode_said(one.value or b"").event_id for one in read(bootstrap, EVENTS.named(source=SOURCE))}
    assert len(stored) >= 17_492 - len(report.repeated) - report.further_revisions
