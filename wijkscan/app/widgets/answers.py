"""What a group said on each of the six questions about a problem, in one line."""

from __future__ import annotations

from collections.abc import Iterable

from wijkscan.app.widgets.coach import Look
from wijkscan.scan.model import SoortProbleem
from wijkscan.scan.rules_feiten import sterke_punten

_KINDS = {
    SoortProbleem.ACTUEEL: "het is er al",
    SoortProbleem.RISICO: "het dreigt",
    SoortProbleem.KANS: "het gaat goed en kan beter",
}


def what(look: Look) -> str:
    """The situation, and whether it is there or threatens."""
    problem = look.problem
    kind = _KINDS.get(problem.soort, "") if problem.soort else ""
    return _line(" · ", (problem.p_wat.strip(), kind))


def who(look: Look) -> str:
    """The group and its age."""
    return _line(", ", (look.problem.p_groep, look.problem.p_leeftijd))


def where(look: Look) -> str:
    """The place, which is the whole area when nothing else was said, and what people notice."""
    problem = look.problem
    area = problem.p_gebied if problem.p_gebied and problem.p_gebied.gevuld else None
    place = area or look.hand.document.gebied
    return _line(". ", (place.naam, problem.p_gevolg))


def why(look: Look) -> str:
    """The causes."""
    return _line("; ", (cause.tekst for cause in look.problem.e))


def shown(look: Look) -> str:
    """The signs."""
    return _line("; ", (sign.tekst for sign in look.problem.s))


def sure(look: Look) -> str:
    """The strengths that can help, and how sure the group is."""
    sure = look.problem.zekerheid
    how = f"Zekerheid: {sure.niveau.value}" if sure is not None and sure.niveau else ""
    strong = sterke_punten(look.problem, look.hand.document)
    return _line(". ", ("; ".join(strong), how))


def _line(between: str, parts: Iterable[str]) -> str:
    return between.join(part for part in parts if part.strip())
