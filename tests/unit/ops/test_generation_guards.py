"""What is refused because it would mix generations, or compare what is still moving: by values alone."""

from __future__ import annotations

import pytest

from ops.broker.admin import Lag
from ops.deployment.reconcile_guard import exchanged_topics, lags_of_view
from ops.errors import NotFound, OtherRules
from ops.generation import copy_suffix, servable
from schemas.bookkeeping.generations import Generation
from schemas.topics import RECORDS
from schemas.views import View
from streams import generation
from streams.flow import Flow

NAME = "0123456789ab"
FLOW = Flow(NAME)
IDS = {name: f"id of {name}" for name in FLOW.topics()}
AT_REST = {reader.agent: Lag(40, 40) for reader in FLOW.readers()}


def made(**changes: str) -> Generation:
    """What this release makes, but for the changes."""
    own = {"rules": generation.rules(), "reference": generation.reference_digest()}
    return Generation(
        name=NAME,
        partitions=FLOW.counts(),
        population=FLOW.population,
        log="the log",
        cluster="c",
        topics=IDS,
        **(own | changes),
    )


def test_a_generation_of_these_rules_is_served() -> None:
    assert servable(NAME, made(), FLOW.population) == made()


@pytest.mark.parametrize("changed", ["rules", "reference"])
def test_a_generation_of_other_rules_or_data_is_refused_and_the_message_says_what_to_run(changed: str) -> None:
    with pytest.raises(OtherRules) as error:
        servable(NAME, made(**{changed: "another digest"}), FLOW.population)
    assert str(error.value) == (
        "generation 0123456789ab was concluded by other rules than those of this release, and serving it would mix the "
        "two: nothing of it was changed; run `viper rebuild`, or go on with the release that made it"
    )


def test_a_generation_that_this_kafka_does_not_know_is_refused() -> None:
    with pytest.raises(NotFound, match="there is no generation 0123456789ab in this Kafka: it was dropped"):
        servable(NAME, None, FLOW.population)


def test_a_generation_for_another_number_of_people_is_refused() -> None:
    message = "generation 0123456789ab was concluded for 785000 people, and VIPER_POPULATION is 2000000"
    with pytest.raises(OtherRules, match=message):
        servable(NAME, made(), 2_000_000)


def test_a_view_at_rest_has_no_lag() -> None:
    assert lags_of_view(AT_REST, View.P) == lags_of_view(AT_REST, View.C) == {}


@pytest.mark.parametrize("agent", [name for name in AT_REST if not name.startswith("combinations")])
def test_whatever_is_late_on_the_way_into_a_view_is_named_and_the_other_view_is_not_held_up(agent: str) -> None:
    late = AT_REST | {agent: Lag(40, 43)}
    views = [View(agent[-1])] if agent.endswith(("-p", "-c")) else list(View)
    assert [view for view in View if lags_of_view(late, view) == {agent: 3}] == views


def test_the_keeper_of_the_log_of_combination_holds_nothing_up() -> None:
    assert lags_of_view(AT_REST | {"combinations-p": Lag(0, 40)}, View.P) == {}


def test_a_topic_that_is_gone_or_was_made_again_is_named() -> None:
    conclusions, facts = f"intel.conclusions.p.{NAME}", f"intel.person-facts.p.{NAME}"
    there = IDS | {RECORDS.named(): "the log"}
    assert list(exchanged_topics(made(), View.P, there)) == []
    without = {name: id_ for name, id_ in there.items() if name != conclusions}
    assert list(exchanged_topics(made(), View.P, without | {facts: "another id"})) == [conclusions, facts]
    assert list(exchanged_topics(made(), View.C, without)) == []


def test_another_log_is_named() -> None:
    assert list(exchanged_topics(made(), View.P, IDS | {RECORDS.named(): "another log"})) == [RECORDS.named()]
    assert list(exchanged_topics(made(), View.P, IDS)) == [RECORDS.named()]


@pytest.mark.parametrize(
    ("served", "suffix"), [("0123456789ab", "-5bb3a9f0"), ("0123456789ab-5b000000", "-5bb3a9f0"), ("ffff56789abc", "")]
)
def test_a_rebuild_is_a_copy_where_this_release_made_what_is_served(served: str, suffix: str) -> None:
    assert copy_suffix(served, NAME, 0x5BB3A9F0) == suffix
