"""Bad days of a service: refused or survived in time, and the stored figures stay."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path

import pytest

from wijkscan.store.figures import Store, current_folder
from wijkscan.store.report import Status

pytestmark = pytest.mark.shared

QUICK = {"read_timeout": 1.0, "no_answer_limit": 1.5, "transfer_timeout": 2.0}
FAR_TOO_LONG = 60.0  # less than the service keeps us; more than any computer needs
ROWS = "84799NED/TypedDataSet\\?"
AWAY = [
    {"kind": "close"},
    {"kind": "reset"},
    {"kind": "reset", "fraction": 0.5},
    {"kind": "hang", "seconds": 120},
    {"kind": "status", "status": 500},
    {"kind": "status", "status": 502},
    {"kind": "status", "status": 503, "retry_after": 1},
    {"kind": "status", "status": 429, "retry_after": 60},
    {"kind": "maintenance"},
    {"kind": "html200"},
    {"kind": "truncate"},
    {"kind": "latency", "seconds": 5},
]
WRONG = [
    {"kind": "badjson"},
    {"kind": "empty"},
    {"kind": "badgzip"},
    {"kind": "gzipbomb", "megabytes": 150},
    {"kind": "redirect"},
    {"kind": "loop"},
    {"kind": "lostpage"},
    {"kind": "shortpage", "rows": 7},
]


def checksum(home: Path) -> str:
    snapshot = Store(home / "leeg", home).snapshot("84799NED", "2020")
    assert snapshot is not None
    return snapshot.sidecar.sha256


def tries(server, kind: str) -> int:
    """How often the address that was asked most met the fault."""
    asked = Counter(e["query"] for e in server.entries() if kind in e["faults"])
    return max(asked.values(), default=0)  # an answer under way is not in the log yet


@pytest.mark.parametrize("fault", [*AWAY, *WRONG], ids=lambda f: "-".join(map(str, f.values())))
def test_a_fault_leaves_the_stored_figures_in_force(living, fault):
    before, folder = checksum(living.home), current_folder(living.home)
    living.server.book.add([_fault(living, {**fault, "match": ROWS})])
    start = time.monotonic()
    report = living.again("84799NED", limits=QUICK)
    assert time.monotonic() - start < FAR_TOO_LONG
    assert report.exit_code == 4
    assert report.tabellen[0].status in (Status.NIET_BEREIKBAAR, Status.GEWEIGERD)
    assert report.tabellen[0].redenen[0].endswith(".")
    assert (checksum(living.home), current_folder(living.home)) == (before, folder)
    assert tries(living.server, fault["kind"]) <= 4


def _fault(living, rule):
    from cbs_standin.faults import Fault

    return Fault.from_dict(rule)


@pytest.mark.parametrize("kind", ["close", "reset", "status", "maintenance", "truncate", "html200"])
def test_two_failures_in_a_row_are_survived(living, kind: str):
    rule = {"kind": kind, "match": ROWS, "times": 2}
    living.server.book.add([_fault(living, rule)])
    # A maintenance page asks to come back in an hour: that is longer than anybody waits.
    expected = Status.NIET_BEREIKBAAR if kind == "maintenance" else Status.VERNIEUWD
    report = living.again("84799NED")
    assert report.tabellen[0].status is expected


def test_a_byte_order_mark_makes_no_difference(living):
    before = checksum(living.home)
    living.server.book.add([_fault(living, {"kind": "bom"})])
    assert living.again("84799NED").exit_code == 0
    assert checksum(living.home) == before


def test_texts_in_another_alphabet_are_refused(living):
    living.server.book.add(
        [_fault(living, {"kind": "charset", "match": "DataProperties|WijkenEn"})]
    )
    report = living.again("84799NED")
    assert report.tabellen[0].status is Status.GEWEIGERD


def test_a_dripping_answer_is_cut_off(living):
    living.server.book.add([_fault(living, {"kind": "drip", "rate": 500, "match": ROWS})])
    start = time.monotonic()
    report = living.again("84799NED", limits=QUICK)
    assert report.tabellen[0].status is Status.NIET_BEREIKBAAR
    assert time.monotonic() - start < FAR_TOO_LONG


def test_a_dead_service_is_asked_no_more_than_four_times(living):
    living.server.book.add([_fault(living, {"kind": "close"})])
    report = living.again("kwb", "nabijheid", "ses_woa", "wmo")
    assert {t.status for t in report.tabellen} == {Status.NIET_BEREIKBAAR}
    assert sum("close" in e["faults"] for e in living.server.entries()) <= 4


def test_a_broken_run_goes_on_where_it_stopped(living):
    pages = f"{ROWS}(?!.*substringof)"  # not the sample that looks which columns are filled
    living.server.book.add([_fault(living, {"kind": "close", "match": pages, "after": 1})])
    assert living.again("84799NED").exit_code == 4
    living.server.reset()
    assert living.again("84799NED").exit_code == 0
    assert len(pages_given(living.server)) == 2  # of three pages, one was on disk


def pages_given(server) -> list[str]:
    """Pages that were answered (a closed connection of the run before may be logged late)."""
    rows = (e for e in server.entries() if e["path"].endswith("TypedDataSet"))
    return [e["query"] for e in rows if e["status"] == 200 and "substringof" not in e["query"]]


def test_the_limits_of_the_service_are_never_touched(living):
    living.again("kwb", "gezondheid")
    assert {e["status"] for e in living.server.entries()} == {200}
