"""Nederland > gemeente > wijk > buurt, per year of the division; found by code or by name.

Reads `data/regions/<year>.parquet`, and newer divisions that came with a refresh. Needs no pandas,
because every command starts here.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from contextlib import suppress
from functools import cached_property, lru_cache
from pathlib import Path

from wijkscan.errors import AmbiguousRegion, DamagedFile, SnapshotDamaged, UnknownRegion
from wijkscan.store import latere_indeling
from wijkscan.store.columns import Niveau
from wijkscan.store.gebied import STANDAARD_INDELING, Gebied, naam_sleutel, omschrijving
from wijkscan.store.indeling import Division, lees_indeling
from wijkscan.store.latere_indeling import Wijzigingen
from wijkscan.store.zoeken import Rang, Treffer, Zoeker, lees_aliassen

__all__ = ["Division", "Gebied", "Regions", "naam_sleutel", "omschrijving"]

_CODE = re.compile(r"(NL|GM|WK|BU)\d[0-9A-Z]*")
_POSTCODE = re.compile(r"([1-9]\d{3})\s*(?:[a-z]{2})?", re.IGNORECASE)
_GEMEENTE_OVERHEERST = 10
"""A gemeente is meant when it has this many times the residents of its namesakes elsewhere."""
_HOOGSTENS_GENOEMD = 8


class Regions:
    """All divisions together. The standard one answers first, a later one fills in."""

    def __init__(
        self, folder: Path, aliassen: Path | None = None, later: tuple[tuple[int, Path], ...] = ()
    ) -> None:
        self._folder = folder
        self._aliassen = aliassen
        jaren = sorted(int(path.stem) for path in folder.glob("[0-9]*.parquet"))
        if STANDAARD_INDELING not in jaren:
            raise SnapshotDamaged(
                f"De lijst van gebieden {STANDAARD_INDELING}.parquet ontbreekt.",
                "Zet wijkscan opnieuw neer; de map data/regions hoort erbij.",
            )
        self._jaren = [STANDAARD_INDELING, *(j for j in reversed(jaren) if j != STANDAARD_INDELING)]
        self._gelezen: dict[int, Division] = {}
        for jaar, sidecar in sorted(later):
            with suppress(DamagedFile):  # the store says so; the other divisions answer
                self._gelezen[jaar] = latere_indeling.read(sidecar, self._jaar_ervoor(jaar))
                self._jaren.insert(1, jaar)

    @classmethod
    def load(cls, data_dir: Path, home: Path | None = None) -> Regions:
        """The areas in `data_dir`/regions, and newer ones that were refreshed into `home`.

        Read once per process, and again when a refresh has put another division in force.
        """
        bundled = [int(path.stem) for path in (data_dir / "regions").glob("[0-9]*.parquet")]
        later = latere_indeling.in_force(home, max(bundled, default=STANDAARD_INDELING))
        return _geladen(data_dir, tuple(sorted(later.items())))

    def _jaar_ervoor(self, jaar: int) -> Division | None:
        return self.division(jaar - 1) if jaar - 1 in self._jaren else None

    @property
    def indelingen(self) -> tuple[int, ...]:
        """Years of which the division is known, the standard one first."""
        return tuple(self._jaren)

    def division(self, jaar: int) -> Division:
        """The division of one year; UnknownRegion when we do not have it."""
        if jaar not in self._jaren:
            bekend = ", ".join(str(j) for j in sorted(self._jaren))
            raise UnknownRegion(
                f"De gebiedsindeling van {jaar} is er niet.", f"Wel aanwezig: {bekend}."
            )
        if jaar not in self._gelezen:
            self._gelezen[jaar] = lees_indeling(self._folder / f"{jaar}.parquet")
        return self._gelezen[jaar]

    def _divisies(self, indeling: int | None = None) -> Iterator[Division]:
        for jaar in self._jaren if indeling is None else [indeling]:
            yield self.division(jaar)

    def vind(self, code: str, indeling: int | None = None) -> Gebied | None:
        """The area with this code, or None."""
        sleutel = code.strip().upper()
        # RIVM tables and tables with RegioS call the country NL01.
        sleutel = "NL00" if sleutel == "NL01" else sleutel
        for divisie in self._divisies(indeling):
            at = divisie.plaats.get(sleutel)
            if at is not None:
                return divisie.gebied(at)
        return None

    def get(self, code: str, indeling: int | None = None) -> Gebied:
        """The area with this code; UnknownRegion when it does not exist (in that division)."""
        gebied = self.vind(code, indeling)
        if gebied is None:
            jaar = f" in de indeling van {indeling}" if indeling is not None else ""
            raise UnknownRegion(
                f"Er is geen gebied met de code {_kort(code.upper())}{jaar}.",
                "Zoek het gebied op naam, bijvoorbeeld: wijkscan zoek Hillesluis.",
            )
        return gebied

    def kinderen(self, code: str, indeling: int | None = None) -> list[Gebied]:
        """Areas one level down: gemeenten of the country, wijken, or buurten."""
        gebied = self.get(code, indeling)
        divisie = self.division(gebied.indeling)
        return [divisie.gebied(at) for at in divisie.onder.get(gebied.code, ())]

    def buurten(self, code: str, indeling: int | None = None) -> list[Gebied]:
        """All buurten inside an area; a buurt gives itself."""
        gebied = self.get(code, indeling)
        if gebied.niveau is Niveau.BUURT:
            return [gebied]
        lager = self.kinderen(gebied.code, gebied.indeling)
        if gebied.niveau is Niveau.WIJK:
            return lager
        return [buurt for kind in lager for buurt in self.buurten(kind.code, kind.indeling)]

    def ouder(self, code: str, indeling: int | None = None) -> Gebied | None:
        """The area one level up; None for the country."""
        gebied = self.get(code, indeling)
        match gebied.niveau:
            case Niveau.LAND:
                return None
            case Niveau.GEMEENTE:
                return self.get("NL00", gebied.indeling)
            case Niveau.WIJK:
                return self.get(gebied.gemeente_code or "", gebied.indeling)
            case Niveau.BUURT:
                return self.get(gebied.wijk_code or "", gebied.indeling)

    def zelfde_gebied(self, code: str, jaar_a: int, jaar_b: int) -> bool:
        """Whether a code is known to mean the same place in both years.

        Code and name agree, CBS reports no moved border, and no dissolved gemeente was added
        in between (see tools/build_regions.py). What is not known to be the same is not.
        """
        vroeg, laat = min(jaar_a, jaar_b), max(jaar_a, jaar_b)
        for divisie in self._divisies():
            at = divisie.plaats.get("NL00" if code == "NL01" else code)
            if at is None:
                continue
            if vroeg == laat == divisie.jaar:
                return True
            if divisie.vanaf[at] <= vroeg and laat <= divisie.tot[at]:
                return True
        return len(self._jaren) > 2 and self._via_tussenjaar(code, vroeg, laat)

    def _via_tussenjaar(self, code: str, vroeg: int, laat: int) -> bool:
        """The same in 2020 and 2024, and in 2024 and 2025, is the same in 2020 and 2025."""
        vakken = [
            (divisie.vanaf[at], divisie.tot[at])
            for divisie in self._divisies()
            if (at := divisie.plaats.get(code)) is not None
        ]
        if not any(vanaf <= vroeg <= tot for vanaf, tot in vakken):
            return False
        bereikt = vroeg
        while bereikt < laat:
            verder = max((tot for vanaf, tot in vakken if vanaf <= bereikt <= tot), default=bereikt)
            if verder <= bereikt:
                return False
            bereikt = verder
        return True

    def wijzigingen(self) -> list[Wijzigingen]:
        """What changed from each division that we know to the next, oldest first."""
        jaren = sorted(self._jaren)
        paren = [(self.division(a), self.division(b)) for a, b in itertools.pairwise(jaren)]
        return [
            latere_indeling.wijzigingen(oud, nieuw, self._gelijk(oud, nieuw))
            for oud, nieuw in paren
        ]

    def wijzigingen_in_zinnen(self) -> list[str]:
        """The same in Dutch: numbers, and the first few areas of each kind."""
        uit: list[str] = []
        for found in self.wijzigingen():
            oud, nieuw = self.division(found.van), self.division(found.naar)
            namen = dict(zip(oud.codes, oud.namen, strict=True))
            namen |= dict(zip(nieuw.codes, nieuw.namen, strict=True))
            uit += found.zinnen(namen)
        return uit

    def _gelijk(self, oud: Division, nieuw: Division) -> frozenset[str]:
        zelfde = self.zelfde_gebied
        return frozenset(code for code in oud.codes if zelfde(code, oud.jaar, nieuw.jaar))

    @cached_property
    def _zoeker(self) -> Zoeker:
        aliassen = lees_aliassen(self._aliassen) if self._aliassen else {}
        return Zoeker(list(self._divisies()), aliassen)

    def zoek(self, tekst: str, limit: int = 20) -> list[Gebied]:
        """Areas that fit a name, part of a name, code or postcode, the best first."""
        return [treffer.gebied for treffer in self._treffers(tekst)[:limit]]

    def _treffers(self, tekst: str) -> list[Treffer]:
        schoon = tekst.strip()
        if _CODE.fullmatch(schoon.upper()):
            return self._op_code(schoon.upper())
        postcode = _POSTCODE.fullmatch(schoon)
        if postcode:
            return self._zoeker.op_postcode(postcode[1])
        return self._zoeker.op_naam(schoon)

    def _op_code(self, code: str) -> list[Treffer]:
        gebied = self.vind(code)
        if gebied:
            return [Treffer(Rang.EXACT, 0, gebied)]
        return self._zoeker.op_begin_van_code(code)

    def kies(self, tekst: str) -> Gebied:
        """The one area that is meant by a code, name or postcode.

        AmbiguousRegion lists all candidates when more than one place answers to it;
        UnknownRegion suggests near names. A typing mistake is never resolved in silence.
        """
        if _CODE.fullmatch(tekst.strip().upper()):
            return self.get(tekst)
        treffers = self._treffers(tekst)
        raak = [t.gebied for t in treffers if t.rang is Rang.EXACT] or [
            t.gebied for t in treffers if t.rang <= Rang.WOORD
        ]
        if not raak:
            raise _onbekend(tekst, treffers)
        gekozen = self._bedoeld(raak)
        if gekozen is None:
            raise _dubbelzinnig(tekst, raak)
        return gekozen

    def _bedoeld(self, gebieden: list[Gebied]) -> Gebied | None:
        """The one area that all of them amount to, or None."""
        eerste = gebieden[0]
        if len(gebieden) == 1 or eerste.niveau is Niveau.LAND:
            return eerste
        if eerste.niveau is Niveau.GEMEENTE:
            elders = [g for g in gebieden[1:] if g.gemeente_code != eerste.code]
            inwoners = sum(g.inwoners or 0 for g in elders)
            if (eerste.inwoners or 0) >= _GEMEENTE_OVERHEERST * inwoners:
                return eerste
        if len(gebieden) == 2 and eerste.niveau is Niveau.WIJK:
            # A wijk with one buurt is that buurt; there is more to tell about the wijk.
            if [g.code for g in self.kinderen(eerste.code, eerste.indeling)] == [gebieden[1].code]:
                return eerste
        return None


@lru_cache(maxsize=4)
def _geladen(data_dir: Path, later: tuple[tuple[int, Path], ...]) -> Regions:
    return Regions(data_dir / "regions", data_dir / "catalogue" / "aliassen.toml", later)


def _kort(tekst: str) -> str:
    """A user's own words, cut to a length that fits a message."""
    schoon = " ".join(tekst.split())
    return f"‘{schoon[:40]}…’" if len(schoon) > 41 else f"‘{schoon}’"


def _onbekend(tekst: str, treffers: list[Treffer]) -> UnknownRegion:
    if not tekst.strip():
        return UnknownRegion("Er is geen gebied genoemd.", "Geef een naam, code of postcode.")
    if _POSTCODE.fullmatch(tekst.strip()):
        return UnknownRegion(
            f"Geen buurt heeft {_kort(tekst)} als meest voorkomende postcode.",
            "Zoek op de naam van de buurt of wijk.",
        )
    lijkt = "; ".join(t.gebied.voluit for t in treffers[:5])
    hint = f"Bedoel je misschien: {lijkt}?" if lijkt else "Zoek op een ander deel van de naam."
    return UnknownRegion(f"Er is geen gemeente, wijk of buurt met de naam {_kort(tekst)}.", hint)


def _dubbelzinnig(tekst: str, gebieden: list[Gebied]) -> AmbiguousRegion:
    genoemd = "; ".join(f"{g.code} {g.voluit}" for g in gebieden[:_HOOGSTENS_GENOEMD])
    rest = len(gebieden) - _HOOGSTENS_GENOEMD
    meer = f"; en nog {rest}" if rest > 0 else ""
    return AmbiguousRegion(
        f"{_kort(tekst)} past bij {len(gebieden)} gebieden: {genoemd}{meer}.",
        "Noem de gemeente erbij (“Centrum, Delft”), zeg wijk of buurt ervoor, of geef de code.",
        candidates=tuple(f"{g.code}  {g.voluit}" for g in gebieden),
    )
