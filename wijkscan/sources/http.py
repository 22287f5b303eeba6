"""One GET that gives a whole, plausible answer on disk, or a clear refusal.

Every limit comes from the settings. An answer is tried at most four times, with growing pauses
and some chance in them, so that a class of thirty does not knock at the same moment.
"""

from __future__ import annotations

import codecs
import os
import random
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from functools import cached_property
from http.cookiejar import DefaultCookiePolicy
from pathlib import Path
from typing import ParamSpec, TypeVar
from urllib.parse import urlsplit

import requests
from urllib3.exceptions import HTTPError

from wijkscan.errors import SourceChanged, SourceUnavailable
from wijkscan.settings import Settings

TRIES = 4
FIRST_PAUSE = 0.5
CHUNK = 1 << 16
IN_MEMORY = 50_000_000  # bytes of an answer that is read at once instead of from disk
MAX_REDIRECTS = 3
AT_ONCE = 2  # questions beside the one that is waited for; a service owes us nothing
JSON_TYPES = ("application/json", "application/geo+json", "text/plain", "text/json")

_Got = TypeVar("_Got")
_Given = ParamSpec("_Given")
Cancelled = Callable[[], bool]


class Unusable(Exception):
    """An answer that may be better at a next try; `changed` says which refusal it becomes."""

    def __init__(self, why: str, *, changed: bool = False, wait: float | None = None) -> None:
        super().__init__(why)
        self.why = why
        self.changed = changed
        self.wait = wait


class AddressGone(SourceChanged):
    """The service answers, but does not have this address (404)."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds and bytes that one answer may take (see `settings.Settings`)."""

    connect: float
    read: float
    no_answer: float
    transfer: float
    body: int

    @classmethod
    def of(cls, settings: Settings) -> Limits:
        """The limits that the settings ask for."""
        return cls(
            settings.connect_timeout,
            settings.read_timeout,
            settings.no_answer_limit,
            settings.transfer_timeout,
            settings.max_body_mb * 1_000_000,
        )


def name_of(address: str) -> str:
    """How we call a service in a sentence for the user: by its host."""
    return urlsplit(address).netloc or address


class Fetcher:
    """Fetches addresses within the limits; safe to use from several threads."""

    def __init__(self, limits: Limits, cancelled: Cancelled = lambda: False) -> None:
        self.limits = limits
        self._stopped = cancelled
        self._closed = threading.Event()

    def cancelled(self) -> bool:
        """The user stopped, or nobody waits for the answers any more."""
        return self._closed.is_set() or self._stopped()

    def close(self) -> None:
        """Give up the questions that were asked beside another one and are not done yet."""
        self._closed.set()
        self._beside.shutdown(wait=False, cancel_futures=True)

    @cached_property
    def _session(self) -> requests.Session:
        """One for all threads: their connections are kept open and shared, cookies are refused."""
        session = requests.Session()
        session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        session.max_redirects = MAX_REDIRECTS
        session.headers["Accept-Encoding"] = "gzip"
        session.headers["User-Agent"] = "wijkscan"
        return session

    @cached_property
    def _beside(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(AT_ONCE, "wijkscan-vraag")

    def beside(
        self, ask: Callable[_Given, _Got], *args: _Given.args, **named: _Given.kwargs
    ) -> Future[_Got]:
        """Ask while something else is done; the answer (or the refusal) is in the future."""
        return self._beside.submit(ask, *args, **named)

    def to_file(self, address: str, path: Path) -> None:
        """GET `address` into `path` (unpacked, no byte order mark); the file is whole or absent.

        Raises SourceUnavailable when no usable answer comes in time, SourceChanged when the
        answer is of another kind than asked.
        """
        aside = path.with_name(f".{path.name}.{os.getpid()}.{threading.get_ident()}.deel")

        def once(remaining: float) -> None:
            with aside.open("wb") as file:
                end = b""
                for chunk in self._body(address, remaining, self.limits.body):
                    file.write(chunk)
                    end = (end + chunk)[-8:]
            if not end.rstrip().endswith(b"}"):
                raise Unusable("het antwoord houdt halverwege op", changed=True)
            os.replace(aside, path)

        try:
            self._tries(address, once)
        finally:
            aside.unlink(missing_ok=True)

    def text(self, address: str) -> str:
        """GET `address` as text (a number, a short JSON document)."""
        return self.usable(address, str)

    def usable(self, address: str, read: Callable[[str], _Got]) -> _Got:
        """GET `address` and read it; a ValueError of `read` counts as an unusable answer."""

        def once(remaining: float) -> _Got:
            content = b"".join(self._body(address, remaining, min(IN_MEMORY, self.limits.body)))
            try:
                return read(content.decode("utf-8"))
            except ValueError as error:
                raise Unusable("het antwoord is onleesbaar", changed=True) from error

        return self._tries(address, once)

    def _tries(self, address: str, once: Callable[[float], _Got]) -> _Got:
        start = time.monotonic()
        for number in range(1, TRIES + 1):
            remaining = self.limits.no_answer - (time.monotonic() - start)
            try:
                return once(max(remaining, 0.1))
            except Unusable as error:
                pause = _pause(number, error.wait)
                left = self.limits.no_answer - (time.monotonic() - start)
                if number == TRIES or pause >= left or self.cancelled():
                    raise _refusal(address, error) from error
                time.sleep(pause)
        raise AssertionError("unreachable")

    def _body(self, address: str, remaining: float, most: int) -> Iterator[bytes]:
        limits = self.limits
        times = (min(limits.connect, remaining), min(limits.read, remaining))
        try:
            with self._session.get(address, stream=True, timeout=times) as answer:
                _check_head(address, answer)
                yield from self._unpacked(answer, most)
        except requests.TooManyRedirects as error:
            raise SourceChanged(f"{name_of(address)} blijft doorverwijzen.") from error
        except (requests.RequestException, HTTPError, OSError) as error:
            raise Unusable("de dienst gaf geen antwoord") from error

    def _unpacked(self, answer: requests.Response, most: int) -> Iterator[bytes]:
        packing = _packing(answer.headers.get("Content-Encoding", ""))
        deadline = time.monotonic() + self.limits.transfer
        received = total = 0
        first = True
        while chunk := answer.raw.read1(CHUNK, decode_content=False):
            received += len(chunk)
            if time.monotonic() > deadline:
                raise Unusable("het antwoord kwam te langzaam binnen")
            if self.cancelled():
                raise Unusable("afgebroken op verzoek")
            if received > most:
                raise _too_large(answer.url)
            for piece in packing.unpack(chunk):
                total += len(piece)
                if total > most:
                    raise _too_large(answer.url)
                yield piece.removeprefix(codecs.BOM_UTF8) if first else piece
                first = False
        expected = answer.headers.get("Content-Length", "")
        if (expected.isdigit() and received != int(expected)) or not total or not packing.whole:
            raise Unusable("het antwoord is niet compleet")


class _Plain:
    """An answer that is sent as it is."""

    whole = True

    def unpack(self, chunk: bytes) -> Iterator[bytes]:
        yield chunk


class _Gzip:
    """Gives pieces of at most a megabyte, so that a gzip bomb is noticed in time."""

    def __init__(self) -> None:
        self._packed = zlib.decompressobj(31)

    @property
    def whole(self) -> bool:
        return self._packed.eof

    def unpack(self, chunk: bytes) -> Iterator[bytes]:
        while chunk:
            if self._packed.eof:  # what comes after it must be packed as well
                self._packed = zlib.decompressobj(31)
            try:
                piece = self._packed.decompress(chunk, 1 << 20)
            except zlib.error as error:
                raise Unusable("het antwoord is beschadigd", changed=True) from error
            chunk = self._packed.unconsumed_tail or self._packed.unused_data
            if piece:
                yield piece


def _packing(encoding: str) -> _Plain | _Gzip:
    return _Gzip() if "gzip" in encoding.lower() else _Plain()


def _too_large(address: str) -> SourceChanged:
    return SourceChanged(f"{name_of(address)} gaf een veel te groot antwoord.")


def _check_head(address: str, answer: requests.Response) -> None:
    status = answer.status_code
    if status == 429 or status >= 500:
        raise Unusable(f"de dienst meldt een storing ({status})", wait=_retry_after(answer))
    if status == 404:
        raise AddressGone(
            f"{name_of(address)} kent dit adres niet (meer): {urlsplit(address).path}.",
            "De tabel is misschien vervangen. De bewaarde cijfers blijven staan.",
        )
    if status != 200:
        raise SourceChanged(f"{name_of(address)} weigerde de vraag ({status}).")
    kind = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if kind not in JSON_TYPES:
        raise Unusable("de dienst gaf een webpagina in plaats van cijfers")


def _retry_after(answer: requests.Response) -> float | None:
    text = answer.headers.get("Retry-After", "").strip()
    if text.isdigit():
        return float(text)
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - time.time()) if text else None
    except (TypeError, ValueError):
        return None


def _pause(number: int, wait: float | None) -> float:
    """Half a second, one, two; plus up to half of that by chance; never less than Retry-After."""
    pause: float = FIRST_PAUSE * 2 ** (number - 1)
    pause += random.random() * pause / 2  # noqa: S311 - spreading, not secrecy
    return max(pause, wait or 0.0)


def _refusal(address: str, error: Unusable) -> SourceChanged | SourceUnavailable:
    sentence = f"{name_of(address)} is nu niet bruikbaar: {error.why}."
    if error.changed:
        return SourceChanged(sentence, "De bewaarde cijfers blijven staan.")
    return SourceUnavailable(
        sentence, "De bewaarde cijfers blijven staan. Probeer het later nog eens."
    )
