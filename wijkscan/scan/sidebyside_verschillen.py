"""What differs between scans, each with a sentence and a question that opens the talk."""

from __future__ import annotations

from collections.abc import Iterator

from wijkscan.scan.model import Herken, SoortTeken
from wijkscan.scan.rules_feiten import soorten
from wijkscan.scan.sidebyside_basis import (
    HerkenRij,
    Kant,
    Keuze,
    PartijRij,
    Plek,
    ProbleemRij,
    SideBySide,
    Soort,
    SterkRij,
    TekenRij,
    Verschil,
)
from wijkscan.text import capital, listing

_TELWOORD = {2: "twee", 3: "drie", 4: "vier", 5: "vijf", 6: "zes"}
_SOORT_BRON = {
    "cijfer": "cijfers",
    "observatie": "wat op straat te zien is",
    "gesprek": "gesprekken met bewoners",
    "professional": "signalen van professionals",
}


def groepen(letters: tuple[str, ...]) -> str:
    """ "groep A en groep C"."""
    return listing([f"groep {letter}" for letter in letters])


def verschillen(naast: SideBySide) -> tuple[Verschil, ...]:
    """Every difference, by kind in the order of `Soort`, then in the order of the scans."""
    gevonden = [
        *(v for rij in naast.problemen for v in _van_probleem(rij)),
        *(v for rij in naast.tekens for v in _teken(rij)),
        *_gezien(naast),
        *(v for rij in naast.herken for v in _herken(rij)),
        *(v for rij in (*naast.problemen, *naast.alleen) for v in _stemmen(rij)),
        *(v for rij in naast.partijen for v in _partij(rij)),
        *(v for rij in naast.sterk for v in _sterk(rij)),
    ]
    volgorde = list(Soort)
    return tuple(sorted(gevonden, key=lambda v: volgorde.index(v.soort)))


def _plekken(rij: ProbleemRij) -> tuple[Plek, ...]:
    return tuple(plek for plek, _ in rij.leden)


def _van_probleem(rij: ProbleemRij) -> Iterator[Verschil]:
    yield from _oorzaak(rij)
    yield from _bewijs(rij)
    yield from _bewoner(rij)
    yield from _keuze(rij)


def _oorzaak(rij: ProbleemRij) -> Iterator[Verschil]:
    """Some two groups share no cause at all."""
    per_letter: dict[str, set[int]] = {}
    for nummer, groep in enumerate(rij.oorzaken):
        for letter in groep.letters:
            per_letter.setdefault(letter, set()).add(nummer)
    sets = list(per_letter.values())
    if not any(a.isdisjoint(b) for a in sets for b in sets):
        return
    grootste = max(rij.oorzaken, key=lambda groep: len(groep.letters))
    anders = tuple(letter for letter in per_letter if letter not in grootste.letters)
    wie = groepen(anders) if len(grootste.letters) > 1 else "elke groep"
    genoemd: dict[tuple[str, ...], list[str]] = {}
    for groep in rij.oorzaken:
        genoemd.setdefault(groep.letters, []).append(groep.leden[0][1].tekst.strip().rstrip("."))
    yield Verschil(
        Soort.OORZAAK,
        rij.titel,
        tuple(
            f"{capital(groepen(letters))}: {'; '.join(wat)}." for letters, wat in genoemd.items()
        ),
        f"Zelfde probleem, andere oorzaak: wat {_zagen(anders, wie)} {wie}?",
        _plekken(rij),
    )


def _zagen(letters: tuple[str, ...], wie: str) -> str:
    return "zag" if len(letters) == 1 or wie == "elke groep" else "zagen"


def _bewijs(rij: ProbleemRij) -> Iterator[Verschil]:
    """One group rests on one kind of source where another has a kind that it lacks."""
    per_letter = {plek.letter: soorten(probleem) for plek, probleem in rij.leden}
    alles = set().union(*per_letter.values())
    smal = {letter: s for letter, s in per_letter.items() if len(s) == 1 and alles - s}
    if not smal:
        return
    zinnen = [
        f"{capital(groepen((letter,)))} heeft alleen {_SOORT_BRON[next(iter(s))]}."
        for letter, s in smal.items()
    ]
    yield Verschil(
        Soort.BEWIJS,
        rij.titel,
        tuple(zinnen),
        "Wat zagen en hoorden de andere groepen? Verandert dat het probleem?",
        _plekken(rij),
    )


def _bewoner(rij: ProbleemRij) -> Iterator[Verschil]:
    tekens = [teken for _, probleem in rij.leden for teken in probleem.s]
    if not any(teken.soort is SoortTeken.GESPREK for teken in tekens):
        yield Verschil(
            Soort.BEWONER,
            rij.titel,
            ("Geen enkele groep sprak hierover met wijkbewoners.",),
            "Welke bron misten we? Wie kan het aan bewoners vragen?",
            _plekken(rij),
        )


def _keuze(rij: ProbleemRij) -> Iterator[Verschil]:
    """One group chose it, another chose something else."""
    kiezers = [keuze for keuze in rij.keuzes if keuze.kiest]
    wel = tuple(dict.fromkeys(k.letter for k in kiezers if k.gekozen))
    niet = tuple(dict.fromkeys(k.letter for k in kiezers if not k.gekozen))
    if wel and niet:
        yield Verschil(
            Soort.KEUZE,
            rij.titel,
            (
                f"{capital(groepen(wel))} {_koos(wel)} dit.",
                f"{capital(groepen(niet))} {_koos(niet)} iets anders.",
                *_redenen(kiezers),
            ),
            "Wat gaf bij elke groep de doorslag?",
            _plekken(rij),
        )


def _koos(letters: tuple[str, ...]) -> str:
    return "koos" if len(letters) == 1 else "kozen"


def _redenen(kiezers: list[Keuze]) -> Iterator[str]:
    for k in kiezers:
        if k.gekozen and k.reden.strip():
            yield f"Reden van groep {k.letter}: {k.reden.strip().rstrip('.')}."


def _teken(rij: TekenRij) -> Iterator[Verschil]:
    """The same sign stands under another problem, or is a strength for one group."""
    if len(set(rij.onder)) < 2:
        return
    per_onder: dict[str, list[str]] = {}
    for (plek, _), onder in zip(rij.leden, rij.onder, strict=True):
        per_onder.setdefault(onder, []).append(plek.letter)
    zinnen = [
        f"Bij {groepen(tuple(dict.fromkeys(letters)))} hoort het bij: {onder.rstrip('.')}."
        for onder, letters in per_onder.items()
    ]
    yield Verschil(
        Soort.TEKEN,
        rij.leden[0][0].tekst,
        tuple(zinnen),
        "Zelfde teken, anders gelezen: wat dacht elke groep toen zij dit zag?",
        tuple(plek for plek, _ in rij.leden),
    )


def _gezien(naast: SideBySide) -> Iterator[Verschil]:
    """Problems that one group of a wijk saw alone, and problems of one wijk alone."""
    wijken = {kant.letter: _wijk(kant) for kant in naast.kanten}
    for rij in (*naast.problemen, *naast.alleen):
        per_wijk = {wijk: [x for x in rij.letters if wijken[x] == wijk] for wijk in wijken.values()}
        alleen = [
            letters[0]
            for wijk, letters in per_wijk.items()
            if len(letters) == 1 and list(wijken.values()).count(wijk) > 1
        ]
        for letter in alleen:
            yield _een_groep(rij, naast.kant(letter), list(wijken.values()).count(wijken[letter]))
        if not alleen and len(per_wijk) > 1 and sum(map(bool, per_wijk.values())) == 1:
            yield _een_wijk(rij, naast.kant(rij.letters[0]).gebied)


def _wijk(kant: Kant) -> tuple[str, ...]:
    return tuple(sorted(kant.codes)) or (kant.gebied.lower(),)


def _een_groep(rij: ProbleemRij, kant: Kant, makers: int) -> Verschil:
    waar = f" van {kant.gebied}" if kant.gebied else ""
    plekken = tuple(plek for plek, _ in rij.leden if plek.letter == kant.letter)
    return Verschil(
        Soort.EEN_GROEP,
        plekken[0].tekst,
        (f"Van de {_TELWOORD[makers]} groepen{waar} noemt alleen {kant.naam} dit.",),
        f"Alleen {kant.naam} zag dit. Waar en bij wie? Herkennen de anderen het?",
        plekken,
    )


def _een_wijk(rij: ProbleemRij, gebied: str) -> Verschil:
    return Verschil(
        Soort.EEN_WIJK,
        rij.titel,
        (f"Dit staat alleen bij {gebied}.",),
        "Speelt dit ook ergens anders? Waaraan zou je dat zien?",
        _plekken(rij),
    )


def _herken(rij: HerkenRij) -> Iterator[Verschil]:
    """Answers that disagree, or a figure that nobody recognises."""
    ja, nee = rij.aantal(Herken.JA), rij.aantal(Herken.NEE)
    if not nee:
        return
    plekken = tuple(dict.fromkeys(plek for plek, *_ in rij.antwoorden))
    titel = plekken[0].tekst
    stand = (f"Het cijfer: {rij.stand}.",) if rij.stand else ()
    if not ja:
        werkwoord = "herkent" if len(rij.letters) == 1 else "herkennen"
        waarom = f"{capital(groepen(rij.letters))} {werkwoord} dit cijfer niet."
        vraag = "Niemand herkent dit cijfer. Wie telt mee in het cijfer, en wie zie je op straat?"
        yield Verschil(Soort.NIET_HERKEND, titel, (waarom, *stand), vraag, plekken)
        return
    zegt = [
        f"{capital(groepen((plek.letter,)))}, {rol or 'rol niet genoemd'}: {antwoord.value}."
        for plek, rol, antwoord, _ in rij.antwoorden
    ]
    vraag = "Niet iedereen herkent dit cijfer. Wie ziet welke mensen, en waar?"
    yield Verschil(Soort.HERKEN, titel, (*zegt, *stand), vraag, plekken)


def _stemmen(rij: ProbleemRij) -> Iterator[Verschil]:
    """Votes of one group that lie far apart."""
    for keuze, (plek, _) in zip(rij.keuzes, rij.leden, strict=True):
        verdeeld = [s for s in keuze.spreiding if s.verdeeld]
        if verdeeld:
            zinnen = [f"{s.vraag} Van {s.laagste} tot {s.hoogste}." for s in verdeeld]
            yield Verschil(
                Soort.STEMMEN,
                plek.tekst,
                tuple(zinnen),
                f"De stemmen van groep {keuze.letter} liggen ver uit elkaar. "
                "Wat dacht de laagste, en wat de hoogste?",
                (Plek(plek.letter, plek.scan, keuze.prioriteit, plek.tekst),),
            )


def _partij(rij: PartijRij) -> Iterator[Verschil]:
    if len(rij.letters) < 2:
        return
    aantal = _TELWOORD.get(len(rij.letters), str(len(rij.letters)))
    vragen = [
        f"Groep {v.plek.letter}: {(v.vraag or '; '.join(v.acties)).strip().rstrip('.')}."
        for v in rij.vragen
    ]
    yield Verschil(
        Soort.PARTIJ,
        capital(rij.naam),
        tuple(vragen),
        f"{capital(aantal)} groepen vragen iets aan dezelfde: {rij.naam}. Kan dat in één gesprek?",
        tuple(vraag.plek for vraag in rij.vragen),
    )


def _sterk(rij: SterkRij) -> Iterator[Verschil]:
    if len(rij.letters) > 1:
        return
    plek, punt = rij.leden[0]
    bewijs = punt.bewijs.strip().rstrip(".")
    waaraan = (f"Waaraan zien zij dat? {bewijs}.",) if bewijs else ()
    yield Verschil(
        Soort.STERK,
        plek.tekst,
        (f"Alleen groep {plek.letter} noemt dit sterk.", *waaraan),
        "Kunnen de andere groepen dit ook gebruiken?",
        (plek,),
    )
