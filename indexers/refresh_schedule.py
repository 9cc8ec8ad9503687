"""When what was written becomes searchable.

Elasticsearch would do it every second, and under load spend as much on that as on indexing. A trickle is shown at once;
a flood is shown every few seconds, and its end at once.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from typing import Final

import structlog
from elastic_transport import TransportError
from elasticsearch import ApiError, Elasticsearch

log = structlog.get_logger()

LEAST: Final = 0.5
MOST: Final = 5.0
"""Seconds between two refreshes."""

A_DOCUMENT: Final = 0.001
"""Seconds that each document written since the last refresh puts off the next."""


class RefreshSchedule:
    """Refreshes the indices of one indexer. ``clock`` in seconds."""

    def __init__(
        self, client: Elasticsearch, targets: Collection[str], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._client, self._targets, self._clock = client, sorted(targets), clock
        self._written, self._last = 0, clock()

    def wrote(self, documents: int) -> None:
        """So many documents were stored. Make them searchable if it is time."""
        self._written += documents
        if self._written and self._clock() - self._last >= min(MOST, max(LEAST, self._written * A_DOCUMENT)):
            self._refresh()

    def idle(self) -> None:
        """Nothing more is coming: make what was written searchable."""
        if self._written:
            self._refresh()

    def _refresh(self) -> None:
        try:
            self._client.indices.refresh(index=self._targets)
        except (TransportError, ApiError) as error:
            # Nothing is lost by it: Elasticsearch refreshes by itself, later.
            log.warning("not refreshed", failed=type(error).__name__)
        self._written, self._last = 0, self._clock()
