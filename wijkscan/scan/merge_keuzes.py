"""What there is to decide before scans become one, in the order in which a table talks about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wijkscan.scan.merge import HOUDEN, Beslissing
from wijkscan.scan.model import Besluit, Probleem, eigen_woorden
from wijkscan.scan.sidebyside_basis import Plek, SideBySide

_SAMEN = 6
"""Records on one screen."""

_LIJSTEN = {
    "sterke_punten": "Sterke punten",
    "betrokkenen": "Betrokkenen",
    "aanbod": "Wat er al is",
    "acties": "Acties",
    "gesprekken": "Gesprekken",
    "observaties": "Observaties",
}


@dataclass(frozen=True, slots=True)
class Lid:
    """One record to decide about; `delen`: causes and signs that can move to another problem."""

    plek: Plek
    delen: tuple[Plek, ...] = ()


@dataclass(frozen=True, slots=True)
class Keuzepunt:
    """What is decided at one time. `zelfde`: one record can take the place of another."""

    sleutel: str
    titel: str
    soort: str
    leden: tuple[Lid, ...]
    zelfde: bool = False


def keuzepunten(naast: SideBySide) -> tuple[Keuzepunt, ...]:
    """Problems that lie together first, then each list of records, a few at a time."""
    return (*_problemen(naast), *_lijsten(naast))


def _problemen(naast: SideBySide) -> Iterable[Keuzepunt]:
    for rij in (*naast.problemen, *naast.alleen):
        leden = tuple(Lid(plek, _delen(plek, probleem)) for plek, probleem in rij.leden)
        yield Keuzepunt(rij.leden[0][0].ref, rij.titel, "Probleem", leden, len(leden) > 1)


def _delen(plek: Plek, probleem: Probleem) -> tuple[Plek, ...]:
    delen = [(oorzaak.id, oorzaak.tekst) for oorzaak in probleem.e]
    delen += [(teken.id, teken.tekst) for teken in probleem.s]
    return tuple(Plek(plek.letter, plek.scan, id_, tekst) for id_, tekst in delen if tekst.strip())


def _lijsten(naast: SideBySide) -> Iterable[Keuzepunt]:
    for naam, titel in _LIJSTEN.items():
        leden = [
            Lid(Plek(kant.letter, kant.scan.id, record.id, eigen_woorden(kant.scan, record.id)))
            for kant in naast.kanten
            for record in getattr(kant.scan, naam)
        ]
        for at in range(0, len(leden), _SAMEN):
            deel = tuple(leden[at : at + _SAMEN])
            yield Keuzepunt(deel[0].plek.ref, titel, "Anders dan problemen", deel)


def gaat_mee(naast: SideBySide, besloten: Mapping[str, Beslissing]) -> tuple[Plek, ...]:
    """The problems that go along, each once: those to vote about."""
    mee: dict[str, Plek] = {}
    for punt in _problemen(naast):
        for lid in punt.leden:
            if besloten.get(lid.plek.ref, HOUDEN).besluit is Besluit.HOUDEN:
                mee.setdefault(lid.plek.record, lid.plek)
    return tuple(mee.values())


def telling(naast: SideBySide, besloten: Mapping[str, Beslissing]) -> dict[Besluit, int]:
    """How many of the records to decide about go along, wait or stay behind."""
    leden = (lid for punt in keuzepunten(naast) for lid in punt.leden)
    return dict(Counter(besloten.get(lid.plek.ref, HOUDEN).besluit for lid in leden))


def punt_van(naast: SideBySide, ref: str) -> Keuzepunt | None:
    """Where this record is decided about; None when it no longer lies on the table."""
    punten = (p for p in keuzepunten(naast) if any(lid.plek.ref == ref for lid in p.leden))
    return next(punten, None)


def zonder_reden(besloten: Mapping[str, Beslissing]) -> tuple[str, ...]:
    """Refs of what does not go along while nobody said why."""
    return tuple(
        ref
        for ref, een in besloten.items()
        if een.besluit is not Besluit.HOUDEN and not een.reden.strip()
    )
