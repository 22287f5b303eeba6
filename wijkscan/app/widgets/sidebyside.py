"""Scans beside each other on the screen: which lie here, and one thing at a time to look at."""

from __future__ import annotations

from functools import partial

import streamlit as st

from wijkscan import text as dutch
from wijkscan.app import address
from wijkscan.app.address import Taal
from wijkscan.app.look import joined, markup, show
from wijkscan.app.widgets import deck, sidebyside_figures, sidebyside_people, sidebyside_problems
from wijkscan.app.widgets.deck import Card
from wijkscan.app.widgets.matches import IN_SESSION, Matches
from wijkscan.report.blocks import Markup
from wijkscan.report.naast import woorden
from wijkscan.scan.sidebyside_basis import Kant, SideBySide, Verschil
from wijkscan.scan.sidebyside_koppeling import stand

PARTS = {
    "problemen": "Problemen",
    "keuzes": "Keuzes",
    "cijfers": "Cijfers",
    "herken": "Herken je dit?",
    "partijen": "Wie vragen we?",
    "sterk": "Sterk",
    "bewijs": "Bewijs",
}
_SEEN = "tafel-gezien"
_EMPTY = "Hierover staat nog niets in deze scans."


def sides(found: SideBySide) -> None:
    """Which scans lie here: who made them, when, and from which years the figures are."""
    cards = [_side(side) for side in found.kanten]
    said = (*found.meldingen, *_changed(found))
    warnings = [markup('<p class="ws-let-op">{}</p>', line) for line in said]
    examples = dict.fromkeys(
        side.scan.voorbeeld for side in found.kanten if side.scan.voorbeeld.strip()
    )
    parts = [markup('<div class="ws-kanten">{}</div>', joined(cards)), *warnings]
    if examples:
        words = joined([markup("<p>{}</p>", one) for one in examples])
        known = "Dit zijn voorbeelden. Wat is echt, en wat is verzonnen?"
        parts.append(
            markup('<details class="ws-meer"><summary>{}</summary>{}</details>', known, words)
        )
    show(joined(parts))


def _changed(found: SideBySide) -> list[str]:
    """A group that went on writing in its scan while it lies here: said once."""
    seen: dict[str, int] = st.session_state.get(_SEEN, {})
    now = {side.scan.id: stand(side.scan) for side in found.kanten}
    st.session_state[_SEEN] = now
    went_on = [side.naam for side in found.kanten if seen.get(side.scan.id, now[side.scan.id])
               != now[side.scan.id]]  # fmt: skip
    names = dutch.capital(dutch.listing(went_on))
    return [f"{names}: de scan is net veranderd. Dit is de nieuwe."] if went_on else []


def _side(side: Kant) -> Markup:
    made = f"Gemaakt op {dutch.long_date(side.gemaakt_op)}. " if side.gemaakt_op else ""
    tables = dutch.listing(list(side.uitgaven))
    figures = f"Cijfers uit tabel {tables}. " if tables else "Zonder cijfers. "
    division = f"Gebieden van {side.indeling}." if side.indeling else ""
    return markup(
        "<details><summary><b>{}</b> {}</summary><p>{}</p></details>",
        side.label, woorden.rollen(side), f"{made}{figures}{division}",
    )  # fmt: skip


def show_beside(found: SideBySide, matches: Matches) -> None:
    """Part by part what the groups found, one card at a time; large on a wall."""
    with st.container(key=deck.WALL if deck.on_wall() else "naast-deel"):
        with st.container(horizontal=True, key="naast-kop", vertical_alignment="bottom"):
            part = st.segmented_control(
                "Waar kijken jullie naar?",
                list(PARTS),
                format_func=PARTS.__getitem__,
                default="problemen",
                required=True,
                key="naast-keuze",
            )
            deck.wall_button()
        name = str(part or "problemen")
        deck.show_deck(name, cards(name, found, matches, address.taal()), _EMPTY)


def cards(
    part: str, found: SideBySide, matches: Matches = IN_SESSION, layer: Taal = Taal.GEWOON
) -> list[Card]:
    """The cards of one part; drawing waits until a card is shown."""
    return {
        "problemen": partial(sidebyside_problems.cards, found, matches, layer),
        "keuzes": partial(sidebyside_problems.choices, found),
        "cijfers": partial(sidebyside_figures.cards, found),
        "herken": partial(sidebyside_figures.recognised, found),
        "partijen": partial(sidebyside_people.parties, found),
        "sterk": partial(sidebyside_people.strengths, found),
        "bewijs": partial(sidebyside_people.evidence, found),
    }[part]()


def talk(found: SideBySide) -> None:
    """One difference at a time, with the question about it; on a phone just this."""
    with st.container(key=deck.WALL if deck.on_wall() else "praten-deel"):
        deck.wall_button()
        pile = [
            Card(v.titel, partial(difference, found, v), woorden.TITELS[v.soort])
            for v in found.verschillen
        ]
        words = "De scans zeggen hetzelfde. Praat over de vraag: wat zag niemand?"
        deck.show_deck("verschillen", pile, words)


def difference(found: SideBySide, about: Verschil) -> Markup:
    """What each group says, and the question that opens the talk."""
    said = {(place.letter, place.tekst) for place in about.plekken if place.tekst != about.titel}
    own = [markup("<b>Groep {}:</b> {}", letter, words) for letter, words in sorted(said)]
    told = markup('<p class="ws-klein">Zo schreven zij het op</p>{}', deck.points(own))
    return markup(
        '{}{}<p class="ws-praat">{}</p>',
        deck.points(about.regels), told if own else "", about.vraag,
    )  # fmt: skip
