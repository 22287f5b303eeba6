"""All text that people typed into a record, each with the place where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Any

from pydantic import BaseModel

from wijkscan.scan.model_basis import Onderdeel

NIET_GETYPT = frozenset(
    """id versie auteur auteur_rol rol rollen soort status determinant omaha pg cijfer referentie
    verwijst_naar schema_version formaat grondslag codes makers groep lid vingerafdruk kind probleem
    oorzaak ouders focus diepte uit_regel besluit collectie""".split()
)
"""Keys that hold codes, choices, names of makers, published figures or references."""


def teksten(deel: Onderdeel, pad: str = "") -> Iterator[tuple[str, str]]:
    """(place, text) for every text in a record and the records inside it; "e.0.tekst"."""
    yield from _velden(deel, pad)


def _velden(deel: BaseModel, pad: str) -> Iterator[tuple[str, str]]:
    for key, inhoud in deel.__dict__.items():
        if inhoud and key not in NIET_GETYPT:
            yield from _inhoud(inhoud, f"{pad}{key}")
    for key, inhoud in (deel.__pydantic_extra__ or {}).items():
        if inhoud and key not in NIET_GETYPT:
            yield from _inhoud(inhoud, f"{pad}{key}")


def _inhoud(inhoud: Any, pad: str) -> Iterator[tuple[str, str]]:
    if isinstance(inhoud, str):
        if not isinstance(inhoud, Enum) and not is_verwijzing(inhoud):
            yield pad, inhoud
    elif isinstance(inhoud, BaseModel):
        yield from _velden(inhoud, f"{pad}.")
    elif isinstance(inhoud, dict):
        for key, waarde in inhoud.items():
            yield from _inhoud(waarde, f"{pad}.{key}")
    elif isinstance(inhoud, (list, tuple)):
        for nummer, waarde in enumerate(inhoud):
            yield from _inhoud(waarde, f"{pad}.{nummer}")


def is_verwijzing(tekst: str) -> bool:
    """Whether a text is the id of a record."""
    return len(tekst) == 32 and all(c in "0123456789abcdef" for c in tekst)
