"""The report as one HTML file: nothing is asked of any other place, with or without a network."""

from __future__ import annotations

import base64
import hashlib
import re
from datetime import date
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from wijkscan import __version__, paths
from wijkscan import text as dutch
from wijkscan.report import fonts
from wijkscan.report.blocks import Document, to_data
from wijkscan.report.compose import compose
from wijkscan.report.model import Report

_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)
_STYLES = ("report.css", "print.css")


def render(report: Report) -> str:
    """The whole report as one HTML document."""
    return render_document(compose(report))


def render_document(document: Document) -> str:
    """Ready blocks as one HTML document, with the scan inside when the document carries it."""
    doc = to_data(document)
    page: str = _template().render(
        doc=doc,
        style=_style(),
        made=dutch.long_date(date.fromisoformat(document.date)),
        version=__version__,
        letters=fonts.licence() if fonts.faces().web_css else "",
        policy="POLICY",
    )
    return page.replace("POLICY", _policy(page), 1)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(paths.templates_dir()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _template() -> Any:
    return _environment().get_template("report.html.j2")


@cache
def _style() -> str:
    """Our own style sheets with the typeface in front, without comments and needless space."""
    folder = paths.templates_dir() / "static"
    rules = "".join((folder / name).read_text(encoding="utf-8") for name in _STYLES)
    rules = re.sub(r"\s+", " ", re.sub(r"/\*.*?\*/", "", rules, flags=re.DOTALL))
    return fonts.faces().web_css + rules


def _policy(page: str) -> str:
    """No requests, no forms, no frames; scripts only when they are exactly ours."""
    hashes = []
    for found in _SCRIPT.finditer(page):
        if "application/json" not in found["attributes"]:
            digest = hashlib.sha256(found["code"].encode()).digest()
            hashes.append(f"'sha256-{base64.b64encode(digest).decode()}'")
    scripts = " ".join(dict.fromkeys(hashes)) or "'none'"
    return (
        f"default-src 'none'; script-src {scripts}; style-src 'unsafe-inline'; img-src data:; "
        "font-src data:; base-uri 'none'; form-action 'none'"
    )
