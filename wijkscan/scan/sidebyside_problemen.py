"""Which problems of different groups are the same problem, and why we think so.

Points for the same Omaha code, subject, words, figure and group; fixed and few, so that each match
can be explained in a line. People may join or split pairs themselves, and that always wins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from wijkscan.scan.model import Oorzaak, Probleem, Wijkscan
from wijkscan.scan.priorities import spreiding
from wijkscan.scan.sidebyside_basis import (
    Kant,
    Keuze,
    Koppel,
    Koppeling,
    OorzaakGroep,
    Plek,
    ProbleemRij,
    Reden,
    Sterkte,
)
from wijkscan.scan.sidebyside_kennis import Kennis
from wijkscan.scan.sidebyside_woorden import leeftijden, overlap, stammen
from wijkscan.text import listing

ZWAK, REDELIJK, STERK = 3, 4, 6
"""Points from which two problems look a little alike, are taken as the same, and clearly are."""


@dataclass(frozen=True, slots=True)
class _Kaart:
    """What a problem is compared on, looked up once."""

    plek: Plek
    probleem: Probleem
    omaha: frozenset[str]
    onderwerpen: frozenset[str]
    uit_cijfers: frozenset[str]
    cijfers: frozenset[str]
    leeftijd: tuple[int, int] | None

    def ingangen(self) -> Iterator[str]:
        """Under what this problem can be found by another."""
        yield f"id {self.plek.record}"
        for soort, sleutels in (
            ("omaha", self.omaha),
            ("onderwerp", self.onderwerpen | self.uit_cijfers),
            ("cijfer", self.cijfers),
            ("woord", stammen(self.probleem.p_wat)),
        ):
            for sleutel in sleutels:
                yield f"{soort} {sleutel}"


def groepeer(
    kanten: Sequence[Kant], kennis: Kennis, koppeling: Koppeling
) -> tuple[list[ProbleemRij], list[Koppel]]:
    """Problems in rows (also those of one group alone), and pairs that look a little alike."""
    kaarten = [_kaart(kant, p, kennis) for kant in kanten for p in kant.scan.problemen]
    koppels = sorted(
        (k for a, b in _kandidaten(kaarten, koppeling) if (k := _koppel(a, b, kennis, koppeling))),
        key=lambda k: -k.punten,
    )
    groepen = _vorm(kaarten, koppels, koppeling)
    rijen = [_rij(groep, koppels, kanten) for groep in groepen]
    samen = {frozenset((a.plek.ref, b.plek.ref)) for g in groepen for a, b in combinations(g, 2)}
    los = [k for k in koppels if _paar(k) not in samen | koppeling.los]
    return rijen, los


def _kaart(kant: Kant, probleem: Probleem, kennis: Kennis) -> _Kaart:
    return _Kaart(
        Plek(kant.letter, kant.scan.id, probleem.id, probleem.p_wat.strip()),
        probleem,
        frozenset(code.strip() for code in probleem.omaha if code.strip()),
        kennis.onderwerpen_van(probleem),
        kennis.onderwerpen_van_cijfers(probleem),
        frozenset(t.cijfer.indicator for t in probleem.s if t.cijfer is not None),
        leeftijden(f"{probleem.p_leeftijd} {probleem.p_groep}"),
    )


def _kandidaten(kaarten: list[_Kaart], koppeling: Koppeling) -> Iterator[tuple[_Kaart, _Kaart]]:
    """Pairs of two scans that share anything at all, or were joined by hand."""
    per_ingang: dict[str, list[int]] = {}
    for nummer, kaart in enumerate(kaarten):
        for ingang in kaart.ingangen():
            per_ingang.setdefault(ingang, []).append(nummer)
    paren = {
        paar
        for nummers in per_ingang.values()
        for paar in combinations(nummers, 2)
        if kaarten[paar[0]].plek.scan != kaarten[paar[1]].plek.scan
    }
    nummers = {kaart.plek.ref: nummer for nummer, kaart in enumerate(kaarten)}
    for refs in koppeling.samen:
        bekend = sorted(nummers[ref] for ref in refs if ref in nummers)
        if len(bekend) == 2:
            paren.add((bekend[0], bekend[1]))
    return ((kaarten[a], kaarten[b]) for a, b in sorted(paren))


def _koppel(a: _Kaart, b: _Kaart, kennis: Kennis, koppeling: Koppeling) -> Koppel | None:
    """How much two problems look alike; None when too little to mention."""
    if frozenset((a.plek.ref, b.plek.ref)) in koppeling.samen:
        reden = Reden("vast", "Jullie legden deze twee bij elkaar.", 100)
        return Koppel(a.plek, b.plek, 100, Sterkte.VAST, (reden, *_redenen(a, b, kennis)))
    redenen = tuple(_redenen(a, b, kennis))
    punten = sum(reden.punten for reden in redenen)
    if punten < ZWAK:
        return None
    sterkte = Sterkte.STERK if punten >= STERK else Sterkte.REDELIJK
    return Koppel(a.plek, b.plek, punten, sterkte if punten >= REDELIJK else Sterkte.ZWAK, redenen)


def _redenen(a: _Kaart, b: _Kaart, kennis: Kennis) -> Iterator[Reden]:
    if a.plek.record == b.plek.record:
        yield Reden("zelfde", "Beide komen uit dezelfde eerste scan.", 10)
    if omaha := sorted(a.omaha & b.omaha):
        namen = listing([f"{code} {kennis.omaha_naam(code)}" for code in omaha])
        yield Reden("omaha", f"Zelfde code van Omaha: {namen}.", 3)
    if onderwerpen := sorted(a.onderwerpen & b.onderwerpen):
        namen = listing([kennis.onderwerp(o) for o in onderwerpen])
        yield Reden("onderwerp", f"Beide gaan over {namen}.", 3)
    elif a.onderwerpen & b.uit_cijfers or b.onderwerpen & a.uit_cijfers:
        yield Reden("onderwerp", "Een cijfer past bij de woorden van de ander.", 1)
    yield from _woorden_en_cijfers(a, b)
    yield from _groep(a, b)


def _woorden_en_cijfers(a: _Kaart, b: _Kaart) -> Iterator[Reden]:
    gedeeld = overlap(a.probleem.p_wat, b.probleem.p_wat)
    if gedeeld.woorden:
        woorden = listing([f"“{woord}”" for woord in gedeeld.woorden[:3]])
        punten = 3 if gedeeld.zelfde and len(gedeeld.woorden) > 1 else 1
        yield Reden("woorden", f"Zelfde woorden: {woorden}.", punten)
    if a.cijfers & b.cijfers:
        yield Reden("cijfer", "Beide wijzen op hetzelfde cijfer.", 1)


def _groep(a: _Kaart, b: _Kaart) -> Iterator[Reden]:
    """The same people speak for a match, other ages against it."""
    if a.leeftijd and b.leeftijd:
        if a.leeftijd[0] < b.leeftijd[1] and b.leeftijd[0] < a.leeftijd[1]:
            yield Reden("groep", "De groep mensen lijkt dezelfde.", 1)
        else:
            yield Reden("groep", "Maar het gaat om mensen van een andere leeftijd.", -4)
    elif overlap(a.probleem.p_groep, b.probleem.p_groep).woorden:
        yield Reden("groep", "De groep mensen lijkt dezelfde.", 1)


def _paar(koppel: Koppel) -> frozenset[str]:
    return frozenset((koppel.eerste.ref, koppel.tweede.ref))


def _vorm(kaarten: list[_Kaart], koppels: list[Koppel], koppeling: Koppeling) -> list[list[_Kaart]]:
    """Groups of the same problem: strongest pairs first, one problem per scan in a group.

    What people joined comes first and may bring two of one scan together; what they split stays
    apart.
    """
    groep_van = {kaart.plek.ref: [kaart] for kaart in kaarten}
    for koppel in koppels:
        een, ander = groep_van[koppel.eerste.ref], groep_van[koppel.tweede.ref]
        if een is ander or koppel.sterkte is Sterkte.ZWAK:
            continue
        if koppel.sterkte is not Sterkte.VAST and not _past(een, ander, koppeling):
            continue
        een.extend(ander)
        groep_van |= dict.fromkeys((kaart.plek.ref for kaart in ander), een)
    volgorde = {kaart.plek.ref: nummer for nummer, kaart in enumerate(kaarten)}
    uniek = {id(groep): groep for groep in groep_van.values()}
    for groep in uniek.values():
        groep.sort(key=lambda kaart: volgorde[kaart.plek.ref])
    return list(uniek.values())


def _past(een: list[_Kaart], ander: list[_Kaart], koppeling: Koppeling) -> bool:
    scans = {kaart.plek.scan for kaart in een}
    if any(kaart.plek.scan in scans for kaart in ander):
        return False
    return not any(frozenset((a.plek.ref, b.plek.ref)) in koppeling.los for a in een for b in ander)


def _rij(groep: list[_Kaart], koppels: list[Koppel], kanten: Sequence[Kant]) -> ProbleemRij:
    refs = {kaart.plek.ref for kaart in groep}
    scans = {kant.letter: kant.scan for kant in kanten}
    return ProbleemRij(
        leden=tuple((kaart.plek, kaart.probleem) for kaart in groep),
        koppels=tuple(k for k in koppels if _paar(k) <= refs),
        oorzaken=_oorzaken([(kaart.plek.letter, kaart.probleem) for kaart in groep]),
        keuzes=tuple(_keuze(scans[kaart.plek.letter], kaart) for kaart in groep),
    )


def _oorzaken(leden: Iterable[tuple[str, Probleem]]) -> tuple[OorzaakGroep, ...]:
    """Causes of all groups, the same ones together."""
    groepen: list[list[tuple[str, Oorzaak]]] = []
    for letter, probleem in leden:
        for oorzaak in probleem.e:
            if oorzaak.tekst.strip():
                passend = next(
                    (g for g in groepen if any(zelfde_oorzaak(oorzaak, o) for _, o in g)), None
                )
                if passend is None:
                    groepen.append([(letter, oorzaak)])
                else:
                    passend.append((letter, oorzaak))
    return tuple(OorzaakGroep(tuple(groep)) for groep in groepen)


def zelfde_oorzaak(a: Oorzaak, b: Oorzaak) -> bool:
    """The same words; fewer will do when both say it is the same kind of cause."""
    gedeeld = overlap(a.tekst, b.tekst)
    zelfde_soort = bool(set(a.determinant) & set(b.determinant))
    return gedeeld.zelfde or (zelfde_soort and gedeeld.deel >= 1 / 3 and len(gedeeld.woorden) > 1)


def _keuze(scan: Wijkscan, kaart: _Kaart) -> Keuze:
    kiest = any(p.gekozen for p in scan.prioriteiten)
    for prioriteit in scan.prioriteiten:
        if prioriteit.probleem == kaart.probleem.id:
            return Keuze(
                kaart.plek.letter,
                prioriteit.id,
                prioriteit.gekozen,
                prioriteit.rang,
                prioriteit.reden,
                spreiding(prioriteit),
                kiest,
            )
    return Keuze(kaart.plek.letter, "", False, None, "", (), kiest)
