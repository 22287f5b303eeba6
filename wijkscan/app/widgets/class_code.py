"""The class code for the board: what to type, what to scan, until when, and how to stop it."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from wijkscan import text
from wijkscan.app import storage
from wijkscan.app.address import CODE
from wijkscan.app.look import markup, show
from wijkscan.app.widgets import invite
from wijkscan.app.widgets.classes import Class
from wijkscan.workspace.access import AFTER_CODE, LinkInfo, NewCode

BOARD = "klas-bord"
"""Whether the code fills the screen."""

_KEPT = "klas-codes"
_STOP = "klas-stop-code"


def spaced(code: str) -> str:
    """K7M4PX -> K7M 4PX: two times three signs are easier to copy from a board."""
    return f"{code[:3]} {code[3:]}"


def shown(one: Class) -> NewCode | None:
    """The code that this session made and that still works."""
    made: NewCode | None = st.session_state.get(_KEPT, {}).get(one.klas.id)
    if made is None or made.ends_at <= datetime.now(UTC):
        return None
    return made if made.link_id in {link.id for link in _running(one)} else None


def _running(one: Class) -> list[LinkInfo]:
    now = datetime.now(UTC)
    links = storage.access().links(one.right, "klas", one.klas.id)
    return [
        link
        for link in links
        if link.is_code and link.revoked_at is None and link.expires_at - AFTER_CODE > now
    ]


def show_code(one: Class) -> None:
    """The box beside the groups."""
    with st.container(key="klascode"):
        show(markup("<h2>Klascode</h2>"))
        made = shown(one)
        if made is None:
            _none(one)
            return
        _code(made)
        st.button("Groot voor op het bord", key="naar-bord", on_click=_board, args=(True,))
        st.button("Maak een nieuwe code", key="nieuwe-code", on_click=_make, args=(one,))
        _stop(one, made.link_id)


def show_board(one: Class, made: NewCode) -> None:
    """Nothing but the code, large enough for the last row."""
    st.button("Terug naar de groepen", key="van-bord", on_click=_board, args=(False,))
    with st.container(key="bord"):
        _code(made)


def _code(made: NewCode) -> None:
    base = invite.base_address()
    where = f"{base}/meedoen"
    show(
        markup(
            '<p class="ws-code">{}</p><p>Geldt tot <b>{}</b>.</p>'
            '<p>Ga naar <b class="ws-adres">{}</b> en typ de code. Of scan:</p>',
            spaced(made.code),
            text.clock(made.ends_at),
            where.removeprefix("http://").removeprefix("https://"),
        )
    )
    invite.code(f"{where}?{CODE}={made.code}", f"QR-code naar {where} met de klascode {made.code}")
    if invite.only_here():
        show(
            markup(
                '<p class="ws-let-op">Alleen deze computer kan de app nu openen. Stop de app en '
                "start hem met <b>wijkscan app --lan</b>. Dan kan de klas erbij.</p>"
            )
        )


def _none(one: Class) -> None:
    show(markup("<p>Met een code op het bord komt iedereen erin. De code geldt vier uur.</p>"))
    st.button("Maak een klascode", key="nieuwe-code", type="primary", on_click=_make, args=(one,))
    for link in _running(one):
        until = text.clock(link.expires_at - AFTER_CODE)
        show(
            markup(
                '<p class="ws-klein">Er loopt nog een code tot {}. De code zelf bewaren we niet. '
                "Ben je hem kwijt? Maak dan een nieuwe.</p>",
                until,
            )
        )
        _stop(one, link.id)


def _stop(one: Class, link_id: str) -> None:
    """Asked twice: everybody who came in with the code is out at once."""
    if st.session_state.get(_STOP) != link_id:
        st.button("Stop deze code", key=f"stop-{link_id}", on_click=_ask_stop, args=(link_id,))
        return
    show(
        markup(
            '<p class="ws-let-op" role="alert">Iedereen die met deze code binnenkwam, kan dan niet '
            "meer verder. Hun werk blijft bewaard. Zij hebben een nieuwe code nodig.</p>"
        )
    )
    with st.container(horizontal=True, gap="small", key=f"stoppen-{link_id}"):
        st.button("Ja, stop de code", key=f"ja-{link_id}", on_click=_stopped, args=(one, link_id))
        st.button("Nee", key=f"nee-{link_id}", on_click=_ask_stop, args=("",))


def _ask_stop(link_id: str) -> None:
    st.session_state[_STOP] = link_id


def _stopped(one: Class, link_id: str) -> None:
    storage.access().revoke(one.right, link_id)
    st.session_state.pop(_STOP, None)


def _make(one: Class) -> None:
    made = storage.access().create_code(one.right, one.klas.id)
    st.session_state.setdefault(_KEPT, {})[one.klas.id] = made


def _board(large: bool) -> None:
    st.session_state[BOARD] = large
