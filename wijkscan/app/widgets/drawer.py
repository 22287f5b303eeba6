"""A list of records of which one is open to write in; the others stand below each other by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from wijkscan.app import at_hand
from wijkscan.app.at_hand import AtHand
from wijkscan.app.look import markup, show
from wijkscan.app.widgets import together
from wijkscan.app.widgets.labels import plain_label
from wijkscan.workspace.outcomes import Record


@dataclass(frozen=True, slots=True)
class Drawer:
    """How one kind of record is listed, made and removed.

    `name`: the words by which people know a record; "" for one that is still empty.
    `thing`: what removing says ("De actie"). `start`: the first fields, from the `mark` of the
    list. `again`: the button that puts this one away and begins a next.
    """

    kind: str
    thing: str
    empty: str
    add: str
    name: Callable[[dict[str, Any]], str]
    edit: Callable[[AtHand, Record], None]
    start: Callable[[str], dict[str, Any]] = lambda _: {}
    again: str = ""

    def show(self, belongs: Callable[[Record], bool] = lambda _: True, mark: str = "") -> None:
        """All records that belong here. `mark` keeps two lists of one kind apart on a page."""
        hand = at_hand.here()
        records = [record for record in hand.of_kind(self.kind) if belongs(record)]
        if not records:
            show(markup('<p class="ws-leeg">{}</p>', self.empty))
        for record in records:
            self._one(hand, record)
        if hand.may_write:
            st.button(
                self.add, key=f"nieuw-{self.kind}-{mark}", on_click=self._add, args=(hand, mark)
            )

    def _one(self, hand: AtHand, record: Record) -> None:
        words = self.name(record.fields).strip() or "(nog leeg)"
        if st.session_state.get(self._key) != record.id:
            st.button(
                plain_label(words),
                key=f"open-{record.id}",
                width="stretch",
                on_click=self._open,
                args=(record.id,),
            )
            return
        with st.container(border=True, key=f"la-{record.id}"):
            self.edit(hand, record)
            with st.container(horizontal=True, horizontal_alignment="distribute"):
                if self.again and hand.may_write:
                    st.button(
                        self.again,
                        key=f"nog-een-{record.id}",
                        type="primary",
                        on_click=self._add,
                        args=(hand, ""),
                    )
                st.button("Klaar", key=f"klaar-{record.id}", on_click=self._open, args=("",))
                st.button(
                    "Weghalen",
                    key=f"weg-{record.id}",
                    type="tertiary",
                    disabled=not hand.may_write,
                    on_click=together.remove,
                    args=(hand, record.id, self.thing),
                )

    @property
    def _key(self) -> str:
        return f"la-open-{self.kind}"

    def _open(self, record_id: str) -> None:
        st.session_state[self._key] = record_id

    def _add(self, hand: AtHand, mark: str) -> None:
        self._open(hand.add(self.kind, self.start(mark)))
