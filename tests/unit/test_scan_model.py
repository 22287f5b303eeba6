"""The document keeps what it is given, refuses what it cannot know, and splits into records."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import ValidationError

from wijkscan.scan.model import (
    COLLECTIES,
    Oorzaak,
    Prioriteit,
    Probleem,
    Stem,
    Teken,
    Wijkscan,
    nieuw_id,
    records,
    vind,
)
from wijkscan.scan.model_delen import record_van, splits, voeg_samen

ROOT = Path(__file__).resolve().parents[2]
B2_KEYS = (
    "soort p_wat p_groep p_gebied p_omvang p_gevolg e s sterk tegen zekerheid omaha pg determinant "
    "rol status"
).split()


def _scan() -> Wijkscan:
    return Wijkscan(
        titel="Proef",
        problemen=[Probleem(p_wat="a", e=[Oorzaak(tekst="b")], s=[Teken(tekst="c")])],
        prioriteiten=[Prioriteit(stemmen=[Stem(hoe_erg=4)])],
    )


def test_a_problem_has_the_keys_of_the_specification():
    assert set(B2_KEYS) <= set(Probleem().model_dump())


def test_an_id_has_128_random_bits():
    ids = {nieuw_id() for _ in range(100)}
    assert len(ids) == 100
    assert all(len(bytes.fromhex(i)) == 16 for i in ids)


def test_unknown_fields_are_kept_at_every_depth():
    document = json.loads(_scan().model_dump_json())
    document["nieuw"] = {"a": [1]}
    document["problemen"][0]["e"][0]["ook_nieuw"] = "x"
    again = json.loads(Wijkscan.model_validate(document).model_dump_json())
    assert again["nieuw"] == {"a": [1]}
    assert again["problemen"][0]["e"][0]["ook_nieuw"] == "x"


def test_a_newer_version_is_refused_by_name():
    with pytest.raises(ValidationError, match="versie 7"):
        Wijkscan.model_validate_json('{"schema_version": 7}')


def test_an_error_does_not_repeat_what_was_typed():
    with pytest.raises(ValidationError) as error:
        Probleem.model_validate({"p_wat": ["mevrouw Jansen"]})
    assert "Jansen" not in str(error.value)


def test_the_same_record_twice_is_refused():
    problem = Probleem()
    with pytest.raises(ValidationError, match="twee keer"):
        Wijkscan(problemen=[problem, problem])


def test_a_vote_is_between_one_and_five():
    with pytest.raises(ValidationError):
        Stem(hoe_erg=6)


def test_a_ladder_has_at_most_three_steps():
    with pytest.raises(ValidationError):
        Oorzaak.model_validate({"trap": ["a", "b", "c", "d"]})


def test_more_than_200_problems_are_refused():
    with pytest.raises(ValidationError):
        Wijkscan.model_validate({"problemen": [{} for _ in range(201)]})


def test_every_record_can_be_found_by_its_id():
    scan = _scan()
    assert [type(r).__name__ for r in records(scan)] == [
        "Probleem", "Oorzaak", "Teken", "Prioriteit", "Stem",
    ]  # fmt: skip
    cause = scan.problemen[0].e[0]
    assert vind(scan, cause.id) is cause
    assert vind(scan, nieuw_id()) is None


def test_loose_records_make_the_same_scan_again():
    scan = _scan()
    parts = splits(scan)
    assert [p.collectie for p in parts] == ["kop", "problemen", "e", "s", "prioriteiten", "stemmen"]
    assert voeg_samen(reversed(parts)) == scan
    assert record_van(parts[2]) == scan.problemen[0].e[0]


def test_without_its_problem_a_sign_is_left_out_and_without_a_head_there_is_no_scan():
    parts = [p for p in splits(_scan()) if p.collectie != "problemen"]
    assert [len(voeg_samen(parts).problemen), len(voeg_samen(parts).prioriteiten)] == [0, 1]
    with pytest.raises(ValueError, match="kop"):
        voeg_samen(parts[1:])


def test_the_head_holds_no_list_of_records():
    assert not set(COLLECTIES) & set(splits(_scan())[0].velden)


def test_people_may_write_shapes_in_short():
    problem = Probleem.model_validate(
        {
            "p_gebied": ["BU05991082", 2020], "p_omvang": [215, 245], "zekerheid": "midden: weinig",
            "e": "de route is kaal", "rol": "verzorgende",
            "status": {"status": "besproken", "reden": "x"},
            "s": ["G acht bewoners, 2026", {"kind": "gesprek", "text": "x"}],
        }
    )  # fmt: skip
    assert problem.p_gebied is not None
    assert (problem.p_gebied.codes, problem.p_gebied.indeling) == (["BU05991082"], 2020)
    assert (problem.rol, problem.status_reden, problem.e[0].tekst) == (
        ["mbo 3"],
        "x",
        "de route is kaal",
    )
    assert [s.soort for s in problem.s] == ["G", "G"]
    assert problem.s[0].jaar == 2026


def test_the_published_schema_is_up_to_date():
    made = subprocess.run(
        [sys.executable, "tools/build_schema.py", "--stdout"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert (ROOT / "docs" / "schema" / "wijkscan-1.json").read_text(encoding="utf-8") == made
