"""What changed over the years, for the few figures that can be followed honestly."""

from __future__ import annotations

from wijkscan import text as dutch
from wijkscan.analysis.two_areas import Gap
from wijkscan.analysis.values import Figure
from wijkscan.report.blocks import Block, Heading, Paragraph, Spread, Text, strong, text
from wijkscan.report.charts_areas import AreasData, AreaValue, areas_picture
from wijkscan.report.rows import about, compared, here, source_line
from wijkscan.report.scan_model import ScanReport
from wijkscan.scan.jaren import Change

MOST = 3
_WHY = (
    "Alleen tellingen van hetzelfde gebied. Schattingen leggen we niet naast elkaar: het "
    "rekenmodel veranderde tussen de jaren. Een verandering bewijst niet dat een aanpak werkte."
)
_NONE = (
    "Geen van de cijfers die we bekeken, is eerlijk door de jaren te volgen. Schattingen komen "
    "uit een rekenmodel dat veranderde. Van tellingen is er maar één jaar, of de grens veranderde."
)


def changed(model: ScanReport) -> list[Block]:
    """A picture per figure that can be followed; without any, the reason why not."""
    if not model.frozen:
        return []
    title = Heading("Wat veranderde er?", 3)
    if not model.changes:
        return [title, Paragraph(text(_NONE), "note")]
    shown = [_shown(model, change) for change in model.changes[:MOST]]
    return [title, *shown, Paragraph(text(_WHY), "note")]


def _shown(model: ScanReport, change: Change) -> Spread:
    indicator = model.report.indicator(change.later)
    data = AreasData(
        name=indicator.naam,
        areas=tuple(_point(figure) for figure in (change.earlier, change.later)),
        country=None,
        unit=change.later.eenheid,
        decimals=indicator.decimalen,
        estimated=False,
    )
    sources = (source_line(figure, indicator) for figure in (change.earlier, change.later))
    return Spread(
        name=indicator.naam,
        about=about(change.later, indicator),
        picture=areas_picture(data),
        message=_message(model, change),
        source=" → ".join(dict.fromkeys(sources)),
        narrow=True,
    )


def _point(figure: Figure) -> AreaValue:
    found, value = figure.interval, figure.value if figure.value is not None else 0.0
    lower, upper = (found.lower, found.upper) if found else (None, None)
    return AreaValue(_year(figure), value, lower, upper)


def _year(figure: Figure) -> str:
    return str(figure.origin.jaar) if figure.origin else "toen"


def _message(model: ScanReport, change: Change) -> Text:
    earlier, later = change.earlier, change.later
    indicator = model.report.indicator(later)
    then, now = (compared(f.against("NL"), indicator) for f in (earlier, later))
    country = f" In Nederland ging het van {then} naar {now}." if then and now else ""
    return text(
        f"Van {here(earlier, indicator)} in {_year(earlier)} naar {here(later, indicator)} in "
        f"{_year(later)}: ",
        strong(_verdict(change)),
        f". Toen {_counts(earlier)}, nu {_counts(later)}.{country}",
    )


def _verdict(change: Change) -> str:
    gap = change.difference.gap
    up = (change.later.value or 0.0) > (change.earlier.value or 0.0)
    way = "gestegen" if up else "gedaald"
    return {
        Gap.CLEAR: f"duidelijk {way}",
        Gap.POSSIBLE: f"mogelijk {way} (kan toeval zijn)",
        Gap.SMALL: f"een klein beetje {way}",
        Gap.NONE: "ongeveer gelijk gebleven",
    }.get(gap, f"niet te zeggen, want {change.difference.reason or 'het is niet te vergelijken'}")


def _counts(figure: Figure) -> str:
    part, whole = figure.numerator or 0.0, figure.denominator or 0.0
    return f"{dutch.number(part)} van de {dutch.number(whole)}"
