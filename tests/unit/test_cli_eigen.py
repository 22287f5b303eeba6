"""The command `wijkscan eigen`, and where own figures then show up."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from wijkscan import cli, paths, settings
from wijkscan.report.blocks import DataTable
from wijkscan.report.compose import compose
from wijkscan.report.model import Report
from wijkscan.scan.desk import open_desk

HEAD = "naam;definitie;gebied;leeftijd;jaar;teller;noemer;bron;datum;manier;toestemming"
LABEL = "huisartsen in Rotterdam;03-2026;geteld;ja"
ROWS = (
    f"Diabetes;diagnose bij de huisarts;BU05991082;65-74;2025;124;1030;{LABEL}",
    f"Diabetes;diagnose bij de huisarts;BU05991082;75+;2025;7;7319;{LABEL}",
    f"Diabetes;diagnose bij de huisarts;BU05991082;85+;2025;70;60;{LABEL}",
)


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        cli.main(arguments)
    said = capsys.readouterr()
    return int(left.value.code or 0), said.out, said.err


@pytest.fixture
def sheet(tmp_path: Path) -> str:
    path = tmp_path / "telling.csv"
    path.write_text("\n".join([HEAD, *ROWS]), encoding="utf-8")
    return str(path)


def test_without_an_answer_nothing_is_kept(capsys, sheet):
    code, out, _ = run(capsys, "eigen", sheet)
    assert code == 2
    assert "2 cijfers zijn begrepen" in out
    assert "minder dan 10 van de 7.319" in out
    assert "Rij 4, kolom teller" in out
    assert not (settings.load().home / "eigen").exists()


def test_keep_list_remove_put_back(capsys, sheet):
    assert run(capsys, "eigen", sheet, "--ja")[0] == 0
    assert "telling " in run(capsys, "eigen", "--lijst")[1]
    assert "telling.csv" in run(capsys, "bronnen")[1]
    own = [s for s in json.loads(run(capsys, "bronnen", "--json")[1]) if s.get("eigen")]
    assert [source["rijen"] for source in own] == [2]
    assert "30 dagen" in run(capsys, "eigen", "--verwijder", "telling")[1]
    assert "nog terug te zetten: telling" in run(capsys, "eigen", "--lijst")[1]
    assert run(capsys, "eigen", "--terug", "telling")[0] == 0
    code, _, err = run(capsys, "eigen", "--verwijder", "iets-anders")
    assert code == 2
    assert "geen invoer" in err


def test_the_profile_lists_them_apart_and_only_where_they_belong(capsys, sheet):
    before = json.loads(run(capsys, "profiel", "BU05991082", "--json")[1])
    assert not any("eigen" in row for row in before)
    run(capsys, "eigen", sheet, "--ja")
    after = json.loads(run(capsys, "profiel", "BU05991082", "--json")[1])
    assert after[: len(before)] == before
    counted, hidden = after[len(before) :]
    assert set(before[0]) <= set(counted)
    assert (counted["soort"], counted["eigen"]) == ("eigen bron", True)
    assert counted["waarde"] == pytest.approx(100 * 124 / 1030)
    assert (hidden["waarde"], hidden["teller"], hidden["onder"]) == (None, None, None)
    assert hidden["reden"] == "minder dan 10"
    out = run(capsys, "profiel", "BU05991082")[1]
    assert "EIGEN CIJFERS (eigen bron)" in out
    assert "124 van de 1.030 (12,0%)" in out
    assert "EIGEN" not in run(capsys, "profiel", "BU05991081")[1]


def test_the_report_shows_them_in_three_places_and_never_the_small_count(capsys, sheet):
    home = settings.load().home
    desk = open_desk(paths.data_dir(), home)
    area = desk.area(["BU05991082"])
    plain = compose(Report(desk.profile(area), desk.catalogue, date(2026, 11, 23)))
    assert "eigen" not in [section.anchor for section in plain.sections]
    run(capsys, "eigen", sheet, "--ja")
    made = compose(Report(desk.profile(area), desk.catalogue, date(2026, 11, 23)))
    sections = {section.anchor: section for section in made.sections}
    tables = [b for b in sections["eigen"].blocks if isinstance(b, DataTable)]
    assert [row[1] for row in tables[0].rows] == [
        "124 van de 1.030 (12,0%)",
        "minder dan 10 van de 7.319",
    ]
    assert "eigen bron: huisartsen in Rotterdam" in repr(sections["diabetes"].blocks)
    assert "eigen bron: huisartsen in Rotterdam" in repr(sections["bronnen"].blocks)
    assert not re.search(r"(?<![\d.])7(?![\d.])", repr(sections["eigen"].blocks))


def test_an_empty_file_to_fill_in(capsys, tmp_path):
    path = tmp_path / "leeg.csv"
    assert run(capsys, "eigen", "--voorbeeld", str(path))[0] == 0
    assert path.read_bytes().startswith(b"\xef\xbb\xbfnaam;definitie;gebied")
    code, _, err = run(capsys, "eigen", str(path), "--ja")
    assert code == 2
    assert "niets om te bewaren" in err
    assert "bestaat al" in run(capsys, "eigen", "--voorbeeld", str(path))[2]


@pytest.mark.parametrize(
    ("given", "code"),
    [((), 2), (("er-is-niets.csv",), 5), (("--lijst", "--verwijder", "x"), 2)],
)
def test_wrong_use_is_told_in_dutch(capsys, given, code):
    found, out, err = run(capsys, "eigen", *given)
    assert found == code
    assert err
    assert "Traceback" not in out + err


def test_a_column_of_another_name_can_be_chosen(capsys, tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("\n".join([HEAD.replace("teller", "Aantal 65+"), ROWS[0]]), encoding="utf-8")
    assert (
        "1 cijfer is begrepen" in run(capsys, "eigen", str(path), "--kolom", "teller=Aantal 65+")[1]
    )
    assert "VELD=KOLOM" in run(capsys, "eigen", str(path), "--kolom", "teller")[2]
