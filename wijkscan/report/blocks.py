"""The handful of block kinds that every section returns and every renderer knows.

A section says what is shown; a renderer (HTML, PDF, later DOCX and PPTX) says how it looks.
Text is plain, with runs of strong or emphasised words: never markup. The only strings that are
markup are `Markup` values, and those come from `charts` and `maps`, never from a user.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from enum import Enum
from typing import Any, Literal

from wijkscan.report.figure_blocks import Fact as Fact
from wijkscan.report.figure_blocks import Facts as Facts
from wijkscan.report.figure_blocks import FigureGroup as FigureGroup
from wijkscan.report.figure_blocks import FigureRow as FigureRow
from wijkscan.report.figure_blocks import FigureTable as FigureTable
from wijkscan.report.figure_blocks import Mark as Mark
from wijkscan.report.figure_blocks import Picture as Picture
from wijkscan.report.figure_blocks import RangeKey as RangeKey
from wijkscan.report.figure_blocks import Tone as Tone
from wijkscan.report.markup import NO_MARKUP as NO_MARKUP
from wijkscan.report.markup import Markup as Markup
from wijkscan.report.markup import Run as Run
from wijkscan.report.markup import Text as Text
from wijkscan.report.markup import clean as clean
from wijkscan.report.markup import em as em
from wijkscan.report.markup import plain as plain
from wijkscan.report.markup import strong as strong
from wijkscan.report.markup import tag as tag
from wijkscan.report.markup import text as text


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section; level 2 is the title of the section itself."""

    title: str
    level: Literal[2, 3] = 3
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. `lead` is the sentence that a reader must not miss, `note` the small print."""

    content: Text
    role: Literal["body", "lead", "note"] = "body"


@dataclass(frozen=True, slots=True)
class BulletList:
    """Short points under each other."""

    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Masthead:
    """The head of the report: what, about which area, by whom and when."""

    kicker: str
    title: str
    subtitle: str
    byline: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; numbers stand to the right."""

    title: str
    number: bool = False


@dataclass(frozen=True, slots=True)
class DataTable:
    """A plain table; the first cell of a row names it."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    emphasis: tuple[int, ...] = ()  # rows about the area itself


@dataclass(frozen=True, slots=True)
class LegendItem:
    """One class of a map."""

    colour: str
    label: str
    hatched: bool = False


@dataclass(frozen=True, slots=True)
class MapBlock:
    """One map with one message: drawn for paper, live on the screen, with a legend in words."""

    title: str
    message: str
    picture: Picture
    legend: tuple[LegendItem, ...]
    note: str
    live: Markup = NO_MARKUP
    table: DataTable | None = None
    small: bool = False


@dataclass(frozen=True, slots=True)
class Spread:
    """The parts of the area on one line, with a sentence that says what they show."""

    name: str
    about: str
    picture: Picture
    message: Text
    source: str
    narrow: bool = False  # a picture with large letters


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture that carries a message by itself; the text around it says the same in words."""

    picture: Picture
    caption: str = ""
    listed: Chain | None = None  # the same in words, for a screen that is too narrow


@dataclass(frozen=True, slots=True)
class References:
    """A list of references, each with its first line sticking out."""

    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Callout:
    """Something to know or to do, set apart."""

    title: str
    content: tuple[Text, ...]
    tone: Literal["info", "attention"] = "info"


@dataclass(frozen=True, slots=True)
class Question:
    """A question to talk about, with what gave rise to it."""

    question: str
    because: str = ""


@dataclass(frozen=True, slots=True)
class Questions:
    """Questions to talk about, numbered."""

    items: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class ChainStep:
    """One link of the chain; without content it is an empty place of `lines` lines to write on."""

    label: str
    hint: str
    content: tuple[Text, ...] = ()
    lines: int = 2


@dataclass(frozen=True, slots=True)
class Chain:
    """From problem to first step as one line: problem, signs, causes, strengths, step."""

    title: str
    steps: tuple[ChainStep, ...]


@dataclass(frozen=True, slots=True)
class FormField:
    """An empty ruled place with a label and a hint."""

    label: str
    hint: str = ""
    lines: int = 3
    boxes: tuple[str, ...] = ()  # things to tick


@dataclass(frozen=True, slots=True)
class FormSpace:
    """Empty places to write on, in one or two columns on paper."""

    fields: tuple[FormField, ...]
    columns: Literal[1, 2] = 1


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the three questions of "Kan ik dit cijfer gebruiken?" and its answer."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Source:
    """One source table, with its citation and the three answers."""

    name: str
    facts: tuple[tuple[str, str], ...]
    citation: str
    answers: tuple[Answer, ...]
    advice: str


@dataclass(frozen=True, slots=True)
class SourceList:
    """Every table that was used."""

    items: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class MissingList:
    """Figures that are not there, by reason: named, never dropped in silence."""

    title: str
    items: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Jumps:
    """Places further on in the same section, as (anchor, title)."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The next block starts on a new sheet."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Two columns on paper and on a wide screen, under each other on a phone."""

    left: tuple[Block, ...]
    right: tuple[Block, ...]


Block = (
    Heading
    | Paragraph
    | BulletList
    | Masthead
    | Facts
    | FigureTable
    | DataTable
    | MapBlock
    | Spread
    | Drawing
    | References
    | Callout
    | Questions
    | Chain
    | FormSpace
    | SourceList
    | MissingList
    | Jumps
    | PageBreak
    | Columns
)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report.

    `sheet`: it fills one A4 exactly, with its last block at the foot. `fit`: one page of its own,
    with letters as large as the page allows, and its last block at the foot. `notes`: what the
    speaker says when it is shown as a slide.
    """

    anchor: str
    title: str
    blocks: tuple[Block, ...]
    sheet: bool = False
    break_before: bool = False
    fit: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """The whole report, ready for any renderer."""

    title: str
    description: str
    area: str
    sections: tuple[Section, ...]
    date: str  # ISO
    watermark: str = ""  # "FICTIEF" on every page of a demo
    head: Markup = NO_MARKUP  # what live maps need once, such as Leaflet
    embedded: Markup = NO_MARKUP  # the scan itself, inside the HTML, so that it opens again
    carried: str = ""  # what the foot of the page says about the scan inside
    makers: str = ""  # for the properties of an Office file
    language: str = "nl"
    paper: Literal["a4", "a3", "slide"] = "a4"


def to_data(block: Any) -> Any:
    """A block as plain lists and dicts, each with its `kind`; texts cleaned, markup untouched."""
    kind = type(block)  # a report has tens of thousands: the most common kinds first
    if kind is str:
        return clean(block)
    if kind is tuple:
        return [to_data(item) for item in block]
    if kind is Markup:
        return block
    if isinstance(block, Enum):
        return block.value
    if dataclasses.is_dataclass(block):
        found = {name: to_data(getattr(block, name)) for name in _names(type(block))}
        return {"kind": type(block).__name__, **found}
    return block


_FIELD_NAMES: dict[type, tuple[str, ...]] = {}


def _names(kind: type) -> tuple[str, ...]:
    if kind not in _FIELD_NAMES:
        _FIELD_NAMES[kind] = tuple(field.name for field in dataclasses.fields(kind))
    return _FIELD_NAMES[kind]
