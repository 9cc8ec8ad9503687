"""The agents, named after what they do. Each says what it reads, keeps and sends, and has no opinion."""

from __future__ import annotations

from collections.abc import Iterable

from schemas.topics import DEAD_LETTERS, EVENTS, FAILURES, STATE, declaration_of, source_of
from streams.engine import AgentSpec
from streams.flow import Flow
from streams.stages import Stage


def agents(flow: Flow, names: Iterable[str]) -> tuple[AgentSpec, ...]:
    """The agents of these names (``intake``, ``enrich``, ``resolve-p``, ``correlate_location-c`` …), to be run."""
    wanted = set(names)
    return tuple(_agent(stage, flow) for stage in flow.stages() if stage.agent in wanted)


def _agent(stage: Stage, flow: Flow) -> AgentSpec:
    return AgentSpec(
        name=stage.agent,
        reads=stage.reads,
        make=stage.make,
        sends=stage.sends,
        stateful=stage.stateful,
        dead_letters=DEAD_LETTERS.named(),
        generation=flow.generation,
        failures=FAILURES.named(),
        own_topics={topic: source_of(topic) for topic in stage.reads if topic.startswith(EVENTS.named(source=""))},
        max_bytes=_max_bytes(stage, flow),
        linger=stage.linger,
    )


def _max_bytes(stage: Stage, flow: Flow) -> dict[str, int]:
    state = STATE.named(agent=stage.agent, generation=flow.generation)
    return {topic: declaration_of(topic).max_bytes for topic in (*stage.sends, state)}
