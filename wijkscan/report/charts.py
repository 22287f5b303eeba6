"""Pictures of figures as small SVG: the range picture, and the parts of an area on one line.

Scale of the range picture: the grey line (90% of the areas of that level in the country) has the
same length and place in every picture, and values lie on it linearly. So "far outside the line"
means the same in each row, whatever the unit. What falls outside the picture stands at its edge
with an arrow, and the title says the number.

Colours follow the verdict (statistics: lower blue, higher orange, about equal grey); a figure
without a verdict is an open ring in the accent colour. Every shape also reads in grey.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from wijkscan import text as dutch
from wijkscan.analysis.values import Part, Spread, Verdict
from wijkscan.report.blocks import Markup, Picture, Tone, clean
from wijkscan.scan import scale

INK, SOFT, PAPER, ACCENT = "#1d2a30", "#5b6a70", "#fffdf8", "#0b5563"
LINE, THICK = "#cfc8b8", "#ddd6c6"
_FILL: dict[Tone, tuple[str, str]] = {
    "hi": (scale.colour(Verdict.DUIDELIJK_HOGER), "#7a4200"),
    "hi2": (scale.colour(Verdict.MOGELIJK_HOGER), "#7a4200"),
    "lo": (scale.colour(Verdict.DUIDELIJK_LAGER), "#083f63"),
    "lo2": (scale.colour(Verdict.MOGELIJK_LAGER), "#083f63"),
    "equal": (scale.colour(Verdict.VERGELIJKBAAR), "#3d4549"),
    "small": (scale.colour(Verdict.KLEIN_VERSCHIL), "#3d4549"),
    "none": (PAPER, SOFT),
    "top": (PAPER, ACCENT),
    "bottom": (PAPER, ACCENT),
    "middle": (PAPER, ACCENT),
}
_WIDTH, _MIDDLE = 300.0, 14.0
_P5_AT, _P95_AT = 66.0, 168.0  # where the grey line begins and ends, in every picture
_EDGE = 10.0


@dataclass(frozen=True, slots=True)
class RangeData:
    """What a range picture shows; all numbers in the unit of the figure.

    A set of areas may have no figure of its own: then `value` is None and `parts` the lowest and
    highest of its parts.
    """

    name: str
    here: str
    value: float | None
    spread: Spread
    tone: Tone
    unit: str
    decimals: int
    country: float | None = None
    gemeente: float | None = None
    gemeente_name: str = ""
    lower: float | None = None
    upper: float | None = None
    parts: tuple[float, float] | None = None
    verdict: str = ""

    def say(self, amount: float) -> str:
        """A number of this picture as a Dutch reader writes it."""
        return dutch.value(amount, self.unit, self.decimals)


def range_picture(data: RangeData) -> Picture:
    """The spread of all areas of the level, the country, the gemeente and this area."""
    title, rest = _range_words(data)
    parts = [_spread_shapes(data.spread, data.unit, data.decimals)]
    if data.gemeente is not None:
        parts.append(_gemeente_shape(data, data.gemeente))
    if data.country is not None:
        parts.append(_country_shape(data, data.country))
    if data.lower is not None and data.upper is not None:
        parts.append(_interval_shape(data, data.lower, data.upper))
    if data.value is not None:
        parts.append(_here_shape(data, data.value))
    elif data.parts is not None:
        parts.append(_parts_shape(data, *data.parts))
    return Picture(svg(300, 34, "".join(parts), title, rest), f"{title}. {rest}")


def _range_words(data: RangeData) -> tuple[str, str]:
    """What the picture shows: the figure itself, and what lies beside it."""
    title, beside = f"{data.name}: {data.here} {_own_words(data)}", []
    if data.lower is not None and data.upper is not None:
        beside.append(f"waarschijnlijk tussen {data.say(data.lower)} en {data.say(data.upper)}")
    if data.country is not None:
        beside.append(f"Nederland {data.say(data.country)}")
    if data.gemeente is not None:
        beside.append(f"{data.gemeente_name} {data.say(data.gemeente)}")
    beside.append(
        f"90% van de {_plural(data.spread)} ligt tussen "
        f"{data.say(data.spread.p5)} en {data.say(data.spread.p95)}"
    )
    if data.verdict:
        beside.append(data.verdict)
    return title, dutch.capital("; ".join(beside)) + "."


def _own_words(data: RangeData) -> str:
    if data.value is not None:
        return data.say(data.value)
    low, high = data.parts or (0.0, 0.0)
    return f"van {data.say(low)} tot {data.say(high)} in de delen"


def _plural(spread: Spread) -> str:
    return {"land": "landen", "gemeente": "gemeenten", "wijk": "wijken"}.get(
        spread.niveau, "buurten"
    )


def _place(spread: Spread, amount: float) -> float:
    """Where a value lies in the picture, not yet kept inside it."""
    width = spread.p95 - spread.p5
    if width <= 0:
        width = max(abs(spread.p95) * 0.2, 1.0)
    return _P5_AT + (amount - spread.p5) / width * (_P95_AT - _P5_AT)


def _inside(place: float) -> float:
    return min(max(place, _EDGE), _WIDTH - _EDGE)


@lru_cache(maxsize=1024)
def _spread_shapes(spread: Spread, unit: str, decimals: int) -> str:
    """The grey line with its thick half: the same for every area of the level."""
    low, high = _place(spread, spread.p25), _place(spread, spread.p75)
    many, half = (
        f"{share} van de {_plural(spread)}: {dutch.value(first, unit, decimals)} tot "
        f"{dutch.value(last, unit, decimals)}"
        for share, first, last in (
            ("90%", spread.p5, spread.p95),
            ("De helft", spread.p25, spread.p75),
        )
    )
    return (
        f'<g><title>{safe(many)}</title><path d="M{_P5_AT:g} {_MIDDLE:g}H{_P95_AT:g}" '
        f'stroke="{LINE}" stroke-width="3" stroke-linecap="round"/></g>'
        f'<g><title>{safe(half)}</title><rect x="{low:.1f}" y="{_MIDDLE - 5:g}" '
        f'width="{max(high - low, 1):.1f}" height="10" rx="5" fill="{THICK}"/></g>'
    )


def _country_shape(data: RangeData, amount: float) -> str:
    at = _inside(_place(data.spread, amount))
    return (
        f"<g><title>Nederland: {safe(data.say(amount))}</title>"
        f'<path d="M{at:.1f} 2V26" stroke="{INK}" stroke-width="2"/></g>'
    )


def _gemeente_shape(data: RangeData, amount: float) -> str:
    at = _inside(_place(data.spread, amount))
    title = f"{safe(data.gemeente_name)}: {safe(data.say(amount))}"
    return (
        f"<g><title>{title}</title>"
        f'<path d="M{at:.1f} 23.5l5 8h-10z" fill="{SOFT}" stroke="{PAPER}"/></g>'
    )


def _interval_shape(data: RangeData, lower: float, upper: float) -> str:
    first, last = _place(data.spread, lower), _place(data.spread, upper)
    colour = _FILL[data.tone][1]
    path = f"M{_inside(first):.1f} {_MIDDLE:g}H{_inside(last):.1f}"
    for place in (first, last):
        if place == _inside(place):  # a bound outside the picture gets no end mark
            path += f"M{place:.1f} {_MIDDLE - 4:g}v8"
    words = f"Waarschijnlijk tussen {data.say(lower)} en {data.say(upper)}"
    return (
        f'<g><title>{safe(words)}</title><path d="{path}" stroke="{colour}" '
        f'stroke-width="1.6" fill="none"/></g>'
    )


def _parts_shape(data: RangeData, low: float, high: float) -> str:
    """From the lowest to the highest part: a bar without a dot, since there is no one figure."""
    first, last = _inside(_place(data.spread, low)), _inside(_place(data.spread, high))
    return (
        f"<g><title>{safe(data.here)}: {safe(_own_words(data))}</title>"
        f'<rect x="{first:.1f}" y="{_MIDDLE - 4:g}" width="{max(last - first, 3):.1f}" height="8" '
        f'rx="4" fill="{PAPER}" stroke="{ACCENT}" stroke-width="2.4"/></g>'
    )


def _here_shape(data: RangeData, value: float) -> str:
    place = _place(data.spread, value)
    at = _inside(place)
    fill, stroke = _FILL[data.tone]
    open_ring = fill == PAPER
    shape = (
        f'<circle cx="{at:.1f}" cy="{_MIDDLE:g}" r="{6 if open_ring else 6.6}" fill="{fill}" '
        f'stroke="{stroke}" stroke-width="{3 if open_ring else 1.6}"/>'
    )
    if place != at:
        step = 3 if place > at else -3
        shape += (
            f'<path d="M{at - step * 0.5:.1f} {_MIDDLE - 2.6:g}l{step} 2.6l{-step} 2.6" '
            f'stroke="{stroke if open_ring else PAPER}" stroke-width="1.4" fill="none"/>'
        )
    return f"<g><title>{safe(data.here)}: {safe(data.say(value))}</title>{shape}</g>"


@dataclass(frozen=True, slots=True)
class StripData:
    """The parts of an area for one figure."""

    name: str
    here: str
    parts: tuple[Part, ...]
    unit: str
    decimals: int
    mean: float | None
    country: float | None
    estimated: bool

    def say(self, amount: float) -> str:
        """A number of this picture as a Dutch reader writes it."""
        return dutch.value(amount, self.unit, self.decimals)


_STRIP_LEFT, _STRIP_RIGHT = 14.0, 586.0
_MANY = 40  # from here on the dots are drawn smaller


@dataclass(frozen=True, slots=True)
class Axis:
    """A line with round ends and a round step that holds all values."""

    low: float
    high: float
    step: float
    left: float = _STRIP_LEFT
    right: float = _STRIP_RIGHT

    @classmethod
    def around(
        cls, amounts: list[float], left: float = _STRIP_LEFT, right: float = _STRIP_RIGHT
    ) -> Axis:
        """About five steps; the ends never go below 0 when the values do not."""
        low, high = min(amounts), max(amounts)
        raw = ((high - low) or max(abs(high) * 0.1, 1.0)) / 5
        size = 10.0 ** math.floor(math.log10(raw))
        step = next(size * factor for factor in (1, 2, 5, 10) if size * factor >= raw)
        first, last = math.floor(low / step) * step, math.ceil(high / step) * step
        return cls(first, last if last > first else first + step, step, left, right)

    def place(self, amount: float) -> float:
        """Where a value lies in the picture."""
        width = self.right - self.left
        return self.left + (amount - self.low) / (self.high - self.low) * width

    def marks(self) -> list[float]:
        """The values at which the axis has a label."""
        return [
            self.low + i * self.step for i in range(round((self.high - self.low) / self.step) + 1)
        ]


def strip_picture(data: StripData) -> Picture:
    """One dot per buurt on a line; the area as a whole and the Netherlands as upright lines.

    At least one part must have a value.
    """
    known = sorted(
        ((part.value, part) for part in data.parts if part.value is not None),
        key=lambda pair: (pair[0], pair[1].code),
    )
    lines = [amount for amount in (data.mean, data.country) if amount is not None]
    axis = Axis.around([value for value, _ in known] + lines)
    gap = 10.5 if len(known) < _MANY else 7.0
    rows = _stacked([axis.place(value) for value, _ in known], gap)
    base = max(66.0, 30 + (max(rows) + 1) * gap)
    shapes = [_strip_axis(data, axis, base), _strip_labels(data, axis)]
    if data.country is not None:
        title = f"Nederland: {data.say(data.country)}"
        shapes.append(_upright(axis.place(data.country), base, title, INK))
    if data.mean is not None:
        title = f"{data.here}: {data.say(data.mean)}"
        shapes.append(_upright(axis.place(data.mean), base, title, ACCENT, 4))
    shapes.append(
        _dots(
            data,
            known,
            [(axis.place(v), r) for (v, _), r in zip(known, rows, strict=True)],
            base,
            gap,
        )
    )
    title, rest = f"{data.name} in de buurten van {data.here}", _strip_words(data, known)
    return Picture(svg(600, round(base + 22), "".join(shapes), title, rest), f"{title}. {rest}")


def _strip_labels(data: StripData, axis: Axis) -> str:
    """The names of the upright lines, each on its outer side so that they do not meet."""
    lines = [("Nederland", data.country, INK), (data.here, data.mean, ACCENT)]
    known = sorted((axis.place(at), name, colour) for name, at, colour in lines if at is not None)
    shapes = []
    for index, (at, name, colour) in enumerate(known):
        width = 6.4 * len(name)
        left = index == 0 and len(known) == 2 and at > width
        left = left or at + width > _STRIP_RIGHT
        shapes.append(
            f'<text x="{at + (-5 if left else 5):.1f}" y="{11 if index == 0 or not left else 23}" '
            f'text-anchor="{"end" if left else "start"}" fill="{colour}">{safe(name)}</text>'
        )
    return f'<g font-family="Wijkscan Sans" font-size="12" font-weight="600">{"".join(shapes)}</g>'


def _strip_words(data: StripData, known: list[tuple[float, Part]]) -> str:
    (low, first), (high, last) = known[0], known[-1]
    words = f"Van {data.say(low)} ({first.naam}) tot {data.say(high)} ({last.naam})"
    if data.mean is not None:
        words += f"; heel {data.here} {data.say(data.mean)}"
    if data.country is not None:
        words += f"; Nederland {data.say(data.country)}"
    return words + "."


def _strip_axis(data: StripData, axis: Axis, base: float) -> str:
    decimals = max(0, -math.floor(math.log10(axis.step) + 1e-9))
    marks = []
    for amount in axis.marks():
        at, label = axis.place(amount), safe(dutch.value(amount, data.unit, decimals))
        marks.append(
            f'<path d="M{at:.1f} {base:g}v4" stroke="{SOFT}"/><text x="{at:.1f}" '
            f'y="{base + 17:g}" text-anchor="middle">{label}</text>'
        )
    return (
        f'<path d="M{_STRIP_LEFT:g} {base:g}H{_STRIP_RIGHT:g}" stroke="{LINE}" '
        f'stroke-width="1.5"/><g font-family="Wijkscan Sans" font-size="12" fill="{SOFT}">'
        f"{''.join(marks)}</g>"
    )


def _upright(at: float, base: float, title: str, colour: str, width: float = 2) -> str:
    return (
        f'<g><title>{safe(title)}</title><path d="M{at:.1f} 2V{base:g}" '
        f'stroke="{colour}" stroke-width="{width:g}"/></g>'
    )


def _stacked(places: list[float], gap: float) -> list[int]:
    """A row for each dot, from left to right: dots that would overlap stand on each other."""
    last_on_row: list[float] = []
    rows = []
    for at in places:
        row = next((i for i, last in enumerate(last_on_row) if at - last >= gap), len(last_on_row))
        last_on_row[row : row + 1] = [at]
        rows.append(row)
    return rows


def _dots(
    data: StripData,
    known: list[tuple[float, Part]],
    places: list[tuple[float, int]],
    base: float,
    gap: float,
) -> str:
    """The dots themselves; what they share is said once, since a gemeente can have hundreds."""
    radius = gap / 2 - 0.25
    look = f'fill="{ACCENT}"'
    if data.estimated:
        radius, look = radius - 1, f'fill="{PAPER}" stroke="{ACCENT}" stroke-width="2"'
    circles = [
        f'<circle cx="{at:.0f}" cy="{base - 3 - gap / 2 - row * gap:.0f}" r="{radius:g}">'
        f"<title>{safe(part.naam)}: {safe(data.say(value))}</title></circle>"
        for (value, part), (at, row) in zip(known, places, strict=True)
    ]
    return f"<g {look}>{''.join(circles)}</g>"


def safe(words: str) -> str:
    """Words from outside as they may stand in an SVG."""
    return escape(clean(words))


def svg(width: int, height: int, inner: str, title: str, rest: str) -> Markup:
    """A drawing that says itself what it shows."""
    return Markup(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">'
        f"<title>{safe(title)}</title><desc>{safe(rest)}</desc>{inner}</svg>"
    )
