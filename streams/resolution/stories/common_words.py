"""English words that do not discriminate between reports, in bands by weight.

Written by hand for this project, class by class: the band of a word is a judgement, not a count. How common all other
words are in English is in ``reference.word_levels``. Words are plain; ``word_weights`` stems them.
"""

from __future__ import annotations

from typing import Final

_NOTHING: Final = """
a an the and or but if as so of to in on at by for from with into onto out up down off over i me my mine you
your yours he him his she her hers it its we us our ours they them their theirs this that these those there
here who whom whose which what when where is are was were be been being am has have had having do does did
doing not no will would can could shall should may might must
"""
"""Articles, pronouns, the short prepositions and conjunctions, and the auxiliary verbs: they weigh nothing."""

_LITTLE: Final = """
about above across after again against all almost along also although always among another any around away
back because before behind below beside between both during each either else enough even ever every few
further how however inside just least less like many more most much near neither never now often once one only
other others outside own per perhaps rather same since some still such than then though through together too
toward towards two under until upon very via while why within without yet address appear approximate call
caller describe female incident inform informant male name offender officer person people police premises
report say said state stated subject suspect unknown update vehicle victim witness
"""
"""Adverbs and other small words, and words that nearly every report holds."""

_SOME: Final = """
ask become begin began believe bring brought came carry come end feel felt find found follow gave get give
given go goes going gone got happen hear heard hold held keep kept knew know known leave left let look lose
lost made make mean meet move need pass put ran run saw see seem seen send sent set show side sit speak spoke
stand start stay stop take taken talk tell thing think thought told took try turn use used wait walk want went
man men woman women boy girl child children young old house home street road door car time times day days
night week today yesterday tomorrow morning afternoon evening hour minute month year date first second last
next three four five six seven eight nine ten half big small long short new good bad high low early late left
right front rear number part place point way work area item several someone somebody something anyone anybody
nobody
"""
"""Everyday verbs, times, numbers, people and things: shared by any two reports of one evening."""

_MORE: Final = """
able add age agree allow answer appeared approached arrive attend aware black blue brown white grey green red
dark light body book bottle box break broke broken brother building bus business buy bought care case cash
cause change check city clear close clothes colour company contact continue control corner country county
couple court cover damage daughter dead death decide different direct doctor drink drive driver driving drove
drug drugs east eat enter entry evidence expect explain eye face fact fall fell family far father feet fight
fire flat floor foot force friend full garden group guess hair hand hands hat head health heavy height help
history hospital hot husband idea identify important jacket job kill kind kitchen lady land large lead learn
level lie life likely line list live lives local lock low main major manager matter member mind mobile money
mother mouth music neighbour north note notice occupant occupy office open order owner park parked partner
party pay phone photo pick piece plan play police possible possibly present probably problem property provide
pull push question quick quiet radio reach read ready reason receive recent recently record refuse regular
remain remember return ride room row rule safe scene school search section security self sell sold serious
service sex shop shout sign similar sister size sleep slim smell son sorry sort sound south space special
staff station step store story strong student suggest support sure surname table tall team test threw throw
tied tool top total town track train travel tried trouble trousers true type understand unit usual value view
village visit voice watch water wear wearing west wife window wish word worker worry wrong young january
february march april may june july august september october november december monday tuesday wednesday
thursday friday saturday sunday
"""
"""Words of the street and the house that many reports hold."""

_TRADE: Final = """
abuse abusive accelerant access accused acquisitive acting address adult aggravated aggressive aggrieved alarm alcohol
alcoholic alert alias alleged alley alleyway altercation ambulance amphetamine anonymous antisocial appliance area
argument armed arrest arson asbo assailant assault assess assessed assessment asb associate attack attempt attendance
bag baggie bags bail balaclava bank barking baton beggar begging behaviour bicycle bike bikes bladed blood bmx body
bolt boot boxes breach breached break briefing bruise bruising buggy bungalow burglar burglary burgled bystander cab
cannabis caravan carer caretaker carpark carrying casualty caution cautioned cctv cell chase checked child childcare
clothing club cocaine code collected coercive comment commercial committed community complainant complaint conceal
concealed concern concerned concerning condition conduct constable consent contacted convey conveyed cooking county
courier crack credit crime criminal crowbar crime cuckooed cuckooing culprit curfew custody customer cut cutters cycle
damaged dangerous dark dealer dealing deals debt deceased declined defendant dementia deposit description detached
detain detained detective detention disclose disclosed disclosure discarded disorder dispersal dispersed distressed
disturbance domestic doorbell doorstep doorway downstairs drinking driveway drugs drunk drunken duty dwelling
elderly emergency employee encrypted engagement enquiries entering escort estate evicted eviction examined exchange
exchanged exhibit exploitation exploited extensive fence fighting fingerprint firearm fitted fled foil footage
footpath footwear forced forensic forensics forwarded fraud fraudster frequent frequented frequency front fuel garage
gang garden gate gloves grabbed graffiti grounds group gun guy handbag handcuffed handler handles handlebar handled
harass harassed harassing harassment harm hashish heard heroin hidden hood hooded hoodie hospital hostel hotel
housing identified image immediate indecent inebriated injured injuries injury insecure inspection insulted insurance
intel intelligence intercom interior intimidated intimidating intimidation intoxicated intruder investigate
investigation ip items jacket jemmied jemmy jewellery jogger joyriding keys knife knives knocked kitchen laptop
laughing leather leisure letterbox licence lighter lights litter living location loan lock locked locks log loitering
lounge machete male males females marijuana mask masked massage medication medical medium mental message messages
missing mobile moped motorbike motorcycle mugged mugger nail needle neglect neighbourhood neighbouring nextdoor
nominal noise noisy note noted nothing nuisance obscene occupants occupied offence offences offended offender
offenders offensive officers ongoing online operation outcome overdose overnight owed owes padlock paid parcel
paramedic parked parking partner passenger passed passerby patio patrol patrolled pavement payment pedestrian
perpetrator persistent personal phone phones physical pills pipe placement police porch possession postman powder
premises prescription prison prisoner probation prolific prostitute prostitution protection provided public punch
punched
purse pushbike pushed quad queue quoted racial racially racism racist railings rammed ransacked rape
reassured
recovered referral referred refused registration relationship released residence resident residents
residential
restrained resulting retained risk robbed robber robbery roof rough rucksack safeguard safeguarding safety scales
scared
scene scooter screaming screwdriver searched seized sexual shed shelter shelters shop shoplifter shoplifting
shotgun
shouted shouting shoved slashed sleeper slept smashed smashing smoke smoking smoked sniffing socket solicitor
source
spat spray squat stab stabbed stabbing stairs stairwell statement stole stolen stop stopped strangled
stranger
street struck struggle substance suspected suspicion suspicious suspiciously swear swearing switched
tablets
takeaway takings taxi tenancy tenant tenants text texts theft thefts thief threat threaten threatened
threatening
threats throat tool torch trace tracksuit traffic trafficking train trainers transaction transport
traveller
trespass trespassing tyres ft ic unattended unconscious uninsured unit unlicensed unlocked unlawful untidy upset
upstairs
urgent urinating user users vandalism vandals van verbal verbally victims violence violent vulnerability
vulnerable
wallet wanted warned warning warrant weapon weapons weed welfare window windows witnessed worried wound wounded
wounding
yard youth youths
accord admitted aforementioned anon anonymously antecedents ap area arranged asc attended av awaiting bwv booked
bladed bystanders cad camhs caucasian ccw chargeable cid closed compliant consented conveyed coordinator cp cpo cps
cpw cresting debrief debriefed deployed det disseminate dissemination dna dob dvla ed elsewhere enq enqs ensued
eta exceeded facilitate facially fpn gbh gowisely habit hmo homophobic housing hrs hx ic1 identity incl infmt
informed insp interview interviewed intox ip lac liaise liaised liaison loc lodged log lookout mappa marac mash
mdt meds mfh mispers nfa ngage niche nfd nok nominals noms npt nrm oic originator pac pcso pcsos pnc pnd pol poss
ppn previous provenance psni r/p reg registered remand remanded researched researcher revisit rowdy rp rui rvp
sanitised sanitized scoring section sgt sio slur slurs smelled smelling smelt spoke sro stn submission submitted
supervision systems tac tasking tasked tba tbc tenanted thrive unarmed unit updated urn victimless viewable vpn vrm
vulnerabilities waistband warden welfare wellbeing wit ymca yo yrs
"""
"""Words of the trade: what reports to the police and by it are made of, whatever happened."""

BANDS: Final = tuple(tuple(band.split()) for band in (_NOTHING, _LITTLE, _SOME, f"{_MORE} {_TRADE}"))
"""Weights 0, 1, 2 and 3. A word in several bands has the lightest."""

COMMON: Final = 3
"""The weight of the commonest words of English that are in none of the bands."""

UNCOMMON: Final = 4
"""The weight of the next thousands."""

RARE: Final = 5
"""The weight of every other word: names, things seldom spoken of, slips of the pen."""
