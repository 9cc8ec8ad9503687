"""Names of drug lines in a text: ``the JAZZ line``, ``Jazz's line``, ``a county line called Jazz``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from reference.gazetteer import GAZETTEER
from values import line_name
from values.line_name import LineName
from values.text import fold, word_set

_NAME: Final = r"[\"'(]?([A-Z][\w-]*(?: [A-Z][\w-]*)?)[\"')]?"
_LINE: Final = re.compile(
    rf"(?<![\w-]){_NAME}(?:'s)?\s(?:(?:county|drugs?|deal(?:er)?s?|graft)\s)?(?:line|LINE)\b(?!\s(?:manager|of\s(?:work|enquiry)|between))"
    rf"|\b[Tt]he ([A-Z]{{2,}}(?: [A-Z]{{2,}})?) (?:phone|number|handset)\b"
    rf"|\b(?:(?:county|drugs?|deal(?:er)?s?)\sline|line)\s(?:called|named|known\sas|branded|calling\sitself)\s(?:the\s)?{_NAME}"
)
_HINT: Final = re.compile(r"\b(?:line|LINE|phone|number|handset)\b")
_BEFORE: Final = 40
_AFTER: Final = 50
"""Characters on either side of such a word in which the name of a line stands."""
_TITLES: Final = frozenset(("mr", "mrs", "ms", "miss", "dr"))


_OTHER_LINES: Final = word_set("""
    samsung nokia victim suspect a an the this that his her their our my your its one no any every new old another
    other same first second third last next main front back bottom top top-up picket washing telephone phone help
    advice tip hot chat land dead red blue green yellow white black grey fine thin railway rail train bus tram tube
    underground district central jubilee northern victoria piccadilly metropolitan bakerloo circle elizabeth
    overground midland coast branch county drug drugs deal dealer graft crimestoppers police council school housing
    duty on-call reporting anonymous samaritans childline gas water power sewer property tree hedge fence tide bread
    clothing product assembly production battle finish finishing start starting goal touch plumb bee life story
    party straight county-line mash on off in at from when if but and so then he she they it we i you what which who
""")
"""Words before ``line`` and ``phone`` that name no drug line, and words that lead a name at the start of a sentence."""


class LineInText(NamedTuple):
    """A line's name, and where the text gives it with what says that it is one."""

    start: int
    end: int
    name: str


def lines_in(text: str) -> Iterator[LineInText]:
    """The lines that a text without accents names, in its order. No railway, hotline or town has one."""
    last = 0
    for hint in _HINT.finditer(text):
        match = _LINE.search(text, max(last, hint.start() - _BEFORE), hint.end() + _AFTER)
        if match is None:
            continue
        last = match.end()
        name = _without_lead(match[1] or match[2] or match[3])
        if name and _is_name(name):
            yield LineInText(match.start(), match.end(), name)


def _without_lead(name: str) -> str:
    """Without an article or preposition that begins a sentence: The Jazz line."""
    first, _, rest = name.partition(" ")
    return rest if first.lower() in _OTHER_LINES else name


def _is_name(name: str) -> bool:
    words = name.lower().split()
    read = line_name.read(name)
    if _TITLES.intersection(words):
        return False
    return not _OTHER_LINES.intersection(words) and isinstance(read, LineName) and GAZETTEER.town(fold(name)) is None
