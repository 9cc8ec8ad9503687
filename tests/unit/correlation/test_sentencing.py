"""Thirty worked cases: what a court passes, and the days of custody and sentences without an end that it comes to.

Each is worked out from the law or guidance it names. *SA* is the Sentencing Act 2020, *CAA* the Criminal Appeal Act
1968, *CJA* the Criminal Justice Act 2003, *SC* the Sentencing Council's guidelines "Totality" and "Breach of a
suspended sentence order". Everybody is invented; all cases are of one person.
"""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.facts.operations import OperationFact
from streams.correlation.operation.operation_aggregate import Fact
from tests.unit.correlation.operation_factory import concluded, person_of_mention, term

MARCH, APRIL, LATER = (2019, 3, 5), (2019, 4, 4), (2023, 3, 5)  # the second is 30 days after the first
ONE, TWO, THREE = 365, 730, 1_095


class Case(NamedTuple):
    """What was passed, and what it comes to."""

    rule: str
    passed: tuple[OperationFact, ...]
    days: int
    endless: int = 0


def of(
    item: str, days: int | None, kind: str = "imprisonment", runs: str = "consecutive", **more: object
) -> OperationFact:
    return term(item, days, runs, category=kind, on=more.pop("on", MARCH), **more)  # type: ignore[arg-type]


def beside(item: str, days: int, kind: str = "imprisonment", **more: object) -> OperationFact:
    return of(item, days, kind, "concurrent", **more)


CASES = {
    "a sole term": Case("SA s. 384: it takes effect on the day it is passed", (of("a/1", ONE),), ONE),
    "two counts one after the other": Case(
        "SC Totality: consecutive terms for unrelated offences", (of("a/1", ONE), of("a/2", ONE, offence="Affray")), TWO
    ),
    "two counts told alike in one event": Case("SC Totality: each has its own", (of("a/1", ONE), of("a/2", ONE)), TWO),
    "two counts told alike in two events": Case("SC Totality: the same", (of("a/1", ONE), of("b/1", ONE)), TWO),
    "two counts side by side": Case(
        "SC Totality: concurrent where offences arise from the same facts",
        (of("a/1", ONE), beside("a/2", 300)),
        ONE,
    ),
    "side by side, and the second longer": Case(
        "SC Totality: the longest of concurrent terms is what is served", (of("a/1", 300), beside("a/2", ONE)), ONE
    ),
    "all counts side by side": Case("SC Totality", (beside("a/1", ONE), beside("a/2", TWO), beside("a/3", 90)), TWO),
    "two chains": Case(
        "SC Totality: two consecutive of a year, and eighteen months beside them",
        (of("a/1", ONE), of("a/2", ONE, offence="Affray"), beside("a/3", 548)),
        TWO,
    ),
    "consecutive at a later hearing": Case(
        "SA s. 384: the court may direct that it begins when another ends",
        (of("a/1", THREE), of("b/1", TWO, on=APRIL)),
        THREE + TWO,
    ),
    "side by side with what is being served": Case(
        "SA s. 384: it begins on its own day, and ends before the other",
        (of("a/1", THREE), beside("b/1", TWO, on=APRIL)),
        THREE,
    ),
    "side by side with what is being served, and longer": Case(
        "SA s. 384: it begins 30 days later and ends beyond the other",
        (of("a/1", ONE), beside("b/1", TWO, on=APRIL)),
        TWO + 30,
    ),
    "side by side with what is over": Case(
        "SA s. 384: nothing is being served that it could run beside",
        (of("a/1", ONE), beside("b/1", TWO, on=LATER)),
        ONE + TWO,
    ),
    "a later hearing with both": Case(
        "SC Totality: one consecutive, one beside, at a later hearing",
        (of("a/1", ONE), of("b/1", ONE, on=APRIL), beside("b/2", 400, on=APRIL)),
        TWO,
    ),
    "three hearings": Case(
        "SA s. 384: two beside each other, a third after them",
        (of("a/1", ONE), beside("b/1", ONE, on=APRIL), of("c/1", 100, on=(2019, 5, 4))),
        ONE + 30 + 100,
    ),
    "suspended": Case("SA s. 286: not served while it is suspended", (of("a/1", ONE, "suspended-imprisonment"),), 0),
    "suspended by its other name": Case("SA s. 286", (of("a/1", 180, "suspended-sentence-order"),), 0),
    "activated in full, after the new term": Case(
        "SA sch. 16 para. 15: activated terms are ordinarily consecutive to the new one",
        (of("a/1", ONE, "suspended-imprisonment"), of("b/1", 90, on=APRIL, offence="Theft"),
         of("b/2", ONE, "suspended-sentence-activated", on=APRIL)),
        ONE + 90,
    ),
    "activated in part": Case(
        "SA sch. 16 para. 13(1)(b): with a lesser term",
        (of("a/1", ONE, "suspended-imprisonment"), of("b/1", 200, "suspended-sentence-activated-in-part", on=APRIL)),
        200,
    ),
    "activated beside the new term": Case(
        "SA sch. 16 para. 15: or concurrent, where totality asks for it",
        (of("b/1", ONE, on=APRIL, offence="Theft"), beside("b/2", 180, "activation-of-suspended-sentence", on=APRIL)),
        ONE,
    ),
    "not activated": Case(
        "SA sch. 16 para. 13(1)(c): a fine instead", (of("a/1", ONE, "suspended-sentence-not-activated"),), 0
    ),
    "life with its minimum term": Case(
        "SA s. 321: the minimum is a part of the sentence",
        (of("a/1", 7_300, "life-imprisonment"),),
        0,
        1,
    ),
    "life, and a term beside it": Case(
        "C(S)A s. 28: the Parole Board decides, and not the end of a term beside it",
        (of("a/1", 7_300, "imprisonment-for-life"), beside("a/2", THREE, offence="Possess firearm")),
        0,
        1,
    ),
    "public protection, and a term beside it at a later hearing": Case(
        "C(S)A s. 28: it adds nothing to what has no end",
        (of("a/1", None, "ipp"), beside("b/1", TWO, on=LATER, offence="Affray")),
        0,
        1,
    ),
    "a term beside, and life later": Case(
        "SA s. 384: until then the term was all that was served",
        (beside("a/1", ONE, offence="Affray"), of("b/1", None, "imprisonment-for-life", on=APRIL)),
        ONE,
        1,
    ),
    "life, and a term after it": Case(
        "SC Totality: counted as it was passed",
        (of("a/1", None, "imprisonment-for-life"), of("b/1", TWO, on=APRIL, offence="Affray")),
        TWO,
        1,
    ),
    "life that was quashed, and a term beside it": Case(
        "CAA s. 29(4): the term is all that is left",
        (of("a/1", None, "imprisonment-for-life"), beside("b/1", TWO, on=APRIL, offence="Affray"),
         of("c/1", None, "quashed", on=LATER)),
        TWO,
    ),
    "a whole life order": Case("SA s. 321(3): no minimum term at all", (of("a/1", None, "whole-life-order"),), 0, 1),
    "public protection": Case("CJA s. 225: no end", (of("a/1", 1_460, "imprisonment-for-public-protection"),), 0, 1),
    "public protection of a youth": Case("CJA s. 226", (of("a/1", None, "dpp"),), 0, 1),
    "at His Majesty's pleasure": Case(
        "SA s. 259: murder by somebody under 18", (of("a/1", 4_380, "detention-at-his-majestys-pleasure"),), 0, 1
    ),
    "an extended sentence": Case(
        "SA s. 279: it has an end; its days are the custodial term",
        (of("a/1", 2_190, "extended-sentence"),),
        2_190,
    ),
    "a detention and training order": Case(
        "SA s. 233: a sentence of its whole term, half of it under supervision",
        (of("a/1", 240, "detention-and-training-order"),),
        240,
    ),
    "orders that are no custody": Case(
        "SA parts 6 to 9",
        (of("a/1", ONE, "youth-rehabilitation-order"), of("a/2", ONE, "community-order"),
         of("a/3", ONE, "hospital-order"), of("a/4", 180, "curfew-order"), of("a/5", None, "referral-order"),
         of("a/6", TWO, "disqualification-for-life")),
        0,
    ),
    "quashed on appeal": Case(
        "CAA s. 2(3): the conviction is quashed, and the sentence with it",
        (of("a/1", THREE), of("a/2", ONE, offence="Affray"), of("b/1", None, "conviction-quashed", on=APRIL)),
        ONE,
    ),
    "varied on appeal": Case(
        "CAA s. 11(3) and s. 29(4): in place of the first, and from its day",
        (of("a/1", THREE), of("b/1", TWO, "imprisonment-substituted-on-appeal", on=LATER)),
        TWO,
    ),
    "increased as unduly lenient": Case(
        "Criminal Justice Act 1988 s. 36",
        (of("a/1", TWO), of("b/1", THREE, "imprisonment-increased-on-reference", on=APRIL)),
        THREE,
    ),
}  # fmt: skip


def of_one_person(case: Case) -> list[Fact]:
    items = [f"{letter}/{number}" for letter in "abc" for number in range(1, 7)]
    return [*case.passed, *(person_of_mention(item, "ann") for item in items)]


@pytest.mark.parametrize("name", CASES)
def test_what_courts_pass_comes_to(name: str) -> None:
    case = CASES[name]
    done = concluded(*of_one_person(case))[0].enforcement
    assert (done.custody_days, done.life_sentences) == (case.days, case.endless), case.rule


def test_there_are_thirty_cases_and_more() -> None:
    assert len(CASES) >= 30


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(CASES)), st.randoms(use_true_random=False))
def test_no_order_of_arrival_changes_what_it_comes_to(name: str, random: object) -> None:
    facts = of_one_person(CASES[name])
    random.shuffle(facts)  # type: ignore[attr-defined]
    done = concluded(*facts)[0].enforcement
    assert (done.custody_days, done.life_sentences) == (CASES[name].days, CASES[name].endless)


def test_a_hearing_counts_in_its_month_only_what_it_adds() -> None:
    _, months = concluded(*of_one_person(CASES["side by side with what is being served, and longer"]))
    assert {month: one.enforcement.custody_days for month, one in months.items()} == {
        "2019-03": ONE,
        "2019-04": TWO + 30 - ONE,
    }


def test_what_an_appeal_puts_in_place_counts_in_the_month_of_the_first_sentence() -> None:
    own, months = concluded(*of_one_person(CASES["increased as unduly lenient"]))
    assert {month: one.enforcement.custody_days for month, one in months.items()} == {"2019-03": THREE, "2019-04": 0}
    assert own.enforcement.sentences == 2
