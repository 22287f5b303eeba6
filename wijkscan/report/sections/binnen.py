"""Inside the area: an average can hide two halves, so the parts are shown on one line."""

from __future__ import annotations

from wijkscan import text as dutch
from wijkscan.analysis.choices import MIN_DENOMINATOR
from wijkscan.analysis.values import Figure, Part
from wijkscan.report.blocks import Block, Callout, Heading, Paragraph, Spread, Text, strong, text
from wijkscan.report.charts import StripData, strip_picture
from wijkscan.report.model import Report
from wijkscan.report.rows import about, source_line
from wijkscan.store.catalogue import Methode, Soort
from wijkscan.store.columns import Niveau

MOST = 8


def build(report: Report) -> list[Block]:
    """A line of dots per core figure; for a single buurt the advice to look for oneself."""
    blocks: list[Block] = [Heading(_title(report), 2)]
    figures = [f for f in _candidates(report) if len(known(f)) > 1][:MOST]
    if not figures:
        return [*blocks, no_parts(report)]
    blocks.append(
        Paragraph(
            text(
                "Een gemiddelde kan verschillen verbergen. Elke ring of stip is één buurt. ",
                f"De brede lijn is {report.naam} als geheel, de dunne zwarte lijn is Nederland.",
            )
        )
    )
    return [*blocks, *(spread(figure, report) for figure in figures)]


def _title(report: Report) -> str:
    gemeente = report.profile.area.niveau is Niveau.GEMEENTE
    return "Binnen de gemeente" if gemeente else "Binnen de wijk"


def _candidates(report: Report) -> list[Figure]:
    seen = {(f.indicator, f.leeftijd): f for f in report.profile.kern}
    seen |= {(f.indicator, f.leeftijd): f for f in report.profile.figures if f.parts}
    return [f for f in seen.values() if report.indicator(f).methode is not Methode.AANTAL]


def known(figure: Figure) -> list[Part]:
    """The parts with a figure about enough people; below that, rounding makes it meaningless."""
    return [
        part
        for part in figure.parts
        if part.value is not None and (part.weight is None or part.weight >= MIN_DENOMINATOR)
    ]


def no_parts(report: Report) -> Callout:
    """Why there is nothing to see inside, and what to do instead."""
    single = report.profile.area.niveau is Niveau.BUURT and len(report.profile.area.codes) == 1
    if single:
        words = (
            f"{report.naam} is één buurt. Kleinere stukken hebben geen open cijfers. ",
            "Kijk daarom zelf: welke straten of flats zijn anders dan de rest?",
        )
        return Callout("Eén buurt", (text(*words),))
    return Callout("Geen cijfers van de delen", (text("Van de delen zijn geen cijfers bekend."),))


def spread(figure: Figure, report: Report) -> Spread:
    """The parts of the area on one line; at least two must be known."""
    indicator = report.indicator(figure)
    country = figure.against("NL")
    data = StripData(
        name=indicator.naam,
        here=report.naam,
        parts=tuple(known(figure)),
        unit=figure.eenheid,
        decimals=indicator.decimalen,
        mean=figure.value,
        country=country.value if country else None,
        estimated=indicator.soort is Soort.GESCHAT,
    )
    return Spread(
        name=indicator.naam,
        about=about(figure, indicator),
        picture=strip_picture(data),
        message=_message(figure, data),
        source=source_line(figure, indicator),
    )


def _message(figure: Figure, data: StripData) -> Text:
    parts = sorted(known(figure), key=lambda part: (part.value or 0.0, part.code))
    low, high = parts[0], parts[-1]
    without = len(figure.parts) - len(parts)
    without_words = dutch.plural(without, "buurt", "buurten")
    words = (
        "Van ",
        strong(data.say(low.value or 0.0)),
        f" in {low.naam} tot ",
        strong(data.say(high.value or 0.0)),
        f" in {high.naam}.",
        f" Van {without_words} is geen cijfer, of er wonen te weinig mensen." if without else "",
    )
    return text(*words)
