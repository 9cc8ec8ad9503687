"""What reading an address asks of whoever knows streets and towns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

Words = tuple[str, ...]


class Street(NamedTuple):
    """One street of a gazetteer: its name in its one spelling, and a town or postcode that tells it from others.

    Reading a text of ``name`` and ``label`` finds this street again. ``town``: the largest it may be said to be in.
    ``elsewhere``: it was found by its town, and the postcode that goes with it is not about it.
    """

    name: str
    label: str
    town: str
    elsewhere: bool = False


class Gazetteer(Protocol):
    """What is known of streets and towns."""

    def town(self, name: str) -> str | None:
        """The town or village of this name, folded: known contractions and single slips are read. None: not known."""

    def smallest(self, towns: Sequence[str]) -> str:
        """Of a village and the post town it belongs to, the village."""

    def post_town(self, postcode: str) -> str:
        """The town that the post of a postcode goes by; empty where it is not known."""

    def is_street(self, name: Words) -> bool:
        """Whether any street anywhere has this name."""

    def is_ambiguous(self, name: Words, towns: Sequence[str]) -> bool:
        """Whether these towns have more than one street of this name."""

    def street(self, name: Words, towns: Sequence[str], postcode: str, *, slips: bool) -> Street | None:
        """The one street of this name in these towns and near this postcode. ``slips``: the one it is a slip of."""
