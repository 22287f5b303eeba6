"""Problems in PES form, and strengths beside them at the same rank."""

from __future__ import annotations

import streamlit as st

from wijkscan.app import at_hand, look
from wijkscan.app.look import markup
from wijkscan.app.widgets import examples, pes, problems


def show() -> None:
    """A list; one problem open at a time, six questions long."""
    hand = at_hand.here()
    chosen = problems.open_one(hand)
    if chosen:
        st.title("Hoe zit het?")
        problems.back()
        left, right = st.columns([3, 2], gap="large")
        with left:
            pes.wizard(chosen)
        with right:
            st.subheader("Zijn jullie klaar?", anchor=False)
            pes.finish(chosen)
            look.show(examples.examples())
        return
    st.title("Wat is er aan de hand?")
    words = "Schrijf een probleem op in zes vragen. Drie goede problemen zijn genoeg."
    look.show(markup('<p class="ws-inleiding">{}</p>', words))
    left, right = st.columns([3, 2], gap="large")
    with left:
        problems.show_list(hand)
    with right:
        st.header("Wat is hier sterk?", anchor=False)
        problems.STRENGTHS.show()
