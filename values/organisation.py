"""Texts in the field of a name that name no person: organisations, court cases, registrations, mail and web addresses.

An organisation is known by its form, not by a list of organisations: words that nobody bears (``Police``, ``HMP``,
``Ltd``), and words that are surnames as well (``Court``, ``School``, ``Church``) only in the company that makes them an
organisation: ``Crown Court``, ``Primary School``, ``The Church``, after a county or a police area; a school or college
after a place, after two words, or after one that is in no table of given names (``is_school``). A pub is known by its
sign (``The Red Lion``, ``King's Arms``, ``Fox and Hounds``);
one word after ``the`` that is an animal may be a nickname. Chains of shops have no form and are a list; a chain that is
a surname as well (Boots) is a person.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from values.description import Description
from values.name_words import LEGAL_FORMS, PEOPLE, TITLES
from values.text import plain, word_set, words

ORGANISATION: Final = Description("organisation", "names an organisation; a person's name is like Ann Example")
COURT_CASE: Final = Description("court-case", "is the title of a court case; a person's name is like Ann Example")
REGISTRATION: Final = Description(
    "registration", "is a vehicle's registration; give the vehicle as an object, a person's name is like Ann Example"
)
CONTACT: Final = Description(
    "contact", "is a mail address, web address or user name; a user name is an alias, a name is like Ann Example"
)

_NOBODYS: Final = word_set("""
    police constabulary hmp hmpyoi hmyoi yoi hmcts nhs nhsft cps hmrc dvla dwp nca rspca nspcc ukba academy
    university infirmary hospital hospice prison magistrates ministry ambulance probation council councils
    tribunal authority department dept directorate crimestoppers polytechnic psni garda
""")
"""Words that make any text with them an organisation."""

_LAST: Final = word_set("""
    association society federation charity services enterprises holdings solutions logistics motors autos
    supermarket supermarkets restaurant takeaway stores newsagents pharmacy solicitors lettings properties taxis
    primary secondary infants preschool kindergarten
    clinic surgery hotel brewery partnership customs brigade healthcare club fc garage cars pub borough team agency
    army centre mosque bros opticians chemist chemists butchers bakery hairdressers barbers tavern
""")
"""Words that make a text an organisation where they are the last of several."""

_BORNE: Final = word_set("""
    school schools college church court courts crown bank trust nursery chapel minster temple
""")
"""Words that are surnames as well: an organisation after ``the``, a county, or with ``of`` after them."""

_PAIRS: Final = re.compile(
    r"\b(?:(?:crown|county|youth|high|family|supreme|combined|coroners|appeal) courts?|courts? of|law courts"
    r"|(?:primary|secondary|grammar|high|infants?|juniors?|nursery|middle|boarding|prep|preparatory|special|upper|lower"
    r"|free|church|catholic|cofe|ce|rc|boys|girls|comprehensive|community) schools?"
    r"|(?:sixth form|further education|technical|tertiary|community|arts?|sports|science|technology|business|music"
    r"|agricultural|college) (?:college|school)"
    r"|(?:prosecution|prison|police|fire|rescue|offending|health|escort|court|youth) service"
    r"|fire and rescue|border force|home office|post office|royal mail|job centre|social services|nhs trust"
    r"|(?:parish|methodist|baptist|evangelical|catholic|pentecostal) church"
    r"|(?:housing|academy|charitable|hospitals?) trust|(?:care|nursing|residential|childrens) home"
    r"|(?:kingdom|town|village|parish) hall|(?:youth|community|leisure|health) centre"
    r"|school for (?:boys|girls)|legal aid agency|crime agency"
    r"|(?:st \w+s|all saints) (?:school|church|college|chapel))\b"
    r"|^h m p(?: |$)"
)
CHAINS: Final = tuple("""
    tesco tescos asda aldi lidl sainsburys morrisons waitrose primark argos superdrug poundland poundstretcher wilko
    halfords screwfix toolstation greggs mcdonalds kfc starbucks wetherspoon wetherspoons currys travelodge barclays
    esso texaco dpd natwest hsbc vodafone homebase matalan debenhams coop co-op cooperative co-operative
    marks-and-spencer b-and-q b-and-m jd-sports sports-direct tk-maxx home-bargains premier-inn holiday-inn
    burger-king pizza-hut lloyds-bank
""".replace("-", "_").split())  # fmt: skip
"""Shops and banks of many places, the words of each joined by an underscore. Nobody bears the first, or both."""
_CHAIN: Final = re.compile(f"(?:{'|'.join(CHAINS).replace('_', ' ')})(?: |$)")
_PROSECUTION: Final = frozenset(("the crown", "regina", "the prosecution", "the state"))
_WHERE: Final = frozenset(("from", "at"))
_SIGN: Final = (
    r"lion|hart|swan|horse|bull|boar|dragon|fox|stag|bear|eagle|cow|greyhound|ship|anchor|bell|oak|plough|star|lamb|cock"
    r"|griffin|hind|crown|sun|rose|thistle|duck|dog|hounds|horses|pheasant|jockey|gun|castle|feathers|keys|tuns"
)
_SIGNS: Final = (
    "bells|crowns|horseshoes|swans|ships|stars|pigeons|lions|cocks|cups|tuns|keys|feathers|horses|hounds|castles"
    "|anchors"
)
_PUBS: Final = re.compile(
    rf"^the (?:red|white|black|golden|green|blue|royal) (?:{_SIGN})$"
    r"|^(?:(?:red|white|black|golden) lion|white (?:hart|swan|horse)|black (?:swan|horse|bull)|royal oak|green dragon"
    r"|blue boar|red cow|cross keys)$"
    rf"|^(?:the )?(?:two|three|four|five|six|seven) (?:{_SIGNS})$"
    rf"|^the (?:old|new|olde|flying|running|jolly|rising|spotted|hopping|dun|pied) (?:{_SIGN})$"
    r"|^(?!(?:rose|star) (?:and|n) (?:rose|star)$)"
    rf"(?:the )?(?:{_SIGN}|coach|hare|hop|barley|horse|wagon) (?:and|n) (?:{_SIGN}|horses|hounds|barrel|groom|mow)$"
    r"|^(?:the )?(?:king|queen|nag|boar|bull|saracen|buck|turk|duke|horse)s (?:head|arms)$"
    r"|^the (?:plough|wheatsheaf|chequers|feathers|harrow|windmill|woolpack|compasses|old barn|half moon|worlds end"
    r"|railway|locomotive|bricklayers|carpenters|blacksmiths|masons|wagon|waggon|anchor)(?: arms)?$"
    r"|^(?:the )?(?:\w+ )*\w+(?:s|way|son|ton|ham) arms$|^(?:\w+ers|\w+smiths|new|cock|park) inn$"
    rf"|^the (?:\w+|(?:\w+ ){{1,2}}(?:{_SIGN}|{_SIGNS})) inn$"
)
"""Signs of pubs, the words in small letters without apostrophes. Edith Swan, Edith Head and The Fox are none."""
_SCHOOLS: Final = frozenset(("school", "nursery", "college"))
_OF_A_PLACE: Final = re.compile(r"\w{3,}(?:ton|ham|bury|borough|thorpe|worth|wick|ford|field|stone|by)")
_NAME_AND_MORE: Final = 3
"""Words before ``School``, of which so many are hardly a given name and another."""
_CASE: Final = re.compile(
    r"^(?:r|regina|rex|(?:the )?(?:king|queen|crown)|cps|dpp)\s+(?:v|vs)\.?\s+\S"
    r"|^(?:R|REGINA|REX|(?:THE )?(?:KING|QUEEN|CROWN)|Regina|Rex|(?:[Tt]he )?(?:King|Queen|Crown)|CPS|DPP)"
    r"\s+(?:v|vs)\.?\s+\S"
    r"|^(?:REGINA|REX|CPS|DPP|(?:THE )?CROWN)\s+VS?\.?\s+[A-Z'-]+$"
    r"|\S\s*-\s*[vV]\s*-\s*\S|\S\s+(?:vs\.?|versus)\s+\S"
)
"""``R v Example``. With a capital V it is an initial, as in R V Example, but after the Crown in capitals."""
_REGISTRATION: Final = re.compile(
    r"[A-Z]{2}\d{2} ?[A-Z]{3}|[A-Z]\d{2,3} ?[A-Z]{3}|[A-Z]{3} ?\d{2,3}[A-Z]", re.IGNORECASE
)
_CONTACT: Final = re.compile(
    r"\S+@\S+|@\w[\w.-]*|(?:https?://|www\.)\S+|\S+\.(?:com|co\.uk|org|net|uk)(?:/\S*)?"
    r"|\w[\w.]*_[\w.]*|[a-z][a-z.]{3,}\d{2,}"
    r"|(?:snap(?:chat)?|insta(?:gram)?|ig|fb|facebook|telegram|tiktok|twitter|discord|kik)(?:\s*[:@]\s*@?\S+|\s+\S*[\d_]\S*)",
    re.IGNORECASE,
)
_BESIDE: Final = re.compile(r"\s+[(\[<]?(?:mailto:)?(?:\S+@\S+\.\w+|@\w[\w.-]*|(?:https?://|www\.)\S+)[)\]>]?(?=\s|$)")
_APART: Final = re.compile(r"\s*[,;(]\s*|\s+-\s+|\s+c/o\s+|\s+(?:at|of|from)\s+|\s+(?=hmp\b|hmyoi\b)", re.IGNORECASE)
_OF_FOUNDERS: Final = frozenset(("sir", "lady", "lord"))
"""Titles with which a school or hospital that is named after somebody begins."""
_PATRONS: Final = word_set("archbishop bishop canon cardinal duchess duke king prince princess queen saint st")
"""Words before the name of whoever a school is named after, beside those titles."""
_COUNTIES: Final = word_set("""
    kent essex sussex surrey norfolk suffolk cumbria cleveland devon dorset cornwall durham humberside
    merseyside northumbria northumberland midlands london manchester metropolitan northants leics beds herts
    cambs bucks wales northampton kettering wellingborough daventry
""")
"""Counties, police areas and towns, beside those that end in -shire."""
_GIVEN: Final = word_set("""
    kent devon london essex cleveland surrey norfolk suffolk wales dorset
""")
"""Those of them that are given names or surnames: Kent Church."""


def names_no_person(text: str) -> Description | None:
    """Why a text is no person's name; None where it may be one, also where an organisation stands beside a name."""
    line = plain(text)
    if _CASE.search(line):
        return COURT_CASE
    if _REGISTRATION.fullmatch(line):
        return REGISTRATION
    if _CONTACT.fullmatch(line):
        return CONTACT
    return ORGANISATION if _is_organisation(line) else None


def without_organisation(text: str) -> str:
    """A name without the organisation or the mail or web address beside it: ``Ann Example (HMP Anywhere)``."""
    line = plain(text)
    bare = _BESIDE.sub("", line).strip()
    head = _head(bare)
    return head or bare or line


def is_surname_beside(given: str, surname: str) -> bool:
    """Whether two fields are a given name and a surname that organisations bear as well: Ann, Council; Regina alone."""
    first, last = words(given), words(surname)
    if first == ("regina",) and not last:
        return True
    if len(first) != 1 or len(last) != 1 or first[0] == "the":
        return False
    return not (_is_area(first[0]) or first[0] in _NOBODYS or _CHAIN.match(first[0]) or f"{first[0]} {last[0]}" in _TWO)


def is_school(text: str, is_given_name: Callable[[str], bool]) -> bool:
    """Whether a text of two words is a school of one word, and no person: its first is nobody's given name.

    ``Weavers School``; not Edith School, Mr School or J School.
    """
    tokens = words(text)
    if len(tokens) != _SCHOOL_OF_ONE_WORD or tokens[1] not in _SCHOOLS or "," in text:
        return False
    return len(tokens[0]) > 1 and tokens[0] not in TITLES and not is_given_name(tokens[0])


_SCHOOL_OF_ONE_WORD: Final = 2
_TWO: Final = frozenset(("crown court", "county court", "youth court", "high court", "home office", "post office"))


def _is_organisation(line: str) -> bool:
    tokens = words(line.replace("&", " and ").replace("+", " and "))
    if not tokens or _head(line) or _is_comma_name(line):
        return False
    folded = " ".join(tokens)
    if _is_pub(" ".join(words(line.partition(",")[0]))):  # The Red Lion, Anywhere
        return True
    if folded in _PROSECUTION or _CHAIN.match(folded) or _PAIRS.search(folded) or _is_pub(folded):
        return True
    if not LEGAL_FORMS.isdisjoint(tokens[1:]) or any(_is_nobodys(tokens, at) for at in range(len(tokens))):
        return True
    if not _WHERE.isdisjoint(tokens[1:-1]):  # Kevin from the garage
        return _is_of_borne(tokens)
    return len(tokens) > 1 and (tokens[-1] in _LAST or _is_school_named_after(line) or _is_of_borne(tokens))


def _is_pub(folded: str) -> bool:
    return bool(_PUBS.search(folded))


def _is_school_named_after(line: str) -> bool:
    """A school of a place or of a patron; Edith School, Edith Ann School and Ms Edith School are somebody."""
    *named, last = line.lower().replace(".", "").split()
    if last not in _SCHOOLS or not named or (named[0] in TITLES and named[0] not in _OF_FOUNDERS):
        return False
    if len(named) == 1:
        return last != "nursery" and bool(_OF_A_PLACE.fullmatch(named[0]))
    after = _is_area(named[0]) or any(map(_OF_A_PLACE.fullmatch, named[1:]))
    return after or named[0] in _PATRONS or len(named) >= _NAME_AND_MORE


def _is_nobodys(tokens: tuple[str, ...], at: int) -> bool:
    """A word that nobody bears; not in front of who works there and is named: police officer Ann Example."""
    if tokens[at] not in _NOBODYS or (tokens[0] in TITLES and (len(tokens) < 4 or tokens[0] not in _OF_FOUNDERS)):
        return False
    return not (len(tokens) > at + 2 and tokens[at + 1] in PEOPLE | TITLES)


def _is_of_borne(tokens: tuple[str, ...]) -> bool:
    """``The Church``, ``Northamptonshire College``, ``Bank of Anywhere``; not Ann Church."""
    if tokens[0] in _BORNE and tokens[1] == "of":
        return True
    return tokens[-1] in _BORNE and (tokens[0] == "the" or (_is_area(tokens[0]) and tokens[0] not in _GIVEN))


def _is_area(word: str) -> bool:
    return word in _COUNTIES or (word.endswith("shire") and len(word) > 7)


def _head(line: str) -> str:
    """What stands before an organisation beside a name; nothing where none does."""
    found = _APART.search(line)
    if not found:
        return ""
    head, rest = line[: found.start()], line[found.end() :].strip(" )]")
    between = found[0].strip().lower()
    enough = 1 if between and between[0] in ",;(-c" else 2
    beside = len(words(head)) >= enough and not _is_organisation(head) and bool(rest) and _is_organisation(rest)
    return head.strip() if beside else ""


def _is_comma_name(line: str) -> bool:
    """``COUNCIL, Ann``: one word that somebody may bear, a comma, and a given name."""
    before, comma, after = line.partition(",")
    first = words(before)
    return (
        bool(comma)
        and len(first) == 1
        and len(first[0]) > 4
        and len(words(after)) == 1
        and not _is_area(words(after)[0])
    )


_FIRST_OF_CHAINS: Final = frozenset(one.split("_")[0] for one in CHAINS)
MARKS: Final = (
    _NOBODYS
    | _LAST
    | _BORNE
    | LEGAL_FORMS
    | _FIRST_OF_CHAINS
    | word_set("""
    service courts fire border office mail centre home agency regina prosecution state versus v vs saints kingdom
    village town inn head arms the two three four five six seven lion hart swan horse bull oak dragon boar cow keys
""")
)
"""Words without which letters and blanks alone are none of these."""
