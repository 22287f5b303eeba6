"""Figures beside the street: what belongs together, and that a conflict is never settled away."""

from __future__ import annotations

import pytest

from wijkscan.scan import recognised
from wijkscan.scan.model import (
    Antwoord,
    Cijfer,
    Deelsysteem,
    Gesprek,
    Herken,
    Kijkcijfer,
    Observatie,
    Wijkscan,
)
from wijkscan.store import catalogue, methode


def looked(indicator: str, *answers: tuple[str, str]) -> Kijkcijfer:
    return Kijkcijfer(
        cijfer=Cijfer(indicator=indicator, naam=indicator, waarde=22.0, eenheid="%"),
        antwoorden=[Antwoord(rol=role, herken=Herken(herken)) for role, herken in answers],
    )


def test_words_go_before_the_heading_and_other_subjects_stay_away():
    by_word = Gesprek(wat="Ik voel me eenzaam in de winter")
    by_heading = Observatie(deelsysteem=Deelsysteem.ONTSPANNEN, wat="Het plein is leeg")
    other = Observatie(deelsysteem=Deelsysteem.LEREN, wat="Er is een taalles")
    scan = Wijkscan(observaties=[other, by_heading], gesprekken=[by_word])
    found = recognised.about(Cijfer(indicator="sterk_eenzaam"), scan)
    assert found == (by_word, by_heading)


def test_where_the_group_is_divided_comes_first_and_nothing_is_left_out():
    scan = Wijkscan(
        kijkcijfers=[
            looked("roken", ("hbo", "ja")),
            looked("eenzaam", ("hbo", "nee"), ("mbo 3", "nee")),
            looked("overgewicht", ("hbo", "ja"), ("mbo 3", "nee")),
            looked("mantelzorger"),
        ]
    )
    rows = recognised.lay_beside(scan)
    assert [row.kijk.cijfer.indicator for row in rows] == [
        "overgewicht", "eenzaam", "roken", "mantelzorger",
    ]  # fmt: skip
    assert [(row.divided, row.conflict) for row in rows] == [
        (True, True), (False, True), (False, False), (False, False),
    ]  # fmt: skip


def test_answers_are_counted_per_role_in_the_order_of_the_catalogue():
    rows = [
        recognised.Beside(
            looked("roken", ("hbo", "ja"), ("mbo 3", "nee"), ("hbo", "nee"), ("hbo", "ja")), ()
        )
    ]
    known = [role.naam for role in methode.rollen().values()]
    assert recognised.roles(rows) == sorted(["hbo", "mbo 3"], key=known.index)
    assert recognised.counted(rows[0].answers, "hbo") == {Herken.JA: 2, Herken.NEE: 1}


@pytest.mark.parametrize(
    ("said", "street"),
    [
        ("  Op het plein is het juist druk. ", "Straat: Op het plein is het juist druk."),
        ("", "Straat: de groep herkent dit niet."),
    ],
)
def test_a_conflict_as_counter_evidence_names_both_sides(said: str, street: str):
    cijfer = Cijfer(naam="Sterk eenzaam", leeftijd="65+", waarde=22.0, eenheid="%", soort="geschat")
    made = recognised.as_counter(cijfer, said)
    assert made == f"Cijfer: Sterk eenzaam, 65+: 22%, geschat. {street}"


def test_headings_of_the_street_point_at_figures_that_exist():
    known = catalogue.bundled().indicatoren.keys()
    for heading in methode.deelsystemen().values():
        assert set(heading.cijfers) <= known, heading.id
