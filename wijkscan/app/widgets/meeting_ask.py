"""A question to everybody: first answers stay hidden until who leads shows them all at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from wijkscan import text
from wijkscan.app import storage
from wijkscan.app.look import joined, markup
from wijkscan.app.widgets.meeting_room import Room
from wijkscan.report.blocks import Markup
from wijkscan.workspace import meeting
from wijkscan.workspace.hidden import MEMBER, REVEALED
from wijkscan.workspace.own_say import fixed_id, own_id


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with the record of this visitor's own answer."""

    id: str
    mine: str
    revealed: bool
    answers: list[tuple[str, str]]
    count: int


def asked(room: Room, key: str, words: str, about: Sequence[str] = ()) -> Asked:
    """The question with this key; it is stored with the first answer."""
    hand = room.hand
    prompt_id = fixed_id(hand.id, "vraag", key)
    mine = own_id(hand.right, hand.id, prompt_id)
    if hand.may_write:
        fields = {"sleutel": key, "tekst": words, "over": list(about), REVEALED: False}
        hand.draft("vraag", prompt_id, fields)
        answer = {MEMBER: hand.me, "tekst": "", "rol": hand.right.author.role}
        hand.draft("antwoord", mine, answer, prompt_id)
    stored = {one.id: one for one in meeting.prompts(hand.loaded, hand.right)}.get(prompt_id)
    if stored is None:
        return Asked(prompt_id, mine, False, [], 0)
    said = [(role, words) for role, words in stored.answers if words.strip()]
    hidden = hand.loaded.hidden.get(prompt_id, 0)
    order = {role: place for place, role in enumerate(room.order())}
    said.sort(key=lambda one: order.get(one[0], len(order)))
    return Asked(prompt_id, mine, stored.revealed, said, len(said) + hidden)


def counted(one: Asked) -> Markup:
    """How many have answered, without what they said."""
    words = text.plural(one.count, "eerste antwoord is", "eerste antwoorden zijn")
    said = f"{words} binnen." if one.count else "Er is nog geen eerste antwoord."
    hint = f"{said} Niemand ziet nog wat een ander schreef."
    return markup('<p class="ws-klein" role="status">{}</p>', hint)


def said(one: Asked) -> Markup:
    """Every answer with the role, in the order in which they speak."""
    lines = [
        markup("<li><b>{}:</b> {}</li>", role or "iemand", words) for role, words in one.answers
    ]
    return markup('<ul class="ws-antwoorden">{}</ul>', joined(lines))


def reveal_button(room: Room, one: Asked) -> None:
    """For who leads: show them all at once."""
    if room.leads and not one.revealed:
        st.button(
            "Laat alle antwoorden zien", key="onthul-antwoorden", disabled=not one.count,
            on_click=_reveal, args=(room, one.id),
        )  # fmt: skip


def _reveal(room: Room, record_id: str) -> None:
    meeting.reveal(storage.repository(), room.hand.right, room.hand.id, record_id)
    room.hand.refresh()
