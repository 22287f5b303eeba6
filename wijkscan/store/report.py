"""What a refresh did, per table, in words that a user can act on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from wijkscan import text


class Status(StrEnum):
    """How it went with one table."""

    VERNIEUWD = "vernieuwd"
    KLAARGEZET = "opgehaald, nog niet overgenomen"
    ONGEWIJZIGD = "ongewijzigd"
    TWIJFEL = "niet overgenomen: eerst nakijken"
    GEWEIGERD = "niet overgenomen: past niet bij wat we kennen"
    AFWEZIG = "staat niet in de catalogus van de bron"
    NIET_BEREIKBAAR = "niet bereikbaar"


@dataclass(frozen=True, slots=True)
class TableReport:
    """One table. `nieuw`, `gewijzigd` and `vervallen` count columns (per age group)."""

    familie: str
    tabel: str
    uitgave: str
    titel: str
    status: Status
    nieuw: int = 0
    gewijzigd: int = 0
    vervallen: int = 0
    opmerkingen: tuple[str, ...] = ()
    redenen: tuple[str, ...] = ()
    bevestigd: bool = True


@dataclass(frozen=True, slots=True)
class RefreshReport:
    """The whole run. `bezig_sinds`: another one was already running, nothing was done."""

    tabellen: tuple[TableReport, ...]
    afgebroken: bool = False
    bezig_sinds: float | None = None
    bezig_op: str = ""

    @property
    def zin(self) -> str:
        """One Dutch sentence: "12 nieuwe cijfers, 3 gewijzigd, 1 vervallen."."""
        if self.bezig_sinds is not None:
            since = datetime.fromtimestamp(self.bezig_sinds).strftime("%H:%M")
            return (
                f"Er loopt al een verversing, sinds {since}. De bewaarde cijfers blijven bruikbaar."
            )
        if self.afgebroken:
            return "Afgebroken. Er is niets veranderd; een volgende keer gaat het hier verder."
        done = [t for t in self.tabellen if t.status is Status.VERNIEUWD]
        if done:
            counts = [
                sum(getattr(t, name) for t in done) for name in ("nieuw", "gewijzigd", "vervallen")
            ]
            if not any(counts):
                many = text.plural(len(done), "tabel", "tabellen")
                return f"{many} opnieuw opgehaald. Er is geen cijfer veranderd."
            new = text.plural(counts[0], "nieuw cijfer", "nieuwe cijfers")
            return f"{new}, {text.number(counts[1])} gewijzigd, {text.number(counts[2])} vervallen."
        asked = [t for t in self.tabellen if t.status not in (Status.ONGEWIJZIGD, Status.AFWEZIG)]
        if asked and all(t.status is Status.NIET_BEREIKBAAR for t in asked):
            return (
                f"{_who(asked)} Je gebruikt de cijfers die er al zijn. Probeer het later nog eens."
            )
        if asked:
            return "Er zijn geen cijfers overgenomen. De bewaarde cijfers blijven staan."
        return "Alles was al bijgewerkt."

    @property
    def exit_code(self) -> int:
        """0 when every table is up to date, 4 when one could not be had or taken over.

        A table that nobody has seen yet may be refused without that being a failure.
        """
        fine = (Status.VERNIEUWD, Status.ONGEWIJZIGD, Status.AFWEZIG)
        well = all(t.status in fine or _may_fail(t) for t in self.tabellen)
        return 0 if well and not self.afgebroken else 4


def _who(away: list[TableReport]) -> str:
    if len({table.familie for table in away}) > 1:
        return "CBS en RIVM zijn nu niet te bereiken."
    return "De bron is nu niet te bereiken."


def _may_fail(table: TableReport) -> bool:
    return not table.bevestigd and table.status in (Status.GEWEIGERD, Status.TWIJFEL)
