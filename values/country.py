"""Countries as people name them beside a vehicle's registration, and the signs that vehicles carry abroad.

Signs: those notified under the Vienna Convention on Road Traffic of 1968 (United Nations, distinguishing signs).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_NAMES: Final = """
A austria austrian|AL albania albanian|B belgium belgian|BG bulgaria bulgarian|BIH bosnia bosnian|BY belarus belarusian
CH switzerland swiss|CY cyprus cypriot|CZ czechia czech|D germany german|DK denmark danish|E spain spanish
EST estonia estonian|F france french|FIN finland finnish|FL liechtenstein|GR greece greek|H hungary hungarian
HR croatia croatian|I italy italian|IRL ireland irish eire|IS iceland icelandic|L luxembourg|LT lithuania lithuanian
LV latvia latvian|M malta maltese|MC monaco|MD moldova moldovan|MNE montenegro|N norway norwegian
NL netherlands dutch holland|NMK macedonia macedonian|P portugal portuguese|PL poland polish|RO romania romanian
RUS russia russian|S sweden swedish|SK slovakia slovak slovakian|SLO slovenia slovenian|SRB serbia serbian
TR turkey turkish|UA ukraine ukrainian|USA usa american|CDN canada canadian|AUS australia australian
GBJ jersey|GBG guernsey|GBM manx|GBZ gibraltar
"""
_BY_NAME: Final = {
    name: sign
    for entry in _NAMES.replace("\n", "|").split("|")
    if entry
    for sign, *names in [entry.split()]
    for name in names
}
OWN_SIGNS: Final = frozenset({"GB", "UK"})
"""The signs of vehicles of the United Kingdom: GB until September 2021, UK since."""
SIGNS: Final = frozenset(_BY_NAME.values()) | OWN_SIGNS
IRISH_COUNTIES: Final = "CE|CN|CW|C|DL|D|G|KE|KK|KY|LD|LH|LK|LM|LS|L|MH|MN|MO|OY|RN|SO|TN|TS|T|WD|WH|WW|WX|W"
"""Marks of the counties of Ireland in its registrations, longest first."""

_WORD: Final = re.compile(
    rf"\b(?:{'|'.join(sorted(_BY_NAME, key=len, reverse=True))})\b(?: (?:registered|plates?|reg))?", re.IGNORECASE
)
_SIGN: Final = re.compile(r"[(\[] ?([A-Z]{1,3}) ?[)\]]|^([A-Z]{1,3}):|\b([A-Z]{1,3}):$", re.IGNORECASE)


@lru_cache(maxsize=4_096)
def sign_of(text: str) -> str | None:
    """The sign of the country that a text names in a word, or gives as a sign in brackets or before a colon."""
    if named := _WORD.search(text):
        return _BY_NAME[named[0].lower().split()[0]]
    for match in _SIGN.finditer(text):
        sign = (match[1] or match[2] or match[3]).upper()
        if sign in SIGNS:
            return "GB" if sign in OWN_SIGNS else sign
    return None


def without(text: str) -> str:
    """A text without the name or sign of a country."""
    return _SIGN.sub(" ", _WORD.sub(" ", text))
