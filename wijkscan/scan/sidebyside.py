"""Two to six scans beside each other: what is the same, what differs, and what to ask.

Pure: no disk and no clock. The parts stand in sidebyside_cijfers (figures), sidebyside_problemen
(matching), sidebyside_delen (signs, strengths, parties, evidence) and sidebyside_verschillen.
Never a ranking: everything stands in the order in which the scans were laid down.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from wijkscan.errors import DamagedFile, UserError
from wijkscan.scan import sidebyside_cijfers, sidebyside_delen
from wijkscan.scan.importeren import lees
from wijkscan.scan.model import Cijfer, Wijkscan
from wijkscan.scan.sidebyside_basis import (
    LETTERS,
    MAX_SCANS,
    MIN_SCANS,
    Kant,
    Koppeling,
    SideBySide,
)
from wijkscan.scan.sidebyside_kennis import Kennis
from wijkscan.scan.sidebyside_problemen import groepeer
from wijkscan.scan.sidebyside_verschillen import verschillen
from wijkscan.text import capital, listing

GEEN_KOPPELING = Koppeling()


@dataclass(frozen=True, slots=True)
class Inbreng:
    """What was brought to the table: the scans that opened, and what did not, by name."""

    scans: tuple[Wijkscan, ...]
    geweigerd: tuple[tuple[str, str], ...]  # (name of the file, why and what to do)


def breng_samen(bestanden: Sequence[tuple[str, bytes]]) -> Inbreng:
    """Open files of several groups; one that is damaged is named, and the rest goes on."""
    scans, geweigerd = [], []
    for naam, inhoud in bestanden:
        try:
            scans.append(lees(inhoud))
        except DamagedFile as fout:
            geweigerd.append((naam, str(fout)))
    return Inbreng(tuple(scans), tuple(geweigerd))


def side_by_side(
    scans: Sequence[Wijkscan], kennis: Kennis, koppeling: Koppeling = GEEN_KOPPELING
) -> SideBySide:
    """Lay scans beside each other. UserError when fewer than two or more than six differ.

    `koppeling`: pairs of problems that people joined or split themselves, by `Plek.ref`.
    """
    uniek, meldingen = _elk_een_keer(scans)
    if not MIN_SCANS <= len(uniek) <= MAX_SCANS:
        raise UserError(
            f"Leg {MIN_SCANS} tot {MAX_SCANS} verschillende scans naast elkaar. "
            f"Nu {'is het er' if len(uniek) == 1 else 'zijn het er'} {len(uniek)}.",
            " ".join((*meldingen, _meer_of_minder(len(uniek)))),
        )
    kanten = tuple(_kant(letter, scan) for letter, scan in zip(LETTERS, uniek, strict=False))
    rijen, apart = sidebyside_cijfers.naast_elkaar(kanten)
    problemen, lijkt_op = groepeer(kanten, kennis, koppeling)
    naast = SideBySide(
        kanten=kanten,
        meldingen=(*meldingen, *_waarschuwingen(kanten)),
        rijen=rijen,
        apart=apart,
        problemen=tuple(rij for rij in problemen if len(rij.letters) > 1),
        alleen=tuple(rij for rij in problemen if len(rij.letters) == 1),
        lijkt_op=tuple(lijkt_op),
        tekens=sidebyside_delen.tekens(kanten, problemen),
        sterk=sidebyside_delen.sterk(kanten),
        partijen=sidebyside_delen.partijen(kanten, kennis),
        bewijs=sidebyside_delen.bewijs(kanten),
        herken=sidebyside_cijfers.herkend(kanten),
        verschillen=(),
    )
    return replace(naast, verschillen=verschillen(naast))


def _meer_of_minder(aantal: int) -> str:
    return "Voeg een scan toe." if aantal < MIN_SCANS else "Haal er een paar weg."


def _elk_een_keer(scans: Sequence[Wijkscan]) -> tuple[list[Wijkscan], list[str]]:
    """The same scan twice counts once; of two versions the newest counts."""
    per_id: dict[str, Wijkscan] = {}
    meldingen = []
    for scan in scans:
        eerste = per_id.setdefault(scan.id, scan)
        if eerste is scan:
            continue
        naam = scan.titel or scan.gebied.naam or "zonder titel"
        if scan == eerste:
            meldingen.append(f"De scan “{naam}” ligt er twee keer. Hij telt één keer mee.")
            continue
        if scan.versie > eerste.versie:
            per_id[scan.id] = scan
        meldingen.append(
            f"Van de scan “{naam}” liggen er twee versies. Alleen de nieuwste telt mee."
        )
    return list(per_id.values()), meldingen


def _kant(letter: str, scan: Wijkscan) -> Kant:
    figuren = list(sidebyside_cijfers.cijfers(scan))
    return Kant(
        letter=letter,
        scan=scan,
        gebied=scan.gebied.naam.strip() or listing(scan.gebied.codes[:3]),
        codes=tuple(scan.gebied.codes),
        indeling=scan.gebied.indeling,
        rollen=tuple(str(rol) for rol in scan.rollen),
        gemaakt_op=scan.gemaakt_op,
        jaren=tuple(sorted({cijfer.jaar for cijfer in figuren if cijfer.jaar is not None})),
        uitgaven=tuple(sorted({_uitgave(cijfer) for cijfer in figuren})),
        opgehaald=max((cijfer.opgehaald for cijfer in figuren), default=""),
    )


def _uitgave(cijfer: Cijfer) -> str:
    return f"{cijfer.tabel} over {cijfer.jaar}" if cijfer.jaar is not None else cijfer.tabel


def _waarschuwingen(kanten: Sequence[Kant]) -> list[str]:
    """What one must know before comparing these scans."""
    zinnen = []
    indelingen = sorted({kant.indeling for kant in kanten if kant.indeling is not None})
    if len(indelingen) > 1:
        zinnen.append(
            f"De scans gebruiken gebieden uit verschillende jaren: {listing(_tekst(indelingen))}. "
            "Kijk of de grenzen gelijk zijn."
        )
    if leeg := [kant.naam for kant in kanten if not kant.scan.problemen]:
        zinnen.append(f"{capital(listing(leeg))}: er staat nog geen probleem in.")
    if zonder := [kant.naam for kant in kanten if not kant.gebied]:
        zinnen.append(f"{capital(listing(zonder))}: er staat niet over welke wijk het gaat.")
    namen = {kant.scan.id: kant.naam for kant in kanten}
    for kant in kanten:
        if ouders := [namen[ouder] for ouder in kant.scan.ouders if ouder in namen]:
            zinnen.append(f"{capital(kant.naam)} is gemaakt uit {listing(ouders)}.")
    return zinnen


def _tekst(getallen: Sequence[int]) -> list[str]:
    return [str(getal) for getal in getallen]


__all__ = [
    "GEEN_KOPPELING", "LETTERS", "Inbreng", "Kant", "Koppeling", "SideBySide", "breng_samen",
    "side_by_side",
]  # fmt: skip
