"""What a scan is part of: the class of the teacher, the feedback of readers, or reading along."""

from __future__ import annotations

import streamlit as st

from wijkscan import text
from wijkscan.app.address import GROEP, KLAS, SCAN
from wijkscan.app.at_hand import AtHand
from wijkscan.app.look import markup, show
from wijkscan.app.widgets import go


def show_around(hand: AtHand) -> None:
    """One calm row above the page, only when there is something to go to."""
    reads, teaches = not hand.may_write, hand.right.scope == "klas"
    count = len(hand.document.reacties)
    if not (reads or teaches or count):
        return
    with st.container(key="bij-de-scan", horizontal=True, vertical_alignment="center"):
        if reads:
            show(markup("<p>Je leest mee. Je kunt hier niets veranderen.</p>"))
            go.to("reactie", "Geef je reactie", {SCAN: hand.id})
        if teaches:
            params = {KLAS: hand.right.scope_id, GROEP: hand.loaded.info.groep_id or ""}
            go.to("klas", "Terug naar de klas", params)
        if count and not reads:
            words = text.plural(count, "reactie", "reacties")
            go.to("reactie", f"Lees {words}", {SCAN: hand.id})
