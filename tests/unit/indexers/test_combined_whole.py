"""Of a crowd a document names ten items; the log of combination names every one, from the facts it was made of."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexers.combinations.chain import MOST_NAMED, Chain
from indexers.combinations.combined_items import CombinedDocument, CombinedItems, read
from indexers.combinations.fact_items import OF_FAMILIES, FactItems, topics
from indexers.combinations.verification import compared, newest
from schemas.topics import CONCLUSIONS, REVISION
from schemas.views import View
from schemas.wire import SourceRecord
from streams.flow import Flow
from streams.pipeline import PURE, to_record, written
from streams.step import Record
from tests.make import address, crime, item, on_day, withdrawal

EVENT = "6f1b6f8e-6b1c-5c53-9d6a-3f0a8f4c2d1"
ITEMS = [f"{EVENT}{number:x}/1" for number in range(16)]


def fact(offset: int, item_id: str, piece: str | None = None, **other: Any) -> Record:
    value = json.dumps({"item_id": item_id, "start": "2018-10-02T00:00:00Z", **other}).encode()
    return Record("f", 0, offset, 0, f"address/x|{piece or item_id}".encode(), value, ())


def gone(offset: int, piece: str) -> Record:
    return Record("f", 0, offset, 0, f"address/x|{piece}".encode(), None, ())


def concluded(
    named: Sequence[str], total: int, revision: int, document: str = "address/x", **more: Any
) -> CombinedDocument:
    value = {"standing": {"items": [*named], "items_total": total}, "kind": "address", **more}
    headers = ((REVISION, str(revision).encode()),)
    return read(Record("c", 0, 0, 0, f"locations|{document}".encode(), json.dumps(value).encode(), headers), PURE)


def following(*records: Record, family: str = "locations") -> FactItems:
    facts = FactItems()
    for one in records:
        facts.put(family, one)
    return facts


def named(one: CombinedDocument) -> set[str]:
    return set(one.parts[""].items)


def test_every_item_up_to_the_revision_of_the_conclusion_is_named_and_none_after_it() -> None:
    facts = following(*(fact(at, one) for at, one in enumerate(ITEMS)))
    assert named(facts.whole(concluded(ITEMS[:10], 12, revision=11))) == set(ITEMS[:12])
    assert named(facts.whole(concluded(ITEMS[:10], 16, revision=15))) == set(ITEMS)


def test_what_a_fact_no_longer_says_is_not_named() -> None:
    facts = following(*(fact(at, one) for at, one in enumerate(ITEMS)), gone(16, ITEMS[15]))
    assert named(facts.whole(concluded(ITEMS[:10], 15, revision=16))) == set(ITEMS[:15])


def test_of_a_month_only_its_own_items_are_named() -> None:
    other = fact(15, ITEMS[15], start="2018-11-02T00:00:00Z")
    facts = following(*(fact(at, one) for at, one in enumerate(ITEMS[:15])), other)
    month = concluded(ITEMS[:10], 15, 15, document="address/x/2018-10", kind="cell-month")
    assert named(facts.whole(month)) == set(ITEMS[:15])


def test_a_misread_registration_is_counted_nowhere_and_where_a_member_was_seen_is() -> None:
    seen = json.dumps({"fact": "line-member", "seen": [{"item_id": ITEMS[15]}]}).encode()
    records = [fact(at, one) for at, one in enumerate(ITEMS[:11])]
    member = Record("f", 0, 11, 0, b"address/x|member", seen, ())
    facts = following(*records, member, fact(12, ITEMS[12], misread=True))
    assert named(facts.whole(concluded(ITEMS[:10], 12, revision=12))) == {*ITEMS[:11], ITEMS[15]}


def test_where_the_facts_have_not_as_many_items_the_conclusion_is_taken_at_its_word() -> None:
    facts = following(*(fact(at, one) for at, one in enumerate(ITEMS[:12])))
    for one in (concluded(ITEMS[:10], 14, 20), concluded(["elsewhere/1", *ITEMS[:9]], 12, 20)):
        assert facts.whole(one) == one


def test_where_older_facts_were_compacted_away_what_there_is_now_is_named() -> None:
    facts = following(*(fact(at, one) for at, one in enumerate(ITEMS[1:12], 5)), fact(40, ITEMS[0]))
    assert named(facts.whole(concluded(ITEMS[:10], 12, revision=16))) == set(ITEMS[:12])


def test_more_items_than_an_entry_may_name_make_several_and_none_is_larger_than_a_record_may_be() -> None:
    many = frozenset(f"{EVENT}0/{number}" for number in range(2 * MOST_NAMED + 5))
    chain, at = Chain("log", 0), concluded(ITEMS[:2], 2, 1).at
    parts = {"": CombinedItems("same-place", PURE, many, len(many))}
    entries = [value for _, value in chain.entries_of(CombinedDocument("locations", "address/x", 1, at, parts))]
    assert len(entries) == 3
    assert max(map(len, entries)) < 500_000
    assert len({json.loads(one)["id"] for one in entries}) == 3
    again = Chain("log", 0)
    for one in entries:
        again.append(one)
    assert again.held == chain.held
    assert again.held["locations", "address/x"].parts == parts
    assert not list(again.entries_of(CombinedDocument("locations", "address/x", 1, at, parts)))


def test_every_topic_of_facts_is_one_of_the_flow() -> None:
    assert set(topics(View.P, "g")) <= set(Flow("g").topics())


def log_of(said: Iterable[SourceRecord], batch: int) -> tuple[dict[Any, CombinedDocument], list[Chain]]:
    flow = Flow(PURE, views=(View.C,))
    told = written(map(to_record, said), (CONCLUSIONS, *OF_FAMILIES.values()), flow=flow, batch=batch)
    facts, chains = FactItems(), [Chain("log", number) for number in range(8)]
    for family, topic in OF_FAMILIES.items():
        for one in told[topic][View.C]:
            facts.put(family, one)
    for one in told[CONCLUSIONS][View.C]:
        for _ in chains[one.partition].entries_of(facts.whole(read(one, PURE))):
            pass
    return newest(told[CONCLUSIONS][View.C], PURE, facts), chains


@pytest.mark.parametrize("batch", [1, 5, 1_000])
def test_of_the_pipeline_every_item_of_every_place_is_named_and_log_and_conclusions_agree(batch: int) -> None:
    home = address(1)
    reports: list[SourceRecord] = [crime(f"R{at}", item(1, at=home), occurred=on_day(at)) for at in range(1, 15)]
    last, chains = log_of([*reports, withdrawal("R3", item_number=None, named="w1")], batch)
    places = [one for (family, _), one in last.items() if family == "locations"]
    assert {(len(one.parts[""].items), one.parts[""].total) for one in places} == {(13, 13)}
    assert all(counts.agree for counts in compared(last, chains).values())


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 14), st.booleans()), min_size=11, max_size=30), st.integers(1, 40))
def test_whatever_is_said_and_withdrawn_the_log_ends_with_what_the_conclusions_say(
    told: list[tuple[int, bool]], batch: int
) -> None:
    said: list[SourceRecord] = []
    for at, (number, withdrawn) in enumerate(told):
        report = crime(f"R{number}", item(1, at=address(1)), occurred=on_day(number))
        said.append(withdrawal(f"R{number}", item_number=None, named=f"w{at}") if withdrawn else report)
    last, chains = log_of(said, batch)
    assert all(counts.agree for counts in compared(last, chains).values())
