"""The talk: one difference for everybody, first answers, who speaks when, and one shared note."""

from __future__ import annotations

import streamlit as st

from wijkscan.app.look import joined, markup, show
from wijkscan.app.widgets import field, meeting_ask, meeting_lead, sidebyside
from wijkscan.app.widgets.meeting_ask import Asked
from wijkscan.app.widgets.meeting_room import Room, place_of
from wijkscan.report.blocks import Markup
from wijkscan.report.naast import woorden
from wijkscan.scan.sidebyside_basis import SideBySide, Verschil
from wijkscan.workspace.own_say import fixed_id

NONE = "De scans zeggen hetzelfde. Praat over de vraag: wat zag niemand?"


def show_talk(room: Room, found: SideBySide) -> None:
    """The difference that is talked about now; who leads goes to the next."""
    if not found.verschillen:
        show(markup('<div class="ws-leeg"><p>{}</p></div>', NONE))
        return
    differences = found.verschillen
    keys = [one.sleutel for one in differences]
    at = meeting_lead.turn(room, keys, [one.titel for one in differences])
    show(card(found, differences[at], at))
    one = question(room, differences[at])
    show(meeting_lead.speaking_order(room))
    if one.revealed:
        show(markup("<h3>Dit dachten jullie eerst</h3>{}", meeting_ask.said(one)))
    elif room.hand.may_write:
        field.field(
            one.mine, "tekst", "Wat denk jij? Schrijf het op voordat jullie praten.",
            kind=field.TEXT, longest=500,
        )  # fmt: skip
        show(meeting_ask.counted(one))
    meeting_ask.reveal_button(room, one)
    _note(room, differences[at])
    _notes(room, found)


def now(room: Room, found: SideBySide) -> tuple[Verschil, int]:
    """The difference that all look at, and its number."""
    at = place_of(room.head.now, [one.sleutel for one in found.verschillen])
    return found.verschillen[at], at


def question(room: Room, about: Verschil) -> Asked:
    """The question about one difference, with the own answer."""
    return meeting_ask.asked(
        room, about.sleutel, about.vraag, [place.ref for place in about.plekken]
    )


def card(found: SideBySide, about: Verschil, at: int) -> Markup:
    """What each group says, and the question that opens the talk."""
    where = f"{at + 1} van {len(found.verschillen)} · {woorden.TITELS[about.soort]}"
    return markup(
        '<article class="ws-kaart"><p class="ws-hint">{}</p><h2>{}</h2>{}</article>',
        where, about.titel, sidebyside.difference(found, about),
    )  # fmt: skip


def _note_id(room: Room, key: str) -> str:
    return fixed_id(room.hand.id, "notitie", key)


def note(room: Room, key: str) -> str:
    """What was written down about one difference."""
    kept = room.hand.record(_note_id(room, key))
    return str(kept.fields.get("tekst") or "") if kept is not None else ""


def _note(room: Room, about: Verschil) -> None:
    """One note for all: everybody writes in it, the last to stop sees both texts."""
    note_id = _note_id(room, about.sleutel)
    if not room.hand.may_write:
        return
    room.hand.draft("notitie", note_id, {"sleutel": about.sleutel, "tekst": ""})
    with st.container(key="notitie"):
        field.field(
            note_id, "tekst", "Wat nemen we hieruit mee?", kind=field.TEXT,
            hint="Iedereen ziet deze notitie en kan erin schrijven.",
        )  # fmt: skip


def _notes(room: Room, found: SideBySide) -> None:
    lines = [
        markup("<dt>{}</dt><dd>{}</dd>", one.titel, words)
        for one in found.verschillen
        if (words := note(room, one.sleutel).strip())
    ]
    if lines:
        words = f"Al opgeschreven ({len(lines)})"
        show(
            markup(
                '<details class="ws-meer"><summary>{}</summary><dl>{}</dl></details>',
                words, joined(lines),
            )
        )  # fmt: skip
