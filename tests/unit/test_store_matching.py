"""Which column is which: reviewed name, title, unit, heading."""

from __future__ import annotations

from snapshot_kit import FAMILY

from wijkscan.sources.odata import TableMeta, Topic, read_metadata, stem
from wijkscan.store.matching import match, names
from wijkscan.store.sidecar import Kolom


def topic(
    key: str, titel: str, eenheid: str = "aantal", groep=(), soort="Long", decimals=0
) -> Topic:
    return Topic(key, stem(key), titel, eenheid, tuple(groep), soort, decimals)


def known(kolom: str, titel: str, eenheid: str = "aantal", groep: str = "") -> Kolom:
    return Kolom(kolom, "", titel, eenheid, groep, 0)


def matched(topics: list[Topic], reviewed: list[Kolom]) -> tuple[dict[str, str], tuple[str, ...]]:
    meta = TableMeta("T", "T", "", "", {}, tuple(topics))
    found = match(meta, FAMILY["proef"], {k.kolom: k for k in reviewed})
    return {name: t.key for name, t in found.topics.items()}, found.opmerkingen


def test_the_number_plays_no_part():
    found, notes = matched([topic("Mannen_99", "Mannen")], [known("Mannen", "Mannen")])
    assert (found, notes) == ({"Mannen": "Mannen_99"}, ())


def test_another_name_with_the_same_title_unit_and_heading():
    found, notes = matched(
        [topic("Inwoners_5", "Aantal inwoners", groep=["Bevolking"])],
        [known("AantalInwoners", "Aantal inwoners", groep="Bevolking")],
    )
    assert found == {"AantalInwoners": "Inwoners_5"}
    assert "heet in deze uitgave Inwoners" in notes[0]


def test_the_same_name_with_another_title_or_unit_is_left_out():
    for changed in (topic("Mannen_6", "Vrouwen"), topic("Mannen_6", "Mannen", "%")):
        found, notes = matched([changed], [known("Mannen", "Mannen"), known("Vrouwen", "Vrouwen")])
        assert found == {}
        assert "niet beschikbaar in deze uitgave" in notes[0]


def test_whole_numbers_with_decimals_are_left_out():
    found, _ = matched([topic("Grootte_1", "Grootte", decimals=1)], [])
    assert found == {}


def test_a_text_that_was_a_number_is_left_out():
    found, _ = matched([topic("Mannen_6", "Mannen", soort="String")], [known("Mannen", "Mannen")])
    assert found == {}


def test_twins_are_told_apart_by_their_heading():
    topics = [
        topic("Flat_48", "Flat", "kWh", ["Energie", "Stroom", "Naar type"]),
        topic("Flat_56", "Flat", "m3", ["Energie", "Gas", "Naar type"]),
        topic("Los_1", "Los"),
    ]
    assert {n: t.key for n, t in names(topics).items()} == {
        "Stroom.Flat": "Flat_48",
        "Gas.Flat": "Flat_56",
        "Los": "Los_1",
    }


def test_twins_without_headings_are_both_left_out():
    assert names([topic("Flat_48", "Flat"), topic("Flat_56", "Flat")]) == {}


def test_headings_become_the_path_of_a_topic():
    rows = [
        {"ID": 0, "Type": "GeoDetail", "Key": "WijkenEnBuurten"},
        {"ID": 1, "Type": "TopicGroup", "Key": "", "Title": "Wonen", "ParentID": None},
        {"ID": 2, "Type": "TopicGroup", "Key": "", "Title": "Naar type", "ParentID": 1},
        {
            "ID": 3,
            "Type": "Topic",
            "Key": "Flat_48",
            "Title": "Flat ",
            "Unit": "%",
            "Decimals": 1,
            "Datatype": "Double",
            "ParentID": 2,
        },
    ]
    meta = read_metadata("T", {"Title": "Tabel"}, rows)
    assert meta.dimensies == {"WijkenEnBuurten": "GeoDetail"}
    assert meta.topics[0].groep == ("Wonen", "Naar type")
    assert (meta.topics[0].stam, meta.topics[0].titel, meta.topics[0].decimalen) == (
        "Flat",
        "Flat",
        1,
    )
