"""The class of a teacher in this browser: which one is open, its groups, and where they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import streamlit as st

from wijkscan.app import address, area_choice, identity, storage
from wijkscan.app.address import GROEP, KLAS
from wijkscan.errors import UserError
from wijkscan.scan.model import Wijkscan
from wijkscan.scan.overzicht import Overzicht, overzicht
from wijkscan.workspace.document import as_document, as_records
from wijkscan.workspace.outcomes import Groep, Klas, ScanInfo
from wijkscan.workspace.rights import Right

_SEEN = "klas-gezien"
NEW = "nieuw"
"""In the address instead of a class: begin another one."""


@dataclass(frozen=True, slots=True)
class Class:
    """A class with the right to manage it."""

    right: Right
    klas: Klas


@dataclass(frozen=True, slots=True)
class Group:
    """A group, its scan when it has begun, and that scan in numbers."""

    groep: Groep
    scan: ScanInfo | None = None
    seen: Overzicht | None = None
    present: int = 0


def mine() -> list[Class]:
    """Every class that this browser may manage."""
    found: dict[str, Class] = {}
    for right in identity.rights():
        if (right.scope, right.level) != ("klas", "beheren"):
            continue
        try:
            for klas in storage.repository().klassen(right):
                found.setdefault(klas.id, Class(right, klas))
        except UserError:
            continue  # this link has ended; the others still count
    return list(found.values())


def deleted() -> list[Class]:
    """Classes that were removed and can still be brought back."""
    found: dict[str, Class] = {}
    for right in identity.rights():
        try:
            klas = storage.classroom().deleted_klas(right)
        except UserError:
            continue
        if klas is not None:
            found.setdefault(klas.id, Class(right, klas))
    return list(found.values())


def current(known: list[Class]) -> Class | None:
    """The class that the address names, or the only one."""
    wanted = st.query_params.get(KLAS) or st.session_state.get(KLAS, "")
    chosen = next((one for one in known if one.klas.id == wanted), None)
    alone = len(known) == 1 and wanted != NEW
    return chosen or (known[0] if alone else None)


def is_new() -> bool:
    """Whether the teacher asked for another class."""
    return st.query_params.get(KLAS) == NEW


def open_class(klas_id: str, groep_id: str = "") -> None:
    """Show this class, or one group of it."""
    st.session_state[KLAS] = klas_id
    st.query_params[KLAS] = klas_id
    if groep_id:
        st.query_params[GROEP] = groep_id
    else:
        st.query_params.pop(GROEP, None)


def groups(one: Class) -> list[Group]:
    """Every group of the class with its numbers, in the order of their names."""
    repository = storage.repository()
    scans: dict[str, ScanInfo] = {}
    for info in repository.scans(one.right):
        scans.setdefault(info.groep_id or "", info)  # the oldest is the one they share
    found = [
        _group(one.right, groep, scans.get(groep.id)) for groep in repository.groepen(one.right)
    ]
    return sorted(found, key=lambda group: (len(group.groep.name), group.groep.name))


def _group(right: Right, groep: Groep, info: ScanInfo | None) -> Group:
    if info is None:
        return Group(groep)
    people = len(storage.repository().present(right, info.id))
    return Group(groep, info, _numbers(right, info), people)


def _numbers(right: Right, info: ScanInfo) -> Overzicht:
    """Read again only when something changed; kept in this session alone."""
    kept: dict[str, tuple[int, Overzicht]] = st.session_state.setdefault(_SEEN, {})
    if kept.get(info.id, (-1,))[0] != info.version:
        document = as_document(storage.repository().load(right, info.id))
        kept[info.id] = (info.version, overzicht(document))
    return kept[info.id][1]


def start_class(name: str, number: int, codes: tuple[str, ...]) -> str:
    """A class with its groups; with `codes` each begins at once with that wijk. Gives the token of
    the manage link, which is shown once."""
    access, where = storage.access(), identity.address()
    klas, link = access.start_klas(name, where)
    right = identity.came_in(access.enter(link.token, where, "docent"))
    for count in range(1, number + 1):
        groep = storage.repository().create_groep(right, klas.id, f"Groep {count}")
        if codes:
            begin_scan(right, groep, codes)
    open_class(klas.id)
    return link.token


def begin_scan(right: Right, groep: Groep, codes: tuple[str, ...] = ()) -> ScanInfo:
    """The scan of a group; made when there is none."""
    area = area_choice.as_area(codes)
    document = Wijkscan(
        titel=f"Wijkscan {area.naam or groep.name}",
        groep=groep.name,
        gebied=area,
        focus=address.focus(),
        gemaakt_op=date.today(),
    )
    return storage.classroom().open_scan(right, groep.id, document.titel, as_records(document))


def leave_group() -> None:
    """Back to all groups."""
    st.query_params.pop(GROEP, None)


def begin_another() -> None:
    """Leave this class for the questions of a new one."""
    st.session_state[KLAS] = NEW
    st.query_params[KLAS] = NEW
