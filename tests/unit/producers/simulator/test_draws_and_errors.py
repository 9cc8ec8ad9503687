"""The pieces a story is made of: draws, numbers that nobody has, and the ways in which things come out wrong."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producers.simulator.dice import Dice, Weighted, dice
from producers.simulator.reports import recording_errors
from producers.simulator.world import identifiers

SEEDS = st.integers(0, 2**63)
DAYS = st.dates(date(1920, 1, 1), date(2018, 12, 31))


@given(SEEDS, st.integers(0, 20))
def test_draws_go_on_the_same_however_many_a_fork_takes(seed: int, taken: int) -> None:
    one, other = Dice(seed), Dice(seed)
    forked = one.fork()
    for _ in range(taken):
        forked.below(6)
    other.fork()
    assert [one.below(1_000) for _ in range(5)] == [other.below(1_000) for _ in range(5)]


@given(st.text(max_size=8), st.integers())
def test_a_path_always_gives_the_same_draws(name: str, number: int) -> None:
    assert dice((name, number)).digits(9) == dice((name, number)).digits(9)


@given(SEEDS)
def test_what_weighs_nothing_is_never_drawn(seed: int) -> None:
    assert Dice(seed).weighted(Weighted([("never", 0.0), ("always", 1.0)])) == "always"


@pytest.mark.parametrize(
    ("year", "serial", "letter"),
    [(1981, "0000034", "U"), (2002, "0073319", "Z"), (1979, "0163001", "B"), (1991, "065656", "H")],
)
def test_check_letters_are_those_of_published_examples(year: int, serial: str, letter: str) -> None:
    assert identifiers.check_letter(year, serial) == letter


@given(SEEDS, st.integers(1970, 2018))
def test_identifiers_have_their_form_and_their_letter(seed: int, year: int) -> None:
    pnc, cro = identifiers.pnc(Dice(seed), year), identifiers.cro(Dice(seed), year)
    assert re.fullmatch(r"\d{4}/\d{7}[A-Z]", pnc)
    assert re.fullmatch(r"\d{6}/\d{2}[A-Z]", cro)
    assert pnc[-1] == identifiers.check_letter(year, pnc[5:12])
    assert cro[-1] == identifiers.check_letter(year, cro[:6])


@given(SEEDS)
def test_phones_and_registrations_are_of_ranges_that_nobody_has(seed: int) -> None:
    assert re.fullmatch(r"07[12]\d{8}", identifiers.phone(Dice(seed)))
    assert re.fullmatch(r"[A-Z]{2}[34]\d[A-Z]{3}", identifiers.vrm(Dice(seed)))


@given(SEEDS)
def test_the_last_digit_of_a_handset_is_right(seed: int) -> None:
    digits = [int(digit) for digit in identifiers.imei(Dice(seed))]
    doubled = [sum(divmod(2 * digit, 10)) if at % 2 else digit for at, digit in enumerate(digits)]
    assert len(digits) == 15
    assert sum(doubled) % 10 == 0


@given(SEEDS, DAYS)
def test_a_mistyped_date_is_a_date_and_differs_in_one_digit_at_most(seed: int, day: date) -> None:
    wrong = recording_errors.mistyped_date(Dice(seed), day)
    assert sum(a != b for a, b in zip(day.isoformat(), wrong.isoformat(), strict=True)) <= 1


@given(DAYS)
def test_swapping_day_and_month_twice_gives_the_day_back(day: date) -> None:
    assert recording_errors.swapped_date(recording_errors.swapped_date(day)) == day


@given(SEEDS, st.sampled_from(["Kowalska", "Hargreaves", "Smith", "O'Neill", "Ng"]))
def test_a_misspelt_name_keeps_its_first_letter_and_about_its_length(seed: int, name: str) -> None:
    wrong = recording_errors.misspelt(Dice(seed), name)
    assert wrong[0] == name[0]
    assert abs(len(wrong) - len(name)) <= 1


@given(SEEDS)
def test_a_misread_registration_keeps_its_length(seed: int) -> None:
    vrm = identifiers.vrm(Dice(seed))
    assert len(recording_errors.misread(Dice(seed), vrm)) == len(vrm)


def test_names_lose_their_marks_and_keep_their_letters() -> None:
    assert recording_errors.plain("Łukasz Wójcik Ștefan") == "Lukasz Wojcik Stefan"
