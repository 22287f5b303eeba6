"""What the group chose, what it will do, with whom, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable

from wijkscan import text as dutch
from wijkscan.report.blocks import (
    Block,
    BulletList,
    Heading,
    Paragraph,
    Text,
    strong,
    text,
)
from wijkscan.report.lengte import IN_FULL
from wijkscan.report.scan_model import ScanReport
from wijkscan.report.scanparts.said import day, joined, names, nothing_yet, sentence, short, table
from wijkscan.scan.model import Actie, Betrokkene, Prioriteit, Probleem, Terugblik, vind
from wijkscan.scan.priorities import PEARL, pearl_nee, spreiding
from wijkscan.store.methode import erkenning, pijlers

OWN_IDEA = "eigen idee"


def problem_of(model: ScanReport, reference: str) -> Probleem | None:
    """The problem that a choice or action is about."""
    found = vind(model.scan, reference)
    return found if isinstance(found, Probleem) else None


def chosen(model: ScanReport, letters: int) -> list[Text]:
    """The choices in a line each: what, and why this one."""
    found = []
    for number, choice in enumerate(model.choices, start=1):
        problem = problem_of(model, choice.probleem)
        if problem is not None:
            why = short(choice.reden, letters) or "de reden is nog niet opgeschreven"
            found.append(
                text(strong(f"{number}. {short(problem.p_wat, letters)}"), f" – {sentence(why)}")
            )
    return found


def choices(model: ScanReport) -> list[Block]:
    """How the group chose: the votes as a spread, PEARL, and the reason."""
    blocks: list[Block] = [Heading("Hoe we kozen", 3)]
    listed = [choice for choice in model.scan.prioriteiten if problem_of(model, choice.probleem)]
    if not listed:
        return [
            *blocks,
            nothing_yet("Kies samen hoogstens drie problemen. Schrijf bij elk waarom."),
        ]
    columns = (
        "Probleem",
        "Stemmen van 1 tot 5: midden (laagste tot hoogste)",
        "PEARL",
        "Gekozen, en waarom",
    )
    rows = tuple(_choice(model, choice) for choice in listed)
    return [*blocks, table("Van problemen naar een keuze", columns, rows)]


def _choice(model: ScanReport, choice: Prioriteit) -> tuple[str, ...]:
    problem = problem_of(model, choice.probleem)
    votes = "; ".join(
        f"{spread.vraag} {_middle(spread.midden)} ({spread.laagste} tot {spread.hoogste})"
        for spread in spreiding(choice)
    )
    answers = {name: getattr(choice.pearl, name) for name in PEARL}
    no = pearl_nee(choice)
    pearl = f"nee bij: {'; '.join(no)}" if no else "vijf keer ja" if all(answers.values()) else ""
    state = f"Ja, nummer {choice.rang}" if choice.rang and choice.gekozen else "Ja"
    return (
        short(problem.p_wat, 200) if problem else "",
        votes or "niet gestemd, of nog verborgen",
        pearl or "nog niet alles beantwoord",
        joined(state if choice.gekozen else "Nee", choice.reden.strip(), between=": "),
    )


def _middle(votes: float) -> str:
    return dutch.number(votes, 0 if votes.is_integer() else 1)


def actions(model: ScanReport, found: Iterable[Actie]) -> list[Block]:
    """Actions in full, each under its own heading; a long list ends in titles only."""
    blocks: list[Block] = []
    listed = list(found)
    for action in listed[:IN_FULL]:
        blocks.append(Heading(_title(action), 3))
        blocks.append(BulletList(tuple(_action(model, action))))
    if others := listed[IN_FULL:]:
        blocks.append(Heading("Ook opgeschreven, hier niet uitgewerkt", 3))
        blocks.append(BulletList(tuple(text(_title(action)) for action in others)))
    return blocks


def _title(action: Actie) -> str:
    name = short(action.aanpak.naam or action.wat or action.eerste_stap, 120)
    return name or "Stap zonder naam"


def _action(model: ScanReport, action: Actie) -> Iterable[Text]:
    problem, cause = problem_of(model, action.probleem), names(model.scan, [action.oorzaak])
    pillar = pijlers().get(action.pijler.value) if action.pijler else None
    goal = joined(action.wie, action.wat, action.hoeveel, action.wanneer, between="; ")
    fields = (
        ("Probleem:", problem.p_wat if problem else ""),
        ("Raakt de oorzaak:", "; ".join(cause)),
        ("Doel (wie, wat, hoeveel, wanneer):", goal),
        ("Aanpak:", _approach(action)),
        ("Pijler:", pillar.naam if pillar else ""),
        ("Trekker:", action.trekker),
        ("Eerste stap:", joined(action.eerste_stap, day(action.eerste_stap_datum), between=", ")),
        ("Met wie:", "; ".join(names(model.scan, action.betrokkenen))),
        ("We gebruiken wat sterk is:", "; ".join(names(model.scan, action.sterk))),
        ("Hoe meten we:", action.meten),
        ("Dan kijken we of we stoppen:", day(action.stop_datum)),
        ("Stand:", action.stand.value),
    )
    for label, words in fields:
        if words.strip():
            yield text(strong(label), f" {sentence(words)}")


def _approach(action: Actie) -> str:
    """The approach with its level; never a claim without the day on which that was read."""
    approach = action.aanpak
    if not approach.naam.strip():
        return ""
    known = erkenning().get(approach.niveau)
    level = known.naam if known else approach.niveau.strip()
    if not level:
        level = "niveau niet opgezocht in Loket Gezond Leven"
    read = f"nagekeken op {day(approach.nagekeken)}" if approach.nagekeken else ""
    not_read = "" if read or level == OWN_IDEA else "niet nagekeken: kijk in Loket Gezond Leven"
    return joined(approach.naam.strip(), level, read or not_read, approach.link.strip())


def step_table(model: ScanReport, most: int, letters: int) -> list[Block]:
    """The plan on one page: what, who takes the lead, first step, and how we see it."""
    found = [
        action for action in model.scan.acties if action.wat.strip() or action.eerste_stap.strip()
    ]
    if not found:
        return [nothing_yet("Wat is de eerste stap? Wie doet wat, en wanneer?")]
    columns = (
        "Wat verandert er, en voor wie?",
        "Wie trekt het?",
        "Eerste stap",
        "Hoe zien we dat het gebeurt?",
    )
    rows = [_step(action, letters) for action in found[:most]]
    blocks: list[Block] = [table("Per actie: wat, wie, wanneer en hoe we het zien", columns, rows)]
    left = len(found) - most
    if left > 0:
        words = f"In de hele scan {'staat' if left == 1 else 'staan'} nog {left} meer."
        blocks.append(Paragraph(text(words), "note"))
    return blocks


def _step(action: Actie, letters: int) -> tuple[str, ...]:
    what = joined(action.wie.strip(), action.wat.strip(), between=": ")
    until = f"Klaar: {action.wanneer.strip()}." if action.wanneer.strip() else ""
    return (
        joined(sentence(short(what, letters)), short(until, 60), between=" "),
        short(action.trekker, 60),
        sentence(
            short(joined(action.eerste_stap, day(action.eerste_stap_datum), between=", "), letters)
        ),
        sentence(short(action.meten, letters)),
    )


def asks(model: ScanReport, most: int, letters: int) -> list[Text]:
    """What we ask of each stakeholder, and what we give in return."""
    found = [
        one for one in model.scan.betrokkenen if one.naam.strip() and one.wat_vragen_we.strip()
    ]
    return [
        text(
            strong(f"{short(one.naam, 60)}:"),
            f" {sentence(short(one.wat_vragen_we, letters))}",
            f" {sentence(short(one.wat_bieden_we, letters))}" if one.wat_bieden_we.strip() else "",
        )
        for one in found[:most]
    ]


def stakeholders(model: ScanReport) -> list[Block]:
    """The cards: interest, influence, stance, what we ask and give, and the answer that came."""
    blocks: list[Block] = [Heading("Wie we nodig hebben", 3)]
    cards = [one for one in model.scan.betrokkenen if one.naam.strip()]
    if not cards:
        return [*blocks, nothing_yet("Welke organisaties of rollen kunnen iets veranderen?")]
    columns = (
        "Wie",
        "Belang, invloed en houding",
        "Wat vragen we, en wat bieden we?",
        "Wat antwoordden zij?",
    )
    return [*blocks, table("Betrokkenen", columns, map(_card, cards))]


def _card(one: Betrokkene) -> tuple[str, ...]:
    stance = one.houding.value if one.houding else ""
    asked = f"Vraag: {sentence(one.wat_vragen_we)}" if one.wat_vragen_we.strip() else ""
    offered = f"Aanbod: {sentence(one.wat_bieden_we)}" if one.wat_bieden_we.strip() else ""
    about = joined(one.belang.strip(), one.invloed.strip(), stance)
    return one.naam.strip(), about, joined(asked, offered, between=" "), one.antwoord.strip()


def offers(model: ScanReport) -> list[Block]:
    """What already exists, so that nobody starts a tenth project."""
    found = [one for one in model.scan.aanbod if one.activiteit.strip()]
    if not found:
        return []
    columns = (
        "Activiteit",
        "Voor wie, door wie",
        "Pijler",
        "Is het bereik bekend?",
    )
    rows = tuple(
        (
            one.activiteit.strip(),
            joined(one.voor_wie.strip(), one.door_wie.strip()),
            one.pijler.strip(),
            joined(
                {True: "ja", False: "nee", None: "weten we niet"}[one.bereik_bekend],
                one.bereik.strip(),
                between=": ",
            ),
        )
        for one in found
    )
    return [
        Heading("Wat er al is", 3),
        table("Bestaand aanbod (preventiematrix)", columns, rows),
    ]


def looked_back(model: ScanReport) -> list[Block]:
    """After some weeks: done, seen, said, and what now."""
    items = [item for one in model.scan.terugblikken for item in [_back(one)] if item]
    return [Heading("Terugblik", 3), BulletList(tuple(items))] if items else []


def _back(one: Terugblik) -> Text | None:
    fields = (
        ("Gedaan:", one.gedaan),
        ("Gezien:", one.gezien),
        ("Bewoners zeiden:", one.bewoners),
        ("Verder:", one.verder),
        ("Geleerd:", one.geleerd),
    )
    found = [
        part
        for label, words in fields
        if words.strip()
        for part in (strong(label), f" {sentence(words)} ")
    ]
    return text(f"{day(one.datum)} " if one.datum else "", *found) if found else None


def reactions(model: ScanReport) -> list[Block]:
    """What others said about the scan, in three questions."""
    rows = tuple(
        (
            one.rol or "zonder rol",
            one.sterk.strip(),
            one.niet_begrepen.strip(),
            one.welke_bron.strip(),
        )
        for one in model.scan.reacties
        if one.sterk.strip() or one.niet_begrepen.strip() or one.welke_bron.strip()
    )
    if not rows:
        return []
    columns = (
        "Wie",
        "Wat is sterk?",
        "Wat begrijp ik niet?",
        "Welke bron mis ik?",
    )
    return [Heading("Reacties", 3), table("Wat anderen zeiden", columns, rows)]
