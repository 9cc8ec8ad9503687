"""Errors of Kibana's objects.

KibanaError
├── WrongQuery        a query that the Kibana Query Language does not allow, or that ours do not use
├── UnknownPanel      a panel whose request cannot be made: the lint says which and why
└── ImportRefused     Kibana did not take the objects: who runs it can say why, or the key lacks the right
"""

from __future__ import annotations

from indexers.errors import IndexerError


class KibanaError(IndexerError):
    """Something about Kibana's objects is wrong."""


class WrongQuery(KibanaError):
    """The text is no query. Whoever wrote the panel can mend it."""


class UnknownPanel(KibanaError):
    """No request can be made of this panel. Whoever wrote it can mend it."""


class ImportRefused(KibanaError):
    """Kibana did not take the objects. Nothing else was changed; try again when the reason is gone."""
