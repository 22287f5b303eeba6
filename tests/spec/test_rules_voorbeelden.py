"""Every rule speaks at its example and is silent at its counterpart."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from voorbeelden_regels import GOED, VANDAAG, VOORBEELDEN, Voorbeeld

from wijkscan.scan.rules import REGELS, check

ROOT = Path(__file__).resolve().parents[2]


def test_a_sound_problem_has_no_notice():
    assert check(GOED, vandaag=VANDAAG) == []


def test_every_rule_has_an_example():
    assert [v.regel for v in VOORBEELDEN] == [f"R{n}" for n in range(1, 22)]
    assert set(REGELS) == {v.regel for v in VOORBEELDEN}


@pytest.mark.parametrize("voorbeeld", VOORBEELDEN, ids=lambda v: v.regel)
def test_the_example(voorbeeld: Voorbeeld):
    notices = check({**GOED, **voorbeeld.meldt}, voorbeeld.scan, VANDAAG)
    said = [n for n in notices if n.rule == voorbeeld.regel]
    assert [n.message for n in said] == [voorbeeld.melding]
    assert {n.severity for n in said} == {REGELS[voorbeeld.regel].zwaarte}
    silent = check({**GOED, **voorbeeld.zwijgt}, None, VANDAAG)
    assert voorbeeld.regel not in {n.rule for n in silent}


def test_severities_are_those_of_the_specification():
    weights = [REGELS[f"R{n}"].zwaarte for n in range(1, 22)]
    assert weights == ["stop"] * 5 + ["let op"] * 11 + ["tip"] * 5


def test_the_page_of_the_rules_is_up_to_date():
    made = subprocess.run(
        [sys.executable, "tools/build_regels.py", "--stdout"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert (ROOT / "docs" / "regels.md").read_text(encoding="utf-8") == made
