"""The button "Is er iets nieuwers?": nobody waits, the answer stands at each table, and stays."""

from __future__ import annotations

import json
import threading

import pytest
from bronnen_kit import opened, words
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from wijkscan.app import cached, news

ROWS = [
    {"Identifier": "85984NED", "Title": "x", "Modified": "2026-03-30T02:00:00"},
    {
        "Identifier": "86165NED",
        "Title": "Kerncijfers wijken en buurten 2025",
        "Modified": "2026-03-30T02:00:00",
    },
]


@pytest.fixture(autouse=True)
def asking(monkeypatch: pytest.MonkeyPatch) -> news.Asking:
    fresh = news.Asking()
    monkeypatch.setattr(news, "_ONE", fresh)
    monkeypatch.setenv("WIJKSCAN_NO_ANSWER_LIMIT", "0.5")
    cached._sources.clear()
    return fresh


@pytest.fixture
def cbs(httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """CBS answers as soon as the event is set; RIVM is not at home."""
    go = threading.Event()

    def give(_: Request) -> Response:
        go.wait(20)
        return Response(json.dumps({"value": ROWS}), content_type="application/json")

    httpserver.expect_request("/ODataCatalog/Tables").respond_with_handler(give)
    monkeypatch.setenv("WIJKSCAN_CBS_URL", httpserver.url_for("").rstrip("/"))
    monkeypatch.setenv("WIJKSCAN_DERDEN_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("WIJKSCAN_NO_ANSWER_LIMIT", "8")
    return go


def test_the_answer_comes_while_the_reader_goes_on(cbs: threading.Event, asking: news.Asking):
    app = opened()
    assert "nog niet gevraagd of CBS en RIVM" in words(app)
    assert "Nog niet gevraagd" in words(app)
    app.button(key="nieuwer").click().run()
    other = opened()
    assert asking.running
    assert "CBS en RIVM worden gevraagd" in words(other)
    assert other.button(key="nieuwer").disabled
    cbs.set()
    asking.wait(30)
    said = words(app.run())
    assert "RIVM is nu niet te bereiken. Gevraagd aan CBS op" in said
    assert "er zijn 2 tabellen nieuwer" in said
    assert "Gewijzigd op 30 maart 2026; nieuwe uitgave 2025 (86165NED)" in said
    assert "nieuwer beschikbaar" in said


def test_without_internet_it_is_calm(asking: news.Asking, monkeypatch: pytest.MonkeyPatch):
    for name in ("CBS_URL", "DERDEN_URL"):
        monkeypatch.setenv(f"WIJKSCAN_{name}", "http://127.0.0.1:9")
    app = opened()
    app.button(key="nieuwer").click().run()
    asking.wait(30)
    assert "CBS en RIVM zijn nu niet te bereiken. Je gebruikt de cijfers die er al zijn." in words(
        app.run()
    )


def test_a_bug_in_asking_stops_nobody(asking: news.Asking, monkeypatch: pytest.MonkeyPatch):
    from wijkscan.store import newer

    def broken(*_: object) -> newer.Nieuws:
        raise RuntimeError("kapot")

    monkeypatch.setattr(newer, "vraag", broken)
    app = opened()
    app.button(key="nieuwer").click().run()
    asking.wait(10)
    assert "kapot" not in words(app.run())
    assert not asking.running
