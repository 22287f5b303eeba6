"""Coming in with a class code: who you are, which group, and then straight into its scan."""

from __future__ import annotations

import streamlit as st

from wijkscan.app import address, at_hand, identity, storage
from wijkscan.app.address import BIJEENKOMST, CODE
from wijkscan.app.look import markup, show
from wijkscan.app.registry import page_of
from wijkscan.app.widgets import begin, classes
from wijkscan.app.widgets.class_code import spaced
from wijkscan.app.widgets.labels import plain_label
from wijkscan.errors import UserError
from wijkscan.scan import voortgang
from wijkscan.workspace.document import as_document
from wijkscan.workspace.outcomes import Groep
from wijkscan.workspace.rights import Right
from wijkscan.workspace.tokens import CODE_LENGTH, CODE_SIGNS

_TYPED = "meedoen-code"
_WRONG = "meedoen-fout"


def waiting() -> Right | None:
    """The right of who came in with a code and has yet to pick a group."""
    return next((right for right in identity.rights() if right.scope == "keuze"), None)


def ask_code(title: str = "Doe mee met je klas", label: str = "Klascode") -> None:
    """One screen: the code, your role, your initials if you like."""
    where = "<p>De code staat op het bord.</p></div>"
    show(markup('<div class="ws-welkom"><h1>{}</h1>' + where, title))
    if _TYPED not in st.session_state:
        given = tidy(st.query_params.get(CODE, ""))
        st.session_state[_TYPED] = spaced(given) if len(given) == CODE_LENGTH else ""
    code = st.text_input(label, key=_TYPED, max_chars=12, placeholder="ABC DEF", autocomplete="off")
    if wrong := st.session_state.get(_WRONG, ""):
        show(markup('<p class="ws-let-op" role="alert">{}</p>', wrong))
    role = begin.ask_role("meedoen-rol")
    initials = st.text_input(
        "Voorletters of bijnaam (mag leeg)", max_chars=20, key="meedoen-letters", autocomplete="off"
    )
    who = "Je docent ziet wie wat schreef. " if label == "Klascode" else ""
    show(markup('<p class="ws-klein">{}Je naam hoeft niet.</p>', who))
    st.button(
        "Verder", key="meedoen", type="primary", width="stretch",
        disabled=not (role and tidy(code or "")), on_click=_enter, args=(role, initials or ""),
    )  # fmt: skip


def tidy(typed: str) -> str:
    """Only the signs that a code can have, as the board shows them."""
    return "".join(sign for sign in typed.upper() if sign in CODE_SIGNS)[: 2 * CODE_LENGTH]


def _enter(role: str, initials: str) -> None:
    try:
        entered = storage.access().enter_code(
            tidy(st.session_state[_TYPED]), identity.address(), role, initials
        )
    except UserError as error:
        st.session_state[_WRONG] = str(error)
        return
    st.session_state.pop(_WRONG, None)
    st.query_params.pop(CODE, None)
    right = identity.came_in(entered)
    if right.scope == BIJEENKOMST:
        st.session_state[BIJEENKOMST] = right.scope_id


def meeting_entered() -> str:
    """The meeting into which a code just led, once; "" when it led into a class."""
    return str(st.session_state.pop(BIJEENKOMST, ""))


def ask_group(right: Right) -> None:
    """The groups of the class as large buttons."""
    show(
        markup(
            '<div class="ws-welkom"><h1>In welke groep zit je?</h1>'
            "<p>Je doet mee als {}.</p></div>",
            right.author.role or "deelnemer",
        )
    )
    found = storage.repository().groepen(right)
    if not found:
        show(markup('<p class="ws-leeg">Er is nog geen groep. Vraag het je docent.</p>'))
    with st.container(key="groepen-lijst", gap="small"):
        for groep in sorted(found, key=lambda one: (len(one.name), one.name)):
            st.button(
                plain_label(groep.name), key=f"kies-{groep.id}", width="stretch",
                on_click=_pick, args=(right, groep),
            )  # fmt: skip


def _pick(right: Right, groep: Groep) -> None:
    mine = storage.access().pick_groep(right, groep.id)
    identity.changed(right, mine)
    info = classes.begin_scan(mine, groep)
    address.choose(())
    at_hand.open_scan(info.id)
    scan = as_document(storage.repository().load(mine, info.id))
    st.session_state["meedoen-naar"] = voortgang.verder(scan)


def go_on() -> None:
    """After picking a group: to where that group is now; after another code: to the meeting."""
    if meeting := meeting_entered():
        st.switch_page(page_of(BIJEENKOMST), query_params={BIJEENKOMST: meeting})
    if step := st.session_state.pop("meedoen-naar", ""):
        st.switch_page(page_of(step), query_params=address.params())
