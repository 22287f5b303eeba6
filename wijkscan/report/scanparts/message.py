"""The message of a scan: the head of a form, the sentence that must not be missed, the summary."""

from __future__ import annotations

from wijkscan import text as dutch
from wijkscan.analysis.values import Figure
from wijkscan.report.blocks import Fact, Masthead, Run, Text, em, plain, strong, text
from wijkscan.report.rows import about, compared, here
from wijkscan.report.scan_model import NO_NAME, ScanReport
from wijkscan.report.scanparts.problem import steps_of
from wijkscan.report.scanparts.said import day, joined, short
from wijkscan.report.sections import opvallend
from wijkscan.scan.model import Observatie, SoortTeken, Status, ValtOp


def head(model: ScanReport, kicker: str = "") -> Masthead:
    """Which area, about what, by whom and when; an example says so in the same place."""
    report = model.report
    focus = report.focus
    about = f"Wijkscan · {focus.naam[:1].lower()}{focus.naam[1:]}" if focus else "Wijkscan"
    said = kicker or about
    state = "VOORBEELD" if model.scan.voorbeeld.strip() else _state(model)
    by = (short(model.makers, 140), joined(dutch.long_date(model.today), state))
    title = dutch.capital(NO_NAME) if model.naam == NO_NAME else short(model.naam, 80)
    return Masthead(
        said, title, short(report.profile.area.omschrijving, 90), tuple(b for b in by if b)
    )


def _state(model: ScanReport) -> str:
    """A scan in which nothing was agreed on yet says so."""
    agreed = any(problem.status is Status.VASTGESTELD for problem in model.problems)
    return "" if agreed else "concept"


def title(model: ScanReport) -> str:
    """The title of the document."""
    return short(model.scan.titel, 150) or f"Wijkscan {short(model.naam, 120)}"


def lead(model: ScanReport, letters: int = 120) -> Text:
    """What stands out in the figures, and what was seen of it in the wijk."""
    choice = opvallend.choose(model.report)
    told: list[str | Run] = []
    if model.report.profile.figures:
        told += opvallend.lead(model.report, choice, ask="")
    told += [" ", *_seen(model, letters)] if told else _seen(model, letters)
    if not told and (question := model.scan.vraag.strip()):
        told = [em(short(question, 2 * letters))]
    return text(*told) or text("Deze wijkscan is nog leeg. Begin met een gebied en een vraag.")


def _seen(model: ScanReport, letters: int) -> list[str | Run]:
    """One thing that was seen in the wijk, for the first problem before any other."""
    signs = model.first.s if model.first else []
    seen = next((s.tekst for s in signs if s.soort is SoortTeken.OBSERVATIE), "") or next(
        (one.wat for one in model.scan.observaties if _worse(one)), ""
    )
    if not seen.strip():
        return []
    return ["In de wijk zagen we: ", strong(_inside(seen, letters)), "."]


def _worse(one: Observatie) -> bool:
    return one.valt_op is ValtOp.MINDER and bool(one.wat.strip())


def _inside(words: str, letters: int) -> str:
    """Words that follow a colon: no capital unless it belongs, no full stop."""
    shortened = short(words, letters).rstrip(".")
    first = shortened.split(" ", 1)[0]
    keep = not first[1:].islower() and len(first) > 1
    return shortened if keep else shortened[:1].lower() + shortened[1:]


def in_numbers(model: ScanReport, most: int) -> tuple[Fact, ...]:
    """What stands out as big numbers, each with the Netherlands, its kind and its year."""
    return tuple(_number(model, figure) for figure in opvallend.choose(model.report).all[:most])


def _number(model: ScanReport, figure: Figure) -> Fact:
    indicator = model.report.indicator(figure)
    country = compared(figure.against("NL"), indicator)
    year = f"{indicator.soort}, {figure.origin.jaar}" if figure.origin else str(indicator.soort)
    said = joined(
        about(figure, indicator), opvallend.short_name(model.report, figure), between=": "
    )
    return Fact(
        here(figure, indicator),
        short(said, 70),
        joined(f"Nederland {country}" if country else "", year),
    )


def summary(model: ScanReport) -> str:
    """The scan in plain words, in at most 150 of them: figures, problem, causes, first step."""
    first = model.first
    parts = [plain(lead(model, 80))]
    if first is not None:
        causes = [_inside(cause.tekst, 80) for cause in first.e if cause.tekst.strip()][:2]
        parts.append(f"Ons eerste probleem: {_inside(first.p_wat, 120)}.")
        parts += [f"Dat komt waarschijnlijk hierdoor: {'; '.join(causes)}."] if causes else []
        step = next((a for a in steps_of(model, first) if a.eerste_stap.strip()), None)
        if step is not None:
            about = joined(day(step.eerste_stap_datum), short(step.trekker, 40), between=", ")
            what = _inside(step.eerste_stap, 100)
            parts.append(f"De eerste stap: {what}{f' ({about})' if about else ''}.")
    return " ".join(part.strip() for part in parts)
