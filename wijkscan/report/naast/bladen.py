"""The comparison as plain tables for a workbook, and as data for other programs."""

from __future__ import annotations

import json
from typing import Any

from wijkscan import __version__
from wijkscan.report.naast import woorden
from wijkscan.report.naast.model import Vergelijking
from wijkscan.report.tables import Table, Value
from wijkscan.scan.model import Cijfer
from wijkscan.scan.sidebyside_basis import CijferRij, Plek, Toets


def bladen(over: Vergelijking) -> list[tuple[str, Table]]:
    """Sheets by name."""
    return [
        ("Scans", _scans(over)),
        ("Verschillen", _verschillen(over)),
        ("Problemen", _problemen(over)),
        ("Stemmen", _stemmen(over)),
        ("Cijfers", _cijfers(over)),
        ("Niet naast elkaar", _apart(over)),
        ("Herkennen", _herken(over)),
        ("Bewijs", _bewijs(over)),
        ("Betrokkenen", _partijen(over)),
        ("Sterk", _sterk(over)),
        *([("Afspraken", _afspraken(over))] if over.bijeenkomst else []),
    ]


def _scans(over: Vergelijking) -> Table:
    rijen = tuple(
        (
            *(kant.letter, kant.scan.titel, kant.gebied, "+".join(kant.codes), kant.indeling),
            *(", ".join(kant.rollen), str(kant.gemaakt_op or ""), kant.opgehaald),
            *(", ".join(map(str, kant.jaren)), ", ".join(kant.uitgaven), kant.scan.voorbeeld),
        )
        for kant in over.naast.kanten
    )
    titels = (
        *("groep", "titel", "gebied", "codes", "indeling", "rollen", "gemaakt_op"),
        *("opgehaald", "jaren", "uitgaven", "voorbeeld"),
    )
    return Table(titels, rijen)


def _verschillen(over: Vergelijking) -> Table:
    rijen = []
    for v in over.naast.verschillen:
        notitie = over.bijeenkomst.notitie(v.sleutel) if over.bijeenkomst else None
        genoteerd = notitie.tekst if notitie else ""
        rijen.append(
            (str(v.soort), ", ".join(v.letters), v.titel, "\n".join(v.regels), v.vraag, genoteerd)
        )
    return Table(("soort", "groepen", "titel", "Uitleg", "vraag", "notitie"), tuple(rijen))


def _problemen(over: Vergelijking) -> Table:
    rijen: list[tuple[Value, ...]] = []
    alle = (*over.naast.problemen, *over.naast.alleen)
    for nummer, rij in enumerate(alle, start=1):
        waarom = " ".join(koppel.uitleg for koppel in rij.koppels)
        for plek, probleem in rij.leden:
            oorzaken = "\n".join(e.tekst for e in probleem.e)
            rijen.append(
                (
                    *(nummer, plek.letter, probleem.p_wat, probleem.p_groep, probleem.p_gevolg),
                    *(oorzaken, woorden.bronnen(probleem), ", ".join(probleem.omaha), waarom),
                )
            )
    titels = (
        *("rij", "groep", "probleem", "bij_wie", "gevolg", "oorzaken", "bewijs", "omaha"),
        "waarom_naast_elkaar",
    )
    return Table(titels, tuple(rijen))


def _stemmen(over: Vergelijking) -> Table:
    rijen: list[tuple[Value, ...]] = []
    for rij in (*over.naast.problemen, *over.naast.alleen):
        for keuze, (plek, _) in zip(rij.keuzes, rij.leden, strict=True):
            basis = (keuze.letter, plek.tekst, keuze.gekozen, keuze.rang)
            rijen += [
                (*basis, s.criterium, s.midden, s.laagste, s.hoogste, len(s.stemmen), keuze.reden)
                for s in keuze.spreiding
            ]
    titels = (
        *("groep", "probleem", "gekozen", "rang", "criterium", "midden", "laagste", "hoogste"),
        *("stemmen", "reden"),
    )
    return Table(titels, tuple(rijen))


def _kenmerken(cijfer: Cijfer) -> tuple[Value, ...]:
    return (
        *(cijfer.jaar, cijfer.leeftijd, str(cijfer.niveau or ""), cijfer.tabel, cijfer.kolom),
        *(str(cijfer.soort or ""), cijfer.producent),
    )


_KENMERKEN = ("jaar", "leeftijd", "niveau", "tabel", "kolom", "soort", "producent")


def _cijfers(over: Vergelijking) -> Table:
    rijen: list[tuple[Value, ...]] = []
    decimalen = []
    for rij in over.naast.rijen:
        nederland = rij.cijfer.tegen("NL")
        for waarde in rij.waarden:
            cijfer = waarde.cijfer
            rijen.append(
                (
                    *(cijfer.indicator, rij.naam, waarde.naam, waarde.gebied),
                    *(", ".join(waarde.letters), cijfer.waarde, cijfer.eenheid),
                    *(cijfer.onder, cijfer.boven, nederland.waarde if nederland else None),
                    *(_verschil(rij), *_kenmerken(cijfer)),
                )
            )
            decimalen.append(cijfer.decimalen)
    titels = (
        *("indicator", "naam", "gebied", "code", "groepen", "waarde", "eenheid", "onder", "boven"),
        *("vergelijking_waarde", "verschil_tussen_gebieden", *_KENMERKEN),
    )
    return Table(titels, tuple(rijen), tuple(decimalen))


def _verschil(rij: CijferRij) -> str:
    zinnen = [f"{t.eerste} en {t.tweede}: {t.verschil.gap}" for t in rij.toetsen]
    return "; ".join(zinnen) or rij.niet_getoetst


def _apart(over: Vergelijking) -> Table:
    rijen: list[tuple[Value, ...]] = []
    for een in over.naast.apart:
        for letter, cijfer in een.varianten:
            over_wat = (een.indicator, een.naam, ", ".join(een.waarom), letter)
            waarde = (cijfer.gebied_naam, cijfer.waarde, cijfer.eenheid)
            rijen.append((*over_wat, *waarde, *_kenmerken(cijfer)))
    titels = ("indicator", "naam", "reden", "groep", "gebied", "waarde", "eenheid", *_KENMERKEN)
    return Table(titels, tuple(rijen))


def _herken(over: Vergelijking) -> Table:
    rijen: list[tuple[Value, ...]] = []
    for rij in over.naast.herken:
        for plek, rol, ja, uitleg in rij.antwoorden:
            wat = (rij.cijfer.indicator, plek.tekst, rij.gebied)
            rijen.append((*wat, plek.letter, rol, str(ja), uitleg))
    titels = ("indicator", "naam", "gebied", "groep", "rol", "herken", "toelichting")
    return Table(titels, tuple(rijen))


def _bewijs(over: Vergelijking) -> Table:
    rijen: list[tuple[Value, ...]] = []
    for een in over.naast.bewijs:
        aantallen = (een.aantallen.get(soort, 0) for soort in woorden.BRONNEN)
        rijen.append((een.letter, een.rol, *aantallen))
    return Table(("groep", "rol", *woorden.BRONNEN), tuple(rijen))


def _partijen(over: Vergelijking) -> Table:
    rijen = tuple(
        (rij.naam, len(rij.letters), v.plek.letter, v.naam, v.vraag, v.bod, "; ".join(v.acties))
        for rij in over.naast.partijen
        for v in rij.vragen
    )
    return Table(
        ("partij", "aantal_groepen", "groep", "zo_genoemd", "vraag", "bod", "eerste_stappen"), rijen
    )


def _sterk(over: Vergelijking) -> Table:
    rijen = tuple(
        (", ".join(rij.letters), plek.letter, punt.naam, str(punt.soort or ""), punt.bewijs)
        for rij in over.naast.sterk
        for plek, punt in rij.leden
    )
    return Table(("groepen", "groep", "naam", "soort", "bewijs"), rijen)


def _afspraken(over: Vergelijking) -> Table:
    assert over.bijeenkomst is not None  # noqa: S101 (asked before)
    rijen = tuple(
        (een.rol, een.team, een.eerste_stap, str(een.terugblik or ""))
        for een in over.bijeenkomst.afspraken
    )
    return Table(("rol", "team", "eerste_stap", "terugblik"), rijen)


def als_json(over: Vergelijking) -> str:
    """The comparison as a JSON document: every sheet as rows with named fields, and the tests."""
    inhoud: dict[str, Any] = {
        "formaat": "wijkscan-vergelijking",
        "gemaakt_op": over.vandaag.isoformat(),
        "gemaakt_met": f"wijkscan {__version__}",
        "meldingen": list(over.naast.meldingen),
        "geweigerd": [{"bestand": naam, "waarom": zin} for naam, zin in over.geweigerd],
    }
    for naam, blad in bladen(over):
        sleutel = naam.lower().replace(" ", "_")
        inhoud[sleutel] = [dict(zip(blad.titles, rij, strict=True)) for rij in blad.rows]
    for velden, verschil in zip(inhoud["verschillen"], over.naast.verschillen, strict=True):
        velden["sleutel"] = verschil.sleutel
        velden["plekken"] = [_plek(plek) for plek in verschil.plekken]
    inhoud["toetsen"] = [_toets(rij, toets) for rij in over.naast.rijen for toets in rij.toetsen]
    return json.dumps(inhoud, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _plek(plek: Plek) -> dict[str, str]:
    return {"groep": plek.letter, "scan": plek.scan, "record": plek.record, "tekst": plek.tekst}


def _toets(rij: CijferRij, toets: Toets) -> dict[str, Any]:
    verschil = toets.verschil
    return {
        "indicator": rij.sleutel.indicator,
        "leeftijd": rij.sleutel.leeftijd,
        "jaar": rij.sleutel.jaar,
        "eerste": toets.eerste,
        "tweede": toets.tweede,
        "uitkomst": str(verschil.gap),
        "reden": verschil.reason or None,
        "verschil": verschil.limits.value,
        "onder": verschil.limits.lower,
        "boven": verschil.limits.upper,
        "methode": verschil.limits.method,
        "p": verschil.p,
        "p_aangepast": verschil.p_adjusted,
    }
