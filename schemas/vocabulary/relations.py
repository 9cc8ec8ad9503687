"""Relations between two mentions of an item, and uses of an address: which there are, and what they count for."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from schemas.vocabulary.meanings import Meaning as M
from schemas.vocabulary.terms import OpenCode, Vocabulary, term


class Relation(OpenCode):
    """How the subject of a link relates to its object. A code nobody knows is shown and counts for nothing."""

    WITH = "with"  # person and person, seen or named together
    FAMILY_OF = "family-of"
    PARTNER_OF = "partner-of"
    WORKS_FOR = "works-for"  # person for person, or person for line
    EXPLOITS = "exploits"
    SUPPLIES = "supplies"
    LIVES_AT = "lives-at"  # person at a location of the item
    STAYS_AT = "stays-at"
    VISITS = "visits"
    FOUND_AT = "found-at"  # person or object at a location
    DEALS_FROM = "deals-from"
    DRIVES = "drives"  # person and vehicle
    TRAVELS_IN = "travels-in"
    KEEPS = "keeps"  # registered keeper
    USES = "uses"  # person and phone
    CARRIES = "carries"  # person and weapon, drug, money, document
    OWNS = "owns"
    RUNS = "runs"  # person and drug line
    NUMBER_OF = "number-of"  # phone of a drug line
    SERVES = "serves"  # drug line and town
    OWES = "owes"  # person, to a person, line or organisation
    THREATENS = "threatens"
    HOLDS_CARD_OF = "holds-card-of"  # has the bank card of that person
    MISSING_FROM = "missing-from"  # person, from a location
    COLLECTED_BY = "collected-by"  # person, by a person or vehicle
    MEMBER_OF = "member-of"  # person or vehicle, of an organisation
    LEADS = "leads"  # person, an organisation or line
    EMPLOYS = "employs"
    EX_PARTNER_OF = "ex-partner-of"
    CHILD_OF = "child-of"
    PARENT_OF = "parent-of"
    CARER_OF = "carer-of"
    LANDLORD_OF = "landlord-of"  # of a person or a location
    CELLMATE_OF = "cellmate-of"
    CO_DEFENDANT_OF = "co-defendant-of"
    ATTENDS = "attends"  # person, a school, workplace or centre
    CALLS = "calls"  # person or phone, a person or phone
    RIVAL_OF = "rival-of"  # organisation, of an organisation
    OTHER = "other"

    @classmethod
    def vocabulary(cls) -> Vocabulary:
        """What each relation counts for."""
        return RELATIONS


RELATIONS: Final = Vocabulary(
    "relation",
    (
        term("with", M.COMPANY, others="together-with accompanied-by in-company-with seen-with associate-of"
         " associates-with accompanies friend-of known-to named-with"),
        term("family-of", M.KIN, others="related-to relative-of family sibling-of brother-of sister-of cousin-of"
         " uncle-of aunt-of nephew-of niece-of kin-of grandparent-of grandchild-of"),
        term("partner-of", M.PARTNER, others="partner spouse-of married-to girlfriend-of boyfriend-of wife-of"
         " husband-of in-relationship-with relationship-with fiance-of"),
        term("works-for", M.OF_A_LINE, others="runs-for runner-for runner-of deals-for sells-for works-on dealer-for"
         " employee-of"),
        term("exploits", M.EXPLOITS, others="controls grooms coerces exploiter-of trafficks"),
        term("supplies", M.SUPPLIES, others="supplies-to supplier-of deals-to sells-to supplier-to"),
        term("lives-at", M.RESIDENCE, M.PRESENT, others="resides-at resident-at resident-of lives-in home-address"
         " occupier-of occupies tenant-of tenant-at home-of living-at"),
        term("stays-at", M.RESIDENCE, M.PRESENT, others="staying-at moved-into moved-in-at moves-in sleeps-at"
         " lodges-at lodger-at sofa-surfs-at"),
        term("visits", M.PRESENT, others="visitor-to visitor-at frequents visited goes-to seen-at"),
        term("found-at", M.FOUND_AT, M.PRESENT, others="located-at recovered-at recovered-from seized-from"
         " arrested-at found-in stopped-at"),
        term("deals-from", M.DEALS_FROM, M.PRESENT, others="deals-at sells-from dealing-from supplies-from sells-at"),
        term("drives", M.POSSESSES, others="driver-of driving drove"),
        term("travels-in", others="passenger-in passenger-of rides-in travelled-in"),
        term("keeps", M.POSSESSES, M.OWN, others="keeper-of registered-keeper-of registered-keeper rk-of"),
        term("uses", M.POSSESSES, M.OWN, others="user-of used has-phone uses-phone phone-of subscriber-of"
         " contactable-on handset-of"),
        term("carries", M.POSSESSES, others="possesses in-possession-of had-on-them carried has armed-with"),
        term("owns", M.POSSESSES, M.OWN, others="owner-of belongs-to owned-by"),
        term("runs", M.OF_A_LINE, others="operates holds-line line-holder-of controls-line operator-of"),
        term("number-of", others="line-number-of number-for deal-phone-of"),
        term("serves", others="supplies-town operates-in sells-in"),
        term("owes", M.OWES, others="in-debt-to indebted-to debtor-of owes-money-to drug-debt-to owes-debt-to"),
        term("threatens", M.THREATENS, others="intimidates threatened threatening assaults has-threatened"),
        term("holds-card-of", M.EXPLOITS, others="has-bank-card-of uses-bank-card-of keeps-card-of"
         " holds-bank-card-of controls-money-of"),
        term("missing-from", M.MISSING, others="absent-from absconded-from ran-away-from missing-person-from"),
        term("collected-by", M.COMPANY, others="picked-up-by driven-by dropped-off-by transported-by"),
        term("member-of", M.MEMBERSHIP, others="belongs-to-gang gang-member-of affiliated-with affiliated-to"
         " affiliate-of in-gang"),
        term("leads", M.LEADS, M.MEMBERSHIP, others="leader-of head-of heads boss-of principal-of in-charge-of"),
        term("employs", M.EMPLOYS, others="employer-of hires pays-wages-of"),
        term("ex-partner-of", M.PARTNER, others="former-partner-of ex-wife-of ex-husband-of ex-girlfriend-of"
         " ex-boyfriend-of separated-from divorced-from ex-of"),
        term("child-of", M.KIN, others="son-of daughter-of stepchild-of stepson-of stepdaughter-of"),
        term("parent-of", M.KIN, M.CARES, others="mother-of father-of stepparent-of stepmother-of stepfather-of"
         " guardian-of"),
        term("carer-of", M.CARES, others="cares-for foster-carer-of support-worker-of social-worker-of key-worker-of"),
        term("landlord-of", others="lets-to letting-agent-of rents-to lets"),
        term("cellmate-of", M.COMPANY, others="shared-cell-with padmate-of in-prison-with"),
        term("co-defendant-of", M.COMPANY, others="co-accused-of codefendant-of charged-with-person tried-with"),
        term("attends", M.PRESENT, others="pupil-of pupil-at student-at goes-to-school-at enrolled-at"),
        term("calls", others="phones contacts messages texts in-contact-with called"),
        term("rival-of", M.RIVALS, others="rivals-of rivals rival-to feuds-with feuding-with in-feud-with enemy-of"
         " enemies-of at-war-with in-conflict-with at-odds-with beefs-with opposes"),
        term("other", others="unspecified linked-to associated-with connected-to"),
    ),
)  # fmt: skip


class AddressUse(OpenCode):
    """What an address is to a person, as the source asserts it. A bail address need not be a home."""

    HOME = "home"
    BAIL = "bail"
    STAYS = "stays"
    WORK = "work"
    FORMER = "former"
    OTHER = "other"

    @classmethod
    def vocabulary(cls) -> Vocabulary:
        """What each use counts for."""
        return ADDRESS_USES


ADDRESS_USES: Final = Vocabulary(
    "use of an address",
    (
        term("home", M.RESIDENCE, M.PRESENT, others="home-address residence permanent current main residential"
         " current-address permanent-address registered lives"),
        term("bail", M.PRESENT, others="bail-address remand-address"),
        term("stays", M.RESIDENCE, M.PRESENT, others="temporary temporary-address staying sofa-surfing"),
        term("work", others="business workplace work-address employment business-address"),
        term("former", M.FORMER_RESIDENCE, others="previous previous-address former-address old past old-address"),
        term("other", others="unknown not-stated correspondence postal care-of frequents visits visited"),
    ),
)  # fmt: skip

HOMES: Final = MappingProxyType({Relation.LIVES_AT: AddressUse.HOME, Relation.STAYS_AT: AddressUse.STAYS})
"""Relations by which a place of an item becomes an address of a person, and what that address is used for."""
