"""A file with own figures: what is in it is shown first, and only kept when somebody says so."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from wijkscan import paths, settings, text
from wijkscan.analysis.eigen import own_figure
from wijkscan.app.look import joined, markup, show
from wijkscan.app.widgets import tables
from wijkscan.report.blocks import Column, DataTable
from wijkscan.scan import eigen
from wijkscan.store import eigen_bewaar
from wijkscan.store.eigen_invoer import Voorbeeld, voorbeeld
from wijkscan.store.eigen_model import EigenCijfer
from wijkscan.store.eigen_sjabloon import sjabloon
from wijkscan.store.eigen_tabel import schone_naam
from wijkscan.store.eigen_velden import VERPLICHT
from wijkscan.store.regions import Regions

_ROUND = "eigen-ronde"
_MOST_ROWS, _MOST_REFUSED = 20, 30
_COLUMNS = ("Gebied", "Cijfer", "Over wie", "Waarde", "Bron")
_NONE = "(staat er niet in)"
_LABELS = {"teller": "Teller: om hoeveel mensen gaat het", "noemer": "Noemer: van hoeveel mensen"}
Keep = Callable[[tuple[EigenCijfer, ...], str], None]


def show_upload(keep: Keep) -> None:
    """Choose a file, look at what it brings, and keep it or not."""
    show(
        markup(
            '<p class="ws-klein">Een CSV of Excel-werkmap, tot 10 MB en 5.000 rijen. '
            "Begin met ons lege bestand: dan kloppen de kolommen.</p>"
        )
    )
    st.download_button(
        "Leeg bestand downloaden", sjabloon(), "eigen-cijfers.csv", "text/csv",
        key="eigen-sjabloon", on_click="ignore",
    )  # fmt: skip
    turn = st.session_state.setdefault(_ROUND, 0)
    with st.container(key="eigen-bestand"):
        given = st.file_uploader(
            "Bestand met eigen cijfers", type=["csv", "txt", "xlsx"], key=f"eigen-upload-{turn}"
        )
    if given is None:
        return
    content = given.getvalue()
    found = _read(content, {})
    chosen = _choose_columns(found)
    if chosen:
        found = _read(content, chosen)
    _preview(found)
    if found.cijfers:
        words = text.plural(len(found.cijfers), "cijfer", "cijfers")
        st.button(
            f"{words} bewaren", key="eigen-inlezen", type="primary",
            on_click=_kept, args=(found.cijfers, schone_naam(given.name), keep),
        )  # fmt: skip


def _read(content: bytes, chosen: dict[str, str]) -> Voorbeeld:
    known = [cijfer.sleutel for cijfer in eigen_bewaar.lijst(settings.load().home).cijfers]
    return voorbeeld(
        content, Regions.load(paths.data_dir(), settings.load().home), chosen, eigen.keuring, known
    )


def _choose_columns(found: Voorbeeld) -> dict[str, str]:
    """For what was not recognised: which column is it?"""
    lacking = [field for field in VERPLICHT if field not in found.gebruikt]
    if not {"teller", "percentage"} & set(found.gebruikt):
        lacking += ["teller", "noemer", "percentage"]
    elif "percentage" not in found.gebruikt and "noemer" not in found.gebruikt:
        lacking += ["noemer"]
    if not (lacking and found.ongebruikt):
        return {}
    show(markup("<p><b>Welke kolom is wat?</b> Deze kolommen herkennen we niet.</p>"))
    options = [_NONE, *found.ongebruikt]
    picked = {
        field: st.selectbox(
            _LABELS.get(field, field.capitalize()), options, key=f"eigen-kolom-{field}"
        )
        for field in lacking
    }
    return {field: head for field, head in picked.items() if head != _NONE}


def _preview(found: Voorbeeld) -> None:
    good = text.plural(len(found.cijfers), "cijfer is begrepen", "cijfers zijn begrepen")
    bad = text.plural(found.rijen_geweigerd, "rij doet niet mee", "rijen doen niet mee")
    show(markup('<p role="status"><b>{}. {}.</b></p>', good, bad))
    if found.cijfers:
        show(tables.plain(_table(found.cijfers)))
    if found.bezwaren:
        lines = [markup("<li>{}</li>", words) for words in found.bezwaren[:_MOST_REFUSED]]
        rest = len(found.bezwaren) - _MOST_REFUSED
        lines += [markup("<li>En nog {}.</li>", text.number(rest))] if rest > 0 else []
        show(markup('<div class="ws-melding"><ul>{}</ul></div>', joined(lines)))
    if found.ongebruikt:
        words = text.listing(found.ongebruikt)
        show(markup('<p class="ws-klein">Deze kolommen gebruiken we niet: {}.</p>', words))


def _table(cijfers: tuple[EigenCijfer, ...]) -> DataTable:
    shown = cijfers[:_MOST_ROWS]
    rest = len(cijfers) - len(shown)
    more = f" (de eerste {len(shown)} van {text.number(len(cijfers))})" if rest else ""
    return DataTable(
        f"Dit lezen we in{more}",
        tuple(Column(title) for title in _COLUMNS),
        tuple(
            (c.gebied_naam, c.naam, eigen.groep(c), eigen.waarde(own_figure(c)), eigen.herkomst(c))
            for c in shown
        ),
    )


def _kept(cijfers: tuple[EigenCijfer, ...], name: str, keep: Keep) -> None:
    st.session_state[_ROUND] += 1  # a new field: the old one would still hold the file
    keep(cijfers, name)
