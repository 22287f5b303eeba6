"""Saving one field at a time: clashes, deletions, repeats and clocks that jump (W2-W5)."""

from __future__ import annotations

import pytest
from workspace_kit import Kit

from wijkscan.errors import UserError
from wijkscan.workspace.outcomes import Clash, Loose, Saved


def _fields(kit: Kit, record_id: str) -> dict[str, object]:
    loaded = kit.repository.load(kit.owner, kit.scan)
    return next(item.fields for item in loaded.records if item.id == record_id)


def test_a_saved_text_is_read_back(kit: Kit) -> None:
    record = kit.problem()
    outcome = kit.repository.save_field(kit.owner, kit.scan, record, "p_wat", "Ouderen alleen", 0)
    assert isinstance(outcome, Saved)
    assert _fields(kit, record) == {"p_wat": "Ouderen alleen"}


@pytest.mark.parametrize(
    "value",
    [
        "",
        "é 👵🏽 \u202e ]]>",
        "nul \0 erin",
        "half \ud800",
        ["a", {"b": None}],
        None,
        3,
        0.1,
        True,
    ],
)
def test_any_json_comes_back_exactly(kit: Kit, value: object) -> None:
    record = kit.problem()
    kit.repository.save_field(kit.owner, kit.scan, record, "p_wat", value, 0)
    found = _fields(kit, record)["p_wat"]
    assert found == value
    assert type(found) is type(value)


def test_w1_second_writer_gets_both_texts(kit: Kit) -> None:
    record = kit.problem(p_wat="begin")
    seen = kit.repository.load(kit.owner, kit.scan).version
    anna, bas = kit.enter("schrijven", who="A"), kit.enter("schrijven", who="B")
    kit.repository.save_field(anna, kit.scan, record, "p_wat", "van Anna", seen)
    clash = kit.repository.save_field(bas, kit.scan, record, "p_wat", "van Bas", seen)
    assert isinstance(clash, Clash)
    assert (clash.theirs, clash.yours) == ("van Anna", "van Bas")
    assert (clash.theirs_author.key, clash.theirs_author.role) == ("A", "hbo")
    assert _fields(kit, record)["p_wat"] == "van Anna"


def test_w1_both_see_the_clash_until_one_chooses(kit: Kit) -> None:
    record = kit.problem(p_wat="begin")
    kit.repository.save_field(kit.owner, kit.scan, record, "p_wat", "een", 1)
    clash = kit.repository.save_field(kit.owner, kit.scan, record, "p_wat", "twee", 1)
    (aside,) = kit.repository.load(kit.owner, kit.scan).asides
    assert (aside.kind, aside.text, aside.field) == ("botsing", "twee", "p_wat")
    kit.repository.choose(
        kit.owner, kit.scan, record, "p_wat", "een en twee", clash.theirs_version, clash.version
    )
    loaded = kit.repository.load(kit.owner, kit.scan)
    assert loaded.asides == []
    assert loaded.records[0].fields["p_wat"] == "een en twee"
    assert {"een", "twee", "een en twee"} <= {str(text) for text in kit.texts_in_log()}


def test_choosing_theirs_changes_no_text_but_tells_the_neighbours(kit: Kit) -> None:
    record = kit.problem(p_wat="begin")
    kit.repository.save_field(kit.owner, kit.scan, record, "p_wat", "een", 1)
    clash = kit.repository.save_field(kit.owner, kit.scan, record, "p_wat", "twee", 1)
    seen = kit.repository.load(kit.owner, kit.scan).version
    outcome = kit.repository.choose(
        kit.owner, kit.scan, record, "p_wat", "een", clash.theirs_version, clash.version
    )
    assert outcome == Saved(clash.theirs_version)
    changes = kit.repository.changes_since(kit.owner, kit.scan, seen)
    assert [item.id for item in changes.records] == [record]
    assert changes.asides == []


def test_choosing_after_a_newer_text_is_a_new_clash(kit: Kit) -> None:
    record = kit.problem(p_wat="begin")
    save = kit.repository.save_field
    save(kit.owner, kit.scan, record, "p_wat", "een", 1)
    clash = save(kit.owner, kit.scan, record, "p_wat", "twee", 1)
    save(kit.owner, kit.scan, record, "p_wat", "drie", clash.theirs_version)
    again = kit.repository.choose(
        kit.owner, kit.scan, record, "p_wat", "twee", clash.theirs_version, clash.version
    )
    assert isinstance(again, Clash)
    assert again.theirs == "drie"
    assert len(kit.repository.load(kit.owner, kit.scan).asides) == 1


def test_w2_different_fields_of_one_record_do_not_clash(kit: Kit) -> None:
    record = kit.problem(p_wat="begin", p_groep="begin")
    seen = kit.repository.load(kit.owner, kit.scan).version
    one = kit.repository.save_field(kit.owner, kit.scan, record, "p_wat", "van A", seen)
    two = kit.repository.save_field(kit.owner, kit.scan, record, "p_groep", "van B", seen)
    assert isinstance(one, Saved)
    assert isinstance(two, Saved)
    assert _fields(kit, record) == {"p_wat": "van A", "p_groep": "van B"}
    assert kit.repository.load(kit.owner, kit.scan).asides == []


def test_the_same_text_from_both_is_no_clash(kit: Kit) -> None:
    record = kit.problem(p_wat="begin")
    kit.repository.save_field(kit.owner, kit.scan, record, "p_wat", "gelijk", 1)
    outcome = kit.repository.save_field(kit.owner, kit.scan, record, "p_wat", "gelijk", 1)
    assert isinstance(outcome, Saved)


def test_true_is_not_one(kit: Kit) -> None:
    record = kit.problem(stem=1)
    kit.repository.save_field(kit.owner, kit.scan, record, "stem", True, 1)
    assert _fields(kit, record)["stem"] is True


def test_w3_text_typed_into_a_deleted_record_is_kept(kit: Kit) -> None:
    record = kit.problem(p_wat="begin")
    kit.repository.delete_record(kit.owner, kit.scan, record)
    outcome = kit.repository.save_field(kit.owner, kit.scan, record, "p_wat", "nog getypt", 1)
    assert isinstance(outcome, Loose)
    assert outcome.text == "nog getypt"
    (aside,) = kit.repository.load(kit.owner, kit.scan).asides
    assert (aside.kind, aside.text) == ("losse tekst", "nog getypt")


def test_w3_deletion_can_be_undone_for_30_days(kit: Kit) -> None:
    record = kit.problem(p_wat="begin")
    kit.repository.delete_record(kit.owner, kit.scan, record)
    assert kit.repository.load(kit.owner, kit.scan).records == []
    assert [item.id for item in kit.repository.deleted_records(kit.owner, kit.scan)] == [record]
    kit.clock.jump(days=30)
    kit.repository.undo_delete(kit.owner, kit.scan, record)
    assert _fields(kit, record) == {"p_wat": "begin"}


def test_w3_after_30_days_it_is_gone_for_good(kit: Kit) -> None:
    record = kit.problem(p_wat="begin")
    kit.repository.delete_record(kit.owner, kit.scan, record)
    kit.clock.jump(days=30, seconds=1)
    with pytest.raises(UserError, match="30 dagen"):
        kit.repository.undo_delete(kit.owner, kit.scan, record)
    assert kit.repository.tidy(kit.owner) == 1
    assert kit.repository.deleted_records(kit.owner, kit.scan) == []
    assert kit.texts_in_log() == []


def test_a_loose_text_can_be_put_away_and_stays_in_the_log(kit: Kit) -> None:
    record = kit.problem(p_wat="begin")
    kit.repository.delete_record(kit.owner, kit.scan, record)
    loose = kit.repository.save_field(kit.owner, kit.scan, record, "p_wat", "los", 1)
    kit.repository.settle(kit.owner, kit.scan, loose.version)
    assert kit.repository.load(kit.owner, kit.scan).asides == []
    assert "los" in kit.texts_in_log()


def test_w4_the_same_save_sent_twice_is_one_change(kit: Kit) -> None:
    record = kit.problem(p_wat="begin")
    first = kit.repository.save_field(kit.owner, kit.scan, record, "p_wat", "een", 1, "sleutel")
    kit.repository.save_field(kit.owner, kit.scan, record, "p_wat", "twee", first.version)
    again = kit.repository.save_field(kit.owner, kit.scan, record, "p_wat", "een", 1, "sleutel")
    assert again == first
    assert _fields(kit, record)["p_wat"] == "twee"
    assert kit.texts_in_log().count("een") == 1


def test_w4_a_clash_sent_twice_is_one_clash(kit: Kit) -> None:
    record = kit.problem(p_wat="begin")
    kit.repository.save_field(kit.owner, kit.scan, record, "p_wat", "een", 1)
    first = kit.repository.save_field(kit.owner, kit.scan, record, "p_wat", "twee", 1, "sleutel")
    again = kit.repository.save_field(kit.owner, kit.scan, record, "p_wat", "twee", 1, "sleutel")
    assert again == first
    assert len(kit.repository.load(kit.owner, kit.scan).asides) == 1


def test_a_key_used_for_another_text_never_drops_that_text(kit: Kit) -> None:
    record = kit.problem()
    first = kit.repository.save_field(kit.owner, kit.scan, record, "p_wat", "een", 0, "zelfde")
    kit.repository.save_field(kit.owner, kit.scan, record, "p_wat", "twee", first.version, "zelfde")
    assert _fields(kit, record)["p_wat"] == "twee"


def test_a_record_added_twice_is_there_once(kit: Kit) -> None:
    add = kit.repository.add_record
    first = add(kit.owner, kit.scan, "actie", {"doel": "koffie"}, "vast-nummer")
    again = add(kit.owner, kit.scan, "actie", {"doel": "koffie"}, "vast-nummer")
    assert again == first
    assert len(kit.repository.load(kit.owner, kit.scan).records) == 1


def test_w5_a_clock_that_jumps_back_changes_no_order(kit: Kit) -> None:
    record = kit.problem(p_wat="begin")
    first = kit.repository.save_field(kit.owner, kit.scan, record, "p_wat", "eerst", 1)
    kit.clock.jump(days=-1)
    seen = first.version
    kit.repository.save_field(kit.owner, kit.scan, record, "p_wat", "daarna", first.version)
    assert _fields(kit, record)["p_wat"] == "daarna"
    changes = kit.repository.changes_since(kit.owner, kit.scan, seen)
    assert changes.records[0].fields["p_wat"] == "daarna"
    lines = kit.repository.history(kit.owner, kit.scan, record)
    assert [line.value for line in lines][1:] == ["eerst", "daarna"]
    assert lines[2].at < lines[1].at


def test_a_base_from_the_future_never_overwrites(kit: Kit) -> None:
    """A backup was put back while somebody had a newer text on the screen."""
    record = kit.problem(p_wat="uit de reservekopie")
    outcome = kit.repository.save_field(kit.owner, kit.scan, record, "p_wat", "van later", 99)
    assert isinstance(outcome, Clash)


def test_history_tells_who_and_what_by_role(kit: Kit) -> None:
    record = kit.problem(p_wat="begin")
    anna = kit.enter("schrijven", who="A")
    kit.repository.save_field(anna, kit.scan, record, "p_wat", "nieuw", 1)
    kit.repository.delete_record(anna, kit.scan, record)
    kit.repository.undo_delete(anna, kit.scan, record)
    lines = kit.repository.history(kit.owner, kit.scan, record)
    assert [line.action for line in lines] == ["nieuw", "tekst", "verwijderd", "teruggehaald"]
    assert [line.author.key for line in lines] == ["beheer", "A", "A", "A"]
    assert lines[1].at == kit.clock.now


def test_order_of_records_can_be_changed(kit: Kit) -> None:
    one, two, three = kit.problem(), kit.problem(), kit.problem()
    kit.repository.reorder(kit.owner, kit.scan, [three, one, "bestaat niet"])
    assert [r.id for r in kit.repository.load(kit.owner, kit.scan).records] == [three, two, one]


def test_changes_since_gives_only_what_changed(kit: Kit) -> None:
    kit.problem(p_wat="rustig")
    changed, gone = kit.problem(p_wat="oud"), kit.problem()
    seen = kit.repository.load(kit.owner, kit.scan).version
    assert kit.repository.changes_since(kit.owner, kit.scan, seen).records == []
    kit.repository.save_field(kit.owner, kit.scan, changed, "p_wat", "nieuw", seen)
    kit.repository.delete_record(kit.owner, kit.scan, gone)
    changes = kit.repository.changes_since(kit.owner, kit.scan, seen)
    assert [item.fields for item in changes.records] == [{"p_wat": "nieuw"}]
    assert changes.deleted == [gone]
    assert not changes.reload


@pytest.mark.parametrize(
    "value",
    [float("nan"), float("inf"), object(), "x" * 1_000_001],
    ids=["nan", "inf", "object", "long"],
)
def test_what_json_cannot_hold_is_refused_in_dutch(kit: Kit, value: object) -> None:
    record = kit.problem()
    with pytest.raises(UserError):
        kit.repository.save_field(kit.owner, kit.scan, record, "p_wat", value, 0)
    assert _fields(kit, record) == {}


def test_a_copy_is_the_same_and_lives_its_own_life(kit: Kit) -> None:
    record = kit.problem(p_wat="begin", s=[{"bron": "obs-1"}])
    copy = kit.repository.duplicate_scan(kit.owner, kit.scan, "Kopie")
    copied = kit.repository.load(kit.owner, copy.id).records
    assert [(r.id, r.kind, r.fields) for r in copied] == [
        (record, "probleem", {"p_wat": "begin", "s": [{"bron": "obs-1"}]})
    ]
    kit.repository.save_field(kit.owner, copy.id, record, "p_wat", "anders", copied[0].version)
    assert _fields(kit, record)["p_wat"] == "begin"


def test_export_without_log_names_nobody(kit: Kit) -> None:
    record = kit.problem(p_wat="begin")
    anna = kit.enter("schrijven", who="A.V.")
    kit.repository.save_field(anna, kit.scan, record, "p_wat", "een", 1)
    kit.repository.save_field(anna, kit.scan, record, "p_wat", "twee", 1)
    plain = kit.repository.export(kit.owner, kit.scan)
    assert "A.V." not in str(plain)
    assert plain["records"][0]["fields"] == {"p_wat": "een"}
    assert plain["wacht_op_keuze"][0]["tekst"] == "twee"
    assert "A.V." in str(kit.repository.export(kit.owner, kit.scan, with_log=True))
