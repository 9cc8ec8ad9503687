"""What an outcome's text asserts about guilt or innocence, without what it only claims, denies or rejects.

``says he was elsewhere``, ``has not been eliminated`` and ``alibi checked and disproved`` name a finding that nobody
made; ``alibi confirmed, later charged`` one that a later step overtook. Texts come in small letters, single spaces.
"""

from __future__ import annotations

import re
from typing import Final

_CLAIMS: Final = re.compile(
    r"\b(says?|said|saying|states?|stated|stating|claims?|claimed|claiming|maintain(?:s|ed|ing)|insist(?:s|ed|ing)"
    r"|asserts?|asserted|alleges|alleging|protest(?:s|ed|ing)|argues?|argued|arguing|contends?|contended"
    r"|submission|submits|suggestion|believes|according to|may|might|whether|if|until|unless)\b"
    r"([^.;,\n]*?)(?=[.;,\n]| - |$)"
)
_FINDERS: Final = frozenset(
    "victim complainant aggrieved witness witnesses caller informant ip oic officer officers judge court jury cps lab"
    " laboratory forensics cctv footage report reports dna result results fingerprints".split()
)
"""Who finds, or takes back: what they say is no claim of the person's own."""

_NEAR: Final = 4  # words before what somebody says that name who says it: officer in the case

_ACCEPTED: Final = re.compile(
    r"(?<!not )(?<!never )(?<!not been )(?<!not yet )(?<!cannot be )"
    r"\b(?:upheld|accepted|confirmed|verified|corroborated|proved|proven|allowed|agreed|granted|succeeded|successful)\b"
)
_LIGHT: Final = (
    r"(?:be|been|being|yet|fully|formally|conclusively|definitively|currently|possible|able|so far|as yet|still|to|an?"
    r"|(?:case|instance|matter) of)"
)
_NEGATED: Final = re.compile(
    rf"\b(?:cannot|can not|\w+n't|not|never|without)(?: {_LIGHT})+\b"
    r"|\b(?:unable|yet|failed|hopes?|awaiting|waiting) to(?: be)?\b"
    r"|\b(?:to be|can be|no longer)(?= (?:eliminated|ruled|excluded|exonerated|cleared|acquitted|discounted)\b)"
)
_REJECTED: Final = re.compile(
    r"(?: (?:and|but|then|was|were|is|has|have|had|been|being|since|later|subsequently|now|found|to|be|shown|as))*"
    r" (?:rejected|refused|disproved|disproven|refuted|disbelieved|discredited|overruled|false|untrue|a lie)\b"
)
_LATER_STEP: Final = re.compile(
    r"(?:[.;,:\n]| -|\bbut|\bthen) (?:(?:has|have|been|was|is|he|she|they|now|since|then|later|subsequently) )*"
    r"(?:charged(?! in error)|bailed|rui\b|released (?:under investigation|on bail|on police bail)|remanded|summonsed)"
)


def asserted(text: str) -> str:
    """The text with claims left out, negations drawn to what they deny, and nothing before a later charge or bail."""
    steps = list(_LATER_STEP.finditer(text))
    latest = text[steps[-1].start() :] if steps else text
    return _REJECTED.sub(" denied", _NEGATED.sub("not", _CLAIMS.sub(_unless_accepted, latest)))


def _unless_accepted(claim: re.Match[str]) -> str:
    by = claim.string[: claim.start()].split()[-_NEAR:]
    if _ACCEPTED.search(claim[2]) or not _FINDERS.isdisjoint(by):
        return claim[0]
    return claim[1]
