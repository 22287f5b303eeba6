"""From a scan to a casus that others may learn from: checked for privacy, invented or with consent.

Pure. What is still missing is said in sentences, so that a screen and a command say the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from wijkscan import text
from wijkscan.errors import UserError
from wijkscan.scan.model import Les, Wijkscan, nieuw_id
from wijkscan.scan.privacy import find, is_hint
from wijkscan.scan.privacy_scan import plaatsen, strip_names
from wijkscan.scan.toestemming import deelbaar

VERZONNEN = "Voorbeeld: wat gezien en gehoord is, is verzonnen."
MEESTE_VRAGEN = 5


@dataclass(frozen=True, slots=True)
class Wens:
    """What is said about a casus. `verzonnen`, or else consent of makers and of who told things."""

    titel: str
    kort: str
    leerpunt: str
    vragen: tuple[str, ...]
    verzonnen: bool = False
    makers_willen: bool = False
    bewoners_willen: bool = False


def bezwaren(scan: Wijkscan, wens: Wens) -> list[str]:
    """Why this may not be a casus yet; empty when it may."""
    return [*_over_de_tekst(wens), *_over_toestemming(scan, wens), *_over_privacy(scan, wens)]


def _over_de_tekst(wens: Wens) -> Iterator[str]:
    if not wens.titel.strip():
        yield "Geef de casus een titel."
    if not wens.leerpunt.strip():
        yield "Schrijf op wat anderen hiervan leren."
    vragen = [vraag for vraag in wens.vragen if vraag.strip()]
    if not vragen:
        yield "Schrijf minstens één vraag om over te praten."
    if len(vragen) > MEESTE_VRAGEN:
        yield f"Kies hoogstens {MEESTE_VRAGEN} vragen."


def _over_toestemming(scan: Wijkscan, wens: Wens) -> Iterator[str]:
    if not scan.problemen:
        yield "In deze scan staat nog geen probleem. Daar kan niemand van leren."
    if wens.verzonnen or scan.voorbeeld.strip():
        return
    if not wens.makers_willen:
        yield "Is de scan echt? Vraag dan eerst alle makers of zij het goed vinden."
    if not wens.bewoners_willen:
        yield "Vraag ook de mensen die iets vertelden of het mee mag."


def _over_privacy(scan: Wijkscan, wens: Wens) -> Iterator[str]:
    open_ = [plek for plek in plaatsen(strip_names(scan)) if not is_hint(plek.vondst)]
    if open_:
        aantal = text.plural(len(open_), "plek", "plekken")
        yield (
            f"Op {aantal} in de scan staat misschien iets over één persoon. "
            "Kijk in de scan bij Delen en haal het weg."
        )
    geschreven = (wens.titel, wens.kort, wens.leerpunt, *wens.vragen)
    if any(not is_hint(vondst) for deel in geschreven for vondst in find(deel)):
        yield "In wat je hier schreef, staat misschien iets over één persoon. Schrijf het anders."


def maak_casus(scan: Wijkscan, wens: Wens, vandaag: date) -> Wijkscan:
    """A new scan without names that carries its lesson. UserError with the first objection."""
    if zinnen := bezwaren(scan, wens):
        raise UserError(zinnen[0], " ".join(zinnen[1:]))
    voorbeeld = scan.voorbeeld.strip() or (VERZONNEN if wens.verzonnen else "")
    herkomst = voorbeeld or (
        "Een echte scan. De makers en wie iets vertelde, vonden het goed op "
        f"{text.long_date(vandaag)}."
    )
    les = Les(
        herkomst=herkomst,
        kort=wens.kort.strip(),
        leerpunt=wens.leerpunt.strip(),
        vragen=[vraag.strip() for vraag in wens.vragen if vraag.strip()],
    )
    anders = {
        "id": nieuw_id(), "titel": wens.titel.strip(), "voorbeeld": voorbeeld, "les": les,
        "ouders": [*scan.ouders, scan.id],
    }  # fmt: skip
    return deelbaar(scan.model_copy(update=anders))
