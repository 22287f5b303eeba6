"""Reading an OData answer from disk row by row, so that a page of 40 MB costs one row of memory."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from wijkscan.errors import SourceChanged

Row = dict[str, Any]
BLOCK = 1 << 20
ENVELOPE = 1 << 14
MOST_IN_ROW = 4 * BLOCK
MOST_PARTS = 2_000_000  # of a list; the longest we know, the catalogue, has some 200.000
_START = re.compile(r'"value"\s*:\s*\[')
_BETWEEN = re.compile(r"[\s,]*")
_DECODER = json.JSONDecoder()


def light(text: str, most: int = MOST_PARTS) -> str:
    """The text itself; ValueError when reading it as JSON could eat the memory.

    `{},{},{}` costs twenty times its own length as Python objects, so the parts are counted.
    """
    if sum(map(text.count, ",[{")) > most:
        raise ValueError("too many parts")
    return text


def parsed(text: str | bytes, most: int = MOST_PARTS) -> Any:
    """JSON from outside; ValueError when it is none, nested without end, or of too many parts."""
    try:
        return json.loads(light(text if isinstance(text, str) else text.decode(), most))
    except RecursionError as error:
        raise ValueError("nested too deep") from error


class Page:
    """One stored answer: iterate over its rows, then ask `next_link`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.next_link: str | None = None
        self.rows_read = 0

    def _refuse(self, why: str) -> SourceChanged:
        return SourceChanged(
            f"Een antwoord van de bron is onleesbaar: {why}.", "Probeer het later nog eens."
        )

    def __iter__(self) -> Iterator[Row]:
        try:
            with self.path.open(encoding="utf-8", errors="strict", newline="") as file:
                yield from self._rows(iter(lambda: file.read(BLOCK), ""))
        except UnicodeDecodeError as error:
            raise self._refuse("de tekens kloppen niet") from error

    def _rows(self, blocks: Iterator[str]) -> Iterator[Row]:
        text = next(blocks, "")
        start = _START.search(text)
        if not start:
            raise self._refuse("er staan geen rijen in")
        head, text, at = text[: start.end()], text, start.end()
        while True:
            at = _BETWEEN.match(text, at).end()  # type: ignore[union-attr]
            if text.startswith("]", at):
                break
            try:
                row, at = _DECODER.raw_decode(text, at)
            except RecursionError as error:
                raise self._refuse("het is te diep genest") from error
            except ValueError as error:
                text, at = text[at:] + self._more(blocks, len(text) - at, error), 0
                continue
            self.rows_read += 1
            yield row
        self._close(head + text[at:] + "".join(blocks))

    def _more(self, blocks: Iterator[str], length: int, error: ValueError) -> str:
        if length > MOST_IN_ROW:
            raise self._refuse("een rij is veel te lang") from error
        if more := next(blocks, ""):
            return more
        raise self._refuse("het houdt halverwege op") from error

    def _close(self, envelope: str) -> None:
        try:
            link = parsed(envelope).get("odata.nextLink")
        except ValueError as error:
            raise self._refuse("het houdt halverwege op") from error
        self.next_link = str(link) if link else None


def link_at_end(path: Path) -> str:
    """The address of the next page, seen without reading the rows; empty when in doubt.

    Only good for asking ahead: which page really follows is said by the answer as a whole.
    """
    with path.open("rb") as file:
        file.seek(max(path.stat().st_size - ENVELOPE, 0))
        _, bracket, rest = file.read().rpartition(b"]")
    try:
        return str(parsed(b'{"value":[' + bracket + rest).get("odata.nextLink") or "")
    except ValueError:
        return ""
