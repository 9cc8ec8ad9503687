"""What codes mean: known in any writing, by other systems' words, and counting for nothing where nobody knows them."""

from __future__ import annotations

import csv
import gzip
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reference.police_uk import CRIME_TYPES
from schemas.events import EVENT_KINDS as KINDS
from schemas.vocabulary import event_kinds, outcomes
from schemas.vocabulary.event_kinds import EVENT_KINDS, REFERRALS, Referral
from schemas.vocabulary.meanings import Meaning
from schemas.vocabulary.outcomes import OUTCOMES
from schemas.vocabulary.premises_types import PREMISES_TYPES, PremisesType
from schemas.vocabulary.relations import ADDRESS_USES, HOMES, RELATIONS, AddressUse, Relation
from schemas.vocabulary.roles import ROLES, Role
from schemas.vocabulary.terms import OpenCode, Vocabulary, as_code, has_form_of_a_code
from schemas.vocabulary.threats import THREATS

VOCABULARIES = (THREATS, OUTCOMES, ROLES, RELATIONS, ADDRESS_USES, PREMISES_TYPES, EVENT_KINDS, REFERRALS)
ENUMS: tuple[type[OpenCode], ...] = (Role, Relation, AddressUse, PremisesType, Referral)
DATA = Path(__file__).parents[3] / "reference" / "data" / "police_uk"


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda one: one.name)
def test_no_word_stands_for_two_terms_and_every_code_has_the_form_of_one(vocabulary: Vocabulary) -> None:
    words = Counter(word for one in vocabulary.terms for word in {one.code, *one.others})
    assert [word for word, times in words.items() if times > 1] == []
    assert [word for word in words if not has_form_of_a_code(word)] == []
    assert {one.code: found.code for one in vocabulary.terms for word in (one.code, *one.others)
            if (found := vocabulary.read(word)) and found != one} == {}  # fmt: skip


@pytest.mark.parametrize("enum", ENUMS, ids=lambda one: one.__name__)
def test_every_member_is_a_term_and_every_term_a_member(enum: type[OpenCode]) -> None:
    assert {one.code for one in enum.vocabulary().terms} == {member.value for member in enum}


def test_every_kind_of_event_is_a_term() -> None:
    assert {one.code for one in EVENT_KINDS.terms} == set(KINDS)
    assert event_kinds.EVENT_KINDS.counts_for("sentence") == {Meaning.ENFORCEMENT, Meaning.IN_COURT}


@pytest.mark.parametrize(
    ("written", "meaning"),
    [
        ("CCE", Meaning.EXPLOITATION),
        ("county_line", Meaning.SUPPLY),
        ("County Lines", Meaning.SUPPLY),
        ("human-trafficking", Meaning.EXPLOITATION),
        ("Trafficking in persons", Meaning.EXPLOITATION),
        ("Gang Violence", Meaning.VIOLENCE),
        ("cuckoo", Meaning.CUCKOOING),
        ("CUCKOOED ADDRESSES", Meaning.CUCKOOING),
        ("child criminal exploitation", Meaning.EXPLOITATION),
        ("PWITS", Meaning.SUPPLY),
        ("knives", Meaning.WEAPONS),
        ("Firearm", Meaning.WEAPONS),
        ("Domestic-Violence", Meaning.DOMESTIC),
        ("exploitation of a child", Meaning.EXPLOITATION),
        ("supply of crack cocaine", Meaning.SUPPLY),
        ("suspected modern slavery offences", Meaning.EXPLOITATION),
        ("violence, gang related", Meaning.VIOLENCE),
    ],
)
def test_a_threat_is_known_in_whatever_writing(written: str, meaning: Meaning) -> None:
    assert meaning in THREATS.counts_for(written)


@pytest.mark.parametrize(
    ("written", "meanings"),
    [
        ("class-a-drug-supply", {Meaning.SUPPLY, Meaning.DRUGS}),
        ("Heroin and crack supply", {Meaning.SUPPLY}),
        ("cannabis-cultivation-and-dealing", {Meaning.SUPPLY, Meaning.DRUGS}),
        ("Drugs / Knives", {Meaning.DRUGS, Meaning.WEAPONS, Meaning.RISK_OF_HARM}),
        ("OCG drug supply", {Meaning.SUPPLY, Meaning.DRUGS, Meaning.ORGANISED}),
    ],
)
def test_a_code_that_is_made_of_known_ones_counts_for_all_of_them(written: str, meanings: set[Meaning]) -> None:
    assert THREATS.counts_for(written) >= meanings
    assert (THREATS.counts_for(written) & {Meaning.EXPLOITATION, Meaning.PATROL, Meaning.MISSING}) == set()


@pytest.mark.parametrize(
    "code",
    ["firearms-dealing", "weapons-trafficking", "missing-drugs", "drug-supply-prevention", "drugs-patrol", "no-drugs",
     "theft-of-heroin", "hotel-burglary", "knife-amnesty"],
)  # fmt: skip
def test_a_code_with_a_word_that_says_something_else_beside_others_is_not_known(code: str) -> None:
    assert THREATS.read(code) is None


def test_a_code_of_known_parts_is_shown_under_its_own_words() -> None:
    found = THREATS.read("Drugs / Knives")
    assert found is not None
    assert (found.code, found.title) == ("drugs-knives", "drugs knives")


def test_trafficking_of_drugs_is_not_trafficking_of_people() -> None:
    assert THREATS.counts_for("drug-trafficking") == {Meaning.SUPPLY}
    assert Meaning.SUPPLY not in THREATS.counts_for("human-trafficking")


@pytest.mark.parametrize("code", ["person-search", "imprisonment", "mash", "blackwell", "x" * 500, ""])
def test_what_is_no_threat_counts_for_nothing(code: str) -> None:
    assert THREATS.read(code) is None
    assert THREATS.counts_for(code) == frozenset()


def test_every_crime_type_of_data_police_uk_is_known() -> None:
    assert [name for name in CRIME_TYPES if THREATS.read(name) is None] == []


def test_the_order_of_words_matters_where_a_code_has_a_direction() -> None:
    assert RELATIONS.read("for works") is None
    assert RELATIONS.counts_for("child-of") != RELATIONS.counts_for("parent-of")


def test_what_is_missing_counts_for_nothing() -> None:
    assert THREATS.counts_for(None) == outcomes.counts_for(None) == frozenset()


@pytest.mark.parametrize(
    ("text", "meanings"),
    [
        ("A no further action disposal", {Meaning.FOUND_NOTHING, Meaning.CLOSED}),
        ("Nothing found - no further action", {Meaning.FOUND_NOTHING, Meaning.CLOSED}),
        ("NEGATIVE", {Meaning.FOUND_NOTHING}),
        ("No weapons were found", {Meaning.FOUND_NOTHING}),
        ("area search, no trace", {Meaning.FOUND_NOTHING}),
        ("knife found", {Meaning.FOUND_SOMETHING}),
        ("Drugs located", {Meaning.FOUND_SOMETHING}),
        ("no drugs located", {Meaning.FOUND_NOTHING}),
        ("2 wraps seized from sock", {Meaning.FOUND_SOMETHING}),
        ("Released without charge: mistaken identity", {Meaning.CLOSED, Meaning.EXONERATES}),
        ("Not guilty; acquitted by the jury", {Meaning.EXONERATES}),
        ("eliminated from enquiries", {Meaning.EXONERATES}),
        ("Discontinued, no evidence offered", {Meaning.EXONERATES}),
        ("NFA", {Meaning.CLOSED}),
        ("pleaded not guilty, trial fixed", {Meaning.CHARGES}),
        ("convicted; conviction quashed on appeal", {Meaning.EXONERATES, Meaning.OVERTURNED}),
        ("fine-quashed", {Meaning.CONVICTS}),
        ("Community order set aside on appeal", {Meaning.CONVICTS}),
        ("sentenced in March, conviction and sentence quashed", {Meaning.EXONERATES, Meaning.OVERTURNED}),
        ("Overturned on appeal", {Meaning.EXONERATES, Meaning.OVERTURNED}),
        ("appeal against conviction dismissed", {Meaning.CONVICTS}),
        ("mistaken identity alleged by the defence", set()),
        ("Unable to prosecute suspect", {Meaning.CLOSED, Meaning.NOT_PROSECUTED}),
        ("Nothing", {Meaning.FOUND_NOTHING}),
        ("nothing disclosed in interview", set()),
        ("Released under investigation", {Meaning.OPEN}),
        ("Summons / charged by post", {Meaning.CHARGES}),
        ("Caution (simple or conditional)", {Meaning.CONVICTS}),
        ("guilty on count 1, not guilty on count 2", {Meaning.CONVICTS}),
        ("still missing", {Meaning.STILL_MISSING}),
        ("not charged", set()),
        ("No further action - nothing found", {Meaning.FOUND_NOTHING, Meaning.CLOSED}),
        ("Released without charge: not the suspect, alibi confirmed", {Meaning.CLOSED, Meaning.EXONERATES}),
        ("charge withdrawn", {Meaning.CLOSED}),
        ("NEG SEARCH", {Meaning.FOUND_NOTHING}),
        ("drugs found, no knife found", {Meaning.FOUND_SOMETHING}),
        ("the owner will paint the fence", set()),
    ],
)
def test_an_outcome_counts_for_what_its_words_say(text: str, meanings: set[Meaning]) -> None:
    assert outcomes.counts_for(text) == meanings


@pytest.mark.parametrize(
    "text",
    ["Not been ruled out as yet", "Bailed, has not yet been formally eliminated", "Can't be eliminated",
     "alibi confirmed to be false", "Case of mistaken identity disproved", "Submission of no case to answer dismissed",
     "Insists it was not him", "Interviewed, claiming to be innocent", "RUI, may be a false allegation",
     "Alibi confirmed, but then charged on new statements", "DNA does not exclude him", "Enquiries to be ruled out",
     "Says he was in prison at the time", "Claim that the report was malicious not accepted", "yet to be eliminated",
     "Not a case of mistaken identity", "He believes it was a false report", "not as yet ruled out",
     "Phone to be examined before he can be eliminated"],
)  # fmt: skip
def test_a_finding_that_is_denied_claimed_rejected_or_overtaken_exonerates_nobody(text: str) -> None:
    assert Meaning.EXONERATES not in outcomes.counts_for(text)


@pytest.mark.parametrize(
    "text",
    ["Says he was elsewhere, alibi confirmed", "Submission of no case to answer upheld", "Victim says it was not him",
     "Charged in March; since eliminated", "RUI - now ruled out", "Found not to be involved",
     "Acquitted, costs refused",
     "The judge directed the jury to acquit on every count", "Fingerprint excludes her", "Prints rule out the suspect",
     "She was overseas at the relevant time", "Could not have been present", "Excluded as the donor",
     "Acquitted of the charge",
     "Officer in the case states he has been eliminated", "Eliminated after arrest and charge"],
)  # fmt: skip
def test_a_finding_that_stands_exonerates(text: str) -> None:
    assert Meaning.EXONERATES in outcomes.counts_for(text)


def test_a_case_that_was_closed_exonerates_nobody() -> None:
    for text in ("NFA", "released without charge", "insufficient evidence", "Unable to prosecute suspect"):
        assert Meaning.EXONERATES not in outcomes.counts_for(text)


def test_every_outcome_in_the_shipped_files_of_data_police_uk_is_known() -> None:
    unknown = set()
    for file in sorted(DATA.glob("*.csv.gz")):
        with gzip.open(file, "rt", newline="") as text:
            for row in csv.DictReader(text):
                outcome = row.get("Outcome") or row.get("Last outcome category")
                if outcome and not outcomes.terms(outcome):
                    unknown.add(outcome)
    assert unknown == set()


@given(st.text(max_size=120))
def test_any_text_is_looked_up_without_an_error(text: str) -> None:
    outcomes.counts_for(text)
    for vocabulary in VOCABULARIES:
        vocabulary.counts_for(text)
        assert len(vocabulary.nearest(text)) <= 3


@given(st.sampled_from([word for one in THREATS.terms for word in (one.code, *one.others)]), st.data())
def test_a_code_means_the_same_in_every_writing(code: str, data: st.DataObject) -> None:
    parts = [data.draw(st.sampled_from([word, word.upper(), word.title()])) for word in code.split("-")]
    written = data.draw(st.sampled_from([" ", "_", "-", "  ", " - ", "/"])).join(parts)
    assert THREATS.read(written) == THREATS.read(code)
    assert as_code(as_code(written)) == as_code(written)


def test_the_nearest_known_codes_are_proposed() -> None:
    assert THREATS.nearest("county-liens")[0] == "county-lines"
    assert RELATIONS.nearest("liv-at")[0] == "lives-at"


def test_an_unknown_member_is_shown_as_written_and_is_none_of_the_members() -> None:
    unknown = Role("street-preacher")
    assert (unknown.value, str(unknown), unknown.is_known, unknown.counts_for) == (
        "street-preacher",
        "street-preacher",
        False,
        frozenset(),
    )
    assert unknown not in list(Role)
    assert unknown == Role("street-preacher")
    assert {unknown: 1}[Role("street-preacher")] == 1


@pytest.mark.parametrize("written", ["a career criminal", "Röle", "", "-", "x" * 81])
def test_what_has_not_the_form_of_a_code_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="is not a valid Role"):
        Role(written)


def test_another_systems_word_is_read_as_the_member_that_it_means() -> None:
    assert Role("Complainant") is Role.VICTIM
    assert Relation("girlfriend-of") is Relation.PARTNER_OF
    assert AddressUse("Previous address") is AddressUse.FORMER


def test_partners_are_no_kin() -> None:
    assert RELATIONS.counts_for("partner-of") == {Meaning.PARTNER}
    assert RELATIONS.counts_for("family-of") == {Meaning.KIN}


def test_where_somebody_only_comes_they_do_not_live() -> None:
    assert all(Meaning.RESIDENCE not in AddressUse(code).counts_for for code in ("frequents", "visits", "bail"))
    assert Meaning.RESIDENCE in AddressUse("sofa-surfing").counts_for


def test_every_relation_of_residence_gives_the_person_an_address_of_residence() -> None:
    assert {one for one in Relation if RELATIONS.means(one, Meaning.RESIDENCE)} == HOMES.keys()
    assert all(ADDRESS_USES.means(use, Meaning.RESIDENCE) for use in HOMES.values())
