"""The teacher's pack as one PDF to print: the pages of docs/docentpakket, and a real form.

The pages are Markdown of our own with few kinds of lines; those are read here, nothing more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import groupby

from wijkscan import paths
from wijkscan.report import pdf
from wijkscan.report.blocks import (
    Block,
    BulletList,
    Callout,
    Column,
    DataTable,
    Document,
    FormField,
    FormSpace,
    Heading,
    Masthead,
    Paragraph,
    Question,
    Questions,
    Section,
    Text,
    em,
    strong,
    text,
)
from wijkscan.store import methode
from wijkscan.text import capital

PAGES = ("lesplannen", "rollen", "observatieformulier", "microlessen", "voorbeelden", "rubriek")
_MARKS = re.compile(r"\*\*(?P<strong>[^*]+)\*\*|\*(?P<em>[^*]+)\*")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]+\)")
_MADE = "Deze bladzijde is gemaakt uit"
_NUMBER = re.compile(r"\d+\. ")


def render(day: date) -> bytes:
    """The whole pack as a PDF of A4 pages."""
    return pdf.render_document(document(day))


def document(day: date) -> Document:
    """The pack as blocks; each page starts on a new sheet."""
    sections = tuple(
        Section(page, page.capitalize(), tuple(_page(page)), break_before=number > 0)
        for number, page in enumerate(PAGES)
    )
    return Document(
        title="Docentpakket wijkscan",
        description="Alles om een les met de wijkscan te geven, om te printen.",
        area="docentpakket",
        sections=sections,
        date=day.isoformat(),
    )


def _page(name: str) -> list[Block]:
    if name == "observatieformulier":
        return _form()
    content = (paths.docentpakket_dir() / f"{name}.md").read_text(encoding="utf-8")
    found = list(blocks(content))
    if name == PAGES[0]:
        found[:1] = [Masthead("wijkscan", "Docentpakket", "", ()), Heading("Lesplannen", 2)]
    return found


def _form() -> list[Block]:
    """A sheet to take along: the good first, then what you see, per heading."""
    parts = [
        FormField(capital(part.naam), f"{part.goed} {' '.join(part.vragen)}", 3)
        for part in methode.deelsystemen().values()
    ]
    return [
        Heading("Observatieformulier", 2),
        Paragraph(text("Schrijf op wat je ziet, hoort of ruikt. Nog zonder oordeel.")),
        FormSpace(
            (
                FormField("Plaats en datum", "straat of grover", 1),
                FormField("Wie keken er?", "rollen, geen namen", 1),
            ),
            2,
        ),
        FormSpace((FormField("Wanneer?", "", 0, ("ochtend", "middag", "avond")),)),
        FormSpace(tuple(parts), 2),
        Callout(
            "Let op",
            (
                text(
                    "Schrijf over groepen. Maak geen foto van mensen, nummerborden of huisnummers."
                ),
            ),
            "attention",
        ),
    ]


def blocks(content: str) -> Iterator[Block]:
    """The blocks of one page of Markdown, in order."""
    for kind, lines in groupby(content.splitlines(), _kind):
        if kind == "gap":
            continue
        rows = [line.strip() for line in lines]
        if kind == "table":
            yield _table(rows)
        elif kind == "list":
            yield _list(_items(rows))
        elif kind == "heading":
            yield from (Heading(row.lstrip("# "), 3 if row[:2] == "##" else 2) for row in rows)
        elif kind == "quote":
            said = " ".join(row.removeprefix(">").strip() for row in rows)
            yield Paragraph(text(em(f"“{said}”")))
        elif not rows[0].startswith(_MADE):
            yield Paragraph(_words(" ".join(rows)))


def _kind(line: str) -> str:
    start = line[:1]
    if not line.strip():
        return "gap"
    if line.startswith(("- ", "  ")) or _NUMBER.match(line):
        return "list"
    return {"#": "heading", "|": "table", ">": "quote"}.get(start, "text")


def _list(items: list[str]) -> Block:
    if _NUMBER.match(items[0]):
        return Questions(tuple(Question(_plain(_NUMBER.sub("", item, count=1))) for item in items))
    return BulletList(tuple(map(_words, items)))


def _items(rows: list[str]) -> list[str]:
    """A point that runs on over two lines is one point."""
    found: list[str] = []
    for row in rows:
        if row.startswith("- ") or _NUMBER.match(row) or not found:
            found.append(row.removeprefix("- "))
        else:
            found[-1] += f" {row}"
    return found


def _table(rows: list[str]) -> DataTable:
    cells = [[_plain(cell.strip()) for cell in row.strip("|").split("|")] for row in rows]
    head, _, *body = cells
    return DataTable("", tuple(map(Column, map(capital, head))), tuple(map(tuple, body)))


def _plain(words: str) -> str:
    return _LINK.sub(r"\1", words).replace("*", "").replace("`", "")


def _words(words: str) -> Text:
    """Text with its strong and emphasised runs."""
    words, runs, at = _LINK.sub(r"\1", words).replace("`", ""), [], 0
    for found in _MARKS.finditer(words):
        runs.append(text(words[at : found.start()]))
        runs.append(text(strong(found["strong"]) if found["strong"] else em(found["em"])))
        at = found.end()
    runs.append(text(words[at:]))
    return tuple(run for part in runs for run in part)
