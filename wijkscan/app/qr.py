"""QR codes: an address to point a phone at, on the screen and in the terminal."""

from __future__ import annotations

import io

import segno


def svg(words: str) -> str:
    """The code as a small SVG, black on white with its own margin."""
    drawn: str = segno.make(words, error="m", micro=False).svg_inline(
        scale=4, border=4, light="#fff"
    )
    return drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)


def lines(words: str, encoding: str) -> str:
    """The code as lines of text; "" where the terminal has no blocks to draw it with."""
    drawn = io.StringIO()
    segno.make(words, error="m", micro=False).terminal(drawn, border=2, compact=True)
    try:
        drawn.getvalue().encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return ""
    return drawn.getvalue()
