"""Keeping a class: its manage link, names, groups that come and go, and the pack to print."""

from __future__ import annotations

from itertools import count

import streamlit as st

from wijkscan.app import cached, storage
from wijkscan.app.look import markup, show
from wijkscan.app.widgets import classes, invite
from wijkscan.app.widgets.class_start import LINK
from wijkscan.app.widgets.classes import Class
from wijkscan.app.widgets.labels import plain_label
from wijkscan.workspace.removal import Kind
from wijkscan.workspace.rights import Right

_GONE = "klas-net-weg"


def manage_link() -> None:
    """The only key to the class, shown until the teacher says that it is kept."""
    token = st.session_state.get(LINK)
    if not token:
        return
    with st.container(key="beheerlink"):
        show(
            markup(
                "<h2>Bewaar deze link</h2><p>Dit is de enige sleutel van jouw klas. We tonen hem "
                "<b>één keer</b>. Met de link kom je er altijd weer in, ook op een andere "
                "computer. Geef hem niet aan studenten.</p>"
            )
        )
        invite.copyable("beheer", "Jouw beheerlink", f"{invite.base_address()}/in#{token}")
        st.button("Ik heb de link bewaard", key="link-bewaard", on_click=_kept)


def _kept() -> None:
    st.session_state.pop(LINK, None)


def show_manage(one: Class) -> None:
    """What a teacher does once in a while."""
    with st.expander("Klas beheren", key="klas-beheren"):
        rename(one.right, "klas", one.klas.id, one.klas.name, "Naam van de klas")
        _new_group(one)
        for groep in storage.classroom().deleted_groepen(one.right, one.klas.id):
            st.button(
                f"Haal {plain_label(groep.name)} terug", key=f"terug-{groep.id}",
                on_click=storage.repository().restore, args=(one.right, "groep", groep.id),
            )  # fmt: skip
        show(markup('<p class="ws-klein">Ben je de beheerlink kwijt? Maak hier een nieuwe.</p>'))
        st.button("Nieuwe beheerlink", key="nieuwe-beheerlink", on_click=_new_link, args=(one,))
        delete(one.right, "klas", one.klas.id, one.klas.name)
        st.button("Nog een klas beginnen", key="nog-een-klas", on_click=classes.begin_another)


def rename(right: Right, kind: Kind, id_: str, name: str, label: str) -> None:
    """Another name; kept as soon as it is typed."""
    key = f"naam-{id_}"
    if key not in st.session_state:
        st.session_state[key] = name
    st.text_input(label, key=key, max_chars=60, on_change=_renamed, args=(right, kind, id_, name))


def _renamed(right: Right, kind: Kind, id_: str, before: str) -> None:
    name = st.session_state[f"naam-{id_}"].strip()
    if name:
        storage.repository().rename(right, kind, id_, name)
    else:
        st.session_state[f"naam-{id_}"] = before


def _new_group(one: Class) -> None:
    st.button("Groep erbij", key="groep-erbij", on_click=_add_group, args=(one,))


def _add_group(one: Class) -> None:
    known = {groep.name for groep in storage.repository().groepen(one.right)}
    free = next(name for number in count(1) if (name := f"Groep {number}") not in known)
    storage.repository().create_groep(one.right, one.klas.id, free)


def _new_link(one: Class) -> None:
    made = storage.access().create_link(one.right, "klas", one.klas.id, "beheren")
    st.session_state[LINK] = made.token


def delete(right: Right, kind: Kind, id_: str, name: str) -> None:
    """Remove a class or group; right after it one press brings it back."""
    st.button(
        f"Verwijder {plain_label(name)}", key=f"weg-{id_}",
        on_click=_deleted, args=(right, kind, id_, name),
    )  # fmt: skip


def _deleted(right: Right, kind: Kind, id_: str, name: str) -> None:
    storage.repository().delete(right, kind, id_)
    st.session_state[_GONE] = (right, kind, id_, name)
    classes.leave_group()


def undo_bar() -> None:
    """Right after removing a class or group."""
    gone = st.session_state.get(_GONE)
    if not gone:
        return
    with st.container(key="klas-terughalen", horizontal=True, vertical_alignment="center"):
        show(markup('<p role="status">{} is weg. Terughalen kan 30 dagen.</p>', gone[3]))
        st.button("Haal terug", key="haal-klas-terug", on_click=_bring_back)


def _bring_back() -> None:
    right, kind, id_, _ = st.session_state.pop(_GONE)
    storage.repository().restore(right, kind, id_)


def print_pack() -> None:
    """Everything for the lesson on paper."""
    with st.container(key="pakket"):
        show(
            markup(
                "<h2>Om te printen</h2><p>Lesplannen, rollen, observatieformulier, microlessen, "
                "voorbeelden en rubriek.</p>"
            )
        )
        st.download_button(
            "Docentpakket downloaden", cached.docentpakket, file_name="docentpakket.pdf",
            mime="application/pdf", key="docentpakket", on_click="ignore",
        )  # fmt: skip
