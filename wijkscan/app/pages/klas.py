"""The teacher's page: make a class, put the code on the board, see where every group is."""

from __future__ import annotations

import streamlit as st

from wijkscan.app import at_hand
from wijkscan.app.address import GROEP
from wijkscan.app.look import markup
from wijkscan.app.look import show as put
from wijkscan.app.widgets import (
    class_code,
    class_group,
    class_groups,
    class_manage,
    class_start,
    classes,
)


def show() -> None:
    """Without a class: begin one. With one: its code and groups, or one group."""
    known = classes.mine()
    class_manage.undo_bar()
    one = classes.current(known)
    if one is None:
        if known and not classes.is_new():
            class_start.show_choice(known)
        else:
            with st.container(key="klas-begin"):
                class_start.show_start()
        return
    if groep_id := st.query_params.get(GROEP, ""):
        class_group.show_group(one, groep_id)
        return
    at_hand.close()
    made = class_code.shown(one)
    if made is not None and st.session_state.get(class_code.BOARD):
        class_code.show_board(one, made)
        return
    _overview(one)


def _overview(one: classes.Class) -> None:
    put(markup('<div class="ws-welkom"><h1>{}</h1></div>', one.klas.name))
    class_manage.manage_link()
    left, right = st.columns([3, 2], gap="large")
    with left:
        st.header("Groepen", anchor=False)
        class_groups.show_groups(one)
    with right:
        class_code.show_code(one)
        class_manage.print_pack()
    class_manage.show_manage(one)
