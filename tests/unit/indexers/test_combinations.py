"""The log of combination: it says what the conclusions say, doubles nothing, and tells when it was changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexers.combinations.chain import Chain
from indexers.combinations.combined_items import read
from indexers.combinations.verification import Counts, compared, newest
from indexers.errors import ChainBroken
from schemas.bookkeeping.combinations import Combination
from schemas.errors import Undecodable
from schemas.topics import REVISION
from schemas.views import View
from schemas.wire import SourceRecord
from streams.flow import Flow
from streams.pipeline import PURE, conclusions, to_record
from streams.step import Record
from tests.make import address, crime, item, on_day, withdrawal

TOPIC = "intel.combinations.p.pure"
A, B, C = (f"6f1b6f8e-6b1c-5c53-9d6a-3f0a8f4c2d1{number}/1" for number in range(3))


def record(key: str, value: object, revision: int = 0, partition: int = 0) -> Record:
    bytes_ = None if value is None else json.dumps(value).encode()
    return Record("c", partition, 0, 1_538_352_000_000, key.encode(), bytes_, ((REVISION, str(revision).encode()),))


def standing(*items: str, total: int = 0, **other: object) -> dict[str, object]:
    return {"standing": {"items": items, "items_total": total or len(items)}, **other}


def logged(records: Iterable[Record], chain: Chain | None = None) -> list[bytes]:
    chain = chain or Chain(TOPIC, 0)
    return [value for one in records for _, value in chain.entries_of(read(one, PURE))]


def restarted(entries: Iterable[bytes]) -> Chain:
    chain = Chain(TOPIC, 0)
    for one in entries:
        chain.append(one)
    return chain


def entry(value: bytes) -> Combination:
    return Combination.model_validate_json(value)


def test_an_entry_tells_what_was_combined_by_which_rule_and_when() -> None:
    (one,) = map(entry, logged([record("locations|address/x", standing(A, B, kind="address"), 7)]))
    assert (one.family, one.document, one.rule, one.version) == ("locations", "address/x", "same-place", PURE)
    assert (one.added, one.items_total, one.revision) == ((A, B), 2, 7)
    assert one.concluded_at.isoformat() == "2018-10-01T00:00:00+00:00"


def test_what_one_item_says_by_itself_combines_nothing() -> None:
    assert logged([record("locations|x", standing(A)), record("events|e", {"items": [{"item_id": A}]})]) == []


def test_an_alert_names_its_pattern_and_its_version() -> None:
    alert = standing(A, rule="cuckooed-address", version=3, raised_by=[B], signs=[{"items": [C]}])
    (one,) = map(entry, logged([record("alerts|a", alert)]))
    assert (one.rule, one.version, one.added, one.items_total) == ("cuckooed-address", "3", (A, B, C), 3)


def test_of_a_person_every_item_is_named_that_mentions_them() -> None:
    person = standing(A, total=3, mentions=[f"{A}/p1", f"{B}/p1", f"{C}/p2"])
    (one,) = map(entry, logged([record("persons|p", person)]))
    assert (one.rule, one.added) == ("same-person", (A, B, C))


def test_a_story_is_logged_for_each_item_that_tells_it() -> None:
    told = {"id": A, "items_total": 2, "others": [A]}
    (one,) = map(entry, logged([record("events|e", {"items": [{"item_id": B, "story": told}, {"item_id": C}]})]))
    assert (one.rule, one.part, one.added) == ("same-story", B, (A, B))


def test_what_comes_and_goes_is_told_as_a_difference_and_the_end_as_taken_apart() -> None:
    steps = [standing(A, B), standing(A, B, C), standing(A, C), None]
    several = [entry(one) for one in logged(record("persons|p", one, at) for at, one in enumerate(steps))]
    changes = [(one.added, one.removed, one.items_total) for one in several]
    assert changes == [((A, B), (), 2), ((C,), (), 3), ((), (B,), 2), ((), (A, C), 0)]


def test_a_conclusion_that_changes_in_other_ways_adds_nothing() -> None:
    assert len(logged(record("persons|p", standing(A, B, name=name), at) for at, name in enumerate("xyz"))) == 1


def test_a_late_write_adds_nothing() -> None:
    assert len(logged([record("persons|p", standing(A, B), 5), record("persons|p", standing(A, C), 4)])) == 1


def test_an_id_does_not_depend_on_what_was_seen_before() -> None:
    last = record("persons|p", standing(A, B, C), 9)
    some = logged([record("persons|p", standing(A, B), 8), last])
    assert entry(some[-1]).id == entry(logged([last])[-1]).id


def test_nothing_but_ids_names_of_rules_and_a_moment_is_written() -> None:
    secret = standing(A, B, name="Jean Doe", explanation="seen at the door", grades=[{"name": "1AP", "items": 2}])
    (value,) = logged([record("persons|p", secret)])
    assert not any(word in value for word in (b"Jean", b"door", b"1AP"))


def test_what_is_no_conclusion_is_refused_without_its_content() -> None:
    for bad in (record("persons|p", {"standing": "Jean Doe"}), record("nonsense", {})):
        with pytest.raises(Undecodable) as refused:
            read(bad, PURE)
        assert "Jean" not in str(refused.value)


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["persons|p", "locations|q", "alerts|r"]),
        st.none() | st.sets(st.sampled_from([A, B, C]), min_size=1),
    ),
    max_size=30,
)


def as_records(steps: Sequence[tuple[str, set[str] | None]]) -> list[Record]:
    return [record(key, items and standing(*sorted(items)), at) for at, (key, items) in enumerate(steps)]


@given(STEPS, st.data())
@settings(deadline=None)
def test_reading_again_and_starting_again_leave_the_log_as_it_was(
    steps: list[tuple[str, set[str] | None]], data: st.DataObject
) -> None:
    records = as_records(steps)
    whole = logged(records)
    cut = data.draw(st.integers(0, len(records)))
    before = logged(records[:cut])
    back = data.draw(st.integers(0, cut))
    assert before + logged(records[back:], restarted(before)) == whole
    assert logged(records, restarted(whole)) == []


@given(STEPS)
@settings(deadline=None)
def test_the_log_agrees_with_the_conclusions_and_no_id_comes_twice(steps: list[tuple[str, set[str] | None]]) -> None:
    records = as_records(steps)
    entries = logged([*records, *records])
    assert all(one.agree for one in compared(newest(records, PURE), [restarted(entries)]).values())
    ids = [entry(one).id for one in entries]
    assert len(ids) == len(set(ids))


@given(STEPS, st.data())
@settings(deadline=None)
def test_an_entry_changed_moved_or_taken_out_is_noticed(
    steps: list[tuple[str, set[str] | None]], data: st.DataObject
) -> None:
    entries = logged(as_records([("persons|p", {A, B}), ("persons|p", {A, B, C}), *steps]))
    at = data.draw(st.integers(0, len(entries) - 2))
    changed = entries[at].replace(b"persons", b"objects").replace(b'"items_total":', b'"items_total":1')
    for forged in ([*entries[:at], *entries[at + 1 :]], [*entries[:at], changed, *entries[at + 1 :]], entries[::-1]):
        with pytest.raises(ChainBroken):
            restarted(forged)
    with pytest.raises(ChainBroken):
        Chain(TOPIC, 1).append(entries[0])  # the chain of another partition


@given(STEPS, STEPS)
@settings(deadline=None)
def test_of_conclusions_made_anew_the_log_is_right_whatever_it_said_before(
    steps: list[tuple[str, set[str] | None]], anew: list[tuple[str, set[str] | None]]
) -> None:
    entries = logged(as_records([*steps, *steps]))
    chain = restarted(entries)
    apart = [value for _, value in chain.taken_apart(datetime(2019, 1, 1, tzinfo=UTC))]
    assert not any(held.parts for held in chain.held.values())
    assert not list(restarted([*entries, *apart]).taken_apart(datetime(2019, 1, 2, tzinfo=UTC)))
    records = as_records(anew)
    whole = [*entries, *apart, *logged(records, chain)]
    assert all(one.agree for one in compared(newest(records, PURE), [restarted(whole)]).values())


def test_a_log_that_says_otherwise_is_told_by_family() -> None:
    concluded = newest([record("persons|p", standing(A, B)), record("persons|q", standing(A, C))], PURE)
    entries = logged([record("persons|p", standing(A, C)), record("objects|o", standing(A, B))])
    found = compared(concluded, [restarted(entries)])
    assert found["persons"] == Counts(conclusions=2, logged=1, missing=1, otherwise=1)
    assert found["objects"] == Counts(logged=1, false=1)


@pytest.mark.parametrize("batch", [1, 3, 100])
def test_of_the_pipeline_the_log_says_what_the_conclusions_say_after_a_withdrawal_too(batch: int) -> None:
    home = address(1)
    reports = [crime(f"R{number}", item(1, at=home), occurred=on_day(number)) for number in range(1, 5)]
    said: list[SourceRecord] = [*reports, withdrawal("R1", item_number=None, named="w1")]
    for view, records in conclusions([to_record(one) for one in said], flow=Flow(PURE), batch=batch).items():
        chains = {number: Chain(f"intel.combinations.{view.value}.pure", number) for number in range(4)}
        for one in records:
            for _, _ in chains[one.partition].entries_of(read(one, PURE)):
                pass
        found = compared(newest(records, PURE), chains.values())
        assert found["locations"].conclusions
        assert all(counts.agree for counts in found.values())


def test_both_views_have_a_log_of_their_own() -> None:
    assert set(Flow("g").combination_logs()) == {f"intel.combinations.{view.value}.g" for view in View}
