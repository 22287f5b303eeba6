"""Bundled boundaries, held against the published areas and against each other."""

from __future__ import annotations

import csv
import gzip
import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from geo_kit import lijnen as gelezen
from geo_kit import ringpunten

from wijkscan import paths
from wijkscan.errors import SnapshotDamaged, UnknownRegion
from wijkscan.store.boundaries import Boundaries, Kaartstuk
from wijkscan.store.columns import Niveau
from wijkscan.store.regions import Regions

SHARED = Path(__file__).resolve().parents[3] / "shared"
HECTARE = 10_000


@pytest.fixture(scope="module")
def grenzen() -> Boundaries:
    return Boundaries.load(paths.data_dir())


def oppervlakte(stuk: Kaartstuk, code: str) -> float:
    """Area of a drawn shape in square metres: holes run the other way round."""
    lijnen = gelezen(stuk.bogen)
    totaal = 0.0
    for ring in stuk.vlakken[code].ringen:
        x, y = ringpunten(ring, lijnen).astype(float).T * stuk.rooster
        totaal += (np.dot(x, np.roll(y, 1)) - np.dot(y, np.roll(x, 1))) / 2
    return abs(totaal)


@pytest.mark.shared
def test_drawn_buurten_of_rotterdam_have_their_published_size(grenzen: Boundaries) -> None:
    path = SHARED / "data/tables/kwb/84799NED_kwb_2020.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8-sig", newline="") as file:
        hectaren = {
            row["Codering_3"].strip(): (
                float(row["OppervlakteTotaal_110"] or 0),
                float(row["OppervlakteLand_111"] or 0),
            )
            for row in csv.DictReader(file, delimiter=";")
        }
    stuk = grenzen.gemeente("GM0599")
    assert len(stuk.vlakken) == 92
    verlegd = set(grenzen.verlegd(stuk.vlakken))
    assert len(verlegd) <= 3
    for code in stuk.vlakken.keys() - verlegd:
        ha = oppervlakte(stuk, code) / HECTARE
        fout = min(abs(ha - bekend) for bekend in hectaren[code])
        assert fout <= max(0.12 * hectaren[code][0], 6), code


def test_neighbours_share_their_edge(grenzen: Boundaries) -> None:
    stuk = grenzen.gemeente("GM0599")
    # Feijenoord: Hillesluis touches Bloemhof; a shared line occurs once in each, opposed.
    hier = {n for ring in stuk.vlakken["BU05991082"].ringen for n in ring}
    daar = {n for ring in stuk.vlakken["BU05991081"].ringen for n in ring}
    assert {~n for n in hier} & daar


def test_neighbours_in_two_gemeenten_share_their_edge(grenzen: Boundaries) -> None:
    stuk = grenzen.gemeenten_samen(["GM0599", "GM0606"], meter=5)
    gebruik: dict[int, set[str]] = {}
    for code, vlak in stuk.vlakken.items():
        for ring in vlak.ringen:
            for n in ring:
                gebruik.setdefault(n if n >= 0 else ~n, set()).add(code[2:6])
    assert sum(len(wie) == 2 for wie in gebruik.values()) >= 3


def test_around_takes_in_neighbours_and_other_gemeenten(grenzen: Boundaries) -> None:
    dichtbij = grenzen.around(["BU05991082"], 0)
    ruim = grenzen.around(["BU05991082"], 1500)
    assert "BU05991082" in dichtbij.vlakken
    assert dichtbij.vlakken.keys() < ruim.vlakken.keys()
    rand = grenzen.around(["BU05991289"], 1500)
    assert {code[2:6] for code in rand.vlakken} >= {"0599", "0489"}


def test_around_a_wijk_holds_all_its_buurten(grenzen: Boundaries) -> None:
    kinderen = {g.code for g in Regions.load(paths.data_dir()).kinderen("WK059910")}
    assert kinderen <= grenzen.around(["WK059910"], 100).vlakken.keys()


def test_every_area_has_a_border_or_a_reason(grenzen: Boundaries) -> None:
    divisie = Regions.load(paths.data_dir()).division(2020)
    redenen = grenzen.missing(divisie.codes)
    getekend = {
        code
        for niveau in (Niveau.GEMEENTE, Niveau.WIJK, Niveau.BUURT)
        for code in grenzen.land(niveau).vlakken
    }
    assert getekend | redenen.keys() | {"NL00"} == set(divisie.codes)
    assert not getekend & redenen.keys()
    assert "BU03630000" in redenen  # Amsterdam has no buurten in the 2016 layer
    assert grenzen.bron("BU03630000") is None
    assert grenzen.bron("WK036300") == 2022


def test_same_name_is_required(grenzen: Boundaries) -> None:
    # BU00803001 was Oldegalileën in 2016 and is Transvaalwijk in 2020: another place.
    assert "andere naam" in grenzen.missing(["BU00803001"])["BU00803001"]


def test_another_size_is_not_the_same_place(grenzen: Boundaries) -> None:
    # Belt-Schutsloot: 1,025 ha in the map of 2016, 32 ha in the table of 2020.
    assert "groter of kleiner" in grenzen.missing(["BU17081000"])["BU17081000"]


def test_lettered_codes_have_no_border_yet(grenzen: Boundaries) -> None:
    assert "andere indeling" in grenzen.missing(["WK0363AA"])["WK0363AA"]


@pytest.mark.parametrize(
    ("code", "niveau"),
    [("BU05991082", Niveau.BUURT), ("GM0599", Niveau.BUURT), ("WK036306", Niveau.WIJK)],
)
def test_level_to_draw(grenzen: Boundaries, code: str, niveau: Niveau) -> None:
    assert grenzen.niveau_om_te_tekenen([code]) is niveau


def test_coarser_drawings_lose_no_area_and_little_size(grenzen: Boundaries) -> None:
    fijn = grenzen.gemeente("GM0599", meter=5)
    for meter, deel in ((15, 0.01), (50, 0.05)):
        grof = grenzen.gemeente("GM0599", meter=meter)
        assert grof.vlakken.keys() == fijn.vlakken.keys()
        verschil = sum(abs(oppervlakte(grof, c) - oppervlakte(fijn, c)) for c in fijn.vlakken)
        assert verschil < deel * sum(oppervlakte(fijn, c) for c in fijn.vlakken)


def test_names_sit_inside_their_area(grenzen: Boundaries) -> None:
    shapely = pytest.importorskip("shapely")
    vormen = grenzen.vormen(grenzen.binnen(["WK059910"]))
    vlakken = grenzen.gemeente("GM0599").vlakken
    for code, vorm in vormen.items():
        assert vorm.contains(shapely.Point(vlakken[code].x, vlakken[code].y))


def test_shapes_for_computing_are_valid_and_on_whole_metres(grenzen: Boundaries) -> None:
    shapely = pytest.importorskip("shapely")
    vormen = grenzen.vormen(grenzen.binnen(["GM0599"]))
    assert len(vormen) == 92
    punten = shapely.get_coordinates(list(vormen.values()))
    assert (punten == punten.round()).all()
    assert all(vorm.is_valid for vorm in vormen.values())
    with pytest.raises(UnknownRegion):
        grenzen.vormen(["BU03630000"])


def test_piece_survives_json(grenzen: Boundaries) -> None:
    stuk = grenzen.gemeente("GM0599").alleen(["BU05991082"])
    assert list(stuk.vlakken) == ["BU05991082"]
    assert json.loads(json.dumps(stuk.inhoud())) == stuk.inhoud()


def test_unknown_codes_give_an_empty_piece(grenzen: Boundaries) -> None:
    assert grenzen.around(["WK0363AA"], 500).vlakken == {}
    assert grenzen.gemeente("GM9999").vlakken == {}


def test_changed_map_is_noticed(tmp_path: Path) -> None:
    for pad in (paths.data_dir() / "geo").glob("tekening-gemeente*"):
        shutil.copy(pad, tmp_path)
    pad = tmp_path / "tekening-gemeente-2020-50m.parquet"
    inhoud = bytearray(pad.read_bytes())
    inhoud[1000] ^= 1
    pad.write_bytes(inhoud)
    with pytest.raises(SnapshotDamaged):
        Boundaries(tmp_path).land()
