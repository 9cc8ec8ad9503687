"""``viper desk``."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ops import output
from ops.errors import NotRunning
from ops.settings import Settings, load
from schemas.wire import SourceRecord

if TYPE_CHECKING:
    from collections.abc import Iterator

    from elasticsearch import Elasticsearch
    from starlette.applications import Starlette

    from desk.consultation_index import ConsultationIndex
    from ops.desk_services.services import CommandLineServices
    from schemas.bookkeeping.combinations import Combination
    from schemas.views import View

app = typer.Typer()
PORT = 8040


@app.command()
def desk(
    *,
    host: Annotated[
        str, typer.Option(help="Where it is served; beyond this machine only with users and TLS.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Its port.", min=1, max=65_535)] = PORT,
    published: Annotated[
        str | None, typer.Option(help="In a container: the address of the machine on which its port is published.")
    ] = None,
    by: Annotated[str | None, typer.Option(help="Who looks, where Elasticsearch has no users; you by default.")] = None,
    certificate: Annotated[Path | None, typer.Option(help="TLS certificate to serve with.", exists=True)] = None,
    key: Annotated[Path | None, typer.Option(help="Its key.", exists=True)] = None,
) -> None:
    """Serve the desk until Ctrl-C: a page about each thing, with reasons and decisions, in a browser."""
    settings = load(needs=["Elasticsearch"])
    serve(settings, host=host, port=port, published=published, by=by, certificate=certificate, key=key)


def serve(
    settings: Settings,
    *,
    host: str = "127.0.0.1",
    port: int = PORT,
    published: str | None = None,
    by: str | None = None,
    certificate: Path | None = None,
    key: Path | None = None,
) -> None:
    """Serve it until Ctrl-C. Raise NotServed where anybody could read what it shows."""
    import uvicorn

    encrypted, reached = bool(certificate and key), published or host
    served = desk_application(
        settings, host=reached, by=by or getuser(), encrypted=encrypted, contained=published is not None
    )
    output.say(f"The desk is at {'https' if encrypted else 'http'}://{reached}:{port}/ until Ctrl-C.")
    uvicorn.run(
        served,
        host=host,
        port=port,
        ssl_certfile=certificate,
        ssl_keyfile=key,
        log_level="warning",
        access_log=False,  # an address names who was looked at
        server_header=False,
    )


def desk_application(settings: Settings, *, host: str, by: str, encrypted: bool, contained: bool = False) -> Starlette:
    """The application; ``host``: where it is reached. Raise NotServed where anybody could read what it shows."""
    from desk.access import Reader, check_served, is_loopback
    from desk.application import Desk, application
    from desk.application import Settings as DeskSettings
    from desk.consultation_log import ConsultationLog
    from desk.elasticsearch_store import ElasticsearchDirectory
    from desk.sessions import Sessions
    from desk.sign_in_attempts import SignInAttempts
    from indexers.bulk import client_for
    from indexers.indices import alias
    from ops.search.hits import document_of

    client = client_for(settings.elasticsearch)
    directory = ElasticsearchDirectory(client, alias, document_of)
    secured = directory.secured()
    check_served(host, settings.elasticsearch, secured=secured, encrypted=encrypted, contained=contained)
    hosts = ("127.0.0.1", "localhost", "[::1]") if is_loopback(host) else ("*",)  # elsewhere whoever looks signs in
    served = DeskSettings(settings.views, None if secured else Reader(by), hosts, encrypted)
    log = ConsultationLog(consultation_index(client, settings), lambda: datetime.now(UTC))
    return application(
        Desk(served, directory, services_of(settings), log, Sessions(time.monotonic), SignInAttempts(time.monotonic))
    )


def consultation_index(client: Elasticsearch, settings: Settings) -> ConsultationIndex:
    """The log of consultations, made where there is none. ``VIPER_DESK_KEY``: the desk's own API key, for it alone."""
    from desk.consultation_index import ConsultationIndex
    from indexers.mappings import strict_mapping
    from schemas.bookkeeping.consultations import CONSULTATIONS, Consultation

    key = os.environ.get("VIPER_DESK_KEY")
    own = client.options(headers={"authorization": f"ApiKey {key}"}) if key else client
    log = ConsultationIndex(own)
    log.create(strict_mapping([Consultation], CONSULTATIONS), replicas=settings.replication - 1)
    return log


def services_of(settings: Settings) -> CommandLineServices:
    """What the desk and the briefing have the command line do."""
    from ops.desk_services.services import CommandLineServices

    return CommandLineServices(lambda event: _publish(settings, event), lambda view: _combinations(settings, view))


def _combinations(settings: Settings, view: View) -> Iterator[Combination]:
    """Every entry of the log of combination of the generation that is served. Raise NotRunning without a broker."""
    from indexers.combinations.log_keeper import LogSettings, entries
    from ops.processes.readiness import active
    from schemas.bookkeeping.combinations import Combination

    if not settings.bootstrap:
        raise NotRunning("no Kafka runs here, so the log of combination cannot be read: name one in VIPER_KAFKA")
    log = LogSettings(view, active(settings), settings.bootstrap)
    return (Combination.model_validate_json(value) for _, value in entries(log.bootstrap, log.writes) if value)


def _publish(settings: Settings, event: SourceRecord) -> None:
    from ops.decisions.desk_publication import publish

    if not settings.bootstrap:
        raise NotRunning("no Kafka runs here, so nothing can be decided: run `viper up`, or name one in VIPER_KAFKA")
    publish(settings, event)
