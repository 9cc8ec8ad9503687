"""What a search for groups asks for, and what is shown of one: read from what the pipeline concludes."""

from __future__ import annotations

from typing import Any

import pytest

from indexers.mappings import fields_of
from ops.search.group_query import GROUP_FIELDS
from ops.search.hit_rows import GROUP_COLUMNS, group_row
from ops.search.query import search_body
from ops.search.request import SearchRequest
from tests.unit.streams.test_groups import LARCH, PIKE, feud, groups


def clauses(**asked: Any) -> str:
    return str(search_body(SearchRequest(family="groups", **asked))["query"])


@pytest.mark.parametrize("typed", ["larch rd boyz", "The Larch Road Boys gang"])
def test_a_group_is_found_by_its_name_in_any_spelling(typed: str) -> None:
    assert "group/gang/larch-road-boys" in clauses(text=typed)
    assert "terms" not in clauses(text="unknown gang")


def test_what_is_asked_of_groups_is_in_their_index() -> None:
    asked = {*GROUP_FIELDS, "subject", "kind", "home_town.folded", "towns.town.folded", "premises.name.folded"}
    assert asked | {"weapons.name", "first_seen", "last_seen"} <= set(fields_of("groups"))
    assert "members.name.folded" in clauses(person="ann")
    assert clauses(kind="gang").count("'kind': 'gang'") == 1


def test_a_row_shows_home_leader_members_and_rivals() -> None:
    larch = groups(feud())[0]
    row = dict(zip(GROUP_COLUMNS, group_row(larch), strict=True))
    assert (row["name"], row["home"], row["members"]) == (f"{LARCH} (gang)", "Northampton", 2)
    assert (row["led by"], row["rivals"], row["id"]) == ("Ann Quillfeather", PIKE, larch["id"])
