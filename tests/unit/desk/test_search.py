"""What is typed into the search box."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from desk.errors import InputRefused
from desk.pages.search import NOUNS, search_words, searched_nouns
from ops.desk_services.finding import NOUNS as SEARCHED


def test_words_are_put_on_one_line_without_what_nobody_sees() -> None:
    assert search_words("  Ann\u200b\tSample\r\n\x00 \u202e") == "Ann Sample"


@pytest.mark.parametrize("typed", ["", "   ", "*", "?*?", "%%__", "\u202e\u2066", "-- ' \" ;"])
def test_signs_alone_are_refused(typed: str) -> None:
    with pytest.raises(InputRefused, match="signs alone find everything or nothing"):
        search_words(typed)


def test_ten_thousand_characters_are_refused_with_how_many_may_be_typed() -> None:
    with pytest.raises(InputRefused, match=r"that is 10,000 characters: search for up to 200"):
        search_words("a" * 10_000)


def test_everything_is_searched_where_nothing_is_named_and_what_there_is_not_is_refused() -> None:
    assert searched_nouns("") == NOUNS
    assert searched_nouns("persons") == ("persons",)
    with pytest.raises(InputRefused, match="what is searched is one of persons, addresses"):
        searched_nouns("passwords")


def test_every_noun_is_searched_by_the_search_of_the_command_line() -> None:
    assert tuple(SEARCHED) == NOUNS


def test_a_name_is_found_with_a_link_to_its_page(browser: TestClient) -> None:
    answer = browser.get("/c/search", params={"q": "withheld cora"})
    assert answer.status_code == 200
    assert ">Cora Withheld</bdi></a>" in answer.text
    assert '<a href="/c/person/' in answer.text


def test_what_is_in_view_c_alone_is_not_found_in_view_p(browser: TestClient) -> None:
    assert "Nothing in view P matches" in browser.get("/p/search", params={"q": "withheld cora"}).text


@pytest.mark.parametrize(
    "typed", ["(a OR b) AND *:*", 'name:"x" /.*/', "\\", "a\u0000b", "שלום עולם", "{{7*7}}x", "<script>x"]
)
def test_query_syntax_and_signs_of_other_scripts_are_words(browser: TestClient, typed: str) -> None:
    answer = browser.get("/p/search", params={"q": typed})
    assert answer.status_code in {200, 400}
    assert "<script>x" not in answer.text
    assert "<bdi>49x" not in answer.text
