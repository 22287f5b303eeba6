"""Scans become one: per problem keep, drop or park, with a reason; then it is opened as a scan."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from wijkscan.app import at_hand
from wijkscan.app.look import markup, show
from wijkscan.app.registry import page_of
from wijkscan.app.widgets import begin
from wijkscan.app.widgets.labels import plain_label
from wijkscan.scan.merge import Beslissing, voeg_scans_samen
from wijkscan.scan.model import Besluit, Wijkscan
from wijkscan.scan.sidebyside_basis import SideBySide

_WORDS = {
    Besluit.HOUDEN: "Houden",
    Besluit.PARKEREN: "Parkeren",
    Besluit.LATEN: "Laten vallen",
}


def show_merge(found: SideBySide) -> None:
    """A decision about every problem; what nobody decides about is kept."""
    words = (
        "Kies per probleem. Wat niet meegaat, blijft in het bestand staan, met jullie reden. "
        "Stemmen beginnen opnieuw."
    )
    show(markup('<p class="ws-hint">{}</p>', words))
    decisions = {}
    for row in (*found.problemen, *found.alleen):
        for place, problem in row.leden:
            decisions[place.ref] = _decide(place.ref, f"Groep {place.letter}: {problem.p_wat}")
    title = st.text_input("Hoe heet de nieuwe scan?", key="nieuwe-titel", max_chars=120)
    role = begin.ask_role("samen-rol")
    if st.button("Voeg samen", type="primary", key="voeg-samen", disabled=not role):
        _merge([side.scan for side in found.kanten], decisions, title or "", role)


def _decide(ref: str, words: str) -> Beslissing:
    chosen = st.segmented_control(
        plain_label(words[:160]),
        list(_WORDS),
        format_func=_WORDS.__getitem__,
        default=Besluit.HOUDEN,
        required=True,
        key=f"besluit-{ref}",
    )
    reason = ""
    if chosen is not Besluit.HOUDEN:
        reason = st.text_input("Waarom?", key=f"reden-{ref}", max_chars=300) or ""
    return Beslissing(chosen or Besluit.HOUDEN, reason)


def _merge(
    scans: Sequence[Wijkscan], decisions: dict[str, Beslissing], title: str, role: str
) -> None:
    made = voeg_scans_samen(scans, decisions, date.today(), title)
    info = begin.start_scan(role, made.scan)
    at_hand.open_scan(info.id)
    st.switch_page(page_of("problemen"), query_params={"scan": info.id})
