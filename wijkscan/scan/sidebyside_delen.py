"""Signs, strengths, parties and evidence of several scans, each beside its like."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from wijkscan.scan.model import SterkPunt, Teken, Wijkscan
from wijkscan.scan.model_teksten import is_verwijzing
from wijkscan.scan.rules_feiten import soort_bron
from wijkscan.scan.sidebyside_basis import (
    Bewijs,
    Kant,
    PartijRij,
    Plek,
    ProbleemRij,
    SterkRij,
    TekenRij,
    Vraag,
)
from wijkscan.scan.sidebyside_cijfers import sleutel
from wijkscan.scan.sidebyside_kennis import Kennis
from wijkscan.scan.sidebyside_woorden import gelijken

ONBEKEND = "rol niet genoemd"

_Lid = tuple[Plek, Any, str, str]
"""Place, record, where it may be the same (area or figure), and what it was attached to."""


def tekens(kanten: Sequence[Kant], rijen: Sequence[ProbleemRij]) -> tuple[TekenRij, ...]:
    """Signs that two groups or more have, each with the problem (or strength) it stands under."""
    titels = {plek.ref: rij.titel for rij in rijen for plek, _ in rij.leden}
    gevonden = _groepen([lid for kant in kanten for lid in _tekens_van(kant, titels)])
    return tuple(
        TekenRij(tuple((plek, deel) for plek, deel, _, _ in g), tuple(onder for *_, onder in g))
        for g in gevonden
        if len({plek.letter for plek, *_ in g}) > 1
    )


STERK = "sterk punt"


def _tekens_van(kant: Kant, titels: dict[str, str]) -> Iterator[_Lid]:
    for probleem in kant.scan.problemen:
        onder = titels[f"{kant.scan.id}:{probleem.id}"]
        for teken in probleem.s:
            if teken.tekst.strip():
                plek = Plek(kant.letter, kant.scan.id, teken.id, teken.tekst.strip())
                yield plek, teken, _waar(teken, kant), onder
    for punt in kant.scan.sterke_punten:
        if punt.cijfer is not None:
            plek = Plek(kant.letter, kant.scan.id, punt.id, punt.naam.strip())
            yield plek, punt, _waar(punt, kant), STERK


def _waar(deel: Teken | SterkPunt, kant: Kant) -> str:
    """A figure is the same by its origin; what was seen or heard only in the same area."""
    if deel.cijfer is not None and deel.cijfer.tabel:
        return f"cijfer {sleutel(deel.cijfer)} {deel.cijfer.gebied}"
    return f"{deel.soort} {'+'.join(kant.codes) or kant.gebied}"


def _groepen(leden: list[_Lid]) -> list[list[_Lid]]:
    per_plek: dict[str, list[_Lid]] = {}
    for lid in leden:
        per_plek.setdefault(lid[2], []).append(lid)
    groepen: list[list[_Lid]] = []
    for waar, samen in per_plek.items():
        groepen += [samen] if waar.startswith("cijfer ") else _naar_woorden(samen)
    return groepen


def _naar_woorden(leden: list[_Lid]) -> list[list[_Lid]]:
    """Those of different groups with the same words together."""
    plekken = [plek for plek, *_ in leden]
    groepen = gelijken([plek.tekst for plek in plekken], [plek.letter for plek in plekken])
    return [[leden[nummer] for nummer in groep] for groep in groepen]


def sterk(kanten: Sequence[Kant]) -> tuple[SterkRij, ...]:
    """Strengths, the same ones together; a figure as a strength is the same by its origin."""
    leden: list[_Lid] = []
    for kant in kanten:
        for punt in kant.scan.sterke_punten:
            plek = Plek(kant.letter, kant.scan.id, punt.id, punt.naam.strip())
            waar = _waar(punt, kant) if punt.cijfer is not None else ""
            leden.append((plek, punt, waar, ""))
    return tuple(
        SterkRij(tuple((plek, punt) for plek, punt, *_ in groep)) for groep in _groepen(leden)
    )


def partijen(kanten: Sequence[Kant], kennis: Kennis) -> tuple[PartijRij, ...]:
    """Who is asked what, by whom. A huisarts in another gemeente is another huisarts."""
    rijen: dict[tuple[str, str], list[Vraag]] = {}
    for kant in kanten:
        acties = _eerste_stappen(kant.scan)
        for wie in kant.scan.betrokkenen:
            stappen = tuple(acties.get(wie.id, ()))
            if wie.naam.strip() and (wie.wat_vragen_we.strip() or stappen):
                plek = Plek(kant.letter, kant.scan.id, wie.id, wie.naam.strip())
                vraag = Vraag(plek, plek.tekst, wie.wat_vragen_we, wie.wat_bieden_we, stappen)
                rijen.setdefault((kennis.partij(plek.tekst), _gemeente(kant)), []).append(vraag)
    return tuple(PartijRij(naam, tuple(vragen)) for (naam, _), vragen in rijen.items())


def _gemeente(kant: Kant) -> str:
    gebied = kant.scan.gebied
    if gebied.gemeente.strip():
        return gebied.gemeente.strip().lower()
    return next((code[2:6] for code in kant.codes), kant.gebied.lower())


def _eerste_stappen(scan: Wijkscan) -> dict[str, list[str]]:
    """Party -> first steps of the actions in which it takes part."""
    stappen: dict[str, list[str]] = {}
    for actie in scan.acties:
        for verwijzing in actie.betrokkenen:
            if is_verwijzing(verwijzing) and (actie.eerste_stap or actie.wat).strip():
                stappen.setdefault(verwijzing, []).append(actie.eerste_stap or actie.wat)
    return stappen


def bewijs(kanten: Sequence[Kant]) -> tuple[Bewijs, ...]:
    """Per role in each group: how many signs of each kind it brought in."""
    rijen = []
    for kant in kanten:
        per_rol: dict[str, dict[str, int]] = {}
        for probleem in kant.scan.problemen:
            for teken in probleem.s:
                if soort := soort_bron(teken):
                    geteld = per_rol.setdefault(str(teken.auteur_rol) or ONBEKEND, {})
                    geteld[soort] = geteld.get(soort, 0) + 1
        rijen += [Bewijs(kant.letter, rol, geteld) for rol, geteld in per_rol.items()]
    return tuple(rijen)
