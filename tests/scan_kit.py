"""Scans for the tests of reports: the example, any text in every field, and the largest."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from wijkscan.scan.importeren import MAX_BYTES, lees, schrijf
from wijkscan.scan.model import (
    MAX_PROBLEMEN,
    Omvang,
    SoortTeken,
    Teken,
    Terugblik,
    Uitzondering,
    Vergelijking,
    Weerlegging,
    Wijkscan,
    nieuw_id,
)
from wijkscan.scan.model_basis import MAX_TEKST
from wijkscan.scan.model_teksten import is_verwijzing

EXAMPLE = Path(__file__).parents[1] / "docs" / "voorbeelden" / "hillesluis.wijkscan.json"
CODES = {"indicator", "regel", "record", "vingerafdruk", "verwijst_naar", "over", "focus", "gebied"}
"""Texts that point at something: hostile words may stand there, but then they point at nothing."""
KEYS = {"id", "schema_version", "formaat", "codes", "diepte", "auteur", "lid", "groep"}
"""Fixed words, ids and codes; and names, which would be taken out of every other text."""


def example() -> Wijkscan:
    """Hillesluis: a whole scan, with every kind of record but a look-back."""
    return lees(EXAMPLE.read_bytes())


def begun() -> Wijkscan:
    """A scan of Hillesluis as the app begins it: an area and nothing written yet."""
    area = example().gebied
    return Wijkscan(titel=f"Wijkscan {area.naam}", gebied=area)


def places(
    part: BaseModel, path: str = "", *, codes: bool = True
) -> Iterator[tuple[BaseModel, str, str]]:
    """(owner, field, path) of every text in a scan, in records, figures and lists of words."""
    for name, value in part.__dict__.items():
        points = name in CODES or (name == "tegen" and isinstance(part, Vergelijking))
        if name in KEYS or (points and isinstance(value, str) and not codes):
            continue
        if isinstance(value, str) and not isinstance(value, Enum) and not is_verwijzing(value):
            yield part, name, f"{path}{name}"
        elif isinstance(value, BaseModel):
            yield from places(value, f"{path}{name}.", codes=codes)
        elif isinstance(value, list):
            for item in value:
                if isinstance(item, BaseModel):
                    yield from places(item, f"{path}{name}.", codes=codes)


def whole() -> Wijkscan:
    """The example with what it lacks: every kind of record, and every field that holds a text."""
    scan = example()
    scan.gesprekken[0].toestemming = True
    problem = scan.problemen[0]
    problem.p_omvang = Omvang(van=100, tot=200, tekst="een paar honderd")
    problem.s.append(Teken(soort=SoortTeken.LITERATUUR, tekst="Gelezen", referentie="Boek"))
    problem.s[0].jaar = 2010  # so that the coach asks whether it is not too old
    problem.uitzonderingen = [Uitzondering(regel="R15", reden="ouder cijfer, wel van hier")]
    scan.terugblikken = [Terugblik(gedaan="gelopen")]
    scan.weerleggingen = [Weerlegging(kind="naam", vingerafdruk="0" * 16, reden="een straat")]
    return scan


def marked() -> tuple[Wijkscan, dict[str, list[str]]]:
    """The whole scan with another hostile text in every field, and those texts by field."""
    scan = whole()
    used: dict[str, list[str]] = {}
    for number, (owner, name, path) in enumerate(list(places(scan, codes=False))):
        words = f"<b>v{number}z</b>{{{{7}}}}#x"
        setattr(owner, name, words)
        used.setdefault(path, []).append(words)
    return scan, used


def filled(words: str, *, counted: bool = False) -> Wijkscan:
    """The whole scan with `words` in every text, also where a code or a unit is expected.

    `counted`: a number before them, so that no two texts are the same.
    """
    scan = whole()
    for number, (owner, name, _) in enumerate(list(places(scan))):
        setattr(owner, name, f"{number} {words}" if counted else words)
    scan.rollen, scan.weerleggingen[0].reden = [words], words[:1_000]
    for problem in scan.problemen:
        problem.omaha = problem.pg = problem.determinant = problem.rol = [words]
        for cause in problem.e:
            cause.door_wie, cause.determinant = [words], [words]
    return Wijkscan.model_validate(scan.model_dump(mode="json"))


def largest_allowed() -> Wijkscan:
    """200 problems, some texts of 10,000 characters, as much as fits in a file of 10 MB."""
    scan = example()
    long = ("Ouderen komen weinig buiten. " * 400)[:MAX_TEKST]
    scan.vraag = scan.titel = scan.voorbeeld = long
    scan.problemen[0].p_wat = "w" * MAX_TEKST
    while len(scan.problemen) < MAX_PROBLEMEN:
        copy = scan.problemen[len(scan.problemen) % 3].model_copy(deep=True)
        for record in [copy, *copy.e, *copy.s]:
            record.id = nieuw_id()
        copy.p_gevolg = copy.tegen = long
        copy.e[0].tekst = copy.s[-1].tekst = long
        scan.problemen.append(copy)
    while len(schrijf(scan)) > MAX_BYTES:
        scan.problemen.pop()
    return scan


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
