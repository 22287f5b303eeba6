"""What the speaker says with the five slides of a scan: five minutes, in short sentences."""

from __future__ import annotations

from wijkscan import text as dutch
from wijkscan.report import pptx_notes
from wijkscan.report.blocks import Fact, plain
from wijkscan.report.scan_model import ScanReport
from wijkscan.report.scanparts import plan as plans
from wijkscan.report.scanparts import problem as problems
from wijkscan.report.scanparts import sources, wijk
from wijkscan.report.scanparts.said import day, sentence, short
from wijkscan.report.sections import a4, opvallend
from wijkscan.scan.sentences import gewone_zin

LETTERS = 200
MINUTE = "Ongeveer 1 minuut."
NO_ONE = "Noem geen namen van bewoners. We praten over groepen, niet over één persoon."


def question(model: ScanReport) -> list[str]:
    """Slide 1: the wijk, and the question with which it began."""
    said = [MINUTE, f"Welkom. Wij vertellen in vijf minuten over {short(model.naam, 60)}."]
    if asked := model.scan.vraag.strip():
        said.append(f"Het begon met een vraag: {sentence(short(asked, LETTERS))}")
    said += [_spoken(fact) for fact in a4.facts(model.report)]
    if model.makers:
        said.append(f"Deze scan maakten wij samen: {sentence(short(model.makers, LETTERS))}")
    return [*said, sources.counted(model), sources.example(model)]


def _spoken(fact: Fact) -> str:
    kind = ", verwacht op grond van leeftijd en niet geteld" if fact.expected else ""
    return f"{fact.value} {fact.label}{kind}."


def stands_out(model: ScanReport) -> list[str]:
    """Slide 2: how to read the picture, what stands out, and what was seen of it."""
    said = pptx_notes.stands_out(model.report, opvallend.choose(model.report))
    seen = [
        plain(line).replace("gezien ", "We zagen: ", 1) for line in wijk.in_short(model, 3, 120)
    ]
    return [*said, *(line.replace("gehoord ", "We hoorden: ", 1) for line in seen)]


def problem(model: ScanReport) -> list[str]:
    """Slide 3: the problem in a sentence, how sure that is, and what speaks against it."""
    first = model.first
    if first is None:
        return [MINUTE, "We kozen nog geen probleem. Wat vinden jullie het belangrijkst?"]
    said = [
        MINUTE,
        "Lees de tekening van links naar rechts: waaraan zien we het, wat is het probleem, "
        "waardoor komt het waarschijnlijk, en wat doen we eraan?",
        short(gewone_zin(first, model.scan), 900),
    ]
    sure = first.zekerheid
    if sure and sure.niveau:
        said.append(f"Hoe zeker zijn we? {dutch.capital(sure.niveau.value)}. {sure.waarom.strip()}")
    if first.tegen.strip():
        said.append(f"Wat spreekt het tegen? {sentence(short(first.tegen, LETTERS))}")
    return [*said, NO_ONE]


def plan(model: ScanReport) -> list[str]:
    """Slide 4: why these first, and the first step."""
    chosen = [plain(line) for line in plans.chosen(model, LETTERS)]
    said = [MINUTE, *(chosen or ["We maakten nog geen keuze."])]
    steps = problems.steps_of(model, model.first) if model.first else []
    step = next((action for action in steps if action.eerste_stap.strip()), None)
    if step is not None:
        when = f" Dat doen we op {day(step.eerste_stap_datum)}." if step.eerste_stap_datum else ""
        said.append(f"De eerste stap: {sentence(short(step.eerste_stap, LETTERS))}{when}")
    back = sorted(action.stop_datum for action in model.scan.acties if action.stop_datum)
    return [*said, f"We kijken terug op {day(back[0])}." if back else "Wanneer kijken we terug?"]


def asked(model: ScanReport) -> list[str]:
    """Slide 5: what is asked of whom, and the question to the room."""
    found = [plain(line) for line in plans.asks(model, 6, LETTERS)]
    return [
        MINUTE,
        *(found or ["We schreven nog niet op wat we vragen."]),
        "Vraag aan de zaal: herkent u dit? Wie doet mee met de eerste stap?",
        sources.made_with(model),
        sources.cite(model),
    ]
