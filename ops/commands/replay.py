"""``viper replay``."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated

import typer

from ops import output
from ops.broker.admin import Admin
from ops.broker.replay_plan import ReplayPlan, ranges_to_replay
from ops.errors import NotFound, NotInTime
from ops.settings import Settings, load

app = typer.Typer()
PATIENCE = 600.0


@app.command()
def replay(
    *,
    topic: Annotated[str, typer.Option(help="The topic to read again, as `viper status` names it.")],
    since: Annotated[str, typer.Option(help="A time (2024-01-31T22:00), an offset, or `beginning`.")],
    until: Annotated[str | None, typer.Option(help="A time or an offset; what is done already by default.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be read again.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    json: output.Json = False,
) -> None:
    """Read part of a topic again. Repairs what is wrong after it; changes nothing that is right."""
    from ops.processes.readiness import active

    settings = load()
    generation = active(settings)
    plans = [_plan(settings, *reader, topic, since, until) for reader in _readers(settings, generation, topic)]
    if json:
        output.as_json({plan.agent: {"records": plan.records, "from": plan.offsets} for plan in plans})
    else:
        _show(plans)
    if dry_run or not any(plan.records for plan in plans):
        return
    if not (yes or json):
        typer.confirm("Read them again?", abort=True)
    for plan in plans:
        run(settings, generation, plan)
    if not json:
        output.say("Done: every agent is back where it was.")


def run(settings: Settings, generation: str, plan: ReplayPlan) -> None:
    """Pause the process that serves the group, set the group back, resume, and wait until it is where it was."""
    from ops.generation import flow_of
    from ops.processes.supervised_process import instance_of
    from ops.processes.supervisor import paused

    process = next(
        process.name for process in flow_of(generation, settings).processes() if plan.agent in process.agents
    )
    with paused(settings, process), Admin(settings.bootstrap) as admin:
        admin.dismiss(plan.group, instance_of(settings, process))
        _set_back(admin, plan)
    with output.progress(f"{plan.agent} reads again", plan.records) as more, Admin(settings.bootstrap) as admin:
        _wait(admin, plan, more)


def _set_back(admin: Admin, plan: ReplayPlan) -> None:
    # The broker forgets a member that was told to stop only a moment later.
    deadline = time.monotonic() + 30
    while True:
        admin.rewind(plan.group, plan.topic, plan.offsets)
        if all(admin.committed(plan.group, plan.topic).get(place) == first for place, first in plan.offsets.items()):
            return
        if time.monotonic() > deadline:
            raise NotInTime(f"{plan.group} still has members and could not be set back; try again in a minute")
        time.sleep(0.5)


def _wait(admin: Admin, plan: ReplayPlan, more: Callable[[int], None]) -> None:
    deadline, done = time.monotonic() + PATIENCE, 0
    while True:
        committed = admin.committed(plan.group, plan.topic)
        now = sum(
            min(committed.get(range_.partition, range_.first), range_.end) - range_.first for range_ in plan.ranges
        )
        more(now - done)
        done = now
        if done >= plan.records:
            return
        if time.monotonic() > deadline:
            raise NotInTime(
                f"{plan.agent} has read {done:,} of {plan.records:,} again; `viper status` says how it goes on"
            )
        time.sleep(0.3)


def _readers(settings: Settings, generation: str, topic: str) -> list[tuple[str, str]]:
    from ops.generation import flow_of

    found = [
        (reader.agent, reader.group) for reader in flow_of(generation, settings).readers() if topic in reader.topics
    ]
    if not found:
        raise NotFound(f"no agent reads {topic}; `viper status` names the topics of generation {generation}")
    return found


def _plan(settings: Settings, agent: str, group: str, topic: str, since: str, until: str | None) -> ReplayPlan:
    with Admin(settings.bootstrap) as admin:
        ranges = ranges_to_replay(
            committed=admin.committed(group, topic),
            beginnings=admin.beginnings(topic),
            since=_offsets(admin, topic, since),
            until=_offsets(admin, topic, until) if until else None,
        )
    return ReplayPlan(agent, group, topic, ranges)


def _offsets(admin: Admin, topic: str, moment: str) -> dict[int, int]:
    if moment == "beginning":
        return admin.beginnings(topic)
    if moment.isdigit():
        return dict.fromkeys(admin.ends(topic), int(moment))
    try:
        at = datetime.fromisoformat(moment)
    except ValueError:
        raise NotFound(f"{moment} is no time, offset or `beginning`; a time looks like 2024-01-31T22:00") from None
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return admin.at(topic, int(at.timestamp() * 1000))


def _show(plans: list[ReplayPlan]) -> None:
    rows = [
        (plan.agent, range_.partition, range_.first, range_.end, range_.records)
        for plan in plans
        for range_ in plan.ranges
    ]
    if rows:
        columns = ["agent", "partition", "from offset", "up to", "records"]
        output.table("To be read again", columns, rows, right=[1, 2, 3, 4])
    else:
        output.say("Nothing of it has been read yet: there is nothing to read again.")
