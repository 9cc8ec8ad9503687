"""What two mentions say together: what counts, what is capped, and what never counts."""

from __future__ import annotations

import pytest

from streams.resolution.persons.comparison.attribute_comparison import compare_phones, compare_register_numbers
from streams.resolution.persons.comparison.level_weights import LIMITS
from streams.resolution.persons.comparison.match_weight import match_weight
from streams.resolution.persons.features.address_parts import read_address
from streams.resolution.persons.features.birth_dates import read_birth
from streams.resolution.persons.features.mention import PersonMention, WrittenAddress
from streams.resolution.persons.features.mention_features import MentionFeatures, mention_features
from tests.unit.resolution.persons.person_mentions import mention, named
from values.register_number import RegisterNumber, read

HOME = "12 Quarry Lane, Kettering, NN16 8AB"
WILL = mention("will", called="William/Harrow", birth_date="1985-03-12", home=HOME)


def born(one: PersonMention, birth_date: str) -> MentionFeatures:
    return mention_features(one._replace(birth_date=birth_date))


def bits(one: PersonMention, other: PersonMention) -> int:
    return match_weight(mention_features(one), mention_features(other)).bits


def held(one: PersonMention, other: PersonMention) -> str | None:
    guard = match_weight(mention_features(one), mention_features(other)).guard
    return guard.name if guard else None


def test_ethnicity_is_no_feature_and_never_will_be() -> None:
    everything = " ".join((*MentionFeatures._fields, *PersonMention._fields)).lower()
    assert not any(word in everything for word in ("ethnic", "race", "nationality", "religion"))


def test_weighing_is_the_same_either_way_round() -> None:
    some = [WILL, mention("jo", called="Jo/Harrow", home=HOME), mention("w", called="Harrow/William", sex="male")]
    said = [mention_features(one) for one in some]
    assert all(match_weight(one, other) == match_weight(other, one) for one in said for other in said)


def test_a_birth_date_with_day_and_month_swapped_still_speaks_for_one_person() -> None:
    assert match_weight(mention_features(WILL), born(WILL, "1985-12-03")).born.level == "birth.swapped"


@pytest.mark.parametrize(
    ("said", "level"),
    [
        ("1985-03-17", "typo"),
        ("1958-03-12", "transposed"),
        ("1985-03-21", "transposed"),
        ("1985-03-29", "two-parts"),
        ("1986-03-17", "two-slips"),
    ],
)
def test_a_slip_in_a_birth_date_says_what_slips_of_its_kind_say(said: str, level: str) -> None:
    assert match_weight(mention_features(WILL), born(WILL, said)).born.level == f"birth.{level}"


def test_the_fewer_dates_a_slip_may_be_of_the_more_it_says_and_two_slips_speak_against_one_person() -> None:
    slips = ("1985-12-03", "1985-03-21", "1985-03-17", "1985-03-29", "1986-03-17")
    says = [match_weight(mention_features(WILL), born(WILL, said)).born.bits for said in slips]
    assert says == sorted(says, reverse=True)
    assert says[-2] > 0 > says[-1]


@pytest.mark.parametrize("other", ["447911123457", "447911123465", "447911123446"])
def test_two_numbers_that_run_on_may_be_those_of_a_family_and_say_nothing(other: str) -> None:
    assert compare_phones(("447911123456",), (other,)).level in ("phone.in-sequence", "phone.different")
    assert compare_phones(("447911123456",), (other,)).bits <= 0


def test_at_one_door_a_given_name_says_less_only_where_siblings_share_it_as_the_first_of_two() -> None:
    polish, portuguese = (mention("a", called=f"Maria/{surname}", home=HOME) for surname in ("Kowalska", "Ferreira"))
    assert bits(polish, polish) > bits(portuguese, portuguese)


def test_a_slip_in_a_mobile_number_says_more_than_in_one_of_an_exchange() -> None:
    ann = mention("a", called="Ann/Quillfeather")
    mobile, line = (
        bits(ann._replace(phones=(one,)), ann._replace(phones=(other,)))
        for one, other in (("447911123456", "447911123556"), ("441604123456", "441604123556"))
    )
    assert mobile > line > bits(ann, ann)


def test_a_common_name_at_one_door_is_one_person_unless_brothers_share_it() -> None:
    maryam, mohammed = (mention(one, called=f"{one}/Rahimi", home=HOME) for one in ("Maryam", "Mohammed"))
    assert bits(maryam, maryam) >= LIMITS["same"] > bits(mohammed, mohammed) >= LIMITS["possible"]
    elsewhere = maryam._replace(addresses=mention("e", home="9 Mill Road, Kettering, NN16 8AB").addresses)
    assert bits(maryam, elsewhere) < LIMITS["same"]


@pytest.mark.parametrize("placeholder", ["1900-01-01", "1970-01-01", "-0050-01-0", ""])
def test_a_birth_date_that_stands_for_none_says_nothing(placeholder: str) -> None:
    assert read_birth(placeholder) is None


def test_the_first_of_january_says_little_more_than_the_year() -> None:
    rough, exact = born(WILL, "1985-01-01"), born(WILL, "1985-03-12")
    assert match_weight(rough, rough).born.bits * 2 < match_weight(exact, exact).born.bits


def test_a_custody_suite_is_nobodys_address_and_no_fixed_abode_no_postcode() -> None:
    assert read_address(WrittenAddress("Custody Suite, Kettering")) is None
    assert read_address(WrittenAddress(postcode="NF1 1NF")) is None


def test_twins_are_held_back_whatever_else_they_share() -> None:
    jane = mention("jane", called="Jane/Harrow", birth_date="1985-03-12", home=HOME)
    assert held(WILL, jane) == "twins"
    assert bits(WILL, jane) <= LIMITS["twins"]
    assert match_weight(mention_features(WILL), mention_features(jane)).unguarded_bits >= LIMITS["same"]


def test_a_family_at_one_address_stays_below_one_person() -> None:
    brother = mention("b", called="Peter/Harrow", birth_date="1989-11-30", home=HOME)
    sister, anybody = mention("s", called="Ann/Harrow", home=HOME), mention("n", called="/Harrow", home=HOME)
    assert bits(WILL, brother) < LIMITS["possible"]
    assert bits(brother, sister) < LIMITS["same"]
    assert bits(anybody, sister) <= LIMITS["family"]


def test_father_and_son_of_one_name_are_held_back() -> None:
    father = WILL._replace(birth_date="1958-07-01")
    assert held(WILL, father) == "generations"


def test_other_names_are_another_person_even_born_on_one_day_at_one_address() -> None:
    lodger = mention("l", called="Peter/Oakden", birth_date="1985-03-12", home=HOME)
    assert bits(WILL, lodger) <= LIMITS["nameless"]


def test_places_together_never_say_more_than_their_cap() -> None:
    home, nowhere = mention("a", called="Ann/Quillfeather", home=HOME), mention("b", called="Ann/Quillfeather")
    assert (
        bits(home, home) - match_weight(mention_features(nowhere), mention_features(nowhere)).names.total
        <= LIMITS["places"]
    )


@pytest.mark.parametrize("word", ["Dave", "Harrow", "Nasrullah", "Kowalska"])
def test_one_word_of_a_name_and_a_home_are_a_question_and_with_a_birth_date_or_phone_a_person(word: str) -> None:
    one = mention("a", called=word, home="5 Sample Street, Corby, NN17 1AA")
    assert (held(one, one), bits(one, one) < LIMITS["same"]) == ("one-word", True)
    for more in ({"birth_date": "1985-03-12"}, {"phones": ("447911123456",)}):
        known = one._replace(**more)
        assert (held(known, known), bits(known, known) >= LIMITS["same"]) == (None, True)


def test_a_shared_number_lifts_every_guard() -> None:
    jane = mention("j", called="Jane/Harrow", birth_date="1985-03-12", home=HOME, pnc="1981/0000034U")
    assert held(jane, WILL._replace(numbers=jane.numbers)) is None


def test_an_age_is_held_against_a_birth_year() -> None:
    young = WILL._replace(birth_date=None, birth_years=(1983, 1987))
    old = WILL._replace(birth_date=None, birth_years=(1943, 1947))
    assert match_weight(mention_features(WILL), mention_features(young)).born.level == "birth.age-fits"
    assert match_weight(mention_features(WILL), mention_features(old)).born.level == "birth.age-other"


def test_of_several_names_and_addresses_the_best_count() -> None:
    moved = WILL._replace(
        addresses=(*WILL.addresses, WrittenAddress("3 Mill Road", "Corby", "NN17 1AA")), aliases=(named("Billy H"),)
    )
    assert bits(WILL, moved) == bits(WILL, WILL)


def test_a_street_name_that_two_share_says_little_and_nothing_where_their_names_differ() -> None:
    ghost = (named("Ghost"),)
    will, peter = (mention(who, called=f"{who}/Harrow", home=", Corby, ", aliases=ghost) for who in ("Will", "Peter"))
    alone = will._replace(aliases=())
    assert match_weight(mention_features(will), mention_features(will)).alias.bits == 200
    assert bits(will, peter) == bits(alone, peter._replace(aliases=()))


def test_another_name_in_full_is_worth_less_than_a_name_and_never_more_than_names_that_differ_take_away() -> None:
    known_as = WILL._replace(aliases=(named("Peter/Oakden"),))
    peter = mention("p", called="Peter/Oakden", birth_date="1985-03-12", home=HOME)
    assert match_weight(mention_features(known_as), mention_features(peter)).names.total <= LIMITS["alias"]
    bill = mention("b", called="Bill/Harrow", birth_date="1985-03-12")
    assert match_weight(mention_features(bill), mention_features(known_as)).names.total > 0


def test_a_given_name_and_a_street_are_no_person() -> None:
    neighbour = mention("n", called="William/Oakden", home="40 Quarry Lane, Kettering, NN16 8AB")
    assert bits(WILL, neighbour) < LIMITS["same"]


def test_one_name_behind_two_doors_is_a_question_without_a_birth_date() -> None:
    moved = mention("m", called="William/Harrow", home="3 Mill Road, Corby, NN17 1AA")
    assert held(WILL, moved) == "moved"
    assert held(WILL, mention("n", called="William/Harrow", birth_date="1983-07-30", home="3 Mill Road, Corby, ")) == (
        "namesakes"
    )


def test_a_man_and_a_woman_whose_names_are_nearly_one_are_held_back() -> None:
    paul = mention("p", called="Paul/Harrow", birth_date="1985-03-12", home=HOME, sex="male")
    assert held(paul, mention("q", called="Paula/Harrow", birth_date="1985-03-12", home=HOME, sex="female")) == "twins"


def test_two_names_that_no_count_lists_say_once_where_they_come_from() -> None:
    assert bits(mention("a", called="Mihai/Nistor"), mention("b", called="Mihai/Nistor")) < LIMITS["same"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ruth", "Ellen"), ("Jaden", "Haden"), ("Samira", "Amira"), ("Harry", "Larry"), ("Gurpreet", "Manpreet")],
)
@pytest.mark.parametrize("birth_date", ["1940-03-12", "1985-03-12", "2003-03-12"])
def test_two_given_names_of_one_family_and_birth_date_are_twins_however_alike_and_old(
    one: str, other: str, birth_date: str
) -> None:
    both = [
        mention(who, called=f"{who}/Harrow", birth_date=birth_date, home=HOME, occupation="student")
        for who in (one, other)
    ]
    assert held(*both) == "twins"
    assert bits(*both) <= LIMITS["twins"]


def test_brothers_of_one_trade_born_nearly_on_one_day_are_two() -> None:
    jay = mention("j", called="Jay/Harrow", birth_date="1985-03-12", home=HOME, occupation="unemployed")
    peter = mention("p", called="Peter/Harrow", birth_date="1986-03-12", home=HOME, occupation="unemployed")
    assert held(jay, peter) == "twins"
    assert held(jay, peter._replace(birth_date="1988-11-30")) == "siblings"
    assert held(jay, peter._replace(birth_date=None)) == "household"


def test_where_brothers_share_their_first_name_the_second_decides() -> None:
    adnan = mention("a", called="Mohammed Adnan/Khan", birth_date="1985-03-12", home=HOME)
    imran = mention("i", called="Mohammed Imran/Khan", birth_date="1985-03-12", home=HOME)
    assert held(adnan, imran) == "twins"
    paul = mention("p", called="William Paul/Harrow", birth_date="1985-03-12", home=HOME)
    james = mention("j", called="William James/Harrow", birth_date="1985-03-12", home=HOME)
    assert held(paul, james) is None
    assert held(paul, james._replace(birth_date=None)) == "household"


def test_a_further_name_that_is_the_first_of_another_at_home_may_be_a_fathers() -> None:
    adan, fadumo = (mention(who, called=f"{who}/Nur", home=HOME) for who in ("Adan", "Fadumo Adan"))
    assert held(adan, fadumo) == "fathers-name"
    both = [one._replace(birth_date="1985-03-12") for one in (adan, fadumo)]
    assert held(*both) is None


def test_a_surname_that_many_bear_and_a_trade_are_no_person() -> None:
    one = mention("a", called="/Clarke", occupation="plasterer", birth_place="Oundle")
    assert bits(one, mention("b", called="Jane/Clarke", occupation="plasterer")) < LIMITS["same"]


def test_the_prior_is_said_first_and_a_larger_population_takes_more_to_overcome() -> None:
    few, many = (match_weight(mention_features(WILL), mention_features(WILL), people) for people in (1_000, 1_000_000))
    assert (few.prior, many.prior) == (-997, -1993)
    assert few.bits - many.bits == 1993 - 997


@pytest.mark.parametrize(
    "called",
    ["John/Smith", "Mohammed/Khan", "Gurpreet/Kaur", "Krzysztof/Nowak", "Ionut/Popescu", "Thi/Nguyen", "Abdi/Warsame"],
)
def test_a_common_name_and_a_full_birth_date_are_one_person_and_what_many_share_beside_it_is_none(called: str) -> None:
    dated = mention("a", called=called, birth_date="1985-03-12")
    assert bits(dated, dated) >= LIMITS["same"]
    beside = [
        mention("a", called=called, home=", Northampton, "),
        mention("a", called=called, occupation="roofer"),
        mention("a", called=called, birth_date="1985"),
        mention("a", called=called, birth_place="Corby"),
    ]
    assert all(bits(known, known) < LIMITS["same"] for known in beside)


def test_the_rarest_name_with_a_village_a_trade_and_a_year_is_a_question() -> None:
    known = mention("a", called="Peregrine/Zzyquill", home=", Yelvertoft, ", occupation="farrier", birth_date="1985")
    assert LIMITS["possible"] <= bits(known, known) < LIMITS["same"]
    assert held(known, known) == "unidentified"


def test_two_doors_of_one_neighbourhood_say_no_more_than_that_people_stay_near() -> None:
    near = mention("near", called="William/Harrow", home="3 Mill Road, Kettering, NN16 8AD")
    assert match_weight(mention_features(WILL), mention_features(near)).places.total <= LIMITS["neighbourhood"]


@pytest.mark.parametrize("home", ["14 Quarry Lane, Kettering, NN16 8AB", "2 Quarry Lane, Kettering, NN16 8AB"])
def test_who_lives_next_door_is_no_more_than_a_neighbour(home: str) -> None:
    near = mention("near", called="William/Harrow", home=home)
    assert match_weight(mention_features(WILL), mention_features(near)).places.total == LIMITS["neighbours"]


def test_brothers_of_nearly_one_name_born_a_year_apart_are_a_question() -> None:
    hasan = mention("hasan", called="Zeeshan/Raza", birth_date="1994-04-15", home=HOME)
    husain = mention("husain", called="Zishan/Raza", birth_date="1995-04-15", home=HOME)
    assert held(hasan, husain) == "misspelt"
    assert bits(hasan, husain) < LIMITS["same"]


@pytest.mark.parametrize(
    ("scheme", "one", "other", "level"),
    [
        ("home-office", "R7654321", "R7654322", "different-checked"),  # a family that came together
        ("home-office", "R7654321", "R7654321/2", "unknown"),
        ("nhs", "943 476 5919", "943 476 5918", "close"),  # whose check is wrong
        ("pnc", "1979/0163001B", "1979/0163002C", "different-checked"),
        ("custody", "33AB/1482/19", "33AB/1483/19", "unknown"),  # every arrest has another
        ("asn", "19/33AB/01/123X", "18/44CD/01/987Z", "unknown"),
        ("club-card", "88231", "88232", "unknown"),
        ("club-card", "88231", "90417", "different"),
    ],
)
def test_numbers_near_each_other_agree_only_where_a_check_shows_a_slip(
    scheme: str, one: str, other: str, level: str
) -> None:
    read_one, read_other = read(scheme, one), read(scheme, other)
    assert isinstance(read_one, RegisterNumber)
    assert isinstance(read_other, RegisterNumber)
    assert compare_register_numbers((read_one,), (read_other,)).level == f"number.{level}"
    assert compare_register_numbers((read_other,), (read_one,)).level == f"number.{level}"


def test_a_prison_number_of_a_known_form_says_more_than_a_number_of_no_known_form() -> None:
    prison, other = (
        mention(scheme, numbers=(RegisterNumber(scheme, "A1234BC", checked=False),)) for scheme in ("noms", "passport")
    )
    assert bits(prison, prison) > bits(other, other) + 200


def test_a_given_name_that_is_all_there_is_and_a_phone_are_one_person_and_without_it_a_question() -> None:
    told = mention("told", called="Zabihullah", phones=("07123456701",))
    assert bits(told, told) >= LIMITS["same"]
    assert bits(told, told._replace(phones=())) < LIMITS["same"]


def test_two_who_are_nearly_the_same_in_each_name_and_in_the_date_are_a_question_where_nothing_is_equal() -> None:
    one = mention("one", called="Reza/Karimi", birth_date="1998-02-03")
    other = mention("other", called="Rezah/Kareemi", birth_date="1998-02-04")
    assert held(one, other) == "misspelt"
    assert held(one, other._replace(names=one.names)) is None
