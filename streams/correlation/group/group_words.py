"""The explanation of a group's document: support, home, leaders, lines, violence, rivals, what the police did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from schemas.documents.groups import GroupDocument, RivalOfGroup
from streams.correlation.raised_alert import day_in_words
from streams.correlation.texts_read import in_words
from streams.correlation.wording import at_risk_first, quantity

NAMED: Final = 5
"""Values of one sort that the explanation names, at most."""


def group_explanation(group: GroupDocument) -> str:
    """The explanation, a few sentences."""
    items = quantity(group.standing.items_total, "item")
    origins = quantity(group.standing.origins, "independent origin")
    home = f"at home in {group.home_town}" if group.home_town else "of no known home town"
    opening = f"{quantity(group.mentions_total, 'mention')} of {group.name}, {home}; {items} from {origins}."
    read = [in_words(group.read or (), group.read_total, group.mentions_total)] if group.read_total else []
    return " ".join([opening, *read, *_people(group), *_places(group), *_violence(group), *_police(group)])


def _people(group: GroupDocument) -> Iterator[str]:
    if group.members_total:
        leaders = [at_risk_first(member.name, member.at_risk) for member in group.members if member.leads]
        led = f", led by {_list(leaders)}" if leaders else ""
        yield f"{quantity(group.members_total, 'member')} known{led}."
    at_risk = sum(bool(member.at_risk) for member in group.members)
    if at_risk:
        yield f"Of them {at_risk} {'is' if at_risk == 1 else 'are'} at risk (child, exploited)."
    if group.lines:
        yield f"Lines: {_list([line.name for line in group.lines])}."


def _places(group: GroupDocument) -> Iterator[str]:
    if group.towns:
        yield f"Named in {_list([town.town for town in group.towns])}."


def _violence(group: GroupDocument) -> Iterator[str]:
    violence = group.violence
    if violence.incidents_total and violence.last_seen:
        yield (
            f"{quantity(violence.incidents_total, 'item')} about violence: given {violence.given}, taken"
            f" {violence.taken} (independent origins), the latest on {day_in_words(violence.last_seen)}."
        )
    if group.rivals:
        yield f"At odds with {_list([_rival(rival) for rival in group.rivals])}."
    if group.weapons:
        yield f"Weapons: {_list([f'{weapon.name} ({weapon.items})' for weapon in group.weapons])}."


def _rival(rival: RivalOfGroup) -> str:
    return f"{rival.name} ({rival.likely}: {quantity(rival.items, 'item')}, {quantity(rival.origins, 'origin')})"


def _police(group: GroupDocument) -> Iterator[str]:
    if group.enforcement:
        done = [f"{act.name.replace('-', ' ')} {act.items}" for act in group.enforcement]
        yield f"Done against it and its members: {', '.join(done)}."
    if group.suspected_false:
        false = group.suspected_false
        yield f"{quantity(false, 'item')} suspected to be false {'is' if false == 1 else 'are'} not counted."


def _list(several: Sequence[str]) -> str:
    more = f" and {len(several) - NAMED} more" if len(several) > NAMED else ""
    return ", ".join(several[:NAMED]) + more
