"""Cut a coverage of polygons into shared lines (a topology on a whole-number grid).

Needs shapely: only those who make boundaries import this, nobody who draws them.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import shapely

from wijkscan.store.bogen import Ring, codeer

Ints = npt.NDArray[np.int64]
_SLEUTEL = 1 << 22


@dataclass
class Stuk:
    """The lines and areas of one gemeente."""

    bogen: list[str] = field(default_factory=list)
    gebieden: dict[str, list[Ring]] = field(default_factory=dict)
    _plek: dict[bytes, int] = field(default_factory=dict)

    def boog(self, punten: Ints) -> int:
        """Number of a line, negative when it is kept the other way round."""
        heen = _heen(punten)
        vast = punten if heen else punten[::-1]
        sleutel = vast.tobytes()
        if sleutel not in self._plek:
            self._plek[sleutel] = len(self.bogen)
            self.bogen.append(codeer(vast.tolist()))
        plek = self._plek[sleutel]
        return plek if heen else ~plek


def _heen(punten: Ints) -> bool:
    """Whether a line already runs in its fixed direction, the same for both neighbours."""
    eerste, laatste = punten[0].tolist(), punten[-1].tolist()
    if eerste == laatste:
        eerste, laatste = punten[1].tolist(), punten[-2].tolist()
    return bool(eerste <= laatste)


def ringen(vorm: shapely.Geometry, rooster: int) -> list[Ints]:
    """Rings of a polygon on the grid, closed, without repeated points or empty rings."""
    uit = []
    for deel in shapely.get_parts(vorm):
        for ring in [deel.exterior, *deel.interiors]:
            punten = np.rint(shapely.get_coordinates(ring) / rooster).astype(np.int64)
            nieuw = np.append(True, np.any(np.diff(punten, axis=0) != 0, axis=1))
            punten = punten[nieuw]
            x, y = punten[:, 0], punten[:, 1]
            if len(punten) > 3 and np.any(x[:-1] * y[1:] - x[1:] * y[:-1]):
                uit.append(punten)
    return uit


def knopen(alle: list[Ints]) -> set[int]:
    """Points where lines meet: those that do not have exactly two neighbours."""
    sleutels = [ring[:, 0] * _SLEUTEL + ring[:, 1] for ring in alle]
    van = np.concatenate([s[:-1] for s in sleutels])
    naar = np.concatenate([s[1:] for s in sleutels])
    lijnen = np.unique(np.stack([np.minimum(van, naar), np.maximum(van, naar)], axis=1), axis=0)
    punten, buren = np.unique(lijnen, return_counts=True)
    return set(punten[buren != 2].tolist())


def _gesplitst(ring: Ints, meeting: set[int]) -> list[Ints]:
    """A ring as lines from meeting point to meeting point."""
    sleutels = (ring[:-1, 0] * _SLEUTEL + ring[:-1, 1]).tolist()
    plekken = [i for i, s in enumerate(sleutels) if s in meeting]
    begin = plekken[0] if plekken else int(np.argmin(sleutels))
    rond = np.concatenate([ring[begin:-1], ring[: begin + 1]])
    if not plekken:
        return [rond]
    grenzen = [p - begin for p in plekken] + [len(rond) - 1]
    return [rond[a : b + 1] for a, b in itertools.pairwise(grenzen)]


def ringen_per_gebied(
    vormen: Mapping[str, shapely.Geometry], rooster: int
) -> dict[str, list[Ints]]:
    """The rings of each area; an empty list for an area that vanishes on this grid."""
    return {code: ringen(vorm, rooster) for code, vorm in vormen.items()}


def stukken(gebieden: Mapping[str, list[Ints]], groep: Mapping[str, str]) -> dict[str, Stuk]:
    """Lines and rings per group (gemeente); lines on a shared border are alike in both."""
    meeting = knopen([ring for delen in gebieden.values() for ring in delen])
    uit: dict[str, Stuk] = defaultdict(Stuk)
    for code in sorted(gebieden):
        stuk = uit[groep[code]]
        stuk.gebieden[code] = [
            [stuk.boog(lijn) for lijn in _gesplitst(ring, meeting)] for ring in gebieden[code]
        ]
    return dict(uit)
