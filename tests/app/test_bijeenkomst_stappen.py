"""Every step of a meeting, for who leads, who takes part and the wall, without a browser."""

from __future__ import annotations

import pytest
from sidebyside_kit import DRIE, scans
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash
from test_paginas import ROOT, opened, words

from wijkscan.app import doors, identity, storage
from wijkscan.app.widgets import invite, meeting_door, meeting_lead, tabletop
from wijkscan.app.widgets.tabletop import Laid
from wijkscan.errors import UserError
from wijkscan.scan.merge import Beslissing
from wijkscan.scan.model import Besluit
from wijkscan.workspace import meeting, meeting_table
from wijkscan.workspace.access import Entered
from wijkscan.workspace.document import as_document
from wijkscan.workspace.meeting import Stap

HERE = "198.51.100.7"


@pytest.fixture(autouse=True)
def _a_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """What only a real browser says: where it comes from."""
    monkeypatch.setattr(identity, "address", lambda: HERE)
    monkeypatch.setattr(invite, "base_address", lambda: "http://localhost:8501")


class Table:
    """A meeting about the three scans of Hillesluis, with two people in it."""

    def __init__(self) -> None:
        access = storage.access()
        info, link = meeting.start(access, "Leernetwerk", HERE, "docent")
        self.id, self.lead = info.id, access.enter(link.token, HERE, "docent")
        self.code = access.create_code(self.lead.right, self.id, kind="bijeenkomst").code
        self.anna = access.enter_code(self.code, HERE, "mbo 3", "aa")
        for scan in scans(*DRIE):
            meeting_table.bring(storage.repository(), self.lead.right, self.id, scan)

    def at(self, step: Stap) -> None:
        meeting.go_to(storage.repository(), self.lead.right, self.id, step)

    def seen_by(self, who: Entered, **params: str) -> AppTest:
        """The page as somebody with this session sees it."""
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        app.session_state["sessies"] = {who.session_token: who.right}
        return _again(app, bijeenkomst=self.id, **params)


def _again(app: AppTest, **params: str) -> AppTest:
    for key, value in params.items():
        app.query_params[key] = value
    app._page_hash = calc_hash("bijeenkomst")
    app.run()
    assert not app.exception
    return app


@pytest.fixture
def table() -> Table:
    return Table()


@pytest.mark.parametrize("step", list(Stap))
def test_every_step_opens_for_all(table: Table, step: Stap):
    table.at(step)
    for who, params in (
        (table.lead, {}),
        (table.anna, {}),
        (table.lead, {"muur": "groot"}),
    ):
        said = words(table.seen_by(who, **params))
        assert "ws-melding" not in said
        assert meeting_lead.NAMES[step] in said
    assert not [b for b in table.seen_by(table.anna).button if b.key.startswith("stap-")]


def test_without_a_code_the_door_is_shown():
    said = words(opened("bijeenkomst"))
    assert "Doe mee met de bijeenkomst" in said


def test_who_comes_by_link_lands_in_the_meeting_and_says_the_role_first(table: Table):
    link = storage.access().create_link(table.lead.right, "bijeenkomst", table.id, "schrijven")
    entered = storage.access().enter(link.token, HERE)
    assert doors.landing(entered.right) == f"./bijeenkomst?bijeenkomst={table.id}"
    assert "Welkom bij ‘Leernetwerk’" in words(table.seen_by(entered))


def test_a_stranger_is_kept_out(table: Table):
    said = words(opened("bijeenkomst", bijeenkomst=table.id))
    assert "Deze bijeenkomst kun je hier niet openen." in said
    assert "Groep A" not in said


def test_a_meeting_in_the_address_of_another_page_does_no_harm(table: Table):
    assert "ws-melding" not in words(opened("wijk", gebied="BU05991082", bijeenkomst=table.id))


def test_a_record_that_stays_behind_asks_for_a_reason_before_the_new_scan(table: Table):
    table.at(Stap.SAMENVOEGEN)
    app = table.seen_by(table.lead)
    chips = next(group for group in app.button_group if group.key.endswith("-besluit"))
    chips.set_value(Besluit.LATEN.value).run()
    assert "Schrijf nog waarom." in words(app)
    assert "1 gaat niet mee." in words(app)
    table.at(Stap.MEENEMEN)
    app = table.seen_by(table.lead)
    assert app.button(key="maak-nieuwe-scan").disabled
    assert "Hier mist nog waarom" in words(app)
    next(b for b in app.button if b.key.startswith("waarom-")).click().run()
    assert "Schrijf nog waarom." in words(app)  # the way there leads to where it is asked


def test_scans_are_compared_once_for_all_at_one_table_and_for_nobody_else(table: Table):
    table.at(Stap.NAAST_ELKAAR)
    lead, anna = table.seen_by(table.lead), table.seen_by(table.anna)
    other = Table()
    other.at(Stap.NAAST_ELKAAR)
    mine, hers, theirs = (
        app.session_state["bijeenkomst-tafel"].found
        for app in (lead, anna, other.seen_by(other.anna))
    )
    assert mine is hers
    assert mine is not theirs


def test_one_press_keeps_one_of_the_same_problem_and_one_press_takes_that_back(table: Table):
    table.at(Stap.SAMENVOEGEN)
    app = table.seen_by(table.lead)

    def decided() -> list[Beslissing]:
        loaded = storage.repository().load(table.lead.right, table.id)
        return list(meeting.decisions(loaded).values())

    next(b for b in app.button if b.key.startswith("alleen-")).click().run()
    assert not app.exception
    assert [one.besluit for one in decided()] == [Besluit.HOUDEN, Besluit.LATEN, Besluit.LATEN]
    assert len({one.zoals for one in decided()[1:]}) == 1
    assert "2 gaan niet mee." in words(app)
    assert not app.button(key="maak-nieuwe-scan").disabled  # the reason is there too
    next(b for b in app.button if b.key.startswith("opnieuw-")).click().run()
    assert decided() == []


def test_two_who_decide_at_the_same_moment_see_both_choices(table: Table):
    table.at(Stap.SAMENVOEGEN)
    first, second = (table.seen_by(who) for who in (table.lead, table.anna))
    for app, value in ((first, Besluit.LATEN), (second, Besluit.PARKEREN)):
        chips = next(group for group in app.button_group if group.key.endswith("-besluit"))
        chips.set_value(value.value).run()
        assert not app.exception
    said = words(second)
    assert "docent koos: Gaat niet mee. Jij koos: Bewaren voor later." in said
    assert "Jullie kozen tegelijk" not in words(first.run())
    mine = next(b for b in second.button if b.label == "Het wordt: Bewaren voor later")
    mine.click().run()
    assert "Jullie kozen tegelijk" not in words(second)
    (decided,) = meeting.decisions(storage.repository().load(table.lead.right, table.id)).values()
    assert decided.besluit is Besluit.PARKEREN


def test_the_new_scan_is_made_once_all_reasons_are_there(table: Table):
    table.at(Stap.MEENEMEN)
    app = table.seen_by(table.lead)
    app.button(key="maak-nieuwe-scan").click().run()
    assert not app.exception
    assert "De nieuwe scan is gemaakt." in words(app)
    made = meeting.new_scan(storage.repository().load(table.lead.right, table.id))
    with pytest.raises(UserError, match="hoort niet bij jouw link"):
        storage.repository().scan_info(table.anna.right, made.scan_id)
    other = table.seen_by(table.anna)
    other.button(key="open-nieuwe-scan").click().run()
    newest = next(right for right in other.session_state["sessies"].values())
    assert (newest.scope_id, newest.level) == (made.scan_id, "schrijven")
    reader = storage.access().create_link(table.lead.right, "bijeenkomst", table.id, "lezen")
    came = storage.access().enter(reader.token, HERE, "docent")
    assert "Vraag wie het gesprek leidt" in words(table.seen_by(came))
    with pytest.raises(UserError, match="alleen lezen"):
        storage.access().follow(came.right, table.id)


def test_what_stayed_behind_is_listed_in_the_new_scan_and_can_come_along_yet(table: Table):
    repository, lead = storage.repository(), table.lead.right
    problem = scans(*DRIE)[0].problemen[0]
    ref, how = f"{scans(*DRIE)[0].id}:{problem.id}", Beslissing(Besluit.LATEN, "Staat er al")
    meeting.decide(repository, lead, table.id, ref, how, repository.load(lead, table.id).version)
    table.at(Stap.SAMENVOEGEN)
    app = table.seen_by(table.lead)
    app.button(key="maak-nieuwe-scan").click().run()
    made = meeting.new_scan(repository.load(lead, table.id))
    assert made.outcome.endswith("1 gaat niet mee.")
    app.query_params.clear()
    app.query_params["scan"] = made.scan_id
    app._page_hash = calc_hash("problemen")
    app.run()
    assert "Omdat: Staat er al." in words(app)
    next(b for b in app.button if b.key.startswith("toch-")).click().run()
    assert not app.exception
    right = next(r for r in app.session_state["sessies"].values() if r.scope_id == made.scan_id)
    now = as_document(repository.load(right, made.scan_id))
    back = next(p for p in now.problemen if p.p_wat == problem.p_wat)
    assert [cause.tekst for cause in back.e] == [cause.tekst for cause in problem.e]
    assert [sign.tekst for sign in back.s] == [sign.tekst for sign in problem.s]
    assert "Omdat: Staat er al." not in words(app)


def test_a_scan_that_is_gone_from_this_browser_is_named(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(identity, "right_in_scan", lambda _: None)
    with pytest.raises(UserError, match="niet meer openen"):
        tabletop.read("0" * 32)


def test_a_scan_that_may_not_lie_there_is_named_and_the_rest_goes_on(
    monkeypatch: pytest.MonkeyPatch,
):
    kept: dict[str, object] = {}
    monkeypatch.setattr(meeting_door.st, "session_state", kept)
    monkeypatch.setattr(meeting_door.address, "go", lambda: None)
    monkeypatch.setattr(identity, "came_in", lambda entered: entered.right)
    good, other, personal = scans(*DRIE)
    personal.vraag = "Bel 06-12345678 voor de sleutel"
    personal.titel = "Met een nummer"
    laid = [Laid(one, "bestand") for one in (good, personal, good, other)]
    made = meeting_door.start("Leernetwerk", "docent", laid)
    assert [name for name, _ in meeting_door.refused()] == ["Met een nummer", good.titel]
    right = storage.access().enter(kept["bijeenkomst-beheerlink"][1], HERE, "docent").right
    found = meeting_table.sources(storage.repository().load(right, made))
    assert [one.title for one in found] == [good.titel, other.titel]
