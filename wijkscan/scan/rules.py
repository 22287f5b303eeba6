"""The coach: 21 rules for a sound wijkdiagnose, each a small deterministic check.

`stop` stands in the way of "vastgesteld" and of sharing; `let op` can be answered with a reason
that goes into the report; `tip` only helps. The rules stand in rules_vorm, rules_redeneren and
rules_cijfers.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from pydantic import ValidationError

from wijkscan.scan import invoer, rules_cijfers, rules_redeneren, rules_vorm
from wijkscan.scan.model import Probleem, Uitzondering, Wijkscan
from wijkscan.scan.rules_basis import LET_OP, REGELS, STOP, TIP, Kijk, Notice, Regel

_MODULES = (rules_vorm, rules_redeneren, rules_cijfers)
_VOLGORDE = sorted(REGELS.values(), key=lambda regel: int(regel.nummer[1:]))


def check(
    problem: Probleem | dict[str, Any],
    scan: Wijkscan | dict[str, Any] | None = None,
    vandaag: date | None = None,
) -> list[Notice]:
    """All notices on one problem, in the order of the rules.

    A dict with the keys of the document is read generously; what does not fit is left out, and the
    rules say what is missing. `vandaag` decides how old a figure is (default: today).
    """
    kijk = Kijk(_probleem(problem), _scan(scan), vandaag or date.today())
    gevonden = [notice for regel in _VOLGORDE for notice in regel.zoek(kijk)]
    return [_beantwoord(notice, kijk.probleem) for notice in gevonden]


def check_scan(scan: Wijkscan, vandaag: date | None = None) -> dict[str, list[Notice]]:
    """Notices per problem id; those on the plan and the look-back under the id of the scan."""
    notices = {p.id: check(p, scan, vandaag) for p in scan.problemen}
    notices[scan.id] = list(rules_cijfers.effect_in_plan(scan))
    return notices


def mag_vaststellen(
    problem: Probleem, scan: Wijkscan | None = None, vandaag: date | None = None
) -> bool:
    """Whether no stop rule is open (R1-R5)."""
    return all(notice.severity != STOP for notice in check(problem, scan, vandaag))


def is_compleet(
    problem: Probleem, scan: Wijkscan | None = None, vandaag: date | None = None
) -> bool:
    """Whether nothing of the fourth column of b.2 is missing, or it has been answered."""
    nodig = {"R1", "R2", "R3", "R4", "R5", "R9", "R10"}
    if scan is not None and scan.diepte == "hbo":
        nodig.add("R17")
    open_regels = {n.rule for n in check(problem, scan, vandaag) if not n.reden}
    zeker = problem.zekerheid is not None and problem.zekerheid.niveau is not None
    return not (nodig & open_regels) and zeker and problem.soort is not None


def beantwoord(problem: Probleem, notice: Notice, reden: str, rol: str = "") -> Uitzondering:
    """Answer a notice with a reason, which is kept in the problem. A stop cannot be answered."""
    if notice.severity == STOP:
        raise ValueError("Dit moet eerst anders. Een reden is hier niet genoeg.")
    if not reden.strip():
        raise ValueError("Schrijf waarom jullie dit zo laten.")
    uitzondering = Uitzondering(
        regel=notice.rule, reden=reden.strip(), record=notice.record, auteur_rol=rol
    )
    problem.uitzonderingen.append(uitzondering)
    return uitzondering


def _beantwoord(notice: Notice, probleem: Probleem) -> Notice:
    if notice.severity == STOP:
        return notice
    for uitzondering in reversed(probleem.uitzonderingen):
        if uitzondering.regel == notice.rule and uitzondering.record in ("", notice.record):
            return replace(notice, reden=uitzondering.reden)
    return notice


def _probleem(gegeven: Probleem | dict[str, Any]) -> Probleem:
    if isinstance(gegeven, Probleem):
        return gegeven
    velden = dict(gegeven)
    velden["e"] = [invoer.oorzaak(e) for e in invoer.lijst(velden.get("e"))]
    velden["s"] = [invoer.teken(s) for s in invoer.lijst(velden.get("s"))]
    for _ in range(50):
        try:
            return Probleem.model_validate(velden)
        except ValidationError as fout:
            for melding in fout.errors(include_url=False, include_input=False):
                _laat_weg(velden, melding["loc"])
    return Probleem()


def _laat_weg(velden: Any, pad: tuple[int | str, ...]) -> None:
    """Take out the value that does not fit, as deep as it can be found."""
    ouder, sleutel, hier = velden, None, velden
    for stap in pad:
        if isinstance(hier, dict) and stap in hier:
            ouder, sleutel, hier = hier, stap, hier[stap]
        elif isinstance(hier, list) and isinstance(stap, int) and stap < len(hier):
            ouder, sleutel, hier = hier, stap, hier[stap]
        else:
            break
    if sleutel is not None:
        del ouder[sleutel]


def _scan(gegeven: Wijkscan | dict[str, Any] | None) -> Wijkscan | None:
    if gegeven is None or isinstance(gegeven, Wijkscan):
        return gegeven
    try:
        return Wijkscan.model_validate(gegeven)
    except ValidationError:
        return None


__all__ = [
    "LET_OP", "REGELS", "STOP", "TIP", "Notice", "Regel", "beantwoord", "check", "check_scan",
    "is_compleet", "mag_vaststellen",
]  # fmt: skip
