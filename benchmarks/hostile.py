"""A service that answers one kind of question with something that should eat the memory.

It stands before the stand-in: every other question is passed on. `measured` runs a refresh
against it in a process of its own and tells the peak of its memory.
"""

from __future__ import annotations

import itertools
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar, NamedTuple

MEGABYTE = 1_000_000
PLACES = {
    "lijst van tabellen": r"ODataCatalog/Tables",
    "beschrijving": r"DataProperties",
    "gebieden": r"/WijkenEnBuurten\?",
    "aantal": r"\$count",
    "rijen": r"TypedDataSet\?",
}


class Hostile(NamedTuple):
    """An answer: its start, what is repeated so many times (0: without end), and its end."""

    name: str
    start: str
    part: str
    times: int
    end: str = ""
    packed: bool = True


ANSWERS = (
    Hostile("gzipbom van 500 MB", "", " " * MEGABYTE, 500, '{"value":[]}'),
    Hostile("zonder eind", "", " " * MEGABYTE, 0, packed=False),
    Hostile("lege rijen", '{"value":[{}', ",{}" * 300_000, 52, "]}"),
    Hostile("lange rij", '{"value":[{"a":[1', ",1" * 500_000, 48, "]}]}"),
    Hostile("lange tekst", '{"value":[{"a":"', "\N{GRINNING FACE}" * 250_000, 48, '"}]}'),
    Hostile("diep genest", '{"value":[', "[" * MEGABYTE, 48, "}"),
    Hostile("diep genest, kort", '{"value":[{"a":', '{"a":' * 50_000, 1, "1" + "}" * 50_001 + "]}"),
    Hostile("volle rijen", '{"value":[{"a":1}', ',{"a":1}' * 125_000, 98, "]}"),
)


def _chunks(answer: Hostile) -> Iterator[bytes]:
    """The body in pieces, packed when the answer is."""
    rounds: Iterator[object] = iter(range(answer.times)) if answer.times else itertools.count()
    parts = itertools.chain(
        [answer.start.encode()], (answer.part.encode() for _ in rounds), [answer.end.encode()]
    )
    if not answer.packed:
        yield from filter(None, parts)
        return
    packer = zlib.compressobj(1, zlib.DEFLATED, 31)
    yield from filter(None, map(packer.compress, parts))
    yield packer.flush()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    place, answer, behind = "", ANSWERS[0], ""
    bodies: ClassVar[dict[str, list[bytes]]] = {}

    def do_GET(self) -> None:
        if not re.search(self.place, self.path):
            self._pass_on()
            return
        self._head(200, "application/json", "gzip" if self.answer.packed else "identity")
        known = self.bodies.get(self.answer.name)
        try:
            for chunk in known or _chunks(self.answer):
                self._chunk(chunk)
            self._chunk(b"")
        except OSError:
            self.close_connection = True  # the client had enough of it

    def _chunk(self, content: bytes) -> None:
        self.wfile.write(b"%x\r\n%b\r\n" % (len(content), content))

    def _head(self, status: int, kind: str, encoding: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Encoding", encoding)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()

    def _pass_on(self) -> None:
        try:
            answer = urllib.request.urlopen(self.behind + self.path)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            content = answer.read()
        self._head(answer.status, answer.headers.get("Content-Type", ""), "identity")
        if content:
            self._chunk(content)
        self._chunk(b"")

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is what we are after."""


@contextmanager
def _serving(behind: str, place: str, answer: Hostile) -> Iterator[str]:
    if answer.times:  # made once, so that the client is what we wait for
        _Handler.bodies.setdefault(answer.name, list(_chunks(answer)))
    kind = type("_Serving", (_Handler,), {"place": place, "answer": answer, "behind": behind})
    server = _Server(("127.0.0.1", 0), kind)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


class Measured(NamedTuple):
    """The exit code, the peak of memory in MB, how long it took, and what was said."""

    code: int
    peak: int
    seconds: float
    said: str

    @property
    def calm(self) -> bool:
        """It ended by itself, with words for the user."""
        return self.code in (0, 4) and "Traceback" not in self.said


def measured(behind: str, place: str, answer: Hostile, table: str) -> Measured:
    """`wijkscan bijwerken` of one table with a hostile answer at one place."""
    with _serving(behind, place, answer) as base, tempfile.TemporaryDirectory() as home:
        command = [sys.executable, "-m", "wijkscan", "bijwerken", "--basis-url", base]
        command += ["--tabel", table]
        environment = {**os.environ, "WIJKSCAN_HOME": home}
        output = Path(home) / "gezegd"
        began = time.monotonic()
        with output.open("w") as file:
            child = subprocess.Popen(command, env=environment, stdout=file, stderr=file)
            _, status, used = os.wait4(child.pid, 0)
        seconds = time.monotonic() - began
        child.returncode = os.waitstatus_to_exitcode(status)
        return Measured(child.returncode, used.ru_maxrss // 1024, seconds, output.read_text())
