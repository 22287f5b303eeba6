"""The official division of one year as plain lists: codes, names and how they hang together."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from wijkscan.errors import SnapshotDamaged
from wijkscan.store.columns import Niveau
from wijkscan.store.gebied import Gebied
from wijkscan.store.sidecar import unsealed


class Division:
    """All areas of one year, as plain lists of equal length; `plaats` finds a row by code."""

    def __init__(self, jaar: int, kolommen: dict[str, list[Any]]) -> None:
        self.jaar = jaar
        self.codes: list[str] = kolommen["code"]
        self.namen: list[str] = kolommen["naam"]
        self.niveaus: list[str] = kolommen["niveau"]
        self.gemeenten: list[str | None] = kolommen["gemeente"]
        self.gemeente_namen: list[str | None] = kolommen["gemeente_naam"]
        self.wijken: list[str | None] = kolommen["wijk"]
        self.postcodes: list[str | None] = kolommen["postcode4"]
        self.inwoners: list[int | None] = kolommen["inwoners"]
        self.vanaf: list[int] = kolommen["zelfde_vanaf"]
        self.tot: list[int] = kolommen["zelfde_tot"]
        self.plaats = {code: at for at, code in enumerate(self.codes)}

    def gebied(self, at: int) -> Gebied:
        """The area in row `at`."""
        wijk = self.wijken[at]
        return Gebied(
            code=self.codes[at],
            naam=self.namen[at],
            niveau=Niveau(self.niveaus[at]),
            gemeente_code=self.gemeenten[at],
            gemeente_naam=self.gemeente_namen[at],
            wijk_code=wijk,
            wijk_naam=self.namen[self.plaats[wijk]] if wijk in self.plaats else None,
            indeling=self.jaar,
            postcode4=self.postcodes[at],
            inwoners=self.inwoners[at],
        )

    @cached_property
    def onder(self) -> dict[str, list[int]]:
        """Rows directly below each code, in the order of their codes."""
        kinderen: dict[str, list[int]] = defaultdict(list)
        for at, niveau in enumerate(self.niveaus):
            match niveau:
                case "gemeente":
                    kinderen["NL00"].append(at)
                case "wijk":
                    kinderen[self.gemeenten[at] or ""].append(at)
                case "buurt":
                    kinderen[self.wijken[at] or ""].append(at)
        return kinderen


def lees_indeling(path: Path) -> Division:
    """One division, after its checksum has been compared with the sidecar."""
    try:
        inhoud = path.read_bytes()
        verwacht = unsealed(path.with_suffix(".toml"))["sha256"]
        if hashlib.sha256(inhoud).hexdigest() != verwacht:
            raise ValueError("checksum")
        # Not read_table, which imports pandas and costs the command line a second.
        tabel = pq.ParquetFile(pa.BufferReader(inhoud)).read(use_threads=False)
    except (OSError, KeyError, ValueError, pa.ArrowException) as error:
        raise SnapshotDamaged(
            f"De lijst van gebieden {path.name} is beschadigd of onvolledig.",
            "Zet wijkscan opnieuw neer, of haal het bestand terug uit de oorspronkelijke uitgave.",
        ) from error
    kolommen = {naam: tabel.column(naam).to_pylist() for naam in tabel.column_names}
    return Division(int(path.stem), kolommen)
