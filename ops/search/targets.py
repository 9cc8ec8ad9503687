"""What can be searched for, the filters that each has, and what is refused. Pure.

A filter that the documents searched do not have is refused: passed over, it would make a wide list look like a
narrow one.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from ops.errors import SearchRefused
from ops.search.group_query import KINDS as GROUP_KINDS
from ops.search.request import CELL_MONTH, MONTHS
from schemas.events import EVENT_KINDS


class Target(NamedTuple):
    """One kind of search: the documents that it finds and the filters that they have."""

    option: str  # as typed; empty for events, which are searched when nothing else is asked for
    noun: str  # what is found, as messages call it
    family: str
    filters: tuple[str, ...]
    kinds: tuple[str, ...] = ()  # the values of ``--kind``
    month_filters: tuple[str, ...] | None = None  # those of documents of one month each, where they differ


DAYS: Final = ("--from", "--to")
_OBJECT_FILTERS: Final = ("words", "--thing", "--person", "--place", *DAYS)
_PLACE_FILTERS: Final = ("words", "--place", "--near", "--type", *DAYS)
_OF_EVENTS: Final = ("words", "--place", "--person", "--thing", "--near", "--type", "--kind", "--sign", *DAYS)
_ABOUT_PERSONS: Final = ("--born", "--age", "--group", "--operation")
_OF_PERSONS: Final = (
    *("words", "--person", "--role", "--trait", *_ABOUT_PERSONS, "--thing", "--place", "--near", "--kind"),
    *DAYS,
)
_OF_OPERATIONS: Final = ("words", "--place", "--thing", "--kind", *DAYS)

EVENTS: Final = Target("", "events", "events", _OF_EVENTS, tuple(EVENT_KINDS))
TARGETS: Final = (
    EVENTS,
    Target("--persons", "persons", "persons", _OF_PERSONS, tuple(EVENT_KINDS)),
    Target("--lines", "drug lines", "objects", _OBJECT_FILTERS),
    Target("--vehicles", "vehicles", "objects", _OBJECT_FILTERS),
    Target("--phones", "phones", "objects", _OBJECT_FILTERS),
    Target("--groups", "groups", "groups", ("words", "--thing", "--person", "--place", "--kind", *DAYS), GROUP_KINDS),
    Target("--associations", "associations", "associations", ("words", "--place", "--trait", *DAYS)),
    Target("--locations", "places", "locations", (*_PLACE_FILTERS, "--kind"), ("cell", "address", CELL_MONTH)),
    Target("--hot", "hot months of map cells", "locations", _PLACE_FILTERS),
    Target(
        "--operations",
        "operations",
        "operations",
        _OF_OPERATIONS,
        ("operation", MONTHS),
        month_filters=("words", "--place", "--kind", *DAYS),
    ),
)
"""Every search, in the order of its page (docs/searching.md)."""

IMPLIED: Final = dict.fromkeys(("--role", "--trait", *_ABOUT_PERSONS), "--persons")
"""Filters that say by themselves what is searched, where no option does."""


def target_of(options: Iterable[str], filters: Iterable[str], kind: str | None = None) -> Target:
    """What these options search for. Raise SearchRefused where they are two searches, or a filter is not one of its.

    ``options``: those given that name a search; ``filters``: those given that narrow one, ``words`` among them;
    ``kind``: the value of ``--kind``.
    """
    found, given = _named(list(options), list(filters)), list(filters)
    _check_filters(found, given, month=kind == MONTHS)
    if kind is not None and kind not in found.kinds:
        raise SearchRefused(f"{kind} is no kind of {found.noun}; --kind is one of {', '.join(found.kinds)}")
    return found


def _named(options: list[str], filters: list[str]) -> Target:
    wanted = [target for target in TARGETS if target.option in options]
    if {target.option for target in wanted} == {"--locations", "--hot"}:
        return wanted[-1]  # hot months are of map cells, which are locations
    if len(wanted) > 1:
        both = " and ".join(target.option for target in wanted)
        raise SearchRefused(f"{both} are different searches: ask for one at a time")
    implied = [IMPLIED[given] for given in filters if given in IMPLIED]
    return next((target for target in TARGETS if target.option in implied), EVENTS) if not wanted else wanted[0]


def _check_filters(target: Target, given: list[str], *, month: bool) -> None:
    allowed = target.month_filters if month and target.month_filters else target.filters
    refused = [name for name in given if name not in allowed]
    if refused:
        what = f"months of {target.noun}" if month and target.month_filters else target.noun
        message = f"a search for {what} has no filter {' or '.join(refused)}"
        raise SearchRefused(f"{message}; it has {', '.join(allowed)}")
