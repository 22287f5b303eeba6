"""(in the making)"""

from __future__ import annotations

import streamlit as st


def show() -> None:
    """In the making."""
    st.title("meedoen")
