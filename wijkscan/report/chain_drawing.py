"""From figure to action as one drawing: signs, problem, causes, and the step that each cause got.

A cause without a step keeps an open, dashed place: that is what a group overlooks in a list.
Texts are shortened to fit; in full they stand beside the drawing. Every shape also reads in grey.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from wijkscan import text as dutch
from wijkscan.report.blocks import (
    Chain,
    ChainStep,
    Drawing,
    Markup,
    Picture,
    Text,
    clean,
    tag,
    text,
)
from wijkscan.report.charts import ACCENT, INK, PAPER, SOFT
from wijkscan.report.fonts import FAMILY
from wijkscan.report.scan_model import ScanReport
from wijkscan.report.scanparts.said import day, joined, kind, names, ranked, sentence, short
from wijkscan.scan.model import Actie, Beinvloedbaar, Oorzaak, Probleem, Teken
from wijkscan.scan.rules_feiten import sterke_punten

WIDTH = 720
MOST = 5  # cards in one column; what does not fit is counted
_TINT, _EDGE, _LINE = "#e3eef0", "#b9b2a2", "#8d877b"
_SAID = 160  # characters of a card in the list
_SIZE, _STEP, _PAD, _GAP, _TOP = 11.5, 14.5, 9.0, 10.0, 26.0
_NARROW, _WIDE = frozenset("iIjl.,:;!|'’()[] tfr1"), frozenset("mwMW@%—…")


@dataclass(frozen=True, slots=True)
class _Card:
    """A card with a small word on top; `bold` for the problem, `open_` for an empty place.

    `said`: its words in full sentences, where there is no drawing.
    """

    tag: str
    lines: tuple[str, ...]
    fill: str = PAPER
    bold: bool = False
    open_: bool = False
    said: str = ""

    @property
    def height(self) -> float:
        """How high the card is with all its lines."""
        return 2 * _PAD + _STEP * (len(self.lines) + bool(self.tag)) - 3


@dataclass(frozen=True, slots=True)
class _Column:
    """Where the cards of a column stand."""

    title: str
    x: float
    width: float


_SIGNS = _Column("Waaraan zien we dat?", 1, 176)
_PROBLEM = _Column("Probleem", 207, 148)
_CAUSES = _Column("Waardoor waarschijnlijk?", 385, 152)
_STEPS = _Column("Wat doen we eraan?", 567, 152)


@dataclass(frozen=True, slots=True)
class _Placed:
    card: _Card
    column: _Column
    y: float

    @property
    def middle(self) -> float:
        return self.y + self.card.height / 2


def drawing(model: ScanReport, problem: Probleem, caption: str = "", most: int = MOST) -> Drawing:
    """The chain of one problem, with a sentence that says what it shows, and as a list for a phone.

    `most` cards in the column of signs: where more do not fit, one of each kind comes first.
    """
    causes = [cause for cause in problem.e if cause.tekst.strip()]
    steps = [a for a in model.scan.acties if a.probleem == problem.id and _says(a)]
    told = [sign for sign in problem.s if sign.tekst.strip()]
    signs = [_sign_card(sign) for sign in (told if len(told) <= most else ranked(told))]
    left = _with_rest(signs, most) or [_empty("nog geen teken")]
    middle, rows = _problem_cards(model, problem), _cause_rows(model, causes[:MOST], steps)
    alt = _words(problem, causes, steps)
    listed = ((_SIGNS, left), (_PROBLEM, middle), (_CAUSES, [c for c, _ in rows if c]))
    last = (_STEPS, [card for _, cards in rows for card in cards])
    return Drawing(_picture(left, middle, rows, alt), caption, _listed((*listed, last)))


_Rows = list[tuple[_Card | None, list[_Card]]]


def _picture(left: list[_Card], middle: list[_Card], rows: _Rows, alt: str) -> Picture:
    signs, problem, right = _stack(left, _SIGNS), _stack(middle, _PROBLEM), _beside(rows)
    height = max(_bottom([*signs, *problem, *right]), 60.0)
    signs, problem, right = (_centred(part, height) for part in (signs, problem, right))
    shapes = [_titles(), *_lines(signs, problem, right)]
    shapes += [_shape(one) for one in (*signs, *problem, *right)]
    return Picture(_svg(height + 2, "".join(shapes), alt), alt)


def _listed(columns: Iterable[tuple[_Column, list[_Card]]]) -> Chain:
    """The same cards under each other: a drawing of four columns is too wide for a phone."""
    steps = (
        ChainStep(column.title, "", tuple(_item(card) for card in cards))
        for column, cards in columns
        if cards
    )
    return Chain("", tuple(steps))


def _item(card: _Card) -> Text:
    words = card.said or " ".join(card.lines)
    return text(tag(card.tag), f" {words}") if card.tag else text(words)


def _says(action: Actie) -> bool:
    return bool(action.eerste_stap.strip() or action.wat.strip())


def _sign_card(sign: Teken) -> _Card:
    year = str(sign.cijfer.jaar) if sign.cijfer and sign.cijfer.jaar else ""
    lines = _wrapped(sign.tekst, _SIGNS.width, 4)
    return _Card(joined(kind(sign), year), lines, said=short(sign.tekst, _SAID))


def _problem_cards(model: ScanReport, problem: Probleem) -> list[_Card]:
    who = problem.p_groep.strip()
    words = _wrapped(problem.p_wat or "nog niet ingevuld", _PROBLEM.width, 7, bold=True)
    cards = [_Card("", words, _TINT, bold=True, said=short(problem.p_wat, _SAID))]
    if who:
        cards.append(_Card("bij", _wrapped(who, _PROBLEM.width, 3), said=short(who, _SAID)))
    strengths = ". ".join(name.rstrip(".") for name in sterke_punten(problem, model.scan))
    if strengths:
        lines = _wrapped(strengths, _PROBLEM.width, 5)
        cards.append(_Card("sterk", lines, said=short(strengths, _SAID)))
    return cards


def _cause_rows(model: ScanReport, causes: list[Oorzaak], steps: list[Actie]) -> _Rows:
    """Each cause with its steps beside it; steps that name no cause come last."""
    left = list(steps)
    rows: _Rows = []
    for cause in causes:
        own = [action for action in left if action.oorzaak == cause.id]
        left = [action for action in left if action.oorzaak != cause.id]
        rows.append((_cause_card(model, cause), [_step_card(model, a) for a in own[:2]]))
        if not own and cause.beinvloedbaar is not Beinvloedbaar.NEE:
            rows[-1][1].append(_empty("nog geen stap"))
    if not causes:
        rows.append((_empty("nog geen oorzaak"), []))
    rows += [(None, [_step_card(model, action)]) for action in left[: MOST - 2]]
    return rows


def _cause_card(model: ScanReport, cause: Oorzaak) -> _Card:
    fixed = cause.beinvloedbaar is Beinvloedbaar.NEE
    who = dutch.listing(names(model.scan, cause.door_wie[:2], 34))
    above = "niet te veranderen" if fixed else (f"door: {who}" if who else "door wie?")
    lines = _wrapped(cause.tekst, _CAUSES.width, 4)
    return _Card(short(above, 28), lines, said=short(cause.tekst, _SAID))


def _step_card(model: ScanReport, action: Actie) -> _Card:
    when = action.eerste_stap_datum
    above = dutch.long_date(when) if when else "nog geen dag"
    with_whom = dutch.listing(names(model.scan, action.sterk[:1], 40))
    lead = f"Trekker: {short(action.trekker, 80)}" if action.trekker else ""
    parts = (action.eerste_stap or action.wat, lead, f"Met: {with_whom}" if with_whom else "")
    lines: tuple[str, ...] = ()
    for part, most in zip(parts, (3, 2, 2), strict=True):
        lines += _wrapped(part, _STEPS.width, most) if part else ()
    said = " ".join(sentence(short(part, _SAID)) for part in parts if part)
    return _Card(above, lines, _TINT, said=said)


def _empty(words: str) -> _Card:
    return _Card("", (words,), open_=True)


def _with_rest(cards: list[_Card], most: int) -> list[_Card]:
    left = len(cards) - most
    if left <= 0:
        return cards
    return [*cards[: most - 1], _Card("", (f"en nog {left + 1} tekens",))]


def _stack(cards: Iterable[_Card], column: _Column) -> list[_Placed]:
    placed, y = [], _TOP
    for card in cards:
        placed.append(_Placed(card, column, y))
        y += card.height + _GAP
    return placed


def _beside(rows: _Rows) -> list[_Placed]:
    """Causes with their steps: each pair in the middle of the room that the taller one needs."""
    placed, y = [], _TOP
    for cause, steps in rows:
        high = sum(card.height for card in steps) + _GAP * max(len(steps) - 1, 0)
        room = max(high, cause.height if cause else 0)
        if cause:
            placed.append(_Placed(cause, _CAUSES, y + (room - cause.height) / 2))
        at = y + (room - high) / 2
        for card in steps:
            placed.append(_Placed(card, _STEPS, at))
            at += card.height + _GAP
        y += room + _GAP
    return placed


def _bottom(placed: list[_Placed]) -> float:
    return max((one.y + one.card.height for one in placed), default=_TOP)


def _centred(placed: list[_Placed], height: float) -> list[_Placed]:
    down = (height - _bottom(placed)) / 2
    return [_Placed(one.card, one.column, one.y + down) for one in placed]


def _titles() -> str:
    found = (
        f'<text x="{column.x:g}" y="12" font-weight="600" fill="{ACCENT}">{column.title}</text>'
        for column in (_SIGNS, _PROBLEM, _CAUSES, _STEPS)
    )
    return "".join(found)


def _lines(signs: list[_Placed], middle: list[_Placed], right: list[_Placed]) -> list[str]:
    """Every sign to the problem, the problem to every cause, every cause to its steps."""
    problem, found = middle[0], []
    found += [_curve(sign, problem) for sign in signs]
    cause: _Placed | None = None
    for one in right:
        if one.column is _CAUSES:
            found.append(_curve(problem, one))
            cause = one
        else:
            found.append(_curve(cause or problem, one, arrow=not one.card.open_))
    return found


def _curve(start: _Placed, end: _Placed, arrow: bool = False) -> str:
    x1, y1 = start.column.x + start.column.width, start.middle
    x2, y2 = end.column.x, end.middle
    bend = min((x2 - x1) * 0.5, 40)
    dashed = ' stroke-dasharray="4 3"' if start.card.open_ or end.card.open_ else ""
    colour, wide = (ACCENT, 2) if arrow else (_LINE, 1.3)
    path = (
        f'<path d="M{x1:g} {y1:.1f}C{x1 + bend:g} {y1:.1f} {x2 - bend:g} {y2:.1f} {x2:g} {y2:.1f}" '
        f'fill="none" stroke="{colour}" stroke-width="{wide}"{dashed}/>'
    )
    head = f'<path d="M{x2:g} {y2:.1f}l-7 -4v8z" fill="{ACCENT}"/>' if arrow else ""
    return path + head


def _shape(one: _Placed) -> str:
    card, column = one.card, one.column
    dashed = ' stroke-dasharray="4 3"' if card.open_ else ""
    edge = ACCENT if card.bold else _EDGE
    shape = (
        f'<rect x="{column.x:g}" y="{one.y:.1f}" width="{column.width:g}" '
        f'height="{card.height:.1f}" rx="5" fill="{card.fill}" stroke="{edge}" '
        f'stroke-width="{1.8 if card.bold else 1}"{dashed}/>'
    )
    x, y = column.x + _PAD, one.y + _PAD + 8
    if card.tag:
        shape += (
            f'<text x="{x:g}" y="{y:.1f}" font-size="10" font-weight="600" fill="{ACCENT}">'
            f"{_safe(card.tag)}</text>"
        )
        y += _STEP
    look = f'fill="{SOFT}"' if card.open_ else 'font-weight="600"' if card.bold else ""
    spans = "".join(
        f'<tspan x="{x:g}" y="{y + i * _STEP:.1f}">{_safe(line)}</tspan>'
        for i, line in enumerate(card.lines)
    )
    return f"{shape}<text {look}>{spans}</text>"


def _wide(words: str) -> float:
    """About how wide words are; a little too wide, for readers with other letters."""
    total = 0.0
    for letter in words:
        if letter in _NARROW:
            total += 0.31
        elif letter in _WIDE or ord(letter) > 0x2E7F:  # Chinese and emoji take a whole square
            total += 0.84 if letter in _WIDE else 1.0
        else:
            total += 0.62 if letter.isupper() else 0.54
    return total * _SIZE


def _wrapped(words: str, width: float, most: int, bold: bool = False) -> tuple[str, ...]:
    """Words on at most `most` lines; a cut is shown with an ellipsis."""
    room = (width - 2 * _PAD) / (1.06 if bold else 1.0)
    lines, line = [], ""
    for word in _pieces(words, room):
        longer = f"{line} {word}".strip()
        if line and _wide(longer) > room:
            lines.append(line)
            line = word
        else:
            line = longer
        if len(lines) > most:
            break
    lines.append(line)
    if len(lines) <= most:
        return tuple(lines)
    last = lines[most - 1]
    while last and _wide(f"{last}…") > room:
        last = last[:-1]
    return (*lines[: most - 1], f"{last.rstrip(' ,;')}…")


def _pieces(words: str, room: float) -> Iterable[str]:
    """The words; one that is wider than a line is cut in parts that fit."""
    for word in clean(words).split()[:80]:
        rest = word[:400]
        while _wide(rest) > room:
            size = next(n for n in range(1, len(rest) + 1) if _wide(rest[:n]) > room) - 1
            yield rest[: max(size, 1)]
            rest = rest[max(size, 1) :]
        if rest:
            yield rest


def _words(problem: Probleem, causes: list[Oorzaak], steps: list[Actie]) -> str:
    """What the drawing shows, for who does not see it."""
    signs = dict.fromkeys(kind(sign) for sign in problem.s if sign.tekst.strip())
    parts = [f"{short(problem.p_wat, 160) or 'Een probleem zonder naam'}."]
    if signs:
        count = dutch.plural(len(problem.s), "teken", "tekens")
        parts.append(f"Daarop wijzen {count}: {dutch.listing(list(signs))}.")
    if causes:
        told = "; ".join(short(cause.tekst, 80) for cause in causes[:MOST])
        parts.append(f"Waarschijnlijk door: {told}.")
        met = sum(any(a.oorzaak == cause.id for a in steps) for cause in causes)
        parts.append(
            f"Voor {met} van de {dutch.plural(len(causes), 'oorzaak', 'oorzaken')} is er een stap."
        )
    for action in steps[:2]:
        when = day(action.eerste_stap_datum)
        step = short(action.eerste_stap or action.wat, 100)
        parts.append(f"{joined('Stap', when, between=' op ')}: {step}.")
    return " ".join(parts)


def _safe(words: str) -> str:
    return escape(clean(words))


def _svg(height: float, inner: str, alt: str) -> Markup:
    return Markup(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" role="img">'
        f"<title>Van cijfer naar actie</title><desc>{_safe(alt)}</desc>"
        f'<g font-family="{FAMILY}, sans-serif" font-size="{_SIZE}" fill="{INK}">{inner}</g></svg>'
    )
