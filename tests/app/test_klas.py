"""The page of the teacher and that of the students, without a browser."""

from __future__ import annotations

from datetime import date

import pytest
from pypdf import PdfReader
from streamlit.testing.v1 import AppTest
from test_paginas import opened, words

from wijkscan.app import identity, storage
from wijkscan.app.widgets import invite
from wijkscan.report import pakket
from wijkscan.report.blocks import BulletList, DataTable, Heading, Paragraph, Questions, plain
from wijkscan.workspace.rights import owner


@pytest.fixture(autouse=True)
def _a_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """What only a real browser says: where it comes from and what it opened."""
    monkeypatch.setattr(identity, "address", lambda: "198.51.100.7")
    monkeypatch.setattr(invite, "base_address", lambda: "http://localhost:8501")


def _class(name: str = "Klas 2B", groups: int = 3) -> AppTest:
    app = opened("klas")
    app.text_input(key="klas-naam").set_value(name).run()
    app.selectbox(key="klas-aantal").set_value(groups).run()
    app.button(key="maak-klas").click().run()
    return app


def test_a_class_is_made_with_its_groups_and_its_only_key():
    app = _class()
    assert not app.exception
    assert "Bewaar deze link" in words(app)
    groepen = storage.repository().groepen(owner())
    assert [groep.name for groep in groepen] == ["Groep 1", "Groep 2", "Groep 3"]
    app.button(key="link-bewaard").click().run()
    assert "Bewaar deze link" not in words(app)


def test_without_a_name_the_class_cannot_be_made():
    app = opened("klas")
    assert app.button(key="maak-klas").disabled
    assert "Vul eerst de naam" in words(app)


def test_with_one_wijk_for_all_every_group_begins_at_once():
    app = opened("klas")
    app.text_input(key="klas-naam").set_value("Klas 2B").run()
    app.radio(key="klas-hoe").set_value("Ik kies één wijk voor alle groepen").run()
    app.text_input(key="klas-zoek").set_value("hillesluis").run()
    next(button for button in app.button if "Hillesluis" in button.label).click().run()
    app.button(key="maak-klas").click().run()
    scans = storage.repository().scans(owner())
    assert len(scans) == 5
    assert {scan.title for scan in scans} == {"Wijkscan Hillesluis"}


def test_a_code_is_shown_with_its_end_and_a_stopped_one_is_not():
    app = _class()
    app.button(key="nieuwe-code").click().run()
    assert "Geldt tot" in words(app)
    stop = next(button for button in app.button if button.key.startswith("stop-"))
    stop.click().run()
    assert "kan dan niet" in words(app)
    next(button for button in app.button if button.key.startswith("ja-")).click().run()
    assert "Geldt tot" not in words(app)


def test_a_removed_group_and_class_come_back():
    app = _class(groups=1)
    (groep,) = storage.repository().groepen(owner())
    app.button(key=f"zie-{groep.id}").click().run()
    app.button(key=f"weg-{groep.id}").click().run()
    assert storage.repository().groepen(owner()) == []
    app.button(key="haal-klas-terug").click().run()
    assert storage.repository().groepen(owner()) == [groep]
    (klas,) = storage.repository().klassen(owner())
    app.button(key=f"weg-{klas.id}").click().run()
    assert "Begin een klas" in words(app)
    app.button(key=f"terug-{klas.id}").click().run()
    assert "Klas 2B" in words(app)


def test_the_judgement_of_the_teacher_is_a_record_of_the_scan():
    app = _class(groups=1)
    (groep,) = storage.repository().groepen(owner())
    scan = storage.classroom().open_scan(owner(), groep.id, "Scan", [_head()])
    app.button(key=f"zie-{groep.id}").click().run()
    assert not app.exception
    pills = next(
        one for one in app.button_group if one.label == "Jouw oordeel: Plan en betrokkenen"
    )
    pills.set_value("nog niet").run()
    records = storage.repository().load(owner(), scan.id).records
    (judged,) = [record.fields for record in records if record.kind == "beoordelingen"]
    assert (judged["regel"], judged["oordeel"]) == ("plan", "nog niet")


def _head():
    from wijkscan.scan.model import Wijkscan
    from wijkscan.workspace.document import as_records

    return as_records(Wijkscan(titel="Scan"))[0]


def test_a_wrong_code_says_what_to_do():
    app = opened("meedoen")
    app.text_input(key="meedoen-code").set_value("ABC DEF").run()
    app.selectbox(key="meedoen-rol").set_value("mbo 3").run()
    app.button(key="meedoen").click().run()
    assert not app.exception
    assert "klopt niet of is voorbij" in words(app)


def test_after_too_many_wrong_codes_one_has_to_wait():
    app = opened("meedoen")
    app.selectbox(key="meedoen-rol").set_value("mbo 3").run()
    app.text_input(key="meedoen-code").set_value("ABC DEF").run()
    for _ in range(21):
        app.button(key="meedoen").click().run()
    assert "Wacht 1 minuut" in words(app)


def test_the_pack_holds_every_page_and_can_be_printed():
    made = pakket.render(date(2026, 11, 23))
    import io

    read = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(made)).pages)
    for title in ("Lesplannen", "Rollen", "Observatieformulier", "Microlessen", "Rubriek"):
        assert title in read
    assert "**" not in read
    assert "|" not in read
    assert "Deze bladzijde is gemaakt" not in read


def test_every_kind_of_line_of_the_pack_becomes_its_block():
    found = list(
        pakket.blocks(
            "# Kop\n\nEen *woord* en [een link](x.md).\n\n- punt dat\n  doorloopt\n- twee\n\n"
            "1. eerst\n2. dan\n\n| a | b |\n| --- | --- |\n| **1** | 2 |\n"
        )
    )
    kinds = [type(block) for block in found]
    assert kinds == [Heading, Paragraph, BulletList, Questions, DataTable]
    assert plain(found[1].content) == "Een woord en een link."
    assert [plain(item) for item in found[2].items] == ["punt dat doorloopt", "twee"]
    assert [question.question for question in found[3].items] == ["eerst", "dan"]
    assert found[4].rows == (("1", "2"),)
