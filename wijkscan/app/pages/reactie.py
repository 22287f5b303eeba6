"""For whoever reads along: the scan in plain sentences, and three questions back."""

from __future__ import annotations

import streamlit as st

from wijkscan.app import address, at_hand
from wijkscan.app.look import markup
from wijkscan.app.look import show as put
from wijkscan.app.widgets import feedback, go, header, reading


def show() -> None:
    """First what they found, then what you think of it."""
    hand = at_hand.current()
    if hand is None:
        put(
            markup(
                '<div class="ws-welkom"><h1>Lees mee met een wijkscan</h1><p>Open de leeslink die '
                "je van de groep of de docent kreeg.</p></div>"
            )
        )
        return
    hand.refresh()
    scan = hand.document
    header.show_example(hand)
    put(
        markup(
            '<div class="ws-welkom"><h1>{}</h1><p>{}</p></div>',
            scan.titel or hand.loaded.info.title,
            scan.vraag or "Lees wat de groep vond. Zeg daarna wat jij ervan vindt.",
        )
    )
    put(reading.summary(scan, address.taal()))
    go.to("wijk", "Bekijk de hele scan", {address.SCAN: hand.id})
    if not hand.may_write:
        st.header("Wat vind jij ervan?", anchor=False)
        feedback.ask(hand)
    st.header("Wat anderen zeiden", anchor=False)
    feedback.show_reactions(hand)
    if hand.may_write:
        words = "Wil je meer reacties? Geef op de pagina Delen een link om mee te lezen."
        put(markup('<p class="ws-klein">{}</p>', words))
