"""Whatever is typed or sent: it comes back the same, or it is refused in Dutch."""

from __future__ import annotations

import contextlib
import json
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from wijkscan.errors import DamagedFile
from wijkscan.scan.importeren import insluiten, lees, schrijf
from wijkscan.scan.language import hints
from wijkscan.scan.model import Oorzaak, Probleem, SterkPunt, Teken, Wijkscan
from wijkscan.scan.model_delen import splits, voeg_samen
from wijkscan.scan.privacy import find
from wijkscan.scan.privacy_scan import strip_names
from wijkscan.scan.rules import check
from wijkscan.scan.sentences import gewone_zin, vakzin

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=60)
ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)
SCANS = st.builds(
    Wijkscan,
    titel=TEXT,
    makers=st.lists(TEXT, max_size=2),
    problemen=st.lists(
        st.builds(
            Probleem,
            p_wat=TEXT,
            e=st.lists(st.builds(Oorzaak, tekst=TEXT), max_size=2),
            s=st.lists(st.builds(Teken, tekst=TEXT), max_size=2),
        ),
        max_size=3,
    ),
    sterke_punten=st.lists(st.builds(SterkPunt, naam=TEXT), max_size=2),
)
KEYS = st.sampled_from(
    ["soort", "p_wat", "p_groep", "p_gebied", "e", "s", "sterk", "zekerheid", "rol"]
)


@given(SCANS)
def test_a_scan_comes_back_from_a_file_a_report_and_loose_records(scan: Wijkscan):
    assert lees(schrijf(scan)) == scan
    assert lees(f"<html>{insluiten(scan)}</html>".encode()) == scan
    assert voeg_samen(splits(scan)) == scan


@given(st.binary(max_size=300))
def test_any_bytes_are_refused_or_read(content: bytes):
    with contextlib.suppress(DamagedFile):
        lees(content)


@given(st.dictionaries(st.sampled_from([*Wijkscan.model_fields, "x"]), ODD, max_size=5))
@settings(max_examples=200)
def test_any_document_is_refused_or_read(fields: dict[str, Any]):
    content = json.dumps({"schema_version": 1, **fields}).encode()
    try:
        again = lees(content)
    except DamagedFile:
        return
    assert lees(schrijf(again)) == again


@given(st.dictionaries(KEYS, ODD, max_size=5))
@settings(max_examples=200)
def test_any_problem_gets_an_answer(fields: dict[str, Any]):
    assert all(notice.message and notice.rule for notice in check(fields))


@given(SCANS)
def test_sentences_and_rules_never_fail(scan: Wijkscan):
    for problem in scan.problemen:
        assert isinstance(gewone_zin(problem, scan) + vakzin(problem, scan), str)
        check(problem, scan)


@given(st.text(max_size=200))
def test_finds_lie_in_the_text_and_do_not_overlap(text: str):
    found = find(text)
    assert all(0 <= f.start < f.end <= len(text) for f in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(0 <= h.start < h.end <= len(text) for h in hints(text, "p_wat"))


@given(SCANS, st.sampled_from(["Daan", "Esra", "E.K."]))
def test_a_makers_name_is_nowhere_in_what_is_shared(scan: Wijkscan, name: str):
    scan.makers = [name]
    for problem in scan.problemen:
        problem.auteur = name
        problem.p_gevolg = f"dat zei {name} ook"
    assert name not in strip_names(scan).model_dump_json()
