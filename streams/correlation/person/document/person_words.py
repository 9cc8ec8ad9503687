"""The explanation of a person's document: support, whether at risk, roles, traits, why its mentions are one person."""

from __future__ import annotations

from schemas.documents.persons import PersonDocument, RoleCount
from schemas.facts.persons import PersonDecision, PersonJoin, PersonJoins
from schemas.facts.traits import TraitOfPerson
from schemas.times import clock_day
from streams.correlation import texts_read
from streams.correlation.person.person_profile import WEIGHED
from streams.correlation.wording import quantity


def person_explanation(document: PersonDocument) -> str:
    """The explanation, a few sentences."""
    items = quantity(document.standing.items_total, "item")
    sentences = [f"{quantity(document.mentions_total, 'mention')} in {items}, as {document.name}."]
    sentences += [_trait(each) for each in document.traits if each.trait in document.at_risk]
    if document.roles:
        sentences.append(f"Named as {', '.join(_role(role) for role in document.roles)}.")
    if document.read_total:
        sentences.append(texts_read.in_words(document.read or (), document.read_total, document.mentions_total))
    if document.suspected_false:
        sentences.append(f"{quantity(document.suspected_false, 'item')} suspected to be false: no role, no trait.")
    if document.weighed == WEIGHED < document.mentions_total:
        sentences.append(f"Only the latest {document.weighed:,} mentions are weighed for traits, places and towns.")
    sentences += [_trait(each) for each in document.traits if each.trait not in document.at_risk]
    if document.role_conflict:
        sentences.append(f"Roles to be kept apart: {document.role_conflict.reason}")
    if document.travel:
        sentences.append(
            f"Away from home in {', '.join(document.travel.towns[:5])} ({quantity(document.travel.items, 'item')})."
        )
    if document.groups:
        groups = (f"{each.name} ({each.kind}; {', '.join(each.relations)})" for each in document.groups[:5])
        sentences.append(f"Of {quantity(len(document.groups), 'group')}: {'; '.join(groups)}.")
    if document.why:
        sentences += _why(document.why)
    return " ".join(sentences)


def _trait(trait: TraitOfPerson) -> str:
    return f"{str(trait.trait).replace('-', ' ').capitalize()} ({trait.likely}): {trait.reason}"


def _why(why: PersonJoins) -> list[str]:
    sentences = []
    if why.alike:
        says = "says" if why.alike == 1 else "say"
        sentences.append(f"{quantity(why.alike, 'mention')} {says} the same as another in every respect.")
    if why.joins:
        weakest = min(why.joins, key=lambda join: join.bits)
        sentences.append(f"{quantity(why.joins_total, 'join')}, the weakest {join_in_words(weakest)}.")
    sentences += [_decided(decision) for decision in why.decisions]
    if why.possibly_total:
        sentences.append(f"Possibly also {quantity(why.possibly_total, 'other person', 'other persons')}; not merged.")
    if why.review:
        sentences.append(f"To be reviewed: {'; '.join(why.review)}.")
    return sentences


def join_in_words(join: PersonJoin) -> str:
    """One join: the features that spoke for and against it, in bits."""
    spoke = ", ".join(f"{feature.feature} {feature.level} {feature.bits:+.1f}" for feature in join.features)
    by = f"as decided {join.decided}" if join.rule == "decision" else "by its features"
    return f"{by} ({join.bits:+.1f} bits: {spoke})" if spoke else by


def _decided(decision: PersonDecision) -> str:
    """A person's decision that mentions are one or are not: always shown."""
    which = "are one" if decision.decision == "same" else "are not one"
    mentions = len(decision.mentions) + len(decision.others)
    return f"{mentions} mentions {which}, by {decision.by} on {clock_day(decision.at):%Y-%m-%d}: {decision.reason}."


def _role(role: RoleCount) -> str:
    return f"{role.role} ({role.kind} {role.items})"
