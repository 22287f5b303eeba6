"""Figure against street: what the figure says, what each role recognises, what was seen there."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from wijkscan.app import at_hand
from wijkscan.app.at_hand import AtHand
from wijkscan.app.look import joined, markup, show
from wijkscan.app.widgets import field, recognise
from wijkscan.app.widgets.labels import named, plain_label
from wijkscan.report.blocks import Markup
from wijkscan.scan import evidence, recognised
from wijkscan.scan.model import Gesprek, Herken
from wijkscan.scan.recognised import Beside, Heard

MOST_SEEN = 3


def by_role(rows: Sequence[Beside]) -> Markup:
    """Every figure with what each role said, and how often the street speaks of it."""
    roles = recognised.roles(rows)
    head = joined(
        [
            markup('<th scope="col">{}</th>', word)
            for word in ["Cijfer", *(role or "iemand" for role in roles)]
        ]
    )
    lines = [
        markup(
            '<tr{}><th scope="row">{}</th>{}<td class="ws-getal">{}</td></tr>',
            Markup(' class="ws-anders"' if row.conflict else ""),
            _name(row),
            joined([markup("<td>{}</td>", _cell(row, role)) for role in roles]),
            len(row.gezien) or "–",
        )
        for row in rows
    ]
    return markup(
        '<div class="ws-rol" tabindex="0" role="region" aria-label="Wie herkent welk cijfer?">'
        '<table class="ws-lijst ws-herken"><caption>Wie herkent welk cijfer?</caption><thead><tr>'
        '{}<th scope="col" class="ws-getal">Gezien of gehoord</th></tr></thead>'
        "<tbody>{}</tbody></table></div>",
        head,
        joined(lines),
    )


def _name(row: Beside) -> str:
    age = row.kijk.cijfer.leeftijd
    return f"{row.kijk.cijfer.naam}, {age}" if age else row.kijk.cijfer.naam


def _cell(row: Beside, role: str) -> Markup:
    """ "ja" once, "2 ja" when two of this role said so; a "nee" stands out in words and weight."""
    said = []
    for answer, count in recognised.counted(row.answers, role).items():
        words = recognise.WORDS[answer.value].lower()
        words = words if count == 1 else f"{count} {words}"
        said.append(markup("<b>✗ {}</b>" if answer is Herken.NEE else "{}", words))
    return joined([markup("{}{}", ", " if at else "", one) for at, one in enumerate(said)]) or (
        markup("–")
    )


@st.fragment
def one(row: Beside) -> None:
    """One figure with all answers; a conflict is kept, with the reasons of everyone."""
    hand, look = at_hand.here(), row.kijk
    with st.container(border=True, key=f"naast-{look.id}"):
        show(
            markup(
                '<h2 class="ws-tussenkop">{}</h2>{}<div class="ws-mee">'
                "<section><h3>Het cijfer zegt</h3><p>{}</p></section>"
                "<section><h3>De straat zegt</h3>{}</section></div>{}",
                _name(row),
                _where_we_stand(row),
                evidence.cijfer_zin(look.cijfer),
                _street(row.gezien),
                _answers(row),
            )
        )
        mine = hand.record(recognise.own_answer(hand, look.id))
        if mine is not None:
            label = "Waarom herken je dit wel of niet?"
            field.field(
                mine.id, "toelichting", label, hint="Ik zag of hoorde ...",
                kind=field.Kind(rows=2), about=_name(row),
            )  # fmt: skip
        if row.conflict and hand.may_write:
            _against(hand, row)


def _where_we_stand(row: Beside) -> Markup:
    if not row.conflict:
        return markup("")
    words = "Jullie zijn het niet eens" if row.divided else "Jullie herkennen dit niet"
    return markup('<p class="ws-oordeel ws-hi">✗ {}</p>', words)


def _street(heard: Sequence[Heard]) -> Markup:
    """What was seen and heard on the subject of the figure; the first few, the rest folded."""
    if not heard:
        return markup("<p>Hierover zagen of hoorden jullie nog niets.</p>")
    lines = [_line(item) for item in heard]
    first = markup("<ul>{}</ul>", joined(lines[:MOST_SEEN]))
    if len(lines) <= MOST_SEEN:
        return first
    more = markup(
        '<details class="ws-meer"><summary>En nog {}</summary><ul>{}</ul></details>',
        len(lines) - MOST_SEEN,
        joined(lines[MOST_SEEN:]),
    )
    return joined([first, more])


def _line(item: Heard) -> Markup:
    words = item.wat.strip() or item.goed
    template = "<li>“{}” <i>{}</i></li>" if isinstance(item, Gesprek) else "<li>{} <i>{}</i></li>"
    return markup(template, words, item.setting if isinstance(item, Gesprek) else item.auteur_rol)


def _answers(row: Beside) -> Markup:
    """Who said what, each with the own reason: nobody's answer is settled away."""
    lines = [
        markup(
            "<li><b>{}</b>: {}{}</li>",
            recognise.role_of(answer),
            recognise.said(answer).lower(),
            f". {answer.toelichting}" if answer.toelichting.strip() else "",
        )
        for answer in row.answers
    ]
    if not lines:
        return markup('<p class="ws-klein">Nog niemand zei of dit klopt.</p>')
    return markup('<h3 class="ws-veldnaam">De groep zegt</h3><ul>{}</ul>', joined(lines))


def _against(hand: AtHand, row: Beside) -> None:
    """What does not fit belongs with the problem, so that nobody forgets it."""
    problems = [problem for problem in hand.document.problemen if problem.p_wat.strip()]
    if not problems:
        return
    words = named("Zet dit als tegenspraak bij een probleem", _name(row))
    with st.popover(words, key=f"tegen-{row.kijk.id}"):
        for problem in problems:
            st.button(
                plain_label(problem.p_wat),
                key=f"tegen-{row.kijk.id}-{problem.id}",
                on_click=_add_against,
                args=(hand, row, problem.id),
            )


def _add_against(hand: AtHand, row: Beside, problem_id: str) -> None:
    reasons = [
        answer.toelichting.strip().rstrip(".")
        for answer in row.answers
        if answer.herken is Herken.NEE and answer.toelichting.strip()
    ]
    line = recognised.as_counter(row.kijk.cijfer, "; ".join(reasons))
    hand.amend(problem_id, "tegen", lambda before: _with(str(before or ""), line))


def _with(before: str, line: str) -> str:
    return before if line in before else f"{before}\n{line}".strip()


def several(title: str, rows: Sequence[Beside], key: str, *, opened: bool) -> None:
    """Figures in a fold that are only drawn when it is opened."""
    fold = st.expander(f"{title} ({len(rows)})", key=key, expanded=opened, on_change="rerun")
    if fold.open:
        with fold:
            for row in rows:
                one(row)


def without_figure(hand: AtHand, rows: Sequence[Beside]) -> None:
    """What the street says and no figure: easily forgotten, so it stands apart."""
    used = {item.id for row in rows for item in row.gezien}
    scan = hand.document
    heard: tuple[Heard, ...] = (*scan.observaties, *scan.gesprekken)
    left = [
        _line(item) for item in heard if item.id not in used and (item.wat or item.goed).strip()
    ]
    if left:
        _section("Gezien of gehoord, maar zonder cijfer", left)
    elif not (scan.observaties or scan.gesprekken):
        _section(
            "Wat jullie zagen en hoorden", [markup("<li>Nog niets. Ga eerst de wijk in.</li>")]
        )


def _section(title: str, lines: list[Markup]) -> None:
    words = '<section class="ws-vooraf"><h2>{}</h2><ul>{}</ul></section>'
    show(markup(words, title, joined(lines)))


Part = tuple[str, Callable[[Beside], bool], str]
PARTS: tuple[Part, ...] = (
    ("Hier is geen verschil", lambda row: bool(row.answers) and not row.conflict, "naast-eens"),
    ("Nog zonder antwoord", lambda row: not row.answers, "naast-open"),
)
"""Everything but the conflicts: title, what belongs there, and its key."""
