"""How alike two tellings are does not depend on which of them came first."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from schemas.ids import event_id, item_id
from streams.resolution.stories.account_comparison import compare_accounts
from streams.resolution.stories.accounts import Account, NamedPerson

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
