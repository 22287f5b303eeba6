"""Links, class codes, sessions and wrong tries (A1-A7, as far as storage goes)."""

from __future__ import annotations

import inspect
import itertools
import json
from datetime import timedelta

import pytest
from sqlalchemy import select
from workspace_kit import Kit

from wijkscan.errors import NotAllowed, UserError
from wijkscan.workspace import schema, tries
from wijkscan.workspace.access import Access
from wijkscan.workspace.classroom import Classroom
from wijkscan.workspace.repository import Repository
from wijkscan.workspace.rights import Right
from wijkscan.workspace.tries import TooManyTries
from wijkscan.workspace.trouble import Refused

HERE, ELSEWHERE = "198.51.100.7", "203.0.113.9"


def _dump(kit: Kit) -> str:
    """Every row of every table as text."""
    with kit.database.read() as connection:
        return "\n".join(
            repr(row)
            for table in schema.metadata.sorted_tables
            for row in connection.execute(select(table))
        )


def test_a1_no_secret_is_in_the_database(kit: Kit) -> None:
    link = kit.access.create_link(kit.owner, "scan", kit.scan, "schrijven")
    code = kit.access.create_code(kit.owner, kit.klas.id)
    entered = kit.access.enter(link.token, HERE)
    dump = _dump(kit)
    assert len(link.token) >= 43  # 256 bits in base64
    for secret in (link.token, code.code, entered.session_token, HERE):
        assert secret not in dump
    for shown in (repr(link), repr(code), repr(entered)):
        assert link.token not in shown
        assert code.code not in shown
        assert entered.session_token not in shown


def test_a1_a_hash_from_the_database_opens_nothing(kit: Kit) -> None:
    kit.enter("beheren")
    with kit.database.read() as connection:
        token_hash = connection.scalar(select(schema.link.c.token_hash))
        session_hash = connection.scalar(select(schema.session.c.id))
    with pytest.raises(NotAllowed):
        kit.access.enter(token_hash, HERE)
    with pytest.raises(NotAllowed):
        kit.access.resume(session_hash, HERE)


def _public(cls: type) -> list[str]:
    return [name for name, _ in inspect.getmembers(cls, inspect.isfunction) if name[0] != "_"]


WITHOUT_RIGHT = {"start_klas", "start_scan", "start_meeting", "enter", "enter_code", "resume"}
"""Functions that are the door itself."""

OWN_SESSION = {"change_role", "leave", "pick_groep"}
"""Functions that touch nothing but the session of the caller."""

FOR_READERS = {"react"}
"""The one thing a read link can write; how little that is, says test_workspace_classroom."""

ALL = [(cls, name) for cls in (Repository, Access, Classroom) for name in _public(cls)]
GUARDED = [(cls, name) for cls, name in ALL if name not in WITHOUT_RIGHT]


def _call(kit: Kit, cls: type, name: str, right: Right, record: str) -> None:
    """Call a function of the workspace with sensible arguments, whatever they are called."""
    sensible = {
        "right": right, "scan_id": kit.scan, "record_id": record, "record_ids": [record],
        "groep_id": kit.groep.id, "klas_id": kit.klas.id, "kind": "scan", "id_": kit.scan,
        "name": "Ander", "title": "Ander", "field": "p_wat", "value": "gekaapt",
        "base_version": 999, "clash": 1, "version": 1, "fields": {"p_wat": "gekaapt", "sterk": "x"},
        "level": "beheren", "content": [], "parent": None, "link_id": _any_link(kit),
        "role": "docent", "meeting_id": kit.scan,
    }  # fmt: skip
    targets = {Repository: kit.repository, Access: kit.access, Classroom: kit.classroom}
    function = getattr(targets[cls], name)
    args, kwargs = [], {}
    for item in inspect.signature(function).parameters.values():
        if item.kind is item.VAR_POSITIONAL:
            args.append(record)
        elif item.name in sensible and item.kind is item.POSITIONAL_OR_KEYWORD:
            args.append(sensible[item.name])
        elif item.default is item.empty:
            raise AssertionError(f"{name}: give a value for {item.name} in this test")
    function(*args, **kwargs)


def _any_link(kit: Kit) -> str:
    with kit.database.read() as connection:
        return connection.scalar(select(schema.link.c.id).order_by(schema.link.c.id)) or "geen"


READS = {
    "scan_info", "load", "scans", "klassen", "groepen", "changes_since", "history",
    "deleted_records", "export", "present", "deleted_klas",
}  # fmt: skip


def test_a2_a_read_link_changes_nothing_through_any_function(kit: Kit) -> None:
    record = kit.problem(p_wat="begin")
    reader = kit.enter("lezen")
    before = _dump(kit)
    for cls, name in GUARDED:
        if name in READS:
            _call(kit, cls, name, reader, record)
        elif name not in OWN_SESSION | FOR_READERS:
            with pytest.raises(NotAllowed):
                _call(kit, cls, name, reader, record)
        assert _dump(kit) == before, name


def test_a_made_up_right_opens_no_function(kit: Kit) -> None:
    record = kit.problem(p_wat="begin")
    made_up = Right("beheren", "scan", kit.scan, kit.owner.author, "f" * 64)
    without_session = Right("beheren", "klas", kit.klas.id, kit.owner.author)
    before = _dump(kit)
    for (cls, name), right in itertools.product(GUARDED, (made_up, without_session)):
        if name == "leave":
            _call(kit, cls, name, right, record)
        else:
            with pytest.raises(NotAllowed):
                _call(kit, cls, name, right, record)
        assert _dump(kit) == before, name


def test_a2_a_changed_right_object_gives_no_more(kit: Kit) -> None:
    record = kit.problem(p_wat="begin")
    reader = kit.enter("lezen")
    raised = Right("beheren", "alles", "", reader.author, reader.session)
    with pytest.raises(NotAllowed, match="alleen lezen"):
        kit.repository.save_field(raised, kit.scan, record, "p_wat", "x", 9)


def test_a2_nothing_a_reader_gets_holds_a_way_to_write(kit: Kit) -> None:
    writing = kit.access.create_link(kit.owner, "scan", kit.scan, "schrijven")
    reader = kit.enter("lezen")
    export = kit.repository.export(reader, kit.scan, with_log=True)
    seen = json.dumps(export) + repr(kit.repository.load(reader, kit.scan)) + repr(reader)
    assert writing.token not in seen
    assert writing.id not in seen


@pytest.mark.parametrize(("kind", "level"), [("alles", "beheren"), ("scan", "alles")])
def test_no_link_reaches_everything(kit: Kit, kind: str, level: str) -> None:
    with pytest.raises(UserError):
        kit.access.create_link(kit.owner, kind, "", level)


def test_a_writer_cannot_manage(kit: Kit) -> None:
    writer = kit.enter("schrijven")
    with pytest.raises(NotAllowed, match="beheerlink"):
        kit.access.create_link(writer, "scan", kit.scan, "lezen")
    with pytest.raises(NotAllowed, match="beheerlink"):
        kit.repository.purge(writer, "scan", kit.scan)


def test_a3_after_20_wrong_tries_an_address_waits(kit: Kit) -> None:
    right_link = kit.access.create_link(kit.owner, "scan", kit.scan, "lezen")
    working = kit.enter("lezen")
    for _ in range(20):
        with pytest.raises(NotAllowed) as refused:
            kit.access.enter("verkeerd", HERE)
        assert not isinstance(refused.value, TooManyTries)
    before = _dump(kit)
    for _ in range(100):
        with pytest.raises(TooManyTries) as wait:
            kit.access.enter("verkeerd", HERE)
    assert wait.value.seconds <= 61
    assert _dump(kit) == before  # a flood costs no writing
    kit.access.enter(right_link.token, ELSEWHERE)  # others do not notice
    kit.repository.load(working, kit.scan)  # nor do those who are in, from whatever address
    kit.clock.jump(seconds=61)
    kit.access.enter(right_link.token, HERE)


def test_a3_wrong_codes_do_not_shut_out_links(kit: Kit) -> None:
    link = kit.access.create_link(kit.owner, "scan", kit.scan, "lezen")
    waits = []
    for _ in range(60):
        try:
            kit.access.enter_code("FOUT22", HERE)
        except TooManyTries as error:
            waits.append(error.seconds)
            kit.clock.jump(seconds=error.seconds)
        except NotAllowed:
            pass
    assert waits == [61, 121]  # each wait is twice the one before
    kit.access.enter(link.token, HERE)


def test_a3_wrong_session_tokens_count_too(kit: Kit) -> None:
    entered = kit.access.enter(
        kit.access.create_link(kit.owner, "scan", kit.scan, "lezen").token, HERE
    )
    for _ in range(20):
        with pytest.raises(NotAllowed):
            kit.access.resume("verzonnen", HERE)
    with pytest.raises(TooManyTries):
        kit.access.resume("verzonnen", HERE)
    assert kit.access.resume(entered.session_token, HERE).scope_id == kit.scan


def test_a4_revoking_stops_everybody_at_once_and_keeps_their_text(kit: Kit) -> None:
    record = kit.problem(p_wat="begin")
    link = kit.access.create_link(kit.owner, "scan", kit.scan, "schrijven")
    writers = [kit.access.enter(link.token, HERE).right for _ in range(30)]
    kit.access.revoke(kit.owner, link.id)
    for writer in writers:
        with pytest.raises(Refused) as refused:
            kit.repository.save_field(writer, kit.scan, record, "p_wat", "mijn tekst", 1)
        assert refused.value.unsaved == "mijn tekst"
    with pytest.raises(NotAllowed):
        kit.access.enter(link.token, HERE)


def test_a5_a_link_ends_after_26_weeks_and_says_so_beforehand(kit: Kit) -> None:
    link = kit.access.create_link(kit.owner, "scan", kit.scan, "lezen")
    assert link.expires_at - kit.clock.now == timedelta(weeks=26)
    kit.clock.jump(weeks=26, seconds=-1)
    right = kit.access.enter(link.token, HERE).right
    assert right.expires_at == link.expires_at
    kit.clock.jump(seconds=1)
    with pytest.raises(NotAllowed):
        kit.access.enter(link.token, HERE)
    with pytest.raises(NotAllowed, match="verlopen"):
        kit.repository.load(right, kit.scan)


def test_a5_purge_removes_every_copy_of_the_text(kit: Kit) -> None:
    secret = "een tekst die weg moet"
    record = kit.problem(p_wat=secret)
    kit.repository.save_field(kit.owner, kit.scan, record, "p_wat", secret + "!", 1)
    kit.repository.save_field(kit.owner, kit.scan, record, "p_wat", secret + "?", 1)
    link = kit.access.create_link(kit.owner, "scan", kit.scan, "lezen")
    kit.access.enter(link.token, HERE)
    kit.repository.purge(kit.owner, "scan", kit.scan)
    assert secret not in _dump(kit)
    assert kit.scan not in _dump(kit)
    if kit.database.sqlite:
        path = kit.database.url.database
        for ending in ("", "-wal"):
            with open(f"{path}{ending}", "rb") as file:
                assert secret.encode() not in file.read()


def test_a5_a_deleted_scan_can_be_brought_back_for_30_days(kit: Kit) -> None:
    writer = kit.enter("schrijven")
    kit.repository.delete(kit.owner, "scan", kit.scan)
    with pytest.raises(NotAllowed, match="verwijderd"):
        kit.repository.load(writer, kit.scan)
    assert [item.id for item in kit.repository.scans(kit.owner, deleted=True)] == [kit.scan]
    kit.repository.restore(kit.owner, "scan", kit.scan)
    kit.repository.load(writer, kit.scan)
    kit.repository.delete(kit.owner, "klas", kit.klas.id)
    kit.clock.jump(days=31)
    kit.repository.tidy(kit.owner)
    assert kit.klas.id not in _dump(kit)
    assert kit.scan not in _dump(kit)


def test_erased_earlier_texts_are_gone_and_the_present_one_stays(kit: Kit) -> None:
    record = kit.problem(p_wat="mevrouw Jansen valt vaak")
    kit.repository.save_field(kit.owner, kit.scan, record, "p_wat", "iemand valt vaak", 1)
    kit.repository.erase_earlier(kit.owner, kit.scan, record)
    assert "Jansen" not in _dump(kit)
    assert kit.repository.load(kit.owner, kit.scan).records[0].fields["p_wat"] == "iemand valt vaak"
    assert len(kit.repository.history(kit.owner, kit.scan, record)) == 2


@pytest.mark.parametrize("level", ["lezen", "schrijven", "beheren"])
def test_a7_a_session_of_one_scan_opens_no_other(kit: Kit, level: str) -> None:
    other = kit.repository.create_scan(kit.owner, kit.groep.id, "Andere").id
    right = kit.enter(level)
    with pytest.raises(NotAllowed, match="niet bij jouw link"):
        kit.repository.load(right, other)
    with pytest.raises(NotAllowed, match="niet bij jouw link"):
        kit.repository.load(right, "bestaat-niet")  # the same words: nothing leaks
    with pytest.raises(NotAllowed):
        kit.repository.add_record(right, other, "probleem", {})
    assert [item.id for item in kit.repository.scans(right)] == [kit.scan]


def test_a_class_link_reaches_its_groups_and_no_other_class(kit: Kit) -> None:
    teacher = kit.enter("beheren", "klas", kit.klas.id)
    kit.repository.load(teacher, kit.scan)
    assert [item.id for item in kit.repository.groepen(teacher)] == [kit.groep.id]
    other = kit.repository.create_klas(kit.owner, "Andere klas")
    with pytest.raises(NotAllowed):
        kit.repository.create_groep(teacher, other.id, "indringer")


def test_a_class_code_leads_to_one_group(kit: Kit) -> None:
    second = kit.repository.create_groep(kit.owner, kit.klas.id, "Groep 2")
    code = kit.access.create_code(kit.owner, kit.klas.id)
    right = kit.access.enter_code(f" {code.code[:3].lower()} {code.code[3:]}", HERE).right
    assert [item.name for item in kit.repository.groepen(right)] == ["Groep 1", "Groep 2"]
    with pytest.raises(NotAllowed):
        kit.repository.load(right, kit.scan)
    right = kit.access.pick_groep(right, kit.groep.id)
    kit.repository.add_record(right, kit.scan, "observatie", {"wat": "bankje"})
    with pytest.raises(NotAllowed):
        kit.repository.create_scan(right, second.id, "niet van ons")


def test_a_class_code_ends_but_the_day_can_be_finished(kit: Kit) -> None:
    code = kit.access.create_code(kit.owner, kit.klas.id, life=timedelta(hours=2))
    right = kit.access.pick_groep(kit.access.enter_code(code.code, HERE).right, kit.groep.id)
    kit.clock.jump(hours=2)
    with pytest.raises(NotAllowed, match="voorbij"):
        kit.access.enter_code(code.code, HERE)
    kit.repository.load(right, kit.scan)
    kit.clock.jump(hours=12)
    with pytest.raises(NotAllowed, match="verlopen"):
        kit.repository.load(right, kit.scan)


def test_a_group_of_another_class_cannot_be_picked(kit: Kit) -> None:
    other = kit.repository.create_klas(kit.owner, "Andere klas")
    theirs = kit.repository.create_groep(kit.owner, other.id, "Hun groep")
    right = kit.access.enter_code(kit.access.create_code(kit.owner, kit.klas.id).code, HERE).right
    with pytest.raises(NotAllowed):
        kit.access.pick_groep(right, theirs.id)
    with pytest.raises(NotAllowed):
        kit.access.pick_groep(kit.enter("beheren"), kit.groep.id)


def test_the_list_of_links_shows_no_secret(kit: Kit) -> None:
    link = kit.access.create_link(kit.owner, "klas", kit.klas.id, "lezen")
    kit.access.create_code(kit.owner, kit.klas.id)
    found = kit.access.links(kit.owner, "klas", kit.klas.id)
    assert sorted(item.is_code for item in found) == [False, True]
    assert link.token not in repr(found)


def test_a_teacher_without_account_starts_a_class(kit: Kit) -> None:
    klas, link = kit.access.start_klas("Klas 3", HERE)
    teacher = kit.access.enter(link.token, HERE, "docent", "MV").right
    group = kit.repository.create_groep(teacher, klas.id, "Groep A")
    kit.repository.create_scan(teacher, group.id, "Hillesluis")
    assert [item.name for item in kit.repository.klassen(teacher)] == ["Klas 3"]


def test_somebody_alone_starts_a_scan(kit: Kit) -> None:
    scan, link = kit.access.start_scan("Mijn wijk", HERE)
    right = kit.access.enter(link.token, HERE).right
    kit.repository.add_record(right, scan.id, "observatie", {})
    assert [item.title for item in kit.repository.scans(right)] == ["Mijn wijk"]


def test_nobody_fills_the_disk_with_new_classes(kit: Kit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tries, "FREE_STARTS", 5)
    for number in range(5):
        kit.access.start_klas(f"Klas {number}", HERE)
    with pytest.raises(TooManyTries, match="heel veel scans begonnen"):
        kit.access.start_klas("Een klas te veel", HERE)
    kit.access.start_klas("Klas", ELSEWHERE)


def test_role_and_initials_go_with_the_text(kit: Kit) -> None:
    right = kit.access.change_role(kit.enter("schrijven", who="AV"), "wijkbewoner", "JB")
    record = kit.repository.add_record(right, kit.scan, "observatie", {"wat": "bankje"})
    assert (record.author.role, record.author.key) == ("wijkbewoner", "JB")


def test_leaving_ends_only_the_own_session(kit: Kit) -> None:
    one, two = kit.enter("lezen"), kit.enter("lezen")
    kit.access.leave(one)
    with pytest.raises(NotAllowed):
        kit.repository.load(one, kit.scan)
    kit.repository.load(two, kit.scan)


def test_who_is_here_is_shown_for_half_a_minute(kit: Kit) -> None:
    anna, bas = kit.enter("schrijven", who="A"), kit.enter("schrijven", who="B")
    kit.repository.here(anna, kit.scan, "probleem-1")
    kit.clock.jump(seconds=20)
    kit.repository.here(bas, kit.scan)
    kit.repository.here(bas, kit.scan, "probleem-2")
    found = kit.repository.present(anna, kit.scan)
    assert [(item.author.key, item.record_id) for item in found] == [
        ("B", "probleem-2"), ("A", "probleem-1"),
    ]  # fmt: skip
    kit.clock.jump(seconds=11)
    assert [item.author.key for item in kit.repository.present(anna, kit.scan)] == ["B"]
