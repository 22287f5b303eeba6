"""Scans become one: kept, dropped or parked with a reason, links whole, nothing lost."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import sidebyside_kit as kit

from wijkscan.errors import UserError
from wijkscan.scan.importeren import lees, schrijf
from wijkscan.scan.merge import Beslissing, Besluit, voeg_scans_samen
from wijkscan.scan.model import (
    Geparkeerd,
    Prioriteit,
    Probleem,
    Record,
    Verwachting,
    Wijkscan,
    nieuw_id,
    records,
)
from wijkscan.scan.model_delen import splits, voeg_samen
from wijkscan.scan.model_teksten import is_verwijzing, teksten
from wijkscan.scan.privacy_scan import plaatsen, strip_names
from wijkscan.scan.rules import mag_vaststellen

DAG = date(2026, 11, 24)
LATEN = Beslissing(Besluit.LATEN, "Te weinig bewijs")
PARKEREN = Beslissing(Besluit.PARKEREN, "Volgend jaar")


def ref(casus: str, sleutel: str) -> str:
    return f"{kit.record_id(casus, 'scan')}:{kit.record_id(casus, sleutel)}"


def verwijzingen(deel: Any, sleutel: str = "") -> Iterator[str]:
    """Every id in a document that is not the own id of a record, nor about where it came from."""
    if isinstance(deel, dict):
        for key, waarde in deel.items():
            if key not in ("id", "ouders", "uit", "geparkeerd"):
                yield from verwijzingen(waarde, key)
    elif isinstance(deel, list):
        for waarde in deel:
            yield from verwijzingen(waarde, sleutel)
    elif isinstance(deel, str) and is_verwijzing(deel):
        yield deel


def samen(beslissingen: dict[str, Beslissing], *namen: str) -> Wijkscan:
    return voeg_scans_samen(kit.scans(*(namen or kit.DRIE)), beslissingen, DAG).scan


def alle_teksten(records: list[Record]) -> set[str]:
    return {tekst for record in records for _, tekst in teksten(record)}


def test_without_decisions_everything_is_kept():
    scan = samen({})
    assert scan.ouders == [kit.record_id(naam, "scan") for naam in kit.DRIE]
    assert scan.id not in scan.ouders
    assert [len(scan.problemen), len(scan.betrokkenen), len(scan.sterke_punten)] == [8, 7, 6]
    assert scan.gebied == kit.casus("hillesluis-a").gebied
    assert scan.rollen == ["mbo 3", "mbo 4", "hbo", "wijkverpleegkundige", "wijkbewoner"]
    assert scan.gemaakt_op == DAG
    assert "verzonnen" in scan.voorbeeld
    assert all(mag_vaststellen(p, scan, DAG) for p in scan.problemen)


def test_a_figure_that_groups_looked_at_stands_there_once_with_all_answers():
    eenzaam = [k for k in samen({}).kijkcijfers if k.cijfer.indicator == "sterk_eenzaam"]
    assert len(eenzaam) == 1
    assert [str(a.herken) for a in eenzaam[0].antwoorden] == ["ja", "ja", "nee", "weet ik niet"]
    # another year is another figure
    aandeel = [k for k in samen({}).kijkcijfers if k.cijfer.indicator == "aandeel_65plus"]
    assert [k.cijfer.jaar for k in aandeel] == [2024, 2020]


def test_votes_start_again_and_the_old_ones_are_kept():
    scan = samen({})
    assert len(scan.prioriteiten) == 7
    assert not any(p.stemmen or p.gekozen or p.onthuld or p.rang for p in scan.prioriteiten)
    oud = [g for g in scan.geparkeerd if g.besluit is Besluit.OPNIEUW]
    assert len(oud) == 7
    assert sum(len(g.record.stemmen) for g in oud if isinstance(g.record, Prioriteit)) == 18


def test_hidden_votes_are_nobody_elses():
    a, b = kit.scans("hillesluis-a", "hillesluis-b")
    a.prioriteiten[0].onthuld = False
    scan = voeg_scans_samen([a, b], {}, DAG).scan
    van_a = next(g.record for g in scan.geparkeerd if g.record.id == a.prioriteiten[0].id)
    assert isinstance(van_a, Prioriteit)
    assert van_a.gekozen
    assert van_a.stemmen == []


def test_what_is_dropped_stays_whole_with_its_reason_and_links_become_words():
    scan = samen({ref("hillesluis-a", "probleem contact"): LATEN})
    (deel,) = [g for g in scan.geparkeerd if isinstance(g.record, Probleem)]
    assert (deel.besluit, deel.reden, deel.collectie) == (Besluit.LATEN, LATEN.reden, "problemen")
    assert deel.uit == kit.record_id("hillesluis-a", "scan")
    assert deel.record == kit.casus("hillesluis-a").problemen[0]
    actie = next(a for a in scan.acties if a.eerste_stap.startswith("Met twee ouderen"))
    assert actie.probleem == "Ouderen die alleen wonen, missen contact"
    assert actie.oorzaak == "Wie moe is, kan onderweg naar de markt nergens zitten"
    assert len(scan.prioriteiten) == 6  # the choice about it went along to where it stands now


def test_one_record_takes_the_place_of_another():
    zelfde = Beslissing(Besluit.LATEN, "Dezelfde huisarts", zoals=ref("hillesluis-a", "huisarts"))
    scan = samen({ref("hillesluis-c", "huisarts"): zelfde})
    kleden = next(a for a in scan.acties if "kaart" in a.eerste_stap)
    assert kit.record_id("hillesluis-a", "huisarts") in kleden.betrokkenen
    assert len(scan.betrokkenen) == 6


def test_the_same_problem_with_both_causes():
    doel = ref("hillesluis-a", "probleem vallen")
    scan = samen(
        {
            ref("hillesluis-c", "probleem vallen"): Beslissing(
                Besluit.LATEN, "Hetzelfde probleem", zoals=doel
            ),
            ref("hillesluis-c", "oorzaak kleden"): Beslissing(Besluit.HOUDEN),
        }
    )
    vallen = next(p for p in scan.problemen if p.p_wat.startswith("Risico op vallen"))
    assert [e.tekst for e in vallen.e] == [
        "Het groene licht is te kort om over te steken",
        "Losse kleden en drempels blijven liggen",
    ]
    # the action still touches its cause, and now belongs to the problem that took the place
    kleden = next(a for a in scan.acties if "kaart" in a.eerste_stap)
    assert kleden.probleem == vallen.id
    assert kleden.oorzaak == vallen.e[1].id
    # one choice for one problem
    assert [p.probleem for p in scan.prioriteiten].count(vallen.id) == 1


def test_a_cause_alone_can_be_parked():
    scan = samen({ref("hillesluis-b", "oorzaak trap"): PARKEREN})
    deel = next(g for g in scan.geparkeerd if g.collectie == "e")
    contact = next(p for p in scan.problemen if p.p_wat.startswith("Ouderen hebben weinig"))
    assert deel.ouder == contact.id
    assert contact.e == []


@pytest.mark.parametrize("seed", range(8))
def test_nothing_is_lost_and_no_link_dangles(seed: int):
    kans = random.Random(seed)
    bron = kit.scans(*kit.VIER)
    refs = [f"{scan.id}:{r.id}" for scan in bron for r in records(scan)]
    besluiten = {
        een: Beslissing(kans.choice(list(Besluit)[:3]), "omdat", zoals=kans.choice(["", *refs]))
        for een in kans.sample(refs, 60)
    }
    scan = voeg_scans_samen(bron, besluiten, DAG).scan
    nu = [*records(scan), *(g.record for g in scan.geparkeerd)]
    for oud in bron:
        assert alle_teksten(list(records(oud))) <= alle_teksten(nu)
    bekend = {r.id for r in records(scan)} | {scan.id}
    assert set(verwijzingen(json.loads(schrijf(scan)))) <= bekend
    assert lees(schrijf(scan)) == scan


def test_scans_that_were_copied_from_each_other_meet_without_clashing():
    a = kit.scans("hillesluis-a")[0]
    kopie = a.model_copy(update={"id": nieuw_id()}, deep=True)
    kopie.betrokkenen[1].wat_vragen_we = "Zet er ook een prullenbak bij"
    kopie.acties[0].wat = "iets anders"
    scan = voeg_scans_samen([a, kopie], {}, DAG).scan
    assert len(scan.problemen) == len(a.problemen)
    assert len(scan.betrokkenen) == len(a.betrokkenen) + 1
    assert len(scan.acties) == 2
    # the changed action points at the changed gemeente of its own scan
    gemeente = next(b for b in scan.betrokkenen if "prullenbak" in b.wat_vragen_we)
    assert next(x for x in scan.acties if x.wat == "iets anders").betrokkenen == [gemeente.id]


def test_a_reason_is_asked_for_and_too_much_is_refused():
    with pytest.raises(UserError, match="waarom"):
        samen({ref("hillesluis-a", "huisarts"): Beslissing(Besluit.LATEN)})
    with pytest.raises(UserError, match="2 tot 6"):
        samen({}, "hillesluis-a", "hillesluis-a")
    vol = [Wijkscan(problemen=[Probleem() for _ in range(150)]) for _ in range(2)]
    with pytest.raises(UserError, match="Samen zijn het 300"):
        voeg_scans_samen(vol, {}, DAG)


def test_two_wijken_become_one_area_and_it_is_said():
    made = voeg_scans_samen(kit.scans("hillesluis-a", "roosendaal"), {}, DAG)
    assert made.scan.gebied.naam == "Hillesluis en Kalsdonk"
    assert made.scan.gebied.codes == ["BU05991082", "BU16740202"]
    assert "Hillesluis en Kalsdonk samen" in made.meldingen[0]


def test_merging_again_keeps_what_was_parked():
    eerste = samen({ref("hillesluis-b", "huisarts"): PARKEREN}, "hillesluis-a", "hillesluis-b")
    tweede = voeg_scans_samen([eerste, *kit.scans("hillesluis-c")], {}, DAG).scan
    assert [g for g in tweede.geparkeerd if g.reden == PARKEREN.reden]
    assert tweede.ouders == [eerste.id, kit.record_id("hillesluis-c", "scan")]


def test_what_is_parked_is_a_record_like_any_other():
    scan = samen({ref("hillesluis-a", "probleem contact"): PARKEREN})
    assert voeg_samen(splits(scan)) == scan
    scan.geparkeerd[-1].record.auteur = "Annemiek"
    deel = next(g for g in scan.geparkeerd if isinstance(g.record, Probleem))
    deel.record.p_gevolg = "Bel mevrouw Jansen op 06-12345678, zegt Annemiek"
    assert {p.veld.split(".")[-1] for p in plaatsen(scan)} == {"p_gevolg"}
    scan.geparkeerd.append(
        Geparkeerd(collectie="verwachtingen", reden="x", record=Verwachting(tekst="geheim"))
    )
    gedeeld = strip_names(scan)
    assert "geheim" not in schrijf(gedeeld).decode()
    assert "Annemiek" not in schrijf(gedeeld).decode()


def test_a_parked_record_of_a_kind_we_do_not_know_is_kept():
    deel = {"collectie": "nieuwe_lijst", "record": {"id": nieuw_id(), "iets": {"a": 1}}}
    again = Wijkscan.model_validate({"geparkeerd": [deel]})
    assert json.loads(again.model_dump_json())["geparkeerd"][0]["record"]["iets"] == {"a": 1}
