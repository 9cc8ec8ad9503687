"""The year as forces send it: the same events and truth, valid, the same for a seed, in prose and in every spelling."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from itertools import islice
from pathlib import Path
from string import Formatter

import pytest

from producers.simulator.as_sent import hands, phrases, spelling
from producers.simulator.dice import dice
from producers.simulator.reports import wording
from producers.simulator.reports.accounts import SimulatedEvent
from producers.simulator.simulation import simulate, simulated_events
from schemas.kinds.base import Envelope, ItemWithMentions
from schemas.transport.anonymity import disclosures
from schemas.transport.cloudevents import headers_of
from schemas.wire import decode_said, encode
from tests.unit.producers.simulator.simulated_logs import SCALE, SEED, told

PUBLIC = frozenset({"crime-report", "crimestoppers-report"})
ADDRESSES = ("704 Sample Road", "Flat 2, 811 Mill Lane", "Long Street")


@cache
def sent() -> tuple[SimulatedEvent, ...]:
    """The year of ``told`` as it is sent."""
    return tuple(simulated_events(seed=SEED, scale=SCALE, sent=True))


def items(*kinds: str) -> list[ItemWithMentions]:
    events = (one.event for one in sent() if isinstance(one.event, Envelope) and one.event.kind in kinds)
    return [item for event in events for item in event.items if isinstance(item, ItemWithMentions)]


def test_every_event_as_sent_is_what_a_producer_must_send() -> None:
    written = [one.event for one in sent() if one.event.kind != "vehicle-read"]
    assert all(decode_said(encode(event)) == event for event in written)


def test_the_truth_the_ids_and_the_order_are_those_of_the_clean_year() -> None:
    assert [one.truths for one in sent()] == [one.truths for one in told()]
    assert [_name(one) for one in sent()] == [_name(one) for one in told()]


def _name(of: SimulatedEvent) -> tuple[object, ...]:
    event = of.event
    return (event.event_id, event.revision) if isinstance(event, Envelope) else (event.amendment_id,)


def test_the_same_seed_is_sent_byte_for_byte_the_same() -> None:
    first, again = (list(map(encode, islice(simulate(seed=5, scale=0.04, sent=True), 2_500))) for _ in range(2))
    assert first == again


def test_vehicle_reads_and_amendments_are_sent_as_they_are() -> None:
    pairs = [
        (one.event, other.event)
        for one, other in zip(sent(), told(), strict=True)
        if one.event.kind in {"vehicle-read", "withdrawal", "regrade", "erasure"}
    ]
    assert pairs
    assert all(one == other for one, other in pairs)


def test_a_correction_is_worded_as_the_report_that_it_corrects() -> None:
    events = [one.event for one in sent() if isinstance(one.event, Envelope) and one.event.kind in PUBLIC]
    first = {event.event_id: event for event in events if event.revision == 1}
    corrected = [event for event in events if event.revision == 2]
    assert corrected
    assert all(_has_places(event) == _has_places(first[event.event_id]) for event in corrected)


def _has_places(event: Envelope) -> list[bool]:
    return [bool(item.locations) for item in event.items if isinstance(item, ItemWithMentions)]


def test_the_public_names_nobody_in_a_field_but_who_reports_or_was_harmed() -> None:
    roles = {person.role.value for item in items(*PUBLIC) for person in item.persons}
    assert roles == {"reporter", "victim", "witness"}


def test_an_anonymous_report_as_sent_discloses_nothing_of_its_caller() -> None:
    reports = [one.event for one in sent() if one.event.kind == "crimestoppers-report"]
    assert reports
    assert all(disclosures(report, headers_of(report)) == [] for report in reports)


def test_most_intelligence_is_prose_alone() -> None:
    reports = items("intelligence-report")
    prose = [item for item in reports if not (item.persons or item.locations)]
    assert 0.75 < len(prose) / len(reports) < 0.97


def test_half_of_all_addresses_have_a_postcode_and_many_no_town_of_their_own() -> None:
    homes = [
        address
        for item in items("arrest", "charge", "stop-and-search", "recorded-crime")
        for person in item.persons
        for address in person.addresses
        if address.town or address.postcode != "NF1 1NF"
    ]
    coded = [home for home in homes if home.postcode or " nn" in " ".join(home.address).casefold()]
    assert 0.35 < len(coded) / len(homes) < 0.6
    assert sum(home.town is None for home in homes) / len(homes) > 0.3


def test_no_spelling_changes_the_number_of_a_door() -> None:
    for line in ADDRESSES:
        for number in range(200):
            draws = dice(("spelling", number))
            written = spelling.spelt(draws, line, "Kettering", "NN16 9AA")
            said = spelling.door_in_prose(draws, written, line)
            digits = [word for word in line.replace(",", "").split() if word.isdigit()]
            assert all(one in written.door and one in said for one in digits)


def test_a_phone_and_a_registration_keep_their_characters_however_they_are_written() -> None:
    phones = {spelling.phone(dice(("phone", at)), "07100123456") for at in range(100)}
    assert len(phones) >= 6
    assert {"".join(filter(str.isdigit, one)).removeprefix("44").lstrip("0") for one in phones} == {"7100123456"}
    plates = {spelling.registration(dice(("plate", at)), "AV36CLG") for at in range(100)}
    assert {one.upper().replace(" ", "").removeprefix("REG").removeprefix("VRM") for one in plates} == {"AV36CLG"}


def test_texts_are_typed_in_several_ways() -> None:
    texts = [item.text for item in items(*PUBLIC) if item.text]
    lower = sum(text == text.lower() for text in texts) / len(texts)
    capitals = sum(text == text.upper() for text in texts) / len(texts)
    assert 0.15 < lower < 0.4
    assert 0.02 < capitals < 0.1


def test_other_words_are_of_facts_that_there_are_and_need_no_slot_that_these_have_not() -> None:
    stock = {fact.key: fact for facts in wording.stock().values() for fact in facts}
    for key, other in phrases.other_words().items():
        if key[0] == "vulnerable":  # what the clean form says by the role alone
            continue
        known = {slot for way in stock[key] for _, slot, _, _ in Formatter().parse(way) if slot}
        needed = {slot for way in other.ways for _, slot, _, _ in Formatter().parse(way) if slot}
        assert needed <= known, key


def test_sentences_of_mentions_name_them() -> None:
    for head, ways in phrases.sentences().items():
        slots = {slot for way in ways for _, slot, _, _ in Formatter().parse(way) if slot}
        assert slots, head
        assert slots <= {"p", "q", "door", "line", "car", "phone"}


def test_a_sentence_of_another_hand_asserts_just_the_signs_whose_words_it_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = {
        "text": "Cars all night long. I saw Pat at number nine. No needles were found. Mind the dog, please.",
        "told": {"unusual-hours": "all night long", "noise": "at number nine"},
        "either": [],
        "only_looks": {},
    }
    denied = {"text": "No needles here. He is ill.", "told": {}, "either": [], "only_looks": {"litter": "No needles"}}
    (tmp_path / "writer.json").write_text(json.dumps([text, denied]))
    monkeypatch.setattr(hands, "FOLDER", tmp_path)
    sentences = [one for each in hands.texts() for one in hands.sentences(each)]
    assert sentences == [
        (frozenset({"unusual-hours"}), "Cars all night long."),
        (frozenset(), "No needles were found."),
        (frozenset(), "Mind the dog, please."),
        (frozenset(), "He is ill."),
    ]


def test_facts_are_told_by_other_hands_that_assert_exactly_their_signs() -> None:
    texts = [item.text for item in items(*PUBLIC, "intelligence-report") if item.text]
    told = {one for signs, sentences in hands.asserting().items() if len(signs) == 1 for one in sentences}
    plain = [text for text in texts if text not in {text.lower(), text.upper()}]
    assert sum(any(one in text for one in told) for text in plain) / len(plain) > 0.1


def test_what_names_somebody_or_somewhere_is_never_told_in_a_phrase_that_leaves_it_out() -> None:
    fact = wording.StockFact.of(("It sells crack in Corby.",), ("line", 2), {"drug": "crack", "town": "Corby"})
    told = {phrases.told(dice(("told", at)), fact, 0, {}) for at in range(200)}
    assert len(told) > 2
    assert all("Corby" in one for one in told)


def test_a_head_without_its_signs_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(phrases, "_sections", lambda _: [("dealing one", ["a way"])])
    phrases.other_words.cache_clear()
    try:
        with pytest.raises(ValueError, match="not a topic, a number and signs: dealing one"):
            phrases.other_words()
    finally:
        phrases.other_words.cache_clear()


def test_facts_are_told_in_more_ways_than_the_clean_year_has() -> None:
    clean = {one for event in told() if isinstance(event.event, Envelope) for one in _texts(event.event)}
    ours = Counter(one for event in sent() if isinstance(event.event, Envelope) for one in _texts(event.event))
    assert sum(count for text, count in ours.items() if text in clean) / ours.total() < 0.25


def _texts(event: Envelope) -> list[str]:
    return [item.text for item in event.items if isinstance(item, ItemWithMentions) and item.text]
