"""Spaces, roles and objects of both views in a server with the shape of Kibana's interface."""

from collections.abc import Iterator

import pytest

from indexers.kibana.access import index_names, role
from indexers.kibana.bundle import bundle
from indexers.kibana.errors import ImportRefused
from indexers.kibana.importing import KibanaServer
from indexers.land import LAND
from schemas.views import View
from tests.unit.indexers.kibana.fake_kibana import FakeKibana, served

KEY, DESK = "a-key", "http://127.0.0.1:8040"


@pytest.fixture
def kibana() -> FakeKibana:
    return FakeKibana(KEY)


@pytest.fixture
def url(kibana: FakeKibana) -> Iterator[str]:
    with served(kibana) as address:
        yield address


def test_each_view_gets_a_space_a_role_and_its_objects_and_twice_changes_nothing(kibana: FakeKibana, url: str) -> None:
    server = KibanaServer(url, KEY)
    for view in (*View, *View):
        done = server.import_view(view, DESK, with_role=True)
        assert done.objects == len(bundle(view).splitlines())
    assert kibana.spaces.keys() == {"viper-p", "viper-c"}
    assert kibana.roles.keys() == {"viper-analyst-p", "viper-analyst-c"}
    assert {(space, id_[-1]) for space, held in kibana.objects.items() for _, id_ in held} == {
        ("viper-p", "p"),
        ("viper-c", "c"),
    }


def test_controls_skip_panels_without_their_field_and_the_space_opens_with_news(kibana: FakeKibana, url: str) -> None:
    KibanaServer(url, KEY).import_view(View.P, DESK, with_role=False)
    settings = kibana.settings["viper-p"]
    assert settings["courier:ignoreFilterIfFieldNotInIndex"] is True
    opened = settings["defaultRoute"].rpartition("/")[2]
    assert ("dashboard", opened) in kibana.objects["viper-p"]
    assert kibana.roles == {}


def test_what_kibana_refuses_is_named(kibana: FakeKibana, url: str) -> None:
    kibana.refuses.add("map")
    with pytest.raises(ImportRefused, match=r"refused: map viper-alerts-map-p \(unsupported_type\), map "):
        KibanaServer(url, KEY).import_view(View.P, DESK, with_role=False)


def test_a_wrong_key_is_told_to_whoever_can_give_another(url: str) -> None:
    with pytest.raises(ImportRefused, match="whoever administers Kibana"):
        KibanaServer(url, "another").import_view(View.P, DESK, with_role=False)


@pytest.mark.parametrize(("address", "why"), [("http://kibana.example", "in plain"), ("kibana", "no address")])
def test_a_key_never_travels_in_plain_and_an_address_is_one(address: str, why: str) -> None:
    with pytest.raises(ImportRefused, match=why):
        KibanaServer(address, KEY)


def test_nobody_answers() -> None:
    with pytest.raises(ImportRefused, match="no Kibana answers"):
        KibanaServer("http://127.0.0.1:9").import_view(View.P, DESK, with_role=False)


def test_the_role_of_one_view_names_no_index_that_the_other_may_have() -> None:
    own, other = (set(index_names(view)) for view in (View.P, View.C))
    assert own & other == {LAND, f"{LAND}-*"}
    assert all(name.split("-")[2] == "p" for name in own - other)
    assert role(View.P)["elasticsearch"]["cluster"] == []
