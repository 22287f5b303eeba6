"""What a refresh does on every bad day and with every change of a table, in the real KWB of 2020.

    python benchmarks/soak_faults.py [--bron ../shared]

A line per fault and change of the stand-in: how it ended, how long it took, and, over every
indicator of the KWB at every level, how many values differ from the unchanged table (promise: 0)
and how many figures are "niet in deze uitgave". Changes are taken over with `toch`, to see the
worst that can happen. The time limits are short here; those of the tool are in `settings`.

Then the peak of memory of `wijkscan bijwerken` when an answer should eat it: a gzip bomb, a body
without end, JSON nested without end. Promise: below 1 GB (U3), in Dutch, without a traceback.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import hostile
from benchmarks.bench_refresh import HERE, TABLE, Service
from wijkscan.settings import Settings
from wijkscan.store import catalogue, refresh
from wijkscan.store.columns import LevelColumn, Niveau
from wijkscan.store.figures import Store

ROWS = f"{TABLE}/TypedDataSet\\?"
FAULTS: tuple[dict[str, Any], ...] = (
    *({"kind": kind} for kind in ("close", "reset", "maintenance", "html200", "truncate")),
    *({"kind": "status", "status": status} for status in (429, 500, 502, 503)),
    {"kind": "hang", "seconds": 120},
    {"kind": "latency", "seconds": 20},
    {"kind": "drip", "rate": 500},
    *({"kind": kind} for kind in ("badjson", "empty", "bom", "charset", "badgzip", "redirect")),
    {"kind": "gzipbomb", "megabytes": 500},
    *({"kind": kind} for kind in ("loop", "lostpage")),
    {"kind": "shortpage", "rows": 7},
    {"kind": "close", "times": 2},
)
CHANGES: Mapping[str, dict[str, Any]] = {
    "renumber": {"renumber": 3, "renumber_from": 10},
    "rename": {"rename": {"AantalInwoners_5": "TotaleBevolking_5"}},
    "rename, verwisseld": {"rename": {"Mannen_6": "Vrouwen_6", "Vrouwen_7": "Mannen_7"}},
    "drop": {"drop": ["k_65JaarOfOuder_12"]},
    "null": {"null": ["HuishoudensTotaal_28"]},
    "retype": {"retype": {"AantalInwoners_5": "String"}},
    "unpad": {"unpad": True},
    "add": {"add": {"Nieuw_900": 7}},
    "drop_categories": {"drop_categories": {"WijkenEnBuurten": ["GM0599"]}},
    "gone": {"gone": True},
}
LIMIT_MB = 1000
Figures = Mapping[tuple[str, Niveau], LevelColumn]


@dataclass(frozen=True, slots=True)
class Bench:
    """The service, and a home that was refreshed from the unchanged table."""

    service: Service
    base: Path

    def settings(self, home: Path) -> Settings:
        url = self.service.base
        short = {"read_timeout": 5.0, "no_answer_limit": 6.0, "transfer_timeout": 15.0}
        return Settings(home=home, cbs_url=url, derden_url=url, **short)

    def line(self, name: str, truth: Figures, toch: bool) -> str:
        """One refresh in a copy of the home, in a row of the table."""
        with tempfile.TemporaryDirectory() as folder:
            home = Path(folder) / "home"
            shutil.copytree(self.base, home)
            began = time.monotonic()
            report = refresh.bijwerken(
                self.settings(home), [TABLE], toch=toch, opnieuw=True, data_dir=home / "leeg"
            )
            seconds = time.monotonic() - began
            wrong, gone = compared(truth, figures(home))
        status = ", ".join(dict.fromkeys(str(t.status) for t in report.tabellen))
        reason = next((t.redenen[0] for t in report.tabellen if t.redenen), "")
        reason = reason.replace(self.service.base.removeprefix("http://"), "CBS")
        return f"| {name} | {status} | {reason} | {seconds:.1f} s | {wrong} | {gone} |"


def figures(home: Path) -> dict[tuple[str, Niveau], LevelColumn]:
    """Every indicator that the KWB carries, at every level."""
    store, found = Store(home / "leeg", home), {}
    for indicator in catalogue.bundled().indicatoren.values():
        for niveau in Niveau:
            column = store.column(indicator, None, niveau)
            if isinstance(column, LevelColumn):
                found[indicator.id, niveau] = column
    return found


def compared(truth: Figures, found: Figures) -> tuple[int, int]:
    """Values that differ from the unchanged table, and indicators per level that are gone."""
    wrong = 0
    for key, column in found.items():
        before = dict(zip(truth[key].codes, truth[key].value, strict=True)) if key in truth else {}
        for code, value in zip(column.codes, column.value, strict=True):
            same = np.isnan(value) or before.get(code) == value
            wrong += not same
    return wrong, len(set(truth) - set(found))


def eaten(service: Service) -> bool:
    """Print the peak of memory per hostile answer; whether all stayed below the limit."""
    service.tell("changes", table=TABLE, infos={"Modified": "2026-01-01T02:00:00"})
    good = True
    nothing = hostile.measured(service.base, "(?!)", hostile.ANSWERS[0], TABLE)
    print("| wat | top geheugen | waar | seconden |\n| --- | --: | --- | --: |")
    print(f"| (gewoon) | {nothing.peak} MB |  | {nothing.seconds:.0f} s |", flush=True)
    for answer in hostile.ANSWERS:
        found = {
            where: hostile.measured(service.base, place, answer, TABLE)
            for where, place in hostile.PLACES.items()
        }
        where, worst = max(found.items(), key=lambda pair: pair[1].peak)
        slowest = max(one.seconds for one in found.values())
        print(f"| {answer.name} | {worst.peak} MB | {where} | {slowest:.0f} s |", flush=True)
        good &= worst.peak < LIMIT_MB and all(one.calm for one in found.values())
    service.tell("reset")
    return good


def main() -> None:
    """Print the table; end with an error when any value is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bron", type=Path, default=HERE.parent / "shared")
    shared, lines = parser.parse_args().bron.resolve(), []
    with Service(shared) as service, tempfile.TemporaryDirectory() as folder:
        bench = Bench(service, Path(folder))
        refresh.bijwerken(bench.settings(bench.base), [TABLE], data_dir=bench.base / "leeg")
        truth = figures(bench.base)
        cells = sum(len(column.codes) for column in truth.values())
        print(f"{len(truth)} cijfers (indicator en niveau), {cells} waarden")
        print("| wat | afloop | reden | duur | andere waarden | niet meer te krijgen |")
        print("| --- | --- | --- | --: | --: | --: |")
        for fault in FAULTS:
            service.tell("faults", **fault, match=ROWS)
            lines.append(bench.line(" ".join(map(str, fault.values())), truth, toch=False))
            print(lines[-1], flush=True)
            service.tell("reset")
        for name, change in CHANGES.items():
            moment = {"Modified": "2026-01-01T02:00:00"}
            service.tell("changes", table=TABLE, **change, infos=moment)
            for toch in (False, True):
                lines.append(bench.line(f"{name}{', met --toch' if toch else ''}", truth, toch))
                print(lines[-1], flush=True)
            service.tell("reset")
        good = eaten(service)
    if any(line.split(" | ")[-2] != "0" for line in lines):
        raise SystemExit("er is een verkeerde waarde overgenomen")
    if not good:
        raise SystemExit("een antwoord at te veel geheugen, of gaf een traceback")


if __name__ == "__main__":
    main()
