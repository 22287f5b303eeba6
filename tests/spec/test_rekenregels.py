"""The worked examples hold, and the page that shows them is up to date."""

from __future__ import annotations

from typing import Any

import pytest

from tools import build_rekenregels
from wijkscan.analysis import choices
from wijkscan.analysis.values import Verdict

EXAMPLES = build_rekenregels.examples()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["titel"])
def test_a_table_gives_its_verdict_and_its_sentence(example: dict[str, Any]) -> None:
    comparison, spoken = build_rekenregels.outcome(example)
    assert (comparison.verdict or "") == example["oordeel"]
    assert example["zin"] in spoken.tekst


def test_the_examples_show_the_whole_scale_upward() -> None:
    shown = {example["oordeel"] for example in EXAMPLES}
    lower = {Verdict.DUIDELIJK_LAGER.value, Verdict.MOGELIJK_LAGER.value}
    assert shown == {verdict.value for verdict in Verdict} - lower | {""}


def test_the_page_is_up_to_date() -> None:
    for path, body in build_rekenregels.pages().items():
        assert path.read_text(encoding="utf-8") == body, "draai: python -m tools.build_rekenregels"


def test_every_choice_is_on_the_page_with_its_reason() -> None:
    page = build_rekenregels.page()
    for choice in choices.ALL:
        assert f"| {choice.naam} | {choice.waarde} | {choice.reden} |" in page
