"""Writing in the open scan: drafts, lists that two people fill, and values that do not fit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from pydantic import ValidationError

from wijkscan.app import storage
from wijkscan.app.at_hand import AtHand
from wijkscan.app.widgets.field import NUMBER, inside, stored
from wijkscan.scan.model import Wijkscan, nieuw_id
from wijkscan.workspace.access import Access
from wijkscan.workspace.database import Database, as_url
from wijkscan.workspace.document import open_document
from wijkscan.workspace.outcomes import Loose
from wijkscan.workspace.repository import Repository
from wijkscan.workspace.rights import owner


@pytest.fixture
def pair(tmp_path, monkeypatch) -> Iterator[tuple[AtHand, AtHand]]:
    """Two people with the same scan open."""
    shared = Repository(Database(as_url(f"sqlite:///{tmp_path}/werk.db")))
    monkeypatch.setattr(storage, "repository", lambda: shared)
    klas = shared.create_klas(owner(), "Klas")
    groep = shared.create_groep(owner(), klas.id, "Groep")
    info = open_document(shared, owner(), groep.id, Wijkscan(gemaakt_op=date(2026, 11, 23)))
    link = Access(shared.database).create_link(owner(), "scan", info.id, "schrijven")

    def enter() -> AtHand:
        right = Access(shared.database).enter(link.token, "127.0.0.1", "hbo").right
        return AtHand(right, shared.load(right, info.id))

    yield enter(), enter()
    shared.database.close()


def test_a_draft_is_seen_by_nobody_until_something_is_written(pair):
    mine, theirs = pair
    new = nieuw_id()
    mine.draft("observaties", new, {"datum": "2026-11-23"})
    assert stored(mine, new, "datum") == "2026-11-23"
    theirs.refresh()
    assert theirs.document.observaties == []
    mine.save(new, "wat", "tien bankjes stuk")
    theirs.refresh()
    assert [(o.wat, o.datum) for o in theirs.document.observaties] == [
        ("tien bankjes stuk", date(2026, 11, 23))
    ]


def test_a_cause_in_a_problem_that_is_still_a_draft_makes_both(pair):
    mine, _ = pair
    problem, cause = nieuw_id(), nieuw_id()
    mine.draft("problemen", problem, {})
    mine.draft("e", cause, {}, problem)
    mine.save(cause, "tekst", "de stoepen zijn stuk")
    assert [e.tekst for p in mine.document.problemen for e in p.e] == ["de stoepen zijn stuk"]


def test_two_people_add_to_one_list_and_both_stay(pair):
    mine, theirs = pair
    new = nieuw_id()
    mine.draft("problemen", new, {})
    mine.save(new, "p_wat", "lopen is lastig")
    theirs.refresh()
    mine.amend(new, "sterk", lambda found: [*(found or []), "buurthuis"])
    theirs.amend(new, "sterk", lambda found: [*(found or []), "wandelclub"])
    mine.refresh()
    assert mine.document.problemen[0].sterk == ["buurthuis", "wandelclub"]
    assert mine.loaded.asides == []


def test_writing_in_what_a_neighbour_removed_keeps_the_text(pair):
    mine, theirs = pair
    new = nieuw_id()
    mine.draft("observaties", new, {})
    mine.save(new, "wat", "stoepen stuk")
    theirs.refresh()
    theirs.delete(new)
    mine.refresh()
    assert new in mine.gone
    mine.draft("observaties", new, {})
    assert isinstance(mine.save(new, "wat", "stoepen en bankjes stuk"), Loose)
    assert [aside.text for aside in mine.loaded.asides] == ["stoepen en bankjes stuk"]


def test_a_value_that_would_break_the_document_is_refused(pair):
    mine, _ = pair
    new = nieuw_id()
    mine.draft("gesprekken", new, {})
    with pytest.raises(ValidationError):
        mine.save(new, "personen", -3)
    with pytest.raises(ValidationError):
        mine.save(mine.head.id, "diepte", "diep")
    assert mine.document.gesprekken == []


def test_a_path_reaches_into_objects_and_lists(pair):
    mine, _ = pair
    new = nieuw_id()
    mine.draft("e", new, {"trap": [{"tekst": "eerst"}]}, nieuw_id())
    assert stored(mine, new, "trap.0.tekst") == "eerst"
    assert stored(mine, new, "trap.1.tekst") is None
    assert inside(mine, new, "trap.1.tekst", "dan") == (
        "trap",
        [{"tekst": "eerst"}, {"tekst": "dan"}],
    )
    assert inside(mine, new, "omvang.van", 12) == ("omvang", {"van": 12})


def test_a_number_from_a_file_is_shown_as_people_write_it():
    assert NUMBER.write(120.0) == "120"
    assert NUMBER.write(None) == ""
