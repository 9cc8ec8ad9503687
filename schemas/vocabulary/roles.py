"""Roles: what a person is in one event, as the source asserts it; never what a person is (DPA 2018 s.38)."""

from __future__ import annotations

from typing import Final

from schemas.vocabulary.meanings import Meaning as M
from schemas.vocabulary.terms import OpenCode, Vocabulary, term


class Role(OpenCode):
    """What a person is *in this event*. A code nobody knows is shown and counts for nothing."""

    SUSPECT = "suspect"
    CONVICTED = "convicted"
    VICTIM = "victim"
    WITNESS = "witness"
    VULNERABLE = "vulnerable"
    SUBJECT = "subject"
    ASSOCIATE = "associate"
    REPORTER = "reporter"
    OCCUPIER = "occupier"
    TENANT = "tenant"
    LANDLORD = "landlord"
    PARENT = "parent"
    CARER = "carer"
    OTHER = "other"

    @classmethod
    def vocabulary(cls) -> Vocabulary:
        """What each role counts for."""
        return ROLES


ROLES: Final = Vocabulary(
    "role",
    (
        term("suspect", M.ACTS, M.OFFENDS, others="suspected accused defendant offender arrestee detainee arrested"
         " detained detained-person suspected-offender perpetrator alleged-offender arrested-person wanted"
         " wanted-person"),
        term("convicted", M.ACTS, M.OFFENDS, others="convicted-person sentenced convicted-offender"),
        term("victim", M.HARMED, M.SUFFERS, M.AT_RISK, others="complainant aggrieved injured-party ip survivor"
         " aggrieved-person injured-person victim-survivor"),
        term("witness", M.SUFFERS, others="eyewitness eye-witness bystander"),
        term("vulnerable", M.HARMED, M.SUFFERS, M.AT_RISK, others="vulnerable-person vulnerable-adult adult-at-risk"
         " vulnerable-child child-at-risk person-at-risk missing-person misper missing at-risk"),
        term("subject", M.ACTS, M.OF_INTEREST, M.AT_RISK, others="nominal person-of-interest poi subject-of-report"
         " main-subject subject-nominal named dealer runner line-holder gang-member person-named person-searched"
         " searched"),
        term("associate", M.KEEPS_COMPANY, M.OF_INTEREST, others="associated-person known-associate companion"
         " accomplice linked-person friend partner spouse girlfriend boyfriend"),
        term("reporter", M.REPORTS, others="caller informant reporting-person person-reporting rp reported-by"),
        term("occupier", M.AT_HOME_THERE, M.AT_RISK, others="resident householder occupant homeowner home-owner"),
        term("tenant", M.AT_HOME_THERE, M.AT_RISK, others="leaseholder lodger subtenant"),
        term("landlord", others="landlady letting-agent property-owner"),
        term("parent", M.CARES, others="mother father guardian step-parent parent-or-guardian foster-parent"),
        term("carer", M.CARES, others="care-worker support-worker social-worker key-worker keyworker foster-carer"),
        term("other", M.AT_RISK, others="third-party not-stated unknown unspecified other-person driver passenger"
         " customer drug-user relative family-member sibling officer police-officer professional employer employee"
         " neighbour"),
    ),
)  # fmt: skip
