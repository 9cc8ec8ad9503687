"""Sentences worked by hand: what courts passed, the days served by it, and the sentences without an end.

A row of ``CASES`` is what it is about, its days, its sentences without an end, and the terms in the order of their
hearings: ``day offence type days runs``. Sources of the rules: ``streams/correlation/operation/custody.py``.
"""

from __future__ import annotations

from datetime import date
from itertools import permutations
from typing import NamedTuple

import pytest

from schemas.events import Sentence
from schemas.items import SentenceItem
from schemas.kinds.base import Offence
from schemas.kinds.enforcement import Runs
from tests.make import grade
from tests.unit.streams.test_operations import convicted, operations, sentence


class Case(NamedTuple):
    """A case and what it comes to. Items are events of their own unless a row begins with ``+`` (of the same event)."""

    about: str
    days: int
    endless: int
    terms: tuple[str, ...]


CASES = (
    Case("one term", 365, 0, ("2018-01-08 supply imprisonment 365 consecutive",)),
    Case(
        "two counts of one hearing, one after the other, in one event",
        730, 0,
        ("2018-01-08 supply imprisonment 365 consecutive", "+2018-01-08 knife imprisonment 365 consecutive"),
    ),
    Case(
        "two like counts of one hearing, one after the other, in two events",
        730, 0,
        ("2018-01-08 supply imprisonment 365 consecutive", "2018-01-08 supply imprisonment 365 consecutive"),
    ),
    Case(
        "two like counts of one event, one after the other",
        730, 0,
        ("2018-01-08 supply imprisonment 365 consecutive", "+2018-01-08 supply imprisonment 365 consecutive"),
    ),
    Case(
        "two counts of one hearing at the same time: the longer",
        730, 0,
        ("2018-01-08 supply imprisonment 730 concurrent", "+2018-01-08 knife imprisonment 365 concurrent"),
    ),
    Case(
        "three counts: a year, half a year after it, and a year beside the first",
        547, 0,
        (
            "2018-01-08 supply imprisonment 365 consecutive",
            "+2018-01-08 knife imprisonment 182 consecutive",
            "+2018-01-08 driving imprisonment 365 concurrent",
        ),
    ),
    Case(
        "a term beside another that is longer than both that follow one another",
        900, 0,
        (
            "2018-01-08 supply imprisonment 365 consecutive",
            "+2018-01-08 knife imprisonment 182 consecutive",
            "+2018-01-08 robbery imprisonment 900 concurrent",
        ),
    ),
    Case(
        "a later term beside three years that are being served",
        1095, 0,
        ("2018-01-08 supply imprisonment 1095 consecutive", "2018-02-08 knife imprisonment 730 concurrent"),
    ),
    Case(
        "a later term beside the rest of an earlier one: what lies beyond its end",
        131, 0,  # 31 days served, then 100 from the second hearing on
        ("2018-01-01 supply imprisonment 60 consecutive", "2018-02-01 knife imprisonment 100 concurrent"),
    ),
    Case(
        "a later term after what is being served",
        1825, 0,
        ("2018-01-08 supply imprisonment 1095 consecutive", "2018-02-08 knife imprisonment 730 consecutive"),
    ),
    Case(
        "a later term after one that ended long before",
        90, 0,
        ("2016-01-08 supply imprisonment 30 consecutive", "2018-02-08 knife imprisonment 60 consecutive"),
    ),
    Case(
        "a concurrent term long after the end of another is served whole",
        90, 0,
        ("2016-01-08 supply imprisonment 30 consecutive", "2018-02-08 knife imprisonment 60 concurrent"),
    ),
    Case(
        "two hearings of one day in two courts, the second beside the first",
        365, 0,
        ("2018-01-08 supply imprisonment 365 consecutive", "2018-01-08 knife imprisonment 180 concurrent"),
    ),
    Case("a suspended term", 0, 0, ("2018-01-08 supply suspended-imprisonment 365 consecutive",)),
    Case(
        "a suspended term that is activated in full, and the new one after it",
        455, 0,
        (
            "2018-01-08 supply suspended-imprisonment 365 consecutive",
            "2018-06-04 supply suspended-sentence-activated 365 consecutive",
            "+2018-06-04 theft imprisonment 90 consecutive",
        ),
    ),
    Case(
        "a suspended term that is activated in part",
        120, 0,
        (
            "2018-01-08 supply suspended-imprisonment 365 consecutive",
            "2018-06-04 supply activation-of-suspended-sentence-order 120 consecutive",
        ),
    ),
    Case(
        "a suspended term that is not activated",
        0, 0,
        (
            "2018-01-08 supply suspended-imprisonment 365 consecutive",
            "2018-06-04 supply suspended-sentence-not-activated 365 consecutive",
        ),
    ),
    Case("life", 0, 1, ("2018-01-08 murder life",)),
    Case("life with a minimum term of twenty years", 0, 1, ("2018-01-08 murder life 7305 consecutive",)),
    Case("imprisonment for public protection", 0, 1, ("2008-01-08 robbery ipp 730 consecutive",)),
    Case("detention at His Majesty's pleasure", 0, 1, ("2018-01-08 murder detention-at-hmp 4383 consecutive",)),
    Case(
        "twelve years beside life, of one hearing",
        0, 1,
        ("2018-01-08 murder life", "+2018-01-08 robbery imprisonment 4383 concurrent"),
    ),
    Case(
        "a term beside life, passed later",
        0, 1,
        ("2018-01-08 murder life", "2019-01-08 assault imprisonment 365 concurrent"),
    ),
    Case(
        "a term that was served before life was passed",
        365, 1,
        ("2016-01-08 supply imprisonment 365 consecutive", "2018-01-08 murder life"),
    ),
    Case(
        "life twice at one hearing is one person without an end",
        0, 1,
        ("2018-01-08 murder life", "+2018-01-08 murder life"),
    ),
    Case("life for which an appeal puts twelve years", 4383, 0,
         ("2018-01-08 robbery life", "2018-09-03 robbery imprisonment-substituted-on-appeal 4383 consecutive")),
    Case("an extended sentence: its custodial term", 2922, 0,
         ("2018-01-08 robbery extended-sentence-of-imprisonment 2922 consecutive",)),
    Case("detention and training of a boy of sixteen", 243, 0,
         ("2018-01-08 supply detention-and-training 243 consecutive",)),
    Case("detention in a young offender institution, two counts", 540, 0,
         ("2018-01-08 supply young-offender-detention 360 consecutive",
          "+2018-01-08 knife young-offender-detention 180 consecutive")),
    Case("a grave crime of a child", 1461, 0, ("2022-01-10 robbery section-250-detention 1461 consecutive",)),
    Case("a youth rehabilitation order with a curfew", 0, 0,
         ("2018-01-08 supply youth-rehabilitation-order", "+2018-01-08 knife referral-order")),
    Case("a hospital order", 0, 0, ("2018-01-08 assault hospital-order",)),
    Case("a hospital and limitation direction beside its term", 1095, 0,
         ("2018-01-08 assault hospital-and-limitation-direction 1095 consecutive",)),
    Case("a community order, a fine and a discharge", 0, 0,
         ("2018-01-08 theft community-order", "+2018-01-08 theft fine", "+2018-01-08 theft conditional-discharge")),
    Case("disqualified from driving for life", 0, 0, ("2018-01-08 driving disqualification-for-life",)),
    Case("time served is over on the day of the hearing", 84, 0, ("2018-04-03 theft time-served 84 consecutive",)),
    Case(
        "time served, and a term of the same hearing from that day on",
        184, 0,
        ("2018-04-03 theft time-served 84 consecutive", "+2018-04-03 knife imprisonment 100 consecutive"),
    ),
    Case(
        "time served, and within as many days a later term, which runs beside nothing",
        134, 0,
        ("2018-04-03 theft time-served 84 consecutive", "2018-04-13 knife imprisonment 50 concurrent"),
    ),
    Case(
        "time served of days that were those of another sentence",
        365, 0,
        ("2018-01-01 supply imprisonment 365 consecutive", "2018-04-03 theft time-served 84 concurrent"),
    ),
    Case(
        "time served of which a part was another sentence",
        92, 0,  # 1 to 21 January, and 13 January to 3 April
        ("2018-01-01 supply imprisonment 20 consecutive", "2018-04-03 theft time-served 80 concurrent"),
    ),
    Case(
        "a conviction quashed",
        0, 0,
        ("2018-01-08 supply imprisonment 365 consecutive", "2018-09-03 supply conviction-quashed"),
    ),
    Case(
        "one of two convictions quashed",
        182, 0,
        (
            "2018-01-08 supply imprisonment 365 consecutive",
            "+2018-01-08 knife imprisonment 182 consecutive",
            "2018-09-03 supply conviction-quashed",
        ),
    ),
    Case(
        "a sentence reduced on appeal, from the day of the first",
        730, 0,
        ("2018-01-08 supply imprisonment 1095 consecutive",
         "2018-09-03 supply sentence-reduced-on-appeal 730 consecutive"),
    ),
    Case(
        "a lenient sentence increased",
        1461, 0,
        ("2018-01-08 supply imprisonment 730 consecutive",
         "2018-03-05 supply unduly-lenient-sentence-increased 1461 consecutive"),
    ),
    Case(
        "a sentence varied under the slip rule from consecutive to concurrent",
        365, 0,
        (
            "2018-01-08 supply imprisonment 365 consecutive",
            "+2018-01-08 knife imprisonment 180 consecutive",
            "2018-01-22 knife imprisonment-varied-slip-rule 180 concurrent",
        ),
    ),
    Case(
        "a term after one that an appeal quashes begins when it is passed",
        180, 0,
        (
            "2018-01-08 supply imprisonment 365 consecutive",
            "2018-02-08 knife imprisonment 180 consecutive",
            "2018-09-03 supply conviction-overturned",
        ),
    ),
    Case(
        "prison in place of a community order that was breached",
        60, 0,
        ("2018-01-08 theft community-order", "2018-05-08 theft imprisonment-resentenced 60 consecutive"),
    ),
    Case(
        "an only term need not say how it runs, and adds to what is served",
        545, 0,
        ("2018-01-08 supply imprisonment 365", "2018-02-08 knife imprisonment 180"),
    ),
    Case(
        "the first term of an event need not say how it runs",
        365, 0,
        ("2018-01-08 supply imprisonment 365", "+2018-01-08 knife imprisonment 180 concurrent"),
    ),
    Case("capitals make no other sentence", 0, 1, ("2018-01-08 robbery IPP 900",)),
)  # fmt: skip


def _item(row: str, number: int) -> SentenceItem:
    _, offence, kind, *term = row.lstrip("+").split()
    return SentenceItem(
        number=number,
        grade=grade("1AP"),
        operation="Viper",
        persons=(convicted(),),
        offence=Offence(title=offence),
        sentence_type=kind,
        days=int(term[0]) if term else None,
        runs=Runs(term[1]) if len(term) > 1 else None,
    )


def _events(case: Case) -> list[Sentence]:
    rows: list[list[str]] = []
    for row in case.terms:
        rows[-1].append(row) if row.startswith("+") else rows.append([row])
    return [
        sentence(
            f"S{at}",
            *(_item(row, number) for number, row in enumerate(of_event, 1)),
            day=date.fromisoformat(of_event[0].split()[0]),
        )
        for at, of_event in enumerate(rows)
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.about)
def test_what_a_person_serves_by_what_courts_passed(case: Case) -> None:
    for told in permutations(_events(case)):
        passed = operations(told)["viper"]["enforcement"]
        assert (passed["custody_days"], passed["life_sentences"]) == (case.days, case.endless)
