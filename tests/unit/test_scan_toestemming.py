"""What residents said without consent stays with the group, in every form that leaves it."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest

from wijkscan import paths
from wijkscan.report import forms
from wijkscan.scan.desk import open_desk
from wijkscan.scan.importeren import lees, schrijf
from wijkscan.scan.model import Geparkeerd, Gesprek, SoortTeken, Teken, Terugblik, Wijkscan
from wijkscan.scan.privacy_scan import strip_names
from wijkscan.scan.toestemming import deelbaar, niet_gevraagd

EXAMPLE = Path(__file__).parents[2] / "docs" / "voorbeelden" / "hillesluis.wijkscan.json"
DAY = date(2026, 11, 23)
SAID, PLACE = "kwartelkoning", "bij de wasserette"


@pytest.fixture(scope="module")
def scan() -> Wijkscan:
    """The example with one talk that nobody asked about, used as a sign and parked as well."""
    found = lees(EXAMPLE.read_bytes())
    talk = Gesprek(wat=SAID, goed=SAID, setting=PLACE, personen=2, auteur_rol="mbo 3")
    found.gesprekken.append(talk)
    sign = {"soort": SoortTeken.GESPREK, "tekst": SAID, "setting": PLACE}
    found.problemen[0].s.insert(0, Teken(**sign, verwijst_naar=talk.id))
    found.problemen[0].s.insert(0, Teken(**sign, toestemming=False))
    found.terugblikken.append(Terugblik(tekens=[Teken(**sign)]))
    parked = Gesprek(wat=SAID, setting=PLACE)
    found.geparkeerd.append(Geparkeerd(collectie="gesprekken", record=parked))
    return found


def test_a_shared_copy_keeps_the_place_and_loses_the_words(scan: Wijkscan) -> None:
    shared = deelbaar(scan)
    words = shared.model_dump_json()
    assert SAID not in words
    assert PLACE not in words
    talk = shared.gesprekken[-1]
    assert (talk.id, talk.auteur_rol, talk.personen) == (scan.gesprekken[-1].id, "mbo 3", None)
    assert [len(p.s) for p in shared.problemen] == [len(p.s) for p in scan.problemen]
    assert shared.problemen[0].s[1].verwijst_naar == talk.id
    assert shared.gesprekken[:-1] == scan.gesprekken[:-1]
    assert shared.problemen[1:] == scan.problemen[1:]


def test_each_talk_counts_once_and_an_empty_one_not_at_all(scan: Wijkscan) -> None:
    assert niet_gevraagd(scan) == 4  # the talk with its sign, a sign, one after weeks, one parked
    assert niet_gevraagd(deelbaar(scan)) == 0
    assert deelbaar(deelbaar(scan)) == deelbaar(scan)


def test_consent_of_all_leaves_the_scan_as_it_is() -> None:
    example = lees(EXAMPLE.read_bytes())
    assert niet_gevraagd(example) == 0
    assert deelbaar(example) == strip_names(example)


def test_every_form_leaves_the_words_out_but_the_file_of_the_group_itself(scan: Wijkscan) -> None:
    desk = open_desk(paths.data_dir(), None)
    for key in ("verslag", "a4", "kort", "team"):
        made = forms.make_scan(scan, key, ".html", desk, DAY, namen=True).content
        assert SAID not in made.decode()
        assert PLACE not in made.decode()
    page = forms.render_scan(scan, "kort", ".html", desk, DAY)
    assert lees(page) == deelbaar(scan)
    assert forms.render_scan(lees(page), "kort", ".html", desk, DAY) == page
    word = forms.render_scan(scan, "verslag", ".docx", desk, DAY)
    assert SAID not in zipfile.ZipFile(io.BytesIO(word)).read("word/document.xml").decode()
    own = forms.make_scan(scan, "scan", ".json", desk, DAY)
    assert own.content == schrijf(strip_names(scan))
    assert "staan 4 gesprekken waarvan niet is gevraagd" in own.remarks[0]
