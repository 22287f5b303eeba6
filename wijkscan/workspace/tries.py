"""A limit on wrong tries per address, so that links and class codes cannot be guessed.

Links and codes are counted apart: a class behind one address that mistypes the code does not
shut out those who have a link. Sessions that are already open are never touched.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import ColumnElement, Connection, select

from wijkscan import text
from wijkscan.errors import NotAllowed
from wijkscan.workspace.schema import attempt
from wijkscan.workspace.tokens import hash_token
from wijkscan.workspace.upsert import upsert

Kind = Literal["link", "code", "sessie", "nieuw"]

FREE_TRIES = 20
"""Wrong tries before an address has to wait; after the wait it has as many again."""

FREE_STARTS = 90
"""New scans and classes: three classes behind one address may begin at once."""

FORGET = timedelta(hours=1)
"""After so long without a wrong try the count starts anew."""

FIRST_WAIT = timedelta(minutes=1)

LONGEST_WAIT = {"code": timedelta(minutes=15)}
"""Each wait for a code is twice the one before. A link has 256 bits: one minute is enough, and a
class behind one address that was sent a broken link is not kept out for longer."""


class TooManyTries(NotAllowed):
    """Wait `seconds` before the next try (what a web server answers with 429)."""

    def __init__(self, seconds: int, kind: Kind = "link") -> None:
        minutes = max(1, -(-seconds // 60))
        super().__init__(
            "Er zijn hier net heel veel scans begonnen."
            if kind == "nieuw"
            else "Er is te vaak een verkeerde link of code geprobeerd.",
            f"Wacht {text.plural(minutes, 'minuut', 'minuten')} en probeer het dan opnieuw.",
        )
        self.seconds = seconds


def refuse_if_blocked(connection: Connection, address: str, kind: Kind, now: datetime) -> None:
    """A read only: a flood of tries costs no write."""
    until = connection.execute(
        select(attempt.c.blocked_until).where(*_row(address, kind), attempt.c.blocked_until > now)
    ).scalar_one_or_none()
    if until is not None:
        wait = min(until - now, longest(kind))  # a clock that jumped back must not shut a door
        raise TooManyTries(int(wait.total_seconds()) + 1, kind)


def count_wrong(connection: Connection, address: str, kind: Kind, now: datetime) -> None:
    """One wrong try more."""
    found = connection.execute(
        select(attempt).where(*_row(address, kind)).with_for_update()
    ).one_or_none()
    stale = found is None or now - found.last_at > FORGET
    wrong = 1 if found is None or stale else found.wrong + 1
    upsert(
        connection,
        attempt,
        {"address_hash": hash_token(address), "kind": kind},
        {"wrong": wrong, "last_at": now, "blocked_until": _until(kind, wrong, now)},
    )


def _until(kind: Kind, wrong: int, now: datetime) -> datetime | None:
    times, rest = divmod(wrong, FREE_STARTS if kind == "nieuw" else FREE_TRIES)
    if rest or not times:
        return None
    wait: timedelta = FIRST_WAIT * (2 ** min(times - 1, 10))
    return now + min(wait, longest(kind))


def longest(kind: Kind) -> timedelta:
    """The longest an address has to wait."""
    return LONGEST_WAIT.get(kind, FIRST_WAIT)


def _row(address: str, kind: Kind) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return attempt.c.address_hash == hash_token(address), attempt.c.kind == kind
