"""One interval against one benchmark: hoger, lager or vergelijkbaar, and what that means."""

from __future__ import annotations

from typing import Any

import numpy as np

from wijkscan.analysis import checks
from wijkscan.store.catalogue import Polariteit

HOGER = "hoger"
LAGER = "lager"
VERGELIJKBAAR = "vergelijkbaar"
NIET_TE_VERGELIJKEN = "niet te vergelijken"


class Relation(str):
    """One of the four words above; `gunstig` says apart from it whether that is good news.

    `gunstig` is None without a polarity, with a neutral one, or when there is no hoger or lager.
    """

    __slots__ = ("gunstig",)
    gunstig: bool | None

    def __new__(cls, word: str, gunstig: bool | None = None) -> Relation:
        """The word, with its direction beside it."""
        made = super().__new__(cls, word)
        made.gunstig = gunstig
        return made


def favourable(higher: bool, polarity: Polariteit | str | None) -> bool | None:
    """Whether higher (or lower) is good news; None when nobody can say."""
    if polarity is None or Polariteit(polarity) is Polariteit.NEUTRAAL:
        return None
    return higher == (Polariteit(polarity) is Polariteit.GUNSTIG)


def compare(
    lower: Any, upper: Any, benchmark: Any, polarity: Polariteit | str | None = None
) -> Relation:
    """Where the interval lies against the benchmark, ends included.

    polarity: "hoger is gunstig", "hoger is ongunstig", "neutraal" or None. Without limits or
    benchmark the result is "niet te vergelijken". Returns a `Relation`: a word with `gunstig`.
    """
    if polarity is not None and polarity not in tuple(Polariteit):
        raise ValueError(f"polarity moet een van deze zijn: {', '.join(Polariteit)}.")
    low, high, fixed = checks.together(lower=lower, upper=upper, benchmark=benchmark)
    if low.ndim:
        raise ValueError("lower, upper en benchmark moeten losse getallen zijn.")
    if np.isnan(low) or np.isnan(high) or np.isnan(fixed):
        return Relation(NIET_TE_VERGELIJKEN)
    checks.refuse("lower", low > high, "mag niet groter zijn dan upper")
    if low > fixed:
        return Relation(HOGER, favourable(True, polarity))
    if high < fixed:
        return Relation(LAGER, favourable(False, polarity))
    return Relation(VERGELIJKBAAR)
