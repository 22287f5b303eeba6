"""The range picture and the line of buurten: what they show, and that they do not mislead."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from wijkscan.analysis.values import Part, Spread
from wijkscan.report.blocks import Picture
from wijkscan.report.charts import RangeData, StripData, range_picture, strip_picture
from wijkscan.store.columns import Niveau

SVG = "{http://www.w3.org/2000/svg}"
LONELY = RangeData(
    name="Sterk eenzaam",
    here="Hillesluis",
    value=22.0,
    spread=Spread(5.2, 7.0, 8.7, 10.8, 14.9, 12125, Niveau.BUURT),
    tone="top",
    unit="%",
    decimals=1,
    country=10.4,
    gemeente=15.0,
    gemeente_name="Rotterdam",
    verdict="geschat: bij de hoogste 10% van de buurten",
)
PARTS = (
    Part("BU1", "Noord", 10.0, None, 100.0),
    Part("BU2", "Zuid", 30.0, None, 100.0),
    Part("BU3", "Haven", None, "geheim", None),
)
STRIP = StripData("Sterk eenzaam", "Feijenoord", PARTS, "%", 1, 18.0, 10.4, estimated=True)


def titles(picture: Picture) -> list[str]:
    return [element.text or "" for element in ET.fromstring(picture.svg).iter(f"{SVG}title")]


def place(picture: Picture, title: str) -> float:
    """Horizontal place of the shape with this title."""
    for shape in ET.fromstring(picture.svg).iter():
        if shape.findtext(f"{SVG}title") == title:
            circle = shape if shape.tag == f"{SVG}circle" else shape.find(f"{SVG}circle")
            if circle is not None:
                return float(circle.attrib["cx"])
            path = shape.find(f"{SVG}path")
            assert path is not None
            found = re.match(r"M([\d.]+)", path.attrib["d"])
            assert found
            return float(found[1])
    raise AssertionError(f"no shape called {title}")


def test_it_says_what_it_shows() -> None:
    assert range_picture(LONELY).alt == (
        "Sterk eenzaam: Hillesluis 22,0%. Nederland 10,4%; Rotterdam 15,0%; "
        "90% van de buurten ligt tussen 5,2% en 14,9%; "
        "geschat: bij de hoogste 10% van de buurten."
    )


def test_values_lie_on_the_line_in_proportion() -> None:
    picture = range_picture(LONELY)
    here, land = place(picture, "Hillesluis: 22,0%"), place(picture, "Nederland: 10,4%")
    town = place(picture, "Rotterdam: 15,0%")
    assert (here - land) / (town - land) == pytest.approx((22.0 - 10.4) / (15.0 - 10.4), rel=0.01)


def test_the_grey_line_is_the_same_in_every_picture() -> None:
    other = replace(LONELY, unit="km", spread=Spread(0.2, 0.5, 0.9, 1.6, 4.0, 900, Niveau.WIJK))
    lines = [re.findall(r'd="(M66 14H168)"', range_picture(data).svg) for data in (LONELY, other)]
    assert lines == [["M66 14H168"], ["M66 14H168"]]


def test_a_value_outside_the_picture_stands_at_the_edge_with_an_arrow() -> None:
    far = range_picture(replace(LONELY, value=90.0))
    assert place(far, "Hillesluis: 90,0%") == 290.0
    assert far.svg.count("<path") == range_picture(LONELY).svg.count("<path") + 1


def test_all_areas_equal_is_still_a_picture() -> None:
    flat = replace(LONELY, value=2.0, country=1.0, spread=Spread(1, 1, 1, 1, 1, 90, Niveau.WIJK))
    picture = range_picture(flat)
    assert place(picture, "Nederland: 1,0%") < place(picture, "Hillesluis: 2,0%") <= 290.0


def test_the_interval_has_ends_only_where_they_are_in_view() -> None:
    inside = range_picture(replace(LONELY, lower=18.0, upper=24.0))
    outside = range_picture(replace(LONELY, lower=18.0, upper=99.0))
    assert "Waarschijnlijk tussen 18,0% en 24,0%" in titles(inside)
    assert inside.svg.count("v8") == 2
    assert outside.svg.count("v8") == 1


def test_an_estimate_is_an_open_ring_and_a_verdict_a_filled_dot() -> None:
    assert 'fill="#fffdf8" stroke="#0b5563"' in range_picture(LONELY).svg
    assert 'fill="#E69F00"' in range_picture(replace(LONELY, tone="hi")).svg


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "A & B \"'", "]]>", "x\u202ey\x00"])
def test_names_cannot_become_markup(name: str) -> None:
    data = replace(LONELY, name=name, here=name, gemeente_name=name, verdict=name)
    clean = name.replace("\u202e", "").replace("\x00", "")
    assert titles(range_picture(data))[0] == f"{clean}: {clean} 22,0%"
    parts = tuple(replace(part, naam=name) for part in PARTS)
    assert f"{clean}: 10,0%" in titles(strip_picture(replace(STRIP, parts=parts, here=name)))


def test_one_dot_for_each_buurt_with_a_figure() -> None:
    picture = strip_picture(STRIP)
    assert picture.svg.count("<circle") == 2
    assert place(picture, "Noord: 10,0%") < place(picture, "Feijenoord: 18,0%")
    assert place(picture, "Feijenoord: 18,0%") < place(picture, "Zuid: 30,0%")
    assert picture.alt.startswith(
        "Sterk eenzaam in de buurten van Feijenoord. Van 10,0% (Noord) tot 30,0% (Zuid)"
    )


def test_equal_buurten_are_stacked_not_hidden() -> None:
    parts = tuple(Part(f"BU{i}", f"Buurt {i}", 12.0, None, 1.0) for i in range(4))
    circles = re.findall(
        r'<circle cx="([\d.]+)" cy="([\d.]+)"', strip_picture(replace(STRIP, parts=parts)).svg
    )
    assert len({x for x, _ in circles}) == 1
    assert len({y for _, y in circles}) == 4


def test_the_axis_never_goes_below_zero_when_the_figures_do_not() -> None:
    parts = (Part("BU1", "A", 0.0, None, 1.0), Part("BU2", "B", 3.0, None, 1.0))
    labels = [
        e.text
        for e in ET.fromstring(strip_picture(replace(STRIP, parts=parts)).svg).iter(f"{SVG}text")
    ]
    assert labels[0] == "0%"
    assert not any((label or "").startswith("−") for label in labels)


def test_a_set_without_one_figure_shows_from_low_to_high() -> None:
    picture = range_picture(replace(LONELY, value=None, parts=(16.5, 22.0), verdict=""))
    assert picture.alt.startswith("Sterk eenzaam: Hillesluis van 16,5% tot 22,0% in de delen.")
    assert "<circle" not in picture.svg
