"""Into a meeting: begin one with the scans on the table, come in with a code, or go on with one."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from wijkscan.app import address, identity, storage
from wijkscan.app.address import BIJEENKOMST
from wijkscan.app.look import markup, show
from wijkscan.app.registry import page_of
from wijkscan.app.widgets import begin, invite, join
from wijkscan.app.widgets.labels import plain_label
from wijkscan.app.widgets.tabletop import Laid
from wijkscan.errors import UserError
from wijkscan.scan.sidebyside import GEEN_KOPPELING
from wijkscan.scan.sidebyside_basis import Koppeling
from wijkscan.scan.sidebyside_koppeling import anders
from wijkscan.workspace import meeting, meeting_table
from wijkscan.workspace.meeting import Stap
from wijkscan.workspace.outcomes import ScanInfo

_LINK, _REFUSED = "bijeenkomst-beheerlink", "bijeenkomst-geweigerd"


def show_door() -> None:
    """Nobody is in a meeting yet: a code, or one that was open in this browser."""
    if entered := join.meeting_entered():
        go(entered)
    if join.waiting() is not None:
        st.switch_page(page_of("meedoen"))
    join.ask_code("Doe mee met de bijeenkomst", "Code")
    show_known()
    st.page_link(page_of("leernetwerk"), label="Zelf een bijeenkomst beginnen")


def show_known() -> None:
    """Meetings that this browser was in."""
    for info in _mine():
        if st.button(f"Verder met {plain_label(info.title)}", key=f"verder-{info.id}"):
            go(info.id)


def _mine() -> list[ScanInfo]:
    found: dict[str, ScanInfo] = {}
    for right in identity.rights():
        if right.scope == BIJEENKOMST:
            try:
                info = storage.repository().scan_info(right, right.scope_id)
            except UserError:
                continue  # ended; the others still count
            found.setdefault(info.id, info)
    return list(found.values())


def go(meeting_id: str) -> None:
    """Open this meeting."""
    st.switch_page(page_of(BIJEENKOMST), query_params={BIJEENKOMST: meeting_id})


def show_begin(laid: Sequence[Laid], coupled: Koppeling = GEEN_KOPPELING) -> None:
    """Everybody on the own phone: a title, a role and one button."""
    with st.expander("Praat erover met elkaar, ieder op de eigen telefoon", key="begin-gesprek"):
        words = (
            "Begin een bijeenkomst met deze scans. De anderen komen binnen met een code. "
            "Het gesprek lukt goed tot 15 mensen."
        )
        show(markup('<p class="ws-klein">{}</p>', words))
        title = st.text_input("Hoe heet de bijeenkomst?", key="bijeenkomst-titel", max_chars=80)
        role = begin.ask_role("bijeenkomst-rol")
        ready = bool(role and (title or "").strip())
        if st.button("Begin de bijeenkomst", key="begin-bijeenkomst", type="primary",
                     disabled=not ready):  # fmt: skip
            go(start((title or "").strip(), role, laid, coupled=coupled))


def start(
    title: str,
    role: str,
    laid: Sequence[Laid],
    step: Stap = Stap.WOORDEN,
    coupled: Koppeling = GEEN_KOPPELING,
) -> str:
    """A meeting with these scans on its table; a scan that may not lie there is named."""
    where = identity.address()
    info, link = meeting.start(storage.access(), title, where, role)
    right = identity.came_in(storage.access().enter(link.token, where, role))
    refused = []
    for one in laid:
        try:
            meeting_table.bring(
                storage.repository(), right, info.id, one.scan, one.origin, one.place
            )
        except UserError as error:
            refused.append((one.scan.titel or one.scan.gebied.naam or "zonder titel", str(error)))
    for pair, together in anders(GEEN_KOPPELING, coupled).items():
        first, second = sorted(pair)
        meeting.couple(storage.repository(), right, info.id, first, second, together)
    if step is not Stap.WOORDEN:
        meeting.go_to(storage.repository(), right, info.id, step)
    st.session_state[_LINK] = (info.id, link.token)
    st.session_state[_REFUSED] = refused
    address.go()
    return info.id


def refused() -> list[tuple[str, str]]:
    """Scans that did not come along to the table, with the reason."""
    found: list[tuple[str, str]] = st.session_state.get(_REFUSED, [])
    return found


def show_key(meeting_id: str) -> None:
    """The manage link, until who leads has kept it."""
    kept = st.session_state.get(_LINK)
    if kept is None or kept[0] != meeting_id:
        return
    with st.container(key="beheerlink"):
        words = "Met deze link leid je het gesprek, ook vanaf een ander apparaat. "
        show(markup("<h2>Bewaar deze link</h2><p>{}We tonen hem één keer.</p>", words))
        invite.copyable("leidlink", "Jouw beheerlink", f"{invite.base_address()}/in#{kept[1]}")
        st.button(
            "Ik heb de link bewaard", key="link-bewaard",
            on_click=st.session_state.pop, args=(_LINK, None),
        )  # fmt: skip
