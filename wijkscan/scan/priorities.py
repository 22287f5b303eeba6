"""Choosing together: how sure, hidden votes, their spread, and PEARL. Never a score of a wijk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from wijkscan.scan.model import Mate, Prioriteit, Probleem, SoortTeken
from wijkscan.scan.rules_feiten import soorten, wijkt_af

CRITERIA = {
    "hoe_veel": "Hoe veel mensen?",
    "hoe_erg": "Hoe erg?",
    "iets_aan_doen": "Kunnen we er iets aan doen?",
    "willen": "Willen bewoners en partners?",
}
PEARL = {
    "past": "Past het bij ons?",
    "geld": "Is het de kosten waard?",
    "willen_mensen": "Willen mensen het?",
    "middelen": "Zijn er mensen en geld voor?",
    "mag": "Mag het?",
}
MAX_PRIORITEITEN = 3
MAX_WOORDEN_REDEN = 50
_VOLGORDE = (Mate.LAAG, Mate.MIDDEN, Mate.HOOG)


def zekerheid_voorstel(probleem: Probleem) -> Mate:
    """The strength rule: kinds of source, a figure that differs, a resident, counter-evidence."""
    aantal = len(soorten(probleem))
    bewoner = any(teken.soort is SoortTeken.GESPREK for teken in probleem.s)
    cijfer = any(wijkt_af(teken) for teken in probleem.s)
    if aantal >= 3 and cijfer and bewoner and probleem.tegen.strip():
        return Mate.HOOG
    return Mate.MIDDEN if aantal >= 2 else Mate.LAAG


def zekerheid_vraagt_reden(probleem: Probleem) -> bool:
    """Whether the group chose higher than suggested and has not said why."""
    gekozen = probleem.zekerheid
    if gekozen is None or gekozen.niveau is None or gekozen.waarom.strip():
        return False
    return _VOLGORDE.index(gekozen.niveau) > _VOLGORDE.index(zekerheid_voorstel(probleem))


@dataclass(frozen=True, slots=True)
class Spreiding:
    """The votes on one criterion. `verdeeld`: two or more steps between lowest and highest."""

    criterium: str
    vraag: str
    stemmen: tuple[int, ...]  # sorted
    midden: float
    laagste: int
    hoogste: int

    @property
    def verdeeld(self) -> bool:
        """Whether there is something to talk about."""
        return self.hoogste - self.laagste >= 2


def spreiding(prioriteit: Prioriteit) -> tuple[Spreiding, ...]:
    """The spread per criterion; empty while the votes are hidden."""
    if not prioriteit.onthuld:
        return ()
    lijst = []
    for criterium, vraag in CRITERIA.items():
        scores = sorted(
            s for stem in prioriteit.stemmen if (s := getattr(stem, criterium)) is not None
        )
        if scores:
            midden = float(median(scores))
            lijst.append(Spreiding(criterium, vraag, tuple(scores), midden, scores[0], scores[-1]))
    return tuple(lijst)


def heeft_gestemd(prioriteit: Prioriteit) -> int:
    """How many members filled in all four criteria."""
    return sum(
        all(getattr(stem, criterium) is not None for criterium in CRITERIA)
        for stem in prioriteit.stemmen
    )


def pearl_open(prioriteit: Prioriteit) -> list[str]:
    """The PEARL questions that nobody answered yet."""
    return [vraag for key, vraag in PEARL.items() if getattr(prioriteit.pearl, key) is None]


def pearl_nee(prioriteit: Prioriteit) -> list[str]:
    """The PEARL questions answered with no: one is enough to stop or to change the plan."""
    return [vraag for key, vraag in PEARL.items() if getattr(prioriteit.pearl, key) is False]


def opmerkingen(prioriteiten: Sequence[Prioriteit]) -> list[str]:
    """What the group should still do before it goes on with its choice."""
    gekozen = [p for p in prioriteiten if p.gekozen]
    zinnen = []
    if len(gekozen) > MAX_PRIORITEITEN:
        zinnen.append(f"Kies er hoogstens {MAX_PRIORITEITEN}.")
    if any(not p.reden.strip() for p in gekozen):
        zinnen.append("Schrijf bij elke keuze waarom.")
    if any(len(p.reden.split()) > MAX_WOORDEN_REDEN for p in gekozen):
        zinnen.append(f"Maak de reden korter: hoogstens {MAX_WOORDEN_REDEN} woorden.")
    if any(pearl_open(p) for p in gekozen):
        zinnen.append("Beantwoord ook de vijf vragen van PEARL.")
    if any(pearl_nee(p) for p in gekozen):
        zinnen.append("Bij PEARL staat een nee. Past de keuze dan nog?")
    return zinnen
