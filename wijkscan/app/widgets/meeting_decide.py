"""Deciding together: each record goes along, is parked or is dropped, with the reason."""

from __future__ import annotations

import streamlit as st

from wijkscan.app import storage
from wijkscan.app.at_hand import AtHand
from wijkscan.app.look import joined, markup, show
from wijkscan.app.widgets import choice, field, meeting_lead, merging
from wijkscan.app.widgets.labels import named, plain_label
from wijkscan.app.widgets.meeting_room import Room, place_of
from wijkscan.report.blocks import Markup
from wijkscan.report.naast import woorden
from wijkscan.scan.merge import Beslissing
from wijkscan.scan.merge_keuzes import Keuzepunt, Lid, keuzepunten
from wijkscan.scan.model import Besluit
from wijkscan.scan.sidebyside_basis import SideBySide
from wijkscan.workspace import meeting
from wijkscan.workspace.outcomes import Clash, Record
from wijkscan.workspace.own_say import fixed_id

WORDS = {besluit.value: words for besluit, words in woorden.BESLUITEN.items()}


def show_decide(room: Room, found: SideBySide) -> None:
    """One problem at a time; what nobody decides about goes along."""
    words = "Beslis samen. Waar jullie niets kiezen, gaat het mee. Niets raakt kwijt."
    show(markup('<p class="ws-hint">{}</p>', words))
    points = keuzepunten(found)
    keys = [point.sleutel for point in points]
    at = meeting_lead.turn(room, keys, [f"{point.soort}: {point.titel}" for point in points])
    point = points[at]
    hint = f"{at + 1} van {len(points)} · {point.soort}"
    show(markup('<p class="ws-hint">{}</p><h2 class="ws-punt">{}</h2>', hint, point.titel))
    if point.zelfde:
        words = f"Dit lijkt {len(point.leden)} keer hetzelfde probleem. Welke gaat mee?"
        show(markup('<p class="ws-klein">{}</p>', words))
    for member in point.leden:
        with st.container(key=f"besluit-{member.plek.record}-{member.plek.letter}"):
            _member(room, point, member)
    _start_over(room, point)
    merging.show_new_scan(room, found)


def now(room: Room, found: SideBySide) -> tuple[Keuzepunt, int, int]:
    """What all decide about, its number, and how many there are."""
    points = keuzepunten(found)
    at = place_of(room.head.now, [point.sleutel for point in points])
    return points[at], at, len(points)


def _draft(room: Room, ref: str, start: str = "") -> str:
    """The record of a decision; it is stored with the first choice."""
    decision_id = fixed_id(room.hand.id, "besluit", ref)
    if room.hand.may_write:
        fields = {
            "ref": ref, "besluit": start, "reden": "", "zoals": "",
            "rol": room.hand.right.author.role,
        }  # fmt: skip
        room.hand.draft("besluit", decision_id, fields)
    return decision_id


def _member(room: Room, point: Keuzepunt, member: Lid) -> None:
    place = member.plek
    show(markup("<p><b>Groep {}</b> {}</p>", place.letter, place.tekst or "(zonder tekst)"))
    decision = _draft(room, place.ref)
    label = named("Wat doen we hiermee?", f"groep {place.letter}: {place.tekst}")
    chosen = _choose(room, decision, label)
    _clash(room, decision)
    if chosen not in (Besluit.PARKEREN, Besluit.LATEN):
        if point.zelfde and not chosen and room.hand.may_write:
            st.button(
                named("Alleen deze gaat mee", place.tekst), key=f"alleen-{decision}",
                type="tertiary", on_click=_only, args=(room, point, member),
            )  # fmt: skip
        return
    field.field(decision, "reden", "Waarom?", kind=field.LINE, longest=300)
    if not field.stored(room.hand, decision, "reden"):
        show(markup('<p class="ws-klein">Schrijf nog waarom. Dat is nodig.</p>'))
    if point.zelfde:
        others = {
            other.plek.ref: f"Groep {other.plek.letter}: {other.plek.tekst}"
            for other in point.leden
            if other is not member
        }
        instead = choice.pick_one(
            decision, "zoals", named("Welke komt ervoor in de plaats?", place.tekst), others
        )
        if instead:
            _parts(room, member)


def _only(room: Room, point: Keuzepunt, kept: Lid) -> None:
    """The same problem of each group becomes one: this one takes the place of the others."""
    why = f"Hetzelfde probleem als dat van groep {kept.plek.letter}."
    seen = room.hand.version
    for member in point.leden:
        how = Beslissing(Besluit.LATEN, why, kept.plek.ref)
        meeting.decide(
            storage.repository(), room.hand.right, room.hand.id, member.plek.ref,
            Beslissing(Besluit.HOUDEN) if member is kept else how, seen,
        )  # fmt: skip
    room.hand.refresh()


def _start_over(room: Room, point: Keuzepunt) -> None:
    """The way back: nothing is decided here yet."""
    made = [fixed_id(room.hand.id, "besluit", member.plek.ref) for member in point.leden]
    made = [one for one in made if field.stored(room.hand, one, "besluit")]
    if made and room.hand.may_write:
        st.button(
            "Begin hier opnieuw", key=f"opnieuw-{point.sleutel}", type="tertiary",
            on_click=_clear, args=(room, made),
        )  # fmt: skip


def _clear(room: Room, decisions: list[str]) -> None:
    for decision in decisions:
        room.hand.save(decision, "besluit", "")


def _choose(room: Room, decision: str, label: str) -> str:
    """What happens to it. Two who choose at the same moment get to see both."""
    key, now = f"k-{decision}-besluit", field.stored(room.hand, decision, "besluit")
    st.session_state[key] = now if now in WORDS else None
    st.pills(
        label, list(WORDS), format_func=WORDS.__getitem__, key=key, wrap=True,
        disabled=not room.hand.may_write, on_change=_chosen, args=(room.hand, decision, key),
    )  # fmt: skip
    return str(now or "")


def _chosen(hand: AtHand, decision: str, key: str) -> None:
    value = st.session_state[key] or ""
    if hand.is_stored(decision):
        hand.save(decision, "besluit", value)
        return
    draft, seen = hand.record(decision), hand.version
    if draft is None:
        return
    made = storage.repository().add_record(
        hand.right, hand.id, "besluit", {**draft.fields, "besluit": value}, decision
    )
    if isinstance(made, Record) and made.fields["besluit"] != value:
        hand.save(decision, "besluit", value, seen)  # somebody was just before us
    hand.refresh()


def _parts(room: Room, member: Lid) -> None:
    """Causes and signs that are worth keeping move to the problem that goes along."""
    for part in member.delen:
        decision = _draft(room, part.ref)
        now = field.stored(room.hand, decision, "besluit") == Besluit.HOUDEN.value
        key = f"deel-{decision}"
        st.session_state[key] = now
        st.checkbox(
            f"Neem mee: {plain_label(part.tekst[:160])}",
            key=key, disabled=not room.hand.may_write,
            on_change=_keep_part, args=(room, decision, key),
        )  # fmt: skip


def _keep_part(room: Room, decision: str, key: str) -> None:
    value = Besluit.HOUDEN.value if st.session_state[key] else ""
    room.hand.save(decision, "besluit", value)


def _clash(room: Room, decision: str) -> None:
    """Two people decided at the same moment: both are shown, one press settles it."""
    clash = room.hand.clashes.get((decision, "besluit"))
    if clash is None:
        return
    theirs, mine = (WORDS.get(value, "niets") for value in (clash.theirs, clash.yours))
    who = clash.theirs_author.role or "iemand anders"
    show(
        markup(
            '<p class="ws-let-op" role="alert">Jullie kozen tegelijk. {} koos: {}. Jij koos: {}. '
            "Praat erover.</p>",
            who, theirs, mine,
        )
    )  # fmt: skip
    with st.container(horizontal=True, gap="small", key=f"botsing-{decision}"):
        for words, value in ((theirs, clash.theirs), (mine, clash.yours)):
            st.button(
                f"Het wordt: {words}", key=f"wordt-{decision}-{words}",
                on_click=_settle, args=(room, clash, value),
            )  # fmt: skip


def _settle(room: Room, clash: Clash, value: object) -> None:
    room.hand.choose(clash, value)


def summary(room: Room, point: Keuzepunt) -> Markup:
    """What was decided about this, to read from afar."""
    made = meeting.decisions(room.hand.loaded)
    lines = []
    for member in point.leden:
        one = made.get(member.plek.ref)
        what = WORDS[one.besluit.value] if one else "Nog niets gekozen, dan gaat het mee"
        why = f" Omdat: {one.reden}" if one and one.reden.strip() else ""
        place = member.plek
        lines.append(
            markup("<dt>Groep {}: {}</dt><dd>{}.{}</dd>", place.letter, place.tekst, what, why)
        )
    return markup("<dl>{}</dl>", joined(lines))
