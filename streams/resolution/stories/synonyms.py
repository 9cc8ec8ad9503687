"""Words that different agencies use for one thing: a group is a line, its first word stands for all.

Written by hand for this project. Only words that are everyday or of the trade: what is uncommon must be repeated.
"""

from __future__ import annotations

from typing import Final

_GROUPS: Final = """
man male gentleman bloke fella guy men males blokes guys
woman female lady women females ladies
youth lad lads youths youngster youngsters teenager teenagers teen teens boy boys juvenile juv juvs kid kids
child children schoolchild pupil pupils daughter daughters son sons
mother mum mam mums mothers
father dad dads fathers
grandmother nan nana gran granny grandma
grandfather grandad granddad
parent parents guardian
phone phones mobile mobiles handset handsets cellphone telephone smartphone iphone iphones
car vehicle vehicles cars veh motor
van vans transit lorry truck lorries
bicycle bike bikes bicycles cycle cycles pushbike pushbikes
motorcycle motorbike motorbikes motorcycles moped mopeds
taxi cab taxis cabs hackney minicab
cannabis weed skunk ganja marijuana
cocaine coke
heroin smack gear
drug drugs
knife knives blade blades bladed dagger
machete machetes
firearm gun guns firearms pistol handgun shotgun
pound pounds quid gbp
cash money notes
officer officers police pc pcs constable constables cop cops policeman pcso pcsos
hospital infirmary
ambulance paramedic paramedics ambo
house home property address dwelling premises
flat apartment flats bedsit maisonette
sofa settee couch
toilet lavatory loo
wardrobe cupboard cupboards wardrobes closet
garden yard
shoe trainer trainers shoes footwear sneakers
coat jacket jackets coats
trouser trousers joggers jeans
bag rucksack holdall backpack bags holdalls
steal stole stolen steals stealing theft thefts nick nicked took taken pinched
burglary break-in burglaries burgled
shop store shops stores shoplifted
customer customers punter punters buyer buyers
dealer dealers seller
sell sells selling sold deal dealing deals dealt shotting supply supplying supplies supplied
shout shouted shouting yell yelled yelling scream screamed screaming
threaten threatened threatening threats threat threatens
hit punch punched punches punching struck
kick kicked kicking
stab stabbed stabbing stabs
injury injured injuries wound wounds wounded
fire ignited arson ablaze alight
rob robbed robbery mugged mugging
scared frightened terrified afraid fearful
cry crying tears cried tearful sobbing weeping
upset distressed
drunk intoxicated inebriated
missing mfh misper absconded
resident tenant occupier occupant occupants residents tenants occupiers householder
neighbour neighbours neighboring
friend friends mate mates pal pals
boss manager supervisor
carer carers caregiver
landlord landlady letting
door doors
refuse refused refuses declined
arrive arrived attended arrives attend
flee fled ran escaped decamped
owe owes owed debt debts owing
search searched searches
reptile snake snakes reptiles
dog dogs puppy pup
swap swapped exchanged exchange exchanging
photograph photo photos photographs picture pictures
letter note
pram pushchair buggy prams
baby infant toddler newborn babies
pub inn bar tavern pubs
school academy college
prison jail gaol jailed imprisoned inside
lock padlock locks padlocks
camera cctv cameras footage
tablet pill tablets pills
needle syringe needles syringes sharps
spice mamba
builder construction workman builders workmen
ill sick unwell poorly
elderly pensioner pensioners oap oaps aged
bleed blood bleeding bled
bruise bruises bruising bruised
burn scald burns scalded burnt burned
rubbish litter waste
collect collected collects collecting
thousand grand
liverpool scouse scouser scousers liverpudlian merseyside
manchester manc mancunian mancs
birmingham brummie brummies brum
london londoner londoners cockney
glasgow glaswegian
newcastle geordie geordies
yorkshire yorkshireman
poland pole poles polish
romania romanian romanians
vietnam vietnamese
albania albanian albanians
lithuania lithuanian lithuanians
somalia somali somalis
laptop computer computers laptops
meal food meals
pay paid payment payments paying pays
pension benefits benefit
lookout watch watching guard
whistle whistles whistled
laugh laughing laughed giggling
kiss kissed kissing
hide hid hidden hiding concealed conceal concealing
throw threw thrown lobbed chucked throwing
jump jumped leapt
window windows pane windscreen
train rail railway trains
bus coach buses
worker employee employees workers labourer labourers staff colleague
pregnant expecting
asleep sleeping slept sleep sleeps
wheelchair scooter mobility
petrol fuel diesel
alcohol drink drinking drinks booze vodka beer
court magistrates
bedroom bedrooms
church chapel vicar
lake pond lakes
film filmed filming record recorded recording
spit spat spitting
naked undressed undress strip stripped unclothed
underwear boxers pants knickers
road rd street st lane avenue
"""

SYNONYMS: Final = {group.split()[0]: tuple(group.split()) for group in _GROUPS.strip().splitlines()}
"""The words of each group by its first."""
