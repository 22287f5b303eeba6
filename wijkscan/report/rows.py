"""A figure of the profile as a row of a table: numbers in words, picture, verdict and source."""

from __future__ import annotations

from collections.abc import Iterable

from wijkscan import text as dutch
from wijkscan.analysis.position import HOOGSTE, LAAGSTE, extreme
from wijkscan.analysis.values import Comparison, Figure, Verdict
from wijkscan.report.blocks import FigureRow, Mark, MissingList, Picture, RangeKey, Tone
from wijkscan.report.charts import RangeData, range_picture
from wijkscan.report.model import Report
from wijkscan.scan import phrases, scale, wording
from wijkscan.store.catalogue import Indicator, Methode, Polariteit, Soort
from wijkscan.store.columns import Niveau

_TONE: dict[Verdict, Tone] = {
    Verdict.DUIDELIJK_HOGER: "hi",
    Verdict.MOGELIJK_HOGER: "hi2",
    Verdict.DUIDELIJK_LAGER: "lo",
    Verdict.MOGELIJK_LAGER: "lo2",
    Verdict.VERGELIJKBAAR: "equal",
    Verdict.KLEIN_VERSCHIL: "small",
    Verdict.NIET_TE_VERGELIJKEN: "none",
}
_END_TONE: dict[str, Tone] = {HOOGSTE: "top", LAAGSTE: "bottom"}
_WITHOUT_PICTURE = {Methode.AANTAL, Methode.VERWACHT}


def row(figure: Figure, report: Report) -> FigureRow:
    """One figure as a row; a figure without a value says why."""
    indicator = report.indicator(figure)
    country, gemeente = figure.against("NL"), own_gemeente(figure)
    the_mark = mark(figure, indicator)
    picture = _picture(figure, report, the_mark)
    return FigureRow(
        name=indicator.naam,
        about=about_whom(figure, report),
        here=here(figure, indicator),
        country=compared(country, indicator),
        gemeente=compared(gemeente, indicator),
        interval=_interval(figure, indicator),
        picture=picture,
        picture_note=_picture_note(figure, indicator) if picture else "",
        mark=the_mark,
        source=source_line(figure, indicator),
        details=_details(figure, indicator, report),
    )


def key(report: Report, figures: Iterable[Figure] = ()) -> RangeKey:
    """How to read the pictures of these figures; without figures, those of the area itself."""
    area = report.profile.area
    levels = {figure.niveau for figure in figures} or {area.niveau}
    if levels == {Niveau.GEMEENTE} and area.niveau is not Niveau.GEMEENTE:
        return RangeKey("andere gemeenten", "Nederland", "", area.gemeente_naam)
    gemeente = "" if area.gemeente_code in (None, area.code) else area.gemeente_naam
    if gemeente == area.naam:
        gemeente = f"gemeente {gemeente}"  # a wijk is often called as the gemeente it lies in
    return RangeKey(f"andere {report.peers}", "Nederland", gemeente, area.naam)


def name_of_place(figure: Figure, report: Report) -> str:
    """The area that the figure is about: the area itself, the gemeente around it, or another."""
    area = report.profile.area
    if place := elsewhere(figure, report):
        return place
    wider = figure.niveau is Niveau.GEMEENTE and area.niveau is not Niveau.GEMEENTE
    return area.gemeente_naam if wider else area.naam


def elsewhere(figure: Figure, report: Report) -> str:
    """The name of another area, when the figure is not about the area of the report."""
    area = report.profile.area
    if figure.gebied in (area.code, area.gemeente_code):
        return ""
    name = report.places.get(figure.gebied, "")
    return f"{name} ({figure.gebied[:40]})" if name == area.naam else name


def about_whom(figure: Figure, report: Report) -> str:
    """About whom, and about which area when that is not the area of the report."""
    place = elsewhere(figure, report)
    found = (about(figure, report.indicator(figure)), f"over {place}" if place else "")
    return " · ".join(part for part in found if part)


def about(figure: Figure, indicator: Indicator) -> str:
    """About whom: "van de 100 65-plussers", "per 1.000 inwoners"."""
    group = phrases.group(indicator, figure.leeftijd)
    match figure.eenheid:
        case "%":
            return f"van de 100 {group}"
        case unit if unit.startswith("per "):
            return f"{unit} {group}" if unit.startswith("per 1") else unit
        case "km":
            return "kilometer over de weg"
        case "€ 1.000":
            return "in duizenden euro's"
        case _:
            return group if figure.leeftijd else ""


def here(figure: Figure, indicator: Indicator) -> str:
    """The value, or the range of the parts of a set, without the percent sign."""
    if figure.value is not None:
        return number(figure.value, indicator)
    if figure.range_of_parts:
        low, high = (number(part, indicator) for part in figure.range_of_parts)
        return f"{low}–{high}"
    return dutch.MISSING


def number(amount: float, indicator: Indicator) -> str:
    """A number as it stands in a column whose unit is said beside the name."""
    return dutch.number(amount, indicator.decimalen)


def own_gemeente(figure: Figure) -> Comparison | None:
    """The comparison with the own gemeente, when there is one."""
    return next((c for c in figure.comparisons if c.tegen.startswith("GM")), None)


def compared(comparison: Comparison | None, indicator: Indicator) -> str:
    """The figure of a benchmark, or nothing when it has none."""
    if comparison is None or comparison.value is None:
        return ""
    return number(comparison.value, indicator)


def _interval(figure: Figure, indicator: Indicator) -> str:
    interval = figure.interval
    if interval is None or interval.lower is None or interval.upper is None:
        return ""
    for decimals in (indicator.decimalen, indicator.decimalen + 1):
        low, high = (dutch.number(end, decimals) for end in (interval.lower, interval.upper))
        if low != high:
            return f"{low} tot {high}"
    return ""


def _picture(figure: Figure, report: Report, the_mark: Mark) -> Picture | None:
    indicator, interval = report.indicator(figure), figure.interval
    shown = figure.value is not None or figure.range_of_parts is not None
    if not shown or figure.spread is None or indicator.methode in _WITHOUT_PICTURE:
        return None
    country, gemeente = figure.against("NL"), own_gemeente(figure)
    return range_picture(
        RangeData(
            name=f"{indicator.naam} ({about(figure, indicator)})".replace(" ()", ""),
            here=name_of_place(figure, report),
            value=figure.value,
            spread=figure.spread,
            tone=the_mark.tone,
            unit=figure.eenheid,
            decimals=indicator.decimalen,
            country=country.value if country else None,
            gemeente=gemeente.value if gemeente else None,
            gemeente_name=gemeente.naam if gemeente else "",
            lower=interval.lower if interval else None,
            upper=interval.upper if interval else None,
            parts=figure.range_of_parts,
            verdict=the_mark.words,
        )
    )


def _picture_note(figure: Figure, indicator: Indicator) -> str:
    spread = figure.spread
    if spread is None:
        return ""
    return f"90% tussen {number(spread.p5, indicator)} en {number(spread.p95, indicator)}"


def mark(figure: Figure, indicator: Indicator) -> Mark:
    """How the figure stands: its verdict, or the position or reason where no verdict belongs."""
    comparison = figure.against("NL") or own_gemeente(figure)
    if figure.value is None:
        words = "verschilt per deel" if figure.range_of_parts else ""
        return Mark("", words, "none", figure.missing or "")
    if comparison is not None and comparison.verdict is not None:
        return _verdict_mark(comparison, comparison.verdict, indicator)
    if figure.position is not None and indicator.methode not in _WITHOUT_PICTURE:
        return _position_mark(figure, indicator)
    return Mark("", "", "none", "")


def _verdict_mark(comparison: Comparison, verdict: Verdict, indicator: Indicator) -> Mark:
    words = scale.label(verdict)
    if indicator.methode is Methode.MODEL and verdict is not Verdict.NIET_TE_VERGELIJKEN:
        words = f"{words.partition(' (')[0]} volgens het rekenmodel"
    note = scale.favour(comparison)
    if verdict is Verdict.NIET_TE_VERGELIJKEN:
        note = comparison.reason or ""
    elif comparison.tegen != "NL":
        note = f"{note}, vergeleken met {comparison.naam}".removeprefix(", ")
    return Mark(scale.sign(verdict), words, _TONE[verdict], note)


def _position_mark(figure: Figure, indicator: Indicator) -> Mark:
    assert figure.position is not None  # noqa: S101 (asked before)
    words, end = figure.position.tekst, extreme(figure.position)
    tone: Tone = _END_TONE.get(end or "", "middle")
    sign = {"top": "↑", "bottom": "↓"}.get(tone, "")
    estimated = indicator.soort is Soort.GESCHAT
    note = side(figure, indicator)
    return Mark(sign, f"geschat: {words}" if estimated else words, tone, note)


def side(figure: Figure, indicator: Indicator) -> str:
    """ "gunstig" or "ongunstig" for a figure at one of the ends, "" when neutral or in between."""
    end = extreme(figure.position)
    if indicator.richting is Polariteit.NEUTRAAL or end is None:
        return ""
    return (
        "gunstig" if (end == HOOGSTE) == (indicator.richting is Polariteit.GUNSTIG) else "ongunstig"
    )


def source_line(figure: Figure, indicator: Indicator) -> str:
    """Kind, year, level and table of a figure: "geschat · 2020 · buurt · tabel 50090NED"."""
    if figure.origin is None:
        return str(indicator.soort)
    origin = figure.origin
    return f"{indicator.soort} · {origin.jaar} · {figure.niveau} · tabel {origin.tabel}"


def _details(figure: Figure, indicator: Indicator, report: Report) -> tuple[str, ...]:
    """Behind "Hoe weten we dit?": the figure in a sentence, what it is, and the vaktaal."""
    spoken = wording.speak(figure, indicator, name_of_place(figure, report))
    meaning = indicator.definitie
    if indicator.valkuilen:
        meaning += " Let op: " + " ".join(indicator.valkuilen)
    return spoken.tekst, meaning, " ".join(spoken.vaktaal)


def present(figures: Iterable[Figure]) -> list[Figure]:
    """The figures that have something to show."""
    return [f for f in figures if f.value is not None or f.range_of_parts]


def missing_list(figures: Iterable[Figure], report: Report, title: str) -> MissingList | None:
    """The figures that are not there, by reason; None when nothing is missing."""
    by_reason: dict[str, list[str]] = {}
    for figure in figures:
        if figure.value is None and not figure.range_of_parts:
            indicator = report.indicator(figure)
            age = phrases.group(indicator, figure.leeftijd) if figure.leeftijd else ""
            name = f"{indicator.naam} ({age})" if age else indicator.naam
            reason = dutch.capital(figure.missing or "onbekend") + ":"
            by_reason.setdefault(reason, []).append(name)
    if not by_reason:
        return None
    return MissingList(title, tuple((reason, tuple(names)) for reason, names in by_reason.items()))
