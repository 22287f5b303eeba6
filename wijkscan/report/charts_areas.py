"""A few areas under each other on one scale, with the Netherlands as an upright line.

In the order in which they were given, never by size: it is no ranking. A counted figure is a filled
dot with its limits, an estimate an open ring. Letters stay readable on a phone.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from wijkscan import text as dutch
from wijkscan.report.blocks import Markup, Picture
from wijkscan.report.charts import ACCENT, INK, LINE, PAPER, SOFT, THICK, Axis, safe, svg

_WIDTH, _LEFT, _RIGHT = 460, 10.0, 450.0
_ROW, _TOP = 44, 6
_LONGEST_NAME = 40
_NOT_TOO_WIDE = 'style="max-width:36rem"'


@dataclass(frozen=True, slots=True)
class AreaValue:
    """One area: its name with the scans that hold the figure, the value and its limits."""

    name: str
    value: float
    lower: float | None = None
    upper: float | None = None


@dataclass(frozen=True, slots=True)
class AreasData:
    """One figure in a few areas; all numbers in the unit of the figure."""

    name: str
    areas: tuple[AreaValue, ...]
    country: float | None
    unit: str
    decimals: int
    estimated: bool
    spread: tuple[float, float, float, float] | None = None  # p5, p25, p75, p95 of all areas
    others: str = "gebieden"  # "buurten"

    def say(self, amount: float) -> str:
        """A number of this picture as a Dutch reader writes it."""
        return dutch.value(amount, self.unit, self.decimals)


def areas_picture(data: AreasData) -> Picture:
    """At least one area; the sentence of the picture names every number in it."""
    amounts = [area.value for area in data.areas]
    amounts += [x for area in data.areas for x in (area.lower, area.upper) if x is not None]
    amounts += [data.country] if data.country is not None else []
    amounts += data.spread or ()
    axis = Axis.around(amounts, _LEFT + 8, _RIGHT - 8)
    foot = _TOP + _ROW * len(data.areas)
    shapes = [_country(data, axis)]
    shapes += [_area(data, axis, area, _TOP + _ROW * i) for i, area in enumerate(data.areas)]
    shapes.append(_scale(data, axis, foot))
    rest = _words(data)
    drawn = svg(_WIDTH, foot + 24, "".join(shapes), data.name, rest)
    drawn = Markup(drawn.replace("<svg ", f"<svg {_NOT_TOO_WIDE} ", 1))
    return Picture(drawn, f"{data.name}. {rest}")


def _words(data: AreasData) -> str:
    parts = [f"{area.name} {data.say(area.value)}{_between(data, area)}" for area in data.areas]
    if data.country is not None:
        parts.append(f"Nederland {data.say(data.country)}")
    if data.spread is not None:
        low, _, _, high = data.spread
        parts.append(f"90% van de {data.others} ligt tussen {data.say(low)} en {data.say(high)}")
    return dutch.capital("; ".join(parts)) + "."


def _between(data: AreasData, area: AreaValue) -> str:
    if area.lower is None or area.upper is None:
        return ""
    return f" (waarschijnlijk tussen {data.say(area.lower)} en {data.say(area.upper)})"


def _text(x: float, y: float, words: str, anchor: str = "start", extra: str = "") -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-family="Wijkscan Sans" '
        f'font-size="14" {extra}>{safe(words)}</text>'
    )


def _area(data: AreasData, axis: Axis, area: AreaValue, top: float) -> str:
    """Name and value above a line of its own, so that long names never meet a dot."""
    middle = top + 29
    name = area.name if len(area.name) <= _LONGEST_NAME else f"{area.name[:_LONGEST_NAME]}…"
    shapes = [
        _text(_LEFT, top + 15, name, extra=f'fill="{INK}"'),
        _text(_RIGHT, top + 15, data.say(area.value), "end", f'fill="{INK}" font-weight="700"'),
        _others(data, axis, middle),
    ]
    if area.lower is not None and area.upper is not None:
        first, last = axis.place(area.lower), axis.place(area.upper)
        shapes.append(
            f'<path d="M{first:.1f} {middle:g}H{last:.1f}M{first:.1f} {middle - 4:g}v8'
            f'M{last:.1f} {middle - 4:g}v8" stroke="{ACCENT}" stroke-width="2.2" fill="none"/>'
        )
    fill, width = (PAPER, 3) if data.estimated else (ACCENT, 1.5)
    shapes.append(
        f'<circle cx="{axis.place(area.value):.1f}" cy="{middle:g}" r="6.5" fill="{fill}" '
        f'stroke="{ACCENT}" stroke-width="{width}"/>'
    )
    words = f"{area.name}: {data.say(area.value)}{_between(data, area)}"
    return f"<g><title>{safe(words)}</title>{''.join(shapes)}</g>"


def _others(data: AreasData, axis: Axis, middle: float) -> str:
    """All areas of the level: a line for 90% of them, thick for half; else just the scale."""
    if data.spread is None:
        return f'<path d="M{_LEFT:g} {middle:g}H{_RIGHT:g}" stroke="{LINE}" stroke-width="1.5"/>'
    p5, p25, p75, p95 = (axis.place(amount) for amount in data.spread)
    return (
        f'<path d="M{p5:.1f} {middle:g}H{p95:.1f}" stroke="{LINE}" stroke-width="3" '
        f'stroke-linecap="round"/><rect x="{p25:.1f}" y="{middle - 5:g}" '
        f'width="{max(p75 - p25, 1):.1f}" height="10" rx="5" fill="{THICK}"/>'
    )


def _country(data: AreasData, axis: Axis) -> str:
    if data.country is None:
        return ""
    at = axis.place(data.country)
    words = f"Nederland: {data.say(data.country)}"
    lines = "".join(f"M{at:.1f} {_TOP + _ROW * i + 20}v18" for i in range(len(data.areas)))
    return f'<g><title>{safe(words)}</title><path d="{lines}" stroke="{INK}" stroke-width="2"/></g>'


def _scale(data: AreasData, axis: Axis, foot: float) -> str:
    """The two ends of the scale, and what the upright line is."""
    decimals = max(0, -math.floor(math.log10(axis.step) + 1e-9))
    low, high = (dutch.value(end, data.unit, decimals) for end in (axis.low, axis.high))
    soft = f'fill="{SOFT}"'
    middle = ""
    if data.country is not None:
        # under its own line, as far as the ends of the scale leave room
        at = min(max(axis.place(data.country), _WIDTH * 0.3), _WIDTH * 0.7)
        middle = _text(at, foot + 14, f"Nederland {data.say(data.country)}", "middle", soft)
    return (
        _text(_LEFT, foot + 14, low, "start", soft)
        + middle
        + _text(_RIGHT, foot + 14, high, "end", soft)
    )
