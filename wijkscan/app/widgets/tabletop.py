"""The table of a leernetwerk: which scans lie on it, from this browser, a file or the casusbank."""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from wijkscan.app import identity, storage
from wijkscan.app.look import markup, show
from wijkscan.errors import UserError
from wijkscan.scan.casusbank import casussen, open_casus
from wijkscan.scan.model import Wijkscan
from wijkscan.scan.privacy_scan import strip_names
from wijkscan.scan.sidebyside import Inbreng, breng_samen
from wijkscan.scan.sidebyside_basis import MAX_SCANS
from wijkscan.workspace.document import as_document

_CHOSEN, _FILES, _READ = "tafel-scans", "tafel-bestanden", "tafel-gelezen"


@dataclass(frozen=True, slots=True)
class Choice:
    """A scan that can be laid on the table. `key` says where it comes from."""

    key: str
    words: str


def choose() -> list[Wijkscan]:
    """Pick two to six scans; gives them as they are now, without names."""
    options = {choice.key: choice.words for choice in (*_known(), *_examples())}
    chosen = st.multiselect(
        "Welke wijkscans leggen jullie op tafel?",
        list(options),
        format_func=options.__getitem__,
        key=_CHOSEN,
        placeholder="Kies twee tot zes scans",
        max_selections=MAX_SCANS,
        select_all=False,  # its words are English
    )
    return [*(_open(key) for key in chosen), *_from_files()]


def _known() -> list[Choice]:
    """Scans that this browser may read."""
    return [Choice(f"hier:{scan.id}", scan.title) for scan, _ in identity.scans()]


def _examples() -> list[Choice]:
    """The casusbank, to learn from; each says itself what is invented in it."""
    return [Choice(f"casus:{case.bestand}", f"Casus: {case.titel}") for case in casussen().values()]


def _open(key: str) -> Wijkscan:
    kind, _, name = key.partition(":")
    if kind == "casus":
        return open_casus(next(case for case in casussen().values() if case.bestand == name))
    right = identity.right_in_scan(name)
    if right is None:
        raise UserError("Deze scan kun je niet meer openen.", "Haal hem van tafel.")
    return strip_names(as_document(storage.repository().load(right, name)))


def _from_files() -> list[Wijkscan]:
    """Scan files or HTML reports of other groups; a damaged one is named, the rest goes on."""
    with st.expander("Scans uit een bestand"):
        show(markup('<p class="ws-klein">Een scanbestand of een verslag als webpagina.</p>'))
        files = st.file_uploader(
            "Kies de bestanden", type=["json", "html"], accept_multiple_files=True, key=_FILES
        )
    kept, brought = st.session_state.get(_READ, {}), {}
    for file in files or []:
        brought[file.file_id] = kept.get(file.file_id) or _read(file.name, file.getvalue())
    st.session_state[_READ] = brought  # a file is read once, not at every press of a button
    for one in brought.values():
        for name, why in one.geweigerd:
            show(markup('<p class="ws-let-op"><b>{}</b>: {}</p>', name, why))
    return [scan for one in brought.values() for scan in one.scans]


def _read(name: str, content: bytes) -> Inbreng:
    found = breng_samen([(name, content)])
    return replace(found, scans=tuple(strip_names(scan) for scan in found.scans))
