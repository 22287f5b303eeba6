"""First step of a meeting: which words do we use? Everybody answers alone, then we agree."""

from __future__ import annotations

from collections import Counter

import streamlit as st

from wijkscan import text
from wijkscan.app import storage
from wijkscan.app.look import joined, markup, show
from wijkscan.app.widgets import choice, meeting_ask
from wijkscan.app.widgets.meeting_ask import Asked
from wijkscan.app.widgets.meeting_room import Room
from wijkscan.report.blocks import Markup
from wijkscan.store import methode
from wijkscan.workspace import meeting
from wijkscan.workspace.meeting import WORDS

QUESTION = "Hoe noemen wij de mensen in de wijk?"
KEY = "woorden"


def show_words(room: Room) -> None:
    """One question, then the word on which we agree."""
    one = question(room)
    st.header(QUESTION, anchor=False)
    if one.revealed:
        show(tally(one))
    elif room.hand.may_write:
        hint = "Kies eerst voor jezelf. Daarna praten jullie erover."
        choice.choose_one(
            one.mine, "tekst", "Welk woord gebruik jij?", {word: word for word in WORDS},
            help=hint, empty="",
        )  # fmt: skip
        show(meeting_ask.counted(one))
    meeting_ask.reveal_button(room, one)
    if room.leads:
        _agree(room)
    show(agreed(room))
    _glossary()


def question(room: Room) -> Asked:
    """The question about the word, with the own answer."""
    return meeting_ask.asked(room, KEY, QUESTION)


def tally(one: Asked) -> Markup:
    """Which word how often; nobody is named."""
    counts = Counter(words for _, words in one.answers).most_common()
    lines = [
        markup("<li><b>{}</b> {}</li>", word, text.plural(number, "keer", "keer"))
        for word, number in counts
    ]
    return markup('<ul class="ws-antwoorden">{}</ul>', joined(lines))


def agreed(room: Room) -> Markup:
    """The words that all use from here on."""
    lines = [
        markup("<li>Wij zeggen <b>{}</b>, niet “{}”.</li>", use, word)
        for word, use in room.head.words.items()
        if use != word
    ]
    if not lines:
        return Markup("")
    return markup('<div class="ws-afspraak"><h3>Afgesproken</h3><ul>{}</ul></div>', joined(lines))


def _agree(room: Room) -> None:
    """Who leads writes down what was agreed."""
    with st.expander("Schrijf op wat jullie afspreken", key="woord-afspreken"):
        now = next((use for word, use in room.head.words.items() if word in WORDS), None)
        st.session_state["ons-woord"] = now if now in WORDS else None
        st.pills(
            "Welk woord gebruiken we vandaag?", list(WORDS), key="ons-woord", wrap=True,
            on_change=_choose, args=(room,),
        )  # fmt: skip
        st.text_input("Nog een woord dat niet iedereen kent", key="woord-niet", max_chars=60)
        st.text_input("Wat zeggen we in plaats daarvan?", key="woord-wel", max_chars=60)
        st.button("Zet erbij", key="woord-erbij", on_click=_add, args=(room,))


def _choose(room: Room) -> None:
    ours = st.session_state["ons-woord"]
    rest = {word: use for word, use in room.head.words.items() if word not in WORDS}
    chosen = {word: ours for word in WORDS if word != ours} if ours else {}
    _save(room, {**chosen, **rest})


def _add(room: Room) -> None:
    word, use = (st.session_state[key].strip() for key in ("woord-niet", "woord-wel"))
    if word and use:
        _save(room, {**room.head.words, word: use})
        st.session_state["woord-niet"] = st.session_state["woord-wel"] = ""


def _save(room: Room, words: dict[str, str]) -> None:
    meeting.choose_words(storage.repository(), room.hand.right, room.hand.id, words)
    room.hand.refresh()


def _glossary() -> None:
    lines = [
        markup("<dt>{}</dt><dd>{}</dd>", word.term, word.uitleg)
        for word in methode.woorden().values()
    ]
    show(
        markup(
            '<details class="ws-meer"><summary>Moeilijke woorden</summary><dl>{}</dl></details>',
            joined(lines),
        )
    )
