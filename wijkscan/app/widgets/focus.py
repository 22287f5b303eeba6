"""Which theme the scan is about; it decides which twelve figures come first."""

from __future__ import annotations

import streamlit as st

from wijkscan.app import address, cached


def choose() -> str:
    """The chosen focus, kept in the address."""
    focussen = cached.catalogue().focussen
    now = address.focus(tuple(focussen))
    picked = st.selectbox(
        "Waar gaat jullie vraag over?",
        list(focussen),
        index=list(focussen).index(now),
        format_func=lambda key: focussen[key].naam,
        key="onderwerp",
        placeholder="Kies",
        filter_mode=None,
    )
    if picked is not None and picked != now:
        address.set_focus(picked)
    return picked or now
