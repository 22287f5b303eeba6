"""Commands about what a group wrote: read a scan again with the coach, keep, restore and move."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wijkscan import paths, settings, text
from wijkscan.errors import UserError
from wijkscan.files import keep_apart, spare, write_whole
from wijkscan.scan.model import Wijkscan
from wijkscan.scan.rules_basis import Notice

if TYPE_CHECKING:
    from wijkscan.scan.desk import Desk


def rapport(given: argparse.Namespace) -> int:
    """Make a report of a scan in one form, in each format that was asked for."""
    from wijkscan.report import forms

    targets = [Path(name) for name in given.uit]
    wanted = [(target, _form(forms, given.vorm, target)) for target in targets]
    keep_apart(targets, [Path(given.scan)])
    spare(target for target, form in wanted if form.key == "scan")
    scan, day = _read(Path(given.scan)), _day(given.datum)
    forms.may_be_shared(scan)
    desk = _desk()
    for target, form in wanted:
        _say(f"{form.naam} maken ({target.suffix[1:].upper()}) ...")
        made = forms.make_scan(
            scan, form.key, target.suffix.lower(), desk, day,
            embed=not given.zonder_scan, namen=given.met_namen, aan=given.aan,
        )  # fmt: skip
        write_whole(target, made.content)
        print(target.resolve())
        for remark in made.remarks:
            _say(f"Let op: {remark}")
    return 0


def _form(forms: Any, asked: str, target: Path) -> Any:
    """The form that was asked for, or the one that belongs to the ending."""
    ending = target.suffix.lower()
    return forms.form_named(asked or forms.default_form(ending), ending)


def _read(path: Path) -> Wijkscan:
    from wijkscan.scan.importeren import lees_bestand

    return lees_bestand(path)


def _day(given: str | None) -> date:
    try:
        return date.fromisoformat(given) if given else date.today()
    except ValueError:
        raise UserError(
            f"“{given}” is geen datum.", "Schrijf jaar, maand en dag, zoals 2026-11-23."
        ) from None


def _desk() -> Desk:
    from wijkscan.scan.desk import open_desk

    return open_desk(paths.data_dir(), settings.load().home)


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def nakijken(given: argparse.Namespace) -> int:
    """Read a scan and print its sentences, what the coach says and what privacy asks for."""
    print("\n".join(_checked(_read(Path(given.scan)))))
    return 0


def _checked(scan: Wijkscan) -> Iterator[str]:
    from wijkscan.scan.privacy_scan import plaatsen
    from wijkscan.scan.rules import check_scan, mag_vaststellen
    from wijkscan.scan.sentences import gewone_zin, vakzin

    notices = check_scan(scan)
    yield f"{scan.titel or 'Wijkscan zonder titel'}"
    yield (
        f"{text.plural(len(scan.observaties), 'observatie', 'observaties')}, "
        f"{text.plural(len(scan.problemen), 'probleem', 'problemen')}, "
        f"{text.plural(len(scan.sterke_punten), 'sterk punt', 'sterke punten')}, "
        f"{text.plural(len(scan.acties), 'actie', 'acties')}"
    )
    for number, problem in enumerate(scan.problemen, 1):
        ready = "kan vastgesteld worden" if mag_vaststellen(problem, scan) else "nog niet klaar"
        yield ""
        yield f"PROBLEEM {number} ({ready})"
        yield gewone_zin(problem, scan)
        yield vakzin(problem, scan)
        yield from _notices(notices.get(problem.id, []))
    yield from _notices(notices.get(scan.id, []))
    places = plaatsen(scan)
    yield ""
    yield "Privacy: niets gevonden." if not places else f"Privacy: kijk naar {len(places)} plekken."
    for place in places:
        yield f"  {place.veld}: {place.vondst.message}"


def _notices(notices: Iterable[Notice]) -> Iterator[str]:
    for notice in notices:
        said = f" Antwoord van de groep: {notice.reden}" if notice.reden else ""
        yield f"  {notice.rule} {notice.severity}: {notice.message}{said}"


def bewaar(given: argparse.Namespace) -> int:
    """Keep everything that groups wrote in one file, also while they are writing."""
    from wijkscan.workspace import backup
    from wijkscan.workspace.database import Database, database_url

    database = Database(database_url(settings.load()))
    try:
        print(backup.bewaar(database, Path(given.map)))
    finally:
        database.close()
    return 0


def herstel(given: argparse.Namespace) -> int:
    """Put a kept file back."""
    from wijkscan.workspace import backup
    from wijkscan.workspace.database import database_url

    address = database_url(settings.load())
    manifest = backup.herstel(address, Path(given.bestand), replace=given.vervang)
    rows = text.plural(sum(manifest.counts.values()), "regel", "regels")
    print(f"Hersteld: {rows}, bewaard op {manifest.made_at}.")
    return 0


def verhuis(given: argparse.Namespace) -> int:
    """Move everything to another database, such as PostgreSQL."""
    from wijkscan.workspace.database import database_url
    from wijkscan.workspace.moving import verhuis as move

    moved = move(database_url(settings.load()), given.adres, tell=_say)
    print(f"Verhuisd: {text.plural(sum(moved.values()), 'regel', 'regels')}.")
    print("Zet WIJKSCAN_DATABASE_URL voortaan op het nieuwe adres.")
    return 0
