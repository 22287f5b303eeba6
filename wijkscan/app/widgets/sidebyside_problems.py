"""Problems and choices of several groups as cards: what each saw, why, and what it chose."""

from __future__ import annotations

from functools import partial

from wijkscan.app.address import Taal
from wijkscan.app.look import joined, markup
from wijkscan.app.widgets import deck
from wijkscan.app.widgets.deck import Card
from wijkscan.app.widgets.matches import Matches, adjust
from wijkscan.report.blocks import Markup
from wijkscan.report.naast import woorden
from wijkscan.report.naast.problemen import gekozen, waarom
from wijkscan.scan.model import Probleem
from wijkscan.scan.priorities import Spreiding
from wijkscan.scan.sidebyside_basis import (
    Keuze,
    Plek,
    ProbleemRij,
    SideBySide,
    Soort,
)
from wijkscan.scan.sidebyside_kennis import kennis

_ASKED = (Soort.OORZAAK, Soort.EEN_GROEP, Soort.EEN_WIJK, Soort.BEWIJS, Soort.BEWONER)
_MOST_QUESTIONS = 2
_HEADS = {
    Taal.GEWOON: ("Bij wie?", "Waardoor?", "Bewijs", ""),
    Taal.VAK: ("Doelgroep", "Etiologie", "Signalen en bronnen", "Omaha"),
}


def cards(found: SideBySide, matches: Matches, layer: Taal) -> list[Card]:
    """First what more groups saw, then what one group saw."""
    return [
        Card(
            row.titel,
            partial(_problem, found, row, layer),
            _who(row),
            partial(adjust, found, row, matches),
        )
        for row in (*found.problemen, *found.alleen)
    ]


def _who(row: ProbleemRij) -> str:
    names = woorden.groepen(row.letters)
    return f"groep {names}" if len(row.letters) > 1 else f"alleen groep {names}"


def _problem(found: SideBySide, row: ProbleemRij, layer: Taal) -> Markup:
    heads = _HEADS[layer]
    groups = [_seen(found, row, place, problem, heads) for place, problem in row.leden]
    why = waarom(row)
    small = f"Waarom naast elkaar? {why}" if why else ""
    asked = deck.points(_questions(found, row), "ws-praat")
    return markup('{}{}<p class="ws-klein">{}</p>', deck.columns(groups), asked, small)


def _seen(
    found: SideBySide, row: ProbleemRij, place: Plek, problem: Probleem, heads: tuple[str, ...]
) -> Markup:
    """One problem in the words of one group."""
    side = found.kant(place.letter)
    who, why, proof, codes = heads
    named = [f"{code} {kennis().omaha_naam(code)}" for code in problem.omaha]
    lines: list[tuple[str, object]] = [
        (who, problem.p_groep.strip()),
        (why, _causes(row, place.letter)),
        (proof, woorden.bronnen(problem)),
        (codes, ", ".join(named) if codes else ""),
    ]
    return markup(
        '<section><h3>{}</h3><p class="ws-zegt">{}</p>{}</section>',
        side.label, problem.p_wat, deck.facts(lines),
    )  # fmt: skip


def _causes(row: ProbleemRij, letter: str) -> Markup:
    """The causes of one group; a cause that others name too says so."""
    items: list[Markup] = []
    for group in row.oorzaken:
        others = [other for other in group.letters if other != letter]
        also = markup(" <i>ook groep {}</i>", woorden.groepen(others)) if others else ""
        items += [markup("{}{}", e.tekst, also) for who, e in group.leden if who == letter]
    return deck.points(items) or markup("niet genoemd")


def _questions(found: SideBySide, row: ProbleemRij) -> list[str]:
    """What to ask about this row, from the differences found in it."""
    here = {place.ref for place, _ in row.leden}
    about = [
        v.vraag
        for v in found.verschillen
        if v.soort in _ASKED and here.issuperset(place.ref for place in v.plekken)
    ]
    return list(dict.fromkeys(about))[:_MOST_QUESTIONS]


def choices(found: SideBySide) -> list[Card]:
    """What each group chose, with the spread of its votes; never an average over groups."""
    return [
        Card(row.titel, partial(_choice, found, row), _who(row))
        for row in (*found.problemen, *found.alleen)
        if any(choice.prioriteit for choice in row.keuzes)
    ]


def _choice(found: SideBySide, row: ProbleemRij) -> Markup:
    pairs = list(zip(row.keuzes, (place for place, _ in row.leden), strict=True))
    groups = [_chosen(found, place, choice) for choice, place in pairs]
    here = {choice.prioriteit for choice in row.keuzes} | {p.record for _, p in pairs}
    asked = [
        v.vraag
        for v in found.verschillen
        if v.soort in (Soort.KEUZE, Soort.STEMMEN)
        and here.issuperset(place.record for place in v.plekken)
    ]
    questions = deck.points(list(dict.fromkeys(asked)), "ws-praat")
    return joined([deck.columns(groups), _votes(row.keuzes), questions])


def _chosen(found: SideBySide, place: Plek, choice: Keuze) -> Markup:
    lines: list[tuple[str, object]] = [
        ("Gekozen?", gekozen(choice)),
        ("Waarom?", choice.reden.strip() if choice.gekozen else ""),
        ("Stemmen", "" if choice.spreiding else "niet gestemd, of nog verborgen"),
    ]
    return markup(
        '<section><h3>{}</h3><p class="ws-zegt">{}</p>{}</section>',
        found.kant(place.letter).label, place.tekst, deck.facts(lines),
    )  # fmt: skip


def _votes(choices: tuple[Keuze, ...]) -> Markup:
    """A line per question, a column per group: which scores were given, and how often."""
    voted = [choice for choice in choices if choice.spreiding]
    if not voted:
        return Markup("")
    asked = dict.fromkeys(s.vraag for choice in voted for s in choice.spreiding)
    head = joined([markup('<th scope="col">{}</th>', f"Groep {c.letter}") for c in voted])
    rows = []
    for question in asked:
        cells = [_cell(choice, question) for choice in voted]
        rows.append(markup('<tr><th scope="row">{}</th>{}</tr>', question, joined(cells)))
    return markup(
        '<table class="ws-lijst ws-smal"><thead><tr><th>Stemmen van 1 tot 5</th>{}</tr></thead>'
        "<tbody>{}</tbody></table>",
        head, joined(rows),
    )  # fmt: skip


def _cell(choice: Keuze, question: str) -> Markup:
    found = next((s for s in choice.spreiding if s.vraag == question), None)
    shown = _strip(found) if found else markup("geen stemmen")
    return markup('<td data-kop="Groep {}">{}</td>', choice.letter, shown)


def _strip(spread: Spreiding) -> Markup:
    """1 to 5 in a row; a score that was given is filled, with how often when more than once."""
    marks = []
    for score in range(1, 6):
        number = spread.stemmen.count(score)
        often = markup("<small>×{}</small>", number) if number > 1 else ""
        marks.append(markup('<i class="{}">{}{}</i>', "ws-ja" if number else "", score, often))
    said = ", ".join(str(score) for score in spread.stemmen)
    far = markup(" <b>ver uit elkaar</b>") if spread.verdeeld else ""
    return markup(
        '<span class="ws-strook" aria-hidden="true">{}</span>'
        '<span class="ws-verborgen">Stemmen: {}.</span>{}',
        joined(marks), said, far,
    )  # fmt: skip
