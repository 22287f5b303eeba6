"""Time of the coach: all rules for a scan with 20 problems, and opening the largest allowed scan.

    python -m benchmarks.bench_rules

Asked: 20 problems under 20 ms, opening under 300 ms. Times are of the processor, medians.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from functools import partial
from statistics import median
from typing import Any

from wijkscan.scan.importeren import MAX_BYTES, lees, schrijf
from wijkscan.scan.model import Wijkscan
from wijkscan.scan.rules import check_scan

TEKEN = {
    "soort": "C2",
    "tekst": "Sterk eenzaam, 65+: 22 van de 100; Nederland 10, geschat, bij de hoogste 10%",
    "bron": "RIVM, GGD'en en CBS, tabel 50090NED",
    "jaar": 2020,
    "niveau": "wijk",
    "cijfer": {"waarde": 22.0, "jaar": 2020, "tabel": "50090NED", "nieuwste_bewaard": True,
               "vergelijkingen": [{"waarde": 10.4}]},
}  # fmt: skip
GEZIEN = {
    "soort": "O",
    "tekst": "Tien van de twaalf bankjes op de route naar het winkelcentrum zijn stuk of weg",
    "datum": "2026-10-12",
    "plaats": "route naar de markt",
}
GEHOORD = {
    "soort": "G",
    "tekst": "Bewoners in de hal van de flat zeggen: lopen is hier geen plezier",
    "datum": "2026-10-12",
    "personen": 8,
}
OORZAAK = {
    "tekst": "De stoepen en de bankjes op de route nodigen niet uit om te lopen",
    "determinant": ["E7"],
    "beinvloedbaar": "ja",
    "door_wie": ["gemeente"],
    "steun": "bewoners",
}
PROBLEEM = {
    "soort": "actueel",
    "p_wat": "Ouderen die alleen wonen, komen weinig buiten en missen contact",
    "p_groep": "alleenwonende 65-plussers",
    "p_gebied": "WK059910",
    "p_gevolg": "Zij zien hun buren weinig en worden minder sterk",
    "e": [OORZAAK, OORZAAK, OORZAAK],
    "s": [TEKEN, TEKEN, GEZIEN, GEHOORD],
    "sterk": ["wandelclub van moskee en kerk samen", "de conciërge kent iedereen"],
    "tegen": "Het aantal mantelzorgers is ongeveer gelijk aan Nederland",
    "zekerheid": {"niveau": "midden", "waarom": "Het cijfer is geschat"},
}


def _scan(aantal: int, **anders: Any) -> Wijkscan:
    problemen = json.loads(json.dumps([{**PROBLEEM, **anders}] * aantal))
    for nummer, probleem in enumerate(problemen):
        probleem["p_gevolg"] += f" ({nummer})"  # no text twice, so that nothing can be remembered
    return Wijkscan.model_validate({"problemen": problemen, "gebied": "WK059910"})


def _ms(doe: Callable[..., object], keer: int) -> float:
    tijden = []
    for _ in range(keer):
        start = time.process_time()
        doe()
        tijden.append(1000 * (time.process_time() - start))
    return median(tijden)


def grootste() -> bytes:
    """200 problems, filled with text until the file is almost 10 MB."""
    leeg = len(schrijf(_scan(200)))
    vulling = "Mensen komen weinig buiten. " * ((MAX_BYTES - leeg) // 200 // 28 // 5 - 1)
    scan = _scan(200)
    for probleem in scan.problemen:
        for veld in ("nanda", "status_reden", "tegen"):
            setattr(probleem, veld, vulling[:9_999])
        for deel in (probleem.e[0], probleem.s[0]):
            deel.tekst = vulling[:9_999]
    return schrijf(scan)


def main() -> None:
    """Print the figures."""
    nieuwe = [_scan(20, nanda=f"{n}") for n in range(25)]  # never seen before
    eerste = median(_ms(partial(check_scan, scan), 1) for scan in nieuwe)
    print(f"alle regels, 20 problemen:       {eerste:6.1f} ms (gevraagd: 20)")
    twintig = _scan(20)
    weer = _ms(lambda: check_scan(twintig), 25)
    print(f"nog een keer, niets veranderd:   {weer:6.1f} ms")
    inhoud = schrijf(twintig)
    print(f"openen, {len(inhoud) / 1e6:5.2f} MB:          {_ms(lambda: lees(inhoud), 5):6.1f} ms")
    inhoud = grootste()
    groot = _ms(lambda: lees(inhoud), 5)
    print(f"openen, {len(inhoud) / 1e6:5.2f} MB, 200 prob.:    {groot:6.1f} ms (gevraagd: 300)")


if __name__ == "__main__":
    main()
