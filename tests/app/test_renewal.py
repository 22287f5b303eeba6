"""Fetching new figures from the app: one run for everybody, told in words, and never in the way."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from bronnen_kit import opened, words
from streamlit.testing.v1 import AppTest

from wijkscan import settings
from wijkscan.app import renewal
from wijkscan.app.renewal import Renewal, State
from wijkscan.store import geo_refresh, lock, refresh
from wijkscan.store.report import RefreshReport, Status, TableReport

DONE = TableReport(
    "kwb", "84799NED", "2020", "Kerncijfers", Status.VERNIEUWD, nieuw=12, gewijzigd=3, vervallen=1
)
DOUBT = TableReport(
    "gezondheid", "50090NED", "2020", "Gezondheid", Status.TWIJFEL, redenen=("545 gebieden",)
)
AWAY = TableReport("kwb", "", "", "Kerncijfers", Status.NIET_BEREIKBAAR, redenen=("geen antwoord",))


@pytest.fixture(autouse=True)
def one(monkeypatch: pytest.MonkeyPatch) -> Renewal:
    """A renewal that no other test has used."""
    fresh = Renewal()
    monkeypatch.setattr(renewal, "_ONE", fresh)
    return fresh


class Fake:
    """In place of the real refresh: waits until it may go on, and tells what it was asked."""

    def __init__(self) -> None:
        self.go = threading.Event()
        self.asked: list[tuple[Any, ...]] = []
        self.gives = RefreshReport((DONE,))

    def __call__(self, chosen, tabellen, toch, voortgang, afgebroken):
        self.asked.append((tabellen, toch))
        voortgang("Kerncijfers, 2020", 0.5)
        while not self.go.wait(0.01):
            if afgebroken():
                return RefreshReport((), afgebroken=True)
        return self.gives


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch, one: Renewal) -> Iterator[Fake]:
    made = Fake()
    monkeypatch.setattr(refresh, "bijwerken", made)
    monkeypatch.setattr(
        geo_refresh, "bijwerken_grenzen", lambda *_, **__: geo_refresh.GrensReports()
    )
    yield made
    made.go.set()
    one.wait(10)


def labels(app: AppTest) -> list[str]:
    return [button.label for button in app.button]


def test_it_says_what_there_is_before_anything_was_fetched():
    app = opened()
    assert "nog niet eerder bijgewerkt" in words(app)
    assert "Bijwerken" in labels(app)
    assert "Terug naar de vorige cijfers" not in labels(app)


def test_one_run_for_everybody_and_only_the_starter_can_stop_it(fake: Fake):
    mine, other = opened(), opened()
    mine.button(key="bijwerken").click().run()
    assert "Stoppen" in labels(mine)
    since = time.strftime("%H.%M uur", time.localtime(renewal.shared().state.since))
    other.run()
    assert f"Er loopt al een verversing, sinds {since}" in words(other)
    assert not {"Stoppen", "Bijwerken"} & set(labels(other))
    assert renewal.shared().start(settings.load()) is False
    assert len(fake.asked) == 1


def test_what_changed_is_told_to_everybody(fake: Fake, one: Renewal):
    app = opened()
    app.button(key="bijwerken").click().run()
    fake.go.set()
    one.wait(10)
    assert "12 nieuwe cijfers, 3 gewijzigd, 1 vervallen." in words(opened())
    assert "Kerncijfers 2020: vernieuwd (12 nieuw, 3 gewijzigd, 1 vervallen)." in words(app.run())


def test_stopping_tells_that_nothing_changed(fake: Fake, one: Renewal):
    app = opened()
    app.button(key="bijwerken").click().run()
    app.button(key="stoppen").click().run()
    one.wait(10)
    assert "Afgebroken. Er is niets veranderd" in words(app.run())


def test_a_doubtful_table_waits_for_a_person(fake: Fake, one: Renewal):
    fake.gives = RefreshReport((DOUBT,))
    fake.go.set()
    app = opened()
    app.button(key="bijwerken").click().run()
    one.wait(10)
    assert "545 gebieden" in words(app.run())
    app.button(key="toch-50090NED-2020").click().run()
    one.wait(10)
    assert fake.asked[-1] == (("50090NED",), True)


def test_without_internet_it_says_so_and_keeps_what_there_is(fake: Fake, one: Renewal):
    fake.gives = RefreshReport((AWAY, replace(AWAY, familie="wmo")))
    fake.go.set()
    app = opened()
    app.button(key="bijwerken").click().run()
    one.wait(10)
    assert "CBS en RIVM zijn nu niet te bereiken. Je gebruikt de cijfers die er al zijn." in words(
        app.run()
    )


def test_another_process_that_is_busy_is_seen():
    chosen = settings.load()
    slot = refresh.lock_file(chosen)
    slot.parent.mkdir(parents=True)
    with lock.held(slot):
        app = opened()
        assert "Er loopt al een verversing, sinds" in words(app)
        assert "Bijwerken" not in labels(app)
    assert "Bijwerken" in labels(app.run())


def test_a_bug_becomes_a_number(monkeypatch: pytest.MonkeyPatch, one: Renewal):
    def broken(*_: Any) -> None:
        raise RuntimeError("stuk")

    monkeypatch.setattr(refresh, "bijwerken", broken)
    one.start(settings.load())
    one.wait(10)
    assert one.state.trouble.startswith("Er ging iets mis (")
    assert one.state.running is False


def test_older_pieces_are_forgotten_when_other_tables_are_in_force(
    monkeypatch: pytest.MonkeyPatch,
):
    cleared: list[int] = []
    monkeypatch.setattr(renewal.st.cache_resource, "clear", lambda: cleared.append(1))
    pointer = settings.load().home / "tabellen" / "huidig"
    renewal.notice()
    pointer.parent.mkdir(parents=True)
    pointer.write_text("abc")
    renewal.notice()
    renewal.notice()
    assert len(cleared) == 1


def test_progress_never_runs_back(one: Renewal):
    one.state = State(1, running=True, share=0.4, step="a")
    one._say("b", 0.2)
    assert (one.state.step, one.state.share, one.state.done) == ("b", 0.4, ("a",))
