"""The forms in which a scan leaves: made when asked for, from the scan as it is stored now."""

from __future__ import annotations

from datetime import date
from functools import partial

import streamlit as st

from wijkscan.app import at_hand, cached
from wijkscan.app.at_hand import AtHand
from wijkscan.app.look import markup, show
from wijkscan.app.widgets.labels import named
from wijkscan.report.forms import FORMS, Form, render_scan, too_long
from wijkscan.report.markup import clean, short
from wijkscan.report.scanforms.brief import NOBODY, addressees
from wijkscan.store.gebied import woorden

EMBED = "insluiten"  # whether the scan goes inside the web pages
ENDINGS = {
    ".html": "Webpagina",
    ".pdf": "PDF",
    ".docx": "Word",
    ".pptx": "PowerPoint",
    ".xlsx": "Excel",
    ".csv": "CSV",
    ".json": "Scanbestand",
}


# For whom each form is; every form stands somewhere.
FOR_WHOM: dict[str, tuple[str, ...]] = {
    "School": ("a4", "kort", "verslag", "presentatie"),
    "Ons team": ("team", "a4", "poster"),
    "Bestuurders en partners": ("bestuur", "brief", "presentatie"),
    "De straat op": ("observatieformulier", "poster"),
    "Zelf verder werken": ("scan", "gegevens"),
}
_EVERYONE = ""


@st.fragment
def show_forms() -> None:
    """The forms for one kind of reader; pressing a button makes the file and saves it."""
    hand = at_hand.here()
    groups = list(FOR_WHOM)
    chosen = st.pills("Voor wie is het?", groups, default=groups[0], key="voor-wie")
    for key in FOR_WHOM[chosen or groups[0]]:
        with st.container(border=True, key=f"deel-{key}"):
            _form(hand, FORMS[key])


def _form(hand: AtHand, form: Form) -> None:
    show(markup('<h3 class="ws-veldnaam">{}</h3><p class="ws-klein">{}</p>', form.naam, form.doel))
    to = _stakeholder(hand) if form.key == "brief" else _EVERYONE
    if to is None:
        show(markup('<p class="ws-leeg">{}</p>', NOBODY))
        return
    if form.key == "verslag":
        if remarks := too_long(hand.document, cached.desk(), date.today()):
            show(markup('<p class="ws-let-op">{}</p>', " ".join(remarks)))
    embed = bool(st.session_state.get(EMBED, True))  # read here: files are made outside this run
    with st.container(horizontal=True, gap="small", key=f"vorm-{form.key}"):
        for ending in form.endings:
            st.download_button(
                named(ENDINGS.get(ending, ending), form.naam),
                partial(_make, hand, form.key, ending, to, embed),
                file_name=file_name(hand, form.key, ending, to),
                key=f"neem-{form.key}{ending}",
                on_click="ignore",
            )


def _stakeholder(hand: AtHand) -> str | None:
    """To whom the letter goes; None when nothing is asked of anyone yet."""
    names = {card.id: short(card.naam, 60) for card in addressees(hand.document)}
    if not names:
        return None
    some = {_EVERYONE: f"Aan alle {len(names)}, ieder een eigen brief"} if len(names) > 1 else {}
    options = some | names
    return st.selectbox(
        "Aan wie is de brief?", list(options), format_func=options.__getitem__, key="brief-aan"
    )


def _make(hand: AtHand, form: str, ending: str, to: str, embed: bool) -> bytes:
    return render_scan(
        hand.document, form, ending, cached.desk(), date.today(), embed=embed, aan=to
    )


def file_name(hand: AtHand, form: str, ending: str, to: str = _EVERYONE) -> str:
    """wijkscan-hillesluis-a4.pdf: the title in plain letters; of a letter also to whom."""
    name = plain_name(hand.loaded.info.title) or "scan"
    name = name if name.startswith("wijkscan") else f"wijkscan-{name}"
    if form == "scan":
        return f"{name}.wijkscan.json"
    card = hand.record(to) if to else None
    who = f"-{plain_name(str(card.fields.get('naam', '')), 30)}" if card else ""
    return f"{name}-{form}{who}{ending}"


def plain_name(words: str, most: int = 60) -> str:
    """Any words as part of the name of a file."""
    return "-".join(woorden(clean(words)).split())[:most].strip("-")
