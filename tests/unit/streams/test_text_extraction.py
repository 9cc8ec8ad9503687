"""What a text says is read with where it stands, beside what the source asserted and never as part of it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reference import places, text_words
from schemas.extracted import MAX_VALUES, Extracted
from schemas.views import View
from schemas.vocabulary.indicators import AGAINST, OF_CUCKOOING, OF_EXPLOITATION, OF_SUPPLY, Indicator
from schemas.wire import MAX_BYTES, encode
from streams.enrichment.statement import statement_of
from streams.enrichment.text_extraction.folding import fold
from streams.enrichment.text_extraction.forms import forms
from streams.enrichment.text_extraction.read import read
from streams.enrichment.text_extraction.times_of_day import LATE, NUMBER, number_word
from streams.enrichment.text_flags import TextFlag
from streams.pipeline import conclude
from tests.make import crime, item
from tests.unit.streams.labelled_sentences import HELD_OUT, TUNED_ON


def values(text: str, sort: str) -> list[str]:
    found = getattr(read(text) or Extracted(), sort) or ()
    return [str(passage.value) for passage in found]


def passages(text: str, sort: str) -> list[str]:
    found = getattr(read(text) or Extracted(), sort) or ()
    return [text[passage.start : passage.end] for passage in found]


def shares(labelled: Sequence[tuple[str, str]]) -> tuple[float, float]:
    """Precision and recall of indicators."""
    right = said = meant = 0
    for text, label in labelled:
        got, wanted = set(values(text, "indicators")), set(label.split())
        right, said, meant = right + len(got & wanted), said + len(got), meant + len(wanted)
    return right / said, right / meant


@pytest.mark.parametrize(
    ("text", "sort", "expected"),
    [
        ("at 12 Sample Street, NN1 1DE.", "postcodes", ["NN1 1DE"]),
        ("postcode nn11de", "postcodes", ["NN1 1DE"]),
        ("no fixed abode, NF1 1NF", "postcodes", []),
        ("left at M1 5pm and E7 2am", "postcodes", []),
        ("a grey Golf AB12 CDE", "vrms", ["AB12CDE"]),
        ("a grey golf ab12cde", "vrms", ["AB12CDE"]),
        ("T123ABC, then reg M5 ABC", "vrms", ["T123ABC", "M5ABC"]),
        ("registration 1234 AB and plate is abc 12d", "vrms", ["1234AB", "ABC12D"]),
        ("ON THE A43 AND THE M1", "vrms", []),
        ("ring 07700 900123", "phones", ["+447700900123"]),
        ("ring +44 (0)7700 900 123, or 0044 7700 900124", "phones", ["+447700900123", "+447700900124"]),
        ("office (01604) 123456 or 01604-123-456", "phones", ["+441604123456"]),
        ("through an agent on 020 7183 5521", "phones", ["+442071835521"]),
        ("her own, (07834) 112209, or 01536.402.118", "phones", ["+447834112209", "+441536402118"]),
        ("07834 112209/07855 440012", "phones", ["+447834112209", "+447855440012"]),
        ("on 01.02.2019 10:30, 0783 4112209123", "phones", []),
        ("index Q482 BNH, and a KN68-XTB", "vrms", ["Q482BNH", "KN68XTB"]),
        ("number 4.47E+11, incident 20181002000123, 4477009", "phones", []),
        ("from Kettering to Corby", "towns", ["Kettering", "Corby"]),
        ("kettering", "towns", ["Kettering"]),
        ("seen in P'boro and W\u2019borough", "towns", ["Peterborough", "Wellingborough"]),
        ("lives in Desboro', moved to Npton.", "towns", ["Desborough", "Northampton"]),
        ("a burglary on N'pton Road", "towns", []),
        ("Oxford Road, and Mr Corby", "towns", []),
        ("He lives in Sandy", "towns", ["Sandy"]),
        ("it was sandy on the beach", "towns", []),
        ("in Abington St, near St. Giles' Street", "streets", ["abington street"]),
        ("parked on the drive", "streets", []),
        ("along the A43", "streets", ["a43"]),
        ("heroin, crack and weed", "drugs", ["heroin", "crack cocaine", "cannabis"]),
        ("the crack in the wall", "drugs", []),
        ("two knives, a machete and a nail gun", "weapons", ["knife", "machete"]),
        ("no knives were seen", "weapons", []),
    ],
)
def test_a_text_names_these(text: str, sort: str, expected: list[str]) -> None:
    assert values(text, sort) == expected


def test_a_value_is_told_once_and_with_where_it_stands_first() -> None:
    text = "Knives! A knife in Kettering, knives in Kettering."
    assert (passages(text, "weapons"), passages(text, "towns")) == (["Knives"], ["Kettering"])


def test_of_many_values_the_first_are_kept() -> None:
    text = " ".join(f"07700 900{number:03}." for number in range(200))
    assert values(text, "phones") == [f"+447700900{number:03}" for number in range(MAX_VALUES)]


def test_the_statement_of_the_largest_event_full_of_signs_still_fits_a_record() -> None:
    signs = " ".join(text for text, _ in TUNED_ON)[:1_200]
    numbers = [f"NN1 1D{one}" for one in "ABDEFGHJLN"] + [f"0770090012{one} AB1{one}CDE" for one in range(10)]
    towns = [place.name for place in places.everywhere() if place.in_county and place.population > 10_000]
    things = [one.wording for one in text_words.phrases() if one.sort in {"drugs", "weapons"} and one.wording.isalpha()]
    text = " ".join([signs, *numbers, *towns, *sorted(set(things))]).ljust(2_300, ".")
    event = crime("A1", *(item(number, text=text) for number in range(1, 101)))
    assert len(encode(event)) > MAX_BYTES  # more than intake takes
    assert len(encode(statement_of(event.event_id, event))) < 800_000


@pytest.mark.parametrize(("least_precision", "least_recall", "labelled"), [(1.0, 1.0, TUNED_ON), (0.95, 0.8, HELD_OUT)])
def test_indicators_are_read_as_people_write_them(
    least_precision: float, least_recall: float, labelled: Sequence[tuple[str, str]]
) -> None:
    precision, recall = shares(labelled)
    assert precision >= least_precision
    assert recall >= least_recall


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nobody has seen the tenant for weeks.", ["resident-not-seen"]),
        ("No sign of dealing, noise or litter outside.", []),
        ("No doubt they are dealing.", ["dealing"]),
        ("No lights on, loud music.", ["noise"]),
        ("Not a quiet place, but they are dealing.", ["dealing"]),
        ("People we do not know come and go.", ["comings-and-goings"]),
        ("Injuries: none.", []),
        ("Dealing was not seen.", []),
    ],
)
def test_what_is_denied_is_not_said_unless_it_is_itself_an_absence(text: str, expected: list[str]) -> None:
    assert values(text, "indicators") == expected


@pytest.mark.parametrize(
    "text",
    ["her\u200boin", "h\u0435roin", "\uff48eroin", "he\u202eroin", "h\u0301e\u0301roin", "HERO\u0406N"],
    ids=ascii,
)
def test_a_text_that_plays_tricks_is_read_all_the_same_and_stands_where_it_came(text: str) -> None:
    told = f"\u202a He sells {text}, he says."
    assert values(told, "drugs") == ["heroin"]
    assert passages(told, "drugs") == [text]


def test_what_a_text_says_is_in_the_statement_and_never_among_what_was_asserted() -> None:
    said = crime("A1", item(text="AB12 CDE at NN1 1DE: her\u200boin is sold."))
    bare = crime("A1", item())
    (read_too,), (plain,) = statement_of(said.event_id, said).items, statement_of(bare.event_id, bare).items
    assert read_too.extracted is not None
    assert read_too.flags == (TextFlag.INVISIBLE,)
    asserted = {"places", "persons", "objects", "links"}
    assert read_too.model_dump(include=asserted) == plain.model_dump(include=asserted)
    assert plain.extracted is None


def test_what_a_text_says_is_found_in_the_events_document_in_both_views() -> None:
    documents = conclude([crime("A1", item(text="People come and go."))]).documents
    for view in View:
        (event,) = (text for key, text in documents.items() if (key.family, key.view) == ("events", view))
        assert b'"extracted":{"indicators":[{"value":"comings-and-goings","start":0,"end":18}]}' in event


@settings(deadline=None)  # the first call makes the tree
@given(st.text(st.sampled_from("abkn 01234.,'\u0430\u200b\u0301\u00a3\n"), max_size=60) | st.text(max_size=60))
def test_any_text_is_read_and_every_passage_lies_within_it(text: str) -> None:
    folded = fold(text)
    assert folded.places is None or len(folded.places) == len(folded.text)
    for _, found in read(text) or ():
        assert all(0 <= passage.start < passage.end <= len(text) for passage in found or ())


@pytest.mark.parametrize(
    "flood",
    ["no ", "not seen ", "nobody ", "come and ", "a", "0", "07700 ", "AB12 ", "NN1 ", "the tenant has ", ", or ",
     "\u200b", "\u0430", "'", "people people who not know ", "a1", "0 ", "+44", "knife, ", "the machete in ", "1:1"],
    ids=ascii,
)  # fmt: skip
@pytest.mark.timeout(20)  # were anything tried again and again over the length, it would be hours
def test_a_flood_is_read_like_any_text(flood: str) -> None:
    read(flood * (100_000 // len(flood)))


def test_every_wording_has_a_source_and_every_indicator_a_wording_and_a_group() -> None:
    said = {phrase.value for phrase in text_words.phrases() if phrase.sort == "indicators"}
    assert said - {""} == set(Indicator)
    groups = (OF_CUCKOOING, OF_EXPLOITATION, OF_SUPPLY, AGAINST)
    assert sum(map(len, groups)) == len(set().union(*groups)) == len(Indicator)


def test_no_wording_has_an_element_that_can_never_be_met() -> None:
    for phrase in text_words.phrases():
        for one in (one for element in phrase.wording.split() for one in element.removesuffix("?").split("/")):
            assert one, phrase
            assert one[1:-1] in text_words.classes() if one.startswith("<") else one.isascii(), phrase


@pytest.mark.parametrize(
    ("word", "expected"),
    [("deal", {"deal", "deals", "dealt", "dealing"}), ("carry", {"carry", "carries", "carried", "carrying"}),
     ("stop", {"stop", "stops", "stopped", "stopping"}), ("=using", {"using"}),
     ("knife", {"knife", "knives", "knifes"})],
)  # fmt: skip
def test_a_word_is_met_in_its_forms(word: str, expected: set[str]) -> None:
    assert forms(word) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [("23:15", LATE), ("02:00", LATE), ("2am", LATE), ("12am", LATE), ("0200hrs", LATE), ("11pm", LATE), ("5", NUMBER),
     ("12:30", NUMBER), ("2pm", NUMBER), ("12pm", NUMBER), ("5th", NUMBER), ("99:99", NUMBER), ("24:7", "nonstop"),
     ("a43", "a43")],
)  # fmt: skip
def test_a_number_is_a_number_or_a_late_hour(word: str, expected: str) -> None:
    assert number_word(word) == expected
