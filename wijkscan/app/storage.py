"""The workspace of this server: one database for every visitor, opened once per process."""

from __future__ import annotations

import threading
from functools import cache

from wijkscan import settings
from wijkscan.workspace.access import Access
from wijkscan.workspace.database import Database, database_url
from wijkscan.workspace.repository import Repository

_OPENING = threading.Lock()


def repository() -> Repository:
    """Scans, groups and classes."""
    with _OPENING:  # two visitors at once would bring an older database up to date twice
        return _repository()


@cache
def _repository() -> Repository:
    return Repository(Database(database_url(settings.load())))


def access() -> Access:
    """Links, codes and sessions."""
    return _access(repository())


@cache
def _access(shared: Repository) -> Access:
    return Access(shared.database)
