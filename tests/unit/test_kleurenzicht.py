"""Maps and range pictures without colour: what must be told apart stays apart."""

from __future__ import annotations

import re

import numpy as np
import pytest

from tools import kleurenzicht
from wijkscan import paths
from wijkscan.report.kaartbeeld import beeld_rond
from wijkscan.report.kaartdata import KaartData, KaartWaarde, klassen_voor_oordelen
from wijkscan.report.svgmap import kaart_svg
from wijkscan.store.boundaries import Boundaries


def test_lab_agrees_with_published_values():
    """White, black and pure sRGB red under D65, as in every colour table."""
    assert kleurenzicht.lab(np.ones(3)) == pytest.approx([100, 0, 0], abs=0.1)
    assert kleurenzicht.lab(np.zeros(3)) == pytest.approx([0, 0, 0], abs=0.1)
    assert kleurenzicht.lab(np.array([1.0, 0, 0])) == pytest.approx([53.2, 80.1, 67.2], abs=0.2)


@pytest.mark.parametrize("eye", kleurenzicht.EYES)
def test_every_eye_sees_white_as_white(eye):
    """The rows of a simulation matrix add up to one, or grey would get a colour."""
    assert np.array(kleurenzicht.EYES[eye]).sum(axis=1) == pytest.approx(np.ones(3), abs=1e-3)


def test_red_and_green_are_alike_to_who_does_not_see_green():
    """A pair that the palette must not use: far apart for most, close for some."""
    assert kleurenzicht.apart("#c85a50", "#8a7d3c", "gewoon") > 40
    assert kleurenzicht.apart("#c85a50", "#8a7d3c", "deuteranopie") < 20


@pytest.mark.parametrize("eye", kleurenzicht.EYES)
def test_neighbours_on_a_map_of_estimates_differ_for_every_eye(eye):
    assert kleurenzicht.smallest(eye)[0] > 7


@pytest.mark.parametrize("eye", [eye for eye in kleurenzicht.EYES if eye != "grijs"])
def test_verdicts_differ_for_every_eye_that_sees_colour(eye):
    assert kleurenzicht.smallest(eye)[1] > 15


def test_in_grey_the_sign_on_the_map_tells_the_verdict():
    beeld = beeld_rond(Boundaries.load(paths.data_dir()), ["BU05991082"])
    higher, lower = 0, len(klassen_voor_oordelen()) - 2
    waarden = {c: KaartWaarde("1", higher) for c in beeld.codes}
    waarden["BU05991082"] = KaartWaarde("1", lower)
    data = KaartData("T", "", waarden, klassen_voor_oordelen(), beeld.focus, "2020", "b")
    svg = kaart_svg(data, beeld)
    signs = re.findall(r'<g aria-hidden="true"[^>]*fill="#1d2a30">(.*?)</g>', svg)
    assert len(signs) == 1
    assert signs[0].count("▼") == 1
    assert signs[0].count("▲") > 8
