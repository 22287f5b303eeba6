"""A figure by hand, so that a card can be tested without any table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from wijkscan.analysis.profile import Area, DiabetesAnswer, Highlights, Profile
from wijkscan.analysis.values import Comparison, Figure, Position, Spread
from wijkscan.report.model import Report
from wijkscan.store.catalogue import bundled
from wijkscan.store.columns import Niveau, Origin

ORIGIN = Origin(
    "RIVM, GGD'en en CBS", "50090NED", "Gezondheid per wijk en buurt", "2020", 2020, 2020,
    "Eenzaam", "CC BY 4.0", "2026-11-01", "ab" * 32,
)  # fmt: skip
AREA = Area(
    ("BU05991082",), "Hillesluis", Niveau.BUURT, "GM0599", "Rotterdam", "buurt in Rotterdam", 2020
)
FIGURE = Figure(
    indicator="sterk_eenzaam",
    leeftijd="65+",
    gebied="BU05991082",
    niveau=Niveau.BUURT,
    eenheid="%",
    value=22.0,
    missing=None,
    numerator=None,
    denominator=None,
    interval=None,
    range_of_parts=None,
    position=Position(0.98, 12000, Niveau.BUURT, "bij de hoogste 10% van de buurten"),
    spread=Spread(6.0, 8.0, 10.0, 12.0, 16.0, 12000, Niveau.BUURT),
    comparisons=(
        Comparison("NL", "Nederland", 10.4, 11.6, 2.1, None, "schatting zonder grenzen", None),
    ),
    parts=(),
    origin=ORIGIN,
)


@pytest.fixture(scope="session")
def make_figure() -> Callable[..., Figure]:
    return lambda **changes: replace(FIGURE, **changes)


@pytest.fixture(scope="session")
def make_report() -> Callable[..., Report]:
    def made(*figures: Figure, **area: Any) -> Report:
        profile = Profile(
            replace(AREA, **area),
            "ouderen",
            figures,
            figures,
            Highlights((), (), (), (), ()),
            DiabetesAnswer((), "", (), None, ""),
            (ORIGIN,),
        )
        return Report(profile, bundled(), date(2026, 11, 23))

    return made
