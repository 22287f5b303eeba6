"""A stand-in service over a small, real part of a table, and a home that was refreshed from it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from living_kit import part_of, settings_for

from wijkscan.sources import http
from wijkscan.store import refresh


@pytest.fixture(scope="session")
def small_tables(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tables") / "set"
    folder.mkdir()
    tables = shared / "data/tables"
    part_of(tables / "kwb/84799NED_kwb_2020.csv.gz", folder / "84799NED_2020.csv.gz", "Codering_3")
    for age in ("18plus", "65plus"):
        name = f"50090NED_gezondheid_2020_{age}.csv.gz"
        part_of(tables / "rivm" / name, folder / name, "Codering_3")
    shutil.copy(tables / "kwb/84799NED_kwb_2020_DataProperties.csv", folder)
    shutil.copy(
        shared / "data/odata-samples/v3/84799NED_TableInfos_row.json",
        folder / "84799NED_TableInfos.json",
    )
    return folder


@pytest.fixture(scope="session")
def service(shared: Path, small_tables: Path) -> Iterator[Any]:
    sys.path.insert(0, str(shared))
    from cbs_standin.odata import Settings as Limits
    from cbs_standin.server import build, start

    server = build([small_tables], shared / "data/geo", settings=Limits(page_size=200))
    start(server)
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits here for the pauses between tries; `test_odata_http` looks at those."""
    monkeypatch.setattr(http, "FIRST_PAUSE", 0.02)


@pytest.fixture
def standin(service: Any) -> Iterator[Any]:
    """The service without faults or changes."""
    service.reset()
    yield service
    service.reset()


@pytest.fixture(scope="session")
def base_home(service: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with one good refresh of both tables, and nothing bundled."""
    service.reset()
    home = tmp_path_factory.mktemp("base")
    report = refresh.bijwerken(
        settings_for(service, home), ["kwb", "gezondheid"], data_dir=home / "leeg"
    )
    assert report.exit_code == 0, report
    return home


@pytest.fixture
def living(standin: Any, base_home: Path, tmp_path: Path) -> SimpleNamespace:
    """The service, a refreshed home of its own, and how to refresh it again."""
    home = tmp_path / "home"
    shutil.copytree(base_home, home)

    def again(*tables: str, **options: Any) -> Any:
        limits = options.pop("limits", {})
        return refresh.bijwerken(
            settings_for(standin, home, **limits),
            tables or ("kwb",),
            data_dir=home / "leeg",
            opnieuw=True,
            **options,
        )

    return SimpleNamespace(server=standin, home=home, again=again, settings=settings_for)
