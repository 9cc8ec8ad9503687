"""The log of consultations in Elasticsearch: an index to which entries are added, each under its number, once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import orjson
from elastic_transport import TransportError
from elasticsearch import ApiError, BadRequestError, ConflictError, Elasticsearch, NotFoundError

from desk.errors import NotLogged
from schemas.bookkeeping.consultations import CONSULTATIONS, Consultation
from schemas.wire import encode

PAGE: Final = 2_000
"""Entries that are read at a time."""

BY_NUMBER: Final = {"query": {"match_all": {}}, "sort": [{"number": "desc"}], "size": 1}


class ConsultationIndex:
    """The entries of one index. The client needs the privileges ``create_doc`` and ``read`` there, and no others."""

    def __init__(self, client: Elasticsearch, index: str = CONSULTATIONS) -> None:
        self._client, self._index = client, index
        self._known: tuple[int, bytes] | None = None

    def create(self, mapping: dict[str, Any], *, replicas: int = 0) -> None:
        """Make the index where there is none. Raise NotLogged where that is not allowed, or nothing answers."""
        settings = {"index.number_of_shards": 1, "index.number_of_replicas": replicas}
        try:
            if not self._client.indices.exists(index=self._index):
                self._client.indices.create(index=self._index, settings=settings, mappings=mapping)
        except BadRequestError:
            return  # another desk has just made it
        except (ApiError, TransportError) as error:
            raise NotLogged("the log of consultations cannot be made: whoever runs Elasticsearch can") from error

    def last(self) -> tuple[int, bytes] | None:
        """The newest entry: from the newest that is known on, by number, since a search may lag behind."""
        try:
            self._known = self._known or self._searched()
            while following := self._entry((self._known[0] if self._known else 0) + 1):
                self._known = following
        except (ApiError, TransportError) as error:
            raise NotLogged("the log of consultations cannot be read, and nothing is shown without it") from error
        return self._known

    def append(self, number: int, entry: bytes) -> bool:
        """Write it under its number; False where another desk has just taken that."""
        try:
            self._client.create(index=self._index, id=str(number), document=orjson.loads(entry))
        except ConflictError:
            return False
        except (ApiError, TransportError) as error:
            raise NotLogged("the log of consultations takes no entry, and nothing is shown without it") from error
        self._known = (number, entry)
        return True

    def entries(self) -> Iterator[bytes]:
        """Every entry, from the first. Raise NotLogged where they cannot be read."""
        after = 0
        while page := self._page(after):
            yield from (entry for _, entry in page)
            after = page[-1][0]

    def _page(self, after: int) -> list[tuple[int, bytes]]:
        body = {"query": {"range": {"number": {"gt": after}}}, "sort": [{"number": "asc"}], "size": PAGE}
        try:
            return [_read(hit["_source"]) for hit in self._client.search(index=self._index, body=body)["hits"]["hits"]]
        except NotFoundError:
            return []
        except (ApiError, TransportError) as error:
            raise NotLogged(
                "the log of consultations cannot be read: the data protection officer's role may"
            ) from error

    def _searched(self) -> tuple[int, bytes] | None:
        hits = self._client.search(index=self._index, body=BY_NUMBER)["hits"]["hits"]
        return _read(hits[0]["_source"]) if hits else None

    def _entry(self, number: int) -> tuple[int, bytes] | None:
        try:
            return _read(self._client.get(index=self._index, id=str(number))["_source"])
        except NotFoundError:
            return None


def _read(source: Any) -> tuple[int, bytes]:
    entry = Consultation.model_validate_json(orjson.dumps(source))
    return entry.number, encode(entry)
