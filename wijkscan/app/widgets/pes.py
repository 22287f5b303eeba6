"""A problem in PES form, in six questions: one at a time, with the coach beside the field."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from wijkscan import text
from wijkscan.app import address, at_hand
from wijkscan.app.address import Taal
from wijkscan.app.at_hand import AtHand
from wijkscan.app.look import markup, show
from wijkscan.app.widgets import causes, choice, coach, field, signs
from wijkscan.scan import priorities, rules
from wijkscan.scan.model import Mate, SoortProbleem, Status
from wijkscan.scan.sentences import gewone_zin, vakzin
from wijkscan.store import methode

_KINDS = {
    SoortProbleem.ACTUEEL.value: "Het is er al",
    SoortProbleem.RISICO.value: "Het dreigt",
    SoortProbleem.KANS.value: "Het gaat goed en kan beter",
}
_SURE = {mate.value: mate.value for mate in Mate}
_STATES = {state.value: state.value.capitalize() for state in Status}


def what(problem_id: str) -> None:
    """P: the situation, not the solution."""
    choice.choose_one(problem_id, "soort", "Wat voor probleem is het?", _KINDS)
    words = field.field(
        problem_id,
        "p_wat",
        "Wat is er aan de hand?",
        help="Noem de situatie. Noem nog geen oplossing. Hoogstens 120 tekens.",
        hint="Ouderen die alleen wonen, komen weinig buiten",
    )
    coach.beside(problem_id, {"p_wat"})
    coach.plainer(words)
    coach.about_a_person(words)


def who(problem_id: str) -> None:
    """Among whom: a group, never one person."""
    words = field.field(
        problem_id, "p_groep", "Bij wie?", kind=field.LINE,
        help="Noem een groep. Nooit één persoon.", hint="65-plussers die alleen wonen",
    )  # fmt: skip
    field.field(problem_id, "p_leeftijd", "Welke leeftijd?", kind=field.LINE, hint="65+")
    coach.beside(problem_id, {"p_groep", "p_leeftijd"})
    coach.about_a_person(words)


def where(problem_id: str) -> None:
    """Where, how large, and what people notice of it."""
    hand = at_hand.here()
    area = hand.document.gebied.naam or "jullie wijk"
    part = field.stored(hand, problem_id, "p_gebied.naam")
    field.field(
        problem_id, "p_gebied.naam", "Waar?", kind=field.LINE,
        help="De hele wijk, of een deel ervan.", hint=area,
    )  # fmt: skip
    if not part and hand.may_write:
        st.button(f"Heel {area}", key=f"heel-{problem_id}", on_click=_whole, args=(problem_id,))
    field.field(
        problem_id, "p_omvang.tekst", "Hoe groot?", kind=field.LINE,
        help="Om hoeveel mensen gaat het ongeveer? Mag leeg.",
    )  # fmt: skip
    words = field.field(
        problem_id, "p_gevolg", "Waarom is het erg?",
        help="Wat merken mensen in hun dagelijks leven?",
    )  # fmt: skip
    coach.beside(problem_id, {"p_gebied", "p_omvang", "p_gevolg"})
    coach.about_a_person(words)


def _whole(problem_id: str) -> None:
    hand = at_hand.here()
    hand.save(problem_id, "p_gebied", hand.document.gebied.model_dump(mode="json"))


def sure(problem_id: str) -> None:
    """Strengths, what speaks against it, and how sure the group is."""
    hand = at_hand.here()
    strong = {item.id: item.naam for item in hand.document.sterke_punten if item.naam.strip()}
    choice.pick_more(problem_id, "sterk", "Wat is sterk en kan helpen?", strong)
    field.field(
        problem_id, "tegen", "Wat spreekt het tegen?",
        help="Is er een cijfer of verhaal dat niet past?",
    )  # fmt: skip
    found = coach.problem(problem_id)
    if found is not None:
        advice = f"De regel van wijkscan zegt: {priorities.zekerheid_voorstel(found).value}."
        choice.choose_one(
            problem_id, "zekerheid.niveau", "Hoe zeker zijn jullie?", _SURE, help=advice
        )
        show(markup('<p class="ws-klein">{}</p>', advice))
        if priorities.zekerheid_vraagt_reden(found):
            words = "Jullie zijn zekerder dan de regel. Schrijf hieronder waarom."
            show(markup('<p class="ws-let-op">{}</p>', words))
    field.field(problem_id, "zekerheid.waarom", "Waarom?", kind=field.LINE)
    coach.beside(problem_id, {"sterk", "tegen", "zekerheid", "status"})
    _order(problem_id)


def _order(problem_id: str) -> None:
    """Codes for who needs them; folded, since most groups do not."""
    with st.expander("Indeling (voor wie het nodig heeft)"):
        omaha = {key: item.naam for key, item in methode.omaha().items()}
        choice.pick_more(problem_id, "omaha", "Omaha System", omaha)
        health = {item.letter: item.naam for item in methode.positieve_gezondheid().values()}
        choice.choose_more(problem_id, "pg", "Positieve Gezondheid", health)
        field.field(problem_id, "nanda", "NANDA, NIC of NOC (vrij veld)", kind=field.LINE)


@dataclass(frozen=True, slots=True)
class Question:
    """One of the six: its word in the row, and what it shows."""

    title: str
    show: Callable[[str], None]


QUESTIONS = (
    Question("Wat?", what),
    Question("Bij wie?", who),
    Question("Waar en hoe groot?", where),
    Question("Waardoor komt het?", causes.show),
    Question("Waar zie je dat aan?", signs.show),
    Question("Hoe zeker?", sure),
)


@st.fragment
def wizard(problem_id: str) -> None:
    """The question that is on, and the way to the others."""
    key = f"vraag-{problem_id}"
    number = min(st.session_state.get(key, 0), len(QUESTIONS) - 1)
    question = QUESTIONS[number]
    show(markup('<p class="ws-hint">Vraag {} van {}</p>', number + 1, len(QUESTIONS)))
    st.subheader(question.title, anchor=False)
    question.show(problem_id)
    with st.container(horizontal=True, horizontal_alignment="distribute", key=f"door-{key}"):
        st.button(
            "Vorige vraag", key=f"terug-{key}", disabled=number == 0,
            on_click=_go, args=(key, number - 1),
        )  # fmt: skip
        st.button(
            "Volgende vraag", key=f"door2-{key}", type="primary",
            disabled=number + 1 == len(QUESTIONS), on_click=_go, args=(key, number + 1),
        )  # fmt: skip
    sentence(problem_id)


def _go(key: str, number: int) -> None:
    st.session_state[key] = number


def sentence(problem_id: str) -> None:
    """The sentence that the tool makes of it, in the layer of language that is on."""
    hand, found = at_hand.here(), coach.problem(problem_id)
    if found is None or not found.p_wat.strip():
        return
    spoken = vakzin if address.taal() is Taal.VAK else gewone_zin
    show(
        markup(
            '<section class="ws-vooraf" aria-live="polite"><h2>Zo staat het er nu</h2>'
            "<p>{}</p></section>",
            spoken(found, hand.document),
        )
    )


@st.fragment
def finish(problem_id: str) -> None:
    """What is missing, and how far the group is with this problem."""
    hand, found = at_hand.here(), coach.problem(problem_id)
    if found is None:
        return
    coach.missing(hand, problem_id)
    allowed = dict(_STATES)
    if not rules.mag_vaststellen(found, hand.document) and found.status is not Status.VASTGESTELD:
        allowed.pop(Status.VASTGESTELD.value)
    chosen = choice.choose_one(problem_id, "status", "Hoe ver zijn jullie?", allowed)
    if chosen == Status.VERVALLEN.value:
        field.field(problem_id, "status_reden", "Waarom vervalt het?", kind=field.LINE)
    _history(hand, problem_id)


def _history(hand: AtHand, problem_id: str) -> None:
    """Who wrote what, by role; asked for when opened."""
    if not st.toggle("Wie schreef dit, en wanneer?", key=f"log-{problem_id}"):
        return
    from wijkscan.app import storage

    for line in storage.repository().history(hand.right, hand.id, problem_id)[-30:]:
        when = f"{text.long_date(line.at)}, {line.at:%H.%M} uur"
        said = line.value if isinstance(line.value, str) else ""
        what = f"{line.field or line.action} {said[:200]}"
        row = markup("<b>{}</b>, {}: {}", line.author.role or "iemand", when, what)
        show(markup('<p class="ws-klein">{}</p>', row))
