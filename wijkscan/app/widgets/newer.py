"""Is there anything newer? A button, and what the sources said the last time."""

from __future__ import annotations

import streamlit as st

from wijkscan.app import news
from wijkscan.app.look import joined, markup, show
from wijkscan.report.blocks import Markup
from wijkscan.settings import Settings


def button(chosen: Settings) -> None:
    """Ask; the answer comes while the reader goes on."""
    st.button(
        "Is er iets nieuwers?",
        key="nieuwer",
        on_click=news.shared().start,
        args=(chosen,),
        disabled=news.shared().running,
    )


def answer(chosen: Settings) -> None:
    """The last answer with its day, or that it is being asked now."""
    if news.shared().running:
        _asking()
    else:
        show(said(chosen))


def said(chosen: Settings) -> Markup:
    """One sentence, and the tables that are newer."""
    found = news.known(chosen)
    lines = [markup("<li>{}: {}</li>", one.titel, one.zin) for one in found.gevonden]
    listed = markup("<ul>{}</ul>", joined(lines)) if lines else markup("")
    return markup('<div class="ws-klein" role="status"><p>{}</p>{}</div>', found.zin, listed)


@st.fragment(run_every=1)
def _asking() -> None:
    """Looks every second; the page is drawn again when there is an answer."""
    if not news.shared().running:
        st.rerun()
    show(markup('<p class="ws-klein">CBS en RIVM worden gevraagd. Je kunt gewoon verder.</p>'))
