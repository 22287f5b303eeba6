"""What everyone expects before seeing a figure; the others see it when the group shows all."""

from __future__ import annotations

import streamlit as st

from wijkscan import text
from wijkscan.app import at_hand
from wijkscan.app.at_hand import AtHand
from wijkscan.app.look import joined, markup, show
from wijkscan.app.widgets import field, together
from wijkscan.report.blocks import Markup
from wijkscan.scan import recognised
from wijkscan.scan.model import Verwachting
from wijkscan.workspace.outcomes import Record
from wijkscan.workspace.own_say import own_id

KIND, MOST = "verwachtingen", 3


def own(hand: AtHand) -> list[Record]:
    """What this visitor wrote."""
    return [record for record in hand.of_kind(KIND) if record.fields.get("lid") == hand.me]


@st.fragment
def write() -> None:
    """My own expectations, hidden from the others; at most three."""
    together.rerun_when_asked()
    hand = at_hand.here()
    if hand.may_write:
        _fields(hand)
    _reveal_button(hand)


def _fields(hand: AtHand) -> None:
    mine = {record.id: record for record in own(hand)}
    for number in range(1, MOST + 1):
        record_id = own_id(hand.right, hand.id, hand.head.id, number)
        known = mine.get(record_id)
        shown = revealed(hand) if known is None else known.fields.get("onthuld")
        if shown:
            continue  # what was shown to all stays as it was, and nobody adds to it afterwards
        fields = {"lid": hand.me, "tekst": "", "onthuld": False}
        hand.draft(KIND, record_id, fields)
        label = "Ik verwacht dat ..." if number == 1 else f"En nog iets? ({number} van {MOST})"
        field.field(record_id, "tekst", label, kind=field.Kind(rows=2))


def _reveal_button(hand: AtHand) -> None:
    """How many people wrote, and the button with which all is shown at once."""
    mine = any(
        not record.fields.get("onthuld") and str(record.fields.get("tekst") or "").strip()
        for record in own(hand)
    )
    people = mine + hand.loaded.hidden.get(hand.head.id, 0)
    if not people:
        return
    words = f"{text.plural(people, 'mens', 'mensen')} van jullie schreef iets op."
    if people > 1:
        words = words.replace("schreef", "schreven")
    show(markup('<p class="ws-klein" role="status">{}</p>', words))
    st.button(
        "Laat alles zien",
        key="onthul-verwachtingen",
        disabled=not hand.may_write,
        help="Wacht tot iedereen klaar is. Daarna kan het niet meer geheim worden.",
        on_click=_reveal,
        args=(hand,),
    )


def _reveal(hand: AtHand) -> None:
    hand.reveal(hand.head.id)
    together.ask_rerun()


def revealed(hand: AtHand) -> list[Verwachting]:
    """What everybody may read."""
    return [item for item in hand.document.verwachtingen if item.onthuld and item.tekst.strip()]


def show_all(hand: AtHand) -> None:
    """All expectations, by role."""
    items = revealed(hand)
    if items:
        show(_quotes("Wat jullie vooraf dachten", items))


def show_beside(hand: AtHand, indicator: str) -> None:
    """Beside a figure: what was expected on its subject; the rest folded away."""
    items = revealed(hand)
    near = [item for item in items if recognised.speaks_of(item.tekst, indicator)]
    if near:
        show(_quotes("Wat jullie vooraf dachten", near))
    far = [item for item in items if item not in near]
    if far:
        summary = "Wat jullie nog meer dachten" if near else "Wat jullie vooraf dachten"
        show(
            markup(
                '<details class="ws-vooraf"><summary>{}</summary><ul>{}</ul></details>',
                summary,
                _lines(far),
            )
        )


def _quotes(title: str, items: list[Verwachting]) -> Markup:
    return markup(
        '<section class="ws-vooraf"><h2>{}</h2><ul>{}</ul></section>', title, _lines(items)
    )


def _lines(items: list[Verwachting]) -> Markup:
    return joined(
        [markup("<li>“{}” <i>{}</i></li>", item.tekst, item.auteur_rol) for item in items]
    )
