"""What a comparison of scans consists of; nothing here computes.

Every object points at records by (letter of the scan, id of the record), since scans that were
copied from each other share ids.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from wijkscan.analysis.two_areas import Difference
from wijkscan.scan.model import Cijfer, Herken, Oorzaak, Probleem, SterkPunt, Teken, Wijkscan
from wijkscan.scan.priorities import Spreiding

LETTERS = "ABCDEF"
MIN_SCANS = 2
MAX_SCANS = 6


@dataclass(frozen=True, slots=True)
class Kant:
    """One scan on the table: what it is called here, and what one must know before comparing."""

    letter: str  # "A"
    scan: Wijkscan = field(repr=False)
    gebied: str  # "Hillesluis"
    codes: tuple[str, ...]
    indeling: int | None
    rollen: tuple[str, ...]
    gemaakt_op: date | None
    jaren: tuple[int, ...]  # of its figures
    uitgaven: tuple[str, ...]  # "50090NED over 2020"
    opgehaald: str  # the newest day on which one of its figures was fetched, ISO

    @property
    def naam(self) -> str:
        """ "groep A"."""
        return f"groep {self.letter}"

    @property
    def label(self) -> str:
        """ "Groep A · Hillesluis"."""
        return f"Groep {self.letter} · {self.gebied}" if self.gebied else f"Groep {self.letter}"


@dataclass(frozen=True, slots=True)
class Plek:
    """A record in one of the scans, in the words of the group."""

    letter: str
    scan: str
    record: str
    tekst: str

    @property
    def ref(self) -> str:
        """Names the record also when two scans share its id; used to force or split matches."""
        return f"{self.scan}:{self.record}"


@dataclass(frozen=True, slots=True)
class Sleutel:
    """Figures stand in one row only when all of this is the same."""

    indicator: str
    tabel: str
    jaar: int | None
    leeftijd: str | None
    niveau: str
    kolom: str


@dataclass(frozen=True, slots=True)
class Waarde:
    """The figure of one area, and which scans hold it."""

    gebied: str
    naam: str
    cijfer: Cijfer = field(repr=False)
    letters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Toets:
    """Two areas of one row beside each other."""

    eerste: str  # name of the area
    tweede: str
    verschil: Difference


@dataclass(frozen=True, slots=True)
class CijferRij:
    """One figure in two or more scans; areas stand in the order of the scans, never ranked."""

    sleutel: Sleutel
    naam: str
    waarden: tuple[Waarde, ...]
    toetsen: tuple[Toets, ...]
    niet_getoetst: str  # why the difference of areas is not tested, "" when it is or need not be
    meldingen: tuple[str, ...] = ()

    @property
    def letters(self) -> tuple[str, ...]:
        """The scans that hold this figure."""
        return tuple(sorted(letter for waarde in self.waarden for letter in waarde.letters))

    @property
    def cijfer(self) -> Cijfer:
        """The first of them: name, unit, year and benchmark are those of all."""
        return self.waarden[0].cijfer


@dataclass(frozen=True, slots=True)
class Apart:
    """Figures on one subject that may not stand in one row, with the reason."""

    indicator: str
    naam: str
    waarom: tuple[str, ...]  # "ander jaar", "andere leeftijd", "ander niveau" ...
    varianten: tuple[tuple[str, Cijfer], ...]  # (letter, figure)

    @property
    def letters(self) -> tuple[str, ...]:
        """The scans that hold one of them."""
        return tuple(dict.fromkeys(letter for letter, _ in self.varianten))


class Sterkte(StrEnum):
    """How much two problems look alike."""

    VAST = "door jullie gekoppeld"
    STERK = "sterk"
    REDELIJK = "redelijk"
    ZWAK = "zwak"


@dataclass(frozen=True, slots=True)
class Reden:
    """One thing that speaks for (or against) a match."""

    soort: str  # omaha, onderwerp, woorden, cijfer, groep, zelfde
    tekst: str
    punten: int


@dataclass(frozen=True, slots=True)
class Koppel:
    """Two problems of two scans, how much they look alike and why."""

    eerste: Plek
    tweede: Plek
    punten: int
    sterkte: Sterkte
    redenen: tuple[Reden, ...]

    @property
    def uitleg(self) -> str:
        """Why, in one line."""
        return " ".join(reden.tekst for reden in self.redenen)


@dataclass(frozen=True, slots=True)
class Koppeling:
    """What people decided themselves: pairs of refs that belong together, and that do not."""

    samen: frozenset[frozenset[str]] = frozenset()
    los: frozenset[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True)
class OorzaakGroep:
    """The same cause in one or more scans."""

    leden: tuple[tuple[str, Oorzaak], ...]

    @property
    def letters(self) -> tuple[str, ...]:
        """The scans that name it."""
        return tuple(dict.fromkeys(letter for letter, _ in self.leden))


@dataclass(frozen=True, slots=True)
class Keuze:
    """What one group did with a problem: chosen or not, its votes, its reason."""

    letter: str
    prioriteit: str  # id of the record, "" when there is none
    gekozen: bool
    rang: int | None
    reden: str
    spreiding: tuple[Spreiding, ...]
    kiest: bool  # whether this group has chosen anything at all


@dataclass(frozen=True, slots=True)
class ProbleemRij:
    """One problem as two or more groups saw it, or as one group saw it alone."""

    leden: tuple[tuple[Plek, Probleem], ...]
    koppels: tuple[Koppel, ...]
    oorzaken: tuple[OorzaakGroep, ...]
    keuzes: tuple[Keuze, ...]

    @property
    def letters(self) -> tuple[str, ...]:
        """The scans that name it."""
        return tuple(dict.fromkeys(plek.letter for plek, _ in self.leden))

    @property
    def titel(self) -> str:
        """The words of the first group."""
        return self.leden[0][0].tekst


@dataclass(frozen=True, slots=True)
class SterkRij:
    """One strength and who named it."""

    leden: tuple[tuple[Plek, SterkPunt], ...]

    @property
    def letters(self) -> tuple[str, ...]:
        """The scans that name it."""
        return tuple(dict.fromkeys(plek.letter for plek, _ in self.leden))


@dataclass(frozen=True, slots=True)
class TekenRij:
    """The same sign in several places; `onder`: the problem (or strength) it was attached to."""

    leden: tuple[tuple[Plek, Teken | SterkPunt], ...]
    onder: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vraag:
    """What one group asks of a party."""

    plek: Plek
    naam: str  # as the group wrote it
    vraag: str
    bod: str
    acties: tuple[str, ...]  # first steps in which the party takes part


@dataclass(frozen=True, slots=True)
class PartijRij:
    """One party in one gemeente, and what each group asks of it."""

    naam: str
    vragen: tuple[Vraag, ...]

    @property
    def letters(self) -> tuple[str, ...]:
        """The scans that ask."""
        return tuple(dict.fromkeys(vraag.plek.letter for vraag in self.vragen))


@dataclass(frozen=True, slots=True)
class Bewijs:
    """How many signs of each kind one role brought in."""

    letter: str
    rol: str
    aantallen: dict[str, int] = field(hash=False)  # kind of source -> number of signs


@dataclass(frozen=True, slots=True)
class HerkenRij:
    """One figure of one area, and what each role in each group answered."""

    cijfer: Cijfer = field(repr=False)
    gebied: str
    stand: str  # how the figure stands: "bij de hoogste 10% van de buurten"
    antwoorden: tuple[tuple[Plek, str, Herken, str], ...]  # place, role, answer, explanation

    @property
    def letters(self) -> tuple[str, ...]:
        """The scans with an answer."""
        return tuple(dict.fromkeys(plek.letter for plek, *_ in self.antwoorden))

    def aantal(self, herken: Herken) -> int:
        """How many gave this answer."""
        return sum(antwoord is herken for _, _, antwoord, _ in self.antwoorden)


class Soort(StrEnum):
    """Kinds of difference, in the order in which they are talked through."""

    OORZAAK = "andere oorzaak"
    TEKEN = "teken anders gelezen"
    EEN_GROEP = "door één groep gezien"
    EEN_WIJK = "alleen in één wijk"
    BEWIJS = "ander bewijs"
    BEWONER = "geen stem van bewoners"
    HERKEN = "herkennen verschilt"
    NIET_HERKEND = "cijfer niet herkend"
    KEUZE = "andere keuze"
    STEMMEN = "verdeelde stemmen"
    PARTIJ = "zelfde betrokkene"
    STERK = "sterk punt van één groep"


@dataclass(frozen=True, slots=True)
class Verschil:
    """One thing to talk about. `sleutel` stays the same as long as the records are the same."""

    soort: Soort
    titel: str
    regels: tuple[str, ...]  # what each group says
    vraag: str
    plekken: tuple[Plek, ...]

    @property
    def uitleg(self) -> str:
        """What each group says, in one line."""
        return " ".join(self.regels)

    @property
    def sleutel(self) -> str:
        """For notes and votes about this difference."""
        return sleutel_van(self.soort, (plek.ref for plek in self.plekken))

    @property
    def letters(self) -> tuple[str, ...]:
        """The scans it is about."""
        return tuple(dict.fromkeys(plek.letter for plek in self.plekken))


def sleutel_van(soort: str, refs: Iterable[str]) -> str:
    """16 hexadecimal digits that name a difference."""
    inhoud = "\n".join((soort, *sorted(set(refs))))
    return hashlib.sha256(inhoud.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two to six scans beside each other: what is the same, what differs, and what to ask."""

    kanten: tuple[Kant, ...]
    meldingen: tuple[str, ...]
    rijen: tuple[CijferRij, ...]
    apart: tuple[Apart, ...]
    problemen: tuple[ProbleemRij, ...]  # seen by two groups or more
    alleen: tuple[ProbleemRij, ...]  # seen by one group
    lijkt_op: tuple[Koppel, ...]  # pairs that look a little alike: a person may join them
    tekens: tuple[TekenRij, ...]
    sterk: tuple[SterkRij, ...]
    partijen: tuple[PartijRij, ...]
    bewijs: tuple[Bewijs, ...]
    herken: tuple[HerkenRij, ...]
    verschillen: tuple[Verschil, ...]

    def kant(self, letter: str) -> Kant:
        """The scan with this letter."""
        return next(kant for kant in self.kanten if kant.letter == letter)

    def verschil(self, sleutel: str) -> Verschil | None:
        """The difference with this key, if it is still there."""
        return next((v for v in self.verschillen if v.sleutel == sleutel), None)
