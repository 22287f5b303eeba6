"""Scans become one: in a meeting, where every decision is kept; then all go on in the new scan."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from wijkscan.app import address, identity, storage
from wijkscan.app.look import joined, markup, show
from wijkscan.app.registry import page_of
from wijkscan.app.widgets import begin, invite, meeting_door
from wijkscan.app.widgets.labels import plain_label
from wijkscan.app.widgets.meeting_room import Room, go_to_point
from wijkscan.app.widgets.tabletop import Laid
from wijkscan.errors import UserError
from wijkscan.report.naast import woorden
from wijkscan.scan.merge_keuzes import Keuzepunt, punt_van, telling, zonder_reden
from wijkscan.scan.sidebyside_basis import Koppeling, SideBySide
from wijkscan.workspace import meeting, meeting_outcome
from wijkscan.workspace.document import as_records
from wijkscan.workspace.meeting import NewScan, Stap
from wijkscan.workspace.rights import Right

_WRONG, _LINK, _TITLE = "samenvoegen-fout", "nieuwe-scan-link", "nieuwe-titel"


def show_begin(found: SideBySide, laid: Sequence[Laid], coupled: Koppeling) -> None:
    """Without a talk: straight to the decisions, alone or with others who come in later."""
    words = (
        "Beslis per onderdeel: het gaat mee, jullie bewaren het voor later, of het gaat niet mee. "
        "Bij wat niet meegaat, schrijf je waarom. Alles wordt vanzelf bewaard. Anderen kunnen "
        "meedoen met een code."
    )
    show(markup('<p class="ws-hint">{}</p>', words))
    name = f"{woorden.wijken(found)} samen".strip()
    title = st.text_input("Hoe heet de nieuwe scan?", name, key=_TITLE, max_chars=80)
    role = begin.ask_role("samen-rol")
    ready = bool(role and (title or "").strip())
    if st.button("Begin met samenvoegen", type="primary", key="voeg-samen", disabled=not ready):
        made = meeting_door.start((title or "").strip(), role, laid, Stap.SAMENVOEGEN, coupled)
        meeting_door.go(made)


def show_new_scan(room: Room, found: SideBySide) -> None:
    """One scan of all: what goes along, what is still missing, and the way into the new scan."""
    made = meeting.new_scan(room.hand.loaded)
    if made is None and room.head.step is Stap.SAMENVOEGEN and not room.leads:
        return  # not their turn yet: they decide
    st.header("De nieuwe scan", anchor=False)
    if made is not None:
        _made(room, made)
    if not room.leads:
        if made is None:
            words = "Wie het gesprek leidt, maakt straks één nieuwe scan van wat meegaat."
            show(markup('<p class="ws-klein">{}</p>', words))
        return
    decided = meeting.decisions(room.hand.loaded)
    words = woorden.uitslag(telling(found, decided))
    if made is None or words != made.outcome:
        since = "Daarna besloten jullie nog iets. Nu geldt: " if made else ""
        show(markup('<p role="status" class="ws-klein">{}{}</p>', since, words))
    missing = [p for ref in zonder_reden(decided) if (p := punt_van(found, ref)) is not None]
    _ask_why(room, missing)
    if wrong := st.session_state.pop(_WRONG, ""):
        show(markup('<p class="ws-let-op" role="alert">{}</p>', wrong))
    st.button(
        "Maak hem opnieuw" if made else "Maak één nieuwe scan", key="maak-nieuwe-scan",
        type="tertiary" if made else "secondary" if room.head.step is Stap.SAMENVOEGEN
        else "primary",
        disabled=bool(missing), on_click=_merge, args=(room, found, words),
    )  # fmt: skip


def _ask_why(room: Room, missing: Sequence[Keuzepunt]) -> None:
    """What still has no reason, each with the way there."""
    if not missing:
        return
    words = "Hier mist nog waarom het niet meegaat. Vul dat eerst aan."
    show(markup('<p class="ws-let-op">{}</p>', words))
    for point in dict.fromkeys(missing):
        st.button(
            f"Naar: {plain_label(point.titel[:120])}", key=f"waarom-{point.sleutel}",
            on_click=go_to_point, args=(room, Stap.SAMENVOEGEN, point.sleutel),
        )  # fmt: skip


def _merge(room: Room, found: SideBySide, outcome: str) -> None:
    role, where = room.hand.right.author.role, identity.address()
    access, scans = storage.access(), [side.scan for side in found.kanten]
    try:
        made = meeting_outcome.merge(room.hand.loaded, scans, date.today(), room.head.title)
        content = as_records(made.scan)
        info, link = access.start_scan(made.scan.titel[:200], where, content, role)
    except UserError as error:
        st.session_state[_WRONG] = str(error)
        return
    right = identity.came_in(access.enter(link.token, where, role))
    share = access.create_link(right, "scan", info.id, "schrijven")
    st.session_state.setdefault(_LINK, {})[info.id] = share.token
    about = NewScan(info.id, share.id, outcome, made.meldingen)
    meeting.merged_into(storage.repository(), room.hand.right, room.hand.id, about)
    room.hand.refresh()


def _made(room: Room, made: NewScan) -> None:
    """What happened, and the way into the new scan for everybody who may write here."""
    show(markup('<p role="status">De nieuwe scan is gemaakt. {}</p>', made.outcome))
    if made.remarks:
        lines = joined([markup("<li>{}</li>", remark) for remark in made.remarks])
        show(markup("<p>Let op:</p><ul>{}</ul>", lines))
    right = identity.right_in_scan(made.scan_id)
    if right is None and not (room.hand.may_write and made.link_id):
        words = "Vraag wie het gesprek leidt om de link."
        show(markup('<p class="ws-klein">{}</p>', words))
        return
    voted = _voted(room)
    words = "Er is al gestemd. Kies daar samen wat eerst komt." if voted else (
        "Stemmen begint daar opnieuw. Wat niet meegaat, staat erin met de reden."
    )  # fmt: skip
    show(markup('<p class="ws-klein">{}</p>', words))
    if st.button("Open de nieuwe scan", key="open-nieuwe-scan", type="primary"):
        _open(room, made, right, "kiezen" if voted else "problemen")
    if right is not None and right.level == "beheren":
        _share(made.scan_id, right)


def _voted(room: Room) -> bool:
    """Whether there are votes to choose by; else the group first reads what lies there now."""
    return any(
        one.onthuld and one.stemmen for one in meeting_outcome.ballots(room.hand.loaded).values()
    )


def _open(room: Room, made: NewScan, right: Right | None, page: str) -> None:
    if right is None:
        try:
            entered = storage.access().follow(room.hand.right, room.hand.id)
        except UserError as error:
            show(markup('<p class="ws-let-op" role="alert">{}</p>', error))
            return
        identity.came_in(entered)
    st.switch_page(page_of(page), query_params={address.SCAN: made.scan_id})


def _share(scan_id: str, right: Right) -> None:
    """A link and QR code for who was not at the table."""
    kept: dict[str, str] = st.session_state.setdefault(_LINK, {})
    with st.expander("Laat ook anderen in de nieuwe scan", key="nieuwe-scan-anderen"):
        if scan_id not in kept:
            if st.button("Maak een link", key="nieuwe-scan-delen"):
                made = storage.access().create_link(right, "scan", scan_id, "schrijven")
                kept[scan_id] = made.token
                st.rerun()
            return
        link = f"{invite.base_address()}/in#{kept[scan_id]}"
        invite.copyable("nieuwe-scan", "Link naar de nieuwe scan", link)
        invite.code(link, "QR-code naar de nieuwe scan")
