"""What the text of an item says of the name that it gives a line: who is asked for, an old name, a new one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from values import line_name
from values.line_name import LineName
from values.text import fold

LONGEST: Final = 4_000
"""Characters of a text that are read."""

_ASKED: Final = re.compile(
    r"\b(?:ask(?:s|ed|ing)?|shout(?:s|ed)?) for (?:an? |the )?"
    r"|\b(?:and|to) say (?:that )?(?:its |it's |hes |he's )?"
    r"|\b(?:sav|stor|kept|keep)(?:e|es|ed|ing)? (?:it |him |her |them |that |this |the (?:number|phone) )?"
    r"(?:in \w+ (?:phone|contacts) )?(?:as|under)(?: the name(?: of)?)? "
    r"|\bin (?:his|her|their|my) (?:phone|contacts) (?:as|under) "
    r"|\bsays? (?=[\w ]{1,20} sent )"
)
_STILL: Final = re.compile(
    r"\bstill (?:calls?|called|calling|knows?|known|goes|saved|stored|refers?|referred)"
    r"(?: (?:it|them|that|the (?:line|phone|number)))?(?: (?:as|by|under|to))?(?: the)? "
    r"|\bby (?:its|the|their) old name(?: of)?,? "
)
_STILL_AFTER: Final = r"\b(?:calls?|rings?|texts?|phones?|says?|knows? (?:it|them) as|asks? for) (?:the )?{} still\b"
_NAME: Final = r"[\"'\u2018\u201c]?(?P<{}>[A-Z][\w-]*(?: [A-Z][\w-]*)?)[\"'\u2019\u201d]?"
_THEIRS: Final = r"(?:['\u2019]?s)?(?: (?:lot|lads|boys|crew|mob|line|phone))?"
_A: Final = _NAME.format("old") + _THEIRS
_B: Final = "(?:the )?" + _NAME.format("new")
_RENAMED: Final = (
    re.compile(rf"{_A} (?:is|are|have become|has become|became|turned into) (?:now )?(?:called |known as )?{_B}"),
    re.compile(rf"{_A} (?:now )?(?:calls? (?:itself|themselves)|goes by|go by|changed (?:its|their|the) name to) {_B}"),
    re.compile(rf"{_A} (?:has |have )?(?:rebranded|renamed (?:itself|themselves)) (?:as |to )?{_B}"),
    re.compile(rf"{_A} (?:now )?(?:trades?|operates?|answers?|runs?) (?:now )?(?:as|under the name(?: of)?) {_B}"),
    re.compile(rf"(?:[Ww]hat (?:was|used to be) (?:called |the )?){_A} (?:is|are) (?:now )?(?:called )?{_B}"),
    re.compile(rf"{_B} (?:is|was) the new name (?:for|of) (?:the )?{_A}"),
    re.compile(rf"{_B}{_THEIRS},? (?:formerly|previously|used to be|which was|was once)(?: known as| called)? {_A}"),
)
_MOVED: Final = re.compile(rf"{_A} (?:has |have )?(?:gone|went|switched|moved|swapped|changed) (?:over )?to {_B}")
"""A new name where the item gives the line this name; else a town or a make of phone as well."""
_SAYS_NOW: Final = re.compile(
    r"\bnow\b|\bthese days\b|\bnowadays\b|\bfrom (?:this|last) \w+|\bsince\b|\bcalls? (?:itself|themselves)"
    r"|\bgo(?:es)? by\b|\bthe new name\b"
    r"|rebranded|renamed|changed|formerly|previously|used to be|became|become|turned into|\bonce\b"
)
"""Words without which two names in a sentence are no old and new name of one line."""


def is_asked_for(text: str, name: str) -> bool:
    """Whether callers are told to ask for somebody whose name is a word of this canonical name."""
    return _follows(_ASKED, text, name)


def is_still_called(text: str, name: str) -> bool:
    """Whether the text says that somebody calls a line by this canonical name still: it has another by now."""
    after = re.compile(_STILL_AFTER.format(re.escape(name)))
    sentences = re.split(r"[.!?;\n]", text[:LONGEST]) if "still" in text else ()
    return any(after.search(fold(one)) for one in sentences) or _follows(_STILL, text, name)


@lru_cache(maxsize=1_024)
def names_given_in_text(text: str, name: str) -> tuple[str, ...]:
    """The other canonical names of the line of this name of which a sentence says that they are its old or new one."""
    return tuple(dict.fromkeys(other for other in _others(text[:LONGEST], name) if other != name))


def _others(text: str, name: str) -> Iterator[str]:
    for sentence in re.split(r"(?<=[.!?;:])\s|\n", text):
        for pattern in _RENAMED if _SAYS_NOW.search(sentence) else ():
            for found in pattern.finditer(sentence):
                names = [one for group in ("old", "new") if (one := _canonical(found[group]))]
                if name in names:
                    yield from names
        for moved in _MOVED.finditer(sentence):
            if _canonical(moved["new"]) == name and (old := _canonical(moved["old"])):
                yield old


def _canonical(name: str) -> str:
    read = line_name.read(name)
    return read.canonical if isinstance(read, LineName) else ""


def _follows(sign: re.Pattern[str], text: str, name: str) -> bool:
    folded = fold(text[:LONGEST])
    words = {name, *(word for word in name.split() if len(word) > 2)}
    return any(
        re.match(rf"{re.escape(word)}\b", folded[found.end() :]) for found in sign.finditer(folded) for word in words
    )
