"""Own figures in the app: what there is for this area, adding one, and taking it away again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import streamlit as st

from wijkscan import paths, settings, text
from wijkscan.analysis.eigen import OwnFigure
from wijkscan.app import cached
from wijkscan.app.boundary import calm, message
from wijkscan.app.look import joined, markup, show
from wijkscan.app.widgets import own_form, own_upload
from wijkscan.app.widgets.labels import named
from wijkscan.errors import UserError
from wijkscan.report.blocks import Markup
from wijkscan.scan import eigen
from wijkscan.store import eigen_bewaar
from wijkscan.store.eigen_model import EIGEN_BRON, Bewaard, EigenCijfer
from wijkscan.store.regions import Regions

SAID = "eigen-gezegd"
_HOE = "eigen-hoe"
_EEN, _BESTAND = "Eén cijfer invullen", "Een bestand inlezen"
_INLEIDING = (
    "Kreeg je een cijfer van de GGD, de huisartsen of je team? Zet het hier bij de andere "
    "cijfers. Iedereen die deze wijkscan gebruikt, ziet het. Er staat altijd bij: eigen bron. "
    "Minder dan 10 mensen? Dat aantal bewaren we niet."
)


def show_figures(codes: tuple[str, ...], focus: str) -> None:
    """The own figures of this area as cards; nothing when there are none."""
    area = cached.area(codes)
    found = eigen.van_gebied(
        settings.load().home, area, Regions.load(paths.data_dir(), settings.load().home)
    )
    if found != cached.profile(codes, focus).eigen:
        _forget()  # another process took figures in or away
    if not found:
        return
    st.header("Eigen cijfers", anchor=False)
    cards = [_card(one) for one in found]
    show(markup('<div class="ws-cijfers">{}</div>', joined(cards)))


def _card(own: OwnFigure) -> Markup:
    cijfer, limits = own.cijfer, eigen.grenzen(own)
    tags = (cijfer.leeftijd, str(cijfer.jaar), cijfer.bron, str(cijfer.manier))
    margin = f"Het echte getal ligt waarschijnlijk tussen {limits.replace('–', '% en ')}."
    more = [f"Wat is geteld of gevraagd: {cijfer.definitie}", f"Datum: {eigen.dag(cijfer.datum)}"]
    more += [cijfer.opmerking] if cijfer.opmerking else []
    return markup(
        '<article class="ws-cijfer"><h3>{}</h3><p class="ws-merken">'
        '<span class="ws-soort">{}</span>{}</p><p class="ws-zin">{}: <b>{}</b>. {}</p>{}'
        '<details class="ws-meer"><summary>Hoe weten we dit?'
        '<span class="ws-verborgen"> {}</span></summary><ul>{}</ul></details>'
        "</article>",
        cijfer.naam,
        EIGEN_BRON,
        joined([markup("<span>{}</span>", tag) for tag in tags]),
        cijfer.gebied_naam,
        eigen.waarde(own),
        margin if limits else "",
        joined([markup('<p class="ws-klein">{}</p>', line) for line in eigen.naast(own)]),
        f"{cijfer.naam}, {cijfer.leeftijd}",
        joined([markup("<li>{}</li>", line) for line in more]),
    )


def show_own(codes: tuple[str, ...]) -> None:
    """The part of the page Bronnen about own figures: add, list and remove."""
    st.header("Eigen cijfers", anchor=False)
    with calm():
        show(markup('<p class="ws-inleiding">{}</p>', _INLEIDING))
        _what_was_said()
        _list()
        how = st.segmented_control(
            "Een cijfer erbij zetten", [_EEN, _BESTAND], key=_HOE, label_visibility="visible"
        )
        if how == _EEN:
            own_form.show_form(codes, keep)
        elif how == _BESTAND:
            own_upload.show_upload(keep)


def keep(cijfers: tuple[EigenCijfer, ...], source: str) -> None:
    """Keep figures and say so; for a callback, so that the whole page is drawn with them."""
    try:
        kept = eigen_bewaar.bewaar(settings.load().home, cijfers, source, datetime.now())
    except UserError as error:
        st.session_state[SAID] = (False, error.message, error.hint)
        return
    _forget()
    st.session_state[_HOE] = None
    count = text.plural(len(kept.cijfers), "cijfer is", "cijfers zijn")
    st.session_state[SAID] = (True, f"{count} bewaard als {kept.naam}.", "")


def _forget() -> None:
    """Make profiles and reports again: they carry the own figures."""
    cached.profile.clear()
    cached.report.clear()


def _what_was_said() -> None:
    good, sentence, hint = st.session_state.pop(SAID, (True, "", ""))
    if sentence and good:
        show(markup('<p role="status"><b>{}</b></p>', sentence))
    elif sentence:
        message(sentence, hint)


def _list() -> None:
    home = settings.load().home
    kept, gone = eigen_bewaar.lijst(home), eigen_bewaar.weggehaald(home)
    for complaint in kept.klachten:
        message(complaint, "Haal het bestand weg, of zet een kopie terug.")
    for number, one in enumerate(kept.invoeren):
        _line(one, "Weghalen", f"eigen-weg-{number}", _remove)
    if gone.invoeren:
        show(markup('<p class="ws-klein">Weggehaald. Je kunt dit 30 dagen terugzetten.</p>'))
    for number, one in enumerate(gone.invoeren):
        _line(one, "Terugzetten", f"eigen-terug-{number}", _put_back)


def _line(one: Bewaard, label: str, key: str, action: Callable[[str], None]) -> None:
    places = list(dict.fromkeys(cijfer.gebied_naam for cijfer in one.cijfers))
    where = text.listing(places) if len(places) <= 3 else f"{len(places)} gebieden"
    makers = text.listing(list(dict.fromkeys(cijfer.bron for cijfer in one.cijfers))[:3])
    with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"r-{key}"):
        show(
            markup(
                '<div><b>{}</b> <span class="ws-soort" style="white-space: nowrap">{}</span>'
                '<br><span class="ws-klein">'
                "{} over {}. Van {}. Ingelezen op {}.</span></div>",
                one.naam,
                EIGEN_BRON,
                text.plural(len(one.cijfers), "cijfer", "cijfers"),
                where,
                makers,
                eigen.dag(one.ingelezen_op[:10]),
            )
        )
        st.button(named(label, one.naam), key=key, on_click=action, args=(one.naam,))


def _remove(naam: str) -> None:
    _change(eigen_bewaar.verwijder, naam, "is weggehaald")


def _put_back(naam: str) -> None:
    _change(eigen_bewaar.zet_terug, naam, "staat er weer bij")


def _change(action: Callable[[Path, str], Bewaard], naam: str, words: str) -> None:
    try:
        action(settings.load().home, naam)
    except UserError as error:
        st.session_state[SAID] = (False, error.message, "Kijk in de lijst hieronder.")
        return
    _forget()
    st.session_state[SAID] = (True, f"{naam} {words}.", "")
