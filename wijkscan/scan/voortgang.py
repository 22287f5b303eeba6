"""How far a scan is: which steps of the path hold something, and which were skipped."""

from __future__ import annotations

from collections.abc import Callable

from wijkscan.scan.model import Status, Wijkscan

STAPPEN: dict[str, str] = {
    "wijk": "Wijk",
    "vooraf": "Vooraf",
    "cijfers": "Cijfers",
    "kaart": "Kaart",
    "de-wijk-in": "De wijk in",
    "naast-elkaar": "Naast elkaar",
    "problemen": "Problemen",
    "kiezen": "Kiezen",
    "plan": "Plan",
    "delen": "Delen",
    "terugblik": "Terugblik",
}
"""The steps of the path: address -> word on the screen."""

_GEVULD: dict[str, Callable[[Wijkscan], bool]] = {
    "wijk": lambda scan: scan.gebied.gevuld,
    "vooraf": lambda scan: any(one.tekst.strip() for one in scan.verwachtingen),
    "cijfers": lambda scan: bool(scan.kijkcijfers),
    "de-wijk-in": lambda scan: bool(scan.observaties or scan.gesprekken),
    "naast-elkaar": lambda scan: any(kijk.antwoorden for kijk in scan.kijkcijfers),
    "problemen": lambda scan: any(probleem.p_wat.strip() for probleem in scan.problemen),
    "kiezen": lambda scan: any(keuze.gekozen for keuze in scan.prioriteiten),
    "plan": lambda scan: bool(scan.acties),
    "delen": lambda scan: any(p.status is Status.VASTGESTELD for p in scan.problemen),
    "terugblik": lambda scan: bool(scan.terugblikken),
}


def gevuld(scan: Wijkscan) -> set[str]:
    """Addresses of the steps in which the group has put something."""
    return {stap for stap, is_gevuld in _GEVULD.items() if is_gevuld(scan)}


def verder(scan: Wijkscan) -> str:
    """The first step that is neither filled nor skipped: where to go on."""
    klaar = gevuld(scan) | set(scan.overgeslagen) | {"kaart"}  # nothing is written on the map
    return next((stap for stap in STAPPEN if stap not in klaar), "delen")
