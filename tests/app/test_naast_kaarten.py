"""The cards of scans beside each other, drawn without a browser from scans of every kind."""

from __future__ import annotations

from typing import Any

import pytest
import report_kit
import sidebyside_kit as kit
from streamlit.testing.v1 import AppTest

from wijkscan.app.widgets import sidebyside
from wijkscan.app.widgets.matches import InMeeting
from wijkscan.scan.model import nieuw_id
from wijkscan.scan.sidebyside import GEEN_KOPPELING
from wijkscan.scan.sidebyside_koppeling import bij_elkaar, uit_elkaar


def drawn(found: Any) -> str:
    """Every card of every part, and every difference."""
    shown = [card.draw() for part in sidebyside.PARTS for card in sidebyside.cards(part, found)]
    shown += [sidebyside.difference(found, verschil) for verschil in found.verschillen]
    return " ".join(shown)


def test_the_cards_say_what_the_list_written_by_hand_says():
    """Differences by kind, against tests/fixtures/naast_elkaar, as a visitor reads them."""
    found = kit.naast(*kit.VIER)
    per_part = {
        part: [card.title for card in sidebyside.cards(part, found)] for part in sidebyside.PARTS
    }
    hand = kit.met_de_hand()
    assert len(per_part["problemen"]) == len(hand["vier"]["problemen"]) + 4
    assert per_part["partijen"][0] == "Drie groepen vragen: huisarts"
    assert "Sterk volgens meer groepen" in per_part["sterk"]
    one_row = [title for title in per_part["cijfers"] if title.startswith(("65", "Sterk", "Mens"))]
    assert len(one_row) == len(hand["vier"]["rijen"])
    read = [v for v in hand["drie"]["verschillen"] if v["soort"] == "teken anders gelezen"]
    assert len(per_part["bewijs"]) == 1 + len(read)
    said = drawn(found)
    assert "ook groep C" in said  # the cause that A and C both name
    assert "Kan dit in één gesprek?" in said
    assert "ver uit elkaar" in said
    assert "Het verschil is duidelijk." in said
    assert "Of het verschil tussen de gebieden echt is, weten we niet." in said
    assert "bij de hoogste 10% van de buurten" in said


@pytest.mark.parametrize("words", report_kit.HOSTILE)
def test_hostile_text_is_shown_as_it_is(words: str):
    a, b = kit.scans("hillesluis-a", "hillesluis-b")
    for scan in (a, b):
        scan.gebied.naam = words
        for problem in scan.problemen:
            problem.p_wat = problem.p_groep = words
            problem.e[0].tekst = words
        for record in (*scan.sterke_punten, *scan.betrokkenen):
            record.naam = words
        for look in scan.kijkcijfers:
            for answer in look.antwoorden:
                answer.toelichting = words
    said = drawn(kit.leg([a, b])).replace('<img src="data:image/svg+xml', "")
    for bad in ("<script", "<img", "<svg", "<iframe", 'onerror="'):
        assert bad not in said


def test_six_scans_without_anything_in_common_still_have_cards():
    six = [
        scan.model_copy(update={"id": nieuw_id()}) for scan in kit.scans(*kit.VIER, *kit.DRIE[:2])
    ]
    for scan in six[1:]:
        scan.problemen = scan.sterke_punten = scan.betrokkenen = scan.kijkcijfers = []
    assert "alleen groep A" in " ".join(
        card.about for card in sidebyside.cards("problemen", kit.leg(six))
    )
    assert drawn(kit.leg(six))


def _table() -> None:
    import sidebyside_kit as kit
    import streamlit as st

    from wijkscan.app.widgets import sidebyside

    a, b = kit.scans("hillesluis-a", "hillesluis-b")
    if st.checkbox("verder"):
        b.problemen[0].p_wat, b.problemen[0].versie = "Iets anders", 2
    sidebyside.sides(kit.leg([a, b]))


def test_a_scan_that_changes_while_it_lies_here_is_named_once():
    app = AppTest.from_function(_table, default_timeout=30)
    changed = []
    for press in (app.run, lambda: app.checkbox[0].check().run(), app.run):
        press()
        changed.append([e.proto.body for e in app.get("html") if "net veranderd" in e.proto.body])
    assert [len(said) for said in changed] == [0, 1, 0]
    assert "Groep B: de scan is net veranderd" in changed[1][0]


def _home() -> None:
    import sidebyside_kit as kit

    from wijkscan.app.widgets import bring_home

    meeting = kit.sessie()
    bring_home.show_home(kit.naast(*kit.DRIE), meeting, meeting.afspraken[0])


def test_with_a_meeting_the_own_first_step_is_not_asked_again():
    app = AppTest.from_function(_home, default_timeout=30).run()
    assert not app.exception
    assert "Verslag van de bijeenkomst" in [head.value for head in app.header]
    assert "thuis-stap" not in [field.key for field in app.text_input]


def _home_of_a_person() -> None:
    import sidebyside_kit as kit

    from wijkscan.app.widgets import bring_home

    a, b = kit.scans("hillesluis-a", "hillesluis-b")
    b.problemen[0].p_wat = "Mevrouw De Vries (06-12345678) is alleen"
    bring_home.show_home(kit.leg([a, b]))


def test_something_about_one_person_is_said_before_it_leaves():
    app = AppTest.from_function(_home_of_a_person, default_timeout=30).run()
    said = " ".join(e.proto.body for e in app.get("html"))
    assert "In de scan van groep B staat misschien iets over één persoon." in said


def test_a_match_is_kept_with_the_meeting_pair_by_pair(monkeypatch: pytest.MonkeyPatch):
    kept: dict[frozenset[str], bool | None] = {}
    monkeypatch.setattr("wijkscan.app.widgets.matches.storage.repository", lambda: None)
    monkeypatch.setattr(
        "wijkscan.app.widgets.matches.meeting.couple",
        lambda _r, _w, _m, a, b, together: kept.__setitem__(frozenset((a, b)), together),
    )
    now = uit_elkaar(GEEN_KOPPELING, "x:1", ["x:1", "y:1", "z:1"])
    monkeypatch.setattr("wijkscan.app.widgets.matches.couplings", lambda _: now)

    class Loaded:
        class info:  # noqa: N801
            id = "m"

    InMeeting(None, Loaded()).change(bij_elkaar(now, "x:1", ["y:1", "z:1"]))  # type: ignore[arg-type]
    assert kept == {frozenset(("x:1", "y:1")): True, frozenset(("x:1", "z:1")): None}
