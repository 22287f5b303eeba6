"""A meeting of a leernetwerk: in by link or code, frozen sources, hidden answers, decisions."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select
from workspace_kit import FakeClock, Kit

from wijkscan.errors import NotAllowed, UserError
from wijkscan.scan.bijeenkomst import Afspraak, Notitie
from wijkscan.scan.importeren import lees
from wijkscan.scan.merge import Beslissing, voeg_scans_samen
from wijkscan.scan.model import Besluit, Wijkscan
from wijkscan.scan.sidebyside_basis import Koppeling
from wijkscan.workspace import backup, meeting, meeting_outcome, meeting_table, schema
from wijkscan.workspace.database import Database
from wijkscan.workspace.meeting import Stap
from wijkscan.workspace.outcomes import Clash
from wijkscan.workspace.own_say import own_records, say
from wijkscan.workspace.repository import Repository
from wijkscan.workspace.rights import Right

EXAMPLES = Path(__file__).resolve().parents[2] / "docs" / "voorbeelden"
HERE = "198.51.100.7"


class Table:
    """A meeting with a leader and two people who came in with the code."""

    def __init__(self, kit: Kit) -> None:
        self.kit, self.repository = kit, kit.repository
        self.info, link = meeting.start(kit.access, "Leernetwerk Zuid", HERE, "docent")
        self.id = self.info.id
        self.leader = kit.access.enter(link.token, HERE, "docent", "dl").right
        self.code = kit.access.create_code(self.leader, self.id, kind="bijeenkomst").code
        self.anna = self.come("mbo 3", "aa")
        self.bram = self.come("hbo", "bb")

    def come(self, role: str, initials: str) -> Right:
        return self.kit.access.enter_code(self.code, HERE, role, initials).right

    def load(self, right: Right):
        return self.repository.load(right, self.id)

    def head(self) -> meeting.Head:
        return meeting.head(self.load(self.anna))

    def prompt(self, right: Right) -> meeting.Prompt:
        return meeting.prompts(self.load(right), right)[0]


@pytest.fixture
def table(kit: Kit) -> Table:
    return Table(kit)


def _scan(title: str = "Molenkwartier", **fields: object) -> Wijkscan:
    return Wijkscan.model_validate({"titel": title, "vraag": "Wie is alleen?", **fields})


def test_a_code_leads_straight_into_the_meeting_with_the_right_to_write(table: Table) -> None:
    assert (table.anna.scope, table.anna.scope_id) == ("bijeenkomst", table.id)
    assert (table.anna.level, table.leader.level) == ("schrijven", "beheren")
    with pytest.raises(NotAllowed, match="hoort niet bij jouw link"):
        table.repository.load(table.anna, table.kit.scan)
    with pytest.raises(NotAllowed, match="hoort niet bij jouw link"):
        table.repository.load(table.kit.enter("beheren", "klas", table.kit.klas.id), table.id)
    assert table.repository.scans(table.anna) == []
    assert table.repository.groepen(table.anna) == []


def test_a_meeting_is_no_scan_and_a_scan_is_no_meeting(table: Table) -> None:
    assert table.id not in {scan.id for scan in table.repository.scans(table.kit.owner)}
    teacher = table.kit.enter("beheren", "scan")
    with pytest.raises(NotAllowed):
        table.kit.access.create_link(teacher, "bijeenkomst", table.kit.scan, "lezen")


def test_only_the_leader_sets_step_and_clock(table: Table) -> None:
    meeting.go_to(table.repository, table.leader, table.id, Stap.GESPREK, minutes=10)
    assert table.head().step is Stap.GESPREK
    assert (table.head().until - table.kit.clock()).total_seconds() == 600
    meeting.go_to(table.repository, table.leader, table.id, Stap.SAMENVOEGEN)
    assert table.head().until is None
    for minutes in (0, 181):
        with pytest.raises(UserError, match="klok"):
            meeting.go_to(table.repository, table.leader, table.id, Stap.GESPREK, minutes)
    with pytest.raises(NotAllowed, match="beheerlink"):
        meeting.go_to(table.repository, table.anna, table.id, Stap.MEENEMEN)
    assert table.head().step is Stap.SAMENVOEGEN


def test_all_look_at_what_the_leader_shows_until_the_next_step(table: Table) -> None:
    meeting.go_to(table.repository, table.leader, table.id, Stap.GESPREK, minutes=5)
    meeting.look_at(table.repository, table.leader, table.id, "verschil 2")
    meeting.choose_words(table.repository, table.leader, table.id, {"cliënt": "wijkbewoner"})
    seen = table.head()
    assert (seen.now, seen.words) == ("verschil 2", {"cliënt": "wijkbewoner"})
    assert (seen.until - table.kit.clock()).total_seconds() == 300
    meeting.set_clock(table.repository, table.leader, table.id)
    assert (table.head().now, table.head().until) == ("verschil 2", None)
    with pytest.raises(NotAllowed, match="beheerlink"):
        meeting.look_at(table.repository, table.anna, table.id, "verschil 3")
    meeting.go_to(table.repository, table.leader, table.id, Stap.SAMENVOEGEN)
    assert table.head().now == ""


def test_the_teacher_speaks_last() -> None:
    roles = ["docent", "ergotherapeut", "hbo", "mbo 3", "wijkbewoner", "hbo"]
    assert meeting.speaking_order(roles) == [
        "wijkbewoner", "mbo 3", "hbo", "ergotherapeut", "docent",
    ]  # fmt: skip


# Scans on the table


def test_a_source_stays_as_it_was_brought(table: Table) -> None:
    whole = lees((EXAMPLES / "hillesluis.wijkscan.json").read_bytes())
    number = meeting_table.bring(table.repository, table.anna, table.id, whole, "bestand")
    (source,) = meeting_table.sources(table.load(table.bram))
    assert (source.id, source.scan, source.origin) == (number, whole.id, "bestand")
    assert source.division == whole.gebied.indeling
    tables = ["50090NED 2020", "84799NED 2020", "85560NED 2022", "85984NED 2024"]
    assert source.editions == tables
    whole.problemen.clear()
    kept = meeting_table.document(table.repository, table.bram, table.id, number)
    assert len(kept.problemen) == 3


def test_names_and_hidden_votes_do_not_come_along(table: Table) -> None:
    scan = _scan(
        makers=["Fatima"],
        groep="Groep Fatima",
        prioriteiten=[{"stemmen": [{"lid": "x", "hoe_erg": 5}]}],
        verwachtingen=[{"tekst": "Fatima denkt: veel alleen", "onthuld": False}],
    )
    number = meeting_table.bring(table.repository, table.anna, table.id, scan)
    kept = meeting_table.document(table.repository, table.anna, table.id, number)
    assert "Fatima" not in kept.model_dump_json()
    assert (kept.prioriteiten[0].stemmen, kept.verwachtingen) == ([], [])


def test_an_open_privacy_find_keeps_a_scan_off_the_table(table: Table) -> None:
    with pytest.raises(UserError, match="over een persoon"):
        meeting_table.bring(
            table.repository, table.anna, table.id, _scan(vraag="Bel 06-12345678 voor de sleutel")
        )
    assert meeting_table.sources(table.load(table.anna)) == []


def test_the_same_scan_twice_and_a_seventh_are_refused(table: Table) -> None:
    first = _scan("Eerste")
    number = meeting_table.bring(table.repository, table.anna, table.id, first)
    with pytest.raises(UserError, match="ligt al op tafel"):
        meeting_table.bring(table.repository, table.bram, table.id, first)
    for title in ("twee", "drie", "vier", "vijf", "zes"):
        meeting_table.bring(table.repository, table.anna, table.id, _scan(title))
    with pytest.raises(UserError, match="al 6 scans"):
        meeting_table.bring(table.repository, table.anna, table.id, _scan("zeven"))
    table.repository.delete_record(table.anna, table.id, number)
    meeting_table.bring(table.repository, table.anna, table.id, first)  # may come back
    assert len(meeting_table.sources(table.load(table.anna))) == 6


def test_only_who_is_in_the_meeting_reads_a_source(table: Table) -> None:
    number = meeting_table.bring(table.repository, table.anna, table.id, _scan())
    stranger = table.kit.enter("beheren")
    with pytest.raises(NotAllowed):
        meeting_table.document(table.repository, stranger, table.id, number)
    with pytest.raises(UserError, match="niet meer op tafel"):
        meeting_table.document(table.repository, table.anna, table.id, "f" * 32)


def test_a_scan_that_changed_is_noticed_and_its_newest_takes_its_letter(table: Table) -> None:
    kit = table.kit
    place = (kit.scan, kit.repository.scan_info(kit.owner, kit.scan).version)
    first = meeting_table.bring(
        table.repository, table.anna, table.id, _scan("Eerste"), "link", place
    )
    second = meeting_table.bring(table.repository, table.anna, table.id, _scan("Tweede"))
    assert meeting_table.changed(table.repository, table.bram, table.load(table.bram)) == set()
    kit.problem(p_wat="Iets nieuws")
    assert meeting_table.changed(table.repository, table.bram, table.load(table.bram)) == {first}
    now = (kit.scan, kit.repository.scan_info(kit.owner, kit.scan).version)
    newest = meeting_table.renew(
        table.repository, table.anna, table.id, first, _scan("Eerste, later"), now
    )
    loaded = table.load(table.bram)
    assert meeting_table.changed(table.repository, table.bram, loaded) == set()
    assert [one.id for one in meeting_table.sources(loaded)] == [newest, second]
    kept = meeting_table.document(table.repository, table.bram, table.id, newest)
    assert kept.titel == "Eerste, later"
    with pytest.raises(UserError, match="niet meer op tafel"):
        meeting_table.renew(table.repository, table.anna, table.id, first, _scan("x"), now)
    with pytest.raises(NotAllowed):
        meeting_table.changed(table.repository, kit.enter("beheren"), loaded)


# Hidden first answers


def _asked(table: Table) -> str:
    prompt = meeting.ask(table.repository, table.leader, table.id, "oorzaak:1", "Waarom?", ["a"])
    meeting.answer(table.repository, table.anna, table.id, prompt, "Door de drempels")
    return prompt


def test_a_first_answer_is_hidden_until_it_is_revealed(table: Table) -> None:
    prompt = _asked(table)
    assert table.prompt(table.anna).mine == "Door de drempels"
    seen = table.prompt(table.bram)
    assert (seen.mine, seen.answers, seen.count, seen.revealed) == (None, [], 1, False)
    with pytest.raises(NotAllowed, match="beheerlink"):
        meeting.reveal(table.repository, table.bram, table.id, prompt)
    meeting.reveal(table.repository, table.leader, table.id, prompt)
    assert table.prompt(table.bram).answers == [("mbo 3", "Door de drempels")]


def _readings(table: Table, right: Right, record_id: str) -> str:
    """Everything the workspace gives out, as text."""
    repository = table.repository
    found = [
        repository.load(right, table.id),
        repository.changes_since(right, table.id, 1),
        repository.history(right, table.id, record_id),
        repository.deleted_records(right, table.id),
        repository.export(right, table.id),
        repository.export(right, table.id, with_log=True),
    ]
    return repr(found)


def test_no_way_of_reading_gives_a_hidden_answer(table: Table) -> None:
    prompt = _asked(table)
    (own,) = own_records(table.load(table.anna), table.anna, "antwoord", prompt)
    table.repository.save_field(
        table.anna, table.id, own.id, "tekst", "Door de trappen", 0
    )  # clash
    assert "drempels" in _readings(table, table.anna, own.id)
    assert "trappen" in _readings(table, table.anna, own.id)
    for other in (table.bram, table.leader):
        shown = _readings(table, other, own.id)
        assert "drempels" not in shown
        assert "trappen" not in shown
    table.repository.delete_record(table.anna, table.id, own.id)
    assert "drempels" not in _readings(table, table.bram, own.id)
    assert table.load(table.bram).hidden == {}


def test_other_initials_do_not_open_a_hidden_answer(table: Table) -> None:
    _asked(table)
    posing = table.kit.access.change_role(table.bram, "mbo 3", "aa")
    assert table.prompt(posing).mine is None
    again = table.kit.access.change_role(table.anna, "hbo", "zz")
    assert table.prompt(again).mine == "Door de drempels"


def test_neighbours_hear_of_a_hidden_answer_and_get_it_when_revealed(table: Table) -> None:
    prompt = meeting.ask(table.repository, table.leader, table.id, "k", "Waarom?")
    before = table.load(table.bram).version
    meeting.answer(table.repository, table.anna, table.id, prompt, "Door de drempels")
    heard = table.repository.changes_since(table.bram, table.id, before)
    assert (heard.records, heard.deleted, heard.hidden) == ([], [], {prompt: 1})
    meeting.reveal(table.repository, table.leader, table.id, prompt)
    got = table.repository.changes_since(table.bram, table.id, heard.version)
    assert [item.fields["tekst"] for item in got.records] == ["Waarom?", "Door de drempels"]
    assert got.hidden == {}


def test_answering_again_changes_the_own_answer(table: Table) -> None:
    prompt = _asked(table)
    meeting.answer(table.repository, table.anna, table.id, prompt, "Door de trappen")
    meeting.answer(table.repository, table.bram, table.id, prompt, "Door de bus")
    meeting.reveal(table.repository, table.leader, table.id, prompt)
    assert sorted(table.prompt(table.bram).answers) == [
        ("hbo", "Door de bus"),
        ("mbo 3", "Door de trappen"),
    ]


# Notes, decisions, votes, what goes home


def test_everybody_writes_in_one_note_and_clashes_are_shown(table: Table) -> None:
    first = meeting.note(table.repository, table.anna, table.id, "probleem:1")
    assert meeting.note(table.repository, table.bram, table.id, "probleem:1") == first
    seen = table.load(table.anna).version
    table.repository.save_field(table.anna, table.id, first, "tekst", "B zag de straat", seen)
    outcome = table.repository.save_field(table.bram, table.id, first, "tekst", "A niet", seen)
    assert isinstance(outcome, Clash)


def test_a_decision_has_a_reason_and_two_at_once_clash(table: Table) -> None:
    def decide(who: Right, seen: int, besluit: Besluit, reden: str) -> list[object]:
        how = Beslissing(besluit, reden)
        return meeting.decide(table.repository, who, table.id, "scan:record", how, seen)

    seen = table.load(table.anna).version
    with pytest.raises(UserError, match="waarom"):
        decide(table.anna, seen, Besluit.PARKEREN, " ")
    decide(table.anna, seen, Besluit.HOUDEN, "")
    both = decide(table.bram, seen, Besluit.LATEN, "dubbel")
    assert {type(outcome) for outcome in both} == {Clash}
    decide(table.bram, table.load(table.bram).version, Besluit.LATEN, "dubbel")
    found = meeting.decisions(table.load(table.anna))["scan:record"]
    assert found == Beslissing(Besluit.LATEN, "dubbel", rol="hbo")


def test_the_decisions_are_what_the_merge_asks_for(table: Table) -> None:
    one, other = (_scan(t, problemen=[{"p_wat": f"Probleem {t}"}]) for t in ("een", "twee"))
    numbers = [meeting_table.bring(table.repository, table.anna, table.id, s) for s in (one, other)]
    meeting.decide(
        table.repository, table.anna, table.id, f"{one.id}:{one.problemen[0].id}",
        Beslissing(Besluit.PARKEREN, "later"), table.load(table.anna).version,
    )  # fmt: skip
    scans = [meeting_table.document(table.repository, table.bram, table.id, n) for n in numbers]
    merged = voeg_scans_samen(scans, meeting.decisions(table.load(table.bram)), date(2026, 11, 23))
    assert [item.p_wat for item in merged.scan.problemen] == ["Probleem twee"]
    assert [item.reden for item in merged.scan.geparkeerd] == ["later"]


def test_voting_again_is_hidden_as_in_a_scan(table: Table) -> None:
    subject = meeting.ballot(table.repository, table.anna, table.id, "a" * 32)
    assert meeting.ballot(table.repository, table.bram, table.id, "a" * 32) == subject
    for right, score in ((table.anna, 5), (table.bram, 1)):
        say(table.repository, right, table.id, "stemmen", subject, {"hoe_erg": score})
    loaded = table.load(table.anna)
    assert [r.fields["hoe_erg"] for r in loaded.records if r.kind == "stemmen"] == [5]
    assert loaded.hidden == {subject: 1}
    meeting.reveal(table.repository, table.leader, table.id, subject)
    shown = [r.fields["hoe_erg"] for r in table.load(table.anna).records if r.kind == "stemmen"]
    assert shown == [5, 1]


def test_revealed_votes_go_into_the_new_scan_and_hidden_ones_do_not(table: Table) -> None:
    scans = [_scan(t, problemen=[{"p_wat": f"Probleem {t}"}]) for t in ("een", "twee")]
    for scan in scans:
        meeting_table.bring(table.repository, table.leader, table.id, scan)
    about = [scan.problemen[0].id for scan in scans]
    for problem in about:
        ballot = meeting.ballot(table.repository, table.anna, table.id, problem)
        for right, score in ((table.anna, 5), (table.bram, 1)):
            vote = {"hoe_erg": score, "rol": right.author.role}
            say(table.repository, right, table.id, "stemmen", ballot, vote)
        if problem == about[0]:
            meeting.reveal(table.repository, table.leader, table.id, ballot)
    made = meeting_outcome.merge(table.load(table.leader), scans, date(2026, 11, 23), "Samen")
    assert made.scan.ouders == [scan.id for scan in scans]
    (choice,) = made.scan.prioriteiten
    assert (choice.probleem, choice.onthuld) == (about[0], True)
    assert sorted(vote.hoe_erg for vote in choice.stemmen) == [1, 5]


def test_everyone_takes_home_one_step_with_a_date(table: Table) -> None:
    for step in ("Bel de huisarts", "Bel de bibliotheek"):
        meeting.agree(table.repository, table.anna, table.id, "Team Zuid", step, date(2027, 1, 18))
    (own,) = [item for item in table.load(table.bram).records if item.kind == "afspraak"]
    assert own.fields["eerste_stap"] == "Bel de bibliotheek"
    assert own.fields["terugblik"] == "2027-01-18"


def test_a_meeting_becomes_what_the_report_takes(table: Table) -> None:
    one, other = (_scan(t, problemen=[{"p_wat": f"Probleem {t}"}]) for t in ("een", "twee"))
    for scan in (one, other):
        meeting_table.bring(table.repository, table.leader, table.id, scan)
    prompt = _asked(table)
    unseen = meeting.ask(table.repository, table.leader, table.id, "oorzaak:2", "En dit?")
    meeting.answer(table.repository, table.bram, table.id, unseen, "Zeg ik niet")
    note = meeting.note(table.repository, table.anna, table.id, "oorzaak:1")
    seen = table.load(table.anna).version
    table.repository.save_field(table.anna, table.id, note, "tekst", "Beide kloppen", seen)
    meeting.answer(table.repository, table.bram, table.id, prompt, "Door de bus")
    meeting.reveal(table.repository, table.leader, table.id, prompt)
    ref = f"{other.id}:{other.problemen[0].id}"
    late = Beslissing(Besluit.PARKEREN, "later")
    meeting.decide(table.repository, table.anna, table.id, ref, late, 10**6)
    meeting.agree(table.repository, table.anna, table.id, "Zuid", "Bel", date(2027, 1, 18))
    loaded = table.load(table.bram)
    scans = [
        meeting_table.document(table.repository, table.bram, table.id, source.id)
        for source in meeting_table.sources(loaded)
    ]
    made = meeting_outcome.as_bijeenkomst(loaded, scans)
    assert (made.titel, made.datum) == ("Leernetwerk Zuid", date(2026, 11, 23))
    assert made.rollen == ("mbo 3", "hbo", "docent")
    said = (("mbo 3", "Door de drempels"), ("hbo", "Door de bus"))
    assert made.notities == (Notitie("oorzaak:1", "Beide kloppen", said),)
    (decided,) = made.besluiten
    assert (decided.plek.letter, decided.plek.ref, decided.plek.tekst) == (
        "B", ref, "Probleem twee",
    )  # fmt: skip
    assert decided.beslissing == Beslissing(Besluit.PARKEREN, "later", rol="mbo 3")
    assert made.afspraken == (Afspraak("mbo 3", "Zuid", "Bel", date(2027, 1, 18)),)


def test_problems_are_joined_split_and_let_go(table: Table) -> None:
    for together in (True, False):
        meeting.couple(table.repository, table.anna, table.id, "s:2", "s:1", together)
        joined = meeting_outcome.couplings(table.load(table.bram))
        pair = frozenset({frozenset({"s:1", "s:2"})})
        assert (joined.samen, joined.los) == (
            (pair, frozenset()) if together else (frozenset(), pair)
        )
    meeting.couple(table.repository, table.bram, table.id, "s:1", "s:2", None)
    assert meeting_outcome.couplings(table.load(table.anna)) == Koppeling()


# As long as it lives


def test_a_meeting_goes_into_a_backup_and_back(
    table: Table, empty_address: str, tmp_path: Path, clock: FakeClock
) -> None:
    number = meeting_table.bring(table.repository, table.anna, table.id, _scan())
    _asked(table)
    backup.herstel(empty_address, backup.bewaar(table.kit.database, tmp_path))
    restored = Database(empty_address, clock=clock)
    repository = Repository(restored)
    assert repository.load(table.bram, table.id) == table.load(table.bram)
    kept = meeting_table.document(repository, table.bram, table.id, number)
    assert kept.titel == "Molenkwartier"
    restored.close()


def test_removed_sources_and_meetings_are_gone_for_good(table: Table) -> None:
    def left() -> int:
        with table.kit.database.read() as connection:
            return connection.scalar(select(func.count()).select_from(schema.bron))

    first = meeting_table.bring(table.repository, table.anna, table.id, _scan("een"))
    meeting_table.bring(table.repository, table.anna, table.id, _scan("twee"))
    table.repository.delete_record(table.anna, table.id, first)
    table.kit.clock.jump(days=31)
    table.repository.tidy(table.kit.owner)
    assert left() == 1
    owner = table.kit.owner
    table.repository.delete(owner, "bijeenkomst", table.id)
    with pytest.raises(NotAllowed, match="Deze bijeenkomst is verwijderd"):
        table.repository.load(owner, table.id)
    table.repository.purge(owner, "bijeenkomst", table.id)
    assert left() == 0
