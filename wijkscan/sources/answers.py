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
_START = re.compile(r'"value"\s*:\s*\[')
_BETWEEN = re.compile(r"[\s,]*")
_DECODER = json.JSONDecoder()


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
            except ValueError as error:
                more = next(blocks, "")
                if not more:
                    raise self._refuse("het houdt halverwege op") from error
                text, at = text[at:] + more, 0
                continue
            self.rows_read += 1
            yield row
        self._close(head + text[at:] + "".join(blocks))

    def _close(self, envelope: str) -> None:
        try:
            link = json.loads(envelope).get("odata.nextLink")
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
        return str(json.loads(b'{"value":[' + bracket + rest).get("odata.nextLink") or "")
    except ValueError:
        return ""
