"""Which theme the scan is about; it decides which twelve figures come first."""

from __future__ import annotations

import streamlit as st

from wijkscan.app import address, cached


def choose() -> str:
    """The chosen focus, kept in the address."""
    focussen = cached.catalogue().focussen
    now = address.focus(tuple(focussen))
    st.session_state["onderwerp"] = now  # the address decides, also after the back button
    st.selectbox(
        "Waar gaat jullie vraag over?",
        list(focussen),
        format_func=lambda key: focussen[key].naam,
        key="onderwerp",
        on_change=lambda: address.set_focus(st.session_state["onderwerp"] or now),
        placeholder="Kies",
        filter_mode=None,
    )
    return now
