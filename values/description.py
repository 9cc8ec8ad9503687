"""What describes somebody and names nobody: ``unknown white male``, ``IC1 male``, ``two youths``, ``the occupant``.

Told by grammar, not by a list of texts: a noun for somebody who is not named (male, driver, brother), with only words
about looks, number and place beside it; or such a noun at the beginning that is joined to more by *in*, *with*, *of*.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from values.name_words import (
    BESIDE_NOUNS,
    CLOTHES,
    DETERMINERS,
    FAMILIES,
    LINKS,
    LOOKS,
    NAMES_TOO,
    OFFICES,
    PEOPLE,
    RELATIONS,
    STOCK_NAMES,
    TITLES,
    UNKNOWN,
)
from values.text import words


class Description(NamedTuple):
    """Says something about somebody and names nobody. It is shown with its event, and is never a person.

    ``rule`` is a short name in small letters and hyphens; ``message`` a plain sentence that never holds the text.
    """

    rule: str
    message: str


DESCRIBED: Final = Description("description", "describes somebody and names nobody; a name is like Ann Example")
STOCK: Final = Description("stock-name", "is a name that stands for anybody, like A N Other; leave the name out")
INITIALS: Final = Description("initials", "holds initials alone, which name nobody; a name is like Ann Example")
REFUSED: Final = Description("refused", "says that the name was not given; leave the name out")
RELATIVE: Final = Description(
    "relative", "says whose relative somebody is, and names nobody; a name is like Ann Example"
)

_CODED: Final = re.compile(
    r"ic\d[mf]?|(?:uk|unk|un|ui|u|nk)[mf]|\d+s?|\d+ish|\d+yrs?|\d+yo|\d+ft\d*|\d+cm|x\d+|\d+x|[mf]\d*"
)
"""IC3M, UKM, 30s, 25yrs, 6ft2, x3, M/30."""
_SLASHED: Final = re.compile(r"\b(u|n|i)\s?[/.\\-]\s?(k|c|i)\b\.?", re.IGNORECASE)
_OWNED: Final = re.compile(r"[a-z]'?s'? (?:\w+ )?(\w+)$")
_REFUSES: Final = re.compile(
    r"^(?:name |details? |id )?(?:has |have |was |is |were |would |will |did |does )?(?:not |never )?"
    r"(?:refus\w*|declin\w*|withh[eo]ld\w*|unwilling|unable|wouldnt|didnt|wont|doesnt|no comment"
    r"|(?:willing|wish\w*|prepared|prefer\w*|want\w*) (?:not )?to\b|prefer\w* not"
    r"|(?:give|provide|state|say|supply|disclose|confirm)n? (?:\w+ )?(?:names?|details?)$)"
)
_EVERY: Final = PEOPLE | UNKNOWN | LOOKS | DETERMINERS | LINKS | BESIDE_NOUNS
_FIGURES: Final = "0123456789"


def describes(text: str) -> Description | None:
    """Why a text names nobody, or None where it may be a name. An empty text is none of both: None."""
    tokens = words(_SLASHED.sub(r"\1\2", text))
    if not tokens:
        return None
    if found := _stock(tokens):
        return found
    if _REFUSES.match(" ".join(tokens)):
        return REFUSED
    if _is_relative(text, tokens):
        return RELATIVE
    if len(tokens) > 1 and (tokens[-1] in FAMILIES or (tokens[0] in PEOPLE and len(tokens[1]) == 1 == len(tokens) - 1)):
        return DESCRIBED
    return DESCRIBED if _only_describes(tokens) or _begins_a_description(tokens) else None


def _stock(tokens: tuple[str, ...]) -> Description | None:
    named = [word for word in tokens if word not in TITLES and not word.isdecimal()]
    if any("".join(named[at:] + named[:at]) in STOCK_NAMES for at in range(min(len(named), 4))):
        return STOCK
    if named and all(len(word) == 1 or (len(word) == 2 and not _vowel(word)) for word in named):
        return INITIALS
    return None


def _vowel(word: str) -> bool:
    return word == "ng" or any(letter in "aeiouy" for letter in word)


def _is_relative(text: str, tokens: tuple[str, ...]) -> bool:
    """``Smith's brother``, ``brother of the victim``."""
    owned = _OWNED.search(text.lower().replace("\u2019", "'"))
    return bool(owned and "'" in owned[0] and owned[1] in PEOPLE) or (
        len(tokens) > 2 and tokens[1] == "of" and tokens[0] in RELATIONS and tokens[0] not in ("son", "daughter")
    )


def _is_noun(tokens: tuple[str, ...], at: int) -> bool:
    """Whether a word is a noun for somebody; one that may be a given name only after another word of a description."""
    word = tokens[at].rstrip(_FIGURES) or tokens[at]
    if word not in PEOPLE and word not in UNKNOWN and not _coded_person(word):
        return False
    loose = at > 0 or len(tokens) == 1 or tokens[1] in LINKS or bool(_CODED.fullmatch(tokens[1]))
    return word not in NAMES_TOO or loose


def _coded_person(word: str) -> bool:
    return bool(_CODED.fullmatch(word)) and word[0] in "iunmf"


def _only_describes(tokens: tuple[str, ...]) -> bool:
    if not all(word.rstrip(_FIGURES) in _EVERY or _CODED.fullmatch(word) for word in tokens):
        return False
    clothed = not CLOTHES.isdisjoint(tokens) and len(tokens) > 1 and NAMES_TOO.isdisjoint(tokens)
    return clothed or any(_is_noun(tokens, at) for at in range(len(tokens)))


def _begins_a_description(tokens: tuple[str, ...]) -> bool:
    """``male in grey hoodie``, ``driver of the Astra``: the noun after words about it, and a link after the noun."""
    for at, word in enumerate(tokens):
        after = tokens[at + 1 :]
        noun = _is_noun(tokens, at) and word not in OFFICES
        if noun and after and (after[0] in LINKS or not CLOTHES.isdisjoint(after)):
            return True
        if noun and after and after[0] in LOOKS and not LINKS.isdisjoint(after):
            return True
        if not noun and word not in LOOKS and word not in DETERMINERS and not _CODED.fullmatch(word):
            return False
    return False
