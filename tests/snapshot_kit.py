"""Small snapshots made by hand, and an indicator that reads them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from wijkscan.store.catalogue import Bron, Indicator, Methode
from wijkscan.store.columns import Missing
from wijkscan.store.families import Familie
from wijkscan.store.packing import Draft, write
from wijkscan.store.sidecar import Kolom, Sidecar

FAMILY = {
    "proef": Familie.model_validate(
        {
            "id": "proef",
            "naam": "Proef",
            "producent": "CBS",
            "host": "cbs",
            "soort": "geteld",
            "titelpatroon": r"^Proef (?P<jaar>20\d\d)$",
            "stap": {"wijk": 5, "buurt": 5},
            "licentie": "CC BY 4.0",
            "bronvermelding": "Bron: CBS",
            "gebruik": {"wie": "w", "hoe": "h", "waarvoor": "v"},
        }
    )
}


def draft(codes: list[str], leeftijd: list[str] | None = None, **columns: list[Any]) -> Draft:
    """A number is a figure, "." is withheld, "" is impossible."""
    values, status, kolommen = {}, {}, []
    for name, cells in columns.items():
        values[name] = np.array([np.nan if isinstance(c, str) else c for c in cells], float)
        reasons = {".": Missing.WITHHELD, "": Missing.IMPOSSIBLE}
        status[name] = np.array([reasons.get(c, 0) for c in cells], np.int8)
        decimals = 1 if any(isinstance(c, float) for c in cells) else 0
        kolommen.append(Kolom(name, f"{name}_1", name, "aantal", "", decimals))
    return Draft(list(codes), leeftijd, kolommen, values, status)


def put(folder: Path, tabel: str, jaar: int, table: Draft) -> Sidecar:
    about = Sidecar(
        familie="proef",
        producent="CBS",
        tabel=tabel,
        titel=f"Proef {jaar}",
        uitgave=str(jaar),
        jaar=jaar,
        indeling=jaar,
        periode=str(jaar),
        host="cbs",
        licentie="CC BY 4.0",
        bronvermelding="Bron: CBS",
        herkomst="met de hand",
        opgehaald="2026-11-23",
        gewijzigd="",
        rijen=0,
        leeftijden=(),
        sha256="",
        kolommen=(),
        niet_gevuld=(),
    )
    return write(table, about, folder)


def indicator(tabel: str = "proef", **bron: Any) -> Indicator:
    read = (Bron(tabel=tabel, **bron),)
    return Indicator.model_construct(id="proef", eenheid="%", methode=Methode.AANDEEL, bronnen=read)
