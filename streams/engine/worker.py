"""One process that runs agents: one Faust app, and so one consumer group, for each."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import tempfile
from collections.abc import AsyncIterator, Callable, Collection, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import Any, Final

import faust
import structlog

from streams.engine import batch_consumer, garbage_collection, liveness
from streams.engine.batch_producer import BatchProducer
from streams.engine.errors import EngineFault
from streams.engine.refusals import where
from streams.engine.runner import Runner
from streams.engine.snapshots import Snapshots
from streams.engine.spec import STOCK, AgentSpec, EngineSettings
from streams.engine.state_recovery import stored_state
from streams.engine.topic_check import check

log = structlog.get_logger()

COMMIT_EVERY: Final = 0.2  # seconds
UNKNOWN: Final = 70
LOOK_EVERY: Final = 1.0  # seconds
RESUMED_EVERY: Final = 3.0  # seconds between two looks at whether failures were resolved


def run(specs: Sequence[AgentSpec], settings: EngineSettings) -> int:
    """Run these agents until SIGTERM or SIGINT. The exit code; an EngineFault ends the process at once with its own."""
    garbage_collection.configure()
    return asyncio.run(_run(specs, settings))


async def _run(specs: Sequence[AgentSpec], settings: EngineSettings) -> int:
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    deliveries = BatchProducer(settings.bootstrap, settings.delivery_timeout)
    read_back = partial(stored_state, settings.bootstrap, settings.delivery_timeout)
    runners = {spec.name: Runner(spec, deliveries, read_back, Snapshots(spec, settings.snapshots)) for spec in specs}
    try:
        check(specs, settings)
        await deliveries.start()
        for runner in runners.values():
            await runner.start()
    except EngineFault as fault:
        log.error("worker refused to start", reason=str(fault))
        return fault.exit_code
    apps = [_app(spec, settings, runners[spec.name]) for spec in specs]
    for app in apps:
        await app.start()
    reporting = settings.liveness and asyncio.create_task(liveness.report(settings.liveness, runners))
    log.info("worker ready", agents=[spec.name for spec in specs])
    watching = asyncio.create_task(_until_resumed(stop, runners.values()))
    await _until_stopped(stop, apps, runners.values())
    watching.cancel()
    for app in apps:
        await app.stop()
    for runner in runners.values():
        runner.forget()
    if reporting:
        reporting.cancel()
    await deliveries.stop()
    log.info("worker stopped")
    return 0


async def _until_stopped(stop: asyncio.Event, apps: Sequence[Any], runners: Collection[Runner]) -> None:
    """Wait for the signal. An app that has crashed goes on existing without reading: then the process ends."""
    while not stop.is_set():
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), LOOK_EVERY)
        for runner in runners:
            runner.look()
        for app in apps:
            if app.crashed or (app.should_stop and not stop.is_set()):
                log.error("agent crashed below us, worker ends", group=app.conf.id, exit_code=UNKNOWN)
                _end(UNKNOWN)


async def _until_resumed(stop: asyncio.Event, runners: Collection[Runner]) -> None:
    """End the worker when failures were declared resolved: started again it reads what was left."""
    while not stop.is_set():
        await asyncio.sleep(RESUMED_EVERY)
        if await _is_any_resumed(runners):
            log.info("failures are resolved, worker starts again")
            stop.set()


async def _is_any_resumed(runners: Collection[Runner]) -> bool:
    """False where it cannot be told now, whatever the cause: it is asked again, or `viper resume` would do nothing."""
    try:
        return any([await runner.is_resumed() for runner in runners if runner.failures.unparked()])
    except Exception as error:
        log.warning("whether failures are resolved is not known, asking again", failed=where(error))
        return False


def _app(spec: AgentSpec, settings: EngineSettings, runner: Runner) -> Any:
    stock = os.environ.get(STOCK) == "1"
    app = faust.App(
        spec.group,
        broker=";".join(f"kafka://{server}" for server in settings.bootstrap.split(",")),
        store="memory://",
        datadir=tempfile.gettempdir(),  # Faust insists on a folder, and writes nothing to it: state is on the broker
        loop=asyncio.get_running_loop(),
        web_enabled=False,
        topic_disable_leader=True,
        topic_allow_declare=False,
        table_standby_replicas=0,
        consumer_auto_offset_reset="earliest",
        broker_commit_interval=COMMIT_EVERY,
        consumer_group_instance_id=settings.instance or None,
        broker_session_timeout=settings.session_timeout,
        broker_heartbeat_interval=1.0,
        broker_rebalance_timeout=settings.session_timeout,
        broker_max_poll_records=settings.most_records,
        stream_wait_empty=True,
        stream_buffer_maxsize=settings.most_records if stock else 1,
        stream_publish_on_commit=False,
        producer_linger=0.005,
        producer_request_timeout=settings.delivery_timeout,
    )
    if not stock:
        batch_consumer.install(app, spec.linger)
    _agent(app, spec, settings, runner, stock)
    return app


def _agent(app: Any, spec: AgentSpec, settings: EngineSettings, runner: Runner, stock: bool) -> None:
    topic = app.topic(*spec.reads, schema=batch_consumer.RawSchema())

    async def read(stream: Any) -> AsyncIterator[None]:
        if stock:
            async for events in stream.noack().noack_take(settings.most_records, within=0.05):
                await _handle(runner, batch_consumer.records_of_events(events), partial(_acknowledge_each, app, events))
        else:
            async for event in stream.noack().events():
                await _handle(runner, batch_consumer.records_of(event.value), partial(_acknowledge_fetch, app, event))
        yield

    async def forget(_: Any, revoked: Any, **__: Any) -> None:
        runner.forget()

    app.agent(topic, name=spec.name, concurrency=1)(read)
    app.on_partitions_revoked.connect(forget, weak=False)


def _acknowledge_fetch(app: Any, event: Any, done: Mapping[tuple[str, int], int]) -> None:
    batch_consumer.leave_unread(app, event.message, done)
    event.ack()


def _acknowledge_each(app: Any, events: Sequence[Any], done: Mapping[tuple[str, int], int]) -> None:
    """With stock Faust: the first of each partition, as many as are done; the partitions of the others are paused."""
    left = dict(done)
    for event in events:
        place = (event.message.topic, event.message.partition)
        if left[place] > 0:
            left[place] -= 1
            event.ack()
        else:
            app.consumer.pause_partitions([event.message.tp])


async def _handle(runner: Runner, batch: Any, acknowledge: Callable[[Mapping[tuple[str, int], int]], None]) -> None:
    """Deliver, store, acknowledge. Whatever goes wrong ends the process: Faust would acknowledge and go on."""
    try:
        acknowledge(await runner.handle(batch))
    except EngineFault as fault:
        log.error("worker ends before acknowledging", reason=str(fault), exit_code=fault.exit_code)
        _end(fault.exit_code)
    except asyncio.CancelledError:
        raise
    except BaseException as error:
        log.error("worker ends before acknowledging", failed=where(error), exit_code=UNKNOWN)
        _end(UNKNOWN)


def _end(code: int) -> None:
    # An exception would acknowledge the batch and go on: the process has to end, now.
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
