"""S: what shows it. Attach with one press what is there, or write a sign of another kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from wijkscan.app import address, at_hand, cached
from wijkscan.app.at_hand import AtHand
from wijkscan.app.look import markup
from wijkscan.app.look import show as put
from wijkscan.app.widgets import choice, coach, field
from wijkscan.app.widgets.coach import Look
from wijkscan.app.widgets.drawer import Drawer
from wijkscan.app.widgets.labels import plain_label
from wijkscan.app.widgets.recognise import fields_of
from wijkscan.report.blocks import Markup, clean
from wijkscan.scan import eigen, evidence
from wijkscan.scan.figures import indicator_of
from wijkscan.scan.model import Dagdeel, GebiedsNiveau, SoortTeken, Teken, nieuw_id
from wijkscan.store import methode
from wijkscan.workspace.outcomes import Record

MOST = 6
_FROZEN = (SoortTeken.GETELD.value, SoortTeken.GESCHAT.value)
_LEVELS = {level.value: level.value.capitalize() for level in GebiedsNiveau}
_DAYPARTS = {part.value: part.value for part in Dagdeel}
_NEW = {
    SoortTeken.PROFESSIONAL: "Wat een collega ziet",
    SoortTeken.GESPREK: "Wat bewoners zeggen",
    SoortTeken.OBSERVATIE: "Wat jullie zelf zien",
    SoortTeken.EIGEN: "Een eigen cijfer",
    SoortTeken.LITERATUUR: "Onderzoek of richtlijn",
}
_WORDS: dict[str, str] = {
    SoortTeken.PROFESSIONAL: "Wat ziet die collega?",
    SoortTeken.GESPREK: "Wat zeiden zij? In hun eigen woorden, kort.",
    SoortTeken.OBSERVATIE: "Wat zagen of hoorden jullie?",
    SoortTeken.EIGEN: "Wat zegt het cijfer?",
    SoortTeken.LITERATUUR: "Wat staat er?",
}

Ask = Callable[[str], object]
"""Draws one question about the sign with this id."""


def _line(name: str, label: str, help: str = "") -> Ask:
    return lambda sign: coach.write(sign, name, label, kind=field.LINE, help=help)


def _number(name: str, label: str, help: str = "") -> Ask:
    return lambda sign: field.field(sign, name, label, kind=field.NUMBER, help=help)


def _day(label: str) -> Ask:
    return lambda sign: field.field(sign, "datum", label, kind=field.DAY)


_MUST: dict[str, tuple[Ask, ...]] = {
    SoortTeken.PROFESSIONAL: (
        _line("rol_professional", "Welk beroep?", "Een beroep, geen naam. Zoals: verzorgende."),
        _line("hoe_vaak", "Hoe vaak ziet die dit?", "Zoals: elke week, bij meer dan tien mensen."),
        _day("Wanneer hoorden jullie dit?"),
    ),
    SoortTeken.GESPREK: (
        _number("personen", "Met hoeveel mensen spraken jullie?"),
        _line("setting", "Waar was het gesprek?", "Zoals: in de hal van de flat."),
        lambda sign: choice.tick(sign, "toestemming", "We vroegen of we dit mogen opschrijven"),
        _day("Wanneer was het?"),
    ),
    SoortTeken.OBSERVATIE: (
        _line("plaats", "Waar was het?", "Een straat of plein. Nooit een huisnummer."),
        lambda sign: choice.choose_more(sign, "dagdeel", "Welk deel van de dag?", _DAYPARTS),
        _day("Welke dag?"),
        _number("waarnemers", "Met hoeveel keken jullie?", "Twee keer kijken is sterker."),
    ),
    SoortTeken.EIGEN: (
        _line("bron", "Van wie is het cijfer?", "Een organisatie, zoals de GGD of het team."),
        _number("jaar", "Uit welk jaar?"),
        lambda sign: choice.choose_one(sign, "niveau", "Over welk gebied gaat het?", _LEVELS),
        _line("telt", "Wat is er geteld?", "Zoals: mensen, bankjes of portieken."),
        _number("aantal", "Hoeveel?", "Minder dan 10 mensen? Laat het dan leeg."),
        _number("van", "Van hoeveel?"),
        _line("definitie", "Hoe is het gemeten?"),
        lambda sign: choice.tick(sign, "toestemming", "We mogen dit cijfer gebruiken"),
    ),
    SoortTeken.LITERATUUR: (
        _line("referentie", "Waar staat het?", "Titel en wie het maakte, of het adres."),
        _number("jaar", "Uit welk jaar?"),
    ),
}
"""What must be said with each kind of sign (the catalogue names the same in words)."""


def show(look: Look) -> None:
    """The signs of one problem: at least two, of different kinds."""
    base, spot = (look.problem.id, "5"), address.spot()
    drawer = Drawer(
        kind="s",
        thing="Het teken",
        empty="Zoek er minstens twee van verschillende soort: cijfer, straat, gesprek of collega.",
        add="",
        name=lambda fields: str(fields.get("tekst") or ""),
        edit=partial(_edit, look),
        below=partial(_below, look),
        start=_start,
    )
    drawer.show(base=base, parent=look.problem.id, mark=(*spot, "", "", "", "", "")[4])
    coach.beside(look, {"s"})
    if not look.hand.may_write or spot[2:3]:
        return  # one thing at a time
    if len(look.problem.s) >= MOST:
        put(markup('<p class="ws-klein">Zes tekens is genoeg. Kies de sterkste.</p>'))
        return
    _attach(look)
    _write_new(base)


def _start(mark: str) -> dict[str, Any]:
    kind, fields = mark.upper(), {"tekst": ""}
    today = date.today().isoformat() if kind in ("O", "G", "P") else None
    return {**fields, "soort": kind if kind in _MUST else None, "datum": today}


def _below(look: Look, record: Record) -> None:
    known = methode.tekens().get(str(record.fields.get("soort")))
    role = f" · {record.author.role}" if record.author.role else ""
    put(markup('<p class="ws-klein ws-onder">{}{}</p>', known.naam if known else "Teken", role))
    for notice in look.about({"s"}, record.id):
        if not notice.reden:
            put(coach.line(notice))


def _edit(look: Look, hand: AtHand, record: Record) -> None:
    kind = str(record.fields.get("soort") or "")
    known = methode.tekens().get(kind)
    if known is not None:
        words = '<p class="ws-merken"><span class="ws-soort">{}</span>{}</p>'
        put(markup(words, known.naam, known.uitleg))
    label = _WORDS.get(kind, "Wat laat het zien?")
    coach.write(record.id, "tekst", label, look, {"s"}, record.id, kind=field.Kind(rows=2))
    if kind in _FROZEN and record.fields.get("cijfer"):
        put(_frozen(record))
    elif kind in _FROZEN:
        for ask in _MUST[SoortTeken.EIGEN][:3]:
            ask(record.id)
    for ask in _MUST.get(kind, ()):
        ask(record.id)
    if known is not None:
        put(markup('<p class="ws-klein">{} {}</p>', known.gewicht, known.valkuil))


def _frozen(record: Record) -> Markup:
    """A figure stays as it was: table, edition, year, level, age group."""
    figure = record.fields["cijfer"]
    named = {"tabel": "tabel {}", "uitgave": "uitgave {}", "jaar": "jaar {}"}
    parts = [
        named.get(name, "{}").format(figure[name])
        for name in ("producent", "titel", "tabel", "uitgave", "jaar", "niveau")
        if figure.get(name)
    ]
    age = figure.get("leeftijd") or "alle leeftijden"
    words = "Vastgelegd zoals het was: {}, {}."
    return markup(f'<p class="ws-klein">{words}</p>', ", ".join(parts), age)


@dataclass(frozen=True, slots=True)
class _Ready:
    """Something the group has already, as the sign that it becomes."""

    key: str
    sign: Teken


def _attach(look: Look) -> None:
    """What was seen, heard and looked at, each one press away from this problem."""
    used = {sign.verwijst_naar for sign in look.problem.s}
    put(markup('<p class="ws-veldnaam">Gebruik wat jullie al hebben</p>'))
    for title, found in (
        ("Gezien in de wijk", _seen(look.hand)),
        ("Gehoord van bewoners", _heard(look.hand)),
        ("Cijfers die jullie bekeken", _looked_at(look.hand)),
    ):
        left = [one for one in found if one.key not in used and one.sign.tekst.strip()]
        if left:
            _offer(look.problem.id, f"{title} ({len(left)})", left)
    if look.hand.document.gebied.codes:
        _figures(look)


def _offer(problem_id: str, title: str, found: list[_Ready]) -> None:
    fold = st.expander(title, key=f"bak-{title}", on_change="rerun")
    if not fold.open:
        return
    with fold:
        for one in found:
            st.button(
                plain_label(one.sign.tekst[:160]),
                key=f"neem-{one.key}",
                help="Gebruik dit als teken",
                width="stretch",
                on_click=_take,
                args=(problem_id, one.sign),
            )


def _take(problem_id: str, sign: Teken) -> None:
    at_hand.here().add("s", fields_of(sign), problem_id)


def _seen(hand: AtHand) -> Iterator[_Ready]:
    return (_Ready(one.id, evidence.seen_sign(one)) for one in hand.document.observaties)


def _heard(hand: AtHand) -> Iterator[_Ready]:
    return (_Ready(one.id, evidence.heard_sign(one)) for one in hand.document.gesprekken)


def _looked_at(hand: AtHand) -> Iterator[_Ready]:
    for look in hand.document.kijkcijfers:
        if look.cijfer.waarde is not None:
            sign = evidence.frozen_sign(look.cijfer)
            yield _Ready(look.id, sign.model_copy(update={"verwijst_naar": look.id}))


def _figures(look: Look) -> None:
    """Every figure of the wijk, and the own figures about it; read when it is opened."""
    fold = st.expander("Een ander cijfer van jullie wijk", key="bak-cijfers", on_change="rerun")
    if not fold.open:
        return
    codes, focus = address.chosen_codes(), address.focus()
    known = cached.sign_figures(codes, focus)
    own = {f"Eigen cijfer: {one.cijfer.naam}": one for one in cached.profile(codes, focus).eigen}
    with fold:
        st.selectbox(
            "Kies een cijfer",
            [*own, *known],
            index=None,
            format_func=clean,
            key="teken-cijfer",
            placeholder="Zoek op naam",
            on_change=_take_figure,
            args=(look.problem.id, codes, focus),
        )


def _take_figure(problem_id: str, codes: tuple[str, ...], focus: str) -> None:
    name = str(st.session_state["teken-cijfer"] or "")
    st.session_state["teken-cijfer"] = None
    figure = cached.sign_figures(codes, focus).get(name)
    if figure is not None:
        indicator = indicator_of(cached.catalogue(), figure)
        _take(problem_id, evidence.teken(figure, indicator, cached.area(codes).naam))
    for one in cached.profile(codes, focus).eigen:
        if name == f"Eigen cijfer: {one.cijfer.naam}":
            _take(problem_id, eigen.teken(one))


def _write_new(base: tuple[str, ...]) -> None:
    put(markup('<p class="ws-veldnaam">Of schrijf een nieuw teken</p>'))
    with st.container(horizontal=True, gap="small", key="nieuw-teken"):
        for kind, words in _NEW.items():
            st.button(words, key=f"nieuw-teken-{kind}", on_click=_begin, args=(base, kind.lower()))


def _begin(base: tuple[str, ...], mark: str) -> None:
    address.go(*base, "s", nieuw_id(), mark)
