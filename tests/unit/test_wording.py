"""Sentences: each case of statistics.md 5.6 and the card of domain.md c.5, word for word."""

from __future__ import annotations

from dataclasses import replace

import pytest
from analysis_columns import ORIGIN, indicator

from wijkscan.analysis.reasons import Reason
from wijkscan.analysis.values import Comparison, Figure, Interval, Position, Verdict
from wijkscan.scan import phrases, scale
from wijkscan.scan.wording import notes, position_sentence, speak
from wijkscan.store.catalogue import Indicator
from wijkscan.store.columns import Niveau

LONELY = indicator(
    "model", naam="Sterk eenzaam", groep="volwassenen", werkwoord="zijn", gezegde="sterk eenzaam",
    richting="hoger is ongunstig",
)  # fmt: skip
OLD = indicator(werkwoord="zijn", gezegde="65 jaar of ouder", naam="65 jaar of ouder")
DISTANCE = indicator(
    "afstand", naam="Afstand tot de huisarts", werkwoord="is", eenheid="km", decimalen=1,
    gezegde="de gemiddelde afstand tot de huisarts", soort="afstand",
)  # fmt: skip
INCOME = indicator(
    "gemiddelde", naam="Inkomen per inwoner", werkwoord="is", eenheid="€ 1.000",
    gezegde="het gemiddelde inkomen per inwoner",
)  # fmt: skip


def comparison(
    value: float, other: float | None, verdict: Verdict | None, reason: Reason = Reason.NONE
) -> Comparison:
    return Comparison(
        tegen="NL", naam="Nederland", value=other,
        difference=None if other is None else value - other,
        ratio=None if not other else value / other,
        verdict=verdict, reason=reason.tekst or None, gunstig=None,
    )  # fmt: skip


def figure(
    value: float | None,
    against: Comparison | None = None,
    *,
    leeftijd: str | None = None,
    interval: tuple[float, float] | None = None,
    position: str | None = None,
    n: float | None = None,
    missing: str | None = None,
    unit: str = "%",
) -> Figure:
    return Figure(
        indicator="x", leeftijd=leeftijd, gebied="WK059910", niveau=Niveau.WIJK, eenheid=unit,
        value=value, missing=missing, numerator=None, denominator=n,
        interval=Interval(value, *interval, "Wilson") if interval else None, range_of_parts=None,
        position=Position(0.95, 3095, Niveau.WIJK, position) if position else None, spread=None,
        comparisons=(against,) if against else (), parts=(), origin=ORIGIN,
    )  # fmt: skip


def plain(given: Figure, about: Indicator) -> list[str]:
    return list(speak(given, about, "Molenkwartier").gewoon)


def test_how_many_of_the_hundred() -> None:
    said = plain(figure(22.4, comparison(22.4, 10.4, None), leeftijd="65+"), LONELY)
    assert said[:2] == [
        "In Molenkwartier zijn ongeveer 22 van de 100 65-plussers sterk eenzaam.",
        "In Nederland zijn dat er 10.",
    ]


def test_one_of_the_hundred_is_singular() -> None:
    said = plain(figure(1.2, comparison(1.2, 1.4, None), leeftijd="18+"), LONELY)
    assert said[0] == "In Molenkwartier is ongeveer 1 van de 100 volwassenen sterk eenzaam."
    assert said[1] == "In Nederland is dat er 1."


def test_less_than_one_of_the_hundred_is_said_of_the_thousand() -> None:
    said = plain(figure(0.4, comparison(0.4, 0.7, None), leeftijd="18+"), LONELY)
    assert said[0].startswith("In Molenkwartier zijn ongeveer 4 van de 1.000 volwassenen")
    assert said[1] == "In Nederland zijn dat er 7."


def test_a_clear_difference_never_shows_two_equal_numbers() -> None:
    said = plain(figure(19.6, comparison(19.6, 20.4, Verdict.DUIDELIJK_LAGER)), OLD)
    assert said[0].startswith("In Molenkwartier zijn ongeveer 196 van de 1.000 inwoners")
    assert said[1] == "In Nederland zijn dat er 204."


def test_clearly_higher() -> None:
    said = plain(figure(25, comparison(25, 19, Verdict.DUIDELIJK_HOGER)), OLD)
    assert said[2:4] == [
        "In Molenkwartier zijn naar verhouding duidelijk meer inwoners 65 jaar of ouder"
        " dan gemiddeld in Nederland: 25% tegen 19%.",
        "Zo'n groot verschil ontstaat bijna nooit door toeval.",
    ]


def test_clearly_lower_than_the_rest_of_the_gemeente() -> None:
    against = replace(comparison(15, 19, Verdict.DUIDELIJK_LAGER), naam="de rest van Rotterdam")
    said = plain(figure(15, against), OLD)
    assert "duidelijk minder inwoners" in said[2]
    assert said[2].endswith("dan gemiddeld in de rest van Rotterdam: 15% tegen 19%.")


def test_possibly_higher() -> None:
    said = plain(figure(21, comparison(21, 19, Verdict.MOGELIJK_HOGER)), OLD)
    assert said[2:4] == [
        "Het cijfer is hoger dan gemiddeld (21% tegen 19%), maar het kan toeval zijn.",
        "Kijk of je dit herkent in deze wijk.",
    ]


def test_about_equal() -> None:
    said = plain(figure(19, comparison(19, 19, Verdict.VERGELIJKBAAR)), OLD)
    assert said[2:5] == [
        "Ongeveer gelijk.",
        "Het cijfer wijkt niet aantoonbaar af van het gemiddelde.",
        "Dat bewijst niet dat het gelijk is: in een kleine wijk zien we alleen grote verschillen.",
    ]


def test_clear_but_small() -> None:
    said = plain(figure(19.1, comparison(19.1, 19.4, Verdict.KLEIN_VERSCHIL)), OLD)
    assert said[2] == "Het verschil is echt, maar klein: 19,1% tegen 19,4%."


@pytest.mark.parametrize("reason", [r for r in Reason if 0 < r < 30])
def test_not_comparable_always_says_why(reason: Reason) -> None:
    said = plain(figure(19, comparison(19, 20, Verdict.NIET_TE_VERGELIJKEN, reason)), OLD)
    assert f"Dit cijfer kunnen we niet goed vergelijken, omdat {reason.omdat}." in said


def test_chance_in_a_small_and_in_a_large_wijk() -> None:
    equal = comparison(19, 19, Verdict.VERGELIJKBAAR)
    small = plain(figure(19, equal, interval=(14, 25), n=150), OLD)
    assert (
        "Door toeval kan het cijfer van een wijk met zo weinig mensen ook tussen 14% en 25% liggen."
        in small
    )
    large = plain(figure(19, equal, interval=(18, 20), n=15000), OLD)
    assert any("een wijk van deze grootte" in sentence for sentence in large)


def test_a_model_with_bounds_is_possible_by_the_model() -> None:
    against = replace(comparison(21, 16, Verdict.MOGELIJK_HOGER), gunstig=False)
    said = plain(figure(21, against, leeftijd="65+", interval=(18, 24)), LONELY)
    assert said[2:] == [
        "Volgens het rekenmodel is dit mogelijk hoger dan in Nederland (21% tegen 16%).",
        "Het cijfer is geschat.",
        "Als het klopt, is dat ongunstig.",
        "Het echte getal ligt waarschijnlijk tussen 18% en 24%.",
        "Jaar: 2020.",
        "Bron: CBS.",
    ]


def test_a_model_without_bounds_has_a_position_and_no_verdict() -> None:
    against = comparison(21, 16, None, Reason.MODEL_WITHOUT_BOUNDS)
    place = "bij de hoogste 10% van de wijken"
    said = plain(figure(21, against, leeftijd="65+", position=place), LONELY)
    assert said[2:4] == [
        "Geschat: Molenkwartier hoort bij de hoogste 10% van de wijken in Nederland.",
        "Hoe zeker dit is, weten we niet.",
    ]


def test_a_position_in_between_is_worded_as_estimated() -> None:
    place = Position(0.65, 3095, Niveau.WIJK, "hoger dan in 6 van de 10 wijken")
    assert position_sentence(place, "Molenkwartier", estimated=True) == (
        "Geschat: het cijfer van Molenkwartier is hoger dan in 6 van de 10 wijken in Nederland."
    )


def test_a_distance_is_a_difference_from_half_a_kilometre() -> None:
    far = plain(figure(2.4, comparison(2.4, 1.0, None, Reason.DISTANCE), unit="km"), DISTANCE)
    assert far[:3] == [
        "In Molenkwartier is de gemiddelde afstand tot de huisarts 2,4 km.",
        "In Nederland is dat 1,0 km.",
        "Dat is 1,4 km verder dan gemiddeld in Nederland.",
    ]
    near = plain(figure(0.7, comparison(0.7, 1.0, None, Reason.DISTANCE), unit="km"), DISTANCE)
    assert near[2] == "Dat scheelt minder dan een halve kilometer met Nederland."


def test_a_mean_says_what_is_not_known() -> None:
    against = comparison(24, 27, None, Reason.MEAN)
    place = "lager dan in 7 van de 10 wijken"
    said = plain(figure(24, against, position=place, unit="€ 1.000"), INCOME)
    assert said[0] == "In Molenkwartier is het gemiddelde inkomen per inwoner € 24.000."
    assert "Hoe groot de verschillen binnen deze wijk zijn, weten we niet." in said


def test_a_missing_figure_says_why_and_is_never_zero() -> None:
    against = comparison(0, 10, Verdict.NIET_TE_VERGELIJKEN, Reason.WITHHELD)
    said = plain(figure(None, against, missing=Reason.WITHHELD.tekst), LONELY)
    assert said[:2] == [
        "Sterk eenzaam: geen cijfer voor Molenkwartier.",
        "Reden: onbekend of geheim: de bron geeft dit cijfer niet.",
    ]
    assert not any("0%" in sentence for sentence in said)


def test_a_set_of_estimates_shows_the_range_of_its_parts() -> None:
    given = replace(figure(None, missing=Reason.NO_WHOLE.tekst), range_of_parts=(18.0, 27.0))
    assert plain(given, LONELY)[1] == "In de delen loopt het van 18% tot 27%."


def test_vaktaal_names_table_and_limits_and_hides_small_counts() -> None:
    given = replace(
        figure(2, comparison(2, 3, Verdict.VERGELIJKBAAR), interval=(0.5, 6), n=150), numerator=3
    )
    lines = speak(given, OLD, "Molenkwartier").vaktaal
    assert "minder dan 5 van 150" in lines[0]
    assert "95%-grenzen 0,5% tot 6,0% (Wilson)" in lines[0]
    assert "oordeel: ongeveer gelijk" in lines[1]
    assert "tabel 84799NED, uitgave 2020, jaar 2020, kolom k_65JaarOfOuder" in lines[2]


AVOID = ("significant", "p-waarde", "betrouwbaarheidsinterval", "slechter", "beter", "probleemwijk")


@pytest.mark.parametrize("verdict", [*Verdict, None])
@pytest.mark.parametrize("about", [OLD, LONELY, DISTANCE, INCOME])
def test_no_word_that_people_read_wrongly(verdict: Verdict | None, about: Indicator) -> None:
    reason = Reason.SMALL if verdict is Verdict.NIET_TE_VERGELIJKEN else Reason.NONE
    given = figure(21, comparison(21, 16, verdict, reason), position="bij de laagste 10% van de x")
    spoken = speak(given, about, "Molenkwartier")
    text = " ".join((*spoken.gewoon, *spoken.vaktaal)).lower()
    assert not [word for word in AVOID if word in text]


@pytest.mark.parametrize("verdict", list(Verdict))
def test_plain_sentences_are_short(verdict: Verdict) -> None:
    reason = Reason.SMALL if verdict is Verdict.NIET_TE_VERGELIJKEN else Reason.NONE
    for sentence in plain(figure(25, comparison(25, 19, verdict, reason), n=100), OLD):
        assert len(sentence.split()) <= 22


def test_notes_go_with_every_model_figure() -> None:
    assert notes(OLD, Niveau.WIJK) == ("Dit cijfer gaat over deze wijk, niet over één bewoner.",)
    assert "geen telling" in notes(LONELY, Niveau.BUURT)[0]


def test_each_verdict_has_its_own_sign_and_word() -> None:
    assert len({scale.sign(verdict) for verdict in Verdict}) == 7
    assert len({scale.label(verdict) for verdict in Verdict}) == 7
    assert scale.label(Verdict.VERGELIJKBAAR) == "ongeveer gelijk"
    assert (scale.label(None), scale.sign(None)) == ("geen oordeel", "")


def test_colours_are_those_of_the_design_and_never_green_or_red() -> None:
    assert scale.colour(Verdict.DUIDELIJK_LAGER) == "#0072B2"
    assert scale.colour(Verdict.DUIDELIJK_HOGER) == "#E69F00"
    assert scale.colour(Verdict.KLEIN_VERSCHIL) == scale.colour(Verdict.VERGELIJKBAAR)
    assert [v for v in Verdict if scale.hatched(v)] == [Verdict.NIET_TE_VERGELIJKEN]


@pytest.mark.parametrize(
    ("leeftijd", "groep", "expected"),
    [
        ("65+", "volwassenen", "65-plussers"),
        ("65-75", "mensen", "mensen van 65 tot 75 jaar"),
        ("65+", "huishoudens", "huishoudens"),
        (None, "inwoners", "inwoners"),
        ("12+", "inwoners", "inwoners"),
    ],
)
def test_the_age_group_names_people(leeftijd: str | None, groep: str, expected: str) -> None:
    assert phrases.group(indicator(groep=groep), leeftijd) == expected
