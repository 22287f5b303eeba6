"""Commands about what groups wrote: nakijken, bewaar, herstel, verhuis."""

from __future__ import annotations

from pathlib import Path

import pytest

from wijkscan import cli, settings
from wijkscan.workspace.database import Database, database_url
from wijkscan.workspace.repository import Repository
from wijkscan.workspace.rights import owner

SAMPLE = Path(__file__).resolve().parents[1] / "fixtures/scans/wijkscan-1-klein.json"


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        cli.main(arguments)
    said = capsys.readouterr()
    return int(left.value.code or 0), said.out, said.err


def test_a_scan_is_read_again_with_the_coach(capsys):
    code, out, _ = run(capsys, "nakijken", str(SAMPLE))
    assert code == 0
    assert "PROBLEEM 1" in out
    assert "Privacy:" in out


@pytest.mark.parametrize("content", [b"", b"{", b"<html></html>", b"\x00" * 50, b'{"a": 1}'])
def test_a_file_that_is_no_scan_is_refused_in_dutch(capsys, tmp_path, content):
    path = tmp_path / "x.wijkscan.json"
    path.write_bytes(content)
    code, out, err = run(capsys, "nakijken", str(path))
    assert code == 5
    assert err
    assert "Traceback" not in err + out


def titles() -> list[str]:
    database = Database(database_url(settings.load()))
    try:
        return [scan.title for scan in Repository(database).scans(owner())]
    finally:
        database.close()


def test_keep_and_restore_on_a_new_machine(capsys, tmp_path, monkeypatch):
    database = Database(database_url(settings.load()))
    Repository(database).create_scan(owner(), None, "Onze wijk")
    database.close()
    code, out, _ = run(capsys, "bewaar", str(tmp_path))
    assert code == 0
    kept = Path(out.strip())
    monkeypatch.setenv("WIJKSCAN_HOME", str(tmp_path / "nieuw"))
    code, out, _ = run(capsys, "herstel", str(kept))
    assert code == 0
    assert "Hersteld" in out
    assert titles() == ["Onze wijk"]


def test_a_filled_database_is_not_overwritten_unasked(capsys, tmp_path):
    database = Database(database_url(settings.load()))
    Repository(database).create_scan(owner(), None, "Onze wijk")
    database.close()
    _, out, _ = run(capsys, "bewaar", str(tmp_path))
    code, _, err = run(capsys, "herstel", out.strip())
    assert code == 2
    assert err
    code, _, _ = run(capsys, "herstel", out.strip(), "--vervang")
    assert code == 0
    assert titles() == ["Onze wijk"]


def test_a_damaged_copy_is_refused(capsys, tmp_path):
    path = tmp_path / "kopie.zip"
    path.write_bytes(b"PK\x03\x04 half")
    code, _, err = run(capsys, "herstel", str(path))
    assert code == 5
    assert err


def test_move_to_another_database(capsys, tmp_path, monkeypatch):
    database = Database(database_url(settings.load()))
    Repository(database).create_scan(owner(), None, "Onze wijk")
    database.close()
    target = f"sqlite:///{tmp_path / 'verhuisd.db'}"
    code, out, _ = run(capsys, "verhuis", target)
    assert code == 0
    assert "Verhuisd" in out
    monkeypatch.setenv("WIJKSCAN_DATABASE_URL", target)
    assert titles() == ["Onze wijk"]
