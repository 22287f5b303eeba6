"""Dutch numbers, dates, plurals and lists: the only place that formats."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

from babel.dates import format_date

LOCALE = "nl_NL"
HOME = "Europe/Amsterdam"
MISSING = "geen cijfer"
_WHOLE = Decimal(10) ** 15  # from here on a float holds no decimals
# By hand, because a report holds thousands of numbers and babel takes 50 times as long for each.
_DUTCH_SIGNS = str.maketrans(",.-", ".,−")


def rounded(value: float, decimals: int = 0) -> Decimal:
    """22.45 -> 22.5: a half goes up, as in a spreadsheet; Python's own round would give 22.4."""
    exact = Decimal(repr(float(value)))
    if not exact.is_finite() or abs(exact) >= _WHOLE:
        return exact
    return exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP) + 0


def number(value: float, decimals: int = 0) -> str:
    """1234.5 -> "1.235"; a real minus sign, thousands with a dot, decimals with a comma."""
    return f"{rounded(value, decimals):,.{decimals}f}".translate(_DUTCH_SIGNS)


def value(amount: float, unit: str, decimals: int = 0) -> str:
    """A number with its unit as a Dutch reader writes it: "12,3%", "€ 24.500", "0,7 km"."""
    text = number(amount, decimals)
    match unit:
        case "%":
            return f"{text}%"
        case "€":
            return f"€ {text}"
        case "€ 1.000":
            return f"€ {number(amount * 1000)}"
        case "aantal" | "score" | "":
            return text
        case _:
            return f"{text} {unit}"


def long_date(day: date) -> str:
    """23 november 2026."""
    return format_date(day, "d MMMM yyyy", locale=LOCALE)


def clock(moment: datetime) -> str:
    """14.30 uur, as the clock in the classroom shows it."""
    return f"{moment.astimezone(ZoneInfo(HOME)):%H.%M} uur"


def plural(count: int, one: str, more: str) -> str:
    """plural(1, "buurt", "buurten") -> "1 buurt"; the count is formatted."""
    return f"{number(count)} {one if count == 1 else more}"


def listing(words: Sequence[str], last: str = "en") -> str:
    """["a", "b", "c"] -> "a, b en c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def capital(sentence: str) -> str:
    """First letter in capitals; Dutch IJ goes together."""
    if sentence[:2].lower() == "ij":
        return "IJ" + sentence[2:]
    return sentence[:1].upper() + sentence[1:]
