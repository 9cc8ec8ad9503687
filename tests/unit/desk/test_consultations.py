"""The log of consultations: every look, before it is shown, each entry chained to the one before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from starlette.testclient import TestClient

from desk.access import Reader
from desk.consultation_log import ConsultationLog, Look, check_chain
from desk.errors import NotLogged
from schemas.bookkeeping.combinations import chained, first_link
from schemas.bookkeeping.consultations import CONSULTATIONS, Consultation
from schemas.views import View
from tests.unit.desk.fakes import ConsultationMemory, DeskOfTest
from tests.unit.desk.test_sessions import token

NOW = datetime(2019, 7, 1, 9, tzinfo=UTC)


def test_every_look_is_logged_with_who_what_when_why_and_how_much(browser: TestClient, desk: DeskOfTest) -> None:
    browser.post("/reason", data={"token": token(browser.get("/p/alerts").text), "why": "briefing of Monday"})
    browser.get("/c/search", params={"q": "withheld cora", "in": "persons"})
    browser.get("/p/person/no-such-person")
    alerts, search, unknown = desk.consultations.read()
    assert (alerts.page, alerts.why, alerts.hits > 0) == ("alerts", None, True)
    assert (search.who, search.at, search.view, search.page) == ("ann", NOW, "c", "search")
    assert (search.what, search.why, search.hits, search.outcome) == ("withheld cora", "briefing of Monday", 1, "shown")
    assert (unknown.what, unknown.hits, unknown.outcome) == ("no-such-person", 0, "not-known")


def test_a_search_that_is_refused_shows_nothing_and_is_not_logged(browser: TestClient, desk: DeskOfTest) -> None:
    browser.get("/p/search", params={"q": "***"})
    assert desk.consultations.entries == []


def test_each_entry_names_the_one_before_it(browser: TestClient, desk: DeskOfTest) -> None:
    for _ in range(3):
        browser.get("/p/alerts")
    entries = desk.consultations.entries
    links = [first_link(CONSULTATIONS, 0), *map(chained, entries)]
    assert [one.previous for one in desk.consultations.read()] == links[:-1]
    assert [one.number for one in desk.consultations.read()] == [1, 2, 3]


class Refusing(ConsultationMemory):
    """A log that cannot be written."""

    def append(self, number: int, entry: bytes) -> bool:
        raise NotLogged("the log of consultations takes no entry, and nothing is shown without it")


class TakenOnce(ConsultationMemory):
    """Another desk takes the first number just before ours does."""

    def append(self, number: int, entry: bytes) -> bool:
        if not self.entries:
            self.entries.append(
                Consultation.model_validate_json(entry).model_copy(update={"who": "bob"}).model_dump_json().encode()
            )
            return False
        return super().append(number, entry)


def test_nothing_is_shown_that_cannot_be_logged(desk: DeskOfTest) -> None:
    desk.consultations.append = Refusing().append  # type: ignore[method-assign]
    answer = desk.browser().get("/p/alerts")
    assert answer.status_code == 503
    assert "nothing is shown without it" in answer.text
    assert "<table>" not in answer.text


def test_two_desks_write_one_chain() -> None:
    store = TakenOnce()
    ConsultationLog(store, lambda: NOW).record(Reader("ann"), "", Look(View.P, "alerts", "all", 1))
    first, second = store.read()
    assert (first.who, second.who, second.number) == ("bob", "ann", 2)
    assert second.previous == chained(store.entries[0])


def test_a_log_that_is_always_taken_is_given_up() -> None:
    class Busy(ConsultationMemory):
        def append(self, number: int, entry: bytes) -> bool:
            return False

    with pytest.raises(NotLogged, match="busy"):
        ConsultationLog(Busy(), lambda: NOW).record(Reader("ann"), "", Look(View.P, "alerts", "all", 1))


def three_looks() -> list[bytes]:
    store = ConsultationMemory()
    for at in range(3):
        ConsultationLog(store, lambda: NOW).record(Reader("ann"), "", Look(View.P, "person", f"x{at}", 1))
    return store.entries


def test_a_chain_that_nobody_touched_is_whole() -> None:
    entries = three_looks()
    assert check_chain(entries) == (3, chained(entries[-1]), "")
    assert check_chain([]) == (0, first_link(CONSULTATIONS, 0), "")


@pytest.mark.parametrize(
    ("spoilt", "words"),
    [
        (lambda one, two, three: [one, two.replace(b"x1", b"x9"), three], "entry 3 does not follow entry 2"),
        (lambda one, two, three: [one, three], "entry 3 does not follow entry 1"),
        (lambda one, two, three: [one, three, two], "entry 3 does not follow entry 1"),
        (lambda one, two, three: [two, three], "entry 2 does not follow entry 0"),
    ],
)
def test_a_chain_in_which_an_entry_was_changed_or_taken_out_is_broken(
    spoilt: Callable[[bytes, bytes, bytes], list[bytes]], words: str
) -> None:
    assert check_chain(spoilt(*three_looks())).broken == words
