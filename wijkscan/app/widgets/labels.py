"""Words on buttons, where Streamlit would read Markdown in the name of an area."""

from __future__ import annotations

import re

from wijkscan import text
from wijkscan.report.blocks import clean
from wijkscan.store.regions import Gebied, omschrijving

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$:<>&])")
_ADDRESS = re.compile(r"(?<=http)(?=s?://)|(?<=www)(?=\.)|(?<=@)", re.IGNORECASE)
_NO_LINK = "\u2060"  # is not seen; a bare address would become a link, also when escaped


def plain_label(words: str) -> str:
    """Any words as a label that shows them literally."""
    return _MARKDOWN.sub(r"\\\1", _ADDRESS.sub(_NO_LINK, clean(words)))


def named(action: str, words: str) -> str:
    """What a control does, with what it is about for who only hears its name (app.css hides it)."""
    said = spoken(words)
    return f"{action} *{plain_label(said)}*" if said else action


def spoken(words: str) -> str:
    """What something is about, short enough to be heard with every control."""
    return " ".join(words.split())[:100].strip()


def area_label(area: Gebied, short: bool = False) -> str:
    """The name in bold, then level and place, then how many people live there."""
    people = f" · {text.number(area.inwoners)} inwoners" if area.inwoners and not short else ""
    return f"**{plain_label(area.korte_naam)}** {plain_label(omschrijving(area) + people)}"
