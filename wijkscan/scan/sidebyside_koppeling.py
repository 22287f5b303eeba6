"""What people decide about matches: put problems together, take them apart, or leave it to us."""

from __future__ import annotations

from collections.abc import Iterable

from wijkscan.scan.model import Wijkscan, records
from wijkscan.scan.sidebyside_basis import Koppeling, ProbleemRij, SideBySide

Paar = frozenset[str]


def bij_elkaar(koppeling: Koppeling, ref: str, rij: Iterable[str]) -> Koppeling:
    """`ref` belongs to the problems of this row; what was said before about them is forgotten."""
    anderen = [ander for ander in rij if ander != ref]
    if not anderen:
        return koppeling
    paren = {frozenset((ref, ander)) for ander in anderen}
    vast = frozenset((ref, anderen[0]))
    return Koppeling(koppeling.samen - paren | {vast}, koppeling.los - paren)


def uit_elkaar(koppeling: Koppeling, ref: str, rij: Iterable[str]) -> Koppeling:
    """`ref` does not belong to the problems of this row."""
    paren = {frozenset((ref, ander)) for ander in rij if ander != ref}
    return Koppeling(koppeling.samen - paren, koppeling.los | paren)


def anders(oud: Koppeling, nieuw: Koppeling) -> dict[Paar, bool | None]:
    """What must be kept to go from one to the other: True together, False apart, None neither."""
    wijzigt = (oud.samen ^ nieuw.samen) | (oud.los ^ nieuw.los)
    return {paar: True if paar in nieuw.samen else _los(paar, nieuw) for paar in wijzigt}


def _los(paar: Paar, nieuw: Koppeling) -> bool | None:
    return False if paar in nieuw.los else None


def erbij(naast: SideBySide, rij: ProbleemRij) -> list[tuple[ProbleemRij, str]]:
    """Rows that could be put with this one, those that look like it first, with the reason."""
    hier = {plek.ref for plek, _ in rij.leden}
    lijkt: dict[str, str] = {}
    for koppel in naast.lijkt_op:
        een, ander = koppel.eerste.ref, koppel.tweede.ref
        if een in hier:
            lijkt.setdefault(ander, koppel.uitleg)
        if ander in hier:
            lijkt.setdefault(een, koppel.uitleg)
    gevonden = []
    for andere in (*naast.problemen, *naast.alleen):
        refs = [plek.ref for plek, _ in andere.leden]
        if hier.isdisjoint(refs):
            gevonden.append((andere, next((lijkt[ref] for ref in refs if ref in lijkt), "")))
    return sorted(gevonden, key=lambda paar: not paar[1])


def stand(scan: Wijkscan) -> int:
    """Another number once any record was changed, added or taken away."""
    return hash((scan.versie, *((record.id, record.versie) for record in records(scan))))
