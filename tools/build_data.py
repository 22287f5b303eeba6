"""Build data/snapshot/: the bundled tables, from the published figures beside the checkout.

    python -m tools.build_data --bron ../shared

Tables that speak OData are fetched from a local stand-in through the same code that refreshes
them later; a few loose files have a small reader in `tools/readers.py`.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from tools import readers
from wijkscan.settings import Settings
from wijkscan.sources.http import Fetcher, Limits
from wijkscan.sources.odata import ODataV3
from wijkscan.store import families, intake, packing
from wijkscan.store.families import Familie, Uitgave
from wijkscan.store.intake import Edition

OVER_ODATA = ("84799NED", "50090NED")


@contextmanager
def stand_in(shared: Path) -> Iterator[str]:
    """The address of a local service that speaks the protocol of CBS over the raw files."""
    sys.path.insert(0, str(shared))
    from cbs_standin.server import build, start

    folders = [
        shared / "data/tables/kwb",
        shared / "data/tables/rivm",
        shared / "data/odata-samples/v3",
    ]
    server = build(folders)
    start(server)
    try:
        yield f"http://{server.netloc}"
    finally:
        server.shutdown()
        server.server_close()


def over_odata(base: str, familie: Familie, uitgave: Uitgave, folder: Path) -> Edition:
    """One edition through sources and store, as a refresh does it."""
    source = ODataV3(base, Fetcher(Limits.of(Settings())))
    meta = source.metadata(uitgave.tabel)
    return intake.fetch(source, familie, uitgave, meta, {}, folder, date.today())


def build(shared: Path, target: Path, base: str) -> None:
    """Write every bundled edition of every family."""
    for familie in families.bundled().values():
        for uitgave in familie.uitgaven:
            if not uitgave.gebundeld:
                continue
            if uitgave.tabel in OVER_ODATA:
                with tempfile.TemporaryDirectory() as folder:
                    edition = over_odata(base, familie, uitgave, Path(folder))
            else:
                edition = readers.read(shared, familie, uitgave)
            edition = intake.bundled(edition, uitgave)
            done = packing.write(edition.draft, edition.sidecar, target, edition.gebieden)
            path = target / done.tabel / f"{done.uitgave}.parquet"
            print(
                f"{done.tabel} {done.uitgave}: {done.rijen} rijen, {len(done.kolommen)} kolommen, "
                f"{path.stat().st_size // 1024} kB"
            )


def main() -> None:
    """Build all bundled tables aside, then put them in place."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bron", type=Path, default=Path("../shared"))
    parser.add_argument("--uit", type=Path, default=Path("data/snapshot"))
    options = parser.parse_args()
    aside = options.uit.with_name(options.uit.name + ".nieuw")
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    with stand_in(options.bron.resolve()) as base:
        build(options.bron, aside, base)
    shutil.rmtree(options.uit, ignore_errors=True)
    aside.rename(options.uit)


if __name__ == "__main__":
    main()
