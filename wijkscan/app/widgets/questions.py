"""The questions about the problem itself: what, among whom, where and how large, how sure."""

from __future__ import annotations

import streamlit as st

from wijkscan import text
from wijkscan.app import address, at_hand, cached
from wijkscan.app.look import markup, show
from wijkscan.app.widgets import choice, coach, field, strengths
from wijkscan.app.widgets.coach import Look
from wijkscan.app.widgets.labels import plain_label
from wijkscan.scan import priorities
from wijkscan.scan.model import Gebied, Mate, SoortProbleem
from wijkscan.scan.rules_feiten import soorten

_KINDS = {
    SoortProbleem.ACTUEEL.value: "Het is er al",
    SoortProbleem.RISICO.value: "Het dreigt",
    SoortProbleem.KANS.value: "Het gaat goed en kan beter",
}
_AGES = {
    "0-17": "0 tot 18 jaar",
    "18-64": "18 tot 65 jaar",
    "65+": "65 jaar en ouder",
    "75+": "75 jaar en ouder",
    "alle leeftijden": "alle leeftijden",
}
_SIZE = {"geteld": "geteld", "geschat": "geschat", "verwacht": "verwacht"}
_SURE = {Mate.LAAG.value: "Laag", Mate.MIDDEN.value: "Midden", Mate.HOOG.value: "Hoog"}
_MOST_PARTS = 30


def what(look: Look) -> None:
    """P: the situation, not the solution."""
    problem_id = look.problem.id
    choice.choose_one(problem_id, "soort", "Is het er al, of dreigt het?", _KINDS)
    coach.write(
        problem_id, "p_wat", "Wat is er aan de hand?", look, {"p_wat", "soort"},
        help="Noem de situatie. Noem nog geen oplossing.",
        hint="Bijvoorbeeld: weinig mensen om mee te praten",
    )  # fmt: skip


def who(look: Look) -> None:
    """Among whom: a group, never one person."""
    problem_id = look.problem.id
    coach.write(
        problem_id, "p_groep", "Welke groep?", look, {"p_groep", "p_leeftijd"},
        kind=field.Kind(rows=2), help="Noem een groep. Nooit één persoon.",
        hint="Bijvoorbeeld: 65-plussers die alleen wonen",
    )  # fmt: skip
    known = dict(_AGES)
    if look.problem.p_leeftijd:  # from a file, or typed before
        known.setdefault(look.problem.p_leeftijd, plain_label(look.problem.p_leeftijd))
    choice.choose_one(problem_id, "p_leeftijd", "Welke leeftijd?", known, empty="")


def where(look: Look) -> None:
    """Where, how large, and what people notice of it."""
    problem_id, area = look.problem.id, look.hand.document.gebied.naam or "jullie wijk"
    _parts(look)
    coach.write(
        problem_id, "p_gebied.naam", "Waar precies?", look, {"p_gebied"}, kind=field.LINE,
        help=f"Laat leeg als het om heel {area} gaat.",
        hint="Bijvoorbeeld: de flats bij het station",
    )  # fmt: skip
    with st.container():
        _size(look)
    coach.write(
        problem_id, "p_gevolg", "Waarom is het erg?", look, {"p_gevolg"},
        kind=field.Kind(rows=2), help="Wat merken mensen in hun dagelijks leven?",
    )  # fmt: skip


def _size(look: Look) -> None:
    problem_id = look.problem.id
    show(markup('<p class="ws-veldnaam">Om hoeveel mensen gaat het ongeveer?</p>'))
    left, right = st.columns(2)
    with left:
        field.field(problem_id, "p_omvang.van", "Van", kind=field.NUMBER)
    with right:
        field.field(problem_id, "p_omvang.tot", "Tot", kind=field.NUMBER)
    if look.problem.p_omvang is not None:
        choice.choose_one(problem_id, "p_omvang.soort", "Hoe weten jullie dat?", _SIZE, empty="")
        field.field(problem_id, "p_omvang.bron", "Waar komt dat vandaan?", kind=field.LINE)
    coach.beside(look, {"p_omvang"})


def _parts(look: Look) -> None:
    """The buurten in the area, when the problem is in some of them."""
    names = _buurten(tuple(look.hand.document.gebied.codes))
    if not 1 < len(names) <= _MOST_PARTS:
        return
    key, known = f"k-{look.problem.id}-buurten", look.problem.p_gebied
    st.session_state[key] = [code for code in known.codes if code in names] if known else []
    st.pills(
        "Waar? Kies een of meer buurten. Kies niets als het om alles gaat.",
        list(names),
        selection_mode="multi",
        wrap=True,
        format_func=lambda code: plain_label(names[code]),
        key=key,
        disabled=not look.hand.may_write,
        on_change=_in_these,
        args=(look.problem.id, key, names),
    )


def _buurten(codes: tuple[str, ...]) -> dict[str, str]:
    regions = cached.regions()
    found = [buurt for code in codes for buurt in regions.buurten(code)]
    return {buurt.code: buurt.korte_naam for buurt in found}


def _in_these(problem_id: str, key: str, names: dict[str, str]) -> None:
    hand, codes = at_hand.here(), list(st.session_state[key] or [])
    area = Gebied(
        codes=codes,
        indeling=hand.document.gebied.indeling,
        naam=text.listing([names[code] for code in codes]),
    )
    hand.save(problem_id, "p_gebied", area.model_dump(mode="json") if codes else None)


def sure(look: Look) -> None:
    """Strengths, what speaks against it, and how sure the group is."""
    problem_id = look.problem.id
    with st.container():
        strengths.choose(look)
    coach.write(
        problem_id, "tegen", "Wat spreekt het tegen?", look, {"tegen"}, kind=field.Kind(rows=2),
        help="Is er een cijfer of verhaal dat niet past? Dat mag. Schrijf het op.",
    )  # fmt: skip
    advice = priorities.zekerheid_voorstel(look.problem).value
    choice.choose_one(problem_id, "zekerheid.niveau", "Hoe zeker zijn jullie?", _SURE)
    show(markup('<p class="ws-klein">{}</p>', _advice(look, advice)))
    with st.container():
        if priorities.zekerheid_vraagt_reden(look.problem):
            words = f"Jullie kiezen hoger dan {advice}. Schrijf hieronder waarom."
            show(markup('<p class="ws-let-op" role="status">{}</p>', words))
    coach.write(
        problem_id, "zekerheid.waarom", "Waarom?", look, {"zekerheid"}, kind=field.Kind(rows=2)
    )


_RULE = {
    "laag": "Er is nog maar één soort bron.",
    "midden": "Er zijn twee of meer soorten bronnen.",
    "hoog": "Er zijn drie soorten bronnen, met een cijfer dat duidelijk of mogelijk anders is, een "
    "gesprek met bewoners, en wat het tegenspreekt.",
}


def _advice(look: Look, advice: str) -> str:
    spoken = "Sterkteregel" if address.taal() is address.Taal.VAK else "Wijkscan stelt voor"
    why = _RULE[advice] if soorten(look.problem) else "Er is nog geen teken."
    return f"{spoken}: {advice}. {why} Lager mag altijd. Hoger mag met een reden."
