"""The finders on the made-up set and at their borders; dismissing; and what sharing takes out."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from benchmarks.bench_privacy import DELEN, GEVRAAGD, lees, meet
from wijkscan.scan.importeren import lees as lees_scan
from wijkscan.scan.model import (
    Beoordeling,
    Observatie,
    Oorzaak,
    Prioriteit,
    Probleem,
    Stem,
    Verwachting,
    Wijkscan,
)
from wijkscan.scan.privacy import find, is_hint
from wijkscan.scan.privacy_nummers import elfproef
from wijkscan.scan.privacy_scan import mag_delen, plaatsen, strip_names, weerleg

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("name", ["mensen", "Actueel", "gewoon", "wijkscan", "ja", "buurt"])
def test_a_nickname_that_is_also_a_choice_changes_no_choice(name: str):
    scan = lees_scan((ROOT / "docs" / "voorbeelden" / "hillesluis.wijkscan.json").read_bytes())
    scan.makers = [name]
    scan.observaties[0].auteur = name
    shared = strip_names(scan)
    assert shared.observaties[0].deelsysteem == scan.observaties[0].deelsysteem
    assert [p.soort for p in shared.problemen] == [p.soort for p in scan.problemen]
    assert (shared.diepte, shared.formaat, shared.gebied.niveau) == ("gewoon", "wijkscan", "buurt")


def _found(text: str) -> list[tuple[str, str]]:
    return [(f.kind, text[f.start : f.end]) for f in find(text)]


def test_the_set_is_large_enough_and_half_of_it_is_clean():
    sentences = [sentence for part in DELEN for sentence in lees(part)]
    assert len(sentences) >= 500
    assert sum(not places for _, places in sentences) >= 250
    assert len({zin for zin, _ in sentences}) == len(sentences)


@pytest.mark.parametrize("part", DELEN)
@pytest.mark.parametrize("kind", GEVRAAGD)
def test_recall_and_precision_are_as_promised(part: str, kind: str):
    score = meet(part)
    recall, precision = GEVRAAGD[kind]
    if score.goed[kind] + score.gemist[kind]:
        assert score.recall(kind) >= recall, score.gemist
        assert score.precisie(kind) >= precision, score.vals


@pytest.mark.parametrize(
    ("number", "valid"),
    [
        ("111222333", True),
        ("123456782", True),
        ("123456789", False),
        ("000000000", False),
        ("12345672", True),
    ],
)
def test_the_eleven_test(number: str, valid: bool):
    assert elfproef(number) == valid


@pytest.mark.parametrize(
    "text",
    [
        "KvK 12345672",
        "111.222.333 inwoners",
        "€ 111.222.333",
        "ISBN 9789036812344",
        "tabel 84799NED",
        "postcode 3074",
        "3074 AB",
        "2024 NL",
        "10 mei 2026",
        "1-1-2026",
        "0800-1234",
        "14010",
        "12.050",
        "NL02ABNA0123456788",
        "BU05991082",
        "WK-05-99",
        "Putselaan 12 bankjes",
        "Kerkstraat 2024",
        "onderweg 3 mensen gezien",
        "geb. onbekend",
        "mevrouw en meneer",
        "cliënten en patiënten",
    ],
)
def test_what_is_no_person(text: str):
    assert _found(text) == []


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("De enige man in de straat met een scootmobiel", ["herkenbaar"]),
        ("Zij is 97 jaar", ["herkenbaar"]),
        ("Drie cliënten met dementie", ["herkenbaar"]),
        ("Twaalf cliënten met dementie", []),
        ("Acht bewoners in de hal", []),
        ("Iemand met ALS in de Lindestraat", ["herkenbaar"]),
        ("Mensen met ALS krijgen hulp", []),
    ],
)
def test_hints_on_people_without_a_name(text: str, kinds: list[str]):
    assert [f.kind for f in find(text)] == kinds
    assert all(is_hint(f) for f in find(text))


def test_a_longer_number_wins_from_a_part_of_it():
    assert _found("NL88REGB0451646166") == [("iban", "NL88REGB0451646166")]
    assert _found("Bel 06-12345678 of mail a@b.nl") == [
        ("telefoon", "06-12345678"),
        ("e-mail", "a@b.nl"),
    ]


@pytest.mark.parametrize("text", ["Mevrouw Jansen, BSN 111222333, Lindestraat 4", "Hij is 98 jaar"])
def test_no_warning_promises_too_much_or_repeats_what_was_found(text: str):
    for finding in find(text):
        assert "anoniem" not in finding.message.lower()
        assert "avg" not in finding.message.lower()
        assert text[finding.start : finding.end] not in finding.message


def test_nothing_found_is_logged(caplog: pytest.LogCaptureFixture):
    caplog.set_level(logging.DEBUG)
    find("Mevrouw Jansen, 06-12345678")
    assert caplog.text == ""
    sources = Path(find.__code__.co_filename).parent.glob("privacy*.py")
    assert all("logging" not in p.read_text() and "print(" not in p.read_text() for p in sources)


def _scan() -> Wijkscan:
    return Wijkscan(
        titel="Wijkscan van Daan en Esra",
        makers=["Daan", "Esra"],
        groep="groep 3",
        observaties=[
            Observatie(wat="Bij Sterre Hoek staat een bank", auteur="Daan", auteur_rol="hbo")
        ],
        problemen=[Probleem(e=[Oorzaak(tekst="Daan zag losse stoeptegels", auteur="Esra")])],
        prioriteiten=[Prioriteit(stemmen=[Stem(lid="x1", hoe_erg=5)])],
        verwachtingen=[Verwachting(tekst="nog verborgen")],
        beoordelingen=[Beoordeling(regel="plan", waarom="nog te vaag")],
    )


def test_before_sharing_every_place_is_listed():
    places = plaatsen(_scan())
    assert [p.veld for p in places] == [
        "titel", "titel", "observaties.0.wat", "problemen.0.e.0.tekst",
    ]  # fmt: skip


def test_a_dismissed_find_is_gone_everywhere_and_needs_a_reason():
    scan = _scan()
    weerleg(scan, "naam", "Sterre Hoek", "Zo heet de speelplek")
    assert "observaties.0.wat" not in {p.veld for p in plaatsen(scan)}
    with pytest.raises(ValueError, match="reden"):
        weerleg(scan, "naam", "Daan", " ")


def test_sharing_leaves_out_makers_group_and_hidden_votes_but_not_roles():
    scan = _scan()
    shared = strip_names(scan)
    text = shared.model_dump_json()
    gone = ("Daan", "Esra", "groep 3", "x1", "nog verborgen", "nog te vaag")
    assert not any(word in text for word in gone)
    assert shared.titel == "Wijkscan van [naam] en [naam]"
    assert shared.observaties[0].auteur_rol == "hbo"
    assert scan.makers == ["Daan", "Esra"]
    weerleg(shared, "naam", "Sterre Hoek", "Zo heet de speelplek")
    assert mag_delen(shared)
