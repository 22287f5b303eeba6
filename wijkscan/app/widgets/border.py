"""The border of the chosen area among its neighbours, to see whether it is the right one."""

from __future__ import annotations

from wijkscan import paths, settings, text
from wijkscan.app.look import image, markup
from wijkscan.errors import UnknownRegion
from wijkscan.report import fonts, kaartbeeld, maps, svgmap
from wijkscan.report.blocks import Markup
from wijkscan.report.kaartbeeld import Kaartbeeld
from wijkscan.report.kaartdata import KaartData, KaartWaarde, Klasse
from wijkscan.store.boundaries import Boundaries, Vlak
from wijkscan.store.gebiedsset import Gebiedsset

_AROUND, _HERE = Klasse("#eef0ea", "eromheen"), Klasse("#a9cfd6", "jullie wijk")
_MOST_NAMED = 8
_WIDTH = 560  # narrow enough to read the names on a phone


def border(chosen: Gebiedsset) -> Markup:
    """The picture with what lies around it in words, or why there is no picture."""
    boundaries = Boundaries.load(paths.data_dir(), settings.load().home, chosen.indeling)
    try:
        view = kaartbeeld.beeld_rond(boundaries, chosen.codes)
    except UnknownRegion:
        return markup(
            '<div class="ws-leeg"><p>Van {} hebben we de grens niet. '
            "De cijfers zijn er wel.</p></div>",
            chosen.naam,
        )
    here = set(view.focus)
    data = KaartData(
        titel=chosen.naam,
        eenheid="",
        waarden={code: KaartWaarde("", int(code in here)) for code in view.codes},
        klassen=(_AROUND, _HERE),
        focus=view.focus,
        jaar="",
        bron="",
    )
    svg = svgmap.kaart_svg(data, view, "grens", breed=_WIDTH)
    neighbours = _neighbours(view)
    words = f"Kaart van {chosen.naam}, met een dikke rand. {neighbours}"
    return markup(
        '<figure class="ws-grens">{}<figcaption>{} {}</figcaption></figure>',
        image(with_typeface(svg), words),
        neighbours,
        maps.kanttekening(view, boundaries),
    )


def _neighbours(view: Kaartbeeld) -> str:
    """The areas that share a line of the border."""
    flats, here = view.stuk.vlakken, set(view.focus)
    own = {line for code in here for line in _lines(flats[code])}
    names = sorted({v.naam for code, v in flats.items() if code not in here and own & _lines(v)})
    rest = len(names) - _MOST_NAMED
    if rest > 1:
        names = [*names[:_MOST_NAMED], f"nog {rest} gebieden"]
    return f"Ernaast liggen {text.listing(names)}." if names else ""


def _lines(flat: Vlak) -> set[int]:
    """Numbers of the lines around an area; ~n is line n in the other direction."""
    return {n if n >= 0 else ~n for ring in flat.ringen for n in ring}


def with_typeface(svg: str) -> str:
    """A picture cannot see the typeface of the page, so it brings its own."""
    head, body = svg.split(">", 1)
    return f"{head}><style>{fonts.faces().web_css}</style>{body}"
