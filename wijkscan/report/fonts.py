"""The typeface of the report: cut down to the glyphs needed, once, and kept on this computer.

The source is the Source Sans that comes with Streamlit (SIL Open Font License 1.1). Its reserved
name may not be used for a changed version, so ours is called "Wijkscan Sans"; the licence and the
copyright line stay inside. Capital I gets its serifs and 0 its slash, so that l, I and 1, and 0 and
O, cannot be mixed up. Without the source, or without a place to write, the report falls back to
the fonts of the reader's own computer: `web_css` is then empty and `folder` None.
"""

from __future__ import annotations

import base64
import hashlib
import importlib.util
import io
import os
import shutil
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from wijkscan import settings

FAMILY = "Wijkscan Sans"
WEIGHTS = (400, 600, 700)
_RECIPE = "4"  # part of the cache key: raise it when the cut below changes
_EXTRA = "ŒœŠšŽžŸĀāĄąĆćČčĎďĐđĒēĖėĘęĚěĞğĢģĪīĮįİıĶķŁłŃńŅņŇňŌōŐőŘřŚśŞşŤťŪūŮůŰűŲųŴŵŶŷŹźŻżĳĲȘșȚț"
_SIGNS = "\u00ad–—‘’‚“”„†•…‰′″‹›€™−≈≠≤≥×√∞←↑→↓↔▲△▼▽◀▶◆◇●○□■☐✓\u202f\u2009\u2011"
_DISTINCT = ("zero", "ss01")  # slashed zero, serifed I


@dataclass(frozen=True, slots=True)
class Faces:
    """What the renderers need: a style sheet for HTML, and a folder with TTF files for typst."""

    web_css: str
    folder: Path | None
    glyphs: frozenset[int]


def source_file() -> Path | None:
    """The variable Source Sans inside the installed Streamlit, found without importing it."""
    spec = importlib.util.find_spec("streamlit")
    if spec is None or spec.origin is None:
        return None
    media = Path(spec.origin).parent / "static" / "static" / "media"
    return next(iter(sorted(media.glob("SourceSansVF-Upright*.woff2"))), None)


def wanted() -> frozenset[int]:
    """Code points that are kept: Latin for Dutch and its neighbours, signs and arrows."""
    latin = set(range(0x20, 0x7F)) | set(range(0xA0, 0x100))
    return frozenset(latin | {ord(character) for character in _EXTRA + _SIGNS})


@cache
def faces() -> Faces:
    """The cut typeface; made at the first call on this computer (2 s), afterwards read back."""
    source = source_file()
    if source is None:
        return Faces("", None, frozenset())
    folder = _prepared(source)
    glyphs = frozenset(int(code) for code in (folder / "glyphs.txt").read_text().split())
    return Faces((folder / "web.css").read_text(encoding="utf-8"), folder, glyphs)


def _prepared(source: Path) -> Path:
    key = hashlib.sha256(f"{_RECIPE}{source.name}{source.stat().st_size}".encode()).hexdigest()[:12]
    folders = [base / f"letters-{key}" for base in _places()]
    for folder in folders:
        if os.access(folder / "klaar", os.R_OK):
            return folder
    for folder in folders:
        try:
            folder.parent.mkdir(parents=True, exist_ok=True)
            _make(source, folder)
        except OSError:
            continue
        return folder
    folder = Path(tempfile.mkdtemp(prefix="wijkscan-"))
    _fill(source, folder)
    return folder


def _places() -> list[Path]:
    """Where the cut is kept: with the installation when that is a venv, else with the user."""
    places = [settings.load().home / "cache"]
    if sys.prefix != sys.base_prefix:
        places.insert(0, Path(sys.prefix) / "share" / "wijkscan")
    return places


def _make(source: Path, folder: Path) -> None:
    """Fill a folder aside and move it into place, so that a half one is never read."""
    aside = Path(tempfile.mkdtemp(prefix="letters-", dir=folder.parent))
    _fill(source, aside)
    aside.chmod(0o755)  # an installation may be shared; mkdtemp makes it private
    try:
        aside.rename(folder)
    except OSError:
        if not os.access(folder / "klaar", os.R_OK):
            raise
        shutil.rmtree(aside, ignore_errors=True)  # another process was first


def _fill(source: Path, folder: Path) -> None:
    small = _subset(source)
    web = _at_weight(small, (min(WEIGHTS), max(WEIGHTS)))
    glyphs = sorted(web.getBestCmap())
    web.flavor = "woff2"
    web.save(folder / "web.woff2")
    encoded = base64.b64encode((folder / "web.woff2").read_bytes()).decode()
    (folder / "web.css").write_text(_font_face(encoded), encoding="utf-8")
    for weight in WEIGHTS:
        _at_weight(small, weight).save(folder / f"wijkscan-sans-{weight}.ttf")
    (folder / "glyphs.txt").write_text(" ".join(map(str, glyphs)), encoding="ascii")
    (folder / "klaar").touch()


def _font_face(encoded: str) -> str:
    return (
        f'@font-face{{font-family:"{FAMILY}";font-weight:{min(WEIGHTS)} {max(WEIGHTS)};'
        f"font-display:block;src:url(data:font/woff2;base64,{encoded}) format('woff2')}}"
    )


def _subset(source: Path) -> bytes:
    """The variable font with only the wanted glyphs, as the bytes of a TTF file."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    font = TTFont(source, recalcTimestamp=False)
    _make_distinct(font)
    subsetter = Subsetter(
        Options(layout_features=["kern", "mark", "ccmp"], name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14])
    )
    subsetter.populate(unicodes=wanted())
    subsetter.subset(font)
    font.flavor = None
    small = io.BytesIO()
    font.save(small)
    return small.getvalue()


def _at_weight(small: bytes, weight: int | tuple[int, int]) -> Any:
    """A font object at one weight, or over a range of weights, under our own name."""
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    font = TTFont(io.BytesIO(small), recalcTimestamp=False)
    font = instancer.instantiateVariableFont(font, {"wght": weight})
    _rename(font, weight if isinstance(weight, int) else min(WEIGHTS))
    return font


def _make_distinct(font: Any) -> None:
    """Point the ordinary characters at the slashed zero and the serifed I, without a feature."""
    table = font["GSUB"].table
    lookups: set[int] = set()
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag in _DISTINCT:
            lookups.update(record.Feature.LookupListIndex)
    swap: dict[str, str] = {}
    for index in sorted(lookups):
        for subtable in table.LookupList.Lookup[index].SubTable:
            inner = getattr(subtable, "ExtSubTable", subtable)
            mapping = getattr(inner, "mapping", {})
            swap.update({old: new for old, new in mapping.items() if isinstance(new, str)})
    for mapping in font["cmap"].tables:
        for code, glyph in list(getattr(mapping, "cmap", {}).items()):
            mapping.cmap[code] = swap.get(glyph, glyph)


def _rename(font: Any, weight: int) -> None:
    style = {400: "Regular", 600: "SemiBold", 700: "Bold"}[weight]
    names = {1: FAMILY, 2: style, 3: f"{FAMILY} {style}", 4: f"{FAMILY} {style}"}
    names |= {6: f"WijkscanSans-{style}", 16: FAMILY, 17: style}
    for record in list(font["name"].names):
        if record.nameID in (16, 17, 25):
            font["name"].removeNames(nameID=record.nameID)
    for name_id, value in names.items():
        font["name"].setName(value, name_id, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight


def licence() -> str:
    """One line about the typeface, for the page with credits."""
    return f"Lettertype: {FAMILY}, gemaakt uit Source Sans van Adobe (SIL Open Font License 1.1)."
