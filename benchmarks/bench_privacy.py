"""Recall and precision of the privacy finders per kind, and their time.

    python -m benchmarks.bench_privacy [--fouten]

The set is made up (tests/privacyset). `afstemmen` was looked at while the finders were made; the
others were not, and `apart3` is by somebody who had not read the finders. A find counts when it
overlaps a marked place of the same kind. `--fouten` lists what went wrong in `afstemmen` only.
Times are of the processor.
"""

from __future__ import annotations

import re
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from wijkscan.scan.privacy import find, is_hint

SET = Path(__file__).resolve().parent.parent / "tests" / "privacyset"
DELEN = ("afstemmen", "apart", "apart2", "apart3")
GEVRAAGD = {
    "bsn": (100, 95),
    "adres": (98, 95),
    "geboortedatum": (95, 85),
    "telefoon": (98, 95),
    "e-mail": (98, 95),
    "iban": (98, 95),
    "nummer": (98, 95),
    "kenteken": (98, 95),
    "naam": (85, 75),
}
_MERK = re.compile(r"\[\[([^|\]]+)\|([^\]]+)\]\]")
VIJANDIG = {
    "a": "a" * 100_000,
    "1 ": "1 " * 50_000,
    "(": "(" * 100_000,
    "06 ": "06 " * 33_333,
    "A.": "A." * 50_000,
    "@": "@" * 100_000,
    "a@a.": "a@a." * 25_000,
    "mw. ": "mw. " * 25_000,
    "van ": "van " * 25_000,
    "Jan ": "Jan " * 25_000,
    "123456782 ": "123456782 " * 10_000,
    "1234 AB ": "1234 AB " * 12_500,
    "1-1-50 ": "1-1-50 " * 14_286,
    "straat1": "straat1" * 14_286,
    "A-A-": "A-A-" * 25_000,
}


@dataclass
class Score:
    """Counts for one part of the set."""

    goed: Counter[str] = field(default_factory=Counter)
    gemist: Counter[str] = field(default_factory=Counter)
    vals: Counter[str] = field(default_factory=Counter)
    fouten: list[str] = field(default_factory=list)

    def recall(self, kind: str) -> float:
        return 100 * self.goed[kind] / max(1, self.goed[kind] + self.gemist[kind])

    def precisie(self, kind: str) -> float:
        return 100 * self.goed[kind] / max(1, self.goed[kind] + self.vals[kind])


def lees(naam: str) -> list[tuple[str, list[tuple[int, int, str]]]]:
    """Sentences without their marks, and the places that were marked."""
    regels = (SET / f"{naam}.tsv").read_text(encoding="utf-8").splitlines()
    return [_ontmerk(regel) for regel in regels if regel and not regel.startswith("#")]


def _ontmerk(regel: str) -> tuple[str, list[tuple[int, int, str]]]:
    zin, plaatsen, vanaf = "", [], 0
    for m in _MERK.finditer(regel):
        zin += regel[vanaf : m.start()]
        plaatsen.append((len(zin), len(zin) + len(m.group(2)), m.group(1)))
        zin += m.group(2)
        vanaf = m.end()
    return zin + regel[vanaf:], plaatsen


def meet(naam: str) -> Score:
    """Score of one part of the set."""
    score = Score()
    for zin, plaatsen in lees(naam):
        vondsten = [f for f in find(zin) if not is_hint(f)]
        for start, end, kind in plaatsen:
            raak = any(f.kind == kind and f.start < end and start < f.end for f in vondsten)
            (score.goed if raak else score.gemist)[kind] += 1
            if not raak:
                score.fouten.append(f"gemist {kind}: {zin}")
        for f in vondsten:
            if not any(f.kind == k and f.start < e and s < f.end for s, e, k in plaatsen):
                score.vals[f.kind] += 1
                score.fouten.append(f"vals {f.kind} ({zin[f.start : f.end]}): {zin}")
    return score


def _tijd(tekst: str) -> float:
    start = time.process_time()
    find(tekst)
    return 1000 * (time.process_time() - start)


def main() -> None:
    """Print the table."""
    scores = {naam: meet(naam) for naam in DELEN}
    koppen = "".join(f"{naam:>22}" for naam in scores)
    print(f"{'soort':15}{'gevraagd':>12}{koppen}   (recall / precisie)")
    for kind, (recall, precisie) in GEVRAAGD.items():
        delen = [
            f"{s.recall(kind):5.1f}/{s.precisie(kind):5.1f} n={n:3}"
            if (n := s.goed[kind] + s.gemist[kind])
            else "-"
            for s in scores.values()
        ]
        print(f"{kind:15}{f'{recall}/{precisie}':>12}" + "".join(f"{d:>22}" for d in delen))
    if "--fouten" in sys.argv:
        print(*scores["afstemmen"].fouten, sep="\n")
    zinnen = " ".join(zin for naam in scores for zin, _ in lees(naam))
    gewoon = (zinnen * 8)[:100_000]
    print(f"\n100.000 tekens gewone tekst: {min(_tijd(gewoon) for _ in range(3)):.0f} ms")
    print(f" 10.000 tekens gewone tekst: {min(_tijd(gewoon[:10_000]) for _ in range(3)):.1f} ms")
    for naam, tekst in VIJANDIG.items():
        heel, half = _tijd(tekst), _tijd(tekst[: len(tekst) // 2])
        print(f"{len(tekst):7} tekens {naam!r:14}: {heel:6.0f} ms, de helft {half:6.0f} ms")


if __name__ == "__main__":
    main()
