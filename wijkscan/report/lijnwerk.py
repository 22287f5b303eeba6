"""The lines of a map on paper: where they run once, and then as pieces of paths.

Neighbours share their lines, so each is thinned and written once, and taken forwards or backwards.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from wijkscan.store.bogen import Ints, Ring, decodeer
from wijkscan.store.boundaries import Kaartstuk, Kader, Vlak

_Punt = list[int]


@dataclass(frozen=True, slots=True)
class Papier:
    """From RD metres to whole units of the picture."""

    kader: Kader
    breed: int

    @property
    def schaal(self) -> float:
        """Units per metre."""
        return self.breed / (self.kader[2] - self.kader[0])

    @property
    def hoog(self) -> int:
        """Height of the map in units."""
        return round((self.kader[3] - self.kader[1]) * self.schaal)

    def punten(self, punten: npt.NDArray[np.int64] | npt.NDArray[np.float64]) -> Ints:
        """Points in units, y downwards; shape (n, 2)."""
        x = (punten[:, 0] - self.kader[0]) * self.schaal
        y = (self.kader[3] - punten[:, 1]) * self.schaal
        return np.rint(np.stack([x, y], axis=1)).astype(np.int64)


class Lijnwerk:
    """All lines of a piece in units of the picture; a negative number is a line backwards."""

    def __init__(self, stuk: Kaartstuk, papier: Papier) -> None:
        # All points at once, and plain lists after that: hundreds of lines of a few points each.
        punten, aantal = decodeer(stuk.bogen)
        rij: list[_Punt] = papier.punten(punten * stuk.rooster).tolist()
        einden = np.cumsum(aantal).tolist()
        self._lijnen = [
            _uitgedund(rij[einde - n : einde])
            for n, einde in zip(aantal.tolist(), einden, strict=True)
        ]
        self._geschreven: dict[tuple[int, bool], str] = {}

    def vlak(self, vlak: Vlak) -> str:
        """The rings of an area as a path."""
        return "".join(self._ring(ring) for ring in vlak.ringen)

    def lijnen(self, nummers: Iterable[int]) -> str:
        """Open lines as a path."""
        return "".join(self._pad(n, self._stappen(n, False)) for n in nummers)

    def _ring(self, ring: Ring) -> str:
        """A closed path; its last step is left out, since closing makes it."""
        delen = [self._stappen(n, False) for n in ring[:-1]]
        delen.append(self._stappen(ring[-1], True))
        pad = self._pad(ring[0], " ".join(deel for deel in delen if deel))
        return f"{pad}z" if pad else ""

    def _pad(self, eerste: int, stappen: str) -> str:
        if not stappen:
            return ""
        x, y = self._lijnen[eerste][0] if eerste >= 0 else self._lijnen[~eerste][-1]
        return f"M{x} {y}l{stappen.replace(' -', '-')}"

    def _stappen(self, n: int, zonder_laatste: bool) -> str:
        """The steps of a line; points that fall together are left out."""
        if (n, zonder_laatste) not in self._geschreven:
            punten = self._lijnen[n] if n >= 0 else self._lijnen[~n][::-1]
            self._geschreven[n, zonder_laatste] = _als_stappen(
                punten[:-1] if zonder_laatste else punten
            )
        return self._geschreven[n, zonder_laatste]


def _als_stappen(punten: list[_Punt]) -> str:
    stappen: list[int] = []
    for (van_x, van_y), (x, y) in pairwise(punten):
        if x != van_x or y != van_y:
            stappen += (x - van_x, y - van_y)
    return " ".join(map(str, stappen))


def _uitgedund(punten: list[_Punt]) -> list[_Punt]:
    """A line without points closer than two units to the one before; both ends stay.

    Done per line, not per area: so neighbours keep the same edge.
    """
    houd = punten[:1]
    van_x, van_y = punten[0]
    for punt in punten[1:-1]:
        x, y = punt
        if not (-2 < x - van_x < 2 and -2 < y - van_y < 2):
            houd.append(punt)
            van_x, van_y = x, y
    houd.append(punten[-1])
    return houd
