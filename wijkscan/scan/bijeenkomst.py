"""What came out of a talk about scans: notes, answers, decisions and what everyone takes home.

Plain results, whoever kept them: the workspace fills them, the report shows them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from wijkscan.scan.merge import Beslissing
from wijkscan.scan.model import Wijkscan, eigen_woorden, records
from wijkscan.scan.sidebyside_basis import LETTERS, Plek


@dataclass(frozen=True, slots=True)
class Notitie:
    """What was said about one difference. `antwoorden`: (role, text), as far as revealed."""

    sleutel: str  # of the difference
    tekst: str = ""
    antwoorden: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Afspraak:
    """What one participant does first in the own team, and when we look back."""

    rol: str
    team: str = ""
    eerste_stap: str = ""
    terugblik: date | None = None


@dataclass(frozen=True, slots=True)
class Besloten:
    """What happened to one record, with the reason."""

    plek: Plek
    beslissing: Beslissing


@dataclass(frozen=True, slots=True)
class Bijeenkomst:
    """One session."""

    titel: str
    datum: date
    rollen: tuple[str, ...] = ()
    woordkeuze: dict[str, str] = field(default_factory=dict, hash=False)
    notities: tuple[Notitie, ...] = ()
    besluiten: tuple[Besloten, ...] = ()
    afspraken: tuple[Afspraak, ...] = ()

    def notitie(self, sleutel: str) -> Notitie | None:
        """What was said about one difference, if anything was."""
        return next((n for n in self.notities if n.sleutel == sleutel and _gevuld(n)), None)

    @property
    def terugblik(self) -> date | None:
        """The first day on which anybody looks back."""
        dagen = [a.terugblik for a in self.afspraken if a.terugblik is not None]
        return min(dagen, default=None)


def _gevuld(notitie: Notitie) -> bool:
    return bool(notitie.tekst.strip() or any(tekst.strip() for _, tekst in notitie.antwoorden))


def besluiten(
    scans: Iterable[Wijkscan], beslissingen: Mapping[str, Beslissing]
) -> tuple[Besloten, ...]:
    """Decisions by ref as decisions about named records, in the order of the scans."""
    gevonden = []
    for letter, scan in zip(LETTERS, scans, strict=False):
        for record in records(scan):
            beslissing = beslissingen.get(f"{scan.id}:{record.id}")
            if beslissing is not None:
                woorden = eigen_woorden(scan, record.id) or "zonder tekst"
                plek = Plek(letter, scan.id, record.id, woorden)
                gevonden.append(Besloten(plek, beslissing))
    return tuple(gevonden)
