"""Is a new edition believable, and what changed: compared with the edition we already have.

The limits are wide: they must not stop a real change, only a table that came in half, columns
that swapped places, or a unit that became another one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from wijkscan import text
from wijkscan.store.columns import Floats, Niveau
from wijkscan.store.sidecar import Kolom
from wijkscan.store.snapshots import Snapshot, level_slice

ROWS_SAME, ROWS_OTHER = 0.02, 0.15
LAND_SAME, LAND_OTHER = 1.25, 3.0  # how many times larger or smaller the country may become
SUM_OFF = 0.01
MISSING_MORE = 0.10
COUNT_UNITS = ("aantal",)
NAMED = 3


@dataclass(frozen=True, slots=True)
class Changes:
    """Columns (per age group) that are new, hold other values, or are gone."""

    nieuw: int = 0
    gewijzigd: int = 0
    vervallen: int = 0


def doubts(new: Snapshot, old: Snapshot | None) -> list[str]:
    """Dutch reasons not to take the new edition over without asking; empty when it is fine."""
    found = list(_sums(new))
    if old is not None:
        same = new.name == old.name
        found += _rows(new, old, ROWS_SAME if same else ROWS_OTHER)
        found += _country(new, old, LAND_SAME if same else LAND_OTHER)
        if same:
            found += _emptier(new, old)
    return found


def _variants(snapshot: Snapshot) -> tuple[str | None, ...]:
    return snapshot.sidecar.leeftijden or (None,)


def _rows(new: Snapshot, old: Snapshot, limit: float) -> Iterator[str]:
    """Per age group, because an edition may lack one."""
    for age in set(_variants(new)) & set(_variants(old)):
        here, before = len(new.codes(age)), len(old.codes(age))
        if abs(here - before) > limit * before:
            yield f"{text.number(here)} gebieden in plaats van ongeveer {text.number(before)}"


def _land(snapshot: Snapshot, kolom: Kolom, age: str | None) -> float:
    codes = snapshot.codes(age)
    at = int(np.searchsorted(codes, "NL"))
    if at >= len(codes) or not str(codes[at]).startswith("NL"):
        return float("nan")
    return float(snapshot.read([kolom.kolom], age)[kolom.kolom][at])


def _shared(new: Snapshot, old: Snapshot) -> Iterator[tuple[Kolom, str | None]]:
    """Numeric columns and age groups that both editions have."""
    for kolom in new.sidecar.kolommen:
        if not kolom.tekst and old.kolom(kolom.kolom):
            for age in _variants(new):
                if age in _variants(old):
                    yield kolom, age


def _country(new: Snapshot, old: Snapshot, limit: float) -> Iterator[str]:
    """The figure of the country, per column; an index around zero has no ratio."""
    for kolom, age in _shared(new, old):
        here, before = _land(new, kolom, age), _land(old, kolom, age)
        if here > 0 and before > 0 and not 1 / limit < here / before < limit:
            shown = f"{text.number(here, 1)} in plaats van {text.number(before, 1)}"
            yield f"{kolom.titel}: Nederland {shown}"


def _sums(new: Snapshot) -> Iterator[str]:
    """Gemeenten must add up to the country, for plain counts that are complete."""
    for kolom in new.sidecar.kolommen:
        if kolom.eenheid not in COUNT_UNITS or kolom.decimalen or kolom.tekst:
            continue
        for age in _variants(new):
            codes = new.codes(age)
            values: Floats = new.read([kolom.kolom], age)[kolom.kolom]
            parts = values[level_slice(codes, Niveau.GEMEENTE)]
            total = _land(new, kolom, age)
            if len(parts) < 100 or np.isnan(parts).any() or not total > 0:
                continue
            if abs(parts.sum() - total) > SUM_OFF * total:
                yield f"{kolom.titel}: de gemeenten tellen niet op tot Nederland"


def _emptier(new: Snapshot, old: Snapshot) -> Iterator[str]:
    """In the same edition cells get filled, not emptied; many such columns become one reason."""
    found = list(_emptied(new, old))
    if len(found) <= NAMED:
        for title, share in found:
            yield f"{title}: {text.value(100 * share, '%')} van de gebieden heeft nu geen cijfer"
        return
    named = ", ".join(title for title, _ in found[:NAMED])
    yield (
        f"{len(found)} cijfers zijn nu voor veel meer gebieden leeg: {named}, "
        f"en nog {len(found) - NAMED}"
    )


def _emptied(new: Snapshot, old: Snapshot) -> Iterator[tuple[str, float]]:
    """Columns (per age group) with many more missing cells, and the share that is missing now."""
    for kolom in old.sidecar.kolommen:
        if kolom.tekst:
            continue
        for age in _variants(old):
            if not any(kolom.is_filled(age, niveau) for niveau in Niveau):
                continue
            before = _missing_share(old, kolom.kolom, age)
            here = _missing_share(new, kolom.kolom, age)
            if here - before > MISSING_MORE:
                group = f" ({age})" if age else ""
                yield f"{kolom.titel}{group}", here


def _missing_share(snapshot: Snapshot, kolom: str, age: str | None) -> float:
    if age not in _variants(snapshot) or not snapshot.kolom(kolom):
        return 1.0
    return float(np.isnan(snapshot.read([kolom], age)[kolom]).mean())


def changes(new: Snapshot, old: Snapshot | None) -> Changes:
    """What the user gets that was not there, differs, or is gone."""
    here = set(_filled(new))
    before = set(_filled(old)) if old else set()
    same = here & before
    altered = sum(_differs(new, old, *item) for item in same) if old else 0
    return Changes(len(here - before), altered, len(before - here))


def _filled(snapshot: Snapshot) -> Iterator[tuple[str, str | None]]:
    for kolom in snapshot.sidecar.kolommen:
        if not kolom.tekst:
            for age in _variants(snapshot):
                if any(kolom.is_filled(age, niveau) for niveau in Niveau):
                    yield kolom.kolom, age


def _differs(new: Snapshot, old: Snapshot, kolom: str, age: str | None) -> bool:
    if not np.array_equal(new.codes(age), old.codes(age)):
        return True
    here, before = new.read([kolom], age)[kolom], old.read([kolom], age)[kolom]
    return not np.array_equal(here, before, equal_nan=True)
