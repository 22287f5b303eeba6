"""The two sentences that a problem makes: in plain words, and in the words of the profession.

They never claim a bare cause: the plain one says "waarschijnlijk", the other "samenhangend met". A
figure that is only possibly higher says so, a risk says "risico op", an estimate says "geschat".
"""

from __future__ import annotations

import re

from wijkscan.analysis.values import Verdict
from wijkscan.scan.model import Probleem, SoortProbleem, SoortTeken, Teken, Wijkscan
from wijkscan.scan.rules_feiten import (
    bron_van,
    is_cijfer,
    jaar_van,
    oordeel_van,
    sterke_punten,
    woorden,
)
from wijkscan.text import listing

_PERSOONSVORM = frozenset(
    """is zijn heeft hebben komt komen kan kunnen wil willen moet moeten wordt worden gaat
    gaan woont voelt voelen krijgt krijgen mist valt durft durven doet doen staat staan ligt
    liggen loopt weet weten zit zitten blijft blijven nodigen nodigt werkt helpt mag mogen
    sluit sluiten ontbreekt ontbreken past passen kent kennen vindt vinden spreekt spreken
    zegt maakt maken""".split()
)
_MOGELIJK = {Verdict.MOGELIJK_HOGER: "mogelijk hoger", Verdict.MOGELIJK_LAGER: "mogelijk lager"}


def gewone_zin(probleem: Probleem, scan: Wijkscan | None = None) -> str:
    """The plain sentence (B1). Parts that are not filled in are left out."""
    delen = [
        _gewoon_probleem(probleem, scan),
        _gewone_oorzaak([_kern(e.tekst) for e in probleem.e if e.tekst.strip()]),
        _opsomming("Dat zien we aan", [_teken(t) for t in probleem.s if _heeft_tekst(t)]),
        _opsomming(
            "Wat helpt", [_kern(s) for s in sterke_punten(probleem, scan)], dubbelepunt=True
        ),
    ]
    return " ".join(deel for deel in delen if deel)


def vakzin(probleem: Probleem, scan: Wijkscan | None = None) -> str:
    """The professional sentence, with the source and year of every sign."""
    zin = f"{_soortwoord(probleem)} {_zonder_risico(probleem)}".strip()
    if probleem.p_groep.strip():
        zin += f" bij {_kern(probleem.p_groep)}"
    gebied = gebied_naam(probleem, scan)
    zin += f" in {gebied}" if gebied else ""
    oorzaken = [_kern(e.tekst) for e in probleem.e if e.tekst.strip()]
    zin += f", samenhangend met {'; '.join(oorzaken)}" if oorzaken else ""
    tekens = [f"{_teken(t)}{_herkomst(t)}" for t in probleem.s if _heeft_tekst(t)]
    zin += f", blijkend uit {'; '.join(tekens)}" if tekens else ""
    sterk = [_kern(s) for s in sterke_punten(probleem, scan)]
    return f"{zin}." + (f" Sterk: {'; '.join(sterk)}." if sterk else "")


def gebied_naam(probleem: Probleem, scan: Wijkscan | None = None) -> str:
    """The name of the area in words; its codes when it has no name."""
    for gebied in (probleem.p_gebied, scan.gebied if scan else None):
        if gebied is not None and gebied.gevuld:
            return gebied.naam.strip() or listing(gebied.codes)
    return ""


def _gewoon_probleem(probleem: Probleem, scan: Wijkscan | None) -> str:
    wat, groep = _zonder_risico(probleem), _kern(probleem.p_groep)
    if not wat:
        return ""
    gebied = gebied_naam(probleem, scan)
    waar = f"In {gebied}" if gebied else "In deze wijk"
    groep = groep or "mensen"
    if probleem.soort is SoortProbleem.RISICO:
        return f"{waar} lopen {groep} risico op {wat}."
    if probleem.soort is SoortProbleem.KANS:
        return f"{waar} gaat bij {groep} iets goed dat nog beter kan: {wat}."
    if _is_zin(wat):
        return f"{waar} gaat het om {groep}: {wat}."
    return f"{waar} {_hebben(groep)} {groep} {wat}."


def _hebben(groep: str) -> str:
    enkel = woorden(groep)[:1] in (["iedereen"], ["een"], ["één"])
    return "heeft" if enkel else "hebben"


def _gewone_oorzaak(oorzaken: list[str]) -> str:
    if not oorzaken:
        return ""
    if len(oorzaken) == 1 and not _is_zin(oorzaken[0]):
        return f"Dat komt waarschijnlijk door {oorzaken[0]}."
    if not any(map(_is_zin, oorzaken)) and not any("," in e or " en " in e for e in oorzaken):
        return f"Dat komt waarschijnlijk door {listing(oorzaken)}."
    return f"Dat komt waarschijnlijk hierdoor: {'; '.join(oorzaken)}."


def _opsomming(begin: str, dingen: list[str], dubbelepunt: bool = False) -> str:
    if not dingen:
        return ""
    los = len(dingen) == 1 and not dubbelepunt and not _is_zin(dingen[0])
    return f"{begin}{'' if los else ':'} {'; '.join(dingen)}."


def _is_zin(tekst: str) -> bool:
    """Whether the words have a verb of their own, so that they cannot follow "door"."""
    return not _PERSOONSVORM.isdisjoint(woorden(tekst))


def _kern(tekst: str) -> str:
    """Text as part of a sentence: no full stop, and no capital unless it belongs to the word."""
    tekst = re.sub(r"\s+", " ", tekst).strip().rstrip(".;")
    eerste = tekst.split(" ", 1)[0]
    houdt = not eerste[1:].islower() and len(eerste) > 1
    if houdt or eerste.rstrip(",:").lower() in _HOOFDLETTER:
        return tekst
    return tekst[:1].lower() + tekst[1:]


_HOOFDLETTER = frozenset(
    """nederland nederlands nederlandse rotterdam rotterdamse amsterdam utrecht turks turkse
    marokkaans marokkaanse surinaams surinaamse antilliaans antilliaanse pools poolse
    syrisch syrische somalisch somalische kaapverdisch kaapverdische europa europese wmo
    omaha""".split()
)


def _zonder_risico(probleem: Probleem) -> str:
    wat = _kern(probleem.p_wat)
    if probleem.soort is SoortProbleem.RISICO:
        return re.sub(
            r"^(?:een |meer |verhoogd )?(?:risico|kans) op ", "", wat, flags=re.IGNORECASE
        )
    return wat


def _soortwoord(probleem: Probleem) -> str:
    match probleem.soort:
        case SoortProbleem.RISICO:
            return "Risico op"
        case SoortProbleem.KANS:
            return "Kans:"
        case _:
            return "Actueel:"


def _heeft_tekst(teken: Teken) -> bool:
    return bool(teken.tekst.strip()) and teken.soort is not SoortTeken.LITERATUUR


def _teken(teken: Teken) -> str:
    """The words of a sign, with "geschat" and "mogelijk" when the figure asks for it."""
    tekst = _kern(teken.tekst)
    laag = tekst.lower()
    erbij = []
    if teken.soort is SoortTeken.GESCHAT and "geschat" not in laag:
        erbij.append("geschat")
    for vergelijking in (teken.cijfer.vergelijkingen if teken.cijfer else [])[:1]:
        oordeel = oordeel_van(teken, vergelijking)
        woord = _MOGELIJK.get(oordeel) if oordeel else None
        if woord and "mogelijk" not in laag:
            erbij.append(f"{woord} dan {vergelijking.naam}")
    return ", ".join([tekst, *erbij])


def _herkomst(teken: Teken) -> str:
    jaar = jaar_van(teken)
    delen = [bron_van(teken), str(jaar) if jaar else ""]
    if is_cijfer(teken) and teken.niveau:
        delen.append(teken.niveau.value)
    tekst = ", ".join(deel for deel in delen if deel)
    return f" ({tekst})" if tekst else ""
