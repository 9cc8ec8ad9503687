"""Of a text the values are found that it gives whole, each once and where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.unit.values.any_text import FLOODS, TEXTS
from values.prose import find


def found(text: str) -> list[tuple[str, str, str]]:
    return [(text[one.start : one.end], one.kind, one.canonical) for one in find(text.lower(), text)]


def test_values_of_all_kinds_are_found_in_their_order() -> None:
    assert found("reg KN68 XTB, 07834 112209, NN14 2QT; on 020 7183 5521, not at 12 or the A43") == [
        ("KN68 XTB", "registration", "KN68XTB"),
        ("07834 112209", "phone", "+447834112209"),
        ("NN14 2QT", "postcode", "NN14 2QT"),
        ("020 7183 5521", "phone", "+442071835521"),
    ]


def test_a_number_of_a_register_is_one_and_no_part_of_it_is_anything_else() -> None:
    assert found("PNC 1979/0163001B drives KN68 XTB, NHS no 943 476 5919, home 01604 230100") == [
        ("1979/0163001B", "register-number", "pnc 1979/0163001B"),
        ("KN68 XTB", "registration", "KN68XTB"),
        ("943 476 5919", "register-number", "nhs 9434765919"),
        ("01604 230100", "phone", "+441604230100"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "on 01.02.2019 10:30",
        "left at M1 5pm and E7 2am",
        "item 12 of 20181002000123",
        "he is 34 and 6 ft 2",
        "",
        "3 May 2019",
    ],
)
def test_numbers_and_times_of_day_are_no_values(text: str) -> None:
    assert found(text) == []


@given(TEXTS)
def test_any_text_is_read_and_what_is_found_stands_in_it_in_order(text: str) -> None:
    folded = "".join(one.lower() if len(one.lower()) == 1 else one for one in text)
    spans = [(one.start, one.end) for one in find(folded, text)]
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)


@pytest.mark.parametrize("text", [*FLOODS, "kn68 " * 2_000, "1 a " * 2_000])
def test_a_flood_holds_no_more_than_its_length(text: str) -> None:
    assert len(list(find(text, text))) <= len(text) // 5
