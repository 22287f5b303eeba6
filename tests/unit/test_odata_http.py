"""One GET: limits, tries, and what is refused. Real sockets, so that the tries are real."""

from __future__ import annotations

import gzip
import itertools
import json
import threading
import time
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from wijkscan.errors import SourceChanged, SourceUnavailable
from wijkscan.settings import Settings
from wijkscan.sources import answers as reading
from wijkscan.sources import cells, http
from wijkscan.sources.answers import Page, link_at_end, parsed
from wijkscan.sources.http import Fetcher, Limits, _pause

QUICK = Settings(no_answer_limit=4.0, read_timeout=1.0, transfer_timeout=2.0, max_body_mb=1)
JSON = "application/json;odata=minimalmetadata"


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch) -> None:
    monkeypatch.setattr(http, "FIRST_PAUSE", 0.02)


@pytest.fixture
def fetcher() -> Fetcher:
    return Fetcher(Limits.of(QUICK))


def answers(httpserver, *given: Response) -> list[float]:
    """Serve the answers one after the other, the last for ever; gives the times of asking."""
    asked: list[float] = []

    def reply(_: Request) -> Response:
        asked.append(time.monotonic())
        return given[min(len(asked), len(given)) - 1]

    httpserver.expect_request("/x").respond_with_handler(reply)
    return asked


GOOD = Response('{"value":[]}', content_type=JSON)


def test_pauses_grow_with_some_chance_in_them(monkeypatch):
    monkeypatch.setattr(http, "FIRST_PAUSE", 0.5)
    for number, least in ((1, 0.5), (2, 1.0), (3, 2.0)):
        pauses = [_pause(number, None) for _ in range(100)]
        assert least <= min(pauses) < max(pauses) <= 1.5 * least
    assert _pause(1, 20.0) == 20.0


def test_after_two_failures_the_third_try_is_good(httpserver, fetcher, tmp_path: Path, monkeypatch):
    monkeypatch.setattr(http, "FIRST_PAUSE", 0.2)
    asked = answers(httpserver, Response(status=503), Response(status=502), GOOD)
    fetcher.to_file(httpserver.url_for("/x"), tmp_path / "x.json")
    assert (tmp_path / "x.json").read_bytes() == b'{"value":[]}'
    pauses = [later - earlier for earlier, later in itertools.pairwise(asked)]
    assert pauses[0] >= 0.2
    assert pauses[1] >= 0.4


def test_four_tries_and_no_more(httpserver, fetcher, tmp_path: Path):
    asked = answers(httpserver, Response(status=500))
    fetcher.limits = Limits.of(Settings(no_answer_limit=30.0))
    with pytest.raises(SourceUnavailable, match="storing"):
        fetcher.to_file(httpserver.url_for("/x"), tmp_path / "x.json")
    assert len(asked) == 4
    assert list(tmp_path.iterdir()) == []


def test_retry_after_is_kept_when_it_fits(httpserver, fetcher):
    asked = answers(httpserver, Response(status=429, headers={"Retry-After": "1"}), GOOD)
    assert fetcher.text(httpserver.url_for("/x")) == '{"value":[]}'
    assert asked[1] - asked[0] >= 1


def test_an_hour_of_retry_after_is_not_waited_for(httpserver, fetcher):
    asked = answers(httpserver, Response(status=503, headers={"Retry-After": "3600"}))
    with pytest.raises(SourceUnavailable):
        fetcher.text(httpserver.url_for("/x"))
    assert len(asked) == 1


@pytest.mark.parametrize("status", [400, 403, 404, 410])
def test_a_refusal_of_the_service_is_not_tried_again(httpserver, fetcher, status: int):
    asked = answers(httpserver, Response("{}", status=status, content_type=JSON))
    with pytest.raises(SourceChanged):
        fetcher.text(httpserver.url_for("/x"))
    assert len(asked) == 1


def test_a_body_above_the_limit_is_refused_while_unpacking(httpserver, fetcher, tmp_path: Path):
    packed = gzip.compress(b" " * 3_000_000 + b"{}")
    bomb = Response(packed, content_type=JSON, headers={"Content-Encoding": "gzip"})
    answers(httpserver, bomb)
    with pytest.raises(SourceChanged, match="te groot"):
        fetcher.to_file(httpserver.url_for("/x"), tmp_path / "x.json")
    assert list(tmp_path.iterdir()) == []


def packed_answer(*parts: bytes) -> Response:
    return Response(b"".join(parts), content_type=JSON, headers={"Content-Encoding": "gzip"})


@pytest.mark.parametrize("tail", [b"x" * 2_000_000, gzip.compress(b"") * 100_000])
def test_what_follows_a_packed_answer_is_not_kept(httpserver, fetcher, tail: bytes):
    answers(httpserver, packed_answer(gzip.compress(b"{}"), tail))
    with pytest.raises(SourceChanged, match=r"te groot|beschadigd"):
        fetcher.text(httpserver.url_for("/x"))


def test_a_packed_answer_in_parts_is_whole_and_half_of_it_is_not(httpserver, fetcher):
    parts = gzip.compress(b'{"value":'), gzip.compress(b"[]}")
    answers(httpserver, packed_answer(parts[0], parts[1][:-1]), packed_answer(*parts))
    assert fetcher.text(httpserver.url_for("/x")) == '{"value":[]}'


def test_a_body_at_the_limit_is_accepted(httpserver, fetcher):
    body = b" " * 999_998 + b"{}"
    answers(httpserver, Response(body, content_type=JSON))
    assert len(fetcher.text(httpserver.url_for("/x"))) == 1_000_000


def test_html_with_status_200_is_refused(httpserver, fetcher):
    answers(httpserver, Response("<html>", content_type="text/html"))
    with pytest.raises(SourceUnavailable, match="webpagina"):
        fetcher.text(httpserver.url_for("/x"))


def test_utf8_is_read_whatever_the_header_says(httpserver, fetcher):
    body = '{"naam":"Súdwest-Fryslân"}'.encode()
    answers(httpserver, Response(body, content_type="application/json;charset=iso-8859-1"))
    assert fetcher.usable(httpserver.url_for("/x"), json.loads) == {"naam": "Súdwest-Fryslân"}


def test_stopping_is_noticed_at_the_next_try(httpserver):
    asked = answers(httpserver, Response(status=503))
    with pytest.raises(SourceUnavailable):
        Fetcher(Limits.of(QUICK), lambda: True).text(httpserver.url_for("/x"))
    assert len(asked) == 1


def page(tmp_path: Path, text: str) -> Page:
    path = tmp_path / "p.json"
    path.write_text(text, encoding="utf-8")
    return Page(path)


HEAD = '{\r\n "odata.metadata":"http://x/$metadata#T","value":['
ROWS = '\n {"a":1,"b":"]} ,"},{"a":null,"b":"é"}\n ]'


@pytest.mark.parametrize("block", [1 << 20, len(HEAD), len(HEAD) + 5])
def test_a_page_is_read_row_by_row_in_any_pieces(tmp_path: Path, monkeypatch, block: int):
    monkeypatch.setattr("wijkscan.sources.answers.BLOCK", block)
    found = page(tmp_path, HEAD + ROWS + ',"odata.nextLink":"http://x/?a=1&$skip=2"}')
    assert list(found) == [{"a": 1, "b": "]} ,"}, {"a": None, "b": "é"}]
    assert found.next_link == "http://x/?a=1&$skip=2"


def test_the_next_link_may_stand_before_the_rows(tmp_path: Path):
    found = page(tmp_path, '{"odata.nextLink":"http://x/2","value":[{"a":1}]}')
    assert list(found) == [{"a": 1}]
    assert found.next_link == "http://x/2"


@pytest.mark.parametrize(
    "text",
    [
        '{"odata.error":{"code":"","message":{"lang":"nl","value":"query returns more"}}}',
        '{"value":[{"a":1},{"a"',
        '{"value":[{"a":1}]',
        '{"value":[{"a":1}],"odata.nextLink":',
        "",
    ],
)
def test_half_a_page_and_an_error_are_refused(tmp_path: Path, text: str):
    with pytest.raises(SourceChanged):
        list(page(tmp_path, text))


DEEP = "[" * 100_000
HOSTILE = [
    '{"value":[' + DEEP,
    '{"value":[{"a":' + DEEP + "]" * len(DEEP) + "}]}",
    '{"value":[{"a":1}],"b":' + '{"a":' * 3000,
    '{"value":[{"a":1}],"b":[' + "[]," * 1_100_000 + "[]]}",
    '{"value":[{"a":"' + "x" * 5000 + '"}]}',
]


@pytest.mark.parametrize("text", HOSTILE, ids=["open", "rij", "einde", "delen", "lang"])
def test_an_answer_that_would_eat_the_memory_is_refused(tmp_path: Path, monkeypatch, text: str):
    monkeypatch.setattr(reading, "MOST_IN_ROW", 1000)
    monkeypatch.setattr(reading, "BLOCK", 1000)
    monkeypatch.setattr(cells, "BLOCK", 1000)
    found = page(tmp_path, text)
    with pytest.raises(SourceChanged):
        list(found)
    with pytest.raises(SourceChanged):
        cells.read(found.path, {"a": cells.Measures})
    assert link_at_end(found.path) == ""
    with pytest.raises(ValueError, match=r"deep|parts|Expecting"):
        parsed(text.replace("x", "[],"), 1000)


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ('{"value":[{"a":"]"}],"odata.nextLink":"http://x/?a=%5B1]&$skip=2"}', ""),
        ('{"value":[{"a":"]"}],"odata.nextLink":"http://x/?$skip=2"}', "http://x/?$skip=2"),
        ('{"value":[{"a":1}]}', ""),
        ('{"value":[{"a":1}', ""),
        ('{"value":[{"a":1}],"odata.nextLink":"http', ""),
        ("", ""),
    ],
)
def test_the_next_address_is_seen_at_the_end_or_not_at_all(tmp_path: Path, text: str, link: str):
    path = tmp_path / "blad.json"
    path.write_text(text)
    assert link_at_end(path) == link


def test_a_question_beside_another_goes_on_meanwhile(fetcher):
    first, second = threading.Event(), threading.Event()

    def wait(mine: threading.Event, other: threading.Event):
        def reply(_: Request) -> Response:
            mine.set()
            return GOOD if other.wait(60) else Response(status=400)

        return reply

    with HTTPServer(threaded=True) as server:
        server.expect_request("/a").respond_with_handler(wait(first, second))
        server.expect_request("/b").respond_with_handler(wait(second, first))
        beside = fetcher.beside(fetcher.text, server.url_for("/a"))
        assert fetcher.text(server.url_for("/b")) == beside.result() == '{"value":[]}'


def test_nobody_waits_for_what_is_given_up(httpserver):
    fetcher = Fetcher(Limits.of(Settings(no_answer_limit=300.0)))
    asked = answers(httpserver, Response(status=500, headers={"Retry-After": "1"}))
    beside = fetcher.beside(fetcher.text, httpserver.url_for("/x"))
    while not asked:
        time.sleep(0.01)
    fetcher.close()
    with pytest.raises(SourceUnavailable):
        beside.result(timeout=60)
    assert len(asked) <= 2
