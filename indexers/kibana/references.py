"""Under which names an object speaks of others, and the data view that each part of it asks."""

from __future__ import annotations

from collections.abc import Iterator

from indexers.kibana.models.dashboards import Dashboard
from indexers.kibana.models.data_views import DataView
from indexers.kibana.models.lens import Lens
from indexers.kibana.models.maps import Map
from indexers.kibana.models.saved_objects import SavedObject
from indexers.kibana.models.searches import SavedSearch
from indexers.land import LAND, land_mappings
from indexers.mappings import Mapping, field_mappings
from schemas.documents import FAMILIES

SEARCHED = "kibanaSavedObjectMeta.searchSourceJSON.index"
TAGGED = "tag-ref-"


def used_names(one: SavedObject) -> Iterator[tuple[str, str]]:
    """Name and type of every object that this one needs."""
    if isinstance(one, SavedSearch):
        yield SEARCHED, "index-pattern"
    elif isinstance(one, Lens):
        yield from (
            (layer_name(layer), "index-pattern") for layer in one.attributes.state.datasource_states.form_based.layers
        )
    elif isinstance(one, Map):
        yield from (
            (layer.source_descriptor.index_pattern_ref_name, "index-pattern")
            for layer in one.attributes.layer_list_json
        )
    elif isinstance(one, Dashboard):
        yield from _of_dashboard(one)


def _of_dashboard(one: Dashboard) -> Iterator[tuple[str, str]]:
    for panel in one.attributes.panels_json:
        yield panel_name(panel.panel_index), panel.type
    controls = one.attributes.control_group_input
    for name in controls.panels_json if controls else ():
        yield control_name(name), "index-pattern"


def layer_name(layer: str) -> str:
    """Under which name a layer of Lens speaks of its data view."""
    return f"indexpattern-datasource-layer-{layer}"


def panel_name(index: str) -> str:
    """Under which name a dashboard speaks of the object of a panel."""
    return f"{index}:panel_{index}"


def control_name(control: str) -> str:
    """Under which name a dashboard speaks of the data view of a control."""
    return f"controlGroup_{control}:optionsListDataView"


class ObjectIndex:
    """Objects by type and id, and what the names in one of them mean."""

    def __init__(self, objects: tuple[SavedObject, ...]) -> None:
        self._objects: dict[tuple[str, str], SavedObject] = {(one.type, one.id): one for one in objects}

    def named(self, one: SavedObject, name: str) -> SavedObject | None:
        """The object that ``one`` calls ``name``; None where there is none."""
        for reference in one.references:
            if reference.name == name:
                return self._objects.get((reference.type, reference.id))
        return None

    def data_view(self, one: SavedObject, name: str) -> DataView | None:
        """The data view that ``one`` calls ``name``."""
        found = self.named(one, name)
        return found if isinstance(found, DataView) else None


def family(data_view: DataView) -> str:
    """The family of documents behind a data view: ``intel-persons-p`` is persons."""
    return data_view.attributes.title.split("-")[1]


def asked_families(one: SavedObject, index: ObjectIndex) -> Iterator[str]:
    """The families that a panel asks by way of data views."""
    for name, type_ in used_names(one):
        data_view = index.data_view(one, name) if type_ == "index-pattern" else None
        if data_view is not None:
            yield family(data_view)


def mappings_of(of: str) -> dict[str, Mapping]:
    """The fields of a family, or of the land behind maps; none where there is nothing of this name."""
    if f"intel-{of}" == LAND:
        return land_mappings()
    return field_mappings(of) if of in FAMILIES else {}
