"""Types of premises: what a building is used for, and whether strangers sleep or come there."""

from __future__ import annotations

from typing import Final

from schemas.vocabulary.meanings import Meaning as M
from schemas.vocabulary.terms import OpenCode, Vocabulary, term


class PremisesType(OpenCode):
    """What premises are used for. A code nobody knows is shown and counts for nothing."""

    DWELLING = "dwelling"
    HMO = "hmo"
    HOSTEL = "hostel"
    HOTEL = "hotel"
    CARE_HOME = "care-home"
    CHILDRENS_HOME = "childrens-home"
    SUPPORTED_HOUSING = "supported-housing"
    STUDENT_HALL = "student-hall"
    REFUGE = "refuge"
    COMMUNAL = "communal-establishment"
    PRISON = "prison"
    CUSTODY = "custody"
    POLICE_STATION = "police-station"
    COURT = "court"
    HOSPITAL = "hospital"
    SURGERY = "surgery"
    SCHOOL = "school"
    DAY_CENTRE = "day-centre"
    PLACE_OF_WORSHIP = "place-of-worship"
    SHOP = "shop"
    PUB = "pub"
    RESTAURANT = "restaurant"
    STATION = "station"
    LEISURE = "leisure"
    PARK = "park"
    BUSINESS = "business"
    OTHER = "other"

    @classmethod
    def vocabulary(cls) -> Vocabulary:
        """What each type counts for."""
        return PREMISES_TYPES


PREMISES_TYPES: Final = Vocabulary(
    "type of premises",
    (
        term("dwelling", M.HOME, others="house flat home residential apartment bungalow maisonette private-dwelling"
             " private-residence cottage council-flat terraced-house semi-detached-house detached-house mobile-home"
             " caravan houseboat farmhouse"),
        term("hmo", M.SHARED, title="house in multiple occupation", others="house-in-multiple-occupation bedsit bedsits"
             " multiple-occupancy multi-occupancy shared-house lodging-house rooming-house"),
        term("hostel", M.SHARED, others="homeless-hostel night-shelter foyer bail-hostel approved-premises shelter"
             " direct-access-hostel"),
        term("hotel", M.SHARED, M.PUBLIC, others="bed-and-breakfast b-and-b guest-house guesthouse inn motel travelodge"
             " premier-inn serviced-apartments holiday-let airbnb"),
        term("care-home", M.SHARED, M.INSTITUTION, others="nursing-home residential-home residential-care-home"
             " retirement-home"),
        term("childrens-home", M.SHARED, M.INSTITUTION, title="children's home", others="semi-independent"
             " children-home residential-childrens-home semi-independent-accommodation"),
        term("supported-housing", M.SHARED, others="supported-living supported-accommodation sheltered-housing"
             " sheltered-accommodation extra-care-housing exempt-accommodation"),
        term("student-hall", M.SHARED, others="hall-of-residence halls-of-residence student-accommodation"),
        term("refuge", M.SHARED, others="womens-refuge women-refuge safe-house"),
        term("communal-establishment", M.SHARED, others="barracks army-camp military-camp convent monastery nurses-home"
             " staff-accommodation traveller-site caravan-site"),
        term("prison", M.SHARED, M.INSTITUTION, others="hmp hm-prison gaol jail young-offender-institution yoi"
             " secure-training-centre immigration-removal-centre"),
        term("custody", M.SHARED, M.INSTITUTION, others="custody-suite custody-centre criminal-justice-centre"
             " police-custody"),
        term("police-station", M.INSTITUTION, M.PUBLIC, others="police-office police-headquarters"),
        term("court", M.INSTITUTION, M.PUBLIC, others="magistrates-court crown-court county-court youth-court"),
        term("hospital", M.SHARED, M.INSTITUTION, M.PUBLIC, others="infirmary a-and-e general-hospital"
             " mental-health-unit psychiatric-hospital hospice"),
        term("surgery", M.INSTITUTION, M.PUBLIC, others="gp-surgery health-centre medical-centre clinic pharmacy"
             " doctors-surgery"),
        term("school", M.INSTITUTION, M.PUBLIC, others="academy college university primary-school secondary-school"
             " pupil-referral-unit pru nursery sixth-form-college high-school education"),
        term("day-centre", M.INSTITUTION, M.PUBLIC, others="community-centre youth-club youth-centre drop-in-centre"
             " food-bank job-centre jobcentre library"),
        term("place-of-worship", M.PUBLIC, others="church mosque temple gurdwara synagogue chapel"),
        term("shop", M.PUBLIC, others="retail store supermarket off-licence newsagent shopping-centre corner-shop"
             " convenience-store barber barbers vape-shop petrol-station"),
        term("pub", M.PUBLIC, others="public-house bar nightclub club licensed-premises social-club"),
        term("restaurant", M.PUBLIC, others="takeaway cafe fast-food coffee-shop"),
        term("station", M.PUBLIC, others="railway-station train-station bus-station bus-stop"),
        term("leisure", M.PUBLIC, others="gym leisure-centre sports-centre cinema snooker-hall"),
        term("park", M.PUBLIC, others="open-space recreation-ground playground car-park woods"),
        term("business", M.PUBLIC, others="office warehouse industrial-unit garage car-wash factory commercial"
             " commercial-premises business-premises workshop lock-up farm"),
        term("other", others="unknown not-stated unspecified"),
    ),
)  # fmt: skip
