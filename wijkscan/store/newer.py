"""Is there anything newer than what we have? Asks the lists of tables only, no figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wijkscan.errors import SourceChanged
from wijkscan.settings import Settings
from wijkscan.sources.answers import Row
from wijkscan.sources.http import Fetcher, Limits
from wijkscan.sources.listing import table_list
from wijkscan.store import editions
from wijkscan.store.families import Familie
from wijkscan.store.figures import Store


@dataclass(frozen=True, slots=True)
class Nieuwer:
    """A table that can be had: changed since it was stored, or a newer edition."""

    familie: str
    tabel: str
    titel: str
    zin: str  # "gewijzigd op 2026-03-30", "nieuwe uitgave 2025"


def nieuwer(settings: Settings, store: Store) -> list[Nieuwer]:
    """What `bijwerken` would fetch, from the lists of CBS and RIVM.

    Raises SourceUnavailable when neither answers; a list that is unreadable counts as empty.
    """
    fetcher = Fetcher(Limits.of(settings))
    found: list[Nieuwer] = []
    for host, base in (("cbs", settings.cbs_url), ("derden", settings.derden_url)):
        try:
            listing = table_list(base, fetcher)
        except SourceChanged:
            continue
        for familie in store.families.values():
            if familie.host == host:
                found += _changed(familie, listing, store) + _newer(familie, listing, store)
    return found


def _changed(familie: Familie, listing: Sequence[Row], store: Store) -> list[Nieuwer]:
    modified = {str(row.get("Identifier")): str(row.get("Modified") or "") for row in listing}
    kept = {s.sidecar.tabel: s.sidecar for s in store.snapshots if s.sidecar.familie == familie.id}
    return [
        Nieuwer(familie.id, tabel, about.titel, f"gewijzigd op {modified[tabel][:10]}")
        for tabel, about in kept.items()
        if modified.get(tabel, "") > about.gewijzigd
    ]


def _newer(familie: Familie, listing: Sequence[Row], store: Store) -> list[Nieuwer]:
    """Editions in the list that are about a later year, or a later division, than ours."""
    titles = {str(row.get("Identifier")): str(row.get("Title") or "").strip() for row in listing}
    mine = [s.sidecar for s in store.snapshots if s.sidecar.familie == familie.id]
    newest = max(((s.jaar, s.indeling) for s in mine), default=(0, 0))
    kept = {s.tabel for s in mine}
    found = {
        u.tabel: u
        for u in reversed(editions.candidates(familie, listing))
        if u.tabel in titles and u.tabel not in kept and (u.jaar, u.indeling) > newest
    }
    return [
        Nieuwer(familie.id, u.tabel, titles[u.tabel], f"nieuwe uitgave {u.uitgave}")
        for u in found.values()
    ]
