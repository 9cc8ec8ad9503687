"""The examples are the contract between stages: the one before writes exactly this, the one after reads it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from schemas.base import Model
from schemas.documents import FAMILIES
from schemas.facts.associations import AssociationFact, AssociationPerson, PersonInQuestion
from schemas.facts.groups import GroupFact, GroupMember
from schemas.facts.locations import LocationFact, PersonAtPlace
from schemas.facts.operations import OperationFact, OperationPerson
from schemas.facts.persons import LinesNamedBeside, NamedTogether, PersonFact, PersonJoins
from schemas.statements import Statement
from schemas.topics import TOPICS
from schemas.views import View
from schemas.wire import decode_said, encode
from streams.correlation.object.stage import CorrelateObject
from streams.pipeline import PURE
from tests.unit.streams.examples import FOLDER, files

FILES = files()


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_the_stage_before_writes_exactly_this(file: Path) -> None:
    assert file.read_text() == FILES[file], "run `python -m tests.unit.streams.examples` and read the difference"


def values(topic: str) -> list[tuple[str, bytes]]:
    read = [one for file in sorted((FOLDER / topic).glob("*.json")) for one in json.loads(file.read_text())]
    return [(one["key"], json.dumps(one["value"], ensure_ascii=False, separators=(",", ":")).encode()) for one in read]


READ: dict[str, Any] = {
    "statements": Statement,
    "person-facts": PersonFact | PersonJoins | NamedTogether | LinesNamedBeside,
    "location-facts": LocationFact | PersonAtPlace,
    "association-facts": AssociationFact | AssociationPerson | PersonInQuestion,
    "operation-facts": OperationFact | OperationPerson | GroupFact | GroupMember,
}


@pytest.mark.parametrize("topic", READ)
def test_the_stage_after_reads_it_whole(topic: str) -> None:
    model: TypeAdapter[Any] = TypeAdapter(READ[topic])
    assert values(topic)
    for _, value in values(topic):
        assert encode(model.validate_json(value)) == value


def test_every_fact_about_an_object_is_read_whole() -> None:
    read = CorrelateObject(PURE, View.C).decode
    kinds = {read(value).fact for _, value in values("object-facts")}
    assert kinds == {"line-joins", "line-member", "line-mention", "thing-mention", "thing-person"}
    assert all(encode(read(value)) == value for _, value in values("object-facts"))


def test_a_record_is_what_a_source_said() -> None:
    for key, value in values("records"):
        assert key.startswith(decode_said(value).event_id)


def test_every_conclusion_is_a_document_of_its_family() -> None:
    for key, value in values("conclusions"):
        family, _, document = key.partition("|")
        fitting = [model for model in FAMILIES[family] if _fits(model, value)]
        assert len(fitting) == 1
        assert json.loads(value)["id"] == document


def test_view_p_holds_less_than_view_c_and_nothing_conditional() -> None:
    p, c = (FOLDER / "statements" / f"view-{view}.json" for view in "pc")
    assert "police-uk" in c.read_text()
    assert "police-uk" not in p.read_text()
    assert '"C"' not in p.read_text().replace('"assessment": "C"', "")


def test_every_topic_with_examples_has_them() -> None:
    named = {topic.examples for topic in TOPICS if topic.examples}
    assert {name for name in named if not any((FOLDER / name).rglob("*.json"))} == set()


def _fits(model: type[Model], value: bytes) -> bool:
    try:
        return encode(model.model_validate_json(value)) == value
    except ValueError:
        return False
