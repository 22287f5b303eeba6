"""What the report looked like when somebody last read it; `make golden` accepts a change.

Kept: the blocks as JSON, the range picture, the text of the PDF and its tag tree. A difference is
not wrong by itself: read it, and write the files again when it is what you meant.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import report_kit as kit
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from wijkscan import __version__
from wijkscan.report import blocks, pdf
from wijkscan.report.compose import compose
from wijkscan.report.rows import row

HERE = Path(__file__).parent


def as_blocks() -> str:
    data = blocks.to_data(compose(kit.report()))
    for section in data["sections"]:
        _without_pictures(section)
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _without_pictures(data: Any) -> None:
    """Pictures have a golden file of their own; here only their sentence is kept."""
    if isinstance(data, dict):
        data.pop("svg", None)
        for value in data.values():
            _without_pictures(value)
    if isinstance(data, list):
        for item in data:
            _without_pictures(item)


def as_picture() -> str:
    picture = row(kit.older(), kit.report()).picture
    assert picture is not None
    return picture.svg.replace("><", ">\n<") + "\n"


def as_paper() -> str:
    reader = PdfReader(io.BytesIO(pdf.render(kit.report())))
    lines = []
    for number, page in enumerate(reader.pages, start=1):
        lines += [f"== bladzijde {number}", page.extract_text()]
    return (
        "\n".join(line.rstrip() for line in "\n".join(lines).splitlines()).replace(
            f"wijkscan {__version__}", "wijkscan VERSIE"
        )
        + "\n"
    )


def as_tags() -> str:
    reader = PdfReader(io.BytesIO(pdf.render(kit.report())))
    return "\n".join(_tags(reader.trailer["/Root"]["/StructTreeRoot"]["/K"], 0)) + "\n"


def _tags(node: Any, depth: int) -> list[str]:
    node = node.get_object()
    if isinstance(node, ArrayObject):
        return [line for child in node for line in _tags(child, depth)]
    if not isinstance(node, DictionaryObject) or "/S" not in node:
        return []
    alt = f" “{node['/Alt']}”" if "/Alt" in node else ""
    inside = _tags(node["/K"], depth + 1) if "/K" in node else []
    return [f"{'  ' * depth}{str(node['/S'])[1:]}{alt}", *inside]


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("blokken.json", as_blocks),
        ("bereik.svg.txt", as_picture),
        ("papier.txt", as_paper),
        ("labels.txt", as_tags),
    ],
)
def test_it_looks_as_it_did(name: str, make: Callable[[], str], rewrite: bool) -> None:
    path, now = HERE / name, make()
    if rewrite:
        path.write_text(now, encoding="utf-8")
    assert now == path.read_text(encoding="utf-8"), (
        f"{name} is veranderd: lees en draai make golden"
    )
