"""A list of records of which one is open to write in; the others stand below each other by name."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from wijkscan.app import address, at_hand
from wijkscan.app.at_hand import AtHand
from wijkscan.app.look import markup, show
from wijkscan.app.widgets import together
from wijkscan.app.widgets.labels import named, plain_label
from wijkscan.scan.model_basis import nieuw_id
from wijkscan.workspace.outcomes import Record

_ID = re.compile("[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where one list stands in the page, and which of its records is open."""

    base: tuple[str, ...]
    parent: str | None
    mark: str
    opened: str


@dataclass(frozen=True, slots=True)
class Drawer:
    """How one kind of record is listed, made and removed.

    `name`: the words by which people know a record; "" for one that is still empty.
    `thing`: what removing says ("De actie"). `start`: the first fields, from the `mark` of the
    list. `again`: the button that puts this one away and begins a next. `below`: drawn under a
    record that is closed. `most`: no new one beside so many. A new record is a draft until
    something is written in it, so that nothing empty is left behind.
    """

    kind: str
    thing: str
    empty: str
    add: str
    name: Callable[[dict[str, Any]], str]
    edit: Callable[[AtHand, Record], None]
    start: Callable[[str], dict[str, Any]] = lambda _: {}
    again: str = ""
    below: Callable[[Record], None] = lambda _: None
    most: int = 1000

    def show(
        self,
        belongs: Callable[[Record], bool] = lambda _: True,
        mark: str = "",
        base: tuple[str, ...] = (),
        parent: str | None = None,
        about: str = "",
    ) -> None:
        """All records that belong here. `mark` keeps two lists of one kind apart on a page.

        `base`: where in the page this list stands. `parent`: the record that it stands in.
        `about`: what the list is about, for who only hears the name of its button.
        """
        hand = at_hand.here()
        records = [record for record in hand.of_kind(self.kind, parent) if belongs(record)]
        place = _Place(base, parent, mark, self._opened(base, mark))
        records += self._begun(hand, place, {record.id for record in records})
        if not records and self.empty:
            show(markup('<p class="ws-leeg">{}</p>', self.empty))
        for record in records:
            self._one(hand, record, place)
        if hand.may_write and self.add and len(records) < self.most:
            st.button(
                named(self.add, about), key=f"nieuw-{self.kind}-{mark}",
                on_click=self._open, args=(place,),
            )  # fmt: skip

    def _begun(self, hand: AtHand, place: _Place, known: set[str]) -> list[Record]:
        """The record that somebody opened to write in, and in which nothing stands yet."""
        new = place.opened
        if not _ID.fullmatch(new) or new in known | hand.gone or not hand.may_write:
            return []
        hand.draft(self.kind, new, self.start(place.mark), place.parent)
        record = hand.record(new)
        return [record] if record is not None and record.kind == self.kind else []

    def _one(self, hand: AtHand, record: Record, place: _Place) -> None:
        if place.opened == record.id:
            self._write(hand, record, place)
            return
        words = self.name(record.fields).strip() or "(nog leeg)"
        st.button(
            plain_label(words),
            key=f"open-{record.id}",
            width="stretch",
            on_click=self._open,
            args=(place, record.id),
        )
        self.below(record)

    def _write(self, hand: AtHand, record: Record, place: _Place) -> None:
        with st.container(border=True, key=f"la-{record.id}"):
            self.edit(hand, record)
            with st.container(horizontal=True, horizontal_alignment="distribute"):
                if self.again and hand.may_write:
                    st.button(
                        self.again, key=f"nog-een-{record.id}", type="primary",
                        on_click=self._open, args=(place,),
                    )  # fmt: skip
                st.button("Klaar", key=f"klaar-{record.id}", on_click=address.go, args=place.base)
                if hand.may_write:
                    st.button(
                        "Weghalen", key=f"weg-{record.id}", type="tertiary",
                        on_click=self._remove, args=(hand, record.id, place),
                    )  # fmt: skip

    def _opened(self, base: tuple[str, ...], mark: str) -> str:
        """The record of this list that the address names, so that a reload brings it back."""
        spot = address.spot()
        rest = spot[len(base) :] if spot[: len(base)] == base else ()
        mine = rest[:1] == (self.kind,) and len(rest) > 1 and rest[2:] == self._tail(mark)
        return rest[1] if mine else ""

    @staticmethod
    def _tail(mark: str) -> tuple[str, ...]:
        return (mark,) if mark else ()

    def _open(self, place: _Place, record_id: str = "") -> None:
        address.go(*place.base, self.kind, record_id or nieuw_id(), *self._tail(place.mark))

    def _remove(self, hand: AtHand, record_id: str, place: _Place) -> None:
        address.go(*place.base)
        if hand.is_stored(record_id):
            together.remove(hand, record_id, self.thing)
