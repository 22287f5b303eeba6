"""Letting others in: the address of this app, a text to copy, and a code to point a phone at."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import streamlit as st

from wijkscan.app import qr, start
from wijkscan.app.look import image, markup, show

_SCRIPT = Path(__file__).parents[1] / "static" / "copy.js"
_THIS_COMPUTER = {"localhost", "127.0.0.1", "::1"}


def base_address() -> str:
    """Where this app is for others. Who opened it as localhost gets the address on the network."""
    seen = urlsplit(st.context.url or "http://localhost")
    host, port = seen.hostname or "localhost", f":{seen.port}" if seen.port else ""
    if host in _THIS_COMPUTER and st.get_option("server.address") == start.EVERYWHERE:
        host = start.own_address()
    host = f"[{host}]" if ":" in host else host
    below = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"{seen.scheme}://{host}{port}{f'/{below}' if below else ''}"


def only_here() -> bool:
    """Whether nobody else can reach this app: it listens on this computer alone."""
    return urlsplit(base_address()).hostname in _THIS_COMPUTER


@cache
def _component() -> Callable[..., Any]:
    return st.components.v2.component(
        "wijkscan_kopie", js=_SCRIPT.read_text(encoding="utf-8"), isolate_styles=False
    )


def copyable(key: str, label: str, words: str) -> None:
    """A text with a button that copies it."""
    _component()(key=key, data={"place": key, "label": label, "words": words})


def code(address: str, about: str) -> None:
    """A QR code; `about` says in words where it leads."""
    show(markup('<div class="ws-qr">{}</div>', image(qr.svg(address), about)))
