"""A name is as common as among the people it comes from; one that no table knows is not the rarest."""

from __future__ import annotations

from reference.names.rarity import BRITISH, full_name_parts, given_bits, origins, surname_bits
from reference.names.words import short_forms

COMMON = [
    ("john", "smith"),
    ("mohammed", "khan"),
    ("gurpreet", "singh"),
    ("krzysztof", "nowak"),
    ("ion", "popa"),
    ("abdi", "mohamed"),
    ("thi", "nguyen"),
    ("kwame", "mensah"),
    ("wei", "chen"),
]


def test_given_name_and_surname_of_one_origin_say_less_than_each_by_itself() -> None:
    assert sum(full_name_parts("mohammed", "khan")) < given_bits("mohammed") + surname_bits("khan") - 300


def test_a_name_that_no_table_knows_is_not_the_rarest() -> None:
    unknown = sum(full_name_parts("zzyq", "qwertuk"))
    assert unknown < sum(full_name_parts("mihai", "nistor"))
    assert unknown < 2_000


def test_the_commonest_names_are_borne_by_about_one_in_four_thousand() -> None:
    assert 1_100 <= min(sum(full_name_parts(*name)) for name in COMMON) <= 1_300


def test_what_a_full_name_says_is_that_of_one_origin_in_both_parts() -> None:
    """A surname of one origin beside a given name of another is no rarer than one that no table lists."""
    irish = full_name_parts("martin", "cogley")
    assert irish.given > 600
    assert irish.surname <= surname_bits("cogley") <= 1_400


def test_a_british_name_is_not_the_commonest_of_every_other_origin() -> None:
    others = [one for name, one in origins().items() if name != BRITISH]
    for name in ("gemma", "robert", "laura"):
        assert min(one.given[name] for one in others if name in one.given) >= 500
    assert min(one.given["mohammed"] for one in others if "mohammed" in one.given) < 400


def test_every_name_that_has_a_short_form_and_every_short_form_is_one_word() -> None:
    assert not [name for name, forms in short_forms().items() if any(" " in one for one in (name, *forms))]
