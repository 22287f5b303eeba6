"""Every form of a scan as page and on paper: structure, reading order, the same every time."""

from __future__ import annotations

import html
import io
import json
import os
import re
import subprocess
import sys
from datetime import date
from functools import cache
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest
import scan_kit
from pdf_kit import elements
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from wijkscan import paths
from wijkscan.report.forms import FORMS, render_scan
from wijkscan.scan.desk import open_desk
from wijkscan.scan.importeren import lees, schrijf
from wijkscan.scan.model import Wijkscan

DAY = date(2026, 11, 23)
ROOT = Path(__file__).parents[2]
PAGES = [(key, ending) for key, form in FORMS.items() for ending in (".html", ".pdf")
         if ending in form.endings]  # fmt: skip
ON_PAPER = [key for key, ending in PAGES if ending == ".pdf"]
MAKE = """
import json, sys
from datetime import date
from hashlib import sha256
from pathlib import Path
from wijkscan import paths
from wijkscan.report.forms import render_scan
from wijkscan.scan.desk import open_desk
from wijkscan.scan.importeren import lees_bestand
scan, desk = lees_bestand(Path(sys.argv[1])), open_desk(paths.data_dir(), None)
print(json.dumps([
    sha256(render_scan(scan, form, ending, desk, date(2026, 11, 23))).hexdigest()
    for form, ending in json.loads(sys.argv[2])
]))
"""


@cache
def made(form: str, ending: str, empty: bool = False) -> bytes:
    scan = Wijkscan(id="0" * 32) if empty else scan_kit.example()
    return render_scan(scan, form, ending, open_desk(paths.data_dir(), None), DAY)


def tree(form: str, empty: bool) -> tuple[PdfReader, list[DictionaryObject]]:
    reader = PdfReader(io.BytesIO(made(form, ".pdf", empty)))
    return reader, list(elements(reader.trailer["/Root"]["/StructTreeRoot"]["/K"]))


def headings(page: str) -> list[tuple[int, str]]:
    """Level and words of the headings of a page, in the order in which they stand."""
    body = page.partition("wijkscan-document")[0]
    found = re.findall(r"<h([1-4])[^>]*>(.*?)</h\1>", body, re.DOTALL)
    words = [(int(n), re.sub(r"<small>.*?</small>|<[^>]+>", "", said)) for n, said in found]
    return [(level, html.unescape(said).strip()) for level, said in words]


@pytest.mark.parametrize("empty", [False, True], ids=["voorbeeld", "leeg"])
@pytest.mark.parametrize("form", ON_PAPER)
def test_the_tree_of_a_form_can_be_walked_by_who_does_not_see_it(form: str, empty: bool) -> None:
    reader, found = tree(form, empty)
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value is True
    assert str(root["/Lang"]).startswith("nl")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert reader.metadata is not None
    assert reader.metadata.title
    kinds = [str(one["/S"]) for one in found]
    levels = [int(kind[2]) for kind in kinds if re.fullmatch(r"/H\d", kind)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    alts = [str(one.get("/Alt", "")) for one in found if one["/S"] == "/Figure"]
    assert all(len(alt) > 30 for alt in alts)
    assert kinds.count("/THead") == kinds.count("/Table")


@pytest.mark.parametrize("form", ON_PAPER)
def test_paper_is_read_in_the_order_of_the_screen(form: str) -> None:
    """The same headings at the same level; a long report also has a list of its parts on paper."""
    page = headings(made(form, ".html").decode())
    reader, found = tree(form, empty=False)
    levels = [int(str(one["/S"])[2]) for one in found if re.fullmatch(r"/H\d", str(one["/S"]))]
    first = next((i for i, (_, said) in enumerate(page) if said.startswith("A. ")), None)
    expected = [level for level, _ in page]
    assert levels == (expected if first is None else [*expected[:first], 2, *expected[first:]])
    words = flat("".join(one.extract_text() for one in reader.pages))
    told = page if first is None else page[first:]
    at = 0 if first is None else words.rfind(flat(told[0][1]))  # after the list of parts
    for _, said in told:
        place = words.find(flat(said), at)
        assert place >= at, said
        at = place


def flat(words: str) -> str:
    return re.sub(r"[\s\u200b\u00ad]", "", words)


def test_a_chain_says_what_it_shows() -> None:
    _, found = tree("a4", empty=False)
    alts = [str(one["/Alt"]) for one in found if one["/S"] == "/Figure"]
    chain = next(alt for alt in alts if "Daarop wijzen" in alt)
    assert "Ouderen die alleen wonen, komen weinig buiten en missen contact." in chain
    assert "Voor 2 van de 2 oorzaken is er een stap." in chain
    kaart = next(alt for alt in alts if alt.startswith("Kaart van buurten"))
    assert "Hillesluis: 22,0" in kaart
    assert re.search(r"18 of meer: \d+ gebieden\.", kaart)


@pytest.mark.parametrize(("form", "ending"), PAGES)
def test_a_stored_scan_gives_the_same_bytes(form: str, ending: str) -> None:
    scan, desk = scan_kit.example(), open_desk(paths.data_dir(), None)
    again = render_scan(lees(schrijf(scan)), form, ending, desk, DAY)
    assert again == made(form, ending)
    if ending == ".html" and FORMS[form].embeds:
        assert render_scan(lees(again), form, ending, desk, DAY) == again


def test_another_computer_gives_the_same_bytes() -> None:
    """Another process, another order of sets, another clock zone and language."""
    env = {**os.environ, "PYTHONHASHSEED": "4242", "TZ": "Pacific/Auckland", "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-c", MAKE, str(scan_kit.EXAMPLE), json.dumps(PAGES)],
        cwd=ROOT, env=env, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert json.loads(done.stdout) == [sha256(made(*page)).hexdigest() for page in PAGES]


def test_the_guide_names_every_form_with_its_endings() -> None:
    guide = (ROOT / "docs" / "handleiding" / "rapport-maken.md").read_text(encoding="utf-8")
    rows = {row[1].strip(" `"): row[4] for line in guide.splitlines()
            if len(row := line.split("|")) == 6}  # fmt: skip
    said = {".html": "HTML", ".pdf": "PDF", ".docx": "Word", ".pptx": "PowerPoint"}
    said |= {".xlsx": "Excel", ".csv": "CSV", ".json": "JSON"}
    for key, form in FORMS.items():
        assert sorted(rows[key].strip().split(", ")) == sorted(said[e] for e in form.endings)
