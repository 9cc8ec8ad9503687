"""A worker starts only on the topics it was made for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from streams.engine.errors import TopicsDiffer
from streams.engine.spec import AgentSpec
from streams.engine.topic_check import BrokerTopic, compare
from tests.unit.streams.test_runner import Stage

SPEC: AgentSpec = Stage().spec
FOUND = {
    "in": BrokerTopic("i", 8),
    "out": BrokerTopic("o", 4),
    "letters": BrokerTopic("l", 1),
    SPEC.state_topic: BrokerTopic("s", 8),
    SPEC.failures: BrokerTopic("f", 1),
}


def test_the_topics_it_was_made_for_are_accepted() -> None:
    compare(SPEC, {"in": "i", "elsewhere": "e"}, FOUND)


@pytest.mark.parametrize("name", sorted(FOUND))
def test_a_missing_topic_is_named(name: str) -> None:
    with pytest.raises(TopicsDiffer, match=f"do not exist: {name}"):
        compare(SPEC, {}, {other: found for other, found in FOUND.items() if other != name})


def test_a_topic_that_was_made_again_is_named() -> None:
    with pytest.raises(TopicsDiffer, match=r"made again .*: in; .* `viper rebuild --again`"):
        compare(SPEC, {"in": "another", "out": "o"}, FOUND)


@pytest.mark.parametrize(("name", "said"), [("out", "out has 5 partitions"), (SPEC.state_topic, "as many partitions")])
def test_another_number_of_partitions_is_refused(name: str, said: str) -> None:
    with pytest.raises(TopicsDiffer, match=said):
        compare(SPEC, {}, {**FOUND, name: BrokerTopic(FOUND[name].topic_id, 5)})


def test_state_belongs_to_one_input() -> None:
    with pytest.raises(TopicsDiffer, match="exactly one topic"):
        compare(replace(SPEC, reads=("in", "out")), {}, FOUND)
