"""A link to another page that looks like the button it is used as."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from wijkscan.app.registry import page_of


def to(
    address: str, label: str, params: Mapping[str, str] | None = None, main: bool = False
) -> None:
    """Go to the page with this address. `main`: the thing to do here."""
    kind = "hoofd" if main else "gewoon"
    with st.container(key=f"ga-{kind}-{address}"):
        st.page_link(page_of(address), label=label, query_params=dict(params or {}))
