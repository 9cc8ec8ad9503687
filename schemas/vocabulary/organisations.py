"""Kinds of organisation that an item may mention."""

from __future__ import annotations

from typing import Final

from schemas.vocabulary.meanings import Meaning as M
from schemas.vocabulary.terms import OpenCode, Vocabulary, term


class OrganisationKind(OpenCode):
    """What sort of organisation it is."""

    GANG = "gang"
    CRIME_GROUP = "crime-group"
    BUSINESS = "business"
    LANDLORD = "landlord"
    SCHOOL = "school"
    CARE_PROVIDER = "care-provider"
    HEALTH = "health"
    COUNCIL = "council"
    CHARITY = "charity"
    POLICE = "police"
    PRISON = "prison"
    COURT = "court"
    OTHER = "other"

    @classmethod
    def vocabulary(cls) -> Vocabulary:
        """What each kind counts for."""
        return ORGANISATION_KINDS


ORGANISATION_KINDS: Final = Vocabulary(
    "kind of organisation",
    (
        term("gang", M.ORGANISED, others="street-gang urban-street-gang usg crew youth-gang"),
        term("crime-group", M.ORGANISED, others="ocg organised-crime-group criminal-network crime-family"),
        term("business", others="company shop firm employer ltd taxi-firm hotel bank garage retailer"),
        term("landlord", others="housing-association letting-agent housing-provider registered-provider"),
        term("school", others="college academy university nursery education pupil-referral-unit"),
        term("care-provider", others="care-home childrens-home social-care fostering-agency domiciliary-care"),
        term("health", others="nhs hospital gp-surgery ambulance-service mental-health-trust drug-service clinic"),
        term("council", others="local-authority childrens-services adult-social-care social-services"),
        term("charity", others="voluntary-sector crimestoppers refuge support-service church community-group"),
        term("police", others="police-force law-enforcement nca border-force national-crime-agency"),
        term("prison", others="hmp probation probation-service youth-offending-team yot"),
        term("court", others="hmcts magistrates-court crown-court"),
        term("other", others="unknown not-stated organisation agency"),
    ),
)  # fmt: skip
