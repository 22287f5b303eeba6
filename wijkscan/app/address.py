"""What the address of a page says: the chosen area and the layer of language.

A reload or a shared address brings everyone back to the same place. The session only remembers
what the address said last, for the moment in between two pages.
"""

from __future__ import annotations

import re
from enum import StrEnum

import streamlit as st

GEBIED, TAAL, THEMA, KAART, SCAN = "gebied", "taal", "thema", "kaart", "scan"
BIJ, NAAST = "bij", "naast"
KLAS, GROEP, CODE = "klas", "groep", "code"
BIJEENKOMST = "bijeenkomst"
DEFAULT_FOCUS = "ouderen"
_MOST_PARTS = 60
_SPOT = re.compile(r"[0-9a-z_]{1,40}(?:\.[0-9a-z_]{1,40}){0,4}")
_CODE = re.compile(r"[A-Z]{2}[0-9A-Z]{2,8}")


class Taal(StrEnum):
    """The two layers of language."""

    GEWOON = "gewoon"
    VAK = "vak"


def chosen_codes() -> tuple[str, ...]:
    """Codes of the chosen area, from the address, else from the session; () when there is none."""
    given = st.query_params.get(GEBIED)
    if given is None:
        return tuple(st.session_state.get(GEBIED, ()))
    words = re.split(r"[^0-9A-Z]+", given.upper()[: _MOST_PARTS * 11])
    codes = tuple(dict.fromkeys(word for word in words if _CODE.fullmatch(word)))
    st.session_state[GEBIED] = codes
    return codes


def choose(codes: tuple[str, ...]) -> None:
    """Make these the chosen area; () forgets it."""
    st.session_state[GEBIED] = codes
    if codes:
        st.query_params[GEBIED] = "-".join(codes)
    else:
        st.query_params.pop(GEBIED, None)


def taal() -> Taal:
    """The layer of language that is shown."""
    given = st.query_params.get(TAAL, st.session_state.get(TAAL, Taal.GEWOON))
    chosen = Taal.VAK if given == Taal.VAK else Taal.GEWOON
    st.session_state[TAAL] = chosen
    return chosen


def speak(layer: Taal) -> None:
    """Show this layer from now on."""
    st.session_state[TAAL] = layer
    if layer is Taal.VAK:
        st.query_params[TAAL] = layer.value
    else:
        st.query_params.pop(TAAL, None)


def focus(known: tuple[str, ...] = ()) -> str:
    """The theme of the scan; an unknown one in the address is not followed."""
    given = st.query_params.get(THEMA, st.session_state.get(THEMA, DEFAULT_FOCUS))
    return given if not known or given in known else DEFAULT_FOCUS


def set_focus(chosen: str) -> None:
    """Make this the theme of the scan."""
    st.session_state[THEMA] = chosen
    if chosen == DEFAULT_FOCUS:
        st.query_params.pop(THEMA, None)
    else:
        st.query_params[THEMA] = chosen


def map_figure(known: tuple[str, ...], default: str) -> str:
    """The figure on the map; the default when the address names none that can be drawn."""
    given = st.query_params.get(KAART, st.session_state.get(KAART, ""))
    return str(next(figure for figure in (given, default, *known) if figure in known))


def set_map_figure(chosen: str) -> None:
    """Put this figure on the map."""
    st.session_state[KAART] = chosen
    st.query_params[KAART] = chosen


def beside(codes: tuple[str, ...]) -> str:
    """The area that is laid beside the chosen one; "" when there is none."""
    given = st.query_params.get(NAAST, "").upper()
    return given if _CODE.fullmatch(given) and given not in codes else ""


def lay_beside(code: str) -> None:
    """Lay this area beside the chosen one; "" takes it away."""
    if code:
        st.query_params[NAAST] = code
    else:
        st.query_params.pop(NAAST, None)


def spot() -> tuple[str, ...]:
    """Where in the page: a record, a question in it; () for the page itself."""
    given = st.query_params.get(BIJ, "")
    return tuple(given.split(".")) if _SPOT.fullmatch(given) else ()


def go(*spot: object) -> None:
    """Go to a place inside this page; nothing: back to the page itself."""
    if spot:
        st.query_params[BIJ] = ".".join(map(str, spot))
    else:
        st.query_params.pop(BIJ, None)


def params(codes: tuple[str, ...] | None = None) -> dict[str, str]:
    """What a link to another page has to carry along."""
    codes = chosen_codes() if codes is None else codes
    carried = {GEBIED: "-".join(codes)} if codes else {}
    if scan := st.session_state.get(SCAN):
        carried[SCAN] = scan
    if taal() is Taal.VAK:
        carried[TAAL] = Taal.VAK.value
    if focus() != DEFAULT_FOCUS:
        carried[THEMA] = focus()
    return carried
