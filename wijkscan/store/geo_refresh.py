"""The borders of gemeenten, wijken and buurten from PDOK, complete or not at all.

Per year of which we know the division: ask whether PDOK has it, fetch the three levels, hold the
codes against our list of areas, write the same files as the bundle has, and put them in force at
once. PDOK has no borders of 2020; for that division the bundled ones stay.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wijkscan import paths, text
from wijkscan.errors import CannotWrite, SourceChanged, SourceUnavailable, UserError
from wijkscan.files import is_full, refused
from wijkscan.settings import Settings
from wijkscan.sources import pdok
from wijkscan.sources.http import Cancelled, Fetcher, Limits
from wijkscan.store import generations, geo_sets, lock
from wijkscan.store.geo_sets import current
from wijkscan.store.indeling import Division
from wijkscan.store.regions import Regions
from wijkscan.store.report import Status
from wijkscan.store.sidecar import unsealed

if TYPE_CHECKING:
    from wijkscan.store.geo_build import Vormen

Progress = Callable[[str, float], None]
NIVEAUS = ("gemeente", "wijk", "buurt")
MEERVOUD = pdok.LEVELS
BELONGS = 0.9
"""With a smaller part of the codes known to our division these are borders of another year."""
STAYS = 0.95
"""A new set may not have clearly fewer borders than the one it replaces."""


@dataclass(frozen=True, slots=True)
class GrensReport:
    """What happened with the borders of one division, in words."""

    indeling: int
    status: Status
    opmerkingen: tuple[str, ...] = ()
    redenen: tuple[str, ...] = ()

    @property
    def zin(self) -> str:
        """One Dutch sentence."""
        what = {
            Status.VERNIEUWD: "vernieuwd",
            Status.ONGEWIJZIGD: "waren er al",
            Status.AFWEZIG: "niet bij PDOK",
            Status.NIET_BEREIKBAAR: "niet opgehaald",
        }.get(self.status, "niet overgenomen")
        return f"Grenzen van {self.indeling}: {what}."


@dataclass(frozen=True, slots=True)
class GrensReports:
    """All divisions. `bezig_sinds`: another refresh was running, nothing was done."""

    grenzen: tuple[GrensReport, ...] = ()
    afgebroken: bool = False
    bezig_sinds: float | None = None

    @property
    def regels(self) -> list[str]:
        """What happened per division, with numbers and reasons, a line each."""
        if self.bezig_sinds is not None:
            return ["Grenzen: er loopt al een verversing. De bewaarde grenzen blijven bruikbaar."]
        lines = []
        for one in self.grenzen:
            lines += [one.zin, *(f"    {words}" for words in (*one.redenen, *one.opmerkingen))]
        return (
            [*lines, "Afgebroken. De bewaarde grenzen blijven staan."] if self.afgebroken else lines
        )

    @property
    def exit_code(self) -> int:
        """0 when nothing went wrong, 4 when borders could not be had or taken over."""
        fine = (Status.VERNIEUWD, Status.ONGEWIJZIGD, Status.AFWEZIG)
        good = all(g.status in fine for g in self.grenzen)
        return 0 if good and not self.afgebroken and self.bezig_sinds is None else 4


class _StoppedError(Exception):
    """The user stopped it between two steps."""


def _silent(_: str, __: float) -> None:
    """No one is watching."""


def bijwerken_grenzen(
    settings: Settings,
    *,
    opnieuw: bool = False,
    toch: bool = False,
    voortgang: Progress = _silent,
    afgebroken: Cancelled = lambda: False,
    data_dir: Path | None = None,
) -> GrensReports:
    """Fetch the borders of every division that we know and PDOK has.

    `opnieuw`: also those that are there already. `toch`: also when the codes do not fit. Never
    raises for a service that fails: the report says so. Raises CannotWrite for a folder or disk
    that refuses.
    """
    slot = generations.root(settings.home) / "slot"
    try:
        slot.parent.mkdir(parents=True, exist_ok=True)
        geo_sets.work(settings.home).mkdir(parents=True, exist_ok=True)
        with lock.held(slot):
            run = _Run(settings, opnieuw, toch, voortgang, afgebroken, slot)
            return run.all(data_dir or paths.data_dir())
    except lock.Busy as busy:
        return GrensReports(bezig_sinds=busy.since)
    except OSError as error:
        if is_full(error):
            shutil.rmtree(geo_sets.work(settings.home), ignore_errors=True)
        why, hint = refused(error)
        raise CannotWrite(
            f"De grenzen zijn niet bewaard in {settings.home}. {why}",
            f"De bewaarde grenzen blijven staan. {hint}".rstrip(),
        ) from error


@dataclass(slots=True)
class _Run:
    """One refresh of borders."""

    settings: Settings
    opnieuw: bool
    toch: bool
    voortgang: Progress
    afgebroken: Cancelled
    slot: Path

    def all(self, data_dir: Path) -> GrensReports:
        """Every division; one that fails leaves the others alone."""
        regions = Regions.load(data_dir, self.settings.home)
        years = regions.indelingen
        found: list[GrensReport] = []
        for number, jaar in enumerate(years):
            start, part = number / len(years), 1 / len(years)
            try:
                found.append(self._year(regions.division(jaar), start, part))
            except _StoppedError:
                return GrensReports(tuple(found), afgebroken=True)
            except (SourceUnavailable, SourceChanged) as error:
                if self.afgebroken():
                    return GrensReports(tuple(found), afgebroken=True)
                found.append(_failed(jaar, error))
                if isinstance(error, SourceUnavailable):
                    break  # the next year lives on the same service
        return GrensReports(tuple(found))

    def _step(self, sentence: str, share: float) -> None:
        if self.afgebroken():
            raise _StoppedError
        lock.touch(self.slot)
        self.voortgang(sentence, share)

    def _year(self, division: Division, start: float, part: float) -> GrensReport:
        home, jaar = self.settings.home, division.jaar
        kept = current(home, jaar)
        if kept and not self.opnieuw and geo_sets.is_whole(kept):
            return GrensReport(jaar, Status.ONGEWIJZIGD)
        self._step(f"Grenzen van {jaar} bij PDOK", start)
        fetcher = Fetcher(Limits.of(self.settings), self.afgebroken)
        offered = pdok.offered(self.settings.pdok_url, fetcher, jaar)
        if offered != set(NIVEAUS):
            return GrensReport(jaar, Status.AFWEZIG, redenen=(_not_offered(jaar, offered),))
        shapes = self._fetch(fetcher, jaar, start, part)
        fit = _Fit.of(division, shapes)
        doubts = tuple(fit.doubts(kept))
        report = GrensReport(jaar, Status.VERNIEUWD, tuple(fit.numbers()), doubts)
        if doubts and not self.toch:
            return replace(report, status=Status.GEWEIGERD)
        aside = geo_sets.begin(home, jaar)
        dropped = self._build(division, shapes, aside, start + part / 2, part / 2)
        self._step(f"Grenzen van {jaar} in gebruik nemen", start + part)
        geo_sets.put_in_force(home, jaar, aside)
        shutil.rmtree(self._pages(jaar), ignore_errors=True)
        return replace(report, opmerkingen=(*report.opmerkingen, *dropped))

    def _pages(self, jaar: int) -> Path:
        """Pages belong to one address and one day, so that a broken run goes on."""
        mark = hashlib.sha256(f"{self.settings.pdok_url} {date.today()}".encode()).hexdigest()[:12]
        return geo_sets.work(self.settings.home) / f"bladen-{jaar}-{mark}"

    def _fetch(self, fetcher: Fetcher, jaar: int, start: float, part: float) -> dict[str, Vormen]:
        """Valid shapes per level by code. Pages that mislead are thrown away."""
        folder = self._pages(jaar)
        for other in folder.parent.glob("bladen-*"):
            if other != folder:
                shutil.rmtree(other, ignore_errors=True)
        folder.mkdir(parents=True, exist_ok=True)
        found = {}
        try:
            for number, niveau in enumerate(NIVEAUS):
                self._step(
                    f"Grenzen van {MEERVOUD[niveau]} ophalen, {jaar}", start + part * number / 6
                )
                base = self.settings.pdok_url
                found[niveau] = _shapes(
                    pdok.features(base, fetcher, jaar, niveau, folder), niveau, self._step_inside
                )
        except SourceChanged:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        return found

    def _step_inside(self) -> None:
        if self.afgebroken():
            raise _StoppedError
        lock.touch(self.slot)

    def _build(
        self, division: Division, shapes: dict[str, Vormen], aside: Path, start: float, part: float
    ) -> list[str]:
        """All files of a division; gives remarks about areas too small for a coarse drawing."""
        from wijkscan.store import geo_levels

        remarks = []
        steps = geo_levels.steps(division, shapes, aside)
        for number, (sentence, work) in enumerate(steps):
            self._step(sentence, start + part * number / len(steps))
            remarks += work()
        return remarks


def _not_offered(jaar: int, offered: set[str]) -> str:
    if not offered:
        return f"PDOK heeft geen grenzen van {jaar}. De grenzen die er al zijn, blijven."
    there = text.listing([MEERVOUD[niveau] for niveau in NIVEAUS if niveau in offered])
    return f"PDOK heeft van {jaar} alleen de grenzen van {there}. Er is niets overgenomen."


def _failed(jaar: int, error: UserError) -> GrensReport:
    away = isinstance(error, SourceUnavailable)
    status = Status.NIET_BEREIKBAAR if away else Status.GEWEIGERD
    return GrensReport(jaar, status, redenen=(error.message,))


def _shapes(
    features: Iterator[pdok.Feature], niveau: str, alive: Callable[[], None]
) -> dict[str, Any]:
    """Polygons by code; parts of one area that come apart are put together."""
    import shapely
    from shapely.geometry import shape

    parts: dict[str, list[Any]] = {}
    for number, feature in enumerate(features):
        if number % 500 == 0:
            alive()
        code = _code(feature["properties"], niveau)
        try:
            geometry = shape(feature["geometry"])
        except (TypeError, KeyError, ValueError, AttributeError, shapely.GEOSException) as error:
            raise SourceChanged(f"PDOK gaf van {code} een onleesbare grens.") from error
        if not geometry.is_empty:
            parts.setdefault(code, []).append(geometry)
    return {code: _one(code, found) for code, found in sorted(parts.items())}


def _code(properties: dict[str, Any], niveau: str) -> str:
    code = properties.get(f"{niveau}code") or properties.get("code")
    if not isinstance(code, str) or not code.startswith(("GM", "WK", "BU")):
        raise SourceChanged(f"PDOK gaf een {niveau} zonder code. De grenzen zijn niet overgenomen.")
    return code


def _one(code: str, parts: list[Any]) -> Any:
    import shapely

    from wijkscan.store.geo_build import alleen_vlakken

    whole = parts[0] if len(parts) == 1 else shapely.union_all(parts)
    if not shapely.is_valid(whole):
        whole = shapely.make_valid(whole)
    flat = alleen_vlakken(whole)
    west, south, east, north = shapely.bounds(flat)
    if flat.is_empty or not (0 < west and east < 300_000 and 300_000 < south and north < 640_000):
        raise SourceChanged(f"PDOK gaf van {code} een grens die niet in Nederland ligt.")
    return flat


@dataclass(frozen=True, slots=True)
class _Count:
    """How many codes agree at one level."""

    niveau: str
    ours: int
    both: int
    theirs: int

    @property
    def lacking(self) -> int:
        return self.ours - self.both

    @property
    def strange(self) -> int:
        return self.theirs - self.both


@dataclass(frozen=True, slots=True)
class _Fit:
    """The codes of PDOK held against our list of areas."""

    jaar: int
    counts: tuple[_Count, ...]

    @classmethod
    def of(cls, division: Division, shapes: dict[str, Vormen]) -> _Fit:
        counts = []
        for niveau in NIVEAUS:
            ours = {c for c, n in zip(division.codes, division.niveaus, strict=True) if n == niveau}
            theirs = set(shapes[niveau])
            counts.append(_Count(niveau, len(ours), len(ours & theirs), len(theirs)))
        return cls(division.jaar, tuple(counts))

    def numbers(self) -> Iterator[str]:
        """Every difference with its numbers."""
        for one in self.counts:
            lack = (
                f"; van {text.number(one.lacking)} is er geen grens"
                if one.lacking
                else ", allemaal met een grens"
            )
            strange = (
                f"; {text.plural(one.strange, 'grens hoort', 'grenzen horen')} bij een code "
                "die wij niet kennen"
                if one.strange
                else ""
            )
            yield f"{text.plural(one.ours, one.niveau, MEERVOUD[one.niveau])}{lack}{strange}."

    def doubts(self, kept: Path | None) -> Iterator[str]:
        """Why these borders are not taken over."""
        for one in self.counts:
            what = MEERVOUD[one.niveau]
            if one.both < BELONGS * one.theirs or not one.theirs:
                yield (
                    f"Van {text.plural(one.theirs, 'code', 'codes')} van {what} kennen we er "
                    f"{text.number(one.both)} in de indeling van {self.jaar}. Dit lijken grenzen "
                    "van een ander jaar."
                )
            before = _with_border(kept, one.niveau, self.jaar) if kept else 0
            if one.both < STAYS * before:
                yield (
                    f"PDOK gaf {text.number(one.both)} grenzen van {what}; de vorige keer "
                    f"waren het er {text.number(before)}."
                )


def _with_border(folder: Path, niveau: str, jaar: int) -> int:
    try:
        about = unsealed(folder / f"{niveau}-{jaar}.toml")
        return int(about["rows"]) - int(about["without_boundary"])
    except (OSError, ValueError, KeyError):
        return 0
