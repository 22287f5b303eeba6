"""One own figure, question by question; each answer is judged by the rules of the import."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from wijkscan import paths, settings
from wijkscan.analysis.eigen import own_figure
from wijkscan.app import cached
from wijkscan.app.boundary import message
from wijkscan.app.look import joined, markup, show
from wijkscan.report.blocks import Markup
from wijkscan.scan import eigen
from wijkscan.store import eigen_bewaar
from wijkscan.store.eigen_invoer import Voorbeeld, een_cijfer
from wijkscan.store.eigen_model import MINDER, EigenCijfer, Manier
from wijkscan.store.regions import Regions

_ANSWERS, _AT, _WRONG = "eigen-antwoorden", "eigen-vraag", "eigen-fout"
Keep = Callable[[tuple[EigenCijfer, ...], str], None]


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    label: str
    hint: str = ""
    kind: str = "regel"  # regel, tekst, keuze or vinkje


@dataclass(frozen=True, slots=True)
class _Step:
    question: str
    about: str
    fields: tuple[_Field, ...]


STEPS = (
    _Step("Waar gaat het cijfer over?", "", (
        _Field("naam", "Naam van het cijfer", "Bijvoorbeeld: diabetes bekend bij de huisarts"),
    )),
    _Step("Wat is er precies geteld of gevraagd?", "Met andere woorden is het een ander cijfer.", (
        _Field("definitie", "Omschrijving", "Bijvoorbeeld: diagnose diabetes in het dossier",
               "tekst"),
    )),
    _Step("Over welk gebied gaat het?",
          "Let op: patiënten van een praktijk wonen niet altijd in de wijk.", (
        _Field("gebied", "Naam of code van de buurt, wijk of gemeente"),
    )),
    _Step("Over wie gaat het, en over welk jaar?", "", (
        _Field("leeftijd", "Leeftijd", "Bijvoorbeeld 65+, 65-74 of alle leeftijden"),
        _Field("jaar", "Jaar", "Vier cijfers, zoals 2025"),
    )),
    _Step("Om hoeveel mensen gaat het?",
          f"Minder dan 10? Schrijf dan: {MINDER}. Heb je alleen een percentage? "
          "Laat het eerste vak dan leeg.", (
        _Field("teller", "Aantal mensen"),
        _Field("noemer", "Hoe groot is de hele groep?"),
        _Field("percentage", "Of: percentage", "Zoals 12,3"),
    )),
    _Step("Wie maakte het cijfer, en hoe?", "Noem een organisatie, geen persoon.", (
        _Field("bron", "Wie maakte het?", "Bijvoorbeeld: GGD Rotterdam-Rijnmond"),
        _Field("manier", "Hoe is het gemaakt?", "", "keuze"),
        _Field("datum", "Wanneer is er geteld of gevraagd?", "Zoals 01-03-2026 of 03-2026"),
    )),
    _Step("Mag je het gebruiken?", "Vraag het aan wie het cijfer maakte.", (
        _Field("toestemming", "Ja, de maker vindt het goed", "", "vinkje"),
        _Field("opmerking", "Wil je er nog iets bij zeggen? (mag leeg)", "", "tekst"),
    )),
)  # fmt: skip


def show_form(codes: tuple[str, ...], keep: Keep) -> None:
    """The question it is at, or what will be kept once all are answered."""
    at = st.session_state.setdefault(_AT, 0)
    answers = st.session_state.setdefault(_ANSWERS, {"gebied": _here(codes)})
    with st.container(border=True, key="eigen-vragen"):
        if at < len(STEPS):
            _ask(STEPS[at], at, answers)
        else:
            _confirm(judged(answers), keep)


def _here(codes: tuple[str, ...]) -> str:
    return "+".join(cached.chosen(codes).codes) if codes else ""


def judged(answers: dict[str, str]) -> Voorbeeld:
    """What the answers so far would give."""
    known = [cijfer.sleutel for cijfer in eigen_bewaar.lijst(settings.load().home).cijfers]
    regions = Regions.load(paths.data_dir(), settings.load().home)
    filled = {field.name: answers.get(field.name, "") for step in STEPS for field in step.fields}
    return een_cijfer(filled, regions, eigen.keuring, known)


def _ask(step: _Step, at: int, answers: dict[str, str]) -> None:
    show(markup('<p class="ws-klein">Vraag {} van {}</p>', at + 1, len(STEPS)))
    st.subheader(step.question, anchor=False)
    if step.about:
        show(markup('<p class="ws-klein">{}</p>', step.about))
    wrong = st.session_state.pop(_WRONG, ())
    if wrong:
        message("Dit klopt nog niet.", " ".join(wrong))
    with st.form(f"eigen-stap-{at}", border=False):
        for field in step.fields:
            _widget(field, answers.get(field.name, ""))
        with st.container(horizontal=True):
            st.form_submit_button(
                "Verder", type="primary", key="eigen-verder", on_click=_next, args=(step, at)
            )
            if at:
                st.form_submit_button(
                    "Vorige vraag", key="eigen-vorige", on_click=_back, args=(at,)
                )


def _key(field: _Field) -> str:
    return f"eigen-veld-{field.name}"


def _widget(field: _Field, value: str) -> None:
    match field.kind:
        case "tekst":
            st.text_area(field.label, value, key=_key(field), placeholder=field.hint)
        case "keuze":
            kinds = [str(kind) for kind in Manier]
            st.radio(
                field.label, kinds, kinds.index(value) if value in kinds else 0, key=_key(field)
            )
        case "vinkje":
            st.checkbox(field.label, value == "ja", key=_key(field))
        case _:
            st.text_input(field.label, value, key=_key(field), placeholder=field.hint)


def _next(step: _Step, at: int) -> None:
    """Take the answers over and judge them; stay at the question while one does not fit."""
    answers = st.session_state[_ANSWERS]
    answers |= {field.name: _typed(st.session_state.get(_key(field))) for field in step.fields}
    found = judged(answers)
    here = {field.name for field in step.fields}
    wrong = tuple(w.zin for w in found.geweigerd if w.kolom in here)
    _hide_small(answers)
    if wrong:
        st.session_state[_WRONG] = wrong
    else:
        st.session_state[_AT] = at + 1


def _typed(value: Any) -> str:
    return "ja" if value is True else "" if value in (None, False) else str(value)


def _hide_small(answers: dict[str, str]) -> None:
    """A count below ten does not even stay in this session."""
    count = answers.get("teller", "").strip()
    if count.isdecimal() and int(count) < 10:
        answers["teller"], answers["percentage"] = MINDER, ""


def _back(at: int) -> None:
    st.session_state[_AT] = at - 1


def _confirm(found: Voorbeeld, keep: Keep) -> None:
    show(markup('<p class="ws-klein">Klaar</p>'))
    st.subheader("Klopt dit?", anchor=False)
    if found.geweigerd:
        message("Dit klopt nog niet.", " ".join(w.zin for w in found.geweigerd))
    for cijfer in found.cijfers:
        show(_sentence(cijfer))
    with st.container(horizontal=True):
        if found.cijfers:
            st.button(
                "Bewaren", key="eigen-bewaren", type="primary",
                on_click=_kept, args=(found.cijfers, keep),
            )  # fmt: skip
        st.button("Vorige vraag", key="eigen-vorige", on_click=_back, args=(len(STEPS),))
        st.button("Stoppen", key="eigen-stoppen", on_click=_forget)


def _sentence(cijfer: EigenCijfer) -> Markup:
    lines = (
        f"Wat is geteld of gevraagd: {cijfer.definitie}",
        f"Over wie en wanneer: {eigen.groep(cijfer)}",
        eigen.herkomst(cijfer),
    )
    return markup(
        '<p class="ws-zin">{}, {}: <b>{}</b></p><ul>{}</ul>',
        cijfer.gebied_naam,
        cijfer.naam,
        eigen.waarde(own_figure(cijfer)),
        joined([markup("<li>{}</li>", line) for line in lines]),
    )


def _kept(cijfers: tuple[EigenCijfer, ...], keep: Keep) -> None:
    name = f"{cijfers[0].naam} {cijfers[0].gebied_naam}".replace("/", " ").replace("\\", " ")
    keep(cijfers, f"{name}.formulier")
    _forget()


def _forget() -> None:
    for key in (_ANSWERS, _AT, _WRONG):
        st.session_state.pop(key, None)
