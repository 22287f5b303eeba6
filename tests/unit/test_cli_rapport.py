"""`wijkscan rapport` and `maak --uit`: every ending, and a clear word for all that is wrong."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

import pytest
import scan_kit as kit

from wijkscan import cli
from wijkscan.report import forms
from wijkscan.report.reeks import whole

BUURT = "BU05991082"


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        cli.main([str(one) for one in arguments])
    said = capsys.readouterr()
    assert "Traceback" not in said.err
    return int(left.value.code or 0), said.out, said.err


def test_each_ending_gives_a_whole_file_in_the_form_that_belongs_to_it(capsys, tmp_path):
    targets = [tmp_path / f"uit{ending}" for ending in forms.endings()]
    chosen = [part for target in targets for part in ("--uit", target)]
    code, out, err = run(capsys, "rapport", kit.EXAMPLE, *chosen, "--datum", "2026-11-23")
    assert code == 0, err
    assert out.split() == [str(target) for target in targets]
    assert {path.name for path in tmp_path.iterdir()} == {target.name for target in targets}
    assert all(whole(target) for target in targets)


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("{voorbeeld}", "--uit", "x.doc"), 2, "eindigt op “.doc”"),
        (("{voorbeeld}", "--uit", "verslag"), 2, ".docx"),
        (("{voorbeeld}", "--uit", "x.docx", "--vorm", "poster"), 2, "Poster kan niet als docx"),
        (("{voorbeeld}", "--uit", "x.pdf", "--vorm", "krant"), 2, "De vorm “krant” bestaat niet"),
        (("{voorbeeld}", "--uit", "x.pdf", "--vorm", "brief", "--aan", "Koning"), 2, "Kies uit"),
        (("{voorbeeld}", "--uit", "x.pdf", "--aan", "Wijkverpleging"), 2, "Kies de vorm brief"),
        (("{voorbeeld}", "--uit", "x.pdf", "--datum", "morgen"), 2, "2026-11-23"),
        (("{voorbeeld}", "--uit", "map/x.csv"), 1, "Maak de map eerst"),
        (("{voorbeeld}", "--uit", "dicht.csv"), 1, "Dit is een map, geen bestand"),
        (("nergens.json", "--uit", "x.csv"), 5, "Staat het er nog?"),
        (("kapot.json", "--uit", "x.csv"), 5, "niet compleet"),
        (("{voorbeeld}", "--uit", "oud.json"), 1, "oud.json bestaat al"),
        (("oud.json", "--uit", "oud.json"), 2, "wordt niet overschreven"),
    ],
)
def test_wrong_use_of_rapport_is_said_in_dutch_and_loses_nothing(
    capsys, tmp_path, monkeypatch, arguments, code, words
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dicht.csv").mkdir()
    (tmp_path / "kapot.json").write_text("{", encoding="utf-8")
    (tmp_path / "oud.json").write_bytes(kit.EXAMPLE.read_bytes())
    before = sorted(tmp_path.iterdir())
    given = [one.format(voorbeeld=kit.EXAMPLE) for one in arguments]
    seen, out, err = run(capsys, "rapport", *given)
    assert (seen, out) == (code, "")
    assert words in err
    assert sorted(tmp_path.iterdir()) == before
    assert (tmp_path / "oud.json").read_bytes() == kit.EXAMPLE.read_bytes()


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("er-is-niets/x.json", "Deze map bestaat niet"),
        ("bestand.txt/x.json", "Deze map bestaat niet"),
        ("dicht.json", "Dit is een map, geen bestand"),
        ("groep.wijkscan.json", "bestaat al"),
    ],
)
def test_where_maak_cannot_write_it_says_so(capsys, tmp_path, target, words):
    (tmp_path / "bestand.txt").write_text("x", encoding="utf-8")
    (tmp_path / "dicht.json").mkdir()
    (tmp_path / "groep.wijkscan.json").write_text("van de groep", encoding="utf-8")
    code, out, err = run(capsys, "maak", BUURT, "--uit", tmp_path / target)
    assert (code, out) == (1, "")
    assert words in err
    assert (tmp_path / "groep.wijkscan.json").read_text(encoding="utf-8") == "van de groep"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "Kies een map waar je wel mag schrijven"),
        (errno.EROFS, "Deze map is alleen om te lezen"),
        (errno.ENOSPC, "De schijf is vol"),
    ],
)
def test_a_folder_that_refuses_is_said_in_dutch(capsys, tmp_path, monkeypatch, number, words):
    def refuse(**place: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    code, out, err = run(capsys, "rapport", kit.EXAMPLE, "--uit", tmp_path / "x.csv")
    assert (code, out) == (1, "")
    assert words in err


def test_a_report_that_is_made_again_takes_the_place_of_the_old_one(capsys, tmp_path: Path):
    target = tmp_path / "x.csv"
    target.write_text("oud", encoding="utf-8")
    assert run(capsys, "rapport", kit.EXAMPLE, "--uit", target)[0] == 0
    assert whole(target)
