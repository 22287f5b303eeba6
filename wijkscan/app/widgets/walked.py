"""What the group brought back from the street: the list, the privacy card, the form on paper."""

from __future__ import annotations

from datetime import date
from functools import cache, partial

import streamlit as st

from wijkscan import text
from wijkscan.app import address, cached
from wijkscan.app.at_hand import AtHand
from wijkscan.app.look import joined, markup, show
from wijkscan.app.widgets import takeaway, together, walking
from wijkscan.app.widgets.labels import named
from wijkscan.app.widgets.recognise import fields_of
from wijkscan.report.blocks import Markup
from wijkscan.report.forms import render_scan
from wijkscan.scan import evidence
from wijkscan.scan.model import Gesprek, Observatie, vind
from wijkscan.workspace.outcomes import Record

PRIVACY = (
    "Schrijf over groepen, nooit over één persoon.",
    "Geen namen, huisnummers of kentekens.",
    "Maak geen foto van mensen. Foto's kunnen hier niet bij.",
    "Vraag of je mag opschrijven wat iemand vertelt.",
)
_PAPER = "observatieformulier"


@cache
def privacy_card() -> Markup:
    """Four lines to read before you go."""
    lines = joined([markup("<li>{}</li>", line) for line in PRIVACY])
    return markup('<section class="ws-vooraf"><h2>Voordat je gaat</h2><ul>{}</ul></section>', lines)


def show_list(hand: AtHand) -> None:
    """Everything the group saw and heard, the newest first, by role and time."""
    if hand.may_write:
        with st.container(horizontal=True, key="straat-begin"):
            st.button(
                "Nieuwe observatie", key="nieuw-observatie", type="primary", on_click=walking.begin
            )
            st.button(
                "Nieuw gesprek", key="nieuw-gesprek", on_click=walking.begin, args=("gesprekken",)
            )
    for kind, title, none in (
        ("observaties", "Gezien", "Nog niets gezien. Loop samen door de wijk, liefst twee keer."),
        ("gesprekken", "Gehoord", "Nog niemand gesproken. Praat met minstens twee wijkbewoners."),
    ):
        found = [record for record in hand.of_kind(kind) if not walking.is_empty(record)]
        st.header(f"{title} ({len(found)})" if found else title, anchor=False)
        if not found:
            show(markup('<p class="ws-leeg">{}</p>', none))
        for record in reversed(found):
            with st.container(border=True, key=f"straat-{record.id}"):
                _one(hand, kind, record)


def _one(hand: AtHand, kind: str, record: Record) -> None:
    seen = vind(hand.document, record.id)
    if isinstance(seen, Observatie):
        show(_card(_about_seen(seen, record), seen.goed, seen.wat))
    elif isinstance(seen, Gesprek):
        show(_card(_about_heard(seen, record), seen.goed, seen.wat))
    if not hand.may_write:
        return
    words = _words(record)
    with st.container(horizontal=True, key=f"straat-knoppen-{record.id}"):
        st.button(
            named("Wijzig", words), key=f"wijzig-{record.id}",
            on_click=address.go, args=(kind, record.id),
        )  # fmt: skip
        if isinstance(seen, Observatie) and seen.goed.strip() and not _is_strength(hand, seen):
            st.button(
                named("Wordt een sterk punt", words), key=f"sterk-{record.id}",
                on_click=_as_strength, args=(hand, seen),
            )  # fmt: skip
        st.button(
            named("Weghalen", words), key=f"weg-{record.id}", type="tertiary",
            on_click=together.remove, args=(hand, record.id, walking.FORMS[kind].thing),
        )  # fmt: skip


def _words(record: Record) -> str:
    return str(record.fields.get("wat") or record.fields.get("goed") or "")


def _card(about: str, good: str, what: str) -> Markup:
    return markup(
        '<p class="ws-klein">{}</p>{}{}',
        about,
        markup("<p><b>Goed:</b> {}</p>", good) if good.strip() else "",
        markup("<p>{}</p>", what) if what.strip() else "",
    )


def _about_seen(seen: Observatie, record: Record) -> str:
    subject = text.capital(seen.deelsysteem.value) if seen.deelsysteem else ""
    parts = [text.listing([part.value for part in seen.dagdeel]), _day(seen.datum)]
    moment = ", ".join(part for part in parts if part)
    strikes = {"+": "gaat goed", "-": "kan beter"}.get(seen.valt_op.value, "")
    return _line(subject, strikes, seen.plaats, moment, record.author.role)


def _about_heard(talk: Gesprek, record: Record) -> str:
    people = text.plural(talk.personen, "bewoner", "bewoners") if talk.personen else ""
    asked = "" if talk.toestemming else "nog niet gevraagd of dit mag"
    return _line(people, talk.setting, _day(talk.datum), asked, record.author.role)


def _day(day: date | None) -> str:
    return text.long_date(day) if day is not None else ""


def _line(*parts: str) -> str:
    return " · ".join(part for part in parts if part.strip())


def _is_strength(hand: AtHand, seen: Observatie) -> bool:
    return any(one.naam == seen.goed for one in hand.document.sterke_punten)


def _as_strength(hand: AtHand, seen: Observatie) -> None:
    hand.add("sterke_punten", fields_of(evidence.seen_strength(seen)))


def on_paper(hand: AtHand) -> None:
    """The form for who would rather walk with a pen."""
    st.download_button(
        "Formulier om te printen (PDF)",
        partial(_paper, hand),
        file_name=takeaway.file_name(hand, _PAPER, ".pdf"),
        key="papier",
        on_click="ignore",
    )


def _paper(hand: AtHand) -> bytes:
    return render_scan(hand.document, _PAPER, ".pdf", cached.desk(), date.today())
