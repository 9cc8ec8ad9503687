"""A person's document in words: what it stands on, what it says, and why its mentions are taken for one person."""

from __future__ import annotations

from schemas.documents.persons import PersonDocument, RoleCount
from schemas.facts.persons import PersonDecision, PersonJoin, PersonJoins
from streams.correlation.person.person_profile import WEIGHED


def person_explanation(one: PersonDocument) -> str:
    """A few sentences."""
    said = [
        f"{_several(one.mentions_total, 'mention')} in {_several(one.standing.items_total, 'item')}, as {one.name}."
    ]
    if one.roles:
        said.append(f"Named as {', '.join(_role(role) for role in one.roles)}.")
    if one.suspected_false:
        said.append(f"{_several(one.suspected_false, 'item')} suspected to be false: no role, no trait.")
    if one.weighed == WEIGHED < one.mentions_total:
        said.append(f"Only the latest {one.weighed:,} mentions are weighed for traits, places and towns.")
    said += [f"{str(each.trait).replace('-', ' ').capitalize()} ({each.likely}): {each.reason}" for each in one.traits]
    if one.role_conflict:
        said.append(f"Roles to be kept apart: {one.role_conflict.reason}")
    if one.travel:
        said.append(f"Away from home in {', '.join(one.travel.towns[:5])} ({_several(one.travel.items, 'item')}).")
    if one.why:
        said += _why(one.why)
    return " ".join(said)


def _why(why: PersonJoins) -> list[str]:
    said = []
    if why.alike:
        says = "says" if why.alike == 1 else "say"
        said.append(f"{_several(why.alike, 'mention')} {says} the same as another in every respect.")
    if why.joins:
        weakest = min(why.joins, key=lambda one: one.bits)
        said.append(f"{_several(why.joins_total, 'join')}, the weakest {join_in_words(weakest)}.")
    said += [_decided(one) for one in why.decisions]
    if why.possibly_total:
        said.append(f"Possibly also {_several(why.possibly_total, 'other person', 'other persons')}; not merged.")
    if why.review:
        said.append(f"To be reviewed: {'; '.join(why.review)}.")
    return said


def join_in_words(join: PersonJoin) -> str:
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
