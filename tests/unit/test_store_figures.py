"""Columns as the store hands them out, against the published tables and small ones by hand."""

from __future__ import annotations

import csv
import gzip
import re
from pathlib import Path

import numpy as np
import pytest
from living_kit import raw_rows
from snapshot_kit import FAMILY, draft, indicator, put

from wijkscan import paths
from wijkscan.store.catalogue import Methode
from wijkscan.store.columns import LevelColumn, Missing, Niveau
from wijkscan.store.figures import Store
from wijkscan.store.generations import begin, put_in_force

SHARE = {"kolom": ("Ouder",), "noemer": ("Inwoners",)}


@pytest.fixture
def small(tmp_path: Path) -> Store:
    """Two gemeenten, a wijk and two buurten: one empty, one without its count of older people."""
    folder = tmp_path / "snapshot"
    codes = ["NL00", "GM0001", "GM0002", "WK000100", "BU00010000", "BU00010001"]
    put(
        folder,
        "A1",
        2020,
        draft(codes, Inwoners=[300, 200, 100, 50, 0, 40], Ouder=[60, 50, 10, 5, 0, "."]),
    )
    put(folder, "A2", 2022, draft(codes[:3], Inwoners=[310, 205, 105], Inkomen=[30.5, "", 28.1]))
    put(folder, "A3", 2024, draft(codes, Inwoners=[320, 210, 110, 55, 0, 45], Ouder=["."] * 6))
    return Store(tmp_path, familie=FAMILY)


def column(store: Store, *args, **kwargs) -> LevelColumn:
    found = store.column(*args, **kwargs)
    assert isinstance(found, LevelColumn)
    return found


def test_the_newest_edition_that_is_filled_is_taken(small: Store):
    share = indicator(**SHARE)
    assert column(small, share, None, Niveau.WIJK).origin.jaar == 2020
    count = indicator(kolom=("Inwoners",))
    assert column(small, count, None, Niveau.WIJK).origin.jaar == 2024
    assert column(small, count, None, Niveau.WIJK, 2020).value.tolist() == [50]
    assert small.years(count, None, Niveau.WIJK) == [2020, 2024]
    assert small.years(count, None, Niveau.LAND) == [2020, 2022, 2024]


def test_a_share_keeps_its_count_and_denominator(small: Store):
    found = column(small, indicator(**SHARE), None, Niveau.GEMEENTE)
    assert found.codes.tolist() == ["GM0001", "GM0002"]
    assert found.value.tolist() == [25.0, 10.0]
    assert found.numerator is not None
    assert found.numerator.tolist() == [50, 10]
    assert found.denominator is not None
    assert found.denominator.tolist() == [200, 100]
    assert (found.value_step, found.count_step) == (0.0, 1)


def test_nobody_to_divide_by_is_impossible_and_a_dot_is_withheld(small: Store):
    found = column(small, indicator(**SHARE), None, Niveau.BUURT)
    assert np.isnan(found.value).all()
    assert found.status.tolist() == [Missing.IMPOSSIBLE, Missing.WITHHELD]
    assert found.count_step == 5


def test_a_part_is_never_more_than_its_whole_but_events_may_repeat(tmp_path: Path):
    codes = ["BU03730401", "BU03730402"]  # the first is one of KWB 2020: 10 of 5 people
    put(tmp_path / "snapshot", "A1", 2020, draft(codes, Inwoners=[5, 50], Ouder=[10, 50]))
    store = Store(tmp_path, familie=FAMILY)
    people = indicator(**SHARE, per=1000)
    found = column(store, people, None, Niveau.BUURT)
    assert found.status.tolist() == [Missing.ROUNDED_AWAY, Missing.PRESENT]
    assert found.value.tolist()[1] == 1000
    events = people.model_copy(update={"methode": Methode.GEBEURTENIS})
    assert column(store, events, None, Niveau.BUURT).value.tolist() == [2000, 1000]


def test_a_published_percentage_keeps_its_own_step(small: Store):
    context = indicator(kolom=("Inkomen",), noemer=("Inwoners",), noemer_is_context=True)
    found = column(small, context, None, Niveau.GEMEENTE)
    assert found.value.tolist()[1] == 28.1
    assert found.status.tolist() == [Missing.IMPOSSIBLE, Missing.PRESENT]
    assert found.numerator is None
    assert found.denominator is not None
    assert found.denominator.tolist() == [205, 105]
    assert found.value_step == pytest.approx(0.1)


def test_the_reason_when_there_is_no_column(small: Store):
    income = indicator(kolom=("Inkomen",))
    assert small.column(income, None, Niveau.WIJK) is Missing.NOT_AT_LEVEL
    assert small.column(income, None, Niveau.GEMEENTE, 2020) is Missing.NOT_IN_EDITION
    assert small.column(indicator(kolom=("Onbekend",)), None, Niveau.LAND) is Missing.NOT_IN_EDITION
    assert small.column(income, "65+", Niveau.LAND) is Missing.NOT_IN_EDITION


def test_a_denominator_may_be_a_sum_and_misses_when_a_term_does(small: Store):
    summed = indicator(kolom=("Ouder",), noemer_som=(("Inwoners",), ("Ouder",)))
    assert column(small, summed, None, Niveau.GEMEENTE).value.tolist() == [20.0, 100 * 10 / 110]
    assert column(small, summed, None, Niveau.BUURT).status.tolist() == [
        Missing.IMPOSSIBLE,
        Missing.WITHHELD,
    ]


def test_arrays_cannot_be_changed_by_accident(small: Store):
    found = column(small, indicator(kolom=("Inwoners",)), None, Niveau.WIJK)
    with pytest.raises(ValueError, match="read-only"):
        found.value[0] = 1


def test_a_refreshed_table_goes_before_the_bundled_one(small: Store, tmp_path: Path):
    home = tmp_path / "home"
    put(begin(home), "A3", 2024, draft(["NL00", "WK000100"], Inwoners=[400, 70]))
    put_in_force(home, home / "tabellen/werk/nieuw")
    store = Store(tmp_path, home, familie=FAMILY)
    count = indicator(kolom=("Inwoners",))
    assert column(store, count, None, Niveau.WIJK).value.tolist() == [70]
    assert {t.sidecar.tabel: t.vernieuwd for t in store.tables()} == {
        "A1": False,
        "A2": False,
        "A3": True,
    }


def numbers_of(path: Path, code: str) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for row in raw_rows(path):
        for key, cell in row.items():
            found.setdefault(re.sub(r"_\d+$", "", key), {})[row[code].strip()] = cell.strip()
    return found


CASES = [
    ("84799NED", "2020", None, "kwb/84799NED_kwb_2020.csv.gz"),
    ("50090NED", "2020", "18+", "rivm/50090NED_gezondheid_2020_18plus.csv.gz"),
    ("50090NED", "2020", "65+", "rivm/50090NED_gezondheid_2020_65plus.csv.gz"),
    ("50090NED", "2012", "18-65", "rivm/50090NED_gezondheid_2012_18-65.csv.gz"),
]


@pytest.mark.shared
@pytest.mark.parametrize(("table", "edition", "age", "file"), CASES)
def test_every_bundled_value_is_the_published_one(shared: Path, table, edition, age, file):
    published = numbers_of(shared / "data/tables" / file, "Codering_3")
    snapshot = Store(paths.data_dir()).snapshot(table, edition)
    assert snapshot is not None
    compared = 0
    for kolom in snapshot.sidecar.kolommen:
        if kolom.tekst:
            continue
        values = snapshot.read([kolom.kolom], age)[kolom.kolom]
        cells = published[kolom.kolom]
        assert len(values) == len(cells) == 17341
        for code, value in zip(snapshot.codes(age).tolist(), values.tolist(), strict=True):
            cell = cells[code]
            assert (value != value) if cell in ("", ".") else value == float(cell), (kolom, code)
            compared += 1
    assert compared > 300_000


@pytest.mark.shared
def test_a_dot_and_an_empty_cell_keep_their_own_reason(shared: Path):
    path = shared / "data/tables/rivm/50090NED_gezondheid_2020_65plus.csv.gz"
    cells = numbers_of(path, "Codering_3")["Eenzaam"]
    store = Store(paths.data_dir())
    found = column(store, indicator("gezondheid", kolom=("Eenzaam",)), "65+", Niveau.BUURT)
    reasons = {"": Missing.IMPOSSIBLE, ".": Missing.WITHHELD}
    expected = [reasons.get(cells[code], Missing.PRESENT) for code in found.codes.tolist()]
    assert found.status.tolist() == expected
    assert expected.count(Missing.WITHHELD) > 500


@pytest.mark.shared
def test_other_bundled_files_hold_the_published_values(shared: Path):
    store = Store(paths.data_dir())
    tables = shared / "data/tables"
    with gzip.open(
        tables / "kwb/pdok_kwb_gemeenten_2012-2024.csv.gz", "rt", encoding="utf-8-sig"
    ) as f:
        pdok = {(r["jaar"], r["gemeentecode"]): r for r in csv.DictReader(f, delimiter=";")}
    income = column(
        store, indicator("kwb_gemeente", kolom=("gem_inkomen_inwoner",)), None, Niveau.GEMEENTE
    )
    assert income.origin.jaar == 2022
    for code, value in zip(income.codes.tolist(), income.value.tolist(), strict=True):
        cell = pdok["2022", code]["gem_inkomen_inwoner"]
        assert (value != value) if cell == "" else value == float(cell)
    near = column(
        store, indicator("nabijheid", kolom=("AfstandTotHuisartsenpraktijk",)), None, Niveau.LAND
    )
    assert near.value.tolist() == [1.1]
    heart = indicator("medicijnen", kolom=("PersonenMetGeneesmiddelenRelatief",), onderdeel="C")
    rotterdam = column(store, heart, "65-75", Niveau.GEMEENTE, 2013)
    assert rotterdam.value[rotterdam.index_of("GM0599")] == 63.22
    old = column(store, indicator("kwb", kolom=("k_65JaarOfOuder",)), None, Niveau.LAND)
    assert (old.origin.tabel, old.value.tolist()) == ("85984NED", [3677228])


def test_published_country_figures():
    """Sources.md 14: the national figures that CBS and RIVM publish."""
    store = Store(paths.data_dir())
    people = indicator("kwb", kolom=("AantalInwoners",))
    assert column(store, people, None, Niveau.LAND, 2020).value.tolist() == [17407585]
    assert column(store, people, None, Niveau.LAND, 2024).value.tolist() == [17942942]
    for year in (2020, 2024):
        assert (
            column(store, people, None, Niveau.GEMEENTE, year).value.sum()
            == column(store, people, None, Niveau.LAND, year).value.sum()
        )
    lonely = indicator("gezondheid", kolom=("Eenzaam",))
    assert column(store, lonely, "65+", Niveau.LAND).value.tolist() == [49.5]
    places = column(store, lonely, "65+", Niveau.GEMEENTE)
    assert places.value[places.index_of("GM0599")] == 56.4


def test_the_bundle_is_whole_and_names_its_files():
    states = Store(paths.data_dir()).verify()
    assert all(state.in_orde for state in states)
    assert all(state.sidecar.herkomst and state.sidecar.licentie for state in states)
    assert {s.sidecar.tabel for s in states} >= {"84799NED", "50090NED", "85560NED", "83251NED"}


def test_every_bundled_table_tells_how_it_really_reached_us():
    """The service could not be reached when the bundle was made: each names the public copy."""
    for state in Store(paths.data_dir()).tables():
        assert "openbare kopie" in state.sidecar.herkomst, state.sidecar.tabel
