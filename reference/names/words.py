"""Words that come with names and are none: titles, ranks, relationships, particles; and which names stand for which."""

from __future__ import annotations

from functools import cache

from reference.tables import rows


@cache
def words(kind: str) -> frozenset[str]:
    """The folded words of one kind: title, rank, suffix, relation, particle or joined."""
    return frozenset(word for of, word in rows("name_words.csv") if of == kind)


@cache
def short_forms() -> dict[str, frozenset[str]]:
    """The full names that each name is a form of, itself included: bill is bill and william."""
    found: dict[str, set[str]] = {}
    for full, short in rows("short_names.csv.gz"):
        found.setdefault(short, {short}).add(full)
        found.setdefault(full, {full})
    return {name: frozenset(forms) for name, forms in found.items()}
