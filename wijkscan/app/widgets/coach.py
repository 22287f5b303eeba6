"""The coach beside a field: what the rules say, plainer words, and text about one person."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import partial
from typing import Any

import streamlit as st

from wijkscan.app import address, at_hand
from wijkscan.app.address import Taal
from wijkscan.app.at_hand import AtHand
from wijkscan.app.look import joined, markup, show
from wijkscan.app.widgets import field
from wijkscan.app.widgets.labels import named
from wijkscan.report.blocks import Markup
from wijkscan.scan import language, privacy, privacy_scan, rules
from wijkscan.scan.model import Probleem, Wijkscan, eigen_woorden
from wijkscan.scan.privacy import Finding
from wijkscan.scan.rules_basis import LET_OP, STOP, TIP, Notice

_HEADS = {STOP: "Dit moet anders.", LET_OP: "Let op.", TIP: "Tip."}
_NOT_YET = "Nog niet af."  # what is only missing is no mistake
_AT_THE_END = ("R1", "R2")
"""Rules that a question does not repeat: R1 says what is still to come, R2 is said per text."""
_MOST_HINTS = 2


@dataclass(frozen=True, slots=True)
class Look:
    """One problem with everything the rules say about it, asked once per run."""

    hand: AtHand
    problem: Probleem
    notices: tuple[Notice, ...] = ()

    def about(self, fields: Collection[str], record_id: str = "") -> list[Notice]:
        """What is said about these fields; with a record: only about that cause or sign."""
        return [
            notice
            for notice in self.notices
            if notice.field.partition(".")[0] in fields
            and notice.record == record_id
            and notice.rule not in _AT_THE_END
        ]

    @property
    def stops(self) -> list[Notice]:
        """What stands in the way of "vastgesteld"."""
        return [notice for notice in self.notices if notice.severity == STOP]

    @property
    def open_notices(self) -> list[Notice]:
        """What the group has not answered yet; tips ask for no answer."""
        return [n for n in self.notices if n.severity != TIP and not n.reden]


def look_at(problem_id: str) -> Look:
    """The problem as it is stored now; an empty one while nothing is written in it."""
    hand = at_hand.here()
    found = next((item for item in hand.document.problemen if item.id == problem_id), None)
    if found is None:
        return Look(hand, Probleem(id=problem_id))
    return Look(hand, found, tuple(rules.check(found, hand.document)))


def names_someone(problem: Probleem, scan: Wijkscan) -> bool:
    """Whether something points at one person: then it is not said once more somewhere else."""
    return any(not privacy.is_hint(find) for _, find in privacy_scan.vondsten(problem, scan))


def write(
    record_id: str,
    name: str,
    label: str,
    look: Look | None = None,
    about: Collection[str] = (),
    part: str = "",
    **how: Any,
) -> str:
    """A field with everything the coach has to say about it; gives the text as it is stored.

    `about`: the fields of the rules that are said here; `part`: the cause or sign it is about.
    The box around it keeps the next fields in their place, so that nobody loses the cursor.
    """
    with st.container(gap="small"):
        words = field.field(record_id, name, label, **how)
        if words.strip():
            found = about_a_person(record_id, name, words, label)
            if look is not None and about:
                beside(look, about, part)
            plainer(words, name, found)
    return words


def beside(look: Look, fields: Collection[str], record_id: str = "") -> None:
    """The remarks about these fields."""
    for notice in look.about(fields, record_id):
        one(look, notice)


def one(look: Look, notice: Notice, where: str = "") -> None:
    """One remark, with the way to leave it so when there is a reason; `where`: which question."""
    if notice.reden:
        _answered(look, notice)
        return
    show(_remark(notice, where))
    if notice.severity == LET_OP and look.hand.may_write:
        _reason(
            f"reden-{look.problem.id}-{notice.rule}-{notice.record}-{notice.field}",
            named("Toch zo laten, omdat ...", _spoken(look, notice)),
            "Waarom laten jullie dit zo?",
            partial(_leave_it, look, notice),
        )


def line(notice: Notice) -> Markup:
    """A remark in one line, for a record that is closed."""
    head = _HEADS[notice.severity]
    return markup('<p class="ws-klein ws-tip"><b>{}</b> {}</p>', head, notice.message)


def _remark(notice: Notice, where: str) -> Markup:
    head = _NOT_YET if notice.rule == "R1" else _HEADS[notice.severity]
    return _box(notice.severity, head, notice.message + where)


def _box(severity: str, head: str, *sentences: str) -> Markup:
    more = joined([markup("<p>{}</p>", sentence) for sentence in sentences[1:]])
    return markup(
        '<div class="ws-coach ws-{}" role="status"><p><b>{}</b> {}</p>{}</div>',
        "tip" if severity == TIP else "let-op",
        head,
        sentences[0],
        more,
    )


def _answered(look: Look, notice: Notice) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=_key("klaar", notice)):
        show(
            markup(
                '<p class="ws-klein">{} <b>Jullie laten dit zo, omdat:</b> {}</p>',
                notice.message,
                notice.reden,
            )
        )
        if look.hand.may_write:
            st.button(
                named("Toch anders", _spoken(look, notice)),
                key=_key("terug", notice),
                type="tertiary",
                on_click=_take_back,
                args=(look, notice),
            )


def _spoken(look: Look, notice: Notice) -> str:
    """The remark and the cause or sign it is about, for who only hears the name of a button."""
    return f"{eigen_woorden(look.hand.document, notice.record)[:40]} {notice.message}"


def _key(what: str, notice: Notice) -> str:
    return f"{what}-{notice.rule}-{notice.field}-{notice.record}"


def _reason(key: str, button: str, question: str, keep: Any) -> None:
    """A small form that asks why; nothing happens without words."""
    with (
        st.popover(button, key=f"pop-{key}", type="tertiary"),
        st.form(f"vorm-{key}", border=False),
    ):
        st.text_input(question, key=key, max_chars=300)
        st.form_submit_button("Bewaar de reden", on_click=_kept, args=(key, keep))


def _kept(key: str, keep: Any) -> None:
    reason = str(st.session_state.get(key) or "").strip()
    if reason:
        keep(reason)


def _leave_it(look: Look, notice: Notice, reason: str) -> None:
    hand, blank = at_hand.here(), look.problem.model_copy(update={"uitzonderingen": []})
    made = rules.beantwoord(blank, notice, reason, hand.right.author.role)
    new = made.model_dump(mode="json")
    hand.amend(look.problem.id, "uitzonderingen", lambda found: [*(found or []), new])


def _take_back(look: Look, notice: Notice) -> None:
    def without(found: list[dict[str, Any]] | None) -> list[dict[str, Any]]:
        same = {(notice.rule, ""), (notice.rule, notice.record)}
        return [one for one in found or [] if (one.get("regel"), one.get("record", "")) not in same]

    at_hand.here().amend(look.problem.id, "uitzonderingen", without)


def plainer(text: str, name: str, found: list[Finding]) -> None:
    """Hints about words and length; never a score. Words of a privacy find are not repeated."""
    spoken = address.taal() is Taal.VAK
    hints = [
        hint
        for hint in language.hints(text, name)
        if not (spoken and hint.kind in ("woord", "afkorting"))
        and not any(hint.start < find.end and find.start < hint.end for find in found)
    ]
    for hint in hints[:_MOST_HINTS]:
        word = markup("‘{}’: ", text[hint.start : hint.end]) if hint.kind in _NAMED else ""
        show(markup('<p class="ws-klein ws-tip">{}{}</p>', word, hint.message))


_NAMED = ("woord", "afkorting")


def about_a_person(record_id: str, name: str, text: str, label: str) -> list[Finding]:
    """While typing: this may be about one person. What was found is never repeated."""
    hand = at_hand.here()
    dismissed = {(w.kind, w.vingerafdruk) for w in hand.document.weerleggingen}
    found = [
        find for find in privacy.find(text) if (find.kind, _print(find, text)) not in dismissed
    ]
    hard = [find for find in found if not privacy.is_hint(find)]
    if hard:
        where = [f"{find.message} Kijk bij woord {_nth(find, text)}." for find in hard]
        head = "Hier staat iets over één persoon. Schrijf het over een groep."
        show(_box(STOP, _HEADS[STOP], head, *dict.fromkeys(where)))
    for find in hard if hand.may_write else ():
        _reason(
            f"persoon-{record_id}-{name}-{find.start}",
            named(f"Woord {_nth(find, text)} gaat niet over een persoon", label),
            "Waarom niet? Bijvoorbeeld: het is de naam van een straat.",
            partial(_dismiss, find.kind, _print(find, text)),
        )
    for message in dict.fromkeys(find.message for find in found if privacy.is_hint(find)):
        show(_box(TIP, _HEADS[TIP], message))
    return found


def _print(find: Finding, text: str) -> str:
    return privacy_scan.vingerafdruk(find.kind, text[find.start : find.end])


def _nth(find: Finding, text: str) -> int:
    """Which word of the text it is, so that people find it without our saying it again."""
    return len(text[: find.start].split()) + 1


def _dismiss(kind: str, fingerprint: str, reason: str) -> None:
    hand = at_hand.here()
    new = {
        "kind": kind,
        "vingerafdruk": fingerprint,
        "reden": reason,
        "auteur_rol": hand.right.author.role,
    }
    hand.amend(hand.head.id, "weerleggingen", lambda found: [*(found or []), new])
