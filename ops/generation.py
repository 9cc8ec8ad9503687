"""The generation of this deployment: named, created once, and refused when a topic of it was exchanged."""

from __future__ import annotations

from typing import Any

from kafka import KafkaProducer

from indexers.bulk import client_for
from indexers.indices import Indices
from indexers.land import prepare_land
from indexers.topic_reader import newest
from ops.broker.admin import Admin
from ops.errors import GenerationMixedUp, NotFound, OtherRules, UnsafeCluster
from ops.processes.supervised_process import instance_of
from ops.settings import Settings
from schemas.bookkeeping.generations import Generation
from schemas.sources import SOURCES
from schemas.topics import DEAD_LETTERS, EVENTS, FAILURES, GENERATIONS, RECEIPTS, RECORDS, Topic, receipts_for, upstream
from schemas.wire import encode
from streams import generation
from streams.flow import Flow


def shared_topics() -> dict[str, tuple[Topic, int]]:
    """Topics that outlive every generation: those of sources, the log, dead letters, failures and manifests."""
    events = {EVENTS.named(source=name): (upstream(source), EVENTS.partitions) for name, source in SOURCES.items()}
    receipts = {
        RECEIPTS.named(source=name): (receipts_for(source), RECEIPTS.partitions) for name, source in SOURCES.items()
    }
    others = {topic.named(): (topic, topic.partitions) for topic in (RECORDS, DEAD_LETTERS, FAILURES, GENERATIONS)}
    return events | receipts | others


def flow_of(name: str, settings: Settings) -> Flow:
    """The flow of a generation in this deployment."""
    return Flow(name, settings.views, population=settings.population)


def named(admin: Admin, settings: Settings) -> str:
    """The generation that this release makes of this log."""
    log = admin.topics()[RECORDS.named()]
    counts = flow_of("", settings).counts()
    return generation.name(partitions=counts, population=settings.population, cluster=admin.cluster(), log=log)


def own_name(settings: Settings) -> str:
    """The same. Nothing is made or checked but the topics that all generations share."""
    with Admin(settings.bootstrap) as admin:
        admin.create(shared_topics(), settings.replication)
        return named(admin, settings)


def copy_suffix(served: str, own: str, second: int) -> str:
    """What a rebuild adds to this release's ``own`` name: nothing, or what tells a copy from the one that is served.

    ``second``: of now since 1970.
    """
    return f"-{second:x}" if served == own or served.startswith(f"{own}-") else ""


def prepare(settings: Settings, *, build: str = "", building: bool = False) -> str:
    """Create the topics and indices of a generation where they are missing, and return its name.

    ``build`` tells apart a second copy of the same generation; ``building``: by a rebuild, so that what is left of one
    that failed is known for what it is. Raise GenerationMixedUp when a topic was exchanged
    under it, UnsafeCluster when a replicated cluster could lose what it acknowledged.
    """
    with Admin(settings.bootstrap) as admin:
        if settings.replication > 1:
            check_cluster(admin, settings)
        admin.create(shared_topics(), settings.replication)
        name = named(admin, settings) + build
        flow = flow_of(name, settings)
        admin.create(flow.topics(), settings.replication)
        _verify(admin, settings, flow, building=building)
    client = client_for(settings.elasticsearch)
    indices = Indices(client, name, replicas=settings.replication - 1)
    indices.create(settings.views)
    if indices.active(settings.views) is None:
        indices.switch(settings.views)  # the first generation is what readers see; a later one when it is complete
    prepare_land(client, replicas=settings.replication - 1)
    client.close()
    return name


def check_cluster(admin: Admin, settings: Settings) -> None:
    """A production cluster must not lose what it acknowledged: three brokers, no unclean election."""
    brokers, unclean = admin.brokers(), admin.broker_setting("unclean.leader.election.enable")
    if brokers < settings.replication:
        message = f"the cluster has {brokers} brokers and VIPER_REPLICATION asks for {settings.replication} copies"
        raise UnsafeCluster(f"{message}: add brokers, or lower it")
    if unclean == "true":
        raise UnsafeCluster(
            "unclean.leader.election.enable is on: a crash could lose acknowledged records; turn it off"
        )


def manifests(settings: Settings) -> dict[str, Generation]:
    """The manifest of every generation, by name: what it was made with."""
    return {
        key.decode(): Generation.model_validate_json(record.value or b"")
        for key, record in newest(settings.bootstrap, GENERATIONS.named()).items()
    }


def to_serve(settings: Settings, name: str | None) -> Generation:
    """What a process of this release is to serve: the generation of this name, or its own, which is made if need be.

    Raise NotFound where this Kafka has no such generation, OtherRules where it was concluded by other rules, from other
    reference data, or with other libraries.
    """
    name = name or prepare(settings)
    return servable(name, manifests(settings).get(name), settings.population)


def servable(name: str, made: Generation | None, population: int) -> Generation:
    """The generation, where this release may serve it. Raise NotFound or OtherRules."""
    if made is None:
        message = f"there is no generation {name} in this Kafka: it was dropped, or belongs to another cluster"
        raise NotFound(f"{message}; `viper rebuild` builds one from the log, VIPER_KAFKA names another cluster")
    if (made.rules, made.reference) != (generation.rules(), generation.reference_digest()):
        message = f"generation {name} was concluded by other rules than those of this release"
        why = "and serving it would mix the two: nothing of it was changed"
        raise OtherRules(f"{message}, {why}; run `viper rebuild`, or go on with the release that made it")
    if made.population != population:
        message = f"generation {name} was concluded for {made.population} people, and VIPER_POPULATION is {population}"
        raise OtherRules(f"{message}: nothing of it was changed; run `viper rebuild`, or set the number that it has")
    return made


def finish(settings: Settings, name: str) -> None:
    """Record that readers see a generation: what a later rebuild finds of it is no half-built copy."""
    if (made := manifests(settings).get(name)) and made.building:
        store_manifest(settings.bootstrap, made.model_copy(update={"building": False}))


def forget(settings: Settings, name: str) -> None:
    """Drop a generation: its topics, groups, indices and manifest. The log of what it combined is kept (s.62)."""
    flow = flow_of(name, settings)
    made = manifests(settings).get(name)
    topics = flow.topics().keys() | (made.topics.keys() if made else set())  # another release may have had others
    with Admin(settings.bootstrap) as admin:
        admin.drop(topics - flow.combination_logs().keys())
        _dismiss(admin, settings, flow)
        admin.drop_groups(groups(flow))
    client = client_for(settings.elasticsearch)
    Indices(client, name).drop(settings.views)
    client.close()
    _write(settings.bootstrap, name, None)


def _dismiss(admin: Admin, settings: Settings, flow: Flow) -> None:
    """Its processes, which were stopped, are members of their groups until their sessions end."""
    group_of = flow.groups()
    for process in flow.processes(intake=False):
        for agent in process.agents:
            admin.dismiss(group_of[agent], instance_of(settings, process.name))


def groups(flow: Flow) -> list[str]:
    """The consumer groups that belong to a generation, and are deleted with it."""
    return [reader.group for reader in flow.readers(intake=False)]


def _verify(admin: Admin, settings: Settings, flow: Flow, *, building: bool) -> None:
    there = admin.topics()
    made = Generation(
        name=flow.generation,
        rules=generation.rules(),
        reference=generation.reference_digest(),
        partitions=flow.counts(),
        population=flow.population,
        building=building,
        log=there[RECORDS.named()],
        cluster=admin.cluster(),
        topics={name: there[name] for name in flow.topics()},
    )
    known = manifests(settings).get(flow.generation)
    if known is None:
        store_manifest(settings.bootstrap, made)
    elif known.topics != made.topics:
        exchanged = sorted(name for name, id_ in made.topics.items() if known.topics.get(name) != id_)
        message = f"{', '.join(exchanged)} was deleted and made again under generation {flow.generation}"
        raise GenerationMixedUp(
            f"{message}: offsets start anew and writes would be refused; run `viper rebuild --again`"
        )


def store_manifest(bootstrap: str, made: Generation) -> None:
    """Record what a generation was made with; the last record of a name holds."""
    _write(bootstrap, made.name, encode(made))


def _write(bootstrap: str, name: str, value: bytes | None) -> None:
    producer: Any = KafkaProducer(bootstrap_servers=bootstrap.split(","), acks="all")
    producer.send(GENERATIONS.named(), key=name.encode(), value=value).get(timeout=30)
    producer.close()
