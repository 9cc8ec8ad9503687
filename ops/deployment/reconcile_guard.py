"""When an index may be reconciled with the conclusions: only while its view is at rest, and its topics are its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ops.broker.admin import Admin, Lag
from ops.errors import GenerationMixedUp, NotQuiet
from ops.generation import manifests, servable
from ops.processes import readiness
from ops.settings import Settings
from schemas.bookkeeping.generations import Generation
from schemas.topics import RECORDS
from schemas.views import View
from streams.flow import Flow


def check_at_rest(settings: Settings, generation: str, view: View) -> None:
    """Return where nothing on the way into the index is late, and every topic of the view is the one it was made with.

    Raise NotQuiet or GenerationMixedUp; NotFound or OtherRules where this release may not serve the generation.
    """
    made = servable(generation, manifests(settings).get(generation), settings.population)
    with Admin(settings.bootstrap) as admin:
        exchanged = list(exchanged_topics(made, view, admin.topics()))
    if exchanged:
        message = f"{', '.join(exchanged)} is not visible, or is not the topic generation {generation} was made with"
        raise GenerationMixedUp(
            f"{message}; nothing was compared: check who may see it, or run `viper rebuild --again`"
        )
    late = lags_of_view(readiness.lags(settings, generation), view)
    if late:
        message = (
            f"view {view.value} has lag ({', '.join(f'{name} {behind:,}' for name, behind in late.items())} behind)"
        )
        raise NotQuiet(f"{message}: the index is only reconciled when all is done; `viper status` says how it goes on")


def lags_of_view(lags: Mapping[str, Lag], view: View) -> dict[str, int]:
    """How far each agent is behind that the documents of a view come through; those that are not are left out.

    Intake counts, too: what it has read is about to change the view. The keeper of the log of combination does not.
    """
    other = tuple(f"-{other_view.value}" for other_view in View if other_view is not view)
    through = {
        name: lag for name, lag in lags.items() if not name.endswith(other) and not name.startswith("combinations")
    }
    return {name: lag.behind for name, lag in through.items() if lag.behind}


def exchanged_topics(made: Generation, view: View, there: Mapping[str, str]) -> Iterator[str]:
    """The log, and topics of this view, that are not there or have another id than when the generation was made.

    ``there``: the id of every visible topic, by name.
    """
    flow = Flow(made.name, (view,))
    ours = flow.topics().keys() - flow.combination_logs().keys()
    expected = {RECORDS.named(): made.log} | {name: id_ for name, id_ in made.topics.items() if name in ours}
    yield from sorted(name for name, id_ in expected.items() if there.get(name) != id_)
