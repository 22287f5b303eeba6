"""Every setting, from the environment, in one documented class."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from wijkscan.errors import UserError


def _default_home() -> Path:
    base = os.environ.get("XDG_DATA_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(base) if base else Path.home() / ".local" / "share") / "wijkscan"


@dataclass(frozen=True, slots=True)
class Settings:
    """Read once at start by `load()`; a variable is the field name in capitals after WIJKSCAN_."""

    home: Path = field(default_factory=_default_home)
    """The user's own folder: refreshed figures, caches, the database."""

    cbs_url: str = "https://opendata.cbs.nl"
    """Base address of the CBS open data service (OData v3)."""

    derden_url: str = "https://dataderden.cbs.nl"
    """Base address of the service that carries the RIVM tables."""

    pdok_url: str = "https://api.pdok.nl"
    """Base address of the boundaries (OGC API Features)."""

    connect_timeout: float = 5.0
    """Seconds to wait for a connection."""

    read_timeout: float = 25.0
    """Seconds of silence allowed between bytes."""

    no_answer_limit: float = 30.0
    """Seconds after which no further try is started when nothing usable has come."""

    transfer_timeout: float = 60.0
    """Seconds for one whole answer."""

    max_body_mb: int = 100
    """Largest unpacked answer that is accepted."""

    database_url: str = ""
    """SQLAlchemy address for scans; empty means SQLite in `home`."""

    proxy: str = ""
    """Address of a reverse proxy on another computer, or several with commas between: from there
    the visitor's own address (X-Forwarded-For) and https are believed. One on this computer always
    is. Without it all visitors of a proxy count as one in the limit on wrong tries."""

    oidc: bool = False
    """First log in at the school (OIDC), as `oidc.toml` in `home` says. Links stay needed."""


_YES = frozenset({"1", "ja", "true", "yes", "aan"})


def load(environ: Mapping[str, str] | None = None) -> Settings:
    """Settings from WIJKSCAN_... variables; anything not set keeps its default.

    Raises UserError for a text where a number is needed.
    """
    environ = os.environ if environ is None else environ
    given: dict[str, object] = {}
    for item in fields(Settings):
        name = f"WIJKSCAN_{item.name.upper()}"
        if text := environ.get(name):
            given[item.name] = _read(name, type(getattr(Settings(), item.name)), text)
    return Settings(**given)  # type: ignore[arg-type]


def _read(name: str, kind: Any, text: str) -> object:
    if kind is bool:
        return text.strip().lower() in _YES
    try:
        return kind(text)
    except ValueError as error:
        raise UserError(
            f"De instelling {name} is geen getal: {text[:40]}.", f"Verander {name} of laat hem weg."
        ) from error
