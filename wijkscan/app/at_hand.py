"""The scan that is open in this session: read once, kept up to date, saved field by field.

What is kept per session is the list of records; the checked document is made from it when a page
asks. Nothing here is in a cache that sessions share.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import streamlit as st

from wijkscan.app import identity, storage
from wijkscan.app.address import BIJEENKOMST, SCAN
from wijkscan.errors import NotAllowed
from wijkscan.scan.model import Wijkscan
from wijkscan.workspace.document import as_checked, as_document
from wijkscan.workspace.hidden import member
from wijkscan.workspace.outcomes import Changes, Clash, Loaded, Loose, Outcome, Record
from wijkscan.workspace.rights import RANK, Right
from wijkscan.workspace.writing import HEAD

_HAND = "bij-de-hand"


@dataclass(slots=True)
class AtHand:
    """One open scan with the right through which it was opened."""

    right: Right
    loaded: Loaded
    clashes: dict[tuple[str, str], Clash] = field(default_factory=dict)
    loose: list[Loose] = field(default_factory=list)
    asked: float = 0.0
    gone: set[str] = field(default_factory=set)
    _drafts: dict[str, Record] = field(default_factory=dict)
    _document: Wijkscan | None = None

    @property
    def id(self) -> str:
        """Number of the scan in the workspace (not that of the document)."""
        return self.loaded.info.id

    @property
    def version(self) -> int:
        """Number of the last change that is shown."""
        return self.loaded.version

    @property
    def may_write(self) -> bool:
        """Whether this visitor can change anything."""
        return RANK[self.right.level] >= RANK["schrijven"]

    @property
    def document(self) -> Wijkscan:
        """The scan as a checked document."""
        if self._document is None:
            self._document = as_document(self.loaded)
        return self._document

    @property
    def head(self) -> Record:
        """The record with title, question and area."""
        return next(record for record in self.loaded.records if record.kind == HEAD)

    @property
    def me(self) -> str:
        """The name of this visitor in this scan: made by chance, found back nowhere else."""
        return member(self.right, self.id)

    def record(self, record_id: str) -> Record | None:
        """One record as it is stored, or as it will be made when something is written in it."""
        found = next((item for item in self.loaded.records if item.id == record_id), None)
        return found or self._drafts.get(record_id)

    def is_stored(self, record_id: str) -> bool:
        """Whether the record is in the scan, and not only a draft of this visitor."""
        return any(item.id == record_id for item in self.loaded.records)

    def draft(
        self, kind: str, record_id: str, fields: Mapping[str, Any], parent: str | None = None
    ) -> None:
        """A record to write in that is only made with its first text; nobody sees it before."""
        if self.record(record_id) is None:
            self._drafts[record_id] = Record(
                record_id, kind, parent, 0, 0, 1, dict(fields), {}, self.right.author
            )

    def of_kind(self, kind: str, parent: str | None = None) -> list[Record]:
        """The records of one list, in their order; `parent` for a list inside a record."""
        found = [item for item in self.loaded.records if item.kind == kind]
        return [item for item in found if parent is None or item.parent == parent]

    def refresh(self, after: float = 0.0) -> bool:
        """Take over what others did; whether there was anything. `after`: not again within so
        many seconds."""
        if time.monotonic() - self.asked < after:
            return False
        self.asked = time.monotonic()
        changes = storage.repository().changes_since(self.right, self.id, self.version)
        if changes.reload:
            self._take(storage.repository().load(self.right, self.id))
            return True
        if changes.version == self.version:
            return False
        self.gone = (self.gone | set(changes.deleted)) - {item.id for item in changes.records}
        self._take(_merged(self.loaded, changes))
        return True

    def _take(self, loaded: Loaded) -> None:
        self.loaded, self._document = loaded, None

    # Writing: each saves at once and then shows what is stored.

    def save(
        self, record_id: str, name: str, value: Any, base: int | None = None, key: str | None = None
    ) -> Outcome:
        """One field. `base`: the number of the field as the writer saw it; default as shown now.

        A value that does not fit the document is refused with a ValueError: one wrong number would
        close the scan for everybody.
        """
        known = self.record(record_id)
        if known is not None:
            as_checked(replace(known, fields={**known.fields, name: value}))
        self._make(record_id)
        if base is None:
            known = self.record(record_id)
            base = known.versions.get(name, 0) if known else 0
        outcome = storage.repository().save_field(
            self.right, self.id, record_id, name, value, base, key
        )
        self._note(outcome)
        return outcome

    def amend(self, record_id: str, name: str, change: Callable[[Any], Any]) -> None:
        """Change a list or object that others write in too: again on top of theirs if they won."""
        self.refresh()
        known = self.record(record_id)
        outcome = self.save(record_id, name, change(known.fields.get(name) if known else None))
        if isinstance(outcome, Clash):
            self.choose(outcome, change(outcome.theirs))

    def _make(self, record_id: str) -> None:
        """Store a draft, and first what it stands in."""
        waiting = self._drafts.pop(record_id, None)
        if waiting is None or self.record(record_id) is not None:
            return
        if waiting.parent is not None:
            self._make(waiting.parent)
        self.add(waiting.kind, waiting.fields, waiting.parent, record_id)

    def choose(self, clash: Clash, value: Any) -> Outcome:
        """Settle a clash with the text that was chosen."""
        outcome = storage.repository().choose(
            self.right, self.id, clash.record_id, clash.field, value,
            clash.theirs_version, clash.version,
        )  # fmt: skip
        self.clashes.pop((clash.record_id, clash.field), None)
        self._note(outcome)
        return outcome

    def _note(self, outcome: Outcome) -> None:
        if isinstance(outcome, Clash):
            self.clashes[outcome.record_id, outcome.field] = outcome
        elif isinstance(outcome, Loose):
            self.loose.append(outcome)
        self.refresh()

    def add(
        self,
        kind: str,
        fields: Mapping[str, Any],
        parent: str | None = None,
        record_id: str | None = None,
    ) -> str:
        """A new record at the end of its list; gives its id. Safe to repeat with a `record_id`."""
        made = storage.repository().add_record(
            self.right, self.id, kind, fields, record_id=record_id, parent=parent
        )
        if isinstance(made, Loose):
            self.loose.append(made)
        self.refresh()
        return made.record_id if isinstance(made, Loose) else made.id

    def reveal(self, record_id: str) -> None:
        """Show everybody what stands hidden in this record: votes, or expectations in the head."""
        storage.repository().reveal(self.right, self.id, record_id)
        self.refresh()

    def delete(self, *record_ids: str) -> None:
        """Remove records; `undo` brings them back for 30 days."""
        storage.repository().delete_record(self.right, self.id, *record_ids)
        self.refresh()

    def undo(self, *record_ids: str) -> None:
        """Bring removed records back."""
        storage.repository().undo_delete(self.right, self.id, *record_ids)
        self.refresh()


def _merged(loaded: Loaded, changes: Changes) -> Loaded:
    records = {record.id: record for record in loaded.records}
    records.update({record.id: record for record in changes.records})
    for gone in changes.deleted:
        records.pop(gone, None)
    order = sorted(records.values(), key=lambda record: (record.position, record.id))
    return Loaded(
        replace(loaded.info, version=changes.version), order, changes.asides, changes.hidden
    )


def wanted() -> str:
    """Number of the scan or meeting that the address asks for; "" when it asks for none."""
    if meeting := st.query_params.get(BIJEENKOMST):
        return meeting[:64]
    given = st.query_params.get(SCAN)
    if given is not None:
        st.session_state[SCAN] = given[:64]
    return str(st.session_state.get(SCAN, ""))


def current() -> AtHand | None:
    """The open scan, up to date; None when nobody opened one, or this browser may not."""
    scan_id = wanted()
    if not scan_id:
        return None
    hand: AtHand | None = st.session_state.get(_HAND)
    if hand is None or hand.id != scan_id:
        right = identity.right_in_scan(scan_id)
        if right is None:
            kind = BIJEENKOMST if BIJEENKOMST in st.query_params else "scan"
            raise NotAllowed(
                f"Deze {kind} kun je hier niet openen.",
                "Gebruik de link die je kreeg, of vraag je groep om een nieuwe.",
            )
        hand = AtHand(right, storage.repository().load(right, scan_id))
        st.session_state[_HAND] = hand
    return hand


def in_meeting() -> bool:
    """Whether the address asks for a meeting."""
    return BIJEENKOMST in st.query_params


def here() -> AtHand:
    """The open scan, for pages that are only shown with one."""
    hand = current()
    if hand is None:
        raise NotAllowed("Er is geen scan open.", "Begin een wijkscan, of open er een.")
    return hand


def open_scan(scan_id: str) -> None:
    """Make this the open scan."""
    st.session_state[SCAN] = scan_id
    st.session_state.pop(_HAND, None)
    st.query_params[SCAN] = scan_id


def close() -> None:
    """Put the scan away; the work itself stays."""
    st.session_state.pop(SCAN, None)
    st.session_state.pop(_HAND, None)
    st.query_params.pop(SCAN, None)


def role_changed(right: Right) -> None:
    """Write under the new role from now on."""
    hand: AtHand | None = st.session_state.get(_HAND)
    if hand is not None:
        hand.right = right
