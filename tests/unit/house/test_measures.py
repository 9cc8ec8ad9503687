"""The short table of the README has no figure that the page of measures has not, and code blocks fit a screen."""

from __future__ import annotations

import re

import pytest

from benchmarks.__main__ import END, PAGE, START
from tests.unit.house.repository import ROOT

README = (ROOT / "README.md").read_text()
MEASURES = PAGE.read_text()
TABLE = re.findall(r"^\| (?!what|---)(.+?) \| (.+?) \| (.+?) \|$", README.partition("## Benchmarks")[2], re.MULTILINE)
FIGURE = re.compile(r"\d*[.,]?\d+")


@pytest.mark.parametrize(("what", "measured"), [(what, measured) for what, measured, _ in TABLE])
def test_every_figure_of_the_short_table_stands_on_the_page_of_measures(what: str, measured: str) -> None:
    assert what
    assert set(FIGURE.findall(measured)) <= set(FIGURE.findall(MEASURES))


def test_the_short_table_is_short_and_the_page_has_its_marks() -> None:
    assert 8 <= len(TABLE) <= 12
    assert MEASURES.index(START) < MEASURES.index(END)
    assert "docs/measures.md" in README


@pytest.mark.parametrize("page", ["README.md", "docs/searching.md", "docs/resolution.md"])
def test_code_blocks_fit_a_hundred_columns(page: str) -> None:
    blocks = re.findall(r"^```.*?^```", (ROOT / page).read_text(), re.MULTILINE | re.DOTALL)
    assert [line for block in blocks for line in block.splitlines() if len(line) > 100] == []
