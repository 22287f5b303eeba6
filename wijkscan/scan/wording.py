"""How one figure is spoken: gewone taal (B1) and vaktaal, from the same result object.

The sentences of statistics.md 5.6 and domain.md c.5 stand here and nowhere else; app, report and
command line print what `speak` gives.
"""

from __future__ import annotations

from dataclasses import dataclass

from wijkscan import text
from wijkscan.analysis import reasons
from wijkscan.analysis.judged import shown_count
from wijkscan.analysis.position import extreme
from wijkscan.analysis.values import Comparison, Figure, Position, Verdict
from wijkscan.scan import scale
from wijkscan.scan.phrases import (
    as_given,
    distance,
    group,
    is_share,
    pair,
    place_of,
    precise,
    shown,
    what,
)
from wijkscan.store.catalogue import Indicator, Methode, Soort
from wijkscan.store.columns import Niveau

NO_PERSON = "Dit cijfer gaat over {gebied}, niet over één bewoner."
MODEL = (
    "Dit is een schatting van het RIVM met een rekenmodel, geen telling.",
    "Gebruik die om te zien waar je verder wilt kijken,"
    " niet om te meten of beleid werkt of om jaren te vergelijken.",
)
UNSURE = "Hoe zeker dit is, weten we niet."
WITHIN_UNKNOWN = "Hoe groot de verschillen binnen {gebied} zijn, weten we niet."
_FEW_PEOPLE = 1000


@dataclass(frozen=True, slots=True)
class Spoken:
    """One figure in words: short sentences in gewone taal, and the vaktaal that goes with them."""

    gewoon: tuple[str, ...]
    vaktaal: tuple[str, ...]

    @property
    def tekst(self) -> str:
        """The plain sentences as one paragraph."""
        return " ".join(self.gewoon)


def speak(figure: Figure, indicator: Indicator, naam: str, tegen: str = "NL") -> Spoken:
    """A figure in both layers.

    naam: name of the area as people say it; tegen: code of the benchmark ("NL" or a gemeente).
    """
    against = figure.against(tegen)
    plain = what(figure, indicator, naam, against)
    if figure.value is not None:
        said = [] if against is None else judgement(figure, indicator, naam, against)
        plain += said + _chance(figure, indicator)
        plain += _estimated(indicator, said)
    plain += _source(figure)
    return Spoken(tuple(plain), professional(figure, indicator, against))


def notes(indicator: Indicator, niveau: Niveau) -> tuple[str, ...]:
    """What always goes with a figure of this kind: about the model, and not about a person."""
    model = MODEL if indicator.methode is Methode.MODEL else ()
    return (*model, NO_PERSON.format(gebied=place_of(niveau)))


def judgement(figure: Figure, indicator: Indicator, naam: str, against: Comparison) -> list[str]:
    """What the comparison says, in the words of statistics.md 5.6."""
    match against.verdict:
        case None:
            return _without_verdict(figure, indicator, naam, against)
        case Verdict.NIET_TE_VERGELIJKEN:
            because = reasons.clause(against.reason or "")
            return [f"Dit cijfer kunnen we niet goed vergelijken, omdat {because}."]
        case Verdict.VERGELIJKBAAR:
            return _similar(figure, indicator)
        case Verdict.KLEIN_VERSCHIL:
            own, other = _pair_of(figure, indicator, against)
            return [f"Het verschil is echt, maar klein: {own} tegen {other}."]
        case _ if indicator.methode is Methode.MODEL:
            return _by_model(figure, indicator, against) + _direction(against)
        case verdict if verdict in scale.POSSIBLE:
            return _possible(figure, indicator, against) + _direction(against)
        case _:
            return _clear(figure, indicator, naam, against) + _direction(against)


def _pair_of(figure: Figure, indicator: Indicator, against: Comparison) -> tuple[str, str]:
    if figure.value is None or against.value is None:
        raise ValueError("a verdict hoger or lager without two values")
    return pair(indicator, figure.value, against.value)


def _word(against: Comparison) -> str:
    return "hoger" if against.verdict in scale.HIGHER else "lager"


def _similar(figure: Figure, indicator: Indicator) -> list[str]:
    if indicator.methode is Methode.MODEL:
        return ["Volgens het rekenmodel is dit ongeveer gelijk.", "Het cijfer is geschat."]
    small = (
        "in een klein gebied" if figure.niveau is Niveau.LAND else f"in een kleine {figure.niveau}"
    )
    return [
        "Ongeveer gelijk.",
        "Het cijfer wijkt niet aantoonbaar af van het gemiddelde.",
        f"Dat bewijst niet dat het gelijk is: {small} zien we alleen grote verschillen.",
    ]


def _clear(figure: Figure, indicator: Indicator, naam: str, against: Comparison) -> list[str]:
    own, other = _pair_of(figure, indicator, against)
    average = f"gemiddeld in {against.naam}"
    if is_share(indicator) and indicator.werkwoord:
        more = "meer" if against.verdict in scale.HIGHER else "minder"
        who = f"{more} {group(indicator, figure.leeftijd)} {indicator.gezegde}".rstrip()
        start = f"In {naam} {indicator.werkwoord} naar verhouding duidelijk {who}"
    else:
        start = f"In {naam} is dit naar verhouding duidelijk {_word(against)}"
    return [
        f"{start} dan {average}: {own} tegen {other}.",
        "Zo'n groot verschil ontstaat bijna nooit door toeval.",
    ]


def _possible(figure: Figure, indicator: Indicator, against: Comparison) -> list[str]:
    own, other = _pair_of(figure, indicator, against)
    than = "gemiddeld" if against.tegen == "NL" else f"in {against.naam}"
    gap = f"{_word(against)} dan {than} ({own} tegen {other})"
    return [
        f"Het cijfer is {gap}, maar het kan toeval zijn.",
        f"Kijk of je dit herkent in {place_of(figure.niveau)}.",
    ]


def _by_model(figure: Figure, indicator: Indicator, against: Comparison) -> list[str]:
    own, other = _pair_of(figure, indicator, against)
    return [
        f"Volgens het rekenmodel is dit mogelijk {_word(against)} dan in {against.naam}"
        f" ({own} tegen {other}).",
        "Het cijfer is geschat.",
    ]


def _direction(against: Comparison) -> list[str]:
    favour = scale.favour(against)
    if not favour:
        return []
    return [
        f"Als het klopt, is dat {favour}."
        if against.verdict in scale.POSSIBLE
        else f"Dat is {favour}."
    ]


def position_sentence(position: Position, naam: str, *, estimated: bool) -> str:
    """The descriptive place; "geschat" in front of a modelled figure, always."""
    start = "Geschat: " if estimated else ""
    where = f"{position.tekst} in Nederland"
    if extreme(position):
        return f"{start}{naam} hoort {where}."
    sentence = f"{start}het cijfer van {naam} is {where}."
    return text.capital(sentence)


def _without_verdict(
    figure: Figure, indicator: Indicator, naam: str, against: Comparison
) -> list[str]:
    """Kinds F, G, H and estimates without bounds: a difference or a position instead."""
    found: list[str] = []
    if indicator.methode is Methode.AFSTAND:
        found += _distance(indicator, against)
    if figure.position is not None and indicator.methode not in (Methode.AANTAL, Methode.VERWACHT):
        estimated = indicator.methode is Methode.MODEL
        found.append(position_sentence(figure.position, naam, estimated=estimated))
    if indicator.methode is Methode.MODEL:
        found.append(UNSURE)
    if indicator.methode is Methode.GEMIDDELDE:
        found.append(WITHIN_UNKNOWN.format(gebied=place_of(figure.niveau)))
    return found


def _distance(indicator: Indicator, against: Comparison) -> list[str]:
    """A difference in km is said from half a kilometre; other numbers are only set side by side."""
    if indicator.eenheid != "km" or against.difference is None:
        return []
    farther = distance(against.difference)
    if not farther:
        return [f"Dat scheelt minder dan een halve kilometer met {against.naam}."]
    return [f"Dat is {farther} dan gemiddeld in {against.naam}."]


def _chance(figure: Figure, indicator: Indicator) -> list[str]:
    """The limits in words; a sentence of its own for a published model interval."""
    limits = figure.interval
    if limits is None or limits.lower is None or limits.upper is None:
        return []
    low, high = (shown(indicator, end) for end in (limits.lower, limits.upper))
    if indicator.methode is Methode.MODEL:
        return [f"Het echte getal ligt waarschijnlijk tussen {low} en {high}."]
    few = figure.denominator is not None and figure.denominator < _FEW_PEOPLE
    size = "met zo weinig mensen" if few else "van deze grootte"
    area = "gebied" if figure.niveau is Niveau.LAND else str(figure.niveau)
    return [f"Door toeval kan het cijfer van een {area} {size} ook tussen {low} en {high} liggen."]


def _estimated(indicator: Indicator, said: list[str]) -> list[str]:
    """A modelled figure says so, once."""
    already = any("geschat" in sentence.lower() for sentence in said)
    return [] if already or indicator.soort is not Soort.GESCHAT else ["Dit cijfer is geschat."]


def _source(figure: Figure) -> list[str]:
    origin = figure.origin
    return [] if origin is None else [f"Jaar: {origin.jaar}.", f"Bron: {origin.producent}."]


def professional(
    figure: Figure, indicator: Indicator, against: Comparison | None
) -> tuple[str, ...]:
    """The second layer: percentage, counts, limits, verdict and table."""
    lines = [_measured(figure, indicator)]
    if against is not None and figure.value is not None:
        lines.append(_compared(figure, indicator, against))
    if figure.origin is not None:
        origin = figure.origin
        age = f", leeftijd {figure.leeftijd}" if figure.leeftijd else ""
        lines.append(
            f"{origin.producent}, tabel {origin.tabel}, uitgave {origin.uitgave},"
            f" jaar {origin.jaar}, kolom {origin.kolom}, niveau {figure.niveau}{age},"
            f" {indicator.soort}."
        )
    return tuple(lines)


def _measured(figure: Figure, indicator: Indicator) -> str:
    if figure.value is None:
        return f"{indicator.naam}: geen cijfer ({figure.missing})."
    parts = [f"{indicator.naam}: {as_given(figure, indicator, figure.value)}"]
    count, size = shown_count(figure.numerator), shown_count(figure.denominator)
    if count is not None and size is not None:
        parts.append(f"{count} van {size}")
    limits = figure.interval
    if limits is not None and limits.lower is not None and limits.upper is not None:
        low, high = (precise(indicator, end) for end in (limits.lower, limits.upper))
        parts.append(f"95%-grenzen {low} tot {high} ({limits.method})")
    return "; ".join(parts) + "."


def _compared(figure: Figure, indicator: Indicator, against: Comparison) -> str:
    value = "geen cijfer" if against.value is None else as_given(figure, indicator, against.value)
    reason = f": {against.reason}" if against.reason else ""
    tested = ""
    if against.p_adjusted is not None:
        areas = text.number(against.tests or 0)
        tested = f"; p na correctie voor {areas} gebieden {small_p(against.p_adjusted)}"
    label = scale.label(against.verdict)
    verdict = f"{label if against.verdict is None else f'oordeel: {label}'}{reason}"
    return f"{text.capital(against.naam)}: {value}; {verdict}{tested}."


def small_p(p: float) -> str:
    """ "0,012", or "kleiner dan 0,001"."""
    return "kleiner dan 0,001" if p < 0.001 else text.number(p, 3)
