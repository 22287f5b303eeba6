"""The worked examples of the domain reference (b.7): two good and three bad ones."""

from __future__ import annotations

from datetime import date
from typing import Any

from wijkscan.scan.model import Mate, Probleem
from wijkscan.scan.priorities import zekerheid_voorstel
from wijkscan.scan.rules import check

VANDAAG = date(2026, 11, 23)


def _cause(tekst: str, soort: str, wie: str) -> dict[str, Any]:
    return {"tekst": tekst, "determinant": soort, "beinvloedbaar": "ja", "door_wie": wie}


GOED_1: dict[str, Any] = {
    "soort": "actueel",
    "p_wat": "Veel overgewicht, met meer kans op diabetes en de gevolgen ervan",
    "p_groep": "zelfstandig wonende 65-plussers",
    "p_gebied": {"codes": ["BU99990101"], "indeling": 2024, "naam": "Molenkwartier"},
    "e": [
        _cause("de stoepen en bankjes nodigen niet uit tot lopen", "E7", "gemeente"),
        _cause("eten koken voor één en goedkoop kant-en-klaar", "E2/E5", "welzijn"),
        _cause(
            "drie losse beweegprojecten met elk eigen aanmelding, huisarts weet niet waarheen "
            "te verwijzen",
            "E8",
            "wijkverpleegkundige",
        ),
    ],
    "s": [
        "C2 ernstig overgewicht 65+ 21% (95%: 18–24), Nederland 16%, zelfde tabel, 2024, geschat: "
        "mogelijk hoger volgens het model",
        "C1 diabetesmiddelen 65–75 jaar, gemeente (niet wijk): 13,9%, Nederland 12,8%, 2024, "
        "geteld",
        'P twee praktijkondersteuners: "meer nieuwe diagnoses dan vroeger"',
        "O tien van de twaalf bankjes op de route naar het winkelcentrum stuk of weg (twee rondes, "
        "ochtend en middag)",
        'G acht bewoners in de hal van de flat: "lopen is hier geen plezier"',
    ],
    "sterk": ["wandelclub van de moskee en de kerk samen", "lift en ruime hal in beide flats"],
    "tegen": "voldoet aan beweegrichtlijn 65+ is ongeveer gelijk aan Nederland (geschat)",
    "zekerheid": "midden",
}
GOED_2: dict[str, Any] = {
    "soort": "risico",
    "p_wat": "Risico op vallen en daardoor minder de deur uit",
    "p_groep": "alleenwonende 75-plussers",
    "p_gebied": "de drie portiekstraten in het zuiden",
    "e": [
        _cause("woningen zonder lift, trap met losse matten", "E6", "corporatie"),
        _cause("wie bang is om te vallen gaat minder lopen en wordt zwakker", "E2", "welzijn"),
        _cause("niemand heeft overzicht wie al gevallen is", "E8", "wijkteam"),
    ],
    "s": [
        "C1 78% meergezinswoningen (KWB, buurt, 2024, geteld)",
        "C3 geen liften (eigen telling van 41 portieken, 2026)",
        "C2 beperkt in bewegen 65+ 24% (20–28), NL 19%, geschat, 2024: mogelijk hoger volgens het "
        "model",
        "P verzorgenden niveau 3 zien bij huisbezoek vaak losse kleden (telling op groepsniveau, "
        "≥ 10)",
        'G vijf bewoners: "in de winter blijf ik boven"',
    ],
    "sterk": ["conciërge kent iedereen", "buurthuis is gelijkvloers"],
    "zekerheid": "midden",
}


def _rules(probleem: dict[str, Any]) -> set[str]:
    return {notice.rule for notice in check(probleem, vandaag=VANDAAG)}


def test_good_1_has_two_notices_that_can_be_answered():
    notices = check(GOED_1, vandaag=VANDAAG)
    assert [(n.rule, n.severity) for n in notices] == [("R12", "let op"), ("R15", "let op")]
    assert notices[1].message == "Dit cijfer gaat over de hele gemeente."


def test_good_1_written_out_in_fields_has_the_same_two():
    figures = [
        {
            "kind": "C2", "tekst": "ernstig overgewicht 65+", "bron": "RIVM", "tabel": "50150NED",
            "jaar": 2024, "niveau": "buurt", "leeftijd": "65+", "waarde": 21, "onder": 18,
            "boven": 24, "nl": 16,
        },
        {
            "kind": "C1", "tekst": "diabetesmiddelen 65-75 jaar", "bron": "CBS",
            "tabel": "83251NED", "jaar": 2024, "niveau": "gemeente", "waarde": 13.9, "nl": 12.8,
            "oordeel": "duidelijk hoger",
        },
    ]  # fmt: skip
    rest = [
        {"kind": "P", "tekst": "meer nieuwe diagnoses dan vroeger", "rol": "poh", "jaar": 2026},
        {"kind": "O", "tekst": "bankjes stuk", "datum": "2026-10-01", "plaats": "route"},
        {"kind": "G", "tekst": "lopen is hier geen plezier", "aantal_personen": 8, "jaar": 2026},
    ]
    notices = check({**GOED_1, "s": figures + rest}, vandaag=VANDAAG)
    assert [n.rule for n in notices] == ["R12", "R15"]


def test_the_suggestion_for_good_1_is_higher_than_the_group_chose():
    probleem = Probleem.model_validate(GOED_1)
    assert zekerheid_voorstel(probleem) is Mate.HOOG
    assert zekerheid_voorstel(Probleem.model_validate(GOED_2)) is Mate.MIDDEN


def test_good_2_passes():
    assert check(GOED_2, vandaag=VANDAAG) == []


def test_bad_1_a_solution_as_problem_and_a_cause_in_a_circle():
    probleem = {
        "p_wat": "Gebrek aan voorlichting over diabetes bij ouderen",
        "e": ["te weinig kennis over diabetes"],
        "s": ["veel diabetes"],
    }
    assert {"R6", "R8", "R4", "R10"} <= _rules(probleem)
    repaired = {**GOED_1, "p_wat": "Ouderen met diabetes weten niet wat zij kunnen eten"}
    assert not {"R6", "R8", "R4", "R10"} & _rules(repaired)


def test_bad_2_two_measurements_and_origin_as_a_cause():
    text = (
        "In onze wijk heeft 9% diabetes (huisartsencijfer), dat is bijna het dubbele van Nederland "
        "(4,9%, CBS-enquête)."
    )
    in_fields = {
        "p_wat": "Veel diabetes in onze wijk",
        "e": ["de vele migranten"],
        "s": [
            {
                "kind": "C3", "bron": "huisartsen", "jaar": 2020, "niveau": "wijk", "waarde": 9,
                "vergelijking": {"waarde": 4.9, "bron": "CBS-enquête"},
            }
        ],
    }  # fmt: skip
    assert {"R5", "R13", "R14"} <= _rules({"p_wat": text, "e": ["de vele migranten"]})
    assert {"R5", "R13", "R14"} <= _rules({"p_wat": f"{text} Dat komt door de vele migranten."})
    assert {"R5", "R13", "R14"} <= _rules(in_fields)


def test_bad_3_one_person_and_too_fast():
    text = (
        "Mevrouw De V. (83) uit de Lindeflat spuit vier keer per dag insuline en is te zwaar; er "
        "moeten meer van zulke cliënten zijn, dus we starten een wandelgroep. De wijk scoort 54,1% "
        "en Nederland 53,8%."
    )
    assert {"R2", "R1", "R6", "R11"} <= _rules({"p_wat": text})
    split = {
        "p_wat": text.split(". De wijk")[0],
        "s": [{"kind": "C1", "tekst": "De wijk scoort 54,1% en Nederland 53,8%.", "jaar": 2024}],
    }
    assert {"R2", "R1", "R6", "R11"} <= _rules(split)
