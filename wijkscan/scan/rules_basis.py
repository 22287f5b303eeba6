"""What a rule is, what it says, and what it looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from wijkscan.scan.model import Probleem, Wijkscan

STOP, LET_OP, TIP = "stop", "let op", "tip"


@dataclass(frozen=True, slots=True)
class Notice:
    """One remark of the coach. `reden` is filled when the group answered it."""

    rule: str
    severity: str
    field: str
    message: str
    record: str = ""  # id of the sign or cause it is about
    reden: str = ""


@dataclass(frozen=True, slots=True)
class Kijk:
    """One problem as the rules see it: with its scan, if any, and the day of checking."""

    probleem: Probleem
    scan: Wijkscan | None
    vandaag: date


Zoek = Callable[[Kijk], Iterator[Notice]]


@dataclass(frozen=True, slots=True)
class Regel:
    """A rule with its number, weight, what it asks in one line, and the function that looks."""

    nummer: str
    zwaarte: str
    vraagt: str
    zoek: Zoek


REGELS: dict[str, Regel] = {}


def regel(nummer: str, zwaarte: str, vraagt: str) -> Callable[[Zoek], Zoek]:
    """Register a rule; the checker runs all that are registered."""

    def registreer(zoek: Zoek) -> Zoek:
        REGELS[nummer] = Regel(nummer, zwaarte, vraagt, zoek)
        return zoek

    return registreer


def melding(nummer: str, veld: str, zin: str, record: str = "") -> Notice:
    """A notice of a registered rule."""
    return Notice(nummer, REGELS[nummer].zwaarte, veld, zin, record)
