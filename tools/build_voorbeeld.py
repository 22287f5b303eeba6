"""Make docs/voorbeelden/hillesluis.wijkscan.json through the Python API; print what the coach says.

    python tools/build_voorbeeld.py

The figures are those of the bundle. What was seen and heard in the street is invented.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tools")]

from voorbeeld_hillesluis import DAG, VASTE_NAMEN, Cijfers, inhoud, vaste_id  # noqa: E402

from wijkscan import paths  # noqa: E402
from wijkscan.scan.desk import open_desk  # noqa: E402
from wijkscan.scan.importeren import bewaar, lees_bestand  # noqa: E402
from wijkscan.scan.model import Gebied, Wijkscan, records  # noqa: E402
from wijkscan.scan.priorities import spreiding, zekerheid_voorstel  # noqa: E402
from wijkscan.scan.privacy_scan import plaatsen  # noqa: E402
from wijkscan.scan.rules import check_scan, mag_vaststellen  # noqa: E402
from wijkscan.scan.sentences import gewone_zin, vakzin  # noqa: E402

DOEL = ROOT / "docs" / "voorbeelden" / "hillesluis.wijkscan.json"


def maak() -> Wijkscan:
    """The whole example."""
    desk = open_desk(paths.data_dir(), None)
    area = desk.area(["BU05991082"])
    gebied = Gebied.model_validate(
        {
            "codes": ["BU05991082"],
            "indeling": area.indeling,
            "naam": "Hillesluis",
            "niveau": "buurt",
            "gemeente": "Rotterdam",
        }
    )
    cijfers = Cijfers(desk, desk.profile(area))
    return _vaste_ids(Wijkscan.model_validate(inhoud(cijfers, gebied)))


def _vaste_ids(scan: Wijkscan) -> Wijkscan:
    """Ids that were drawn at random become fixed ones, so that the file is the same each time."""
    vast = {vaste_id(naam) for naam in VASTE_NAMEN}
    for nummer, record in enumerate(records(scan)):
        if record.id not in vast:
            record.id = vaste_id(f"record {nummer}")
    return scan


def main() -> None:
    """Write the file, read it again, and print what there is to see."""
    scan = maak()
    DOEL.parent.mkdir(parents=True, exist_ok=True)
    bewaar(scan, DOEL)
    terug = lees_bestand(DOEL)
    print(f"{DOEL.relative_to(ROOT)}: bewaard, weer geopend, gelijk: {terug == scan}")
    notices = check_scan(terug, DAG)
    for probleem in terug.problemen:
        print(f"\n{gewone_zin(probleem, terug)}\n{vakzin(probleem, terug)}")
        print(f"hoe zeker, voorstel: {zekerheid_voorstel(probleem)}")
        print(f"mag worden vastgesteld: {mag_vaststellen(probleem, terug, DAG)}")
        for notice in notices[probleem.id]:
            print(f"  {notice.rule} ({notice.severity}): {notice.message}")
    for prioriteit in terug.prioriteiten:
        print([(s.vraag, s.stemmen) for s in spreiding(prioriteit)])
    print(f"vondsten van de privacycontrole: {len(plaatsen(terug))}")


if __name__ == "__main__":
    main()
