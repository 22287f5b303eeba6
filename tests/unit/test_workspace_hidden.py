"""Hidden votes and expectations of a scan: the workspace keeps them back, not the page."""

from __future__ import annotations

from workspace_kit import Kit

from wijkscan.scan.model import (
    Geparkeerd,
    Gesprek,
    Prioriteit,
    Probleem,
    SoortTeken,
    Teken,
    Verwachting,
    Wijkscan,
)
from wijkscan.scan.priorities import heeft_gestemd, spreiding
from wijkscan.workspace.document import as_document, open_document
from wijkscan.workspace.own_say import own_records, say
from wijkscan.workspace.rights import Right
from wijkscan.workspace.writing import HEAD

SCORES = {"hoe_veel": 4, "hoe_erg": 5, "iets_aan_doen": 2, "willen": 3}


def _opened(kit: Kit) -> tuple[str, str, str]:
    """A scan from a file, its head and its priority."""
    made = open_document(
        kit.repository,
        kit.owner,
        kit.groep.id,
        Wijkscan(titel="Molenkwartier", prioriteiten=[Prioriteit()]),
    )
    loaded = kit.repository.load(kit.owner, made.id)
    found = {record.kind: record.id for record in loaded.records}
    return made.id, found[HEAD], found["prioriteiten"]


def _two(kit: Kit, scan: str) -> tuple[Right, Right]:
    return kit.enter("schrijven", "scan", scan, "aa"), kit.enter("schrijven", "scan", scan, "bb")


def test_a_vote_is_only_for_who_cast_it_until_revealed(kit: Kit) -> None:
    scan, _, priority = _opened(kit)
    anna, bram = _two(kit, scan)
    say(kit.repository, anna, scan, "stemmen", priority, SCORES)
    say(kit.repository, bram, scan, "stemmen", priority, {**SCORES, "hoe_erg": 1})
    for right, own in ((anna, 5), (bram, 1)):
        loaded = kit.repository.load(right, scan)
        (shown,) = as_document(loaded).prioriteiten
        assert [vote.hoe_erg for vote in shown.stemmen] == [own]
        assert loaded.hidden == {priority: 1}
        assert heeft_gestemd(shown) + loaded.hidden[priority] == 2
    kit.repository.reveal(anna, scan, priority)
    (shown,) = as_document(kit.repository.load(bram, scan)).prioriteiten
    assert sorted(vote.hoe_erg for vote in shown.stemmen) == [1, 5]
    assert len(spreiding(shown)) == 4


def test_revealing_by_saving_the_field_works_as_well(kit: Kit) -> None:
    scan, _, priority = _opened(kit)
    anna, bram = _two(kit, scan)
    say(kit.repository, anna, scan, "stemmen", priority, SCORES)
    seen = kit.repository.load(bram, scan).version
    kit.repository.save_field(bram, scan, priority, "onthuld", True, seen)
    got = kit.repository.changes_since(bram, scan, seen)
    assert {record.kind for record in got.records} == {"prioriteiten", "stemmen"}


def test_expectations_are_revealed_all_at_once(kit: Kit) -> None:
    scan, head, _ = _opened(kit)
    anna, bram = _two(kit, scan)
    for number, text in enumerate(("Veel ouderen", "Weinig winkels"), start=1):
        say(kit.repository, anna, scan, "verwachtingen", head, {"tekst": text}, number)
    say(kit.repository, bram, scan, "verwachtingen", head, {"tekst": "Veel groen"})
    own = own_records(kit.repository.load(anna, scan), anna, "verwachtingen", head)
    assert [record.fields["tekst"] for record in own] == ["Veel ouderen", "Weinig winkels"]
    seen = kit.repository.load(bram, scan)
    assert [item.tekst for item in as_document(seen).verwachtingen] == ["Veel groen"]
    assert seen.hidden == {head: 1}  # people, not texts
    kit.repository.reveal(bram, scan, head)
    got = kit.repository.changes_since(bram, scan, seen.version)
    texts = {record.fields["tekst"] for record in got.records}
    assert texts == {"Veel ouderen", "Weinig winkels", "Veel groen"}
    late = kit.enter("schrijven", "scan", scan)
    say(kit.repository, late, scan, "verwachtingen", head, {"tekst": "Te laat"})
    assert kit.repository.load(bram, scan).hidden == {head: 1}


def test_a_copy_or_a_teacher_opens_no_hidden_vote(kit: Kit) -> None:
    scan, _, priority = _opened(kit)
    anna, _ = _two(kit, scan)
    teacher = kit.enter("beheren", "klas", kit.klas.id)
    say(kit.repository, anna, scan, "stemmen", priority, SCORES)
    copy = kit.repository.duplicate_scan(teacher, scan, "Kopie")
    for found in (scan, copy.id):
        kinds = {record.kind for record in kit.repository.load(teacher, found).records}
        assert "stemmen" not in kinds
    kit.repository.reveal(teacher, copy.id, priority)
    (shown,) = as_document(kit.repository.load(teacher, copy.id)).prioriteiten
    assert shown.stemmen == []


def test_strange_marks_reveal_nothing(kit: Kit) -> None:
    """Only a real true reveals: not a text from a file, nor a mark in the vote itself."""
    scan, head, priority = _opened(kit)
    anna, bram = _two(kit, scan)
    kit.repository.save_field(anna, scan, priority, "onthuld", "ja", 99)
    say(kit.repository, anna, scan, "stemmen", priority, {**SCORES, "onthuld": True})
    say(kit.repository, anna, scan, "verwachtingen", head, {"tekst": "x", "onthuld": 1})
    kinds = {record.kind for record in kit.repository.load(bram, scan).records}
    assert not kinds & {"stemmen", "verwachtingen"}


def test_the_machine_itself_sees_everything(kit: Kit) -> None:
    scan, head, priority = _opened(kit)
    anna, _ = _two(kit, scan)
    say(kit.repository, anna, scan, "stemmen", priority, SCORES)
    say(kit.repository, anna, scan, "verwachtingen", head, {"tekst": "Veel ouderen"})
    whole = as_document(kit.repository.load(kit.owner, scan))
    assert len(whole.prioriteiten[0].stemmen) == len(whole.verwachtingen) == 1
    assert isinstance(whole.verwachtingen[0], Verwachting)


def test_who_only_reads_along_gets_no_talk_without_consent(kit: Kit) -> None:
    talk = Gesprek(wat="Roodborst")
    sign = Teken(soort=SoortTeken.GESPREK, tekst="Roodborst")
    asked = Gesprek(wat="Winterkoning", toestemming=True)
    document = Wijkscan(
        gesprekken=[talk, asked],
        problemen=[Probleem(s=[sign])],
        geparkeerd=[
            Geparkeerd(collectie="gesprekken", record=Gesprek(wat="Roodborst")),
            Geparkeerd(collectie="problemen", record=Probleem(s=[sign])),
        ],
    )
    scan = open_document(kit.repository, kit.owner, kit.groep.id, document).id
    reader, writer = kit.enter("lezen", "scan", scan), kit.enter("schrijven", "scan", scan)
    loaded = kit.repository.load(writer, scan)
    assert str(as_document(loaded)).count("Roodborst") == 4
    seen = kit.repository.load(reader, scan)
    assert "Roodborst" not in str(seen) + str(kit.repository.changes_since(reader, scan, 0))
    assert [one.wat for one in as_document(seen).gesprekken] == ["Winterkoning"]
    first = next(r for r in loaded.records if r.fields.get("wat") == "Roodborst")
    kit.repository.save_field(writer, scan, first.id, "toestemming", True, seen.version)
    assert len(as_document(kit.repository.load(reader, scan)).gesprekken) == 2
