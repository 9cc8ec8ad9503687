"""How gangs, crime groups, businesses and other groups are searched. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ops.search.request import Clause, SearchRequest, all_words, any_of, seen_between
from ops.search.typed_values import person_words, place_words
from schemas.vocabulary.organisations import OrganisationKind
from values import group_name
from values.group_name import GroupName

GROUP_FIELDS: Final = ("name.folded", "names.name.folded", "members.name.folded", "lines.name.folded", "explanation")
KINDS: Final = tuple(kind.value for kind in OrganisationKind)


def group_clauses(request: SearchRequest) -> Iterator[Clause]:
    """Name however it is spelled, somebody of it, a drug line of it, its home, towns and premises; its kind."""
    if request.text:
        yield _named(request.text)
    if request.thing:
        yield any_of(all_words(request.thing, ["lines.name.folded"]), all_words(request.thing, ["weapons.name"]))
    if request.person:
        yield person_words(request.person, ["members.name.folded"])
    if request.place:
        yield place_words(request.place, ["home_town.folded", "towns.town.folded", "premises.name.folded"])
    if request.kind:
        yield {"term": {"kind": request.kind}}
    yield from seen_between(request)


def _named(text: str) -> Clause:
    """Words, or the name in another spelling: its subject ends in the canonical name."""
    words, name = all_words(text, GROUP_FIELDS), group_name.read(text)
    if not isinstance(name, GroupName):
        return words
    subjects = [group_name.subject(kind, name.canonical) for kind in KINDS]
    return any_of(words, {"terms": {"subject": subjects}})
