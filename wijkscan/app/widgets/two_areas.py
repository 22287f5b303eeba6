"""Two areas beside each other on one figure, with what may be said about the difference."""

from __future__ import annotations

import streamlit as st

from wijkscan.analysis.values import Figure
from wijkscan.app import address, area_choice, at_hand, cached
from wijkscan.app.address import Taal
from wijkscan.app.look import joined, markup, show
from wijkscan.app.widgets.labels import plain_label
from wijkscan.app.words import explained
from wijkscan.report.blocks import Markup
from wijkscan.report.rows import about, here, source_line
from wijkscan.scan import pair
from wijkscan.scan.figures import indicator_of
from wijkscan.store.catalogue import Indicator


def laid_beside(codes: tuple[str, ...], focus: str, figure: str, other: str, layer: Taal) -> None:
    """Both figures, the difference in words, and where they come from."""
    found = cached.laid_beside(codes, focus, figure, other)
    indicator = indicator_of(cached.catalogue(), found.first)
    names = cached.area(codes).naam, cached.area((other,)).naam
    spoken = pair.spoken(found, indicator, *names)
    lines = spoken.gewoon if layer is Taal.GEWOON else spoken.vaktaal
    amounts = zip(names, (found.first, found.second), strict=True)
    show(
        markup(
            '<section class="ws-twee"><h2>{}</h2><div>{}</div><div>{}</div>'
            '<p class="ws-klein">{}</p></section>',
            f"{names[0]} naast {names[1]}",
            joined([_amount(name, one, indicator) for name, one in amounts]),
            explained(" ".join(lines)),
            source_line(found.first, indicator),
        )
    )
    with st.container(horizontal=True, key="naast-knoppen"):
        st.button(
            "Niet meer naast elkaar", key="naast-weg", on_click=address.lay_beside, args=("",)
        )
        if at_hand.current() is None:
            st.button(
                f"Bekijk {plain_label(names[1])} zelf",
                key="naast-bekijk",
                on_click=_go_there,
                args=(other,),
            )


def _amount(name: str, figure: Figure, indicator: Indicator) -> Markup:
    return markup(
        "<p><b>{}</b> <span>{}</span> <i>{}</i></p>",
        here(figure, indicator),
        about(figure, indicator) if figure.value is not None else "",
        name,
    )


def _go_there(code: str) -> None:
    address.lay_beside("")
    area_choice.choose((code,))
