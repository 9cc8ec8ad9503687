"""Where a line is run from, as a text says of it: ``a Coventry phone``, ``it comes from Luton by train``.

Of people, the town where they live is their home and is stated; here only the line speaks. ``A Corby line`` is also
what people call one that sells in Corby, so that towns of the county count only behind words for running it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reference import places

MOST: Final = 3
"""Homes of one text, the first."""
LONGEST: Final = 4_000
"""Characters of a text that are looked at."""

_WORD: Final = r"[A-Z][\w'\u2019-]*"
_TOWN: Final = rf"(?P<town>{_WORD}(?: (?:(?:on|upon|under|le) )?{_WORD}){{0,2}})"
_ITS: Final = re.compile(
    rf"(?:^|\b(?:[Aa]n?|[Tt]he|[Oo]ne|[Aa]nother) ){_TOWN}(?:[ -]based)? "
    r"(?:(?:drugs?|county|deals?|burner) )?(?:line|phone|number|mobile|sim|handset)\b",
    re.MULTILINE,
)
_COMES: Final = re.compile(
    r"(?:^|[.;,:] |\b(?:it|its|line|phone|they|which|that|runners?|gear|drugs?|supply|stock|food|and)(?: \w+)? )"
    r"(?:[Cc]omes?|[Cc]oming|[Cc]ame|[Dd]riven|[Bb]rought|[Ss]ent|[Tt]ravels?)"
    rf"(?: (?:up|down|over|in|out|across|daily|weekly))? from {_TOWN}",
    re.MULTILINE,
)
_RUN: Final = re.compile(
    r"\b(?:run|runs|controlled|operated|operating|operates|based|headed|managed)"
    rf"(?: (?!by\b)\w+)? (?:from|out of|in) {_TOWN}"
)
_DENIED: Final = re.compile(
    r"\b(?:not|never|no longer|isn['\u2019]?t|wasn['\u2019]?t|used to|formerly|if|whether|against|undercutting|rival)\b"
    r"[^.;\n]*$",
    re.IGNORECASE,
)


def homes_told_in(text: str) -> tuple[str, ...]:
    """The towns from which a text that is about one line says that it is run, in the order in which it names them."""
    text = text[:LONGEST]
    found = (*_found(text, _ITS, beyond=True), *_found(text, _COMES, beyond=True), *_found(text, _RUN, beyond=False))
    return tuple(dict.fromkeys(town for _, town in sorted(found)))[:MOST]


def _found(text: str, form: re.Pattern[str], *, beyond: bool) -> Iterator[tuple[int, str]]:
    for match in form.finditer(text):
        town = _town(match["town"], beyond=beyond)
        if town and not _DENIED.search(text, max(0, match.start() - 80), match.start()):
            yield match.start(), town


def _town(words: str, *, beyond: bool) -> str | None:
    """The longest beginning of the words that is a town; with ``beyond`` of another county than ours."""
    each = words.split()
    for end in range(len(each), 0, -1):
        name = " ".join(each[:end])
        known = places.find(name)
        if places.is_beyond(name) and not known:
            return name
        if known:
            return known[0].name if not (beyond and known[0].in_county) else None
    return None
