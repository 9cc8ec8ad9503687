"""Who sees what in Kibana: a space and a role for each view.

Separation is Elasticsearch's: the role of P names the indices of P one by one, so that of view C not even the names of
indices are listed. The space only keeps the dashboards of the two views apart.
"""

from __future__ import annotations

from typing import Any, Final

from indexers.land import LAND
from schemas.documents import FAMILIES
from schemas.views import View

_COLOURS: Final = {View.P: "#1f5f8b", View.C: "#a61b1b"}
_SHARED: Final = {View.P: "may lawfully be shared", View.C: "is everything, under conditions"}


def space_id(view: View) -> str:
    """What the space of a view is called in addresses."""
    return f"viper-{view.value}"


def role_name(view: View) -> str:
    """The role of whoever may read a view."""
    return f"viper-analyst-{view.value}"


def space(view: View) -> dict[str, Any]:
    """The space of a view, as Kibana's interface takes it."""
    return {
        "id": space_id(view),
        "name": f"Viper {view.value.upper()}",
        "description": f"Intelligence of view {view.value.upper()}: what {_SHARED[view]}.",
        "color": _COLOURS[view],
        "initials": view.value.upper(),
        "disabledFeatures": [],
    }


def index_names(view: View) -> list[str]:
    """The aliases of a view and of the land behind maps, and the indices of any generation behind them."""
    of_view = [f"intel-{family}-{view.value}" for family in FAMILIES]
    return [name for alias in (*of_view, LAND) for name in (alias, f"{alias}-*")]


def role(view: View) -> dict[str, Any]:
    """The role of a view: reads its indices, and whatever is in its space."""
    return {
        "description": f"Reads view {view.value.upper()} of Viper, in Kibana and on the desk.",
        "elasticsearch": {
            "cluster": [],
            "indices": [{"names": index_names(view), "privileges": ["read", "view_index_metadata"]}],
        },
        "kibana": [{"base": ["read"], "feature": {}, "spaces": [space_id(view)]}],
    }


def settings(view: View) -> dict[str, Any]:
    """Advanced settings of the space: controls skip panels without their field; it opens with what is new."""
    return {
        "courier:ignoreFilterIfFieldNotInIndex": True,
        "defaultRoute": f"/app/dashboards#/view/viper-start-dashboard-{view.value}",
    }
