"""What people take home from the table: the whole, a page for the own team and for bestuurders."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

import streamlit as st

from wijkscan import text as dutch
from wijkscan.app.look import markup, show
from wijkscan.app.widgets import begin, casus
from wijkscan.app.widgets.labels import named
from wijkscan.app.widgets.takeaway import ENDINGS
from wijkscan.report.naast import document, formats
from wijkscan.report.naast.model import Vergelijking
from wijkscan.scan.bijeenkomst import Afspraak, Bijeenkomst
from wijkscan.scan.privacy_scan import mag_delen
from wijkscan.scan.sidebyside_basis import SideBySide

_WORDS = {**ENDINGS, ".pptx": "Dia's (PowerPoint)", ".json": "Gegevens (JSON)"}
_WEEKS = {4: "Over 4 weken", 8: "Over 8 weken", 12: "Over 12 weken"}


def show_home(
    found: SideBySide,
    meeting: Bijeenkomst | None = None,
    mine: Afspraak | None = None,
    refused: Sequence[tuple[str, str]] = (),
) -> None:
    """Files to keep. `mine`: the own first step; without a meeting it is asked here."""
    _warn(found)
    about = Vergelijking(found, date.today(), meeting, tuple(refused))
    st.header("Mijn eigen team", anchor=False)
    _team(about, mine)
    st.header("Bestuurders", anchor=False)
    words = "Eén bladzijde: wat meer groepen zien, wat sterk is, en wat jullie aan wie vragen."
    show(markup('<p class="ws-klein">{}</p>', words))
    _buttons("bestuur", "voor-bestuurders", tuple(formats.BLOKKEN), partial(_board, about))
    st.header("Alles samen" if meeting is None else "Verslag van de bijeenkomst", anchor=False)
    words = "Alle verschillen met hun vragen, de problemen, cijfers en bronnen."
    if meeting is not None:
        words = (
            "Wat jullie bespraken en besloten, de eerste stappen, en alles wat naast elkaar lag."
        )
    show(markup('<p class="ws-klein">{}</p>', words))
    _buttons("alles", "naast-elkaar" if meeting is None else "verslag", formats.EINDEN,
             partial(_whole, about))  # fmt: skip
    with st.expander("Maak er een casus van, zodat anderen ervan leren"):
        casus.show_make([side.scan for side in found.kanten])


def _warn(found: SideBySide) -> None:
    """Something about one person is said before it leaves, not after."""
    about = [side.naam for side in found.kanten if not mag_delen(side.scan)]
    if about:
        words = f"In de scan van {dutch.listing(about)} staat misschien iets over één persoon."
        hint = "Kijk het na voordat je dit deelt."
        show(markup('<p class="ws-let-op">{} {}</p>', words, hint))


@st.fragment
def _team(about: Vergelijking, mine: Afspraak | None) -> None:
    words = "Eén bladzijde voor collega's die er niet bij waren, met jouw eerste stap."
    show(markup('<p class="ws-klein">{}</p>', words))
    step = mine if about.bijeenkomst is not None else _asked()
    _buttons("team", "voor-mijn-team", tuple(formats.BLOKKEN), partial(_page, about, step))


def _asked() -> Afspraak:
    """The own first step, for a table without a meeting; it is only in the file."""
    role = begin.ask_role("thuis-rol")
    team = st.text_input("Welk team of welke opleiding?", key="thuis-team", max_chars=80)
    step = st.text_input("Wat doe jij eerst? Eén zin", key="thuis-stap", max_chars=200)
    weeks = st.segmented_control(
        "Wanneer kijken jullie terug?",
        list(_WEEKS),
        format_func=_WEEKS.__getitem__,
        key="thuis-terug",
    )
    day = date.today() + timedelta(weeks=weeks) if weeks else None
    if day is not None:
        show(markup('<p class="ws-klein">Dat is {}.</p>', dutch.long_date(day)))
    return Afspraak(role, team or "", step or "", day)


def _buttons(key: str, name: str, endings: Sequence[str], make: partial[bytes]) -> None:
    with st.container(horizontal=True, gap="small", key=f"vormen-{key}"):
        for ending in endings:
            st.download_button(
                named(_WORDS[ending], name.replace("-", " ")),
                partial(make, ending),
                file_name=f"wijkscan-{name}{ending}",
                key=f"thuis-{key}{ending}",
                on_click="ignore",
            )


def _page(about: Vergelijking, step: Afspraak | None, ending: str) -> bytes:
    return formats.render_blokken(ending, document.voor_team(about, step))


def _board(about: Vergelijking, ending: str) -> bytes:
    return formats.render_blokken(ending, document.voor_bestuur(about))


def _whole(about: Vergelijking, ending: str) -> bytes:
    return formats.render(ending, about)
