"""Which problems of different groups are the same problem, and why we think so.

Points for the same Omaha code, subject, words, figure and group; fixed and few, so that each match
can be explained in a line. People may join or split pairs themselves, and that always wins.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

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
from wijkscan.scan.sidebyside_punten import (
    ALLE_WOORDEN,
    CIJFER,
    GROEP,
    LEEFTIJD,
    OMAHA,
    ONDERWERP,
    REDELIJK,
    STERK,
    VAST,
    VIA_CIJFER,
    WOORD,
    WOORDEN,
    ZELFDE,
    Kaart,
    gewogen,
)
from wijkscan.scan.sidebyside_woorden import leeftijden, overlap, stammen
from wijkscan.text import listing

MEESTE_SUGGESTIES = 2
"""For each problem: the pairs that look most alike without being taken as the same."""


def groepeer(
    kanten: Sequence[Kant], kennis: Kennis, koppeling: Koppeling
) -> tuple[list[ProbleemRij], list[Koppel]]:
    """Problems in rows (also those of one group alone), and pairs that look a little alike."""
    kaarten = [_kaart(kant, p, kennis) for kant in kanten for p in kant.scan.problemen]
    paren_met_punten = gewogen(kaarten, koppeling)
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


def _kaart(kant: Kant, probleem: Probleem, kennis: Kennis) -> Kaart:
    plek = Plek(kant.letter, kant.scan.id, probleem.id, probleem.p_wat.strip())
    return Kaart(
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


def _punten_woorden(a: Kaart, b: Kaart) -> int:
    gedeeld = len(a.woorden & b.woorden)
    if gedeeld and a.woorden == b.woorden:
        return ALLE_WOORDEN
    if gedeeld > 1 and 2 * gedeeld >= min(len(a.woorden), len(b.woorden)):
        return WOORDEN
    return WOORD if gedeeld else 0


def _punten_groep(a: Kaart, b: Kaart) -> int:
    """The same people speak for a match, other ages against it."""
    if a.leeftijd and b.leeftijd:
        zelfde = a.leeftijd[0] < b.leeftijd[1] and b.leeftijd[0] < a.leeftijd[1]
        return GROEP if zelfde else LEEFTIJD
    return GROEP if a.groep & b.groep else 0


def _koppel(a: Kaart, b: Kaart, punten: int, kennis: Kennis) -> Koppel:
    """A pair with the reasons in words."""
    redenen = tuple(_redenen(a, b, kennis))
    if punten >= VAST:
        redenen = (Reden("vast", "Jullie legden deze twee bij elkaar.", VAST), *redenen)
        return Koppel(a.plek, b.plek, punten, Sterkte.VAST, redenen)
    sterkte = Sterkte.STERK if punten >= STERK else Sterkte.REDELIJK
    return Koppel(a.plek, b.plek, punten, sterkte if punten >= REDELIJK else Sterkte.ZWAK, redenen)


def _redenen(a: Kaart, b: Kaart, kennis: Kennis) -> Iterator[Reden]:
    if a.plek.record == b.plek.record:
        yield Reden("zelfde", "Beide komen uit dezelfde eerste scan.", ZELFDE)
    if omaha := sorted(a.omaha & b.omaha):
        namen = listing([f"{code} {kennis.omaha_naam(code)}" for code in omaha])
        yield Reden("omaha", f"Zelfde code van Omaha: {namen}.", OMAHA)
    if onderwerpen := sorted(a.onderwerpen & b.onderwerpen):
        namen = listing([kennis.onderwerp(o) for o in onderwerpen])
        yield Reden("onderwerp", f"Beide gaan over {namen}.", ONDERWERP)
    elif a.onderwerpen & b.uit_cijfers or b.onderwerpen & a.uit_cijfers:
        yield Reden("onderwerp", "Een cijfer past bij de woorden van de ander.", VIA_CIJFER)
    if gedeeld := overlap(a.probleem.p_wat, b.probleem.p_wat).woorden:
        woorden = listing([f"“{woord}”" for woord in gedeeld[:3]])
        yield Reden("woorden", f"Zelfde woorden: {woorden}.", _punten_woorden(a, b))
    if a.cijfers & b.cijfers:
        yield Reden("cijfer", "Beide wijzen op hetzelfde cijfer.", CIJFER)
    punten = _punten_groep(a, b)
    if punten > 0:
        yield Reden("groep", "De groep mensen lijkt dezelfde.", punten)
    elif punten < 0:
        yield Reden("groep", "Maar het gaat om mensen van een andere leeftijd.", punten)


def _vorm(
    kaarten: list[Kaart], gewogen: list[tuple[int, int, int]], koppeling: Koppeling
) -> list[list[int]]:
    """Groups of the same problem: strongest pairs first, one problem per scan in a group.

    What people joined comes first and may bring two of one scan together; what they split stays
    apart.
    """
    groep_van = [[nummer] for nummer in range(len(kaarten))]
    scans_van = [{kaart.plek.scan} for kaart in kaarten]
    for punten, a, b in gewogen:
        een, ander = groep_van[a], groep_van[b]
        if punten < REDELIJK:
            break
        if een is ander:
            continue
        past = scans_van[a].isdisjoint(scans_van[b]) and not _los(een, ander, kaarten, koppeling)
        if past or punten >= VAST:
            een.extend(ander)
            scans_van[a].update(scans_van[b])
            for nummer in ander:
                groep_van[nummer], scans_van[nummer] = een, scans_van[a]
    uniek = {id(groep): sorted(groep) for groep in groep_van}
    return list(uniek.values())


def _los(een: list[int], ander: list[int], kaarten: list[Kaart], koppeling: Koppeling) -> bool:
    """Whether people took some two of these apart."""
    return bool(koppeling.los) and any(
        frozenset((kaarten[a].ref, kaarten[b].ref)) in koppeling.los for a in een for b in ander
    )


def _rij(groep: list[Kaart], koppels: list[Koppel], scans: dict[str, Wijkscan]) -> ProbleemRij:
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


def _keuze(scan: Wijkscan, kaart: Kaart) -> Keuze:
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
