"""The briefing of an operation's month: one file, whom to protect first, in its own view alone."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
from starlette.testclient import TestClient

from desk.briefing.month import Month, month_of
from desk.briefing.rendering import briefing, file_name
from desk.errors import InputRefused, NotKnown
from desk.page_model import Page
from ops.desk_services.services import CommandLineServices
from schemas.views import View
from tests.unit.desk.document_memory import DocumentMemory, Key
from tests.unit.desk.fakes import DeskOfTest


def busiest_month(documents: dict[Key, bytes], view: View) -> tuple[str, Month]:
    """The operation's month with most items."""
    months = [json.loads(value) for (of, family, _), value in documents.items() if (of, family) == (view, "operations")]
    one = max((one for one in months if one["kind"] == "operation-month"), key=lambda one: len(json.dumps(one)))
    return one["name"], month_of(one["month"][:7])


def briefed(memory: DocumentMemory, view: View, name: str, asked: Month) -> tuple[Page, str]:
    page, written = briefing(memory, CommandLineServices(lambda _: pytest.fail("published")), view, name, asked)
    return page, written.decode()


def test_a_month_is_from_its_first_day_to_the_first_of_the_next() -> None:
    assert month_of("2018-12") == Month(date(2018, 12, 1), date(2019, 1, 1))
    assert month_of("2018-12").holds("2018-12-31T23:59:59Z")
    assert not month_of("2018-12").holds("2019-01-01")
    assert month_of("2018-10").words == "October 2018"


@pytest.mark.parametrize(
    "text", ["", "2018", "2018-13", "0000-01", "9999-12", "October", "2018-10-01", "\uff12018-10", "../x"]
)
def test_a_month_that_is_written_otherwise_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(InputRefused, match="like 2018-10"):
        month_of(text)


@pytest.mark.parametrize("view", View)
def test_a_briefing_is_one_file_that_asks_nothing_of_anybody(
    memory: DocumentMemory, documents: dict[Key, bytes], view: View
) -> None:
    page, text = briefed(memory, view, *busiest_month(documents, view))
    assert {"What was done, and for whom", "What is quoted", "What is not known"} <= {one.title for one in page.shown}
    assert not re.findall(r"(?:src|href|action)\s*=|url\(|@import|<script|<link", text)
    assert text == briefed(memory, view, *busiest_month(documents, view))[1]


def test_the_handling_of_a_briefing_is_the_strictest_of_what_it_quotes(
    memory: DocumentMemory, documents: dict[Key, bytes]
) -> None:
    name, asked = busiest_month(documents, View.C)
    page, text = briefed(memory, View.C, name, asked)
    (quoted,) = (table for section in page.shown for table in section.tables if "digest" in table.columns)
    codes = {str(row[3])[0] for row in quoted.rows}
    assert codes == {"C", "P"}
    assert page.conditional
    assert f'<main class="{"conditional" if page.conditional else "permitted"}">' in text


def test_nothing_of_view_c_is_in_a_briefing_of_view_p(memory: DocumentMemory, documents: dict[Key, bytes]) -> None:
    for month in ("2018-07", busiest_month(documents, View.P)[1].code):
        text = briefed(memory, View.P, busiest_month(documents, View.P)[0], month_of(month))[1]
        assert "Withheld" not in text
        assert "conditional" not in re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL)


def test_a_month_in_which_nothing_happened_says_so(memory: DocumentMemory, documents: dict[Key, bytes]) -> None:
    name, _ = busiest_month(documents, View.P)
    page, _ = briefed(memory, View.P, name, month_of("1999-01"))
    assert page.explanation.startswith("Nothing was reported of the operation in January 1999.")


def test_an_operation_that_nobody_names_is_not_known(memory: DocumentMemory) -> None:
    for name in ("Nowhere", "", "N/A", "*", "../../etc"):
        with pytest.raises(NotKnown, match="no operation of this name"):
            briefed(memory, View.P, name, month_of("2018-10"))


def test_the_page_of_an_operation_offers_the_briefing_of_each_month(
    browser: TestClient, desk: DeskOfTest, documents: dict[Key, bytes]
) -> None:
    name, asked = busiest_month(documents, View.P)
    operation = next(id_ for view, of, id_ in documents if (view, of) == (View.P, "operations") and "/" not in id_)
    offered = re.findall(r'href="(/p/briefing/[^"]+)"', browser.get(f"/p/operation/{operation}").text)
    assert offered
    answer = browser.get(offered[0])
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith('attachment; filename="briefing-')
    assert [entry.page for entry in desk.consultations.read()] == ["operation", "briefing"]
    assert browser.get(f"/p/briefing/{name}/October").status_code == 400
    assert browser.get(f"/p/briefing/nowhere/{asked.code}").status_code == 404


def test_the_name_of_the_file_is_plain_whatever_the_operation_is_called() -> None:
    assert file_name("Viper", month_of("2018-10")) == "briefing-viper-2018-10.html"
    assert file_name('"; rm -rf /\r\n', month_of("2018-10")) == "briefing-rm--rf-2018-10.html"
    assert file_name("ŻÓŁW", month_of("2018-10")) == "briefing-w-2018-10.html"
