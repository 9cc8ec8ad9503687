"""How a conclusion came to be: what the log of combination says of it, day by day, in view C alone."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from starlette.testclient import TestClient

from desk.errors import InputRefused, StoreUnavailable
from desk.pages.history import MOST_ITEMS, day_asked, history_page, stood_on
from desk.rendering import address
from ops.desk_services.combining import history
from ops.errors import NotRunning
from schemas.bookkeeping.combinations import Combination
from schemas.views import View
from tests.unit.desk.document_memory import Key
from tests.unit.desk.fakes import DeskOfTest
from tests.unit.desk.test_export import largest

ONE, TWO, THREE = (f"{number}{number}{number}{number}1111/1" for number in (1, 2, 3))


def combined(
    number: int, day: int, *added: str, removed: tuple[str, ...] = (), document: str = "p", total: int = 2
) -> Combination:
    return Combination(
        id=f"e{number}",
        number=number,
        previous="0",
        family="persons",
        document=document,
        rule="same-person",
        version="g",
        revision=number,
        added=added,
        removed=removed,
        items_total=total,
        concluded_at=datetime(2018, 10, day, 9, tzinfo=UTC),
    )


LOG = [
    combined(3, 9, removed=(ONE,), total=1),
    combined(1, 2, ONE, TWO),
    combined(2, 5, THREE, total=3),
    combined(4, 5, ONE, document="somebody else"),
]


def test_what_it_stood_on_on_a_day_is_what_had_come_and_not_gone_by_then() -> None:
    changes = history(lambda _: LOG, View.C, "persons", "p")
    assert [change.items_total for change in changes] == [2, 3, 1]
    found = {day: stood_on(changes, date(2018, 10, day)) for day in (1, 2, 6, 9)}
    assert found == {1: (), 2: (ONE, TWO), 6: (ONE, TWO, THREE), 9: (TWO, THREE)}


def test_the_page_shows_each_change_and_what_was_known_on_the_day_that_is_asked(
    browser: TestClient, desk: DeskOfTest, documents: dict[Key, bytes]
) -> None:
    person = largest(documents, View.C, "person")
    desk.combinations = [
        one.model_copy(update={"document": person if one.document == "p" else one.document}) for one in LOG
    ]
    path = address(View.C, "history/person", person)
    assert path in browser.get(address(View.C, "person", person)).text
    text = browser.get(f"{path}?on=2018-10-05").text
    assert "On 05 Oct 2018 it stood on 3 items" in text
    assert text.count('by which rule">') == 3
    assert [entry.page for entry in desk.consultations.read()] == ["person", "history"]
    assert browser.get(f"{path}?on=yesterday").status_code == 400


def test_the_log_is_shown_in_view_c_alone_and_of_what_there_is(
    browser: TestClient, documents: dict[Key, bytes]
) -> None:
    person = largest(documents, View.P, "person")
    assert "history/person" not in browser.get(address(View.P, "person", person)).text
    assert browser.get(address(View.P, "history/person", person)).status_code == 404
    assert browser.get("/c/history/person/nobody").status_code == 404
    assert browser.get("/c/history/event/1").status_code == 404


def test_a_conclusion_that_was_never_combined_says_so(browser: TestClient, documents: dict[Key, bytes]) -> None:
    line = largest(documents, View.C, "line")
    assert "Nothing was ever combined here" in browser.get(address(View.C, "history/line", line)).text


def test_without_a_broker_the_reader_is_told_whom_to_ask() -> None:
    def down(view: View) -> list[Combination]:
        raise NotRunning(f"no Kafka for {view.value}")

    with pytest.raises(StoreUnavailable, match="on call"):
        history(down, View.C, "persons", "p")


def test_of_thousands_of_items_the_first_are_named_and_the_rest_counted() -> None:
    many = tuple(f"{number:08}/1" for number in range(5_000))
    changes = history(lambda _: [combined(1, 2, *many, total=5_000)], View.C, "persons", "p")
    page = history_page("person", {"id": "p", "name": "Ann Sample"}, changes, None)
    (table,) = page.sections[0].tables
    assert str(table.rows[0][3]).count("event") <= MOST_ITEMS + 1
    assert f"and {5_000 - MOST_ITEMS:,} more" in str(table.rows[0][3])


def test_a_day_is_written_as_one() -> None:
    assert day_asked("2018-10-01") == date(2018, 10, 1)
    assert day_asked("") is None
    for text in ("2018-10", "1 Oct", "2018-13-01", "x"):
        with pytest.raises(InputRefused, match="like 2018-10-01"):
            day_asked(text)
