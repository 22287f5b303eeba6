"""The styles of the Word file: few, named, and built on those that Word knows itself.

Whoever edits the file finds real heading levels, lists and captions, and can change the look of
all of them at once. The typeface is one that every Word has; nothing is embedded.
"""

from __future__ import annotations

import re

INK, SOFT, ACCENT, LINE, TINT, WARM = "1D2A30", "56656B", "0B5563", "D9D4C8", "E3EEF0", "FDF3E1"
TONES = {
    "hi": "A04F00",
    "hi2": "A04F00",
    "lo": "0B6195",
    "lo2": "0B6195",
    "top": ACCENT,
    "bottom": ACCENT,
}
FONT = "Calibri"
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_SIZE = re.compile(r'(<w:sz(?:Cs)? w:val=")(\d+)')
BULLETS, NUMBERS = 1, 2  # ids of the lists in `numbering`

_DEFAULTS = (
    f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" '
    f'w:eastAsia="{FONT}" w:cs="{FONT}"/><w:color w:val="{INK}"/><w:sz w:val="20"/>'
    '<w:szCs w:val="20"/><w:lang w:val="nl-NL" w:eastAsia="nl-NL" w:bidi="ar-SA"/></w:rPr>'
    '</w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="100" w:line="259" '
    'w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
)


def _spacing(before: int, after: int, line: int = 259) -> str:
    """Room before and after in twentieths of a point; `line` 240 is single."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def _exact(points: float) -> str:
    return f'<w:spacing w:before="0" w:after="0" w:line="{round(20 * points)}" w:lineRule="exact"/>'


def _letters(size: float, colour: str = "", bold: bool = False) -> str:
    """Run properties; size in points."""
    half = round(2 * size)
    return (
        ("<w:b/>" if bold else "")
        + (f'<w:color w:val="{colour}"/>' if colour else "")
        + f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
    )


def _heading(level: int, size: float, colour: str, before: int, after: int) -> str:
    return _style(
        f"Heading{level}",
        f"heading {level}",
        f'<w:keepNext/><w:keepLines/>{_spacing(before, after)}<w:outlineLvl w:val="{level - 1}"/>',
        _letters(size, colour, bold=True),
        after="Normal",
    )


def _style(ident: str, name: str, paragraph: str, letters: str, after: str = "") -> str:
    follow = f'<w:next w:val="{after}"/>' if after else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{ident}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/>{follow}<w:qFormat/><w:pPr>{paragraph}</w:pPr>'
        f"<w:rPr>{letters}</w:rPr></w:style>"
    )


def _frame(ident: str, name: str, fill: str, bar: str) -> str:
    sides = f'<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="{bar}"/></w:pBdr>'
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'
    return _style(
        ident, name, f'{sides}{shade}{_spacing(0, 0)}<w:ind w:left="200" w:right="120"/>', ""
    )


def _list(ident: str, name: str, number: int) -> str:
    numbers = f'<w:numPr><w:numId w:val="{number}"/></w:numPr>'
    return _style(ident, name, f"{numbers}{_spacing(0, 60)}", "")


def styles(scale: float = 1.0) -> str:
    """The whole of word/styles.xml; `scale` below 1 for a sheet on which much must fit."""
    parts = [
        _DEFAULTS,
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "<w:qFormat/></w:style>",
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>',
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        "</w:style>",
        _tables(),
        '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:qFormat/>'
        "<w:rPr><w:b/></w:rPr></w:style>",
        '<w:style w:type="character" w:styleId="Emphasis"><w:name w:val="Emphasis"/><w:qFormat/>'
        "<w:rPr><w:i/></w:rPr></w:style>",
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr>'
        f'<w:color w:val="{ACCENT}"/><w:u w:val="single"/></w:rPr></w:style>',
        _heading(1, 24, INK, 0, 0),
        _heading(2, 15, ACCENT, 160, 60),
        _heading(3, 11.5, INK, 160, 40),
        _heading(4, 10, INK, 120, 40),
        _style("Subtitle", "Subtitle", _spacing(0, 60), _letters(11, SOFT)),
        _style("Caption", "caption", f"<w:keepNext/>{_spacing(80, 60)}", _letters(8.5, SOFT)),
        _style("Header", "header", _spacing(0, 0), _letters(8, SOFT)),
        _style("Footer", "footer", _spacing(0, 0), _letters(8, SOFT)),
        _style("Kicker", "Wijkscan bovenkop", _spacing(0, 0), _letters(10, ACCENT, bold=True)),
        _style("Lead", "Wijkscan kernzin", _spacing(40, 80), _letters(11.5)),
        _style("Note", "Wijkscan klein", _spacing(0, 60), _letters(8.5, SOFT)),
        _style("Number", "Wijkscan getal", _spacing(0, 0, 240), _letters(18, INK, bold=True)),
        _style("Cell", "Wijkscan cel", _spacing(0, 0, 240), _letters(9.5)),
        _style(
            "Reference",
            "Wijkscan bron",
            f'{_spacing(0, 50, 240)}<w:ind w:left="240" w:hanging="240"/>',
            _letters(9),
        ),
        _style("Gap", "Wijkscan tussenruimte", _exact(7), ""),
        _frame("Frame", "Wijkscan kader", TINT, ACCENT),
        _frame("FrameAttention", "Wijkscan kader let op", WARM, "C98A1B"),
        _list("ListBullet", "List Bullet", BULLETS),
        _list("ListNumber", "List Number", NUMBERS),
    ]
    return f"<w:styles {NAMESPACES}>{_scaled(''.join(parts), scale)}</w:styles>"


def _scaled(xml: str, scale: float) -> str:
    """The sizes of letters made smaller; only whole half points exist."""
    return _SIZE.sub(lambda found: f"{found[1]}{round(int(found[2]) * scale)}", xml)


def _tables() -> str:
    """A plain table, and ours: thin lines between the rows, a head in small soft letters."""
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:left w:w="0" w:type="dxa"/><w:right w:w="110" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        "</w:style>"
        + _table("Wijkscan", "Wijkscan tabel", 50)
        + _table("WijkscanDicht", "Wijkscan tabel dicht", 24)
    )


def _table(ident: str, name: str, room: int) -> str:
    """`room` above and below each cell, in twentieths of a point."""
    line = f'<w:bottom w:val="single" w:sz="6" w:space="0" w:color="{LINE}"/>'
    inner = line.replace("bottom", "insideH")
    return (
        f'<w:style w:type="table" w:styleId="{ident}"><w:name w:val="{name}"/>'
        '<w:basedOn w:val="TableNormal"/><w:tblPr>'
        f"<w:tblBorders>{line}{inner}</w:tblBorders><w:tblCellMar>"
        f'<w:top w:w="{room}" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
        f'<w:bottom w:w="{room}" w:type="dxa"/><w:right w:w="110" w:type="dxa"/></w:tblCellMar>'
        '</w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr>'
        f'<w:color w:val="{SOFT}"/><w:sz w:val="17"/></w:rPr></w:tblStylePr></w:style>'
    )


def numbering(instances: int) -> str:
    """The whole of word/numbering.xml: bullets, and `instances` lists that each start at 1."""
    lists = "".join(
        f'<w:num w:numId="{NUMBERS + i}"><w:abstractNumId w:val="{NUMBERS}"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for i in range(max(instances, 1))
    )
    return (
        f"<w:numbering {NAMESPACES}>{_level(BULLETS, 'bullet', '•')}"
        f"{_level(NUMBERS, 'decimal', '%1.')}"
        f'<w:num w:numId="{BULLETS}"><w:abstractNumId w:val="{BULLETS}"/></w:num>{lists}'
        "</w:numbering>"
    )


def _level(ident: int, kind: str, sign: str) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{ident}"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/><w:pPr>'
        '<w:ind w:left="340" w:hanging="340"/></w:pPr></w:lvl></w:abstractNum>'
    )
