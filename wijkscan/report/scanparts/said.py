"""Words of the group as text for a block: shortened where there is little room, never changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from wijkscan import text as dutch
from wijkscan.report.blocks import Callout, Column, DataTable, Paragraph, Text, tag, text
from wijkscan.report.markup import short as short
from wijkscan.scan.model import SoortTeken, Teken, Wijkscan, eigen_woorden
from wijkscan.scan.rules_feiten import bron_van, jaar_van, niveau_van
from wijkscan.store.methode import tekens

KIND = {
    SoortTeken.GETELD: "cijfer",
    SoortTeken.GESCHAT: "cijfer",
    SoortTeken.EIGEN: "eigen cijfer",
    SoortTeken.OBSERVATIE: "gezien",
    SoortTeken.GESPREK: "gehoord",
    SoortTeken.PROFESSIONAL: "collega",
    SoortTeken.LITERATUUR: "gelezen",
}
NOTHING = "Hier is nog niets ingevuld."


def sentence(words: str) -> str:
    """Text that ends like a sentence; nothing stays nothing."""
    stripped = words.strip()
    return stripped if not stripped or stripped[-1] in ".?!…”\"'" else f"{stripped}."


def names(scan: Wijkscan, references: Iterable[str], most: int = 0) -> list[str]:
    """References as words; what they pointed at and is gone, is left out."""
    found = [" ".join(eigen_woorden(scan, reference).split()) for reference in references]
    return [short(name, most) if most else name for name in found if name]


def day(moment: date | None) -> str:
    """12 november 2026, or nothing."""
    return dutch.long_date(moment) if moment else ""


def joined(*parts: str, between: str = " · ") -> str:
    """The parts that say something, in one line."""
    return between.join(part for part in parts if part)


def kind(sign: Teken) -> str:
    """Where a sign comes from in one word: "cijfer", "gezien", "gehoord"."""
    return KIND.get(sign.soort, "teken") if sign.soort else "teken"


def ranked(signs: Iterable[Teken]) -> list[Teken]:
    """One sign of each kind before a second of the same: that is what makes a problem strong."""
    seen: dict[str, int] = {}
    order = []
    for index, sign in enumerate(signs):
        again = seen.get(kind(sign), 0)
        seen[kind(sign)] = again + 1
        order.append((again, index, sign))
    return [sign for _, _, sign in sorted(order, key=lambda one: one[:2])]


def kind_in_full(sign: Teken) -> str:
    """The kind of a sign with its code: "geteld cijfer (C1)"."""
    found = tekens().get(sign.soort.value) if sign.soort else None
    return f"{found.naam} ({found.id})" if found else "soort nog niet gekozen"


def origin(sign: Teken) -> str:
    """Source, year or day, level and place of a sign."""
    year = jaar_van(sign)
    when = day(sign.datum) or (str(year) if year else "")
    level = niveau_van(sign)
    number = f"{dutch.number(sign.aantal)}" if sign.aantal is not None else ""
    of = f" van {dutch.number(sign.van)}" if number and sign.van is not None else ""
    counted = joined(f"geteld: {number}{of}" if number else "", sign.telt.strip(), between=" ")
    people = dutch.plural(sign.personen, "persoon", "personen") if sign.personen else ""
    seen = dutch.plural(sign.waarnemers, "kijker", "kijkers") if sign.waarnemers else ""
    source, role = bron_van(sign), sign.rol_professional.strip()
    return joined(
        source,
        role if role != source else "",
        sign.referentie.strip() if sign.referentie.strip() != source else "",
        when,
        dutch.listing([part.value for part in sign.dagdeel]),
        level.value if level else "",
        sign.plaats.strip(),
        sign.setting.strip(),
        people,
        seen,
        sign.hoe_vaak.strip(),
        counted,
    )


def tagged(word: str, said: str) -> Text:
    """A small word in front of what it sorts."""
    return text(tag(word), f" {said}")


def table(caption: str, titles: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> DataTable:
    """A table of texts without the columns that nobody filled in; the first one always stays."""
    found = tuple(rows)
    kept = [i for i in range(len(titles)) if not i or any(row[i].strip() for row in found)]
    return DataTable(
        caption,
        tuple(Column(titles[i]) for i in kept),
        tuple(tuple(row[i] for i in kept) for row in found),
    )


def nothing_yet(what_to_do: str) -> Callout:
    """An empty place says so, and what belongs there."""
    return Callout(NOTHING, (text(what_to_do),))


def note(words: str) -> Paragraph:
    """Small print."""
    return Paragraph(text(words), "note")
