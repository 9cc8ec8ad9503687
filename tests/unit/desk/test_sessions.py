"""Who may read: signing in, sessions, forms, and where a desk is served at all."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from starlette.testclient import TestClient

from desk.access import Credentials, check_served, key_credentials, password_credentials
from desk.errors import InputRefused, NotServed
from desk.sessions import IDLE, LONGEST
from desk.sign_in_attempts import MOST_WRONG, WITHIN
from schemas.views import View
from tests.unit.desk.document_memory import DocumentMemory
from tests.unit.desk.fakes import DeskOfTest

USERS = {"pat": ("correct horse", (View.P,)), "cal": ("battery staple", tuple(View))}


@pytest.fixture
def guarded(memory: DocumentMemory) -> DeskOfTest:
    return DeskOfTest(memory, now=datetime(2019, 7, 1, tzinfo=UTC), users=USERS)


def token(text: str) -> str:
    found = re.search(r'name="token" value="([^"]+)"', text)
    assert found
    return found[1]


def signed_in(desk: DeskOfTest, name: str, password: str) -> TestClient:
    browser = desk.browser()
    form = {"token": token(browser.get("/sign-in").text), "name": name, "password": password, "back": "/c/alerts"}
    answer = browser.post("/sign-in", data=form)
    assert (answer.status_code, answer.headers.get("location")) == (303, "/c/alerts")
    return browser


def test_nothing_is_shown_to_whoever_has_not_signed_in(guarded: DeskOfTest) -> None:
    for path in ("/p/alerts", "/p/questions", "/p/search?q=ann", "/p/person/x", "/"):
        answer = guarded.browser().get(path)
        assert answer.status_code == 401
        assert "<h1>Sign in</h1>" in answer.text
    assert guarded.consultations.entries == []


def test_a_wrong_password_is_refused_and_stands_nowhere_in_the_answer(guarded: DeskOfTest) -> None:
    browser = guarded.browser()
    form = {"token": token(browser.get("/sign-in").text), "name": "pat", "password": "guess-4711"}
    answer = browser.post("/sign-in", data=form)
    assert answer.status_code == 401
    assert "Elasticsearch does not know this name and password" in answer.text
    assert "guess-4711" not in answer.text


def test_a_reader_of_view_p_is_refused_view_c_with_who_can_help(guarded: DeskOfTest) -> None:
    browser = signed_in(guarded, "pat", "correct horse")
    assert browser.get("/p/alerts").status_code == 200
    refused = browser.get("/c/alerts")
    assert refused.status_code == 403
    assert "your roles do not let you read view C; whoever gives roles in Elasticsearch can let you" in refused.text
    assert [(one.view, one.outcome) for one in guarded.consultations.read()] == [("p", "shown"), ("c", "denied")]


def test_a_reader_of_both_views_reads_both(guarded: DeskOfTest) -> None:
    browser = signed_in(guarded, "cal", "battery staple")
    assert [browser.get(f"/{view}/alerts").status_code for view in "pc"] == [200, 200]


def test_cookies_cannot_be_read_by_scripts_or_sent_by_forms_of_others(guarded: DeskOfTest) -> None:
    browser = guarded.browser()
    form = {"token": token(browser.get("/sign-in").text), "name": "pat", "password": "correct horse"}
    cookie = browser.post("/sign-in", data=form).headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie


@pytest.mark.parametrize("waits", [IDLE + 1, LONGEST + 1])
def test_a_session_ends_when_it_is_not_used(guarded: DeskOfTest, waits: float) -> None:
    browser = signed_in(guarded, "pat", "correct horse")
    guarded.seconds = waits
    assert browser.get("/p/alerts").status_code == 401


def test_a_session_that_is_used_ends_with_the_shift(guarded: DeskOfTest) -> None:
    browser = signed_in(guarded, "pat", "correct horse")
    answers = []
    while guarded.seconds < LONGEST + IDLE:
        guarded.seconds += IDLE - 1
        answers.append(browser.get("/p/alerts").status_code)
    assert answers[0] == 200
    assert answers[-1] == 401


def test_whoever_signs_out_is_out(guarded: DeskOfTest) -> None:
    browser = signed_in(guarded, "pat", "correct horse")
    form = {"token": token(browser.get("/p/alerts").text)}
    assert browser.post("/sign-out", data=form).status_code == 303
    assert browser.get("/p/alerts").status_code == 401


@pytest.mark.parametrize("path", ["/sign-out", "/reason"])
def test_a_form_of_another_session_does_nothing(guarded: DeskOfTest, path: str) -> None:
    browser, other = (signed_in(guarded, "pat", "correct horse") for _ in range(2))
    answer = browser.post(path, data={"token": token(other.get("/p/alerts").text), "why": "x"})
    assert answer.status_code == 403
    assert "this form was made for another session" in answer.text
    assert browser.get("/p/alerts").status_code == 200


@pytest.mark.parametrize("back", ["//elsewhere.example/", "https://elsewhere.example/", "/\\elsewhere", "\r\nx: y"])
def test_a_form_sends_nobody_elsewhere(browser: TestClient, back: str) -> None:
    form = {"token": token(browser.get("/p/alerts").text), "back": back}
    assert browser.post("/reason", data=form).headers["location"] == "/"


def test_another_host_name_is_refused(desk: DeskOfTest) -> None:
    answer = desk.browser().get("/p/alerts", headers={"host": "elsewhere.example"})
    assert answer.status_code == 400
    assert desk.consultations.entries == []


def test_a_form_larger_than_any_of_ours_is_refused(browser: TestClient) -> None:
    answer = browser.post("/reason", data={"token": token(browser.get("/p/alerts").text), "why": "x" * 30_000})
    assert answer.status_code == 400
    assert "more than a form of ours holds" in answer.text


@pytest.mark.parametrize(
    ("host", "elasticsearch", "secured", "encrypted", "words"),
    [
        ("0.0.0.0", "http://127.0.0.1:9200", False, True, "lets anybody read"),
        ("desk.example", "https://search.example", False, True, "lets anybody read"),
        ("desk.example", "https://search.example", True, False, "would travel to desk.example in plain"),
        ("127.0.0.1", "http://search.example", True, False, "name it with https"),
    ],
)
def test_a_desk_that_anybody_could_read_is_not_served(
    host: str, elasticsearch: str, secured: bool, encrypted: bool, words: str
) -> None:
    with pytest.raises(NotServed, match=words):
        check_served(host, elasticsearch, secured=secured, encrypted=encrypted)


def test_a_desk_is_served_on_this_machine_or_with_users_and_encryption() -> None:
    check_served("127.0.0.1", "http://127.0.0.1:9200", secured=False, encrypted=False)
    check_served("::1", "http://localhost:9200", secured=False, encrypted=False)
    check_served("desk.example", "https://search.example", secured=True, encrypted=True)


def test_in_a_container_another_of_the_same_machine_is_asked_and_nobody_elsewhere_reaches_it() -> None:
    check_served("127.0.0.1", "http://elasticsearch:9200", secured=False, encrypted=False, contained=True)
    for host, elasticsearch, contained in (
        ("127.0.0.1", "http://elasticsearch:9200", False),
        ("127.0.0.1", "http://search.example:9200", True),
        ("0.0.0.0", "http://elasticsearch:9200", True),
        ("10.1.2.3", "http://elasticsearch:9200", True),
    ):
        with pytest.raises(NotServed):
            check_served(host, elasticsearch, secured=False, encrypted=False, contained=contained)


def test_credentials_are_never_shown() -> None:
    assert "correct" not in repr(password_credentials("pat", "correct horse"))
    assert repr(Credentials("ApiKey abc")) == "Credentials()"


@pytest.mark.parametrize("key", ["a b", "a\r\nx: y", "schlüssel", "k" * 1_001])
def test_what_is_no_key_is_refused(key: str) -> None:
    with pytest.raises(InputRefused, match="an API key is one word of letters and figures"):
        key_credentials(key)


@pytest.mark.parametrize(("name", "password"), [("", "x"), ("x", ""), ("a:b", "x"), ("a", "b" * 1_000)])
def test_names_and_passwords_that_cannot_be_sent_are_refused(name: str, password: str) -> None:
    with pytest.raises(InputRefused):
        password_credentials(name, password)


def attempt(guarded: DeskOfTest, name: str, password: str) -> str:
    browser = guarded.browser()
    form = {"token": token(browser.get("/sign-in").text), "name": name, "password": password}
    return browser.post("/sign-in", data=form).text


def test_after_five_wrong_passwords_a_name_is_held_up_for_a_while_and_no_other_name(guarded: DeskOfTest) -> None:
    wrong = [attempt(guarded, "pat", f"guess {number}") for number in range(MOST_WRONG)]
    assert all("does not know this name and password" in text for text in wrong)
    assert "too many wrong passwords for this name: try again in 5 minutes" in attempt(guarded, "pat", "correct horse")
    signed_in(guarded, "cal", "battery staple")
    guarded.seconds += WITHIN + 1
    signed_in(guarded, "pat", "correct horse")
