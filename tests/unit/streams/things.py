"""Reports of cars, phones and drug lines in several towns, and who is seen with them. Every person is invented."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from schemas.events import RecordedCrime, SafeguardingReferral, VehicleRead
from schemas.items import RecordedCrimeItem, SafeguardingItem, VehicleReadItem
from schemas.kinds.safeguarding import Referral, Risk
from schemas.mentions import DrugLine, Link, PersonMention, PersonName, Phone, Relation, Vehicle
from schemas.mentions.locations import AddressUse, Coordinates, LocationMention, LocationPrecision, PersonAddress
from schemas.mentions.persons import Role
from schemas.wire import SourceRecord
from tests.make import RECORDED, crime, grade, item, on_day, withdrawal

CAR, MISREAD, OTHER_CAR = "AB12CDE", "ABI2CDE", "KX07ABC"
BORN = date(1990, 4, 12)
REFERENCES = ("A1", "A2", "A3", "A4")


def someone(
    given: str = "Ann", *, role: Role = Role.SUBJECT, lives: str | None = None, mention: str = "p1"
) -> PersonMention:
    """Somebody with a full name."""
    home = (PersonAddress(use=AddressUse.HOME, town=lives),) if lives else ()
    name = PersonName(given=given, surname="Zywicki")
    return PersonMention(id=mention, role=role, names=(name,), birth_date=BORN, addresses=home)


def at(town: str, *, premises: bool = True) -> LocationMention:
    """Premises in a town, or the town."""
    if premises:
        return LocationMention(id="l1", address=("700 High Street",), street="High Street", town=town, uprn="700")
    return LocationMention(id="l1", town=town, precision=LocationPrecision.TOWN)


def seen(
    *people: PersonMention,
    town: str | None = None,
    car: str = "",
    phone: str = "",
    line: str = "",
    text: str | None = None,
    graded: str = "1BP",
    number: int = 1,
) -> RecordedCrimeItem:
    """One item: who is seen where, in which car, with which phone, for which line."""
    objects = (
        *((Vehicle(id="o1", vrm=car, colour="Red", make="Ford"),) if car else ()),
        *((Phone(id="o2", number=phone),) if phone else ()),
        *((DrugLine(id="o3", name=line),) if line else ()),
    )
    drives = [Link(subject=one.id, relation=Relation.DRIVES, object="o1") for one in people] if car else []
    uses = [Link(subject=one.id, relation=Relation.USES, object="o2") for one in people] if phone else []
    made = item(number, graded=graded, text=text)
    where = (at(town),) if town else ()
    return RecordedCrimeItem.model_validate(
        {**dict(made), "locations": where, "persons": people, "objects": objects, "links": (*drives, *uses)}
    )


def read(reference: str, vrm: str = CAR, *, day: int = 2) -> VehicleRead:
    """A camera reads a car."""
    one = VehicleReadItem(
        number=1,
        grade=grade("1AP"),
        camera="a43-mawsley",
        locations=(LocationMention(id="l1", point=Coordinates(latitude=52.2376, longitude=-0.8954)),),
        objects=(Vehicle(id="o1", vrm=vrm),),
    )
    return VehicleRead(
        source_system="anpr",
        source_reference=reference,
        occurred=on_day(day),
        reported_at=RECORDED,
        recorded_at=RECORDED,
        items=(one,),
    )


def found(reference: str, given: str, town: str, *, day: int = 9, graded: str = "1AP") -> SafeguardingReferral:
    """Somebody was missing, and is found there."""
    one = SafeguardingItem(
        number=1,
        grade=grade(graded),
        referral=Referral.MISSING_EPISODE,
        risk=Risk.HIGH,
        persons=(someone(given, role=Role.VULNERABLE),),
        locations=(at(town, premises=False),),
    )
    return SafeguardingReferral(
        source_system="safeguarding",
        source_reference=reference,
        occurred=on_day(day),
        reported_at=RECORDED,
        recorded_at=RECORDED,
        items=(one,),
    )


GIVEN = st.sampled_from(["Ann", "Bo"])
GRADES = st.sampled_from(["1AP", "1BP", "3EP", "1BC"])


@st.composite
def sightings(draw: st.DrawFn) -> RecordedCrime:
    """Of few cars, phones, lines, people and towns, so that much of it hangs together."""
    several = [
        seen(
            *(someone(name, mention=f"p{n}", lives="Corby") for n, name in enumerate(draw(st.sets(GIVEN)), 1)),
            town=draw(st.sampled_from([None, "Corby", "Thrapston"])),
            car=draw(st.sampled_from(["", CAR, "ab12 cde", MISREAD, OTHER_CAR])),
            phone=draw(st.sampled_from(["", "07200 000101", "+44 7200 000101"])),
            line=draw(st.sampled_from(["", "Jazz", "Rio"])),
            text=draw(st.sampled_from([None, "They sell in Oundle now."])),
            graded=draw(GRADES),
            number=number,
        )
        for number in range(1, draw(st.integers(2, 3)))
    ]
    day, reference = draw(st.integers(2, 5)), draw(st.sampled_from(REFERENCES))
    revision, recorded = draw(st.integers(1, 2)), draw(st.integers(0, 9))
    return crime(reference, *several, revision=revision, occurred=on_day(day), recorded=recorded)


READS = st.builds(read, st.sampled_from(["R1", "R2"]), st.sampled_from([CAR, MISREAD]), day=st.integers(2, 3))
FOUND = st.builds(found, st.sampled_from(["F1", "F2"]), GIVEN, st.sampled_from(["Corby", "Thrapston"]))
WITHDRAWALS = st.builds(
    withdrawal, st.sampled_from(REFERENCES), item_number=st.sampled_from([None, 1]), recorded=st.integers(0, 9)
)
LOGS: st.SearchStrategy[list[SourceRecord]] = st.lists(
    st.one_of(sightings(), sightings(), sightings(), READS, FOUND, WITHDRAWALS), min_size=2, max_size=10
)
