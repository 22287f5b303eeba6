"""The rows of one stored answer as columns: quickly where it is laid out as usual, else row by row.

The quick way cuts the bytes between rows and gives the pieces to Arrow's JSON reader: a page of
40 MB takes a few tenths of a second, and never more than a few MB at once. Anything unusual
(another layout, a number where text is expected, a cell that is no number) goes the slow way,
which refuses what it does not understand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from wijkscan.sources.answers import Page, parsed

PRESENT, WITHHELD, IMPOSSIBLE = 0, 1, 2
BLOCK = 1 << 19
ROW_BREAK = b"},{"
_START = re.compile(rb'"value"\s*:\s*\[\s*')


class Unusual(Exception):
    """The answer must be read row by row."""


@dataclass(slots=True)
class Numbers:
    """A numeric column, in pieces: value (NaN when missing) and why it is missing."""

    values: list[npt.NDArray[np.float64]] = field(default_factory=list)
    reasons: list[npt.NDArray[np.int8]] = field(default_factory=list)

    @property
    def value(self) -> npt.NDArray[np.float64]:
        """All values."""
        return np.concatenate([np.zeros(0), *self.values])

    @property
    def status(self) -> npt.NDArray[np.int8]:
        """0 present, 1 a dot in the source, 2 empty in the source."""
        return np.concatenate([np.zeros(0, np.int8), *self.reasons])

    def extend(self, other: Column) -> None:
        """Put another column of numbers below this one."""
        if isinstance(other, Numbers):
            self.values += other.values
            self.reasons += other.reasons

    def take(self, cells: Sequence[Any]) -> None:
        """Cells of the typed or of the untyped set."""
        read = [_number(cell) for cell in cells]
        self.values.append(np.array([value for value, _ in read], np.float64))
        self.reasons.append(np.array([status for _, status in read], np.int8))

    def take_arrow(self, column: Any) -> None:
        """Padded texts as an Arrow column."""
        import pyarrow.compute as pc

        from wijkscan.sources.arrays import to_numpy

        signs = _missing_signs()
        trimmed = pc.utf8_trim_whitespace(column.combine_chunks())
        sign = pc.index_in(trimmed, value_set=signs)
        digits = pc.if_else(pc.is_valid(sign), signs[2], trimmed)
        self.values.append(to_numpy(pc.cast(digits, "float64")))
        which = np.nan_to_num(to_numpy(sign), nan=-1).astype(np.int8)
        status = np.select([which == -1, which == 1], [PRESENT, WITHHELD], IMPOSSIBLE)
        self.reasons.append(status.astype(np.int8))


@dataclass(slots=True)
class Texts:
    """A text column; a missing cell (empty, or a lonely dot) is None."""

    value: list[str | None] = field(default_factory=list)

    def extend(self, other: Column) -> None:
        """Put another column of texts below this one."""
        if isinstance(other, Texts):
            self.value += other.value

    def take(self, cells: Sequence[Any]) -> None:
        """Cells of either set, padded or not."""
        texts = ("" if cell is None else str(cell).strip() for cell in cells)
        self.value += [None if text in ("", ".") else text for text in texts]

    def take_arrow(self, column: Any) -> None:
        """Padded texts as an Arrow column."""
        cells = column.to_pylist()
        if any(cell and "\n" in cell for cell in cells):
            raise Unusual  # a row break inside a text was cut
        self.take(cells)


@dataclass(slots=True)
class Measures(Numbers):
    """A numeric column of the typed set: a number, or null without a reason."""

    def take(self, cells: Sequence[Any]) -> None:
        """Numbers and nulls."""
        if any(isinstance(cell, str) for cell in cells):
            raise ValueError("tekst in een kolom met getallen")
        Numbers.take(self, ["." if cell is None else cell for cell in cells])

    def take_arrow(self, column: Any) -> None:
        """Numbers as an Arrow column."""
        from wijkscan.sources.arrays import to_numpy

        found = to_numpy(column)
        self.values.append(found)
        self.reasons.append(np.where(np.isnan(found), WITHHELD, PRESENT).astype(np.int8))


Column = Numbers | Texts
Columns = dict[str, Column]


def _number(cell: Any) -> tuple[float, int]:
    if isinstance(cell, str):
        cell = cell.strip()
    if cell is None or cell == "" or cell == ".":
        return float("nan"), WITHHELD if cell == "." else IMPOSSIBLE
    return float(cell), PRESENT


@cache
def _missing_signs() -> Any:
    from wijkscan.sources.arrays import from_texts

    return from_texts(["", ".", None])


def empty(kinds: Mapping[str, type[Column]]) -> Columns:
    """A column to fill for each key."""
    return {key: kind() for key, kind in kinds.items()}


def read(path: Path, kinds: Mapping[str, type[Column]]) -> tuple[Columns, int, str | None]:
    """The columns of one stored answer, its number of rows, and the address of the next one.

    Raises SourceChanged when the answer is cut or lacks a column, ValueError when a cell is not
    what its column should hold.
    """
    try:
        return _quick(path, kinds)
    except (Unusual, ValueError):  # Arrow's own errors are ValueErrors too
        return _slow(path, kinds)


def _slow(path: Path, kinds: Mapping[str, type[Column]]) -> tuple[Columns, int, str | None]:
    page = Page(path)
    columns = empty(kinds)
    for row in page:
        for key, column in columns.items():
            column.take((row[key],))
    return columns, page.rows_read, page.next_link


def _quick(path: Path, kinds: Mapping[str, type[Column]]) -> tuple[Columns, int, str | None]:
    import pyarrow as pa
    import pyarrow.json as pj

    columns = empty(kinds)
    texts = {key: not issubclass(kind, Measures) for key, kind in kinds.items()}
    schema = pa.schema([(k, pa.string() if text else pa.float64()) for k, text in texts.items()])
    options = pj.ParseOptions(schema, newlines_in_values=True, unexpected_field_behavior="ignore")
    tables = []
    pieces = _Pieces(path)
    for piece in pieces:
        _check_keys(piece, kinds)
        whole = pj.ReadOptions(use_threads=False, block_size=len(piece) + 1)
        tables.append(pj.read_json(pa.BufferReader(piece), whole, options))
    page = pa.concat_tables(tables) if tables else schema.empty_table()
    for key, column in columns.items():
        column.take_arrow(page[key])
    return columns, page.num_rows, pieces.next_link


def _check_keys(piece: bytes, kinds: Mapping[str, type[Column]]) -> None:
    """Arrow makes an absent key an empty cell; here it must be refused."""
    first = piece[: piece.find(b"}") + 1]
    if not all(f'"{key}":'.encode() in first for key in kinds):
        raise Unusual


class _Pieces:
    """A stored answer in pieces of whole rows, one row per line for Arrow."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.next_link: str | None = None

    def __iter__(self) -> Iterator[bytes]:
        with self.path.open("rb") as file:
            text = file.read(BLOCK)
            start = _START.search(text)
            if not start:
                raise Unusual
            head, text = text[: start.end()], text[start.end() :]
            while block := file.read(BLOCK):
                text += block
                cut = text.rfind(ROW_BREAK)
                if cut < 0:
                    raise Unusual
                yield text[: cut + 1].replace(ROW_BREAK, b"}\n{")
                text = text[cut + 2 :]
        end = text.rfind(b"]")
        if end < 0:
            raise Unusual
        last = text[:end].strip()
        if last:
            yield last.replace(ROW_BREAK, b"}\n{")
        self.next_link = parsed(head + text[end:]).get("odata.nextLink")
