"""Own figures of an area, and how they are said; every sentence names them as "eigen bron"."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from wijkscan import text
from wijkscan.analysis.eigen import Beside, OwnFigure, own_figure
from wijkscan.analysis.profile import Area
from wijkscan.analysis.values import Verdict
from wijkscan.scan import privacy, scale
from wijkscan.scan.model import SoortTeken, Teken
from wijkscan.scan.model_basis import niveau_van_code
from wijkscan.store.eigen_bewaar import lijst
from wijkscan.store.eigen_model import EIGEN_BRON, MINDER, EigenCijfer
from wijkscan.store.regions import Regions

_MAG_EEN_NAAM_HEBBEN = {"bron"}  # a practice may be called after its doctor


def keuring(veld: str, cel: str) -> str:
    """What in a text may point at one person, as a sentence; "" when there is nothing (R2)."""
    for vondst in privacy.find(cel):
        if privacy.is_hint(vondst) or (veld in _MAG_EEN_NAAM_HEBBEN and vondst.kind == "naam"):
            continue
        return f"hier staat iets over één persoon ({vondst.kind}). Haal dat weg"
    return ""


def van_gebied(home: Path | None, area: Area, regions: Regions) -> tuple[OwnFigure, ...]:
    """The own figures about exactly this area, with what may be laid beside them."""
    alle = lijst(home).cijfers
    wanted = set(area.codes)
    own = (cijfer for cijfer in alle if set(cijfer.gebied) == wanted)
    return tuple(own_figure(cijfer, alle) for cijfer in own if _zelfde(cijfer, area, regions))


def _zelfde(cijfer: EigenCijfer, area: Area, regions: Regions) -> bool:
    """Whether the codes mean the same places in both divisions."""
    if cijfer.indeling == area.indeling:
        return True
    return all(
        regions.zelfde_gebied(code, cijfer.indeling, area.indeling) for code in cijfer.gebied
    )


def waarde(own: OwnFigure) -> str:
    """ "124 van de 1.030 (12,0%)", "12,3%", "minder dan 10 van de 230"."""
    cijfer = own.cijfer
    if cijfer.noemer and cijfer.teller_verborgen:
        return f"{MINDER} van de {text.number(cijfer.noemer)}"
    share = text.value(own.value, "%", 1) if own.value is not None else text.MISSING
    if cijfer.teller is None or cijfer.noemer is None:
        return share
    return f"{text.number(cijfer.teller)} van de {text.number(cijfer.noemer)} ({share})"


def grenzen(own: OwnFigure) -> str:
    """ "10,2–14,2%"; "" when there are no limits."""
    if own.interval is None or own.interval.lower is None or own.interval.upper is None:
        return ""
    return f"{text.number(own.interval.lower, 1)}–{text.value(own.interval.upper, '%', 1)}"


def groep(cijfer: EigenCijfer) -> str:
    """ "65+ · 2025": about whom and when."""
    return f"{cijfer.leeftijd} · {cijfer.jaar}"


def herkomst(cijfer: EigenCijfer) -> str:
    """ "eigen bron: GGD, geteld, 1 maart 2026"."""
    return f"{EIGEN_BRON}: {cijfer.bron}, {cijfer.manier}, {dag(cijfer.datum)}"


def dag(iso: str) -> str:
    """1 maart 2026, or maart 2026 when only the month is known."""
    if len(iso) == len("2026-03"):
        return text.long_date(date.fromisoformat(f"{iso}-01")).removeprefix("1 ")
    return text.long_date(date.fromisoformat(iso))


def teken(own: OwnFigure) -> Teken:
    """An own figure as a sign of a problem (C3), with its label; a hidden count stays hidden."""
    cijfer = own.cijfer
    levels = {niveau_van_code(code) for code in cijfer.gebied}
    return Teken(
        soort=SoortTeken.EIGEN,
        tekst=f"{cijfer.naam}, {cijfer.leeftijd}: {waarde(own)}, {EIGEN_BRON}",
        bron=cijfer.bron,
        jaar=cijfer.jaar,
        niveau=levels.pop() if len(levels) == 1 else None,
        definitie=cijfer.definitie,
        aantal=cijfer.teller,
        van=cijfer.noemer,
        telt="mensen",
        toestemming=True,
    )


def naast(own: OwnFigure) -> tuple[str, ...]:
    """One sentence per figure beside it, or the one that says there is none."""
    if not own.naast:
        return ("Er is geen ander eigen cijfer om mee te vergelijken.",)
    return tuple(_naast(beside) for beside in own.naast)


def _naast(beside: Beside) -> str:
    where = beside.cijfer.gebied_naam
    if beside.verdict is Verdict.NIET_TE_VERGELIJKEN:
        shown = f" {text.value(beside.value, '%', 1)};" if beside.value is not None else ""
        return f"{where}:{shown} niet te vergelijken: {beside.reason}."
    return (
        f"{where}: {text.value(beside.value or 0.0, '%', 1)}. "
        f"Dat maakt dit cijfer {scale.label(beside.verdict)}."
    )
