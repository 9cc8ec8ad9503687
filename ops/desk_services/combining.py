"""The log of combination for the desk: the entries about one conclusion, in the order in which they were made. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kafka.errors import KafkaError

from desk.errors import StoreUnavailable
from desk.services import Combined
from ops.errors import NotRunning
from schemas.bookkeeping.combinations import Combination
from schemas.views import View

Log = Callable[[View], Iterable[Combination]]
"""Every entry of a view's log."""


def nothing(view: View) -> Iterable[Combination]:
    """The log of a view of which none is kept."""
    del view
    return ()


def history(log: Log, view: View, family: str, id_: str) -> tuple[Combined, ...]:
    """The entries about one conclusion as a whole, from the first to the newest. Raise StoreUnavailable."""
    try:
        own = [one for one in log(view) if (one.family, one.document, one.part) == (family, id_, None)]
    except (NotRunning, KafkaError) as error:
        raise StoreUnavailable("the log of combination cannot be read: tell whoever is on call") from error
    ordered = sorted(own, key=lambda one: (one.concluded_at, one.number))
    return tuple(
        Combined(one.concluded_at.isoformat(), one.rule, one.items_total, one.added, one.removed) for one in ordered
    )
