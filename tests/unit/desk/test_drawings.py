"""Drawings: what stands where, and that hostile names stay names."""

from __future__ import annotations

import json
from datetime import date
from math import hypot

from desk.drawings.boundary_map import HEIGHT, WIDTH, Pin, boundary_map, frame_of
from desk.drawings.elements import element
from desk.drawings.link_chart import Edge, Graph, Node, layout, link_chart
from desk.drawings.month_bars import every_month, month_bars
from desk.neighbours import DRAWN, two_steps
from schemas.views import View
from tests.unit.desk.document_memory import DocumentMemory

CENTRE = Node("person", "c", "Ann Sample")
DAY = date(2018, 10, 1)


def graph(first: int, second: int = 0) -> Graph:
    near = tuple(Node("person", f"n{at}", f"Near {at}") for at in range(first))
    far = tuple(Node("door", f"address/f{at}", f"Far {at}") for at in range(second))
    parents = {node.key: near[at % first].key for at, node in enumerate(far)}
    edges = [Edge(CENTRE.key, node.key, "named together", 1, {}) for node in near]
    return Graph(
        CENTRE, near, far, parents, (*edges, *(Edge(parents[node.key], node.key, "home", 1, {}) for node in far))
    )


def test_no_two_things_of_a_full_chart_stand_on_one_another() -> None:
    spots = list(layout(graph(DRAWN.first, DRAWN.second)).values())
    near = [hypot(one.x - two.x, one.y - two.y) for at, one in enumerate(spots) for two in spots[:at]]
    assert len(spots) == 1 + DRAWN.first + DRAWN.second
    assert min(near) > 20


def test_every_thing_of_a_chart_opens_its_page_and_every_line_says_how() -> None:
    drawn = link_chart(graph(2, 1), View.P)
    assert drawn.count("<a href=") == 4
    assert 'href="/p/door/address/f0"' in drawn
    assert drawn.count("<title>named together</title>") == 2


def test_names_and_attributes_of_drawings_are_escaped() -> None:
    drawn = element("text", "<script>\u202e&", x=1.25, text_anchor='"><b')
    assert drawn == '<text x="1.2" text-anchor="&#34;&gt;&lt;b">&lt;script&gt;[U+202E]&amp;</text>'


def test_a_person_nobody_is_named_with_has_no_neighbours() -> None:
    assert two_steps(DocumentMemory({}), View.P, CENTRE).first == ()


def persons_named_together(number: int) -> DocumentMemory:
    """Ann Sample with so many others, the first of whom is a child, each with one item more than the one before."""
    found = {}
    for at in range(number):
        ann = {"person": "c", "name": "Ann Sample", "at_risk": []}
        other = {"person": f"p{at}", "name": f"Person {at}", "at_risk": ["child"] if at == 0 else []}
        standing = {"items_total": at + 1, "origins": 1}
        document = {"id": f"c+p{at}", "persons": ["c", f"p{at}"], "first": ann, "second": other, "standing": standing}
        found[View.P, "associations", f"c+p{at}"] = json.dumps(document).encode()
    return DocumentMemory(found)


def test_of_many_neighbours_those_at_risk_and_of_most_items_are_drawn_and_the_rest_counted() -> None:
    found = two_steps(persons_named_together(DRAWN.first + 5), View.P, CENTRE)
    assert (len(found.first), found.left_out) == (DRAWN.first, 5)
    assert found.first[0] == Node("person", "p0", "Person 0", at_risk=True, title="child: Person 0")
    assert "Person 1" not in {node.text for node in found.first}


def test_every_point_lies_on_its_map() -> None:
    pins = [Pin(52.2376, -0.8954, "one"), Pin(52.40, -0.73, "two"), Pin(52.49, -0.70, "three")]
    spots = [frame_of(pins).spot(pin.latitude, pin.longitude) for pin in pins]
    assert all(0 < x < WIDTH and 0 < y < HEIGHT for x, y in spots)
    assert spots[0][1] > spots[1][1] > spots[2][1]


def test_a_map_names_towns_and_councils_as_they_were_that_day() -> None:
    pins = [Pin(52.2376, -0.8954, "a <b> door", strong=True)]
    before, after = (str(boundary_map(pins, day)) for day in (DAY, date(2022, 1, 1)))
    assert ">Northampton</text>" in before
    assert "a &lt;b&gt; door" in before
    assert "<title>Daventry</title>" in before
    assert "<title>Daventry</title>" not in after
    assert "<title>West Northamptonshire</title>" in after


def test_without_a_point_there_is_no_map() -> None:
    assert boundary_map([], DAY) is None


def test_months_without_items_are_drawn_too() -> None:
    counts = {date(2018, 11, 1): 2, date(2019, 2, 1): 1}
    assert every_month(counts) == [date(2018, 11, 1), date(2018, 12, 1), date(2019, 1, 1), date(2019, 2, 1)]
    assert str(month_bars(counts, "items")).count("<rect") == 4
    assert "November 2018: 2 items" in str(month_bars(counts, "items"))
    assert month_bars({date(2018, 11, 1): 9}, "items") is None
    assert every_month({}) == []
