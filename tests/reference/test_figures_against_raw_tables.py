"""What `profiel --json` prints, against the raw tables read by hand with the csv module."""

from __future__ import annotations

import csv
import gzip
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.shared
AREAS = ("BU05991082", "WK059910", "GM0599")


def raw(
    path: Path, key: str, codes: tuple[str, ...], delimiter: str = ";"
) -> dict[str, dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file, delimiter=delimiter)
        return {
            row[key].strip(): {name: cell.strip() for name, cell in row.items()}
            for row in rows
            if row[key].strip() in codes
        }


@pytest.fixture(scope="module")
def printed() -> list[dict[str, Any]]:
    done = subprocess.run(
        [sys.executable, "-m", "wijkscan", "profiel", *AREAS, "--json"],
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def row(
    printed: list[dict[str, Any]], gebied: str, kolom: str, leeftijd: str | None
) -> dict[str, Any]:
    found = [
        r for r in printed if (r["gebied"], r["kolom"], r["leeftijd"]) == (gebied, kolom, leeftijd)
    ]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize("code", AREAS)
@pytest.mark.parametrize(
    ("kolom", "key"),
    [
        ("Eenzaam", "Eenzaam_28"),
        ("ErnstigZeerErnstigEenzaam", "ErnstigZeerErnstigEenzaam_29"),
        ("MoeiteMetRondkomen", "MoeiteMetRondkomen_38"),
        ("ErnstigOvergewicht", "ErnstigOvergewicht_10"),
        ("EenOfMeerLangdurigeAandoeningen", "EenOfMeerLangdurigeAandoeningen_16"),
        ("Vrijwilligerswerk", "Vrijwilligerswerk_33"),
    ],
)
@pytest.mark.parametrize(("leeftijd", "file"), [("65+", "65plus"), ("18+", "18plus")])
def test_estimates_of_rivm(printed, shared, code, kolom, key, leeftijd, file):
    path = shared / f"data/tables/rivm/50090NED_gezondheid_2020_{file}.csv.gz"
    table = raw(path, "WijkenEnBuurten", (code, "NL01"))
    found = row(printed, code, kolom, leeftijd)
    assert found["waarde"] == float(table[code][key])
    assert found["vergelijking_waarde"] == float(table["NL01"][key])
    assert (found["tabel"], found["jaar"], found["soort"]) == ("50090NED", 2020, "geschat")
    assert found["oordeel"] is None
    assert found["onder"] is found["boven"] is found["p"] is None


@pytest.mark.parametrize("code", AREAS)
@pytest.mark.parametrize(
    ("kolom", "key", "whole"),
    [
        ("Eenpersoonshuishoudens", "Eenpersoonshuishoudens_29", "HuishoudensTotaal_28"),
        ("HuishoudensMetKinderen", "HuishoudensMetKinderen_31", "HuishoudensTotaal_28"),
        ("Gescheiden", "Gescheiden_15", "AantalInwoners_5"),
    ],
)
def test_counted_shares_of_cbs(printed, shared, code, kolom, key, whole):
    path = shared / "data/tables/kwb/84799NED_kwb_2020.csv.gz"
    table = raw(path, "Codering_3", (code, "NL00"))
    found = row(printed, code, kolom, None)
    assert (found["teller"], found["noemer"]) == (
        float(table[code][key]),
        float(table[code][whole]),
    )
    assert found["waarde"] == pytest.approx(
        100 * float(table[code][key]) / float(table[code][whole])
    )
    nl = table["NL00"]
    assert found["vergelijking_waarde"] == pytest.approx(100 * float(nl[key]) / float(nl[whole]))
    assert found["onder"] < found["waarde"] < found["boven"]
    assert (found["tabel"], found["jaar"], found["soort"]) == ("84799NED", 2020, "geteld")


@pytest.mark.parametrize("code", AREAS)
def test_residents_of_2024(printed, shared, code):
    path = shared / "data/tables/kwb/85984NED_kwb_2024_geslacht_leeftijd.csv.gz"
    table = raw(path, "Regioaanduiding/Codering (code)", (code, "NL00"))
    everybody = "Bevolking/Aantal inwoners (aantal)"
    old = "Bevolking/Leeftijdsgroepen/65 jaar of ouder (aantal)"
    found = row(printed, code, "k_65JaarOfOuder", None)
    assert found["teller"] == float(table[code][old])
    assert found["noemer"] == float(table[code][everybody])
    nl = table["NL00"]
    assert found["vergelijking_waarde"] == pytest.approx(
        100 * float(nl[old]) / float(nl[everybody])
    )
    assert row(printed, code, "AantalInwoners", None)["waarde"] == float(table[code][everybody])


@pytest.mark.parametrize("code", AREAS)
def test_distance_to_the_gp(printed, shared, code):
    table = raw(
        shared / "data/tables/nabijheid/85560NED_nabijheid_zorg_2022.csv.gz",
        "Codering_3",
        (code, "NL00"),
    )
    found = row(printed, code, "AfstandTotHuisartsenpraktijk", None)
    assert found["waarde"] == float(table[code]["AfstandTotHuisartsenpraktijk_5"])
    assert found["oordeel"] is None
    assert found["vergelijking_waarde"] == float(table["NL00"]["AfstandTotHuisartsenpraktijk_5"])


def test_income_exists_only_for_the_gemeente(printed, shared):
    path = shared / "data/tables/kwb/pdok_kwb_gemeenten_2012-2024.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8-sig") as file:
        rotterdam = next(
            r
            for r in csv.DictReader(file, delimiter=";")
            if (r["jaar"], r["gemeentecode"]) == ("2022", "GM0599")
        )
    found = row(printed, "GM0599", "gem_inkomen_inwoner", None)
    assert found["waarde"] == float(rotterdam["gem_inkomen_inwoner"])
    assert found["jaar"] == 2022
    buurt = next(
        r for r in printed if r["indicator"] == found["indicator"] and r["gebied"] == "BU05991082"
    )
    assert buurt["waarde"] is None
    assert buurt["reden"] == "geen cijfer op dit niveau"


def test_a_missing_figure_is_null_with_its_reason_and_never_zero(printed):
    absent = [r for r in printed if r["waarde"] is None]
    assert absent
    assert all(r["reden"] for r in absent)
    assert all(r["oordeel"] in (None, "niet te vergelijken") for r in absent)


def test_every_figure_says_where_it_comes_from(printed):
    present = [r for r in printed if r["waarde"] is not None]
    assert len(present) > 150
    needed = ("tabel", "kolom", "uitgave", "jaar", "niveau", "soort", "producent", "indeling")
    assert [r for r in present if not all(r[name] for name in needed)] == []
