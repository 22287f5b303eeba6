"""Finding areas by what people type: a name, part of it, a nickname, a slip of the pen.

A text can be read in more than one way ("centrum rotterdam", "wijk feijenoord", "zuid, den haag");
each reading gives hits with a rank, and the best rank of an area counts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from pathlib import Path

from wijkscan.errors import CatalogueError
from wijkscan.store import tikfouten
from wijkscan.store.catalogue import read_toml
from wijkscan.store.columns import Niveau
from wijkscan.store.gebied import Gebied, woorden, zonder_nummer
from wijkscan.store.indeling import Division

LANGSTE_VRAAG = 200
"""No name comes near this; longer text is not searched for."""
_MEESTE_WOORDEN_GEMEENTE = 4
_KORTSTE_DEEL = 3
_SCHEIDING = re.compile(r"[,;()]")
_NIVEAUWOORD = {
    "gemeente": Niveau.GEMEENTE,
    "stad": Niveau.GEMEENTE,
    "wijk": Niveau.WIJK,
    "buurt": Niveau.BUURT,
}
_VOLGORDE = {Niveau.LAND: 0, Niveau.GEMEENTE: 1, Niveau.WIJK: 2, Niveau.BUURT: 3}


class Rang(IntEnum):
    """How well a name fits; lower is better."""

    EXACT = 0
    BEGIN = 1
    WOORD = 2  # every typed word begins a word of the name
    DEEL = 3
    TIKFOUT = 4


@dataclass(frozen=True, slots=True)
class Treffer:
    """An area that fits, with how well; `afstand` counts wrong letters for TIKFOUT."""

    rang: Rang
    afstand: int
    gebied: Gebied

    @property
    def plek(self) -> tuple[int, int, int, int, str]:
        """Sort key: rank, then large before small."""
        gebied = self.gebied
        inwoners = gebied.inwoners or 0
        return self.rang, self.afstand, _VOLGORDE[gebied.niveau], -inwoners, gebied.code


@dataclass(frozen=True, slots=True)
class _Lezing:
    """One way to read the question: a name, and where or at which level it must be."""

    naam: str
    niveau: Niveau | None = None
    gemeenten: frozenset[str] | None = None


Aliassen = Mapping[str, tuple[str, ...]]


def lees_aliassen(path: Path) -> dict[str, tuple[str, ...]]:
    """Nicknames from `aliassen.toml`: name -> codes."""
    gevonden: dict[str, tuple[str, ...]] = {}
    for kop, tabel in read_toml(path).items():
        for naam, codes in tabel.items():
            lijst = [codes] if isinstance(codes, str) else codes
            goed = isinstance(lijst, list) and all(isinstance(code, str) for code in lijst)
            if not goed or not lijst:
                raise CatalogueError(f"{path.name}, [{kop}], {naam}: hier hoort een code of lijst")
            gevonden[naam] = tuple(lijst)
    return gevonden


class Zoeker:
    """All names of all divisions, made comparable once. Rows are (division, row) pairs."""

    def __init__(self, divisies: list[Division], aliassen: Aliassen) -> None:
        self._divisies = divisies
        self._rijen: list[tuple[int, int]] = []
        self._sleutels: list[str] = []
        self._van: list[int] = []
        self._gemeenten: dict[str, set[str]] = defaultdict(set)
        gekend: set[tuple[str, str, str | None]] = set()
        for nummer, divisie in enumerate(divisies):
            self._neem_op(nummer, divisie, gekend)
        self._neem_aliassen_op(aliassen)
        self._plat = "\n".join(self._sleutels).replace(" ", "").split("\n")

    def _neem_op(
        self, nummer: int, divisie: Division, gekend: set[tuple[str, str, str | None]]
    ) -> None:
        """Add the names of a division that an earlier one does not have in that place."""
        namen = woorden("\n".join(divisie.namen)).split("\n")
        for at, ruw in enumerate(namen):
            naam = ruw.strip()
            kort = zonder_nummer(naam)
            waar = (kort, divisie.niveaus[at], divisie.gemeente_namen[at])
            if nummer and waar in gekend:
                continue
            gekend.add(waar)
            vormen = {naam, kort}
            if divisie.niveaus[at] == "gemeente":
                # "Bergen (L.)" is also called Bergen.
                vormen.add(woorden(divisie.namen[at].partition("(")[0]))
                for vorm in vormen:
                    self._gemeenten[vorm].add(divisie.codes[at])
            self._sleutels += vormen
            self._van += [len(self._rijen)] * len(vormen)
            self._rijen.append((nummer, at))

    def _neem_aliassen_op(self, aliassen: Aliassen) -> None:
        rij_van = {
            self._divisies[nummer].codes[at]: rij for rij, (nummer, at) in enumerate(self._rijen)
        }
        for naam, codes in aliassen.items():
            sleutel = woorden(naam)
            for code in codes:
                if code not in rij_van:
                    raise CatalogueError(f"aliassen.toml, {naam}: {code} is geen bekend gebied")
                self._sleutels.append(sleutel)
                self._van.append(rij_van[code])
                if code.startswith("GM"):
                    self._gemeenten[sleutel].add(code)

    def _gebied(self, rij: int) -> Gebied:
        nummer, at = self._rijen[rij]
        return self._divisies[nummer].gebied(at)

    def op_postcode(self, postcode4: str) -> list[Treffer]:
        """Buurten of which this is the most common postcode."""
        divisie = self._divisies[0]
        raak = (at for at, code in enumerate(divisie.postcodes) if code == postcode4)
        return sorted((Treffer(Rang.EXACT, 0, divisie.gebied(at)) for at in raak), key=_plek)

    def op_begin_van_code(self, begin: str) -> list[Treffer]:
        """Areas whose code starts with this."""
        rijen = (
            rij
            for rij, (nummer, at) in enumerate(self._rijen)
            if self._divisies[nummer].codes[at].startswith(begin)
        )
        return sorted((Treffer(Rang.BEGIN, 0, self._gebied(rij)) for rij in rijen), key=_plek)

    def op_naam(self, tekst: str) -> list[Treffer]:
        """All areas that fit a text, the best first; slips of the pen only when nothing else."""
        if len(tekst) > LANGSTE_VRAAG:
            return []
        beste: dict[int, tuple[Rang, int]] = {}
        lezingen = list(self._lezingen(tekst))
        for lezing in lezingen:
            for rij, rang in self._passend(lezing):
                beste[rij] = min(beste.get(rij, (rang, 0)), (rang, 0))
        for rij, afstand in () if beste else self._met_tikfout(lezingen):
            score = (Rang.TIKFOUT, afstand)
            beste[rij] = min(beste.get(rij, score), score)
        gevonden = [Treffer(rang, ver, self._gebied(rij)) for rij, (rang, ver) in beste.items()]
        return sorted(gevonden, key=_plek)

    def _lezingen(self, tekst: str) -> Iterator[_Lezing]:
        """The ways in which a text can be meant."""
        delen = [woorden(deel) for deel in _SCHEIDING.split(tekst)]
        delen = [deel for deel in delen if deel]
        if not delen:
            return
        for heel in _spellingen(" ".join(delen)):
            yield _Lezing(heel)
            yield from self._met_gemeente(heel)
            eerste, _, rest = heel.partition(" ")
            if rest and eerste in _NIVEAUWOORD:
                yield _Lezing(rest, _NIVEAUWOORD[eerste])
                yield from self._met_gemeente(rest, _NIVEAUWOORD[eerste])
        if len(delen) > 1:
            yield from self._na_komma(delen)

    def _met_gemeente(self, naam: str, niveau: Niveau | None = None) -> Iterator[_Lezing]:
        """ "centrum rotterdam" and "rotterdam centrum" as Centrum inside Rotterdam."""
        los = naam.split(" ")
        for aantal in range(1, min(len(los), _MEESTE_WOORDEN_GEMEENTE + 1)):
            for plaats, rest in (
                (los[-aantal:], los[:-aantal]),
                (los[:aantal], los[aantal:]),
            ):
                codes = self._gemeenten.get(" ".join(plaats))
                if codes:
                    yield _Lezing(" ".join(rest), niveau, frozenset(codes))

    def _na_komma(self, delen: list[str]) -> Iterator[_Lezing]:
        """ "Hillesluis, Rotterdam", and our own "Hillesluis (buurt in wijk Feijenoord, ...)"."""
        eerste, _, _rest = delen[1].partition(" ")
        niveau = _NIVEAUWOORD.get(eerste)
        plaats = re.sub(r"^(wijk|buurt) in ", "", delen[-1])
        if plaats == "gemeente":
            yield _Lezing(delen[0], Niveau.GEMEENTE)
            return
        codes = self._gemeenten.get(plaats) or self._gemeenten_bijna(plaats)
        for naam in _spellingen(delen[0]):
            yield _Lezing(naam, niveau, frozenset(codes))

    def _gemeenten_bijna(self, naam: str) -> set[str]:
        """Gemeenten whose name starts like this or is nearly this."""
        if len(naam) < _KORTSTE_DEEL:
            return set()
        begin = {c for n, codes in self._gemeenten.items() if n.startswith(naam) for c in codes}
        if begin:
            return begin
        namen = list(self._gemeenten)
        gevonden = tikfouten.bijna(naam, namen)
        return {code for at, _ in gevonden for code in self._gemeenten[namen[at]]}

    def _toegelaten(self, rij: int, lezing: _Lezing) -> bool:
        nummer, at = self._rijen[rij]
        divisie = self._divisies[nummer]
        return (lezing.niveau is None or divisie.niveaus[at] == lezing.niveau) and (
            lezing.gemeenten is None or divisie.gemeenten[at] in lezing.gemeenten
        )

    def _passend(self, lezing: _Lezing) -> Iterator[tuple[int, Rang]]:
        """Rows whose name holds the typed name, with the rank."""
        los = lezing.naam.split(" ")
        plat = lezing.naam.replace(" ", "")
        for at, (sleutel, aaneen) in enumerate(zip(self._sleutels, self._plat, strict=True)):
            if plat not in aaneen and (los[0] not in sleutel or not all(w in sleutel for w in los)):
                continue
            rang = _rang(los, plat, sleutel, aaneen)
            if rang is not None and self._toegelaten(self._van[at], lezing):
                yield self._van[at], rang

    @cached_property
    def _voor_tikfouten(self) -> tuple[list[str], list[list[int]]]:
        """Distinct names, and the longer words in them, with the rows that carry them."""
        rijen: dict[str, list[int]] = defaultdict(list)
        for at, sleutel in enumerate(self._sleutels):
            for stuk in {sleutel, *(w for w in sleutel.split(" ") if len(w) > _KORTSTE_DEEL + 1)}:
                rijen[stuk].append(self._van[at])
        return list(rijen), list(rijen.values())

    def _met_tikfout(self, lezingen: list[_Lezing]) -> Iterator[tuple[int, int]]:
        """Rows that fit when a letter or two is wrong, in the name or in the gemeente."""
        for lezing in lezingen:
            yield from self._bijna(lezing)
            eerste, _, laatste = lezing.naam.rpartition(" ")
            gemeenten = self._gemeenten_bijna(laatste) if eerste else set()
            if gemeenten:
                elders = _Lezing(eerste, lezing.niveau, frozenset(gemeenten))
                yield from ((rij, 1) for rij, _ in self._passend(elders))

    def _bijna(self, lezing: _Lezing) -> Iterator[tuple[int, int]]:
        """Rows whose name differs by a letter or two, with the number of wrong letters."""
        namen, rijen = self._voor_tikfouten
        for at, afstand in tikfouten.bijna(lezing.naam, namen):
            for rij in rijen[at]:
                if self._toegelaten(rij, lezing):
                    yield rij, afstand


def _plek(treffer: Treffer) -> tuple[int, int, int, int, str]:
    return treffer.plek


def _rang(los: list[str], plat: str, sleutel: str, aaneen: str) -> Rang | None:
    """Rank of one name; None when the letters only meet by accident."""
    if plat == aaneen:
        return Rang.EXACT
    if aaneen.startswith(plat):
        return Rang.BEGIN
    met_rand = f" {sleutel}"
    if all(f" {woord}" in met_rand for woord in los):
        return Rang.WOORD
    return Rang.DEEL if len(plat) >= _KORTSTE_DEEL else None


def _spellingen(naam: str) -> Iterable[str]:
    """The name itself, and with the old spelling of ij (Feyenoord, IJsselmonde/Ysselmonde)."""
    vormen = [naam]
    if "y" in naam:
        vormen.append(naam.replace("y", "ij"))
    if "ij" in naam:
        vormen.append(naam.replace("ij", "y"))
    return vormen
