"""Make data/casusbank/*.wijkscan.json from the texts in tools/casussen; print what the coach says.

    python tools/build_casusbank.py

The figures are those of the bundle. What was seen and heard is invented, and each file says so.
In the texts `@naam` points at the record with that `sleutel`, and `cijfer` names an indicator.
"""

from __future__ import annotations

import hashlib
import sys
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from wijkscan import paths  # noqa: E402
from wijkscan.analysis.profile import Area  # noqa: E402
from wijkscan.scan import evidence  # noqa: E402
from wijkscan.scan.desk import Desk, open_desk  # noqa: E402
from wijkscan.scan.figures import Variant  # noqa: E402
from wijkscan.scan.importeren import bewaar  # noqa: E402
from wijkscan.scan.model import Wijkscan, records  # noqa: E402
from wijkscan.scan.privacy_scan import plaatsen  # noqa: E402
from wijkscan.scan.rules import check_scan  # noqa: E402

TEKSTEN = ROOT / "tools" / "casussen"
DOEL = ROOT / "data" / "casusbank"


def vaste_id(casus: str, sleutel: str) -> str:
    """The same id each time the example is made; ids of real records are random."""
    return hashlib.sha256(f"casus {casus}: {sleutel}".encode()).hexdigest()[:32]


class Casus:
    """One text file becoming a scan."""

    def __init__(self, naam: str, desk: Desk) -> None:
        self.naam = naam
        self.desk = desk
        self.tekst = tomllib.loads((TEKSTEN / f"{naam}.toml").read_text(encoding="utf-8"))
        self.area = desk.area(self.tekst["gebied"])
        self._vast = {self._id("scan")}

    def maak(self) -> Wijkscan:
        """The whole scan, with the same ids each time."""
        velden = self._ingevuld(self.tekst)
        velden |= {"id": self._id("scan"), "gebied": self._gebied()}
        velden["kijkcijfers"] = [self._kijkcijfer(v) for v in velden["kijkcijfers"]]
        velden["sterke_punten"] = [self._sterk(v) for v in velden["sterke_punten"]]
        for probleem in velden["problemen"]:
            probleem["s"] = [self._teken(v) for v in probleem["s"]]
            probleem["p_gebied"] = self._gebied()
        scan = Wijkscan.model_validate(velden)
        for nummer, record in enumerate(records(scan)):
            if record.id not in self._vast:
                record.id = self._id(f"record {nummer}")
        return scan

    def _id(self, sleutel: str) -> str:
        return vaste_id(self.naam, sleutel)

    def _ingevuld(self, deel: Any) -> Any:
        """Names become ids, and references to names as well."""
        if isinstance(deel, list):
            return [self._ingevuld(een) for een in deel]
        if isinstance(deel, str) and deel.startswith("@"):
            return self._id(deel[1:])
        if not isinstance(deel, dict):
            return deel
        velden = {key: self._ingevuld(een) for key, een in deel.items() if key != "sleutel"}
        if "sleutel" in deel:
            velden["id"] = self._id(deel["sleutel"])
            self._vast.add(velden["id"])
        return velden

    def _gebied(self) -> dict[str, Any]:
        area = self.area
        return {
            "codes": list(area.codes),
            "indeling": area.indeling,
            "naam": area.naam,
            "niveau": area.niveau.value,
            "gemeente": area.gemeente_naam,
        }

    def _figuur(self, velden: dict[str, Any]) -> tuple[Any, ...]:
        """The figure that the text asks for; the keys that ask for it are taken out."""
        indicator = self.desk.catalogue.indicatoren[velden.pop("cijfer")]
        area: Area = self.desk.area([velden.pop("gebied")]) if "gebied" in velden else self.area
        variant = Variant(indicator, velden.pop("leeftijd", None))
        jaar = velden.pop("jaar", None)
        figure = self.desk.figures.of_area(variant, area, jaar)
        if figure.value is None:
            raise SystemExit(f"{self.naam}: het cijfer {indicator.id} is er niet.")
        return figure, indicator, area.naam, jaar is None

    def _kijkcijfer(self, velden: dict[str, Any]) -> dict[str, Any]:
        return velden | {"cijfer": evidence.cijfer(*self._figuur(velden))}

    def _teken(self, velden: dict[str, Any]) -> dict[str, Any]:
        if "cijfer" not in velden:
            return velden
        teken = evidence.teken(*self._figuur(velden)).model_dump(exclude={"id", "auteur_rol"})
        return teken | velden

    def _sterk(self, velden: dict[str, Any]) -> dict[str, Any]:
        if "cijfer" not in velden:
            return velden
        sterk = evidence.sterk_punt(*self._figuur(velden)).model_dump(exclude={"id"})
        return sterk | velden


def main() -> None:
    """Write every example, and say what the coach and the privacy check make of it."""
    desk = open_desk(paths.data_dir(), None)
    DOEL.mkdir(parents=True, exist_ok=True)
    for pad in sorted(TEKSTEN.glob("*.toml")):
        scan = Casus(pad.stem, desk).maak()
        bewaar(scan, DOEL / f"{pad.stem}.wijkscan.json")
        print(f"{pad.stem}: {len(list(records(scan)))} records, privacy {len(plaatsen(scan))}")
        for notices in check_scan(scan, scan.gemaakt_op).values():
            for notice in notices:
                print(f"  {notice.rule} ({notice.severity}): {notice.message}")


if __name__ == "__main__":
    main()
