"""The page of codes: every vocabulary, each code with what it counts for and the other words that are read as it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from schemas.vocabulary.event_kinds import REFERRALS
from schemas.vocabulary.findings import CERTAINTIES, FINDINGS, FREQUENCIES
from schemas.vocabulary.markers import VEHICLE_MARKERS, WARNING_MARKERS
from schemas.vocabulary.organisations import ORGANISATION_KINDS
from schemas.vocabulary.outcomes import OUTCOMES
from schemas.vocabulary.premises_types import PREMISES_TYPES
from schemas.vocabulary.relations import ADDRESS_USES, RELATIONS
from schemas.vocabulary.roles import ROLES
from schemas.vocabulary.sentences import TYPES
from schemas.vocabulary.terms import Vocabulary
from schemas.vocabulary.threats import THREATS

VOCABULARIES: Final = {
    "Threats, crime types, activities": THREATS,
    "Roles": ROLES,
    "Relations": RELATIONS,
    "Uses of an address": ADDRESS_USES,
    "Types of premises": PREMISES_TYPES,
    "Protective acts": REFERRALS,
    "Outcomes": OUTCOMES,
    "Findings": FINDINGS,
    "How often": FREQUENCIES,
    "How sure": CERTAINTIES,
    "Organisations": ORGANISATION_KINDS,
    "Warning markers": WARNING_MARKERS,
    "Markers of vehicles": VEHICLE_MARKERS,
}
"""Every vocabulary that a source speaks, by its heading."""

_OPENING: Final = """# Codes and what they mean

Each code, what it counts for, and the other words that are read as the same. Capitals, blanks, underscores and plurals
make no difference: `County Line` is `county-lines`. A code in small letters, digits and hyphens that is not here is
accepted and shown; it counts for nothing, and its source gets a receipt `not-understood` that names the field and the
nearest codes here. In any other writing it is refused, but for an outcome, which may be any text. An anonymous report
takes no role that is not here. This page is made from `schemas/vocabulary`.
"""


_SENTENCES: Final = """## Types of sentences

A `sentence_type` is no code of a list: it is read by its words, in whatever order. In small letters and hyphens any is
accepted, and one without a word of these is custody, if it has `days`. In other writing (`IPP`, `Suspended
Imprisonment`) it is accepted where each of its words is a court's, and stored in small letters with hyphens. `quashed`,
`varied` and `substituted` tell what became of an earlier sentence for the same offence, `activated` that a suspended
one is served.
"""


def vocabulary_page() -> str:
    """The whole page, in Markdown."""
    tables = (line for name, one in VOCABULARIES.items() for line in _table(name, one))
    return "\n".join([_OPENING, *tables, *_sentence_types()])


def _sentence_types() -> Iterator[str]:
    yield _SENTENCES
    yield "| means | such as |"
    yield "|---|---|"
    for meaning, codes in TYPES.items():
        yield f"| {meaning.value} | {', '.join(f'`{code}`' for code in codes)} |"
    yield ""


def _table(heading: str, vocabulary: Vocabulary) -> Iterator[str]:
    yield f"## {heading}\n"
    yield "| code | counts for | also written |"
    yield "|---|---|---|"
    for one in vocabulary.terms:
        yield f"| `{one.code}` | {', '.join(sorted(one.counts_for))} | {', '.join(one.others)} |"
    yield ""
