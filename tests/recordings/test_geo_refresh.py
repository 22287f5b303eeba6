"""Borders from the stand-in of PDOK: all of them or none, land only, at the right place."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from geo_kit import COLUMNS, SIDE, buurt, corner, write_division, write_layers
from living_kit import settings_for

from wijkscan.report.kaartbeeld import beeld_rond
from wijkscan.store import geo_sets
from wijkscan.store.boundaries import Boundaries
from wijkscan.store.columns import Niveau
from wijkscan.store.geo_refresh import bijwerken_grenzen
from wijkscan.store.report import Status

pytestmark = pytest.mark.shared
MANY = 1500


@pytest.fixture
def pdok(shared: Path, tmp_path: Path) -> Iterator[Any]:
    """Makes a service with so many buurten, a home, and a list of areas that fits it."""
    sys.path.insert(0, str(shared))
    from cbs_standin.server import build, start

    running = []

    def made(buurten: int, known: int | None = None, **layers: Any) -> SimpleNamespace:
        write_layers(tmp_path / "kaart", buurten, **layers)
        data, home = tmp_path / "data", tmp_path / "home"
        if not data.exists():
            write_division(data, known or buurten)
        (tmp_path / "leeg").mkdir(exist_ok=True)
        server = build([tmp_path / "leeg"], tmp_path / "kaart")
        start(server)
        running.append(server)
        chosen = settings_for(server, home)

        def run(**options: Any) -> Any:
            return bijwerken_grenzen(chosen, data_dir=data, **options)

        return SimpleNamespace(server=server, run=run, data=data, home=home)

    yield made
    for server in running:
        server.shutdown()
        server.server_close()


def of(found: Any, jaar: int = 2024) -> Any:
    return next(one for one in found.grenzen if one.indeling == jaar)


def borders(service: Any) -> Boundaries:
    return Boundaries.load(service.data, service.home, 2024)


def test_fifteen_hundred_buurten_come_in_pages_without_water_at_their_place(pdok):
    service = pdok(MANY, water=40)
    found = service.run()
    assert of(found).status is Status.VERNIEUWD
    assert found.exit_code == 0
    asked = [e for e in service.server.entries() if "buurten/items" in e["path"]]
    assert len(asked) == 2  # 1540 areas in pages of at most 1000
    shapes = borders(service).vormen(borders(service).binnen(["GM0999"]))
    assert len(shapes) == MANY
    for number in (0, COLUMNS - 1, MANY - 1):
        west, south, east, north = shapes[buurt(number)].bounds
        x, y = corner(number)
        expected = (x, y, x + SIDE, y + SIDE)
        assert (
            max(abs(a - b) for a, b in zip((west, south, east, north), expected, strict=True)) < 5
        )


def test_a_year_that_pdok_lacks_is_said_and_the_bundle_answers(pdok):
    service = pdok(100)
    found = of(service.run(), 2020)
    assert found.status is Status.AFWEZIG
    assert "PDOK heeft geen grenzen van 2020" in found.redenen[0]
    assert Boundaries.load(service.data, service.home, 2020).bron("BU05991082") == 2016


def test_differences_with_our_areas_are_counted(pdok):
    service = pdok(1050, known=1100)
    lines = of(service.run()).opmerkingen
    assert "1.100 buurten; van 50 is er geen grens." in lines
    assert "22 wijken; van 1 is er geen grens." in lines
    assert borders(service).missing([buurt(1099), buurt(3)]) == {
        buurt(1099): "PDOK gaf van dit gebied geen grens."
    }


def test_borders_that_we_have_no_area_for_are_counted(pdok):
    service = pdok(1100, known=1050)
    lines = of(service.run()).opmerkingen
    assert (
        "1.050 buurten, allemaal met een grens; 50 grenzen horen bij een code die wij niet kennen."
        in lines
    )


def test_codes_of_another_year_are_refused_with_numbers(pdok):
    service = pdok(500, known=100)
    found = of(service.run())
    assert found.status is Status.GEWEIGERD
    assert "Van 500 codes van buurten kennen we er 100 in de indeling van 2024" in str(found)
    assert geo_sets.current(service.home, 2024) is None


def test_drawn_levels_hold_every_area_and_share_their_edges(pdok):
    service = pdok(500)
    service.run()
    for meter in (5, 15, 50):
        piece = borders(service).gemeente("GM0999", meter=meter)
        assert len(piece.vlakken) == 500
    first, second = (piece.vlakken[buurt(n)].ringen for n in (0, 1))
    lines = [{n if n >= 0 else ~n for ring in rings for n in ring} for rings in (first, second)]
    assert len(lines[0] & lines[1]) == 1


def test_a_map_is_drawn_with_the_refreshed_borders(pdok):
    service = pdok(500)
    service.run()
    view = beeld_rond(borders(service), [buurt(120)])
    assert view.stuk.niveau is Niveau.BUURT
    assert view.focus == (buurt(120),)
    assert view.bronvermelding == "Bron: CBS / Kadaster, Wijk- en buurtkaart 2024"


@pytest.mark.parametrize(
    "fault",
    [
        {"kind": "status", "status": 503, "match": "buurten/items"},
        {"kind": "truncate", "fraction": 0.5, "match": "buurten/items"},
        {"kind": "html200", "match": "wijken/items"},
        {"kind": "empty", "match": "buurten/items"},
    ],
    ids=lambda fault: fault["kind"],
)
def test_a_failure_halfway_keeps_what_was_there(pdok, fault: dict[str, Any]):
    service = pdok(100)
    from cbs_standin import faults

    assert service.run().exit_code == 0
    before = geo_sets.current(service.home, 2024)
    service.server.book.add([faults.Fault.from_dict(fault)])
    found = service.run(opnieuw=True)
    assert found.exit_code == 4
    assert of(found).redenen
    assert geo_sets.current(service.home, 2024) == before
    assert geo_sets.is_whole(before)


def test_fewer_borders_than_before_are_not_taken_over(pdok):
    service = pdok(500)
    service.run()
    fewer = pdok(400)
    found = of(fewer.run(opnieuw=True))
    assert found.status is Status.GEWEIGERD
    assert "PDOK gaf 400 grenzen van buurten; de vorige keer waren het er 500." in found.redenen
    assert of(fewer.run(opnieuw=True, toch=True)).status is Status.VERNIEUWD


def test_stopping_changes_nothing(pdok):
    service = pdok(100)
    seen: list[str] = []
    found = service.run(
        voortgang=lambda sentence, _: seen.append(sentence), afgebroken=lambda: len(seen) > 5
    )
    assert found.afgebroken
    assert geo_sets.current(service.home, 2024) is None


def test_what_is_there_is_not_asked_again(pdok):
    service = pdok(100)
    service.run()
    asked = len(service.server.entries())
    assert of(service.run()).status is Status.ONGEWIJZIGD
    assert not [e for e in service.server.entries()[asked:] if "2024" in e["path"]]


def test_a_damaged_file_gives_the_bundle_and_is_mended(pdok):
    service = pdok(100)
    service.run()
    folder = geo_sets.current(service.home, 2024)
    path = next(folder.glob("tekening-buurt-*-5m.parquet"))
    path.write_bytes(path.read_bytes()[:-100])
    assert borders(service).jaar == 2020
    assert of(service.run()).status is Status.VERNIEUWD
    assert borders(service).jaar == 2024
