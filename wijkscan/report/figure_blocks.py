"""The block kinds that show figures: a picture with its sentence, big numbers, and the table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from wijkscan.report.markup import Markup

Tone = Literal["hi", "hi2", "lo", "lo2", "equal", "small", "none", "top", "bottom", "middle"]


@dataclass(frozen=True, slots=True)
class Picture:
    """An SVG with the sentence that says what it shows; without that sentence it is refused."""

    svg: Markup
    alt: str

    def __post_init__(self) -> None:
        if not self.alt.strip():
            raise ValueError("Een beeld heeft een zin nodig die zegt wat het laat zien.")


@dataclass(frozen=True, slots=True)
class Fact:
    """One big number with its meaning; `expected` marks a figure that was not measured."""

    value: str
    label: str
    note: str = ""
    expected: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Up to four big numbers beside each other."""

    items: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """How a figure stands: sign, words and tone; the colour only repeats what the words say."""

    sign: str
    words: str
    tone: Tone
    note: str = ""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure: the numbers, the range picture, the verdict and where it comes from."""

    name: str
    about: str
    here: str
    country: str
    gemeente: str
    interval: str
    picture: Picture | None
    picture_note: str
    mark: Mark
    source: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """Rows under one small heading; an empty title gives no heading."""

    title: str
    rows: tuple[FigureRow, ...]


@dataclass(frozen=True, slots=True)
class RangeKey:
    """How to read the range pictures of a table."""

    others: str  # "andere buurten"
    country: str  # "Nederland"
    gemeente: str  # "Rotterdam", or "" when it is not drawn
    here: str  # "Hillesluis"


@dataclass(frozen=True, slots=True)
class FigureTable:
    """Figures under each other. `compact` is the short form on the A4."""

    caption: str
    groups: tuple[FigureGroup, ...]
    key: RangeKey
    compact: bool = False
    first_column: str = "Cijfer"
