"""Stop and search of one person."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from producers.simulator.dice import Dice, Path, Weighted, name_of
from producers.simulator.reports.scenes import Scene, ScenePerson
from producers.simulator.schedule import ScheduledEvent, scheduled
from producers.simulator.world.addresses import Address
from producers.simulator.world.people import Human
from schemas.mentions.persons import Role
from schemas.vocabulary.findings import Finding

_FOR: Final = Weighted(
    {
        ("Controlled drugs", "Misuse of Drugs Act 1971 (section 23)"): 70,
        ("Offensive weapons", "Police and Criminal Evidence Act 1984 (section 1)"): 18,
        ("Stolen goods", "Police and Criminal Evidence Act 1984 (section 1)"): 12,
    }.items()
)
_OUTCOMES: Final = Weighted(
    {
        "A no further action disposal": 70,
        "Arrest": 13,
        "Community resolution": 12,
        "Summons / charged by post": 5,
    }.items()
)
_AGES: Final = ((9, "under 10"), (17, "10-17"), (24, "18-24"), (34, "25-34"), (200, "over 34"))
"""As data.police.uk publishes them. Outcomes and objects as there, too; shares after the force's month of 2024."""


def stop_and_search(
    draws: Dice, path: Path, human: Human, place: Address, at: int, *, operation: str | None = None
) -> Iterator[ScheduledEvent]:
    """Somebody is stopped and searched in the street of this place."""
    looked_for, power = draws.weighted(_FOR)
    outcome = draws.weighted(_OUTCOMES)
    part = operation if draws.chance(0.6) else None
    scene = Scene(
        incident=f"search:{name_of(path)}",
        place=place,
        precise="street",
        people=(ScenePerson(human, Role.SUBJECT, "check"),),
        operation=part,
    )
    yield from scheduled(
        path,
        "stop-and-search",
        scene,
        at,
        search_type="person-search",
        searched_for=looked_for,
        power=power,
        outcome=outcome,
        finding=Finding.NOTHING_FOUND if outcome == "A no further action disposal" else None,
        outcome_linked=outcome != "A no further action disposal" and draws.chance(0.8),
        part_of_operation=part is not None,
        sex=human.sex,
        age_range=next(shown for years, shown in _AGES if human.age(at) <= years),
        self_defined_ethnicity="Other ethnic group - Not stated",
    )
