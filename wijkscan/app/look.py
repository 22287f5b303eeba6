"""Our own small markup: escaped text in HTML, one style sheet, and the language of the page."""

from __future__ import annotations

import base64
from functools import cache
from html import escape
from pathlib import Path

import streamlit as st

from wijkscan.report.blocks import Markup, clean

_STATIC = Path(__file__).with_name("static")
ICON = str(_STATIC / "icoon.png")


def text(words: object) -> Markup:
    """Any text as HTML that shows it literally."""
    return words if isinstance(words, Markup) else Markup(escape(clean(str(words))))


def markup(template: str, *parts: object) -> Markup:
    """HTML of our own with every part escaped, unless it is Markup already."""
    return Markup(template.format(*(text(part) for part in parts)))


def joined(parts: list[Markup] | tuple[Markup, ...]) -> Markup:
    """Pieces of markup after each other."""
    return Markup("".join(parts))


def image(svg: str, alt: str = "") -> Markup:
    """An SVG of our own as a picture: Streamlit leaves drawings out of its HTML, but not images."""
    data = base64.b64encode(svg.encode()).decode()
    return Markup(f'<img src="data:image/svg+xml;base64,{data}" alt="{escape(clean(alt))}">')


def show(content: Markup) -> None:
    """Put markup on the page; nothing when it is empty."""
    if content:
        st.html(content)


@cache
def _style() -> str:
    return f"<style>{(_STATIC / 'app.css').read_text(encoding='utf-8')}</style>"


@cache
def _scripts() -> str:
    """What the page does by itself: speak Dutch, and keep the focus where it was."""
    scripts = [(_STATIC / name).read_text(encoding="utf-8") for name in ("dutch.js", "stay.js")]
    return "".join(f"<script>(() => {{{script}}})()</script>" for script in scripts)


def dress() -> None:
    """The style sheet and the scripts of the page; once per run, before anything else."""
    st.html(_style())
    with st.container(key="taal-van-de-pagina"):
        st.html(_scripts(), unsafe_allow_javascript=True)
