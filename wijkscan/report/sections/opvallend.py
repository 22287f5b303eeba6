"""What stands out: the choice of rows, the summarising sentence and the questions for the A4."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wijkscan import text as dutch
from wijkscan.analysis.values import Figure
from wijkscan.report.blocks import Question, Run, Text, Tone, strong, text
from wijkscan.report.model import Report
from wijkscan.report.rows import about, here, mark, number, present
from wijkscan.scan import phrases
from wijkscan.store.catalogue import Soort

MOST_ROWS = 7
_COUNT_WORDS = {1: "één ding", 2: "twee dingen", 3: "drie dingen"}
_LOW = {"lo": "laag", "bottom": "laag", "hi2": "mogelijk", "lo2": "mogelijk laag"}
_PERHAPS = ("hi2", "lo2")
_DIFFERS = {"hi": "hoger", "hi2": "hoger", "lo": "lager", "lo2": "lager"} | {
    "top": "hoog",
    "bottom": "laag",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """The figures on the A4: unfavourable, favourable and, when there is room, neither."""

    ongunstig: tuple[Figure, ...]
    gunstig: tuple[Figure, ...]
    neutraal: tuple[Figure, ...]

    @property
    def all(self) -> tuple[Figure, ...]:
        """Every chosen figure, in the order of showing."""
        return self.ongunstig + self.gunstig + self.neutraal


def choose(report: Report, most: int = MOST_ROWS) -> Choice:
    """At most seven: verdicts before estimates, and room kept for what goes well."""
    found = report.profile.opvallend
    bad = _once(found.ongunstig + found.geschat_ongunstig)
    good = _once(found.gunstig + found.geschat_gunstig)
    neutral, most_neutral = _once(found.neutraal), 2
    if not bad and not good:
        # What a group froze may hold nothing that stands out, while the core set does.
        own = (f for f in report.profile.kern if f.niveau is report.profile.area.niveau)
        shown, most_neutral = present(_once((*found.neutraal, *own))), most
        bad, good, neutral = (
            tuple(f for f in shown if _side(report, f) == side)
            for side in ("ongunstig", "gunstig", "")
        )
    room_for_good = min(len(good), max(3, most - len(bad)))
    bad = bad[: most - room_for_good]
    good = good[:room_for_good]
    left = most - len(bad) - len(good)
    return Choice(bad, good, neutral[: min(left, most_neutral)])


def _side(report: Report, figure: Figure) -> str:
    """What its row says: "gunstig" or "ongunstig"; "" when it does not stand out or is neither."""
    found = mark(figure, report.indicator(figure))
    side = found.note.partition(",")[0]
    return side if found.tone in _DIFFERS and side in ("gunstig", "ongunstig") else ""


def differing(report: Report, choice: Choice) -> tuple[Figure, ...]:
    """The neutral figures that are higher or lower, the sure ones first: neither good nor bad."""
    toned = [(figure, _tone(report, figure)) for figure in choice.neutraal]
    found = [(figure, tone in _PERHAPS) for figure, tone in toned if tone in _DIFFERS]
    return tuple(figure for figure, _ in sorted(found, key=lambda pair: pair[1]))


def _once(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    return tuple({(f.indicator, f.leeftijd): f for f in figures}.values())


def lead(report: Report, choice: Choice, ask: str = "Herken je dit in de wijk?") -> Text:
    """The sentence that a reader must not miss: what stands out, how sure, and what to ask.

    It agrees with the rows that `choice` puts under it; an empty `ask` leaves the questions out.
    """
    bad, good = choice.ongunstig[:3], choice.gunstig[:2]
    parts: list[str | Run] = []
    if bad:
        parts += [_opening(report, bad, len(choice.ongunstig), "ongunstig")]
        parts += [*_names(report, bad), ". ", _position(report, bad)]
    if bad and good:
        parts += ["Gunstig: ", *_names(report, good), ". "]
    elif good:
        parts += [_opening(report, good, len(choice.gunstig), "gunstig")]
        parts += [*_names(report, good), ". "]
    if not bad and not good:
        parts += _nothing(report, choice, bool(ask)) if choice.all else _unknown(report)
    parts += [_how_sure(report, (*bad, *good), ask)]
    said = [part for part in parts if part]
    return text(
        *said[:-1], *(part.rstrip() if isinstance(part, str) else part for part in said[-1:])
    )


def _opening(report: Report, figures: tuple[Figure, ...], of: int, side: str) -> str:
    """ "Bij 65-plussers vallen vooral drie dingen ongunstig op: "; "vooral" when there are more."""
    verb = "valt" if len(figures) == 1 else "vallen"
    most = " vooral" if of > len(figures) else ""
    count = _COUNT_WORDS[len(figures)]
    return f"{_about_whom(report, figures)} {verb}{most} {count} {side} op: "


def _nothing(report: Report, choice: Choice, ask: bool) -> list[str | Run]:
    """Nothing is good or bad; of a set of areas the estimates cannot say so, which is different."""
    different = differing(report, choice)
    if any(figure.range_of_parts for figure in report.profile.figures):
        return [
            f"{report.naam}: van de schattingen is er geen cijfer voor het hele gebied. ",
            "De tabel laat zien ",
            strong("van laag tot hoog in de delen"),
            ". ",
            *_different(report, different),
            "Welk deel valt op?" if ask else "",
        ]
    if different:
        return [
            f"In {report.naam} valt geen cijfer gunstig of ongunstig op. ",
            *_different(report, different),
            "Wat zie je zelf in de wijk?" if ask else "",
        ]
    return [
        f"In {report.naam} springt geen cijfer eruit. ",
        "Dat bewijst niet dat alles gelijk is. ",
        "Wat zie je zelf in de wijk?" if ask else "",
    ]


def _different(report: Report, figures: tuple[Figure, ...]) -> list[str | Run]:
    """Figures that differ without being good or bad; what may be chance is said apart."""
    sure = tuple(f for f in figures if _tone(report, f) not in _PERHAPS)[:3]
    perhaps = tuple(f for f in figures if _tone(report, f) in _PERHAPS)[:2]
    parts: list[str | Run] = []
    if sure:
        parts += ["Wel anders dan gemiddeld: ", *_listed(report, sure, _DIFFERS), ". "]
    if perhaps:
        start = "Mogelijk ook anders: " if sure else "Mogelijk wel anders dan gemiddeld: "
        parts += [start, *_listed(report, perhaps, _DIFFERS), " (dat kan toeval zijn). "]
    return [*parts, "Dat is op zichzelf niet goed of slecht. "] if parts else []


def _tone(report: Report, figure: Figure) -> Tone:
    return mark(figure, report.indicator(figure)).tone


def _unknown(report: Report) -> list[str | Run]:
    """The sources give next to nothing; we do not know why."""
    return [
        f"Van {report.naam} zijn bijna geen cijfers bekend. Vaak wonen er dan te weinig mensen. ",
        "Kies een groter gebied, of vertrouw op wat je zelf ziet en hoort.",
    ]


def _about_whom(report: Report, figures: tuple[Figure, ...]) -> str:
    groups = {(f.leeftijd, phrases.group(report.indicator(f), f.leeftijd)) for f in figures}
    age, group = groups.pop()
    return f"Bij {group}" if age and not groups else f"In {report.naam}"


def _names(report: Report, figures: tuple[Figure, ...]) -> list[str | Run]:
    """The names as a list in a sentence; what stands out by being low, or perhaps, says so."""
    return _listed(report, figures, _LOW)


def _listed(
    report: Report, figures: tuple[Figure, ...], said: Mapping[str, str]
) -> list[str | Run]:
    parts: list[str | Run] = []
    for index, figure in enumerate(figures):
        if index:
            parts.append(" en " if index == len(figures) - 1 else ", ")
        parts.append(strong(short_name(report, figure)))
        if words := said.get(_tone(report, figure)):
            parts.append(f" ({words})")
    return parts


def short_name(report: Report, figure: Figure) -> str:
    """The name of the figure inside a sentence: no capital, nothing between brackets."""
    name = re.sub(r"\s*\([^)]*\)", "", report.indicator(figure).naam)
    if name[:2].isupper() or name.startswith(("Wmo", "Wlz", "SES")):
        return name
    return re.sub(r"^eén", "één", name[:1].lower() + name[1:])


def _position(report: Report, figures: tuple[Figure, ...]) -> str:
    tones = {mark(figure, report.indicator(figure)).tone for figure in figures}
    if tones == {"bottom"}:
        return f"{report.naam} hoort daar bij de laagste 10% van de {report.peers}. "
    if tones == {"top"}:
        return f"{report.naam} hoort daar bij de hoogste 10% van de {report.peers}. "
    if tones == {"top", "bottom"}:
        return f"{report.naam} hoort daar bij de hoogste of laagste 10% van de {report.peers}. "
    return ""


def _how_sure(report: Report, figures: tuple[Figure, ...], ask: str) -> str:
    estimated = [report.indicator(figure).soort is Soort.GESCHAT for figure in figures]
    if not any(estimated):
        return ""
    start = "Dit zijn schattingen." if all(estimated) else "Een deel hiervan is geschat."
    return f"{start} {ask}".rstrip()


def questions(report: Report, choice: Choice) -> tuple[Question, ...]:
    """Three questions to talk about: do you see this, why is it so here, and what helps."""
    bad, good = list(choice.ongunstig), list(choice.gunstig)
    found = [_recognise(report, bad.pop(0))] if bad else []
    if bad:
        found.append(_reason(report, _other_theme(report, bad, choice.ongunstig[0])))
    found.append(_strength(report, good[0] if good else None))
    for figure in choice.neutraal:
        if len(found) < 3:
            found.insert(0, _recognise(report, figure))
    spare = [
        Question("Wie kennen we nog niet? Wie zien we niet in deze cijfers?"),
        Question("Wat vinden wijkbewoners zelf het belangrijkst?"),
    ]
    return tuple((found + spare)[:3])


def _other_theme(report: Report, figures: list[Figure], first: Figure) -> Figure:
    theme = report.indicator(first).thema
    return next((f for f in figures if report.indicator(f).thema != theme), figures[0])


def _recognise(report: Report, figure: Figure) -> Question:
    name = dutch.capital(short_name(report, figure))
    return Question(
        f"{name}: herken je dit in de wijk? Bij wie, en waar?", _evidence(report, figure)
    )


def _reason(report: Report, figure: Figure) -> Question:
    name = dutch.capital(short_name(report, figure))
    return Question(
        f"{name}: waardoor kan dat hier komen? Wie kan er iets aan doen?", _evidence(report, figure)
    )


def _strength(report: Report, figure: Figure | None) -> Question:
    if figure is None:
        return Question("Wat gaat hier goed, dat je niet in de cijfers ziet? Wie helpt daarbij?")
    name = dutch.capital(short_name(report, figure))
    return Question(
        f"{name}: dit is hier gunstig. Wie of wat helpt daarbij?", _evidence(report, figure)
    )


def _evidence(report: Report, figure: Figure) -> str:
    indicator = report.indicator(figure)
    words = f"{here(figure, indicator)} {about(figure, indicator)}".strip()
    country = figure.against("NL")
    if country is not None and country.value is not None:
        words += f"; Nederland {number(country.value, indicator)}"
    year = f", {figure.origin.jaar}" if figure.origin else ""
    return f"{words} ({indicator.soort}{year})"
