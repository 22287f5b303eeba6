"""From a source table to a snapshot: one edition, fetched through the small source interface."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import numpy as np

from wijkscan.errors import SourceChanged
from wijkscan.sources.cells import Column, Measures, Numbers, Texts
from wijkscan.sources.odata import TableMeta, Tables, Topic
from wijkscan.store.columns import Floats, Missing
from wijkscan.store.families import Familie, Uitgave
from wijkscan.store.matching import match
from wijkscan.store.packing import Draft, Regions
from wijkscan.store.placenames import named
from wijkscan.store.sidecar import Kolom, Sidecar

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Edition:
    """What came in: the table, its description (still without checksum) and its regions."""

    draft: Draft
    sidecar: Sidecar
    gebieden: Regions


@dataclass(frozen=True, slots=True)
class _Part:
    """One question to the source: an age group, a column ending, and value or bound."""

    leeftijd: str | None
    ending: str
    marge: str
    filters: Mapping[str, str]


class Keys:
    """Keys of the dimensions as the service has them (padded), by the key without blanks."""

    def __init__(self, source: Tables, tabel: str) -> None:
        self.source = source
        self.tabel = tabel
        self._known: dict[str, dict[str, str]] = {}

    def padded(self, dimensie: str, key: str) -> str | None:
        """The key with its blanks; None when the dimension does not have it."""
        if dimensie not in self._known:
            found = self.source.keys(self.tabel, dimensie)
            self._known[dimensie] = {key.strip(): key for key in found}
        return self._known[dimensie].get(key)

    def needed(self, dimensie: str, key: str) -> str:
        """The key with its blanks; SourceChanged when it is gone."""
        found = self.padded(dimensie, key)
        if found is None:
            raise SourceChanged(
                f"Tabel {self.tabel} heeft geen {dimensie} '{key}' meer en is niet overgenomen.",
                "De bewaarde cijfers blijven staan.",
            )
        return found


def fetch(
    source: Tables,
    familie: Familie,
    uitgave: Uitgave,
    meta: TableMeta,
    reviewed: Mapping[str, Kolom],
    folder: Path,
    today: date,
    progress: Progress = lambda _: None,
) -> Edition:
    """Fetch one edition of a family; `folder` keeps the pages, `reviewed` the known columns."""
    _check_dimensions(meta, familie)
    found = match(meta, familie, reviewed)
    with ThreadPoolExecutor(1, "wijkscan-namen") as beside:
        titles = beside.submit(source.keys, meta.tabel, familie.gebied) if familie.gebied else None
        parts, absent = _parts(familie, uitgave, Keys(source, meta.tabel))
        filled = _filled(source, familie, meta.tabel, found.topics)
        draft = _Assembly(familie, filled)
        gemeente = next((t.key for t in meta.topics if t.stam == "Gemeentenaam"), None)
        for part in parts:
            progress(part.leeftijd or "alle leeftijden")
            wanted = draft.wanted(part, gemeente)
            draft.add(part, source.rows(meta.tabel, wanted, part.filters, folder))
        ready = draft.finish()
        _mark_impossible(ready, familie)
        _add_empty(ready, familie, found.topics, filled)
        notes = (*found.opmerkingen, *absent)
        about = describe(familie, uitgave, meta, today.isoformat(), notes)
        names = named(ready, titles.result() if titles else {}, draft.gemeenten)
    return Edition(ready, about, names)


def _filled(
    source: Tables, familie: Familie, tabel: str, topics: Mapping[str, Topic]
) -> Mapping[str, Topic]:
    """The topics worth asking in full: half of a new edition is empty for two years."""
    if not familie.proef:
        return topics
    kinds = {topic.key: _kind(familie, topic) for topic in topics.values()}
    try:
        found = source.sample(tabel, kinds, familie.gebied, familie.proef)
    except SourceChanged:
        return topics
    return {name: topic for name, topic in topics.items() if not _is_empty(found[topic.key])}


def _is_empty(column: Column) -> bool:
    if isinstance(column, Texts):
        return all(text is None for text in column.value)
    return bool(np.isnan(column.value).all())


def _kind(familie: Familie, topic: Topic) -> type[Column]:
    if not topic.is_number:
        return Texts
    return Measures if familie.getypeerd else Numbers


def _add_empty(
    draft: Draft, familie: Familie, topics: Mapping[str, Topic], filled: Mapping[str, Topic]
) -> None:
    """Columns that were not asked in full are kept by name, as empty."""
    nothing = np.full(len(draft.gebied), np.nan)
    withheld = np.full(len(draft.gebied), Missing.WITHHELD, np.int8)
    no_text: list[str | None] = [None] * len(draft.gebied)
    for name, topic in topics.items():
        if name in filled:
            continue
        draft.kolommen.append(as_kolom(name, topic, familie))
        if topic.is_number:
            draft.values[name], draft.status[name] = nothing, withheld
        else:
            draft.texts[name] = no_text


def _check_dimensions(meta: TableMeta, familie: Familie) -> None:
    """Every dimension must be one we know: an unknown one would mix groups of people."""
    turned = familie.draai.dimensie if familie.draai else ""
    known = {familie.gebied, familie.leeftijd, familie.marges, familie.tijd, turned, *familie.vast}
    here = set(meta.dimensies)
    if not here <= known or not known - {""} <= here:
        other = ", ".join(sorted(here ^ (known - {""})))
        raise SourceChanged(
            f"Tabel {meta.tabel} heeft een andere indeling dan verwacht ({other}).",
            "De tabel is niet overgenomen. De bewaarde cijfers blijven staan.",
        )


def _parts(familie: Familie, uitgave: Uitgave, keys: Keys) -> tuple[list[_Part], list[str]]:
    """Every question that must be asked, and a note for each category that is no longer there."""
    base = {d: keys.needed(d, key) for d, key in familie.vast.items()}
    if familie.tijd:
        base[familie.tijd] = keys.needed(familie.tijd, uitgave.perioden)
    ages = _categories(familie.leeftijd, familie.leeftijden, keys)
    turns = (
        _categories(familie.draai.dimensie, familie.draai.sleutels, keys)
        if familie.draai
        else [("", "", {})]
    )
    margins = _margins(familie, keys)
    parts = [
        _Part(age or None, turn, margin, {**base, **age_filter, **turn_filter, **margin_filter})
        for _, age, age_filter in ages
        for _, turn, turn_filter in turns
        for margin, margin_filter in margins
    ]
    absent = [
        f"{label}: niet beschikbaar in deze uitgave" for label in _absent(familie, ages, turns)
    ]
    return parts, absent


def _categories(
    dimensie: str, labels: Mapping[str, str], keys: Keys
) -> list[tuple[str, str, dict[str, str]]]:
    if not dimensie:
        return [("", "", {})]
    found = [(key, label, keys.padded(dimensie, key)) for key, label in labels.items()]
    present = [(key, label, {dimensie: padded}) for key, label, padded in found if padded]
    if not present:
        keys.needed(dimensie, next(iter(labels)))
    return present


def _absent(
    familie: Familie,
    ages: Sequence[tuple[str, str, object]],
    turns: Sequence[tuple[str, str, object]],
) -> list[str]:
    here = {key for key, _, _ in (*ages, *turns)}
    wanted = {**familie.leeftijden, **(familie.draai.sleutels if familie.draai else {})}
    return [label for key, label in wanted.items() if key not in here]


def _margins(familie: Familie, keys: Keys) -> list[tuple[str, dict[str, str]]]:
    """Value, and the bounds where the table has them."""
    if not familie.marges:
        return [("waarde", {})]
    found = [("waarde", {familie.marges: keys.needed(familie.marges, familie.waarde)})]
    for name, key in (("onder", familie.onder), ("boven", familie.boven)):
        padded = keys.padded(familie.marges, key) if key else None
        if padded:
            found.append((name, {familie.marges: padded}))
    return found


def texts(column: Column) -> list[str]:
    """A text column as a list; a missing cell is empty."""
    return [text or "" for text in column.value] if isinstance(column, Texts) else []


class _Assembly:
    """Puts the answers to the questions together as one table."""

    def __init__(self, familie: Familie, topics: Mapping[str, Topic]) -> None:
        self.familie = familie
        self.topics = topics
        self.blocks: dict[str | None, dict[str, Column]] = {}
        self.bounds: dict[tuple[str | None, str], dict[str, Floats]] = {}
        self.codes: dict[str | None, list[str]] = {}
        self.gemeenten: dict[str, str] = {}

    def name(self, stam: str, ending: str) -> str:
        return f"{stam}_{ending}" if ending else stam

    def wanted(self, part: _Part, gemeente: str | None) -> dict[str, type[Column]]:
        """What to ask: the area, and every topic (bounds only have numbers)."""
        kinds: dict[str, type[Column]] = {self.familie.gebied: Texts} if self.familie.gebied else {}
        if gemeente and part.marge == "waarde" and not self.gemeenten:
            kinds[gemeente] = Texts
        for topic in self.topics.values():
            if topic.is_number or part.marge == "waarde":
                kinds[topic.key] = _kind(self.familie, topic)
        return kinds

    def add(self, part: _Part, columns: dict[str, Column]) -> None:
        """Take the rows of one question; the areas must be the same ones each time."""
        codes = self._areas(columns)
        if len(set(codes)) != len(codes) or "" in codes:
            raise SourceChanged(
                "Een gebied staat twee keer in de tabel; de tabel is niet overgenomen."
            )
        if self.codes.setdefault(part.leeftijd, codes) != codes:
            raise SourceChanged("De waarden en de marges gaan over andere gebieden.")
        by_name = {
            self.name(n, part.ending): columns[t.key]
            for n, t in self.topics.items()
            if t.key in columns
        }
        if part.marge != "waarde":
            found = {n: c.value for n, c in by_name.items() if isinstance(c, Numbers)}
            self.bounds.setdefault((part.leeftijd, part.marge), {}).update(found)
            return
        self.blocks.setdefault(part.leeftijd, {}).update(by_name)
        extra = set(columns) - {self.familie.gebied} - {t.key for t in self.topics.values()}
        for key in extra:
            self.gemeenten = dict(zip(codes, texts(columns[key]), strict=True))

    def _areas(self, columns: Mapping[str, Column]) -> list[str]:
        """The area of each row; a table without areas is about the country."""
        if self.familie.gebied:
            return texts(columns[self.familie.gebied])
        first = next(iter(columns.values()))
        return [self.familie.land[0]] * len(first.value)

    def finish(self) -> Draft:
        """All age groups below each other; the answers themselves are let go."""
        ages = list(self.blocks)
        codes = [code for age in ages for code in self.codes[age]]
        labels = [age or "" for age in ages for _ in self.codes[age]] if ages != [None] else None
        draft = Draft(codes, labels, self._kolommen(), {}, {})
        for kolom in draft.kolommen:
            cells = [self.blocks[age].pop(kolom.kolom) for age in ages]
            numbers = [cell for cell in cells if isinstance(cell, Numbers)]
            if not numbers:
                draft.texts[kolom.kolom] = [text or None for cell in cells for text in texts(cell)]
                continue
            draft.values[kolom.kolom] = np.concatenate([n.value for n in numbers])
            draft.status[kolom.kolom] = np.concatenate([n.status for n in numbers])
        self._add_bounds(draft, ages)
        return draft

    def _add_bounds(self, draft: Draft, ages: list[str | None]) -> None:
        for marge, target in (("onder", draft.lower), ("boven", draft.upper)):
            if any((age, marge) in self.bounds for age in ages):
                for name in draft.values:
                    nothing = {a: np.full(len(self.codes[a]), np.nan) for a in ages}
                    target[name] = np.concatenate(
                        [self.bounds.get((a, marge), {}).get(name, nothing[a]) for a in ages]
                    )

    def _kolommen(self) -> list[Kolom]:
        endings = self.familie.draai.sleutels.values() if self.familie.draai else ("",)
        present = next(iter(self.blocks.values()))
        return [
            as_kolom(self.name(stam, ending), topic, self.familie)
            for stam, topic in self.topics.items()
            for ending in endings
            if self.name(stam, ending) in present
        ]


def as_kolom(name: str, topic: Topic, familie: Familie) -> Kolom:
    """The description of a topic, completed by the family where the source is silent."""
    text = familie.kolommen.get(name)
    bare = not topic.titel or topic.titel == topic.stam
    unit = topic.eenheid or (text.eenheid if text else "") or familie.eenheid
    return Kolom(
        kolom=name,
        key=topic.key,
        titel=text.titel if text and bare else topic.titel or topic.stam,
        eenheid=unit if topic.is_number else topic.eenheid,
        groep=topic.groep[-1] if topic.groep else (text.groep if text else ""),
        decimalen=topic.decimalen,
        tekst=not topic.is_number,
    )


def describe(
    familie: Familie, uitgave: Uitgave, meta: TableMeta, opgehaald: str, notes: Sequence[str]
) -> Sidecar:
    """The sidecar of an edition, still without rows, columns and checksum."""
    return Sidecar(
        familie=familie.id,
        producent=familie.producent,
        tabel=meta.tabel,
        titel=uitgave.titel or meta.titel,
        uitgave=uitgave.uitgave,
        jaar=uitgave.jaar,
        indeling=uitgave.indeling,
        periode=meta.periode or str(uitgave.jaar),
        host=familie.host,
        licentie=familie.licentie,
        bronvermelding=familie.bronvermelding,
        herkomst=f"Opgehaald bij de open-datadienst van {familie.producent}.",
        opgehaald=opgehaald,
        gewijzigd=meta.gewijzigd,
        rijen=0,
        leeftijden=(),
        sha256="",
        kolommen=(),
        niet_gevuld=(),
        opmerkingen=tuple(notes),
    )


def bundled(edition: Edition, uitgave: Uitgave) -> Edition:
    """The same edition, with the honest story of how the bundled copy reached us."""
    about = edition.sidecar
    # A copy without its own TableInfos has no title and no date of change of its own either.
    gewijzigd = "" if uitgave.titel else about.gewijzigd
    told = replace(
        about, herkomst=uitgave.herkomst, opgehaald=uitgave.opgehaald, gewijzigd=gewijzigd
    )
    return replace(edition, sidecar=told)


def _mark_impossible(draft: Draft, familie: Familie) -> None:
    """A cell about nobody is not secret: it cannot exist."""
    done: set[str] = set()
    for rule in familie.onmogelijk:
        base = draft.values.get(rule.noemer)
        names = set(draft.status) - done if rule.overige else set(rule.kolommen) & set(draft.status)
        done |= names
        if base is None:
            continue
        for name in names:
            status = draft.status[name]
            status[(status == Missing.WITHHELD) & (base == 0)] = Missing.IMPOSSIBLE
