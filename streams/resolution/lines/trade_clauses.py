"""What the clause around a town says of it: trade, a denial of it, a sale of other goods, or why it is named otherwise.

By words and never by grammar. Towns stand in the text as ``TOWN``, repeated to their length, so that no pattern need
know them and no place in the text moves.
"""

from __future__ import annotations

import re
from typing import Final

TOWN: Final = "\u00a7"

NEGATIVE: Final = (
    r"(?:not|no|never|nor|neither|none|nothing|nobody|cannot|hardly|\w+n['\u2019]t"
    r"|isnt|doesnt|dont|wont|didnt|hasnt|havent|wasnt|arent|aint)"
)
_TURNS: Final = r"(?:wants?|hopes?|plans?|planned|(?:keeps?|stays?) (?:out|away|clear|off))"
_SELLS: Final = r"(?:sells|deals|supplies|serves|shots|traps|operates|delivers|drops)"
_SELLS_NOW: Final = (
    rf"(?:{_SELLS}|runs|(?:is|are|was|were)\s+(?:\w+\s+)?(?:sell|deal|supply|serv|shott|trapp|operat|deliver|dropp|mov|runn)ing"
    r"|(?:has|have|had)\s+(?:\w+\s+)?(?:moved|set up|opened|switched|shifted|gone|taken|started|begun)"
    r"|moved|shifted|switched|relocated|set up|opened up)"
)
_THEY_SELL: Final = r"(?:they|we)\s+(?:\w+\s+)?(?:sell|deal|supply|serve|run|operate|deliver|shot)"
_WHO: Final = r"(?:it|they|he|she|who|now|instead|the\s+\w+)"
SENTENCE_END: Final = re.compile(r"\n|[.!?;]+(?=\s|$)")
CLAUSE_END: Final = re.compile(
    r"\n|[.!?;]+(?=\s|$)"
    rf"|\b(?:and|or)\s+(?=(?:\w+\s+){{0,3}}(?:{NEGATIVE}|{_TURNS})\b)"
    rf"|\b(?:and|or)\s+(?=(?:\w+\s+){{0,3}}(?:{_SELLS_NOW}|stopped|ceased|quit|pulled|refus\w+|avoid\w*)\b[^.!?;\n{TOWN}]{{0,80}}{TOWN})"
    r"|,\s*(?=only (?:in|at)\b)"
    rf"|[,:]\s*(?=(?:{_WHO}\s+(?:\w+\s+){{0,2}}{_SELLS_NOW}|{_THEY_SELL})\b[^.!?;\n{TOWN}]{{0,80}}{TOWN})"
    rf"|,\s*(?=(?:\w+\s+){{0,3}}{NEGATIVE}\b)"
    r"|\b(?:but|whereas|although|though|however|except|apart from|other than|instead of|rather than)\b",
    re.IGNORECASE,
)
_TRADE: Final = re.compile(
    r"\b(?:sells?|selling|sold|sellers?|sales?|deal(?:s|t|ing|ers?)?|suppl(?:y|ies|ied|ying|iers?)|serv(?:e|es|ed|ing)"
    r"|shot(?:s|ted|ting|ters?)?|shottin|push(?:es|ed|ing|ers?)?|distribut\w+|deliver\w*|drops|dropping|dropped"
    r"|trap(?:s|ped|ping|houses?)?|cuckoo\w*|graft(?:s|ed|ing)?|runners?|running|runs|customers?|buyers?|users?"
    r"|punters?|clients|addicts?|cats|nittys?|bought|buys?|buying|scor(?:e|ed|es|ing)|ott?|cunch|country|patch|turf"
    r"|market|trade|trades|trading|drugs?|heroin|crack|cocaine|coke|cannabis|weed|gear|food|bits|pebs"
    r"|mov(?:e|es|ed|ing) (?:in|into|onto)|set(?:s|ting)? up|expand\w*|spread\w*|reach(?:es|ed|ing)?|operat\w+"
    r"|active|works? (?:in|across|around|out of)|working (?:in|across|around|out of)|busy|open(?:s|ed|ing)? up|bulk)\b",
    re.IGNORECASE,
)
_LINE: Final = re.compile(r"\blines?\b", re.IGNORECASE)
_GIVEN_UP: Final = re.compile(
    r"\b(?:(?<!was )(?<!were )(?<!been )stopped|ceased|quit|used to"
    r"|once (?:sold|dealt|ran|had|worked)|formerly|previously|(?:years?|months) ago|until (?:19|20)\d\d|until recently"
    r"|pulled out|packed up|shut down|g[ai]ven? up|withdr[ae]w\w*|left|driven out|forced out|chased out|run out of"
    r"|stay(?:s|ed|ing)? (?:out|away|clear|off)|keep(?:s|ing)? (?:out|away|clear|off)|kept (?:out|away|clear|off)"
    r"|avoid\w*|refus\w+|den(?:y|ies|ied|ying)|wrong\w*|false\w*|untrue|malicious|ruled out|negative|unlikely"
    r"|yet to|wants?|wanted|hopes?|hoped|plans?|planned|planning|out of bounds|off limits)\b",
    re.IGNORECASE,
)
_DENIED: Final = re.compile(rf"\b{NEGATIVE}\b", re.IGNORECASE)
_DENIED_SALE: Final = re.compile(
    rf"\b{NEGATIVE}\b(?:\W+\w+){{0,5}}?\W+(?:s[eo]ll?\w*|sold|deal\w*|suppl\w+|serv\w+|shot\w*|trap\w*|active|work\w*|runners?"
    r"|customers?|users?|buyers?|trade|drugs?|bought|buys?)\b",
    re.IGNORECASE,
)
"""A denial after the town governs it only where what it denies is the sale: ``Corby is not served``."""
NOT_DENIED: Final = re.compile(
    r"\b(?:(?:not|\w+n['\u2019]t) (?:only|just|stopped|left|given up|gone away)|no doubt|no secret"
    r"|no other (?:\w+ )?(?:lines?|crews?|gangs?|groups?|dealers?)|(?:nobody|no one|no-one) else)\b",
    re.IGNORECASE,
)
_KIN: Final = (
    r"(?:(?:grand|step|god|half)?-?(?:mother|father|mum|mom|dad|parents?|sister|brother|son|daughter)|nanna?|nan|gran"
    r"|granny|grandad|grandma|aunt|auntie|uncle|cousin|nephew|niece|wife|husband|girlfriend|boyfriend|partner|ex"
    r"|fianc[e\u00e9]e?|family|relatives?)"
)
_OTHERWISE: Final = re.compile(
    rf"\b(?:{_KIN}"
    r"|liv(?:e|es|ed|ing)|resid\w+|born|birth|raised|grew up|brought up|origin\w*"
    r"|hails?|comes? from|came from|home (?:town|address|is|in)|(?:his|her|their|at) home|bail\w*"
    r"|(?:went|goes|going|attend\w*|to|at) (?:\w+ ){0,2}(?:school|college|university|academy)|football|match|gym|church"
    r"|mosque|shopping|holiday|wedding|funeral|solicitor\w*|lawyer|barrister|court|magistrates|custody|prison|hmp"
    r"|hospital|doctor|surgery|clinic|probation|job ?centre|employ\w+|job|work(?:s|ed|ing)? (?:at|as|for)"
    r"|moved (?:\w+ )?(?:from|out)|pass(?:es|ed|ing)|en route|on route|on (?:the|his|her|their) way|registered"
    r"|bought (?:\w+ ){1,2}(?:car|van|phone|house|bike))\b",
    re.IGNORECASE,
)

_PREPOSITION: Final = (
    r"(?:in|at|to|from|for|on|off|around|round|across|through|via|near|by|into|over|out|with|and|or|about|outside"
    r"|inside|between|during|until|when|while|as|who|which|that)"
)
_DETERMINER: Final = r"(?:an?|the|his|her|their|my|our|some|old|new|stolen|second-hand|used|two|three)"
_GOODS: Final = re.compile(
    r"\b(?:(?:deal(?:s|t|ing)?|trad(?:es?|ed|ing))\s+in(?=\s+(?!the\b|this\b|that\b)[a-z])"
    r"|sells?|selling|sold|buys?|buying|bought|suppl(?:y|ies|ied|ying)|deliver(?:s|ed|ing)?|runs|running|ran"
    r"|push(?:es|ed|ing)?|drops?|dropped|dropping|serv(?:es?|ed|ing))\s+"
    rf"(?P<goods>(?:(?!{_PREPOSITION}\b)[\w'\u2019-]+\s*){{1,5}})(?:(?:to|from|off)\s+(?:an?|the|his|her|some)\s+\w+)?"
    rf"|\b(?P<subject>{_DETERMINER}\s+(?:[\w'\u2019-]+\s+){{1,3}}?)(?:was|were|is|are|been|being)\s+(?:bought|sold|delivered)\b"
    r"(?:\s+(?:to|from|off|by)\s+(?:an?|the|his|her|some)\s+\w+)?",
    re.IGNORECASE,
)
_NAMED_GOODS: Final = re.compile(rf"(?i:{_DETERMINER})\s+\w|(?:[a-z-]+\s+)*[a-z-]{{3,}}s\s*$")
_NO_GOODS: Final = re.compile(
    r"\b(?:drugs?|heroin|crack|cocaine|coke|cannabis|weed|skunk|bud|hash|gear|food|bits|pebs|white|brown|light|dark"
    r"|both|b and w|class|smack|stones?|rocks?|wraps?|deals|shots?|bags?|ounces?|oz|grams?|pills|ket\w*|md\w*|spice"
    r"|mamba|ecstasy|benzos|xanax|valium|pregabs|speed|amphetamines?|meth|snow|product|stuff|supply|supplies"
    r"|tens|packages?|packs?|teenagers?|teens|youths?|users?|customers?|addicts?|punters?|buyers?|clients|nittys?|cats|people|kids|children|runners?|men|man|women"
    r"|woman|boys?|girls?|lads?|officers?|lines?|phone|town|area|estate|streets?|county|park|market|patch|turf|end"
    r"|trap|trade|operation|business|network|crew|lot|bit|few|same|most|days?|nights?|evenings?|mornings?|weekends?"
    r"|hours?|times?|weeks?|always|sometimes|lots|afternoons?|\w+days)\b",
    re.IGNORECASE,
)
_OTHER_DEALERS: Final = re.compile(
    r"\b(?:cars?|metal|scrap|antiques?|motor\w*|vehicle|van|horse|cattle|furniture|book|stamp|coin|art|card|carpet|boat"
    r"|caravan|bike|cycle|timber|property|second-hand|used|main|licen[cs]ed|registered) dealers?\b"
    r"|\b(?:dealership|(?<!drug )(?<!drugs )dealers)\b(?= (?:yard|forecourt|showroom))|\bdealership\b",
    re.IGNORECASE,
)
_SALE: Final = (
    r"(?:s[eo]ll(?:s|ing)?|sold|deal(?:s|t|ing)?(?! with\b)|suppl(?:y|ies|ied|ying)|serv(?:e|es|ed|ing)"
    r"|shot(?:s|ted|ting)|shottin|distribut(?:es?|ed|ing)|deliver(?:s|ed|ing)?)"
)
_SOLD_IN: Final = re.compile(
    rf"\b{_SALE}\b(?P<between>(?:\W+[\w'\u2019-]+){{0,6}}?)\W+(?:in|at|around|across|into|throughout|to)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""Before a town: what is sold there, whatever else the clause tells of the town."""
_KIN_BEFORE: Final = re.compile(
    rf"\b{_KIN}(?:\s+(?:who|that|also|now|still|once|has|had|is|was|used to|been))*\s+$", re.IGNORECASE
)
_WHERE_SOLD: Final = re.compile(
    rf"^,?\s*(?:and\s+)?where\s+(?:(?!{_KIN}\b)[\w'\u2019-]+\s+){{1,4}}?(?:{_SALE}|runs|operates)\b", re.IGNORECASE
)
THERE: Final = re.compile(rf"\b{_SALE}\b(?:\s+[\w'\u2019-]+){{0,4}}?\s+(?P<there>there)\b", re.IGNORECASE)
"""A sale in the town that the text named last. Not ``there is``: that names no place."""
_ASKED: Final = re.compile(
    r"\bwhether\b"
    r"|\b(?:ask\w*|wonder\w*|question\w*|[ei]nquir\w*|know|known|clear|sure|certain|say|unknown|unclear|unsure|uncertain"
    r"|doubt\w*|establish\w*|find out|check\w*|confirm|ascertain|see|tell)\b(?:\s+\w+){0,3}?\s+if\b",
    re.IGNORECASE,
)
_ANSWERED_YES: Final = re.compile(
    r"\b(?:yes|(?:said|says|answered|replied|stated) (?:that )?"
    r"(?:(?:it|he|she) (?:does|did|is|was)|they (?:do|did|are|were)|so)(?! not\b)|confirmed|agreed|admitted|nodded)\b",
    re.IGNORECASE,
)
_NOT_ONLY: Final = re.compile(
    r"\b(?P<not>not (?:only|just|merely|solely|simply)|no longer(?= (?:\w+ ){0,3}(?:only|just)\b))\b"
    r"(?P<first>[^.!?;\n]{0,100}?)(?P<but>\bbut\b(?: also)?|$|(?=[.!?;:\n]))",
    re.IGNORECASE,
)
_SEVERAL_PHONES: Final = re.compile(r"^(?:s|b)\w+\s+(?:an?|his|her|their|the)\s+(?:\w+\s+)?phone\b", re.IGNORECASE)


_UNTRUE: Final = (
    r"(?:(?:not|\w+n['\u2019]t)\s+(?:true|correct|right|accurate|the case|so|believed)|untrue|false|wrong|incorrect)"
)
_UNTRUE_BEFORE: Final = re.compile(
    rf"\b(?:{_UNTRUE}|(?:not|\w+n['\u2019]t)\s+(?:think|believe)|no truth)\b(?:\s+\w+){{0,3}}?\s+that\b", re.IGNORECASE
)
_UNTRUE_AFTER: Final = re.compile(
    rf"\b(?:this|that|it|which)\s+(?:is|was|has been|turned out(?: to be)?)\s+(?:\w+\s+)?{_UNTRUE}\b"
    rf"|\b(?:this|that|it|which)\s+(?:isn|wasn)['\u2019]t\s+(?:true|correct|right|the case|so)\b",
    re.IGNORECASE,
)


def affirmed(text: str) -> str:
    """The text with ``not only ... but`` and ``no longer only`` blanked: they deny nothing. Of the same length."""
    return _NOT_ONLY.sub(lambda found: f"{' ' * len(found['not'])}{found['first']}{' ' * len(found['but'])}", text)


def is_asked(before: str, after: str) -> bool:
    """Whether the clause up to a town only asks, and nothing until the end of the next sentence says yes.

    ``after``: from the town on, with the marks of sentences.
    """
    asks = _ASKED.search(before) or re.match(r"[^.!;\n]*\?", after)
    return bool(asks and not _ANSWERED_YES.search(after))


def is_untrue(before: str, after: str) -> bool:
    """Whether the sentence up to a town, or what follows until the end of the next one, calls the whole not true."""
    return bool(_UNTRUE_BEFORE.search(before) or _UNTRUE_AFTER.search(after))


def says_trade(before: str, after: str) -> bool:
    """Whether a clause speaks of trade in the town that stands between these two parts of it."""
    before, after = NOT_DENIED.sub(" ", before), NOT_DENIED.sub(" ", after)
    clause = f"{before}{TOWN}{after}"
    if _is_denied(before, after):
        return False
    if _is_sold_in(before, after):
        return True
    if _OTHERWISE.search(clause):
        return False
    clause = _OTHER_DEALERS.sub(" ", clause)
    without_goods = _GOODS.sub(_kept, clause)
    if without_goods != clause:
        return bool(_TRADE.search(without_goods))
    return bool(_TRADE.search(clause) or _LINE.search(clause))


def _is_sold_in(before: str, after: str) -> bool:
    """Whether a sale of drugs governs the town, so that nothing else in the clause is why it is named."""
    if _WHERE_SOLD.search(after):
        return True
    sold = _SOLD_IN.search(_GOODS.sub(_kept, before))
    if sold is None or _OTHERWISE.search(sold["between"]):
        return False
    return not _KIN_BEFORE.search(sold.string[: sold.start()])


def _is_denied(before: str, after: str) -> bool:
    """Whether a denial governs the sale: one before the town does, one after it only where it denies a sale."""
    if _GIVEN_UP.search(before) or _GIVEN_UP.search(after):
        return True
    return bool(_DENIED.search(before) or _DENIED_SALE.search(after))


def _kept(sale: re.Match[str]) -> str:
    """The words of a sale, or a blank where what is sold is other goods than drugs."""
    goods = sale["goods"] or sale["subject"]
    traded = _NO_GOODS.search(goods) and not _SEVERAL_PHONES.search(sale[0])
    return sale[0] if traded or not _NAMED_GOODS.match(goods) else " "
