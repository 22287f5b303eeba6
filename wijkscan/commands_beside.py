"""The command that lays scans of groups beside each other."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from wijkscan import text
from wijkscan.errors import DamagedFile, UserError
from wijkscan.files import keep_apart, write_whole
from wijkscan.scan.model import Wijkscan

_CHECK_FIRST = "Kijk het na met wijkscan nakijken voordat je dit deelt."


def vergelijk(given: argparse.Namespace) -> int:
    """Lay scans beside each other and write that in each format that was asked for."""
    from wijkscan.report.naast.formats import einden_van, render_vorm
    from wijkscan.report.naast.model import Vergelijking
    from wijkscan.scan.sidebyside import side_by_side
    from wijkscan.scan.sidebyside_kennis import kennis

    targets = [Path(name) for name in given.uit]
    _can_end(targets, einden_van(given.vorm))
    keep_apart(targets, map(Path, given.scan))
    scans, refused = _opened(given.scan)
    beside = side_by_side(scans, kennis())
    for message in beside.meldingen:
        _tell(message)
    over = Vergelijking(beside, date.today(), geweigerd=tuple(refused))
    for target in targets:
        _tell(f"{target.suffix[1:].upper()} maken ...")
        write_whole(target, render_vorm(given.vorm, target.suffix.lower(), over))
        print(target.resolve())
    return 0


def _can_end(targets: Iterable[Path], endings: tuple[str, ...]) -> None:
    for target in targets:
        if target.suffix.lower() not in endings:
            raise UserError(
                f"wijkscan kan geen bestand maken dat eindigt op “{target.suffix or target.name}”.",
                f"Kies een naam die eindigt op {text.listing(endings, 'of')}.",
            )


def _opened(named: Iterable[str]) -> tuple[list[Wijkscan], list[tuple[str, str]]]:
    """The scans that open, without names; one that does not open is named and left out.

    DamagedFile when fewer than two are left because of that.
    """
    from wijkscan.scan.importeren import lees_bestand
    from wijkscan.scan.privacy_scan import mag_delen
    from wijkscan.scan.toestemming import deelbaar

    scans: list[Wijkscan] = []
    refused: list[tuple[str, str]] = []
    for path in map(Path, named):
        try:
            scans.append(deelbaar(lees_bestand(path)))
        except DamagedFile as error:
            refused.append((path.name, str(error)))
            _tell(f"{path.name} doet niet mee. {error}")
        else:
            if not mag_delen(scans[-1]):
                _tell(f"In {path.name} staat misschien iets over één persoon. {_CHECK_FIRST}")
    if refused and len(scans) < 2:
        raise DamagedFile(
            "Er zijn te weinig scans die open kunnen.", "Leg minstens twee goede scans neer."
        )
    return scans, refused


def _tell(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)
