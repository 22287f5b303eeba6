"""What everyone expects before seeing a figure; the others see it when the group shows all."""

from __future__ import annotations

import streamlit as st

from wijkscan import text
from wijkscan.app import at_hand
from wijkscan.app.at_hand import AtHand, fixed_id
from wijkscan.app.look import joined, markup, show
from wijkscan.app.widgets import field
from wijkscan.scan.model import Verwachting
from wijkscan.workspace.outcomes import Record

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
    hand.add(KIND, fields, record_id=fixed_id(hand.id, hand.me, KIND, str(number)))


def reveal(hand: AtHand) -> None:
    """How many people wrote, and the button with which all is shown at once."""
    hidden = [record for record in hand.of_kind(KIND) if not record.fields.get("onthuld")]
    people = len({str(record.fields.get("lid")) for record in hidden})
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
        args=(hand, hidden),
    )


def _reveal(hand: AtHand, hidden: list[Record]) -> None:
    for record in hidden:
        hand.save(record.id, "onthuld", True)


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
