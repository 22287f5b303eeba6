"""Any text in any field of a scan: shown literally, never dropped in silence, never a crash."""

from __future__ import annotations

import html
import io
import re
from datetime import date
from functools import cache

import pytest
import report_kit
import scan_kit
from pypdf import PdfReader

from wijkscan import paths
from wijkscan.report.forms import make_scan, render_scan
from wijkscan.scan.desk import open_desk
from wijkscan.scan.importeren import lees
from wijkscan.scan.model import Wijkscan
from wijkscan.scan.privacy_scan import strip_names

DAY = date(2026, 11, 23)
NEVER = {
    "auteur_rol": "who wrote what is not shared; the roles stand in the head",
    "bij_geen_tijd": "our answer when somebody refuses is not for that somebody",
    "bij_is_van_ons": "the same",
    "stemmen.rol": "a vote is nobody's",
    "gebied.gemeente": "the name of a known area comes from the table of areas",
    "p_gebied.gemeente": "the same",
    "cijfer.gebied_naam": "the same",
    "cijfer.ontbreekt": "there is a figure",
    "cijfer.checksum": "in the data sheet",
    "cijfer.methode_interval": "only beside published limits",
    "cijfer.positie": "only where no verdict belongs",
    "cijfer.leeftijd": "an age group that does not exist has no words",
    "vergelijkingen.naam": "the column is named after the benchmark",
    "vergelijkingen.reden": "only where nothing can be compared",
    "vergelijkingen.tabel": "the same measurement by rule R5",
    "vergelijkingen.bron": "the same",
    "vergelijkingen.definitie": "the same",
}
ONLY_ON_A_SCREEN = ("cijfer.definitie", "cijfer.kolom", "cijfer.eenheid")  # "Hoe weten we dit?"
FIELDS = sorted(
    path for path in scan_kit.marked()[1] if not any(path.endswith(end) for end in NEVER)
)
WORDS = (*report_kit.HOSTILE, "=1+1", "x" * 10_000)


def made(scan: Wijkscan, form: str, ending: str, *, embed: bool = True) -> bytes:
    desk = open_desk(paths.data_dir(), None)
    return render_scan(scan, form, ending, desk, DAY, embed=embed, namen=True)


def flat(words: str) -> str:
    """Without space and invisible break points: on paper a line may end anywhere."""
    return re.sub(r"[\s\u200b\u00ad]", "", words)


@cache
def screen() -> str:
    page = made(scan_kit.marked()[0], "verslag", ".html", embed=False).decode()
    return flat(html.unescape(re.sub(r"<(style|script).*?</\1>", "", page, flags=re.DOTALL)))


@cache
def paper() -> str:
    reader = PdfReader(io.BytesIO(made(scan_kit.marked()[0], "verslag", ".pdf")))
    return flat("".join(page.extract_text() for page in reader.pages))


@pytest.mark.parametrize("field", FIELDS)
def test_a_text_is_shown_literally_on_screen_and_on_paper(field):
    words = [flat(text) for text in scan_kit.marked()[1][field]]
    assert [one for one in words if one not in screen()] == []
    if not field.endswith(ONLY_ON_A_SCREEN):
        assert [one for one in words if one not in paper()] == []


@pytest.mark.parametrize("form", ["verslag", "a4", "kort"])
@pytest.mark.parametrize("words", WORDS, ids=range(len(WORDS)))
def test_hostile_words_in_every_field_give_a_sound_document(words, form):
    scan = scan_kit.filled(words)
    page = made(scan, form, ".html", embed=False).decode()
    tags = re.findall(r"<(script|img|iframe|a)\b[^>]*", page)
    ours = made(scan_kit.whole(), form, ".html", embed=False).decode()
    assert set(tags) == set(re.findall(r"<(script|img|iframe|a)\b[^>]*", ours))
    assert 'onerror="' not in page
    reader = PdfReader(io.BytesIO(made(scan, form, ".pdf")))
    assert len(reader.pages) == 2 if form == "a4" else reader.pages


@pytest.mark.parametrize("form", ["team", "bestuur", "brief", "poster", "presentatie"])
def test_hostile_words_stay_on_the_page_of_the_other_forms(form):
    pages = {"team": 1, "bestuur": 1, "poster": 1, "presentatie": 5}
    for words in (WORDS[0], WORDS[-2], WORDS[-1]):
        reader = PdfReader(io.BytesIO(made(scan_kit.filled(words), form, ".pdf")))
        assert len(reader.pages) == pages.get(form, len(reader.pages))
        text = flat("".join(page.extract_text() for page in reader.pages))
        assert flat(words)[:20] in text
        assert "Wijkscan" in text


def test_hostile_words_come_back_with_the_report():
    for words in report_kit.HOSTILE[:8]:
        scan = scan_kit.filled(words)
        assert lees(made(scan, "a4", ".html")) == scan


def test_the_largest_scan_gives_files_that_can_be_sent_and_says_what_they_lack():
    scan, desk = scan_kit.largest_allowed(), open_desk(paths.data_dir(), None)
    assert len(PdfReader(io.BytesIO(made(scan, "a4", ".pdf"))).pages) == 2
    assert len(made(scan, "verslag", ".pdf")) < 1_000_000
    for form in ("verslag", "a4", "kort"):
        whole = make_scan(scan, form, ".html", desk, DAY)
        assert len(whole.content) < 1_500_000
        assert "zit niet in de webpagina" in whole.remarks[-1]
        assert "paste niet in dit bestand" in whole.content.decode()
    assert strip_names(scan).problemen[0].p_wat == "w" * 10_000
