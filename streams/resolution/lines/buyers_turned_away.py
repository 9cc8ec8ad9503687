"""Whether a text says of the buyers of a town that they have to come elsewhere, or that no line comes as far as them.

``Users in X rang and were told it does not come out that far`` speaks of trade and of X, and says that there is none:
the denial stands in a clause of its own and refers back. Whoever comes from a town to buy in another says nothing of a
sale in theirs.
"""

from __future__ import annotations

import re
from typing import Final

from streams.resolution.lines.trade_clauses import NEGATIVE, TOWN

_APART: Final = rf"[^\w{TOWN}.!?;\n]+"
_WORDS: Final = rf"(?:[\w'\u2019-]+{_APART})"
_BUYERS: Final = (
    r"(?:customers?|users?|buyers?|punters?|clients|addicts?|cats|nittys?|people|locals|residents|those|some|anyone"
    r"|anybody|everyone|lads|kids)"
)
_SUPPLIES: Final = (
    r"(?:com(?:e|es|ing)|go(?:es|ing)?|deliver\w*|drop(?:s|ping)?|serv(?:e|es|ing)|travel\w*|driv(?:e|es|ing)"
    r"|reach(?:es|ing)?|cover(?:s|ing)?|s[eo]ll(?:s|ing)?|suppl(?:y|ies|ying)|work(?:s|ing)?|run(?:s|ning)?"
    r"|operat(?:e|es|ing)|exten(?:d|ds|ding)|stretch(?:es|ing)?|trad(?:e|es|ing)|deal(?:s|ing)?|ventur(?:e|es|ing)|do)"
)
_COMES: Final = (
    r"(?:come|coming|go|going|deliver(?:ing)?|travel\w*|drive|driving|reach|cover|stretch|extend|venture)\b"
    rf"(?!{_APART}(?:cheap|on|at|before|after|until|till|past|without|alone|with)\b)"
)
_BACK: Final = r"(?:there|(?:that|so|this) far|(?:that|their|this) way)"
_TRAVELS: Final = (
    r"(?:comes?|coming|came|go|goes|going|went|travel\w*|drives?|drove|driving|driven|heads?|headed|heading|journey\w*"
    r"|(?:makes?|made|making) the (?:trip|journey)|(?:gets?|takes?|catch(?:es)?|got|took|caught) (?:a|an|the) \w+)"
)

_THERE: Final = rf"(?:{_WORDS}{{0,2}}?(?:out|over|up|down|round){_APART})?{TOWN}{{5}}(?!{TOWN})"
"""Masked as a town where it stands for one (``trade_clauses.THERE``). No other stands right behind such a verb."""
_NOT_THERE: Final = re.compile(
    rf"\b{NEGATIVE}{_APART}{_WORDS}{{0,3}}?{_SUPPLIES}{_APART}(?:{_WORDS}{{0,3}}?{_BACK}\b|{_THERE})"
    r"(?!\s+(?:on|at|before|after|until|till|during|any ?more than|alone)\b)",
    re.IGNORECASE,
)
"""A denied sale in the town named last: it does not deliver there, they will not come out that far."""
_TOO_FAR_AFTER: Final = re.compile(r"^\s+(?:is|was|being|would be)\s+(?:\w+\s+)?too far\b", re.IGNORECASE)
_TOO_FAR_BEFORE: Final = re.compile(r"\btoo far\s+(?:\w+\s+){0,2}?(?:to|for)\s+(?:the\s+)?$", re.IGNORECASE)
_IN_TOWN: Final = re.compile(
    rf"\b{_BUYERS}\s+(?:\w+\s+){{0,2}}?(?:in|from|around|near|of|at)\s+(?:the\s+)?$", re.IGNORECASE
)
_OF_TOWN: Final = re.compile(rf"^(?:['\u2019]s)?\s+(?:\w+\s+)?{_BUYERS}\b", re.IGNORECASE)
_FROM: Final = re.compile(r"\bfrom\s+(?:the\s+)?$", re.IGNORECASE)
_REFUSED: Final = re.compile(
    rf"\btold{_APART}(?:that{_APART})?(?:it|they|he|she|the\s+\w+(?:\s+line)?){_APART}{_WORDS}{{0,2}}?{NEGATIVE}{_APART}{_WORDS}{{0,2}}?{_COMES}"
    rf"|\btold{_APART}(?:(?:that{_APART})?they{_APART}{_WORDS}{{0,3}}?)?to{_APART}(?:come|travel|go)\b"
    r"|\b(?:turned (?:away|down)|knocked back|refused|too far)\b",
    re.IGNORECASE,
)
_ELSEWHERE: Final = rf"(?:{TOWN}|elsewhere\b|(?:another|the next|a bigger|the nearest) town\b|out of town\b)"
_COME_TO_TOWN: Final = re.compile(
    rf"\b{_TRAVELS}\b(?:{_APART}[\w'\u2019-]+){{0,5}}?{_APART}(?:(?:in)?to{_APART})?(?:the{_APART})?{_ELSEWHERE}",
    re.IGNORECASE,
)
_BUY_IN_TOWN: Final = re.compile(
    rf"^(?:['\u2019]s)?{_APART}{_WORDS}{{0,4}}?(?:meets?|met|collects?|collected|buys?|bought|scores?|scored|picks? up)"
    rf"(?:{_APART}(?!(?:and|or|but)\b|{_BUYERS}\b)[\w'\u2019-]+){{0,6}}?{_APART}"
    rf"(?:in|at|over in){_APART}(?:the{_APART})?{TOWN}"
    rf"|^(?:['\u2019]s)?\s+(?:\w+\s+)?{_BUYERS}\s+(?:over\s+)?(?:in|at)\s+{TOWN}",
    re.IGNORECASE,
)
_NOT_TO_THEM: Final = re.compile(
    rf"\b{NEGATIVE}{_APART}{_WORDS}{{0,6}}?(?:(?:com(?:e|es|ing)|driv(?:e|es|ing)) out\b"
    rf"|(?:com(?:e|es|ing)|deliver\w*|travel\w*){_APART}{_WORDS}{{0,2}}?to them\b)",
    re.IGNORECASE,
)
_COME_TO_BUY: Final = re.compile(
    rf"^{_APART}{_WORDS}{{0,4}}?{_TRAVELS}{_APART}{_WORDS}{{0,4}}?to{_APART}"
    r"(?:buy|score|collect|pick|get|meet|be served|purchase|fetch)\b",
    re.IGNORECASE,
)


def are_turned_away(before: str, after: str, length: int) -> bool:
    """Whether nothing is sold in a town by what is said of its buyers.

    ``before``: the sentence up to the town. ``after``: from there to the end of the next sentence. Towns are masked.
    ``length``: letters of the town.
    """
    denied = _NOT_THERE.search(after)
    if denied and TOWN not in after[: denied.start()]:
        return True
    if _TOO_FAR_AFTER.search(after) or _TOO_FAR_BEFORE.search(before):
        return True
    if not (_IN_TOWN.search(before) or _OF_TOWN.search(after)):
        return False
    own = re.split(r"[.!?;\n]", after, maxsplit=1)[0]
    return bool(
        denied
        or _REFUSED.search(own)
        or _NOT_TO_THEM.search(own)
        or _names_again_denied(own, length)
        or _COME_TO_TOWN.search(own)
        or _BUY_IN_TOWN.search(own)
        or (_FROM.search(before) and _COME_TO_BUY.search(own))
    )


def _names_again_denied(after: str, length: int) -> bool:
    """Whether a town of as many letters is named again behind a denial: they were told that it does not do X."""
    again = rf"\b{NEGATIVE}{_APART}{_WORDS}{{0,4}}?{TOWN}{{{length}}}(?!{TOWN})"
    return re.search(again, after, re.IGNORECASE) is not None
