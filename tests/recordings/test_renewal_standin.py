"""The block on the page Bronnen against the stand-in: taken over, told, and turned back."""

from __future__ import annotations

from typing import Any

import pytest
from bronnen_kit import opened, words
from living_kit import settings_for

from wijkscan import settings
from wijkscan.app import renewal
from wijkscan.app.renewal import Renewal

pytestmark = pytest.mark.shared


@pytest.fixture
def one(standin: Any, monkeypatch: pytest.MonkeyPatch) -> Renewal:
    """A renewal of its own, with the settings of the environment pointing at the stand-in."""
    fresh = Renewal()
    monkeypatch.setattr(renewal, "_ONE", fresh)
    given = settings_for(standin, settings.load().home)
    for name in ("cbs_url", "derden_url", "pdok_url", "no_answer_limit", "connect_timeout"):
        monkeypatch.setenv(f"WIJKSCAN_{name.upper()}", str(getattr(given, name)))
    return fresh


def test_a_doubtful_table_is_taken_over_by_hand_and_turned_back(one: Renewal):
    app = opened()
    app.button(key="bijwerken").click().run()
    one.wait(60)
    app.run()
    assert "545 gebieden in plaats van ongeveer 17.341" in words(app)
    assert "PDOK heeft geen grenzen van 2020" in words(app)
    app.button(key="toch-50090NED-2020").click().run()
    one.wait(60)
    assert "Zelf opgehaald: 1 tabel" in words(app.run())
    app.button(key="terug").click().run()
    assert "De meegeleverde cijfers gelden weer." in words(app)
    assert "nog niet eerder bijgewerkt" in words(app)


def test_nobody_waits_for_a_service_that_drips(one: Renewal, standin: Any):
    from cbs_standin import faults

    standin.book.add([faults.Fault.from_dict({"kind": "drip", "rate": 10})])  # two minutes a list
    app = opened()
    app.button(key="bijwerken").click().run()
    other = opened()
    assert "Er loopt al een verversing, sinds" in words(other)
    app.button(key="stoppen").click().run()
    assert one.state.stopping
    one.wait(60)
    assert "Afgebroken. Er is niets veranderd" in words(app.run())
