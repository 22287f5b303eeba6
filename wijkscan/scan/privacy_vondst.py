"""What a privacy finder gives back, and the sentence a person reads."""

from __future__ import annotations

from dataclasses import dataclass

HINT = "herkenbaar"

_ZINNEN = {
    "bsn": "Dit lijkt op een burgerservicenummer. Haal het weg.",
    "adres": "Dit lijkt op een adres met huisnummer. Noem de straat of de buurt.",
    "geboortedatum": "Dit lijkt op een geboortedatum. Noem een leeftijdsgroep.",
    "telefoon": "Dit lijkt op een telefoonnummer. Haal het weg.",
    "e-mail": "Dit lijkt op een mailadres. Haal het weg.",
    "iban": "Dit lijkt op een rekeningnummer. Haal het weg.",
    "nummer": "Dit lijkt op een nummer uit een dossier. Haal het weg.",
    "kenteken": "Dit lijkt op een kenteken. Haal het weg.",
    "naam": "Dit lijkt op een naam van een persoon. Noem een rol of een groep.",
    HINT: "Hieraan kan iemand te herkennen zijn. Kan het ruimer?",
}
SOORTEN = tuple(_ZINNEN)

Treffer = tuple[int, int, str]
"""start, end, kind"""


@dataclass(frozen=True, slots=True)
class Finding:
    """One place in a text. It holds no text of its own, so that it can be logged and stored."""

    start: int
    end: int
    kind: str
    message: str


def vondst(start: int, end: int, kind: str) -> Finding:
    """A finding with the sentence of its kind."""
    return Finding(start, end, kind, _ZINNEN[kind])
