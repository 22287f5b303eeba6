"""Scans become one new scan: each record kept, dropped or parked with a reason, and nothing lost.

What does not go along stands whole in `geparkeerd`. Links stay whole: a reference to a record that
got another id follows it, one to a record that stayed behind becomes the words of that record.
Votes start again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pydantic import ValidationError

from wijkscan.errors import UserError
from wijkscan.scan.merge_kop import kop
from wijkscan.scan.model import (
    COLLECTIES,
    GENEST,
    MAX_PROBLEMEN,
    Besluit,
    Geparkeerd,
    Kijkcijfer,
    Prioriteit,
    Probleem,
    Record,
    Wijkscan,
    eigen_woorden,
    nieuw_id,
    records,
)
from wijkscan.scan.model_teksten import is_verwijzing
from wijkscan.scan.sidebyside_basis import MAX_SCANS, MIN_SCANS
from wijkscan.scan.sidebyside_cijfers import sleutel

ZONDER_PROBLEEM = "Het probleem waar dit bij hoort, gaat niet mee."
DUBBEL = "Deze keuze gaat over een probleem dat al een keuze heeft."
STEMMEN = "De stemmen beginnen opnieuw."


@dataclass(frozen=True, slots=True)
class Beslissing:
    """What happens to one record. `zoals`: ref of the record that takes its place.

    A cause or sign of a problem that makes place for another moves along when it is kept itself.
    """

    besluit: Besluit
    reden: str = ""
    zoals: str = ""
    rol: str = ""


HOUDEN = Beslissing(Besluit.HOUDEN)


@dataclass(frozen=True, slots=True)
class Samengevoegd:
    """The new scan, and what one must know of how it was made."""

    scan: Wijkscan
    meldingen: tuple[str, ...]


def voeg_scans_samen(
    scans: Sequence[Wijkscan],
    beslissingen: Mapping[str, Beslissing],
    vandaag: date,
    titel: str = "",
    maak_id: Callable[[], str] = nieuw_id,
) -> Samengevoegd:
    """Merge 2 to 6 scans. `beslissingen`: by "scan:record"; what nobody decided about is kept.

    UserError when a dropped or parked record has no reason, or there is too much to keep.
    """
    if not MIN_SCANS <= len({scan.id for scan in scans}) == len(scans) <= MAX_SCANS:
        raise UserError("Voeg 2 tot 6 verschillende scans samen.", "Leg ze eerst naast elkaar.")
    for beslissing in beslissingen.values():
        if beslissing.besluit is not Besluit.HOUDEN and not beslissing.reden.strip():
            raise UserError("Schrijf bij alles wat niet meegaat waarom.")
    werk = _Werk(scans, beslissingen, maak_id)
    document, meldingen = kop(scans, vandaag, titel, maak_id())
    document |= werk.collecties()
    if len(document["problemen"]) > MAX_PROBLEMEN:
        raise UserError(
            f"Samen zijn het {len(document['problemen'])} problemen. Er passen er "
            f"{MAX_PROBLEMEN} in een scan.",
            "Parkeer eerst wat nu niet het belangrijkst is.",
        )
    try:
        return Samengevoegd(Wijkscan.model_validate(document), tuple(meldingen))
    except ValidationError:  # each part was sound, so together they are more than a list can hold
        raise UserError(
            "Samen is dit te veel voor één scan.", "Parkeer eerst wat nu niet het belangrijkst is."
        ) from None


_BLIJFT_ACHTER = ("geparkeerd", "beoordelingen")
"""What was parked before goes another way; what a teacher thought is about that one scan."""

_Lid = tuple[Wijkscan, str, Record]
"""A record with its scan and the list it stands in."""

_Dubbel = tuple[Wijkscan, Record, tuple[Wijkscan, Record]]
"""A record that is in another scan already, and that one."""


def _elk_een_keer(blijft: list[_Lid]) -> tuple[list[_Lid], list[_Dubbel]]:
    """A copied record that nobody changed counts once, and so does the same figure looked at."""
    eerste: dict[Any, tuple[Wijkscan, Record]] = {}
    uniek, dubbel = [], []
    for scan, naam, record in blijft:
        al_daar = eerste.setdefault(_zelfde(record), (scan, record))
        is_figuur = isinstance(record, Kijkcijfer) and bool(record.cijfer.tabel)
        if al_daar[1] is not record and (is_figuur or al_daar[1] == record):
            dubbel.append((scan, record, al_daar))
        else:
            uniek.append((scan, naam, record))
    return uniek, dubbel


def _zelfde(record: Record) -> Any:
    if isinstance(record, Kijkcijfer) and record.cijfer.tabel:
        return sleutel(record.cijfer), record.cijfer.gebied, record.cijfer.waarde
    return record.id


@dataclass(slots=True)
class _Werk:
    """The records on their way to the new scan."""

    scans: Sequence[Wijkscan]
    beslissingen: Mapping[str, Beslissing]
    maak_id: Callable[[], str]
    geparkeerd: list[dict[str, Any]] = field(default_factory=list)
    nieuw: dict[tuple[str, str], str] = field(default_factory=dict)  # (scan, old id) -> new id
    verhuisd: dict[str, list[_Lid]] = field(default_factory=dict)
    gekozen: set[str] = field(default_factory=set)  # problems with a choice
    bekend: dict[str, type[Record]] = field(default_factory=dict)  # ref -> its kind

    def __post_init__(self) -> None:
        self.bekend = {f"{scan.id}:{r.id}": type(r) for scan in self.scans for r in records(scan)}

    def collecties(self) -> dict[str, list[dict[str, Any]]]:
        """The lists of the new document, in the order of the scans."""
        blijft = [
            (scan, naam, record)
            for scan in self.scans
            for naam in COLLECTIES
            for record in getattr(scan, naam)
            if naam not in _BLIJFT_ACHTER and self._blijft(scan, naam, record)
        ]
        uniek, dubbel = _elk_een_keer(blijft)
        self._geef_ids(uniek, dubbel)
        uniek = [lid for lid in uniek if self._mag_kiezen(*lid)]
        document: dict[str, list[dict[str, Any]]] = {naam: [] for naam in COLLECTIES}
        for scan, naam, record in uniek:
            document[naam].append(self._velden(scan, record))
        self._antwoorden_erbij(document["kijkcijfers"], dubbel)
        document["geparkeerd"] = [
            *(self._eerder(deel) for scan in self.scans for deel in scan.geparkeerd),
            *self.geparkeerd,
        ]
        return document

    def _antwoorden_erbij(self, kijkcijfers: list[dict[str, Any]], dubbel: list[_Dubbel]) -> None:
        """A figure that two groups looked at stands there once, with the answers of both."""
        per_id = {velden["id"]: velden for velden in kijkcijfers}
        for scan, record, eerste in dubbel:
            if isinstance(record, Kijkcijfer) and record != eerste[1]:
                for antwoord in record.antwoorden:
                    velden = self._vernieuwd(scan, antwoord.model_dump(mode="json"))
                    per_id[self.nieuw[scan.id, record.id]]["antwoorden"].append(velden)

    def _beslissing(self, scan: Wijkscan, record: Record) -> Beslissing:
        return self.beslissingen.get(f"{scan.id}:{record.id}", HOUDEN)

    def _blijft(self, scan: Wijkscan, naam: str, record: Record) -> bool:
        """Whether a record goes along; else it is parked whole, with its children."""
        beslissing = self._beslissing(scan, record)
        if beslissing.besluit is Besluit.HOUDEN:
            return True
        over = record
        if isinstance(record, Probleem) and (doel := self._doel(f"{scan.id}:{record.id}")):
            over = self._verhuis(scan, record, doel)
        self._parkeer(scan, naam, over, beslissing)
        return False

    def _doel(self, ref: str) -> str:
        """The record that goes along in place of this one, also when that was replaced in turn.

        Only a record of the same kind can take a place; "" when there is none.
        """
        soort, gezien = self.bekend.get(ref), set[str]()
        while ref in self.bekend and ref not in gezien:
            beslissing = self.beslissingen.get(ref, HOUDEN)
            if beslissing.besluit is Besluit.HOUDEN:
                return ref if self.bekend[ref] is soort else ""
            gezien.add(ref)
            ref = beslissing.zoals
        return ""

    def _verhuis(self, scan: Wijkscan, probleem: Probleem, zoals: str) -> Probleem:
        """Causes and signs that people keep go to the problem that takes the place of theirs."""
        mee: dict[str, list[Any]] = {"e": [], "s": []}
        for lijst in mee:
            for deel in getattr(probleem, lijst):
                gekozen = self.beslissingen.get(f"{scan.id}:{deel.id}")
                if gekozen is not None and gekozen.besluit is Besluit.HOUDEN:
                    mee[lijst].append(deel)
                    self.verhuisd.setdefault(zoals, []).append((scan, lijst, deel))
        rest = {n: [d for d in getattr(probleem, n) if d not in mee[n]] for n in mee}
        return probleem.model_copy(update=rest)

    def _parkeer(
        self, scan: Wijkscan, naam: str, record: Record, beslissing: Beslissing, ouder: str = ""
    ) -> None:
        deel = Geparkeerd(
            id=self.maak_id(),
            auteur_rol=beslissing.rol,
            besluit=beslissing.besluit,
            reden=beslissing.reden.strip(),
            collectie=naam,
            uit=scan.id,
            ouder=ouder,
            record=_zonder_geheim(record),
        )
        self.geparkeerd.append(deel.model_dump(mode="json"))

    def _eerder(self, deel: Geparkeerd) -> dict[str, Any]:
        """What was parked in an earlier merge stays parked; only its own id may have to change."""
        return deel.model_dump(mode="json") | {"id": self.maak_id()}

    def _geef_ids(self, uniek: list[_Lid], dubbel: list[_Dubbel]) -> None:
        """Every record that goes along keeps its id, unless another scan used it first."""
        bezet: set[str] = set()
        delen = [
            (scan, deel)
            for scan, _, record in uniek
            for deel in (record, *_binnen(record))
            if self._beslissing(scan, deel).besluit is Besluit.HOUDEN
        ]
        delen += [(scan, deel) for leden in self.verhuisd.values() for scan, _, deel in leden]
        delen += [
            (scan, deel)
            for scan, record, eerste in dubbel
            if record != eerste[1]
            for deel in _binnen(record)
        ]
        for scan, deel in delen:
            eigen = deel.id if deel.id not in bezet else self.maak_id()
            bezet.add(eigen)
            self.nieuw[scan.id, deel.id] = eigen
        for scan, record, (andere, eerste) in dubbel:
            self.nieuw[scan.id, record.id] = self.nieuw[andere.id, eerste.id]
            if record == eerste:
                for deel in _binnen(record):
                    self.nieuw[scan.id, deel.id] = self.nieuw[andere.id, deel.id]

    def _velden(self, scan: Wijkscan, record: Record) -> dict[str, Any]:
        """One record of the new scan: children decided about, ids and references renewed."""
        if isinstance(record, Prioriteit):
            record = Prioriteit(id=record.id, probleem=record.probleem)  # votes start again
        velden: dict[str, Any] = self._vernieuwd(scan, record.model_dump(mode="json"))
        for naam in GENEST.get(type(record), ()):
            velden[naam] = [
                self._vernieuwd(scan, deel.model_dump(mode="json"))
                for deel in getattr(record, naam)
                if self._kind_blijft(scan, naam, deel, record)
            ]
        for doel, leden in self.verhuisd.items():
            van_scan, _, oud = doel.partition(":")
            if self.nieuw[van_scan, oud] == velden["id"]:
                for van, naam, deel in leden:
                    velden[naam].append(self._vernieuwd(van, deel.model_dump(mode="json")))
        return velden

    def _kind_blijft(self, scan: Wijkscan, naam: str, deel: Record, ouder: Record) -> bool:
        beslissing = self._beslissing(scan, deel)
        if beslissing.besluit is Besluit.HOUDEN:
            return True
        self._parkeer(scan, naam, deel, beslissing, self.nieuw[scan.id, ouder.id])
        return False

    def _vernieuwd(self, scan: Wijkscan, deel: Any, sleutel: str = "") -> Any:
        """The same with every id and reference as it is in the new scan."""
        if isinstance(deel, dict):
            return {key: self._vernieuwd(scan, waarde, key) for key, waarde in deel.items()}
        if isinstance(deel, list):
            nieuw = (self._vernieuwd(scan, waarde, sleutel) for waarde in deel)
            return list(dict.fromkeys(nieuw)) if _verwijzingen(deel) else list(nieuw)
        if isinstance(deel, str) and is_verwijzing(deel):
            return self._verwijzing(scan, deel, sleutel)
        return deel

    def _verwijzing(self, scan: Wijkscan, oud: str, sleutel: str) -> str:
        if (scan.id, oud) in self.nieuw:
            return self.nieuw[scan.id, oud]
        van, _, record = self._doel(f"{scan.id}:{oud}").partition(":")
        plaats = self.nieuw.get((van, record), "")
        # an answered notice about a sign that stayed behind must not come to hold everywhere
        return plaats or (oud if sleutel == "record" else eigen_woorden(scan, oud) or oud)

    def _mag_kiezen(self, scan: Wijkscan, naam: str, keuze: Record) -> bool:
        """One choice per problem that goes along; what was voted and chosen is kept apart."""
        if not isinstance(keuze, Prioriteit):
            return True
        probleem = self._verwijzing(scan, keuze.probleem, "probleem")
        if probleem not in self.nieuw.values():
            over = Beslissing(Besluit.PARKEREN, ZONDER_PROBLEEM)
        elif probleem in self.gekozen:
            over = Beslissing(Besluit.LATEN, DUBBEL)
        else:
            self.gekozen.add(probleem)
            if keuze.stemmen or keuze.gekozen:
                self._parkeer(scan, naam, keuze, Beslissing(Besluit.OPNIEUW, STEMMEN))
            return True
        self._parkeer(scan, naam, keuze, over)
        del self.nieuw[scan.id, keuze.id]
        return False


def _binnen(record: Record) -> Iterator[Record]:
    for naam in GENEST.get(type(record), ()):
        yield from getattr(record, naam)


def _verwijzingen(deel: list[Any]) -> bool:
    """Whether a list holds references, so that two that became the same count once."""
    return bool(deel) and all(isinstance(waarde, str) for waarde in deel)


def _zonder_geheim(record: Record) -> Record:
    """Votes that were still hidden belong to who gave them, and to nobody else."""
    if isinstance(record, Prioriteit) and not record.onthuld:
        return record.model_copy(update={"stemmen": []})
    return record
