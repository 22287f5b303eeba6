"""What age alone explains: an exact split, expected numbers, and an own count beside them.

An expected number is no measurement. It comes from national rates by age and the local make-up, so
it can never show that a wijk is above average.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wijkscan import text
from wijkscan.analysis import checks, standardise
from wijkscan.analysis.checks import Floats
from wijkscan.analysis.choices import OWN_COUNT_MINIMUM, ROUND_EXPECTED_TO
from wijkscan.analysis.profile import Expected
from wijkscan.analysis.values import Interval
from wijkscan.store.verwacht import Verwacht


@dataclass(frozen=True, slots=True)
class Split:
    """A crude difference with the Netherlands, split exactly. Proportions (0-1).

    crude - reference = older + more; `ratio` is 100 * observed / expected with its limits.
    """

    crude: float
    reference: float
    expected: float  # expected number of people
    older: float  # part of the difference that comes from the age make-up
    more: float  # part that is more (or less) than expected at these ages
    ratio: Interval


def split(
    observed: float,
    n_by_band: Sequence[float],
    rates_by_band: Sequence[float],
    reference_shares: Sequence[float],
) -> Split:
    """Split O/N - R = (E/N - R) + (O - E)/N (statistics.md 5.7, step 3).

    observed: people with the trait, all bands together; n_by_band: residents; rates_by_band:
    national rates (0-1); reference_shares: national make-up over the same bands, on any scale.
    """
    n, rates, shares = _bands(n=n_by_band, rates=rates_by_band, reference_shares=reference_shares)
    checks.refuse("rates", rates > 1, "moet tussen 0 en 1 liggen")
    if not (n.sum() > 0 and shares.sum() > 0):
        raise ValueError("n en reference_shares moeten samen groter zijn dan 0.")
    ratio = standardise.indirect_ratio(observed, n, rates, np.ones(len(n)))
    total = float(n.sum())
    expected = float((n * rates).sum())
    reference = float((rates * shares).sum() / shares.sum())
    return Split(
        crude=observed / total,
        reference=reference,
        expected=expected,
        older=expected / total - reference,
        more=(observed - expected) / total,
        ratio=ratio,
    )


def _bands(**fields: Sequence[float]) -> list[Floats]:
    """Fields per age band: all given, none missing or negative, all equally long."""
    arrays = [np.atleast_1d(checks.numbers(name, given)) for name, given in fields.items()]
    for name, array in zip(fields, arrays, strict=True):
        checks.refuse(name, np.isnan(array), "is onvolledig: een getal ontbreekt")
        checks.refuse(name, array < 0, "mag niet kleiner zijn dan 0")
    if len({array.shape for array in arrays}) > 1:
        raise ValueError(f"{', '.join(fields)} hebben niet dezelfde leeftijdsgroepen.")
    return arrays


def band_rates(source: Verwacht) -> Floats:
    """National rate (0-1) per age band, men and women weighted by the national make-up."""
    men, women = np.array(source.inwoners_mannen), np.array(source.inwoners_vrouwen)
    cases = men * np.array(source.mannen) + women * np.array(source.vrouwen)
    return np.asarray(cases / (men + women) / source.per)


def make_ups(source: Verwacht) -> tuple[float, float]:
    """Rates (0-1) of a young and an old make-up of one group of 65 and older.

    Within the younger and within the older bands the make-up is that of the Netherlands; only the
    share of the older bands differs.
    """
    people = np.array(source.inwoners_mannen) + np.array(source.inwoners_vrouwen)
    rates, border = band_rates(source), source.banden.index(source.oud_vanaf)
    young = np.average(rates[:border], weights=people[:border])
    old = np.average(rates[border:], weights=people[border:])
    low, high = (
        float((1 - share) * young + share * old)
        for share in (source.aandeel_oud_laag, source.aandeel_oud_hoog)
    )
    return low, high


def rounded(number: float, to: int = ROUND_EXPECTED_TO) -> int:
    """The nearest multiple of 5: an expected number is no count."""
    return int(np.floor(number / to + 0.5)) * to


def one_group(population: float | None, source: Verwacht) -> Expected | None:
    """Expected number where only the number of people of 65 and older is known.

    The range comes from a young and an old make-up of that group; it is not an interval.
    """
    if population is None or np.isnan(population) or population <= 0:
        return None
    low, high = make_ups(source)
    border = source.oud_vanaf.split("-")[0]
    return Expected(
        low=rounded(population * low),
        high=rounded(population * high),
        groep=source.groep,
        population=float(population),
        jaar=source.jaar,
        aanname=_assumption(source, border),
        bron=source.bron,
    )


def _assumption(source: Verwacht, border: str) -> str:
    low, high = (
        text.number(100 * share) for share in (source.aandeel_oud_laag, source.aandeel_oud_hoog)
    )
    return (
        "Alleen leeftijd en geslacht tellen mee. Het laagste aantal hoort bij een jonge groep"
        f" ({low} van de 100 zijn {border} jaar of ouder), het hoogste bij een oude groep"
        f" ({high} van de 100)."
    )


def by_bands(
    n_by_band: Sequence[float], source: Verwacht, gemeente_ratio: float | None = None
) -> Expected:
    """Expected number where the residents per age band are known (statistics.md 5.7, step 4).

    The range runs from the national rates to those rates times the ratio of the gemeente (100 is as
    expected); without a ratio both ends are equal.
    """
    n, rates = _bands(n=n_by_band, rates=list(band_rates(source)))
    national = float((n * rates).sum())
    own = national if gemeente_ratio is None else national * gemeente_ratio / 100
    why = "Alleen leeftijd en geslacht tellen mee, met landelijke cijfers."
    if gemeente_ratio is not None:
        why = (
            "Het ene aantal komt van landelijke cijfers per leeftijd, het andere van die cijfers"
            " maal het verschil in de hele gemeente."
        )
    return Expected(
        low=rounded(min(national, own)),
        high=rounded(max(national, own)),
        groep=source.groep,
        population=float(n.sum()),
        jaar=source.jaar,
        aanname=why,
        bron=source.bron,
    )


@dataclass(frozen=True, slots=True)
class OwnCount:
    """An own count beside the expectation; small counts are hidden and cannot be worked out.

    `shown` and `bands` are texts safe to print. `expected` is rounded to 5. `ratio` (100 is as many
    as expected) is None when the total is below 10.
    """

    shown: str
    bands: tuple[str, ...]
    expected: int
    ratio: Interval | None


def own_count(
    x_by_band: Sequence[float], n_by_band: Sequence[float], rates_by_band: Sequence[float]
) -> OwnCount:
    """Compare a count from a practice or team (x of n by age band) with the expected number.

    rates_by_band: national rates, 0-1. A count below 10 becomes "minder dan 10", without a ratio.
    """
    x, n, rates = _bands(x=x_by_band, n=n_by_band, rates=rates_by_band)
    checks.refuse("x", x > n, "mag niet groter zijn dan n")
    checks.refuse("x", x != np.floor(x), "moet een geheel getal zijn")
    checks.refuse("rates", rates > 1, "moet tussen 0 en 1 liggen")
    total = float(x.sum())
    few = total < OWN_COUNT_MINIMUM
    ratio = None if few else standardise.indirect_ratio(total, n, rates, np.ones(len(n)))
    hidden = _hidden(x)
    return OwnCount(
        shown=_count_text(total, few),
        bands=tuple(_count_text(count, bool(hide)) for count, hide in zip(x, hidden, strict=True)),
        expected=rounded(float((n * rates).sum())),
        ratio=ratio,
    )


def _hidden(x: Floats) -> npt.NDArray[np.bool_]:
    """Bands not to be shown: those below 10, and more where the total would give them away."""
    hide = np.asarray(x < OWN_COUNT_MINIMUM)
    while hide.any() and not hide.all() and (hide.sum() == 1 or x[hide].sum() < OWN_COUNT_MINIMUM):
        hide[int(np.argmin(np.where(hide, np.inf, x)))] = True
    return hide


def _count_text(count: float, hide: bool) -> str:
    if not hide:
        return text.number(count)
    if count < OWN_COUNT_MINIMUM:
        return f"minder dan {OWN_COUNT_MINIMUM}"
    return "niet getoond"
