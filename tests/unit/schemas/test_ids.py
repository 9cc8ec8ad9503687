"""Ids follow from what was said. These never change: every id ever given hangs on them."""

from __future__ import annotations

from uuid import UUID, uuid5

from hypothesis import given
from hypothesis import strategies as st

from schemas.ids import EVENTS, digest, event_id, item_id
from tests.make import crime

NAMES = st.from_regex(r"[a-z][a-z0-9-]{1,39}", fullmatch=True)


def test_the_id_of_an_event_is_what_it_always_was() -> None:
    assert UUID("6f1b6f8e-6b1c-5c53-9d6a-3f0a8f4c2d11") == EVENTS
    assert event_id("police-uk", "NN-2018-000123") == str(uuid5(EVENTS, "police-uk NN-2018-000123"))


def test_every_revision_has_the_same_id_and_an_item_hangs_on_it() -> None:
    one, two = crime(), crime(revision=2)
    assert one.event_id == two.event_id
    assert item_id(one.event_id, 3) == f"{one.event_id}/3"


@given(NAMES, st.text(min_size=1), NAMES, st.text(min_size=1))
def test_two_events_have_one_id_only_if_source_and_reference_are_the_same(
    system: str, reference: str, other_system: str, other_reference: str
) -> None:
    same = (system, reference) == (other_system, other_reference)
    assert (event_id(system, reference) == event_id(other_system, other_reference)) is same


def test_a_digest_is_the_first_half_of_sha_256() -> None:
    assert digest(b"") == "e3b0c44298fc1c149afbf4c8996fb924"
