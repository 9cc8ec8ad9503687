"""What the facts about the groups of one name add up to: a document for each home town, and their alerts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from schemas.facts.groups import AnyGroupFact
from schemas.topics import record_key
from schemas.wire import encode
from streams.correlation.group.group_document import group_document
from streams.correlation.group.group_profile import GroupProfile, group_profiles
from streams.correlation.group.patterns.new_place import new_place_alerts
from streams.correlation.group.patterns.rivalry import rivalry_alerts
from streams.correlation.raised_alert import alert_fact
from streams.subject_step import Conclusion, Destination, Output


class GroupConclusion:
    """The outputs for one generation and view. ``conclusions`` and ``alert_facts`` are their topics."""

    def __init__(self, conclusions: str, alert_facts: str) -> None:
        self._conclusions, self._alert_facts = conclusions, alert_facts

    def conclude(self, subject: str, pieces: Mapping[str, AnyGroupFact]) -> Conclusion:
        """Empty while no item names a group of this name."""
        profiles = group_profiles(subject, pieces.values())
        return dict(output for profile in profiles for output in self._outputs(profile))

    def _outputs(self, profile: GroupProfile) -> Iterator[tuple[Destination, Output]]:
        document = group_document(profile)
        key = Destination(self._conclusions, record_key("groups", document.id))
        yield key, Output(document.id.encode(), encode(document))
        for alert in (*rivalry_alerts(profile), *new_place_alerts(profile)):
            yield alert_fact(self._alert_facts, alert)
