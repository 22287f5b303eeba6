"""What everyone expects before seeing a figure; the others see it when the group shows all."""

from __future__ import annotations

import streamlit as st

from wijkscan import text
from wijkscan.app import at_hand
from wijkscan.app.at_hand import AtHand
from wijkscan.app.look import joined, markup, show
from wijkscan.app.widgets import field
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
    hand = at_hand.here()
    mine = own(hand)
    for number, record in enumerate(mine, 1):
        field.field(record.id, "tekst", f"Verwachting {number}", hint="Ik denk dat ...")
    if hand.may_write and len(mine) < MOST:
        words = "Schrijf je eerste verwachting" if not mine else "Nog een verwachting"
        st.button(
            words,
            key="verwacht",
            type="secondary" if mine else "primary",
            on_click=_begin,
            args=(hand, len(mine)),
        )


def _begin(hand: AtHand, number: int) -> None:
    fields = {"lid": hand.me, "tekst": "", "onthuld": False}
    hand.add(KIND, fields, record_id=own_id(hand.right, hand.id, hand.head.id, number + 1))


def reveal(hand: AtHand) -> None:
    """How many people wrote, and the button with which all is shown at once."""
    mine = any(not record.fields.get("onthuld") for record in own(hand))
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


def revealed(hand: AtHand) -> list[Verwachting]:
    """What everybody may read."""
    return [item for item in hand.document.verwachtingen if item.onthuld and item.tekst.strip()]


def show_all(hand: AtHand) -> None:
    """All expectations, by role."""
    items = [
        markup("<li>{} <i>{}</i></li>", item.tekst, item.auteur_rol) for item in revealed(hand)
    ]
    if items:
        show(
            markup(
                '<section class="ws-vooraf"><h2>Wat jullie vooraf dachten</h2>'
                "<ul>{}</ul></section>",
                joined(items),
            )
        )
