"""Cells that a spreadsheet shows as they are: a text never turns into a formula.

A spreadsheet that opens a file reads a text that starts with = + - @ or a tab as a formula, also
in its full-width form, after spaces, or after a line break in the cell. Such a line gets a ' in
front, as the spreadsheet itself does. Numbers are not touched: -5 stays -5.
"""

from __future__ import annotations

import re

from wijkscan.report.blocks import clean

_LONGEST = 32_767  # characters in one cell of Excel
_STARTS_FORMULA = re.compile(r"\A(?=[\t\n])|^(?=[^\S\n]*[=+\-@＝＋－＠])", re.MULTILINE)


def harmless(words: str) -> str:
    """A text for one cell, shown literally; control characters and what does not fit are cut."""
    lines = words.replace("\r\n", "\n").replace("\r", "\n")
    return _STARTS_FORMULA.sub("'", clean(lines))[:_LONGEST]
