"""``viper publish`` without a broker: every adapter rehearsed, counted and told, and on to the documents."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from ops.cli import app
from producers.courts.adapter import COURTS
from producers.delivery.dry_run import CONFLICT, DryRun
from producers.delivery.validation import outgoing_record
from producers.files.adapters import Adapter, publish
from producers.files.row_comparison import RepeatedRow
from producers.files.text_files import AdapterOutput, BadRow, EventRow, LeftOut
from producers.free_text.adapter import FREE_TEXT
from producers.tables.adapter import table
from schemas.errors import Problem
from schemas.events import Envelope, RecordedCrime
from schemas.items import RecordedCrimeItem
from schemas.transport.plausibility import impossible
from schemas.views import View
from schemas.wire import SourceRecord, encode
from streams.pipeline import conclude
from tests.make import crime, item
from tests.unit.producers.outputs import Output, unplaced
from tests.unit.producers.police_uk_files import street, written

DATA = Path(__file__).parents[2] / "data/adapters"
ODD = (Problem("somewhere", "odd", "is odd"),)
EXAMPLES = {
    "courts": (COURTS, "hearing.json"),
    "reports": (FREE_TEXT, "report.txt"),
    "arrests": (table(DATA / "arrests.toml"), "arrests.csv"),
    "a log of 5x5x5": (table(DATA / "log_5x5x5.json"), "log_5x5x5.csv"),
}


def told(*arguments: str) -> tuple[int, Any]:
    result = CliRunner().invoke(app, ["publish", *arguments, "--dry-run", "--json"])
    return result.exit_code, json.loads(result.stdout)


def test_a_rehearsal_says_what_would_become_of_every_row() -> None:
    files = ["csv", str(DATA / "arrests.csv"), "--mapping", str(DATA / "arrests.toml"), "--dry-run"]
    shown = " ".join(CliRunner().invoke(app, ["publish", *files]).stdout.split())
    assert "3 rows: 2 events, 1 bad row." in shown
    assert "A dry run: nothing was sent. 2 events would be delivered; 1 bad row would make none." in shown


def test_each_command_rehearses_its_format_without_a_broker(tmp_path: Path) -> None:
    for name, file in (("courts", "hearing.json"), ("reports", "report.txt")):
        code, report = told(name, str(DATA / file))
        assert (code, report["bad"], report["delivered"], report["dry_run"]) == (0, [], 0, True)
        assert report["events"] == report["rows"] > 0
    code, report = told("csv", str(DATA / "arrests.csv"), "--mapping", str(DATA / "arrests.toml"))
    assert (code, report["rows"], report["events"], len(report["bad"])) == (1, 3, 2, 1)
    code, report = told("police-uk", str(written(tmp_path, street({}, {"Month": "never"}))))
    assert (code, report["events"], [one["line"] for one in report["bad"]]) == (1, 1, [3])


def test_what_is_told_to_people_fits_their_screen_and_says_that_nothing_was_sent() -> None:
    log = ["csv", str(DATA / "log_5x5x5.csv"), "--mapping", str(DATA / "log_5x5x5.json")]
    result = CliRunner().invoke(app, ["publish", *log, "--dry-run"])
    assert result.exit_code == 1
    assert max(map(len, result.stdout.splitlines())) <= 100
    assert "nothing was sent" in result.stdout
    assert "log_5x5x5.csv line 5: items.0.grade (columns S, I, H)" in result.stdout


def test_events_that_would_be_refused_are_told_once_and_fit_the_screen(tmp_path: Path) -> None:
    events = [crime("A1"), *(other(number) for number in range(30))]
    (path := tmp_path / "some.jsonl").write_bytes(b"\n".join(map(encode, events)))
    result = CliRunner().invoke(app, ["publish", "events", str(path), "--source", "police-uk", "--dry-run"])
    assert result.exit_code == 2
    assert result.stdout.count("would be refused (30 times): says something else") == 1
    assert max(map(len, result.stdout.splitlines())) <= 100


def of(*found: Output) -> Adapter:
    def read(path: Path) -> Iterator[AdapterOutput]:
        for line, one in enumerate(found, start=1):
            yield one if isinstance(one, BadRow | LeftOut) else EventRow(path.name, line, one)

    return Adapter("police-uk", read)


def test_events_bad_rows_and_what_was_left_out_are_counted_apart() -> None:
    seen: list[int] = []
    bad, left_out = BadRow("some", 1, ODD), LeftOut("some", 2, ODD)
    report = publish([Path("some")], of(bad, left_out, crime()), DryRun("police-uk"), seen.append)
    assert (report.rows, report.events, report.bad, report.left_out) == (2, 1, [bad], [left_out])
    assert (report.files, sum(seen)) == ({"some": 2}, 2)


def test_a_row_that_repeats_an_event_adds_nothing_and_says_which_it_repeats() -> None:
    sent = DryRun("police-uk")
    report = publish([Path("one"), Path("two")], of(crime("A1"), crime("A2"), crime("A1")), sent)
    assert (report.rows, report.events) == (6, 2)
    assert report.repeated == [
        RepeatedRow("one", 3, "one", 1),
        RepeatedRow("two", 1, "one", 1),
        RepeatedRow("two", 2, "one", 2),
        RepeatedRow("two", 3, "one", 1),
    ]


def test_of_rows_that_contradict_each_other_the_later_is_refused_with_the_line_of_the_first() -> None:
    report = publish([Path("some")], of(crime("A1"), other(1)), DryRun("police-uk"))
    (bad,) = report.bad
    assert (report.events, bad.line, [problem.rule for problem in bad.problems]) == (1, 2, ["same-reference"])
    assert "has the same reference and revision as line 1, and says something else" in bad.problems[0].message


def test_where_all_rows_are_read_first_none_that_contradicts_another_is_sent() -> None:
    adapter = of(crime("A1"), other(1), crime("A2"), other(2))
    surveyed = replace(adapter, survey=lambda _: adapter.read)
    report = publish([Path("some")], surveyed, DryRun("police-uk"))
    assert (report.events, [bad.line for bad in report.bad]) == (1, [1, 2, 4])
    assert "as line 2, line 4," in report.bad[0].problems[0].message


def test_revisions_of_one_event_are_counted() -> None:
    revised = crime("A1").model_copy(update={"revision": 2})
    report = publish([Path("some")], of(crime("A1"), revised, crime("A2")), DryRun("police-uk"))
    assert (report.events, report.further_revisions, report.repeated) == (3, 1, [])


def test_a_rehearsal_of_events_tells_which_contradict_each_other_and_lets_repeats_be() -> None:
    adapter = replace(of(crime("A1"), crime("A1"), other(1)), compares=False)
    report = publish([Path("some")], adapter, DryRun("police-uk"))
    assert (report.events, report.repeated, report.failed) == (3, [], [(crime("A1").event_id, CONFLICT)])


def other(number: int) -> RecordedCrime:
    """Another event of the same reference and revision."""
    return crime("A1", item(1, text=f"something else {number}"))


@pytest.mark.parametrize("source", ["police-uk", "custody"])
def test_a_rehearsal_refuses_what_intake_would(source: str) -> None:
    large = crime("A2", *(_item(number) for number in range(1, 7)))
    report = publish([Path("some")], of(crime("A1"), large), DryRun(source))
    assert report.delivered == 0
    assert [event for event, _ in report.failed] == ([crime("A1").event_id] if source == "custody" else [])
    assert [(bad.line, [problem.rule for problem in bad.problems]) for bad in report.bad] == [(2, ["too-large"])]


class OfTheSource(DryRun):
    """Sends as a publisher does: what the source may not send is refused, which ends a publication."""

    def publish(self, message: SourceRecord) -> None:
        outgoing_record(message, "police-uk")
        super().publish(message)


def test_an_event_that_cannot_be_is_a_bad_row_with_its_line_and_the_rows_after_it_are_published() -> None:
    early = crime("A1").model_copy(update={"recorded_at": datetime(1999, 1, 1, tzinfo=UTC)})
    unknown, after = crime("Not known"), crime("A2")
    report = publish([Path("some")], of(early, unknown, after), OfTheSource("police-uk"))
    assert (report.rows, report.events, report.failed) == (3, 1, [])
    assert [(bad.line, [one.rule for one in bad.problems]) for bad in report.bad] == [
        (1, ["recorded-before-it-happened"]),
        (2, ["placeholder"]),
    ]
    assert "is known by one of its own, for ever" in report.bad[1].problems[0].message


@pytest.mark.parametrize(
    ("reference", "stands_for_none"),
    [
        *((text, True) for text in ("UNKNOWN", "tbc", "T.B.C.", "n/a", "N/K", "none", "-", "???", "xxx", "not given")),
        *((text, False) for text in ("12345", "000", "1111", "NN-INT-2018-0007", "item 3", "Unknown-7", "ABCXYZ")),
    ],
)
def test_a_reference_that_stands_for_none_is_refused_by_publisher_and_intake(
    reference: str, stands_for_none: bool
) -> None:
    found = [(problem.path, problem.rule) for problem in impossible(crime(reference))]
    assert found == ([("source_reference", "placeholder")] if stands_for_none else [])


def _item(number: int) -> RecordedCrimeItem:
    return item(number, text="x" * 49_000)


@pytest.mark.parametrize("name", EXAMPLES)
def test_whatever_an_adapter_makes_goes_all_the_way_to_a_document(name: str) -> None:
    adapter, file = EXAMPLES[name]
    said = [one for one in unplaced(adapter.read(DATA / file)) if isinstance(one, Envelope)]
    result = conclude(said)
    shown = {key.id for key in result.documents if key.family == "events" and key.view is View.C}
    assert shown == {one.event_id for one in said}
    assert result.dead_letters == {}
