"""The report as one HTML file: nothing is asked of any other place, with or without a network."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from wijkscan import __version__, paths
from wijkscan import text as dutch
from wijkscan.report import fonts
from wijkscan.report.blocks import Document, to_data
from wijkscan.report.compose import compose
from wijkscan.report.model import Report

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


class _Environment(Environment):
    """Looks in a block first for its fields: that is what nearly every name in a template is."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


@cache
def _environment() -> Environment:
    return _Environment(
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
    hashes = [
        _digest(code) for opening, code in _scripts(page) if "application/json" not in opening
    ]
    scripts = " ".join(dict.fromkeys(hashes)) or "'none'"
    return (
        f"default-src 'none'; script-src {scripts}; style-src 'unsafe-inline'; img-src data:; "
        "font-src data:; base-uri 'none'; form-action 'none'"
    )


def _scripts(page: str) -> Iterator[tuple[str, str]]:
    """The opening tag and the code of every script in the page."""
    at = page.find("<script")
    while at >= 0:
        begin = page.index(">", at) + 1
        end = page.index("</script>", begin)
        yield page[at:begin], page[begin:end]
        at = page.find("<script", end)


@lru_cache(maxsize=16)
def _digest(code: str) -> str:
    """Kept, because Leaflet stands in every report with maps."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"
