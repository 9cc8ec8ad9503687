"""What can go wrong between a conclusion and the index, or the log of combination.

IndexerError
├── IndexUnavailable   Elasticsearch did not answer, or is busy; the same batch may be written again
├── ChainBroken        an entry of the log of combination was changed, or is gone; the log must be looked into
├── NotReconciled      the conclusions cannot be read whole, or changed meanwhile; nothing was touched
├── IndexRefused       an index belongs to another generation or has another mapping; rebuild
└── MappingConflict    two document models of one family say different things of one field; mend the models
"""

from __future__ import annotations


class IndexerError(Exception):
    """Anything between a conclusion and the index."""


class IndexUnavailable(IndexerError):
    """Elasticsearch did not answer, or is busy. Nothing is lost: the same batch may be written again."""


class IndexRefused(IndexerError):
    """The index is not the one this generation made. Build a new generation beside it."""


class NotReconciled(IndexerError):
    """The conclusions could not be read whole, or changed while they were compared. No document was touched."""


class NotAssigned(IndexerError):
    """No partition was assigned in time. Starting anew joins the group anew."""


class ChainBroken(IndexerError):
    """An entry of the log of combination does not follow the one before it: somebody changed it, or took one out."""


class MappingConflict(IndexerError):
    """Two models of one family disagree about a field."""
