"""What is newer at the sources: from the lists alone, remembered, and calm when they are away."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from snapshot_kit import FAMILY, draft, put
from werkzeug import Request, Response

from wijkscan import paths
from wijkscan.settings import Settings
from wijkscan.store import newer
from wijkscan.store.figures import Store

TODAY = date(2026, 11, 25)
CHANGED = {"Identifier": "1NED", "Title": "Proef 2020", "Modified": "2026-03-30T02:00:00"}
EDITION = {"Identifier": "2NED", "Title": "Proef 2025", "Modified": "2026-02-01T02:00:00"}
OLDER = {"Identifier": "0NED", "Title": "Proef 2015", "Modified": "2026-02-01T02:00:00"}
DEAD = {"Identifier": "3NED", "Title": "Proef 2026", "OutputStatus": "Gediscontinueerd"}


def store(folder: Path, gewijzigd: str = "2026-01-01T02:00:00") -> Store:
    """Two editions of one table, of which the newest carries the date of change."""
    from wijkscan.store import packing

    table = draft(["NL00", "GM0001"], A=[1, 2])
    put(folder / "snapshot", "1NED", 2019, table)
    about = put(folder / "snapshot", "1NED", 2020, draft(["NL00", "GM0001"], A=[1, 2]))
    changed = replace(about, gewijzigd=gewijzigd, opgehaald="")
    packing.write(draft(["NL00", "GM0001"], A=[1, 2]), changed, folder / "snapshot")
    return Store(folder, None, FAMILY)


def sentences(news: newer.Nieuws, kept: Store) -> dict[str, tuple[str, ...]]:
    return {s.name: news.van(s.sidecar, kept) for s in kept.snapshots}


def remembered(home: Path, kept: Store, *rows: dict[str, str]) -> newer.Nieuws:
    newer.onthoud(home, {"cbs": rows}, kept, TODAY)
    return newer.bewaard(home, kept)


def test_a_change_and_a_new_edition_stand_at_the_newest_edition(tmp_path: Path):
    kept = store(tmp_path)
    news = remembered(tmp_path, kept, CHANGED, EDITION, OLDER, DEAD)
    assert sentences(news, kept) == {
        "1NED/2020": ("gewijzigd op 30 maart 2026", "nieuwe uitgave 2025 (2NED)"),
        "1NED/2019": (),
    }
    assert news.zin == "Gevraagd aan CBS op 25 november 2026: er zijn 2 tabellen nieuwer."


def test_what_was_fetched_since_is_no_longer_newer(tmp_path: Path):
    remembered(tmp_path, store(tmp_path), CHANGED)
    kept = store(tmp_path, gewijzigd=CHANGED["Modified"])
    news = newer.bewaard(tmp_path, kept)
    assert news.gevonden == ()
    assert news.zin == "Gevraagd aan CBS op 25 november 2026: er is niets nieuwers."


def test_a_copy_without_a_date_says_that_we_do_not_know(tmp_path: Path):
    kept = store(tmp_path, gewijzigd="")
    (said,) = remembered(tmp_path, kept, CHANGED).van(kept.snapshots[0].sidecar, kept)
    assert said == "gewijzigd op 30 maart 2026; van onze kopie weten we de dag niet"


def test_a_list_that_could_not_be_read_leaves_what_was_known(tmp_path: Path):
    kept = store(tmp_path)
    remembered(tmp_path, kept, CHANGED)
    newer.onthoud(tmp_path, {"cbs": []}, kept, date(2027, 1, 1))
    assert newer.bewaard(tmp_path, kept).gevraagd == "2026-11-25"


@pytest.mark.parametrize(
    "content", ["", "[]", "{", '{"cbs": {}}', '{"cbs": {"gevraagd": "gisteren", "gevonden": []}}']
)
def test_a_damaged_memory_counts_as_never_asked(tmp_path: Path, content: str):
    (tmp_path / "tabellen").mkdir()
    (tmp_path / "tabellen/nieuwer.json").write_text(content, encoding="utf-8")
    news = newer.bewaard(tmp_path, store(tmp_path))
    assert news == newer.Nieuws({})
    assert news.zin == "Er is nog niet gevraagd of CBS en RIVM iets nieuwers hebben."


def service(server: HTTPServer, answer: Response) -> None:
    def give(_: Request) -> Response:
        return answer

    server.expect_request("/ODataCatalog/Tables").respond_with_handler(give)


def asked(server: HTTPServer, home: Path, **limits: float) -> newer.Nieuws:
    """CBS answers here; nobody is at home at the other service."""
    base = server.url_for("").rstrip("/")
    given = Settings(home=home, cbs_url=base, derden_url="http://127.0.0.1:9", **limits)
    return newer.vraag(given, store(home), TODAY)


def test_one_service_away_does_not_hide_the_other(httpserver: HTTPServer, tmp_path: Path):
    rows = json.dumps({"value": [CHANGED]})
    service(httpserver, Response(rows, content_type="application/json"))
    news = asked(httpserver, tmp_path, no_answer_limit=0.5)
    assert news.stil == ("derden",)
    assert news.zin == (
        "RIVM is nu niet te bereiken. Gevraagd aan CBS op 25 november 2026: er is 1 tabel nieuwer."
    )
    assert newer.bewaard(tmp_path, store(tmp_path)).gezegd == news.gezegd


@pytest.mark.parametrize(
    "answer",
    [
        Response("<html>storing</html>", content_type="text/html"),
        Response('{"value": 3}', content_type="application/json"),
        Response("kapot", status=500),
    ],
)
def test_away_gives_the_stored_answer_with_its_date(
    httpserver: HTTPServer, tmp_path: Path, answer: Response
):
    service(httpserver, answer)
    bare = asked(httpserver, tmp_path, no_answer_limit=0.5)
    assert bare.zin == (
        "CBS en RIVM zijn nu niet te bereiken. Je gebruikt de cijfers die er al zijn. "
        "Probeer het later nog eens."
    )
    remembered(tmp_path, store(tmp_path), EDITION)
    known = asked(httpserver, tmp_path, no_answer_limit=0.5)
    assert known.zin == (
        "CBS en RIVM zijn nu niet te bereiken. "
        "Gevraagd aan CBS op 25 november 2026: er is 1 tabel nieuwer."
    )


def test_a_folder_that_refuses_does_not_spoil_the_answer(tmp_path: Path):
    blocked = tmp_path / "geen-map"
    blocked.write_bytes(b"")
    newer.onthoud(blocked, {"cbs": [CHANGED]}, store(tmp_path), TODAY)
    assert newer.bewaard(blocked, store(tmp_path)) == newer.Nieuws({})


def test_the_command_line_tells_what_it_knows(tmp_path: Path, monkeypatch, capsys):
    from wijkscan.cli import main

    for name, value in {"HOME": tmp_path, "NO_ANSWER_LIMIT": 0.3}.items():
        monkeypatch.setenv(f"WIJKSCAN_{name}", str(value))
    for name in ("CBS_URL", "DERDEN_URL"):
        monkeypatch.setenv(f"WIJKSCAN_{name}", "http://127.0.0.1:9")
    newer.onthoud(
        tmp_path,
        {"cbs": [{"Identifier": "86165NED", "Title": "Kerncijfers wijken en buurten 2025"}]},
        Store(paths.data_dir(), tmp_path),
        TODAY,
    )
    for options, code in ((["bronnen"], 0), (["bronnen", "--nieuwer"], 4)):
        with pytest.raises(SystemExit) as left:
            main(options)
        assert left.value.code == code
        said = capsys.readouterr().out
        assert "Nieuwer beschikbaar: nieuwe uitgave 2025 (86165NED)." in said
        assert "Waarvoor kan ik het gebruiken?" in said
        assert "Gevraagd aan CBS op 25 november 2026: er is 1 tabel nieuwer." in said
    assert "CBS en RIVM zijn nu niet te bereiken." in said


def test_services_that_are_away_are_told_in_one_breath():
    from wijkscan.report.plain import refresh_lines
    from wijkscan.store.report import RefreshReport, Status, TableReport

    why = ("cbs is nu niet bruikbaar.",)
    away = [
        TableReport(name, "", "", name.upper(), Status.NIET_BEREIKBAAR, redenen=why)
        for name in ("kwb", "wmo")
    ]
    assert list(refresh_lines(RefreshReport(tuple(away)))) == [
        "2 tabellen niet bereikbaar: KWB, WMO",
        "    cbs is nu niet bruikbaar.",
        "CBS en RIVM zijn nu niet te bereiken. Je gebruikt de cijfers die er al zijn. "
        "Probeer het later nog eens.",
    ]
    assert RefreshReport((away[0],)).zin.startswith("De bron is nu niet te bereiken.")
