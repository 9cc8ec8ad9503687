"""Words in capitals, or beside a name, that say that nobody is named, or nobody whom a report is about."""

from __future__ import annotations

import re
from typing import Final

from values.name_words import PEOPLE
from values.text import word_set

RANKS: Final = word_set("""
    pc dc ds di ps dci dsu dcs pcso wpc sgt sergeant insp inspector constable detective officer supt superintendent
    cllr councillor dr doctor nurse judge professor prof
""")
"""An officer's rank, or what somebody is at work. Nobody whom one of them leads is the subject of a report."""

TITLES_AT_WORK: Final = RANKS | word_set("acc dcc cc rev reverend father sister special")
"""Within a name: these, and words that mean something else in small letters (her sister Ann)."""

NOT_SURNAMES: Final = word_set("""
    dob pnc cro nfa nfi oic vrm vrn aka mo ic ied cctv anpr pwits misper mfh ip va id nhs noms nino rtc asb gp sw mash
    nrm ppn ocg usg mdt ptsd adhd mdma ghb lsd gbh abh twoc bwv bwc rvp atm pin sim usb tv uk usa eu hmo
    not said has had was is are the and very now never only all any who with from into out off for but his her him they
    she he it this that these those here there then than too so no yes stop urgent please note update nb
    line lines road street avenue close drive lane house court flat flats arms inn school hospital park station police
    council ltd limited plc llp academy college church university united city town county
""")
"""Abbreviations of reports, words that are shouted, and what ends the name of a place or a firm."""

OF_SURNAMES: Final = word_set("de la del der den van von bin al el di da dos mc mac st le ten")
"""First words of surnames: in capitals, too, the next word belongs to them."""

MAKES: Final = word_set("""
    ford audi vauxhall austin morris rover land mercedes bmw volkswagen vw seat skoda toyota honda nissan mazda kia
    hyundai renault peugeot citroen fiat alfa lexus jaguar mini volvo saab suzuki subaru tesla porsche bentley rolls
    dacia mg range transit golf polo
""")
"""Makes of vehicles that are given names, too, and those beside which a model stands in capitals."""

AT_WORK_BEFORE: Final = re.compile(
    rf"\b(?:{'|'.join(sorted(RANKS))}|oic|worker|teacher|head|manager|coordinator|solicitor|paramedic|caller"
    r"|informant|sw|cpn|gp|warden|magistrate|coroner|author|signed"
    r"|(?:reported|submitted|completed|written|recorded|taken|signed) by)"
    r"[ ,:.#-]*(?:[A-Z]{0,3}\d{1,6}[ ,:-]*)?$",
    re.IGNORECASE,
)
"""What stands before the name of who writes, calls or works there: no subject of a report."""

DAYS: Final = word_set("monday tuesday wednesday thursday friday saturday sunday christmas easter")
MONTHS: Final = word_set("april may june august")
"""Months that are given names: no name after a word that leads a date."""
MONTH_BEFORE: Final = re.compile(
    r"\b(?:in|since|until|of|from|by|this|last|next|early|late|mid|\d+(?:st|nd|rd|th)?)[ -]$", re.IGNORECASE
)

THING_BEFORE: Final = re.compile(
    r"\b(?:op|operation|exercise|project|the|hms|mv|narrowboat|yacht|sir|lord|king|queen|duke|earl|admiral|captain|saint"
    r"|st|his|her|their|my|our|your|its)[\s.:\"']+$",
    re.IGNORECASE,
)
"""Leads the name of an operation, a ship, a pub or a thing (his Ralph LAUREN jacket)."""

CALLED_BEFORE: Final = re.compile(
    r"\b(?:(?:dog|cat|horse|pony|puppy|kitten|parrot|terrier|rottweiler|bulldog|alsatian|greyhound|boat|ship|vessel|barge"
    r"|ferry|pub|inn|hotel|bar|club|restaurant|cafe|takeaway|shop|school|college|ward|hostel|estate|block|building|house"
    r"|cottage|farm|street|road|band|song|film|racehorse|strain|operation|storm|brand|charity|campaign|scheme|website"
    r"|account)s?,?(?: (?:is|was|which is))? (?:called|named|known as|by the name of)"
    r"|(?:dog|cat|horse|pony|puppy|film|song|band|storm|strain|brand)s?,?)[ \"'(]+$",
    re.IGNORECASE,
)
"""Leads the name of an animal, a ship, premises or a work."""

PREMISES_BEFORE: Final = re.compile(
    r"(?<!interest )(?<!interested )(?<!trust )\b(?:in|into|inside|aboard)\s+$", re.IGNORECASE
)
"""Before premises and towns; before a person only where something of theirs follows (in Ann EXAMPLE's car)."""

STREET_BEFORE: Final = re.compile(r"\b(?:on|along|off|down|up|near)\s+$", re.IGNORECASE)
"""Before the name of a street that may be somebody's."""

THING_AFTER: Final = re.compile(
    r"[ -](?:(?i:pub|inn|tavern|hotel|nightclub|shop|store|stores|superstore|salon|school|academy|college|centre"
    r"|hospital|hospice|surgery|clinic|church|chapel|library|theatre|stadium|arena|playground|cottage|foundation|charity|scheme"
    r"|protocol|trophy|jacket|coat|hoodie|t-shirt|shirt|tracksuit|trainers|jeans|handbag|wallet|perfume|aftershave|boots"
    r"|sunglasses|bottle|bottles|whisky|whiskey|rum|vodka|gin|beer|cider|cigarettes|tobacco|lager|vacuum|narrowboat"
    r"|line|railway|estate|bookmakers?|flats)"
    r"|(?:(?:Arms|Bar|Road|Street|Lane|Avenue|Close|Crescent|Way|Court|Courts|Gardens|Ward|Park|Farm|Lodge|Hall|House|Wood"
    r"|Bridge|Tower|Building|Suite|Trust|Appeal|Award|Cup|Drive|Grove|Place|Terrace|Square|Rise|View|Walk))"
    r"|ARMS|BAR|ROAD|STREET|LANE|AVENUE|CLOSE|CRESCENT|WAY|COURTS?|GARDENS|WARD|PARK|FARM|LODGE|HALL|HOUSE|DRIVE|GROVE"
    r"|PLACE|TERRACE|SQUARE)(?!\w)"
)
"""Right behind a name that is no person's: premises, streets, clothes, drink."""

NOT_GIVEN: Final = word_set("st saint ste mount mt fort port lake sir lord lady king queen")
"""First words of places and pubs, and titles."""

ROYAL: Final = word_set("prince princess duke duchess earl baron")
OF_ROYALS: Final = word_set("""
    albert william george charles edward alfred henry harry andrew philip arthur regent consort rupert victoria
    alexandra anne charlotte caroline elizabeth mary diana beatrice eugenie margaret wellington edinburgh york
    clarence cambridge sussex marlborough grafton beaufort spencer
""")
"""Beside one of those: pubs, streets and wards."""

BRANDS: Final = frozenset(pair.replace("_", " ") for pair in word_set("""
    ralph_lauren henry_hoover jack_daniels tommy_hilfiger calvin_klein hugo_boss jack_wills michael_kors
    stella_artois stella_mccartney captain_morgan jim_beam johnnie_walker johnny_walker fred_perry ben_sherman
    louis_vuitton marc_jacobs karl_lagerfeld jimmy_choo alexander_mcqueen vivienne_westwood kurt_geiger
    harley_davidson kate_spade laura_ashley paddy_power william_hill lambert_butler benson_hedges golden_virginia
    amber_leaf aston_martin aston_villa tommy_gun rolls_royce karen_millen harvey_nichols dolce_gabbana
    giorgio_armani christian_dior coco_chanel christian_louboutin pierre_cardin paco_rabanne nina_ricci
    peter_stuyvesant john_deere massey_ferguson tia_maria bloody_mary mary_jane victoria_cross victoria_sponge
    may_day may_fair may_bank june_bank august_bank charlie_brown
"""))  # fmt: skip
"""Brands, shops, clubs, drinks and days that read as a given name and a surname."""

THINGS: Final = word_set("""
    cottage farmhouse villa villas tavern bungalow maisonette hostel hotel hospice clinic surgery pharmacy nursery
    stores store shop cafe restaurant takeaway bakery butchers salon garage warehouse barn stables mews precinct
    towers tower bookmakers superstore market studio nightclub bistro mosque temple chapel minster theatre stadium
    arena hoodie jacket coat tracksuit trainers jeans jumper rucksack handbag balaclava wallet purse laptop tablet
    handset iphone android charger scooter moped motorbike bicycle caravan narrowboat van lorry trailer vape vapes
    alert warning briefing bulletin summary update intel intelligence log report assessment tasking debrief
    disclosure safeguarding custody arrest arrested detained searched seized protocol raid raids warrant warrants
    checkpoint patrol america australia canada jamaica spain poland romania albania lithuania latvia bulgaria
    nigeria ghana somalia pakistan bangladesh turkey italy portugal greece holland netherlands germany whisky
    whiskey vodka brandy lager cider tobacco cigarettes perfume aftershave rottweiler terrier staffie bulldog
    alsatian labrador spaniel greyhound collie coke pills palace lodge crown jury holiday period leaders leader
    speed notes bail charge charged dispersal licence insurance tax delivery discount voucher gift prize raffle
    airport station terminal canal river committee forum alliance initiative consultation campaign charity
    foundation festival carnival gala
""") | PEOPLE  # fmt: skip
"""Words of premises, clothes, reports, countries, drink and animals, and nouns for people, that in capitals behind a
given name are no surname, unless a table lists them as one."""
