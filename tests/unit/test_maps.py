"""Maps as markup: nothing from outside, nothing unescaped, the same each time, small."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET

import pytest

from wijkscan import paths
from wijkscan.errors import UnknownRegion
from wijkscan.report import maps, svgmap
from wijkscan.report.kaartbeeld import Kaartbeeld, beeld_rond, beeld_van_gemeenten
from wijkscan.report.kaartdata import KaartData, KaartWaarde, klassen_voor_waarden
from wijkscan.store.boundaries import Boundaries
from wijkscan.store.columns import Niveau

SVG = "{http://www.w3.org/2000/svg}"
HILLESLUIS = "BU05991082"
FOUT = "</script><img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def grenzen() -> Boundaries:
    return Boundaries.load(paths.data_dir())


@pytest.fixture(scope="module")
def beeld(grenzen: Boundaries) -> Kaartbeeld:
    return beeld_rond(grenzen, [HILLESLUIS])


def kaartdata(beeld: Kaartbeeld, titel: str = "Alleenstaand, van de 100 (geschat)") -> KaartData:
    """Every area its own value, but one without."""
    codes = sorted(beeld.codes)
    indeling = klassen_voor_waarden([float(n) for n in range(len(codes))])
    waarden = {
        code: KaartWaarde(f"{nr}%", indeling.klasse(float(nr)), FOUT)
        for nr, code in enumerate(codes)
    }
    waarden.pop(next(code for code in codes if code != HILLESLUIS))
    return KaartData(titel, "%", waarden, indeling.klassen, beeld.focus, "2020", "CBS")


def test_page_asks_nothing_from_outside(beeld: Kaartbeeld) -> None:
    pagina = maps.kaart_html(kaartdata(beeld), beeld)
    buiten = re.findall(r"<(?:script|img|iframe|link)[^>]*(?:src|href)=[\"']?([^\"'> ]+)", pagina)
    assert [adres for adres in buiten if not adres.startswith("data:")] == []
    stijl = "".join(re.findall(r"<style>(.*?)</style>", pagina, re.DOTALL))
    assert "url(" not in stijl
    assert "@import" not in stijl
    assert "sourceMappingURL" not in pagina


def test_outside_text_cannot_become_markup(beeld: Kaartbeeld) -> None:
    data = kaartdata(beeld, titel=FOUT)
    for uit in (maps.kaart_html(data, beeld), svgmap.kaart_svg(data, beeld, legenda=True)):
        assert "<img" not in uit
    ET.fromstring(svgmap.kaart_svg(data, beeld))


def test_same_report_is_the_same_byte_for_byte(beeld: Kaartbeeld) -> None:
    data = kaartdata(beeld)
    assert maps.kaart_html(data, beeld) == maps.kaart_html(data, beeld)


def test_geometry_stands_once_for_many_maps(beeld: Kaartbeeld) -> None:
    reeks = [kaartdata(beeld, titel) for titel in ("een", "twee", "drie")]
    kop = maps.kaart_kop(beeld)
    delen = [maps.kaart_fragment(f"kaart_{nr}", data, beeld) for nr, data in enumerate(reeks)]
    assert kop.count("application/json") == 1
    assert all(beeld.stuk.bogen[0] not in deel for deel in delen)
    assert len({re.search(r'id="(map_[^"]+)"', deel)[1] for deel in delen}) == 3  # type: ignore[index]
    inhoud = re.search(r"application/json\"[^>]*>(.*?)</script>", kop)
    assert inhoud
    assert set(json.loads(inhoud[1])["vlak"]["gebieden"]) == set(beeld.codes)


def test_rotterdam_is_small_enough(grenzen: Boundaries) -> None:
    beeld = beeld_van_gemeenten(grenzen, ["GM0599"])
    assert len(beeld.codes) == 92
    data = kaartdata(beeld)
    assert len(maps.kaart_html(data, beeld).encode()) <= 300_000
    assert len(svgmap.kaart_svg(data, beeld, legenda=True).encode()) <= 60_000


def test_static_map_tells_what_it_shows(beeld: Kaartbeeld) -> None:
    data = kaartdata(beeld)
    beeldje = svgmap.kaart_picture(data, beeld, "alleen")
    boom = ET.fromstring(beeldje.svg)
    assert boom.find(f"{SVG}title").text == data.titel  # type: ignore[union-attr]
    assert "Hillesluis: " in beeldje.alt
    assert f"{len(beeld.codes) - 1} van de {len(beeld.codes)} gebieden" in beeldje.alt
    genoemd = [t.text for t in boom.iter(f"{SVG}title")]
    assert sum("geen cijfer" in (t or "") for t in genoemd) == 1
    assert "Hillesluis" in [t.text for t in boom.iter(f"{SVG}tspan")]
    assert "url(#alleen-a)" in beeldje.svg


def test_neighbours_of_another_gemeente_are_drawn_with_the_border(grenzen: Boundaries) -> None:
    beeld = beeld_rond(grenzen, ["BU05991289"])
    assert len({code[2:6] for code in beeld.codes}) > 1
    assert beeld.grens


def test_wijken_where_buurten_have_no_border(grenzen: Boundaries) -> None:
    beeld = beeld_rond(grenzen, ["WK036306"])
    assert beeld.stuk.niveau is Niveau.WIJK
    assert beeld.focus == ("WK036306",)
    assert "2022" in maps.kanttekening(beeld, grenzen)


def test_missing_borders_are_counted(grenzen: Boundaries) -> None:
    beeld = beeld_van_gemeenten(grenzen, ["GM0080"])
    assert len(beeld.zonder_grens) > 10
    assert f"Van {len(beeld.zonder_grens)} gebieden is de grens niet bekend" in maps.kanttekening(
        beeld, grenzen
    )


def test_area_without_any_border_is_a_sentence(grenzen: Boundaries) -> None:
    with pytest.raises(UnknownRegion, match="geen grenzen"):
        beeld_rond(grenzen, ["WK0363AA"])
