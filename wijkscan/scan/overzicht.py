"""One scan in a few numbers, for the list of groups in a class."""

from __future__ import annotations

from dataclasses import dataclass

from wijkscan.scan import voortgang
from wijkscan.scan.model import Status, Wijkscan
from wijkscan.scan.rules import TIP, check_scan


@dataclass(frozen=True, slots=True)
class Overzicht:
    """Where a group is. `meldingen`: of the coach, not yet answered; tips do not count."""

    wijk: str
    gevuld: frozenset[str]
    overgeslagen: frozenset[str]
    verder: str
    observaties: int
    problemen: int
    vastgesteld: int
    meldingen: int
    reacties: int


def overzicht(scan: Wijkscan) -> Overzicht:
    """What there is in a scan, counted."""
    open_ = [
        notice
        for notices in check_scan(scan).values()
        for notice in notices
        if notice.severity != TIP and not notice.reden
    ]
    return Overzicht(
        wijk=scan.gebied.naam.strip() or ", ".join(scan.gebied.codes),
        gevuld=frozenset(voortgang.gevuld(scan)),
        overgeslagen=frozenset(scan.overgeslagen),
        verder=voortgang.verder(scan),
        observaties=len(scan.observaties) + len(scan.gesprekken),
        problemen=sum(bool(problem.p_wat.strip()) for problem in scan.problemen),
        vastgesteld=sum(problem.status is Status.VASTGESTELD for problem in scan.problemen),
        meldingen=len(open_),
        reacties=len(scan.reacties),
    )
