"""The facts of one view, read from the beginning and then on, as far as they are written."""

from __future__ import annotations

from indexers.combinations.fact_items import FactItems, topics
from indexers.topic_reader import TopicReader
from schemas.views import View


class FactFollower:
    """Keeps the items of all facts of a view in memory. Facts are written before what is concluded from them."""

    def __init__(self, bootstrap: str, view: View, generation: str) -> None:
        self._families = topics(view, generation)
        self._reader = TopicReader(bootstrap, *self._families)
        self.facts = FactItems()

    def catch_up(self) -> FactItems:
        """The items of every fact that is written by now."""
        for record in self._reader.to_end():
            self.facts.put(self._families[record.topic], record)
        return self.facts

    def close(self) -> None:
        """Close the connection."""
        self._reader.close()
