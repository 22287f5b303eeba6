"""What did not go along when scans became one: with the reason, and a way to take it along yet."""

from __future__ import annotations

import streamlit as st

from wijkscan.app.at_hand import AtHand
from wijkscan.app.look import markup, show
from wijkscan.app.widgets.labels import named
from wijkscan.report.naast import woorden
from wijkscan.scan.model import GENESTE_SOORTEN, Geparkeerd
from wijkscan.workspace.document import as_unparked

_AGAIN = ("problemen", "sterke_punten", "betrokkenen", "aanbod", "gesprekken", "observaties")
"""What means the same on its own; an action or a vote hangs on what it was about."""


def show_left_behind(hand: AtHand) -> None:
    """For who writes in a merged scan; nothing when all went along."""
    left = [one for one in hand.document.geparkeerd if one.besluit in woorden.BESLUITEN]
    left = [one for one in left if _words(one)]
    if not left or not hand.may_write:
        return
    show(markup('<p role="status">Dit is één scan van meer scans. Niet alles ging mee.</p>'))
    with st.expander(f"Wat ging er niet mee, en waarom? ({len(left)})", key="niet-mee"):
        for one in left:
            about = markup("<b>{}</b> ({})", _words(one), woorden.BESLUITEN[one.besluit].lower())
            why = f"Omdat: {one.reden.rstrip('.')}." if one.reden else ""
            show(markup("<p>{}<br>{}</p>", about, why))
            if _can_return(hand, one):
                st.button(
                    named("Neem toch mee", _words(one)[:80]), key=f"toch-{one.id}",
                    on_click=_take_along, args=(hand, one),
                )  # fmt: skip


def _words(one: Geparkeerd) -> str:
    fields = ("naam", "tekst", "p_wat", "activiteit", "wat")
    return next((w for f in fields if (w := str(getattr(one.record, f, "")).strip())), "")


def _can_return(hand: AtHand, one: Geparkeerd) -> bool:
    if one.collectie in GENESTE_SOORTEN:
        return hand.is_stored(one.ouder)
    return one.collectie in _AGAIN


def _take_along(hand: AtHand, one: Geparkeerd) -> None:
    """It stands in the scan first, and only then leaves the pile."""
    for new in as_unparked(one):
        hand.add(new.kind, new.fields, new.parent, new.id)
    hand.delete(one.id)
