"""The casusbank on the screen: cases to learn from, and making one of a scan on the table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

import streamlit as st

from wijkscan import settings
from wijkscan.app import address, at_hand, demo
from wijkscan.app.look import joined, markup, show
from wijkscan.app.registry import page_of
from wijkscan.app.widgets import begin
from wijkscan.app.widgets.labels import named
from wijkscan.app.widgets.takeaway import plain_name
from wijkscan.report.blocks import Markup, clean
from wijkscan.scan.casus_maken import MEESTE_VRAGEN, Wens, bezwaren, maak_casus
from wijkscan.scan.casusbank import Casus, casussen, eigen_casussen, open_casus
from wijkscan.scan.importeren import schrijf
from wijkscan.scan.model import Les, Wijkscan

_OWN_CHOICES = {"verzonnen": "Deze scan is verzonnen", "echt": "Deze scan is echt"}


def show_casusbank() -> None:
    """Every case with what it teaches, questions, and a button to open a copy of it."""
    st.header("Oefen met een casus", anchor=False)
    words = "Je opent een eigen kopie. Je kunt niets stuk maken."
    show(markup('<p class="ws-klein">{}</p>', words))
    with st.container(key="casusbank"):
        _all_cases()


def _all_cases() -> None:
    for case in casussen().values():
        lesson = Les(herkomst=case.fictief, kort=case.kort, leerpunt=case.leerpunt,
                     vragen=list(case.vragen))  # fmt: skip
        _case(case.id, case.titel, lesson, _beside(case), partial(open_casus, case))
    own = eigen_casussen(settings.load().home / "casusbank")
    for key, scan in own.scans.items():
        if scan.les is not None:
            _case(f"eigen-{key}", scan.titel, scan.les, "", partial(_self, scan))
    for name, why in own.geweigerd:
        show(markup('<p class="ws-let-op"><b>{}</b>: {}</p>', name, why))


def _self(scan: Wijkscan) -> Wijkscan:
    return scan


def _beside(case: Casus) -> str:
    titles = [casussen()[key].titel for key in case.naast]
    return f"Leg er eens naast: {'; '.join(titles)}." if titles else ""


def _case(key: str, title: str, lesson: Les, beside: str, opened: Callable[[], Wijkscan]) -> None:
    with st.container(key=f"casus-{key}"):
        show(_told(title, lesson, beside))
        if st.button(named("Oefen met deze casus", title), key=f"oefen-{key}"):
            copy = demo.copy_of(opened()).model_copy(update={"les": lesson})
            info = begin.start_scan(demo.ROLE, copy)
            at_hand.open_scan(info.id)
            st.switch_page(page_of("problemen"), query_params={address.SCAN: info.id})


def _told(title: str, lesson: Les, beside: str) -> Markup:
    return markup(
        '<h3 class="ws-tussenkop">{}</h3><p>{} <b>{}</b></p><p class="ws-klein">{}</p>{}',
        title, lesson.kort, lesson.leerpunt, lesson.herkomst, questions(lesson, beside, title),
    )  # fmt: skip


def questions(lesson: Les, beside: str = "", title: str = "") -> Markup:
    """What to talk about, folded."""
    asked = joined([markup("<li>{}</li>", question) for question in lesson.vragen])
    return markup(
        '<details class="ws-meer"><summary>Vragen bij deze casus'
        '<span class="ws-verborgen"> {}</span></summary><ul>{}</ul><p>{}</p></details>',
        title, asked, beside,
    )  # fmt: skip


def show_make(scans: Sequence[Wijkscan]) -> None:
    """A case from one of these scans; what is missing is said, then it is a file to keep."""
    names = {scan.id: scan.titel or scan.gebied.naam or "Scan zonder titel" for scan in scans}
    chosen = st.selectbox(
        "Van welke scan?",
        list(names),
        format_func=lambda id_: clean(names[id_]),
        key="casus-van",
    )
    scan = next((scan for scan in scans if scan.id == chosen), None)
    if scan is None:
        return
    wish = _wish(scan)
    if missing := bezwaren(scan, wish):
        show(markup('<p class="ws-klein">Nog te doen:</p><ul class="ws-lees">{}</ul>',
                    joined([markup("<li>{}</li>", line) for line in missing])))  # fmt: skip
        return
    st.download_button(
        "Bewaar de casus",
        partial(_file, scan, wish),
        file_name=f"casus-{plain_name(wish.titel) or 'wijkscan'}.wijkscan.json",
        mime="application/json",
        type="primary",
        key="casus-bewaar",
        on_click="ignore",
    )


def _wish(scan: Wijkscan) -> Wens:
    kind = "verzonnen" if scan.voorbeeld.strip() else _own_or_invented()
    makers = tellers = False
    if kind == "echt":
        makers = st.checkbox("Alle makers vinden het goed", key="casus-makers")
        tellers = st.checkbox("Wie iets vertelde, vindt het goed", key="casus-bewoners")
    title = st.text_input("Titel van de casus", key="casus-titel", max_chars=120)
    short = st.text_input("Waar gaat het over? Eén zin", key="casus-kort", max_chars=200)
    lesson = st.text_input("Wat leren anderen hiervan?", key="casus-leerpunt", max_chars=200)
    asked = st.text_area(
        f"Vragen om over te praten, elk op een regel (hoogstens {MEESTE_VRAGEN})",
        key="casus-vragen",
        max_chars=1000,
    )
    return Wens(
        title or "", short or "", lesson or "", tuple((asked or "").splitlines()),
        kind == "verzonnen", makers, tellers,
    )  # fmt: skip


def _own_or_invented() -> str:
    chosen = st.segmented_control(
        "Is de scan echt of verzonnen?",
        list(_OWN_CHOICES),
        format_func=_OWN_CHOICES.__getitem__,
        key="casus-soort",
    )
    return str(chosen or "echt")


def _file(scan: Wijkscan, wish: Wens) -> bytes:
    return schrijf(maak_casus(scan, wish, date.today()))
