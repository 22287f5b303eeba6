"""The head of a meeting: where we are, the clock, who speaks when; and for who leads, the reins."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from wijkscan import text
from wijkscan.app import storage
from wijkscan.app.address import CODE
from wijkscan.app.look import joined, markup, show
from wijkscan.app.widgets import deck, invite, together
from wijkscan.app.widgets.class_code import spaced
from wijkscan.app.widgets.meeting_room import Room, place_of, show_to_all
from wijkscan.report.blocks import Markup, clean
from wijkscan.workspace import meeting
from wijkscan.workspace.access import NewCode
from wijkscan.workspace.meeting import Stap

NAMES = {
    Stap.WOORDEN: "Onze woorden",
    Stap.NAAST_ELKAAR: "Kijken",
    Stap.GESPREK: "Praten",
    Stap.SAMENVOEGEN: "Samenvoegen",
    Stap.STEMMEN: "Stemmen",
    Stap.MEENEMEN: "Meenemen",
}
STEPS = list(Stap)
MOST_PEOPLE = 15
_CODES = "bijeenkomst-codes"
_SCRIPT = Path(__file__).parents[1] / "static" / "clock.js"


def show_head(room: Room) -> None:
    """Title, step and clock for everybody."""
    with st.container(key="gesprek-kop", horizontal=True, vertical_alignment="center"):
        show(_where(room))
        clock(room)
        with st.container(key="samen"):
            together.watch()


def _where(room: Room) -> Markup:
    at = STEPS.index(room.head.step)
    bars = [
        markup('<li class="{}"></li>', "ws-nu" if n == at else "ws-vol" if n < at else "")
        for n in range(len(STEPS))
    ]
    return markup(
        '<div class="ws-stand"><h1>{}</h1><p>Stap {} van {}: <b>{}</b></p>'
        '<ol class="ws-vragen" aria-hidden="true">{}</ol></div>',
        room.head.title, at + 1, len(STEPS), NAMES[room.head.step], joined(bars),
    )  # fmt: skip


@cache
def _component() -> Callable[..., Any]:
    return st.components.v2.component(
        "wijkscan_klok", js=_SCRIPT.read_text(encoding="utf-8"), isolate_styles=False
    )


def clock(room: Room) -> None:
    """The time that is left for this step, when a clock runs."""
    if room.head.until is not None:
        left = (room.head.until - datetime.now(UTC)).total_seconds()
        _component()(key="klok", data={"left": max(left, 0.0)})


def speaking_order(room: Room) -> Markup:
    """Who knows the street best begins."""
    order = room.order()
    if len(order) < 2:
        return Markup("")
    return markup('<p class="ws-volgorde">Wie praat eerst? <b>{}</b></p>', text.listing(order))


def reins(room: Room, let_in: bool = True) -> None:
    """For who leads: the steps, the clock, and letting others in."""
    if not room.leads:
        return
    at = STEPS.index(room.head.step)
    with st.container(key="leiden", horizontal=True, vertical_alignment="center"):
        if at:
            _step(room, "Vorige stap", STEPS[at - 1])
        if at + 1 < len(STEPS):
            _step(room, f"Verder: {NAMES[STEPS[at + 1]]}", STEPS[at + 1], main=True)
        with st.popover("Klok", key="klok-zetten"):
            _clock_buttons(room)
        if let_in:
            with st.popover("Laat mensen binnen", key="binnen"):
                show_code(room)
        if deck.on_wall() or room.head.step is not Stap.NAAST_ELKAAR:
            deck.wall_button()  # beside the scans there is one already


def _step(room: Room, words: str, step: Stap, main: bool = False) -> None:
    st.button(
        words, key=f"stap-{step.value}", type="primary" if main else "secondary",
        on_click=_go, args=(room, step),
    )  # fmt: skip


def _go(room: Room, step: Stap) -> None:
    meeting.go_to(storage.repository(), room.hand.right, room.hand.id, step)
    room.hand.refresh()


def _clock_buttons(room: Room) -> None:
    for minutes in (2, 5, 10, 20):
        st.button(f"{minutes} minuten", key=f"klok-{minutes}", on_click=_set, args=(room, minutes))
    if room.head.until is not None:
        st.button("Stop de klok", key="klok-uit", on_click=_set, args=(room, None))


def _set(room: Room, minutes: int | None) -> None:
    meeting.set_clock(storage.repository(), room.hand.right, room.hand.id, minutes)
    room.hand.refresh()


def people(room: Room) -> int:
    """How many are in the meeting now."""
    return len(storage.repository().present(room.hand.right, room.hand.id))


def show_code(room: Room, link: bool = True, at_once: bool = False) -> None:
    """A code and QR for who sits here, a link for who does not."""
    made = _code(room)
    if made is None and at_once:
        _make(room)
        made = _code(room)
    if made is None:
        st.button("Maak een code", key="bijeenkomst-code", on_click=_make, args=(room,))
        return
    where = f"{invite.base_address()}/bijeenkomst"
    show(
        markup(
            '<p class="ws-code">{}</p><p>Ga naar <b class="ws-adres">{}</b> en typ de code. '
            "Of scan:</p>",
            spaced(made.code), where.partition("://")[2],
        )
    )  # fmt: skip
    invite.code(f"{where}?{CODE}={made.code}", f"QR-code naar {where} met de code {made.code}")
    if invite.only_here():
        words = "Alleen deze computer kan de app nu openen. Start hem met wijkscan app --lan."
        show(markup('<p class="ws-let-op">{}</p>', words))
    if people(room) > MOST_PEOPLE:
        words = f"Er zijn meer dan {MOST_PEOPLE} mensen. Praat liever aan twee tafels."
        show(markup('<p class="ws-let-op">{}</p>', words))
    if link:
        _link(room)


def _code(room: Room) -> NewCode | None:
    """The code that this screen made, as long as it holds."""
    made: NewCode | None = st.session_state.get(_CODES, {}).get(room.hand.id)
    return made if made is not None and made.ends_at > datetime.now(UTC) else None


def _make(room: Room) -> None:
    made = storage.access().create_code(room.hand.right, room.hand.id, kind="bijeenkomst")
    st.session_state.setdefault(_CODES, {})[room.hand.id] = made


def _link(room: Room) -> None:
    key = f"bijeenkomst-link-{room.hand.id}"
    if key not in st.session_state:
        st.button("Maak een link om te sturen", key="maak-meedoelink", on_click=_make_link,
                  args=(room, key))  # fmt: skip
        return
    address = f"{invite.base_address()}/in#{st.session_state[key]}"
    invite.copyable("meedoen", "Link om mee te doen, twee weken geldig", address)


def _make_link(room: Room, key: str) -> None:
    made = storage.access().create_link(
        room.hand.right, "bijeenkomst", room.hand.id, "schrijven", timedelta(weeks=2)
    )
    st.session_state[key] = made.token


def turn(room: Room, keys: Sequence[str], titles: Sequence[str]) -> int:
    """Which of these all look at; who leads goes on for everybody."""
    at = place_of(room.head.now, keys)
    if not room.leads:
        return at
    with st.container(key="stapel-stappen", horizontal=True, vertical_alignment="bottom"):
        st.button(
            "Vorige", key="gesprek-vorige", disabled=at == 0, shortcut="PageUp",
            on_click=show_to_all, args=(room, keys[max(at - 1, 0)]),
        )  # fmt: skip
        st.session_state["gesprek-waar"] = at  # the meeting decides, also when two people lead
        st.selectbox(
            "Waar gaat het nu over?", range(len(keys)), key="gesprek-waar",
            format_func=lambda number: f"{number + 1}. {clean(titles[number])}",
            on_change=_jump, args=(room, keys),
        )  # fmt: skip
        last = at + 1 == len(keys)
        st.button(
            "Volgende", key="gesprek-volgende", type="primary", disabled=last, shortcut="PageDown",
            on_click=show_to_all, args=(room, keys[at if last else at + 1]),
        )  # fmt: skip
    return at


def _jump(room: Room, keys: Sequence[str]) -> None:
    show_to_all(room, keys[st.session_state["gesprek-waar"]])
