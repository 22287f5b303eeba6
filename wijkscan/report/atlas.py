"""The maps of a report: which figures are drawn, and what each area says.

Estimates get one hue from light to dark, with their position in words; counted figures get the
colour and sign of their verdict, the same verdict as in the tables.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import compress
from typing import TYPE_CHECKING, Any

from wijkscan import paths
from wijkscan.analysis import position
from wijkscan.analysis.profile import Area, Profile
from wijkscan.analysis.values import Figure, Verdict
from wijkscan.errors import UnknownRegion
from wijkscan.report import kaartbeeld, kaartdata, maps, svgmap
from wijkscan.report.blocks import NO_MARKUP, Column, DataTable, MapBlock, Markup, Picture
from wijkscan.report.fonts import FAMILY
from wijkscan.report.kaartbeeld import Kaartbeeld
from wijkscan.report.kaartdata import KaartData, KaartWaarde, Klasse
from wijkscan.report.model import PLURAL
from wijkscan.report.rows import about, number
from wijkscan.scan import scale
from wijkscan.scan.figures import Variant, indicator_of
from wijkscan.scan.judgements import COUNTED
from wijkscan.store.boundaries import Boundaries
from wijkscan.store.catalogue import Indicator, Methode, Soort
from wijkscan.store.columns import LevelColumn, Missing, Niveau

if TYPE_CHECKING:
    from wijkscan.scan.desk import Desk

MOST = 3
COVER_WIDTH = 560
_DRAWN = {*COUNTED, Methode.MODEL}


@dataclass(frozen=True, slots=True)
class Atlas:
    """The maps of one report, the one for the A4, and what live maps need once in the page."""

    maps: tuple[MapBlock, ...] = ()
    cover: MapBlock | None = None
    head: Markup = NO_MARKUP
    reason: str = ""


def draw(profile: Profile, desk: Desk, live: bool = True, first: tuple[Figure, ...] = ()) -> Atlas:
    """At most three maps of the buurten in and around the area, or the reason why there are none.

    `live` False leaves out the maps for a screen, for a report that goes to paper only. Figures in
    `first` go in front, in the year that they are about: that is how a scan froze them.
    """
    boundaries = _boundaries(profile.area, desk)
    try:
        view = _view(boundaries, profile.area)
    except UnknownRegion as error:
        return Atlas(reason=str(error))
    drawn = list(_drawable(profile, desk, view, first))
    if not drawn:
        return Atlas(reason="Van de gebieden op de kaart zijn geen cijfers bekend.")
    note = maps.kanttekening(view, boundaries)
    blocks = [_block(f"kaart{i}", one, view, note, live) for i, one in enumerate(drawn)]
    cover = _cover(drawn[0], view)
    return Atlas(tuple(blocks), cover, maps.kaart_kop(view) if live else NO_MARKUP)


def can_be_drawn(indicator: Indicator) -> bool:
    """Counted figures with a verdict and estimates are drawn; means and distances are not yet."""
    return indicator.methode in _DRAWN and indicator.tonen


@dataclass(frozen=True, slots=True)
class Live:
    """One map for a page that draws it itself: the words around it, and the pieces to draw.

    `areas` are the codes and names of what is on the map, by name; `key` is the same for maps of
    one piece of the country.
    """

    block: MapBlock
    geometry: str
    content: dict[str, Any]
    areas: dict[str, str]
    key: str


def one(figure: Figure, area: Area, desk: Desk) -> Live | str:
    """The live map of one figure in and around an area, or the reason why there is none."""
    boundaries = _boundaries(area, desk)
    try:
        view = _view(boundaries, area)
    except UnknownRegion as error:
        return str(error)
    indicator = indicator_of(desk.catalogue, figure)
    data = _data(figure, indicator, area, desk, view) if can_be_drawn(indicator) else None
    if data is None:
        return "Voor dit cijfer kunnen we geen kaart tekenen."
    drawn, note = _Drawn(figure, indicator, data), maps.kanttekening(view, boundaries)
    key = f"{area.indeling}-{area.code}"
    return Live(
        block=_block("kaart", drawn, view, note, live=False),
        geometry=view.json(),
        content=maps.kaart_inhoud(data, view, f"{maps.GEOMETRIE_ID}-{key}"),
        areas=_by_name(view),
        key=key,
    )


def _by_name(view: Kaartbeeld) -> dict[str, str]:
    names = {code: flat.naam for code, flat in view.stuk.vlakken.items()}
    return dict(sorted(names.items(), key=lambda pair: (pair[1], pair[0])))


def _boundaries(area: Area, desk: Desk) -> Boundaries:
    """The borders of the division that the area belongs to."""
    return Boundaries.load(paths.data_dir(), desk.store.home, area.indeling)


def _view(boundaries: Boundaries, area: Area) -> Kaartbeeld:
    """The area with what lies around it; of a gemeente only its own parts, or the file grows."""
    if area.niveau is not Niveau.GEMEENTE:
        return kaartbeeld.beeld_rond(boundaries, area.codes)
    level = boundaries.niveau_om_te_tekenen(area.codes)
    return kaartbeeld.beeld_van_gemeenten(boundaries, area.codes, level)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """One figure of all areas on the map."""

    figure: Figure
    indicator: Indicator
    data: KaartData


def _drawable(
    profile: Profile, desk: Desk, view: Kaartbeeld, first: tuple[Figure, ...]
) -> Iterator[_Drawn]:
    """The first figures that stand out, then the core set, as far as the areas have them."""
    found = 0
    for figure in _wanted(profile, first):
        indicator = desk.catalogue.indicatoren.get(figure.indicator)
        if found == MOST or indicator is None or not can_be_drawn(indicator):
            continue
        year = figure.origin.jaar if figure in first and figure.origin else None
        data = _data(figure, indicator, profile.area, desk, view, year)
        if data is not None:
            found += 1
            yield _Drawn(figure, indicator, data)


def _wanted(profile: Profile, front: tuple[Figure, ...]) -> list[Figure]:
    notable = profile.opvallend
    first = (*front, *notable.geschat_ongunstig, *notable.ongunstig)
    rest = (*notable.gunstig, *notable.geschat_gunstig)
    by_indicator: dict[str, Figure] = {}
    for figure in (*first, *profile.kern, *rest):
        by_indicator.setdefault(figure.indicator, figure)
    return list(by_indicator.values())


def _data(
    figure: Figure,
    indicator: Indicator,
    area: Area,
    desk: Desk,
    view: Kaartbeeld,
    year: int | None = None,
) -> KaartData | None:
    """The values of all drawn areas from one column; None when the area itself has none."""
    if not view.focus:
        return None
    parts = replace(area, codes=view.focus, niveau=view.stuk.niveau)
    column = desk.figures.column(Variant(indicator, figure.leeftijd), parts, year)
    if isinstance(column, Missing):
        return None
    known = desk.figures.places(column, view.codes, area.indeling)
    there = column.status[list(known.values())] == Missing.PRESENT
    places = dict(compress(known.items(), there))
    if not any(code in places for code in view.focus):
        return None
    if indicator.methode is Methode.MODEL:
        values, classes = _estimated(column, indicator, places)
    else:
        values, classes = _judged(column, indicator, places, desk)
    return KaartData(
        titel=f"{indicator.naam}, {about(figure, indicator)}",
        eenheid=about(figure, indicator),
        waarden=values,
        klassen=classes,
        focus=view.focus,
        jaar=str(column.origin.jaar),
        bron=f"{column.origin.producent}, tabel {column.origin.tabel}",
    )


def _estimated(
    column: LevelColumn, indicator: Indicator, places: dict[str, int]
) -> tuple[dict[str, KaartWaarde], tuple[Klasse, ...]]:
    amounts = {code: float(column.value[at]) for code, at in places.items()}
    classes = kaartdata.klassen_voor_waarden(list(amounts.values()))
    known = position.ordered(column.value)  # sorted once for all areas on the map
    values = {}
    for code, amount in amounts.items():
        where = position.place_in(amount, known, column.niveau)
        words = f"geschat: {where.tekst}" if where else "geschat"
        values[code] = KaartWaarde(number(amount, indicator), classes.klasse(amount), words)
    return values, classes.klassen


def _judged(
    column: LevelColumn, indicator: Indicator, places: dict[str, int], desk: Desk
) -> tuple[dict[str, KaartWaarde], tuple[Klasse, ...]]:
    """The verdict of each area; only the classes that occur stand in the legend."""
    whole = desk.figures.judged(column, indicator, "NL")
    given = {
        code: (whole.verdict_at(at) if whole else None) or Verdict.NIET_TE_VERGELIJKEN
        for code, at in places.items()
    }
    order = [v for v in kaartdata.OORDELEN if v in given.values()]
    every = dict(zip(kaartdata.OORDELEN, kaartdata.klassen_voor_oordelen(), strict=True))
    values = {
        code: KaartWaarde(
            number(float(column.value[at]), indicator),
            order.index(given[code]),
            f"{scale.sign(given[code])} {scale.label(given[code])}",
        )
        for code, at in places.items()
    }
    return values, tuple(every[verdict] for verdict in order)


def _block(name: str, drawn: _Drawn, view: Kaartbeeld, note: str, live: bool) -> MapBlock:
    data, indicator = drawn.data, drawn.indicator
    picture = svgmap.kaart_picture(data, view, name)
    made = f"{indicator.soort}, {data.jaar}. Bron: {data.bron}."
    return MapBlock(
        title=f"{indicator.naam}: {_message(indicator)}",
        message=" · ".join(part for part in (data.eenheid, made) if part),
        picture=Picture(_with_letters(picture.svg), picture.alt),
        legend=maps.legend_items(data, view),
        note=note,
        live=maps.kaart_fragment(name, data, view) if live else NO_MARKUP,
        table=_table(data, view),
    )


def _cover(drawn: _Drawn, view: Kaartbeeld) -> MapBlock:
    """The map on the A4: fewer words, and larger letters because it is small."""
    data, indicator = drawn.data, drawn.indicator
    svg = svgmap.kaart_svg(data, view, "voorblad", breed=COVER_WIDTH)
    return MapBlock(
        title=indicator.naam,
        message=f"{data.eenheid} · {indicator.soort}, {data.jaar}".removeprefix(" · "),
        picture=Picture(_with_letters(svg), svgmap.beschrijving(data, view)),
        legend=maps.legend_items(data, view),
        note="",
        small=True,
    )


def _with_letters(svg: Markup) -> Markup:
    """The drawing with our typeface by name: on paper there is nothing to inherit from."""
    return Markup(svg.replace('font-family="inherit"', f'font-family="{FAMILY}"'))


def _message(indicator: Indicator) -> str:
    """The one question that the map answers."""
    if indicator.soort is Soort.GESCHAT:
        return "waar is de schatting hoog?"
    return "waar wijkt het af van Nederland?"


def _table(data: KaartData, view: Kaartbeeld) -> DataTable:
    """The same as the map: the area itself first, then what lies around it, by name."""
    areas = view.stuk.vlakken
    codes = sorted(areas, key=lambda code: (code not in view.focus, areas[code].naam, code))
    rows = []
    for code in codes:
        value = data.waarden.get(code)
        shown = (value.tekst, value.toelichting) if value else (data.onbekend, "")
        rows.append((areas[code].naam, *shown))
    own = tuple(i for i, code in enumerate(codes) if code in view.focus)
    level = PLURAL[view.stuk.niveau].removesuffix("en")
    return DataTable(
        f"{data.titel}, {data.jaar}",
        (
            Column(level.capitalize()),
            Column(data.eenheid or "Cijfer", number=True),
            Column("Hoe staat het ervoor?"),
        ),
        tuple(rows),
        own,
    )
