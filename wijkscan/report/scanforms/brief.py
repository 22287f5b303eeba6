"""A letter to one stakeholder: what we ask, what we offer, and what that rests on.

Each letter is a page of its own. What a group notes about someone (interest, influence, stance,
answers to objections) is meant for the group and never goes into a letter.
"""

from __future__ import annotations

from wijkscan import text as dutch
from wijkscan.errors import UserError
from wijkscan.report.blocks import (
    Block,
    BulletList,
    Document,
    FormField,
    FormSpace,
    Heading,
    Masthead,
    Paragraph,
    Section,
    Text,
    text,
)
from wijkscan.report.scan_model import ScanReport
from wijkscan.report.scanforms.document import document
from wijkscan.report.scanparts import problem, sources
from wijkscan.report.scanparts.said import day, joined, nothing_yet, ranked, sentence, short
from wijkscan.scan.model import Actie, Betrokkene, Probleem, Wijkscan

LETTERS, SENTENCE = 200, 480
MOST_LETTERS, MOST_SIGNS, MOST_STEPS = 12, 3, 2


def build(model: ScanReport) -> Document:
    """A letter to everyone of whom something is asked."""
    cards = addressees(model.scan)
    if not cards:
        blocks = (_head(model, ""), nothing_yet("Schrijf bij een betrokkene wat je vraagt."))
        return document(
            model, (Section("brief", "Brief", (*blocks, sources.foot(model)), fit=True),)
        )
    return _letters(model, cards[:MOST_LETTERS], left=len(cards) - MOST_LETTERS)


def build_for(model: ScanReport, aan: str) -> Document:
    """The letter to one stakeholder, by name or id; UserError with the names that there are."""
    wanted = " ".join(aan.split()).casefold()
    cards = addressees(model.scan)
    found = [c for c in cards if wanted in (c.id, " ".join(c.naam.split()).casefold())]
    if not found:
        names = [f"“{short(card.naam, 60)}”" for card in cards[:10]]
        hint = f"Kies uit: {dutch.listing(names, 'of')}." if names else NOBODY
        raise UserError(f"Aan “{short(aan, 60)}” is in deze scan niets gevraagd.", hint)
    return _letters(model, found[:1])


NOBODY = "Schrijf eerst bij een betrokkene wat je vraagt."


def addressees(scan: Wijkscan) -> list[Betrokkene]:
    """Everyone of whom something is asked, in the order of the scan."""
    named = [card for card in scan.betrokkenen if card.naam.strip()]
    return [card for card in named if card.wat_vragen_we.strip()]


def _letters(model: ScanReport, cards: list[Betrokkene], left: int = 0) -> Document:
    sections = []
    for number, card in enumerate(cards, start=1):
        blocks = _letter(model, card)
        if left > 0 and number == len(cards):
            more = dutch.plural(left, "brief staat", "brieven staan")
            blocks.insert(-1, Paragraph(text(f"Nog {more} hier niet bij."), "note"))
        title = short(card.naam, 40)
        sections.append(Section(f"brief-{number}", title, tuple(blocks), fit=True))
    return document(model, tuple(sections))


def _head(model: ScanReport, to: str) -> Masthead:
    area = short(model.naam, 60)
    return Masthead(
        short(to, 90) or "Brief",
        f"Onze vraag over {area}",
        short(model.report.profile.area.omschrijving, 80),
        tuple(line for line in (model.makers, dutch.long_date(model.today)) if line),
    )


def _letter(model: ScanReport, card: Betrokkene) -> list[Block]:
    steps = [a for a in model.scan.acties if card.id in a.betrokkenen and a.eerste_stap.strip()]
    about = _about(model, card, steps)
    blocks: list[Block] = [
        _head(model, f"Aan: {short(card.naam, 80)}"),
        Paragraph(text("Beste lezer,")),
        Paragraph(text(_why(model))),
    ]
    if about is not None:
        blocks.append(Paragraph(text(short(problem.situation(model, about), SENTENCE))))
    blocks += [Heading("Wat vragen we aan u?", 2), Paragraph(_said(card.wat_vragen_we), "lead")]
    if steps:
        blocks += [BulletList(tuple(_step(action) for action in steps[:MOST_STEPS]))]
    if card.wat_bieden_we.strip():
        blocks += [Heading("Wat bieden we?", 2), Paragraph(_said(card.wat_bieden_we))]
    if about is not None and about.s:
        blocks += [Heading("Waar rust dit op?", 2), _signs(about)]
    return [*blocks, *_close(model)]


def _said(words: str) -> Text:
    return text(sentence(dutch.capital(short(words, LETTERS))))


def _why(model: ScanReport) -> str:
    talks = [talk for talk in model.scan.gesprekken if talk.toestemming]
    people = sum(talk.personen or 1 for talk in talks)
    talked = f"We praatten met {dutch.plural(people, 'bewoner', 'bewoners')}." if people else ""
    looked = "We liepen door de wijk." if model.scan.observaties else ""
    figures = "We keken naar cijfers." if model.frozen or model.loose else ""
    start = f"Wij maakten een wijkscan van {short(model.naam, 60)}."
    return joined(start, figures, looked, talked, between=" ")


def _about(model: ScanReport, card: Betrokkene, steps: list[Actie]) -> Probleem | None:
    """The problem in which this stakeholder can change something; else the first one."""
    mine = {action.probleem for action in steps}
    for one in model.problems:
        if one.id in mine or any({card.id, card.naam} & set(cause.door_wie) for cause in one.e):
            return one
    return model.first


def _step(action: Actie) -> Text:
    when = day(action.eerste_stap_datum)
    who = f"Trekker: {short(action.trekker, 60)}" if action.trekker.strip() else ""
    step = sentence(short(action.eerste_stap, LETTERS))
    return text(joined(step, sentence(joined(when, who, between=". ")), between=" "))


def _signs(about: Probleem) -> BulletList:
    """One of each kind first, each with its source and year."""
    items = [problem.with_origin(sign, LETTERS) for sign in ranked(about.s) if sign.tekst.strip()]
    return BulletList(tuple(items[:MOST_SIGNS]))


def _close(model: ScanReport) -> list[Block]:
    return [
        Paragraph(text("Laat u ons weten of dit kan? We komen graag langs om erover te praten.")),
        FormSpace(
            (
                FormField("Uw antwoord", "", 1, ("ja", "ja, als", "nee, omdat")),
                FormField("Zo bereikt u ons", "naam en telefoon van één van ons", 1),
            ),
            2,
        ),
        Paragraph(
            text(f"Met vriendelijke groet, {model.makers or 'de makers van deze wijkscan'}.")
        ),
        sources.foot(model),
    ]
