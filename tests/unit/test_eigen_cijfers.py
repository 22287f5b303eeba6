"""Own figures: files of others are read with care, and a small count never stays anywhere."""

from __future__ import annotations

import io
import logging
import re
import zipfile
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from wijkscan import paths
from wijkscan.analysis.eigen import own_figure
from wijkscan.analysis.values import Verdict
from wijkscan.errors import DamagedFile, UserError
from wijkscan.scan.eigen import keuring, naast, waarde
from wijkscan.store import eigen_bewaar, eigen_velden
from wijkscan.store.eigen_invoer import Voorbeeld, een_cijfer, voorbeeld
from wijkscan.store.eigen_model import EigenCijfer
from wijkscan.store.eigen_sjabloon import sjabloon
from wijkscan.store.regions import Regions

REGIONS = Regions.load(paths.data_dir())
ROW = {
    "naam": "Diabetes",
    "definitie": "diagnose diabetes bij de huisarts (ICPC T90)",
    "gebied": "BU05991082",
    "leeftijd": "65-74",
    "jaar": "2025",
    "teller": "124",
    "noemer": "1030",
    "percentage": "",
    "bron": "huisartsen in Rotterdam",
    "datum": "01-03-2026",
    "manier": "geteld",
    "toestemming": "ja",
    "opmerking": "",
}
NOW = datetime(2026, 11, 23, 9, 0)


def one(**changes: str) -> Voorbeeld:
    return een_cijfer(ROW | changes, REGIONS, keuring)


def figure(**changes: str) -> EigenCijfer:
    found = one(**changes)
    assert found.geweigerd == ()
    return found.cijfers[0]


def csv_of(*rows: dict[str, str], separator: str = ";", encoding: str = "utf-8") -> bytes:
    lines = [separator.join(ROW), *(separator.join((ROW | row).values()) for row in rows)]
    return "\r\n".join(lines).encode(encoding)


def read(content: bytes, **options: object) -> Voorbeeld:
    return voorbeeld(content, REGIONS, **options)  # type: ignore[arg-type]


def xlsx_of(*rows: list[object]) -> bytes:
    book, kept = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(kept)
    return kept.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_csv_in_the_ways_spreadsheets_write_it(separator: str, encoding: str):
    found = read(csv_of({"bron": "huisartsen “Één”"}, separator=separator, encoding=encoding))
    assert [c.bron for c in found.cijfers] == ["huisartsen “Één”"]
    assert (found.cijfers[0].teller, found.cijfers[0].noemer) == (124, 1030)


@pytest.mark.parametrize(
    ("typed", "share"),
    [("12,3", 12.3), ("12.3", 12.3), ("12,3%", 12.3), ("0,4%", 0.4), ("100", 100.0)],
)
def test_a_percentage_with_comma_point_or_sign(typed: str, share: float):
    assert figure(teller="", noemer="", percentage=typed).percentage == share


@pytest.mark.parametrize(
    "typed", ["0,4", "1", "-3", "101", "1e2", "NaN", "=1+1", "twaalf", "12,3,4"]
)
def test_a_percentage_that_is_not_clear_is_refused(typed: str):
    found = one(teller="", noemer="", percentage=typed)
    assert [w.kolom for w in found.geweigerd] == ["percentage"]


@pytest.mark.parametrize("small", ["0", "1", "7", "9", "<10", "minder dan 10"])
def test_a_count_below_ten_is_hidden_and_nothing_is_derived(small: str):
    found = figure(teller=small, percentage="3,0")
    assert found.teller is None
    assert found.percentage is None
    shown = own_figure(found)
    assert shown.value is None
    assert shown.interval is None
    assert waarde(shown) == "minder dan 10 van de 1.030"


def test_ten_is_not_hidden():
    assert figure(teller="10").teller == 10


def test_a_percentage_that_betrays_a_small_count_is_hidden():
    found = figure(teller="", noemer="230", percentage="3,0")  # 6.9 people
    assert found.teller_verborgen
    assert found.percentage is None


def test_a_small_count_is_in_no_stored_byte_and_no_log(tmp_path: Path, caplog):
    caplog.set_level(logging.DEBUG)
    rows = [{"teller": "7", "noemer": "7319", "percentage": "0,0956%", "jaar": "2024"}, {}]
    found = read(csv_of(*rows))
    assert len(found.cijfers) == 2
    eigen_bewaar.bewaar(tmp_path, found.cijfers, "telling.csv", NOW)
    stored = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert stored
    for path in stored:
        words = path.read_text("utf-8")
        assert not re.search(r"(?<!\d)7(?!\d)", words)
        assert "0956" not in words
    assert not re.search(r"(?<!\d)7(?!\d)", repr(found))
    assert caplog.text == ""


def test_the_remark_may_not_hold_the_small_count():
    found = one(teller="7", opmerking="het waren er 7")
    assert [w.kolom for w in found.geweigerd] == ["opmerking"]


def test_the_model_itself_has_no_place_for_a_small_count():
    with pytest.raises(ValueError, match="teller") as refused:
        EigenCijfer.model_validate(figure().model_dump() | {"teller": 7})
    assert "input_value" not in str(refused.value)
    share = figure(teller="", noemer="", percentage="3,0").model_dump() | {"noemer": 230}
    with pytest.raises(ValueError, match="klein aantal"):
        EigenCijfer.model_validate(share)


@pytest.mark.parametrize("field", list(eigen_velden.VERPLICHT))
def test_no_figure_without_its_whole_label(field: str):
    found = one(**{field: ""})
    assert found.cijfers == ()
    assert any(w.kolom == field and "leeg" in w.zin for w in found.geweigerd)


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("teller", "1031"),
        ("teller", "12,5"),
        ("teller", "=SOM(A1:A9)"),
        ("noemer", "9"),
        ("noemer", "1,030"),
        ("gebied", "BU99999999"),
        ("gebied", "nergenshuizen"),
        ("leeftijd", "oud"),
        ("leeftijd", "75-65"),
        ("jaar", "2099"),
        ("datum", "31-02-2026"),
        ("datum", "01-01-2090"),
        ("manier", "geraden"),
        ("toestemming", "nee"),
        ("definitie", "=HYPERLINK(1)"),
        ("naam", "n" * 201),
        ("opmerking", "bel mevrouw Jansen op 06-12345678"),
        ("percentage", "40"),
    ],
)
def test_a_wrong_cell_refuses_the_row_and_names_the_place(field: str, typed: str):
    found = read(csv_of({field: typed}), keuring=keuring)
    assert found.cijfers == ()
    assert any(w.zin.startswith(f"Rij 2, kolom {field}: ") for w in found.geweigerd)
    assert all(w.zin.endswith((".", "?")) for w in found.geweigerd)


def test_no_refusal_repeats_a_count():
    found = read(csv_of({"teller": "8", "noemer": "6"}, {"teller": "9,5"}))
    assert found.cijfers == ()
    told = " ".join(w.zin for w in found.geweigerd)
    assert not {"8", "6", "9,5"} & set(re.findall(r"[\d,]+", told.replace("Rij 2", "")))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("65 jaar en ouder", "65+"),
        ("65 t/m 74", "65-74"),
        ("65 tot 75 jaar", "65 tot 75"),
        ("Alle leeftijden", "alle leeftijden"),
    ],
)
def test_one_way_of_writing_an_age(typed: str, meant: str):
    assert figure(leeftijd=typed).leeftijd == meant


def test_an_area_by_name_and_a_set_by_codes():
    assert figure(gebied="Hillesluis").gebied == ("BU05991082",)
    assert set(figure(gebied="BU05991082+BU05991081").gebied) == {"BU05991082", "BU05991081"}


def test_headings_are_recognised_and_others_can_be_chosen():
    head = "Naam;Omschrijving;Wijkcode;Leeftijdsgroep;Peiljaar;Kolom 7;N;Organisatie;"
    head += "Geteld op;Hoe;Akkoord;Kleur"
    row = "Diabetes;diagnose;BU05991082;65+;2025;124;1.030;GGD;03-2026;geteld;ja;rood"
    content = f"{head}\n{row}".encode()
    assert "kolom teller" in read(content).geweigerd[0].zin
    found = read(content, keuze={"teller": "Kolom 7"})
    assert (found.cijfers[0].teller, found.cijfers[0].noemer) == (124, 1030)
    assert found.ongebruikt == ("Kleur",)
    with pytest.raises(UserError, match="staat niet in het bestand"):
        read(content, keuze={"teller": "Kolom 8"})


def test_a_column_that_is_lacking_is_named_once_and_no_row_comes_in():
    rows = [{"gebied": "BU05991082"}, {"gebied": "BU05991081"}, {"gebied": "Nergenshuizen"}]
    found = read(csv_of(*rows).replace(b";bron;", b";van wie dan;"))
    assert (found.cijfers, found.rijen_geweigerd) == ((), 3)
    assert found.bezwaren[0] == "De kolom bron ontbreekt in dit bestand."
    assert len(found.bezwaren) == 2
    assert found.bezwaren[1].startswith("Rij 4, kolom gebied")
    assert found.bezwaren[1].endswith("?")


def test_our_own_template_is_read_but_its_example_is_refused():
    found = read(sjabloon())
    assert found.cijfers == ()
    assert "voorbeeldrij" in found.geweigerd[0].zin
    assert set(found.gebruikt) == set(eigen_velden.KOPPEN)


def test_the_same_figure_comes_in_once():
    found = read(csv_of({}, {"teller": "200"}))
    assert len(found.cijfers) == 1
    assert "is er al" in found.geweigerd[0].zin
    assert read(csv_of({}), bekend=[found.cijfers[0].sleutel]).cijfers == ()


def test_a_workbook_with_a_percent_cell_a_date_and_a_formula():
    values: dict[str, object] = ROW | {"jaar": 2025, "datum": datetime(2026, 3, 1), "teller": 124}
    values |= {"noemer": 1030, "percentage": 0.1204}
    book = openpyxl.load_workbook(io.BytesIO(xlsx_of(list(ROW), list(values.values()))))
    sheet = book.active
    sheet.cell(2, list(ROW).index("percentage") + 1).number_format = "0.0%"
    sheet.append([*values.values()])
    sheet.cell(3, list(ROW).index("teller") + 1).value = "=100+24"
    kept = io.BytesIO()
    book.save(kept)
    found = read(kept.getvalue())
    assert (found.cijfers[0].teller, found.cijfers[0].datum) == (124, "2026-03-01")
    assert found.cijfers[0].jaar == 2025
    assert len(found.cijfers) + found.rijen_geweigerd == 2


def zipped(*parts: tuple[str, bytes]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts:
            made.writestr(name, content)
    return kept.getvalue()


def spoilt(name: str, content: bytes) -> bytes:
    """A sound workbook with one part added or replaced."""
    with zipfile.ZipFile(io.BytesIO(xlsx_of(list(ROW), list(ROW.values())))) as good:
        parts = [(n, good.read(n)) for n in good.namelist() if n != name]
    return zipped(*parts, (name, content))


BOMB = b"<a>" + b" " * (60 * 1024 * 1024)
HOSTILE = {
    "empty": b"",
    "blank": b"  \r\n ",
    "too large": b"a;b\n" * 3_000_000,
    "no rows": b"naam;jaar\n",
    "nul": b"naam;jaar\n\x00;1\n",
    "utf-16": "naam;jaar\nx;1\n".encode("utf-16"),
    "long cell": b"naam;jaar\n" + b"x" * 10_001 + b";1\n",
    "very long cell": b"naam;jaar\n" + b"x" * 200_000 + b";1\n",
    "many rows": b"naam;jaar\n" + b"x;1\n" * 5001,
    "blank lines": b"naam;jaar\n" + b"\n" * 60_000 + b"x;1\n",
    "many columns": b"naam;jaar\n" + b"x;" * 70 + b"x\n",
    "old excel": b"\xd0\xcf\x11\xe0" + b"\x00" * 600,
    "cut zip": xlsx_of(["a"], ["b"])[:400],
    "not a workbook": zipped(("geheim.txt", b"x")),
    "bomb": spoilt("xl/worksheets/sheet1.xml", BOMB),
    "entities": spoilt("xl/worksheets/sheet1.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"),
    "macros": spoilt("xl/vbaProject.bin", b"x"),
    "many parts": zipped(*((f"x{i}", b"") for i in range(600))),
    "broken xml": spoilt("xl/worksheets/sheet1.xml", b"<worksheet><sheetData>"),
    "wrong workbook": spoilt("xl/workbook.xml", b"<a/>"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_refused_in_dutch(kind: str):
    with pytest.raises(DamagedFile) as refused:
        read(HOSTILE[kind])
    assert refused.value.message.endswith(".")
    assert refused.value.hint


def test_a_part_that_lies_about_its_size_is_counted():
    content = bytearray(spoilt("xl/worksheets/sheet1.xml", BOMB))
    real, lie = len(BOMB).to_bytes(4, "little"), (100).to_bytes(4, "little")
    assert content.count(real) >= 2
    with pytest.raises(DamagedFile):
        read(bytes(content).replace(real, lie))


def test_texts_are_kept_literally_and_without_hidden_characters():
    found = figure(naam="<script>\u202ealert(1)</script>\u200b {{7*7}}")
    assert found.naam == "<script> alert(1)</script> {{7*7}}"


def test_the_name_of_a_file_is_never_a_path(tmp_path: Path):
    for name in ("../../etc/x.csv", "C:\\x\\CON.csv", "/abs.csv", "\u202egpj.csv", "x" * 300):
        kept = eigen_bewaar.bewaar(tmp_path, (figure(),), name, NOW)
        assert not set("/\\\u202e") & set(kept.bestand)
    names = [path.name for path in (tmp_path / "eigen").iterdir()]
    assert len(names) == 5
    assert all(re.fullmatch(r"[0-9a-f]{32}\.json", name) for name in names)
    assert [path.name for path in tmp_path.iterdir()] == ["eigen"]


def test_keep_list_remove_and_put_back(tmp_path: Path):
    first = eigen_bewaar.bewaar(tmp_path, (figure(),), "Telling maart.csv", NOW)
    second = eigen_bewaar.bewaar(tmp_path, (figure(jaar="2024"),), "Telling maart.csv", NOW)
    assert (first.naam, second.naam) == ("telling-maart", "telling-maart-2")
    eigen_bewaar.verwijder(tmp_path, "telling-maart")
    assert [i.naam for i in eigen_bewaar.lijst(tmp_path).invoeren] == ["telling-maart-2"]
    assert [i.naam for i in eigen_bewaar.weggehaald(tmp_path).invoeren] == ["telling-maart"]
    eigen_bewaar.zet_terug(tmp_path, "telling-maart")
    assert first in eigen_bewaar.lijst(tmp_path).invoeren
    with pytest.raises(UserError, match="geen invoer"):
        eigen_bewaar.verwijder(tmp_path, "../telling-maart")


def test_the_bin_is_emptied_after_thirty_days(tmp_path: Path, monkeypatch):
    eigen_bewaar.bewaar(tmp_path, (figure(),), "a.csv", NOW)
    eigen_bewaar.verwijder(tmp_path, "a")
    clock = eigen_bewaar.time.time
    monkeypatch.setattr(eigen_bewaar.time, "time", lambda: clock() + 29 * 86400)
    assert eigen_bewaar.weggehaald(tmp_path).invoeren
    monkeypatch.setattr(eigen_bewaar.time, "time", lambda: clock() + 31 * 86400)
    assert not eigen_bewaar.weggehaald(tmp_path).invoeren
    assert not list((tmp_path / "eigen" / "weg").iterdir())


def test_a_damaged_file_is_named_and_the_others_stay(tmp_path: Path):
    eigen_bewaar.bewaar(tmp_path, (figure(),), "a.csv", NOW)
    (tmp_path / "eigen" / "kapot.json").write_text('{"teller": 3')
    found = eigen_bewaar.lijst(tmp_path)
    assert len(found.cijfers) == 1
    assert "kapot.json" in found.klachten[0]


def test_the_same_measurement_elsewhere_is_laid_beside_it():
    # Newcombe 1998, 0.1204 against 0.08 with n 1030 and 50,000: the limits exclude 0
    here, town = figure(), figure(gebied="GM0599", teller="4000", noemer="50000")
    beside = own_figure(here, [here, town]).naast
    assert [b.verdict for b in beside] == [Verdict.MOGELIJK_HOGER]
    assert own_figure(town, [here, town]).naast[0].verdict is Verdict.MOGELIJK_LAGER
    same = figure(gebied="GM0599", teller="6000", noemer="50000")
    assert own_figure(here, [same]).naast[0].verdict is Verdict.VERGELIJKBAAR


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"definitie": "vragenlijst"}, "andere definitie"),
        ({"leeftijd": "75+"}, "andere leeftijd"),
        ({"jaar": "2024"}, "ander jaar"),
        ({"bron": "GGD"}, "andere bron"),
        ({"manier": "gevraagd"}, "anders gemaakt"),
        ({"teller": "7"}, "minder dan 10 mensen"),
        (
            {"teller": "", "noemer": "", "percentage": "8,0"},
            "we weten niet hoe zeker de cijfers zijn",
        ),
    ],
)
def test_anything_else_is_not_compared(change: dict[str, str], why: str):
    other = figure(gebied="GM0599", **{"teller": "4000", "noemer": "50000"} | change)
    beside = own_figure(figure(), [other])
    assert beside.naast[0].verdict is Verdict.NIET_TE_VERGELIJKEN
    assert beside.naast[0].reason == why
    assert f"niet te vergelijken: {why}" in naast(beside)[0]


def test_an_own_figure_with_another_name_is_shown_alone():
    other = figure(naam="Suikerziekte", gebied="GM0599")
    assert own_figure(figure(), [other]).naast == ()


def test_wilson_limits_by_hand():
    # 124 of 1030: centre (2x+z²)/(2(n+z²)), computed with z = 1.959964 on paper
    found = own_figure(figure()).interval
    assert found is not None
    assert found.lower == pytest.approx(10.192, abs=0.002)
    assert found.upper == pytest.approx(14.168, abs=0.002)
    assert own_figure(figure(manier="geschat")).interval is None
