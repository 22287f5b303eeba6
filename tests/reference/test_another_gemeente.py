"""Against a gemeente elsewhere: its own published figure, read by hand from the raw table."""

from __future__ import annotations

import csv
import gzip
from pathlib import Path

import pytest

from wijkscan import paths
from wijkscan.analysis.reasons import Reason
from wijkscan.analysis.values import Comparison, Figure
from wijkscan.scan.desk import Desk, open_desk
from wijkscan.scan.figures import Variant

pytestmark = pytest.mark.shared
DRONTEN = "GM0303"


@pytest.fixture(scope="module")
def desk() -> Desk:
    return open_desk(paths.data_dir(), None)


@pytest.fixture(scope="module")
def households(shared: Path) -> dict[str, tuple[float, float]]:
    """Households of one person and all households, per code."""
    path = shared / "data/tables/kwb/84799NED_kwb_2020.csv.gz"
    keys = ("Eenpersoonshuishoudens_29", "HuishoudensTotaal_28")
    with gzip.open(path, "rt", encoding="utf-8-sig", newline="") as file:
        return {
            row["Codering_3"].strip(): (float(row[keys[0]]), float(row[keys[1]]))
            for row in csv.DictReader(file, delimiter=";")
            if all(row[key].strip() for key in keys)
        }


def alone(desk: Desk, *codes: str) -> tuple[Figure, Comparison]:
    variant = Variant(desk.catalogue.indicatoren["eenpersoonshuishoudens"], None)
    found = desk.figure(variant, desk.area(codes), also=DRONTEN)
    compared = found.against(DRONTEN)
    assert compared is not None
    return found, compared


# a fifth of the size of Dronten, twice its size, two buurten, and a gemeente: none lies in it
@pytest.mark.parametrize(
    "codes", [["BU05991082"], ["WK059910"], ["BU05991082", "BU05991081"], ["GM0599"]]
)
def test_nobody_is_taken_out_of_a_gemeente_where_they_do_not_live(desk, households, codes):
    _, found = alone(desk, *codes)
    one, all_of_them = households[DRONTEN]
    assert found.value == pytest.approx(100 * one / all_of_them)
    assert found.naam == "Dronten"
    assert found.verdict is not None
    assert found.reason is None


def test_a_set_that_lies_partly_in_the_gemeente_is_not_taken_out_of_it(desk, households):
    _, found = alone(desk, "BU05991082", "WK030301")
    assert found.reason == Reason.TOO_LARGE_PART.tekst
    one, all_of_them = households[DRONTEN]
    assert found.value == pytest.approx(100 * one / all_of_them)


def test_rounding_by_lot_never_makes_a_share_of_more_than_everybody(desk, households):
    buurten = ["BU05992194", "BU05992196", "BU05992198"]
    counts = [households[code] for code in buurten]
    assert sum(one for one, _ in counts) > sum(whole for _, whole in counts)
    found, _ = alone(desk, *buurten)
    assert found.value is None
    assert found.missing == Reason.ROUNDED_AWAY.tekst
