"""Words on buttons, where Streamlit would read Markdown in the name of an area."""

from __future__ import annotations

import re

from wijkscan import text
from wijkscan.report.blocks import clean
from wijkscan.store.regions import Gebied, omschrijving

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$:<>&])")


def plain_label(words: str) -> str:
    """Any words as a label that shows them literally."""
    return _MARKDOWN.sub(r"\\\1", clean(words))


def area_label(area: Gebied, short: bool = False) -> str:
    """The name in bold, then level and place, then how many people live there."""
    people = f" · {text.number(area.inwoners)} inwoners" if area.inwoners and not short else ""
    return f"**{plain_label(area.korte_naam)}** {plain_label(omschrijving(area) + people)}"
