"""Who is asked what, what is strong, and who brought which evidence, as cards."""

from __future__ import annotations

from functools import partial

from wijkscan import text as dutch
from wijkscan.app.look import joined, markup
from wijkscan.app.widgets import deck
from wijkscan.app.widgets.deck import Card
from wijkscan.report.blocks import Markup
from wijkscan.report.naast import woorden
from wijkscan.report.naast.samen import wie_bracht_wat
from wijkscan.scan.sidebyside_basis import PartijRij, SideBySide, SterkRij, TekenRij, Vraag


def parties(found: SideBySide) -> list[Card]:
    """Who is asked by more groups comes first: one talk may do for all of them."""
    shared = [row for row in found.partijen if len(row.letters) > 1]
    alone = [row for row in found.partijen if len(row.letters) == 1]
    made = [
        Card(
            f"{woorden.TELWOORD[len(row.letters)].capitalize()} groepen vragen: {row.naam}",
            partial(_asked, found, row),
            f"groep {woorden.groepen(row.letters)}",
        )
        for row in shared
    ]
    if alone:
        made.append(Card("Wie één groep iets vraagt", partial(_alone, found, alone)))
    return made


def _asked(found: SideBySide, row: PartijRij) -> Markup:
    groups = [_question(found, question) for question in row.vragen]
    ask = "Kan dit in één gesprek? Wie belt namens iedereen?"
    return markup('{}<p class="ws-praat">{}</p>', deck.columns(groups), ask)


def _question(found: SideBySide, question: Vraag) -> Markup:
    lines: list[tuple[str, object]] = [
        ("Zo genoemd", question.naam),
        ("Vraag", question.vraag.strip() or "niet genoemd"),
        ("Wat bieden wij?", question.bod.strip()),
        ("Eerste stap", deck.points(question.acties)),
    ]
    side = found.kant(question.plek.letter)
    return markup("<section><h3>{}</h3>{}</section>", side.label, deck.facts(lines))


def _alone(found: SideBySide, rows: list[PartijRij]) -> Markup:
    """Per group whom it asks, and what."""
    made = []
    for side in found.kanten:
        mine = [row.vragen[0] for row in rows if row.letters == (side.letter,)]
        lines = [(v.naam, v.vraag.strip() or "; ".join(v.acties)) for v in mine]
        if lines:
            made.append(markup("<section><h3>{}</h3>{}</section>", side.label, deck.facts(lines)))
    return deck.columns(made)


def strengths(found: SideBySide) -> list[Card]:
    """What more groups call strong, and what one group does."""
    shared = [row for row in found.sterk if len(row.letters) > 1]
    alone = [row for row in found.sterk if len(row.letters) == 1]
    made = []
    if shared:
        made.append(Card("Sterk volgens meer groepen", partial(_shared, shared)))
    if alone:
        made.append(Card("Sterk volgens één groep", partial(_strong_alone, found, alone)))
    return made


def _shared(rows: list[SterkRij]) -> Markup:
    made = []
    for row in rows:
        proof = dict.fromkeys(point.bewijs.strip() for _, point in row.leden if point.bewijs)
        made.append(
            markup(
                '<section><h3>{}</h3><p class="ws-klein">Groep {}</p><p>{}</p></section>',
                row.leden[0][0].tekst,
                woorden.groepen(row.letters),
                "; ".join(proof),
            )
        )
    return deck.columns(made)


def _strong_alone(found: SideBySide, rows: list[SterkRij]) -> Markup:
    made = []
    for side in found.kanten:
        mine = [row.leden[0] for row in rows if row.letters == (side.letter,)]
        lines = [(place.tekst, point.bewijs.strip() or "–") for place, point in mine]
        if lines:
            made.append(markup("<section><h3>{}</h3>{}</section>", side.label, deck.facts(lines)))
    ask = "Kunnen de andere groepen dit ook gebruiken?"
    return markup('{}<p class="ws-praat">{}</p>', deck.columns(made), ask)


def evidence(found: SideBySide) -> list[Card]:
    """Who brought figures and who the street; then each sign that groups read differently."""
    made = [Card("Wie bracht welk bewijs?", partial(_evidence, found))] if found.bewijs else []
    return made + [
        Card(row.leden[0][0].tekst, partial(_read, found, row), "zelfde teken, anders gelezen")
        for row in found.tekens
        if len(set(row.onder)) > 1
    ]


def _read(found: SideBySide, row: TekenRij) -> Markup:
    """To which problem (or strength) each group attached the same sign."""
    groups = [
        markup(
            '<section><h3>{}</h3><p class="ws-zegt">{}</p>{}</section>',
            found.kant(place.letter).label, place.tekst, deck.facts([("Hoort bij", under)]),
        )
        for (place, _), under in zip(row.leden, row.onder, strict=True)
    ]  # fmt: skip
    ask = "Zelfde teken, anders gelezen: wat dacht elke groep toen zij dit zag?"
    return markup('{}<p class="ws-praat">{}</p>', deck.columns(groups), ask)


def _evidence(found: SideBySide) -> Markup:
    head = joined([markup("<th>{}</th>", dutch.capital(name)) for name in woorden.BRONNEN.values()])
    rows = []
    for one in found.bewijs:
        cells = [_cell(name, one.aantallen.get(kind, 0)) for kind, name in woorden.BRONNEN.items()]
        rows.append(
            markup(
                '<tr><th scope="row"><b>{}</b> {}</th>{}</tr>', one.letter, one.rol, joined(cells)
            )
        )
    return markup(
        '<table class="ws-lijst ws-smal ws-bewijs"><caption class="ws-klein">Aantal tekens onder '
        "de problemen</caption><thead><tr><th>Groep en rol</th>{}</tr></thead><tbody>{}</tbody>"
        '</table><p class="ws-praat">{}</p>',
        head, joined(rows), wie_bracht_wat(found),
    )  # fmt: skip


def _cell(kind: str, number: int) -> Markup:
    """A dot per sign, and the number for who does not see dots."""
    dots = "●" * min(number, 6)
    return markup(
        '<td data-kop="{}" data-aantal="{}"><i aria-hidden="true">{}</i> {}</td>',
        kind,
        number,
        dots,
        number,
    )
