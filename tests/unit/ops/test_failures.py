"""What ends the failures on records of a source, and what whoever resumes it has to do besides."""

from __future__ import annotations

import pytest

from ops.broker.failures import deletions, failure_rows, next_steps, of_groups, source_argument, source_named
from schemas.bookkeeping.failures import UnresolvedFailures
from schemas.bookkeeping.receipts import Fault, Receipt


def failures(source: str = "patrols", group: str = "viper.intake") -> UnresolvedFailures:
    return UnresolvedFailures(group=group, source=source)


def receipt(*rules: str) -> Receipt:
    return Receipt(stage="intake", digest="d", faults=tuple(Fault(path="", rule=rule) for rule in rules))


def test_what_was_resolved_is_deleted_with_the_receipts_that_the_source_is_paused_and_no_other() -> None:
    receipts = {b"a": receipt("paused"), b"b": receipt("missing"), b"c": receipt("unexpected")}
    assert list(deletions([failures(), failures(group="viper.enrich.g1")], receipts, "patrols")) == [
        ("intel.failures", b"viper.intake|patrols"),
        ("intel.failures", b"viper.enrich.g1|patrols"),
        ("intel.receipts.patrols", b"a"),
    ]


def test_a_paused_topic_is_read_on_by_itself() -> None:
    left = UnresolvedFailures(group="viper.intake", source="patrols", unparked_from={"intel.events.patrols/0": 130})
    assert list(next_steps(left)) == ["viper.intake starts again and reads on."]


def test_what_was_parked_is_requeued_and_what_was_passed_over_replayed_from_the_first_of_any_partition() -> None:
    places = {"intel.records/3": 4_200, "intel.records/1": 1_017}
    left = UnresolvedFailures(group="viper.enrich.g1", source="patrols", parked=100, unparked_from=places)
    assert list(next_steps(left)) == [
        "viper.enrich.g1 starts again and reads on.",
        "It parked 100 of its records: `viper dead-letters requeue --rule unexpected` publishes them again.",
        "It passed over records of intel.records: `viper replay --topic intel.records --since 1017` reads them again.",
    ]


@pytest.mark.parametrize(("source", "argument"), [("patrols", "patrols"), ("", "-")])
def test_a_source_is_resumed_by_what_status_calls_it(source: str, argument: str) -> None:
    (row,) = failure_rows([failures(source)])
    assert row[0] == argument == source_argument(source)
    assert source_named(argument) == source


def test_failures_of_an_earlier_generation_are_not_shown() -> None:
    now, before = failures(group="viper.enrich.g2"), failures(group="viper.enrich.g1")
    assert of_groups([before, now], {"viper.intake", "viper.enrich.g2"}) == [now]
