"""What each command of the command line does: ask, print, and give back the exit code."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wijkscan import paths, settings, text
from wijkscan.analysis.profile import Area
from wijkscan.errors import UserError
from wijkscan.files import spare, write_whole
from wijkscan.report.formats import ENDINGS, render
from wijkscan.scan.desk import Desk, open_desk

if TYPE_CHECKING:
    from wijkscan.store.figures import Store
    from wijkscan.store.newer import Nieuws


def run(given: argparse.Namespace) -> int:
    """Run the command that was asked for; gives its exit code."""
    commands: dict[str, Callable[[argparse.Namespace], int]] = {
        "zoek": zoek,
        "profiel": profiel,
        "onderbouwing": onderbouwing,
        "telling": telling,
        "maak": maak,
        "reeks": reeks,
        "rapport": _of_scan,
        "nakijken": _of_scan,
        "vergelijk": _beside,
        "bewaar": _of_scan,
        "herstel": _of_scan,
        "verhuis": _of_scan,
        "eigen": _own,
        "bijwerken": bijwerken,
        "bronnen": bronnen,
        "controleer": controleer,
        "app": app,
    }
    return commands[given.command](given)


def _of_scan(given: argparse.Namespace) -> int:
    """Commands about what a group wrote stand apart: most need no figures."""
    from wijkscan import commands_scan

    command: Callable[[argparse.Namespace], int] = getattr(commands_scan, given.command)
    return command(given)


def _beside(given: argparse.Namespace) -> int:
    from wijkscan.commands_beside import vergelijk

    return vergelijk(given)


def _own(given: argparse.Namespace) -> int:
    """Own figures need no tables either."""
    from wijkscan.commands_own import eigen

    return eigen(given)


def _desk() -> Desk:
    return open_desk(paths.data_dir(), settings.load().home)


def _say(sentence: str) -> None:
    """Progress goes to stderr, so that stdout stays clean for the result."""
    print(sentence, file=sys.stderr, flush=True)


def _say_combined(area: Area) -> None:
    """What was left out or taken apart when areas were put together."""
    for message in area.meldingen:
        _say(message)


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
    for area in areas:
        _say_combined(area)
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
    spare(target for target in targets if target.name.lower().endswith(".wijkscan.json"))
    desk = _desk()
    area = desk.area(given.gebied, naam=given.naam)
    _say_combined(area)
    _say(f"Cijfers lezen voor {area.naam} ...")
    profile = desk.profile(area, focus=given.thema)
    for target in targets:
        _say(f"{target.suffix[1:].upper()} maken ...")
        write_whole(target, render(target.suffix.lower(), desk, profile, date.today()))
        print(target.resolve())
    return 0


def _check_endings(targets: Iterable[Path]) -> None:
    for target in targets:
        if target.suffix.lower() not in ENDINGS:
            raise UserError(
                f"wijkscan kan geen bestand maken dat eindigt op “{target.suffix or target.name}”.",
                f"Kies een naam die eindigt op {text.listing(ENDINGS, 'of')}.",
            )


def reeks(given: argparse.Namespace) -> int:
    """Make a report of every wijk or buurt; 1 when some could not be made."""
    from wijkscan.report import reeks as series

    ending = "." + given.soort.lower().lstrip(".")
    _check_endings([Path(f"verslag{ending}")])
    if given.processen < 0:
        raise UserError("Het aantal processen is minstens 1.", "Laat --processen weg voor alle.")
    desk = _desk()
    desk.focus(given.thema)
    found = series.areas(desk, given.gebied, given.buurten)
    job = series.Job(
        Path(given.uit), ending, date.today(), paths.data_dir(), settings.load().home, given.thema
    )
    _say(f"{text.plural(len(found), 'verslag', 'verslagen')} naar {given.uit} ...")
    if given.dask:
        from wijkscan.report.cluster import cluster

        with cluster(given.dask) as (workers, count):
            outcome = series.reeks(found, job, count, _Steps(), given.opnieuw, workers)
    else:
        outcome = series.reeks(found, job, given.processen, _Steps(), given.opnieuw)
    print("\n".join(_series_lines(outcome)))
    return 1 if outcome.failed else 0


class _Steps:
    """Says how far a series is, once for every whole percent."""

    def __init__(self) -> None:
        self._said = -1

    def __call__(self, done: int, total: int, naam: str) -> None:
        share = 100 * done // total
        if share > self._said:
            self._said = share
            _say(f"{share:>3}%  {text.number(done)} van {text.number(total)}  {naam}")


def _series_lines(outcome: Any) -> Iterable[str]:
    yield f"Gemaakt: {text.number(len(outcome.made))}."
    if outcome.skipped:
        yield f"Was er al: {text.number(len(outcome.skipped))}."
    if outcome.failed:
        yield f"Niet gelukt: {text.number(len(outcome.failed))}."
        yield from (f"  {gebied.code} {gebied.naam}: {why}" for gebied, why in outcome.failed)
        yield "Start de reeks opnieuw: wat er al is, slaat hij over."


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
    if given.grenzen:
        return _borders(chosen, toch=given.toch, opnieuw=True)
    report = refresh.bijwerken(
        chosen, given.tabel, toch=given.toch, opnieuw=given.opnieuw, voortgang=_progress
    )
    print("\n".join(refresh_lines(report)))
    if not given.tabel and report.bezig_sinds is None:
        try:
            _borders(chosen, toch=given.toch, opnieuw=given.opnieuw)
        except UserError as error:
            print(error)  # the tables are in force; the borders are not worth failing for
    return report.exit_code


def _borders(chosen: settings.Settings, toch: bool, opnieuw: bool) -> int:
    """Fetch the borders that we lack, or all of them; the tables never fail because of it."""
    from wijkscan.store.geo_refresh import bijwerken_grenzen

    report = bijwerken_grenzen(chosen, toch=toch, opnieuw=opnieuw, voortgang=_progress)
    print("\n".join(report.regels))
    return report.exit_code


def _progress(sentence: str, share: float) -> None:
    _say(f"{text.number(100 * share):>3}%  {sentence}")


def bronnen(given: argparse.Namespace) -> int:
    """List the tables with where they come from."""
    from wijkscan.commands_own import own_sources
    from wijkscan.report.plain import news_lines, source_lines, source_objects

    desk = _desk()
    store, (own_lines, own_objects) = desk.store, own_sources()
    nieuws = _news(store, given.nieuwer)
    if given.json:
        _print_json([*source_objects(store, nieuws), *own_objects])
    else:
        changes = desk.regions.wijzigingen_in_zinnen()
        tables, news = source_lines(store, nieuws, date.today()), news_lines(store, nieuws)
        print("\n".join([*tables, *own_lines, *changes, "", *news]))
    return 4 if nieuws.stil else 0


def _news(store: Store, ask: bool) -> Nieuws:
    """What is newer at the sources, as remembered or (asked for) as they say now."""
    from wijkscan.store import newer

    chosen = settings.load()
    if not ask:
        return newer.bewaard(chosen.home, store)
    _say("Vragen aan CBS en RIVM of er iets nieuwers is ...")
    return newer.vraag(chosen, store, date.today())


def controleer(given: argparse.Namespace) -> int:
    """Check every file with figures, bundled or refreshed, against its checksum."""
    from itertools import chain

    from wijkscan.report.plain import check_lines
    from wijkscan.store.checks import check_bundle, check_refreshed

    bundle, refreshed = check_bundle(paths.data_dir()), check_refreshed(settings.load().home)
    lines, damaged = check_lines(chain(bundle, refreshed))
    print("\n".join(lines))
    return 5 if damaged else 0


def app(given: argparse.Namespace) -> int:
    """Start the app; it runs until it is stopped."""
    from wijkscan.app.start import run as start

    start(given.poort, given.lan)
    return 0
