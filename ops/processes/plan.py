"""Which processes there are: one worker for intake and enrich, and for each view a worker, an indexer and
the keeper of its log of combination.
"""

from __future__ import annotations

import sys
from typing import Final, NamedTuple

from ops.settings import Settings

KINDS: Final = ("person", "object", "location", "association", "operation", "alert")
"""Of subjects, and what rules raise of any, in the order in which facts go from one to the next."""
PLAIN: Final = ("index", "combinations")
"""Plain consumers of the conclusions, one a view: what they are called, and the command that runs them."""


class Process(NamedTuple):
    """One long-running process of ours."""

    name: str
    arguments: tuple[str, ...]
    agents: tuple[str, ...]  # whose consumer groups it serves

    @property
    def command(self) -> list[str]:
        """What is executed."""
        return [sys.executable, "-m", "ops", *self.arguments]


def processes(settings: Settings, generation: str, *, intake: bool = True) -> tuple[Process, ...]:
    """The processes that serve one generation; without intake those that build it beside another."""
    of = ("--generation", generation)
    agents = ("intake", "enrich") if intake else ("enrich",)
    planned = [Process("-".join(agents), ("worker", "--stages", ",".join(agents), *of), agents)]
    for view in settings.views:
        shown, name = ("--view", view.value), view.value
        several = ("resolve", *(f"correlate_{kind}" for kind in KINDS))
        own = tuple(f"{one}-{name}" for one in several)
        planned.append(Process(f"correlate-{name}", ("worker", "--stages", ",".join(several), *shown, *of), own))
        planned += [Process(f"{kind}-{name}", (kind, "run", *shown, *of), (f"{kind}-{name}",)) for kind in PLAIN]
    return tuple(planned)
