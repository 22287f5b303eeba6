"""Checks on numbers that come in: impossible input gives a sentence that names the field."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


def numbers(name: str, given: Any) -> Floats:
    """`given` as floats; None and NaN stay missing (NaN), text and infinities are refused."""
    try:
        array = np.asarray(given, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise ValueError(f"{name} moet een getal zijn, of een reeks getallen.") from error
    refuse(name, np.isinf(array), "mag niet oneindig zijn")
    return array


def refuse(name: str, wrong: npt.NDArray[np.bool_] | np.bool_, sentence: str) -> None:
    """Raise when any element is wrong; the sentence names the field and the first place."""
    flat = np.atleast_1d(wrong)
    if not flat.any():
        return
    place = "" if np.ndim(wrong) == 0 else f" (plaats {int(np.argmax(flat.ravel())) + 1})"
    raise ValueError(f"{name} {sentence}{place}.")


def together(**given: Any) -> tuple[Floats, ...]:
    """Several fields as float arrays of one shape; a single number goes with every element."""
    arrays = [numbers(name, value) for name, value in given.items()]
    try:
        shape = np.broadcast_shapes(*(array.shape for array in arrays))
    except ValueError as error:
        raise ValueError(f"{' en '.join(given)} zijn niet even lang.") from error
    return tuple(np.broadcast_to(array, shape) for array in arrays)


def count_and_size(x: Any, n: Any, *, part: bool) -> tuple[Floats, Floats]:
    """x >= 0 and n > 0; with `part` also x <= n. Missing values pass."""
    xs, ns = together(x=x, n=n)
    refuse("x", xs < 0, "mag niet kleiner zijn dan 0")
    refuse("n", ns <= 0, "moet groter zijn dan 0")
    if part:
        refuse("x", xs > ns, "mag niet groter zijn dan n")
    return xs, ns


def between_0_and_1(name: str, given: float) -> float:
    """A confidence strictly between 0 and 1 (0.95, not 95)."""
    value = numbers(name, given)
    if value.ndim or not 0 < float(value) < 1:
        raise ValueError(f"{name} moet tussen 0 en 1 liggen, bijvoorbeeld 0.95.")
    return float(value)
