"""The first screen without an area: what this is, what to do now, and three places to try."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from wijkscan.app import cached
from wijkscan.app.look import markup, show
from wijkscan.app.widgets import go
from wijkscan.app.widgets.labels import area_label

_EXAMPLES = ("BU05991082", "WK059910", "GM0599")


def show_title() -> None:
    """The question of this page, and what you get."""
    show(
        markup(
            '<div class="ws-welkom"><h1>Hoe gaat het met de mensen in jouw wijk?</h1>'
            "<p>Kies eerst je wijk. Daarna zie je wat opvalt, ten goede en ten kwade.</p></div>"
        )
    )


def show_examples(on_choose: Callable[[str], None]) -> None:
    """Three areas to begin with, for who has none in mind."""
    show(markup('<p class="ws-hint ws-of">Of kijk eerst naar een voorbeeld:</p>'))
    with st.container(key="voorbeelden", horizontal=True, gap="small"):
        for code in _EXAMPLES:
            area = cached.regions().vind(code)
            if area is not None:
                st.button(
                    area_label(area, short=True),
                    key=f"voorbeeld-{code}",
                    on_click=on_choose,
                    args=(code,),
                )


def show_invitation() -> None:
    """What a page that needs an area shows when there is none."""
    show(
        markup(
            '<div class="ws-welkom"><h1>Kies eerst een wijk</h1>'
            "<p>Dan staan hier de cijfers van jouw wijk.</p></div>"
        )
    )
    go.to("wijk", "Kies een wijk", main=True)
