"""Words that come with names and are none, and words that describe somebody without naming them. Folded.

Titles, offices, generations, honours and particles by British usage (Debrett's) and that of the languages named.
What describes somebody: the nouns, colours, clothes and builds of a police description.
"""

from __future__ import annotations

from typing import Final

from values.text import word_set

TITLES: Final = word_set("""
    adm admiral alhaj baroness baronet brig brigadier capt captain cmdr col colonel commander corporal countess
    cpl dame dc doctor dr duchess fr frau gen haji hajji herr hon honourable insp inspector lady lieutenant lord lt
    madam madame maj marchioness marquess maulana minister miss mister mme monsieur mr mrs ms mullah mx pc prasident
    president prof professor qari rev revd reverend right rt senator senor senora sergeant sgt shaikh shaykh sheik
    sheikh sir ustad vct viscount viscountess
""")
"""Before a name. Where nothing else is left it may be the name: Karen Lord."""

OFFICES: Final = word_set("""
    archbishop baron bishop brother canon count dean don dona duke earl father general imam judge justice king knight
    laird major marquis master prince princess queen sayyid sister st
""")
"""Offices and ranks that are given names and surnames as well: Dean Carter, Earl Duke, Leo King."""

GIVEN_TOO: Final = word_set(
    "brother dean don duke earl general judge justice king major marquis master prince sayyid sister"
)
"""Offices that are given names: before a name they stay, because who has one for a name would lose it."""

GENERATIONS: Final = {
    "jr": "jr", "jnr": "jr", "jun": "jr", "junior": "jr", "younger": "jr",
    "sr": "sr", "snr": "sr", "sen": "sr", "senior": "sr", "elder": "sr",
    "ii": "ii", "iii": "iii", "iv": "iv", "2nd": "ii", "3rd": "iii",
}  # fmt: skip
"""At the end of a name: which of two of one name."""

HONOURS: Final = word_set(
    "ba bsc cbe cb dec deceased dip esq esquire gbe jp kbe kc kcb ma mbe md mp msc obe phd qc qpm rip"
)
"""After a name."""

LEGAL_FORMS: Final = word_set("co company gmbh inc limited llc llp ltd plc pty srl")
"""Of companies, after their names."""

RELATIONS: Final = word_set("""
    aunt auntie aunty baby boarder boy boyfriend brother child children cousin dad daughter ex family father fiance
    fiancee friend girl girlfriend granddaughter grandad grandfather grandma grandmother grandson guardian husband
    infant inmate kid kids lodger mate mother mum mums nan neighbour nephew niece parent parents partner patient
    prisoner pupil relative servant sibling sister son sons spouse stepdaughter stepfather stepmother stepson twin
    uncle visitor widow widower wife
""")
"""What somebody is to somebody."""

NAMES_TOO: Final = word_set(
    "boy brother child cousin guy man may nan son sons sister young youth guest bishop page mark will"
)
"""Words of other lists that are given names or surnames as well."""

PLAUSIBLE: Final = word_set("blank dummy example nan private sample tester void zero")
"""Words that stand for nothing in other fields, and are surnames or given names beside a name."""

SURNAMES_TOO: Final = word_set("male noone person")
"""Words that stand where a name is not known, and are surnames of some: beside a given name and a full birth date."""

PARTICLES: Final = word_set("""
    ad al as bin bint binti bte das de del della den der des di dos du el ibn les los ul ur von zu zum
""")
"""Of Arabic, Malay, Dutch, German, French, Spanish, Portuguese and Italian names, before what they belong to."""

PARTICLE_NAMES: Final = word_set("al bin das del della den des di dos du el les")
"""Particles that are given names: Les, Des, Al, Del, Bin."""

INNER: Final = word_set("a ab ap ben da do e la las le na ten ter van y")
"""Particles only between two other words."""

VIETNAMESE: Final = word_set(
    "bui cao chau dang dinh do doan duong hoang huynh le luong ly ngo nguyen pham phan phung quach ta thach tran trinh"
    " truong vo vu vuong"
)
"""Surnames beside which Van, Thi, Do and La are names and no particles. Mai, Kim and Lam are given names of others."""

VIETNAMESE_TOO: Final = word_set("ha ho kim lam mai to")
"""Vietnamese surnames that others have for given names: they are such before Van or Thi and ``VIETNAMESE_GIVEN``."""

VIETNAMESE_GIVEN: Final = word_set("""
    an anh bao binh chi chien cuong dat dung duc duy giang hai hang hanh hien hieu hoa hong hue hung huong huy khanh
    khoa kien lan linh loan loc long minh nam nga ngan ngoc nhi nhung phong phuc phuong quang quoc quy quyen quynh son
    tai tam tan thang thanh thao thu thuy tien tin toan trang tri trung truc tuan tung tuyen uyen viet vinh xuan yen
""")
"""Names that end a Vietnamese name, written without their marks."""

JOINED: Final = word_set("abd abdel abdul abu fitz mac mc o umm")
"""First parts that belong to the word after them: mac donald, abdul aziz, o brien."""

_NOUNS: Final = word_set("""
    male males female females man men woman women lady ladies gentleman gentlemen guy guys bloke blokes chap fella lad
    lads youth youths youngster youngsters teen teens teenager teenagers adult adults juvenile juveniles minor person
    persons people individual individuals party parties somebody someone anybody anyone nobody noone group groups gang
    couple pair crowd crew driver drivers passenger passengers occupant occupants occupier occupiers tenant tenants
    resident residents householder homeowner owner keeper rider cyclist pedestrian customer customers shopper staff
    assistant manager member caller callers informant informants complainant complainants aggrieved victim victims
    witness witnesses suspect suspects offender offenders defendant nominal subject subjects detainee reporter
    dealer dealers runner runners user users associate associates visitor visitors guest stranger strangers intruder
    intruders burglar thief robber attacker assailant homeless rough sleeper beggar ic
    passerby bystander bystanders neighbours public body corpse deceased misper mispers foetus nominals detainees
    landlord landlords landlady landladies squatter squatters tramp vagrant addict addicts junkie alcoholic prostitute
    escort punter national nationals traveller travellers
    shopkeeper shopkeepers barman barmaid bartender bouncer doorman doormen guard guards seller sellers vendor cashier
    worker workers officer officers constable pcso pcsos policeman policewoman policemen nurse paramedic paramedics
    teacher teachers medic carer carers caretaker cleaner cleaners waiter waitress courier couriers postman postwoman
    milkman binman tradesman builder builders plumber electrician roofer scaffolder mechanic contractor solicitor
    detective student students employee employees colleague colleagues operative boss bosses leader enforcer supplier
    figure figures silhouette newborn newborns unborn neonate
    suppliers holder buyer buyers mule mules minder spotter lookout gunman robber carjacker stalker colleague
""") | RELATIONS  # fmt: skip
PEOPLE: Final = _NOUNS | {f"{noun}s" for noun in _NOUNS}
"""Nouns for somebody who is not named, one or many."""

UNKNOWN: Final = word_set("""
    unknown unkown unknwon unkn unk unknow ukn uk nk unidentified unnamed unspecified unidentifiable unid ukm ukf unm
    unf uim uif um uf nfi nameless unsub undetermined anonymous anon alleged another other others various same ref refd
""")

BESIDE_NOUNS: Final = word_set("""
    taxi cab minicab bus lorry van car bike moped scooter delivery shop store bar pub club door security front rear back
    seat next big issue drug drugs class crack heroin cannabis county lines line phone graft gang support key social
    housing care police traffic safety community response injured missing vulnerable unborn school college hospital
    prison probation council ambulance house reporting present arresting attending only nickname street gate off duty
""")
"""What stands beside such a noun and says what they do or where they are: taxi driver, next door neighbour."""

FAMILIES: Final = word_set("brothers couple family household parents siblings sisters twins")
"""After a surname: several people, none of them named."""

DOUBTS: Final = word_set(
    "possibly poss possible probably prob maybe perhaps believed suspected alleged allegedly thought"
)
"""Before a name that is not certain."""

ALSO_UNKNOWN: Final = word_set("other another others various alleged um uf nfi same")
"""Those of them that may stand beside a name and be one."""

COLOURS: Final = word_set("""
    black white brown red blue green grey gray yellow orange pink purple navy beige cream dark light pale blond blonde
    ginger auburn brunette silver gold khaki maroon tan
""")

CLOTHES: Final = word_set("""
    jacket coat hoodie hoody hood hooded top tracksuit trackies joggers jogging bottoms jeans trousers shorts shirt
    tshirt jumper sweater sweatshirt cardigan fleece gilet vest suit uniform dress skirt leggings hijab niqab burka
    turban cap hat beanie balaclava mask masked scarf snood gloves trainers boots shoes sandals rucksack backpack
    bag bumbag manbag puffa puffer parka anorak hivis overalls dungarees pyjamas clothing clothes clothed dressed
    glasses sunglasses helmet bandana
""")

LOOKS: Final = (
    COLOURS
    | CLOTHES
    | word_set("""
    young younger old older elderly aged age middle approx approximately about around circa early mid late twenties
    thirties forties fifties sixties seventies teens yr yrs year years yo old months month
    tall short medium average large big small tiny huge thin skinny slim stocky fat heavy heavyset muscular athletic
    set thickset stature frame neck face arm arms hand hands leg legs spectacles
    well built build height ft feet foot inches inch cm
    hair haired hairs bald balding shaved beard bearded moustache stubble clean shaven goatee ponytail dreadlocks
    dreads braids curly afro long cropped spiky receding tattoo tattoos tattooed scar scarred pierced
    asian european eastern northern southern western mediterranean african caribbean afro oriental chinese indian
    pakistani bangladeshi somali polish romanian albanian lithuanian irish english scottish welsh british vietnamese
    turkish arab arabic jamaican nigerian american mixed race heritage ethnicity ethnic ethnically origin appearance
    looking skinned skin complexion olive gypsy traveller
    accent spoken speaking local foreign drunk drugged intoxicated smelly scruffy smart nude naked pregnant disabled
    armed local similar same first second third fourth main possible possibly poss believed same full
    number no numbers num x
    ic1 ic2 ic3 ic4 ic5 ic6 ic9 ic0
""")
)
"""How somebody looks: colours, clothes, build, hair, age, origin as it seems."""

DETERMINERS: Final = word_set("""
    a an the this that these those his her their my our your its some any one two three four five six seven eight nine
    ten several few many both all another other others each either unknown
""")

LINKS: Final = word_set("""
    in with of at from on near by for to into outside inside behind who whom whose which wearing carrying holding
    driving riding sitting standing seen using having has had was is were are living staying believed described as and
    only or but not being known named called per via opposite next under over through towards
""")
"""What joins a noun to more about it: male *in* a hoodie, driver *of* the car."""

NAMED_BY: Final = (
    "named", "called", "known as", "known only as", "also known as", "otherwise known as", "better known as", "aka",
    "alias", "believed to be", "thought to be", "suspected to be", "identified as", "nicknamed", "nickname",
    "street name", "street named", "goes by", "going by", "goes by the name of", "goes by the name", "goes as",
    "by the name of", "by the name", "name of", "calling himself", "calling herself", "calls himself", "calls herself",
)  # fmt: skip
"""Words before a name that somebody goes by."""

STOCK_NAMES: Final = word_set("""
    another annother anotherperson johndoe janedoe joedoe jondoe johnqpublic joepublic johnpublic janepublic
    joebloggs joblogs joebloggsy fredbloggs janebloggs johnbloggs joeblogs joblow joeblow nobody noname nonamegiven
    someone somebody anyone anybody anyother anonymous firstnamesurname
    mickeymouse minniemouse donaldduck daffyduck bugsbunny fatherchristmas santaclaus
    firstnamelastname forenamesurname givensurname namesurname surnameforename anytown testperson samplename
    persona personb personc personx
""")
"""Names that stand for anybody, written together: A N Other, John Doe, Joe Bloggs."""
