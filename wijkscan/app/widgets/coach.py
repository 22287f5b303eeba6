"""The coach beside a field: what the rules say, plainer words, and text about one person."""

from __future__ import annotations

from collections.abc import Collection

import streamlit as st

from wijkscan.app import at_hand
from wijkscan.app.at_hand import AtHand
from wijkscan.app.look import markup, show
from wijkscan.scan import language, privacy, rules
from wijkscan.scan.model import Probleem
from wijkscan.scan.rules_basis import STOP, TIP, Notice

_HEADS = {STOP: "Dit moet eerst anders.", TIP: "Tip."}
_MOST_HINTS = 2


def problem(problem_id: str) -> Probleem | None:
    """The problem as it is stored now."""
    found = at_hand.here().document.problemen
    return next((item for item in found if item.id == problem_id), None)


def notices(problem_id: str) -> list[Notice]:
    """Everything the rules say about this problem."""
    found = problem(problem_id)
    return rules.check(found, at_hand.here().document) if found is not None else []


def beside(problem_id: str, fields: Collection[str], record_id: str = "") -> None:
    """The remarks about these fields; what is only missing is said at the end, not while typing."""
    for number, notice in enumerate(notices(problem_id)):
        if notice.rule == "R1" or notice.field.partition(".")[0] not in fields:
            continue
        if record_id and notice.record not in ("", record_id):
            continue
        one(problem_id, notice, f"{number}-{record_id}")


def one(problem_id: str, notice: Notice, mark: str) -> None:
    """One remark, with the way to leave it so when there is a reason."""
    head = _HEADS.get(notice.severity, "Let op.")
    show(
        markup(
            '<div class="ws-let-op ws-coach" role="status"><p><b>{}</b> {}</p></div>',
            head,
            notice.message,
        )
    )
    if notice.reden:
        show(markup('<p class="ws-klein">Jullie antwoord: {}</p>', notice.reden))
    elif notice.severity not in (STOP, TIP) and at_hand.here().may_write:
        _answer(problem_id, notice, mark)


def _answer(problem_id: str, notice: Notice, mark: str) -> None:
    key = f"reden-{problem_id}-{notice.rule}-{mark}"
    with st.popover("Toch zo laten, omdat ...", key=f"pop-{key}"):
        reason = st.text_area("Waarom laten jullie dit zo?", key=key, max_chars=300)
        st.button(
            "Bewaar de reden",
            key=f"knop-{key}",
            on_click=_leave_it,
            args=(problem_id, notice, key),
            disabled=not (reason or "").strip(),
        )


def _leave_it(problem_id: str, notice: Notice, key: str) -> None:
    hand, found = at_hand.here(), problem(problem_id)
    if found is None:
        return
    rules.beantwoord(found, notice, st.session_state[key], hand.right.author.role)
    kept = [item.model_dump(mode="json") for item in found.uitzonderingen]
    hand.save(problem_id, "uitzonderingen", kept)


def plainer(text: str) -> None:
    """Hints about words and length; never a score."""
    for hint in language.hints(text)[:_MOST_HINTS]:
        show(markup('<p class="ws-klein ws-tip">{}</p>', hint.message))


def about_a_person(text: str) -> None:
    """While typing: this may be about one person. What was found is not repeated."""
    for message in dict.fromkeys(find.message for find in privacy.find(text)):
        show(markup('<p class="ws-let-op" role="status">{}</p>', message))


def missing(hand: AtHand, problem_id: str) -> None:
    """What still stands between this problem and "vastgesteld"."""
    stops = [notice for notice in notices(problem_id) if notice.severity == STOP]
    if not stops:
        words = "Er mist niets. Jullie kunnen dit probleem vaststellen."
        show(markup('<p class="ws-klein" role="status">{}</p>', words))
    for number, notice in enumerate(stops):
        one(problem_id, notice, f"mist-{number}")
