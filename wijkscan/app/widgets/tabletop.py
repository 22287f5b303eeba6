"""The table of a leernetwerk: which scans lie on it, from this browser, a link, a class, a file or
the casusbank. A scan stays as it was laid down until somebody takes the newer one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

import streamlit as st

from wijkscan.app import identity, storage
from wijkscan.app.look import markup, show
from wijkscan.app.widgets import classes
from wijkscan.app.widgets.labels import plain_label
from wijkscan.errors import UserError
from wijkscan.scan.casusbank import casussen, open_casus
from wijkscan.scan.model import Wijkscan
from wijkscan.scan.sidebyside import Inbreng, breng_samen
from wijkscan.scan.sidebyside_basis import MAX_SCANS
from wijkscan.scan.toestemming import deelbaar
from wijkscan.workspace.document import as_document
from wijkscan.workspace.rights import Right

_TABLE = "tafel"


@dataclass(frozen=True, slots=True)
class Laid:
    """A scan on the table. `place`: its id and number in the workspace, ("", 0) for a file."""

    scan: Wijkscan
    origin: str
    place: tuple[str, int] = ("", 0)


def choose(table: str = _TABLE) -> list[Laid]:
    """Pick two to six scans; gives them as they were when they were picked, without names."""
    options = {**_known(), **_examples()}
    key = f"{table}-scans"
    kept = [one for one in st.session_state.get(key, []) if one in options]
    if key in st.session_state and kept != st.session_state[key]:
        st.session_state[key] = kept  # a scan that was here is no longer within reach
    chosen = st.multiselect(
        "Welke wijkscans leggen jullie op tafel?",
        list(options),
        format_func=options.__getitem__,
        key=key,
        placeholder="Kies twee tot zes scans",
        max_selections=MAX_SCANS,
        select_all=False,  # its words are English
    )
    laid = [one for name in chosen if (one := _open(table, name)) is not None]
    with st.expander("Scans van een ander: een link, een klas of een bestand"):
        _by_link(table)
        _by_class(table)
        laid += _from_files(table)
    return laid


def _known() -> dict[str, str]:
    """Scans that this browser may read."""
    return {f"hier:{scan.id}": scan.title for scan, _ in identity.scans()}


def _examples() -> dict[str, str]:
    """The casusbank, to learn from; each says itself what is invented in it."""
    return {f"casus:{case.bestand}": f"Casus: {case.titel}" for case in casussen().values()}


def _open(table: str, key: str) -> Laid | None:
    kept: dict[str, Laid] = st.session_state.setdefault(f"{table}-gelegd", {})
    kind, _, name = key.partition(":")
    if kind == "casus":
        case = next(case for case in casussen().values() if case.bestand == name)
        return kept.setdefault(key, Laid(open_casus(case), "casusbank"))
    try:
        now = read(name)[1] if key in kept else None
        laid = kept.get(key) or kept.setdefault(key, _lay(name))
    except UserError as error:
        show(markup('<p class="ws-let-op">{}</p>', error))
        return None
    if now is not None and now > laid.place[1]:
        _newer(table, key, laid)
    return laid


def read(scan_id: str) -> tuple[Right, int]:
    """The right with which this browser reads a scan, and the number of its last change."""
    right = identity.right_in_scan(scan_id)
    if right is None:
        raise UserError("Een scan op tafel kun je niet meer openen.", "Haal hem van tafel.")
    return right, storage.repository().scan_info(right, scan_id).version


def _lay(scan_id: str) -> Laid:
    right, _ = read(scan_id)
    loaded = storage.repository().load(right, scan_id)
    origin = "klas" if right.scope == "klas" else "link"
    return Laid(deelbaar(as_document(loaded)), origin, (scan_id, loaded.version))


def newest(scan_id: str) -> Laid:
    """A scan of this workspace as it is now."""
    return _lay(scan_id)


def _newer(table: str, key: str, laid: Laid) -> None:
    words = f"In de scan ‘{laid.scan.titel or laid.scan.gebied.naam}’ is verder geschreven."
    with st.container(horizontal=True, key=f"nieuwer-{key}", vertical_alignment="center"):
        show(markup('<p class="ws-let-op" role="status">{}</p>', words))
        kept = st.session_state[f"{table}-gelegd"]
        st.button("Neem de nieuwste", key=f"nieuwste-{key}", on_click=kept.pop, args=(key, None))


def _by_link(table: str) -> None:
    """Paste what another group sent; from then on this browser may open it."""
    key = f"{table}-link"
    st.text_input(
        "Plak de link van een scan", key=key, max_chars=300, autocomplete="off",
        on_change=partial(_enter, table, key),
    )  # fmt: skip
    if wrong := st.session_state.get(f"{key}-fout"):
        show(markup('<p class="ws-let-op" role="alert">{}</p>', wrong))


def _enter(table: str, key: str) -> None:
    typed = st.session_state[key].strip()
    st.session_state[key] = ""
    try:
        entered = storage.access().enter(typed.rpartition("#")[2], identity.address())
    except UserError as error:
        st.session_state[f"{key}-fout"] = str(error)
        return
    st.session_state[f"{key}-fout"] = ""
    right = identity.came_in(entered)
    _add(table, [scan.id for scan in storage.repository().scans(right)])


def _by_class(table: str) -> None:
    """All groups of one class at once."""
    for one in classes.mine():
        st.button(
            f"Leg de scans van {plain_label(one.klas.name)} op tafel",
            key=f"{table}-klas-{one.klas.id}",
            on_click=_lay_class, args=(table, one),
        )  # fmt: skip


def _lay_class(table: str, one: classes.Class) -> None:
    _add(table, [scan.id for scan in storage.repository().scans(one.right)])


def _add(table: str, ids: list[str]) -> None:
    now = st.session_state.get(f"{table}-scans", [])
    wanted = dict.fromkeys([*now, *(f"hier:{scan_id}" for scan_id in ids)])
    st.session_state[f"{table}-scans"] = list(wanted)[:MAX_SCANS]


def _from_files(table: str) -> list[Laid]:
    """Scan files or HTML reports of other groups; a damaged one is named, the rest goes on."""
    show(markup('<p class="ws-klein">Een scanbestand of een verslag als webpagina.</p>'))
    with st.container(key=f"{table}-bestand"):
        files = st.file_uploader(
            "Kies de bestanden", type=["json", "html"], accept_multiple_files=True,
            key=f"{table}-bestanden",
        )  # fmt: skip
    kept: dict[str, Inbreng] = st.session_state.get(f"{table}-gelezen", {})
    brought = {}
    for file in files or []:
        brought[file.file_id] = kept.get(file.file_id) or _read(file.name, file.getvalue())
    st.session_state[f"{table}-gelezen"] = brought  # a file is read once, not at every press
    for one in brought.values():
        for name, why in one.geweigerd:
            show(markup('<p class="ws-let-op"><b>{}</b>: {}</p>', name, why))
    return [Laid(scan, "bestand") for one in brought.values() for scan in one.scans]


def _read(name: str, content: bytes) -> Inbreng:
    found = breng_samen([(name, content)])
    return replace(found, scans=tuple(deelbaar(scan) for scan in found.scans))
