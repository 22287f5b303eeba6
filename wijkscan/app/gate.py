"""Logging in at the school before anything else (OIDC), for schools that ask for it.

Only a doorman: it says who may come near. What somebody may do in a scan is still decided by
links and codes. Of the account nothing is read but that there is one, and nothing is kept.
"""

from __future__ import annotations

import tomllib
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import streamlit as st

from wijkscan import settings
from wijkscan.app.look import markup, show
from wijkscan.errors import DamagedFile, UserError
from wijkscan.settings import Settings

FILE = "oidc.toml"
_NEEDED = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")


def config(given: Settings) -> dict[str, Any]:
    """Where Streamlit finds the secrets, when logging in is asked for. Raises UserError at the
    start of the server rather than at the first visitor."""
    if not given.oidc:
        return {}
    if find_spec("authlib") is None:
        raise UserError(
            "Voor inloggen met een schoolaccount is een extra onderdeel nodig.",
            "Draai: pip install 'wijkscan[oidc]'",
        )
    _check(given.home / FILE)
    return {"secrets.files": [str(given.home / FILE)]}


def _check(path: Path) -> None:
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8")).get("auth", {})
    except OSError as error:
        raise DamagedFile(f"{path} is niet te lezen.", "Zie docs/hosting/inloggen.md.") from error
    except ValueError as error:
        raise DamagedFile(f"{path} klopt niet: {error}", "Zie docs/hosting/inloggen.md.") from error
    missing = [name for name in _NEEDED if not said.get(name)]
    if missing:
        raise DamagedFile(
            f"In {path} ontbreekt onder [auth]: {', '.join(missing)}.",
            "Zie docs/hosting/inloggen.md.",
        )


def passed() -> bool:
    """Whether this visitor may go on; else the page that asks to log in is shown."""
    if not settings.load().oidc or st.user.get("is_logged_in"):
        return True
    show(
        markup(
            "<h1>Log eerst in</h1><p>Deze wijkscan is alleen voor mensen van jouw school of "
            "organisatie.</p><p>wijkscan bewaart je naam en e-mailadres niet. Kwam je met een "
            "link? Open die na het inloggen nog een keer.</p>"
        )
    )
    st.button("Log in met je schoolaccount", type="primary", key="inloggen", on_click=st.login)
    return False


def show_way_out() -> None:
    """On a shared computer: log out."""
    if settings.load().oidc:
        st.button("Log uit", key="uitloggen", type="tertiary", on_click=st.logout)
