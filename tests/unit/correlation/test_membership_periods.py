"""When somebody was of a group, by what items say in their order."""

from __future__ import annotations

from datetime import date

import pytest

from schemas.ids import ItemId
from streams.correlation.person.membership_periods import DatedLink, left_on, membership_periods, was_member


def link(day: date, since: date | None = None, until: date | None = None, item: str = "") -> DatedLink:
    return DatedLink(ItemId(item or f"report/{day}/1"), day, since, until)


OPEN_2014, LEFT_2016 = link(date(2014, 5, 1)), link(date(2017, 1, 9), until=date(2016, 6, 1))


@pytest.mark.parametrize(
    ("links", "left"),
    [
        ([], None),
        ([OPEN_2014], None),
        ([OPEN_2014, LEFT_2016], date(2016, 6, 1)),
        ([LEFT_2016, link(date(2018, 2, 1))], None),
        ([LEFT_2016, link(date(2018, 2, 1), until=date(2017, 3, 1))], date(2017, 3, 1)),
        ([LEFT_2016, link(date(2019, 2, 1), since=date(2017, 4, 1), until=date(2018, 3, 1))], date(2018, 3, 1)),
        ([link(date(2017, 1, 9), until=date(2016, 6, 1), item="a"), link(date(2017, 1, 9), item="a")], None),
    ],
)
def test_a_day_of_leaving_closes_what_was_said_before_and_a_later_link_opens_it(
    links: list[DatedLink], left: date | None
) -> None:
    assert left_on(links) == left
    assert left_on(reversed(links)) == left


def test_who_joins_again_was_not_of_it_in_between() -> None:
    periods = membership_periods([OPEN_2014, LEFT_2016, link(date(2018, 2, 1))])
    assert [(period.since, period.until) for period in periods] == [
        (date(2014, 5, 1), date(2016, 6, 1)),
        (date(2018, 2, 1), None),
    ]
    days = [date(2013, 5, 1), date(2014, 1, 1), date(2016, 6, 1), date(2016, 6, 2), date(2018, 1, 1), date(2018, 2, 1)]
    assert [was_member(periods, day) for day in days] == [False, True, True, False, False, True]


def test_the_first_day_of_the_calendar_is_no_error() -> None:
    assert was_member(membership_periods([link(date(1, 1, 2))]), date(1, 1, 1))
