"""A whole problem on one screen: what is there, what is missing, how far the group is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from wijkscan import text
from wijkscan.app import address, storage
from wijkscan.app.at_hand import AtHand
from wijkscan.app.look import joined, markup
from wijkscan.app.look import show as put
from wijkscan.app.widgets import arrive, choice, coach, field, together
from wijkscan.app.widgets.begin import roles
from wijkscan.app.widgets.coach import Look
from wijkscan.app.widgets.question import Question
from wijkscan.scan import rules
from wijkscan.scan.model import Probleem, Status
from wijkscan.scan.rules_feiten import soorten
from wijkscan.store import methode

_STATES = {state.value: state.value.capitalize() for state in Status}
_LOG_LINES = 30


def show(look: Look, questions: Sequence[Question], go: Callable[[int], None]) -> None:
    """The answers with a way to each question, then what is missing, then the status."""
    problem = look.problem
    arrive.heading(
        problem.p_wat.strip() or "Dit probleem heeft nog geen naam", "Overzicht", steps=2
    )
    open_ones = [at for at, one in enumerate(questions, 1) if not one.is_filled(problem)]
    for number, question in enumerate(questions, 1):
        with st.container(horizontal=True, vertical_alignment="center", key=f"antwoord-{number}"):
            words = question.answer(look) or "(nog leeg)"
            put(
                markup(
                    '<div class="ws-antwoord"><p class="ws-klein">{}</p><p>{}</p></div>',
                    question.title,
                    words,
                )
            )
            st.button(
                f"Naar vraag {number}",
                key=f"naar-vraag-{number}",
                type="primary" if open_ones[:1] == [number] else "secondary",
                on_click=go,
                args=(number,),
            )
    _missing(look, questions)
    _status(look)
    _brought_in(look)
    _order(problem.id)
    _history(look.hand, problem)
    if look.hand.may_write and look.hand.is_stored(problem.id):
        st.button(
            "Haal dit probleem weg", key="weg-probleem", type="tertiary",
            on_click=_remove, args=(look.hand, problem.id),
        )  # fmt: skip


def _remove(hand: AtHand, problem_id: str) -> None:
    address.go()
    together.remove(hand, problem_id, "Het probleem")


def _missing(look: Look, questions: Sequence[Question]) -> None:
    """What stands in the way, and what still waits for an answer; with the question it is in."""
    st.subheader("Zijn jullie klaar?", anchor=False)
    if not look.problem.p_wat.strip() and not look.notices:
        put(markup('<p class="ws-klein">Begin bij vraag 1.</p>'))
        return
    number_of = {name: at for at, one in enumerate(questions, 1) for name in one.fields}
    waiting = look.open_notices
    if not waiting:
        words = "Er mist niets meer. Lees de zin samen hardop. Klopt hij?"
        put(markup('<p class="ws-klein" role="status">{}</p>', words))
    for notice in waiting:
        number = number_of.get(notice.field.partition(".")[0])
        where = f" (vraag {number})" if number and notice.rule != "R1" else ""
        coach.one(look, notice, where)
    for notice in look.notices:
        if notice.reden:
            coach.one(look, notice)


def _status(look: Look) -> None:
    problem, allowed = look.problem, dict(_STATES)
    if look.stops and problem.status is not Status.VASTGESTELD:
        allowed.pop(Status.VASTGESTELD.value)
    key = f"k-{problem.id}-status"
    st.session_state[key] = problem.status.value
    st.pills(
        "Hoe ver zijn jullie met dit probleem?",
        list(allowed),
        wrap=True,
        format_func=allowed.__getitem__,
        required=True,
        key=key,
        disabled=not look.hand.may_write,
        on_change=_set_status,
        args=(problem.id, key),
    )
    if look.stops:
        settled = problem.status is Status.VASTGESTELD
        words = (
            "Er is na het vaststellen iets veranderd. Kijk hierboven wat er nog moet."
            if settled
            else "Vaststellen kan als er geen ‘Nog niet af’ en geen ‘Dit moet anders’ meer staat."
        )
        put(markup('<p class="ws-klein">{}</p>', words))
    if problem.status is Status.VERVALLEN:
        coach.write(problem.id, "status_reden", "Waarom vervalt het?", kind=field.Kind(rows=2))


def _set_status(problem_id: str, key: str) -> None:
    """Checked again at the press: a neighbour may just have changed something."""
    look, wanted = coach.look_at(problem_id), str(st.session_state[key])
    look.hand.refresh()
    look = coach.look_at(problem_id)
    if wanted != Status.VASTGESTELD or rules.mag_vaststellen(look.problem, look.hand.document):
        look.hand.save(problem_id, "status", wanted)


def _brought_in(look: Look) -> None:
    writers = {record.author.role for record in look.hand.loaded.records if record.author.role}
    known = {name: name for name in [*roles(), *sorted(writers - set(roles()))]}
    with st.expander("Wie bracht dit in?", key="inbreng"):
        choice.choose_more(look.problem.id, "rol", "Rollen, geen namen", known)
        kinds = ", ".join(sorted(soorten(look.problem))) or "nog geen"
        put(markup('<p class="ws-klein">Soorten bronnen: {}.</p>', kinds))


def _order(problem_id: str) -> None:
    """Codes for who needs them; folded, since most groups do not."""
    with st.expander("Indeling, voor wie het nodig heeft (hbo)", key="indeling"):
        known = methode.omaha()
        first = sorted(known, key=lambda key: not known[key].standaard)
        omaha = {key: f"{known[key].naam} ({known[key].domein})" for key in first}
        choice.pick_more(
            problem_id, "omaha", "Omaha System", omaha,
            help="Bovenaan staan de elf die bij een wijk passen.",
        )  # fmt: skip
        health = {item.letter: item.naam for item in methode.positieve_gezondheid().values()}
        choice.choose_more(problem_id, "pg", "Positieve Gezondheid", health)
        coach.write(problem_id, "nanda", "NANDA, NIC of NOC (vrij veld)", kind=field.LINE)


def _history(hand: AtHand, problem: Probleem) -> None:
    """Who wrote in what, and when, by role; without the earlier texts, which may name someone."""
    fold = st.expander("Wie schreef wat, en wanneer?", key="geschiedenis", on_change="rerun")
    if not fold.open:
        return
    parts = {problem.id: "het probleem"}
    parts |= {cause.id: "een oorzaak" for cause in problem.e}
    parts |= {sign.id: "een teken" for sign in problem.s}
    lines = [markup("<li>{}, <b>{}</b> {}</li>", *line) for line in _log(hand, parts)]
    with fold:
        put(markup('<ul class="ws-log">{}</ul>', joined(lines)))


def _log(hand: AtHand, parts: dict[str, str]) -> list[tuple[str, str, str]]:
    lines = [
        line
        for record_id in parts
        for line in storage.repository().history(hand.right, hand.id, record_id)
    ]
    newest = sorted(lines, key=lambda line: line.version, reverse=True)
    said = dict.fromkeys(
        (
            f"{text.long_date(line.at.astimezone())}, {line.at.astimezone():%H.%M} uur",
            line.author.role or "zonder rol",
            f"{_DONE.get(line.action, 'schreef in')} {parts[line.record_id]}"
            + (f": {_FIELDS[line.field]}" if line.field in _FIELDS else ""),
        )
        for line in newest
    )
    return list(said)[:_LOG_LINES]


_DONE = {
    "nieuw": "begon met", "verwijderd": "haalde weg:", "teruggehaald": "zette terug:",
    "botsing": "schreef tegelijk in", "keuze": "koos een tekst in",
}  # fmt: skip
_FIELDS = {
    "p_wat": "wat", "p_groep": "bij wie", "p_gebied": "waar", "p_omvang": "hoe groot",
    "p_gevolg": "waarom het erg is", "tekst": "de tekst", "door_wie": "wie er iets aan kan doen",
    "sterk": "wat sterk is", "tegen": "wat het tegenspreekt", "zekerheid": "hoe zeker",
    "status": "hoe ver", "uitzonderingen": "een reden",
}  # fmt: skip
