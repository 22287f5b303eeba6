"""Our pager against `cbsodata` on the same service: the same rows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import cbsodata
import numpy as np
import pytest

from wijkscan.errors import SourceChanged
from wijkscan.settings import Settings
from wijkscan.sources.cells import Numbers, Texts
from wijkscan.sources.http import Fetcher, Limits
from wijkscan.sources.listing import table_info, table_list
from wijkscan.sources.odata import ODataV3

pytestmark = pytest.mark.shared

KWB = {
    "WijkenEnBuurten": Texts,
    "AantalInwoners_5": Numbers,
    "GemiddeldeHuishoudensgrootte_32": Numbers,
    "MeestVoorkomendePostcode_113": Texts,
}
GWB = {"WijkenEnBuurten": Texts, "Leeftijd": Texts, "Eenzaam_28": Numbers, "Roker_11": Numbers}


@pytest.fixture
def fetcher() -> Fetcher:
    return Fetcher(Limits.of(Settings()))


@pytest.fixture
def oracle(standin: Any, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(cbsodata.options, "use_https", False)
    return standin.netloc


def cells(column: Numbers | Texts) -> list[Any]:
    if isinstance(column, Texts):
        return column.value
    return [None if np.isnan(v) else v for v in column.value]


def plain(value: Any) -> Any:
    """A cell of the untyped set as cbsodata hands it over: text, padded, a dot when missing."""
    text = str(value or "").strip()
    if text in ("", "."):
        return None
    try:
        return float(text)
    except ValueError:
        return text


@pytest.mark.parametrize(("table", "columns"), [("84799NED", KWB), ("50090NED", GWB)])
def test_the_same_rows_as_cbsodata(oracle, fetcher, tmp_path: Path, table: str, columns):
    mine = ODataV3(f"http://{oracle}", fetcher).rows(table, columns, {}, tmp_path)
    # `typed` is inverted in cbsodata 1.3.5: False asks for the typed set.
    theirs = cbsodata.download_data(table, select=list(columns), typed=True, catalog_url=oracle)
    rows = theirs["UntypedDataSet"]
    assert len(cells(mine["WijkenEnBuurten"])) == len(rows) > 500
    for key in columns:
        expected = [plain(row[key]) for row in rows]
        if key == "Leeftijd" or key.startswith("MeestVoorkomende"):
            expected = [None if e is None else str(int(e)) for e in expected]
        assert cells(mine[key]) == expected, key


def test_cbsodata_still_mixes_up_typed_and_untyped(oracle):
    default = cbsodata.get_data("84799NED", select=["AantalInwoners_5"], catalog_url=oracle)
    typed = cbsodata.get_data(
        "84799NED", select=["AantalInwoners_5"], typed=True, catalog_url=oracle
    )
    assert default[0]["AantalInwoners_5"] == 17407585
    assert typed[0]["AantalInwoners_5"] == "17407585"


def test_the_catalogue_and_the_description_come_through_cbsodata(oracle, fetcher):
    found = {row["Identifier"]: row["Title"] for row in table_list(f"http://{oracle}", fetcher)}
    assert found["84799NED"] == "Kerncijfers wijken en buurten 2020"
    info = table_info(f"http://{oracle}/opendata", fetcher, "84799NED")
    assert info["Modified"] == "2021-03-26T02:00:00"


def test_cbsodata_is_left_as_it_was_found(oracle, fetcher, standin):
    from cbsodata import cbsodata3

    session = cbsodata3.Session
    with pytest.raises(SourceChanged):
        table_info(f"http://{oracle}/opendata", fetcher, "99999NED")
    assert cbsodata3.Session is session
    assert cbsodata.options.use_https is False


def test_a_filter_carries_the_padding_of_the_key(oracle, fetcher, tmp_path: Path):
    source = ODataV3(f"http://{oracle}", fetcher)
    key = next(k for k in source.keys("84799NED", "WijkenEnBuurten") if "GM0599" in k)
    assert key == "GM0599    "
    chosen = {"WijkenEnBuurten": key}
    found = source.rows("84799NED", {"AantalInwoners_5": Numbers}, chosen, tmp_path)
    assert cells(found["AantalInwoners_5"]) == [651157.0]


def test_a_dot_and_an_empty_cell_are_told_apart():
    column = Numbers()
    column.take(["       .", "", None, "     0", 0, "   -3.5"])
    assert column.status.tolist() == [1, 2, 2, 0, 0, 0]
    assert column.value.tolist()[3:] == [0.0, 0.0, -3.5]
