"""Who brought which evidence, who is asked what, what is strong, and where figures came from."""

from __future__ import annotations

from wijkscan import text as dutch
from wijkscan.report.blocks import Block, Column, DataTable, Heading, Paragraph, text
from wijkscan.report.naast import woorden
from wijkscan.report.naast.model import Vergelijking
from wijkscan.scan.sidebyside_basis import PartijRij, SideBySide
from wijkscan.scan.sidebyside_cijfers import cijfers


def bouw(over: Vergelijking) -> list[Block]:
    """The parts about people: evidence, parties, strengths."""
    naast = over.naast
    blokken: list[Block] = []
    if naast.partijen:
        blokken += [Heading("Wie vragen we wat?"), _partijen(naast)]
    if naast.sterk:
        blokken += [Heading("Sterke punten"), _sterk(naast)]
    if naast.bewijs:
        blokken += [Heading("Wie bracht welk bewijs?"), _bewijs(naast), _over_bewijs(naast)]
    return [Heading("Samen doen", 2), *blokken] if blokken else []


def _partijen(naast: SideBySide) -> DataTable:
    eerst_gedeeld = sorted(naast.partijen, key=lambda rij: -len(rij.letters))
    return DataTable(
        "Vragen aan dezelfde partij staan bij elkaar",
        (Column("Wie, en welke groep vraagt het"), Column("Vraag"), Column("Wat bieden wij")),
        tuple(regel for rij in eerst_gedeeld for regel in _vragen(rij)),
    )


def _vragen(rij: PartijRij) -> list[tuple[str, ...]]:
    return [
        (
            f"{vraag.naam} ({vraag.plek.letter})",
            vraag.vraag or "; ".join(vraag.acties),
            vraag.bod or "niet genoemd",
        )
        for vraag in rij.vragen
    ]


def _sterk(naast: SideBySide) -> DataTable:
    gedeeld_eerst = sorted(naast.sterk, key=lambda rij: -len(rij.letters))
    return DataTable(
        "Wat of wie kan helpen",
        (Column("Sterk punt"), Column("Groepen"), Column("Waaraan te zien")),
        tuple(
            (
                rij.leden[0][0].tekst,
                woorden.groepen(rij.letters),
                "; ".join(dict.fromkeys(p.bewijs.strip() for _, p in rij.leden if p.bewijs)),
            )
            for rij in gedeeld_eerst
        ),
    )


def _bewijs(naast: SideBySide) -> DataTable:
    kolommen = [Column("Groep en rol")]
    kolommen += [Column(dutch.capital(naam), number=True) for naam in woorden.BRONNEN.values()]
    return DataTable(
        "Aantal tekens onder de problemen",
        tuple(kolommen),
        tuple(
            (
                f"{bewijs.letter} · {bewijs.rol}",
                *(str(bewijs.aantallen.get(soort, 0)) for soort in woorden.BRONNEN),
            )
            for bewijs in naast.bewijs
        ),
    )


def _over_bewijs(naast: SideBySide) -> Paragraph:
    return Paragraph(text(wie_bracht_wat(naast)), "note")


def wie_bracht_wat(naast: SideBySide) -> str:
    """Who brought figures, and who brought the street: names of roles, never who had most."""
    rollen: dict[str, dict[str, None]] = {}
    for bewijs in naast.bewijs:
        for soort in bewijs.aantallen:
            wat = "Cijfers" if soort == "cijfer" else "Wat er in de wijk te zien en te horen is"
            rollen.setdefault(wat, {})[bewijs.rol] = None
    zinnen = [
        f"{wat} {'kwamen' if wat == 'Cijfers' else 'kwam'} van: {dutch.listing(list(namen))}."
        for wat, namen in sorted(rollen.items())
    ]
    return " ".join(zinnen)


def bronnen(over: Vergelijking) -> list[Block]:
    """Every table from which a figure on these pages comes."""
    per_tabel: dict[tuple[str, int | None], tuple[str, ...]] = {}
    for kant in over.naast.kanten:
        for cijfer in cijfers(kant.scan):
            key = (cijfer.tabel, cijfer.jaar)
            per_tabel.setdefault(
                key,
                (
                    f"{cijfer.titel} ({cijfer.tabel})",
                    cijfer.producent,
                    str(cijfer.jaar or ""),
                    cijfer.opgehaald,
                    cijfer.licentie,
                ),
            )
    if not per_tabel:
        return []
    kolommen = ("Tabel", "Maker", "Gaat over", "Opgehaald", "Licentie")
    tabel = DataTable(
        "De tabellen onder deze cijfers",
        tuple(Column(naam) for naam in kolommen),
        tuple(per_tabel[key] for key in sorted(per_tabel, key=lambda key: (key[0], key[1] or 0))),
    )
    voorbeelden = dict.fromkeys(k.scan.voorbeeld for k in over.naast.kanten if k.scan.voorbeeld)
    slot = [Paragraph(text(zin), "note") for zin in voorbeelden]
    return [Heading("Bronnen", 2), tabel, *slot]
