"""A client of Elasticsearch for one command: closed afterwards; its failures name the cause and the next step."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ops.errors import NotRunning
from ops.settings import Settings

if TYPE_CHECKING:
    from elasticsearch import Elasticsearch


@contextmanager
def index_client(settings: Settings) -> Iterator[Elasticsearch]:
    """Raise NotRunning where no generation is served yet, or where Elasticsearch does not answer."""
    from elastic_transport import TransportError
    from elasticsearch import NotFoundError

    from indexers.bulk import client_for

    client = client_for(settings.elasticsearch)
    try:
        yield client
    except NotFoundError as error:
        raise NotRunning("no generation is served yet: run `viper up`") from error
    except TransportError as error:
        raise NotRunning(f"Elasticsearch does not answer at {settings.elasticsearch}") from error
    finally:
        client.close()
