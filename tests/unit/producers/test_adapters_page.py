"""What ``docs/adapters.md`` shows is what the adapters read."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from producers.files.inline_grades import grade_of
from producers.files.text_files import BadRow
from producers.free_text.adapter import events
from producers.tables.grading import GradingPolicy, shipped
from producers.tables.mapping import read_mapping
from producers.tables.schema_paths import KindSchema
from tests.unit.house.repository import ROOT
from tests.unit.producers.outputs import unplaced

PAGE = (ROOT / "docs/adapters.md").read_text()
MAPPING, GRADING = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
(REPORT,) = re.findall(r"```\n(URN.*?)```", PAGE, re.DOTALL)
TABLE = re.findall(r"^\| (source|information|handling) ([A-E1-5, ]+) \| ([^|]+) \|", PAGE, re.MULTILINE)


def test_the_mapping_leads_to_fields_that_there_are(tmp_path: Path) -> None:
    (file := tmp_path / "mapping.toml").write_text(MAPPING)
    said = read_mapping(file)
    for path in said.fields:
        assert KindSchema(said.kind, {}).place(path)


def test_the_report_is_read(tmp_path: Path) -> None:
    (file := tmp_path / "report.txt").write_text(REPORT)
    (one,) = unplaced(events(file))
    assert not isinstance(one, BadRow)


def test_the_local_table_is_one() -> None:
    assert GradingPolicy.model_validate(tomllib.loads(GRADING)["grading_5x5x5"]).grade("C35").inline == "2BC"


@pytest.mark.parametrize("written", re.findall(r"`\[([1-3][A-E][PC][^\]]*)\]`", PAGE))
def test_every_grade_is_one(written: str) -> None:
    assert grade_of(written)


def test_the_table_of_5x5x5_is_the_shipped_one() -> None:
    columns = {"source": "source_evaluation", "information": "assessment", "handling": "handling"}
    told = {(columns[part], code): becomes for part, codes, becomes in TABLE for code in codes.split(", ")}
    tables = shipped().model_dump()
    assert told == {(name, code): becomes for name, table in tables.items() for code, becomes in table.items()}
