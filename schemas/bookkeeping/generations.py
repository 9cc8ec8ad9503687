"""A generation: the rules, reference data and partitions that everything derived belongs to.

Every internal topic, table, consumer group and index belongs to one; a step refuses state of another.
"""

from __future__ import annotations

from schemas.base import Model


class Generation(Model):
    """What one generation was built with. Written to ``intel.generations`` when its topics are created."""

    name: str  # the first 12 hex digits of the digest of all below but ``topics``
    rules: str  # digest of the source of the pure packages
    reference: str  # digest of the shipped reference data
    partitions: dict[str, int]  # by topic pattern
    population: int = 0  # people whom a mention may be of; 0: written before this was a setting
    log: str  # topic id of intel.records
    cluster: str
    building: bool = False  # a rebuild makes it, and no reader has seen it yet
    topics: dict[str, str]  # topic id by name, of every topic created for it
