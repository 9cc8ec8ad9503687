import pytest

from indexers.bulk import Action, body
from indexers.errors import MappingConflict
from indexers.mappings import _merge, fields_of, mapping_of
from schemas.documents import FAMILIES


@pytest.mark.parametrize("family", FAMILIES)
def test_a_mapping_is_strict(family: str) -> None:
    assert mapping_of(family)["dynamic"] == "strict"


def test_a_field_is_what_its_declaration_says() -> None:
    found = fields_of("events")
    expected = {
        "id": "keyword",
        "occurred.start": "date",
        "items.text": "text",
        "items.places.point": "geo_point",
        "items.places.name": "keyword",
        "items.places.name.folded": "text",
        "items.number": "long",
    }
    assert {name: found[name] for name in expected} == expected


def test_two_models_of_a_family_may_not_disagree() -> None:
    with pytest.raises(MappingConflict):
        _merge({"month": {"type": "date"}}, {"month": {"type": "long"}}, "locations")


def test_a_bulk_line_carries_the_version_from_outside() -> None:
    lines = body([Action("i", "a", 7, b'{"x":1}'), Action("i", "b", 8, None)]).split(b"\n")
    assert lines[1] == b'{"x":1}'
    assert b'"version":7,"version_type":"external_gte"' in lines[0]
    assert lines[2].startswith(b'{"delete"')
