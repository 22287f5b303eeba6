"""Make docs/rekenregels.md: formulas with their source, our own choices, and tested examples.

    python -m tools.build_rekenregels

The examples come from tests/spec/voorbeelden_oordelen.toml; their sentences are made by the tool
itself, so the page shows what users see.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from wijkscan import text
from wijkscan.analysis import choices
from wijkscan.analysis.benchmark import Benchmark
from wijkscan.analysis.judge import judge
from wijkscan.analysis.position import place
from wijkscan.analysis.reasons import Reason
from wijkscan.analysis.values import Comparison, Figure
from wijkscan.scan import scale
from wijkscan.scan.wording import Spoken, speak
from wijkscan.store.catalogue import Indicator, Methode
from wijkscan.store.columns import LevelColumn, Missing, Niveau, Origin

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
TEMPLATE = ROOT / "tools" / "rekenregels.md"
EXAMPLES = ROOT / "tests" / "spec" / "voorbeelden_oordelen.toml"

_ORIGIN = Origin("CBS", "voorbeeld", "verzonnen", "2024", 2024, 2024, "x", "-", "-", "-")
_COUNTED = ("aandeel", "gebeurtenis")


def examples() -> list[dict[str, Any]]:
    """The worked examples, in the order of the page."""
    found: list[dict[str, Any]] = tomllib.loads(EXAMPLES.read_text(encoding="utf-8"))["voorbeeld"]
    return found


def outcome(example: dict[str, Any]) -> tuple[Comparison, Spoken]:
    """What the tool says of the first area of an example."""
    about, column = _indicator(example["methode"]), _column(example)
    benchmark = _benchmark(example, column)
    judged = judge(column, about, benchmark)
    comparison = judged.comparison(0)
    value = None if np.isnan(column.value[0]) else float(column.value[0])
    figure = Figure(
        indicator="voorbeeld",
        leeftijd=None,
        gebied="WK000000",
        niveau=Niveau.WIJK,
        eenheid=column.eenheid,
        value=value,
        missing=Missing(int(column.status[0])).reden or None,
        numerator=None if column.numerator is None else float(column.numerator[0]),
        denominator=None if column.denominator is None else float(column.denominator[0]),
        interval=judged.interval(0),
        range_of_parts=None,
        position=place(float(column.value[0]), column.value, Niveau.WIJK),
        spread=None,
        comparisons=(comparison,),
        parts=(),
        origin=None,
    )
    return comparison, speak(figure, about, example["gebieden"][0][0], comparison.tegen)


def _indicator(methode: str) -> Indicator:
    events = methode == "gebeurtenis"
    return Indicator.model_validate(
        {
            "id": "voorbeeld",
            "naam": "Inbraken" if events else "Mensen die alleen wonen",
            "vraag": "-",
            "definitie": "-",
            "groep": "inwoners",
            "werkwoord": "is" if events else "wonen",
            "gezegde": "het aantal inbraken" if events else "alleen",
            "thema": "-",
            "eenheid": "per 1.000" if events else "%",
            "soort": "geschat" if methode == "model" else "geteld",
            "methode": methode,
            "richting": "neutraal",
            "niveaus": ("wijk",),
            "valkuilen": (),
        }
    )


def _column(example: dict[str, Any]) -> LevelColumn:
    rows, methode = example["gebieden"], example["methode"]
    per = 1000.0 if methode == "gebeurtenis" else 100.0
    first = np.array([row[1] for row in rows], dtype=float)
    second = np.array([row[2] for row in rows], dtype=float) if len(rows[0]) > 2 else None
    bounds = methode == "model" and len(rows[0]) > 3
    counted = methode in _COUNTED and second is not None
    value = per * first / second if counted and second is not None else first
    status = np.where(np.isnan(value), Missing.WITHHELD, Missing.PRESENT).astype(np.int8)
    return LevelColumn(
        indicator="voorbeeld",
        leeftijd=None,
        niveau=Niveau.WIJK,
        eenheid="per 1.000" if per == 1000 else "%",
        codes=np.array([f"WK{at:06d}" for at in range(len(rows))]),
        value=value,
        status=status,
        numerator=first if counted else None,
        denominator=None if methode == "model" else second,
        lower=second if bounds else None,
        upper=np.array([row[3] for row in rows], dtype=float) if bounds else None,
        count_step=example.get("afgerond_op", 1),
        value_step=1.0 if methode == "percentage" else 0.0,
        origin=_ORIGIN,
    )


def _benchmark(example: dict[str, Any], column: LevelColumn) -> Benchmark:
    size = len(column.codes)
    people = float(example.get("tegen_inwoners", np.nan))
    gemeente = "tegen_inwoners" in example
    return Benchmark(
        tegen=np.full(size, "GM0000" if gemeente else "NL"),
        naam=np.full(size, "Molendam" if gemeente else "Nederland"),
        value=np.full(size, float(example["tegen"])),
        numerator=np.full(size, np.nan),
        denominator=np.full(size, people),
        part=np.zeros(size),
        outside=np.zeros(size, dtype=np.bool_),
        leeftijd=None,
        origin=_ORIGIN,
    )


def pages() -> dict[Path, str]:
    """The generated page by its path."""
    return {DOCS / "rekenregels.md": page()}


def page() -> str:
    """The whole page: the text of tools/rekenregels.md with its lists filled in."""
    return TEMPLATE.read_text(encoding="utf-8").format(
        schaal=_scale(),
        keuzes=_choices(),
        redenen=_reasons(lambda reason: 0 < reason < Reason.MODEL_WITHOUT_BOUNDS),
        zonder_oordeel=_reasons(lambda reason: reason >= Reason.MODEL_WITHOUT_BOUNDS),
        voorbeelden="\n\n".join(map(_example, examples())),
        laag=text.number(choices.RELEVANT_LOW, 2),
        hoog=text.number(choices.RELEVANT_HIGH, 2),
    )


def _scale() -> str:
    lines = ["| teken | oordeel | wat je leest |", "| --- | --- | --- |"]
    for verdict in scale.IN_ORDER:
        lines.append(f"| {scale.sign(verdict)} | {verdict} | {scale.label(verdict)} |")
    return "\n".join(lines)


def _choices() -> str:
    lines = ["| keuze | waarde | waarom |", "| --- | --- | --- |"]
    lines += [f"| {one.naam} | {one.waarde} | {one.reden} |" for one in choices.ALL]
    return "\n".join(lines)


def _reasons(wanted: Callable[[Reason], bool]) -> str:
    return "\n".join(f"- {reason.tekst}" for reason in Reason if wanted(reason))


def _example(example: dict[str, Any]) -> str:
    comparison, spoken = outcome(example)
    said = comparison.verdict
    shown = "geen oordeel" if said is None else f"{scale.sign(said)} {scale.label(said)}"
    return "\n".join(
        [
            f"### {example['titel']}",
            "",
            example["uitleg"],
            "",
            *_table(example),
            "",
            f"Oordeel: **{shown}**",
            "",
            f"> {spoken.tekst}",
        ]
    )


def _table(example: dict[str, Any]) -> list[str]:
    heads = {
        Methode.MODEL: ("gebied", "geschat", "ondergrens", "bovengrens"),
        Methode.PERCENTAGE: ("gebied", "percentage", "van hoeveel"),
        Methode.PERCENTAGE_ZONDER_NOEMER: ("gebied", "percentage"),
    }.get(Methode(example["methode"]), ("gebied", "aantal", "van hoeveel"))
    heads = heads[: len(example["gebieden"][0])]
    unit = " per 1.000" if example["methode"] == "gebeurtenis" else "%"
    whom = "Molendam" if "tegen_inwoners" in example else "Nederland"
    tegen = f"{text.number(example['tegen'], 1)}{unit}"
    rows = [
        "| " + " | ".join([row[0], *map(_cell, row[1:])]) + " |" for row in example["gebieden"][:4]
    ]
    more = len(example["gebieden"]) - 4
    if more > 0:
        rows.append(f"| en nog {more} |" + " |" * (len(heads) - 1))
    return [
        f"{whom}: {tegen}",
        "",
        "| " + " | ".join(heads) + " |",
        "| " + " | ".join("---" for _ in heads) + " |",
        *rows,
    ]


def _cell(value: float) -> str:
    if np.isnan(value):
        return "."
    return text.number(value, 1 if isinstance(value, float) else 0)


def main() -> None:
    """Write the page."""
    for path, body in pages().items():
        path.write_text(body, encoding="utf-8")


if __name__ == "__main__":
    main()
