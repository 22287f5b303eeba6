"""What the rubric could say, read off the scan: a suggestion per row with why.

It is never the judgement: that is the teacher's. Where nothing can be read off, it says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from wijkscan import text
from wijkscan.scan.model import (
    Actie,
    Antwoord,
    Oordeel,
    Probleem,
    Reactie,
    Rol,
    Status,
    Wijkscan,
    records,
)
from wijkscan.scan.priorities import pearl_open
from wijkscan.scan.rules import check
from wijkscan.scan.rules_feiten import cijfers, soorten

NOG_NIET, VOLDOENDE, GOED = Oordeel.NOG_NIET, Oordeel.VOLDOENDE, Oordeel.GOED


@dataclass(frozen=True, slots=True)
class Voorstel:
    """A suggestion for one row. `oordeel` is None when the scan does not show it."""

    oordeel: Oordeel | None
    waarom: str


@dataclass(frozen=True, slots=True)
class _Kijk:
    """The scan with the problems that are in play and the rules that are open on any of them."""

    scan: Wijkscan
    problemen: list[Probleem]
    open: set[str]


def voorstellen(scan: Wijkscan, vandaag: date | None = None) -> dict[str, Voorstel]:
    """Key of the row in the rubric -> suggestion. `vandaag`: see `rules.check`."""
    problemen = [p for p in scan.problemen if p.status is not Status.VERVALLEN and p.p_wat.strip()]
    notices = [notice for p in problemen for notice in check(p, scan, vandaag)]
    kijk = _Kijk(scan, problemen, {notice.rule for notice in notices if not notice.reden})
    return {regel: zoek(kijk) for regel, zoek in _REGELS.items()}


_GEEN_PROBLEEM = Voorstel(None, "Er is nog geen probleem beschreven.")


def _bronnen(kijk: _Kijk) -> Voorstel:
    if not kijk.problemen:
        return _GEEN_PROBLEEM
    if "R4" in kijk.open:
        return Voorstel(NOG_NIET, "Bij een teken ontbreekt de bron, het jaar of het gebied.")
    per_probleem = [soorten(p) for p in kijk.problemen]
    minst = min(per_probleem, key=len)
    if len(minst) < 2:
        return Voorstel(NOG_NIET, "Een probleem heeft nog geen twee soorten bronnen.")
    if len(minst) >= 3 and all("gesprek" in soort for soort in per_probleem):
        return Voorstel(
            GOED,
            "Elk probleem heeft drie soorten bronnen, ook van wijkbewoners. "
            "Kijk zelf of erbij staat hoe bruikbaar ze zijn.",
        )
    return Voorstel(VOLDOENDE, f"Overal staan minstens {len(minst)} soorten bronnen.")


def _vergelijken(kijk: _Kijk) -> Voorstel:
    if not any(True for p in kijk.problemen for _ in cijfers(p)):
        return Voorstel(None, "Bij de problemen staat geen cijfer om te vergelijken.")
    if "R5" in kijk.open:
        return Voorstel(NOG_NIET, "Er staan twee verschillende metingen naast elkaar.")
    if "R11" in kijk.open:
        return Voorstel(VOLDOENDE, "De bron klopt. Een verschil staat er stelliger dan het is.")
    return Voorstel(
        VOLDOENDE,
        "Elk cijfer staat naast dezelfde bron en leeftijd. "
        "Vraag zelf naar de verschillen binnen de wijk.",
    )


def _probleem(kijk: _Kijk) -> Voorstel:
    if not kijk.problemen:
        return _GEEN_PROBLEEM
    if kijk.open & {"R6", "R7"}:
        return Voorstel(NOG_NIET, "Een probleem lijkt op een oplossing of een ziekte.")
    if not all(p.p_groep.strip() and _waar(p, kijk.scan) for p in kijk.problemen):
        return Voorstel(NOG_NIET, "Bij een probleem ontbreekt de groep of de plaats.")
    if all(p.p_gevolg.strip() and p.p_omvang is not None for p in kijk.problemen):
        return Voorstel(GOED, "Ook wat mensen merken en om hoeveel mensen het gaat, staat erbij.")
    return Voorstel(VOLDOENDE, "Situatie, groep en plaats staan erin.")


def _waar(probleem: Probleem, scan: Wijkscan) -> bool:
    return scan.gebied.gevuld or (probleem.p_gebied is not None and probleem.p_gebied.gevuld)


def _oorzaak(kijk: _Kijk) -> Voorstel:
    if not kijk.problemen:
        return _GEEN_PROBLEEM
    if kijk.open & {"R8", "R14"}:
        return Voorstel(NOG_NIET, "Een oorzaak herhaalt het probleem of geeft mensen de schuld.")
    if "R9" in kijk.open or not all(p.e for p in kijk.problemen):
        return Voorstel(NOG_NIET, "Een oorzaak die te veranderen is, met door wie, ontbreekt nog.")
    if all(p.tegen.strip() and len(_lagen(p)) > 1 for p in kijk.problemen):
        return Voorstel(GOED, "Oorzaken uit meer lagen. Wat het tegenspreekt, staat erbij.")
    return Voorstel(VOLDOENDE, "Bij elk probleem kan iemand iets aan een oorzaak doen.")


def _lagen(probleem: Probleem) -> set[str]:
    return {kind for oorzaak in probleem.e for kind in oorzaak.determinant}


def _sterke_punten(kijk: _Kijk) -> Voorstel:
    count = len(kijk.scan.sterke_punten)
    if not count and not any(p.sterk for p in kijk.problemen):
        return Voorstel(NOG_NIET, "Er staat nog geen sterk punt.")
    if any(actie.sterk for actie in kijk.scan.acties):
        return Voorstel(GOED, "Het plan gebruikt een sterk punt.")
    return Voorstel(VOLDOENDE, "Er is een sterk punt. Het plan gebruikt het nog niet.")


def _kiezen(kijk: _Kijk) -> Voorstel:
    gekozen = [keuze for keuze in kijk.scan.prioriteiten if keuze.gekozen]
    if not gekozen:
        return Voorstel(NOG_NIET, "Er is nog niets gekozen.")
    if not all(keuze.reden.strip() for keuze in gekozen):
        return Voorstel(NOG_NIET, "Bij een keuze staat nog geen reden.")
    if all(k.onthuld and len(k.stemmen) > 1 and not pearl_open(k) for k in gekozen):
        return Voorstel(GOED, "Er is gestemd, de stemmen zijn getoond en PEARL is gedaan.")
    return Voorstel(VOLDOENDE, "Bij elke keuze staat een reden.")


def _plan(kijk: _Kijk) -> Voorstel:
    acties = [actie for actie in kijk.scan.acties if _is_af(actie)]
    if not acties:
        return Voorstel(NOG_NIET, "Nog geen actie met doel, trekker en eerste stap.")
    gevraagd = any(b.antwoord.strip() for b in kijk.scan.betrokkenen)
    if gevraagd and any(a.aanpak.niveau and a.meten.strip() and a.stop_datum for a in acties):
        return Voorstel(GOED, "Ook hoe sterk de aanpak is, wat je meet en wanneer je stopt.")
    wie = "" if gevraagd else " Wat betrokkenen zeiden, staat er nog niet."
    return Voorstel(VOLDOENDE, f"Er is een actie met doel, trekker en eerste stap.{wie}")


def _is_af(actie: Actie) -> bool:
    delen = (actie.wie, actie.wat, actie.hoeveel, actie.wanneer, actie.trekker, actie.eerste_stap)
    return all(deel.strip() for deel in delen)


def _samen(kijk: _Kijk) -> Voorstel:
    rollen = sorted(set(_schrijvers(kijk.scan)))
    if not rollen:
        return Voorstel(None, "Er is nog niets geschreven.")
    if len(rollen) < 2:
        return Voorstel(NOG_NIET, f"Alles is geschreven als {rollen[0]}.")
    uitgelegd = sum(_verschilt(cijfer.antwoorden) for cijfer in kijk.scan.kijkcijfers)
    if uitgelegd:
        waar = text.plural(uitgelegd, "cijfer", "cijfers")
        return Voorstel(GOED, f"Bij {waar} keken rollen anders, met uitleg.")
    return Voorstel(VOLDOENDE, f"Er schreven mee: {text.listing(rollen)}.")


def _schrijvers(scan: Wijkscan) -> Iterator[str]:
    for record in records(scan):
        if record.auteur_rol not in ("", Rol.DOCENT) and not isinstance(record, Reactie):
            yield str(record.auteur_rol)


def _verschilt(antwoorden: list[Antwoord]) -> bool:
    gezegd = {a.herken for a in antwoorden if a.herken is not None}
    return len(gezegd) > 1 and any(a.toelichting.strip() for a in antwoorden)


def _presenteren(_: _Kijk) -> Voorstel:
    return Voorstel(None, "Dat hoor je bij de presentatie.")


_REGELS: dict[str, Callable[[_Kijk], Voorstel]] = {
    "bronnen": _bronnen,
    "vergelijken": _vergelijken,
    "probleem": _probleem,
    "oorzaak": _oorzaak,
    "sterke_punten": _sterke_punten,
    "kiezen": _kiezen,
    "plan": _plan,
    "samen": _samen,
    "presenteren": _presenteren,
}
