"""Every error that wijkscan raises on purpose.

    WijkscanError
    ├── UserError                 shown as is, in Dutch, without a traceback   exit 2
    │   ├── UnknownRegion         no such gemeente, wijk or buurt              exit 3
    │   │   └── AmbiguousRegion   several places carry this name               exit 3
    │   ├── SourceUnavailable     CBS, RIVM or PDOK cannot be reached          exit 4
    │   ├── SourceChanged         an answer that does not fit what we know     exit 4
    │   ├── DamagedFile           a file is cut, changed or not ours           exit 5
    │   │   └── SnapshotDamaged   a bundled or stored table fails its checksum exit 5
    │   ├── NotAllowed            no right to read or write this               exit 6
    │   └── CannotWrite           the folder or disk refuses                   exit 1
    └── CatalogueError            a mistake in data/catalogue (ours, not the user's)

Anything else is a bug: it is logged with an id and shown as "Er ging iets mis (id)".
"""

from __future__ import annotations


class WijkscanError(Exception):
    """Root of the tree."""


class UserError(WijkscanError):
    """Something the user can act on: one Dutch sentence, and a hint that says what to do."""

    exit_code = 2

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class UnknownRegion(UserError):
    """No gemeente, wijk or buurt with this code or name."""

    exit_code = 3


class AmbiguousRegion(UnknownRegion):
    """More than one place answers to the name; `candidates` lists them as text."""

    def __init__(self, message: str, hint: str = "", candidates: tuple[str, ...] = ()) -> None:
        super().__init__(message, hint)
        self.candidates = candidates


class SourceUnavailable(UserError):
    """An outside service did not give a usable answer in time."""

    exit_code = 4


class SourceChanged(UserError):
    """An outside service answered with what does not fit; it is refused, never guessed."""

    exit_code = 4


class DamagedFile(UserError):
    """A file is incomplete, changed or of an unknown kind."""

    exit_code = 5


class SnapshotDamaged(DamagedFile):
    """A stored table does not match the checksum in its sidecar."""


class NotAllowed(UserError):
    """The link or role does not give this right."""

    exit_code = 6


class CannotWrite(UserError):
    """The disk is full, or the folder may not be written to."""

    exit_code = 1


class CatalogueError(WijkscanError):
    """A mistake in the catalogue; names the file, the key and what is wrong."""
