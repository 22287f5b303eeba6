"""Vergelijkbare wijken for one figure: the traits from the store, the choice from the analysis."""

from __future__ import annotations

from functools import cache

import numpy as np

from wijkscan.analysis import peers
from wijkscan.analysis.values import Figure, PeerPlace
from wijkscan.store.catalogue import Catalogue, Indicator
from wijkscan.store.columns import Floats, LevelColumn, Missing, Niveau
from wijkscan.store.figures import Store
from wijkscan.store.regions import Regions

TRAITS = {
    peers.STEDELIJKHEID: "stedelijkheid",
    peers.LEEFTIJD: "aandeel_65plus",
    peers.INKOMEN: "inkomen_per_inwoner",
}
"""Which indicator carries each trait."""


class Alike:
    """Finds areas that are alike, from the same table and year as the figure."""

    def __init__(self, store: Store, regions: Regions, catalogue: Catalogue) -> None:
        self._store = store
        self._regions = regions
        self._catalogue = catalogue
        self._trait = cache(self._trait_uncached)

    def place(self, figure: Figure, indicator: Indicator) -> PeerPlace | None:
        """The place of one area among its peers; None when there are fewer than 30."""
        column = self._column_of(figure, indicator)
        if column is None or figure.value is None:
            return None
        at = column.index_of(figure.gebied)
        if at is None:
            return None
        found = peers.find(self._traits(column), at, without=peers.defining(indicator))
        if found is None:
            return None
        position = peers.place_among(figure.value, column.value, found, column.niveau)
        others = column.value[found.rows]
        if position is None or np.isnan(others).all():
            return None
        return PeerPlace(
            position, float(np.nanmedian(others)), found.codes, found.kenmerken, found.reden
        )

    def _column_of(self, figure: Figure, indicator: Indicator) -> LevelColumn | None:
        if figure.origin is None or figure.niveau is Niveau.LAND:
            return None
        column = self._store.column(
            indicator,
            figure.leeftijd,
            figure.niveau,
            figure.origin.jaar,
            tabel=figure.origin.tabel,
        )
        return None if isinstance(column, Missing) else column

    def _traits(self, column: LevelColumn) -> peers.Traits:
        def trait(name: str) -> Floats | None:
            known = self._trait(name, column.niveau, column.origin.indeling)
            if not known:
                return None
            return np.array([known.get(str(code), np.nan) for code in column.codes])

        nothing = np.full(len(column.codes), np.nan)
        urban, old = trait(peers.STEDELIJKHEID), trait(peers.LEEFTIJD)
        return peers.Traits(
            codes=column.codes,
            niveau=column.niveau,
            stedelijkheid=nothing if urban is None else urban,
            aandeel_65=nothing if old is None else old,
            inkomen=trait(peers.INKOMEN),
        )

    def _trait_uncached(self, name: str, niveau: Niveau, indeling: int) -> dict[str, float]:
        """A trait per area code of a division; areas whose borders moved are left out."""
        indicator = self._catalogue.indicatoren.get(TRAITS[name])
        column = self._store.column(indicator, None, niveau) if indicator else Missing.NOT_AT_LEVEL
        if isinstance(column, Missing):
            return {}
        pairs = zip(column.codes.tolist(), column.value.tolist(), strict=True)
        same = self._regions.zelfde_gebied
        return {c: v for c, v in pairs if same(c, column.origin.indeling, indeling)}
