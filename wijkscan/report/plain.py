"""A profile without layout: JSON objects for other programs, and lines for a terminal."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any

from wijkscan import text
from wijkscan.analysis.profile import Profile
from wijkscan.analysis.values import Comparison, Figure, PeerPlace, Verdict
from wijkscan.report.plain_eigen import own_lines, own_object
from wijkscan.scan import scale
from wijkscan.scan.desk import against
from wijkscan.scan.figures import indicator_of
from wijkscan.scan.phrases import as_given, precise
from wijkscan.store.catalogue import Catalogue, Indicator, Methode
from wijkscan.store.checks import Checked
from wijkscan.store.figures import Store
from wijkscan.store.report import RefreshReport, Status, TableReport
from wijkscan.store.sidecar import Sidecar

if TYPE_CHECKING:
    from wijkscan.store.newer import Nieuws

_SOURCE_FIELDS = (
    *("familie", "producent", "tabel", "titel", "uitgave", "jaar", "indeling", "periode"),
    *("licentie", "bronvermelding", "herkomst", "opgehaald", "gewijzigd", "rijen", "sha256"),
)

_NAME = 46


def figure_objects(
    profile: Profile, catalogue: Catalogue, tegen: str = "NL"
) -> list[dict[str, Any]]:
    """One object per indicator and age group; the keys are those of architecture.md section 6.

    Own figures come after them, only when there are any, and carry `eigen`.
    """
    found = [
        figure_object(figure, indicator_of(catalogue, figure), tegen) for figure in profile.figures
    ]
    return [*found, *(own_object(own, found[0] if found else {}) for own in profile.eigen)]


def figure_object(figure: Figure, indicator: Indicator, tegen: str) -> dict[str, Any]:
    """One figure as a flat object; a missing value is null with its reason."""
    comparison = against(figure, tegen)
    origin = figure.origin
    return {
        "indicator": figure.indicator,
        "naam": indicator.naam,
        "thema": indicator.thema,
        "gebied": figure.gebied,
        "niveau": str(figure.niveau),
        "leeftijd": figure.leeftijd,
        "waarde": figure.value,
        "eenheid": figure.eenheid,
        "onder": figure.interval.lower if figure.interval else None,
        "boven": figure.interval.upper if figure.interval else None,
        "methode": figure.interval.method if figure.interval else None,
        "teller": figure.numerator,
        "noemer": figure.denominator,
        "bereik_delen": list(figure.range_of_parts) if figure.range_of_parts else None,
        "reden": figure.missing or (comparison.reason if comparison else None),
        **_comparison_fields(comparison),
        "positie": figure.position.tekst if figure.position else None,
        "aandeel_lager": _share_below(figure, indicator),
        "vergelijkbaar": _peer_fields(figure.peers),
        "jaar": origin.jaar if origin else None,
        "tabel": origin.tabel if origin else None,
        "kolom": origin.kolom.rpartition(".")[2] if origin else None,
        "uitgave": origin.uitgave if origin else None,
        "indeling": origin.indeling if origin else None,
        "producent": origin.producent if origin else None,
        "soort": str(indicator.soort),
    }


def _comparison_fields(comparison: Comparison | None) -> dict[str, Any]:
    found = comparison or Comparison("", "", None, None, None, None, None, None)
    return {
        "vergelijking": found.tegen or None,
        "vergelijking_naam": found.naam or None,
        "vergelijking_waarde": found.value,
        "verschil": found.difference,
        "verhouding": found.ratio,
        "oordeel": str(found.verdict) if found.verdict else None,
        "gunstig": found.gunstig,
        "p": found.p,
        "p_aangepast": found.p_adjusted,
        "rang": found.rank,
        "toetsen": found.tests,
    }


def _share_below(figure: Figure, indicator: Indicator) -> float | None:
    """The exact place; for an estimate only the broad position may be said."""
    if figure.position is None or indicator.methode is Methode.MODEL:
        return None
    return figure.position.share_below


def _peer_fields(peers: PeerPlace | None) -> dict[str, Any] | None:
    """Place among areas that are alike, with the list and the reason; only when asked for."""
    if peers is None:
        return None
    return {
        "positie": peers.position.tekst,
        "mediaan": peers.median,
        "aantal": len(peers.codes),
        "kenmerken": list(peers.kenmerken),
        "reden": peers.reden,
        "gebieden": list(peers.codes),
    }


def profile_json(profile: Profile, catalogue: Catalogue) -> str:
    """The profile of one area as a JSON document: the area, and one object per figure."""
    area = profile.area
    return json.dumps(
        {
            "gebied": {
                "codes": list(area.codes),
                "naam": area.naam,
                "omschrijving": area.omschrijving,
                "indeling": area.indeling,
            },
            "thema": profile.focus,
            "cijfers": figure_objects(profile, catalogue),
        },
        ensure_ascii=False,
        indent=2,
        allow_nan=False,
    )


def profile_text(profile: Profile, catalogue: Catalogue, tegen: str = "NL") -> str:
    """The profile as lines for a wide terminal, by theme."""
    lines = [f"{profile.area.naam}: {profile.area.omschrijving}", ""]
    with_indicator = [(indicator_of(catalogue, f), f) for f in profile.figures]
    present = [(i, f) for i, f in with_indicator if f.value is not None or f.range_of_parts]
    for thema, rows in groupby(present, key=lambda pair: pair[0].thema):
        lines += [catalogue.themas[thema].naam.upper()]
        lines += [_line(indicator, figure, tegen) for indicator, figure in rows]
        lines += [""]
    absent = [_absent(indicator, figure) for indicator, figure in with_indicator if figure.missing]
    own = own_lines(profile.eigen)
    return "\n".join([*lines, *_peer_lines(profile), *own, f"GEEN CIJFER ({len(absent)})", *absent])


def _peer_lines(profile: Profile) -> list[str]:
    """Why these areas are alike; each reason once. The list itself goes with `--json`."""
    reasons = dict.fromkeys(f.peers.reden for f in profile.figures if f.peers)
    if not reasons:
        return []
    listed = "  Welke het zijn, staat bij elk cijfer met --json."
    return ["VERGELIJKBAAR", *(f"  {reason}" for reason in reasons), listed, ""]


def _line(indicator: Indicator, figure: Figure, tegen: str) -> str:
    comparison = against(figure, tegen)
    benchmark = ""
    if comparison and comparison.value is not None:
        benchmark = f"{comparison.naam} {as_given(figure, indicator, comparison.value)}"
    source = f"{indicator.soort}, {figure.origin.jaar}" if figure.origin else str(indicator.soort)
    return (
        f"  {_named(indicator, figure):<{_NAME}} {_shown(figure, indicator):>18}  "
        f"{benchmark:<25.25} {_standing(figure, comparison):<46} {source}"
    ).rstrip()


def _shown(figure: Figure, indicator: Indicator) -> str:
    if figure.value is not None:
        return as_given(figure, indicator, figure.value)
    low, high = figure.range_of_parts or (0.0, 0.0)
    return f"{precise(indicator, low)} tot {precise(indicator, high)}"


def _standing(figure: Figure, comparison: Comparison | None) -> str:
    if comparison and comparison.verdict is Verdict.NIET_TE_VERGELIJKEN:
        return scale.label(comparison.verdict)
    if comparison and comparison.verdict:
        return f"{scale.sign(comparison.verdict)} {scale.label(comparison.verdict)}"
    place = figure.peers.position if figure.peers else figure.position
    return place.tekst if place else ""


def _absent(indicator: Indicator, figure: Figure) -> str:
    return f"  {_named(indicator, figure):<{_NAME}} {figure.missing}"


def _named(indicator: Indicator, figure: Figure) -> str:
    """The name with its age group; where both do not fit, the name is cut and never the age."""
    age = f" ({figure.leeftijd})" if figure.leeftijd else ""
    room = _NAME - len(age)
    name = indicator.naam if len(indicator.naam) <= room else f"{indicator.naam[: room - 1]}…"
    return f"{name}{age}"


def source_objects(store: Store, nieuws: Nieuws) -> list[dict[str, Any]]:
    """Every stored table with its origin, as plain objects.

    `nieuwer`: what the source has that is newer; `nieuwer_gevraagd`: the day of that answer.
    """
    return [
        {name: getattr(table.sidecar, name) for name in _SOURCE_FIELDS}
        | {"soort": store.families[table.sidecar.familie].soort, "vernieuwd": table.vernieuwd}
        | {"nieuwer": list(nieuws.van(table.sidecar, store)), "nieuwer_gevraagd": nieuws.gevraagd}
        | store.families[table.sidecar.familie].gebruik.model_dump()
        for table in store.tables()
    ]


def source_lines(store: Store, nieuws: Nieuws, today: date) -> Iterator[str]:
    """Every family with its three questions, and its tables: what, how old, is there newer."""
    order = list(store.families)
    tables = sorted(store.tables(), key=lambda table: order.index(table.sidecar.familie))
    for name, found in groupby(tables, key=lambda table: table.sidecar.familie):
        family = store.families[name]
        yield family.naam.upper()
        yield f"  Wie maakt dit? {family.gebruik.wie}"
        yield f"  Hoe is het gemaakt? {family.gebruik.hoe}"
        yield f"  Waarvoor kan ik het gebruiken? {family.gebruik.waarvoor}"
        for table in found:
            yield from _table_lines(table.sidecar, family.soort, today)
            for newer in nieuws.van(table.sidecar, store):
                yield f"    Nieuwer beschikbaar: {newer}."
        yield ""


def _table_lines(origin: Sidecar, kind: str, today: date) -> Iterator[str]:
    age = text.plural(today.year - origin.jaar, "jaar", "jaar")
    yield f"  {origin.tabel} {origin.titel}, uitgave {origin.uitgave} ({origin.producent})"
    yield (
        f"    over {origin.periode} ({age} geleden), {kind}, indeling {origin.indeling}, "
        f"{text.number(origin.rijen)} rijen, {origin.licentie}"
    )
    yield f"    {origin.bronvermelding}. Opgehaald: {origin.opgehaald or 'onbekend'}."


def news_lines(store: Store, nieuws: Nieuws) -> Iterator[str]:
    """Refreshed tables that were left out, and whether the sources have anything newer."""
    for complaint in store.beschadigd.values():
        yield f"Niet gebruikt: {complaint} Haal deze tabel weer op met: wijkscan bijwerken."
    yield nieuws.zin
    if nieuws.gevonden:
        yield "Ophalen: wijkscan bijwerken."
    elif not nieuws.gevraagd and not nieuws.stil:
        yield "Vragen (met internet): wijkscan bronnen --nieuwer."


def check_lines(files: Iterable[Checked]) -> tuple[list[str], int]:
    """One line per file, and how many are damaged."""
    lines, wrong = [], []
    for file in files:
        wrong += [file] if file.klacht else []
        state = f"BESCHADIGD: {file.klacht}" if file.klacht else "in orde"
        rows = text.number(file.rijen)
        lines.append(
            f"{file.naam:<34} {file.uitgave:<8} {rows:>8} rijen  {file.sha256[:12]}  {state}"
        )
    if not wrong:
        return [*lines, f"Alle {len(lines)} bestanden zijn in orde."], 0
    lines.append(f"{text.plural(len(wrong), 'bestand is', 'bestanden zijn')} beschadigd.")
    if any(not file.ververst for file in wrong):
        lines.append("Haal wijkscan opnieuw op: dit hoort bij de wijkscan zelf.")
    if any(file.ververst for file in wrong):
        lines.append(
            "Wat begint met ververst haal je opnieuw op met: wijkscan bijwerken. "
            "Tot dan gelden de cijfers en grenzen die meegeleverd zijn."
        )
    return lines, len(wrong)


def _counted(table: TableReport) -> str:
    if table.status is not Status.VERNIEUWD:
        return ""
    return f", {table.nieuw} nieuw, {table.gewijzigd} gewijzigd, {table.vervallen} vervallen"


def refresh_lines(report: RefreshReport) -> Iterator[str]:
    """What a refresh did: a line per table with its reasons, and one sentence at the end."""
    away: dict[tuple[str, ...], list[str]] = {}
    for table in report.tabellen:
        if table.status is Status.NIET_BEREIKBAAR:
            away.setdefault(table.redenen, []).append(table.titel)
            continue
        edition = f", uitgave {table.uitgave}" if table.uitgave else ""
        number = f" ({table.tabel})" if table.tabel else ""
        yield f"{table.titel}{edition}{number}: {table.status}{_counted(table)}"
        for remark in (*table.redenen, *table.opmerkingen):
            yield f"    {remark}"
    for reasons, titles in away.items():
        many = text.plural(len(titles), "tabel", "tabellen")
        yield f"{many} niet bereikbaar: {', '.join(titles)}"
        yield from (f"    {reason}" for reason in reasons)
    yield report.zin
