"""The tables on this computer: who made them, how, how old they are, and whether they are whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby

from wijkscan import text
from wijkscan.app.look import joined, markup
from wijkscan.app.widgets import tables
from wijkscan.app.widgets.usable import questions
from wijkscan.report.blocks import Column, DataTable, Markup
from wijkscan.store.catalogue import Soort
from wijkscan.store.families import Familie
from wijkscan.store.figures import TableState

INTRODUCTION = (
    "Kijk bij elk cijfer naar drie dingen: wie maakte het, hoe is het gemaakt, en waarvoor kun je "
    "het gebruiken? Open een bron voor de antwoorden."
)
CREDIT = (
    "De wijkscan bouwt voort op het gedachtegoed van WijkOPSE (Rosendal en Van Dorst, 2016). "
    "De makers daarvan hebben dit programma niet gemaakt of goedgekeurd."
)
_KINDS = {
    Soort.GETELD: "Geteld: iedereen is meegeteld in een register.",
    Soort.GESCHAT: "Geschat: uitgerekend met een rekenmodel. Het echte getal kan anders zijn.",
    Soort.AFSTAND: "Afstand: gemiddeld over de weg, voor alle bewoners samen.",
    Soort.INDEX: "Index: een score die uit meer cijfers is samengesteld.",
    Soort.ENQUETE: "Enquête: gevraagd aan een deel van de mensen.",
    Soort.VERWACHT: "Verwacht: zoveel zou je verwachten bij deze leeftijden. Niet gemeten.",
}

_EDITION = (
    "Tabel",
    "Uitgave",
    "Gaat over",
    "Oud",
    "Indeling",
    "Rijen",
    "Opgehaald",
    "Licentie",
    "Bestand",
)


def state_of_files(states: Sequence[TableState]) -> Markup:
    """One line that says whether every file is whole."""
    wrong = [state for state in states if state.in_orde is False]
    if not wrong:
        count = text.plural(len(states), "tabel is", "tabellen zijn")
        return markup(
            '<p class="ws-klein">{} gecontroleerd: de bestanden zijn heel en niet veranderd.</p>',
            count,
        )
    lines = [markup("<p>{}</p>", state.klacht) for state in wrong]
    return markup(
        '<div class="ws-melding" role="alert"><p class="ws-kop">Een bestand is beschadigd</p>{}'
        "<p>Zet wijkscan opnieuw neer, of haal de cijfers opnieuw op.</p></div>",
        joined(lines),
    )


def kinds() -> Markup:
    """What geteld, geschat and the other kinds mean."""
    items = [markup("<li>{}</li>", words) for words in _KINDS.values()]
    return markup("<ul>{}</ul>", joined(items))


def by_family(states: Sequence[TableState], families: Mapping[str, Familie], today: date) -> Markup:
    """Each family of tables folded, with its editions in a table."""
    ordered = sorted(states, key=lambda state: list(families).index(state.sidecar.familie))
    groups = groupby(ordered, key=lambda state: state.sidecar.familie)
    return joined([_family(families[name], list(found), today) for name, found in groups])


def _family(family: Familie, states: list[TableState], today: date) -> Markup:
    used = family.gebruik
    years = sorted({state.sidecar.jaar for state in states})
    span = str(years[0]) if len(years) == 1 else f"{years[0]} tot {years[-1]}"
    return markup(
        '<details class="ws-thema"><summary><b>{}</b> <span>{} · {} · {}</span></summary>{}{}{}'
        "</details>",
        family.naam,
        family.producent,
        family.soort,
        span,
        questions(
            (
                ("Wie maakt dit?", used.wie),
                ("Hoe is het gemaakt?", used.hoe),
                ("Waarvoor kan ik het gebruiken?", used.waarvoor),
            )
        ),
        tables.plain(_editions(family, states, today)),
        _citations(states),
    )


def _editions(family: Familie, states: list[TableState], today: date) -> DataTable:
    return DataTable(
        f"Uitgaven van {family.naam}",
        tuple(Column(title, title == "Rijen") for title in _EDITION),
        tuple(_edition(state, today) for state in states),
    )


def _edition(state: TableState, today: date) -> tuple[str, ...]:
    about = state.sidecar
    years = max(today.year - about.jaar, 0)
    checked = {True: "heel", False: "beschadigd", None: "niet gecontroleerd"}[state.in_orde]
    return (
        about.tabel,
        about.uitgave,
        str(about.jaar),
        text.plural(years, "jaar", "jaar"),
        str(about.indeling),
        text.number(about.rijen),
        _day(about.opgehaald),
        about.licentie,
        f"{checked} ({about.sha256[:8]})",
    )


def _citations(states: list[TableState]) -> Markup:
    """How to name each edition in a list of sources, and how its figures reached us."""
    lines = [
        markup(
            "<li>{} ({}). {}. Tabel {}, uitgave {}. {}. Opgehaald: {}. {}</li>",
            *(about.producent, about.jaar, about.titel, about.tabel, about.uitgave),
            *(about.licentie, _day(about.opgehaald), about.herkomst),
        )
        for about in (state.sidecar for state in states)
    ]
    return markup('<h3>Zo noem je deze bron</h3><ul class="ws-klein">{}</ul>', joined(lines))


def _day(iso: str) -> str:
    """A day or a month in words; some sources only tell the month."""
    try:
        whole = text.long_date(date.fromisoformat(f"{iso}-01" if len(iso) == 7 else iso[:10]))
    except ValueError:
        return iso or "onbekend"
    return whole.removeprefix("1 ") if len(iso) == 7 else whole
