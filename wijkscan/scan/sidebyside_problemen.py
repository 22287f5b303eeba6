"""Which problems of different groups are the same problem, and why we think so.

Points for the same Omaha code, subject, words, figure and group; fixed and few, so that each match
can be explained in a line. People may join or split pairs themselves, and that always wins.
"""

from __future__ import annotations

from collections import Counter
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
from wijkscan.scan.sidebyside_woorden import leeftijden, overlap, paren, stammen
from wijkscan.text import listing

ZWAK, REDELIJK, STERK = 3, 4, 6
"""Points from which two problems look a little alike, are taken as the same, and clearly are."""

VAST = 100
"""Points of a pair that people joined themselves."""


MEESTE_SUGGESTIES = 2
"""For each problem: the pairs that look most alike without being taken as the same."""


@dataclass(frozen=True, slots=True)
class _Kaart:
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

    def ingangen(self) -> Iterator[str]:
        """Under what this problem can be found by another, besides its words."""
        yield f"id {self.plek.record}"
        yield from (f"omaha {code}" for code in self.omaha)
        yield from (f"onderwerp {o}" for o in self.onderwerpen | self.uit_cijfers)


_Nummers = tuple[int, int]


def groepeer(
    kanten: Sequence[Kant], kennis: Kennis, koppeling: Koppeling
) -> tuple[list[ProbleemRij], list[Koppel]]:
    """Problems in rows (also those of one group alone), and pairs that look a little alike."""
    kaarten = [_kaart(kant, p, kennis) for kant in kanten for p in kant.scan.problemen]
    paren_met_punten = _gewogen(kaarten, koppeling)
    groepen = _vorm(kaarten, paren_met_punten, koppeling)
    groep_van = {nummer: plek for plek, groep in enumerate(groepen) for nummer in groep}
    in_groep: list[list[Koppel]] = [[] for _ in groepen]
    los, genoemd = [], Counter[int]()
    for punten, a, b in paren_met_punten:
        if groep_van[a] == groep_van[b]:
            in_groep[groep_van[a]].append(_koppel(kaarten[a], kaarten[b], punten, kennis))
        elif max(genoemd[a], genoemd[b]) < MEESTE_SUGGESTIES:
            if frozenset((kaarten[a].ref, kaarten[b].ref)) not in koppeling.los:
                genoemd.update((a, b))
                los.append(_koppel(kaarten[a], kaarten[b], punten, kennis))
    scans = {kant.letter: kant.scan for kant in kanten}
    rijen = [
        _rij([kaarten[nummer] for nummer in groep], leden, scans)
        for groep, leden in zip(groepen, in_groep, strict=True)
    ]
    return rijen, los


def _kaart(kant: Kant, probleem: Probleem, kennis: Kennis) -> _Kaart:
    plek = Plek(kant.letter, kant.scan.id, probleem.id, probleem.p_wat.strip())
    return _Kaart(
        plek=plek,
        probleem=probleem,
        ref=plek.ref,
        omaha=frozenset(code.strip() for code in probleem.omaha if code.strip()),
        onderwerpen=kennis.onderwerpen_van(probleem),
        uit_cijfers=kennis.onderwerpen_van_cijfers(probleem),
        cijfers=frozenset(t.cijfer.indicator for t in probleem.s if t.cijfer is not None),
        woorden=frozenset(stammen(probleem.p_wat)),
        groep=frozenset(stammen(probleem.p_groep)),
        leeftijd=leeftijden(f"{probleem.p_leeftijd} {probleem.p_groep}"),
    )


def _gewogen(kaarten: list[_Kaart], koppeling: Koppeling) -> list[tuple[int, int, int]]:
    """(points, first, second) of every pair worth mentioning; those with most points first."""
    samen = _samen(kaarten, koppeling)
    gevonden = [
        (punten, a, b)
        for a, b in _kandidaten(kaarten, samen)
        if (punten := VAST if (a, b) in samen else _punten(kaarten[a], kaarten[b])) >= ZWAK
    ]
    return sorted(gevonden, key=lambda een: (-een[0], een[1], een[2]))


def _samen(kaarten: list[_Kaart], koppeling: Koppeling) -> set[_Nummers]:
    """What people joined, as numbers."""
    nummers = {kaart.ref: nummer for nummer, kaart in enumerate(kaarten)}
    gevonden = (sorted(nummers[ref] for ref in refs if ref in nummers) for refs in koppeling.samen)
    return {(paar[0], paar[1]) for paar in gevonden if len(paar) == 2}


def _kandidaten(kaarten: list[_Kaart], samen: set[_Nummers]) -> set[_Nummers]:
    """Pairs of two scans that share a code, subject or two words, or were joined by hand."""
    per_ingang: dict[str, list[int]] = {}
    for nummer, kaart in enumerate(kaarten):
        for ingang in kaart.ingangen():
            per_ingang.setdefault(ingang, []).append(nummer)
    gevonden = set(paren([kaart.probleem.p_wat for kaart in kaarten]))
    gevonden |= {paar for nummers in per_ingang.values() for paar in combinations(nummers, 2)}
    scan = [kaart.plek.scan for kaart in kaarten]
    return {paar for paar in gevonden if scan[paar[0]] != scan[paar[1]]} | samen


_ZELFDE, _OMAHA, _ONDERWERP, _WOORDEN, _WOORD, _CIJFER, _GROEP, _LEEFTIJD = 10, 3, 3, 3, 1, 1, 1, -4
_VIA_CIJFER, _ALLE_WOORDEN = 1, 4


def _punten(a: _Kaart, b: _Kaart) -> int:
    """The sum of `_redenen`, without their words: most pairs come no further than this."""
    punten = _ZELFDE if a.plek.record == b.plek.record else 0
    if a.omaha & b.omaha:
        punten += _OMAHA
    if a.onderwerpen & b.onderwerpen:
        punten += _ONDERWERP
    elif a.onderwerpen & b.uit_cijfers or b.onderwerpen & a.uit_cijfers:
        punten += _VIA_CIJFER
    if a.cijfers & b.cijfers:
        punten += _CIJFER
    return punten + _punten_woorden(a, b) + _punten_groep(a, b)


def _punten_woorden(a: _Kaart, b: _Kaart) -> int:
    gedeeld = len(a.woorden & b.woorden)
    if gedeeld and a.woorden == b.woorden:
        return _ALLE_WOORDEN
    if gedeeld > 1 and 2 * gedeeld >= min(len(a.woorden), len(b.woorden)):
        return _WOORDEN
    return _WOORD if gedeeld else 0


def _punten_groep(a: _Kaart, b: _Kaart) -> int:
    """The same people speak for a match, other ages against it."""
    if a.leeftijd and b.leeftijd:
        zelfde = a.leeftijd[0] < b.leeftijd[1] and b.leeftijd[0] < a.leeftijd[1]
        return _GROEP if zelfde else _LEEFTIJD
    return _GROEP if a.groep & b.groep else 0


def _koppel(a: _Kaart, b: _Kaart, punten: int, kennis: Kennis) -> Koppel:
    """A pair with the reasons in words."""
    redenen = tuple(_redenen(a, b, kennis))
    if punten >= VAST:
        redenen = (Reden("vast", "Jullie legden deze twee bij elkaar.", VAST), *redenen)
        return Koppel(a.plek, b.plek, punten, Sterkte.VAST, redenen)
    sterkte = Sterkte.STERK if punten >= STERK else Sterkte.REDELIJK
    return Koppel(a.plek, b.plek, punten, sterkte if punten >= REDELIJK else Sterkte.ZWAK, redenen)


def _redenen(a: _Kaart, b: _Kaart, kennis: Kennis) -> Iterator[Reden]:
    if a.plek.record == b.plek.record:
        yield Reden("zelfde", "Beide komen uit dezelfde eerste scan.", _ZELFDE)
    if omaha := sorted(a.omaha & b.omaha):
        namen = listing([f"{code} {kennis.omaha_naam(code)}" for code in omaha])
        yield Reden("omaha", f"Zelfde code van Omaha: {namen}.", _OMAHA)
    if onderwerpen := sorted(a.onderwerpen & b.onderwerpen):
        namen = listing([kennis.onderwerp(o) for o in onderwerpen])
        yield Reden("onderwerp", f"Beide gaan over {namen}.", _ONDERWERP)
    elif a.onderwerpen & b.uit_cijfers or b.onderwerpen & a.uit_cijfers:
        yield Reden("onderwerp", "Een cijfer past bij de woorden van de ander.", _VIA_CIJFER)
    if gedeeld := overlap(a.probleem.p_wat, b.probleem.p_wat).woorden:
        woorden = listing([f"“{woord}”" for woord in gedeeld[:3]])
        yield Reden("woorden", f"Zelfde woorden: {woorden}.", _punten_woorden(a, b))
    if a.cijfers & b.cijfers:
        yield Reden("cijfer", "Beide wijzen op hetzelfde cijfer.", _CIJFER)
    punten = _punten_groep(a, b)
    if punten > 0:
        yield Reden("groep", "De groep mensen lijkt dezelfde.", punten)
    elif punten < 0:
        yield Reden("groep", "Maar het gaat om mensen van een andere leeftijd.", punten)


def _vorm(
    kaarten: list[_Kaart], gewogen: list[tuple[int, int, int]], koppeling: Koppeling
) -> list[list[int]]:
    """Groups of the same problem: strongest pairs first, one problem per scan in a group.

    What people joined comes first and may bring two of one scan together; what they split stays
    apart.
    """
    groep_van = [[nummer] for nummer in range(len(kaarten))]
    for punten, a, b in gewogen:
        een, ander = groep_van[a], groep_van[b]
        if punten < REDELIJK:
            break
        if een is not ander and (punten >= VAST or _past(een, ander, kaarten, koppeling)):
            een.extend(ander)
            for nummer in ander:
                groep_van[nummer] = een
    uniek = {id(groep): sorted(groep) for groep in groep_van}
    return list(uniek.values())


def _past(een: list[int], ander: list[int], kaarten: list[_Kaart], koppeling: Koppeling) -> bool:
    scans = {kaarten[nummer].plek.scan for nummer in een}
    if any(kaarten[nummer].plek.scan in scans for nummer in ander):
        return False
    return not koppeling.los or not any(
        frozenset((kaarten[a].ref, kaarten[b].ref)) in koppeling.los for a in een for b in ander
    )


def _rij(groep: list[_Kaart], koppels: list[Koppel], scans: dict[str, Wijkscan]) -> ProbleemRij:
    return ProbleemRij(
        leden=tuple((kaart.plek, kaart.probleem) for kaart in groep),
        koppels=tuple(koppels),
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
