"""Own figures of GGD, huisartsen or the team: brought in from a sheet, checked, and kept apart.

A figure of one's own is x of n, or a percentage, with its definition, age group, year, area and
who counted. Counts under 10 are never kept: a person could be recognised. Own figures are shown
as *eigen bron* and are only compared with a figure of exactly the same definition (rule R5).
"""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path

import numpy as np

from wijkscan.errors import CannotWrite, DamagedFile
from wijkscan.files import write_whole
from wijkscan.store.bladen import Rows
from wijkscan.store.columns import LevelColumn, Missing, Niveau, Origin
from wijkscan.store.snapshots import level_of

SMALL = 10
SOORTEN = ("geteld", "geschat", "enquête")
VERBORGEN = "onder de 10: niet getoond, zodat niemand te herkennen is"
# Accepted words in the head of a sheet, per field.
KOPPEN = {
    "gebied": ("gebied", "gebiedscode", "code", "wijkcode", "buurtcode", "gemeentecode"),
    "naam": ("naam", "onderwerp", "indicator", "cijfer"),
    "definitie": ("definitie", "omschrijving", "toelichting"),
    "bron": ("bron", "wie", "organisatie"),
    "leeftijd": ("leeftijd", "leeftijdsgroep", "leeftijden"),
    "jaar": ("jaar", "peiljaar", "periode"),
    "teller": ("teller", "aantal", "x"),
    "noemer": ("noemer", "van", "n", "totaal"),
    "percentage": ("percentage", "procent", "%", "pct"),
}
NODIG = ("gebied", "naam", "definitie", "bron", "jaar")


@dataclass(frozen=True, slots=True)
class EigenCijfer:
    """One figure of one area. `waarde` is a percentage; None when it is hidden."""

    id: str
    naam: str
    definitie: str
    bron: str
    soort: str
    leeftijd: str
    jaar: int
    gebied: str
    teller: int | None
    noemer: int | None
    waarde: float | None

    @property
    def reden(self) -> str:
        """Why there is no value; empty when there is one."""
        return "" if self.waarde is not None else VERBORGEN


@dataclass(frozen=True, slots=True)
class Voorbeeld:
    """What an import would give: the figures, and per refused row a Dutch sentence."""

    cijfers: tuple[EigenCijfer, ...]
    meldingen: tuple[str, ...]


def herken(kop: Sequence[str]) -> dict[str, int]:
    """Propose which column holds which field, from the words in the head of the sheet."""
    words = [re.sub(r"[^a-z%]", "", cell.lower()) for cell in kop]
    found: dict[str, int] = {}
    for name, accepted in KOPPEN.items():
        places = [i for i, word in enumerate(words) if word in accepted]
        if places:
            found[name] = places[0]
    return found


def voorbeeld(
    blad: Rows,
    koppeling: Mapping[str, int],
    vast: Mapping[str, str],
    bekend: Callable[[str], bool],
) -> Voorbeeld:
    """Check every row under the head.

    `koppeling` maps a field to a column; `vast` holds what the form says for all rows (such as
    `naam`, `definitie`, `bron`, `soort`, `leeftijd`, `jaar`); `bekend` knows the area codes.
    """
    found: list[EigenCijfer] = []
    notes: list[str] = []
    seen: set[tuple[object, ...]] = set()
    for number, row in enumerate(blad[1:], start=2):
        given = dict(vast) | {n: row[i] for n, i in koppeling.items() if i < len(row) and row[i]}
        try:
            figure = _figure(given, bekend)
            if _same(figure) in seen:
                raise ValueError("dit cijfer staat er al")
        except ValueError as error:
            notes.append(f"Rij {number}: {error}.")
            continue
        seen.add(_same(figure))
        found.append(figure)
    return Voorbeeld(tuple(found), tuple(notes))


def _same(figure: EigenCijfer) -> tuple[object, ...]:
    return figure.gebied, figure.naam, figure.definitie, figure.leeftijd, figure.jaar, figure.bron


def _figure(given: Mapping[str, str], bekend: Callable[[str], bool]) -> EigenCijfer:
    for name in NODIG:
        if not given.get(name, "").strip():
            raise ValueError(f"{name} ontbreekt")
    code = given["gebied"].strip().upper()
    if not bekend(code):
        raise ValueError(f"gebied {code[:20]} ken ik niet")
    soort = given.get("soort", "geteld")
    if soort not in SOORTEN:
        raise ValueError(f"soort moet een van deze zijn: {', '.join(SOORTEN)}")
    teller, noemer, waarde = _amount(given)
    return EigenCijfer(
        id=uuid.uuid4().hex,
        naam=given["naam"].strip(),
        definitie=given["definitie"].strip(),
        bron=given["bron"].strip(),
        soort=soort,
        leeftijd=given.get("leeftijd", "").strip(),
        jaar=_year(given["jaar"]),
        gebied=code,
        teller=teller,
        noemer=noemer,
        waarde=waarde,
    )


def _year(text: str) -> int:
    number = _number(text, "jaar")
    if number is None or not 1990 <= number <= 2100 or number != int(number):
        raise ValueError(f"jaar {text[:20]} kan niet")
    return int(number)


def _number(text: str, name: str) -> float | None:
    """Dutch and English notation: 1.234, 12,5, 12.5, 12,5%."""
    cell = text.strip().replace("\u00a0", "").replace(" ", "").removesuffix("%")
    if not cell:
        return None
    if re.fullmatch(r"-?\d{1,3}(\.\d{3})+(,\d+)?", cell):
        cell = cell.replace(".", "")
    cell = cell.replace(",", ".")
    if not re.fullmatch(r"-?\d{1,12}(\.\d{1,12})?", cell):
        raise ValueError(f"{name} '{text[:20]}' is geen getal")
    return float(cell)


def _amount(given: Mapping[str, str]) -> tuple[int | None, int | None, float | None]:
    """Count, denominator and percentage; all three None for a count that may not be kept."""
    count = _number(given.get("teller", ""), "teller")
    base = _number(given.get("noemer", ""), "noemer")
    share = _number(given.get("percentage", ""), "percentage")
    if share is not None and not 0 <= share <= 100:
        raise ValueError("percentage ligt niet tussen 0 en 100")
    if count is None and share is None:
        raise ValueError("er is geen teller en geen percentage")
    if count is not None:
        if base is None:
            raise ValueError("noemer ontbreekt: van hoeveel mensen?")
        if count != int(count) or base != int(base) or not 0 <= count <= base or base < 1:
            raise ValueError("teller en noemer passen niet bij elkaar")
        if share is not None and abs(share - 100 * count / base) > 0.6:
            raise ValueError("percentage past niet bij teller en noemer")
        share = 100 * count / base
    if _is_small(count, base, share):
        return None, None, None
    return _whole(count), _whole(base), share


def _is_small(count: float | None, base: float | None, share: float | None) -> bool:
    """A count under 10, also one that can be worked out from a percentage."""
    if count is None and base is not None and share is not None:
        count = base * share / 100
    return (count is not None and count < SMALL) or (base is not None and base < SMALL)


def _whole(number: float | None) -> int | None:
    return None if number is None else int(number)


def verschil(een: EigenCijfer, ander: EigenCijfer) -> str:
    """Why two figures may not be compared (rule R5), in Dutch; empty when they may."""
    names = {
        "naam": "het onderwerp",
        "definitie": "de definitie",
        "bron": "de bron",
        "soort": "de manier van meten",
        "leeftijd": "de leeftijdsgroep",
        "jaar": "het jaar",
    }
    other = [word for name, word in names.items() if getattr(een, name) != getattr(ander, name)]
    return f"Niet te vergelijken: {other[0]} is anders." if other else ""


def als_kolom(cijfers: Sequence[EigenCijfer], niveau: Niveau) -> LevelColumn:
    """Own figures of one definition and level as a column, labelled *eigen bron*.

    Raises ValueError when figures of different definitions are mixed.
    """
    mine = sorted((c for c in cijfers if level_of(c.gebied) is niveau), key=lambda c: c.gebied)
    if not mine:
        raise ValueError("geen eigen cijfers op dit niveau")
    reason = next((r for c in mine if (r := verschil(mine[0], c))), "")
    if reason:
        raise ValueError(reason)
    first = mine[0]
    counted = all(c.teller is not None for c in mine if c.waarde is not None)
    nothing = float("nan")
    return LevelColumn(
        indicator=f"eigen:{first.naam}",
        leeftijd=first.leeftijd or None,
        niveau=niveau,
        eenheid="%",
        codes=np.array([c.gebied for c in mine]),
        value=np.array([nothing if c.waarde is None else c.waarde for c in mine]),
        status=np.array([Missing.WITHHELD if c.waarde is None else 0 for c in mine], np.int8),
        numerator=np.array([nothing if c.teller is None else c.teller for c in mine])
        if counted
        else None,
        denominator=np.array([nothing if c.noemer is None else c.noemer for c in mine])
        if counted
        else None,
        lower=None,
        upper=None,
        count_step=1,
        value_step=0.0 if counted else 1.0,
        origin=_origin(first),
    )


def _origin(figure: EigenCijfer) -> Origin:
    return Origin(
        producent=figure.bron,
        tabel="eigen bron",
        titel=figure.naam,
        uitgave=str(figure.jaar),
        jaar=figure.jaar,
        indeling=figure.jaar,
        kolom=figure.definitie,
        licentie="eigen gegevens",
        opgehaald="",
        checksum="",
        herkomst=f"Eigen bron: {figure.bron}, {figure.jaar}. {figure.definitie}",
    )


def _folder(home: Path) -> Path:
    return home / "eigen"


def bewaar(home: Path, cijfers: Sequence[EigenCijfer]) -> Path:
    """Keep the figures of one import together in the user's folder."""
    folder = _folder(home)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(f"{folder} kan niet worden gemaakt.", "Kies een andere map.") from error
    path = folder / f"{uuid.uuid4().hex}.json"
    content = {"schema_version": 1, "cijfers": [asdict(c) for c in cijfers]}
    write_whole(path, json.dumps(content, ensure_ascii=False, indent=1).encode())
    return path


def laad(home: Path) -> list[EigenCijfer]:
    """Every own figure that was kept; DamagedFile names a file that cannot be read."""
    found: list[EigenCijfer] = []
    for path in sorted(_folder(home).glob("*.json")):
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
            names = {field.name for field in fields(EigenCijfer)}
            found += [
                EigenCijfer(**{k: v for k, v in item.items() if k in names})
                for item in content["cijfers"]
            ]
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise DamagedFile(
                f"Het bestand {path.name} met eigen cijfers is onleesbaar.",
                f"Haal het weg uit {path.parent} of zet het terug.",
            ) from error
    return found


def verwijder(home: Path, path: Path) -> None:
    """Remove one import again."""
    if path.parent == _folder(home):
        path.unlink(missing_ok=True)
