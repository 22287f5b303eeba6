"""A small profile of Hillesluis for the tests of the report.

The numbers are typed over from the raw tables 50090NED (2020, 65+) and 84799NED (2020), rows
NL01/NL00, GM0599 and BU05991082; the spread is that of all buurten in the same column.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from wijkscan.analysis.profile import Area, DiabetesAnswer, Expected, Highlights, Profile
from wijkscan.analysis.values import Comparison, Figure, Interval, Part, Position, Spread, Verdict
from wijkscan.report.blocks import (
    Column,
    DataTable,
    LegendItem,
    MapBlock,
    Markup,
    Picture,
)
from wijkscan.report.model import Report
from wijkscan.store import catalogue
from wijkscan.store.columns import Missing, Niveau, Origin

TODAY = date(2026, 11, 23)
CODE, GEMEENTE = "BU05991082", "GM0599"
RIVM = Origin(
    producent="RIVM, GGD'en en CBS",
    tabel="50090NED",
    titel="Gezondheid per wijk en buurt",
    uitgave="2020",
    jaar=2020,
    indeling=2020,
    kolom="ErnstigZeerErnstigEenzaam",
    licentie="CC BY 4.0",
    opgehaald="2026-11-22",
    checksum="ab12" * 16,
)
KWB = replace(
    RIVM,
    producent="CBS",
    tabel="84799NED",
    titel="Kerncijfers wijken en buurten",
    kolom="k_65JaarOfOuder",
)
# indicator: here, Nederland, Rotterdam, (p5, p25, p50, p75, p95), hoogste/laagste
ESTIMATES: dict[str, tuple[float, float, float, tuple[float, ...], str]] = {
    "sterk_eenzaam": (22.0, 10.4, 15.0, (5.2, 7.0, 8.7, 10.8, 14.9), "hoogste"),
    "moeite_met_rondkomen": (25.8, 7.3, 13.9, (2.1, 3.6, 5.0, 7.5, 14.2), "hoogste"),
    "ernstig_overgewicht": (29.1, 17.7, 21.6, (10.7, 14.1, 16.9, 19.4, 23.8), "hoogste"),
    "overmatige_drinker": (4.6, 6.9, 6.7, (4.8, 5.9, 6.9, 7.9, 10.5), "laagste"),
}


def estimate(indicator: str, **changes: Any) -> Figure:
    """A modelled figure of Hillesluis, 65+, without published bounds."""
    here, country, gemeente, quantiles, end = ESTIMATES[indicator]
    reason = "geschat zonder gepubliceerde marge"
    share = 0.999 if end == "hoogste" else 0.04
    figure = Figure(
        indicator=indicator,
        leeftijd="65+",
        gebied=CODE,
        niveau=Niveau.BUURT,
        eenheid="%",
        value=here,
        missing=None,
        numerator=None,
        denominator=None,
        interval=None,
        range_of_parts=None,
        position=Position(share, 12125, Niveau.BUURT, f"bij de {end} 10% van de buurten"),
        spread=Spread(*quantiles, 12125, Niveau.BUURT),
        comparisons=(
            Comparison(
                "NL", "Nederland", country, here - country, here / country, None, reason, None
            ),
            Comparison(GEMEENTE, "Rotterdam", gemeente, here - gemeente, None, None, reason, None),
        ),
        parts=(),
        origin=RIVM,
    )
    return replace(figure, **changes)


def older(**changes: Any) -> Figure:
    """1,070 of the 12,050 residents are 65 or older: clearly lower than in the Netherlands."""
    figure = Figure(
        indicator="aandeel_65plus",
        leeftijd=None,
        gebied=CODE,
        niveau=Niveau.BUURT,
        eenheid="%",
        value=8.88,
        missing=None,
        numerator=1070,
        denominator=12050,
        interval=Interval(8.88, 8.4, 9.4, "Wilson"),
        range_of_parts=None,
        position=Position(0.12, 13000, Niveau.BUURT, "lager dan in 8 van de 10 buurten"),
        spread=Spread(5.0, 15.0, 20.0, 25.0, 38.0, 13000, Niveau.BUURT),
        comparisons=(
            Comparison("NL", "Nederland", 19.49, -10.61, 0.46, Verdict.DUIDELIJK_LAGER, None, None),
        ),
        parts=(),
        origin=KWB,
    )
    return replace(figure, **changes)


def residents() -> Figure:
    """A plain count: shown, never compared."""
    return older(
        indicator="inwoners",
        eenheid="aantal",
        value=12050.0,
        numerator=12050,
        denominator=None,
        interval=None,
        position=None,
        spread=None,
        comparisons=(),
    )


def absent(indicator: str, reason: Missing = Missing.NOT_IN_EDITION) -> Figure:
    """A figure that is not there, with its reason."""
    return older(
        indicator=indicator,
        value=None,
        missing=reason.reden,
        numerator=None,
        denominator=None,
        interval=None,
        position=None,
        spread=None,
        comparisons=(),
    )


def in_parts(indicator: str = "sterk_eenzaam") -> Figure:
    """An estimate with three buurten inside, one of them unknown."""
    return estimate(
        indicator,
        parts=(
            Part("BU05991080", "Afrikaanderwijk", 22.6, None, 900.0),
            Part("BU05991081", "Kop van Zuid", 8.7, None, 400.0),
            Part("BU05991086", "Entrepot", None, Missing.WITHHELD.reden, None),
        ),
    )


def area(**changes: Any) -> Area:
    """Hillesluis in the division of 2020."""
    found = Area(
        codes=(CODE,),
        naam="Hillesluis",
        niveau=Niveau.BUURT,
        gemeente_code=GEMEENTE,
        gemeente_naam="Rotterdam",
        omschrijving="buurt in Feijenoord, Rotterdam",
        indeling=2020,
    )
    return replace(found, **changes)


def profile(**changes: Any) -> Profile:
    """The small profile: six figures, two of them absent."""
    estimates = {name: estimate(name) for name in ESTIMATES}
    found = Profile(
        area=area(),
        focus="ouderen",
        figures=(
            residents(),
            older(),
            *estimates.values(),
            absent("inkomen_per_inwoner"),
            absent("armoede", Missing.NOT_AT_LEVEL),
        ),
        kern=(estimates["sterk_eenzaam"],),
        opvallend=Highlights(
            ongunstig=(),
            gunstig=(),
            neutraal=(older(),),
            geschat_ongunstig=(
                estimates["sterk_eenzaam"],
                estimates["moeite_met_rondkomen"],
                estimates["ernstig_overgewicht"],
            ),
            geschat_gunstig=(estimates["overmatige_drinker"],),
        ),
        diabetes=DiabetesAnswer(
            geteld=(),
            geteld_reden="De tabel met diabetesmiddelen is nog niet opgehaald.",
            verwant=(estimates["ernstig_overgewicht"],),
            verwacht=Expected(
                low=215,
                high=245,
                groep="65-plussers met diabetes",
                population=1070,
                jaar=2020,
                aanname="Met veel jonge 65-plussers is het 215, met veel oude 245.",
                bron="VZinfo, 2017",
            ),
            verwacht_reden="",
        ),
        origins=(KWB, RIVM),
    )
    return replace(found, **changes)


def map_block(title: str = "Sterk eenzaam") -> MapBlock:
    """A drawing of two squares, as a stand-in for a map."""
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" role="img">'
        "<title>Kaart</title>"
        '<path d="M0 0h20v20h-20z" fill="#a85c0b"/>'
        '<path d="M20 0h20v20h-20z" fill="#f3ece1"/></svg>'
    )
    table = DataTable(
        title, (Column("Buurt"), Column("Van de 100", True)), (("Hillesluis", "22,0"),), (0,)
    )
    return MapBlock(
        title=title,
        message="geschat, 2020",
        picture=Picture(Markup(svg), "In Hillesluis is het geschatte aandeel hoog."),
        legend=(LegendItem("#a85c0b", "20 of meer"), LegendItem("#ffffff", "onbekend", True)),
        note="",
        table=table,
    )


def report(**changes: Any) -> Report:
    """A report on the small profile, with one map and a fixed day."""
    found = Report(
        profile=profile(),
        catalogue=catalogue.bundled(),
        today=TODAY,
        maps=(map_block(),),
        makers="Groep 3",
    )
    return replace(found, **changes)


HOSTILE = (
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "</title></script><!-- ",
    "{{7*7}} ${7*7} {% raw %}",
    "javascript:alert(1)",
    "[klik](https://example.invalid) ![x](y)",
    "#panic() $x^2$ *vet* _cursief_ `code` \\ // /* @a <b> = kop",
    "]]> &amp; &#60; '\" `",
    "links\u202erechts\u2066\x00\x07",
    "𝔘🙂 ĳ ß 漢",
)


def hostile(words: str) -> Report:
    """Every text that can come from outside, filled with `words`."""
    origin = replace(RIVM, producent=words, titel=words, licentie=words, uitgave=words)
    part = Part("BU1", words, 10.0, None, None)
    figure = replace(in_parts(), origin=origin, parts=(part, replace(part, code="BU2", value=20.0)))
    gone = replace(absent("armoede"), missing=words)
    base = profile()
    return report(
        title=words,
        makers=words,
        maps=(replace(map_block(), title=words, message=words, note=words),),
        profile=replace(
            base,
            area=area(naam=words, omschrijving=words, gemeente_naam=words, meldingen=(words,)),
            figures=(figure, gone),
            origins=(origin,),
            opvallend=replace(base.opvallend, geschat_ongunstig=(figure,)),
            diabetes=replace(base.diabetes, geteld_reden=words),
        ),
    )
