"""Figures beside what the group saw and heard: who recognises what, and where the two disagree.

A conflict is kept, never settled: it is the most interesting thing the group has found.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from wijkscan.scan import evidence
from wijkscan.scan.model import Antwoord, Cijfer, Gesprek, Herken, Kijkcijfer, Observatie, Wijkscan
from wijkscan.scan.sidebyside_woorden import plaats
from wijkscan.store import methode

Heard = Observatie | Gesprek


@dataclass(frozen=True, slots=True)
class Beside:
    """One figure that was looked at, its answers, and what was seen and heard on its subject."""

    kijk: Kijkcijfer
    gezien: tuple[Heard, ...]

    @property
    def answers(self) -> tuple[Antwoord, ...]:
        """The answers that were given."""
        return tuple(answer for answer in self.kijk.antwoorden if answer.herken is not None)

    @property
    def conflict(self) -> bool:
        """Somebody does not recognise the figure."""
        return any(answer.herken is Herken.NEE for answer in self.answers)

    @property
    def divided(self) -> bool:
        """One recognises it and another does not."""
        given = {answer.herken for answer in self.answers}
        return {Herken.JA, Herken.NEE} <= given


def lay_beside(scan: Wijkscan) -> list[Beside]:
    """Every figure that was looked at: first where the group disagrees, then as they were read."""
    found = [Beside(kijk, about(kijk.cijfer, scan)) for kijk in scan.kijkcijfers]
    return sorted(found, key=lambda one: (not one.divided, not one.conflict))


def about(cijfer: Cijfer, scan: Wijkscan) -> tuple[Heard, ...]:
    """Observations and talks on the subject of a figure: by their words, else by their heading."""
    heard: list[Heard] = [*scan.observaties, *scan.gesprekken]
    words = [item for item in heard if speaks_of(words_of(item), cijfer.indicator)]
    rest = [item for item in heard if item not in words and _under(item, cijfer.indicator)]
    return (*words, *rest)


def words_of(item: Heard) -> str:
    """All that was written down in one observation or talk."""
    return f"{item.goed} {item.wat}".strip()


def speaks_of(text: str, indicator: str) -> bool:
    """Whether a text is about the subject of an indicator."""
    subjects = (s for s in methode.onderwerpen().values() if indicator in s.cijfers)
    return any(plaats(text, subject.woorden) >= 0 for subject in subjects)


def _under(item: Heard, indicator: str) -> bool:
    """Whether an observation stands under a heading that shows this figure on the street."""
    if not isinstance(item, Observatie) or item.deelsysteem is None:
        return False
    heading = next(
        (h for h in methode.deelsystemen().values() if h.naam == item.deelsysteem.value), None
    )
    return heading is not None and indicator in heading.cijfers


def roles(rows: Iterable[Beside]) -> list[str]:
    """The roles that answered anything, in the order of the catalogue."""
    known = [role.naam for role in methode.rollen().values()]
    given = dict.fromkeys(str(answer.rol) for row in rows for answer in row.answers)
    return sorted(given, key=lambda role: known.index(role) if role in known else len(known))


def counted(answers: Iterable[Antwoord], role: str) -> dict[Herken, int]:
    """How many of one role gave each answer, in the order ja, nee, weet ik niet."""
    mine = [answer.herken for answer in answers if answer.rol == role]
    return {herken: mine.count(herken) for herken in Herken if herken in mine}


def as_counter(cijfer: Cijfer, explanation: str) -> str:
    """A conflict as counter-evidence for a problem: what the figure says, and what the street."""
    street = explanation.strip().rstrip(".") or "de groep herkent dit niet"
    return f"Cijfer: {evidence.cijfer_zin(cijfer)}. Straat: {street}."
