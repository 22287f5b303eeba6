"""Fuzz the import of a scan for a while (H9): whatever comes, a scan or a Dutch refusal.

    python -m benchmarks.soak_import [MINUTEN]

Takes good files (a scan and a report with the scan in it), damages bytes, moves and swaps parts
of the document, and puts hostile texts in it. What is still read must pass the coach, the
sentences and the privacy check, and come back the same. Exit status 1 at the first surprise; the
file that caused it is kept beside.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from wijkscan.errors import DamagedFile
from wijkscan.scan.importeren import insluiten, lees, schrijf
from wijkscan.scan.language import hints
from wijkscan.scan.privacy_scan import plaatsen, strip_names
from wijkscan.scan.rules import check_scan
from wijkscan.scan.sentences import gewone_zin, vakzin

GOOD = Path(__file__).resolve().parents[1] / "docs" / "voorbeelden" / "hillesluis.wijkscan.json"
KEPT = Path("soak_import_fout.bin")
TEXTS = (
    "<script>alert(1)</script>", "</script>", "]]>", "{{7*7}}", "${7*7}", "javascript:1",
    "\u202e", "\U0001f475", "=1+1", "\x0b", "\ufeff", "'" * 50, "a" * 10_000, "mw. " * 2_000, "",
)  # fmt: skip
ODD: tuple[Any, ...] = (
    None, True, False, 0, -1, 2**53, 1e308, -0.0, "", [], {}, [[]], {"id": "x"}, "2026-13-40",
    *TEXTS,
)  # fmt: skip


def _places(part: Any, found: list[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
    """Every (container, key) in the document."""
    pairs = part.items() if isinstance(part, dict) else enumerate(part)
    for key, inner in list(pairs):
        found.append((part, key))
        if isinstance(inner, (dict, list)):
            _places(inner, found)
    return found


def _bent(chance: random.Random, content: bytes) -> bytes:
    """The document with one to five parts replaced, swapped, doubled or taken away."""
    document = json.loads(content)
    for _ in range(chance.randint(1, 5)):
        places = _places(document, [])
        container, key = chance.choice(places)
        match chance.randrange(4):
            case 0:
                container[key] = chance.choice(ODD)
            case 1:
                other, name = chance.choice(places)
                container[key] = json.loads(json.dumps(other[name]))
            case 2 if isinstance(container, list):
                container.append(json.loads(json.dumps(container[key])))
            case _:
                del container[key]
    return json.dumps(document, ensure_ascii=chance.random() < 0.5).encode("utf-8", "replace")


def _broken(chance: random.Random, content: bytes) -> bytes:
    """The bytes with a piece flipped, cut, doubled or filled with anything."""
    made = bytearray(content)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(made))
        end = min(len(made), at + chance.choice((1, 1, 2, 16, 500)))
        match chance.randrange(4):
            case 0:
                made[at:end] = chance.randbytes(end - at)
            case 1:
                del made[at:end]
            case 2:
                made[at:at] = made[at:end]
            case _:
                made[at:end] = chance.choice(
                    (b"{", b"[", b'"', b"\\u0000", b"1e999", b"\xff", b"<")
                )
        if not made:
            break
    return bytes(made)


def _survives(content: bytes) -> bool:
    """Whether it was read (and everything worked on it); False when it was refused in Dutch."""
    try:
        scan = lees(content)
    except DamagedFile as refusal:
        if not (refusal.message.endswith(".") and refusal.hint):
            raise ValueError("a refusal without a sentence or a hint") from refusal
        return False
    check_scan(scan)
    for problem in scan.problemen:
        hints(gewone_zin(problem, scan) + vakzin(problem, scan), "p_wat")
    plaatsen(scan)
    strip_names(scan)
    if lees(schrijf(scan)) != scan:
        raise ValueError("read, written and read again it is another scan")
    return True


def main() -> int:
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    chance = random.Random(20261123)
    good = GOOD.read_bytes()
    html = f"<!doctype html><html><body>{insluiten(lees(good))}</body></html>".encode()
    seen: Counter[bool] = Counter()
    slowest, until = 0.0, time.monotonic() + 60 * minutes
    while time.monotonic() < until:
        bend = chance.random() < 0.6
        content = _bent(chance, good) if bend else _broken(chance, chance.choice((good, html)))
        start = time.process_time()
        try:
            seen[_survives(content)] += 1
        except Exception as error:
            KEPT.write_bytes(content)
            print(f"FOUT: {type(error).__name__}: {error}; het bestand staat in {KEPT}")
            return 1
        slowest = max(slowest, time.process_time() - start)
    print(
        f"{sum(seen.values())} bestanden in {minutes:.0f} minuten: {seen[True]} gelezen en heel, "
        f"{seen[False]} geweigerd in het Nederlands, 0 onverwacht; "
        f"langzaamste {1000 * slowest:.0f} ms"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
