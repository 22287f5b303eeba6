"""Last step of a meeting: the own first step, one new scan, and what everybody takes home."""

from __future__ import annotations

from datetime import date, timedelta

import streamlit as st

from wijkscan import text
from wijkscan.app import address, identity, storage
from wijkscan.app.look import joined, markup, show
from wijkscan.app.registry import page_of
from wijkscan.app.widgets import bring_home, field, invite, meeting_door
from wijkscan.app.widgets.meeting_room import Room
from wijkscan.errors import UserError
from wijkscan.report.blocks import Markup
from wijkscan.report.naast.sessie import wie
from wijkscan.scan.bijeenkomst import Afspraak, Bijeenkomst
from wijkscan.scan.merge_keuzes import zonder_reden
from wijkscan.scan.sidebyside_basis import SideBySide
from wijkscan.workspace import meeting, meeting_outcome
from wijkscan.workspace.document import as_records
from wijkscan.workspace.hidden import MEMBER
from wijkscan.workspace.own_say import own_id
from wijkscan.workspace.rights import Right

_WRONG, _LINK = "samenvoegen-fout", "nieuwe-scan-link"


def show_home(room: Room, found: SideBySide) -> None:
    """One thing to fill in, then what goes along."""
    mine = _mine(room)
    st.header("Wat doe jij het eerst?", anchor=False)
    if room.hand.may_write:
        field.field(mine, "eerste_stap", "Mijn eerste stap in één zin", kind=field.LINE)
        field.field(mine, "team", "Met welk team of welke opleiding?", kind=field.LINE)
        field.field(mine, "terugblik", "Wanneer kijken jullie terug?", kind=field.DAY)
        _weeks(room, mine)
    show(steps(room))
    _new_scan(room, found)
    made = outcome(room, found)
    kept = room.hand.record(mine)
    own = meeting_outcome.agreement(kept) if kept is not None else Afspraak("")
    bring_home.show_home(found, made, own, meeting_door.refused())


def _weeks(room: Room, mine: str) -> None:
    with st.container(horizontal=True, key="terugblik-weken", gap="small"):
        for weeks in (4, 8, 12):
            day = date.today() + timedelta(weeks=weeks)
            st.button(
                f"Over {weeks} weken", key=f"terug-over-{weeks}",
                on_click=_look_back, args=(room, mine, day),
            )  # fmt: skip


def _look_back(room: Room, mine: str, day: date) -> None:
    room.hand.save(mine, "terugblik", day.isoformat())


def outcome(room: Room, found: SideBySide) -> Bijeenkomst:
    """The meeting as the reports take it."""
    return meeting_outcome.as_bijeenkomst(room.hand.loaded, [side.scan for side in found.kanten])


def _mine(room: Room) -> str:
    hand = room.hand
    mine = own_id(hand.right, hand.id, room.head.record.id)
    if hand.may_write:
        fields = {
            MEMBER: hand.me, "rol": hand.right.author.role, "team": "", "eerste_stap": "",
            "terugblik": None,
        }  # fmt: skip
        hand.draft("afspraak", mine, fields, room.head.record.id)
    return mine


def steps(room: Room) -> Markup:
    """Everybody's first step with the day of looking back."""
    made = [
        meeting_outcome.agreement(item)
        for item in room.hand.loaded.records
        if item.kind == "afspraak"
    ]
    lines = [markup("<dt>{}</dt><dd>{}</dd>", wie(one), _words(one)) for one in made]
    if not lines:
        return Markup("")
    return markup(
        '<div class="ws-afspraak"><h3>Eerste stappen</h3><dl>{}</dl></div>', joined(lines)
    )


def _words(one: Afspraak) -> str:
    first = one.eerste_stap.strip() or "nog geen eerste stap"
    return f"{first} (terug op {text.long_date(one.terugblik)})" if one.terugblik else first


def _new_scan(room: Room, found: SideBySide) -> None:
    """One scan of all: made by who leads, with links to the scans it came from."""
    made = room.head.record.fields.get("nieuw") or ""
    st.header("De nieuwe scan", anchor=False)
    if made:
        _made(made)
    if not room.leads:
        if not made:
            words = "Wie het gesprek leidt, maakt straks één nieuwe scan van wat meegaat."
            show(markup('<p class="ws-klein">{}</p>', words))
        return
    decided = meeting.decisions(room.hand.loaded)
    missing = zonder_reden(decided)
    if missing:
        words = text.plural(len(missing), "keer staat er", "keer staat er")
        hint = f"{words} nog niet bij waarom iets niet meegaat. Vul dat eerst aan."
        show(markup('<p class="ws-let-op">{}</p>', hint))
    if wrong := st.session_state.pop(_WRONG, ""):
        show(markup('<p class="ws-let-op" role="alert">{}</p>', wrong))
    st.button(
        "Maak hem opnieuw" if made else "Maak één nieuwe scan", key="maak-nieuwe-scan",
        type="secondary" if made else "primary", disabled=bool(missing),
        on_click=_merge, args=(room, found),
    )  # fmt: skip


def _merge(room: Room, found: SideBySide) -> None:
    role, where = room.hand.right.author.role, identity.address()
    try:
        made = meeting_outcome.merge(
            room.hand.loaded, [side.scan for side in found.kanten], date.today(), room.head.title
        )
        info, link = storage.access().start_scan(
            made.scan.titel[:200], where, as_records(made.scan), role
        )
    except UserError as error:
        st.session_state[_WRONG] = str(error)
        return
    identity.came_in(storage.access().enter(link.token, where, role))
    meeting.merged_into(storage.repository(), room.hand.right, room.hand.id, info.id)
    room.hand.refresh()


def _made(scan_id: str) -> None:
    """To the new scan for who may, and a link for the others."""
    right = identity.right_in_scan(scan_id)
    if right is None:
        words = "De nieuwe scan is gemaakt. Vraag wie het gesprek leidt om de link."
        show(markup('<p class="ws-klein">{}</p>', words))
        return
    show(markup('<p role="status">De nieuwe scan is gemaakt.</p>'))
    with st.container(key="ga-hoofd-nieuwe-scan"):
        st.page_link(
            page_of("kiezen"), label="Open de nieuwe scan", query_params={address.SCAN: scan_id}
        )
    if right.level == "beheren":
        share_link(scan_id, right)


def share_link(scan_id: str, right: Right) -> None:
    """A link and QR code, so that all who sit here go on in the new scan."""
    kept: dict[str, str] = st.session_state.setdefault(_LINK, {})
    if scan_id not in kept:
        if st.button("Laat de anderen erin", key="nieuwe-scan-delen"):
            made = storage.access().create_link(right, "scan", scan_id, "schrijven")
            kept[scan_id] = made.token
            st.rerun()
        return
    link = f"{invite.base_address()}/in#{kept[scan_id]}"
    invite.copyable("nieuwe-scan", "Link naar de nieuwe scan", link)
    invite.code(link, "QR-code naar de nieuwe scan")
