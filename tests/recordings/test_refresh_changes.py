"""A table that changes its columns: found by its description, or left out. Never a wrong value."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from living_kit import raw_rows

from wijkscan.store.figures import Store
from wijkscan.store.report import Status

pytestmark = pytest.mark.shared

KWB = ("84799NED", "2020")
GWB = ("50090NED", "2020")

RENUMBER = {"renumber": 3, "renumber_from": 10}
SWAP = {"rename": {"Mannen_6": "Vrouwen_6", "Vrouwen_7": "Mannen_7"}}
RENAME = {"rename": {"AantalInwoners_5": "TotaleBevolking_5"}}
DROP = {"drop": ["k_65JaarOfOuder_12"]}
NULL = {"null": ["HuishoudensTotaal_28"]}
RETYPE_TEXT = {"retype": {"AantalInwoners_5": "String"}}
RETYPE_WHOLE = {"retype": {"GemiddeldeHuishoudensgrootte_32": "Long"}}
UNPAD = {"unpad": True}
ADD = {"add": {"Nieuw_900": 7}}
SWAP_HEALTH = {"rename": {"Eenzaam_28": "Overgewicht_9", "Overgewicht_9": "Eenzaam_28"}}


def raw(shared: Path, table: tuple[str, str]) -> dict[tuple[str | None, str, str], float]:
    """(age, area, column) -> value, from the published file, read without our code."""
    folder = shared / "data/tables"
    if table == KWB:
        files = {None: folder / "kwb/84799NED_kwb_2020.csv.gz"}
    else:
        names = {"18+": "18plus", "65+": "65plus"}
        files = {a: folder / f"rivm/50090NED_gezondheid_2020_{n}.csv.gz" for a, n in names.items()}
    found = {}
    for age, path in files.items():
        for row in raw_rows(path):
            for key, cell in row.items():
                if cell and re.fullmatch(r" *-?[\d.]*\d", cell):
                    found[age, row["Codering_3"].strip(), re.sub(r"_\d+$", "", key)] = float(cell)
    return found


@pytest.fixture(scope="module")
def truth(shared: Path) -> dict[tuple[str, str], dict[Any, float]]:
    return {table: raw(shared, table) for table in (KWB, GWB)}


def differences(home: Path, table: tuple[str, str], truth: dict[Any, float]) -> tuple[set, int]:
    """Columns with any value that is not the published one, and how many values were compared."""
    snapshot = Store(home / "leeg", home).snapshot(*table)
    assert snapshot is not None
    wrong, compared = set(), 0
    for kolom in snapshot.sidecar.kolommen:
        if kolom.tekst or kolom.kolom == "Nieuw":
            continue
        for age in snapshot.sidecar.leeftijden or (None,):
            values = snapshot.read([kolom.kolom], age)[kolom.kolom]
            for code, value in zip(snapshot.codes(age), values, strict=True):
                expected = truth.get((age, str(code), kolom.kolom), np.nan)
                compared += 1
                if value != expected and not (np.isnan(value) and np.isnan(expected)):
                    wrong.add(kolom.kolom)
    return wrong, compared


CASES = {
    "renumber": (KWB, RENUMBER),
    "rename": (KWB, RENAME),
    "swap": (KWB, SWAP),
    "drop": (KWB, DROP),
    "null": (KWB, NULL),
    "retype to text": (KWB, RETYPE_TEXT),
    "retype to whole": (KWB, RETYPE_WHOLE),
    "unpad": (KWB, UNPAD),
    "add": (KWB, ADD),
    "health swap": (GWB, SWAP_HEALTH),
    "health renumber": (GWB, RENUMBER),
    "health unpad": (GWB, UNPAD),
    "age dropped": (GWB, {"drop_categories": {"Leeftijd": ["80200"]}}),
    "area name dropped": (KWB, {"drop_categories": {"WijkenEnBuurten": ["GM0599"]}}),
}


@pytest.mark.parametrize("case", CASES)
def test_no_change_of_a_table_gives_a_wrong_value(living, truth, case: str):
    table, change = CASES[case]
    living.server.change(
        {"table": table[0], **change, "infos": {"Modified": "2026-01-01T02:00:00"}}
    )
    living.again("kwb" if table == KWB else "gezondheid", toch=True)
    wrong, compared = differences(living.home, table, truth[table])
    assert wrong == set()
    assert compared > 10_000


@pytest.mark.parametrize("change", [RENUMBER, RENAME, UNPAD])
def test_a_column_is_found_by_its_description(living, change: dict[str, Any]):
    living.server.change({"table": "84799NED", **change})
    report = living.again("kwb")
    assert [t.status for t in report.tabellen] == [Status.VERNIEUWD]
    snapshot = Store(living.home / "leeg", living.home).snapshot(*KWB)
    assert snapshot is not None
    assert snapshot.kolom("AantalInwoners") is not None


@pytest.mark.parametrize(
    ("change", "column"),
    [
        (SWAP, "Mannen"),
        (DROP, "k_65JaarOfOuder"),
        (NULL, "HuishoudensTotaal"),
        (RETYPE_TEXT, "AantalInwoners"),
        (RETYPE_WHOLE, "GemiddeldeHuishoudensgrootte"),
    ],
)
def test_a_column_that_does_not_fit_is_held_back_and_then_left_out(living, change, column: str):
    living.server.change({"table": "84799NED", **change})
    held = living.again("kwb")
    assert [t.status for t in held.tabellen] == [Status.TWIJFEL]
    assert held.tabellen[0].redenen
    before = Store(living.home / "leeg", living.home).snapshot(*KWB)
    assert before is not None
    assert before.kolom(column) is not None
    taken = living.again("kwb", toch=True)
    assert taken.tabellen[0].vervallen >= 1
    after = Store(living.home / "leeg", living.home).snapshot(*KWB)
    assert after is not None
    assert after.kolom(column) is None


def test_a_table_that_is_gone_leaves_the_stored_one(living):
    living.server.change({"table": "84799NED", "gone": True})
    report = living.again("84799NED")
    assert report.exit_code == 4 or report.tabellen[0].status is Status.AFWEZIG
    assert Store(living.home / "leeg", living.home).snapshot(*KWB) is not None


def test_a_lost_margin_refuses_the_table(living):
    living.server.change({"table": "50090NED", "drop_categories": {"Marges": ["MW00000"]}})
    report = living.again("gezondheid", toch=True)
    assert report.tabellen[0].status is Status.GEWEIGERD
