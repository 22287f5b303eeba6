"""What each command of the command line does: ask, print, and give back the exit code."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from wijkscan import paths, settings, text
from wijkscan.errors import UserError
from wijkscan.files import write_whole
from wijkscan.scan.desk import Desk, open_desk

ENDINGS = (".html", ".pdf", ".json")


def run(given: argparse.Namespace) -> int:
    """Run the command that was asked for; gives its exit code."""
    commands: dict[str, Callable[[argparse.Namespace], int]] = {
        "zoek": zoek,
        "profiel": profiel,
        "onderbouwing": onderbouwing,
        "telling": telling,
        "maak": maak,
        "nakijken": _of_scan,
        "bewaar": _of_scan,
        "herstel": _of_scan,
        "verhuis": _of_scan,
        "bijwerken": bijwerken,
        "bronnen": bronnen,
        "controleer": controleer,
        "app": app,
    }
    return commands[given.command](given)


def _of_scan(given: argparse.Namespace) -> int:
    """Commands about what a group wrote stand apart: they need no figures."""
    from wijkscan import commands_scan

    command: Callable[[argparse.Namespace], int] = getattr(commands_scan, given.command)
    return command(given)


def _desk() -> Desk:
    return open_desk(paths.data_dir(), settings.load().home)


def _say(sentence: str) -> None:
    """Progress goes to stderr, so that stdout stays clean for the result."""
    print(sentence, file=sys.stderr, flush=True)


def _print_json(content: object) -> None:
    json.dump(content, sys.stdout, ensure_ascii=False, indent=2, allow_nan=False)
    print()


def zoek(given: argparse.Namespace) -> int:
    """List the areas that answer to a text."""
    desk = _desk()
    query = " ".join(given.tekst)
    found = desk.regions.zoek(query, limit=given.aantal)
    if given.json:
        _print_json([_region(gebied) for gebied in found])
        return 0
    if not found:
        desk.regions.kies(query)  # raises, with suggestions
    for gebied in found:
        people = f"{text.number(gebied.inwoners):>12} inwoners" if gebied.inwoners else ""
        print(f"{gebied.code:<12}{gebied.voluit:<60}{people}".rstrip())
    return 0


def _region(gebied: Any) -> dict[str, object]:
    return {
        "code": gebied.code,
        "naam": gebied.naam,
        "niveau": str(gebied.niveau),
        "gemeente": gebied.gemeente_code,
        "gemeente_naam": gebied.gemeente_naam,
        "wijk": gebied.wijk_code,
        "indeling": gebied.indeling,
        "inwoners": gebied.inwoners,
    }


def profiel(given: argparse.Namespace) -> int:
    """Print every figure of one or more areas, or of a set taken together."""
    from wijkscan.report.plain import figure_objects, profile_text

    desk = _desk()
    areas = [desk.area(given.gebied)] if given.samen else [desk.area([g]) for g in given.gebied]
    profiles = [desk.profile(area, jaar=given.jaar, tegen=given.tegen) for area in areas]
    if given.json:
        _print_json(
            [row for p in profiles for row in figure_objects(p, desk.catalogue, given.tegen)]
        )
    else:
        for profile in profiles:
            print(profile_text(profile, desk.catalogue, given.tegen))
    return 0


def onderbouwing(given: argparse.Namespace) -> int:
    """Print the reasoning behind one verdict, a sentence a step."""
    desk = _desk()
    for sentence in desk.reasoning(
        desk.area([given.gebied]), given.indicator, given.leeftijd, given.jaar, given.tegen
    ):
        print(sentence)
    return 0


def telling(given: argparse.Namespace) -> int:
    """Set an own count beside the number that is expected at these ages."""
    from wijkscan.scan.ageing import own_count_sentences
    from wijkscan.scan.own_count import compare_own_count

    own, groep = compare_own_count(given.groep)
    print("\n".join(own_count_sentences(own, groep)))
    return 0


def maak(given: argparse.Namespace) -> int:
    """Make a wijkscan and write it in each format that was asked for."""
    targets = [Path(name) for name in given.uit]
    _check_endings(targets)
    desk = _desk()
    area = desk.area(given.gebied, naam=given.naam)
    _say(f"Cijfers lezen voor {area.naam} ...")
    profile = desk.profile(area, focus=given.thema)
    for target in targets:
        _say(f"{target.suffix[1:].upper()} maken ...")
        write_whole(target, _render(target.suffix.lower(), desk, profile))
        print(target.resolve())
    return 0


def _check_endings(targets: Iterable[Path]) -> None:
    for target in targets:
        if target.suffix.lower() not in ENDINGS:
            raise UserError(
                f"wijkscan kan geen bestand maken dat eindigt op “{target.suffix or target.name}”.",
                f"Kies een naam die eindigt op {text.listing(ENDINGS, 'of')}.",
            )


def _render(ending: str, desk: Desk, profile: Any) -> bytes:
    """One profile in one format. Renderers are imported here: each is slow to load."""
    if ending == ".json":
        from wijkscan.report.plain import profile_json

        return profile_json(profile, desk.catalogue).encode()
    from wijkscan.report.compose import make_report

    report = make_report(profile, desk, today=date.today(), live=ending == ".html")
    if ending == ".pdf":
        from wijkscan.report import pdf

        return pdf.render(report)
    from wijkscan.report import html

    return html.render(report).encode()


def bijwerken(given: argparse.Namespace) -> int:
    """Fetch the newest figures, or turn back to the ones before."""
    from wijkscan.report.plain import refresh_lines
    from wijkscan.store import refresh

    chosen = settings.load()
    if given.basis_url:
        base = given.basis_url.rstrip("/")
        chosen = replace(chosen, cbs_url=base, derden_url=base, pdok_url=base)
    if given.terug:
        print(refresh.terug(chosen))
        return 0
    report = refresh.bijwerken(
        chosen,
        given.tabel,
        toch=given.toch,
        opnieuw=given.opnieuw,
        voortgang=lambda sentence, share: _say(f"{text.number(100 * share):>3}%  {sentence}"),
    )
    print("\n".join(refresh_lines(report)))
    return report.exit_code


def bronnen(given: argparse.Namespace) -> int:
    """List the tables with where they come from."""
    from wijkscan.report.plain import source_lines, source_objects

    store = _desk().store
    if given.json:
        _print_json(source_objects(store))
    else:
        print("\n".join(source_lines(store, date.today())))
    return 0


def controleer(given: argparse.Namespace) -> int:
    """Check every bundled file against its checksum."""
    from wijkscan.report.plain import check_lines
    from wijkscan.store.checks import check_bundle

    lines, damaged = check_lines(check_bundle(paths.data_dir()))
    print("\n".join(lines))
    return 5 if damaged else 0


def app(given: argparse.Namespace) -> int:
    """Start the app; it runs until it is stopped."""
    from wijkscan.app.start import run as start

    start(given.poort, given.lan)
    return 0
