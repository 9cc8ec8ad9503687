"""What event language 1.1 lets a report say of the world: markers, keepers, organisations, how often, bulk texts.

Everything is drawn from a path of its own or follows from what the world already has, so that whatever else is drawn
stays what it was.
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from producers.simulator import rates
from producers.simulator.dice import Dice, Path, Weighted, dice
from producers.simulator.world.people import Car, Human
from schemas.mentions import HowOften, Relation
from schemas.mentions.objects import Vehicle
from schemas.vocabulary.findings import Frequency
from schemas.vocabulary.markers import VehicleMarker, WarningMarker
from schemas.vocabulary.organisations import OrganisationKind
from schemas.vocabulary.roles import Role

HIRE_FIRM: Final = "Quillbrook Vehicle Hire"
_WARNINGS: Final = Weighted([
    (WarningMarker.VIOLENT, 34.0), (WarningMarker.WEAPONS, 24.0), (WarningMarker.DRUGS, 24.0),
    (WarningMarker.ESCAPER, 8.0), (WarningMarker.MEDICAL, 10.0),
])  # fmt: skip
_COMINGS: Final = Weighted([
    (Frequency.MOST_NIGHTS, 30.0), (Frequency.SEVERAL_TIMES_A_DAY, 20.0), (Frequency.DAILY, 20.0),
    (Frequency.SEVERAL_TIMES_A_WEEK, 20.0), (Frequency.WEEKENDS, 10.0),
])  # fmt: skip
_OFFERS: Final = (
    "{line} on. Best of both, back to full time. Ring {number}",
    "{line} here, new batch just landed, deals all day: {number}",
    "2 for 15 till midnight, {line} {number}, pass it on",
)


class SceneOrganisation(NamedTuple):
    """An organisation of a scene: in which role it appears, and how it relates to the scene's place or first person."""

    kind: OrganisationKind
    name: str
    role: Role
    at_place: Relation | None = None
    of_first: Relation | None = None  # from the first person to the organisation


SCHOOLS: Final = ("Fernlow Academy", "Marrowby School")
_REPORTERS: Final = (
    SceneOrganisation(OrganisationKind.LANDLORD, "Thornwick Homes", Role.REPORTER, at_place=Relation.LANDLORD_OF),
    SceneOrganisation(OrganisationKind.LANDLORD, "Ashmarrow Housing", Role.LANDLORD, at_place=Relation.LANDLORD_OF),
    SceneOrganisation(OrganisationKind.CARE_PROVIDER, "Willowmere Home Care", Role.CARER),
    SceneOrganisation(OrganisationKind.CARE_PROVIDER, "Willowmere Home Care", Role.REPORTER),
)


def further(path: Path) -> Dice:
    """The draws for whatever a report at this path says in event language 1.1."""
    return dice((*path, "further"))


def school(draws: Dice) -> SceneOrganisation:
    """The school that a missing child attends, which reports it."""
    return SceneOrganisation(OrganisationKind.SCHOOL, draws.pick(SCHOOLS), Role.REPORTER, of_first=Relation.ATTENDS)


def referred_by(path: Path) -> tuple[SceneOrganisation, ...]:
    """The landlord or care provider that refers somebody, or is named by whoever does; often none."""
    draws = further(path)
    return (draws.pick(_REPORTERS),) if draws.chance(rates.REFERRED_BY_ORGANISATION) else ()


def how_often(path: Path) -> dict[str, Any]:
    """The field ``how_often`` of a report of comings and goings, where whoever reports says it."""
    draws = further(path)
    if not draws.chance(rates.SAYS_HOW_OFTEN):
        return {}
    return {"how_often": HowOften(frequency=draws.weighted(_COMINGS), days=draws.between(1, 8) * 7)}


def offer(path: Path, line: str, number: str) -> str | None:
    """The text that a line sent to all its customers, where the report quotes it."""
    draws = further(path)
    return draws.pick(_OFFERS).format(line=line, number=number) if draws.chance(rates.QUOTES_BULK_TEXT) else None


def warning_markers(human: Human) -> tuple[WarningMarker, ...]:
    """The warning markers of somebody's national record: the same in every report."""
    if human.pnc is None:
        return ()
    draws = dice(("warning markers", human.id, human.pnc))
    return (draws.weighted(_WARNINGS),) if draws.chance(rates.WARNED_OF) else ()


def registered(car: Car, vehicle: Vehicle) -> Vehicle:
    """The vehicle with what a check of the register says of it."""
    if car.hired:
        return vehicle.model_copy(update={"keeper": HIRE_FIRM, "markers": (VehicleMarker.HIRE,)})
    uninsured = dice(("vehicle markers", car.id, car.vrm)).chance(rates.UNINSURED)
    return vehicle.model_copy(update={"markers": (VehicleMarker.NO_INSURANCE,)}) if uninsured else vehicle
