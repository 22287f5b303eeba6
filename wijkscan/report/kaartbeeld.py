"""The piece of the country that the maps of one report share: frame, areas and surroundings."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from wijkscan.errors import UnknownRegion
from wijkscan.store.boundaries import Boundaries, Kaartstuk, Kader
from wijkscan.store.columns import Niveau

VERHOUDING = 1.4
"""Width : height of a map."""
_MINSTE_RAND = 1200.0
_RAND = 0.3
_FIJN_TOT, _MIDDEN_TOT = 25_000.0, 90_000.0


@dataclass(frozen=True, slots=True, eq=False)
class Kaartbeeld:
    """What is drawn on every map of a report; `focus` are the drawn areas the maps are about.

    Compared by identity, so that what is drawn once can be kept with it.
    """

    stuk: Kaartstuk
    rondom: Kaartstuk
    kader: Kader
    focus: tuple[str, ...]
    grens: tuple[int, ...]  # lines of `stuk` between two gemeenten
    zonder_grens: dict[str, str]  # areas inside the focus that cannot be drawn, with the reason
    bronvermelding: str

    @property
    def codes(self) -> tuple[str, ...]:
        """Areas that are drawn."""
        return tuple(self.stuk.vlakken)

    def inhoud(self) -> dict[str, Any]:
        """Everything the script needs to draw it."""
        rondom = self.rondom.inhoud()
        return {"vlak": self.stuk.inhoud(), "rondom": rondom, "grens": list(self.grens)}

    def json(self) -> str:
        """The same as text that is safe inside a script element."""
        return veilig_json(self.inhoud())


def veilig_json(inhoud: Any) -> str:
    """JSON that cannot end the script element it stands in."""
    tekst = json.dumps(inhoud, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return tekst.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def beeld_rond(
    grenzen: Boundaries,
    codes: Iterable[str],
    niveau: Niveau | None = None,
    ruimte: float | None = None,
    verhouding: float = VERHOUDING,
) -> Kaartbeeld:
    """The areas of `codes` with what lies around them.

    `niveau`: level of the parts that are drawn; by default buurten where their borders are known,
    else wijken. `ruimte`: metres around the area. Raises UnknownRegion when nothing can be drawn.
    """
    codes = tuple(codes)
    niveau = niveau or grenzen.niveau_om_te_tekenen(codes)
    omvang = grenzen.omvang(codes, niveau)
    if omvang is None:
        reden = next(iter(grenzen.missing(codes).values()), "")
        raise UnknownRegion("Van dit gebied zijn geen grenzen bekend.", reden)
    kader = _kader(omvang, ruimte, verhouding)
    meter = _detail(kader)
    stuk = grenzen.in_kader(kader, niveau, meter)
    binnen = grenzen.binnen(codes, niveau)
    return _beeld(grenzen, stuk, kader, binnen)


def beeld_van_gemeenten(
    grenzen: Boundaries, codes: Sequence[str], niveau: Niveau = Niveau.BUURT, meter: int = 5
) -> Kaartbeeld:
    """All buurten or wijken of one or more gemeenten, without those of their neighbours."""
    stuk = grenzen.gemeenten_samen(codes, niveau, meter)
    omvang = grenzen.omvang(codes, niveau)
    if omvang is None:
        raise UnknownRegion("Van dit gebied zijn geen grenzen bekend.")
    breed = max(omvang[2] - omvang[0], omvang[3] - omvang[1])
    kader = _kader(omvang, 0.03 * breed, None)
    return _beeld(grenzen, stuk, kader, grenzen.binnen(codes, niveau))


def _beeld(grenzen: Boundaries, stuk: Kaartstuk, kader: Kader, binnen: Sequence[str]) -> Kaartbeeld:
    return Kaartbeeld(
        stuk=stuk,
        rondom=grenzen.in_kader(kader, Niveau.GEMEENTE),
        kader=kader,
        focus=tuple(code for code in binnen if code in stuk.vlakken),
        grens=tuple(_gemeentegrens(stuk)),
        zonder_grens=grenzen.missing(binnen),
        bronvermelding=grenzen.bronvermelding(stuk.niveau),
    )


def _kader(omvang: Kader, ruimte: float | None, verhouding: float | None) -> Kader:
    """The frame with room around it, widened to the shape of the map."""
    west, zuid, oost, noord = omvang
    breed, hoog = oost - west, noord - zuid
    rand = max(_MINSTE_RAND, _RAND * max(breed, hoog)) if ruimte is None else ruimte
    breed, hoog = breed + 2 * rand, hoog + 2 * rand
    if verhouding:
        breed, hoog = max(breed, hoog * verhouding), max(hoog, breed / verhouding)
    x, y = (west + oost) / 2, (zuid + noord) / 2
    return (
        round(x - breed / 2),
        round(y - hoog / 2),
        round(x + breed / 2),
        round(y + hoog / 2),
    )


def _detail(kader: Kader) -> int:
    """Metres of simplification that cannot be seen at this size."""
    breed = kader[2] - kader[0]
    return 5 if breed <= _FIJN_TOT else 15 if breed <= _MIDDEN_TOT else 50


def _gemeentegrens(stuk: Kaartstuk) -> list[int]:
    """Lines that areas of two gemeenten share."""
    wie: dict[int, str] = {}
    grens: list[int] = []
    for code, vlak in stuk.vlakken.items():
        for ring in vlak.ringen:
            for n in ring:
                sleutel = n if n >= 0 else ~n
                if wie.setdefault(sleutel, code[2:6]) != code[2:6]:
                    grens.append(sleutel)
    return grens
