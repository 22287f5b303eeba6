"""Tables with more dimensions: bounds beside the value, medicines as columns, only the country."""

from __future__ import annotations

import itertools
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from living_kit import settings_for
from snapshot_kit import indicator

from wijkscan.store import refresh
from wijkscan.store.columns import LevelColumn, Niveau
from wijkscan.store.figures import Store
from wijkscan.store.report import Status

pytestmark = pytest.mark.shared

PLACES = ["NL01  ", "PV20  ", "GM0003", "GM0599"]
KINDS = {"Perioden": "TimeDimension", "RegioS": "GeoDimension", "WijkenEnBuurten": "GeoDetail"}


def make(
    root: Path, tabel: str, title: str, dimensions: dict[str, list[str]], topic: str, cell
) -> None:
    """A table folder in which every combination of categories has a cell."""
    folder = root / tabel
    folder.mkdir(parents=True)
    infos = [{"ID": 0, "Identifier": tabel, "Title": title, "Modified": "2026-02-01T02:00:00"}]
    infos[0]["Catalog"] = "RIVM" if tabel.startswith("50") else "CBS"
    properties: list[dict[str, Any]] = [
        {"ID": i, "Position": i, "Type": KINDS.get(key, "Dimension"), "Key": key, "Title": key}
        for i, key in enumerate(dimensions)
    ]
    shown = {"Key": f"{topic}_7", "Title": topic, "Unit": "%", "Decimals": 1, "Datatype": "Double"}
    properties.append({"ID": 99, "Position": 99, "ParentID": None, "Type": "Topic", **shown})
    rows = [
        {**dict(zip(dimensions, keys, strict=True)), f"{topic}_7": cell(*map(str.strip, keys))}
        for keys in itertools.product(*dimensions.values())
    ]
    sets = {"TableInfos": infos, "DataProperties": properties, "CategoryGroups": []}
    for key, categories in dimensions.items():
        sets[key] = [{"Key": k, "Title": f"naam van {k.strip()}"} for k in categories]
    sets["UntypedDataSet"] = [{"ID": i, **row} for i, row in enumerate(rows)]
    for name, content in sets.items():
        (folder / f"{name}.json").write_text(json.dumps(content))


@pytest.fixture
def server(shared: Path, tmp_path: Path) -> Iterator[Any]:
    sys.path.insert(0, str(shared))
    from cbs_standin.server import build, start

    marges = {"MW00000": 0, "MOG0095": -5, "MBG0095": 5}
    make(
        tmp_path / "t",
        "50150NED",
        "Gezondheid per wijk en buurt; 2022/2024 (indeling 2024)",
        {
            "Leeftijd": ["20300", "80200"],
            "Marges": list(marges),
            "WijkenEnBuurten": ["NL01      ", "GM0599    ", "BU05991082"],
            "Perioden": ["2024JJ00"],
        },
        "Eenzaam",
        lambda age, marge, place, _: f"{50 + marges[marge] + (age == '80200'):8.1f}",
    )
    sex = {"Geslacht": ["T001038", "3000   "]}
    atc = {"GeneesmiddelengroepATC": ["T001037", "ATC1035", "ATC1079"]}
    years = {"Perioden": ["2022JJ00", "2023JJ00"]}
    medicines = {"53925  ": 12.5, "21600  ": 14.5, "T001249": 5.0, "10000  ": 99.0}
    make(
        tmp_path / "t",
        "83251NED",
        "Personen met verstrekte geneesmiddelen; leeftijd, gemeente",
        {**sex, "Leeftijd": list(medicines), **atc, "RegioS": PLACES, **years},
        "PersonenMetGeneesmiddelenRelatief",
        lambda s, a, m, _, year: f"{_medicine(medicines, s, a, m, year):8.1f}",
    )
    make(
        tmp_path / "t",
        "81071ned",
        "Personen met verstrekte geneesmiddelen; leeftijd en geslacht",
        {**sex, "Leeftijd": ["71400  ", "71500  "], **atc, **years},
        "PersonenMetGeneesmiddelenRelatief",
        lambda s, a, m, year: f"{11.0 if (s, m) == ('T001038', 'ATC1035') else 77.0:8.1f}",
    )
    service = build([tmp_path / "t"])
    start(service)
    yield service
    service.shutdown()
    service.server_close()


def _medicine(ages: dict[str, float], sex: str, age: str, medicine: str, year: str) -> float:
    wanted = sex == "T001038" and medicine in ("ATC1035", "ATC1079")
    known = {key.strip(): value for key, value in ages.items()}
    return known[age] + 40 * (medicine == "ATC1079") + int(year[3]) if wanted else 99.9


def refreshed(server: Any, tmp_path: Path, name: str) -> Store:
    given = settings_for(server, tmp_path / "home")
    report = refresh.bijwerken(given, [name], data_dir=tmp_path / "leeg")
    assert {t.status for t in report.tabellen} == {Status.VERNIEUWD}, report
    return Store(tmp_path / "leeg", tmp_path / "home")


def column(store: Store, *args: Any) -> LevelColumn:
    found = store.column(*args)
    assert isinstance(found, LevelColumn)
    return found


def test_bounds_are_fetched_with_the_value(server, tmp_path: Path):
    store = refreshed(server, tmp_path, "gezondheid")
    found = column(store, indicator("gezondheid", kolom=("Eenzaam",)), "65+", Niveau.BUURT)
    assert found.value.tolist() == [51.0]
    assert found.lower is not None
    assert found.upper is not None
    assert (found.lower.tolist(), found.upper.tolist()) == ([46.0], [56.0])
    assert (found.origin.tabel, found.origin.jaar, found.origin.indeling) == (
        "50150NED",
        2024,
        2024,
    )
    assert found.value_step == pytest.approx(0.1)


def test_medicines_become_columns_and_only_totals_are_taken(server, tmp_path: Path):
    store = refreshed(server, tmp_path, "medicijnen")
    for part, expected in (("A10", 12.5), ("C", 52.5)):
        about = indicator(
            "medicijnen", kolom=("PersonenMetGeneesmiddelenRelatief",), onderdeel=part
        )
        found = column(store, about, "65-75", Niveau.GEMEENTE)
        assert found.codes.tolist() == ["GM0003", "GM0599"]
        assert found.value.tolist() == [expected + 3] * 2
        assert found.origin.jaar == 2023
        assert store.years(about, "75+", Niveau.LAND) == [2022, 2023]


def test_a_table_without_areas_is_about_the_country(server, tmp_path: Path):
    store = refreshed(server, tmp_path, "medicijnen_landelijk")
    about = indicator(
        "medicijnen_landelijk", kolom=("PersonenMetGeneesmiddelenRelatief",), onderdeel="A10"
    )
    found = column(store, about, "65-70", Niveau.LAND)
    assert found.value.tolist() == [11.0]
    assert found.origin.tabel == "81071ned"


def test_an_unknown_dimension_is_refused(server, tmp_path: Path):
    server.change({"table": "83251NED", "rename": {"Geslacht": "Sekse"}})
    table = server.service.changed["83251NED"]
    for item in table.properties:
        item["Key"] = "Sekse" if item["Key"] == "Geslacht" else item["Key"]
    given = settings_for(server, tmp_path / "home")
    report = refresh.bijwerken(given, ["medicijnen"], data_dir=tmp_path / "leeg", toch=True)
    assert {t.status for t in report.tabellen} == {Status.GEWEIGERD}
    assert "Sekse" in report.tabellen[0].redenen[0]
