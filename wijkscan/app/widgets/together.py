"""Writing together: who is here, what neighbours change, and texts that wait for a choice."""

from __future__ import annotations

import time

import streamlit as st

from wijkscan import text
from wijkscan.app import at_hand, storage
from wijkscan.app.at_hand import AtHand
from wijkscan.app.look import joined, markup, show
from wijkscan.errors import UserError
from wijkscan.workspace.outcomes import Aside

EVERY = 3
_AGAIN = "hele-bladzijde"
_TELL_EVERY = 10.0


@st.fragment(run_every=EVERY)
def watch() -> None:
    """Every few seconds: tell that you are here, and show what somebody else changed."""
    hand = at_hand.current()
    if hand is None:
        return
    try:
        _tell(hand)
        if hand.refresh(after=EVERY / 2):
            st.rerun(scope="app")
        _people(hand)
    except UserError as error:
        show(markup('<p class="ws-samen" role="status">{}</p>', error))


def _tell(hand: AtHand) -> None:
    last = st.session_state.get("laatst-gemeld", 0.0)
    knows_me = hand.may_write and hand.right.author.role
    if knows_me and time.monotonic() - last > _TELL_EVERY:
        storage.repository().here(hand.right, hand.id)
        st.session_state["laatst-gemeld"] = time.monotonic()


def _people(hand: AtHand) -> None:
    others = [
        present.author.role
        for present in storage.repository().present(hand.right, hand.id)
        if present.author != hand.right.author
    ]
    if not others:
        show(markup('<p class="ws-samen ws-alleen">Je werkt nu alleen</p>'))
        return
    chips = joined([markup("<li>{}</li>", role) for role in sorted(others)])
    words = '<div class="ws-samen"><p>Nu samen bezig:</p><ul>{}</ul>{}</div>'
    short = markup('<b aria-hidden="true">+ {}</b>', text.plural(len(others), "ander", "anderen"))
    show(markup(words, chips, short))


def waiting(hand: AtHand) -> None:
    """Texts that found no place: a clash nobody settled, or a text in something removed."""
    asides = [aside for aside in hand.loaded.asides if not _is_mine_now(hand, aside)]
    if not asides:
        return
    title = text.plural(len(asides), "tekst wacht", "teksten wachten")
    with st.expander(f"{title} op een keuze", key="losse-teksten"):
        for aside in asides:
            _one(hand, aside)


def _is_mine_now(hand: AtHand, aside: Aside) -> bool:
    """A clash of my own is shown at the field itself."""
    clash = hand.clashes.get((aside.record_id, aside.field))
    return clash is not None and clash.version == aside.version


def _one(hand: AtHand, aside: Aside) -> None:
    why = (
        "Twee mensen schreven tegelijk."
        if aside.kind == "botsing"
        else "Dit stond in iets dat weg is."
    )
    words = aside.text if isinstance(aside.text, str) else _plain(aside.text)
    show(markup('<p class="ws-kop">{}</p><blockquote>{}</blockquote>', why, words))
    st.button(
        "Klaar, dit hoeft niet meer",
        key=f"wacht-{aside.version}",
        disabled=not hand.may_write,
        on_click=_settle,
        args=(hand, aside.version),
    )


def _plain(value: object) -> str:
    if isinstance(value, dict):
        return " · ".join(_plain(part) for part in value.values() if part)
    if isinstance(value, list):
        return ", ".join(_plain(part) for part in value)
    return "" if value is None else str(value)


def _settle(hand: AtHand, version: int) -> None:
    storage.repository().settle(hand.right, hand.id, version)
    hand.refresh()


def undo_bar(hand: AtHand) -> None:
    """Right after removing something: one press brings it back."""
    st.session_state.pop("net-weg-nieuw", None)
    gone = st.session_state.get("net-weg")
    if not gone or gone[0] != hand.id:
        return
    with st.container(key="terughalen", horizontal=True, vertical_alignment="center"):
        show(markup('<p role="status">{} is weg.</p>', gone[2]))
        st.button("Haal terug", key="haal-terug", on_click=_bring_back, args=(hand,))


def remove(hand: AtHand, record_id: str, words: str) -> None:
    """Remove a record and offer to bring it back; `words` names it ("De observatie")."""
    hand.delete(record_id)
    st.session_state["net-weg"] = (hand.id, record_id, words)
    st.session_state["net-weg-nieuw"] = True


def show_removal() -> None:
    """For a part that reruns on its own: draw the whole page once, so that the undo bar shows."""
    if st.session_state.pop("net-weg-nieuw", False):
        st.rerun()


def _bring_back(hand: AtHand) -> None:
    _, record_id, _ = st.session_state.pop("net-weg")
    hand.undo(record_id)


def ask_rerun() -> None:
    """From inside a fragment: let the whole page show what was just changed."""
    st.session_state[_AGAIN] = True


def rerun_when_asked() -> None:
    """The first line of such a fragment."""
    if st.session_state.pop(_AGAIN, False):
        st.rerun()
