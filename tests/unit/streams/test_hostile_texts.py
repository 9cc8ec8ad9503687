"""Texts that are made to cost time or to say everything: bounded, and read like any other."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable
from typing import Any, Final

import pytest

from schemas.events import RecordedCrime
from schemas.views import View
from streams.enrichment.text_extraction.read import read
from streams.flow import Flow
from streams.pipeline import PURE, conclude
from tests.make import address, crime, item, on_day

LONGEST: Final = 50_000
"""Characters of the longest text that the language takes (``schemas.base.Text``)."""
SECONDS: Final = 3.0
"""Of processor, many times what any of these takes: reading that grew with the square of the length took ten."""
REPEATED: Final = {
    "slang": "shottin food and light on the rec, mandem bagging up in the bando, strap under the settee, cunch OT. ",
    "a sentence without end": "shottin light bagging up in the bando with a strap and he was told that they were told ",
    "addresses": "7 Cyril Street, 9 Artizan Road, flat 3, 12 Colwyn Road, Northampton ",
    "addresses in capitals": "ANN EXAMPLE LIVES AT 7 CYRIL STREET ",
    "people": "Ann EXAMPLE dob 12/03/1988 lives at 7 Cyril Street, Northampton, uses 07911 123456, drives AB12 CDE. ",
    "who is missing": "Ann EXAMPLE is missing from 7 Cyril Street, Northampton, ",
    "one name": "EXAMPLE ",
    "drug lines": "the JAZZ line Jazz's line ",
    "denials": "no sign of not no never without denied ruled out no dealing not no drugs ",
    "conditions": "if he was to be dealing if they had been if ",
    "quotes that open and never close": "he said \"she said 'they said (dealing ",
    "relations": "EXAMPLE lives at and uses and drives and deals from and partner of his partner of ",
    "numbers": "41 17 22 9 07911 AB12 NN1 ",
    "Polish": "Sąsiad krzyczy całą noc, ludzie przychodzą o każdej porze. ",
    "Arabic": "يأتي الناس إلى الباب طوال الليل ",
    "Chinese": "整夜都有人来敲门",
    "Urdu": "ساری رات لوگ دروازے پر آتے ہیں ",
    "Punjabi": "ਸਾਰੀ ਰਾਤ ਲੋਕ ਆਉਂਦੇ ਹਨ ",
    "Romanian": "Vin oameni toată noaptea și bat la ușă. ",
    "Somali": "Habeenkii oo dhan dad ayaa yimaada. ",
    "Portuguese": "Vêm pessoas à porta a noite toda. ",
    "Lithuanian": "Visą naktį ateina žmonės prie durų. ",
    "marks above letters": "a\u0301\u0327\u0316",
    "letters that nobody sees": "d\u200de\u200da\u200dl\u200di\u200dn\u200dg ",
}  # fmt: skip
FOREIGN: Final = ("Polish", "Arabic", "Chinese", "Urdu", "Punjabi", "Romanian", "Somali", "Portuguese", "Lithuanian")


EVERYTHING: Final = (
    "People come and go at all hours of the night and stay two minutes. Cars nobody knows wait outside. Shouting "
    "and banging. Needles on the stairs. The tenant has not been seen for a week and his visitors answer for him. "
    "He has sent his carers away. Known dealers stay there, strangers have moved in and taken over his flat; they "
    "have his bank card. One of them is bailed to the address. Cash and phones on the table, takeaways every "
    "night. He has learning difficulties and is terrified of them. There is a machete under the bed. A girl is "
    "selling sex from the back room. A boy of 15 is missing, was found in Leicester, has two phones, new trainers "
    "that he cannot afford, older friends, a black eye and a knife; they call him Smurf, he takes late trains, "
    "does not know the area and owes them money. They deal crack from the flat with the line's phone, send kids "
    "country and call it the trap house."
)


def signs(text: str) -> set[str]:
    """The signs that a text asserts."""
    found = read(text)
    return {one.value for one in (found.indicators or ())} if found else set()


def told(reference: str, text: str, *, house: int = 1, day: int = 1, source: str = "police-uk") -> RecordedCrime:
    """A report of a text about a house."""
    return crime(
        reference, item(text=text, at=address(house), crime_type="other-crime"), occurred=on_day(day), source=source
    )


def documents(events: Iterable[RecordedCrime], family: str) -> list[dict[str, Any]]:
    """What is concluded in view C, of one family."""
    found = conclude(events, flow=Flow(PURE, views=(View.C,))).documents
    return [json.loads(value) for key, value in found.items() if key.family == family]


@pytest.mark.parametrize("repeated", REPEATED.values(), ids=REPEATED)
def test_the_longest_text_of_anything_costs_no_more_than_its_length(repeated: str) -> None:
    text = (repeated * (LONGEST // len(repeated) + 1))[:LONGEST].strip()
    before = time.process_time()
    (event,) = documents([told("A1", text)], "events")
    assert time.process_time() - before < SECONDS
    assert event["items"][0]["text"] == text


def test_a_report_of_two_hundred_kilobytes_of_slang_is_read_and_shown_in_bounds() -> None:
    text = (REPEATED["slang"] * LONGEST)[: LONGEST - 1].strip()
    items = [item(number, text=text, at=address()) for number in range(1, 5)]
    (event,) = documents([crime("A1", *items)], "events")
    assert all(len(one["extracted"]["indicators"]) <= 20 for one in event["items"])


@pytest.mark.parametrize("language", FOREIGN)
def test_what_is_told_in_another_language_says_nothing_wrong(language: str) -> None:
    assert signs(REPEATED[language]) == set()


def test_a_text_with_every_sign_has_at_most_twenty_and_one_report_of_it_raises_no_alert() -> None:
    assert 15 <= len(signs(EVERYTHING)) <= 20
    events = [told(f"A{again}", EVERYTHING) for again in range(1, 4)]
    assert documents(events, "alerts") == []


@pytest.mark.parametrize(
    "text",
    [
        "Nothing was found and nobody said there was any dealing.",
        "There was no knife and no sign of dealing, not now and not before.",
        "No one denied there were no drugs: there were none.",
        "She never said there was no knife.",
        "I wouldn't say he never carries a knife.",
        "It isn't that nobody deals there, nobody lives there.",
    ],
)
def test_a_denial_of_a_denial_says_nothing(text: str) -> None:
    assert signs(text) == set()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("He did not deny that he deals from the flat.", "dealing"),
        ("There is no doubt that they are dealing from the flat.", "dealing"),
        ("Not a night goes by without people coming and going at all hours.", "comings-and-goings"),
    ],
)
def test_a_wording_that_denies_twice_and_means_yes_is_heard(text: str, said: str) -> None:
    assert said in signs(text)


@pytest.mark.parametrize(
    "text",
    [
        'She read me the leaflet: "Look for people coming and going at all hours and strangers who have moved in."',
        "The email below is for your noticeboard. > Signs of cuckooing: strangers in the flat, needles on the stairs.",
        "The poster in the surgery says: strangers who move in, residents who are afraid, dealing at the door.",
        "The film was about a boy with two phones and a knife who sells drugs for older men. Thank you for the loan.",
    ],
)
def test_what_is_quoted_from_a_leaflet_an_email_a_poster_or_a_film_is_not_told(text: str) -> None:
    assert signs(text) == set()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            'He rang again and said: "They are dealing out of her flat all night and she is terrified."',
            "resident-afraid",
        ),
        ("Voicemail from caller: 'there are lads in his flat dealing, he is scared stiff'.", "dealing"),
    ],
)
def test_what_a_caller_is_quoted_with_is_told(text: str, said: str) -> None:
    assert said in signs(text)


SOURCES: Final = ("police-uk", "crime-recording")
VULNERABLE: Final = (
    "Resident is vulnerable and lives alone. Reports that the bins were not collected.",
    "Vulnerable adult with learning difficulties. Lost her purse in town.",
    "Vulnerable, elderly and frail, has dementia. Fell in the garden and an ambulance was called.",
    "Vulnerable. A window was broken by a ball.",
    "Vulnerable. Her daughter visits at all hours to help with the baby.",
    "Vulnerable, has not seen his neighbour for a week. Carers come and go.",
)


def test_where_everybody_is_called_vulnerable_nobody_is_cuckooed_or_exploited_by_it() -> None:
    events = [
        told(f"A{at}", text, house=house, day=1 + (5 * at + house) % 28, source=SOURCES[at % 2])
        for house in range(1, 13)
        for at, text in enumerate(VULNERABLE)
    ]
    raised = {alert["rule"] for alert in documents(events, "alerts")}
    assert raised <= {"near-repeat-series"}  # twelve houses of one street in a month
