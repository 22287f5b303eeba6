"""One group, for its teacher: who did what, feedback, the rubric, and the care of the group."""

from __future__ import annotations

import streamlit as st

from wijkscan import text
from wijkscan.app import address, at_hand, storage
from wijkscan.app.at_hand import AtHand
from wijkscan.app.look import markup, show
from wijkscan.app.widgets import class_groups, class_manage, classes, feedback, go, rubric, tables
from wijkscan.app.widgets.classes import Class, Group
from wijkscan.report.blocks import Column, DataTable
from wijkscan.workspace.classroom import Contribution

_KINDS = {
    "verwachtingen": ("verwachting", "verwachtingen"),
    "kijkcijfers": ("cijfer bekeken", "cijfers bekeken"),
    "antwoorden": ("keer ‘herken je dit?’", "keer ‘herken je dit?’"),
    "observaties": ("observatie", "observaties"),
    "gesprekken": ("gesprek", "gesprekken"),
    "problemen": ("probleem", "problemen"),
    "e": ("oorzaak", "oorzaken"),
    "s": ("teken", "tekens"),
    "sterke_punten": ("sterk punt", "sterke punten"),
    "betrokkenen": ("betrokkene", "betrokkenen"),
    "aanbod": ("bestaande activiteit", "bestaande activiteiten"),
    "prioriteiten": ("keuze", "keuzes"),
    "stemmen": ("stem", "stemmen"),
    "acties": ("actie", "acties"),
    "reacties": ("reactie", "reacties"),
    "terugblikken": ("terugblik", "terugblikken"),
}
"""Kind of record -> its words for one and for more."""


def show_group(one: Class, groep_id: str) -> None:
    """The group as a page of its own."""
    group = next((g for g in classes.groups(one) if g.groep.id == groep_id), None)
    st.button("Alle groepen", key="alle-groepen", on_click=classes.leave_group)
    if group is None:
        show(markup('<p class="ws-leeg">Deze groep is er niet meer.</p>'))
        return
    show(markup('<div class="ws-welkom"><h1>{}</h1></div>', group.groep.name))
    if group.scan is None:
        show(markup("<p>Deze groep is nog niet begonnen.</p>"))
    else:
        _scan(group)
    with st.expander("Groep beheren", key="groep-beheren"):
        class_manage.rename(one.right, "groep", groep_id, group.groep.name, "Naam van de groep")
        class_manage.delete(one.right, "groep", groep_id, group.groep.name)


def _scan(group: Group) -> None:
    assert group.scan is not None  # noqa: S101
    assert group.seen is not None  # noqa: S101
    if at_hand.wanted() != group.scan.id:
        at_hand.open_scan(group.scan.id)
    hand = at_hand.here()
    hand.refresh()
    with st.container(key="groep-stand"):
        show(class_groups.bar(group.seen))
        show(markup("<p>{}</p>", class_groups.numbers(group.seen)))
        go.to(
            group.seen.verder,
            "Open de scan van deze groep",
            {**address.params(()), address.SCAN: group.scan.id},
        )
    with st.expander("Wie deed wat?", key="wie-deed-wat"):
        _who(hand)
    with st.expander("Feedback", key="feedback"):
        feedback.of_teacher(hand)
        feedback.show_reactions(hand)
    with st.expander("Rubriek", key="rubriek"):
        rubric.show_rubric(hand)


def _who(hand: AtHand) -> None:
    """Per person by role and initials; this never leaves the teacher's screen."""
    show(
        markup(
            '<p class="ws-klein">Alleen jij ziet dit. Het gaat niet mee als de groep de scan '
            "deelt. Wie geen voorletters gaf, staat er met vier willekeurige tekens.</p>"
        )
    )
    found = storage.classroom().contributions(hand.right, hand.id)
    if not found:
        show(markup("<p>Er is nog niets geschreven.</p>"))
        return
    people: dict[tuple[str, str], list[Contribution]] = {}
    for one in found:
        people.setdefault((one.author.role, one.author.key), []).append(one)
    columns = (Column("Wie"), Column("Schreef mee aan"), Column("Bewaard", True), Column("Laatst"))
    show(tables.plain(DataTable("Wie schreef wat", columns, tuple(map(_row, people.values())))))


def _row(parts: list[Contribution]) -> tuple[str, str, str, str]:
    author, last = parts[0].author, max(part.last_at for part in parts)
    what = [text.plural(part.records, *_KINDS[part.kind]) for part in parts if part.kind in _KINDS]
    times = text.plural(sum(part.texts for part in parts), "keer", "keer")
    when = f"{text.long_date(last.date())}, {text.clock(last)}"
    return f"{author.role or 'geen rol'} · {author.key}", text.listing(what), times, when
