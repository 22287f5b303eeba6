"""The groups of a class at a glance: where they are, what they have, who needs the teacher."""

from __future__ import annotations

import streamlit as st

from wijkscan import text
from wijkscan.app.look import joined, markup, show
from wijkscan.app.widgets import classes
from wijkscan.app.widgets.classes import Class, Group
from wijkscan.app.widgets.labels import plain_label
from wijkscan.report.blocks import Markup
from wijkscan.scan.overzicht import Overzicht
from wijkscan.scan.voortgang import STAPPEN

EVERY = 5


@st.fragment(run_every=EVERY)
def show_groups(one: Class) -> None:
    """One card per group, kept up to date while the class works."""
    found = classes.groups(one)
    if not found:
        show(markup('<p class="ws-leeg">Er zijn geen groepen. Maak er hieronder een.</p>'))
    for group in found:
        with st.container(key=f"groep-{group.groep.id}"):
            show(card(group))
            if st.button(f"Bekijk {plain_label(group.groep.name)}", key=f"zie-{group.groep.id}"):
                classes.open_class(one.klas.id, group.groep.id)
                st.rerun(scope="app")


def card(group: Group) -> Markup:
    """Name, wijk, the path as a bar, and the three numbers."""
    if group.seen is None:
        return markup('<h3>{}</h3><p class="ws-klein">Nog niet begonnen.</p>', group.groep.name)
    seen = group.seen
    people = f" · {text.number(group.present)} aan het werk" if group.present else ""
    where = f"{seen.wijk or 'Nog geen wijk'} · nu bij {STAPPEN[seen.verder]}{people}"
    return markup(
        '<h3>{}</h3><p class="ws-klein">{}</p>{}<p>{}</p>',
        group.groep.name,
        where,
        bar(seen),
        numbers(seen),
    )


def bar(seen: Overzicht) -> Markup:
    """The steps as small blocks; in words for who does not see them."""
    kinds = {True: "ws-klaar", False: "ws-over"}
    blocks = [
        markup(
            '<i class="{}"></i>',
            kinds[step in seen.gevuld] if step in seen.gevuld | seen.overgeslagen else "",
        )
        for step in STAPPEN
    ]
    done = text.plural(len(seen.gevuld), "stap heeft", "stappen hebben")
    said = f"{done} tekst, van de {len(STAPPEN)}"
    return markup('<div class="ws-balk" role="img" aria-label="{}">{}</div>', said, joined(blocks))


def numbers(seen: Overzicht) -> Markup:
    """Observations, problems and what the coach still asks."""
    parts = (
        text.plural(seen.observaties, "observatie of gesprek", "observaties en gesprekken"),
        text.plural(seen.problemen, "probleem", "problemen"),
    )
    asks = text.plural(seen.meldingen, "vraag van de coach", "vragen van de coach")
    if not seen.meldingen:
        return markup("{}", " · ".join(parts))
    return markup("{} · <b>{} nog open</b>", " · ".join(parts), asks)
