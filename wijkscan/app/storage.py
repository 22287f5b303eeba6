"""The workspace of this server: one database for every visitor, opened once per process."""

from __future__ import annotations

import threading
from functools import cache

from sqlalchemy import URL

from wijkscan import settings
from wijkscan.workspace.access import Access
from wijkscan.workspace.classroom import Classroom
from wijkscan.workspace.database import Database, database_url
from wijkscan.workspace.repository import Repository

_OPENING = threading.Lock()


def repository() -> Repository:
    """Scans, groups and classes."""
    with _OPENING:  # two visitors at once would bring an older database up to date twice
        return _repository(database_url(settings.load()))


@cache
def _repository(where: URL) -> Repository:
    return Repository(Database(where))


def classroom() -> Classroom:
    """A class at work: one scan per group, feedback, who did what."""
    return _classroom(repository())


@cache
def _classroom(shared: Repository) -> Classroom:
    return Classroom(shared.database)


def access() -> Access:
    """Links, codes and sessions."""
    return _access(repository())


@cache
def _access(shared: Repository) -> Access:
    return Access(shared.database)
