"""Own figures without layout: beside the figures of the catalogue, always recognisable as own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from wijkscan import text
from wijkscan.analysis.eigen import OwnFigure
from wijkscan.scan import eigen
from wijkscan.store.eigen_bewaar import Lijst
from wijkscan.store.eigen_model import EIGEN_BRON, MINDER


def own_object(own: OwnFigure, like: Mapping[str, Any]) -> dict[str, Any]:
    """One own figure with the keys of the others (`like`); what it does not have is null."""
    cijfer, limits = own.cijfer, own.interval
    return dict.fromkeys(like) | {
        "indicator": "eigen",
        "naam": cijfer.naam,
        "definitie": cijfer.definitie,
        "gebied": "+".join(cijfer.gebied),
        "leeftijd": cijfer.leeftijd,
        "waarde": own.value,
        "eenheid": "%",
        "onder": limits.lower if limits else None,
        "boven": limits.upper if limits else None,
        "methode": limits.method if limits else None,
        "teller": cijfer.teller,
        "noemer": cijfer.noemer,
        "reden": MINDER if cijfer.teller_verborgen else None,
        "jaar": cijfer.jaar,
        "indeling": cijfer.indeling,
        "producent": cijfer.bron,
        "soort": EIGEN_BRON,
        "manier": str(cijfer.manier),
        "datum": cijfer.datum,
        "opmerking": cijfer.opmerking,
        "naast": list(eigen.naast(own)),
        "eigen": True,
    }


def own_lines(figures: Iterable[OwnFigure]) -> list[str]:
    """A heading, and per figure its value, label and what lies beside it; [] without figures."""
    lines = []
    for own in figures:
        limits = eigen.grenzen(own)
        margin = f"  waarschijnlijk {limits}" if limits else ""
        name = f"{own.cijfer.naam} ({eigen.groep(own.cijfer)})"
        lines.append(f"  {name:<46} {eigen.waarde(own)}{margin}")
        lines.append(f"      {eigen.herkomst(own.cijfer)}. Wat is geteld: {own.cijfer.definitie}")
        lines += [f"      {sentence}" for sentence in eigen.naast(own)]
    return ["EIGEN CIJFERS (eigen bron)", *lines, ""] if lines else []


def import_lines(kept: Lijst) -> list[str]:
    """Every import in a line: its name, how many figures, from which file and when."""
    lines = [
        f"{invoer.naam:<42} {text.plural(len(invoer.cijfers), 'cijfer', 'cijfers'):<14} "
        f"uit {invoer.bestand}, ingelezen op {eigen.dag(invoer.ingelezen_op[:10])}"
        for invoer in kept.invoeren
    ]
    return [*lines, *kept.klachten]


def import_objects(kept: Lijst) -> list[dict[str, Any]]:
    """Every import as an object for `bronnen --json`."""
    return [
        {
            "titel": invoer.naam,
            "producent": ", ".join(dict.fromkeys(cijfer.bron for cijfer in invoer.cijfers)),
            "bestand": invoer.bestand,
            "opgehaald": invoer.ingelezen_op,
            "rijen": len(invoer.cijfers),
            "soort": EIGEN_BRON,
            "eigen": True,
        }
        for invoer in kept.invoeren
    ]
