"""After a step inside a page the new heading gets the focus: for keyboard, ear and phone."""

from __future__ import annotations

import streamlit as st

from wijkscan.app import address
from wijkscan.app.look import markup, show

_LAST, _TOLD = "plek", "plek-verteld"
_FOCUS = """<script>
/* {} */
requestAnimationFrame(() => {{
  const here = document.getElementById("ws-aankomst");
  if (here) {{ here.focus({{preventScroll: true}}); here.scrollIntoView({{block: "start"}}); }}
}});
</script>"""


def heading(title: str, above: str = "", *, steps: int = 1) -> None:
    """The title of this place in the page, with a small line above it.

    `steps`: how many parts of the place count; another record opened in a list keeps the focus.
    """
    show(
        markup(
            '{}<h1 class="ws-aankomst" id="ws-aankomst" tabindex="-1">{}</h1>',
            markup('<p class="ws-hint">{}</p>', above) if above else "",
            title,
        )
    )
    here = ".".join(address.spot()[:steps])
    last = st.session_state.get(_LAST)
    if last is not None and last != here:  # who just opened the page starts at its top
        st.session_state[_TOLD] = here
    st.session_state[_LAST] = here
    with st.container(key="aankomst"):
        if st.session_state.get(_TOLD) == here:
            st.html(_FOCUS.format(here), unsafe_allow_javascript=True)
