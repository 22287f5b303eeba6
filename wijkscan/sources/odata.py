"""OData v3 of CBS and RIVM: the metadata and the rows of one table.

Three traps of the service are handled here and nowhere else: keys are padded with blanks and a
filter must carry them so (they are taken from the dimension set, never typed in); only the
untyped set tells "secret" (a dot) from "cannot exist" (empty); and an address of a next page is
followed exactly as it was given.
"""

from __future__ import annotations

import hashlib
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote

from wijkscan.errors import SourceChanged
from wijkscan.sources import cells
from wijkscan.sources.answers import Row, link_at_end, parsed
from wijkscan.sources.cells import Column, Columns
from wijkscan.sources.http import Fetcher
from wijkscan.sources.listing import table_info

MAX_PAGES = 200
MAX_ADDRESS = 1800
MOST_ROWS = 1_000_000  # of one table; far above any that we ask for
WHOLE_TYPES = ("Long", "Integer", "Integer32", "Integer64", "Int32", "Int64", "Short")
NUMBER_TYPES = (*WHOLE_TYPES, "Double", "Float", "Decimal")
DIMENSION_TYPES = ("Dimension", "TimeDimension", "GeoDimension", "GeoDetail")
_NUMBER_AT_END = re.compile(r"_\d+$")


@dataclass(frozen=True, slots=True)
class Topic:
    """A column as the source describes it; `groep` is the path of headings above it."""

    key: str
    stam: str
    titel: str
    eenheid: str
    groep: tuple[str, ...]
    soort: str
    decimalen: int

    @property
    def is_number(self) -> bool:
        """The source says that it holds numbers."""
        return self.soort in NUMBER_TYPES

    @property
    def contradicts_itself(self) -> bool:
        """Whole numbers with decimals: values were rounded away, so none can be trusted."""
        return self.soort in WHOLE_TYPES and self.decimalen > 0


@dataclass(frozen=True, slots=True)
class TableMeta:
    """What a table says about itself."""

    tabel: str
    titel: str
    gewijzigd: str
    periode: str
    dimensies: Mapping[str, str]  # key -> type of the dimension
    topics: tuple[Topic, ...]


Kinds = Mapping[str, type[Column]]


class Tables(Protocol):
    """What the store asks of a source; a v4 client would give the same."""

    def metadata(self, tabel: str) -> TableMeta:
        """Title, date of change, dimensions and topics."""

    def modified(self, tabel: str) -> str:
        """The date of change alone."""

    def keys(self, tabel: str, dimensie: str) -> dict[str, str]:
        """The categories of one dimension: key, padded as the service has it, to title."""

    def rows(self, tabel: str, kinds: Kinds, filters: Mapping[str, str], folder: Path) -> Columns:
        """Every row that passes the filters, as one column per key of `kinds`."""

    def sample(self, tabel: str, kinds: Kinds, dimensie: str, parts: Sequence[str]) -> Columns:
        """The rows whose key holds one of `parts`, to see which columns are filled."""


class ODataV3:
    """A client for one host."""

    def __init__(self, base: str, fetcher: Fetcher) -> None:
        self.base = base.rstrip("/")
        self.fetcher = fetcher

    def _address(self, tabel: str, collection: str, **options: str) -> str:
        parts = ["$format=json", *(f"${k}={quote(v, safe='')}" for k, v in options.items() if v)]
        address = f"{self.base}/ODataFeed/odata/{tabel}/{collection}?{'&'.join(parts)}"
        if len(address) > MAX_ADDRESS + 4000:
            raise SourceChanged(f"De vraag aan {self.base} werd te lang.")
        return address

    def _listing(self, address: str) -> list[Row]:
        """All rows of a small collection, pages included."""
        found: list[Row] = []
        seen: set[str] = set()
        while address:
            _once(address, seen)
            answer = self.fetcher.usable(address, parsed)
            if not isinstance(answer, dict) or not isinstance(answer.get("value"), list):
                raise SourceChanged("Een antwoord van de bron heeft een andere vorm dan verwacht.")
            found += answer["value"]
            address = str(answer.get("odata.nextLink") or "")
        return found

    def metadata(self, tabel: str) -> TableMeta:
        """Title, date of change, dimensions and topics of a table."""
        listing = self.fetcher.beside(self._listing, self._address(tabel, "DataProperties"))
        info = table_info(self.base, self.fetcher, tabel)
        rows = listing.result()
        if not rows:
            raise SourceChanged(f"Tabel {tabel} beschrijft zichzelf niet meer.")
        try:
            return read_metadata(tabel, info, rows)
        except (KeyError, TypeError, ValueError) as error:
            raise SourceChanged(f"De beschrijving van tabel {tabel} is onleesbaar.") from error

    def modified(self, tabel: str) -> str:
        """The date of change alone, to see whether a table stayed the same while it was read."""
        rows = self._listing(self._address(tabel, "TableInfos", select="Modified"))
        return str(rows[0].get("Modified") or "") if rows else ""

    def keys(self, tabel: str, dimensie: str) -> dict[str, str]:
        """The categories of one dimension: key, padded as the service has it, to title."""
        try:
            address = self._address(tabel, dimensie, select="Key,Title")
            found = self._listing(address)
            return {row["Key"]: str(row.get("Title") or "").strip() for row in found}
        except (KeyError, TypeError, ValueError) as error:
            raise SourceChanged(f"De lijst {dimensie} van tabel {tabel} is onleesbaar.") from error

    def rows(self, tabel: str, kinds: Kinds, filters: Mapping[str, str], folder: Path) -> Columns:
        """Every row that passes the filters, as one column per key of `kinds`.

        `filters` maps a dimension to a key exactly as its dimension set has it. Pages land in
        `folder`; a page that is there already is not asked again. The number of rows must
        equal what the service itself counts. Measures are taken from the typed set, Numbers
        from the untyped one.
        """
        chosen = " and ".join(f"{k} eq '{v}'" for k, v in filters.items())
        rows = _data_set(kinds)
        count = self.fetcher.beside(self._count, tabel, rows, chosen)
        address = self._address(tabel, rows, filter=chosen, select=",".join(kinds))
        columns = cells.empty(kinds)
        received = 0
        for page, length in self._pages(address, folder, kinds):
            received += length
            if received > min(count.result(), MOST_ROWS):
                break  # pages without end must not fill the disk
            for key, column in columns.items():
                column.extend(page[key])
        if received != count.result():
            raise SourceChanged(
                f"Tabel {tabel} kwam niet compleet binnen: {received} van {count.result()} rijen.",
                "De bewaarde cijfers blijven staan. Probeer het later nog eens.",
            )
        return columns

    def _pages(self, address: str, folder: Path, kinds: Kinds) -> Iterator[tuple[Columns, int]]:
        """Every page; while one is read, the next is already under way."""
        seen: set[str] = set()
        under_way: dict[str, Future[Path]] = {}
        while address:
            _once(address, seen)
            coming = under_way.pop(address, None)
            path = coming.result() if coming else self._stored(address, folder)
            following = link_at_end(path)
            if following and following not in seen:
                under_way[following] = self.fetcher.beside(self._stored, following, folder)
            columns, length, address = _read(path, kinds)
            yield columns, length

    def sample(self, tabel: str, kinds: Kinds, dimensie: str, parts: Sequence[str]) -> Columns:
        """The rows whose key holds one of `parts`; pages are not kept."""
        chosen = " or ".join(f"substringof('{part}',{dimensie})" for part in parts)
        select = ",".join(kinds)
        address = self._address(tabel, _data_set(kinds), filter=chosen, select=select)
        with tempfile.TemporaryDirectory() as folder:
            return _read(self._stored(address, Path(folder)), kinds)[0]

    def _count(self, tabel: str, rows: str, chosen: str) -> int:
        address = self._address(tabel, f"{rows}/$count", filter=chosen)
        return self.fetcher.usable(address, lambda text: int(text.strip().lstrip("\ufeff")))

    def _stored(self, address: str, folder: Path) -> Path:
        """One answer on disk; it is not asked again when it is there."""
        path = folder / (hashlib.sha256(address.encode()).hexdigest()[:24] + ".json")
        if not path.exists():
            self.fetcher.to_file(address, path)
        return path


def _read(path: Path, kinds: Kinds) -> tuple[Columns, int, str]:
    """A stored answer as columns, with the address of the next one; a misleading one goes."""
    try:
        columns, rows, link = cells.read(path, kinds)
    except SourceChanged:
        path.unlink(missing_ok=True)
        raise
    except (KeyError, TypeError, ValueError) as error:
        path.unlink(missing_ok=True)
        raise SourceChanged(f"Een rij van de bron past niet bij haar kolommen: {error}.") from error
    return columns, rows, str(link or "")


def _data_set(kinds: Kinds) -> str:
    typed = any(issubclass(kind, cells.Measures) for kind in kinds.values())
    return "TypedDataSet" if typed else "UntypedDataSet"


def _once(address: str, seen: set[str]) -> None:
    """Each address once, and no more pages than any real table has."""
    if address in seen or len(seen) >= MAX_PAGES:
        raise SourceChanged("De bron verwijst steeds naar dezelfde bladzijde.")
    seen.add(address)


def stem(key: str) -> str:
    """The key without the number that belongs to one edition: `Eenzaam_28` -> `Eenzaam`."""
    return _NUMBER_AT_END.sub("", key)


def read_metadata(tabel: str, info: Row, properties: Sequence[Row]) -> TableMeta:
    """TableInfos and DataProperties as one description; headings become the path of a topic."""
    headings = {row["ID"]: row for row in properties if row.get("Type") == "TopicGroup"}
    topics = [row for row in properties if row.get("Type") == "Topic" and row.get("Key")]
    return TableMeta(
        tabel=str(info.get("Identifier") or tabel),
        titel=str(info.get("Title") or tabel).strip(),
        gewijzigd=str(info.get("Modified") or ""),
        periode=str(info.get("Period") or "").strip(),
        dimensies={
            str(row["Key"]): str(row["Type"])
            for row in properties
            if row.get("Type") in DIMENSION_TYPES
        },
        topics=tuple(_topic(row, headings) for row in topics),
    )


def _topic(row: Row, headings: Mapping[Any, Row]) -> Topic:
    return Topic(
        key=str(row["Key"]),
        stam=stem(str(row["Key"])),
        titel=str(row.get("Title") or "").strip(),
        eenheid=str(row.get("Unit") or "").strip(),
        groep=tuple(_path(row.get("ParentID"), headings)),
        soort=str(row.get("Datatype") or "String"),
        decimalen=int(row.get("Decimals") or 0),
    )


def _path(parent: Any, headings: Mapping[Any, Row]) -> Iterator[str]:
    titles: list[str] = []
    while parent in headings and len(titles) < 10:
        titles.append(str(headings[parent].get("Title") or "").strip())
        parent = headings[parent].get("ParentID")
    return reversed(titles)
