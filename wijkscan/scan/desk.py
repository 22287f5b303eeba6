"""The desk where report, app and command line ask for an area and its profile."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import get_close_matches
from functools import cached_property, lru_cache
from pathlib import Path

from wijkscan import text
from wijkscan.analysis.expected import one_group
from wijkscan.analysis.profile import Area, Expected, Profile
from wijkscan.analysis.values import Comparison, Figure
from wijkscan.errors import UserError
from wijkscan.scan.alike import Alike
from wijkscan.scan.compared import OWN
from wijkscan.scan.eigen import van_gebied
from wijkscan.scan.figures import Figures, Variant, indicator_of, variants
from wijkscan.scan.judgements import Judgements
from wijkscan.scan.profiles import assemble
from wijkscan.scan.reasoning import onderbouwing
from wijkscan.store import catalogue as catalogues
from wijkscan.store import verwacht
from wijkscan.store.catalogue import Catalogue, Focus, Indicator
from wijkscan.store.columns import Niveau
from wijkscan.store.figures import Store, current_folder, open_store
from wijkscan.store.gebiedsset import stel_samen
from wijkscan.store.regions import Regions

DEFAULT_FOCUS = "ouderen"
PEERS = "vergelijkbaar"
_MOST_ELSEWHERE = 2048


class Desk:
    """Everything that is known, for one process. Makes no figure itself; it asks and hands over."""

    def __init__(
        self,
        store: Store,
        regions: Regions,
        catalogue: Catalogue,
        judgements: Judgements,
        home: Path | None = None,
    ) -> None:
        self.store = store
        self._home = home
        self.regions = regions
        self.catalogue = catalogue
        self.figures = Figures(store, regions, judgements)
        self._alike = Alike(store, regions, catalogue)
        self._profile = lru_cache(maxsize=32)(self._profile_uncached)
        self._elsewhere: dict[tuple[str, str | None, str, int, int | None], Figure] = {}

    def area(self, named: Sequence[str], naam: str = "") -> Area:
        """One area, or a set as "onze wijk", from codes or names.

        Raises UnknownRegion or AmbiguousRegion with what to do.
        """
        chosen = stel_samen(self.regions, [self.regions.kies(text).code for text in named])
        single = chosen.gebieden[0] if len(chosen.gebieden) == 1 else None
        return Area(
            codes=chosen.codes,
            naam=naam or (single.korte_naam if single else chosen.naam),
            niveau=chosen.niveau,
            gemeente_code=chosen.gemeente_code,
            gemeente_naam=chosen.gemeente_naam,
            omschrijving=chosen.omschrijving,
            indeling=chosen.indeling,
            buurten=chosen.buurten,
            meldingen=chosen.meldingen,
        )

    def focus(self, name: str) -> Focus:
        """A theme of the scan by its key; UserError lists what there is."""
        found = self.catalogue.focussen.get(name)
        if found is None:
            known = ", ".join(self.catalogue.focussen)
            raise UserError(f"Het thema “{name}” bestaat niet.", f"Kies uit: {known}.")
        return found

    def profile(
        self, area: Area, focus: str = DEFAULT_FOCUS, jaar: int | None = None, tegen: str = "NL"
    ) -> Profile:
        """Every figure of an area, with comparisons, position and the buurten inside.

        tegen: also compare with this gemeente, or "vergelijkbaar" for areas that are alike; the
        Netherlands and the own gemeente are always there.
        """
        found = self._profile(area, focus, jaar, tegen)
        # own figures come and go while the process runs, so they are never part of what is cached
        eigen = van_gebied(self._home, area, self.regions)
        return replace(found, eigen=eigen) if eigen else found

    def _profile_uncached(self, area: Area, focus: str, jaar: int | None, tegen: str) -> Profile:
        chosen, also = self.focus(focus), self._also(tegen)
        figures = tuple(self.figure(variant, area, jaar, also) for variant in self._variants)
        if tegen == PEERS:
            figures = tuple(self._with_peers(figure) for figure in figures)
        elsewhere = self._of_gemeente(figures, area, jaar)
        return assemble(area, chosen, self.catalogue, figures, elsewhere, *_expected(figures))

    def _also(self, tegen: str) -> str | None:
        if tegen in ("NL", OWN, PEERS):
            return None
        found = self.regions.kies(tegen)
        if found.niveau is not Niveau.GEMEENTE:
            raise UserError(
                f"Met {found.naam} kan wijkscan niet vergelijken.",
                "Vergelijk met NL, met een gemeente (GM en vier cijfers) of met vergelijkbaar.",
            )
        return found.code

    @cached_property
    def _variants(self) -> tuple[Variant, ...]:
        return tuple(variants(self.catalogue))

    def figure(
        self, variant: Variant, area: Area, jaar: int | None = None, also: str | None = None
    ) -> Figure:
        """One figure of an area with the buurten inside."""
        found = self.figures.of_area(variant, area, jaar, also)
        parts = self.figures.parts(variant, found, area)
        return replace(found, parts=parts) if parts else found

    def _with_peers(self, figure: Figure) -> Figure:
        indicator = self.catalogue.indicatoren[figure.indicator]
        if figure.position is None:
            return figure
        return replace(figure, peers=self._alike.place(figure, indicator))

    def indicator(self, named: str) -> Indicator:
        """An indicator by its key or its name; UserError with what comes near."""
        wanted = named.strip().casefold()
        for indicator in self.catalogue.indicatoren.values():
            if wanted in (indicator.id, indicator.naam.casefold()):
                return indicator
        close = get_close_matches(wanted, self.catalogue.indicatoren, n=5, cutoff=0.5)
        close += [k for k in self.catalogue.indicatoren if wanted in k and k not in close][:5]
        hint = f"Bedoel je {text.listing(close, 'of')}?" if close else "Zie docs/indicatoren.md."
        raise UserError(f"Het cijfer “{named}” bestaat niet.", hint)

    def reasoning(
        self, area: Area, named: str, leeftijd: str | None, jaar: int | None, tegen: str
    ) -> list[str]:
        """Every step behind one verdict, each in a sentence ("Hoe weten we dit?")."""
        indicator = self.indicator(named)
        ages = indicator.leeftijden
        if leeftijd and leeftijd not in ages:
            known = text.listing(ages, "of") if ages else "dit cijfer kent geen leeftijden"
            raise UserError(f"{indicator.naam} is er niet voor {leeftijd}.", f"Wel: {known}.")
        variant = Variant(indicator, leeftijd or next(iter(ages), None))
        found = self.figure(variant, area, jaar, self._also(tegen))
        shown = indicator_of(self.catalogue, found)
        return onderbouwing(found, shown, against(found, tegen), area.naam)

    def _of_gemeente(
        self, figures: Iterable[Figure], area: Area, jaar: int | None
    ) -> tuple[Figure, ...]:
        """What the area itself lacks and its gemeente has."""
        if area.gemeente_code is None or area.niveau not in (Niveau.WIJK, Niveau.BUURT):
            return ()
        gemeente = self.gemeente_of(area)
        lacking = (
            Variant(self.catalogue.indicatoren[f.indicator], f.leeftijd)
            for f in figures
            if f.value is None and not f.range_of_parts
        )
        found = (self._in_gemeente(variant, gemeente, jaar) for variant in lacking)
        return tuple(figure for figure in found if figure.value is not None)

    def _in_gemeente(self, variant: Variant, gemeente: Area, jaar: int | None) -> Figure:
        """Kept, because the wijken of one gemeente often follow each other."""
        key = variant.indicator.id, variant.leeftijd, gemeente.code, gemeente.indeling, jaar
        if key not in self._elsewhere:
            if len(self._elsewhere) >= _MOST_ELSEWHERE:
                self._elsewhere.clear()
            self._elsewhere[key] = self.figures.of_area(variant, gemeente, jaar)
        return self._elsewhere[key]

    def gemeente_of(self, area: Area) -> Area:
        """The gemeente around an area, in the same division."""
        code = area.gemeente_code or ""
        return replace(
            area,
            codes=(code,),
            naam=area.gemeente_naam,
            niveau=Niveau.GEMEENTE,
            omschrijving="gemeente",
            buurten=(),
        )


def _expected(figures: Iterable[Figure]) -> tuple[Expected | None, str]:
    """The expected number of people of 65 and older with diabetes, or why it cannot be given."""
    people = next((f.numerator for f in figures if f.indicator == "aandeel_65plus"), None)
    found = one_group(people, verwacht.bundled()["diabetes_huisarts"])
    why = "Het aantal 65-plussers in dit gebied is niet bekend."
    return found, "" if found else why


def against(figure: Figure, tegen: str) -> Comparison | None:
    """The comparison with "NL", the own gemeente ("gemeente") or a gemeente by its code."""
    if tegen == OWN:
        return next((c for c in figure.comparisons if c.tegen.startswith("GM")), None)
    return figure.against(tegen)


def open_desk(data_dir: Path, home: Path | None) -> Desk:
    """The desk of this process; made again when a refresh has put newer tables in force."""
    return _open(data_dir, home, current_folder(home).name if home else "")


@lru_cache(maxsize=2)
def _open(data_dir: Path, home: Path | None, _stamp: str) -> Desk:
    return Desk(
        open_store(home, data_dir),
        Regions.load(data_dir, home),
        catalogues.bundled(),
        Judgements(home / "oordelen" if home else None),
        home,
    )
