"""A person's document in words: what it stands on, and why its mentions are taken for one person."""

from __future__ import annotations

from collections.abc import Sequence

from schemas.documents import NamedCount, RoleCount, Standing
from schemas.person_facts import PersonDecision, PersonFact, PersonJoin, PersonJoins


def explanation(
    facts: Sequence[PersonFact],
    names: Sequence[NamedCount],
    roles: Sequence[RoleCount],
    stands: Standing,
    why: PersonJoins | None,
) -> str:
    """A few sentences."""
    said = [f"{_several(len(facts), 'mention')} in {_several(stands.items_total, 'item')}, as {names[0].name}."]
    said.append(f"Named as {', '.join(_role(one) for one in roles)}.")
    if why:
        said += _why(why)
    return " ".join(said)


def _why(why: PersonJoins) -> list[str]:
    said = []
    if why.alike:
        says = "says" if why.alike == 1 else "say"
        said.append(f"{_several(why.alike, 'mention')} {says} the same as another in every respect.")
    if why.joins:
        weakest = min(why.joins, key=lambda one: one.bits)
        said.append(f"{_several(why.joins_total, 'join')}, the weakest {in_words(weakest)}.")
    said += [_decided(one) for one in why.decisions]
    if why.possibly_total:
        said.append(f"Possibly also {_several(why.possibly_total, 'other person', 'other persons')}; not merged.")
    if why.review:
        said.append(f"To be reviewed: {'; '.join(why.review)}.")
    return said


def in_words(join: PersonJoin) -> str:
    """One join: what spoke for and against it."""
    spoke = ", ".join(f"{one.feature} {one.level} {one.bits:+.1f}" for one in join.features)
    by = f"as decided {join.decided}" if join.rule == "decision" else "by its features"
    return f"{by} ({join.bits:+.1f} bits: {spoke})" if spoke else by


def _decided(one: PersonDecision) -> str:
    """Whoever was decided to be two is never shown to be one without saying so."""
    which = "are one" if one.decision == "same" else "are not one"
    return f"{len(one.mentions) + len(one.others)} mentions {which}, by {one.by} on {one.at:%Y-%m-%d}: {one.reason}."


def _role(one: RoleCount) -> str:
    return f"{one.role} ({one.kind} {one.items})"


def _several(count: int, one: str, more: str = "") -> str:
    return f"{count} {one if count == 1 else more or one + 's'}"
