"""The accessibility statement, as it stands in docs/."""

from __future__ import annotations

import streamlit as st

from wijkscan import paths


def show() -> None:
    """Our own words; nothing of users is in it."""
    st.markdown(paths.toegankelijkheid().read_text(encoding="utf-8"))
