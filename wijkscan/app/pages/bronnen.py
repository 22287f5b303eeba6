"""The sources: every table with its maker, year, kind and licence, and what you can use it for."""

from __future__ import annotations

from datetime import date

import streamlit as st

from wijkscan.app import address, cached, look
from wijkscan.app.look import markup
from wijkscan.app.widgets import own, renew, sources


def show() -> None:
    """Which tables there are, and three questions about each."""
    st.title("Waar komen de cijfers vandaan?")
    look.show(markup('<p class="ws-inleiding">{}</p>', sources.INTRODUCTION))
    renew.show_renewal()
    look.show(cached.sources(date.today()))
    own.show_own(address.chosen_codes())
    st.header("Wat betekent geteld, geschat of verwacht?", anchor=False)
    look.show(sources.kinds())
    st.header("Met dank aan", anchor=False)
    look.show(markup('<p class="ws-klein">{}</p>', sources.CREDIT))
