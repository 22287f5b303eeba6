"""The full report in the parts A to H of the hbo assignment, long enough to be read."""

from __future__ import annotations

from wijkscan import text as dutch
from wijkscan.report.blocks import (
    Block,
    BulletList,
    Callout,
    Document,
    Facts,
    FigureGroup,
    FigureTable,
    Heading,
    Paragraph,
    Section,
    Text,
    em,
    strong,
    text,
)
from wijkscan.report.lengte import IN_FULL, bounded, counted
from wijkscan.report.rows import key, row
from wijkscan.report.scan_model import ScanReport
from wijkscan.report.scanforms.document import document
from wijkscan.report.scanparts import jaren, message, plan, problem, sources, wijk
from wijkscan.report.scanparts.said import joined, names, nothing_yet, sentence, table
from wijkscan.report.sections import a4, binnen, eigen, kaarten
from wijkscan.scan.model import Actie, Beinvloedbaar, Oorzaak, Pijler, Status
from wijkscan.store.methode import determinanten

PARTS = (
    ("kort", "In het kort"),
    ("A", "A Profiel"),
    ("B", "B Diagnoses"),
    ("C", "C Wat helpt"),
    ("D", "D Wat remt"),
    ("E", "E Gezondheid"),
    ("F", "F Welzijn"),
    ("G", "G Verpleegkundige"),
    ("H", "H Verantwoording"),
)
_WELFARE = {Pijler.OMGEVING, Pijler.REGELS}
_CHANGED = {Beinvloedbaar.JA: "ja", Beinvloedbaar.DEELS: "deels", Beinvloedbaar.NEE: "nee"}


def build(model: ScanReport) -> Document:
    """The whole report; parts that are empty say what belongs there."""
    made = (
        _short(model), _profile(model), _diagnoses(model), _helps(model), _holds_back(model),
        _health(model), _welfare(model), _nurse(model), _account(model),
    )  # fmt: skip
    sections = tuple(
        Section(
            anchor.lower() if anchor == "kort" else f"deel-{anchor.lower()}",
            title,
            tuple(blocks),
            break_before=anchor == "A",
        )
        for (anchor, title), blocks in zip(PARTS, made, strict=True)
    )
    return document(model, counted(bounded(sections)))


def _short(model: ScanReport) -> list[Block]:
    blocks: list[Block] = [message.head(model)]
    if question := model.scan.vraag.strip():
        blocks.append(Paragraph(text("Onze vraag: ", em(question)), "lead"))
    blocks.append(Paragraph(text(message.summary(model))))
    if facts := tuple(a4.facts(model.report)):
        blocks.append(Facts(facts))
    if chosen := plan.chosen(model, 300):
        blocks += [Heading("Wat we kozen", 2), BulletList(tuple(chosen))]
    if asked := plan.asks(model, 6, 300):
        blocks += [Heading("Wat we aan u vragen", 2), BulletList(tuple(asked))]
    return [*blocks, sources.foot(model)]


def _profile(model: ScanReport) -> list[Block]:
    """A: figures, maps, the parts inside, and what was seen and heard."""
    blocks: list[Block] = [Heading("A. Wijkgezondheidsprofiel", 2)]
    if model.frozen:
        blocks.append(wijk.how_to_read(model))
    blocks += [
        *wijk.figures(model),
        *jaren.changed(model),
        *wijk.recognised(model),
        *_maps(model),
        *_inside(model),
    ]
    return [*blocks, *wijk.seen(model), *wijk.heard(model), *wijk.expected(model)]


def _maps(model: ScanReport) -> list[Block]:
    return [Heading("Kaarten", 3), *kaarten.build(model.report)[1:]]


def _inside(model: ScanReport) -> list[Block]:
    """The buurten inside, for the figures that the group looked at."""
    if not model.report.profile.area.codes or not model.report.profile.figures:
        return []
    title, *rest = binnen.build(model.report)
    assert isinstance(title, Heading)  # noqa: S101 (its first block)
    return [Heading(title.title, 3), *rest]


def _diagnoses(model: ScanReport) -> list[Block]:
    """B: problems in full, chosen ones first, then the rest; what was dropped keeps its reason."""
    blocks: list[Block] = [Heading("B. Wijkdiagnoses", 2)]
    if not model.problems:
        blocks.append(nothing_yet("Schrijf een probleem op: wat is er, bij wie, en waar?"))
    for number, one in enumerate(model.problems[:IN_FULL], start=1):
        blocks += problem.in_full(model, one, number)
    blocks += problem.listed(model.problems[IN_FULL:])
    dropped = [p for p in model.scan.problemen if p.status is Status.VERVALLEN]
    if dropped:
        items = tuple(
            text(joined(p.p_wat.strip(), sentence(p.status_reden), between=": ")) for p in dropped
        )
        blocks += [Heading("Wat we lieten vallen", 3), BulletList(items)]
    return blocks


def _helps(model: ScanReport) -> list[Block]:
    """C: people, places, groups and figures that help."""
    blocks: list[Block] = [Heading("C. Bevorderende factoren", 2)]
    strengths = [one for one in model.scan.sterke_punten if one.naam.strip()]
    if not strengths:
        blocks.append(nothing_yet("Wat is hier sterk? Denk aan mensen, groepen en plekken."))
        return blocks
    columns = (
        "Wat is sterk?",
        "Soort",
        "Waar",
        "Hoe weten we dat?",
    )
    rows = tuple(
        (
            one.naam.strip(),
            one.soort.value if one.soort else "",
            one.waar.strip(),
            one.bewijs.strip(),
        )
        for one in strengths
    )
    blocks.append(table("Sterke punten", columns, rows))
    figures = [model.signs[one.id] for one in strengths if one.id in model.signs]
    if figures:
        shown = tuple(row(figure, model.report) for figure in figures)
        caption = "Gunstige cijfers, zoals ze zijn vastgelegd"
        blocks.append(FigureTable(caption, (FigureGroup("", shown),), key(model.report, figures)))
    return blocks


def _holds_back(model: ScanReport) -> list[Block]:
    """D: the causes, with what kind they are and who can change them."""
    blocks: list[Block] = [Heading("D. Belemmerende factoren", 2)]
    rows = [
        _cause(model, number, cause)
        for number, one in enumerate(model.problems[:IN_FULL], start=1)
        for cause in one.e
        if cause.tekst.strip()
    ]
    if not rows:
        return [*blocks, nothing_yet("Waardoor komt het waarschijnlijk? Vraag drie keer door.")]
    columns = (
        "Waardoor komt het waarschijnlijk?",
        "Soort oorzaak",
        "Te veranderen, door wie?",
        "Wat maakt het aannemelijk, wat niet?",
    )
    return [*blocks, table("Waarschijnlijke oorzaken", columns, rows)]


def _cause(model: ScanReport, number: int, cause: Oorzaak) -> tuple[str, ...]:
    known = determinanten()
    kinds = [
        joined(code, known[code].naam, between=" ") if code in known else code
        for code in cause.determinant
    ]
    steps = " Waardoor? ".join(step.tekst.strip() for step in cause.trap if step.tekst.strip())
    changed = _CHANGED[cause.beinvloedbaar] if cause.beinvloedbaar else "nog niet beantwoord"
    against = f"Tegen: {sentence(cause.tegen)}" if cause.tegen.strip() else ""
    support = cause.steun.value if cause.steun else "nog niet gekozen"
    return (
        joined(
            f"{number}. {sentence(cause.tekst)}",
            f"Waardoor? {sentence(steps)}" if steps else "",
            between=" ",
        ),
        joined(
            "; ".join(kinds),
            cause.rol.value if cause.rol else "",
            cause.niveau.value if cause.niveau else "",
        ),
        joined(changed, dutch.listing(names(model.scan, cause.door_wie)), between=": "),
        joined(support, cause.steun_toelichting.strip(), against),
    )


def _by_pillar(model: ScanReport, welfare: bool) -> list[Actie]:
    shown = [
        a
        for a in model.scan.acties
        if a.wat.strip() or a.eerste_stap.strip() or a.aanpak.naam.strip()
    ]
    return [action for action in shown if (action.pijler in _WELFARE) is welfare]


def _health(model: ScanReport) -> list[Block]:
    """E: actions by informing and by signalling and helping, each with its level of recognition."""
    words = (
        "Acties met de pijler voorlichting of signaleren en helpen. Een erkend niveau van Loket "
        "Gezond Leven is iets anders dan een bewijs dat het hier werkt."
    )
    blocks: list[Block] = [Heading("E. Interventies gezondheid", 2), Paragraph(text(words), "note")]
    found = _by_pillar(model, welfare=False)
    blocks += plan.actions(model, found)
    return (
        blocks
        if found
        else [*blocks, nothing_yet("Welke aanpak past? Zoek hem op in Loket Gezond Leven.")]
    )


def _welfare(model: ScanReport) -> list[Block]:
    """F: actions on surroundings and rules, beside what already exists."""
    words = "Acties met de pijler omgeving of regels."
    blocks: list[Block] = [Heading("F. Interventies welzijn", 2), Paragraph(text(words), "note")]
    found = _by_pillar(model, welfare=True)
    blocks += plan.actions(model, found)
    if not found:
        blocks.append(nothing_yet("Wat kan er anders in de straat, in huis of in de regels?"))
    return [*blocks, *plan.offers(model)]


def _nurse(model: ScanReport) -> list[Block]:
    """G: where the community nurse takes the lead or takes part, and with whom."""
    blocks: list[Block] = [Heading("G. Activiteiten van de wijkverpleegkundige", 2)]
    items: list[Text] = []
    for action in model.scan.acties:
        part = (
            "wijkverple"
            in " ".join([action.trekker, *names(model.scan, action.betrokkenen)]).lower()
        )
        if part and (action.eerste_stap.strip() or action.wat.strip()):
            leads = "trekt" if "wijkverple" in action.trekker.lower() else "doet mee"
            items.append(
                text(
                    strong(dutch.capital(leads)), f": {sentence(action.eerste_stap or action.wat)}"
                )
            )
    if items:
        blocks.append(BulletList(tuple(items)))
    else:
        blocks.append(nothing_yet("Wat doet de wijkverpleegkundige zelf? Zet dat bij trekker."))
    return [*blocks, *plan.stakeholders(model)]


def _account(model: ScanReport) -> list[Block]:
    """H: how it was done, what was answered, and every source."""
    scan = model.scan
    lines = [
        sources.counted(model),
        sources.walked(model),
        sources.made_with(model),
        sources.example(model),
    ]
    lines += (
        [f"Samengevoegd uit {dutch.plural(len(scan.ouders), 'scan', 'scans')}."]
        if scan.ouders
        else []
    )
    blocks: list[Block] = [Heading("H. Verantwoording", 2)]
    blocks.append(BulletList(tuple(text(line) for line in lines if line)))
    blocks += [*plan.choices(model), *_privacy(model), *_about_plan(model)]
    blocks += [*plan.reactions(model), *plan.looked_back(model), *sources.source_list(model)]
    blocks += eigen.bronnen(model.report)
    blocks += [
        Heading("Zo noem je deze wijkscan", 3),
        Paragraph(text(sources.cite(model))),
        Paragraph(text(scan.grondslag), "note"),
    ]
    return blocks


def _privacy(model: ScanReport) -> list[Block]:
    """Finds that were dismissed, each with its reason and never with the text itself."""
    found = [text(f"{one.kind}: {sentence(one.reden)}") for one in model.scan.weerleggingen]
    if not found:
        return []
    return [
        Heading("Meldingen over privacy die geen persoon betreffen", 3),
        BulletList(tuple(found)),
    ]


def _about_plan(model: ScanReport) -> list[Block]:
    """What the coach says about the plan and the look-back."""
    content = tuple(text(strong(n.rule), f" {sentence(n.message)}") for n in model.plan_notices())
    return [Callout("De coach over het plan", content, "attention")] if content else []
