"""Points for every pair of problems at once: large scans give a million pairs.

The points are those of the reasons in `sidebyside_problemen`, fixed and few.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from wijkscan.scan.model import Probleem
from wijkscan.scan.sidebyside_basis import Koppeling, Plek
from wijkscan.scan.sidebyside_woorden import tellingen

ZWAK, REDELIJK, STERK = 3, 4, 6
"""Points from which two problems look a little alike, are taken as the same, and clearly are."""

VAST = 100
"""Points of a pair that people joined themselves."""

ZELFDE, OMAHA, ONDERWERP, WOORDEN, WOORD, CIJFER, GROEP, LEEFTIJD = 10, 3, 3, 3, 1, 1, 1, -4
VIA_CIJFER, ALLE_WOORDEN = 1, 4

_Tabel = npt.NDArray[Any]
"""A row and a column for each problem."""


@dataclass(frozen=True, slots=True)
class Kaart:
    """What a problem is compared on, looked up once."""

    plek: Plek
    probleem: Probleem
    ref: str
    omaha: frozenset[str]
    onderwerpen: frozenset[str]
    uit_cijfers: frozenset[str]
    cijfers: frozenset[str]
    woorden: frozenset[str]  # stems
    groep: frozenset[str]  # stems
    leeftijd: tuple[int, int] | None


def gewogen(kaarten: Sequence[Kaart], koppeling: Koppeling) -> list[tuple[int, int, int]]:
    """(points, first, second) of every pair worth mentioning; those with most points first.

    Pairs of two scans that share a code, subject or two words, or were joined by hand.
    """
    if not kaarten:
        return []
    gedeeld = _gedeeld([kaart.woorden for kaart in kaarten])
    lengte = np.array([len(kaart.woorden) for kaart in kaarten])
    punten, genoeg = _onderwerp(kaarten)
    punten += _woorden(gedeeld, lengte) + _groep(kaarten)
    punten += CIJFER * (_gedeeld([kaart.cijfers for kaart in kaarten]) > 0)
    kort = np.minimum.outer(lengte, lengte)
    genoeg |= (gedeeld > 1) | ((gedeeld > 0) & (gedeeld == kort))
    genoeg &= ~_gelijk([kaart.plek.scan for kaart in kaarten])
    for een, ander in _samen(kaarten, koppeling):
        punten[een, ander], genoeg[een, ander] = VAST, True
    eerste, tweede = np.nonzero(np.triu(genoeg & (punten >= ZWAK), 1))
    waarde = punten[eerste, tweede]
    volgorde = np.argsort(-waarde, kind="stable")
    kolommen = (waarde[volgorde], eerste[volgorde], tweede[volgorde])
    return list(zip(*(kolom.tolist() for kolom in kolommen), strict=True))


def _samen(kaarten: Sequence[Kaart], koppeling: Koppeling) -> list[tuple[int, int]]:
    """What people joined, as numbers."""
    nummers = {kaart.ref: nummer for nummer, kaart in enumerate(kaarten)}
    gevonden = (sorted(nummers[ref] for ref in refs if ref in nummers) for refs in koppeling.samen)
    return [(paar[0], paar[1]) for paar in gevonden if len(paar) == 2]


def _gedeeld(van: Sequence[frozenset[str]], met: Sequence[frozenset[str]] | None = None) -> _Tabel:
    return np.stack(list(tellingen(van, van if met is None else met)))


def _gelijk(waarden: Sequence[str]) -> _Tabel:
    nummers = np.unique(np.array(waarden), return_inverse=True)[1]
    return np.equal.outer(nummers, nummers)


def _onderwerp(kaarten: Sequence[Kaart]) -> tuple[_Tabel, _Tabel]:
    """Points for the same record, code and subject; and whether one of these is shared at all."""
    zelfde = _gelijk([kaart.plek.record for kaart in kaarten])
    omaha = _gedeeld([kaart.omaha for kaart in kaarten]) > 0
    eigen = [kaart.onderwerpen for kaart in kaarten]
    cijfers = [kaart.uit_cijfers for kaart in kaarten]
    onderwerp, over = _gedeeld(eigen) > 0, _gedeeld(eigen, cijfers) > 0
    via = over | over.T
    punten = ZELFDE * zelfde + OMAHA * omaha + np.where(onderwerp, ONDERWERP, VIA_CIJFER * via)
    return punten, zelfde | omaha | onderwerp | via | (_gedeeld(cijfers) > 0)


def _woorden(gedeeld: _Tabel, lengte: npt.NDArray[Any]) -> _Tabel:
    alle = (gedeeld > 0) & (gedeeld == lengte) & (gedeeld == lengte[:, None])
    meer = (gedeeld > 1) & (2 * gedeeld >= np.minimum.outer(lengte, lengte))
    return np.select([alle, meer, gedeeld > 0], [ALLE_WOORDEN, WOORDEN, WOORD], 0)


def _groep(kaarten: Sequence[Kaart]) -> _Tabel:
    """The same people speak for a match, other ages against it."""
    grenzen = [kaart.leeftijd or (np.nan, np.nan) for kaart in kaarten]
    onder, boven = np.array(grenzen, dtype=float).T
    bekend = np.logical_and.outer(~np.isnan(onder), ~np.isnan(onder))
    overlapt = np.less.outer(onder, boven)
    leeftijd = np.where(overlapt & overlapt.T, GROEP, LEEFTIJD)
    groep = GROEP * (_gedeeld([kaart.groep for kaart in kaarten]) > 0)
    return np.where(bekend, leeftijd, groep)
