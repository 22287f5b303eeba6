"""What the workspace gives back: plain objects, no rows of a database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeAlias

from wijkscan.workspace.trouble import NotSaved, Refused

Json: TypeAlias = Any
"""Anything json.dumps takes: text, number, list, dict, None."""


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote: a role, and initials or a random sign. Never a name."""

    role: str
    key: str


@dataclass(frozen=True, slots=True)
class Saved:
    """Stored and on the disk. `version` is the base for the next save of this field."""

    version: int


@dataclass(frozen=True, slots=True)
class Clash:
    """Somebody was first. Both texts are in the log; show both and call `choose`.

    `version` names this clash, `theirs_version` is the base_version for `choose`.
    """

    version: int
    record_id: str
    field: str
    theirs: Json
    theirs_version: int
    theirs_author: Author
    yours: Json


@dataclass(frozen=True, slots=True)
class Loose:
    """The record was deleted meanwhile; the text is kept as "losse tekst"."""

    version: int
    record_id: str
    field: str
    text: Json


Outcome: TypeAlias = Saved | Clash | Loose


@dataclass(frozen=True, slots=True)
class Record:
    """One observation, problem, sign, cause, action ... `versions` has a number per field.

    `parent`: the record it stands in. `version`: number in the scan. `edits`: its own count.
    """

    id: str
    kind: str
    parent: str | None
    position: int
    version: int
    edits: int
    fields: dict[str, Json]
    versions: dict[str, int]
    author: Author
    deleted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Aside:
    """A text that waits for a choice: `kind` is "botsing" or "losse tekst"."""

    version: int
    kind: str
    record_id: str
    field: str
    text: Json
    author: Author
    at: datetime


@dataclass(frozen=True, slots=True)
class LogLine:
    """Who wrote what, when. `value` is None when an earlier text was erased on request."""

    version: int
    at: datetime
    author: Author
    action: str
    record_id: str
    field: str
    value: Json


@dataclass(frozen=True, slots=True)
class Klas:
    """A class of one teacher."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Groep:
    """A group within a class."""

    id: str
    klas_id: str
    name: str


@dataclass(frozen=True, slots=True)
class ScanInfo:
    """A scan without its content."""

    id: str
    groep_id: str | None
    title: str
    version: int
    created_at: datetime
    deleted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Loaded:
    """A whole scan as it was at one moment. `hidden`: per parent, how many others wrote
    something (votes, expectations, first answers) that you may not see yet."""

    info: ScanInfo
    records: list[Record]
    asides: list[Aside]
    hidden: dict[str, int] = field(default_factory=dict)

    @property
    def version(self) -> int:
        """Ask `changes_since` with this number."""
        return self.info.version


@dataclass(frozen=True, slots=True)
class Changes:
    """What neighbours did. `reload`: things were removed for good, load the scan anew."""

    version: int
    records: list[Record] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    hidden: dict[str, int] = field(default_factory=dict)
    reload: bool = False


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody who is here now, and in which record."""

    author: Author
    record_id: str
    seen_at: datetime


def as_json(found: Loaded, lines: Sequence[LogLine], with_log: bool) -> dict[str, Json]:
    """A scan as plain JSON; initials only together with the log."""
    answer: dict[str, Json] = {
        "titel": found.info.title,
        "versie": found.version,
        "records": [
            {
                "id": item.id, "kind": item.kind, "parent": item.parent,
                "rol": item.author.role, "fields": item.fields,
            }
            for item in found.records
        ],
        "wacht_op_keuze": [
            {
                "soort": item.kind, "record": item.record_id, "veld": item.field,
                "tekst": item.text, "rol": item.author.role,
            }
            for item in found.asides
        ],
    }  # fmt: skip
    if with_log:
        answer["logboek"] = [
            {
                "nummer": line.version, "wanneer": line.at.isoformat(), "rol": line.author.role,
                "wie": line.author.key, "wat": line.action, "record": line.record_id,
                "veld": line.field, "tekst": line.value,
            }
            for line in lines
        ]  # fmt: skip
    return answer


__all__ = [
    "Aside", "Author", "Changes", "Clash", "Groep", "Json", "Klas", "Loaded", "LogLine", "Loose",
    "NotSaved", "Outcome", "Present", "Record", "Refused", "Saved", "ScanInfo",
    "as_json",
]  # fmt: skip
