"""The app: page config, language and navigation. The pages stand in wijkscan/app/registry.py."""

from __future__ import annotations

import streamlit as st

from wijkscan.app import shell
from wijkscan.app.look import ICON

st.set_page_config(page_title="wijkscan", page_icon=ICON, layout="centered")
shell.run()
