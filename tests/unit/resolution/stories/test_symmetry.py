"""How alike two tellings are does not depend on which of them came first."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from schemas.ids import event_id, item_id
from streams.resolution.stories.account_comparison import compare_accounts, story_bits
from streams.resolution.stories.account_findings import account_findings, most_of_findings
from streams.resolution.stories.accounts import Account, AccountPlaces, AccountThings, NamedPerson
from streams.resolution.stories.story_weights import WEIGHTS
from streams.resolution.stories.text_comparison import AlwaysRare, compare_texts, most_words
from streams.resolution.stories.word_weights import text_words
from tests.unit.resolution.stories.accounts import BURGLARY, REWORDED, STABBING

PEOPLE = st.lists(
    st.builds(
        NamedPerson,
        st.sampled_from([("ann", "sample"), ("bo", "sample"), ("sample",)]),
        st.sampled_from(["", "1990-04-12", "2003-05-01"]),
    ),
    max_size=4,
).map(tuple)


def telling(report: str, people: tuple[NamedPerson, ...]) -> Account:
    item = item_id(event_id("police-uk", report), 1)
    return Account(item, datetime(2018, 10, 1, tzinfo=UTC), "crime-report", 0, 60, people=people)


@given(PEOPLE, PEOPLE)
def test_two_items_are_as_alike_one_way_round_as_the_other(
    ones: tuple[NamedPerson, ...], others: tuple[NamedPerson, ...]
) -> None:
    one, other = telling("A1", ones), telling("A2", others)
    assert compare_accounts(one, other) == compare_accounts(other, one)


def some(*values: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)


@st.composite
def accounts(draw: st.DrawFn, report: str) -> Account:
    text = text_words(draw(st.sampled_from(["", BURGLARY, REWORDED, STABBING, f"{BURGLARY} {STABBING}"])))
    start = draw(st.sampled_from([0, 30, 1_440, 90_000]))
    named = some("14 sample street", "2 sample street")
    return telling(report, draw(PEOPLE))._replace(
        kind=draw(st.sampled_from(["crime-report", "intelligence-report", "arrest"])),
        start=start,
        end=start + draw(st.sampled_from([1, 60, 1_440])),
        where=AccountPlaces(draw(named), draw(some("sample street/corby")), (), draw(some("corby", "kettering"))),
        victims=draw(PEOPLE),
        reporters=draw(PEOPLE) if draw(st.booleans()) else (),
        things=AccountThings(draw(some("AB12CDE")), draw(some("+447700900123")), draw(some("knife", "crowbar"))),
        words=text.words,
        phrases=text.phrases,
        runs=text.runs,
        subjects=frozenset(draw(some("laptop", "sample"))).intersection(text.words),
        amounts=draw(st.sampled_from([(), (2_800,), (3_000,)])),
        place_names=draw(st.sampled_from([(), (("violin",),)])),
    )


@given(accounts("A1"), accounts("A2"))
def test_what_is_told_apart_early_would_not_have_been_one_story(one: Account, other: Account) -> None:
    likeness = compare_accounts(one, other)
    assert story_bits(one, other) == (likeness.bits if likeness.same else None)
    assert most_words(one, other) >= compare_texts(one, other, AlwaysRare()).words
    assert most_of_findings(one, other) >= sum(WEIGHTS[reason].unrelated for reason in account_findings(one, other))
