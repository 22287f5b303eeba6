"""The endings that a comparison can have. Each renderer is slow to load, so it waits."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from wijkscan.report.blocks import Document
from wijkscan.report.naast.document import vergelijking, verslag, voor_bestuur, voor_team
from wijkscan.report.naast.model import Vergelijking

BLOKKEN = {".html": "html", ".pdf": "pdf", ".docx": "docx"}
EINDEN = (*BLOKKEN, ".pptx", ".xlsx", ".json")


def render(einde: str, over: Vergelijking) -> bytes:
    """The comparison in one format; the report of the session when there was one."""
    if einde == ".json":
        from wijkscan.report.naast.bladen import als_json

        return als_json(over).encode()
    document = vergelijking(over) if over.bijeenkomst is None else verslag(over)
    if einde == ".xlsx":
        from wijkscan.report.naast.bladen import bladen
        from wijkscan.report.xlsx import workbook

        return workbook(bladen(over), document)
    if einde == ".pptx":
        from wijkscan.report.naast.dias import render as dias

        return dias(over, document)
    return render_blokken(einde, document)


BLADEN: dict[str, Callable[[Vergelijking], Document]] = {
    "team": lambda over: voor_team(over, None),
    "bestuur": voor_bestuur,
}
"""One page to take home, by name; it has only blocks in it."""


def einden_van(vorm: str) -> tuple[str, ...]:
    """The endings of one page by name, or of the whole."""
    return tuple(BLOKKEN) if vorm in BLADEN else EINDEN


def render_vorm(vorm: str, einde: str, over: Vergelijking) -> bytes:
    """One page by name, or the whole, in one format."""
    return render_blokken(einde, BLADEN[vorm](over)) if vorm in BLADEN else render(einde, over)


def render_blokken(einde: str, document: Document) -> bytes:
    """Ready blocks (such as a page for a team) as .html, .pdf or .docx."""
    inhoud = import_module(f"wijkscan.report.{BLOKKEN[einde]}").render_document(document)
    return inhoud if isinstance(inhoud, bytes) else str(inhoud).encode()
