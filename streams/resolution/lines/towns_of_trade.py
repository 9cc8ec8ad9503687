"""In which of the towns that a text names it says that a line sells.

A town is named for many reasons. It counts where its clause speaks of trade, or of the line itself, and of nothing that
explains the town otherwise: home, kin, school, court, the past, the way somewhere, a denial. Clauses end at the marks
of a sentence, and at words that set what follows apart (but, whereas). By words and never by grammar, so that it is the
same everywhere; what it misses is not read, since a place where no line sells costs a search.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from schemas.extracted import Passage

_CLAUSE: Final = re.compile(
    r"[.!?;\n]+(?=\s|$)|,\s*(?=(?:and |or )?(?:not|never|nor|no)\b)"
    r"|\b(?:but|whereas|although|though|however|except|apart from|other than|instead of|rather than)\b",
    re.IGNORECASE,
)
_TRADE: Final = re.compile(
    r"\b(?:sells?|selling|sold|sellers?|sales?|deal(?:s|t|ing|ers?)?|suppl(?:y|ies|ied|ying|iers?)|serv(?:e|es|ed|ing)"
    r"|shot(?:s|ted|ting|ters?)?|shottin|push(?:es|ed|ing|ers?)?|distribut\w+|deliver\w*|drops|dropping|dropped"
    r"|trap(?:s|ped|ping|houses?)?|cuckoo\w*|graft(?:s|ed|ing)?|runners?|running|runs|lines?|customers?|buyers?|users?"
    r"|punters?|clients|addicts?|cats|nittys?|bought|buys?|buying|scor(?:e|ed|es|ing)|ott?|cunch|country|patch|turf"
    r"|market|trade|trades|trading|drugs?|heroin|crack|cocaine|coke|cannabis|weed|gear|food|bits|pebs"
    r"|mov(?:e|es|ed|ing) (?:in|into|onto)|set(?:s|ting)? up|expand\w*|spread\w*|reach(?:es|ed|ing)?|operat\w+"
    r"|active|works? (?:in|across|around|out of)|working (?:in|across|around|out of)|busy|open(?:s|ed|ing)? up|bulk)\b",
    re.IGNORECASE,
)
_DENIED: Final = re.compile(
    r"\b(?:not|no|never|nor|neither|none|nothing|nobody|cannot|\w+n['\u2019]t|hardly|stopped|ceased|quit|used to"
    r"|once (?:sold|dealt|ran|had|worked)|formerly|previously|(?:years?|months) ago|until (?:19|20)\d\d|until recently"
    r"|pulled out|packed up|shut down|g[ai]ven? up|withdr[ae]w\w*|left|driven out|forced out|chased out|run out of"
    r"|stay(?:s|ed|ing)? (?:out|away|clear|off)|keep(?:s|ing)? (?:out|away|clear|off)|kept (?:out|away|clear|off)"
    r"|avoid\w*|refus\w+|den(?:y|ies|ied|ying)|wrong\w*|false\w*|untrue|malicious|ruled out|negative|unlikely"
    r"|yet to|wants?|wanted|hopes?|hoped|plans?|planned|planning|out of bounds|off limits"
    r"|isnt|doesnt|dont|wont|didnt|hasnt|havent|wasnt|arent|aint)\b",
    re.IGNORECASE,
)
_NOT_DENIED: Final = re.compile(
    r"\b(?:(?:not|\w+n['\u2019]t) (?:only|just|stopped|left|given up|gone away)|no doubt|no secret)\b", re.IGNORECASE
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
_LEADS_AWAY: Final = re.compile(r"\b(?:from|via|through|past|towards|leaving)\s+(?:the\s+)?$", re.IGNORECASE)
"""Before a town: it is where somebody comes from, or on the way."""
_BUYERS_FROM: Final = re.compile(
    r"\b(?:customers?|users?|buyers?|punters?|clients|addicts?|cats|calls?|orders)\s+from\s+(?:the\s+)?$", re.IGNORECASE
)


def towns_of_trade(text: str | None, towns: Iterable[Passage[str]]) -> Iterator[str]:
    """The towns, in their order, of which a clause says so."""
    if text is None:
        return
    ends = [0, *(found.end() for found in _CLAUSE.finditer(text)), len(text)]
    for town in towns:
        start = max(end for end in ends if end <= town.start)
        until = next((found.start() for found in _CLAUSE.finditer(text, town.end)), len(text))
        if _is_of_trade(text[start : town.start], text[town.end : until]):
            yield town.value


def _is_of_trade(before: str, after: str) -> bool:
    """Whether a clause speaks of trade in the town that stands between these two parts of it."""
    if _LEADS_AWAY.search(before) and not _BUYERS_FROM.search(before):
        return False
    clause = _NOT_DENIED.sub(" ", f"{before} {after}")
    return bool(_TRADE.search(clause)) and not _DENIED.search(clause) and not _OTHERWISE.search(clause)
