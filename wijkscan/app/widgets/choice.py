"""Choices of one record that save themselves: chips for a few words, a box for yes or no."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from wijkscan.app import at_hand
from wijkscan.app.at_hand import AtHand
from wijkscan.app.look import markup, show
from wijkscan.app.widgets.field import inside, stored
from wijkscan.app.widgets.labels import named


def choose_one(
    record_id: str,
    name: str,
    label: str,
    options: Mapping[Any, str],
    *,
    help: str = "",
    empty: Any = None,
    about: str = "",
) -> Any:
    """One of a few; pressing it again takes it back. `options`: what is stored -> its words.

    `empty`: what is stored when nothing is chosen, for fields that hold a text. `about`: said with
    the label to who hears it, where a page asks the same of several records.
    """
    hand, key = at_hand.here(), _key(record_id, name)
    now = stored(hand, record_id, name)
    st.session_state[key] = now if now in options else None  # the scan decides, also for neighbours
    st.pills(
        named(label, about),
        list(options),
        wrap=True,
        format_func=options.__getitem__,
        **_saving(hand, record_id, name, empty),
    )
    _explain(help)
    return now


def choose_more(
    record_id: str, name: str, label: str, options: Mapping[Any, str], *, help: str = ""
) -> list[Any]:
    """Any number of a few; what is stored is a list."""
    hand, key = at_hand.here(), _key(record_id, name)
    now = [value for value in stored(hand, record_id, name) or [] if value in options]
    st.session_state[key] = now
    st.pills(
        label,
        list(options),
        wrap=True,
        selection_mode="multi",
        format_func=options.__getitem__,
        **_saving(hand, record_id, name),
    )
    _explain(help)
    return now


def tick(record_id: str, name: str, label: str, *, help: str = "") -> bool:
    """Yes or no."""
    hand, key = at_hand.here(), _key(record_id, name)
    now = bool(stored(hand, record_id, name))
    st.session_state[key] = now
    st.checkbox(
        label,
        **_saving(hand, record_id, name),
    )
    _explain(help)
    return now


def pick_one(
    record_id: str, name: str, label: str, options: Mapping[str, str], *, help: str = ""
) -> str:
    """One of a longer list, such as the causes of a problem; the empty first line takes it back."""
    hand, key = at_hand.here(), _key(record_id, name)
    now = str(stored(hand, record_id, name) or "")
    st.session_state[key] = now if now in options else ""
    st.selectbox(
        label,
        ["", *options],
        format_func=lambda value: options[value] if value else "(nog niets gekozen)",
        **_saving(hand, record_id, name),
    )
    _explain(help)
    return now


def pick_more(
    record_id: str, name: str, label: str, options: Mapping[str, str], *, help: str = ""
) -> list[str]:
    """Any number of a longer list."""
    hand, key = at_hand.here(), _key(record_id, name)
    now = [value for value in stored(hand, record_id, name) or [] if value in options]
    st.session_state[key] = now
    st.multiselect(
        label,
        list(options),
        format_func=options.__getitem__,
        placeholder="Kies",
        select_all=False,  # its words are English
        **_saving(hand, record_id, name),
    )
    _explain(help)
    return now


def _explain(help: str) -> None:
    """Below the choice, where a thumb need not press a question mark to read it."""
    if help:
        show(markup('<p class="ws-klein ws-onder">{}</p>', help))


def _key(record_id: str, name: str) -> str:
    return f"k-{record_id}-{name}"


def _saving(hand: AtHand, record_id: str, name: str, empty: Any = None) -> dict[str, Any]:
    """What binds a widget of Streamlit to one field of a record."""
    key = _key(record_id, name)
    return {
        "key": key,
        "disabled": not hand.may_write,
        "on_change": _changed,
        "args": (record_id, name, key, empty),
    }


def _changed(record_id: str, name: str, key: str, empty: Any = None) -> None:
    hand = at_hand.here()
    value = st.session_state[key]
    value = empty if value is None else list(value) if isinstance(value, list) else value
    top, whole = inside(hand, record_id, name, value)
    hand.save(record_id, top, whole)
