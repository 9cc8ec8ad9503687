"""What the clause around a town says of it: trade, a denial of it, a sale of other goods, or why it is named otherwise.

By words and never by grammar. Towns stand in the text as ``TOWN``, repeated to their length, so that no pattern need
know them and no place in the text moves.
"""

from __future__ import annotations

import re
from typing import Final

TOWN: Final = "\u00a7"

_NEGATIVE: Final = (
    r"(?:not|no|never|nor|neither|none|nothing|nobody|cannot|hardly|\w+n['\u2019]t"
    r"|isnt|doesnt|dont|wont|didnt|hasnt|havent|wasnt|arent|aint)"
)
_TURNS: Final = r"(?:wants?|hopes?|plans?|planned|(?:keeps?|stays?) (?:out|away|clear|off))"
_SELLS: Final = r"(?:sells|deals|supplies|serves|shots|traps|operates|delivers|drops)"
SENTENCE_END: Final = re.compile(r"\n|[.!?;]+(?=\s|$)")
CLAUSE_END: Final = re.compile(
    r"\n|[.!?;]+(?=\s|$)"
    rf"|\b(?:and|or)\s+(?=(?:\w+\s+){{0,3}}(?:{_NEGATIVE}|{_TURNS})\b)"
    rf"|\b(?:and|or)\s+(?=(?:\w+\s+){{0,3}}(?:{_SELLS}|stopped|ceased|quit|pulled|refus\w+|avoid\w*)\b[^.!?;\n{TOWN}]{{0,80}}{TOWN})"
    rf"|,\s*(?=(?:\w+\s+){{0,3}}{_NEGATIVE}\b)"
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
    r"\b(?:stopped|ceased|quit|used to"
    r"|once (?:sold|dealt|ran|had|worked)|formerly|previously|(?:years?|months) ago|until (?:19|20)\d\d|until recently"
    r"|pulled out|packed up|shut down|g[ai]ven? up|withdr[ae]w\w*|left|driven out|forced out|chased out|run out of"
    r"|stay(?:s|ed|ing)? (?:out|away|clear|off)|keep(?:s|ing)? (?:out|away|clear|off)|kept (?:out|away|clear|off)"
    r"|avoid\w*|refus\w+|den(?:y|ies|ied|ying)|wrong\w*|false\w*|untrue|malicious|ruled out|negative|unlikely"
    r"|yet to|wants?|wanted|hopes?|hoped|plans?|planned|planning|out of bounds|off limits)\b",
    re.IGNORECASE,
)
_DENIED: Final = re.compile(rf"\b{_NEGATIVE}\b", re.IGNORECASE)
_DENIED_SALE: Final = re.compile(
    rf"\b{_NEGATIVE}\b(?:\W+\w+){{0,5}}?\W+(?:s[eo]ll?\w*|sold|deal\w*|suppl\w+|serv\w+|shot\w*|trap\w*|active|work\w*|runners?"
    r"|customers?|users?|buyers?|trade|drugs?|bought|buys?)\b",
    re.IGNORECASE,
)
"""A denial after the town governs it only where what it denies is the sale: ``Corby is not served``."""
NOT_DENIED: Final = re.compile(
    r"\b(?:(?:not|\w+n['\u2019]t) (?:only|just|stopped|left|given up|gone away)|no doubt|no secret"
    r"|no other (?:\w+ )?(?:lines?|crews?|gangs?|groups?|dealers?)|(?:nobody|no one|no-one) else)\b",
    re.IGNORECASE,
)
_OTHERWISE: Final = re.compile(
    r"\b(?:(?:grand|step|god|half)?-?(?:mother|father|mum|mom|dad|parents?|sister|brother|son|daughter)|nanna?|nan|gran"
    r"|granny|grandad|grandma|aunt|auntie|uncle|cousin|nephew|niece|wife|husband|girlfriend|boyfriend|partner|ex"
    r"|fianc[e\u00e9]e?|family|relatives?|liv(?:e|es|ed|ing)|resid\w+|born|birth|raised|grew up|brought up|origin\w*"
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
    rf"|\b(?P<subject>{_DETERMINER}\s+(?:[\w'\u2019-]+\s+){{1,3}}?)(?:was|were|is|are|been|being)\s+(?:bought|sold|delivered)\b",
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


def is_untrue(before: str, after: str) -> bool:
    """Whether the sentence up to a town, or what follows until the end of the next one, calls the whole not true."""
    return bool(_UNTRUE_BEFORE.search(before) or _UNTRUE_AFTER.search(after))


def says_trade(before: str, after: str) -> bool:
    """Whether a clause speaks of trade in the town that stands between these two parts of it."""
    before, after = NOT_DENIED.sub(" ", before), NOT_DENIED.sub(" ", after)
    clause = f"{before}{TOWN}{after}"
    if _is_denied(before, after) or _OTHERWISE.search(clause):
        return False
    without_goods = _GOODS.sub(_kept, clause)
    if without_goods != clause:
        return bool(_TRADE.search(without_goods))
    return bool(_TRADE.search(clause) or _LINE.search(clause))


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
