"""A scan to read in one go: the question, the problems in a sentence, strengths, and the plan."""

from __future__ import annotations

from collections.abc import Sequence

from wijkscan import text
from wijkscan.app.address import Taal
from wijkscan.app.look import joined, markup
from wijkscan.report.blocks import NO_MARKUP, Markup
from wijkscan.scan.model import Actie, Probleem, SoortProbleem, Status, Wijkscan, vind
from wijkscan.scan.rules_feiten import sterke_punten
from wijkscan.scan.sentences import gebied_naam, vakzin

_SORTS = {SoortProbleem.RISICO: "Dreigt: ", SoortProbleem.KANS: "Kans: "}


def summary(scan: Wijkscan, layer: Taal) -> Markup:
    """What a wijkbewoner needs to know to react; parts that are empty are left out."""
    problems = [
        problem
        for problem in scan.problemen
        if problem.p_wat.strip() and problem.status is not Status.VERVALLEN
    ]
    parts = (
        _problems(problems, scan, layer),
        _part("Wat is hier sterk?", [one.naam for one in scan.sterke_punten if one.naam.strip()]),
        _part("Wat kozen wij?", _chosen(scan)),
        _part("Wat gaan we doen?", [_action(one) for one in scan.acties if one.wat.strip()]),
    )
    shown = joined([part for part in parts if part])
    if not shown:
        return markup('<p class="ws-leeg">Deze scan is net begonnen. Er staat nog weinig in.</p>')
    return markup('<div class="ws-lezen">{}</div>', shown)


def _part(title: str, lines: list[str]) -> Markup:
    if not lines:
        return NO_MARKUP
    points = joined([markup("<li>{}</li>", line) for line in lines])
    return markup("<section><h2>{}</h2><ul>{}</ul></section>", title, points)


def _problems(problems: list[Probleem], scan: Wijkscan, layer: Taal) -> Markup:
    if not problems:
        return NO_MARKUP
    if layer is Taal.VAK:
        return _part("Wat is er aan de hand?", [vakzin(problem, scan) for problem in problems])
    shown = joined([_problem(problem, scan) for problem in problems])
    return markup("<section><h2>Wat is er aan de hand?</h2>{}</section>", shown)


def _problem(problem: Probleem, scan: Wijkscan) -> Markup:
    """The plain sentence in short pieces, each with what carries it."""
    where = gebied_naam(problem, scan)
    about = " · ".join(part for part in (problem.p_groep.strip(), where) if part)
    return markup(
        "<h3>{}{}</h3><p>{}</p>{}{}{}",
        _sort(problem),
        problem.p_wat,
        about,
        _lines("Dat komt waarschijnlijk door:", [cause.tekst for cause in problem.e]),
        _lines("Dat zien we aan:", [sign.tekst for sign in problem.s]),
        _lines("Wat helpt:", sterke_punten(problem, scan)),
    )


def _sort(problem: Probleem) -> str:
    """What kind of problem it is, unless its own words say so."""
    said = problem.p_wat.lower()
    if problem.soort is None or said.startswith(str(problem.soort)):
        return ""
    return _SORTS.get(problem.soort, "")


def _lines(label: str, lines: Sequence[str]) -> Markup:
    points = [markup("<li>{}</li>", line) for line in lines if line.strip()]
    return markup("<p><b>{}</b></p><ul>{}</ul>", label, joined(points)) if points else NO_MARKUP


def _chosen(scan: Wijkscan) -> list[str]:
    lines = []
    for choice in scan.prioriteiten:
        about = str(getattr(vind(scan, choice.probleem), "p_wat", "")).strip()
        if choice.gekozen and about:
            why = f" {choice.reden.strip()}" if choice.reden.strip() else ""
            lines.append(f"{text.capital(about.rstrip('.'))}.{why}")
    return lines


def _action(action: Actie) -> str:
    who = f"Voor {action.wie.strip().rstrip('.')}: " if action.wie.strip() else ""
    first = action.eerste_stap.strip().rstrip(".")
    step = f" Eerste stap: {first}." if first else ""
    return f"{who}{action.wat.strip().rstrip('.')}.{step}"
