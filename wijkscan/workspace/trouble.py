"""What a database says when it cannot, in Dutch; and what becomes of the text that was typed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy.exc import (
    DataError,
    DBAPIError,
    DisconnectionError,
    IntegrityError,
    ProgrammingError,
)
from sqlalchemy.exc import TimeoutError as PoolTimeout

from wijkscan.errors import CannotWrite, DamagedFile, NotAllowed, UserError

NOT_SAVED = "Niet bewaard"
_KEEP = "Je tekst staat nog op je scherm. Probeer het zo nog eens, of download je tekst."

# What SQLite and PostgreSQL say, in the order in which it is looked for.
_CAUSES = (
    (("database is locked", "lock timeout", "statement timeout", "QueuePool"), "bezet"),
    (("readonly", "read-only"), "alleen te lezen"),
    (("disk is full", "disk I/O error", "No space left", "could not extend"), "vol"),
)
_SENTENCES = {
    "bezet": "de database is bezet",
    "alleen te lezen": "de database is alleen te lezen",
    "vol": "de schijf is vol of weigert",
    "weg": "de database is niet bereikbaar",
}
_DAMAGED = ("malformed", "not a database")


class NotSaved(CannotWrite):
    """Nothing was stored; `unsaved` is what the user typed, to show and to download."""

    def __init__(self, message: str, hint: str = "", unsaved: Any = None) -> None:
        super().__init__(message, hint)
        self.unsaved = unsaved


class Refused(NotAllowed):
    """The link no longer gives this right; `unsaved` is what the user typed."""

    def __init__(self, message: str, hint: str = "", unsaved: Any = None) -> None:
        super().__init__(message, hint)
        self.unsaved = unsaved


@contextmanager
def in_dutch(what: str) -> Iterator[None]:
    """Every error of the database becomes one of ours: "Niet bewaard: de schijf is vol ..."."""
    try:
        yield
    except (DBAPIError, DisconnectionError, PoolTimeout) as error:
        if isinstance(error, DBAPIError) and _is_bug(error):
            raise
        raise _spoken(what, str(error)) from error


def _is_bug(error: DBAPIError) -> bool:
    """A broken rule of the tables or a wrong question is our mistake, not the disk's."""
    if isinstance(error, IntegrityError | ProgrammingError | DataError):
        return True
    return "no such" in str(error.orig)  # a table or column, on SQLite


def _spoken(what: str, said: str) -> UserError:
    if any(sign in said for sign in _DAMAGED):
        return DamagedFile(
            "De database is beschadigd.", "Zet de laatste reservekopie terug (wijkscan herstel)."
        )
    cause = next((name for signs, name in _CAUSES if any(sign in said for sign in signs)), "weg")
    hint = _KEEP if what == NOT_SAVED else "Probeer het zo nog eens."
    return CannotWrite(f"{what}: {_SENTENCES[cause]}.", hint)


@contextmanager
def keeping(text: Any) -> Iterator[None]:
    """Whatever goes wrong inside, the text that was typed travels with the error."""
    try:
        yield
    except CannotWrite as error:
        raise NotSaved(error.message, error.hint, text) from error
    except NotAllowed as error:
        raise Refused(error.message, error.hint, text) from error


def busy() -> CannotWrite:
    """Somebody else holds the write lock for longer than anybody should wait."""
    return CannotWrite(f"{NOT_SAVED}: {_SENTENCES['bezet']}.", _KEEP)


def stale() -> CannotWrite:
    """The tables changed under a process that still runs an older or newer release."""
    return CannotWrite(
        "Niet bewaard: de database is intussen bijgewerkt of hersteld.",
        "Start wijkscan opnieuw. Download eerst je tekst.",
    )


def moved() -> CannotWrite:
    """After `verhuis` the old database takes no more texts, so nothing is written in two places."""
    return CannotWrite(
        "Niet bewaard: deze database is verhuisd.",
        "Download je tekst. Vraag de beheerder om de nieuwe database in te stellen.",
    )
