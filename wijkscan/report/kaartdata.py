"""What a map shows, apart from how it is drawn: a class, a value and a few words per area."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from wijkscan import text
from wijkscan.analysis.values import Verdict
from wijkscan.scan import scale

RAMP = ("#f3ece1", "#f0d1a0", "#eab768", "#d98a2b", "#a85c0b")
"""One hue from light to dark, for figures that get no verdict (estimates above all)."""
_UIT_RAMP = {1: (2,), 2: (1, 3), 3: (0, 2, 4), 4: (0, 1, 3, 4), 5: (0, 1, 2, 3, 4)}
_MOOI = (1.0, 2.0, 2.5, 4.0, 5.0)
_KLASSEN = 5
_GELIJK = 1e-4
"""Closer together than any published figure: one class."""
_TIENDEN = 0.08
"""What a break such as 12,5 costs against 12 or 13: a reader stumbles over it."""


@dataclass(frozen=True, slots=True)
class Klasse:
    """One entry of the legend: a colour or hatching, and what it means in words.

    `teken` also stands on the map itself, where two colours are alike in a grey print.
    """

    kleur: str
    label: str
    gearceerd: bool = False
    teken: str = ""


ONBEKEND = Klasse("#ffffff", "onbekend", gearceerd=True)


@dataclass(frozen=True, slots=True)
class KaartWaarde:
    """One area: "22,0%", its class (None: unknown, hatched), and a verdict or position in words."""

    tekst: str
    klasse: int | None
    toelichting: str = ""


@dataclass(frozen=True, slots=True)
class KaartData:
    """One map with one message.

    `waarden` by code of an area; areas without an entry are unknown. `focus`: codes of the area the
    map is about (a wijk or gemeente stands for its parts). `jaar` and `bron` as they are printed.
    """

    titel: str
    eenheid: str
    waarden: Mapping[str, KaartWaarde]
    klassen: Sequence[Klasse]
    focus: Sequence[str]
    jaar: str
    bron: str
    boodschap: str = ""
    onbekend: str = text.MISSING

    def legenda(self, getekend: Sequence[str]) -> list[Klasse]:
        """Classes of the legend, with "onbekend" when an area that is drawn has no figure."""
        leeg = [c for c in getekend if c not in self.waarden or self.waarden[c].klasse is None]
        heeft = any(klasse.gearceerd for klasse in self.klassen)
        return [*self.klassen, ONBEKEND] if leeg and not heeft else list(self.klassen)


@dataclass(frozen=True, slots=True)
class Indeling:
    """Classes between round breaks; `grenzen` are the breaks between them, ascending."""

    grenzen: tuple[float, ...]
    klassen: tuple[Klasse, ...] = field(default=())

    def klasse(self, waarde: float | None) -> int | None:
        """Class of a value; a value on a break belongs to the higher class."""
        if waarde is None or math.isnan(waarde):
            return None
        return bisect_right(self.grenzen, waarde)


def klassen_voor_waarden(
    waarden: Sequence[float | None], eenheid: str = "", decimalen: int = 0
) -> Indeling:
    """At most five classes of one hue with readable round breaks.

    Of all round steps and starts the one is taken that spreads the areas best over the classes
    (largest entropy), so that a few outliers do not fill the map with one colour.
    """
    echt = sorted(w for w in waarden if w is not None and not math.isnan(w))
    if not echt:
        return Indeling(())
    grenzen = _beste_grenzen(echt) if echt[-1] - echt[0] > _GELIJK else ()
    kleuren = [RAMP[plek] for plek in _UIT_RAMP[len(grenzen) + 1]]
    labels = _labels(grenzen, echt, eenheid, decimalen)
    return Indeling(grenzen, tuple(Klasse(k, t) for k, t in zip(kleuren, labels, strict=True)))


def _beste_grenzen(echt: list[float]) -> tuple[float, ...]:
    """Equal round steps; fewer when outer classes would be empty."""
    laag, hoog = (echt[round(deel * (len(echt) - 1))] for deel in (0.05, 0.95))
    bereik = hoog - laag if hoog - laag > _GELIJK else echt[-1] - echt[0]
    beste: tuple[float, tuple[float, ...]] = (-1.0, ())
    orde = math.floor(math.log10(bereik / _KLASSEN))
    for stap in (mooi * 10.0**macht for macht in (orde - 1, orde, orde + 1) for mooi in _MOOI):
        if not bereik / 8 <= stap <= bereik:
            continue
        eerste = math.floor(laag / stap)
        for begin in range(eerste, eerste + 4):
            grenzen = _met_inhoud([round(stap * (begin + i), 10) for i in range(4)], echt)
            score = _entropie(grenzen, echt) - _TIENDEN * _met_tienden(grenzen)
            if score > beste[0] + 1e-9:
                beste = (score, grenzen)
    return beste[1]


def _met_tienden(grenzen: tuple[float, ...]) -> int:
    """Breaks that are not the roundest numbers of their size: 12,5 next to 10 and 15."""
    return sum(grens != round(grens) for grens in grenzen if abs(grens) > 1)


def _met_inhoud(grenzen: list[float], echt: list[float]) -> tuple[float, ...]:
    """Breaks that have areas on both sides."""
    return tuple(sorted({grens for grens in grenzen if echt[0] < grens <= echt[-1]}))


def _entropie(grenzen: tuple[float, ...], echt: list[float]) -> float:
    randen = [0, *(bisect_left(echt, grens) for grens in grenzen), len(echt)]
    delen = [(b - a) / len(echt) for a, b in pairwise(randen)]
    return -sum(deel * math.log(deel) for deel in delen if deel)


def _labels(
    grenzen: tuple[float, ...], echt: list[float], eenheid: str, decimalen: int
) -> list[str]:
    """Words of the classes: "minder dan 8", "8–12", "20 of meer"."""
    while decimalen < 6 and any(abs(round(g, decimalen) - g) > 1e-9 for g in grenzen):
        decimalen += 1

    def zeg(waarde: float) -> str:
        return text.value(waarde, eenheid, decimalen)

    if not grenzen:
        laag, hoog = zeg(echt[0]), zeg(echt[-1])
        return [laag if laag == hoog else f"{laag}–{hoog}"]
    midden = [f"{text.number(a, decimalen)}–{zeg(b)}" for a, b in pairwise(grenzen)]
    return [f"minder dan {zeg(grenzen[0])}", *midden, f"{zeg(grenzen[-1])} of meer"]


OORDELEN = (
    Verdict.DUIDELIJK_HOGER,
    Verdict.MOGELIJK_HOGER,
    Verdict.VERGELIJKBAAR,
    Verdict.KLEIN_VERSCHIL,
    Verdict.MOGELIJK_LAGER,
    Verdict.DUIDELIJK_LAGER,
    Verdict.NIET_TE_VERGELIJKEN,
)


def klassen_voor_oordelen() -> tuple[Klasse, ...]:
    """The verdicts in their fixed order, with sign and colour; the index is that of OORDELEN."""
    return tuple(
        Klasse(
            scale.colour(o), f"{scale.sign(o)} {scale.label(o)}", scale.hatched(o), scale.sign(o)
        )
        for o in OORDELEN
    )
