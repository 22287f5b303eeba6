"""Names that differ by a letter or two, for thousands of names in one go.

Distance: optimal string alignment (insert, delete, replace, swap two neighbours), the usual
measure for slips of the pen (Damerau 1964), as dynamic programming over a matrix of letters.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

_KORT = 4
_LANG = 8


def toegestaan(lengte: int) -> int:
    """How many wrong letters a word of this length may have."""
    if lengte < _KORT:
        return 0
    return 1 if lengte < _LANG else 2


def bijna(woord: str, namen: Sequence[str]) -> list[tuple[int, int]]:
    """Places in `namen` that are nearly `woord`, with their distance; the nearest first."""
    grens = toegestaan(len(woord))
    if not grens:
        return []
    plaatsen = [at for at, naam in enumerate(namen) if abs(len(naam) - len(woord)) <= grens]
    if not plaatsen:
        return []
    ver = afstanden(woord, [namen[at] for at in plaatsen])
    raak = [(int(ver[i]), at) for i, at in enumerate(plaatsen) if ver[i] <= grens]
    return [(at, afstand) for afstand, at in sorted(raak)]


def afstanden(woord: str, namen: Sequence[str]) -> npt.NDArray[np.int16]:
    """Distance from `woord` to each name; shape (len(namen),)."""
    lengten = np.array([len(naam) for naam in namen])
    breed = int(lengten.max(initial=1))
    letters = np.array(namen, dtype=f"<U{breed}").view(np.uint32).reshape(len(namen), breed)
    # rij[:, j] is the distance between the first i letters of `woord` and j letters of the name.
    begin = np.arange(breed + 1, dtype=np.int16)
    vorige = np.tile(begin, (len(namen), 1))
    voorvorige = vorige
    for i, letter in enumerate(woord, start=1):
        rij = np.empty_like(vorige)
        rij[:, 0] = i
        for j in range(1, breed + 1):
            anders = letters[:, j - 1] != ord(letter)
            beste = np.minimum(vorige[:, j], rij[:, j - 1]) + 1
            rij[:, j] = np.minimum(beste, vorige[:, j - 1] + anders)
            if i > 1 and j > 1:
                wissel = (letters[:, j - 1] == ord(woord[i - 2])) & (
                    letters[:, j - 2] == ord(letter)
                )
                rij[wissel, j] = np.minimum(rij[wissel, j], voorvorige[wissel, j - 2] + 1)
        voorvorige, vorige = vorige, rij
    ver: npt.NDArray[np.int16] = vorige[np.arange(len(namen)), lengten]
    return ver
