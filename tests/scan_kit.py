"""Scans for the tests of the forms: the example, one full of hostile text, and the largest."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from wijkscan.scan.importeren import lees
from wijkscan.scan.model import COLLECTIES, Wijkscan, nieuw_id

EXAMPLE = Path(__file__).parents[1] / "docs" / "voorbeelden" / "hillesluis.wijkscan.json"
_KEEP = {"id", "formaat", "schema_version", "codes", "diepte"}


def example() -> Wijkscan:
    """The invented scan of Hillesluis."""
    return lees(EXAMPLE.read_bytes())


def filled(words: str) -> Wijkscan:
    """The example with `words` in every field that holds text, and a record in every list."""
    scan = example()
    for name, kind in COLLECTIES.items():
        if name != "geparkeerd" and not getattr(scan, name):
            setattr(scan, name, [kind()])
    _fill(scan, words)
    return Wijkscan.model_validate(scan.model_dump(mode="json"))


def _fill(model: BaseModel, words: str) -> None:
    for name in type(model).model_fields:
        if name not in _KEEP:
            setattr(model, name, _filled(getattr(model, name), words))


def _filled(value: Any, words: str) -> Any:
    """Text becomes `words`; references stay, so that the chain holds together."""
    if isinstance(value, BaseModel):
        _fill(value, words)
    elif isinstance(value, list):
        return [_filled(one, words) for one in value] or value
    elif isinstance(value, dict):
        return {key: _filled(one, words) for key, one in value.items()}
    elif isinstance(value, str) and not isinstance(value, Enum) and not _is_reference(value):
        return words
    return value


def _is_reference(value: str) -> bool:
    return len(value) == 32 and set(value) <= set("0123456789abcdef")


def largest(problems: int = 200, letters: int = 8_000) -> Wijkscan:
    """As many problems as may be, with long texts, and many records of every other kind."""
    scan = example()
    long = ("Een lange zin over de wijk die maar doorgaat zonder iets nieuws te zeggen. " * 400)[
        :letters
    ]
    scan.titel = scan.vraag = scan.gebied.naam = long[:2_000]
    first = scan.problemen[0]
    first.p_wat, first.p_groep, first.p_gevolg, first.tegen = long, long, long, long
    for record in (*first.e, *first.s):
        record.tekst = long
    scan.problemen += [_copy(first, number) for number in range(problems - len(scan.problemen))]
    for records in (scan.observaties, scan.gesprekken, scan.betrokkenen, scan.acties):
        records += [_copy(records[0], number) for number in range(150)]
    for one in scan.betrokkenen:
        one.naam, one.wat_vragen_we, one.wat_bieden_we = long[:300], long[:900], long[:900]
    for action in scan.acties:
        action.wat, action.eerste_stap, action.meten = long[:900], long[:900], long[:900]
    return Wijkscan.model_validate(scan.model_dump(mode="json"))


def _copy(record: Any, number: int) -> Any:
    """The same record under ids of its own; of the problems, with short texts."""
    made = record.model_copy(deep=True)
    made.id = nieuw_id()
    for name in ("e", "s"):
        for nested in getattr(made, name, []):
            nested.id = nieuw_id()
            nested.tekst = nested.tekst[:300]
    if hasattr(made, "p_wat"):
        made.p_wat = f"Probleem {number}: {made.p_wat[:2_000]}"
    return made


def without_figures(scan: Wijkscan) -> Wijkscan:
    """The same scan when every figure is missing, with the reason."""
    cards: list[Any] = [look.cijfer for look in scan.kijkcijfers]
    cards += [sign.cijfer for problem in scan.problemen for sign in problem.s if sign.cijfer]
    cards += [one.cijfer for one in scan.sterke_punten if one.cijfer]
    for card in cards:
        card.waarde = card.onder = card.boven = card.teller = card.noemer = None
        card.ontbreekt, card.vergelijkingen, card.positie = "onbekend of geheim", [], ""
    return scan


__all__ = ["EXAMPLE", "example", "filled", "largest", "without_figures"]
