"""Threats, crime types and activities: what an item is about, and what that counts for.

Codes of: the National Crime Agency's threat areas, the Home Office's counting rules and offence groups, data.police.uk,
the College of Policing's practice on county lines, exploitation and serious violence.
"""

from __future__ import annotations

from typing import Final

from schemas.vocabulary.meanings import Meaning as M
from schemas.vocabulary.terms import Term, Vocabulary, term

_NAMED: Final = tuple(
    "cannabis heroin cocaine crack crack-cocaine class-a class-b class-c ketamine mdma ecstasy amphetamine spice"
    " methamphetamine fentanyl nitazenes benzodiazepines".split()
)
_OF_SUPPLY: Final = " ".join(f"{drug}-supply {drug}-dealing {drug}-trafficking" for drug in _NAMED)
_OF_DRUGS: Final = " ".join(f"{drug} {drug}-possession {drug}-use" for drug in _NAMED)

_DRUGS: Final = (
    term(
        "drug-supply",
        M.SUPPLY,
        others="drugs-supply supply-of-drugs supplying-drugs supply-of-controlled-drugs drug-distribution"
        " possession-with-intent-to-supply possession-with-intent pwits concerned-in-supply"
        " being-concerned-in-supply drug-supplier drug-dealer supplying intent-to-supply local-drug-supply "
        + _OF_SUPPLY,
    ),
    term(
        "drug-dealing",
        M.SUPPLY,
        others="dealing street-dealing dealing-drugs open-drug-dealing drug-deal drug-deals selling-drugs"
        " drugs-dealing",
    ),
    term(
        "drug-trafficking",
        M.SUPPLY,
        others="trafficking-drugs trafficking-in-drugs trafficking-of-drugs drugs-trafficking drug-importation"
        " drug-importing importation-of-drugs import-of-drugs commodity-importation drugs-importation drug-smuggling",
    ),
    term(
        "county-lines",
        M.SUPPLY,
        M.EXPLOITS_BESIDE,
        M.RISK_OF_HARM,
        others="drug-mule drug-runner drug-running running-drugs plugging county-lines-drug-dealing countylines cl"
        " drug-line drug-lines drugs-line deal-line dealer-line going-country gone-country cross-border-drug-supply"
        " county-line-drug-supply county-lines-drugs county-line-activity",
    ),
    term("drug-production", M.DRUGS, others="cannabis-cultivation cultivation cannabis-factory cannabis-farm"
         " cannabis-grow drug-cultivation production-of-drugs drug-manufacture drug-manufacturing"
         " cultivation-of-cannabis"),
    term("drug-possession", M.DRUGS, others="possession-of-drugs possession-of-controlled-drugs drug-use drug-misuse"
         " drugs-possession drug-taking simple-possession"),
    term("drugs", M.DRUGS, others="class-a-drugs class-b-drugs drug-house crack-house drug-den drug-premises"
         " drug-debt drug-debts drug-offences drug-crime controlled-drugs drug-related drug-activity drug-trade"
         " trap-house drug-related-activity drug-related-crime drugs-market drug-offending drugs-intelligence"
         " narcotics " + _OF_DRUGS),
    term(
        "cuckooing",
        M.CUCKOOING,
        M.EXPLOITS_BESIDE,
        M.RISK_OF_HARM,
        others="cuckooing-victim cuckooed-person cuckooed-victim cuckooed-premise victim-of-cuckooing cuckoo"
        " cuckooed cuckooed-address cuckooed-property cuckooed-premises cuckooing-address home-takeover"
        " house-takeover property-takeover taking-over-homes possible-cuckooing suspected-cuckooing",
    ),
)  # fmt: skip

_EXPLOITATION: Final = (
    term("modern-slavery", M.EXPLOITATION, M.RISK_OF_HARM, others="modern-slavery-offences slavery-and-servitude"
         " slavery msht modern-day-slavery mds modern-slavery-and-human-trafficking modern-slavery-human-trafficking"
         " modern-slavery-and-trafficking"),
    term("human-trafficking", M.EXPLOITATION, M.RISK_OF_HARM, others="labour-trafficking sex-trafficking"
         " organ-trafficking forced-begging modern-slavery-trafficking trafficking people-trafficking thb"
         " trafficking-in-human-beings trafficking-in-persons trafficking-of-people trafficking-for-exploitation"
         " trafficking-in-people child-trafficking"),
    term("labour-exploitation", M.EXPLOITATION, M.RISK_OF_HARM, others="modern-slavery-labour"
         " illegal-working-exploitation forced-labour forced-labor labor-exploitation compulsory-labour gangmaster"
         " debt-bondage bonded-labour worker-exploitation"),
    term("domestic-servitude", M.EXPLOITATION, M.RISK_OF_HARM, others="servitude"),
    term("sexual-exploitation", M.EXPLOITATION, M.SEXUAL, M.RISK_OF_HARM, others="trafficking-for-sexual-exploitation"
         " adult-sexual-exploitation ase forced-prostitution sexual-exploitation-of-adults"),
    term("child-sexual-exploitation", M.EXPLOITATION, M.SEXUAL, M.RISK_OF_HARM, others="cse csea csae"
         " child-sexual-exploitation-and-abuse child-sexual-abuse-and-exploitation child-sex-exploitation"
         " sexual-exploitation-of-children online-cse online-child-sexual-exploitation"),
    term("child-criminal-exploitation", M.EXPLOITATION, M.RISK_OF_HARM, others="county-lines-exploitation"
         " county-lines-cce exploitation-through-county-lines cce criminal-exploitation"
         " criminal-exploitation-of-children child-criminal-exploitation-county-lines forced-criminality"
         " criminal-exploitation-of-adults adult-criminal-exploitation"),
    term("child-exploitation", M.EXPLOITATION, M.RISK_OF_HARM, others="exploited-child exploited-children grooming"
         " child-grooming exploitation-of-children ce child-exploitation-and-missing"),
    term("exploitation", M.EXPLOITATION, M.RISK_OF_HARM, others="exploitation-of-vulnerable-adult"
         " vulnerable-adult-exploitation exploited-adult exploited-person adult-exploitation"
         " exploitation-of-vulnerable-people exploitation-of-adults exploitation-of-the-vulnerable"),
    term("financial-exploitation", M.EXPLOITATION, M.RISK_OF_HARM, others="financial-abuse exploitation-financial"),
)  # fmt: skip

_VIOLENCE: Final = (
    term("violence-and-sexual-offences", M.VIOLENCE, M.MIXED_CLASS, others="violence-and-sexual-offence"),
    term("violent-crime", M.VIOLENCE, others="violence violent-offences violence-against-the-person assault abh"
         " common-assault actual-bodily-harm violence-with-injury violence-without-injury violent-disorder affray"),
    term("serious-violence", M.VIOLENCE, M.RISK_OF_HARM, others="gbh-with-intent s18 s20 section-18 section-20"
         " section-18-assault section-20-assault serious-violent-crime serious-youth-violence gbh youth-violence"
         " most-serious-violence grievous-bodily-harm wounding attempted-murder serious-assault"),
    term("gang-violence", M.VIOLENCE, M.ORGANISED, M.RISK_OF_HARM, others="gang-fight gang-fights gang-conflict"
         " gang-tension gang-related-violence gangs-and-violence gang-and-youth-violence group-violence"
         " gang-violent-crime gang-feud postcode-war"),
    term("homicide", M.VIOLENCE, M.RISK_OF_HARM, others="murder manslaughter"),
    term("robbery", M.VIOLENCE, others="personal-robbery business-robbery street-robbery armed-robbery mugging"),
    term("kidnap", M.VIOLENCE, M.RISK_OF_HARM, others="kidnapping false-imprisonment abduction hostage-taking"),
    term("threats-to-kill", M.VIOLENCE, M.RISK_OF_HARM, others="threats intimidation witness-intimidation"
         " threats-and-intimidation threat-to-life threats-to-life osman death-threats"),
    term("domestic-abuse", M.VIOLENCE, M.DOMESTIC, M.RISK_OF_HARM, others="coercion controlling-behaviour"
         " domestic-violence da dv domestic-incident domestic coercive-control controlling-and-coercive-behaviour"
         " coercive-and-controlling-behaviour controlling-or-coercive-behaviour domestic-assault"),
    term("honour-based-abuse", M.VIOLENCE, M.DOMESTIC, M.RISK_OF_HARM, others="hba honour-based-violence hbv fgm"
         " forced-marriage female-genital-mutilation so-called-honour-based-abuse"),
    term("weapons", M.WEAPONS, M.RISK_OF_HARM, others="offensive-weapons weapon-carrying carrying-weapons"
         " weapon-crime armed weapons-offences"),
    term("possession-of-weapons", M.WEAPONS, M.RISK_OF_HARM, others="weapon-possession weapons-possession"
         " possession-of-offensive-weapons possession-of-an-offensive-weapon possession-of-weapons-offences"),
    term("firearms", M.WEAPONS, M.RISK_OF_HARM, others="imitation-firearm imitation-firearms bb-gun viable-firearm"
         " firearms-trafficking firearm gun guns gun-crime firearm-crime firearms-offences firearms-possession"
         " possession-of-firearms illegal-firearms firearms-supply firearm-discharge ammunition"),
    term("knife-crime", M.WEAPONS, M.RISK_OF_HARM, others="youth-knife-crime machete zombie-knife"
         " knife-enabled-offence knife knives bladed-article bladed-articles knife-carrying bladed-weapons"
         " knife-possession possession-of-knives carrying-knives knife-enabled-crime"),
    term("gun-violence", M.WEAPONS, M.VIOLENCE, M.RISK_OF_HARM, others="shooting shootings"),
    term("stabbing", M.WEAPONS, M.VIOLENCE, M.RISK_OF_HARM, others="knife-attack stabbings knife-violence"),
    term("corrosive-attack", M.WEAPONS, M.VIOLENCE, M.RISK_OF_HARM, others="acid-attack corrosive-substance"),
    term("sexual-offences", M.SEXUAL, M.RISK_OF_HARM, others="rape sexual-assault rasso serious-sexual-offences"
         " sexual-violence sex-offences other-sexual-offences sexual-offending rape-and-serious-sexual-offences"),
    term("child-sexual-abuse", M.SEXUAL, M.RISK_OF_HARM, others="csa child-abuse iioc indecent-images"
         " indecent-images-of-children online-child-sexual-abuse"),
    term("stalking-and-harassment", others="stalking harassment malicious-communications"),
)  # fmt: skip

_OTHER_CRIME: Final = (
    term("organised-crime", M.ORGANISED, others="soc serious-and-organised-crime serious-organised-crime ocg"
         " organised-crime-group organized-crime organised-crime-groups ocg-activity"),
    term("gangs", M.ORGANISED, others="gang-nominal gang-nominals gang-intelligence gang gang-crime gang-activity"
         " gang-related usg urban-street-gang street-gang urban-street-gangs gang-membership"),
    term("anti-social-behaviour", others="asb antisocial-behaviour anti-social-behavior nuisance noise-nuisance"),
    term("burglary", others="residential-burglary burglary-residential domestic-burglary burglary-dwelling"
         " burglary-other-than-dwelling business-burglary burglary-business-and-community aggravated-burglary"),
    term("acquisitive-crime", others="serious-acquisitive-crime soac organised-acquisitive-crime sac"
         " serious-and-organised-acquisitive-crime"),
    term("vehicle-crime", others="vehicle-theft theft-of-vehicle theft-from-vehicle theft-of-motor-vehicle twoc"
         " theft-from-motor-vehicle vehicle-offences car-crime motor-vehicle-theft car-key-burglary"),
    term("other-theft", others="theft theft-offences all-other-theft theft-and-handling plant-theft metal-theft"
         " handling-stolen-goods stolen-goods going-equipped"),
    term("theft-from-the-person", others="theft-from-person pickpocketing snatch-theft"),
    term("bicycle-theft", others="cycle-theft theft-of-bicycle theft-of-pedal-cycle"),
    term("shoplifting", others="shop-theft retail-crime shop-lifting business-crime"),
    term("criminal-damage-and-arson", others="criminal-damage arson vandalism arson-and-criminal-damage"),
    term("public-order", others="public-order-offences disorder"),
    term("other-crime", others="other miscellaneous-crimes-against-society other-offences other-crimes miscellaneous"),
    term("fraud", others="fraud-offences courier-fraud investment-fraud romance-fraud banking-fraud doorstep-crime"
         " rogue-trading rogue-trader fraud-and-economic-crime identity-fraud fraud-and-forgery"),
    term("economic-crime", others="financial-crime bribery corruption bribery-and-corruption tax-evasion"),
    term("money-laundering", others="illicit-finance laundering proceeds-of-crime money-mules cash-smuggling"),
    term("cybercrime", others="cyber-crime cyber cyber-dependent-crime cyber-enabled-crime hacking computer-misuse"
         " ransomware"),
    term("organised-immigration-crime", others="msoic smuggling-of-migrants migrant-smuggling oic immigration-crime"
         " people-smuggling illegal-immigration facilitation-of-illegal-immigration immigration-offences"),
    term("terrorism", others="counter-terrorism ct extremism radicalisation terrorist-activity"),
    term("hate-crime", others="hate-incident hate-offences"),
    term("blackmail", others="extortion"),
    term("illegal-money-lending", others="loan-sharking loan-shark"),
    term("prostitution", others="sex-work off-street-prostitution on-street-prostitution brothel soliciting"),
    term("counterfeiting", others="intellectual-property-crime counterfeit-goods counterfeit-currency"
         " illicit-tobacco"),
    term("rural-crime", others="wildlife-crime hare-coursing poaching heritage-crime"),
    term("environmental-crime", others="waste-crime fly-tipping"),
    term("prison-crime", others="corruption-in-prison conveyance-into-prison crime-in-prisons"),
    term("road-traffic", others="driving-offences drink-driving drug-driving dangerous-driving no-insurance"
         " road-traffic-offences disqualified-driving"),
    term("missing-person", M.MISSING, others="missing misper mfh missing-from-home missing-persons missing-people"
         " missing-from-care missing-child"),
    term("vulnerability", others="vulnerable-person vulnerable-adult adult-at-risk child-protection safeguarding"
         " child-at-risk concern-for-safety concern-for-welfare welfare vulnerable public-protection"),
    term("mental-health", others="suicide self-harm mental-health-crisis"),
)  # fmt: skip

_ACTIVITIES: Final = (
    term("comings-and-goings", others="frequent-visitors short-visits coming-and-going footfall"),
    term("suspicious-activity", others="suspicious-behaviour suspicious-circumstances suspicious-vehicle suspicious"),
    term("patrol", M.PATROL, others="routine-patrol high-visibility-patrol hotspot-patrol foot-patrol"),
    term("sighting", M.PATROL, others="nominal-sighting observed seen observation"),
)

TERMS: Final[tuple[Term, ...]] = (*_DRUGS, *_EXPLOITATION, *_VIOLENCE, *_OTHER_CRIME, *_ACTIVITIES)
_IN_COMPANY: Final = (
    "drugs narcotics cannabis heroin cocaine crack ketamine mdma ecstasy amphetamine spice fentanyl cuckooing slavery"
    " cce cse csea exploitation violence homicide murder manslaughter robbery kidnap kidnapping weapons firearms guns"
    " ammunition knives machete stabbing shooting gang ocg asb burglary fraud arson blackmail extortion prostitution"
)
"""Words that mean the same in whatever code they stand. Trafficking (in what?), dealing, missing and theft do not."""
THREATS: Final = Vocabulary("threat, crime type or activity", TERMS, any_order=True, in_company=_IN_COMPANY.split())


def is_violence_of_groups(category: str | None) -> bool:
    """Whether it is about violence or weapons, and not within a family or relationship: as groups count it."""
    return THREATS.means(category, M.VIOLENCE, M.WEAPONS) and not within_families(category)


def within_families(category: str | None) -> bool:
    """Whether it is about what happens within a family or relationship."""
    return THREATS.means(category, M.DOMESTIC, M.MIXED_CLASS)
