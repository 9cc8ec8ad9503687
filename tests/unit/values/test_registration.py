"""A registration is read in every series; a part of one, a slip and a placeholder are set aside."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.values.any_text import FLOODS, TEXTS
from values import placeholder, registration
from values.registration import Registration, candidates, find, read, read_all
from values.unread import Unread


@pytest.mark.parametrize(
    ("text", "canonical", "series", "country"),
    [
        ("KN68 XTB", "KN68XTB", "current", "GB"),
        ("kn68-xtb", "KN68XTB", "current", "GB"),
        ("KN.68.XTB", "KN68XTB", "current", "GB"),
        ("KN 68 XTB", "KN68XTB", "current", "GB"),
        ("Reg: KN68 XTB", "KN68XTB", "current", "GB"),
        ("VRM KN68XTB.", "KN68XTB", "current", "GB"),
        ("KN68 XTB (silver Corsa)", "KN68XTB", "current", "GB"),
        ("Silver Corsa KN68 XTB", "KN68XTB", "current", "GB"),
        ("\uff2b\uff2e68 XTB", "KN68XTB", "current", "GB"),
        ("T482 BNH", "T482BNH", "prefix", "GB"),
        ("M5 ABC", "M5ABC", "prefix", "GB"),
        ("WRP 482K", "WRP482K", "suffix", "GB"),
        ("RIB 4821", "RIB4821", "northern-irish", "GB"),
        ("WZ 4821", "WZ4821", "northern-irish", "GB"),
        ("Q482 BNH", "Q482BNH", "q", "GB"),
        ("q 482-bnh", "Q482BNH", "q", "GB"),
        ("214 D 306", "214D306", "diplomatic", "GB"),
        ("214-X-306", "214X306", "diplomatic", "GB"),
        ("14 KK 82", "14KK82", "military", "GB"),
        ("J 48213", "J48213", "jersey", "GBJ"),
        ("MAN 482", "MAN482", "man", "GBM"),
        ("1482 WD", "1482WD", "dateless", "GB"),
        ("WD 1482", "WD1482", "dateless", "GB"),
        ("WDB 148", "WDB148", "dateless", "GB"),
        ("482 WDB", "482WDB", "dateless", "GB"),
        ("482 WD", "482WD", "dateless", "GB"),
        ("4-wdb", "4WDB", "dateless", "GB"),
        ("Reg 482 WDB (Rover)", "482WDB", "dateless", "GB"),
        ("cherished plate W 1", "W1", "dateless", "GB"),
        ("12 WDB private plate", "12WDB", "dateless", "GB"),
        ("151-D-48213", "151D48213", "irish", "IRL"),
        ("08 KY 482", "08KY482", "irish", "IRL"),
        ("WX 48213 (PL)", "WX48213 (PL)", "foreign", "PL"),
        ("Polish plate WX 48213", "WX48213 (PL)", "foreign", "PL"),
        ("PL WX-48213", "WX48213 (PL)", "foreign", "PL"),
        ("GB KN68 XTB", "KN68XTB", "current", "GB"),
        ("UK KN68XTB", "KN68XTB", "current", "GB"),
        ("UK reg T482 BNH", "T482BNH", "prefix", "GB"),
        ("D: M-AB 4821", "MAB4821 (D)", "foreign", "D"),
        ("B 482 XYZ Romania", "B482XYZ (RO)", "foreign", "RO"),
    ],
)
def test_a_registration_is_read_in_every_series(text: str, canonical: str, series: str, country: str) -> None:
    assert read(text) == Registration(canonical, series, country)


@pytest.mark.parametrize(
    ("text", "described", "canonical"),
    [
        ("WX 48213", "white van on Polish plates", "WX48213 (PL)"),
        ("M-AB 4821", "German registered", "MAB4821 (D)"),
        ("KN68 XTB", "driven by a Polish male", "KN68XTB"),
        ("W 1", "on a cherished plate", "W1"),
    ],
)
def test_what_is_said_beside_a_registration_may_name_its_country_or_that_it_is_whole(
    text: str, described: str, canonical: str
) -> None:
    found = read(text, described=described)
    assert isinstance(found, Registration)
    assert found.canonical == canonical


def test_a_private_hire_car_is_no_private_plate() -> None:
    assert read("W 1", described="private hire car") == registration.PART


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("KN68", registration.PART),
        ("KN68 X", registration.PART),
        ("68 XTB", registration.PART),
        ("08 XTB", registration.PART),
        ("W 1", registration.PART),
        ("W 482", registration.PART),
        ("482 B", registration.PART),
        ("..482 BNH", registration.PART),
        ("482 BN_", registration.PART),
        ("482 BNH?", registration.PART),
        ("ends 482 BNH", registration.PART),
        ("125cc", registration.PART),
        ("KN?? XTB", registration.PART),
        ("KN68***", registration.PART),
        ("part KN68", registration.PART),
        ("begins KN68 XTB", registration.PART),
        ("KN68 XTB / T482 BNH", registration.SEVERAL),
        ("possibly KN68 XTB", registration.IN_DOUBT),
        ("KN68XTB?", registration.IN_DOUBT),
        ("XX00 XXX", placeholder.UNREAD),
        ("AA11 AAA", placeholder.UNREAD),
        ("no plates", placeholder.UNREAD),
        ("n/k", placeholder.UNREAD),
        ("white van man", registration.NOT_ITS_FORM),
        ("KN68XTBQ", registration.NOT_ITS_FORM),
        ("KNI8XTB", registration.NOT_ITS_FORM),
        ("", placeholder.UNREAD),
    ],
)
def test_what_is_no_registration_is_set_aside_with_its_rule(text: str, why: Unread) -> None:
    assert read(text) == why


def test_the_message_of_a_part_says_why_it_is_not_taken() -> None:
    assert registration.PART.message == (
        "is part of a registration, which many vehicles share; write it in full, for example AB12 CDE"
    )


def test_two_registrations_in_one_cell_are_two() -> None:
    assert [one.canonical for one in read_all("KN68 XTB, then T482BNH")] == ["KN68XTB", "T482BNH"]


@pytest.mark.parametrize(
    ("written", "may_be"),
    [
        ("KNI8XTB", ("KN18XTB",)),
        ("KN68XT8", ("KN68XTB",)),
        ("KN68X0B", ("KN68XDB", "KN68XOB")),
        ("KN68XTB?", ("KN68XTB",)),
        ("poss KN68 XTB", ("KN68XTB",)),
        ("KN68XTB", ()),
        ("KNIBXTB", ()),  # two characters: it may have been anything
        ("KN68", ()),
        ("KN68 X", ()),
        ("68 XTB", ()),
        ("KN??XTB", ()),
        ("XX00 XXX", ()),
        ("false plates", ()),
        ("", ()),
    ],
)
def test_a_slip_is_offered_as_a_candidate_and_never_taken(written: str, may_be: tuple[str, ...]) -> None:
    assert candidates(written) == may_be
    assert not may_be or isinstance(read(written), Unread)


PLATES = st.from_regex(
    r"(?:KN|AV|BD)[0-9]{2}[A-HJ-PR-Y]{2}Z|[A-HJ-NPR-TVWY][1-9][0-9]{2}[A-HJ-PR-Y]{2}Z", fullmatch=True
)


@given(PLATES, st.sampled_from([" ", "-", ".", "", "  ", "\u00a0"]), st.integers(1, 6), st.booleans())
def test_blanks_hyphens_dots_and_case_change_nothing(plate: str, between: str, at: int, small: bool) -> None:
    written = f"{plate[:at]}{between}{plate[at:]}"
    assert read(written.lower() if small else written) == read(plate)


@given(TEXTS)
def test_any_text_is_read_and_a_canonical_registration_gives_itself_back(text: str) -> None:
    for one in read_all(text):
        assert read(one.canonical, whole=True) == one
    for other in candidates(text):
        assert isinstance(read(other), Registration)
    for found in find(text):
        assert 0 <= found.start < found.end <= len(text)


@pytest.mark.parametrize("text", [*FLOODS, "KN68 " * 2_000, "1 a " * 2_000, "a1" * 4_000])
def test_a_flood_is_no_registration(text: str) -> None:
    assert isinstance(read(text), Unread)
    assert len(list(find(text))) <= len(text) // 5


@pytest.mark.parametrize(
    ("text", "plates"),
    [
        ("VRM Q482 BNH was outside twice", ["Q482BNH"]),
        ("Reg no. KN68-XTB waits by the garages", ["KN68XTB"]),
        ("a silver corsa kn68xtb", ["KN68XTB"]),
        ("T482BNH, then reg M5 ABC", ["T482BNH", "M5ABC"]),
        ("registration 1482 WD, and the plate is wrp 482k", ["1482WD", "WRP482K"]),
        ("index 214 D 306", ["214D306"]),
        ("ON THE A43 AND THE M1, left at E7 2am", []),
        ("12 men on the A14", []),
        ("reg KN68.XTB, and T482.BNH behind it", ["KN68XTB", "T482BNH"]),
        ("seen by unit AB12.The van left", []),
        ("VRM LM 19 TBX, then index WRP 482 K", ["LM19TBX", "WRP482K"]),
        ("reg lm 19 tbx, and plate T 9 BNH", ["LM19TBX", "T9BNH"]),
        ("the lorry was LM 19 TBX", ["LM19TBX"]),
        ("LM 19 TBX", []),  # neither called one nor behind a vehicle
        ("left in the van ON 14 NOV, back BY 10 SUN", []),
        ("plate wrp 482 a silver one", ["WRP482"]),
    ],
)
def test_a_text_gives_what_it_calls_a_registration_or_what_can_be_nothing_else(text: str, plates: list[str]) -> None:
    assert [one.value.canonical for one in find(text)] == plates


@pytest.mark.parametrize(
    ("text", "plates"),
    [
        ("driver of kx18 trb, a black merc", ["KX18TRB"]),
        ("kx18 trb silver audi outside", ["KX18TRB"]),
        ("he drives fg08 lmo to work", ["FG08LMO"]),
        ("a vauxhall kp57 rty has been there", ["KP57RTY"]),
        ("the van, ld66 xtb, came again", ["LD66XTB"]),
        ("lives nn16 off the road, a black car", []),
        ("nn16 and a black car", []),
        ("drives on 18 bus days", []),
        ("he drives nn16 way a lot", []),
        ("was in nn16 xtb yesterday", []),
        ("the car at 20 the lane", []),
    ],
)
def test_small_letters_in_two_pieces_are_one_beside_their_vehicle(text: str, plates: list[str]) -> None:
    assert [one.value.canonical for one in find(text)] == plates
