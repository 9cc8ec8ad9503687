"""Warning markers of persons and markers of vehicles. Sources: the warning signals and vehicle reports of the PNC."""

from __future__ import annotations

from typing import Final

from schemas.vocabulary.meanings import Meaning as M
from schemas.vocabulary.terms import OpenCode, Vocabulary, term


class WarningMarker(OpenCode):
    """A warning about a person for whoever meets them. A warning, and never a finding about them."""

    FIREARMS = "firearms"
    WEAPONS = "weapons"
    VIOLENT = "violent"
    ESCAPER = "escaper"
    MEDICAL = "medical"
    MENTAL_HEALTH = "mental-health"
    SELF_HARM = "self-harm"
    DRUGS = "drugs"
    CONTAGIOUS = "contagious"
    CONCEALS = "conceals"
    EXPLOSIVES = "explosives"
    SEXUAL_OFFENDER = "sexual-offender"
    DOMESTIC_ABUSE = "domestic-abuse"
    AGAINST_VULNERABLE = "against-vulnerable"
    ALLEGES = "alleges"
    IMPERSONATES = "impersonates"
    DANGEROUS_DOG = "dangerous-dog"

    @classmethod
    def vocabulary(cls) -> Vocabulary:
        """What each marker counts for."""
        return WARNING_MARKERS


WARNING_MARKERS: Final = Vocabulary(
    "warning marker",
    (
        term("firearms", M.WEAPONS, others="fi firearm gun firearms-marker access-to-firearms"),
        term("weapons", M.WEAPONS, others="we weapon knife knives carries-weapons"),
        term("violent", M.VIOLENCE, others="vi violence assaults-police violent-to-police"),
        term("escaper", others="es escapes escape-risk escapee"),
        term("medical", others="at ailment ailments medical-condition asthma epilepsy diabetic"),
        term("mental-health", others="mn mental mental-ill-health mental-disorder"),
        term("self-harm", others="su suicidal suicide-risk self-harmer"),
        term("drugs", others="dr drug-user drugs-user uses-drugs"),
        term("contagious", others="co contagious-disease infectious"),
        term("conceals", others="cc conceals-items conceals-weapons conceals-drugs"),
        term("explosives", M.WEAPONS, others="ex explosive"),
        term("sexual-offender", M.SEXUAL, others="sx sex-offender rso registered-sex-offender"),
        term("domestic-abuse", M.VIOLENCE, M.DOMESTIC, others="do domestic-violence da-perpetrator domestic"),
        term("against-vulnerable", others="ov offends-against-vulnerable offends-against-vulnerable-persons"),
        term("alleges", others="ag makes-allegations allegations-against-police"),
        term("impersonates", others="im if male-impersonator female-impersonator impersonator"),
        term("dangerous-dog", others="dog dogs dangerous-animal"),
    ),
)  # fmt: skip


class VehicleMarker(OpenCode):
    """What is recorded against a vehicle."""

    STOLEN = "stolen"
    FALSE_PLATES = "false-plates"
    LOST_OR_STOLEN_PLATES = "lost-or-stolen-plates"
    OF_INTEREST = "of-interest"
    USED_IN_CRIME = "used-in-crime"
    DRUGS = "drugs"
    FIREARMS = "firearms"
    FAILED_TO_STOP = "failed-to-stop"
    NO_INSURANCE = "no-insurance"
    NO_KEEPER = "no-keeper"
    HIRE = "hire"
    SEIZED = "seized"

    @classmethod
    def vocabulary(cls) -> Vocabulary:
        """What each marker counts for."""
        return VEHICLE_MARKERS


VEHICLE_MARKERS: Final = Vocabulary(
    "vehicle marker",
    (
        term("stolen", others="los lost-or-stolen stolen-vehicle taken-without-consent"),
        term("false-plates", others="cloned clone on-false-plates cloned-plates"),
        term("lost-or-stolen-plates", others="stolen-plates lost-plates"),
        term("of-interest", others="act action information-marker hotlist hotlisted of-interest-to-police"),
        term("used-in-crime", others="seen-at-crime involved-in-crime used-in-drive-off"),
        term("drugs", M.DRUGS, others="drugs-marker drug-marker suspected-drugs"),
        term("firearms", M.WEAPONS, others="firearm firearms-marker"),
        term("failed-to-stop", others="fail-to-stop fts made-off pursuit"),
        term("no-insurance", others="uninsured no-tax no-mot sorn untaxed"),
        term("no-keeper", others="no-current-keeper keeper-unknown unregistered-keeper"),
        term("hire", others="hire-vehicle hired rental lease-car hire-car"),
        term("seized", others="recovered impounded"),
    ),
)  # fmt: skip
