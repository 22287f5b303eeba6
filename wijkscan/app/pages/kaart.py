"""The map."""

from __future__ import annotations

import streamlit as st


def show() -> None:
    """Wordt gemaakt."""
    st.title("Kaart")
