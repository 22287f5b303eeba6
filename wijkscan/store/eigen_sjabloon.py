"""An empty file for own figures: the headings, and one row that shows how it is filled."""

from __future__ import annotations

import csv
import io

from wijkscan.store.eigen_invoer import VOORBEELD
from wijkscan.store.eigen_velden import KOPPEN

_VOORBEELD = {
    "naam": f"{VOORBEELD} (haal deze rij weg): diabetes bekend bij de huisarts",
    "definitie": "diagnose diabetes type 1 of 2 (ICPC T90) in het dossier van de huisarts",
    "gebied": "BU05991082",
    "indeling": "",
    "leeftijd": "65-74",
    "jaar": "2025",
    "teller": "124",
    "noemer": "1030",
    "percentage": "",
    "bron": "huisartsen in Hillesluis",
    "datum": "01-03-2026",
    "manier": "geteld",
    "toestemming": "ja",
    "opmerking": "alleen een percentage? laat teller leeg. Minder dan 10? schrijf: minder dan 10",
}


def sjabloon() -> bytes:
    """The file as CSV that a Dutch spreadsheet opens with a double click."""
    gemaakt = io.StringIO()
    schrijver = csv.writer(gemaakt, delimiter=";", lineterminator="\r\n")
    schrijver.writerow(KOPPEN)
    schrijver.writerow(_VOORBEELD[veld] for veld in KOPPEN)
    return gemaakt.getvalue().encode("utf-8-sig")
