"""Is there anything newer than what we have? Asks the lists of tables only, no figures.

    <home>/tabellen/nieuwer.json    what each service said last, and on which day

Nobody waits for this: it is asked on request, and the answer is remembered for who is offline.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from wijkscan import text
from wijkscan.errors import CannotWrite, SourceChanged, SourceUnavailable
from wijkscan.files import write_whole
from wijkscan.settings import Settings
from wijkscan.sources.answers import Row
from wijkscan.sources.http import Cancelled, Fetcher, Limits
from wijkscan.sources.listing import table_list
from wijkscan.store import editions, generations
from wijkscan.store.families import Familie
from wijkscan.store.figures import Store
from wijkscan.store.sidecar import Sidecar

SERVICES = {"cbs": "CBS", "derden": "RIVM"}
PATIENCE = 10.0
"""Seconds for one service: a list that does not come soon can be asked another time."""


@dataclass(frozen=True, slots=True)
class Nieuwer:
    """A table that can be had: changed since it was stored, or (with `uitgave`) a newer edition."""

    familie: str
    tabel: str
    titel: str
    gewijzigd: str
    uitgave: str = ""
    zeker: bool = True  # we know that our copy is from before the change

    @property
    def zin(self) -> str:
        """`gewijzigd op 30 maart 2026`, `nieuwe uitgave 2025 (86165NED)`."""
        if self.uitgave:
            return f"nieuwe uitgave {self.uitgave} ({self.tabel})"
        known = "" if self.zeker else "; van onze kopie weten we de dag niet"
        return f"gewijzigd op {_day(self.gewijzigd)}{known}"


@dataclass(frozen=True, slots=True)
class Gezegd:
    """What one service said, and on which day."""

    gevraagd: str
    gevonden: tuple[Nieuwer, ...]


@dataclass(frozen=True, slots=True)
class Nieuws:
    """What the services said last; `stil` names those that did not answer just now."""

    gezegd: Mapping[str, Gezegd]
    stil: tuple[str, ...] = ()

    @property
    def gevonden(self) -> tuple[Nieuwer, ...]:
        """Everything newer, of all services."""
        return tuple(one for said in self.gezegd.values() for one in said.gevonden)

    def van(self, about: Sidecar, store: Store) -> tuple[str, ...]:
        """What is newer than one stored edition; said at the newest edition only."""
        mine = [s.sidecar for s in store.snapshots if s.sidecar.familie == about.familie]
        newest = {"": mine[0]}
        for one in mine:
            newest.setdefault(one.tabel, one)
        return tuple(
            one.zin
            for one in self.gevonden
            if one.familie == about.familie
            and _same(about, newest.get("" if one.uitgave else one.tabel))
        )

    @property
    def gevraagd(self) -> str:
        """The day of the oldest answer, ISO; empty when nobody ever asked."""
        return min((said.gevraagd for said in self.gezegd.values()), default="")

    @property
    def zin(self) -> str:
        """What we know and since when, in Dutch."""
        return " ".join(filter(None, (self._away(), self._known())))

    def _away(self) -> str:
        if not self.stil:
            return ""
        names = text.listing([SERVICES[host] for host in self.stil])
        many = "zijn" if len(self.stil) > 1 else "is"
        return f"{names} {many} nu niet te bereiken."

    def _known(self) -> str:
        if not self.gezegd:
            if self.stil:
                return "Je gebruikt de cijfers die er al zijn. Probeer het later nog eens."
            return "Er is nog niet gevraagd of CBS en RIVM iets nieuwers hebben."
        days: dict[str, list[str]] = {}
        for host, said in self.gezegd.items():
            days.setdefault(said.gevraagd, []).append(SERVICES[host])
        asked = text.listing([f"{text.listing(n)} op {_day(day)}" for day, n in days.items()])
        count = len(self.gevonden)
        found = f"er {'is' if count == 1 else 'zijn'} {text.plural(count, 'tabel', 'tabellen')}"
        return f"Gevraagd aan {asked}: {f'{found} nieuwer' if count else 'er is niets nieuwers'}."


def _same(one: Sidecar, other: Sidecar | None) -> bool:
    return other is not None and (one.tabel, one.uitgave) == (other.tabel, other.uitgave)


def vraag(
    settings: Settings, store: Store, today: date, gestopt: Cancelled = lambda: False
) -> Nieuws:
    """Ask both services, remember what they say, and tell it with what was known before.

    Never raises for a service that is away or unreadable: `stil` names it.
    """
    limits = Limits.of(settings)
    soon = replace(
        limits,
        read=min(limits.read, PATIENCE),
        no_answer=min(limits.no_answer, PATIENCE),
        transfer=min(limits.transfer, 2 * PATIENCE),
    )
    said, silent = dict(bewaard(settings.home, store).gezegd), []
    with closing(Fetcher(soon, gestopt)) as fetcher:
        for host, base in (("cbs", settings.cbs_url), ("derden", settings.derden_url)):
            try:
                listing = table_list(base, fetcher)
            except (SourceUnavailable, SourceChanged):
                silent.append(host)
            else:
                said[host] = Gezegd(today.isoformat(), tuple(gevonden(host, listing, store)))
    _keep(settings.home, said)
    return Nieuws(said, tuple(silent))


def onthoud(home: Path, lists: Mapping[str, Sequence[Row]], store: Store, today: date) -> None:
    """Remember what a refresh heard by the way; a list that could not be read says nothing."""
    said = dict(bewaard(home, store).gezegd)
    for host, listing in lists.items():
        if listing:
            said[host] = Gezegd(today.isoformat(), tuple(gevonden(host, listing, store)))
    _keep(home, said)


def bewaard(home: Path, store: Store) -> Nieuws:
    """What was remembered, without what has been fetched since. Damaged counts as never asked."""
    try:
        kept: dict[str, Any] = json.loads(_file(home).read_text(encoding="utf-8"))
        said = {
            host: Gezegd(
                date.fromisoformat(kept[host]["gevraagd"]).isoformat(),
                tuple(_still_newer((Nieuwer(**one) for one in kept[host]["gevonden"]), store)),
            )
            for host in SERVICES
            if host in kept
        }
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return Nieuws({})
    return Nieuws(said)


def _still_newer(found: Iterable[Nieuwer], store: Store) -> list[Nieuwer]:
    kept: dict[str, str] = {}
    for snapshot in store.snapshots:
        kept.setdefault(snapshot.sidecar.tabel, snapshot.sidecar.gewijzigd)
    return [
        one
        for one in found
        if (one.tabel not in kept if one.uitgave else kept.get(one.tabel, "9") < one.gewijzigd)
    ]


def _file(home: Path) -> Path:
    return generations.root(home) / "nieuwer.json"


def _keep(home: Path, said: Mapping[str, Gezegd]) -> None:
    """Remembering is a courtesy: a folder that refuses does not make the answer less true."""
    content = {host: asdict(one) for host, one in said.items()}
    try:
        generations.root(home).mkdir(parents=True, exist_ok=True)
        write_whole(_file(home), json.dumps(content, ensure_ascii=False, indent=1).encode())
    except (OSError, CannotWrite):
        return


def gevonden(host: str, listing: Sequence[Row], store: Store) -> list[Nieuwer]:
    """What the list of one service has that is newer than the store."""
    mine = [f for f in store.families.values() if f.host == host]
    find: tuple[Callable[[Familie, Sequence[Row], Store], list[Nieuwer]], ...] = (_changed, _newer)
    return [one for familie in mine for f in find for one in f(familie, listing, store)]


def _changed(familie: Familie, listing: Sequence[Row], store: Store) -> list[Nieuwer]:
    """Tables that we have and that were changed; judged by the newest edition we have."""
    modified = {str(row.get("Identifier")): str(row.get("Modified") or "") for row in listing}
    kept: dict[str, Sidecar] = {}
    for snapshot in store.snapshots:
        if snapshot.sidecar.familie == familie.id:
            kept.setdefault(snapshot.sidecar.tabel, snapshot.sidecar)
    return [
        Nieuwer(familie.id, tabel, about.titel, moment, zeker=bool(_known_until(about)))
        for tabel, about in kept.items()
        if (moment := modified.get(tabel, "")) > _known_until(about)
    ]


def _known_until(about: Sidecar) -> str:
    """Our copy holds every change until this moment; empty when that is not known."""
    whole_day = len(about.opgehaald) == len("2026-01-31")
    return about.gewijzigd or (about.opgehaald if whole_day else "")


def _newer(familie: Familie, listing: Sequence[Row], store: Store) -> list[Nieuwer]:
    """Editions in the list that are about a later year, or a later division, than ours."""
    rows = {str(row.get("Identifier")): row for row in listing}
    mine = [s.sidecar for s in store.snapshots if s.sidecar.familie == familie.id]
    newest = max(((s.jaar, s.indeling) for s in mine), default=(0, 0))
    kept = {s.tabel for s in mine}
    found = {
        u.tabel: u
        for u in reversed(editions.candidates(familie, listing))
        if u.tabel in rows and u.tabel not in kept and (u.jaar, u.indeling) > newest
    }
    return [_as_newer(familie, rows[u.tabel], u.uitgave) for u in found.values()]


def _as_newer(familie: Familie, row: Row, uitgave: str) -> Nieuwer:
    title, moment = str(row.get("Title") or "").strip(), str(row.get("Modified") or "")
    return Nieuwer(familie.id, str(row.get("Identifier")), title, moment, uitgave)


def _day(iso: str) -> str:
    try:
        return text.long_date(date.fromisoformat(iso[:10]))
    except ValueError:
        return iso[:10] or "een onbekende dag"
