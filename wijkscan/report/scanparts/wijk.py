"""What the group read, saw and heard: figures with "herken je dit?", walks, talks, expectations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import zip_longest

from wijkscan import text as dutch
from wijkscan.analysis.values import Figure
from wijkscan.report.blocks import (
    Block,
    BulletList,
    Callout,
    FigureGroup,
    FigureTable,
    Heading,
    Paragraph,
    Text,
    em,
    strong,
    text,
)
from wijkscan.report.rows import key, missing_list, present, row
from wijkscan.report.scan_model import ScanReport
from wijkscan.report.scanparts.said import (
    day,
    joined,
    nothing_yet,
    sentence,
    short,
    table,
    tagged,
)
from wijkscan.scan.evidence import cijfer_zin
from wijkscan.scan.model import Herken, Kijkcijfer, Observatie
from wijkscan.store.catalogue import Soort

_OTHER = "Andere cijfers"


def figures(model: ScanReport) -> list[Block]:
    """Every figure that the group looked at, by theme; without those the core set of the theme."""
    looked = bool(model.frozen or model.loose)
    shown = list(model.frozen) if looked else list(model.report.profile.kern)
    if not shown and not model.loose:
        return [nothing_yet("Kies een gebied en bekijk de cijfers. Leg vast welke je gebruikt.")]
    blocks: list[Block] = [Heading("De cijfers die we bekeken" if looked else "De kerncijfers", 3)]
    if not looked:
        words = "De groep legde nog geen cijfers vast. Dit zijn de kerncijfers van het thema."
        blocks.append(Paragraph(text(words), "note"))
    if groups := tuple(_by_theme(model, present(shown))):
        caption = f"{model.naam} naast Nederland"
        blocks.append(FigureTable(caption, groups, key(model.report)))
    absent = missing_list(shown, model.report, "Geen cijfer")
    blocks += [absent] if absent else []
    loose = tuple(text(sentence(cijfer_zin(cijfer))) for cijfer in model.loose)
    return [*blocks, *([BulletList(loose)] if loose else [])]


def _by_theme(model: ScanReport, shown: list[Figure]) -> Iterable[FigureGroup]:
    themes = model.report.catalogue.themas
    used: dict[str, list[Figure]] = {}
    for figure in shown:
        theme = themes.get(model.report.indicator(figure).thema)
        used.setdefault(theme.naam if theme else _OTHER, []).append(figure)
    order = [theme.naam for theme in themes.values()] + [_OTHER]
    for name in sorted(used, key=order.index):
        yield FigureGroup(name, tuple(row(figure, model.report) for figure in used[name]))


def recognised(model: ScanReport) -> list[Block]:
    """What each role answered to "herken je dit in de wijk?"; differences are kept, not solved."""
    rows = [found for look in model.scan.kijkcijfers if (found := _answers(look))]
    if not rows:
        return []
    columns = ("Cijfer", "Herken je dit in de wijk?", "Toelichting")
    return [
        Heading("Herken je dit in de wijk?", 3),
        table("Wat elke rol antwoordde", columns, rows),
    ]


def _answers(look: Kijkcijfer) -> tuple[str, str, str] | None:
    given = [answer for answer in look.antwoorden if answer.herken is not None]
    if not given:
        return None
    by_answer = (
        f"{word.value}: {_counted([a.rol or 'zonder rol' for a in given if a.herken is word])}"
        for word in Herken
        if any(a.herken is word for a in given)
    )
    why = "; ".join(
        joined(a.rol, a.toelichting.strip(), between=": ") for a in given if a.toelichting.strip()
    )
    age = f", {look.cijfer.leeftijd}" if look.cijfer.leeftijd else ""
    return f"{look.cijfer.naam}{age}", "; ".join(by_answer), why


def _counted(roles: list[str]) -> str:
    found = Counter(roles)
    return dutch.listing([f"{r} ({n} keer)" if n > 1 else r for r, n in found.items()])


def seen(model: ScanReport) -> list[Block]:
    """The walks: what is good first, then what was seen, by part of the wijk."""
    if not model.scan.observaties:
        return [
            Heading("Wat we zagen", 3),
            nothing_yet("Loop door de wijk. Schrijf op wat je ziet, hoort en ruikt."),
        ]
    columns = (
        "Deel van de wijk",
        "Wat is hier goed?",
        "Wat zien we nog meer?",
        "Waar en wanneer?",
    )
    rows = tuple(_observation(one) for one in _in_order(model.scan.observaties))
    return [Heading("Wat we zagen", 3), table("Zelf gezien in de wijk", columns, rows)]


def _in_order(found: Iterable[Observatie]) -> list[Observatie]:
    return sorted(found, key=lambda one: one.deelsysteem.value if one.deelsysteem else "~")


def _observation(one: Observatie) -> tuple[str, ...]:
    place = dutch.capital(one.deelsysteem.value) if one.deelsysteem else "Nog geen deel gekozen"
    parts = dutch.listing([part.value for part in one.dagdeel])
    when = joined(one.plaats.strip(), day(one.datum), parts)
    people = dutch.plural(one.waarnemers, "kijker", "kijkers")
    return place, sentence(one.goed), sentence(one.wat), joined(when, people)


def heard(model: ScanReport) -> list[Block]:
    """The talks with residents, in their words; only with consent."""
    with_consent = [talk for talk in model.scan.gesprekken if talk.toestemming]
    without = len(model.scan.gesprekken) - len(with_consent)
    blocks: list[Block] = [Heading("Wat we hoorden", 3)]
    if with_consent:
        items = tuple(
            text(
                em(f"“{talk.wat.strip()}”") if talk.wat.strip() else "",
                f" Goed aan de wijk: {sentence(talk.goed)}" if talk.goed.strip() else "",
                f" ({joined(_people(talk.personen), talk.setting.strip(), day(talk.datum))})",
            )
            for talk in with_consent
        )
        blocks.append(BulletList(items))
    if without:
        left = dutch.plural(without, "gesprek staat", "gesprekken staan")
        words = f"{left} hier niet: er is geen toestemming gevraagd."
        blocks.append(Paragraph(text(words), "note"))
    if len(blocks) == 1:
        blocks.append(
            nothing_yet("Praat met minstens twee bewoners. Vraag of je het mag opschrijven.")
        )
    return blocks


def _people(count: int | None) -> str:
    return dutch.plural(count, "bewoner", "bewoners") if count else "bewoners"


def expected(model: ScanReport) -> list[Block]:
    """What people expected beforehand, and what turned out to be so."""
    found = [one for one in model.scan.verwachtingen if one.onthuld and one.tekst.strip()]
    if not found:
        return []
    words = {Herken.JA: "klopte", Herken.NEE: "klopte niet", Herken.WEET_NIET: "weten we niet"}
    items = tuple(
        text(
            sentence(one.tekst),
            " ",
            strong(dutch.capital(words[one.klopte]) if one.klopte else "Nog niet nagegaan"),
            f": {sentence(one.toelichting)}" if one.toelichting.strip() else ".",
        )
        for one in found
    )
    return [Heading("Wat we vooraf dachten", 3), BulletList(items)]


def how_to_read(model: ScanReport) -> Callout:
    """The picture and the two words that every reader needs."""
    estimated = any(model.report.indicator(f).soort is Soort.GESCHAT for f in model.frozen)
    lines: list[Text] = [
        text(
            "De grijze balk is in elke rij even lang. Daarin ligt 90% van de ",
            f"{model.report.peers} in Nederland; in het dikke deel ligt de helft. ",
            "De stip of ring is ",
            strong(model.naam),
            ".",
        )
    ]
    if estimated:
        lines.append(
            text(
                strong("Geschat"),
                ": uitgerekend met een rekenmodel, niet geteld. Zo'n cijfer laat zien waar je ",
                "verder wilt kijken; het meet geen effect.",
            )
        )
    return Callout("Zo lees je de cijfers", tuple(lines))


def in_short(model: ScanReport, most: int, letters: int) -> tuple[Text, ...]:
    """A few lines: one thing that is good, then what was seen and heard, in turns."""
    good = [one.goed for one in model.scan.observaties if one.goed.strip()]
    seen = [one.wat for one in model.scan.observaties if one.wat.strip()]
    talks = [talk for talk in model.scan.gesprekken if talk.toestemming]
    heard = [f"“{talk.wat.strip()}”" for talk in talks if talk.wat.strip()]
    lines = [("goed", words) for words in good[:1]]
    for pair in zip_longest(seen, heard):
        lines += [(w, words) for w, words in zip(("gezien", "gehoord"), pair, strict=True) if words]
    lines += [("goed", words) for words in good[1:]]
    return tuple(tagged(word, sentence(short(words, letters))) for word, words in lines[:most])
