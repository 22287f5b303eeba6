"""Boundaries of areas, ready to draw: shared lines on a grid in RD metres (EPSG:28992).

`<level>-<year>.parquet` holds the shapes for computing and, for every area, where its
border comes from or why there is none. `tekening-<level>-<year>-<n>m.parquet` holds the
same borders simplified to n metres, a row per gemeente (see `geo_build`). The division of 2020 is
bundled in data/geo; other years come from a refresh (`geo_sets`). Nothing here needs geopandas;
`vormen` gives shapely shapes for those who compute.
"""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from wijkscan.errors import SnapshotDamaged, UnknownRegion
from wijkscan.store import geo_sets
from wijkscan.store.bogen import Ring, snoei
from wijkscan.store.columns import Niveau
from wijkscan.store.sidecar import unsealed

JAAR = 2020
"""Division of the bundled boundaries."""
_VOORVOEGSEL = {Niveau.GEMEENTE: "GM", Niveau.WIJK: "WK", Niveau.BUURT: "BU"}
_FIJNST = {Niveau.GEMEENTE: 50, Niveau.WIJK: 15, Niveau.BUURT: 5}
"""Finest drawing per level, in metres of simplification."""
_GROEP_LAND = "NL00"
_ANDERE_INDELING = (
    "Van dit gebied zijn de grenzen niet meegeleverd: het hoort bij een andere indeling."
)
Kader = tuple[float, float, float, float]
"""West, south, east and north in RD metres."""
_GENOEG = 0.8
"""With this part of the buurten on the map it is worth drawing buurten; with less, wijken."""


@dataclass(frozen=True, slots=True)
class Vlak:
    """One area to draw: rings of line numbers, and the largest circle inside it for its name."""

    naam: str
    x: int
    y: int
    straal: int
    ringen: list[Ring]


@dataclass(frozen=True, slots=True)
class Kaartstuk:
    """Areas of one level with the lines they share. Line coordinates times `rooster` are metres."""

    niveau: Niveau
    rooster: int
    bogen: list[str]
    vlakken: dict[str, Vlak]

    def alleen(self, codes: Iterable[str]) -> Kaartstuk:
        """The same piece with only these areas."""
        gekozen = {code: self.vlakken[code] for code in codes if code in self.vlakken}
        bogen, ringen = snoei(self.bogen, {c: vlak.ringen for c, vlak in gekozen.items()})
        vlakken = {c: Vlak(v.naam, v.x, v.y, v.straal, ringen[c]) for c, v in gekozen.items()}
        return Kaartstuk(self.niveau, self.rooster, bogen, vlakken)

    def inhoud(self) -> dict[str, Any]:
        """As it is written in a page; `templates/static/map.js` reads this."""
        return {
            "rooster": self.rooster,
            "bogen": self.bogen,
            "gebieden": {
                code: [v.naam, v.x, v.y, v.straal, v.ringen] for code, v in self.vlakken.items()
            },
        }


def samen(stukken: Sequence[Kaartstuk]) -> Kaartstuk:
    """Pieces of several gemeenten as one; a line on their common border is kept once."""
    if len(stukken) == 1:
        return stukken[0]
    plek: dict[str, int] = {}
    vlakken: dict[str, Vlak] = {}
    for stuk in stukken:
        nummer = [plek.setdefault(boog, len(plek)) for boog in stuk.bogen]
        for code, v in stuk.vlakken.items():
            ringen = [[nummer[n] if n >= 0 else ~nummer[~n] for n in r] for r in v.ringen]
            vlakken[code] = Vlak(v.naam, v.x, v.y, v.straal, ringen)
    return Kaartstuk(stukken[0].niveau, stukken[0].rooster, list(plek), vlakken)


class _Bestand:
    """One parquet file of data/geo, checked against its sidecar when first read."""

    def __init__(self, pad: Path) -> None:
        self._pad = pad

    @cached_property
    def bijschrift(self) -> dict[str, Any]:
        """The sidecar."""
        try:
            return unsealed(self._pad.with_suffix(".toml"))
        except (OSError, ValueError) as error:
            raise self._beschadigd() from error

    @cached_property
    def parquet(self) -> pq.ParquetFile:
        """The opened file."""
        try:
            inhoud = self._pad.read_bytes()
            if hashlib.sha256(inhoud).hexdigest() != self.bijschrift["sha256"]:
                raise ValueError("checksum")
            return pq.ParquetFile(pa.BufferReader(inhoud))
        except (OSError, KeyError, ValueError, pa.ArrowException) as error:
            raise self._beschadigd() from error

    def kolommen(self, namen: list[str]) -> pa.Table:
        """Some columns of all rows, without pandas."""
        return self.parquet.read(columns=namen, use_threads=False)

    def _beschadigd(self) -> SnapshotDamaged:
        return SnapshotDamaged(
            f"De kaart {self._pad.name} ontbreekt of is beschadigd.",
            "Zet wijkscan opnieuw neer; de map data/geo hoort erbij.",
        )


class _Laag:
    """What is known of every area of a level: source, reason when there is no border, extent."""

    def __init__(self, bestand: _Bestand) -> None:
        self.bestand = bestand
        tabel = bestand.kolommen(["code", "gemeente", "bron", "afwijking", "reden", "bbox"])
        self.codes: list[str] = tabel.column("code").to_pylist()
        self.gemeenten: list[str] = tabel.column("gemeente").to_pylist()
        self.bron: list[int] = tabel.column("bron").to_pylist()
        self.afwijking: list[float | None] = tabel.column("afwijking").to_pylist()
        self.reden: list[str] = tabel.column("reden").to_pylist()
        self.plaats = {code: at for at, code in enumerate(self.codes)}
        # By way of lists: to_numpy would import pandas.
        zijden = tabel.column("bbox").flatten()
        self.vakken: npt.NDArray[np.float64] = np.array(
            [zijde.to_pylist() for zijde in zijden], dtype=np.float64
        ).T

    def begint_met(self, begin: str) -> range:
        """Rows of the areas whose code begins so; the file is sorted by code."""
        return range(bisect_left(self.codes, begin), bisect_left(self.codes, begin + "\uffff"))


class Boundaries:
    """The boundaries of one division; files are read when first needed."""

    def __init__(self, folder: Path, jaar: int = JAAR) -> None:
        self._folder = folder
        self.jaar = jaar
        self._lagen: dict[Niveau, _Laag] = {}
        self._tekeningen: dict[tuple[Niveau, int], tuple[_Bestand, dict[str, int]]] = {}
        # Reports of a series come by gemeente, and neighbours are drawn again and again.
        self._stuk = lru_cache(maxsize=32)(self._stuk_uncached)

    @classmethod
    def load(cls, data_dir: Path, home: Path | None = None, indeling: int = JAAR) -> Boundaries:
        """The boundaries of a division; opened once per process and set of files.

        Refreshed ones in `home` go first, when they are whole. Of a division without refreshed
        boundaries the bundled ones of 2020 answer: areas they do not know get a reason.
        """
        refreshed = geo_sets.current(home, indeling) if home else None
        if refreshed and _is_heel(refreshed):
            return _geladen(refreshed, indeling)
        return _geladen(data_dir / "geo", JAAR)

    def _laag(self, niveau: Niveau) -> _Laag:
        if niveau not in self._lagen:
            self._lagen[niveau] = _Laag(_Bestand(self._folder / f"{niveau}-{self.jaar}.parquet"))
        return self._lagen[niveau]

    def _tekening(self, niveau: Niveau, meter: int) -> tuple[_Bestand, dict[str, int]]:
        meter = max(meter, _FIJNST[niveau])
        sleutel = (niveau, meter)
        if sleutel not in self._tekeningen:
            bestand = _Bestand(self._folder / f"tekening-{niveau}-{self.jaar}-{meter}m.parquet")
            groepen = bestand.kolommen(["groep"]).column("groep").to_pylist()
            self._tekeningen[sleutel] = bestand, {g: at for at, g in enumerate(groepen)}
        return self._tekeningen[sleutel]

    def _stuk_uncached(self, groep: str, niveau: Niveau, meter: int) -> Kaartstuk | None:
        """One row of a drawing file."""
        bestand, plaats = self._tekening(niveau, meter)
        at = plaats.get(groep)
        if at is None:
            return None
        meta = bestand.parquet.schema_arrow.metadata
        per_groep = bestand.parquet.metadata.row_group(0).num_rows
        deel = bestand.parquet.read_row_group(at // per_groep, columns=["stuk"], use_threads=False)
        inhoud = json.loads(deel.column("stuk")[at % per_groep].as_py())
        vlakken = {code: Vlak(*wat) for code, wat in inhoud["gebieden"].items()}
        return Kaartstuk(niveau, int(meta[b"rooster"]), inhoud["bogen"], vlakken)

    def gemeente(self, code: str, niveau: Niveau = Niveau.BUURT, meter: int = 5) -> Kaartstuk:
        """All buurten (or wijken) of a gemeente that have a border."""
        return self.gemeenten_samen([code], niveau, meter)

    def gemeenten_samen(
        self, codes: Iterable[str], niveau: Niveau = Niveau.BUURT, meter: int = 15
    ) -> Kaartstuk:
        """All buurten or wijken of several gemeenten, as one piece."""
        stukken = self._stukken(codes, niveau, meter)
        return samen(stukken) if stukken else self._leeg(niveau, meter)

    def _stukken(self, codes: Iterable[str], niveau: Niveau, meter: int) -> list[Kaartstuk]:
        stukken = [self._stuk(code, niveau, meter) for code in sorted(set(codes))]
        return [stuk for stuk in stukken if stuk]

    def _leeg(self, niveau: Niveau, meter: int) -> Kaartstuk:
        bestand, _ = self._tekening(niveau, meter)
        meta = bestand.parquet.schema_arrow.metadata
        return Kaartstuk(niveau, int(meta[b"rooster"]), [], {})

    def land(self, niveau: Niveau = Niveau.GEMEENTE, meter: int = 50) -> Kaartstuk:
        """The whole country at one level."""
        if niveau is Niveau.GEMEENTE:
            stuk = self._stuk(_GROEP_LAND, niveau, meter)
            return stuk or self._leeg(niveau, meter)
        _, plaats = self._tekening(niveau, meter)
        return self.gemeenten_samen(plaats, niveau, meter)

    def binnen(self, codes: Iterable[str], niveau: Niveau = Niveau.BUURT) -> list[str]:
        """Areas of a level inside the given ones, with a border or not: their codes begin alike."""
        begin = tuple(_VOORVOEGSEL[niveau] + code[2:] for code in codes)
        laag = self._laag(niveau)
        boven = {"GM" + b[2:6] for b in begin if len(b) > 8} if niveau is Niveau.WIJK else set()
        if boven:
            begin = tuple(b[:8] for b in begin)
        plekken = {at for b in begin for at in laag.begint_met(b)}
        return [laag.codes[at] for at in sorted(plekken)]

    def around(
        self, codes: Iterable[str], meters: float, niveau: Niveau = Niveau.BUURT, meter: int = 5
    ) -> Kaartstuk:
        """The areas themselves and all of their level within `meters` of their extent.

        `codes` may be of a higher level: a wijk stands for its buurten. Also across gemeenten.
        """
        omvang = self.omvang(codes, niveau)
        if omvang is None:
            return self._leeg(niveau, meter)
        west, zuid, oost, noord = omvang
        kader = (west - meters, zuid - meters, oost + meters, noord + meters)
        return self.in_kader(kader, niveau, meter)

    def omvang(self, codes: Iterable[str], niveau: Niveau = Niveau.BUURT) -> Kader | None:
        """Smallest frame around the areas of a level inside the given ones; None without border."""
        laag = self._laag(niveau)
        vakken = laag.vakken[[laag.plaats[code] for code in self.binnen(codes, niveau)]]
        if not len(vakken) or np.isnan(vakken[:, 0]).all():
            return None
        laag_punt, hoog_punt = np.nanmin(vakken[:, :2], axis=0), np.nanmax(vakken[:, 2:], axis=0)
        return (*laag_punt.tolist(), *hoog_punt.tolist())

    def in_kader(self, kader: Kader, niveau: Niveau = Niveau.BUURT, meter: int = 5) -> Kaartstuk:
        """All areas of a level whose extent touches a frame, across gemeenten."""
        west, zuid, oost, noord = kader
        laag = self._laag(niveau)
        x0, y0, x1, y1 = laag.vakken.T
        raakt = (x0 <= oost) & (x1 >= west) & (y0 <= noord) & (y1 >= zuid)
        gekozen = np.flatnonzero(raakt).tolist()
        if niveau is Niveau.GEMEENTE:
            return self.land(niveau).alleen(laag.codes[at] for at in gekozen)
        codes = [laag.codes[at] for at in gekozen]
        stukken = self._stukken((laag.gemeenten[at] for at in gekozen), niveau, meter)
        if not stukken:
            return self._leeg(niveau, meter)
        # First out of each what is wanted: a large gemeente has many areas far from the frame.
        return samen([stuk.alleen(codes) for stuk in stukken]).alleen(codes)

    def missing(self, codes: Iterable[str]) -> dict[str, str]:
        """Areas without a border, with the reason in Dutch."""
        redenen = {code: self._reden(code) for code in codes}
        return {code: reden for code, reden in redenen.items() if reden}

    def _vind(self, code: str) -> tuple[_Laag, int] | None:
        niveau = next((n for n, begin in _VOORVOEGSEL.items() if code.startswith(begin)), None)
        if niveau is None:
            return None
        laag = self._laag(niveau)
        at = laag.plaats.get(code)
        return None if at is None else (laag, at)

    def _reden(self, code: str) -> str:
        gevonden = self._vind(code)
        if gevonden is None:
            return "" if code == _GROEP_LAND else _ANDERE_INDELING
        laag, at = gevonden
        return laag.reden[at]

    def bron(self, code: str) -> int | None:
        """Year of the map that the border of an area comes from; None without a border."""
        gevonden = self._vind(code)
        return (gevonden[0].bron[gevonden[1]] or None) if gevonden else None

    def verlegd(self, codes: Iterable[str], meer_dan: float = 0.1) -> list[str]:
        """Areas whose drawn border encloses clearly more or less than the published area."""
        uit = []
        for code in codes:
            gevonden = self._vind(code)
            if gevonden and (gevonden[0].afwijking[gevonden[1]] or 0) > meer_dan:
                uit.append(code)
        return uit

    def niveau_om_te_tekenen(self, codes: Iterable[str]) -> Niveau:
        """Buurten where enough of them have a border, else wijken, else gemeenten."""
        codes = list(codes)
        for niveau in (Niveau.BUURT, Niveau.WIJK):
            laag = self._laag(niveau)
            binnen = self.binnen(codes, niveau)
            heeft = sum(not laag.reden[laag.plaats[code]] for code in binnen)
            if binnen and heeft >= _GENOEG * len(binnen):
                return niveau
        return Niveau.GEMEENTE

    def bronvermelding(self, niveau: Niveau) -> str:
        """Attribution for maps of a level, in Dutch."""
        credit = str(self._laag(niveau).bestand.bijschrift["attribution"])
        return credit.replace("; Data from ", "; gegevens van ")

    def vormen(self, codes: Iterable[str]) -> dict[str, Any]:
        """Shapely polygons in RD, simplified to 2 m, for computing; codes of one level.

        Raises UnknownRegion for a code without a border.
        """
        import shapely

        gevraagd = sorted(set(codes))
        zonder = self.missing(gevraagd)
        if zonder:
            code, reden = next(iter(zonder.items()))
            raise UnknownRegion(f"Van {code} is geen grens bekend.", reden)
        uit: dict[str, Any] = {}
        for laag, plaatsen in self._per_laag(gevraagd):
            tabel = laag.bestand.kolommen(["geometry"]).column("geometry")
            uit |= {laag.codes[at]: shapely.from_wkb(tabel[at].as_py()) for at in plaatsen}
        return uit

    def _per_laag(self, codes: Iterable[str]) -> list[tuple[_Laag, list[int]]]:
        per: dict[int, tuple[_Laag, list[int]]] = {}
        for code in codes:
            gevonden = self._vind(code)
            if gevonden:
                per.setdefault(id(gevonden[0]), (gevonden[0], []))[1].append(gevonden[1])
        return list(per.values())


@lru_cache(maxsize=8)
def _geladen(folder: Path, jaar: int) -> Boundaries:
    return Boundaries(folder, jaar)


@lru_cache(maxsize=8)
def _is_heel(folder: Path) -> bool:
    return geo_sets.is_whole(folder)
