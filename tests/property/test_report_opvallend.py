"""The lead sentence of the A4 and the rows under it never say different things.

The rows are read as a reader does: by their words, not by how the sentence was made.
"""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests import report_kit as kit
from wijkscan import paths
from wijkscan.analysis.values import Comparison, Figure, Position, Verdict
from wijkscan.report.blocks import FigureRow, plain
from wijkscan.report.model import Report
from wijkscan.report.reeks import areas
from wijkscan.report.sections import a4, opvallend
from wijkscan.scan.desk import open_desk
from wijkscan.scan.profiles import highlights
from wijkscan.store import catalogue
from wijkscan.store.columns import Niveau

CATALOGUE = catalogue.bundled()
DIFFERS = re.compile(r"(duidelijk|mogelijk) (hoger|lager)|bij de (hoogste|laagste) 10%")
ESTIMATED = ("sterk_eenzaam", "goed_ervaren_gezondheid", "overgewicht", "beweegrichtlijn")
COUNTED = {
    "aandeel_65plus": None,
    "eenpersoonshuishoudens": None,
    "bijstand": False,  # higher is unfavourable
}
COUNT = {"één ding": 1, "twee dingen": 2, "drie dingen": 3}


def check(report: Report, choice: opvallend.Choice, ask: str) -> None:
    """Everything that sentence and rows can say against each other."""
    said = plain(opvallend.lead(report, choice, ask))
    groups = {group.title: group.rows for group in a4.stands_out(report, choice).groups}
    differs = {title: [r for r in rows if _differs(r)] for title, rows in groups.items()}
    neutral = [r for title in ("", "Anders dan gemiddeld") for r in differs.get(title, [])]
    bad, good = groups.get("Ongunstig", ()), groups.get("Gunstig", ())
    assert "  " not in said.replace(report.naam, "X")  # one name of the CBS has two spaces
    assert said == said.strip()
    assert not said.startswith(("Ook", "Gunstig", "Wel"))
    assert ("?" in said) <= bool(ask)
    assert not differs.get("Ook bekeken")
    if not choice.all:
        assert "bijna geen cijfers bekend" in said
        return
    assert ("springt geen cijfer eruit" in said) == (not bad and not good and not neutral)
    assert ("geen cijfer gunstig of ongunstig" in said) == bool(neutral and not bad and not good)
    assert (" ongunstig op: " in said) == bool(bad)
    assert ("Gunstig: " in said or " gunstig op: " in said) == bool(good)
    for words, rows in ((" ongunstig op", bad), (" gunstig op", good)):
        for many, count in COUNT.items():
            assert (f"vooral {many}{words}" in said) <= (len(rows) > count)
            if f"{many}{words}" in said and f"vooral {many}{words}" not in said:
                assert len(rows) == count
    if not bad and not good:
        _names_what_differs(neutral, said)


def _differs(row: FigureRow) -> bool:
    return bool(DIFFERS.search(row.mark.words))


def _names_what_differs(rows: list[FigureRow], said: str) -> None:
    sure = [row for row in rows if "mogelijk" not in row.mark.words]
    for row in sure[:3]:
        assert row.name.partition(" (")[0][1:] in said.partition("Mogelijk")[0]
    assert ("kan toeval zijn" in said) == (len(sure) < len(rows))
    assert ("niet goed of slecht" in said) == bool(rows)


def judged(indicator: str, verdict: Verdict | None) -> Figure:
    """A counted figure with a verdict against the Netherlands."""
    way = {"hoger": True, "lager": False}.get(str(verdict).rpartition(" ")[2])
    higher_is_good = COUNTED[indicator]
    good = None if way is None or higher_is_good is None else way == higher_is_good
    against = Comparison("NL", "Nederland", 19.5, 1.0, 1.1, verdict, "te klein", good)
    return kit.older(indicator=indicator, comparisons=(against,))


def placed(indicator: str, place: str) -> Figure:
    """An estimate at a place among all buurten."""
    words = f"bij de {place} 10% van de buurten" if place else "hoger dan in 5 van de 10 buurten"
    found = kit.estimate("sterk_eenzaam", position=Position(0.5, 12125, Niveau.BUURT, words))
    return replace(found, indicator=indicator)


figures = st.lists(
    st.one_of(
        st.builds(judged, st.sampled_from(sorted(COUNTED)), st.sampled_from(list(Verdict))),
        st.builds(placed, st.sampled_from(ESTIMATED), st.sampled_from(["", "hoogste", "laagste"])),
    ),
    max_size=7,
    unique_by=lambda figure: figure.indicator,
)


@settings(max_examples=150, deadline=None)
@given(figures, st.integers(0, 7), st.booleans(), st.booleans())
def test_sentence_and_rows_agree(
    found: list[Figure], looked_at: int, core: bool, ask: bool
) -> None:
    """Also where a group froze some of the figures, and the rows are filled with the core set."""
    focus = CATALOGUE.focussen["ouderen"]
    base = kit.profile(
        figures=tuple(found),
        kern=tuple(found) if core else (),
        opvallend=highlights(found[:looked_at], focus, CATALOGUE),
    )
    report = kit.report(profile=base)
    for most in (opvallend.MOST_ROWS, 6, 4):
        check(report, opvallend.choose(report, most), "Herken je dit?" if ask else "")


def test_sentence_and_rows_agree_for_real_wijken() -> None:
    """All wijken of Rotterdam and one in sixty of the country, for two themes."""
    desk = open_desk(paths.data_dir(), None)
    chosen = [*areas(desk, "GM0599"), *areas(desk, "NL")[::60]]
    for gebied in chosen:
        for focus in ("ouderen", "algemeen"):
            profile = desk.profile(desk.area([gebied.code]), focus=focus)
            report = kit.report(profile=profile)
            check(report, opvallend.choose(report), "Herken je dit in de wijk?")
