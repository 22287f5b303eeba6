"""Areas: found by what people type, chosen only when there is one meaning, counted once."""

from __future__ import annotations

import csv
import gzip
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from wijkscan import paths
from wijkscan.errors import (
    AmbiguousRegion,
    CatalogueError,
    SnapshotDamaged,
    UnknownRegion,
    UserError,
)
from wijkscan.store.columns import Niveau
from wijkscan.store.gebiedsset import stel_samen
from wijkscan.store.regions import Regions, naam_sleutel, omschrijving

SHARED = Path(__file__).resolve().parents[3] / "shared"


@pytest.fixture(scope="module")
def regions() -> Regions:
    return Regions.load(paths.data_dir())


@pytest.mark.shared
def test_every_area_of_2020_agrees_with_the_raw_table(regions: Regions) -> None:
    path = SHARED / "data/tables/kwb/84799NED_kwb_2020.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8-sig", newline="") as file:
        rows = {row["Codering_3"].strip(): row for row in csv.DictReader(file, delimiter=";")}
    divisie = regions.division(2020)
    assert divisie.codes == sorted(rows)
    for code in ("GM0599", "WK059910", "BU05991082", "BU16800000"):
        gebied, row = regions.get(code), rows[code]
        assert gebied.inwoners == int(row["AantalInwoners_5"])
        assert gebied.gemeente_naam == row["Gemeentenaam_1"].strip()
        assert gebied.niveau == row["SoortRegio_2"].strip().lower()


def test_counts_per_level_are_those_of_cbs(regions: Regions) -> None:
    for jaar, (gemeenten, wijken, buurten) in {
        2020: (355, 3177, 13808),
        2024: (342, 3393, 14574),
    }.items():
        niveaus = regions.division(jaar).niveaus
        assert niveaus.count("land") == 1
        assert niveaus.count("gemeente") == gemeenten
        assert niveaus.count("wijk") == wijken
        assert niveaus.count("buurt") == buurten


def test_every_buurt_and_wijk_has_its_parent(regions: Regions) -> None:
    for jaar in regions.indelingen:
        divisie = regions.division(jaar)
        for at, niveau in enumerate(divisie.niveaus):
            if niveau in ("wijk", "buurt"):
                assert divisie.gemeenten[at] in divisie.plaats
                assert divisie.wijken[at] in divisie.plaats


def test_get_knows_code_in_any_writing(regions: Regions) -> None:
    gebied = regions.get(" bu05991082 ")
    assert (gebied.naam, gebied.gemeente_naam, gebied.wijk_naam, gebied.postcode4) == (
        "Hillesluis",
        "Rotterdam",
        "Feijenoord",
        "3074",
    )
    assert omschrijving(gebied) == "buurt in wijk Feijenoord, Rotterdam"


def test_rivm_country_code_is_the_country(regions: Regions) -> None:
    assert regions.get("NL01").code == "NL00"


def test_lettered_code_exists_only_in_2024(regions: Regions) -> None:
    assert regions.get("WK0363AA").indeling == 2024
    with pytest.raises(UnknownRegion, match="2020"):
        regions.get("WK0363AA", 2020)


@pytest.mark.parametrize(
    ("tekst", "code"),
    [
        ("Hillesluis", "BU05991082"),
        ("hillesluis, rotterdam", "BU05991082"),
        ("HILLESLUIS ROTTERDAM", "BU05991082"),
        ("bu05991082", "BU05991082"),
        ("3074 AB", "BU05991082"),
        ("3074", "BU05991082"),
        ("Rotterdam", "GM0599"),
        ("centrum rotterdam", "WK059901"),
        ("Rotterdam Centrum", "WK059901"),
        ("wijk Feijenoord", "WK059910"),
        ("buurt feyenoord", "BU05991087"),
        ("Feijenoord (wijk in Rotterdam)", "WK059910"),
        ("Den Haag", "GM0518"),
        ("s gravenhage", "GM0518"),
        ("’s-Gravenhage", "GM0518"),
        ("'S GRAVENHAGE", "GM0518"),
        ("den bosch", "GM0796"),
        ("centrum den haag", "WK051828"),
        ("sudwest fryslan", "GM1900"),
        ("Súdwest-Fryslân", "GM1900"),
        ("Schilderswijk, Den Haag", "WK051829"),
        ("Ysselmonde", "WK059912"),
        ("Nuenen", "GM0820"),
        ("Bergen LB", "GM0893"),
        ("Dijk en Waard", "GM1980"),
        ("Nederland", "NL00"),
        ("NL", "NL00"),
    ],
)
def test_one_meaning_is_chosen(regions: Regions, tekst: str, code: str) -> None:
    assert regions.kies(tekst).code == code


def test_every_gemeente_is_found_by_its_own_name(regions: Regions) -> None:
    for jaar in regions.indelingen:
        for gemeente in regions.kinderen("NL00", jaar):
            codes = [g.code for g in regions.zoek(gemeente.naam, limit=3)]
            assert gemeente.code in codes, gemeente.naam


def test_centrum_lists_all_candidates_with_place_and_level(regions: Regions) -> None:
    with pytest.raises(AmbiguousRegion) as fout:
        regions.kies("Centrum")
    namen = fout.value.candidates
    assert len(namen) > 50
    assert all("(wijk in" in naam or "(buurt in" in naam for naam in namen)


def test_wijk_and_buurt_of_one_name_are_not_guessed(regions: Regions) -> None:
    with pytest.raises(AmbiguousRegion) as fout:
        regions.kies("Feijenoord")
    assert [naam[:10].strip() for naam in fout.value.candidates] == ["WK059910", "BU05991087"]


def test_nickname_of_three_wijken_lists_them(regions: Regions) -> None:
    with pytest.raises(AmbiguousRegion) as fout:
        regions.kies("de pijp amsterdam")
    assert [naam.split()[0] for naam in fout.value.candidates] == [
        "WK036324",
        "WK036325",
        "WK036326",
    ]


@pytest.mark.parametrize("tekst", ["hilesluis", "Hillesluys", "hlilesluis", "hillesluis roterdam"])
def test_slip_of_the_pen_is_suggested_never_chosen(regions: Regions, tekst: str) -> None:
    assert regions.zoek(tekst)[0].code == "BU05991082"
    with pytest.raises(UnknownRegion, match="Hillesluis") as fout:
        regions.kies(tekst)
    assert not isinstance(fout.value, AmbiguousRegion)


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        "   ",
        "\x00",
        "😀",
        "%",
        "'; DROP TABLE gebied; --",
        "x" * 300,
        "((((",
        ",",
        "0000",
    ],
)
def test_nonsense_finds_nothing_and_says_so(regions: Regions, tekst: str) -> None:
    assert regions.zoek(tekst) == []
    with pytest.raises(UnknownRegion) as fout:
        regions.kies(tekst)
    assert len(fout.value.message) < 130


@pytest.mark.parametrize("tekst", ["a", "s", "ij", "Zuid\nNoord", "a" * 60, "wijk", "buurt buurt"])
def test_odd_questions_do_not_break(regions: Regions, tekst: str) -> None:
    assert len(regions.zoek(tekst, limit=5)) <= 5


def test_ranking_exact_then_begin_then_part(regions: Regions) -> None:
    namen = [g.korte_naam for g in regions.zoek("Rotterdam", limit=40)]
    assert namen[0] == "Rotterdam"
    begin = [naam.startswith("Rotterdam") for naam in namen]
    assert begin == sorted(begin, reverse=True)


def test_gemeente_before_wijk_before_buurt_and_large_before_small(regions: Regions) -> None:
    gevonden = [g for g in regions.zoek("centrum", limit=500) if g.korte_naam == "Centrum"]
    volgorde = [list(Niveau).index(g.niveau) for g in gevonden]
    assert volgorde == sorted(volgorde)
    wijken = [g.inwoners or 0 for g in gevonden if g.niveau is Niveau.WIJK]
    assert wijken == sorted(wijken, reverse=True)


def test_family_of_an_area(regions: Regions) -> None:
    assert {g.code for g in regions.kinderen("WK059910")} == {
        f"BU0599{n}" for n in (1017, 1079, 1080, 1081, 1082, 1085, 1086, 1087, 1088)
    }
    assert len(regions.buurten("GM0599")) == 92
    ouder = regions.ouder("BU05991082")
    assert ouder is not None
    assert ouder.code == "WK059910"
    assert regions.ouder("NL00") is None


@pytest.mark.parametrize(
    ("code", "van", "tot", "zelfde"),
    [
        ("BU05991082", 2020, 2024, True),
        ("BU05991082", 2022, 2020, True),
        ("GM0439", 2020, 2024, False),  # Purmerend took in Beemster
        ("GM0865", 2020, 2024, False),  # Vught took in part of Haaren
        ("GM0363", 2020, 2022, True),
        ("GM0363", 2020, 2024, False),  # Amsterdam took in Weesp
        ("GM0394", 2016, 2020, False),  # Haarlemmermeer took in Haarlemmerliede
        ("GM0599", 2016, 2024, True),
        ("GM0599", 2012, 2024, False),  # nothing known about 2012
        ("WK0363AA", 2024, 2024, True),
        ("WK0363AA", 2020, 2024, False),
        ("BU18900001", 2020, 2024, False),  # no such area
        ("NL01", 2012, 2024, True),
        ("WK036300", 2020, 2020, True),
        # as published: 1,100 people in the buitengebied of Vriezenveen, then 12,860 in its kern
        ("WK170001", 2020, 2024, False),
        # same code and name, but 19,960 people and then 12,260; its neighbours took the others
        ("WK170500", 2020, 2024, False),
        ("BU06060607", 2020, 2024, False),  # 4,195 and then 2,005
        ("WK060600", 2020, 2024, False),  # 2,100 and then 5,300, in the same gemeente
        ("WK060310", 2020, 2024, True),  # 4,500 and then 7,125: built, nobody around it left
    ],
)
def test_same_place_only_when_known(
    regions: Regions, code: str, van: int, tot: int, zelfde: bool
) -> None:
    assert regions.zelfde_gebied(code, van, tot) is zelfde


def test_other_name_under_a_code_is_another_place(regions: Regions) -> None:
    assert regions.get("BU02160003", 2020).naam == "Zuidoostelijke Buitenwijken Ter Weijde"
    assert regions.get("BU02160003", 2024).naam == "De Hond"
    assert not regions.zelfde_gebied("BU02160003", 2020, 2024)


@pytest.mark.parametrize(
    ("een", "ander", "gelijk"),
    [
        ("Wijk 02 Nijmegen-Oost", "Nijmegen-Oost", True),
        ("Waspik Boven", "Waspik boven", True),
        ("Beek", "Beek (L.)", True),
        ("Groningen (gemeente)", "Groningen", True),
        ("Wijk 01 Vriezenveen (buitengebied)", "Vriezenveen (kern)", False),
        ("Riet Noord", "Riet Zuid", False),
        ("Wijk 00", "Wijk 01", False),
    ],
)
def test_names_agree_apart_from_writing(een: str, ander: str, gelijk: bool) -> None:
    assert (naam_sleutel(een) == naam_sleutel(ander)) is gelijk


def test_set_drops_a_buurt_inside_a_chosen_wijk(regions: Regions) -> None:
    keus = stel_samen(regions, ["WK059910", "BU05991082", "WK059910"])
    assert keus.codes == ("WK059910",)
    assert keus.meldingen == (
        "Hillesluis ligt al in wijk Feijenoord en telt daarom niet apart mee.",
    )


def test_set_of_wijk_and_buurt_becomes_buurten(regions: Regions) -> None:
    keus = stel_samen(regions, ["WK059910", "BU05991289"])
    assert keus.niveau is Niveau.BUURT
    assert len(keus.codes) == len(set(keus.codes)) == 10
    assert keus.naam == "Feijenoord en Groot IJsselmonde"
    assert keus.omschrijving == "1 wijk en 1 buurt in Rotterdam"
    assert "10 buurten" in keus.meldingen[0]


def test_set_across_gemeenten(regions: Regions) -> None:
    keus = stel_samen(regions, ["BU05991082", "BU04890101"])
    assert keus.gemeente_code is None
    assert keus.gemeente_naam == "Rotterdam en Barendrecht"


def test_set_of_different_divisions_only_when_they_lived_together(regions: Regions) -> None:
    keus = stel_samen(regions, ["BU05991082", "WK0363AA"])
    assert keus.indeling == 2024
    with pytest.raises(UserError, match="indeling"):
        stel_samen(regions, ["WK036300", "WK0363AA"])


@pytest.mark.parametrize("codes", [[], ["NL00", "GM0599"]])
def test_impossible_sets_are_refused(regions: Regions, codes: list[str]) -> None:
    with pytest.raises(UserError):
        stel_samen(regions, codes)


def test_changed_byte_is_noticed(tmp_path: Path) -> None:
    shutil.copytree(paths.data_dir() / "regions", tmp_path / "regions")
    path = tmp_path / "regions" / "2020.parquet"
    inhoud = bytearray(path.read_bytes())
    inhoud[len(inhoud) // 2] ^= 1
    path.write_bytes(inhoud)
    with pytest.raises(SnapshotDamaged):
        Regions(tmp_path / "regions").get("GM0599")


def test_missing_list_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(SnapshotDamaged, match="ontbreekt"):
        Regions(tmp_path)


@pytest.mark.parametrize(
    ("regel", "fout"),
    [
        ('"Den Haag" = "GM9999"', "GM9999"),
        ('"Den Haag" = []', "Den Haag"),
        ('"Den Haag" = 518', "Den Haag"),
        ('"Den Haag" = ', "aliassen.toml"),
    ],
)
def test_mistake_in_the_nicknames_is_named(tmp_path: Path, regel: str, fout: str) -> None:
    aliassen = tmp_path / "aliassen.toml"
    aliassen.write_text(f"[gemeenten]\n{regel}\n", encoding="utf-8")
    with pytest.raises(CatalogueError, match=fout):
        Regions(paths.data_dir() / "regions", aliassen).zoek("Den Haag")


def test_finding_an_area_needs_no_pandas() -> None:
    # pandas alone takes a third of a second of every command.
    vraag = (
        "import sys; from wijkscan import paths; from wijkscan.store.regions import Regions; "
        "from wijkscan.store.boundaries import Boundaries; "
        "Regions.load(paths.data_dir()).kies('hillesluis'); "
        "Boundaries.load(paths.data_dir()).around(['BU05991082'], 500); "
        "sys.exit('pandas' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", vraag], check=False).returncode == 0
