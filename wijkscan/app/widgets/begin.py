"""Beginning a scan: what a page that writes shows when there is none yet, and choosing a role."""

from __future__ import annotations

from datetime import date

import streamlit as st

from wijkscan.app import address, area_choice, at_hand, identity, storage
from wijkscan.app.look import markup, show
from wijkscan.app.widgets import go
from wijkscan.scan.model import Wijkscan
from wijkscan.store import methode
from wijkscan.workspace.document import as_records
from wijkscan.workspace.outcomes import ScanInfo


def start_scan(role: str, document: Wijkscan | None = None) -> ScanInfo:
    """A scan outside any class, of the area that is chosen now, and open it.

    `document`: an opened file instead of a new scan.
    """
    document = document or new_document()
    access, where = storage.access(), identity.address()
    title = document.titel or document.gebied.naam or "Onze wijkscan"
    info, link = access.start_scan(title[:200], where, as_records(document), role)
    identity.came_in(access.enter(link.token, where, role))
    at_hand.open_scan(info.id)
    return info


def new_document() -> Wijkscan:
    """An empty scan of the area and theme that are chosen now."""
    area = area_choice.as_area(address.chosen_codes())
    title = f"Wijkscan {area.naam}".strip()
    return Wijkscan(titel=title, gebied=area, focus=address.focus(), gemaakt_op=date.today())


def roles() -> dict[str, str]:
    """Role as it is stored -> its words on the screen."""
    return {role.naam: f"{role.naam} · {role.wie}" for role in methode.rollen().values()}


def show_invitation() -> None:
    """A page that writes, without a scan: one press begins one."""
    show(
        markup(
            '<div class="ws-welkom"><h1>Begin jullie wijkscan</h1><p>Vanaf hier schrijven jullie '
            "zelf. Alles wordt vanzelf bewaard. Je hebt geen account nodig.</p></div>"
        )
    )
    role = ask_role("begin-rol")
    if st.button("Begin de wijkscan", type="primary", key="begin", disabled=not role):
        start_scan(role)
        st.rerun()


def invite_to_recognise() -> None:
    """Beside the figures, for who only looks: the street knows more than the figures."""
    with st.container(key="herken-uitnodiging", horizontal=True, vertical_alignment="center"):
        show(
            markup(
                '<div class="ws-uitnodiging"><p><b>Herken je dit in de wijk?</b> Begin een '
                "wijkscan. Dan leg je bij elk cijfer vast wat jullie zien.</p></div>"
            )
        )
        go.to("vooraf", "Begin een wijkscan", address.params())


def ask_role(key: str) -> str:
    """Who are you in this scan? A role, never a name."""
    chosen = st.selectbox(
        "Wie ben je?",
        list(roles()),
        index=None,
        format_func=roles().__getitem__,
        key=key,
        placeholder="Kies je rol",
    )
    return str(chosen or "")


def ask_missing_role() -> bool:
    """Who came in by a link says first which role they have; whether the page has to wait."""
    hand = at_hand.current()
    if hand is None or not hand.may_write or hand.right.author.role:
        return False
    show(
        markup(
            '<div class="ws-welkom"><h1>Welkom bij ‘{}’</h1>'
            "<p>Kies je rol. Zo zien de anderen wie wat inbracht. Je naam hoeft niet.</p></div>",
            hand.loaded.info.title,
        )
    )
    role = ask_role("mijn-rol")
    initials = st.text_input("Voorletters of bijnaam (mag leeg)", max_chars=20, key="mijn-letters")
    if st.button("Doe mee", type="primary", key="doe-mee", disabled=not role):
        at_hand.role_changed(identity.take_role(hand.right, role, initials or ""))
        st.rerun()
    return True
