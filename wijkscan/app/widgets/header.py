"""The head of every page: which wijk, which language, the report, and the path of steps."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from wijkscan.app import address, cached
from wijkscan.app.address import Taal
from wijkscan.app.look import markup, show
from wijkscan.app.registry import PageSpec
from wijkscan.app.widgets import download
from wijkscan.errors import UserError

_LAGEN = {Taal.GEWOON: "Gewone taal", Taal.VAK: "Vaktaal"}


def show_header(current: PageSpec, pages: Mapping[PageSpec, st.Page]) -> None:
    """Everything above the page itself."""
    codes = address.chosen_codes()
    with st.container(key="kop", horizontal=True, vertical_alignment="center"):
        _place(codes)
        if codes:
            _language()
            download.show_download(codes)
    _path(current, pages, bool(codes))


def _place(codes: tuple[str, ...]) -> None:
    try:
        place = cached.chosen(codes) if codes else None
    except UserError:
        place = None  # the page itself says what is wrong with the address
    if place is None:
        show(markup('<p class="ws-plaats"><b>wijkscan</b></p>'))
        return
    where = "" if place.gemeente_naam == place.naam else f" · {place.gemeente_naam}"
    show(markup('<p class="ws-plaats"><b>{}</b>{}</p>', place.naam, where))


def _language() -> None:
    st.session_state["laag"] = address.taal()  # the address decides, also after the back button
    st.segmented_control(
        "Taal",
        list(_LAGEN),
        required=True,
        format_func=_LAGEN.__getitem__,
        key="laag",
        on_change=lambda: address.speak(Taal(st.session_state["laag"] or Taal.GEWOON)),
        label_visibility="collapsed",
    )


def _path(current: PageSpec, pages: Mapping[PageSpec, st.Page], has_area: bool) -> None:
    carried = address.params()
    with st.container(key="pad", horizontal=True, gap="small"):
        for spec, page in pages.items():
            if spec is current:
                show(markup('<p class="ws-stap ws-nu" aria-current="page">{}</p>', spec.title))
            elif spec.needs_area and not has_area:
                show(markup('<p class="ws-stap">{}</p>', spec.title))
            else:
                st.page_link(page, label=spec.title, query_params=carried)


def show_next(current: PageSpec, pages: Mapping[PageSpec, st.Page]) -> None:
    """The step after this one; the last step points to the report."""
    order = list(pages)
    with st.container(key="volgende", horizontal=True, horizontal_alignment="right"):
        if current is order[-1]:
            show(markup('<p class="ws-klein">Klaar? Neem het verslag mee: knop rechtsboven.</p>'))
            return
        following = order[order.index(current) + 1]
        st.page_link(
            pages[following], label=f"Verder: {following.title}", query_params=address.params()
        )
