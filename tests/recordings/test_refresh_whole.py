"""The real tables in full: a refresh gives the very files that are bundled.

The newest edition of each kind here; benchmarks/soak_refresh.py builds the older ones too.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from living_kit import settings_for

from wijkscan import paths
from wijkscan.store import refresh
from wijkscan.store.figures import Store
from wijkscan.store.report import Status

pytestmark = pytest.mark.shared


def test_a_refresh_builds_the_bundled_files_again(shared: Path, tmp_path: Path):
    sys.path.insert(0, str(shared))
    from cbs_standin.server import build, start

    tables = tmp_path / "tabellen"
    tables.mkdir()
    kept = "84799NED_kwb_2020*", "84799NED_TableInfos*", "50090NED_gezondheid_2020*"
    for path in (path for name in kept for path in (shared / "data").rglob(name)):
        shutil.copy(path, tables)
    server = build([tables])
    start(server)
    try:
        given = settings_for(server, tmp_path / "home", read_timeout=60.0, no_answer_limit=90.0)
        report = refresh.bijwerken(given, ["84799NED", "gezondheid"], opnieuw=True)
    finally:
        server.shutdown()
        server.server_close()
    assert {t.status for t in report.tabellen} == {Status.VERNIEUWD}
    assert [(t.nieuw, t.gewijzigd, t.vervallen) for t in report.tabellen] == [(0, 0, 0)] * 2
    assert {e["status"] for e in server.entries()} == {200}
    fresh = Store(tmp_path, tmp_path / "home")
    bundle = Store(paths.data_dir())
    for mine in fresh.snapshots:
        kept = bundle.snapshot(mine.sidecar.tabel, mine.sidecar.uitgave)
        assert kept is not None
        assert mine.sidecar.sha256 == kept.sidecar.sha256
    assert len(fresh.snapshots) == 2
