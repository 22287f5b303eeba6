"""Feedback in three questions: by the teacher, by a peer or a wijkbewoner with a read link."""

from __future__ import annotations

import streamlit as st

from wijkscan import text
from wijkscan.app import storage
from wijkscan.app.at_hand import AtHand
from wijkscan.app.look import joined, markup, show
from wijkscan.app.widgets import begin, field
from wijkscan.report.blocks import Markup
from wijkscan.scan.model import Reactie
from wijkscan.workspace.classroom import MAX_ANSWER, REACTION

QUESTIONS = {
    "sterk": "Wat is sterk?",
    "niet_begrepen": "Wat begrijp ik niet?",
    "welke_bron": "Welke bron mis ik?",
}
_HELP = {
    "sterk": "Noem iets dat klopt of goed is gezien.",
    "niet_begrepen": "Een woord, een zin of een cijfer.",
    "welke_bron": "Wie of wat hadden ze ook kunnen vragen of bekijken?",
}
_THANKS = "reactie-dank"


def ask(hand: AtHand) -> None:
    """The form of a reader; sent as a whole, and added to what others said."""
    if st.session_state.pop(_THANKS, None) == hand.id:
        words = "Dank je wel. Je reactie staat bij de scan. De groep kan hem lezen."
        show(markup('<p class="ws-let-op" role="status">{}</p>', words))
    turn = st.session_state.setdefault("reactie-ronde", 0)
    role = begin.ask_role(f"reactie-rol-{turn}")
    said = {
        name: st.text_area(
            question,
            key=f"reactie-{name}-{turn}",
            max_chars=MAX_ANSWER,
            placeholder=_HELP[name],
        )
        for name, question in QUESTIONS.items()
    }
    show(
        markup('<p class="ws-klein">Schrijf geen namen. De groep ziet je rol en je antwoorden.</p>')
    )
    ready = bool(role) and any((words or "").strip() for words in said.values())
    st.button(
        "Verstuur mijn reactie", key="verstuur", type="primary", disabled=not ready,
        on_click=_send, args=(hand, role, turn),
    )  # fmt: skip


def _send(hand: AtHand, role: str, turn: int) -> None:
    said = {name: st.session_state.get(f"reactie-{name}-{turn}") or "" for name in QUESTIONS}
    storage.classroom().react(hand.right, hand.id, {"rol": role, **said})
    st.session_state["reactie-ronde"] = turn + 1  # empty fields; the old ones held the text
    st.session_state[_THANKS] = hand.id
    hand.refresh()


def of_teacher(hand: AtHand) -> None:
    """The teacher's own answers; they save themselves while typing."""
    own = next(
        (
            record
            for record in hand.of_kind(REACTION)
            if (record.author.role, record.author.key)
            == (hand.right.author.role, hand.right.author.key)
        ),
        None,
    )
    if own is None:
        st.button("Schrijf feedback", key="schrijf-feedback", on_click=_begin, args=(hand,))
        return
    for name, question in QUESTIONS.items():
        field.field(own.id, name, question, help=_HELP[name], longest=MAX_ANSWER)


def _begin(hand: AtHand) -> None:
    empty = dict.fromkeys(QUESTIONS, "")
    hand.add(REACTION, {"rol": hand.right.author.role, "over": "", **empty})


def show_reactions(hand: AtHand) -> None:
    """Everything that readers and the teacher said, the newest first."""
    said = [one for one in reversed(hand.document.reacties) if _has_words(one)]
    if not said:
        show(markup('<p class="ws-leeg">Er is nog geen reactie.</p>'))
        return
    show(joined([_one(reaction) for reaction in said]))


def _has_words(reaction: Reactie) -> bool:
    return any(getattr(reaction, name).strip() for name in QUESTIONS)


def _one(reaction: Reactie) -> Markup:
    answers = [
        markup("<dt>{}</dt><dd>{}</dd>", question, getattr(reaction, name))
        for name, question in QUESTIONS.items()
        if getattr(reaction, name).strip()
    ]
    day = f" · {text.long_date(reaction.datum)}" if reaction.datum else ""
    return markup(
        '<section class="ws-reactie"><h3>{}{}</h3><dl>{}</dl></section>',
        text.capital(reaction.rol or reaction.auteur_rol or "zonder rol"),
        day,
        joined(answers),
    )
