"""A class at work: one scan per group, feedback through a read link, who did what."""

from __future__ import annotations

import threading

import pytest
from workspace_kit import Kit

from wijkscan.errors import NotAllowed, UserError
from wijkscan.scan.model import Wijkscan
from wijkscan.workspace.classroom import MAX_ANSWER, MAX_REACTIONS
from wijkscan.workspace.document import as_document, as_records


def _student(kit: Kit, role: str = "mbo 3", initials: str = "AB"):
    code = kit.access.create_code(kit.owner, kit.klas.id)
    entered = kit.access.enter_code(code.code, "198.51.100.7", role, initials)
    return kit.access.pick_groep(entered.right, kit.groep.id)


def test_two_students_who_come_in_at_once_write_in_one_scan(kit: Kit) -> None:
    groep = kit.repository.create_groep(kit.owner, kit.klas.id, "Groep 2")
    found, content = [], as_records(Wijkscan(titel="Onze wijk"))

    def begin() -> None:
        found.append(kit.classroom.open_scan(kit.owner, groep.id, "Onze wijk", content).id)

    runs = [threading.Thread(target=begin) for _ in range(6)]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    assert len(found) == 6
    assert len(set(found)) == 1
    assert as_document(kit.repository.load(kit.owner, found[0])).titel == "Onze wijk"


def test_a_student_begins_the_scan_of_the_own_group_only(kit: Kit) -> None:
    student = _student(kit)
    other = kit.repository.create_groep(kit.owner, kit.klas.id, "Groep 2")
    assert kit.classroom.open_scan(student, kit.groep.id, "Nieuw").id == kit.scan
    with pytest.raises(NotAllowed):
        kit.classroom.open_scan(student, other.id, "Nieuw")


def test_a_reaction_through_a_read_link_adds_one_record_and_changes_nothing(kit: Kit) -> None:
    problem = kit.problem(p_wat="begin")
    reader = kit.enter("lezen")
    before = {item.id: item for item in kit.repository.load(reader, kit.scan).records}
    fields = {
        "rol": "wijkbewoner", "sterk": "De bankjes kloppen.", "niet_begrepen": "Wat is\ngeschat?",
        "welke_bron": "", "p_wat": "gekaapt", "id": problem, "over": "geen id", "auteur": "Jan",
    }  # fmt: skip
    kit.classroom.react(reader, kit.scan, fields)
    after = {item.id: item for item in kit.repository.load(reader, kit.scan).records}
    (new,) = [item for key, item in after.items() if key not in before]
    assert {key: after[key] for key in before} == before
    assert (new.kind, new.author.role) == ("reacties", "wijkbewoner")
    assert new.fields["niet_begrepen"] == "Wat is\ngeschat?"
    assert new.fields["datum"] == "2026-11-23"
    assert set(new.fields) == {"rol", "over", "sterk", "niet_begrepen", "welke_bron", "datum"}
    assert new.fields["over"] == ""


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"rol": "wijkbewoner"}, "nog niets"),
        ({"sterk": "   "}, "nog niets"),
        ({"sterk": ["x"]}, "nog niets"),
        ({"sterk": "x" * (MAX_ANSWER + 1)}, "te lang"),
        ({"sterk": "x", "rol": "r" * 41}, "te lang"),
    ],
)
def test_a_reaction_that_does_not_fit_is_refused_in_dutch(kit: Kit, fields, said: str) -> None:
    with pytest.raises(UserError, match=said):
        kit.classroom.react(kit.enter("lezen"), kit.scan, fields)


def test_a_read_link_cannot_fill_a_scan(kit: Kit) -> None:
    reader = kit.enter("lezen")
    for number in range(MAX_REACTIONS):
        kit.classroom.react(reader, kit.scan, {"sterk": str(number)})
    with pytest.raises(UserError, match="Er kan geen reactie meer bij"):
        kit.classroom.react(reader, kit.scan, {"sterk": "nog een"})


def test_a_reaction_needs_a_right_to_this_very_scan(kit: Kit) -> None:
    elsewhere = kit.repository.create_scan(kit.owner, kit.groep.id, "Andere scan").id
    with pytest.raises(NotAllowed):
        kit.classroom.react(kit.enter("lezen"), elsewhere, {"sterk": "x"})


def test_contributions_are_counted_per_person_and_only_the_teacher_sees_them(kit: Kit) -> None:
    anna, bert = _student(kit, "mbo 3", "A"), _student(kit, "hbo", "B")
    made = kit.repository.add_record(anna, kit.scan, "observaties", {"wat": "bankjes stuk"})
    saved = kit.repository.save_field(bert, kit.scan, made.id, "plaats", "plein", made.version)
    kit.repository.save_field(bert, kit.scan, made.id, "plaats", "plein en markt", saved.version)
    found = {
        (one.author.role, one.author.key, one.kind): (one.records, one.texts)
        for one in kit.classroom.contributions(kit.owner, kit.scan)
    }
    assert found == {("mbo 3", "A", "observaties"): (1, 1), ("hbo", "B", "observaties"): (1, 2)}
    with pytest.raises(NotAllowed, match="beheerlink"):
        kit.classroom.contributions(anna, kit.scan)


def test_a_deleted_group_is_listed_until_it_is_brought_back(kit: Kit) -> None:
    kit.repository.delete(kit.owner, "groep", kit.groep.id)
    assert kit.repository.groepen(kit.owner) == []
    assert kit.classroom.deleted_groepen(kit.owner, kit.klas.id) == [kit.groep]
    kit.repository.restore(kit.owner, "groep", kit.groep.id)
    assert kit.classroom.deleted_groepen(kit.owner, kit.klas.id) == []
    assert kit.repository.groepen(kit.owner) == [kit.groep]
