"""One map with one message: the live map, its legend in words, and the same in a table.

Pressing an area on the map and picking it by name do the same: it is laid beside the chosen area.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from wijkscan.app import address, cached, drawing
from wijkscan.app.look import joined, markup, show
from wijkscan.app.widgets import tables
from wijkscan.report.atlas import Live
from wijkscan.report.blocks import LegendItem, Markup
from wijkscan.report.maps import ARCERING

_SCRIPT = Path(__file__).parents[1] / "static" / "map.js"
_KEY, _PICK = "kaart-zelf", "naast-gebied"


def choose_figure(codes: tuple[str, ...], focus: str) -> str:
    """Which figure the map is about, kept in the address."""
    options = cached.map_figures(codes, focus)
    now = address.map_figure(tuple(options), cached.striking(codes, focus))
    st.session_state["kaartcijfer"] = now  # the address decides, also after the back button
    st.selectbox(
        "Welk cijfer op de kaart?",
        list(options),
        format_func=options.__getitem__,
        key="kaartcijfer",
        on_change=lambda: address.set_map_figure(st.session_state["kaartcijfer"] or now),
        placeholder="Kies",
    )
    return now


@cache
def _component() -> Callable[..., Any]:
    """Registered once per process: the runtime warns when a name comes twice."""
    return st.components.v2.component(
        "wijkscan_kaart", js=_SCRIPT.read_text(encoding="utf-8"), isolate_styles=False
    )


def live_map(drawn: Live, figure: str, beside: str) -> None:
    """The map with its message above it and its legend and source below it."""
    block, content = drawn.block, drawn.content
    west, south, east, north = content["kader"]
    show(markup('<div class="ws-kaartkop"><h2>{}</h2><p>{}</p></div>', block.title, block.message))
    _component()(
        key=_KEY,
        data={
            "script": drawing.address(), "hatching": ARCERING, "geometry": drawn.geometry,
            "content": content, "shape": round((east - west) / (north - south), 2),
            "place": drawn.key, "drawn": f"{drawn.key} {figure}", "beside": beside,
        },
        on_gekozen_change=lambda: _pressed(beside),
    )  # fmt: skip
    items = [markup("<li>{}{}</li>", _swatch(item), item.label) for item in block.legend]
    show(
        markup(
            '<ul class="ws-lees" aria-label="Legenda">{}</ul><p class="ws-klein">{}</p>',
            joined(items),
            block.note,
        )
    )


def _pressed(beside: str) -> None:
    """The same area again takes it away."""
    code = str((st.session_state.get(_KEY) or {}).get("gekozen") or "")
    address.lay_beside("" if code == beside else code)


def _swatch(item: LegendItem) -> Markup:
    kind = " ws-gestreept" if item.hatched else ""
    return markup('<span class="ws-vlak{}" style="background-color:{}"></span>', kind, item.colour)


def table(drawn: Live) -> None:
    """The same as the map, in a table."""
    if drawn.block.table is not None:
        show(markup('<div class="ws-kaarttabel">{}</div>', tables.plain(drawn.block.table)))


def choose_beside(codes: tuple[str, ...], drawn: Live, beside: str) -> None:
    """Another area on this map, by name: what a press on the map would do."""
    own = set(drawn.content["focus"]) | set(codes)
    names = {code: name for code, name in drawn.areas.items() if code not in own}
    if beside and beside not in names:
        names[beside] = cached.area((beside,)).naam
    st.session_state[_PICK] = beside or None  # the address decides, also after a press on the map
    st.selectbox(
        "Leg er een gebied naast",
        list(names),
        format_func=names.__getitem__,
        key=_PICK,
        on_change=lambda: address.lay_beside(st.session_state[_PICK] or ""),
        placeholder="Kies een gebied, of druk op de kaart",
    )
