"""The plain sentence that belongs to a figure, and the name of the group it is about.

Two patterns carry the whole catalogue. A share: "In Hillesluis zijn ongeveer 14 van de 100
65-plussers sterk eenzaam." Anything else: "In Hillesluis is de gemiddelde afstand tot de
huisarts 0,6 km."
"""

from __future__ import annotations

from wijkscan import text
from wijkscan.store.catalogue import Indicator, Methode

GROEPEN = {
    "18+": "volwassenen",
    "18-65": "volwassenen tot 65 jaar",
    "65+": "65-plussers",
    "65-75": "mensen van 65 tot 75 jaar",
    "75+": "75-plussers",
    "gestandaardiseerd": "inwoners (omgerekend voor leeftijd)",
}

_PER = {"%": 100, "per 1.000": 1000, "per 10.000": 10000}


def groep(indicator: Indicator, leeftijd: str | None = None) -> str:
    """About whom a figure is, in plural: the age group when there is one."""
    return GROEPEN.get(leeftijd or "", indicator.groep)


def van_de(indicator: Indicator) -> int | None:
    """100, 1000 or 10000 when the figure can be said as "... van de 100"; else None."""
    return None if indicator.methode is Methode.GEBEURTENIS else _PER.get(indicator.eenheid)


def zin(indicator: Indicator, gebied: str, waarde: float, leeftijd: str | None = None) -> str:
    """One figure as one plain Dutch sentence; `waarde` is in the unit of the indicator."""
    whole = van_de(indicator)
    if whole is None:
        amount = text.value(waarde, indicator.eenheid, indicator.decimalen)
        if indicator.methode is Methode.GEBEURTENIS:
            amount = f"{amount} {indicator.groep}"
        words = [indicator.werkwoord, indicator.gezegde, amount]
    else:
        few = 0 < waarde < 0.5
        count = "minder dan 1" if few else f"ongeveer {text.number(waarde)}"
        share = f"{count} van de {text.number(whole)} {groep(indicator, leeftijd)}"
        words = [indicator.werkwoord, share, indicator.gezegde]
    return f"In {gebied} {' '.join(word for word in words if word)}."
