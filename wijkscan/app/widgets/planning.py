"""The wijkplan: what is there already, whom we need, and what we do."""

from __future__ import annotations

from typing import Any

import streamlit as st

from wijkscan import text
from wijkscan.app import address, at_hand
from wijkscan.app.at_hand import AtHand
from wijkscan.app.look import joined, markup, show
from wijkscan.app.widgets import choice, field
from wijkscan.app.widgets.drawer import Drawer
from wijkscan.app.widgets.labels import plain_label
from wijkscan.report.blocks import Markup
from wijkscan.scan.model import Beinvloedbaar, Houding, Probleem, Stand
from wijkscan.store import methode
from wijkscan.workspace.outcomes import Record

OWN_IDEA = "eigen idee"
_SHORT = field.Kind(rows=2)
_YES_NO = {True: "Ja", False: "Nee"}


def _words(options: Any) -> dict[str, str]:
    return {option.value: option.value.capitalize() for option in options}


def _pillars() -> dict[str, str]:
    return {key: pillar.naam for key, pillar in methode.pijlers().items()}


def _problems(hand: AtHand) -> dict[str, str]:
    return {item.id: item.p_wat for item in hand.document.problemen if item.p_wat.strip()}


def _edit_offer(hand: AtHand, record: Record) -> None:
    field.field(record.id, "activiteit", "Wat is er al?", kind=field.LINE)
    field.field(record.id, "voor_wie", "Voor wie?", kind=field.LINE)
    field.field(record.id, "door_wie", "Door wie?", kind=field.LINE)
    choice.choose_one(record.id, "pijler", "Wat voor soort?", _pillars())
    if choice.choose_one(record.id, "bereik_bekend", "Weten jullie wie er komt?", _YES_NO):
        field.field(record.id, "bereik", "Wie komen er, en hoeveel ongeveer?", kind=field.LINE)
    choice.pick_more(record.id, "helpt_bij", "Bij welk probleem helpt het?", _problems(hand))


OFFERS = Drawer(
    kind="aanbod",
    thing="Dit aanbod",
    empty="Kijk eerst wat er al is. Een tiende project helpt niemand.",
    add="Schrijf op wat er al is",
    name=lambda fields: str(fields.get("activiteit") or ""),
    edit=_edit_offer,
)


def matrix(hand: AtHand) -> None:
    """What is there already, by kind of prevention: an empty column shows where nothing is."""
    offers = hand.document.aanbod
    if not offers:
        return
    cells = []
    for key, pillar in methode.pijlers().items():
        names = [offer.activiteit for offer in offers if offer.pijler == key]
        words = "; ".join(names) or "nog niets gevonden"
        cells.append(markup("<div><dt>{}</dt><dd>{}</dd></div>", pillar.naam, words))
    show(markup('<dl class="ws-matrix">{}</dl>', markup("{}" * len(cells), *cells)))


def _edit_stakeholder(_: AtHand, record: Record) -> None:
    field.field(
        record.id, "naam", "Welke organisatie of rol?", kind=field.LINE,
        help="Geen naam van een persoon. Wel: huisarts, corporatie, buurthuis.",
    )  # fmt: skip
    field.field(record.id, "wat_vragen_we", "Wat vragen we?", kind=_SHORT)
    field.field(record.id, "wat_bieden_we", "Wat bieden we?", kind=_SHORT)
    choice.choose_one(record.id, "houding", "Hoe staan ze erin?", _words(Houding))
    with st.expander("Bereid het gesprek voor", key=f"gesprek-{record.id}"):
        field.field(record.id, "belang", "Wat is voor hen belangrijk?", kind=field.LINE)
        field.field(record.id, "invloed", "Wat kunnen zij veranderen?", kind=field.LINE)
        label = "Wat zeg je als ze ‘geen tijd’ hebben?"
        field.field(record.id, "bij_geen_tijd", label, kind=_SHORT)
        label = "Wat zeg je bij: ‘dat is van ons’?"
        field.field(record.id, "bij_is_van_ons", label, kind=_SHORT)
    field.field(record.id, "antwoord", "Wat zeiden zij?", kind=_SHORT)


STAKEHOLDERS = Drawer(
    kind="betrokkenen",
    thing="Deze betrokkene",
    empty="Wie heb je nodig om een oorzaak te veranderen? Begin met één.",
    add="Voeg een betrokkene toe",
    name=lambda fields: str(fields.get("naam") or ""),
    edit=_edit_stakeholder,
)


def offer_parties(hand: AtHand) -> None:
    """Who can change a cause by what the group wrote itself: one press puts them in the plan."""
    names = _able(hand) if hand.may_write else []
    if not names:
        return
    words = "Deze partijen kunnen volgens jullie een oorzaak veranderen. Zet ze erbij:"
    show(markup('<p class="ws-klein">{}</p>', words))
    with st.container(horizontal=True, gap="small", key="partij-erbij"):
        for name in names:
            st.button(
                plain_label(name), key=f"erbij-{name}", on_click=_ask_party, args=(hand, name)
            )


def _able(hand: AtHand) -> list[str]:
    """The names under causes that can be changed, without who stands in the plan already."""
    scan = hand.document
    there = {one.id for one in scan.betrokkenen} | {one.naam.lower() for one in scan.betrokkenen}
    causes = [cause for problem in scan.problemen for cause in problem.e]
    able = [cause for cause in causes if cause.beinvloedbaar is not Beinvloedbaar.NEE]
    names = dict.fromkeys(name for cause in able for name in cause.door_wie)
    return [name for name in names if not {name, name.lower()} & there]


def _ask_party(hand: AtHand, name: str) -> None:
    address.go(STAKEHOLDERS.kind, hand.add(STAKEHOLDERS.kind, {"naam": name}))


def _edit_action(hand: AtHand, record: Record) -> None:
    problem = next(
        (p for p in hand.document.problemen if p.id == record.fields.get("probleem")), None
    )
    choice.pick_one(record.id, "oorzaak", "Welke oorzaak raakt dit?", _causes(problem))
    field.field(record.id, "wat", "Wat is er straks anders?", kind=_SHORT)
    _first_step(record)
    with st.expander("Maak het doel scherp: voor wie, hoeveel, wanneer", key=f"doel-{record.id}"):
        _smart(record)
    with st.expander("Hoe pakken jullie het aan, en met wie?", key=f"aanpak-{record.id}"):
        _approach(record)
        _with_whom(hand, record)
    with st.expander("Meten en terugkijken", key=f"meten-{record.id}"):
        _measure(record)


def _causes(problem: Probleem | None) -> dict[str, str]:
    """The causes that can be changed; that is the handle for a plan."""
    causes = problem.e if problem is not None else []
    return {
        cause.id: cause.tekst
        for cause in causes
        if cause.tekst.strip() and cause.beinvloedbaar is not Beinvloedbaar.NEE
    }


def handles(problem: Probleem) -> Markup:
    """The causes that can be changed, by which a plan begins."""
    names = list(_causes(problem).values())
    if not names:
        words = "Er staat nog geen oorzaak bij die iemand kan veranderen. Kijk bij vraag 4."
        return markup('<p class="ws-let-op">{}</p>', words)
    causes = joined([markup("<li>{}</li>", name) for name in names])
    return markup('<p class="ws-klein">Dit kunnen jullie aanpakken:</p><ul>{}</ul>', causes)


def _smart(record: Record) -> None:
    field.field(record.id, "wie", "Voor wie?", kind=field.LINE)
    left, right = st.columns(2)
    with left:
        field.field(record.id, "hoeveel", "Hoeveel?", kind=field.LINE)
    with right:
        field.field(record.id, "wanneer", "Wanneer is het zover?", kind=field.LINE)


def _approach(record: Record) -> None:
    known = methode.interventies()
    options = {OWN_IDEA: "Een eigen idee"}
    options |= {item.naam: f"{item.naam}: {item.doel}" for item in known.values()}
    written = field.stored(at_hand.here(), record.id, "aanpak.naam")
    if written:  # an idea of the group, from a file
        options.setdefault(str(written), plain_label(str(written)))
    chosen = choice.pick_one(record.id, "aanpak.naam", "Hoe pakken jullie het aan?", options)
    found = next((item for item in known.values() if item.naam == chosen), None)
    if found is not None:
        level = methode.erkenning()[found.niveau]
        show(
            markup(
                '<p class="ws-let-op"><b>{}</b> {} Voor: {}. Nagekeken in {}; kijk zelf of dat '
                "nog klopt: {}.</p>",
                level.naam,
                level.uitleg,
                found.doelgroep,
                found.gecontroleerd,
                found.link,
            )
        )
    elif chosen:
        words = "Dit is een eigen idee. Er is dus nog niet bekeken of het werkt."
        show(markup('<p class="ws-let-op">{}</p>', words))
    choice.choose_one(record.id, "pijler", "Wat voor soort aanpak?", _pillars())


def _first_step(record: Record) -> None:
    left, right = st.columns([3, 2])
    with left:
        field.field(record.id, "eerste_stap", "Wat is de eerste stap?", kind=_SHORT)
    with right:
        field.field(record.id, "eerste_stap_datum", "Op welke dag?", kind=field.DAY)
    field.field(
        record.id, "trekker", "Wie zorgt dat het gebeurt?", kind=field.LINE,
        help="Een rol, geen naam.",
    )  # fmt: skip


def _with_whom(hand: AtHand, record: Record) -> None:
    document = hand.document
    strong = {item.id: item.naam for item in document.sterke_punten if item.naam}
    choice.pick_more(record.id, "sterk", "Welk sterk punt helpt?", strong)
    people = {item.id: item.naam for item in document.betrokkenen if item.naam}
    choice.pick_more(record.id, "betrokkenen", "Met wie?", people)


def _measure(record: Record) -> None:
    advice = "Eerst: is het gedaan? Met geschatte cijfers kun je geen effect meten."
    field.field(record.id, "meten", "Hoe meten jullie het?", help=advice, kind=_SHORT)
    left, right = st.columns(2)
    with left:
        field.field(record.id, "stop_datum", "Wanneer kijken jullie of het werkt?", kind=field.DAY)
    with right:
        choice.choose_one(record.id, "stand", "Hoe ver is het?", _words(Stand))


def _action_name(fields: dict[str, Any]) -> str:
    return text.capital(str(fields.get("wat") or fields.get("eerste_stap") or ""))


ACTIONS = Drawer(
    kind="acties",
    thing="Deze actie",
    empty="Nog geen actie bij dit probleem.",
    add="Bedenk een actie",
    name=_action_name,
    edit=_edit_action,
    start=lambda problem_id: {"probleem": problem_id, "stand": Stand.GEPLAND.value},
)


def show_actions(problem: Probleem) -> None:
    """The actions about one problem."""

    def belongs(record: Record) -> bool:
        return record.fields.get("probleem") == problem.id

    ACTIONS.show(belongs, problem.id, about=problem.p_wat)
