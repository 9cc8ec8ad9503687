"""Gangs and crime groups that a text names plainly: ``the Larch Road lot``, ``CDK boys``, ``an OCG known as Pike``.

The name stands before a word that says that it is a group, in capitals, or behind one that says what it is called. What
only describes (``local boys``, ``a Polish gang``), is called after a town or a trade, or works for a living (an
ambulance crew) names none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from schemas.base import constructed
from schemas.statements import ReadOrganisation, StatedOrganisation
from schemas.vocabulary.organisations import OrganisationKind
from streams.enrichment.read_mentions.relation_forms import GROUP
from streams.enrichment.read_mentions.relations_in_text import Located
from streams.enrichment.read_mentions.words_read import ReadText, read_mention_id
from streams.enrichment.stated_organisations import group_name_of
from values.group_name import GroupName
from values.text import word_set

_WORD: Final = r"[A-Z0-9][\w#$&'-]*"
_NAME: Final = rf"{_WORD}(?: {_WORD}){{0,3}}"
_SORT: Final = r"(?:[Gg]ang|[Cc]rew|[Bb]oy[sz]|[Mm]ob|OCG|USG|[Ll]ot|[Mm]andem|[Mm]assive|[Pp]osse)"
_GROUP: Final = re.compile(
    rf"(?:(?<=[Tt]he )|(?<![\w#$&'-]))[\"']?({_NAME})[\"']? ({_SORT})\b(?![-'\w#$&]| [A-Z][a-z])"
    rf"|\b(?:[Gg]ang|[Cc]rew|OCG|USG|[Gg]roup)\s(?:called|named|known\sas|calling\sthemselves)\s(?:the\s)?[\"']?({_NAME})"
)
_BEFORE: Final = 6
"""Characters before a name in which an article and a quotation mark stand."""
_HINT: Final = re.compile(r"gang|crew|boy[sz]|mob|ocg|usg|\blot\b|mandem|massive|posse|group", re.IGNORECASE)

_AT_WORK: Final = word_set("""
    ambulance fire police film camera ground cabin lifeboat rescue response section night day early late flight train
    bus taxi stage tv news construction building scaffolding roofing gas water highway council housing army navy school
    year yr form class under scout scouts cub choir football rugby cricket office parking auction flash facebook
    whatsapp monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december mr mrs ms miss dr pc sgt ps two three four five six seven eight nine ten
    cov brum bham manc notts leics lpool road street estate
""")
"""Words that begin no gang's name: of trades, schools, days, counted boys, and short names of cities."""
_LEADS: Final = word_set(
    "a an and at by from for if in is it of off on or our some that the their these this those with"
)


class GroupsRead(NamedTuple):
    """The groups read, and where the text names them and those that the item states."""

    mentions: tuple[ReadOrganisation, ...]
    located: tuple[Located, ...]


def read_groups(text: ReadText, stated: Sequence[StatedOrganisation]) -> GroupsRead:
    """Each once. ``stated``: of the item, which are located where the text names them."""
    known = {one.canonical: one.id for one in stated if one.canonical}
    mentions: list[ReadOrganisation] = []
    located: list[Located] = []
    for match in _GROUP.finditer(text.cased) if _HINT.search(text.cased) else ():
        if (found := _group(text, match)) is None:
            continue
        name = found.canonical or ""
        if name not in known:
            mentions.append(found)
            known[name] = found.id
        located.append(Located(*text.at(*match.span()), GROUP, known[name]))
    return GroupsRead(tuple(mentions), tuple(located))


def _group(text: ReadText, match: re.Match[str]) -> ReadOrganisation | None:
    written = _without_lead(text.words(*match.span(1 if match[1] else 3)))
    words = written.lower().split()
    if not words or words[0] in _AT_WORK or (match[1] and not _is_plain(text.cased, match, written)):
        return None
    sort = match[2] or ""
    name = written if sort.lower() in {"gang", "ocg", "usg", "lot", ""} else f"{written} {sort}"
    read = group_name_of(name, organised=True)
    if not isinstance(read, GroupName):
        return None
    kind = OrganisationKind.CRIME_GROUP if "ocg" in match[0].lower() else OrganisationKind.GANG
    fields = {"id": read_mention_id("group", kind.value, read.canonical), "kind": kind, "name": name}
    return constructed(ReadOrganisation, **fields, canonical=read.canonical, read=text.words(*match.span()))


def _without_lead(name: str) -> str:
    """Without the article or preposition that begins a sentence: ``The Larch Road``."""
    words = name.split()
    while words and words[0].lower() in _LEADS:
        del words[0]
    return " ".join(words)


def _is_plain(text: str, match: re.Match[str], name: str) -> bool:
    """Whether it is written as a name: behind an article, of two words, in capitals, or with figures or signs.

    One word with a capital may only begin its sentence (``Teenage boys``); whose a lot is says no name (``Kez's``),
    and a lot of one word may be a family (``the Sample lot``).
    """
    if re.search(r"'s?\b", name):
        return False
    before = text[max(0, match.start(1) - _BEFORE) : match.start(1)]
    behind_article = before.rstrip("\"'").lower().endswith("the ") or len(match[1]) != len(name)
    several, capitals = " " in name, len(name) > 1 and name.upper() == name
    return several or capitals or (behind_article and match[2].lower() != "lot")
