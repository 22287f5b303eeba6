"""Records inside records: a problem with its causes goes away and comes back as one."""

from __future__ import annotations

import pytest
from workspace_kit import Kit

from wijkscan.errors import UserError
from wijkscan.scan.model import Observatie, Oorzaak, Probleem, Wijkscan
from wijkscan.workspace import document
from wijkscan.workspace.outcomes import Loose


def _problem_with_cause(kit: Kit) -> tuple[str, str]:
    problem = kit.problem(p_wat="alleen")
    cause = kit.repository.add_record(
        kit.owner, kit.scan, "e", {"tekst": "geen bus"}, None, problem
    )
    return problem, cause.id


def _living(kit: Kit) -> set[str]:
    return {item.id for item in kit.repository.load(kit.owner, kit.scan).records}


def test_a_problem_goes_and_comes_back_with_its_causes(kit: Kit) -> None:
    problem, cause = _problem_with_cause(kit)
    other = kit.problem()
    kit.repository.delete_record(kit.owner, kit.scan, problem)
    assert _living(kit) == {other}
    kit.repository.undo_delete(kit.owner, kit.scan, problem)
    assert _living(kit) == {problem, cause, other}


def test_a_cause_deleted_before_stays_deleted(kit: Kit) -> None:
    problem, cause = _problem_with_cause(kit)
    kit.repository.delete_record(kit.owner, kit.scan, cause)
    kit.clock.jump(minutes=5)
    kit.repository.delete_record(kit.owner, kit.scan, problem)
    with pytest.raises(UserError, match="ook is verwijderd"):
        kit.repository.undo_delete(kit.owner, kit.scan, cause)
    kit.repository.undo_delete(kit.owner, kit.scan, problem)
    assert _living(kit) == {problem}
    kit.repository.undo_delete(kit.owner, kit.scan, cause)
    assert _living(kit) == {problem, cause}


def test_w3_typing_in_a_cause_of_a_deleted_problem_is_kept(kit: Kit) -> None:
    problem, cause = _problem_with_cause(kit)
    kit.repository.delete_record(kit.owner, kit.scan, problem)
    outcome = kit.repository.save_field(kit.owner, kit.scan, cause, "tekst", "wel een bus", 2)
    assert isinstance(outcome, Loose)
    added = kit.repository.add_record(kit.owner, kit.scan, "e", {"tekst": "nieuw"}, None, problem)
    assert isinstance(added, Loose)
    texts = [aside.text for aside in kit.repository.load(kit.owner, kit.scan).asides]
    assert texts == ["wel een bus", {"tekst": "nieuw"}]


def _document() -> Wijkscan:
    return Wijkscan(
        titel="Molenkwartier",
        observaties=[Observatie(wat="bankje zonder leuning")],
        problemen=[
            Probleem(p_wat="ouderen alleen", e=[Oorzaak(tekst="geen bus"), Oorzaak(tekst="trap")]),
            Probleem(p_wat="vallen"),
        ],
    )


def test_a_document_saved_and_reopened_is_identical(kit: Kit) -> None:
    before = _document()
    info = document.open_document(kit.repository, kit.owner, kit.groep.id, before)
    after = document.as_document(kit.repository.load(kit.owner, info.id))
    assert after == before


def test_the_count_of_a_record_goes_on_where_the_file_left_it(kit: Kit) -> None:
    before = _document()
    before.problemen[0].versie = 7
    info = document.open_document(kit.repository, kit.owner, kit.groep.id, before)
    record = before.problemen[0].id
    kit.repository.save_field(kit.owner, info.id, record, "p_wat", "anders", info.version)
    after = document.as_document(kit.repository.load(kit.owner, info.id))
    assert [item.versie for item in after.problemen] == [8, 1]


def test_a_copied_document_knows_where_it_came_from(kit: Kit) -> None:
    before = _document()
    info = document.open_document(kit.repository, kit.owner, kit.groep.id, before)
    copy = document.copy_document(kit.repository, kit.owner, info.id, "Kopie")
    after = document.as_document(kit.repository.load(kit.owner, copy.id))
    assert after.ouders == [before.id]
    assert after.id != before.id
    assert [item.p_wat for item in after.problemen] == ["ouderen alleen", "vallen"]
    assert copy.groep_id == kit.groep.id


def test_the_head_of_a_scan_cannot_be_deleted(kit: Kit) -> None:
    before = _document()
    info = document.open_document(kit.repository, kit.owner, kit.groep.id, before)
    with pytest.raises(UserError, match="kan niet weg"):
        kit.repository.delete_record(kit.owner, info.id, before.id)


def test_a_new_record_stands_in_the_scan_by_itself(kit: Kit) -> None:
    info = document.open_document(kit.repository, kit.owner, kit.groep.id, _document())
    kit.repository.add_record(kit.owner, info.id, "observaties", {"wat": "veel groen"})
    after = document.as_document(kit.repository.load(kit.owner, info.id))
    assert after.observaties[1].auteur_rol == "docent"
    assert [item.wat for item in after.observaties] == ["bankje zonder leuning", "veel groen"]


def test_the_list_of_scans_follows_the_title(kit: Kit) -> None:
    before = _document()
    info = document.open_document(kit.repository, kit.owner, kit.groep.id, before)
    kit.repository.save_field(kit.owner, info.id, before.id, "titel", "Onze wijk", info.version)
    assert kit.repository.scan_info(kit.owner, info.id).title == "Onze wijk"
