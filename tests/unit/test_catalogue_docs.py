"""The generated pages are up to date, and say what the catalogue says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import build_indicatoren
from wijkscan.store import catalogue


@pytest.mark.parametrize("path", build_indicatoren.pages(), ids=lambda path: path.name)
def test_a_generated_page_is_up_to_date(path: Path):
    made = build_indicatoren.pages()[path]
    assert path.read_text(encoding="utf-8") == made, "draai: python -m tools.build_indicatoren"


def test_every_indicator_has_its_own_heading():
    page = (build_indicatoren.DOCS / "indicatoren.md").read_text(encoding="utf-8")
    headings = [line for line in page.splitlines() if line.startswith("### ")]
    assert len(headings) == len(catalogue.bundled().indicatoren)
    assert "### Sterk eenzaam ★" in headings
    assert "- `sterk_eenzaam`, %, geschat; hoger is ongunstig" in page
