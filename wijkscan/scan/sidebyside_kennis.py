"""What the comparison must know of the catalogue; the caller reads it, so that it stays pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, lru_cache

from wijkscan.scan.model import Probleem
from wijkscan.scan.sidebyside_woorden import plaats, stammen
from wijkscan.store import methode
from wijkscan.store.methode import Onderwerp, Partij


@dataclass(frozen=True, slots=True, eq=False)
class Kennis:
    """Subjects of problems, names of parties, and names of the Omaha codes."""

    onderwerpen: tuple[Onderwerp, ...] = field(repr=False)
    partijen: tuple[Partij, ...] = field(repr=False)
    omaha: tuple[tuple[str, str], ...] = field(repr=False)

    def omaha_naam(self, code: str) -> str:
        """The Dutch name of a code, or the code itself."""
        return dict(self.omaha).get(code, code)

    def onderwerp(self, sleutel: str) -> str:
        """The name of a subject."""
        return next((o.naam for o in self.onderwerpen if o.id == sleutel), sleutel)

    def onderwerpen_van(self, probleem: Probleem) -> frozenset[str]:
        """What the words of a problem are about."""
        return _onderwerpen(self, probleem.p_wat)

    def onderwerpen_van_cijfers(self, probleem: Probleem) -> frozenset[str]:
        """What the figures among its signs are about."""
        cijfers = {t.cijfer.indicator for t in probleem.s if t.cijfer is not None}
        return frozenset(o.id for o in self.onderwerpen if cijfers & set(o.cijfers))

    def partij(self, naam: str) -> str:
        """One name for one party: "Huisartsenpraktijk in de wijk" -> "huisarts"."""
        return _partij(self, naam)


@lru_cache(maxsize=4096)
def _onderwerpen(kennis: Kennis, tekst: str) -> frozenset[str]:
    return frozenset(o.id for o in kennis.onderwerpen if plaats(tekst, o.woorden) >= 0)


@lru_cache(maxsize=4096)
def _partij(kennis: Kennis, naam: str) -> str:
    """The party that the name begins with; "praktijkondersteuner van de huisarts" is the first."""
    gevonden = [(at, p.naam) for p in kennis.partijen if (at := plaats(naam, p.ook)) >= 0]
    return min(gevonden)[1] if gevonden else " ".join(stammen(naam)) or naam.strip().lower()


@cache
def kennis() -> Kennis:
    """From the bundled catalogue."""
    return Kennis(
        tuple(methode.onderwerpen().values()),
        tuple(methode.partijen().values()),
        tuple((code, probleem.naam) for code, probleem in methode.omaha().items()),
    )
