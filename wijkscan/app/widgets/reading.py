"""A scan to read in one go: the question, the problems in a sentence, strengths, and the plan."""

from __future__ import annotations

from wijkscan import text
from wijkscan.app.address import Taal
from wijkscan.app.look import joined, markup
from wijkscan.report.blocks import NO_MARKUP, Markup
from wijkscan.scan.model import Actie, Status, Wijkscan, vind
from wijkscan.scan.sentences import gewone_zin, vakzin


def summary(scan: Wijkscan, layer: Taal) -> Markup:
    """What a wijkbewoner needs to know to react; parts that are empty are left out."""
    made = vakzin if layer is Taal.VAK else gewone_zin
    problems = [
        made(problem, scan)
        for problem in scan.problemen
        if problem.p_wat.strip() and problem.status is not Status.VERVALLEN
    ]
    parts = (
        _part("Wat is er aan de hand?", problems),
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
