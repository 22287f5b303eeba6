"""Scans beside each other: what is found equals the list that was written by hand beforehand."""

from __future__ import annotations

import csv
import gzip
import json
from pathlib import Path
from typing import Any

import pytest
import sidebyside_kit as kit
from statsmodels.stats.proportion import confint_proportions_2indep, proportions_ztest

from wijkscan.analysis.two_areas import Gap, Share, compare_areas
from wijkscan.errors import UserError
from wijkscan.scan.importeren import schrijf
from wijkscan.scan.model import Gebied, Kijkcijfer, Oorzaak, Probleem, Teken, Wijkscan, nieuw_id
from wijkscan.scan.sidebyside import Koppeling, SideBySide, breng_samen
from wijkscan.scan.sidebyside_basis import Sterkte, Verschil
from wijkscan.scan.sidebyside_koppeling import anders, bij_elkaar, erbij, uit_elkaar
from wijkscan.scan.sidebyside_woorden import leeftijden, overlap

SHARED = kit.ROOT.parent / "shared" / "data" / "tables"


def refs(namen: list[str], scans: tuple[str, ...]) -> frozenset[str]:
    """ "A:huisarts" -> the letter with the id of that record."""
    gevonden = []
    for naam in namen:
        letter, _, sleutel = naam.partition(":")
        gevonden.append(f"{letter}:{kit.record_id(scans['ABCD'.index(letter)], sleutel)}")
    return frozenset(gevonden)


def verwacht(lijst: list[dict[str, Any]], scans: tuple[str, ...]) -> set[tuple[str, Any]]:
    return {
        (v["soort"], refs(v["records"], scans))
        if "records" in v
        else (v["soort"], (v["cijfer"], tuple(v["scans"])))
        for v in lijst
    }


def gevonden(naast: SideBySide) -> list[tuple[str, Any]]:
    return [(str(v.soort), _wat(naast, v)) for v in naast.verschillen]


def _wat(naast: SideBySide, v: Verschil) -> Any:
    if v.soort not in ("herkennen verschilt", "cijfer niet herkend"):
        return frozenset(f"{plek.letter}:{plek.record}" for plek in v.plekken)
    kijk = next(k for k in naast.kant(v.letters[0]).scan.kijkcijfers if k.id == v.plekken[0].record)
    return f"{kijk.cijfer.indicator} {kijk.cijfer.leeftijd or ''}".strip(), v.letters


def apart(naast: SideBySide) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return sorted((a.indicator, a.letters, a.waarom) for a in naast.apart)


def apart_met_de_hand(deel: dict[str, Any]) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return sorted((a["cijfer"], tuple(a["scans"]), tuple(a["waarom"])) for a in deel["apart"])


def test_three_scans_of_one_wijk_differ_as_the_list_says():
    hand, naast = kit.met_de_hand()["drie"], kit.naast(*kit.DRIE)
    found = gevonden(naast)
    assert set(found) == verwacht(hand["verschillen"], kit.DRIE)
    assert len(found) == len(hand["verschillen"])
    assert apart(naast) == apart_met_de_hand(hand)


def test_a_fourth_scan_of_another_wijk_changes_what_the_list_says():
    hand, naast = kit.met_de_hand(), kit.naast(*kit.VIER)
    drie = verwacht(hand["drie"]["verschillen"], kit.DRIE)
    erbij, eraf = (verwacht(hand["vier"][key], kit.VIER) for key in ("erbij", "eraf"))
    assert eraf <= drie
    assert set(gevonden(naast)) == (drie - eraf) | erbij
    assert apart(naast) == apart_met_de_hand(hand["vier"])


@pytest.mark.parametrize("deel", ["drie", "vier"])
def test_problems_are_matched_as_the_list_says(deel: str):
    namen = kit.DRIE if deel == "drie" else kit.VIER
    naast = kit.naast(*namen)
    hand = {refs(rij, namen) for rij in kit.met_de_hand()[deel]["problemen"]}
    found = {
        frozenset(f"{plek.letter}:{plek.record}" for plek, _ in rij.leden)
        for rij in naast.problemen
    }
    assert found == hand


def test_each_scan_says_from_which_editions_its_figures_are():
    # read off in tools/casussen: 2024 for the share of 65+, the rest of 2020
    drie = {kant.letter: kant.uitgaven for kant in kit.naast(*kit.DRIE).kanten}
    assert drie["A"] == ("50090NED over 2020", "85984NED over 2024")
    assert drie["B"] == ("50090NED over 2020", "84799NED over 2020")


def test_what_two_groups_both_call_strong():
    hand, naast = kit.met_de_hand()["drie"]["gedeeld"], kit.naast(*kit.DRIE)
    found = {
        frozenset(f"{plek.letter}:{plek.record}" for plek, _ in rij.leden)
        for rij in naast.sterk
        if len(rij.letters) > 1
    }
    assert found == {refs(rij, kit.DRIE) for rij in hand["sterk"]}


def test_who_brought_which_kind_of_evidence():
    found: dict[str, dict[str, dict[str, int]]] = {}
    for bewijs in kit.naast(*kit.DRIE).bewijs:
        found.setdefault(bewijs.letter, {})[bewijs.rol] = bewijs.aantallen
    assert found == kit.met_de_hand()["drie"]["bewijs"]


def test_figures_stand_in_one_row_only_with_their_like():
    rijen = {
        f"{rij.sleutel.indicator} {rij.sleutel.leeftijd or ''}".strip(): rij
        for rij in kit.naast(*kit.VIER).rijen
    }
    for cijfer, letters in kit.met_de_hand()["vier"]["rijen"].items():
        assert list(rijen[cijfer].letters) == letters
    assert {rij.sleutel.jaar for rij in rijen.values() if "65plus" in rij.sleutel.indicator} == {
        2024
    }
    # two groups on the same wijk have one value, and areas stand in the order of the scans
    assert [w.naam for w in rijen["sterk_eenzaam 65+"].waarden] == ["Hillesluis", "Kalsdonk"]


def test_an_estimate_is_not_tested_and_a_count_is():
    rijen = {rij.sleutel.indicator: rij for rij in kit.naast(*kit.VIER).rijen}
    assert rijen["sterk_eenzaam"].toetsen == ()
    assert "geschat" in rijen["sterk_eenzaam"].niet_getoetst
    (toets,) = rijen["eenpersoonshuishoudens"].toetsen
    assert (toets.eerste, toets.tweede, toets.verschil.gap) == (
        "Hillesluis",
        "Kalsdonk",
        Gap.CLEAR,
    )


@pytest.mark.shared
def test_the_figures_of_both_wijken_are_those_of_the_raw_table():
    pad = SHARED / "kwb" / "84799NED_kwb_2020.csv.gz"
    with gzip.open(pad, "rt", encoding="utf-8-sig") as f:
        rows = {row["WijkenEnBuurten"].strip(): row for row in csv.DictReader(f, delimiter=";")}
    rij = next(
        r for r in kit.naast(*kit.VIER).rijen if r.sleutel.indicator == "eenpersoonshuishoudens"
    )
    alone, homes = (
        next(key for key in rows["NL00"] if key.startswith(start))
        for start in ("Eenpersoonshuishoudens_", "HuishoudensTotaal_")
    )
    for waarde in rij.waarden:
        assert waarde.cijfer.teller == float(rows[waarde.gebied][alone])
        assert waarde.cijfer.noemer == float(rows[waarde.gebied][homes])


# --- the difference of two areas, against statsmodels ---


@pytest.mark.parametrize(
    ("x1", "n1", "x2", "n2"), [(2420, 5430, 710, 1810), (30, 120, 60, 140), (5, 80, 6, 90)]
)
def test_the_limits_are_newcombes_and_the_p_is_the_pooled_score_test(x1, n1, x2, n2):
    (found,) = compare_areas([(Share(x1, n1, 0), Share(x2, n2, 0))])
    low, high = confint_proportions_2indep(x1, n1, x2, n2, compare="diff", method="newcomb")
    assert (found.limits.lower, found.limits.upper) == pytest.approx((low, high), rel=1e-9)
    assert found.p == pytest.approx(proportions_ztest([x1, x2], [n1, n2])[1], rel=1e-9)


def test_rounding_never_makes_a_difference_surer():
    plain, wide = (
        compare_areas([(Share(200, 400, away), Share(240, 400, away))])[0] for away in (0, 4)
    )
    assert (plain.gap, wide.gap) == (Gap.CLEAR, Gap.CLEAR)
    assert wide.limits.lower < plain.limits.lower < plain.limits.upper < wide.limits.upper
    near = compare_areas([(Share(200, 400, 4), Share(230, 400, 4))])[0]
    assert near.gap is Gap.UNTESTED
    assert "afronden" in near.reason


def test_a_small_group_is_not_tested_and_many_tests_ask_for_more():
    small, _ = compare_areas([(Share(3, 40, 4), Share(30, 60, 4)), (Share(5, 99, 0),) * 2])
    assert small.gap is Gap.UNTESTED
    assert small.limits.value is None
    pair = (Share(50, 200, 0), Share(70, 200, 0))
    assert compare_areas([pair])[0].gap is Gap.CLEAR
    among = compare_areas([pair, *[(Share(50, 200, 0),) * 2] * 9])
    assert among[0].gap is Gap.POSSIBLE
    sure = compare_areas([(Share(52_000, 100_000, 0), Share(50_000, 100_000, 0))])
    assert sure[0].gap is Gap.SMALL


def test_the_decimals_of_a_set_do_not_make_its_whole_percentages_finer():
    # 45% of 300 and 47% of 100 is 45.5%: each was rounded to whole per cents and n to fives
    def one(gebied: str, waarde: float) -> Wijkscan:
        found = kit.casus("hillesluis-a").kijkcijfers[0].cijfer.model_copy(
            update={
                "indicator": "koopwoningen", "waarde": waarde, "noemer": 400.0, "teller": None,
                "gebied": gebied, "soort": "geteld", "methode": "percentage", "eenheid": "%",
                "jaar": 2022, "tabel": "X", "kolom": "Koopwoningen", "leeftijd": None,
            }
        )  # fmt: skip
        return Wijkscan(kijkcijfers=[Kijkcijfer(cijfer=found)])

    scans = [one("BU00010001+BU00010002", 45.5), one("BU00020001+BU00020002", 30.3)]
    ((toets,),) = (rij.toetsen for rij in kit.leg(scans).rijen)
    fewer = 400 - 8
    low, _ = confint_proportions_2indep(
        0.45 * fewer, fewer, 0.308 * fewer, fewer, compare="diff", method="newcomb"
    )
    _, high = confint_proportions_2indep(
        0.46 * fewer, fewer, 0.298 * fewer, fewer, compare="diff", method="newcomb"
    )
    assert toets.verschil.limits.lower == pytest.approx(low, rel=1e-9)
    assert toets.verschil.limits.upper == pytest.approx(high, rel=1e-9)


# --- the match can be explained and changed ---


def test_a_match_says_why_and_people_may_split_and_join():
    scans = kit.scans(*kit.DRIE)
    rij = kit.naast(*kit.DRIE).problemen[1]
    (koppel,) = rij.koppels
    assert koppel.sterkte is Sterkte.STERK
    assert "25 Bewegen en evenwicht" in koppel.uitleg
    paar = frozenset((koppel.eerste.ref, koppel.tweede.ref))
    gesplitst = kit.leg(scans, Koppeling(los=frozenset({paar})))
    assert len(gesplitst.problemen) == 1
    geld, mantelzorg = (
        f"{kit.record_id(casus, 'scan')}:{kit.record_id(casus, sleutel)}"
        for casus, sleutel in (
            ("hillesluis-b", "probleem geld"),
            ("hillesluis-c", "probleem mantelzorg"),
        )
    )
    samen = kit.leg(scans, Koppeling(samen=frozenset({frozenset((geld, mantelzorg))})))
    vast = [k for rij in samen.problemen for k in rij.koppels if k.sterkte is Sterkte.VAST]
    assert [{k.eerste.ref, k.tweede.ref} for k in vast] == [{geld, mantelzorg}]


def scan(*problemen: Probleem, codes: tuple[str, ...] = ("BU05991082",)) -> Wijkscan:
    return Wijkscan(gebied=Gebied(codes=list(codes), naam="X"), problemen=list(problemen))


def probleem(wat: str, groep: str = "", **velden: Any) -> Probleem:
    return Probleem(p_wat=wat, p_groep=groep, **velden)


def test_other_words_for_the_same_subject_meet_and_other_ages_do_not():
    def paren(a: Probleem, b: Probleem) -> int:
        return len(kit.leg([scan(a), scan(b)]).problemen)

    senioren = probleem("Veel eenzaamheid", "senioren")
    assert paren(senioren, probleem("Mensen missen contact", "65-plussers")) == 1
    assert paren(senioren, probleem("Eenzame kinderen", "kinderen van 6 tot 12 jaar")) == 0
    assert paren(senioren, probleem("Er is veel verkeer", "65-plussers")) == 0


def test_the_points_of_a_match_are_those_of_its_reasons():
    koppels = [k for rij in kit.naast(*kit.VIER).problemen for k in rij.koppels]
    koppels += (
        kit.leg([scan(probleem("Ouderen vallen", "ouderen")) for _ in range(2)])
        .problemen[0]
        .koppels
    )
    assert len(koppels) == 8
    assert all(k.punten == sum(reden.punten for reden in k.redenen) for k in koppels)


def test_the_same_words_are_the_same_problem_whatever_it_is_about():
    ratten = probleem("Rattenoverlast bij de containers", "bewoners")
    rij, *rest = kit.leg(
        [scan(ratten), scan(probleem("Bij containers is rattenoverlast"))]
    ).problemen
    assert not rest
    assert [k.sterkte for k in rij.koppels] == [Sterkte.REDELIJK]
    oud, jong = (probleem("Rattenoverlast", groep) for groep in ("65-plussers", "kinderen"))
    assert kit.leg([scan(oud), scan(jong)]).problemen == ()


def test_one_shared_code_is_too_little_and_is_offered_instead():
    verkeer = probleem("Er is veel verkeer", omaha=["06"])
    naast = kit.leg([scan(verkeer), scan(probleem("Mensen missen contact", omaha=["06"]))])
    assert naast.problemen == ()
    (koppel,) = naast.lijkt_op
    assert (koppel.sterkte, [r.soort for r in koppel.redenen]) == (Sterkte.ZWAK, ["omaha"])
    (andere, waarom), *_ = erbij(naast, naast.alleen[0])
    assert (andere.titel, "Zelfde code van Omaha" in waarom) == ("Mensen missen contact", True)


def test_what_people_say_about_matches_replaces_what_they_said_before():
    los = uit_elkaar(Koppeling(), "b", ["a", "b", "c"])
    assert los == Koppeling(los=frozenset({frozenset("ab"), frozenset("bc")}))
    samen = bij_elkaar(los, "b", ["a", "c"])
    assert samen == Koppeling(samen=frozenset({frozenset("ab")}))
    assert uit_elkaar(samen, "b", ["a", "b", "c"]) == los
    assert anders(los, samen) == {frozenset("ab"): True, frozenset("bc"): None}
    assert anders(samen, Koppeling()) == {frozenset("ab"): None}
    assert bij_elkaar(los, "b", ["b"]) == los


def test_one_problem_of_a_scan_matches_one_problem_of_another():
    twee = scan(probleem("Ouderen vallen vaak", "ouderen"), probleem("Vallen thuis", "ouderen"))
    naast = kit.leg([twee, scan(probleem("Ouderen vallen vaak", "ouderen"))])
    assert [len(rij.leden) for rij in naast.problemen] == [2]
    assert [k.tweede.letter for k in naast.lijkt_op] == ["B"]


def test_nobody_spoke_with_residents():
    een = probleem("Vallen thuis", "ouderen", s=[Teken(soort="O", tekst="drempels")])
    ander = probleem("Vallen op straat", "ouderen", e=[Oorzaak(tekst="stoepen")])
    assert "geen stem van bewoners" in {
        str(v.soort) for v in kit.leg([scan(een), scan(ander)]).verschillen
    }


@pytest.mark.parametrize(
    ("eerste", "tweede", "zelfde"),
    [
        ("Kapotte bankjes op de route", "De bank langs de route is kapot", True),
        ("De huizen zijn vochtig", "Vocht in het huis", False),
        ("Het buurthuis is dicht", "Er is een buurthuis", True),
        ("", "", False),
    ],
)
def test_two_texts_say_the_same_by_their_words(eerste: str, tweede: str, zelfde: bool):
    assert overlap(eerste, tweede).zelfde is zelfde


@pytest.mark.parametrize(
    ("tekst", "grenzen"),
    [
        ("alleenwonende 75-plussers", (75, 120)),
        ("65 jaar en ouder", (65, 120)),
        ("kinderen van 4 tot 12 jaar", (4, 12)),
        ("ouderen", (65, 120)),
        ("mantelzorgers", None),
    ],
)
def test_ages_are_read_from_the_words(tekst: str, grenzen: tuple[int, int] | None):
    assert leeftijden(tekst) == grenzen


# --- bad input ---


def test_the_same_scan_twice_counts_once_and_is_said():
    a, b, _ = kit.scans(*kit.DRIE)
    naast = kit.leg([a, b, a.model_copy(deep=True)])
    assert [kant.letter for kant in naast.kanten] == ["A", "B"]
    assert "telt één keer" in naast.meldingen[0]
    nieuwer = a.model_copy(update={"versie": 9, "titel": "Nieuwer"})
    naast = kit.leg([a, b, nieuwer])
    assert naast.kanten[0].scan.titel == "Nieuwer"
    assert "twee versies" in naast.meldingen[0]


def test_one_scan_or_seven_is_refused_with_what_to_do():
    a = kit.scans("hillesluis-a")[0]
    with pytest.raises(UserError, match="Nu is het er 1"):
        kit.leg([a, a])
    with pytest.raises(UserError, match="2 tot 6"):
        kit.leg([a.model_copy(update={"id": nieuw_id()}) for _ in range(7)])


def test_one_damaged_file_among_six_is_named_and_the_rest_goes_on():
    files = [(f"{naam}.json", schrijf(kit.casus(naam))) for naam in kit.VIER]
    inbreng = breng_samen([*files, ("kapot.json", files[0][1][:500]), ("leeg.json", b"")])
    assert [naam for naam, _ in inbreng.geweigerd] == ["kapot.json", "leeg.json"]
    assert all(zin for _, zin in inbreng.geweigerd)
    assert len(kit.leg(list(inbreng.scans)).kanten) == 4


def test_another_division_an_empty_scan_and_a_parent_are_said():
    a, b, c = kit.scans(*kit.DRIE)
    b.gebied.indeling = 2024
    kind = c.model_copy(update={"ouders": [a.id], "problemen": []})
    said = " ".join(kit.leg([a, b, kind]).meldingen)
    assert "verschillende jaren: 2020 en 2024" in said
    assert "Groep C: er staat nog geen probleem in." in said
    assert "Groep C is gemaakt uit groep A." in said


def test_scans_that_share_record_ids_are_told_apart():
    a = kit.scans("hillesluis-a")[0]
    kopie = a.model_copy(update={"id": nieuw_id()}, deep=True)
    kopie.problemen[0].e[0].tekst = "De lift is stuk"
    naast = kit.leg([a, kopie])
    assert len(naast.problemen) == len(a.problemen)
    (verschil,) = [v for v in naast.verschillen if v.soort == "andere oorzaak"]
    assert len({plek.ref for plek in verschil.plekken}) == 2


def test_a_figure_that_was_corrected_since_is_said():
    a, b, _ = kit.scans(*kit.DRIE)
    cijfer = next(k.cijfer for k in b.kijkcijfers if k.cijfer.indicator == "sterk_eenzaam")
    cijfer.waarde = 21.0
    rij = next(r for r in kit.leg([a, b]).rijen if r.sleutel.indicator == "sterk_eenzaam")
    assert "bijgewerkt" in rij.meldingen[0]
    assert rij.toetsen == ()


def test_the_key_of_a_difference_stays_when_its_words_change():
    a, b, c = kit.scans(*kit.DRIE)
    voor = {v.sleutel for v in kit.leg([a, b, c]).verschillen}
    assert len(voor) == len(kit.naast(*kit.DRIE).verschillen)
    a.problemen[0].p_gevolg = "Iets anders"
    assert {v.sleutel for v in kit.leg([a, b, c]).verschillen} == voor


def test_questions_are_short_and_in_plain_dutch():
    for verschil in kit.naast(*kit.VIER).verschillen:
        for zin in verschil.vraag.replace("?", ".").split("."):
            assert len(zin.split()) <= 15, zin
        assert verschil.vraag.endswith("?")


def test_the_examples_are_those_of_the_texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.syspath_prepend(str(kit.ROOT))
    from tools import build_casusbank
    from wijkscan import paths
    from wijkscan.scan.desk import open_desk

    desk = open_desk(paths.data_dir(), None)
    assert sorted(p.stem for p in build_casusbank.TEKSTEN.glob("*.toml")) == sorted(kit.VIER)
    for naam in kit.VIER:
        made = json.loads(schrijf(build_casusbank.Casus(naam, desk).maak()))
        kept = json.loads((kit.CASUSSEN / f"{naam}.wijkscan.json").read_bytes())
        assert _is_in(kept, made), naam


def _is_in(old: Any, new: Any) -> bool:
    """Whether everything that stands in the file is still made; new fields may come beside it."""
    if isinstance(old, dict):
        return all(key in new and _is_in(value, new[key]) for key, value in old.items())
    if isinstance(old, list):
        return len(old) == len(new) and all(map(_is_in, old, new))
    return bool(old == new)
