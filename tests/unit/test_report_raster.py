"""Pictures for Office files: small, and still in the colours of their legend."""

from __future__ import annotations

import io

from PIL import Image

from wijkscan.report.blocks import Markup, Picture
from wijkscan.report.kaartdata import RAMP
from wijkscan.report.raster import rasters


def striped() -> Picture:
    """The colours of a map as stripes, with circles whose edges have many shades."""
    stripes = "".join(
        f'<rect x="{20 * i}" width="20" height="60" fill="{colour}"/>'
        f'<circle cx="{20 * i}" cy="30" r="13" fill="{RAMP[-1 - i]}"/>'
        for i, colour in enumerate(RAMP)
    )
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 60">{stripes}</svg>'
    return Picture(Markup(svg), "Strepen in de kleuren van een kaart.")


def test_a_large_picture_gets_a_palette_in_which_its_colours_stay() -> None:
    [drawn] = rasters([(striped(), 150.0)])
    made = Image.open(io.BytesIO(drawn.png))
    assert made.mode == "P"
    seen = made.convert("RGBA")
    for i, colour in enumerate(RAMP):
        found = seen.getpixel((round(made.width * (0.2 * i + 0.1)), 5))[:3]
        wanted = tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))
        assert max(abs(a - b) for a, b in zip(found, wanted, strict=True)) <= 3


def test_the_same_picture_is_drawn_once_and_the_same() -> None:
    first, second = rasters([(striped(), 150.0), (striped(), 150.0)])
    assert first.png is second.png
    assert rasters([(striped(), 150.0)])[0].png == first.png
