"""Live maps: folium builds them; Leaflet and the geometry stand once in the page.

Nothing is fetched. A page with maps holds `kaart_kop(beeld)` once and a `kaart_fragment` per map;
`kaart_html` is one map as a page of its own. The static picture for paper is in `svgmap`.
"""

from __future__ import annotations

import re
from functools import cache
from html import escape
from importlib.resources import files
from typing import Any

from wijkscan import paths
from wijkscan.report.blocks import LegendItem, Markup, clean
from wijkscan.report.kaartbeeld import Kaartbeeld, veilig_json
from wijkscan.report.kaartdata import KaartData, Klasse
from wijkscan.store.boundaries import Boundaries

GEOMETRIE_ID = "ws-geo"
_NAAM, _INHOUD = "naam_van_de_kaart", "INHOUD_VAN_DE_KAART"
_BEELDEN_VAN_LEAFLET = re.compile(r"[^{}]*\{[^{}]*url\([^)]*\)[^{}]*\}")
ARCERING = (
    '<svg width="0" height="0" style="position:absolute" aria-hidden="true"><defs>'
    '<pattern id="ws-arcering" width="7" height="7" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><rect width="7" height="7" fill="#fff"/>'
    '<path d="M0 0V7" stroke="#8d877b" stroke-width="2"/></pattern></defs></svg>'
)


@cache
def leaflet_assets() -> tuple[Markup, Markup]:
    """Style and script that every page with maps needs once: Leaflet's and our own.

    Leaflet comes from its Python package at run time. The few rules that point to image files
    are left out: no map here uses them.
    """
    folder = files("js_lib_leaflet") / "static" / "js_lib_leaflet"
    leaflet_css = (folder / "leaflet.css").read_text(encoding="utf-8")
    leaflet_js = (folder / "leaflet.js").read_text(encoding="utf-8")
    eigen = paths.templates_dir() / "static"
    css = _kort(leaflet_css) + _kort((eigen / "map.css").read_text(encoding="utf-8"))
    script = re.sub(r"//# sourceMappingURL=.*", "", leaflet_js).strip()
    own = _zonder_uitleg((eigen / "map.js").read_text(encoding="utf-8"))
    return Markup(css), Markup(f"{script}\n{own}")


def _kort(css: str) -> str:
    """Style without comments, needless space, and rules that would fetch an image."""
    kaal = re.sub(r"\s+", " ", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL))
    return _BEELDEN_VAN_LEAFLET.sub("", kaal).replace("} ", "}").strip()


def _zonder_uitleg(script: str) -> str:
    """Our script without comments and indents."""
    kaal = re.sub(r"/\*.*?\*/", "", script, flags=re.DOTALL)
    return "\n".join(regel.strip() for regel in kaal.splitlines() if regel.strip())


def geometry_payload(beeld: Kaartbeeld, geo_id: str = GEOMETRIE_ID) -> Markup:
    """The geometry as data in the page; all maps of the page read it."""
    return Markup(f'<script type="application/json" id="{escape(geo_id)}">{beeld.json()}</script>')


def kaart_kop(beeld: Kaartbeeld, geo_id: str = GEOMETRIE_ID) -> Markup:
    """All that a page needs once before its maps. It may stand in the head."""
    css, script = leaflet_assets()
    geometrie = geometry_payload(beeld, geo_id)
    return Markup(f"<style>{css}</style>\n<script>{script}</script>\n{geometrie}")


def kaart_fragment(
    kaart_id: str, data: KaartData, beeld: Kaartbeeld, geo_id: str = GEOMETRIE_ID
) -> Markup:
    """One live map for a page that has `kaart_kop`; its title and legend are the page's."""
    # A fixed name, so that one and the same report is the same byte for byte.
    naam = re.sub(r"\W", "_", kaart_id)
    html, voor, na = (deel.replace(_NAAM, naam) for deel in _folium_vorm())
    west, zuid, oost, noord = beeld.kader
    vorm = (oost - west) / (noord - zuid)
    inhoud = veilig_json(kaart_inhoud(data, beeld, geo_id))
    return Markup(
        f'<div class="ws-kaart" style="--ws-vorm:{vorm:.2f}">{ARCERING}'
        f"{html}</div>\n<script>{voor}{inhoud}{na}</script>"
    )


@cache
def _folium_vorm() -> tuple[str, str, str]:
    """What folium makes of a map in RD metres without tiles, filled by our own script.

    The HTML, and the script before and after the content; the name of the map stands open. Made
    once: folium takes longer over one map than all other parts of it together.
    """
    import folium
    from branca.element import MacroElement
    from folium.template import Template

    class WijkscanVlakken(MacroElement):
        """The areas; reads the geometry that stands once in the page."""

        _template = Template(
            "{% macro script(this, kwargs) %}"
            "wijkscan.kaart({{ this._parent.get_name() }}, " + _INHOUD + ");"
            "{% endmacro %}"
        )

    kaart = folium.Map(
        location=[0, 0],
        crs="Simple",
        tiles=None,
        zoom_control=False,
        attribution_control=False,
        fade_animation=False,
        zoom_snap=0.05,
        zoom_delta=0.75,
        scroll_wheel_zoom=False,
    )
    kaart._id = _NAAM
    WijkscanVlakken().add_to(kaart)  # type: ignore[no-untyped-call]  # branca has no types here
    wortel: Any = kaart.get_root()
    wortel.render()
    voor, _, na = _script(wortel).partition(_INHOUD)
    return wortel.html.render().strip(), voor, na


def _script(wortel: Any) -> str:
    regels = wortel.script.render().splitlines()
    return "\n".join(regel.strip() for regel in regels if regel.strip())


def kaart_inhoud(data: KaartData, beeld: Kaartbeeld, geo_id: str) -> dict[str, Any]:
    """What our script needs for one map; only of the areas that are drawn."""
    waarden = {
        code: [waarde.klasse, clean(waarde.tekst), clean(waarde.toelichting)]
        for code, waarde in data.waarden.items()
        if code in beeld.stuk.vlakken
    }
    return {
        "geo": geo_id,
        "titel": clean(data.titel),
        "klassen": [[klasse.kleur, int(klasse.gearceerd)] for klasse in data.klassen],
        "waarden": waarden,
        "focus": list(beeld.focus),
        "kader": list(beeld.kader),
        "jaar": clean(data.jaar),
        "onbekend": clean(data.onbekend),
    }


def legend_items(data: KaartData, beeld: Kaartbeeld) -> tuple[LegendItem, ...]:
    """The legend in words for a MapBlock."""
    return tuple(
        LegendItem(klasse.kleur, klasse.label, klasse.gearceerd)
        for klasse in data.legenda(beeld.codes)
    )


def kanttekening(beeld: Kaartbeeld, grenzen: Boundaries) -> str:
    """Where the borders come from, and what could not be drawn, in plain Dutch."""
    zinnen = [f"Grenzen: {beeld.bronvermelding.removeprefix('Bron: ')}."]
    verlegd = len(grenzen.verlegd(beeld.focus))
    if verlegd:
        zinnen.append("Een deel van de grenzen is na dat jaar verlegd.")
    if beeld.zonder_grens:
        aantal = len(beeld.zonder_grens)
        zinnen.append(
            "Van 1 gebied is de grens niet bekend; het staat niet op de kaart."
            if aantal == 1
            else f"Van {aantal} gebieden is de grens niet bekend; ze staan niet op de kaart."
        )
    return " ".join(zinnen)


_PAGINA_CSS = (
    "body{margin:0 auto;max-width:70rem;padding:1rem;background:#fffdf8;color:#1d2a30;"
    'font:1rem/1.5 "Source Sans 3","Segoe UI","Noto Sans",Arial,sans-serif}'
    "h1{font-size:1.35rem;line-height:1.2;margin:0 0 .2rem}p{margin:.2rem 0 .7rem}"
    "ul{display:flex;flex-wrap:wrap;gap:.2rem 1.1rem;list-style:none;padding:0;margin:.6rem 0}"
    "i{display:inline-block;width:1rem;height:.75rem;margin-right:.4rem;border:1px solid #8d877b}"
    "i.a{background:repeating-linear-gradient(45deg,#fff 0 3px,#8d877b 3px 4px)!important}"
    "footer{font-size:.875rem;color:#56656b}"
)


def kaart_html(data: KaartData, beeld: Kaartbeeld, kaart_id: str = "kaart") -> str:
    """One map as a whole page: title, live map, legend in words and source; fetches nothing."""
    css, script = leaflet_assets()
    legenda = "".join(_legenda_regel(klasse) for klasse in data.legenda(beeld.codes))
    titel = escape(clean(data.titel))
    onder = f"{data.bron} · {beeld.bronvermelding}"
    return (
        '<!doctype html>\n<html lang="nl"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<link rel="icon" href="data:,">'
        f"<title>{titel}</title><style>{css}{_PAGINA_CSS}</style><script>{script}</script>"
        f"{geometry_payload(beeld)}</head>\n<body><main><h1>{titel}</h1>"
        f"<p>{escape(clean(data.boodschap))}</p>"
        f"{kaart_fragment(kaart_id, data, beeld)}"
        f'<ul aria-label="Legenda">{legenda}</ul></main>'
        f"<footer>{escape(clean(onder))}</footer></body></html>\n"
    )


def _legenda_regel(klasse: Klasse) -> str:
    soort = ' class="a"' if klasse.gearceerd else ""
    return f'<li><i{soort} style="background:{klasse.kleur}"></i>{escape(clean(klasse.label))}</li>'
