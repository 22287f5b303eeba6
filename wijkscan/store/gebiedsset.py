""" "Onze wijk": any set of buurten and wijken, also across gemeenten, counted once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from wijkscan import text
from wijkscan.errors import UserError
from wijkscan.store.columns import Niveau
from wijkscan.store.gebied import Gebied, omschrijving
from wijkscan.store.regions import Regions

_NAMEN_VOLUIT = 3
_MEERVOUD = {Niveau.GEMEENTE: "gemeenten", Niveau.WIJK: "wijken", Niveau.BUURT: "buurten"}


@dataclass(frozen=True, slots=True)
class Gebiedsset:
    """One or more areas of one level that do not overlap, described as one place."""

    gebieden: tuple[Gebied, ...]
    naam: str
    niveau: Niveau
    gemeente_code: str | None  # None when the parts lie in more than one gemeente
    gemeente_naam: str
    omschrijving: str
    indeling: int
    buurten: tuple[str, ...]  # codes of all buurten inside, sorted
    meldingen: tuple[str, ...]  # what was left out or taken apart, in Dutch

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of the parts."""
        return tuple(gebied.code for gebied in self.gebieden)


def stel_samen(regions: Regions, codes: Iterable[str]) -> Gebiedsset:
    """Put areas together: no part twice, all of one level, all of one division.

    A buurt inside a chosen wijk is dropped with a message. Wijken and buurten together become
    buurten. Raises UserError for an empty set, for the country with something else, and for
    areas that never existed side by side; UnknownRegion for an unknown code.
    """
    gekozen = list({gebied.code: gebied for gebied in (regions.get(c) for c in codes)}.values())
    if not gekozen:
        raise UserError("Er is geen gebied gekozen.", "Kies ten minste één buurt of wijk.")
    gekozen = _een_indeling(regions, gekozen)
    meldingen: list[str] = []
    gekozen = _zonder_dubbel(gekozen, meldingen)
    kern = _namen(gekozen)
    waar = _waar(gekozen)
    delen = _een_niveau(regions, gekozen, meldingen)
    gemeenten = {g.gemeente_code for g in gekozen}
    return Gebiedsset(
        gebieden=tuple(delen),
        naam=kern,
        niveau=delen[0].niveau,
        gemeente_code=next(iter(gemeenten)) if len(gemeenten) == 1 else None,
        gemeente_naam=_gemeente_namen(gekozen),
        omschrijving=waar,
        indeling=delen[0].indeling,
        buurten=tuple(
            sorted(b.code for deel in delen for b in regions.buurten(deel.code, deel.indeling))
        ),
        meldingen=tuple(meldingen),
    )


def _een_indeling(regions: Regions, gekozen: list[Gebied]) -> list[Gebied]:
    """The same areas in one division; a code of 2020 is taken to 2024 when it is the same place."""
    jaren = {gebied.indeling for gebied in gekozen}
    if len(jaren) == 1:
        return gekozen
    doel = max(jaren)
    for gebied in gekozen:
        if not regions.zelfde_gebied(gebied.code, gebied.indeling, doel):
            raise UserError(
                f"{gebied.naam} ({gebied.code}) hoort bij een andere gebiedsindeling dan de rest.",
                f"Kies gebieden uit één indeling ({' of '.join(map(str, sorted(jaren)))}).",
            )
    return [regions.get(gebied.code, doel) for gebied in gekozen]


def _zonder_dubbel(gekozen: list[Gebied], meldingen: list[str]) -> list[Gebied]:
    """Leave out parts that lie inside another chosen part."""
    per_code = {gebied.code: gebied for gebied in gekozen}
    if "NL00" in per_code and len(gekozen) > 1:
        raise UserError(
            "Heel Nederland kan niet samen met een ander gebied.", "Kies alleen wijken en buurten."
        )
    over: list[Gebied] = []
    for gebied in gekozen:
        groter = [c for c in (gebied.gemeente_code, gebied.wijk_code) if c and c != gebied.code]
        omvat = next((per_code[c] for c in groter if c in per_code), None)
        if omvat is None:
            over.append(gebied)
            continue
        meldingen.append(
            f"{gebied.korte_naam} ligt al in {omvat.niveau} {omvat.korte_naam} "
            "en telt daarom niet apart mee."
        )
    return over


def _een_niveau(regions: Regions, gekozen: list[Gebied], meldingen: list[str]) -> list[Gebied]:
    """The parts at one level: as chosen when they are alike, else all as buurten."""
    if len({gebied.niveau for gebied in gekozen}) == 1:
        return gekozen
    delen = [b for g in gekozen for b in regions.buurten(g.code, g.indeling)]
    namen = text.listing(
        [f"{g.niveau} {g.korte_naam}" for g in gekozen if g.niveau is not Niveau.BUURT]
    )
    meldingen.append(
        f"U koos gebieden van verschillende grootte. Daarom tellen de buurten van {namen} "
        f"los mee: samen {text.plural(len(delen), 'buurt', 'buurten')}."
    )
    return delen


def _namen(gekozen: list[Gebied]) -> str:
    namen = [gebied.korte_naam for gebied in gekozen]
    if len(namen) <= _NAMEN_VOLUIT:
        return text.listing(namen)
    rest = len(namen) - _NAMEN_VOLUIT + 1
    return text.listing([*namen[: _NAMEN_VOLUIT - 1], f"nog {rest} gebieden"])


def _gemeente_namen(gekozen: list[Gebied]) -> str:
    namen = dict.fromkeys(gebied.gemeente_naam or gebied.naam for gebied in gekozen)
    return text.listing(list(namen))


def _waar(gekozen: list[Gebied]) -> str:
    """ "buurt in wijk Feijenoord, Rotterdam", "3 buurten in Rotterdam"."""
    if len(gekozen) == 1:
        return omschrijving(gekozen[0])
    tellen = [
        text.plural(sum(g.niveau is niveau for g in gekozen), str(niveau), meervoud)
        for niveau, meervoud in _MEERVOUD.items()
        if any(g.niveau is niveau for g in gekozen)
    ]
    soort = text.listing(tellen)
    if all(g.niveau is Niveau.GEMEENTE for g in gekozen):
        return soort
    return f"{soort} in {_gemeente_namen(gekozen)}"
