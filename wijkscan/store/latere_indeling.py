"""A division that came with a refresh: the names and codes of a newer edition of the KWB.

The bundled divisions were reviewed; this one is read as CBS gives it. An area is only known to be
the same as a year earlier when CBS marks its borders as unchanged and its name stayed the same.
What is not known to be the same is not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wijkscan import text
from wijkscan.errors import DamagedFile
from wijkscan.store.gebied import naam_sleutel
from wijkscan.store.indeling import Division

FAMILIE = "kwb"
UNCHANGED = "1"
INWONERS = "AantalInwoners"
LAND = "NL00"


def in_force(home: Path | None, after: int) -> dict[int, Path]:
    """Sidecars of the refreshed KWB editions of years after `after`, by year of the division."""
    if home is None or not (home / "tabellen" / "huidig").is_file():
        return {}
    from wijkscan.store.figures import current_folder
    from wijkscan.store.sidecar import read_sidecar

    found = {}
    for path in sorted(current_folder(home).glob("*/[0-9][0-9][0-9][0-9]-gebieden.parquet")):
        about = path.with_name(f"{path.name[:4]}.toml")
        try:
            sidecar = read_sidecar(about)
        except DamagedFile:
            continue  # the store says so; the bundled divisions answer
        if sidecar.familie == FAMILIE and sidecar.indeling == sidecar.jaar > after:
            found[sidecar.indeling] = about
    return found


def read(sidecar: Path, earlier: Division | None) -> Division:
    """The division of a refreshed edition; `earlier` is the one of a year before, when known.

    Raises SnapshotDamaged when a file is not what its sidecar says.
    """
    from wijkscan.store.snapshots import read_one

    snapshot = read_one(sidecar)
    table = snapshot.regions()
    rows = {name: table.column(name).to_pylist() for name in table.column_names}
    codes: list[str] = rows["code"]
    people = snapshot.read([INWONERS]).get(INWONERS)
    amounts = dict(zip(snapshot.codes().tolist(), [] if people is None else people, strict=False))
    jaar = snapshot.sidecar.indeling
    since = _since(jaar, rows, earlier)
    columns: dict[str, list[Any]] = {
        "code": codes,
        "naam": rows["naam"],
        "niveau": rows["niveau"],
        "gemeente": rows["gemeente_code"],
        "gemeente_naam": rows["gemeente_naam"],
        "wijk": ["WK" + c[2:8] if c.startswith(("WK", "BU")) else None for c in codes],
        "postcode4": rows["postcode4"],
        "inwoners": [_whole(amounts.get(code)) for code in codes],
        "zelfde_vanaf": [1900 if code == LAND else since[code] for code in codes],
        "zelfde_tot": [9999 if code == LAND else jaar for code in codes],
    }
    return Division(jaar, columns)


def _whole(amount: float | None) -> int | None:
    return None if amount is None or amount != amount else int(amount)


def _since(jaar: int, rows: Mapping[str, list[Any]], earlier: Division | None) -> dict[str, int]:
    """Per code the year from which it is known to be the same place."""
    marks = dict(zip(rows["code"], rows["indelingswijziging"], strict=True))
    names = dict(zip(rows["code"], rows["naam"], strict=True))
    stirred = {code[2:6] for code, mark in marks.items() if mark != UNCHANGED}
    known = earlier if earlier and earlier.jaar == jaar - 1 else None
    gone = _gemeenten(known) - set(names) if known else {"?"}
    since = {}
    for code, mark in marks.items():
        if code.startswith("GM"):
            # Without a dissolved gemeente the outer borders stay; else only where nothing moved.
            same = not gone or (known is not None and code[2:6] not in stirred)
        else:
            same = mark == UNCHANGED
        since[code] = jaar - 1 if same and _same_name(code, names[code], known) else jaar
    return since


def _gemeenten(division: Division) -> set[str]:
    return {code for code in division.codes if code.startswith("GM")}


def _same_name(code: str, name: str, known: Division | None) -> bool:
    """Without the year before there is only the mark of CBS to go by."""
    if known is None:
        return True
    at = known.plaats.get(code)
    return at is not None and naam_sleutel(known.namen[at]) == naam_sleutel(name)


@dataclass(frozen=True, slots=True)
class Wijzigingen:
    """What differs between two divisions, as codes in order."""

    van: int
    naar: int
    nieuw: tuple[str, ...]
    vervallen: tuple[str, ...]
    hernoemd: tuple[str, ...]
    verlegd: tuple[str, ...]  # the border moved, or is not known to be the same

    def zinnen(self, namen: Mapping[str, str], genoemd: int = 5) -> list[str]:
        """The numbers, and the first few of each kind by name and code."""
        soorten = (
            (self.nieuw, "nieuw"),
            (self.vervallen, "vervallen"),
            (self.hernoemd, "met een andere naam"),
            (self.verlegd, "met een verlegde grens, of niet zeker dezelfde"),
        )
        uit = [f"Indeling {self.naar}, vergeleken met {self.van}:"]
        for codes, wat in soorten:
            eerste = [f"{namen.get(code, '')} ({code})" for code in codes[:genoemd]]
            rest = len(codes) - len(eerste)
            meer = [f"en nog {text.number(rest)}"] if rest else []
            lijst = f": {', '.join([*eerste, *meer])}" if eerste else ""
            uit.append(f"  {text.plural(len(codes), 'gebied', 'gebieden')} {wat}{lijst}.")
        return uit


def wijzigingen(oud: Division, nieuw: Division, zelfde: frozenset[str]) -> Wijzigingen:
    """Compare two divisions; `zelfde` are the codes known to be the same place in both."""
    both = sorted(oud.plaats.keys() & nieuw.plaats.keys())
    renamed = [
        code
        for code in both
        if naam_sleutel(oud.namen[oud.plaats[code]])
        != naam_sleutel(nieuw.namen[nieuw.plaats[code]])
    ]
    other = set(renamed)
    return Wijzigingen(
        oud.jaar,
        nieuw.jaar,
        tuple(sorted(nieuw.plaats.keys() - oud.plaats.keys())),
        tuple(sorted(oud.plaats.keys() - nieuw.plaats.keys())),
        tuple(renamed),
        tuple(code for code in both if code not in zelfde and code not in other),
    )
