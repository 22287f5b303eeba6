"""An own count of people with diabetes, as typed by a nurse or a team: "65-69=18/120"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from wijkscan import text
from wijkscan.analysis.expected import OwnCount, band_rates, own_count
from wijkscan.errors import UserError
from wijkscan.store import verwacht
from wijkscan.store.verwacht import Verwacht

SOURCE = "diabetes_huisarts"
_TYPED = re.compile(r"\s*(\d+-\d+|\d+\+)\s*=\s*(\d{1,6})\s*/\s*(\d{1,6})\s*")


def compare_own_count(typed: Sequence[str]) -> tuple[OwnCount, str]:
    """The count beside the expectation, and the group it is about.

    typed: one text per age band, "BAND=X/N". Nothing of it is kept. UserError says what is wrong.
    """
    source = verwacht.bundled()[SOURCE]
    bands = dict(_band(entry, source.banden) for entry in typed)
    if len(bands) < len(typed):
        raise UserError("Een leeftijdsgroep staat er twee keer.", "Noem elke groep één keer.")
    rates = dict(zip(source.banden, band_rates(source), strict=True))
    counts = [x for x, _ in bands.values()]
    sizes = [n for _, n in bands.values()]
    try:
        return own_count(counts, sizes, [float(rates[b]) for b in bands]), _group(bands, source)
    except ValueError as error:
        raise UserError(
            f"Deze telling klopt niet: {error}", "X is het deel, N is de hele groep."
        ) from error


def _group(bands: Collection[str], source: Verwacht) -> str:
    """About whom: only the ages that were counted."""
    if set(bands) == set(source.banden):
        return source.groep
    ages = (band.replace("-", " tot en met ").replace("+", " en ouder") for band in bands)
    return f"mensen van {text.listing(list(ages))} met diabetes"


def _band(entry: str, known: Sequence[str]) -> tuple[str, tuple[int, int]]:
    found = _TYPED.fullmatch(entry)
    if found is None or found[1] not in known:
        raise UserError(
            "Een telling schrijf je als LEEFTIJD=X/N, bijvoorbeeld 65-69=18/120.",
            f"De leeftijden zijn {text.listing(known)}.",
        )
    return found[1], (int(found[2]), int(found[3]))
