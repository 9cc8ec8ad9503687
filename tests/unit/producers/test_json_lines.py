"""Files of JSON lines: every line is an event, or is told with its number and the reason, and the others go on."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pytest

from producers.delivery.dry_run import DryRun
from producers.errors import UnreadableFile
from producers.files.adapters import publish
from producers.files.json_lines import STDIN, json_lines
from producers.files.text_files import BadRow, EventRow
from schemas.errors import UnknownSource
from schemas.wire import MAX_BYTES, SourceRecord, encode
from tests.make import crime, withdrawal
from tests.unit.producers.outputs import unplaced

ONE, OTHER = crime("A1"), crime("A2")


def lines(*values: bytes, end: bytes = b"\n") -> bytes:
    return end.join(values) + end


def read(folder: Path, content: bytes, source: str = "police-uk") -> list[SourceRecord | BadRow]:
    path = folder / "events.jsonl"
    path.write_bytes(content)
    return [one for one in unplaced(json_lines(source).read(path)) if isinstance(one, SourceRecord | BadRow)]


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\n\n  \n"])
def test_every_line_is_an_event_and_blank_lines_mean_nothing(tmp_path: Path, end: bytes) -> None:
    assert read(tmp_path, lines(encode(ONE), encode(OTHER), end=end)) == [ONE, OTHER]


def test_amendments_come_the_same_way(tmp_path: Path) -> None:
    assert read(tmp_path, lines(encode(withdrawal()))) == [withdrawal()]


def test_a_byte_order_mark_a_missing_line_end_and_an_archive_are_fine(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbf" + lines(encode(ONE)) + encode(OTHER)
    assert read(tmp_path, content) == read(tmp_path, gzip.compress(content)) == [ONE, OTHER]


def test_an_empty_file_holds_nothing(tmp_path: Path) -> None:
    assert read(tmp_path, b"") == read(tmp_path, gzip.compress(b"")) == []


BAD = {
    "no JSON": (b"{", "", "json-invalid"),
    "not UTF-8": (b'{"kind":"\xff"}', "", "json-invalid"),
    "an array": (b"[]", "", "dict-type"),
    "two on one line": (encode(ONE) * 2, "", "json-invalid"),
    "a wrong field": (encode(ONE).replace(b'"revision":1', b'"revision":0'), "revision", "greater-than-equal"),
    "another source's": (encode(crime(source="patrols")), "source_system", "not-your-name"),
    "too long": (b'{"pad":"' + b"x" * MAX_BYTES + b'"}', "", "too-large"),
    "far too long": (b"x" * 3_000_000, "", "too-large"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_line_is_told_with_its_number_and_those_around_it_go_on(tmp_path: Path, name: str) -> None:
    value, path, rule = BAD[name]
    before, bad, after = read(tmp_path, lines(encode(ONE), value, encode(OTHER)))
    assert (before, after) == (ONE, OTHER)
    assert isinstance(bad, BadRow)
    assert (bad.file, bad.line) == ("events.jsonl", 2)
    assert (bad.problems[0].path, bad.problems[0].rule) == (path, rule)


def test_of_an_anonymous_source_a_bad_line_is_told_without_the_names_of_its_fields(tmp_path: Path) -> None:
    (bad,) = read(tmp_path, lines(b'{"kind":"arrest","ann_sample":1}'), "crimestoppers")
    assert "ann" not in str(bad)


def test_an_archive_that_breaks_off_is_told_after_what_came_before(tmp_path: Path) -> None:
    path = tmp_path / "half.jsonl.gz"
    whole = gzip.compress(lines(*(encode(crime(f"A{number}")) for number in range(5_000))))
    path.write_bytes(whole[: len(whole) // 2])
    found = json_lines("police-uk").read(path)
    assert next(found) == EventRow("half.jsonl.gz", 1, crime("A0"))
    with pytest.raises(UnreadableFile, match=r"half\.jsonl\.gz breaks off"):
        list(found)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (b"[" + encode(ONE) + b"]", "is one list; write each event on a line of its own"),
        (b"\n[\n" + encode(ONE), "is one list"),
        (b'{\n "kind": "arrest"\n}', "has an event over several lines; write each on one line"),
        (encode(ONE).decode().encode("utf-16"), "is UTF-16; save it as UTF-8"),
        (encode(ONE).decode().encode("utf-16-be"), "is UTF-16; save it as UTF-8"),
    ],
)
def test_a_file_of_another_form_is_refused_as_a_whole_with_its_form(text: bytes, says: str, tmp_path: Path) -> None:
    (path := tmp_path / "some.jsonl").write_bytes(text)
    with pytest.raises(UnreadableFile, match=rf"^some\.jsonl {says}"):
        list(json_lines("police-uk").read(path))


def test_standard_input_is_a_file_like_any_other(monkeypatch: pytest.MonkeyPatch) -> None:
    piped = io.TextIOWrapper(io.BufferedReader(io.BytesIO(lines(encode(ONE), b"{"))))
    monkeypatch.setattr("sys.stdin", piped)
    first, bad = unplaced(json_lines("police-uk").read(STDIN))
    assert first == ONE
    assert isinstance(bad, BadRow)
    assert (bad.file, bad.line) == ("standard input", 2)


def test_a_file_that_is_not_there_is_told_before_anything_is_sent(tmp_path: Path) -> None:
    adapter = json_lines("police-uk")
    with pytest.raises(UnreadableFile, match="cannot be read"):
        adapter.check(tmp_path / "nothing")
    with pytest.raises(UnreadableFile, match="cannot be read"):
        list(adapter.read(tmp_path / "nothing"))


def test_a_source_nobody_declared_has_no_files() -> None:
    with pytest.raises(UnknownSource):
        json_lines("nobody")


def test_a_rehearsal_counts_and_sends_nothing(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    path.write_bytes(lines(encode(ONE), b"{", json.dumps(json.loads(encode(OTHER))).encode()))
    report = publish([path], json_lines("police-uk"), DryRun("police-uk"))
    assert (report.rows, report.events, len(report.bad), report.delivered, report.failed) == (3, 2, 1, 0, [])
