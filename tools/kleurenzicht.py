"""The map and the range picture as they look in a grey print and to colour-blind eyes.

    python -m tools.kleurenzicht [--uit BEELD.png] [SCAN]

Prints how far apart the colours that must be told apart stay (CIE76 difference in Lab, the smallest
pair) and, with `--uit`, draws every picture in every way of seeing. Colour blindness: Machado,
Oliveira and Fernandes (2009), A Physiologically-based Model for Simulation of Color Vision
Deficiency, IEEE TVCG 15(6), severity 1.0, on linear RGB. Grey: luminance of sRGB (IEC 61966-2-1).
"""

from __future__ import annotations

import argparse
import io
from collections.abc import Sequence
from datetime import date
from itertools import combinations, pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from wijkscan import paths
from wijkscan.analysis.values import Verdict
from wijkscan.report.blocks import MapBlock, Picture
from wijkscan.report.kaartdata import RAMP
from wijkscan.report.raster import rasters
from wijkscan.report.rows import row
from wijkscan.report.scan_model import make_model
from wijkscan.report.sections import kaarten
from wijkscan.scan import scale
from wijkscan.scan.desk import open_desk
from wijkscan.scan.importeren import lees_bestand

Colours = NDArray[np.float64]
EXAMPLE = Path(__file__).parents[1] / "docs" / "voorbeelden" / "hillesluis.wijkscan.json"
LUMINANCE = (0.2126, 0.7152, 0.0722)
EYES: dict[str, tuple[tuple[float, float, float], ...]] = {
    "gewoon": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "grijs": (LUMINANCE, LUMINANCE, LUMINANCE),
    "protanopie": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopie": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopie": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
_XYZ = ((0.4124, 0.3576, 0.1805), LUMINANCE, (0.0193, 0.1192, 0.9505))
_WHITE = np.array((0.9505, 1.0, 1.089))
VERDICTS = (
    Verdict.DUIDELIJK_HOGER,
    Verdict.MOGELIJK_HOGER,
    Verdict.VERGELIJKBAAR,
    Verdict.MOGELIJK_LAGER,
    Verdict.DUIDELIJK_LAGER,
)


def seen(colours: Colours, eye: str) -> Colours:
    """sRGB between 0 and 1 (the last axis) as somebody with this eye sees it."""
    linear = np.where(colours <= 0.04045, colours / 12.92, ((colours + 0.055) / 1.055) ** 2.4)
    turned = np.clip(linear @ np.array(EYES[eye]).T, 0, 1)
    return np.where(turned <= 0.0031308, turned * 12.92, 1.055 * turned ** (1 / 2.4) - 0.055)


def lab(colours: Colours) -> Colours:
    """CIE Lab under D65 of sRGB between 0 and 1."""
    linear = np.where(colours <= 0.04045, colours / 12.92, ((colours + 0.055) / 1.055) ** 2.4)
    part = (linear @ np.array(_XYZ).T) / _WHITE
    f = np.where(part > (6 / 29) ** 3, np.cbrt(part), part / (3 * (6 / 29) ** 2) + 4 / 29)
    x, y, z = f[..., 0], f[..., 1], f[..., 2]
    return np.stack((116 * y - 16, 500 * (x - y), 200 * (y - z)), axis=-1)


def rgb(code: str) -> Colours:
    """#e69f00 as three numbers between 0 and 1."""
    return np.array([int(code[place : place + 2], 16) / 255 for place in (1, 3, 5)])


def apart(first: str, second: str, eye: str) -> float:
    """How far apart two colours are to this eye; about 2.3 is the least that can be noticed."""
    difference = lab(seen(rgb(first), eye)) - lab(seen(rgb(second), eye))
    return float(np.linalg.norm(difference))


def smallest(eye: str) -> tuple[float, float]:
    """The least difference between neighbours on the map of estimates, and between verdicts."""
    ramp = min(apart(one, other, eye) for one, other in pairwise(RAMP))
    colours = [scale.colour(verdict) for verdict in VERDICTS]
    return ramp, min(apart(one, other, eye) for one, other in combinations(colours, 2))


def pictures(path: Path) -> list[Picture]:
    """The maps of a scan, and a range picture of every kind that it has."""
    desk = open_desk(paths.data_dir(), None)
    model = make_model(lees_bestand(path), desk, date(2026, 11, 23))
    maps = [block.picture for block in kaarten.build(model.report) if isinstance(block, MapBlock)]
    rows = [row(figure, model.report) for figure in model.frozen]
    ranges = {one.mark.tone: one.picture for one in rows if one.picture}
    return [*maps[:2], *ranges.values()]


def sheet(path: Path) -> Image.Image:
    """Every picture (down) in every way of seeing (across)."""
    drawn = [Image.open(io.BytesIO(one.png)) for one in rasters([(p, 70) for p in pictures(path)])]
    wide, top = max(one.width for one in drawn), 30
    made = Image.new("RGB", ((wide + 12) * len(EYES), top + sum(d.height + 8 for d in drawn)))
    made.paste("#fffdf8", (0, 0, *made.size))
    for column, eye in enumerate(EYES):
        x, y = column * (wide + 12), top
        ImageDraw.Draw(made).text((x + 4, 6), eye, fill="black", font_size=18)
        for one in drawn:
            made.paste(_through(one, eye), (x, y))
            y += one.height + 8
    return made


def _through(picture: Image.Image, eye: str) -> Image.Image:
    flat = Image.new("RGBA", picture.size, "#fffdf8")
    flat.alpha_composite(picture.convert("RGBA"))
    pixels = np.asarray(flat.convert("RGB")) / 255
    return Image.fromarray(np.rint(seen(pixels, eye) * 255).astype(np.uint8))


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the differences, and draw the sheet when a file is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scan", nargs="?", type=Path, default=EXAMPLE, metavar="SCAN")
    parser.add_argument("--uit", type=Path, metavar="BEELD.png")
    given = parser.parse_args(arguments)
    print(f"{'zicht':<14}{'schatting':>10}{'oordeel':>10}   kleinste kleurverschil")
    for eye in EYES:
        ramp, verdict = smallest(eye)
        print(f"{eye:<14}{ramp:>10.1f}{verdict:>10.1f}")
    print("Kleuren van een oordeel mogen in grijs gelijk zijn: op de kaart staat ook het teken.")
    if given.uit:
        sheet(given.scan).save(given.uit)
        print(given.uit.resolve())


if __name__ == "__main__":
    main()
