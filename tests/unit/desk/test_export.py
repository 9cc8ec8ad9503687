"""Taking it elsewhere: files that other programs read, with grades and handling, and nothing of the other view."""

from __future__ import annotations

import csv
import io
import json
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from starlette.testclient import TestClient

from desk.errors import InputRefused, NotKnown
from desk.export.files import FORMATS, archive, files
from desk.export.graphml import NAMESPACE
from desk.export.network import EXPORTED, Graded, Link, Network, Thing, network
from desk.neighbours import Room
from desk.page_model import page_of
from ops.desk_services.services import CommandLineServices
from schemas.views import View
from tests.unit.desk.conftest import HOSTILE_NAME, withheld
from tests.unit.desk.document_memory import DocumentMemory, Key
from tests.unit.desk.fakes import DeskOfTest

PERMITTED = Graded(1, 1, "1AP (1)", "P", "", "")
SCHEMATA: dict[str, set[str]] = {
    "Person": {"name", "description", "birthDate"},
    "Address": {"name", "description", "full", "city", "latitude", "longitude"},
    "Vehicle": {"name", "description", "registrationNumber"},
    "Asset": {"name", "description"},
    "Organization": {"name", "description"},
    "UnknownLink": {"subject", "object", "role", "description"},
}
"""Properties of the public schema of FollowTheMoney (alephdata/followthemoney) that we use, by schema."""


def largest(documents: dict[Key, bytes], view: View, kind: str) -> str:
    """The id of the thing of this kind that has the largest document."""
    found = {
        id_: len(value)
        for (of, family, id_), value in documents.items()
        if of is view and family != "events" and page_of(family, json.loads(value)) == kind and "/20" not in id_
    }
    return max(found, key=lambda id_: found[id_])


def exported(memory: DocumentMemory, view: View, kind: str, id_: str) -> Network:
    return network(memory, CommandLineServices(lambda _: pytest.fail("published")), view, kind, id_)


def rows(table: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"))))


def thing(name: str, kind: str = "person", id_: str = "1", **more: Any) -> Thing:
    own: dict[str, Any] = {"at_risk": "", "born": "", "town": "", "digest": "", "latitude": None, "longitude": None}
    return Thing(kind, id_, name, **(own | {"first_seen": "", "last_seen": "", "steps": 0} | more), graded=PERMITTED)


@pytest.mark.parametrize("view", View)
@pytest.mark.parametrize("kind", EXPORTED)
def test_every_format_has_every_node_and_edge_with_grades_and_handling(
    memory: DocumentMemory, documents: dict[Key, bytes], view: View, kind: str
) -> None:
    found = exported(memory, view, kind, largest(documents, view, kind))
    written = files(found)
    nodes, edges = rows(written["nodes.csv"]), rows(written["edges.csv"])
    assert len(nodes) > 1
    assert {edge["Source"] for edge in edges} | {edge["Target"] for edge in edges} == {node["Id"] for node in nodes}
    assert all(row["Handling"] and row["Grades"] for row in edges)
    assert found == exported(memory, view, kind, largest(documents, view, kind))
    read = ET.fromstring(written["network.graphml"])
    assert len(read.findall(f".//{{{NAMESPACE}}}node")) == len(nodes)
    assert len(read.findall(f".//{{{NAMESPACE}}}edge")) == len(edges)
    _check_entities(written["network.ftm.json"], len(nodes), len(edges))
    _check_geojson(json.loads(written["network.geojson"]), len(nodes))


def _check_entities(written: bytes, nodes: int, edges: int) -> None:
    entities = [json.loads(line) for line in written.splitlines()]
    assert len({entity["id"] for entity in entities}) == nodes + edges
    for entity in entities:
        assert entity["properties"].keys() <= SCHEMATA[entity["schema"]]
        assert all(isinstance(value, str) and value for values in entity["properties"].values() for value in values)
    ends = {end for one in entities for name in ("subject", "object") for end in one["properties"].get(name, ())}
    assert ends <= {entity["id"] for entity in entities}


def _check_geojson(collection: dict[str, Any], nodes: int) -> None:
    """RFC 7946: longitude before latitude, a line of two positions at least."""
    points = [one for one in collection["features"] if one["geometry"]["type"] == "Point"]
    assert len(points) + collection["without_a_point"] == nodes
    for feature in collection["features"]:
        assert feature.keys() >= {"type", "geometry", "properties"}
        positions = feature["geometry"]["coordinates"]
        for longitude, latitude in [positions] if feature in points else positions:
            assert -9 < longitude < 3
            assert 49 < latitude < 61


def test_what_only_view_c_knows_is_in_no_export_of_view_p(memory: DocumentMemory, documents: dict[Key, bytes]) -> None:
    hidden = withheld(documents, "persons")
    assert "Cora" in exported(memory, View.C, "person", hidden).centre.name
    with pytest.raises(NotKnown):
        exported(memory, View.P, "person", hidden)
    for kind in EXPORTED:
        written = files(exported(memory, View.P, kind, largest(documents, View.P, kind)))
        assert not [name for name, file in written.items() if b"Withheld" in file or b"with conditions" in file]


def test_hostile_names_stay_texts_in_every_format() -> None:
    names = (
        HOSTILE_NAME,
        "=cmd|' /C calc'!A0",
        "@SUM(1)",
        "+1+2",
        "-2+3",
        "\tTab",
        "A\u202eB\x00",
        'a,"b"\r\nc',
        "]]>&",
    )
    things = tuple(thing(name, id_=str(number)) for number, name in enumerate(names))
    written = files(Network(things[0], things, (), 0, View.P))
    labels = [row["Label"] for row in rows(written["nodes.csv"])]
    assert len(labels) == len(names)
    assert not [label for label in labels if label[0] in "=+-@\t"]
    assert all(
        "\x00" not in file.decode() and "\u202e" not in file.decode() for name, file in written.items() if "csv" in name
    )
    values = [data.text for data in ET.fromstring(written["network.graphml"]).iter(f"{{{NAMESPACE}}}data")]
    assert HOSTILE_NAME in values
    assert "A[U+202E]B[U+0000]" in values


def test_a_phone_stays_a_number_in_the_table() -> None:
    phone = thing("+447700900123", "thing")
    (row,) = rows(files(Network(phone, (phone,), (), 0, View.P), ("csv",))["nodes.csv"])
    assert row["Label"] == "+447700900123"


def test_whoever_is_to_be_protected_is_called_so_before_their_name() -> None:
    child = thing("Ann Sample", at_risk="child", born="2003-01-02")
    written = files(Network(child, (child,), (), 0, View.P))
    assert all(
        b"child: Ann Sample" in file for name, file in written.items() if name not in {"edges.csv", "network.geojson"}
    )


def test_the_strictest_codes_and_what_is_left_out_stand_beside_the_files() -> None:
    one, other = thing("Ann Sample"), thing("Jazz", "line", "2")
    link = Link("person:1", "line:2", "named with it", 1, Graded(1, 1, "1AC (1)", "C", "A1", "S2"))
    written = files(Network(one, (one, other), (link,), 7, View.C), ("csv",))
    text = written["HANDLING.txt"].decode()
    assert "7 things with fewer items are left out" in text
    assert "A1: covert development only" in text
    assert written.keys() == {"HANDLING.txt", "nodes.csv", "edges.csv"}


def test_an_export_is_bounded_and_counts_what_it_leaves_out(
    memory: DocumentMemory, documents: dict[Key, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = exported(memory, View.C, "line", largest(documents, View.C, "line"))
    monkeypatch.setattr("desk.export.network.ROOM", Room(first=1, second=1, of_one=1, asked=100))
    part = exported(memory, View.C, "line", largest(documents, View.C, "line"))
    assert len(part.things) <= 3 < len(whole.things)
    assert part.left_out > 0


@pytest.mark.parametrize("kind", ["event", "alert", "", "persons", "../person"])
def test_a_kind_that_cannot_be_exported_is_refused_with_those_that_can(memory: DocumentMemory, kind: str) -> None:
    with pytest.raises(InputRefused, match="person, line, group, operation"):
        exported(memory, View.P, kind, "1")


def test_the_desk_gives_an_archive_and_of_view_c_for_a_reason_alone(
    browser: TestClient, desk: DeskOfTest, documents: dict[Key, bytes]
) -> None:
    person = largest(documents, View.C, "person")
    assert f"/c/export/person/{person}" in browser.get(f"/c/person/{person}").text
    refused = browser.get(f"/c/export/person/{person}")
    assert (refused.status_code, "say above why you look" in refused.text) == (400, True)
    answer = browser.get(f"/p/export/person/{largest(documents, View.P, 'person')}")
    names = {name for format_ in FORMATS.values() for name in format_(NOTHING)}
    with ZipFile(io.BytesIO(answer.content)) as zipped:
        assert set(zipped.namelist()) == {"HANDLING.txt", *names}
    assert [entry.page for entry in desk.consultations.read()] == ["person", "export"]


NOTHING = Network(thing("nobody"), (thing("nobody"),), (), 0, View.P)


def test_the_same_export_gives_the_same_bytes(memory: DocumentMemory, documents: dict[Key, bytes]) -> None:
    one, other = (archive(exported(memory, View.C, "line", largest(documents, View.C, "line"))) for _ in range(2))
    assert one == other
