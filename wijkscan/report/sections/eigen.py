"""Own figures in the report: a table of their own, and their sources; nothing without them."""

from __future__ import annotations

from wijkscan.analysis.eigen import OwnFigure
from wijkscan.report.blocks import (
    Block,
    BulletList,
    Column,
    DataTable,
    Heading,
    Paragraph,
    strong,
    text,
)
from wijkscan.report.model import Report
from wijkscan.scan import eigen

_KOLOMMEN = (
    Column("Cijfer"),
    Column("Hier", number=True),
    Column("Waarschijnlijk tussen"),
    Column("Waar komt het vandaan?"),
)


def build(report: Report) -> list[Block]:
    """Every own figure of the area in one table; [] when there is none."""
    own = report.profile.eigen
    if not own:
        return []
    return [
        Heading("Eigen cijfers", 2),
        Paragraph(
            text(
                "Deze cijfers komen van een ",
                strong("eigen bron"),
                ": een GGD, een huisarts of een team. Het CBS en het RIVM hebben ze niet gemaakt. ",
                "We leggen ze niet naast de andere cijfers: er is iets anders geteld.",
            )
        ),
        _tabel(own, f"Eigen cijfers over {report.naam}"),
        Heading("Wat is er geteld of gevraagd, en wat ligt ernaast?"),
        BulletList(tuple(text(strong(f"{_naam(one)}: "), _uitleg(one)) for one in own)),
        Paragraph(text("Een aantal onder de 10 laten we niet zien."), "note"),
    ]


def over_diabetes(report: Report) -> list[Block]:
    """The own figures that answer the question about diabetes, at the place where it is asked."""
    own = tuple(one for one in report.profile.eigen if one.cijfer.over_diabetes)
    if not own:
        return []
    return [
        Heading("Eigen bron: wat telden huisarts, GGD of team?"),
        _tabel(own, f"Eigen cijfers over diabetes in {report.naam}"),
        Paragraph(
            text("Dit is een andere telling dan hierboven. Leg de getallen niet naast elkaar."),
            "note",
        ),
    ]


def bronnen(report: Report) -> list[Block]:
    """Who made the own figures, each source once."""
    regels = dict.fromkeys(eigen.herkomst(own.cijfer) for own in report.profile.eigen)
    if not regels:
        return []
    return [Heading("Eigen bronnen"), BulletList(tuple(text(_zin(regel)) for regel in regels))]


def _tabel(figures: tuple[OwnFigure, ...], caption: str) -> DataTable:
    rows = [
        (
            _naam(own),
            eigen.waarde(own),
            eigen.grenzen(own),
            eigen.herkomst(own.cijfer),
        )
        for own in figures
    ]
    filled = [i for i, _ in enumerate(_KOLOMMEN) if any(row[i] for row in rows)]
    return DataTable(
        caption,
        tuple(_KOLOMMEN[i] for i in filled),
        tuple(tuple(row[i] for i in filled) for row in rows),
    )


def _naam(own: OwnFigure) -> str:
    return f"{own.cijfer.naam}, {eigen.groep(own.cijfer)}"


def _uitleg(own: OwnFigure) -> str:
    """The definition, the remark, and what may be laid beside it."""
    said = [own.cijfer.definitie, own.cijfer.opmerking]
    return "".join(_zin(words) for words in (*said, *eigen.naast(own)) if words)


def _zin(words: str) -> str:
    return f"{words.rstrip('. ').strip()}. "
