"""The comparison, the session and the pages to take home, in every format, read back."""

from __future__ import annotations

import io
import json
import re
from datetime import date
from html.parser import HTMLParser
from typing import Any

import docx
import openpyxl
import pptx
import pytest
import report_kit
import sidebyside_kit as kit
from pypdf import PdfReader

from wijkscan import cli
from wijkscan.report import html, pdf
from wijkscan.report.blocks import clean
from wijkscan.report.charts_areas import AreasData, AreaValue, areas_picture
from wijkscan.report.naast import document, formats
from wijkscan.report.naast.model import Vergelijking
from wijkscan.scan.bijeenkomst import Afspraak, Bijeenkomst, Notitie
from wijkscan.scan.importeren import schrijf
from wijkscan.scan.model import Oorzaak, Probleem, Wijkscan, nieuw_id

DAG = date(2026, 11, 24)


def over(*namen: str, sessie: Bijeenkomst | None = None) -> Vergelijking:
    return Vergelijking(kit.naast(*(namen or kit.VIER)), DAG, sessie)


class Words(HTMLParser):
    """The text of a page, and every address in it."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.addresses: list[str] = []
        self.dangerous: list[str] = []
        self.skip = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.skip = tag in ("style", "script")
        self.dangerous += [tag] if tag in ("img", "script", "iframe") else []
        self.dangerous += [k for k, _ in attrs if k.startswith("on")]
        self.addresses += [v or "" for k, v in attrs if k in ("href", "src", "action")]

    def handle_data(self, data: str) -> None:
        if not self.skip:
            self.found.append(data)


def words(page: str) -> str:
    reader = Words()
    reader.feed(page)
    return " ".join(" ".join(reader.found).split())


@pytest.fixture(scope="module")
def page() -> str:
    return html.render_document(document.vergelijking(over()))


def test_the_page_shows_each_difference_with_its_question(page: str):
    said = words(page)
    for verschil in kit.naast(*kit.VIER).verschillen:
        assert verschil.titel in said
        assert verschil.vraag in said
    assert "geen ranglijst" in said
    assert said.count("VOORBEELD") == 1


def test_the_page_asks_nothing_of_any_other_place(page: str):
    reader = Words()
    reader.feed(page)
    assert all(address.startswith("#") for address in reader.addresses)


@pytest.mark.parametrize("namen", [("hillesluis-a", "roosendaal"), ("roosendaal", "hillesluis-a")])
def test_areas_stand_in_the_order_of_the_scans(namen: tuple[str, ...]):
    said = words(html.render_document(document.vergelijking(over(*namen))))
    picture = said[said.index("Sterk eenzaam, 65+ geschat") :]
    first, second = (picture.index(f"{kit.casus(naam).gebied.naam} (groep") for naam in namen)
    assert first < second


def test_the_picture_says_every_number_and_keeps_its_order():
    data = AreasData(
        "Alleen wonen",
        (AreaValue("Hoog", 44.6, 43.1, 46.0), AreaValue("Laag", 39.2), AreaValue("<b>&", 41.0)),
        38.5,
        "%",
        1,
        estimated=False,
    )
    picture = areas_picture(data)
    assert "Hoog 44,6% (waarschijnlijk tussen 43,1% en 46,0%)" in picture.alt
    assert "Nederland 38,5%" in picture.alt
    places = [float(x) for x in re.findall(r'circle cx="([\d.]+)"', picture.svg)]
    assert places[0] > places[2] > places[1]
    assert picture.svg.index("Hoog") < picture.svg.index("Laag")
    assert "<b>" not in picture.svg


@pytest.mark.parametrize("words_in", report_kit.HOSTILE)
def test_hostile_text_is_shown_as_it_is(words_in: str):
    a, b = kit.scans("hillesluis-a", "hillesluis-b")
    for scan in (a, b):
        scan.gebied.naam = words_in
        for probleem in scan.problemen:
            probleem.p_wat = probleem.p_groep = words_in
            probleem.e[0].tekst = words_in
        for record in (*scan.sterke_punten, *scan.betrokkenen):
            record.naam = words_in
    made = Vergelijking(kit.leg([a, b]), DAG, None, (("bestand " + words_in, words_in),))
    page = html.render_document(document.vergelijking(made))
    assert "<script>alert" not in page
    reader = Words()
    reader.feed(page)
    assert not reader.dangerous
    assert " ".join(clean(words_in).split()) in words(page)
    assert formats.render(".pptx", made)[:2] == b"PK"
    book = openpyxl.load_workbook(io.BytesIO(formats.render(".xlsx", made)))
    assert not any(c.data_type == "f" for s in book for row in s.iter_rows() for c in row)


def six() -> list[Wijkscan]:
    """Six scans, so that every table goes on over the page."""
    return [
        scan.model_copy(update={"id": nieuw_id()}, deep=True)
        for scan in kit.scans(*kit.VIER, *kit.DRIE[:2])
    ]


def test_six_scans_make_a_tagged_pdf_over_many_pages():
    content = pdf.render_document(document.vergelijking(Vergelijking(kit.leg(six()), DAG)))
    read = PdfReader(io.BytesIO(content))
    assert len(read.pages) > 4
    assert read.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert all("VOORBEELD" in p.extract_text() for p in read.pages)


def test_a_table_of_numbers_keeps_its_columns_on_paper():
    content = pdf.render_document(document.vergelijking(over(*kit.DRIE)))
    pages = PdfReader(io.BytesIO(content)).pages
    said = "\n".join(page.extract_text(extraction_mode="layout") for page in pages)
    assert re.search(r"B · ja, als nummer 2 +3 \(1 tot 5\) +4 +3 +3", said)
    assert re.search(r"C · wijkbewoner +0 +0 +3 +0", said)


def test_many_causes_and_problems_stay_short_in_front():
    a, b = kit.scans("hillesluis-a", "hillesluis-b")
    things = "deur stoep lamp trap lift bord boom fiets auto hek".split()
    for scan, why in ((a, "{} kapot"), (b, "geld voor {} ontbreekt")):
        scan.prioriteiten, (first, *_) = [], scan.problemen
        first.e = [Oorzaak(tekst=why.format(word)) for word in things]
        scan.problemen = [
            first,
            *(Probleem(p_wat=f"Kapotte {w} vinden bewoners lastig") for w in things),
        ]
    made = Vergelijking(kit.leg([a, b]), DAG)
    assert len(made.naast.problemen) == 11
    (cause,) = [v for v in made.naast.verschillen if v.soort == "andere oorzaak"]
    assert len(cause.regels) == 2
    assert "En nog 5. Die staan bij Problemen." in words_of(made)


def words_of(made: Vergelijking) -> str:
    return words(html.render_document(document.vergelijking(made)))


def long_session() -> Bijeenkomst:
    lang = "Dit is een lange zin die iemand opschreef omdat er veel te zeggen was. " * 3
    return Bijeenkomst(
        "Lang",
        DAG,
        notities=tuple(Notitie(v.sleutel, lang) for v in kit.naast(*kit.VIER).verschillen),
        afspraken=(Afspraak("wijkverpleegkundige", "team Zuid-Oost", lang, kit.TERUG),),
    )


@pytest.mark.parametrize("sessie", [None, long_session()], ids=["none", "long"])
def test_what_people_take_home_fits_on_one_page(sessie: Bijeenkomst | None):
    made = over(sessie=sessie)
    afspraak = sessie.afspraken[0] if sessie else None
    for page in (document.voor_team(made, afspraak), document.voor_bestuur(made)):
        assert len(PdfReader(io.BytesIO(pdf.render_document(page))).pages) == 1


def test_the_team_page_says_the_first_step_and_when_we_look_back():
    sessie = kit.sessie()
    made = Vergelijking(kit.naast(*kit.DRIE), DAG, sessie)
    said = words(html.render_document(document.voor_team(made, sessie.afspraken[0])))
    assert "De kaart bij vijf huisbezoeken proberen" in said
    assert "We kijken terug op 19 januari 2027" in said
    assert "buiten de bank, binnen de trap" in said
    without = words(html.render_document(document.voor_team(made, None)))
    assert "Spreek een dag af om terug te kijken" in without


def test_the_page_for_bestuurders_asks_each_party_once():
    said = words(html.render_document(document.voor_bestuur(over())))
    tabel = said[said.index("Wat vragen wij?") :]
    # once for the huisarts of Rotterdam, whom three groups ask, and once for the one of Roosendaal
    assert len(re.findall(r"\bHuisarts\b", tabel)) == 2
    assert "Wijs ouderen op de wandelclub; Meld ons wie weinig buiten komt" in tabel
    assert "Geschat en niet geteld: Sterk eenzaam, 65+" in said


def test_the_report_of_a_session_keeps_notes_answers_decisions_and_dates():
    sessie = kit.sessie()
    said = words(
        html.render_document(document.verslag(Vergelijking(kit.naast(*kit.DRIE), DAG, sessie)))
    )
    for part in (
        "Wij zeggen “wijkbewoner”, niet “cliënt”.",
        "2 zijn besproken",
        "mbo 3: Ik zag de bankjes elke dag",
        "Genoteerd: Groep B liep alleen binnen.",
        "Gaat niet mee Huisartsen (C). Omdat: Eén gesprek met de huisarts is genoeg.",
        "Bewaren voor later Ouderen komen moeilijk rond (B).",
        "2 februari 2027",
    ):
        assert part in said, part


@pytest.fixture(scope="module")
def show() -> Any:
    made = Vergelijking(kit.naast(*kit.DRIE), DAG, kit.sessie())
    return pptx.Presentation(io.BytesIO(formats.render(".pptx", made)))


def test_a_question_a_slide_in_large_letters_and_nothing_outside(show: Any):
    assert len({slide.shapes.title.text_frame.text for slide in show.slides}) == len(show.slides)
    asked = [v.vraag for v in kit.naast(*kit.DRIE).verschillen]
    for slide in show.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= show.slide_width
            assert shape.top + shape.height <= show.slide_height
        (foot,) = [s for s in slide.shapes if s.name == "Voettekst"]
        assert "VOORBEELD" in foot.text_frame.text
        for box in (s for s in slide.shapes if s.name == "Vraag"):
            assert box.text_frame.text in asked
            assert box.text_frame.paragraphs[0].runs[0].font.size.pt >= 28
        assert slide.notes_slide.notes_text_frame.text.strip()


def test_word_holds_real_headings_and_tables():
    read = docx.Document(io.BytesIO(formats.render(".docx", over(*kit.DRIE))))
    heads = [p.text for p in read.paragraphs if p.style.name.startswith("Heading")]
    assert {"Verschillen", "Problemen", "Cijfers", "Samen doen", "Bronnen"} <= set(heads)
    assert len(read.tables) >= 8


def test_the_workbook_holds_numbers_and_the_json_says_the_same():
    made = over()
    book = openpyxl.load_workbook(io.BytesIO(formats.render(".xlsx", made)))
    data = json.loads(formats.render(".json", made))
    rows = list(book["Cijfers"].iter_rows(values_only=True))
    cells = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
    assert [r["waarde"] for r in cells] == pytest.approx([r["waarde"] for r in data["cijfers"]])
    assert {type(r["waarde"]) for r in cells} <= {int, float}
    assert len(data["verschillen"]) == len(made.naast.verschillen)
    assert data["verschillen"][0]["sleutel"] == made.naast.verschillen[0].sleutel
    assert {t["uitkomst"] for t in data["toetsen"]} == {"duidelijk verschil", "ongeveer gelijk"}
    assert sum(r["cijfer"] for r in data["bewijs"]) == 10


def test_the_same_comparison_gives_the_same_bytes():
    made = over(*kit.DRIE)
    for ending in formats.EINDEN:
        assert formats.render(ending, made) == formats.render(ending, made), ending


def test_hidden_votes_are_shown_nowhere():
    a, b = kit.scans("hillesluis-a", "hillesluis-b")
    for prioriteit in b.prioriteiten:
        prioriteit.onthuld = False
    made = Vergelijking(kit.leg([a, b]), DAG)
    assert not any(v.soort == "verdeelde stemmen" for v in made.naast.verschillen)
    assert {r["groep"] for r in json.loads(formats.render(".json", made))["stemmen"]} == {"A"}


def test_without_anything_in_common_there_is_still_a_page():
    made = Vergelijking(kit.leg([Wijkscan(), Wijkscan()]), DAG)
    said = words(html.render_document(document.vergelijking(made)))
    assert "De groepen noemen geen enkel probleem samen." in said
    assert "Wat zag niemand?" in said
    for ending in (".pdf", ".docx", ".pptx", ".xlsx", ".json"):
        assert formats.render(ending, made)


# --- the command ---


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        cli.main(["vergelijk", *arguments])
    said = capsys.readouterr()
    return int(left.value.code or 0), said.out, said.err


def files(*namen: str) -> list[str]:
    return [str(kit.CASUSSEN / f"{naam}.wijkscan.json") for naam in namen]


def test_the_command_writes_what_was_asked_and_names_what_did_not_open(capsys, tmp_path):
    broken = tmp_path / "kapot.wijkscan.json"
    broken.write_bytes(schrijf(kit.casus("roosendaal"))[:900])
    targets = [tmp_path / f"samen{ending}" for ending in (".html", ".json")]
    code, out, err = run(
        capsys, *files(*kit.DRIE), str(broken), *(f"--uit={target}" for target in targets)
    )
    assert code == 0
    assert [str(target) for target in targets] == out.split()
    assert "kapot.wijkscan.json doet niet mee." in err
    assert "kapot.wijkscan.json doet niet mee." in words(targets[0].read_text("utf-8"))
    assert json.loads(targets[1].read_text("utf-8"))["geweigerd"][0]["bestand"] == broken.name


def test_names_of_makers_do_not_come_along_and_a_person_is_warned_about(capsys, tmp_path):
    scan = kit.scans("hillesluis-a")[0]
    scan.makers = ["Annemiek"]
    scan.problemen[0].e[0].tekst = "Annemiek zag dat mevrouw De Vries (06-12345678) niet kan zitten"
    path, target = tmp_path / "a.wijkscan.json", tmp_path / "samen.html"
    path.write_bytes(schrijf(scan))
    code, _, err = run(capsys, str(path), *files("hillesluis-b"), f"--uit={target}")
    assert code == 0
    assert "iets over één persoon" in err
    assert "Annemiek" not in target.read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ([*files("roosendaal"), "--uit=x.html"], 2, "2 tot 6 verschillende scans"),
        ([*files("roosendaal", "roosendaal"), "--uit=x.html"], 2, "ligt er twee keer"),
        ([*files("roosendaal"), "weg.json", "--uit=x.html"], 5, "te weinig scans"),
        ([*files(*kit.VIER), "--uit=x.doc"], 2, "eindigt op .html"),
    ],
)
def test_wrong_use_is_said_in_dutch(capsys, arguments: list[str], code: int, said: str):
    found, out, err = run(capsys, *arguments)
    assert found == code
    assert said in err
    assert "Traceback" not in err + out


def test_a_scan_that_is_read_is_never_written_over(capsys, tmp_path):
    path = tmp_path / "groep-a.wijkscan.json"
    path.write_bytes(schrijf(kit.casus("hillesluis-a")))
    before = path.read_bytes()
    (tmp_path / "map").mkdir()
    round_about = tmp_path / "map" / ".." / path.name
    code, out, err = run(capsys, str(path), *files("hillesluis-b"), f"--uit={round_about}")
    assert (code, out, path.read_bytes()) == (2, "", before)
    assert "wordt niet overschreven" in err
    with pytest.raises(SystemExit) as left:
        cli.main(["rapport", str(path), f"--uit={path}", "--vorm=scan"])
    assert (left.value.code, path.read_bytes()) == (2, before)


def test_help_says_how_to_use_it_once(capsys):
    code, out, _ = run(capsys, "--help")
    assert code == 0
    assert out.startswith("gebruik: wijkscan vergelijk ")


def test_one_page_for_the_team_or_for_bestuurders_is_asked_by_name(capsys, tmp_path):
    for vorm, said in (("team", "Voor mijn team"), ("bestuur", "Wat vragen wij?")):
        target = tmp_path / f"{vorm}.html"
        code, _, _ = run(capsys, *files(*kit.DRIE), f"--vorm={vorm}", f"--uit={target}")
        assert (code, said in words(target.read_text("utf-8"))) == (0, True)
    code, _, err = run(capsys, *files(*kit.DRIE), "--vorm=team", f"--uit={tmp_path / 'x.pptx'}")
    assert code == 2
    assert "eindigt op .html, .pdf of .docx." in err
