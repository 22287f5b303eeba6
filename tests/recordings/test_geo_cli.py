"""`wijkscan bijwerken --grenzen` as a user meets it."""

from __future__ import annotations

from typing import Any

import pytest

from wijkscan.cli import main

pytestmark = pytest.mark.shared


def test_borders_that_pdok_lacks_are_no_failure(standin: Any, capsys: pytest.CaptureFixture[str]):
    base = f"http://{standin.netloc}/pdok"
    with pytest.raises(SystemExit) as left:
        main(["bijwerken", "--grenzen", "--basis-url", base])
    assert left.value.code == 0
    said = capsys.readouterr().out
    assert "Grenzen van 2020: niet bij PDOK." in said
    assert "PDOK heeft van 2024 alleen de grenzen van gemeenten." in said


def test_a_service_that_is_away_is_said(
    standin: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    from cbs_standin import faults

    monkeypatch.setenv("WIJKSCAN_NO_ANSWER_LIMIT", "1")
    standin.book.add([faults.Fault.from_dict({"kind": "close", "match": "collections"})])
    with pytest.raises(SystemExit) as left:
        main(["bijwerken", "--grenzen", "--basis-url", f"http://{standin.netloc}/pdok"])
    assert left.value.code == 4
    said = capsys.readouterr().out
    assert "Grenzen van 2020: niet opgehaald." in said
    assert "is nu niet bruikbaar" in said
