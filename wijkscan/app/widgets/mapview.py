"""One map with one message: the live map, its legend in words, and the same in a table."""

from __future__ import annotations

import streamlit as st

from wijkscan.app import address, area_choice, cached
from wijkscan.app.look import joined, markup, show
from wijkscan.app.widgets import tables
from wijkscan.report import fonts
from wijkscan.report.atlas import Atlas
from wijkscan.report.blocks import LegendItem, MapBlock, Markup

_PAGE = (
    '<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>{title}</title>'
    "<style>{letters}body{{margin:0;background:#fffdf8;color:#1d2a30;"
    'font:16px "Wijkscan Sans","Segoe UI",Arial,sans-serif}}</style>{head}'
    # the height of the frame follows the map, so the map may not follow the frame
    "<style>.ws-kaart{{max-height:none}}</style></head>"
    "<body>{live}</body></html>"
)


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


def live_map(drawn: Atlas) -> None:
    """The map with its message above it and its legend and source below it."""
    block = drawn.maps[0]
    show(markup('<div class="ws-kaartkop"><h2>{}</h2><p>{}</p></div>', block.title, block.message))
    st.iframe(page(drawn), height="content", alt=block.picture.alt)
    show(_legend(block))


def page(drawn: Atlas) -> str:
    """The live map as a page of its own, for the frame in which it stands."""
    block = drawn.maps[0]
    return _PAGE.format(
        title=markup("{}", block.title),
        letters=fonts.faces().web_css,
        head=drawn.head,
        live=block.live,
    )


def _legend(block: MapBlock) -> Markup:
    items = [markup("<li>{}{}</li>", _swatch(item), item.label) for item in block.legend]
    return markup(
        '<ul class="ws-lees" aria-label="Legenda">{}</ul><p class="ws-klein">{}</p>',
        joined(items),
        block.note,
    )


def _swatch(item: LegendItem) -> Markup:
    kind = " ws-gestreept" if item.hatched else ""
    return markup('<span class="ws-vlak{}" style="background-color:{}"></span>', kind, item.colour)


def table(drawn: Atlas) -> None:
    """The same as the map, in a table."""
    block = drawn.maps[0]
    if block.table is not None:
        show(markup('<div class="ws-kaarttabel">{}</div>', tables.plain(block.table)))


def choose_other(codes: tuple[str, ...]) -> None:
    """Another area on this map, by name: what a click would do, also with the keyboard."""
    around = cached.areas_on_map(codes)
    st.selectbox(
        "Bekijk een gebied op deze kaart",
        list(around),
        index=None,
        format_func=around.__getitem__,
        key="ander-gebied",
        on_change=_go_there,
        placeholder="Kies een gebied",
    )


def _go_there() -> None:
    """Make the picked area the chosen one; the list is empty again for the next."""
    picked = st.session_state["ander-gebied"]
    if picked is not None:
        area_choice.choose((picked,))
        st.session_state["ander-gebied"] = None
