"""The command line as a user meets it: Dutch sentences, exit codes, whole files."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from wijkscan import cli, paths


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        cli.main(arguments)
    said = capsys.readouterr()
    return int(left.value.code or 0), said.out, said.err


def test_search_shows_code_gemeente_and_level(capsys):
    code, out, _ = run(capsys, "zoek", "hillesluis")
    assert code == 0
    assert "BU05991082" in out
    assert "buurt" in out
    assert "Rotterdam" in out


def test_a_line_of_the_profile_never_loses_its_age_group(capsys):
    _, out, _ = run(capsys, "profiel", "BU05991082")
    hearts = [line[:48] for line in out.splitlines() if "medicijn voor hart" in line]
    assert {line.rsplit("(")[-1].strip() for line in hearts} >= {"65-75)", "75+)"}


def test_a_setting_that_is_no_number_is_said(capsys, monkeypatch):
    monkeypatch.setenv("WIJKSCAN_READ_TIMEOUT", "een tel")
    code, _, err = run(capsys, "bronnen")
    assert code == 2
    assert "WIJKSCAN_READ_TIMEOUT is geen getal: een tel" in err


def test_search_as_json(capsys):
    _, out, _ = run(capsys, "zoek", "3074", "--json")
    assert "BU05991082" in {row["code"] for row in json.loads(out)}


@pytest.mark.parametrize(
    ("arguments", "exit_code", "words"),
    [
        (("profiel", "Xyzzyland"), 3, "geen gemeente, wijk of buurt"),
        (("profiel", "BU99999999"), 3, "BU99999999"),
        (("profiel", "centrum"), 3, "gebieden"),
        (("zoek", "qqqqqqqq"), 3, "qqqqqqqq"),
        (("maak", "BU05991082", "--uit", "scan.doc"), 2, ".html"),
        (("maak", "BU05991082", "--uit", "scan"), 2, ".html"),
        (("maak", "BU05991082", "--uit", "x.json", "--thema", "maan"), 2, "ouderen"),
        (("maak", "BU05991082"), 2, "--uit"),
        (("maak", "BU05991082", "--uit", "/bestaat/niet/scan.json"), 1, "niet gemaakt"),
        (("onderbouwing", "BU05991082", "eenzam"), 2, "eenzaam"),
        (("onderbouwing", "BU05991082", "eenzaam", "--leeftijd", "12"), 2, "65+"),
        (("profiel", "BU05991082", "--tegen", "hillesluis"), 2, "gemeente"),
        (("profiel", "BU05991082", "--jaar", "veel"), 2, "veel"),
        (("dansen",), 2, "dansen"),
        ((), 2, "ontbreekt"),
        (("bronnen", "--hard"), 2, "--hard"),
    ],
)
def test_bad_input_gets_a_dutch_sentence_and_its_exit_code(
    capsys, tmp_path, monkeypatch, arguments, exit_code, words
):
    monkeypatch.chdir(tmp_path)
    code, out, err = run(capsys, *arguments)
    assert code == exit_code, err
    assert words in err
    assert "Traceback" not in err + out
    assert list(tmp_path.iterdir()) == []


def test_an_ambiguous_name_lists_the_candidates(capsys):
    _, _, err = run(capsys, "profiel", "centrum")
    assert err.count("Centrum") > 3
    assert "Noem de gemeente erbij" in err


def test_a_year_without_figures_is_said_per_figure(capsys):
    code, out, _ = run(capsys, "profiel", "GM0599", "--jaar", "1999", "--json")
    assert code == 0
    assert {row["waarde"] for row in json.loads(out)} == {None}


def test_the_year_that_was_asked_for(capsys):
    _, out, _ = run(capsys, "profiel", "GM0599", "--jaar", "2012", "--json")
    years = {row["jaar"] for row in json.loads(out) if row["waarde"] is not None}
    assert years == {2012}


def test_several_formats_at_once_are_whole_files(capsys, tmp_path):
    target = tmp_path / "scan.json"
    code, out, err = run(capsys, "maak", "BU05991082", "--uit", str(target))
    assert code == 0
    assert out.strip() == str(target)
    assert "Cijfers lezen" in err
    content = json.loads(target.read_text(encoding="utf-8"))
    assert content["gebied"]["naam"] == "Hillesluis"
    assert [path.name for path in tmp_path.iterdir()] == ["scan.json"]


def test_two_areas_together_are_one(capsys):
    _, out, _ = run(capsys, "profiel", "BU05991081", "BU05991082", "--samen", "--json")
    residents = next(row for row in json.loads(out) if row["kolom"] == "AantalInwoners")
    assert residents["gebied"] == "BU05991081+BU05991082"
    assert residents["waarde"] == 13930 + 12310  # KWB 2024, Bloemhof and Hillesluis


def test_a_buurt_inside_a_chosen_wijk_is_said_to_count_once(capsys, tmp_path):
    target = tmp_path / "scan.json"
    code, _, err = run(capsys, "maak", "WK059910", "BU05991082", "--uit", str(target))
    assert code == 0
    assert "Hillesluis" in err
    assert json.loads(target.read_text("utf-8"))["gebied"]["codes"] == ["WK059910"]


def test_help_is_dutch(capsys):
    for command in ("", "zoek", "profiel", "maak", "bronnen", "controleer", "app", "onderbouwing"):
        code, out, _ = run(capsys, *filter(None, (command, "--help")))
        assert code == 0
        assert "gebruik:" in out
        assert not {"usage:", "options:", "show this help"} & set(out.split("\n"))
        assert "show this" not in out


def test_a_damaged_table_is_named(capsys, tmp_path, monkeypatch):
    shutil.copytree(paths.data_dir(), tmp_path / "data")
    table = tmp_path / "data/snapshot/50090NED/2020.parquet"
    content = bytearray(table.read_bytes())
    content[1000] ^= 1
    table.write_bytes(content)
    monkeypatch.setattr(paths, "data_dir", lambda: tmp_path / "data")
    code, _, err = run(capsys, "profiel", "BU05991082")
    assert code == 5
    assert "2020.parquet" in err
    code, out, _ = run(capsys, "controleer")
    assert code == 5
    assert "BESCHADIGD" in out


def test_a_bug_becomes_a_number_and_not_a_traceback(capsys, monkeypatch):
    from wijkscan import commands

    def broken(_: object) -> int:
        raise RuntimeError("kapot")

    monkeypatch.setattr(commands, "run", broken)
    code, _, err = run(capsys, "bronnen")
    assert code == 1
    assert "Er ging iets mis" in err
    assert "kapot" not in err


def test_the_bug_is_kept_in_the_log_of_the_user(capsys, monkeypatch, tmp_path):
    from wijkscan import commands

    monkeypatch.setenv("WIJKSCAN_HOME", str(tmp_path))

    def broken(_: object) -> int:
        raise RuntimeError("kapot")

    monkeypatch.setattr(commands, "run", broken)
    _, _, err = run(capsys, "bronnen")
    number = err.split("(")[1].split(")")[0]
    assert number in (Path(tmp_path) / "wijkscan.log").read_text(encoding="utf-8")
