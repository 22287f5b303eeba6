"""What a table decides about before scans become one."""

from __future__ import annotations

from sidebyside_kit import DRIE, naast, record_id, scans

from wijkscan.scan.merge import Beslissing, voeg_scans_samen
from wijkscan.scan.merge_keuzes import gaat_mee, keuzepunten, zonder_reden
from wijkscan.scan.model import Besluit


def test_every_record_that_people_wrote_is_decided_about_once():
    points = keuzepunten(naast(*DRIE))
    asked = [member.plek.ref for point in points for member in point.leden]
    assert len(asked) == len(set(asked))
    for scan in scans(*DRIE):
        for name in ("problemen", "sterke_punten", "betrokkenen", "acties", "observaties"):
            assert {f"{scan.id}:{one.id}" for one in getattr(scan, name)} <= set(asked), name
    assert max(len(point.leden) for point in points) <= 6


def test_problems_that_lie_together_are_decided_about_together_with_their_parts():
    points = keuzepunten(naast(*DRIE))
    ref = f"{record_id('hillesluis-b', 'scan')}:{record_id('hillesluis-b', 'probleem geld')}"
    alone = next(p for p in points if ref in {m.plek.ref for m in p.leden})
    assert (alone.soort, alone.zelfde) == ("Probleem", len(alone.leden) > 1)
    shared = next(p for p in points if p.zelfde)
    assert len({member.plek.letter for member in shared.leden}) > 1
    assert all(member.delen for member in shared.leden)
    assert not any(p.zelfde for p in points if p.soort != "Probleem")


def test_only_what_goes_along_is_voted_about():
    found = naast(*DRIE)
    place = next(p for p in gaat_mee(found, {}))
    decided = {place.ref: Beslissing(Besluit.PARKEREN, "later")}
    left = gaat_mee(found, decided)
    assert place not in left
    assert len(left) == len(gaat_mee(found, {})) - 1
    merged = voeg_scans_samen(scans(*DRIE), decided, found.kanten[0].gemaakt_op)
    assert {p.record for p in left} == {problem.id for problem in merged.scan.problemen}


def test_what_does_not_go_along_without_a_reason_is_found():
    decided = {
        "s:1": Beslissing(Besluit.LATEN, " "),
        "s:2": Beslissing(Besluit.PARKEREN, "later"),
        "s:3": Beslissing(Besluit.HOUDEN),
    }
    assert zonder_reden(decided) == ("s:1",)
