"""The tables on this computer: who made them, how, how old they are, and whether they are whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from wijkscan import text
from wijkscan.app.look import joined, markup
from wijkscan.app.widgets import tables
from wijkscan.app.widgets.usable import questions
from wijkscan.report.blocks import Column, DataTable, Markup
from wijkscan.store.catalogue import Soort
from wijkscan.store.families import Familie
from wijkscan.store.figures import Store, TableState
from wijkscan.store.newer import SERVICES, Nieuws

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
    "Nieuwer bij de bron",
    "Oud",
    "Indeling",
    "Rijen",
    "Opgehaald",
    "Licentie",
    "Bestand",
)


def state_of_files(states: Sequence[TableState], left_out: Mapping[str, str]) -> Markup:
    """One line that says whether every file is whole; `left_out`: refreshed ones that are not."""
    wrong = [state.klacht for state in states if state.in_orde is False]
    if not wrong and not left_out:
        count = text.plural(len(states), "tabel is", "tabellen zijn")
        return markup(
            '<p class="ws-klein">{} gecontroleerd: de bestanden zijn heel en niet veranderd.</p>',
            count,
        )
    lines = [markup("<p>{}</p>", words) for words in (*wrong, *left_out.values())]
    todo = (
        "Zet wijkscan opnieuw neer, of haal de cijfers opnieuw op."
        if wrong
        else "Nu gelden de meegeleverde cijfers. Druk op Bijwerken om deze weer op te halen."
    )
    return markup(
        '<div class="ws-melding" role="alert"><p class="ws-kop">Een bestand is beschadigd</p>{}'
        "<p>{}</p></div>",
        joined(lines),
        todo,
    )


def kinds() -> Markup:
    """What geteld, geschat and the other kinds mean."""
    items = [markup("<li>{}</li>", words) for words in _KINDS.values()]
    return markup("<ul>{}</ul>", joined(items))


def by_family(states: Sequence[TableState], store: Store, nieuws: Nieuws, today: date) -> Markup:
    """Each family of tables folded, with its editions in a table and what is newer."""
    order = list(store.families)
    ordered = sorted(states, key=lambda state: order.index(state.sidecar.familie))
    made = []
    for name, found in groupby(ordered, key=lambda state: state.sidecar.familie):
        rows = [_Row(state, nieuws.van(state.sidecar, store)) for state in found]
        made.append(_family(store.families[name], rows, nieuws, today))
    return joined(made)


@dataclass(frozen=True, slots=True)
class _Row:
    """One edition, and what its source has that is newer."""

    state: TableState
    newer: tuple[str, ...]


def _family(family: Familie, rows: list[_Row], nieuws: Nieuws, today: date) -> Markup:
    used, states = family.gebruik, [row.state for row in rows]
    years = sorted({state.sidecar.jaar for state in states})
    span = str(years[0]) if len(years) == 1 else f"{years[0]} tot {years[-1]}"
    return markup(
        '<details class="ws-thema"><summary><b>{}</b> <span>{} · {} · {}</span></summary>{}{}{}'
        "</details>",
        family.naam,
        family.producent,
        family.soort,
        span + (" · nieuwer beschikbaar" if any(row.newer for row in rows) else ""),
        questions(
            (
                ("Wie maakt dit?", used.wie),
                ("Hoe is het gemaakt?", used.hoe),
                ("Waarvoor kan ik het gebruiken?", used.waarvoor),
            )
        ),
        markup(
            '<div class="ws-uitgaven">{}</div>',
            tables.plain(_editions(family, rows, nieuws, today)),
        ),
        _citations(states),
    )


def _editions(family: Familie, rows: list[_Row], nieuws: Nieuws, today: date) -> DataTable:
    none = _none_newer(family, nieuws)
    return DataTable(
        f"Uitgaven van {family.naam}",
        tuple(Column(title, title == "Rijen") for title in _EDITION),
        tuple(_edition(row, none, today) for row in rows),
    )


def _none_newer(family: Familie, nieuws: Nieuws) -> str:
    """What stands beside an edition of which nothing newer is known."""
    if family.host not in SERVICES:
        return "niet te vragen: een los bestand"
    said = nieuws.gezegd.get(family.host)
    return f"nee, op {_day(said.gevraagd)}" if said else "nog niet gevraagd"


def _edition(row: _Row, none: str, today: date) -> tuple[str, ...]:
    state, about = row.state, row.state.sidecar
    years = max(today.year - about.jaar, 0)
    checked = {True: "heel", False: "beschadigd", None: "niet gecontroleerd"}[state.in_orde]
    return (
        about.tabel,
        about.uitgave,
        str(about.jaar),
        text.capital("; ".join(row.newer) or none),
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
