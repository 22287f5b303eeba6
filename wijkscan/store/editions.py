"""Which editions of a family exist: the reviewed ones, and newer ones found by their title."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from wijkscan.sources.answers import Row
from wijkscan.sources.odata import Tables
from wijkscan.store.families import Familie, Uitgave

KEEP = 3
DEAD = ("Gediscontinueerd", "Stopgezet")
_YEAR = re.compile(r"^(20\d\d)JJ00$")
_DIVISION = re.compile(r"indeling\s+(20\d\d)")


def candidates(familie: Familie, listing: Sequence[Row]) -> list[Uitgave]:
    """Reviewed editions and the tables whose title fits, newest first, one per year of figures.

    A table with a time dimension found by its title has `perioden` still empty: its years are
    only known after asking (see `periods`).
    """
    known = {u.tabel.upper() for u in familie.uitgaven}
    pattern = re.compile(familie.titelpatroon)
    found = list(familie.uitgaven)
    for row in listing:
        identifier, title = str(row.get("Identifier")), str(row.get("Title") or "").strip()
        fits = pattern.match(title)
        if fits and identifier.upper() not in known and not is_dead(row):
            found.append(_unseen(identifier, title, fits.groupdict()))
    return sorted(found, key=lambda u: (-u.indeling, -u.jaar, u.tabel))


def is_dead(row: Row) -> bool:
    """The catalogue says that the table is no longer kept up."""
    return row.get("OutputStatus") in DEAD or row.get("ReasonDelivery") in DEAD


def _unseen(tabel: str, title: str, groups: Mapping[str, str | None]) -> Uitgave:
    years = [int(text) for text in re.findall(r"20\d\d", title)]
    division = _DIVISION.search(title)
    jaar = int(groups.get("jaar") or 0) or max(years, default=0)
    indeling = int(division[1]) if division else jaar
    return Uitgave(tabel=tabel, uitgave=str(jaar), jaar=jaar, indeling=indeling)


def periods(source: Tables, familie: Familie, uitgave: Uitgave) -> list[Uitgave]:
    """The yearly editions inside a table with a time dimension, newest first."""
    if not familie.tijd:
        return [uitgave]
    keys = source.keys(uitgave.tabel, familie.tijd)
    years = sorted((int(m[1]) for key in keys if (m := _YEAR.match(key.strip()))), reverse=True)
    return [_of_year(familie, uitgave, year) for year in years]


def _of_year(familie: Familie, uitgave: Uitgave, year: int) -> Uitgave:
    """The reviewed edition of that year, or the same table for another year."""
    reviewed = familie.edition(uitgave.tabel, str(year))
    if reviewed:
        return reviewed
    changes = {"uitgave": str(year), "jaar": year, "perioden": f"{year}JJ00", "gebundeld": False}
    return uitgave.model_copy(update={**changes, "herkomst": "", "opgehaald": ""})


def newest(found: Sequence[Uitgave], keep: int = KEEP) -> list[Uitgave]:
    """The newest editions, one table per year of figures (the latest division wins)."""
    by_year: dict[int, Uitgave] = {}
    for uitgave in sorted(found, key=lambda u: u.indeling):
        by_year[uitgave.jaar] = uitgave
    return [by_year[year] for year in sorted(by_year, reverse=True)[:keep]]
