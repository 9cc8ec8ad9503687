"""The words of one part of a name, without what stands beside them: titles, ranks, particles, generations.

Words are folded; figures that stand for letters are turned back (``cap0er``), parts that belong together are joined
(``mac donald``), and what was written twice stands once. What is left may be nothing: then the text held no name.
"""

from __future__ import annotations

import re
from typing import Final

from values.name_words import (
    ALSO_UNKNOWN,
    BESIDE_NOUNS,
    DETERMINERS,
    DOUBTS,
    GENERATIONS,
    GIVEN_TOO,
    HONOURS,
    INNER,
    JOINED,
    LOOKS,
    NAMES_TOO,
    OFFICES,
    PARTICLE_NAMES,
    PARTICLES,
    PEOPLE,
    RELATIONS,
    TITLES,
    UNKNOWN,
    VIETNAMESE,
    VIETNAMESE_GIVEN,
    VIETNAMESE_TOO,
)
from values.text import words

MOST: Final = 8
"""Words of a name that are looked at. More are a list or a story."""

NO_NAMES: Final = UNKNOWN - ALSO_UNKNOWN | {"male", "female", "baby", "infant", "person", "tbc", "tba", "na", "none"}
"""Words that stand where a name is not known, beside one that is."""

FULL, GIVEN, SURNAME = "full", "given", "surname"

ORDINAL: Final = re.compile(r"\d+(?:st|nd|rd|th)")

_BEARERS: Final = PEOPLE - NAMES_TOO - GIVEN_TOO

_BEFORE: Final = (_BEARERS | BESIDE_NOUNS | DETERMINERS | UNKNOWN | LOOKS) - NAMES_TOO - GIVEN_TOO

_NOUNS: Final = (PEOPLE | OFFICES) - GIVEN_TOO - NAMES_TOO

_RELATIVES: Final = RELATIONS - NAMES_TOO

_AGE: Final = re.compile(r"\d{1,3}(?:yrs?|yo|y|years?|ish|s)")

_SYLLABLE: Final = re.compile("[bcdghklmnpqrstvx]{0,3}[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?")
"""Of Vietnamese, as it is written."""

_OF_SURNAMES: Final = frozenset(("fitz", "mac", "mc", "o"))

_FULLY: Final = {"mc": "mac", "abd": "abdul", "abdel": "abdul"}

_FIGURES: Final = str.maketrans("01359", "oiesg")


_NEVER_ALONE: Final = NO_NAMES | TITLES | {"of", "the", "and"}
"""Words that are no name of their own, also where nothing stands beside them."""


def bare_words(text: str, *, of: str = FULL) -> tuple[tuple[str, ...], str]:
    """The words of a name in full, of given names or of a surname without those beside it, and the generation."""
    found = words(text)
    if len(found) == 1 and found[0].isalpha() and found[0] not in _NEVER_ALONE:
        return (_begun(found[0]),), ""  # as most given names and surnames are
    tokens = [word for word in found if any(map(str.isalpha, word)) and not _AGE.fullmatch(word)]
    tokens = tokens[_described(tokens) :] if of == FULL else tokens
    ranked = any(ORDINAL.fullmatch(word) and word not in GENERATIONS for word in tokens) or "of" in tokens[1:]
    tokens = [word for word in tokens if word not in NO_NAMES] or ([] if of == FULL else tokens)
    tokens, generation = without_generation([word for word in tokens if not (ranked and word in OFFICES)])
    tokens = [word for word in tokens if not ORDINAL.fullmatch(word) and word not in ("of", "the", "and")]
    tokens = _without_titles(tokens, of)
    if of == FULL:
        tokens = _without_nouns(tokens)
    written = _joined([_spelled(word) for word in _without_particles(tokens, of)], of)[:MOST]
    once = _unrepeated(written)
    if len(once) < len(written):  # Ann Example II, Ann Example: only now the generation is the last word
        rest, younger = without_generation(list(once))
        return tuple(rest), generation or younger
    return once, generation


def _without_nouns(tokens: list[str]) -> list[str]:
    """A name without what somebody is to somebody, or a rank, before it: Mother Harrow, Victim Ronald Harrow."""
    if len(tokens) == 2 and tokens[0] in _RELATIVES:
        return tokens[1:]
    while len(tokens) > 1 and (tokens[0] in DOUBTS or (tokens[0] in DETERMINERS and tokens[1] in PEOPLE)):
        tokens = tokens[1 + (tokens[0] in DETERMINERS) :]
    while len(tokens) > 2 and tokens[0] in _NOUNS:
        tokens = tokens[1:]
    return tokens


def _described(tokens: list[str]) -> int:
    """How many words before a name describe who bears it: taxi driver Ali Khan, vulnerable female Ann Example."""
    first = next((at for at, word in enumerate(tokens) if word not in _BEFORE), len(tokens))
    ends = [at for at in range(2, first + 1) if tokens[at - 1] in _BEARERS and at < len(tokens)]
    return max(ends, default=0)


def without_generation(tokens: list[str]) -> tuple[list[str], str]:
    """Generations and honours stand at the end; what is left must be a name."""
    generation = ""
    while len(tokens) > 1 and (tokens[-1] in GENERATIONS or (tokens[-1] in HONOURS and len(tokens) > 2)):
        generation = GENERATIONS.get(tokens[-1], generation)
        tokens = tokens[:-1]
    return [word for word in tokens if word not in ("deceased", "dec", "esq", "esquire")] or tokens, generation


def _without_titles(tokens: list[str], of: str) -> list[str]:
    """Titles stand first. A text that is a title alone holds no name, and a title at the end of one is part of it."""
    at = next((at for at, word in enumerate(tokens) if word not in TITLES), len(tokens))
    rest = tokens[at:]
    if of != FULL or len(rest) < 2:
        return rest
    return [word for at, word in enumerate(rest) if word not in TITLES or (at == len(rest) - 1 and len(word) > 3)]


def _without_particles(tokens: list[str], of: str) -> list[str]:
    """Particles stand before what they belong to: never last, and first only in a surname or where no given name."""
    if (of == FULL and _is_vietnamese(tokens)) or (of == GIVEN and "thi" in tokens):
        return tokens
    bare = [word for at, word in enumerate(tokens) if at == len(tokens) - 1 or not _is_particle(word, at, of)]
    stay = [word for at, word in enumerate(bare) if not 0 < at < len(bare) - 1 or word not in INNER]
    return stay if len(stay) > 1 or of != FULL else tokens


def _is_vietnamese(tokens: list[str]) -> bool:
    """Names of one syllable each, of which the first or the last is a Vietnamese surname: Le Van Nam, Nam Van Le."""
    if len(tokens) < 3 or not all(map(_SYLLABLE.fullmatch, tokens)):
        return False
    if tokens[0] in VIETNAMESE_TOO and tokens[1] in ("van", "thi"):
        return tokens[-1] in VIETNAMESE_GIVEN
    return not VIETNAMESE.isdisjoint((tokens[0], tokens[-1]))


def _is_particle(word: str, at: int, of: str) -> bool:
    return word in PARTICLES and (at > 0 or of == SURNAME or (of == FULL and word not in PARTICLE_NAMES))


def _unrepeated(parts: list[str]) -> tuple[str, ...]:
    """A whole name that was written twice is written once; one word twice is a name: Mohamed Mohamed."""
    half = len(parts) // 2
    if half > 1 and parts[:half] == parts[half:]:
        return tuple(parts[:half])
    return tuple(dict.fromkeys(parts)) if len(parts) > 2 else tuple(parts)


def _joined(parts: list[str], of: str) -> list[str]:
    """``mac donald`` and ``mc donald`` are macdonald, ``abd al aziz`` is abdulaziz, ``o brien`` is obrien.

    Of two words of a name in full only the first parts of a surname are joined: Abdul Abbott has two names.
    """
    found: list[str] = []
    for part in reversed(parts):
        belongs = of == GIVEN or len(parts) > 2 or part in _OF_SURNAMES
        if part in JOINED and found and len(found[-1]) > 2 and belongs:
            found.append(_FULLY.get(part, part) + found.pop())
        else:
            found.append(_begun(part))
    return found[::-1]


def _begun(part: str) -> str:
    if part.startswith("mc") and len(part) > 4:
        return f"mac{part[2:]}"
    if part.startswith("abdel") and len(part) > 7:
        return f"abdul{part[5:]}"
    return part


def _spelled(word: str) -> str:
    """A word with the figures that stand for letters in it turned back: ``cap0er`` is capoer."""
    return word if word.isalpha() else word.translate(_FIGURES)
