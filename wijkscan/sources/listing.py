"""The catalogue of CBS and RIVM through `cbsodata`, within our own limits.

`cbsodata` 1.3.5 opens a plain session per page: no limit on time, size or tries. It is given a
session of ours instead, for as long as one of our calls lasts.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import requests

from wijkscan.errors import SourceChanged
from wijkscan.sources.answers import Row, light
from wijkscan.sources.http import Fetcher

# `cbsodata` keeps its scheme and its session class in module globals: one call at a time.
_ONE_AT_A_TIME = threading.Lock()


class _Session(requests.Session):
    """Answers `send` through a Fetcher: limits, tries and checks of ours."""

    fetcher: Fetcher

    def send(self, request: requests.PreparedRequest, **_: Any) -> requests.Response:
        answer = requests.Response()
        answer.status_code = 200
        answer.url = request.url or ""
        answer._content = self.fetcher.usable(answer.url, light).encode()
        return answer


@contextmanager
def _within_limits(base: str, fetcher: Fetcher) -> Iterator[str]:
    """The place to give as `catalog_url` while `cbsodata` uses our session."""
    import cbsodata
    from cbsodata import cbsodata3

    session = type("_Limited", (_Session,), {"fetcher": fetcher})
    address = urlsplit(base)
    with _ONE_AT_A_TIME:
        before = cbsodata.options.use_https, cbsodata3.Session
        cbsodata.options.use_https = address.scheme == "https"
        cbsodata3.Session = session
        try:
            yield f"{address.netloc}{address.path}".rstrip("/")
        finally:
            cbsodata.options.use_https, cbsodata3.Session = before


def table_list(base: str, fetcher: Fetcher) -> list[Row]:
    """Every table of a host: `Identifier`, `Title`, `Modified`, `OutputStatus` and more."""
    import cbsodata

    with _within_limits(base, fetcher) as place:
        try:
            found = cbsodata.get_table_list(catalog_url=place)
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise SourceChanged("De lijst met tabellen is onleesbaar.") from error
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        raise SourceChanged("De lijst met tabellen heeft een andere vorm dan verwacht.")
    return found


def table_info(base: str, fetcher: Fetcher, tabel: str) -> Row:
    """What a table says about itself: title, period, date of change."""
    import cbsodata

    with _within_limits(base, fetcher) as place:
        try:
            found = cbsodata.get_info(tabel, catalog_url=place)
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise SourceChanged(f"De beschrijving van tabel {tabel} is onleesbaar.") from error
    if not isinstance(found, dict):
        raise SourceChanged(f"Tabel {tabel} beschrijft zichzelf niet meer.")
    return found
