"""Any saved object, and the version of its format."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Final

from pydantic import Field, TypeAdapter

from indexers.kibana.models.dashboards import Dashboard
from indexers.kibana.models.data_views import DataView
from indexers.kibana.models.lens import Lens
from indexers.kibana.models.maps import Map
from indexers.kibana.models.searches import SavedSearch
from indexers.kibana.models.visualizations import Tag, Visualization

KIBANA: Final = "9.0.0"
"""The oldest Kibana that takes these objects; a later one migrates them when it imports them."""

CORE_MIGRATION: Final = "8.8.0"
TYPE_MIGRATIONS: Final[Mapping[str, str]] = {
    "dashboard": "10.2.0",
    "index-pattern": "8.0.0",
    "lens": "8.9.0",
    "map": "8.4.0",
    "search": "10.5.0",
    "tag": "8.0.0",
    "visualization": "8.5.0",
}
"""The version of each format in that Kibana, as it stands in objects that it exports."""

SavedObject = DataView | SavedSearch | Lens | Map | Visualization | Tag | Dashboard
OBJECT: Final[TypeAdapter[SavedObject]] = TypeAdapter(Annotated[SavedObject, Field(discriminator="type")])
