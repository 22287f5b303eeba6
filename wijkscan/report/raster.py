"""Our SVG pictures as PNG, for formats that cannot hold SVG. Drawn by typst, so without a browser.

All pictures of a report are pages of one typst document: one call costs some 0.2 s for 150 of
them, where a call per picture would cost seconds.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from wijkscan.report import fonts
from wijkscan.report.blocks import Picture

_SOURCE = b"""#set page(width: auto, height: auto, margin: 0pt, fill: none)
#for one in json(bytes(sys.inputs.data)) {
  page(image(bytes(one.svg), format: "svg", width: one.mm * 1mm))
}
"""
_VIEWBOX = re.compile(r'viewBox="[-\d.]+ [-\d.]+ ([\d.]+) ([\d.]+)"')
POINTS = 180.0  # per inch: sharp on paper, and still small
_WORTH_IT = 4_000  # bytes; of a smaller file the palette itself would be the largest part
_COLOURS = 256


@dataclass(frozen=True, slots=True)
class Raster:
    """A PNG with the size at which it is meant to be shown, and its sentence."""

    png: bytes
    width_mm: float
    height_mm: float
    alt: str


def ratio(picture: Picture) -> float:
    """Height of a picture divided by its width."""
    found = _VIEWBOX.search(picture.svg)
    return float(found[2]) / float(found[1]) if found else 1.0


def rasters(wanted: Sequence[tuple[Picture, float]], points: float = POINTS) -> list[Raster]:
    """Each (picture, width in mm) as a PNG; the same picture at the same width is drawn once."""
    once = list(dict.fromkeys((picture.svg, mm) for picture, mm in wanted))
    drawn = dict(zip(once, _draw(once, points), strict=True))
    return [
        Raster(drawn[picture.svg, mm], mm, mm * ratio(picture), picture.alt)
        for picture, mm in wanted
    ]


def _draw(pictures: Sequence[tuple[str, float]], points: float) -> list[bytes]:
    if not pictures:
        return []
    import typst

    compile_: Any = typst.compile  # its stub does not know a source given as bytes

    folder = fonts.faces().folder
    found = compile_(
        _SOURCE,
        format="png",
        ppi=points,
        sys_inputs={"data": json.dumps([{"svg": svg, "mm": mm} for svg, mm in pictures])},
        font_paths=[folder] if folder else [],
    )
    return [_small(png) for png in ([found] if isinstance(found, bytes) else found)]


def _small(png: bytes) -> bytes:
    """The picture with a palette: a map has few colours, so this makes it four times as small."""
    if len(png) < _WORTH_IT:
        return png
    from PIL import Image

    made = io.BytesIO()
    with Image.open(io.BytesIO(png)) as drawn:
        drawn.quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(
            made, "PNG"
        )
    return min(png, made.getvalue(), key=len)
