"""The head of every page: which wijk, who is here, which language, the report, and the path."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from wijkscan.app import address, at_hand, cached
from wijkscan.app.address import Taal
from wijkscan.app.at_hand import AtHand
from wijkscan.app.look import markup, show
from wijkscan.app.registry import PAGES, STEPS, PageSpec
from wijkscan.app.widgets import casus, download, together
from wijkscan.errors import UserError
from wijkscan.scan import voortgang

_FOOT = ("bronnen", "toegankelijkheid")
_LAGEN = {Taal.GEWOON: "Gewone taal", Taal.VAK: "Vaktaal"}


def show_header(current: PageSpec, pages: Mapping[PageSpec, st.Page]) -> None:
    """Everything above the page itself."""
    hand = at_hand.current() if current.step else None
    with st.container(key="bovenaan-pad" if current.step else "bovenaan"):
        _head(current, pages, hand)
        if current.step:
            _path(current, pages, hand)


def _head(current: PageSpec, pages: Mapping[PageSpec, st.Page], hand: AtHand | None) -> None:
    codes = address.chosen_codes() if current.step else ()
    with st.container(key="kop", horizontal=True, vertical_alignment="center"):
        with st.container(key="merk"):
            st.page_link(pages[PAGES[0]], label="wijkscan", query_params={})
        _place(codes, hand)
        if hand is not None:
            with st.container(key="samen"):
                together.watch()
        if current.layers:
            _language("laag")
        if codes:
            download.show_download(codes)


def show_example(hand: AtHand) -> None:
    """An invented scan says so on every page; a casus brings its questions along."""
    if hand.document.voorbeeld:
        show(markup('<p class="ws-let-op ws-voorbeeld">{}</p>', hand.document.voorbeeld))
    if hand.document.les is not None and hand.document.les.vragen:
        show(casus.questions(hand.document.les))


def _place(codes: tuple[str, ...], hand: AtHand | None) -> None:
    try:
        place = cached.chosen(codes) if codes else None
    except UserError:
        place = None  # the page itself says what is wrong with the address
    if place is None:
        title = hand.loaded.info.title if hand is not None else ""
        show(markup('<p class="ws-plaats"><b>{}</b></p>', title))
        return
    where = "" if place.gemeente_naam == place.naam else f" · {place.gemeente_naam}"
    show(markup('<p class="ws-plaats"><b>{}</b>{}</p>', place.naam, where))


def _language(key: str) -> None:
    st.session_state[key] = address.taal()  # the address decides, also after the back button
    st.segmented_control(
        "Taal",
        list(_LAGEN),
        required=True,
        format_func=_LAGEN.__getitem__,
        key=key,
        on_change=lambda: address.speak(Taal(st.session_state[key] or Taal.GEWOON)),
        label_visibility="collapsed",
    )


def _path(current: PageSpec, pages: Mapping[PageSpec, st.Page], hand: AtHand | None) -> None:
    """All steps in a row; on a phone one button that opens them, and the choice of language."""
    number = STEPS.index(current) + 1
    with st.container(key="pad", horizontal=True, gap="small"):
        _steps(current, pages, hand)
    with (
        st.container(key="pad-klein"),
        st.popover(f"Stap {number} van {len(STEPS)}: {current.title}", width="stretch"),
    ):
        _steps(current, pages, hand)
        if current.layers:
            _language("laag-klein")


def _steps(current: PageSpec, pages: Mapping[PageSpec, st.Page], hand: AtHand | None) -> None:
    carried, filled = address.params(), voortgang.gevuld(hand.document) if hand else set()
    skipped = set(hand.document.overgeslagen) if hand else set()
    for spec in STEPS:
        if spec is current:
            show(markup('<p class="ws-stap ws-nu" aria-current="page">{}</p>', spec.title))
            continue
        mark = "✓ " if spec.address in filled else ""
        label = f"~~{spec.title}~~" if spec.address in skipped and not mark else spec.title
        st.page_link(pages[spec], label=mark + label, query_params=carried)


def show_next(current: PageSpec, pages: Mapping[PageSpec, st.Page]) -> None:
    """The step after this one, and leaving this one out."""
    hand = at_hand.current()
    if hand is None and not address.chosen_codes():
        return
    at = STEPS.index(current)
    with st.container(key="volgende", horizontal=True, horizontal_alignment="right"):
        if hand is not None and current.may_skip and hand.may_write:
            _skip(current, hand)
        if at + 1 < len(STEPS):
            following = STEPS[at + 1]
            st.page_link(
                pages[following], label=f"Verder: {following.title}", query_params=address.params()
            )


def _skip(current: PageSpec, hand: AtHand) -> None:
    if current.address in voortgang.gevuld(hand.document):
        return
    skipped = current.address in hand.document.overgeslagen
    words = "Toch invullen" if skipped else "Deze stap slaan we over"
    st.button(words, key="overslaan", on_click=_toggle_skip, args=(current.address, hand))


def _toggle_skip(step: str, hand: AtHand) -> None:
    steps = list(hand.document.overgeslagen)
    steps = [one for one in steps if one != step] if step in steps else [*steps, step]
    hand.save(hand.head.id, "overgeslagen", steps)


def show_foot(current: PageSpec, pages: Mapping[PageSpec, st.Page]) -> None:
    """Where the figures come from, and for whom the app works, from every page."""
    feet = [spec for spec in PAGES if spec.address in _FOOT and spec is not current]
    with st.container(key="voet", horizontal=True):
        for spec in feet:
            st.page_link(pages[spec], label=spec.title, query_params=address.params())
