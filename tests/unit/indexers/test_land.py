from itertools import pairwise
from math import cos, hypot, radians

from indexers.land import STEP, TOWNS, land_mappings, land_points


def test_outlines_are_points_so_close_that_they_look_like_lines() -> None:
    outline = [one.point for one in land_points() if one.kind == "outline" and one.name == "Northampton"]
    gaps = [hypot((b.lon - a.lon) * cos(radians(a.lat)), b.lat - a.lat) for a, b in pairwise(outline)]
    assert len(outline) > 50
    assert max(gaps) <= STEP * 1.01


def test_every_district_and_the_largest_towns_are_there_each_once() -> None:
    points = land_points()
    assert len({one.name for one in points if one.kind == "outline"}) == 7
    towns = [one.name for one in points if one.kind == "town"]
    assert (len(towns), towns[0]) == (TOWNS, "Northampton")
    assert len({one.id for one in points}) == len(points)
    assert land_mappings()["point"]["type"] == "geo_point"
