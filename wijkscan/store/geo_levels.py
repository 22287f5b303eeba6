"""The files of one division out of the shapes that PDOK gave, step by step."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from wijkscan import text
from wijkscan.sources.pdok import LEVELS as MEERVOUD
from wijkscan.store import geo_build
from wijkscan.store.geo_build import DETAIL, FIJN, Herkomst, Vormen
from wijkscan.store.indeling import Division

GEEN_GRENS = "PDOK gaf van dit gebied geen grens."
METERS = {"gemeente": (50,), "wijk": (15, 50), "buurt": (5, 15, 50)}
"""Levels of detail per level of areas; the same as in the bundle."""
LAND = "NL00"

Step = tuple[str, Callable[[], list[str]]]


def steps(division: Division, shapes: dict[str, Vormen], aside: Path) -> list[Step]:
    """A sentence and the work of each step; the work gives remarks for the report."""
    found: list[Step] = []
    for niveau, meters in METERS.items():
        level, what = _Level(division, niveau, shapes[niveau], aside), MEERVOUD[niveau]
        found.append((f"Grenzen van {what} in orde maken, {division.jaar}", level.compute))
        found += [
            (f"Kaart van {what} tekenen, {division.jaar}", partial(level.draw, meter))
            for meter in meters
        ]
    return found


class _Level:
    """One level of one division."""

    def __init__(self, division: Division, niveau: str, shapes: Vormen, aside: Path) -> None:
        self.niveau = niveau
        self.aside = aside
        self.division = division
        rows = [at for at, here in enumerate(division.niveaus) if here == niveau]
        self.areas = pd.DataFrame(
            {
                "naam": [division.namen[at] for at in rows],
                "gemeente": [division.gemeenten[at] for at in rows],
            },
            index=pd.Index([division.codes[at] for at in rows], name="code"),
        )
        self.all_shapes = shapes
        self.frame: Any = None
        self.source = Herkomst(
            indeling=division.jaar,
            uitgave=str(division.jaar),
            licentie="CC BY 4.0",
            herkomst=f"PDOK, CBS Wijken en Buurten {division.jaar} (OGC API Features)",
            attributie=f"Bron: CBS / Kadaster, Wijk- en buurtkaart {division.jaar}",
        )

    def _simple(self, meter: int, grid: int) -> Vormen:
        """Simplified with all areas that came, so that edges agree; then only those we know."""
        codes = list(self.all_shapes)
        done = geo_build.vereenvoudigd(np.array(list(self.all_shapes.values())), meter, grid)
        known = self.areas.index
        return {c: v for c, v in zip(codes, done, strict=True) if c in known and not v.is_empty}

    def compute(self) -> list[str]:
        """The layer for computing: every area, with a shape or a reason."""
        shapes = self._simple(FIJN, 1)
        here = self.areas.index.isin(list(shapes))
        choice = pd.DataFrame(
            {
                "bron": np.where(here, self.division.jaar, 0),
                "afwijking": np.nan,
                "reden": np.where(here, "", GEEN_GRENS),
            },
            index=self.areas.index,
        )
        self.frame = geo_build.tabel(self.areas, choice, shapes)
        geo_build.schrijf_laag(self.frame, self.aside, self.niveau, self.source)
        return []

    def draw(self, meter: int) -> list[str]:
        """One drawing; areas that vanish at this detail are counted."""
        shapes = self._simple(meter, DETAIL[meter])
        parent = dict(zip(self.areas.index, self.areas["gemeente"], strict=True))

        def group(code: str) -> str:
            return LAND if self.niveau == "gemeente" else str(parent[code])

        _, lost = geo_build.schrijf_tekening(
            self.frame, shapes, self.aside, self.niveau, meter, group, self.source
        )
        if not lost:
            return []
        small = text.plural(len(lost), f"{self.niveau} is", f"{MEERVOUD[self.niveau]} zijn")
        return [f"{small} te klein voor de kaart met een detail van {meter} m."]
