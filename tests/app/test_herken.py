"""The figures with a scan open: expectations, answers by role, signs, strengths, newer figures."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash
from test_paginas import words

from wijkscan.app import identity, storage
from wijkscan.scan.importeren import lees
from wijkscan.scan.model import Gebied, Kijkcijfer, Wijkscan
from wijkscan.workspace.document import as_document, as_records
from wijkscan.workspace.rights import Right, owner

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "docs" / "voorbeelden" / "hillesluis.wijkscan.json"
HILLESLUIS = Gebied(codes=["BU05991082"], indeling=2020, naam="Hillesluis", niveau="buurt")


@pytest.fixture(autouse=True)
def _a_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(identity, "address", lambda: "198.51.100.9")


class Group:
    """One scan, and the people who open it."""

    def __init__(self, document: Wijkscan) -> None:
        content = as_records(document)
        self.info, self.link = storage.access().start_scan("Proef", "198.51.100.9", content)

    def join(self, role: str) -> Right:
        return storage.access().enter(self.link.token, "198.51.100.9", role).right

    def page(self, right: Right, page: str, **params: str) -> AppTest:
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        app.session_state["sessies"] = {"x": right}
        for key, value in {"scan": self.info.id, **params}.items():
            app.query_params[key] = value
        app._page_hash = calc_hash(page)
        app.run()
        assert not app.exception
        return app

    @property
    def document(self) -> Wijkscan:
        return as_document(storage.repository().load(owner(), self.info.id))


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


def recognise(app: AppTest, answer: str) -> None:
    chips = next(one for one in app.pills if one.key.startswith("herken-"))
    chips.set_value(answer).run()
    assert not app.exception


def old_figure(**changes: Any) -> Kijkcijfer:
    """The share of people of 65 and older as it was looked at, with another year and value."""
    found = json.loads(EXAMPLE.read_text(encoding="utf-8"))["kijkcijfers"][0]
    cijfer = {**found["cijfer"], "jaar": 2016, "uitgave": "2016", "waarde": 9.25, **changes}
    return Kijkcijfer.model_validate({"cijfer": cijfer})


def test_two_people_answer_one_figure_and_see_each_other_by_role():
    group = Group(Wijkscan(gebied=HILLESLUIS))
    one, two = group.join("mbo 3"), group.join("hbo")
    recognise(group.page(one, "cijfers", bij="3"), "ja")
    app = group.page(two, "cijfers", bij="3")
    assert "<b>mbo 3</b>: ja" in words(app)
    recognise(app, "nee")
    (look,) = group.document.kijkcijfers
    assert look.cijfer.indicator == "goed_ervaren_gezondheid"
    assert look.cijfer.tabel
    assert look.cijfer.jaar
    assert [(str(a.rol), str(a.herken)) for a in look.antwoorden] == [
        ("mbo 3", "ja"),
        ("hbo", "nee"),
    ]
    recognise(app, "weet ik niet")
    assert [str(a.herken) for a in group.document.kijkcijfers[0].antwoorden] == [
        "ja",
        "weet ik niet",
    ]


def test_one_press_makes_a_sign_and_a_strength_and_both_can_be_taken_back():
    group = Group(Wijkscan(gebied=HILLESLUIS))
    app = group.page(group.join("hbo"), "cijfers", bij="1")
    press(app, "teken-nieuw")
    press(app, "sterk")
    document = group.document
    (problem,), (strength,) = document.problemen, document.sterke_punten
    (sign,) = problem.s
    assert (str(sign.soort), sign.cijfer.indicator) == ("C1", "aandeel_65plus")
    assert sign.verwijst_naar == document.kijkcijfers[0].id
    assert problem.p_gebied.codes == ["BU05991082"]
    assert strength.cijfer == sign.cijfer == document.kijkcijfers[0].cijfer
    assert "Staat als teken bij" in words(app)
    press(app, f"niet-{sign.id}")
    press(app, f"niet-{strength.id}")
    document = group.document
    assert document.problemen[0].s == []
    assert document.sterke_punten == []
    assert "Het sterke punt is weg." in words(app)


def test_a_figure_that_is_unfavourable_is_not_offered_as_a_strength():
    group = Group(Wijkscan(gebied=HILLESLUIS))
    app = group.page(group.join("hbo"), "cijfers", bij="8")
    assert "Sterk eenzaam" in words(app)
    assert not [button for button in app.button if button.key == "sterk"]


def test_a_newer_figure_is_offered_and_can_be_put_back():
    group = Group(Wijkscan(gebied=HILLESLUIS, kijkcijfers=[old_figure()]))
    before = group.document.kijkcijfers[0].cijfer
    app = group.page(group.join("hbo"), "cijfers", bij="1")
    assert "Er is een nieuwer cijfer." in words(app)
    assert "<span>2016</span>" in words(app)
    assert group.document.kijkcijfers[0].cijfer == before
    press(app, f"nieuwer-{group.document.kijkcijfers[0].id}")
    after = group.document.kijkcijfers[0].cijfer
    assert after.jaar > 2016
    assert "Er is een nieuwer cijfer." not in words(app)
    press(app, f"ouder-{group.document.kijkcijfers[0].id}")
    assert group.document.kijkcijfers[0].cijfer == before


def test_an_invented_wijk_shows_the_figures_of_the_scan_itself():
    area = Gebied(naam="Molenkwartier", niveau="wijk", gemeente="Waterstad")
    look = old_figure(gebied="", gebied_naam="Molenkwartier", niveau="wijk", tabel="fictief")
    group = Group(Wijkscan(gebied=area, kijkcijfers=[look], voorbeeld="Alles is verzonnen."))
    app = group.page(group.join("mbo 4"), "cijfers", gebied="BU05991082")
    seen = words(app)
    assert "Cijfer 1 van 1" in seen
    assert "In Molenkwartier" in seen
    assert "Alles is verzonnen." in seen
    assert "gebied" not in app.query_params
    recognise(app, "nee")
    assert len(group.document.kijkcijfers) == 1
    assert str(group.document.kijkcijfers[0].antwoorden[0].herken) == "nee"
    assert "<h3>65 jaar of ouder</h3>" in words(
        group.page(group.join("hbo"), "cijfers", bij="alle")
    )


def test_a_nurse_begins_with_what_stands_out_and_a_student_with_the_first_figure():
    group = Group(Wijkscan(gebied=HILLESLUIS))
    nurse = words(group.page(group.join("wijkverpleegkundige"), "cijfers"))
    assert "Wat valt op?" in nurse
    assert "Cijfer 1 van 12" not in nurse
    student = words(group.page(group.join("mbo 3"), "cijfers"))
    assert "Cijfer 1 van 12 · Preventie bij ouderen" in student
    assert "Wat valt op?" not in student


def test_a_strange_place_in_the_address_gives_a_figure_that_is_there():
    group = Group(Wijkscan(gebied=HILLESLUIS))
    right = group.join("mbo 3")
    for given, number in (("99", 12), ("0", 1), ("x", 1), ("²", 1)):
        assert f"Cijfer {number} van 12" in words(group.page(right, "cijfers", bij=given))


def test_an_expectation_reaches_nobody_before_the_group_shows_all():
    group = Group(Wijkscan(gebied=HILLESLUIS))
    writer, reader = group.join("mbo 3"), group.join("hbo")
    group.page(writer, "vooraf")
    say = storage.repository().add_record
    from wijkscan.workspace.own_say import own_id

    head = next(
        r for r in storage.repository().load(writer, group.info.id).records if r.kind == "kop"
    )
    for number, words_ in enumerate(("Veel buren kennen elkaar", "Iedereen eet gezond"), 1):
        member_fields = {"lid": _member(writer, group.info.id), "tekst": words_, "onthuld": False}
        say(
            writer,
            group.info.id,
            "verwachtingen",
            member_fields,
            own_id(writer, group.info.id, head.id, number),
        )
    seen = group.page(reader, "vooraf")
    assert "Veel buren kennen elkaar" not in words(seen)
    assert "1 mens van jullie schreef iets op" in words(seen)
    press(seen, "onthul-verwachtingen")
    assert "“Veel buren kennen elkaar” <i>mbo 3</i>" in words(group.page(reader, "vooraf"))
    beside = words(group.page(reader, "cijfers", bij="8"))
    assert beside.index("Veel buren kennen") < beside.index("Wat jullie nog meer dachten")
    assert beside.index("Wat jullie nog meer dachten") < beside.index("Iedereen eet gezond")


def _member(right: Right, scan_id: str) -> str:
    from wijkscan.workspace.hidden import member

    return member(right, scan_id)


def test_the_example_reads_and_every_figure_opens():
    group = Group(lees(EXAMPLE.read_bytes()))
    right = group.join("mbo 4")
    for number in (1, 4, 12):
        assert f"Cijfer {number} van 12" in words(group.page(right, "cijfers", bij=str(number)))
