"""Scans beside each other on the screen: first what to talk about, then what stands under it."""

from __future__ import annotations

import streamlit as st

from wijkscan.app.look import joined, markup, show
from wijkscan.report.blocks import Markup
from wijkscan.scan import evidence
from wijkscan.scan.sidebyside_basis import (
    CijferRij,
    Kant,
    PartijRij,
    ProbleemRij,
    SideBySide,
    Verschil,
)


def sides(found: SideBySide) -> None:
    """Which scans lie here: roles, division, years and date of each."""
    cards = [_side(side) for side in found.kanten]
    warnings = [markup('<p class="ws-let-op">{}</p>', line) for line in found.meldingen]
    show(markup('<div class="ws-kanten">{}</div>{}', joined(cards), joined(warnings)))


def _side(side: Kant) -> Markup:
    years = ", ".join(str(year) for year in side.jaren)
    lines = [
        ("Wie", ", ".join(side.rollen)),
        ("Indeling", side.indeling),
        ("Cijfers uit", years),
        ("Voorbeeld", side.scan.voorbeeld),
    ]
    rows = [markup("<dt>{}</dt><dd>{}</dd>", name, value) for name, value in lines if value]
    return markup("<section><h2>{}</h2><dl>{}</dl></section>", side.label, joined(rows))


def talk(found: SideBySide) -> None:
    """One difference at a time, with the question about it; on a phone just this."""
    if not found.verschillen:
        words = "We vonden geen verschillen om over te praten. Kijk zelf hieronder."
        show(markup('<p class="ws-leeg">{}</p>', words))
        return
    _one_by_one(found.verschillen)


@st.fragment
def _one_by_one(differences: tuple[Verschil, ...]) -> None:
    number = min(st.session_state.get("verschil", 0), len(differences) - 1)
    difference = differences[number]
    places = [
        markup("<li><b>Groep {}</b> {}</li>", place.letter, place.tekst)
        for place in difference.plekken
    ]
    show(
        markup(
            '<section class="ws-verschil"><p class="ws-hint">Verschil {} van {} · {}</p>'
            '<h2>{}</h2><p>{}</p><ul>{}</ul><p class="ws-praat">{}</p></section>',
            number + 1,
            len(differences),
            difference.soort.value,
            difference.titel,
            difference.uitleg,
            joined(places),
            difference.vraag,
        )
    )
    with st.container(horizontal=True, horizontal_alignment="distribute", key="verschillen"):
        st.button(
            "Vorig verschil", key="vorig-verschil", disabled=number == 0,
            on_click=_go, args=(number - 1,),
        )  # fmt: skip
        st.button(
            "Volgend verschil", key="volgend-verschil", type="primary",
            disabled=number + 1 == len(differences), on_click=_go, args=(number + 1,),
        )  # fmt: skip


def _go(number: int) -> None:
    st.session_state["verschil"] = number


def problems(found: SideBySide) -> None:
    """Problems that several groups saw, with their causes and why they were matched."""
    for row in (*found.problemen, *found.alleen):
        show(_problem(row))


def _problem(row: ProbleemRij) -> Markup:
    who = [
        markup("<li><b>Groep {}</b> {}</li>", place.letter, problem.p_wat)
        for place, problem in row.leden
    ]
    causes = [
        markup("<li>{} <i>groep {}</i></li>", group.leden[0][1].tekst, ", ".join(group.letters))
        for group in row.oorzaken
    ]
    why = [markup('<p class="ws-klein">{}</p>', pair.uitleg) for pair in row.koppels]
    return markup(
        '<section class="ws-rij"><h3>{}</h3><ul>{}</ul>'
        "<p><b>Waardoor?</b></p><ul>{}</ul>{}</section>",
        row.titel, joined(who), joined(causes), joined(why),
    )  # fmt: skip


def figures(found: SideBySide) -> None:
    """Figures of the same table, year, age and level; the others stand apart with the reason."""
    for row in found.rijen:
        show(_figure(row))
    apart = []
    for item in found.apart:
        why, who = ", ".join(item.waarom), ", ".join(item.letters)
        apart.append(markup("<li>{}: {} (groep {})</li>", item.naam, why, who))
    if apart:
        show(
            markup(
                "<section class='ws-rij'><h3>Niet naast elkaar te leggen</h3><ul>{}</ul></section>",
                joined(apart),
            )
        )


def _figure(row: CijferRij) -> Markup:
    lines = []
    for value in row.waarden:
        spoken, who = evidence.cijfer_zin(value.cijfer), ", ".join(value.letters)
        lines.append(markup("<li><b>{}</b> {} <i>groep {}</i></li>", value.naam, spoken, who))
    said = [markup("<p>{}</p>", line) for line in (row.niet_getoetst, *row.meldingen) if line]
    return markup(
        '<section class="ws-rij"><h3>{}</h3><ul>{}</ul>{}</section>',
        row.naam, joined(lines), joined(said),
    )  # fmt: skip


def parties(found: SideBySide) -> None:
    """Who is asked, and by how many groups: three groups asking one huisarts is worth knowing."""
    for row in found.partijen:
        show(_party(row))


def _party(row: PartijRij) -> Markup:
    asked = [
        markup("<li><b>Groep {}</b> vraagt: {}</li>", question.plek.letter, question.vraag)
        for question in row.vragen
    ]
    return markup(
        '<section class="ws-rij"><h3>{}</h3><ul>{}</ul></section>', row.naam, joined(asked)
    )


def strengths(found: SideBySide) -> None:
    """Strengths, and who named them."""
    lines = [
        markup("<li>{} <i>groep {}</i></li>", row.leden[0][0].tekst, ", ".join(row.letters))
        for row in found.sterk
    ]
    show(markup('<section class="ws-rij"><ul>{}</ul></section>', joined(lines)))
