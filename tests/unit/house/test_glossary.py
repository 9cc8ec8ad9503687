"""The words of the trade: each is explained once, and the file to read for it exists."""

from __future__ import annotations

import re
from collections import Counter

from tests.unit.house.repository import ROOT

GLOSSARY = ROOT / "docs/glossary.md"
ROW = re.compile(r"^\| (?P<word>[^|]+) \| (?P<meaning>[^|]+) \| `(?P<file>[^`|]+)` \|$")
HEADING = ("| word |", "|---")


def table_lines() -> list[str]:
    lines = GLOSSARY.read_text().splitlines()
    return [line for line in lines if line.startswith("|") and not line.startswith(HEADING)]


def rows() -> list[re.Match[str]]:
    return [row for line in table_lines() if (row := ROW.match(line))]


def test_every_row_of_the_glossary_has_a_word_a_meaning_and_one_file() -> None:
    assert [line for line in table_lines() if not ROW.match(line)] == []
    assert len(rows()) >= 30


def test_every_file_that_the_glossary_names_exists() -> None:
    assert {row["word"]: row["file"] for row in rows() if not (ROOT / row["file"]).is_file()} == {}


def test_no_word_is_explained_twice() -> None:
    times = Counter(row["word"].strip().lower() for row in rows())
    assert [word for word, explained in times.items() if explained > 1] == []


def test_every_decision_stands_in_the_list_of_decisions() -> None:
    listed = (ROOT / "docs/README.md").read_text()
    assert [file.name for file in sorted((ROOT / "docs/adr").glob("0*.md")) if f"(adr/{file.name})" not in listed] == []
