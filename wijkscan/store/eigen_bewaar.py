"""Where own figures are kept: one JSON file per import in the folder `eigen` of the user.

Files have random names; what the user calls an import stands inside. Removing moves a file to a
bin, from which it can come back for thirty days.
"""

from __future__ import annotations

import os
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from pydantic import ValidationError

from wijkscan.errors import CannotWrite, UserError
from wijkscan.files import write_whole
from wijkscan.store.eigen_model import Bewaard, EigenCijfer
from wijkscan.store.eigen_tabel import schone_naam
from wijkscan.store.gebied import woorden

BEWAARD_DAGEN = 30
_MAX_BYTES = 30 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Lijst:
    """Every import, oldest first, and what could not be read."""

    invoeren: tuple[Bewaard, ...]
    klachten: tuple[str, ...] = ()

    @property
    def cijfers(self) -> tuple[EigenCijfer, ...]:
        """All figures together."""
        return tuple(cijfer for invoer in self.invoeren for cijfer in invoer.cijfers)


def lijst(home: Path | None) -> Lijst:
    """Everything that is kept. A damaged file is named in `klachten`; the others stay in use."""
    return _in_map(home / "eigen") if home else Lijst(())


def weggehaald(home: Path) -> Lijst:
    """What was removed less than thirty days ago; what is older is thrown away now."""
    prullenbak = home / "eigen" / "weg"
    for pad in _bestanden(prullenbak):
        if time.time() - pad.stat().st_mtime > BEWAARD_DAGEN * 24 * 3600:
            pad.unlink(missing_ok=True)
    return _in_map(prullenbak)


def bewaar(home: Path, cijfers: tuple[EigenCijfer, ...], bestand: str, nu: datetime) -> Bewaard:
    """Keep figures as one import, named after the file. CannotWrite when the disk refuses."""
    if not cijfers:
        raise UserError("Er is geen cijfer om te bewaren.", "Kijk de rijen na.")
    toon = schone_naam(bestand)
    invoer = Bewaard(
        naam=_vrije_naam(home, toon),
        bestand=toon,
        ingelezen_op=nu.isoformat(timespec="seconds"),
        cijfers=cijfers,
    )
    map_ = _maak(home / "eigen")
    inhoud = invoer.model_dump_json(indent=1, exclude_none=True) + "\n"
    write_whole(map_ / f"{uuid.uuid4().hex}.json", inhoud.encode())
    return invoer


def verwijder(home: Path, naam: str) -> Bewaard:
    """Move an import to the bin. UserError when there is none with this name."""
    weggehaald(home)
    return _verplaats(home / "eigen", _maak(home / "eigen" / "weg"), naam)


def zet_terug(home: Path, naam: str) -> Bewaard:
    """Take an import out of the bin again."""
    if any(invoer.naam == naam for invoer in lijst(home).invoeren):
        raise UserError(f"Er is al een invoer {naam}.", "Haal die eerst weg.")
    weggehaald(home)
    return _verplaats(home / "eigen" / "weg", home / "eigen", naam)


def _verplaats(van: Path, naar: Path, naam: str) -> Bewaard:
    gevonden = [(pad, invoer) for pad, invoer, _ in _gelezen(van) if invoer and invoer.naam == naam]
    if not gevonden:
        raise UserError(
            f"Er is geen invoer met de naam “{naam[:60]}”.",
            "Bekijk de namen: wijkscan eigen --lijst.",
        )
    pad, invoer = gevonden[-1]
    try:
        os.utime(pad)  # from now on the thirty days count
        os.replace(pad, naar / pad.name)
    except OSError as error:
        raise CannotWrite(
            f"In {naar} kan niet worden geschreven.", "Kies een andere map."
        ) from error
    return invoer


def _maak(map_: Path) -> Path:
    try:
        map_.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(
            f"De map {map_} kan niet worden gemaakt.", "Kies een andere map."
        ) from error
    return map_


def _vrije_naam(home: Path, bestand: str) -> str:
    stam = "-".join(woorden(bestand.rpartition(".")[0] or bestand).split())[:40] or "invoer"
    bezet = {i.naam for i in (*lijst(home).invoeren, *_in_map(home / "eigen" / "weg").invoeren)}
    nummers = (f"{stam}-{nummer}" for nummer in range(2, len(bezet) + 3))
    return next(naam for naam in (stam, *nummers) if naam not in bezet)


def _bestanden(map_: Path) -> list[Path]:
    try:
        return sorted(pad for pad in map_.glob("*.json") if pad.is_file() and not pad.is_symlink())
    except OSError:
        return []


def _in_map(map_: Path) -> Lijst:
    gelezen = list(_gelezen(map_))
    invoeren = sorted((i for _, i, _ in gelezen if i), key=lambda i: (i.ingelezen_op, i.naam))
    return Lijst(tuple(invoeren), tuple(klacht for _, _, klacht in gelezen if klacht))


def _gelezen(map_: Path) -> Iterator[tuple[Path, Bewaard | None, str]]:
    for pad in _bestanden(map_):
        try:
            stand = pad.stat()
        except OSError:
            continue  # removed by someone else in between
        yield pad, *_lees(pad, stand.st_mtime_ns, stand.st_size)


@lru_cache(maxsize=64)
def _lees(pad: Path, _gewijzigd: int, grootte: int) -> tuple[Bewaard | None, str]:
    """One import, read once as long as its file does not change."""
    try:
        if grootte <= _MAX_BYTES:
            return Bewaard.model_validate_json(pad.read_bytes()), ""
    except (OSError, ValidationError, ValueError):
        pass
    return None, f"Het bestand {pad.name} met eigen cijfers is beschadigd en telt niet mee."
