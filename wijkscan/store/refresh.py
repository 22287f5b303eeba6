"""`wijkscan bijwerken`: the newest figures, complete or not at all.

    1  ask the catalogue which editions there are, and take the ones that changed
    2  fetch each into `werk/` (pages stay there, so that a broken run goes on where it stopped)
    3  compare with the edition we have; a doubtful one waits for `toch`
    4  put the new set of tables in force at once (see `generations`)

One refresh runs at a time for all users of the folder. Whoever asks meanwhile hears so at once.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from wijkscan import paths
from wijkscan.errors import CannotWrite, SourceChanged, SourceUnavailable, UserError
from wijkscan.files import is_full, refused
from wijkscan.settings import Settings
from wijkscan.sources.answers import Row
from wijkscan.sources.cells import Columns
from wijkscan.sources.http import Cancelled, Fetcher, Limits
from wijkscan.sources.listing import table_list
from wijkscan.sources.odata import Kinds, ODataV3, TableMeta, Tables
from wijkscan.store import editions, families, generations, intake, lock, newer, packing, sanity
from wijkscan.store.families import Familie, Uitgave
from wijkscan.store.figures import Store, current_folder
from wijkscan.store.report import RefreshReport, Status, TableReport
from wijkscan.store.sidecar import Kolom
from wijkscan.store.snapshots import Snapshot

Progress = Callable[[str, float], None]


def _silent(_: str, __: float) -> None:
    """No one is watching."""


@dataclass(frozen=True, slots=True)
class Question:
    """What the user asks for."""

    tabellen: tuple[str, ...] = ()  # ids of families or tables; empty means everything
    toch: bool = False  # take doubtful tables over
    opnieuw: bool = False  # fetch unchanged tables too


@dataclass(slots=True)
class _Hosts:
    """The services, each asked for its list of tables once; a dead one is not tried again."""

    settings: Settings
    fetcher: Fetcher
    sources: dict[str, _Remembering] = field(default_factory=dict)
    lists: dict[str, list[Row]] = field(default_factory=dict)
    dead: dict[str, SourceUnavailable] = field(default_factory=dict)

    def base(self, host: str) -> str:
        return self.settings.derden_url if host == "derden" else self.settings.cbs_url

    def source(self, host: str) -> _Remembering:
        if host in self.dead:
            raise self.dead[host]
        if host not in self.sources:
            self.sources[host] = _Remembering(ODataV3(self.base(host), self.fetcher))
        return self.sources[host]

    def listing(self, host: str) -> list[Row]:
        """The list of tables; without it the reviewed editions can still be fetched."""
        if host not in self.lists:
            try:
                self.lists[host] = table_list(self.base(host), self.fetcher)
            except SourceChanged:
                self.lists[host] = []
        return self.lists[host]


class _Remembering:
    """A source that asks for the description and the keys of a table once per run."""

    def __init__(self, source: Tables) -> None:
        self._source = source
        self._meta: dict[str, TableMeta] = {}
        self._keys: dict[tuple[str, str], dict[str, str]] = {}

    def metadata(self, tabel: str) -> TableMeta:
        if tabel not in self._meta:
            self._meta[tabel] = self._source.metadata(tabel)
        return self._meta[tabel]

    def modified(self, tabel: str) -> str:
        return self._source.modified(tabel)

    def keys(self, tabel: str, dimensie: str) -> dict[str, str]:
        if (tabel, dimensie) not in self._keys:
            self._keys[tabel, dimensie] = self._source.keys(tabel, dimensie)
        return self._keys[tabel, dimensie]

    def rows(self, tabel: str, kinds: Kinds, filters: Mapping[str, str], folder: Path) -> Columns:
        return self._source.rows(tabel, kinds, filters, folder)

    def sample(self, tabel: str, kinds: Kinds, dimensie: str, parts: Sequence[str]) -> Columns:
        return self._source.sample(tabel, kinds, dimensie, parts)


def bijwerken(
    settings: Settings,
    tabellen: Sequence[str] = (),
    toch: bool = False,
    voortgang: Progress = _silent,
    afgebroken: Cancelled = lambda: False,
    opnieuw: bool = False,
    data_dir: Path | None = None,
) -> RefreshReport:
    """Refresh tables (ids of families or tables; none means all) into the user's folder.

    `voortgang(sentence, share)` is called per step; `afgebroken()` is asked often and stops the
    run without changing anything. Never raises for one table that cannot be had: the report
    says so. Raises UserError for an unknown table and CannotWrite for a folder or disk that
    refuses.
    """
    question = Question(tuple(tabellen), toch, opnieuw)
    wanted = _families(question.tabellen)
    try:
        generations.work(settings.home).mkdir(parents=True, exist_ok=True)
        with lock.held(lock_file(settings)):
            run = _Run(settings, question, data_dir or paths.data_dir(), voortgang, afgebroken)
            with closing(run.hosts.fetcher):
                return run.all(wanted)
    except lock.Busy as busy:
        return RefreshReport((), bezig_sinds=busy.since, bezig_op=busy.host)
    except OSError as error:
        if is_full(error):  # what came in so far must not keep others from saving
            shutil.rmtree(generations.work(settings.home), ignore_errors=True)
        why, hint = refused(error)
        raise CannotWrite(
            f"De nieuwe cijfers zijn niet bewaard in {settings.home}. {why}",
            f"De bewaarde cijfers blijven staan. {hint}".rstrip(),
        ) from error


def terug(settings: Settings) -> str:
    """Put the set of tables from before the last refresh in force again; a Dutch sentence."""
    generations.root(settings.home).mkdir(parents=True, exist_ok=True)
    with lock.held(lock_file(settings)):
        return generations.turn_back(settings.home)


def lock_file(settings: Settings) -> Path:
    """The lock of this folder; `lock.holder(...)` tells whether a refresh is running."""
    return generations.root(settings.home) / "slot"


def _families(tabellen: Sequence[str]) -> list[Familie]:
    """The families that are asked for, without those that only exist as a file."""
    live = [f for f in families.bundled().values() if f.host != "bestand"]
    if not tabellen:
        return live
    chosen = [f for f in live if _named(f, tabellen)]
    for name in tabellen:
        if not any(_named(f, (name,)) for f in chosen):
            known = ", ".join(f.id for f in live)
            raise UserError(f"Tabel {name} ken ik niet.", f"Kies uit: {known}.")
    return chosen


def _named(familie: Familie, names: Sequence[str]) -> bool:
    wanted = {name.lower() for name in names}
    return familie.id in wanted or any(u.tabel.lower() in wanted for u in familie.uitgaven)


class _Run:
    """One refresh, from question to report."""

    def __init__(
        self,
        settings: Settings,
        question: Question,
        data_dir: Path,
        voortgang: Progress,
        afgebroken: Cancelled,
    ) -> None:
        self.settings = settings
        self.question = question
        self.voortgang = voortgang
        self.afgebroken = afgebroken
        self.store = Store(data_dir, settings.home)
        self.hosts = _Hosts(settings, Fetcher(Limits.of(settings), afgebroken))
        self.aside = generations.begin(settings.home, self.store.beschadigd)
        self.work = generations.work(settings.home)

    def all(self, wanted: Sequence[Familie]) -> RefreshReport:
        """Every family; then the switch, unless nothing new came or the user stopped it."""
        found: list[TableReport] = []
        for number, familie in enumerate(wanted):
            if self.afgebroken():
                break
            self._say(familie.naam, number / len(wanted))
            asked = familie.bevestigd or bool(self.question.tabellen)
            reports = self._family(familie, number / len(wanted))
            found += [replace(report, bevestigd=asked) for report in reports]
        found = self._steady(found)
        stopped = self.afgebroken()
        if not stopped and any(report.status is Status.VERNIEUWD for report in found):
            generations.put_in_force(self.settings.home, self.aside)
            self._forget_pages(found)
        newer.onthoud(self.settings.home, self.hosts.lists, self.store, date.today())
        if stopped:
            found = [_not_in_force(report) for report in found]
        return RefreshReport(tuple(found), afgebroken=stopped)

    def _steady(self, found: list[TableReport]) -> list[TableReport]:
        """Leave out every table that the source changed while we were reading it."""
        fresh = {(r.familie, r.tabel) for r in found if r.status is Status.VERNIEUWD}
        moved = {pair for pair in fresh if not self.afgebroken() and self._changed(*pair)}
        for _, tabel in moved:
            shutil.rmtree(self.work / "bladen", ignore_errors=True)
            shutil.rmtree(self.aside / tabel, ignore_errors=True)
            kept = current_folder(self.settings.home) / tabel
            if kept.is_dir():
                shutil.copytree(kept, self.aside / tabel)
        reason = ("De tabel veranderde tijdens het ophalen.",)
        return [
            replace(r, status=Status.GEWEIGERD, redenen=reason)
            if (r.familie, r.tabel) in moved
            else r
            for r in found
        ]

    def _changed(self, familie: str, tabel: str) -> bool:
        source = self.hosts.source(families.bundled()[familie].host)
        try:
            return source.modified(tabel) != source.metadata(tabel).gewijzigd
        except (SourceUnavailable, SourceChanged):
            return True

    def _say(self, sentence: str, share: float) -> None:
        lock.touch(lock_file(self.settings))
        self.voortgang(sentence, share)

    def _family(self, familie: Familie, share: float) -> Iterator[TableReport]:
        try:
            wanted = self._editions(familie)
        except (SourceUnavailable, SourceChanged) as error:
            yield self._failed(familie, "", "", error)
            return
        if not wanted:
            tabel = familie.uitgaven[0].tabel if familie.uitgaven else ""
            yield TableReport(familie.id, tabel, "", familie.naam, Status.AFWEZIG)
        for uitgave in wanted:
            if self.afgebroken():
                return
            try:
                yield self._edition(familie, uitgave, share)
            except (SourceUnavailable, SourceChanged) as error:
                yield self._failed(familie, uitgave.tabel, uitgave.uitgave, error)

    def _failed(self, familie: Familie, tabel: str, uitgave: str, error: UserError) -> TableReport:
        """Say why; a host that does not answer is left alone for the rest of this run."""
        away = isinstance(error, SourceUnavailable)
        if isinstance(error, SourceUnavailable):
            self.hosts.dead[familie.host] = error
        status = Status.NIET_BEREIKBAAR if away else Status.GEWEIGERD
        return TableReport(
            familie.id, tabel, uitgave, familie.naam, status, redenen=(error.message,)
        )

    def _editions(self, familie: Familie) -> list[Uitgave]:
        """The newest editions that the catalogue knows; a table named by the user, always."""
        source = self.hosts.source(familie.host)
        listing = self.hosts.listing(familie.host)
        found = editions.candidates(familie, listing)
        named = {name.lower() for name in self.question.tabellen}
        asked = [u for u in found if u.tabel.lower() in named]
        there = {str(row.get("Identifier")).upper() for row in listing}
        present = [u for u in found if not there or u.tabel.upper() in there]
        if not familie.tijd:
            return asked or editions.newest(present)
        newest_table = (asked or present)[0] if asked or present else None
        return (
            editions.newest(editions.periods(source, familie, newest_table)) if newest_table else []
        )

    def _edition(self, familie: Familie, uitgave: Uitgave, share: float) -> TableReport:
        source = self.hosts.source(familie.host)
        meta = source.metadata(uitgave.tabel)
        old = self.store.snapshot(uitgave.tabel, uitgave.uitgave)
        report = TableReport(
            familie.id, uitgave.tabel, uitgave.uitgave, meta.titel, Status.ONGEWIJZIGD
        )
        damaged = f"{uitgave.tabel}/{uitgave.uitgave}" in self.store.beschadigd
        again = self.question.opnieuw or damaged
        if old and not again and old.sidecar.gewijzigd == meta.gewijzigd != "":
            return report
        self._say(f"{meta.titel}, {uitgave.uitgave}", share)
        edition = self._fetch(source, familie, uitgave, meta)
        done = packing.write(
            edition.draft, edition.sidecar, self.work / "gelezen", edition.gebieden
        )
        path = self.work / "gelezen" / uitgave.tabel / f"{uitgave.uitgave}.parquet"
        new = Snapshot(path, done)
        return self._judge(new, old, replace(report, opmerkingen=done.opmerkingen))

    def _judge(self, new: Snapshot, old: Snapshot | None, report: TableReport) -> TableReport:
        """Take the edition over, or leave it in `werk/` with the reasons."""
        reasons = tuple(sanity.doubts(new, old or self._earlier(new)))
        diff = sanity.changes(new, old)
        report = replace(
            report,
            redenen=reasons,
            nieuw=diff.nieuw,
            gewijzigd=diff.gewijzigd,
            vervallen=diff.vervallen,
        )
        if reasons and not self.question.toch:
            return replace(report, status=Status.TWIJFEL)
        place = self.aside / new.sidecar.tabel
        place.mkdir(exist_ok=True)
        for path in new.path.parent.glob(f"{new.sidecar.uitgave}[.-]*"):
            (place / path.name).unlink(missing_ok=True)  # never write into a file that others share
            shutil.move(path, place / path.name)
        return replace(report, status=Status.VERNIEUWD)

    def _earlier(self, new: Snapshot) -> Snapshot | None:
        """The edition of the same family that comes nearest in time, to compare with."""
        others = [s for s in self.store.snapshots if s.sidecar.familie == new.sidecar.familie]
        jaar = new.sidecar.jaar
        return min(others, key=lambda s: abs(s.sidecar.jaar - jaar), default=None)

    def _fetch(
        self, source: Tables, familie: Familie, uitgave: Uitgave, meta: TableMeta
    ) -> intake.Edition:
        """Fetch with what an earlier, broken run left; pages that mislead are thrown away."""
        folder = self._pages(uitgave, meta)
        resumed = any(folder.glob("*.json"))
        try:
            return self._fetch_once(source, familie, uitgave, meta, folder)
        except SourceChanged:
            shutil.rmtree(folder, ignore_errors=True)
            if not resumed:
                raise
        folder.mkdir(parents=True, exist_ok=True)
        try:
            return self._fetch_once(source, familie, uitgave, meta, folder)
        except SourceChanged:
            shutil.rmtree(folder, ignore_errors=True)
            raise

    def _fetch_once(
        self, source: Tables, familie: Familie, uitgave: Uitgave, meta: TableMeta, folder: Path
    ) -> intake.Edition:
        reviewed = self._reviewed(familie, uitgave)
        return intake.fetch(source, familie, uitgave, meta, reviewed, folder, date.today())

    def _pages(self, uitgave: Uitgave, meta: TableMeta) -> Path:
        """Pages belong to one state of a table at one address."""
        state = (
            f"{self.settings.cbs_url} {self.settings.derden_url} {meta.gewijzigd} {date.today()}"
        )
        mark = hashlib.sha256(state.encode()).hexdigest()[:12]
        folder = self.work / "bladen" / f"{uitgave.tabel}-{uitgave.uitgave}-{mark}"
        for other in folder.parent.glob(f"{uitgave.tabel}-{uitgave.uitgave}-*"):
            if other != folder:
                shutil.rmtree(other, ignore_errors=True)
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def _reviewed(self, familie: Familie, uitgave: Uitgave) -> dict[str, Kolom]:
        """Columns we know of this family; what the same table said itself weighs most."""
        mine = [s for s in self.store.snapshots if s.sidecar.familie == familie.id]
        mine.sort(key=lambda s: (s.sidecar.tabel == uitgave.tabel, s.sidecar.jaar))
        return {
            kolom.kolom: kolom
            for snapshot in mine
            for kolom in (*snapshot.sidecar.niet_gevuld, *snapshot.sidecar.kolommen)
        }

    def _forget_pages(self, found: Sequence[TableReport]) -> None:
        for report in found:
            if report.status is Status.VERNIEUWD:
                for folder in (self.work / "bladen").glob(f"{report.tabel}-{report.uitgave}-*"):
                    shutil.rmtree(folder, ignore_errors=True)


def _not_in_force(report: TableReport) -> TableReport:
    """A run that was stopped put nothing in force, also what came in whole."""
    fetched = report.status is Status.VERNIEUWD
    return replace(report, status=Status.KLAARGEZET) if fetched else report


def is_bezig(settings: Settings) -> lock.Busy | None:
    """Who is refreshing this folder now, for the screen of somebody else."""
    return lock.holder(lock_file(settings))
