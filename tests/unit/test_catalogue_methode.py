"""The way of working as data: complete, in plain Dutch, and in step with the scan document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from wijkscan.errors import CatalogueError
from wijkscan.scan.model_basis import Rol
from wijkscan.scan.model_pes import SoortTeken
from wijkscan.scan.model_wijk import Deelsysteem
from wijkscan.store import catalogue, methode
from wijkscan.store.catalogue import entries

ENGLISH = {"the", "and", "with", "for", "from", "health", "people", "not", "are", "this"}

PLAIN = (
    methode.woorden,
    methode.woordkeus,
    methode.determinanten,
    methode.deelsystemen,
    methode.positieve_gezondheid,
    methode.tekens,
    methode.erkenning,
    methode.pijlers,
    methode.interventies,
    methode.criteria,
    methode.rollen,
    methode.rubriek,
    methode.microlessen,
    methode.valkuilen,
)


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        for part in value.model_fields_set:
            yield from strings(getattr(value, part))
    elif isinstance(value, tuple):
        for part in value:
            yield from strings(part)


@pytest.mark.parametrize("load", PLAIN, ids=lambda load: load.__name__)
def test_sentences_are_short_and_dutch(load: Any):
    for key, entry in load().items():
        for text in strings(entry):
            for sentence in re.split(r"(?<=[.?!:])\s+", text):
                words = re.findall(r"[\w'-]+", sentence.lower())
                assert len(words) <= 20, (key, sentence)
                assert not ENGLISH & set(words), (key, sentence)


def test_the_scheme_has_the_sizes_of_the_design():
    assert list(methode.determinanten()) == [f"E{n}" for n in range(1, 11)]
    assert list(methode.omaha()) == [f"{n:02d}" for n in range(1, 43)]
    assert [d.letter for d in methode.positieve_gezondheid().values()] == list("LMZKDF")
    assert sum(c.soort == "score" for c in methode.criteria().values()) == 4
    assert sum(c.soort == "pearl" for c in methode.criteria().values()) == 5
    assert len(methode.microlessen()) == 6
    assert len(methode.rubriek()) == 9
    assert len(methode.moeilijke_woorden()) >= 80


def test_omaha_has_eleven_problems_for_a_wijk_in_four_domains():
    problems = methode.omaha().values()
    sizes = {d: sum(p.domein == d for p in problems) for d in {p.domein for p in problems}}
    assert sizes == {
        "Environmental": 4,
        "Psychosocial": 12,
        "Physiological": 18,
        "Health-related Behaviors": 8,
    }
    assert [p.engels for p in problems if p.standaard] == [
        "Income",
        "Sanitation",
        "Residence",
        "Neighborhood/workplace safety",
        "Communication with community resources",
        "Social contact",
        "Interpersonal relationship",
        "Spirituality",
        "Nutrition",
        "Substance use",
        "Health care supervision",
    ]


def test_keys_are_those_of_the_scan_document():
    assert set(methode.tekens()) == {kind.value for kind in SoortTeken}
    assert {part.naam for part in methode.deelsystemen().values()} == {
        part.value for part in Deelsysteem
    }
    assert {role.naam for role in methode.rollen().values()} == {role.value for role in Rol}


def test_an_approach_names_a_level_and_a_way_that_exist():
    for approach in methode.interventies().values():
        assert approach.niveau in methode.erkenning()
        assert approach.pijler in methode.pijlers()
        assert "bewezen" not in approach.doel


def test_a_lesson_can_be_read_in_two_minutes():
    for lesson in methode.microlessen().values():
        words = " ".join([*lesson.tekst, lesson.vraag, lesson.antwoord]).split()
        assert len(words) <= 260  # 130 words a minute is slow reading


def test_bad_examples_break_the_rules_that_the_design_says():
    broken = {e.id: set(e.regels) for e in methode.voorbeelden().values() if e.soort == "fout"}
    assert broken == {
        "fout_oplossing": {"R6", "R8", "R4", "R10"},
        "fout_vergelijking": {"R5", "R13", "R14"},
        "fout_persoon": {"R2", "R1", "R6", "R11"},
    }


def test_plain_words_hold_no_difficult_words():
    hard = methode.moeilijke_woorden()
    for plain in hard.values():
        assert not set(re.findall(r"\w+", plain.lower())) & hard.keys(), plain


def test_a_bad_example_without_a_repair_is_refused(tmp_path: Path):
    path = tmp_path / "voorbeelden.toml"
    path.write_text('[x]\nsoort = "fout"\ntitel = "T"\nwaarom = "W"\ntekst = "Fout."\n')
    with pytest.raises(CatalogueError, match=r"voorbeelden\.toml, \[x\].*niet af"):
        entries(path, methode.Voorbeeld)


def test_subjects_point_at_codes_and_figures_that_exist():
    known = catalogue.bundled().indicatoren
    for onderwerp in methode.onderwerpen().values():
        assert set(onderwerp.omaha) <= methode.omaha().keys(), onderwerp.id
        assert set(onderwerp.cijfers) <= known.keys(), onderwerp.id
    names = [name for partij in methode.partijen().values() for name in partij.ook]
    assert len(names) == len(set(names))


def test_who_can_change_most_kinds_of_cause_is_asked_first():
    """domain.md b.4 by hand: gemeente at E5, E6 (Wmo), E7, E8, E10; bewoners at E2, E4, E7, E9;
    zorg at E2, E3, E8; everyone else once."""
    assert set(methode.gewone_partijen()) == {"gemeente", "bewoners", "zorg"}
    assert methode.gewone_partijen()[-1] == "zorg"
