"""Small real tables for the stand-in service, and settings that point to it."""

from __future__ import annotations

import csv
import gzip
from pathlib import Path
from typing import Any

from wijkscan.settings import Settings

PLACES = ("GM1680", "WK1680", "BU1680", "GM0599", "WK0599", "BU0599")


def raw_rows(path: Path) -> list[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def part_of(path: Path, target: Path, code: str) -> None:
    """The country, every gemeente, and two gemeenten in full."""
    rows = raw_rows(path)
    chosen = [r for r in rows if r[code][:2] in ("NL", "GM") or r[code].startswith(PLACES)]
    with gzip.open(target, "wt", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(chosen[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(chosen)


def settings_for(service: Any, home: Path, **limits: Any) -> Settings:
    base = f"http://{service.netloc}"
    patient = {"connect_timeout": 5.0, "read_timeout": 15.0, "no_answer_limit": 20.0}
    return Settings(
        home=home,
        cbs_url=f"{base}/opendata",
        derden_url=f"{base}/dataderden",
        pdok_url=f"{base}/pdok",
        **{**patient, **limits},
    )
