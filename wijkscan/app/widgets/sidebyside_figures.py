"""Figures of several scans as cards: on one scale when they may, apart with the reason when not."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TypeVar

from wijkscan import text as dutch
from wijkscan.app.look import image, joined, markup
from wijkscan.app.widgets import deck
from wijkscan.app.widgets.border import with_typeface
from wijkscan.app.widgets.deck import Card
from wijkscan.report.blocks import Markup, plain
from wijkscan.report.naast import cijfers, woorden
from wijkscan.scan.model import Herken
from wijkscan.scan.sidebyside_basis import Apart, CijferRij, HerkenRij, SideBySide, Soort
from wijkscan.scan.sidebyside_cijfers import waarde_in_woorden

_ON_A_CARD = 5
Item = TypeVar("Item")


def cards(found: SideBySide) -> list[Card]:
    """Areas on one scale, then one area in more scans, then what may not stand in one row."""
    more, one = cijfers.per_gebied(found)
    made = [Card(row.naam, partial(_areas, row), f"groep {woorden.groepen(row.letters)}")
            for row in more]  # fmt: skip
    for rows in _piles(one):
        made.append(Card("Zelfde wijk, zelfde cijfer", partial(_same, rows)))
    for items in _piles(found.apart):
        made.append(Card("Dit mag niet naast elkaar", partial(_apart, items)))
    return made


def _piles(items: Sequence[Item]) -> list[Sequence[Item]]:
    return [items[at : at + _ON_A_CARD] for at in range(0, len(items), _ON_A_CARD)]


def _areas(row: CijferRij) -> Markup:
    """All areas on one scale, in the order of the scans, and what may be said of the difference."""
    shown = cijfers.beeld(row)
    spoken = [
        markup("{} (groep {}): <b>{}</b>", value.naam, woorden.groepen(value.letters), words)
        for value in row.waarden
        if (words := waarde_in_woorden(value.cijfer))
    ]
    # the letters in the picture shrink on a phone; what hears the page has the alternative text
    return markup(
        '<div class="ws-schaal">{}<div class="ws-op-telefoon" aria-hidden="true">{}</div></div>'
        '<p>{}</p><p class="ws-klein">{}. {}</p>',
        image(with_typeface(shown.picture.svg), shown.picture.alt),
        deck.points(spoken),
        plain(shown.message), shown.source, "De volgorde is die van de scans.",
    )  # fmt: skip


def _same(rows: Sequence[CijferRij]) -> Markup:
    """One area in more scans: the same number, unless one was refreshed since."""
    lines = []
    for row in rows:
        there = cijfers.nederland(row.cijfer)
        values = " of ".join(waarde_in_woorden(value.cijfer) for value in row.waarden)
        country = dutch.value(there, row.cijfer.eenheid, row.cijfer.decimalen) if there else "–"
        lines.append(
            markup(
                '<tr><th scope="row">{} <small>{}</small><small>{}</small></th>'
                '<td data-kop="Hier">{}</td><td data-kop="Nederland">{}</td>'
                '<td data-kop="Groep">{}</td></tr>',
                row.naam,
                cijfers.bron(row.cijfer),
                " ".join(row.meldingen),
                values,
                country,
                woorden.groepen(row.letters),
            )
        )
    head = "<th>Cijfer</th><th>Hier</th><th>Nederland</th><th>Groep</th>"
    return markup(
        '<table class="ws-lijst ws-smal"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>',
        Markup(head), joined(lines),
    )  # fmt: skip


def _apart(items: Sequence[Apart]) -> Markup:
    why = [markup("<b>{}:</b> {}", item.naam, cijfers.waarom_apart(item)) for item in items]
    return deck.points(why)


def recognised(found: SideBySide) -> list[Card]:
    """Per figure who recognises it in the street; what most groups looked at, with a no, first."""
    rows = sorted(found.herken, key=lambda row: (not row.aantal(Herken.NEE), -len(row.letters)))
    return [
        Card(row.antwoorden[0][0].tekst, partial(_answers, found, row), row.gebied) for row in rows
    ]


def _answers(found: SideBySide, row: HerkenRij) -> Markup:
    value = waarde_in_woorden(row.cijfer)
    stands = f", {row.stand}" if row.stand else ""
    groups = [_of_group(found, row, letter) for letter in row.letters]
    fact = markup('<p class="ws-feit"><b>{}</b>{}</p>', value, stands)
    source = markup('<p class="ws-klein">{}</p>', cijfers.bron(row.cijfer))
    asked = deck.points(_questions(found, row), "ws-praat")
    return joined([fact, source, deck.columns(groups), asked])


def _of_group(found: SideBySide, row: HerkenRij, letter: str) -> Markup:
    said = [
        (role or "rol niet genoemd", f"{answer.value}. {words}".strip())
        for place, role, answer, words in row.antwoorden
        if place.letter == letter
    ]
    return markup("<section><h3>{}</h3>{}</section>", found.kant(letter).label, deck.facts(said))


def _questions(found: SideBySide, row: HerkenRij) -> list[str]:
    here = {place.ref for place, *_ in row.antwoorden}
    return [
        v.vraag
        for v in found.verschillen
        if v.soort in (Soort.HERKEN, Soort.NIET_HERKEND)
        and here == {place.ref for place in v.plekken}
    ]
