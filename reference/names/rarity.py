"""How rare names are, in hundredths of a bit: -100·log2 of the share that bear them. From open counts."""

from __future__ import annotations

from functools import cache

from reference.tables import rows


@cache
def given() -> dict[str, int]:
    """Given names, by their largest share of one sex."""
    return {name: int(bits) for kind, name, bits in rows("name_bits.csv.gz") if kind == "given"}


@cache
def surnames() -> dict[str, int]:
    """Surnames, by their share of people."""
    return {name: int(bits) for kind, name, bits in rows("name_bits.csv.gz") if kind == "surname"}
