"""Own figures on the command line: look before it is kept, keep, list, remove and put back."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from wijkscan import paths, settings, text
from wijkscan.errors import DamagedFile, UserError
from wijkscan.files import write_whole
from wijkscan.store import eigen_bewaar
from wijkscan.store.eigen_invoer import Voorbeeld
from wijkscan.store.eigen_tabel import MAX_BYTES, schoon

_REGELS = 12
NIET_BEWAARD = 2


def eigen(given: argparse.Namespace) -> int:
    """One of the things that can be done with own figures."""
    home = settings.load().home
    if given.lijst:
        return _lijst(home)
    if given.verwijder:
        weg = eigen_bewaar.verwijder(home, given.verwijder)
        print(f"{weg.naam} is weggehaald. Binnen 30 dagen terug: wijkscan eigen --terug {weg.naam}")
        return 0
    if given.terug:
        print(f"{eigen_bewaar.zet_terug(home, given.terug).naam} staat weer bij de eigen cijfers.")
        return 0
    if given.voorbeeld:
        return _sjabloon(Path(given.voorbeeld))
    if not given.bestand:
        raise UserError("Er is geen bestand genoemd.", "Bijvoorbeeld: wijkscan eigen cijfers.csv")
    return _inlezen(given, home)


def _inlezen(given: argparse.Namespace, home: Path) -> int:
    from wijkscan.scan.eigen import keuring
    from wijkscan.store.eigen_invoer import voorbeeld
    from wijkscan.store.regions import Regions

    pad = Path(given.bestand)
    bekend = [cijfer.sleutel for cijfer in eigen_bewaar.lijst(home).cijfers]
    regions = Regions.load(paths.data_dir(), settings.load().home)
    gezien = voorbeeld(_bytes(pad), regions, _kolommen(given.kolom), keuring, bekend)
    print("\n".join(_voorbeeld_regels(gezien)))
    if not gezien.cijfers:
        raise UserError("Er is niets om te bewaren.", "Verbeter de rijen en probeer het nog eens.")
    if not given.ja and not _akkoord(len(gezien.cijfers)):
        print("Er is niets bewaard.")
        return NIET_BEWAARD
    kept = eigen_bewaar.bewaar(home, gezien.cijfers, pad.name, datetime.now())
    print(f"Bewaard als {kept.naam}: {text.plural(len(kept.cijfers), 'cijfer', 'cijfers')}.")
    return 0


def _bytes(pad: Path) -> bytes:
    try:
        with pad.open("rb") as bestand:
            return bestand.read(MAX_BYTES + 1)
    except OSError as error:
        raise DamagedFile(
            f"Het bestand {schoon(pad.name)[:80]} kan niet worden gelezen.", "Staat het er nog?"
        ) from error


def _kolommen(gegeven: list[str]) -> dict[str, str]:
    """ "teller=Aantal 65+" -> {"teller": "Aantal 65+"}."""
    paren = [deel.partition("=") for deel in gegeven]
    if any(not is_ or not kop.strip() for _, is_, kop in paren):
        raise UserError("Een kolom kies je als VELD=KOLOM.", "Bijvoorbeeld: --kolom teller=Aantal")
    return {veld.strip(): kop.strip() for veld, _, kop in paren}


def _voorbeeld_regels(gezien: Voorbeeld) -> Iterator[str]:
    from wijkscan.analysis.eigen import own_figure
    from wijkscan.scan.eigen import groep, herkomst, waarde

    goed = text.plural(len(gezien.cijfers), "cijfer is begrepen", "cijfers zijn begrepen")
    yield f"{goed}. {text.plural(gezien.rijen_geweigerd, 'rij doet', 'rijen doen')} niet mee."
    for cijfer in gezien.cijfers[:_REGELS]:
        about = f"{cijfer.gebied_naam}: {cijfer.naam} ({groep(cijfer)})"
        yield f"  {about}: {waarde(own_figure(cijfer))}"
        yield f"      {herkomst(cijfer)}"
    yield from _en_nog(len(gezien.cijfers))
    for bezwaar in gezien.bezwaren[: 2 * _REGELS]:
        yield f"  {bezwaar}"
    yield from _en_nog(len(gezien.bezwaren), 2 * _REGELS)
    if gezien.ongebruikt:
        yield f"Deze kolommen gebruiken we niet: {text.listing(gezien.ongebruikt)}."


def _en_nog(aantal: int, getoond: int = _REGELS) -> Iterator[str]:
    if aantal > getoond:
        yield f"  ... en nog {text.number(aantal - getoond)}"


def _akkoord(aantal: int) -> bool:
    """Ask; where nobody can answer, the answer is no."""
    if not sys.stdin.isatty():
        print("Zet --ja erachter om te bewaren.")
        return False
    vraag = f"{text.plural(aantal, 'cijfer', 'cijfers')} bewaren? (ja/nee) "
    return input(vraag).strip().casefold() in ("ja", "j")


def _lijst(home: Path) -> int:
    from wijkscan.report.plain_eigen import import_lines

    regels = import_lines(eigen_bewaar.lijst(home))
    print("\n".join(regels) if regels else "Er zijn nog geen eigen cijfers.")
    weg = [invoer.naam for invoer in eigen_bewaar.weggehaald(home).invoeren]
    if weg:
        print(f"Weggehaald, nog terug te zetten: {text.listing(weg)}.")
    return 0


def _sjabloon(pad: Path) -> int:
    from wijkscan.store.eigen_sjabloon import sjabloon

    if pad.exists():
        raise UserError(f"{pad} bestaat al.", "Kies een andere naam.")
    write_whole(pad, sjabloon())
    print(pad.resolve())
    return 0


def own_sources() -> tuple[list[str], list[dict[str, object]]]:
    """The imports as lines and as objects, to stand under the tables of `bronnen`."""
    from wijkscan.report.plain_eigen import import_lines, import_objects

    kept = eigen_bewaar.lijst(settings.load().home)
    lines = import_lines(kept)
    return ["EIGEN CIJFERS (eigen bron)", *lines] if lines else [], import_objects(kept)
