"""Nobody vanishes: a mention is a person, or its event and its source say why not."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from schemas.bookkeeping.receipts import Fault, Receipt
from schemas.ids import EventId
from schemas.mentions import PersonMention, PersonName, Role
from schemas.mentions.locations import AddressUse, PersonAddress
from schemas.mentions.objects import DrugLine
from schemas.topics import RECEIPTS
from schemas.views import View
from schemas.wire import SourceRecord
from streams.enrichment.person_names import ALIAS_ALONE, MOST_ALIASES, UNNAMED
from streams.enrichment.set_aside import MOST, MOST_VALUES
from streams.enrichment.statement import statement_of
from streams.flow import Flow
from streams.pipeline import PURE, DocumentKey, conclude, to_record
from streams.step import Record
from streams.subject_step import SubjectStep
from tests.make import crime, erasure, example, withdrawal
from tests.unit.streams.person_logs import telling
from values.description import DESCRIBED, STOCK
from values.line_name import A_LINE
from values.name import PLACEHOLDER
from values.operation_names import UNREAD as NO_OPERATION
from values.organisation import ORGANISATION

EVENT = crime("A1").event_id


def called(*texts: str, name: str = "p1", aliases: tuple[str, ...] = ()) -> PersonMention:
    names = tuple(PersonName(full=text) for text in texts)
    return PersonMention(id=name, role=Role.SUBJECT, names=names, aliases=aliases)


def shown(*log: SourceRecord, view: View = View.C) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """What the event A1 sets aside, and the persons that there are."""
    documents = conclude(log, flow=Flow(PURE, views=(view,))).documents
    event = json.loads(documents[DocumentKey(view, "events", EVENT)])
    persons = [json.loads(value) for key, value in documents.items() if key.family == "persons"]
    return [aside for item in event["items"] for aside in item.get("set_aside", ())], persons


def receipts(*log: SourceRecord, views: tuple[View, ...] = tuple(View)) -> dict[str, Receipt]:
    """What sources are told at last, by topic."""
    enrich = next(stage for stage in Flow(PURE, views=views).stages() if stage.name == "enrich").make()
    assert isinstance(enrich, SubjectStep)
    told: dict[str, bytes | None] = {}
    for offset, send in enumerate(map(to_record, log)):
        outcome = enrich.advance([Record(send.topic, 0, offset, 0, send.key, send.value)])
        enrich.apply(outcome.writes)
        told |= {one.topic: one.value for one in outcome.sends if one.topic.startswith(RECEIPTS.named(source=""))}
    return {topic: Receipt.model_validate_json(value) for topic, value in told.items() if value}


@pytest.mark.parametrize(
    ("person", "rule", "message"),
    [
        (called("Two unknown males"), *DESCRIBED),
        (called("A N Other"), *STOCK),
        (called("N/K", "Not given"), *PLACEHOLDER),
        (called(), *UNNAMED),
        (called(aliases=("Smiler",)), *ALIAS_ALONE),
    ],
)
def test_who_is_not_named_is_no_person_and_their_event_says_why(person: PersonMention, rule: str, message: str) -> None:
    aside, persons = shown(crime("A1", telling(person)))
    assert aside == [{"rule": rule, "message": message, "mentions": ["p1"], "values": []}]
    assert persons == []


def test_a_description_beside_a_name_counts_for_nothing_and_the_name_is_a_person() -> None:
    person = called("IC1 male", "Edith Samplewood", aliases=("unknown", "Spike"))
    aside, (found,) = shown(crime("A1", telling(person)))
    assert [(one["rule"], one["values"]) for one in aside] == [
        (DESCRIBED.rule, ["p1.names.0"]),
        (PLACEHOLDER.rule, ["p1.aliases.0"]),
    ]
    assert [one["name"] for one in found["names"]] == ["Edith Samplewood", "Spike"]


@pytest.mark.parametrize(
    "text", ["Nasrullah", "Ng", "Les Samplewood", "Ali Ali", "UNKNOWN SAMPLEWOOD", "Mr Samplewood"]
)
def test_whoever_is_named_is_a_person_however_short_the_name(text: str) -> None:
    aside, persons = shown(crime("A1", telling(called(text))))
    assert (aside, [one["name"] for one in persons]) == ([], [text])


@pytest.mark.parametrize(("text", "surname"), [("Edith Male", "Male"), ("Gordon Noone", "Noone")])
def test_a_surname_that_stands_for_no_name_elsewhere_is_one_of_whoever_has_a_birth_date(
    text: str, surname: str
) -> None:
    given = PersonName(given=text.split()[0], surname=surname)
    persons = [called(text), called().model_copy(update={"names": (given,)})]
    dated = [one.model_copy(update={"birth_date": date(1984, 4, 17)}) for one in persons]
    log = [crime(f"A{at}", telling(one)) for at, one in enumerate(dated, 1)]
    assert len(shown(*log)[1]) == 1


@pytest.mark.parametrize("text", ["Unknown Male", "White Male", "Young Person"])
def test_a_description_with_a_birth_date_stays_one(text: str) -> None:
    person = called(text).model_copy(update={"birth_date": date(1984, 4, 17)})
    assert shown(crime("A1", telling(person)))[1] == []


def test_a_line_that_a_report_takes_for_a_person_is_set_aside_beside_the_line_alone() -> None:
    person, line = called("The Jazz Line"), DrugLine(id="o1", name="Jazz")
    beside = telling(person).model_copy(update={"objects": (line,)})
    assert [one["rule"] for one in shown(crime("A1", beside))[0]] == [A_LINE.rule]
    assert shown(crime("A1", telling(called("Jazz Samplewood")).model_copy(update={"objects": (line,)})))[0] == []


def test_strangers_of_one_word_and_one_town_are_not_one_person() -> None:
    town = (PersonAddress(use=AddressUse.HOME, town="Corby"),)
    for text in ("Nasrullah", "Kev", "Samplewood", "Smith"):
        person = called(text).model_copy(update={"addresses": town})
        log = [crime(f"A{at}", telling(person)) for at in range(1, 4)]
        assert len(shown(*log)[1]) == 3


def test_its_source_gets_a_receipt_with_the_path_of_each_value_and_never_the_value() -> None:
    persons = (called("Edith Samplewood", "TBC"), called("zaphod7zebra male in a hoodie", "man in red", name="p2"))
    log = crime("A1", telling(called("Ann Example")), telling(*persons, number=2))
    receipt = receipts(log)[RECEIPTS.named(source="police-uk")]
    assert (receipt.stage, receipt.event_id, receipt.ce_id) == ("enrich", EVENT, f"{EVENT}/1")
    assert receipt.faults == (
        Fault(path="items.1.persons.0.names.1", rule=PLACEHOLDER.rule, message=PLACEHOLDER.message),
        Fault(path="items.1.persons.1.names.1", rule=DESCRIBED.rule, message=DESCRIBED.message),
    )
    assert "zaphod" not in receipt.model_dump_json()


def test_a_receipt_ends_with_a_better_revision_a_withdrawal_or_an_erasure() -> None:
    first = crime("A1", telling(called("Two unknown males")))
    better = crime("A1", telling(called("Edith Samplewood")), revision=2, recorded=1)
    assert receipts(first)
    assert receipts(first, better) == receipts(better, first) == {}
    assert receipts(first, withdrawal("A1")) == receipts(first, erasure("A1")) == {}


def test_a_receipt_does_not_depend_on_the_views_that_a_worker_makes() -> None:
    log = crime("A1", telling(called("Two unknown males"), graded="1BC"), telling(called("N/K"), number=2))
    assert receipts(log) == receipts(log, views=(View.C,))
    assert [fault.path for fault in receipts(log, views=(View.P,)).popitem()[1].faults] == ["items.1.persons.0"]


def test_what_view_p_sets_aside_is_of_p_items_alone() -> None:
    log = crime("A1", telling(called("Two unknown males"), graded="1BC"), telling(called("N/K"), number=2))
    assert [one["rule"] for one in shown(log, view=View.P)[0]] == [PLACEHOLDER.rule]


def test_the_receipt_of_an_anonymous_source_has_rule_and_path_alone() -> None:
    report = example("crimestoppers-report-of-a-person-and-a-place")
    (receipt,) = receipts(report).values()
    assert (receipt.event_id, receipt.ce_id, receipt.faults[0].message) == (None, None, None)
    assert receipt.faults[0].rule == ALIAS_ALONE.rule


def test_more_than_a_receipt_names_is_counted() -> None:
    crowd = tuple(called("Two unknown males", name=f"p{at}") for at in range(MOST + 3))
    faults = receipts(crime("A1", telling(*crowd)))[RECEIPTS.named(source="police-uk")].faults
    assert len(faults) == MOST + 1
    assert (faults[-1].rule, faults[-1].message) == ("more-set-aside", "3 more values were set aside")


def test_values_without_end_are_listed_up_to_a_number_and_counted() -> None:
    person = called("Edith Samplewood", aliases=("?",) * 50)
    crowd = tuple(person.model_copy(update={"id": f"p{at}"}) for at in range(3))
    (aside,), (found, *_) = shown(crime("A1", telling(*crowd)))
    assert (len(aside["values"]), aside["more"]) == (MOST_VALUES, 150 - MOST_VALUES)
    assert [one["name"] for one in found["names"]] == ["Edith Samplewood"]


def test_of_aliases_without_end_the_first_are_compared() -> None:
    aliases = tuple(f"Smiler{chr(97 + at)}" for at in range(MOST_ALIASES + 5))
    statement = statement_of(EventId(EVENT), crime("A1", telling(called("Edith Samplewood", aliases=aliases))))
    assert len(statement.items[0].persons[0].read_aliases) == MOST_ALIASES


def test_an_operation_that_names_none_is_set_aside_and_its_source_is_told() -> None:
    unnamed = crime("A1", telling(called("Ann Sample")).model_copy(update={"operation": "Op TBC"}))
    (aside,), _ = shown(unnamed)
    assert (aside["rule"], aside["message"], aside["mentions"]) == (*NO_OPERATION, ["operation"])
    (receipt,) = receipts(unnamed).values()
    assert [(fault.path, fault.rule) for fault in receipt.faults] == [("items.0.operation", NO_OPERATION.rule)]
    named = crime("A1", telling(called("Ann Sample")).model_copy(update={"operation": "Op Quillfeather"}))
    assert shown(named)[0] == []
    assert receipts(named) == {}


@pytest.mark.parametrize("text", ["Samplers School", "SAMPLEWELL COLLEGE", "Examplers Nursery"])
def test_a_school_of_one_word_is_no_person(text: str) -> None:
    (aside,), persons = shown(crime("A1", telling(called(text))))
    assert ((aside["rule"], aside["message"]), persons) == (ORGANISATION, [])


@pytest.mark.parametrize("text", ["Edith School", "Mr School", "J School", "SCHOOL, Samplers"])
def test_whoever_is_called_school_is_a_person(text: str) -> None:
    asides, persons = shown(crime("A1", telling(called(text))))
    assert (asides, len(persons)) == ([], 1)


def test_somebody_with_a_birth_date_is_no_school() -> None:
    born = called("Samplers School").model_copy(update={"birth_date": date(1990, 4, 12)})
    asides, persons = shown(crime("A1", telling(born)))
    assert (asides, len(persons)) == ([], 1)
