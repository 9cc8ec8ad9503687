"""Whether the text of a search says that something was found or somebody was arrested.

Of a search that says neither, the words of its text are the grounds for it: what was looked for, not what there was.
"""

from __future__ import annotations

import re
from typing import Final

_NONE: Final = re.compile(
    r"\b(?:no|nil|not any|without any|nothing|none)(?: (?!but\b|except\b|further\b|however\b)\w[\w'-]*){0,5}?"
    r" (?:found|seized|recovered|located|discovered|produced|arrests?|arrested)\b(?! (?:but|except|apart|other)\b)"
    r"|\b(?:not|never|\w+n't)(?: \w[\w'-]*){0,2}? (?:found|seized|recovered|located|discovered|arrested)\b"
)
_FIND: Final = re.compile(
    r"\b(?:found|seized|recovered|located|discovered|surrendered|produced|exhibited|confiscated|concealed|retrieved"
    r"|arrest(?:ed)?|in custody|handed over|gave up|positive|nothing (?:\w+ ){0,3}(?:but|except))\b"
)


def tells_of_a_find(text: str) -> bool:
    """Whether something found, or an arrest, is told and not denied."""
    plain = " ".join(text.casefold().replace("\u2019", "'").split())
    return bool(_FIND.search(_NONE.sub("none", plain)))
