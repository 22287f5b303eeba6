"""One problem of a scan: as a line from problem to first step, and in full with every sign."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from wijkscan import text as dutch
from wijkscan.report.blocks import (
    Block,
    BulletList,
    Callout,
    Chain,
    ChainStep,
    FigureGroup,
    FigureTable,
    Heading,
    Paragraph,
    Run,
    Text,
    strong,
    tag,
    text,
)
from wijkscan.report.chain_drawing import drawing
from wijkscan.report.rows import key, row
from wijkscan.report.scan_model import ScanReport
from wijkscan.report.scanparts.said import (
    day,
    joined,
    kind,
    kind_in_full,
    names,
    nothing_yet,
    origin,
    ranked,
    sentence,
    short,
    table,
)
from wijkscan.scan.model import Actie, Omvang, Oorzaak, Probleem, SoortProbleem, Teken
from wijkscan.scan.rules_basis import STOP, Notice
from wijkscan.scan.rules_feiten import sterke_punten
from wijkscan.scan.sentences import gewone_zin, vakzin
from wijkscan.store.methode import determinanten, omaha, positieve_gezondheid

LABELS = (
    "Probleem",
    "Waaraan zien we dat?",
    "Waardoor komt het waarschijnlijk?",
    "Wat is sterk?",
)
_SOORT = {
    SoortProbleem.ACTUEEL: "actueel probleem",
    SoortProbleem.RISICO: "risico",
    SoortProbleem.KANS: "kans",
}
_EMPTY = "Nog niet ingevuld."


def chain(model: ScanReport, problem: Probleem, *, few: int, letters: int) -> Chain:
    """The line of one problem: at most `few` signs and causes, each of at most `letters`."""
    scan = model.scan
    told = [short(gewoon, 2 * letters) for gewoon in (_situation(problem),) if gewoon]
    signs = [_sign(sign, letters) for sign in ranked(problem.s) if sign.tekst.strip()][:few]
    causes = [_cause(model, cause, letters) for cause in problem.e if cause.tekst.strip()][:few]
    strengths = [short(name, letters) for name in sterke_punten(problem, scan)]
    content: tuple[tuple[Text, ...], ...] = (
        tuple(text(words) for words in told),
        tuple(signs),
        tuple(causes),
        tuple(text(name) for name in strengths[:few]),
    )
    steps = tuple(
        ChainStep(label, "", found or (text(_EMPTY),))
        for label, found in zip(LABELS, content, strict=True)
    )
    return Chain("", steps)


def situation(model: ScanReport, problem: Probleem) -> str:
    """The plain sentence without the signs, where those stand beside it."""
    return gewone_zin(problem.model_copy(update={"s": []}), model.scan)


def _situation(problem: Probleem) -> str:
    who = problem.p_groep.strip()
    words = sentence(problem.p_wat)
    told = who.lower() in words.lower() if who else True
    return words if told else f"{words} Het gaat om {who}."


def with_origin(sign: Teken, letters: int) -> Text:
    """A sign in a line, with where it comes from: table, year and level, or place and day."""
    words, where = short(sign.tekst, letters), short(origin(sign), 240)
    return text(tag(kind(sign)), f" {sentence(words)} ({where})")


def _sign(sign: Teken, letters: int) -> Text:
    year = f" ({sign.cijfer.jaar})" if sign.cijfer and sign.cijfer.jaar else ""
    return text(tag(kind(sign)), f" {short(sign.tekst, letters)}{year}")


def _cause(model: ScanReport, cause: Oorzaak, letters: int) -> Text:
    who = names(model.scan, cause.door_wie[:2], 40)
    parts: list[str | Run] = [f"{short(cause.tekst, letters)} "]
    for name in who:
        parts += [tag(name), " "]
    return text(*parts)


def steps_of(model: ScanReport, problem: Probleem) -> list[Actie]:
    """The actions for a problem, the first one first."""
    found = [action for action in model.scan.acties if action.probleem == problem.id]
    return sorted(found, key=lambda a: (a.eerste_stap_datum is None, a.eerste_stap_datum or ""))


def first_step(model: ScanReport, problem: Probleem, letters: int) -> Callout | None:
    """The first step in a frame: what, when, by whom, and how we see that it was done."""
    action = next((a for a in steps_of(model, problem) if a.eerste_stap.strip()), None)
    if action is None:
        return None
    when, who = day(action.eerste_stap_datum), short(action.trekker, 60)
    parts: list[str | Run] = [sentence(short(action.eerste_stap, letters))]
    about = dutch.capital(joined(when, who, between=", "))
    parts += [f" {about}."] if about else []
    if action.meten.strip():
        parts += [" ", strong("We meten:"), f" {short(_lower(action.meten), letters)}."]
    return Callout("Eerste stap", (text(*parts),))


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:].rstrip(".")


def in_full(model: ScanReport, problem: Probleem, number: int) -> list[Block]:
    """Everything about one problem: both sentences, drawing, signs, causes, doubt and coach."""
    title = f"{number}. {short(problem.p_wat, 140) or 'Probleem zonder naam'}"
    blocks: list[Block] = [
        Heading(title, 3, f"probleem-{number}"),
        _standing(problem),
        Paragraph(text(gewone_zin(problem, model.scan) or _EMPTY)),
    ]
    blocks.append(drawing(model, problem, "Van cijfer naar actie"))
    blocks.append(Callout("In vaktaal (PES)", (text(vakzin(problem, model.scan)),)))
    blocks += _signs(problem)
    blocks += _figures(model, problem)
    blocks.append(BulletList(tuple(_about(model, problem))))
    return [*blocks, *_coach(model, problem)]


def listed(problems: list[Probleem]) -> list[Block]:
    """Problems that are not worked out in the report, each on one line."""
    rows = tuple(
        (short(one.p_wat, 200) or "Probleem zonder naam", short(one.p_groep, 80), one.status.value)
        for one in problems
    )
    caption = "Ook opgeschreven, hier niet uitgewerkt"
    return [table(caption, ("Probleem", "Bij wie", "Stand"), rows)] if rows else []


def _standing(problem: Probleem) -> Paragraph:
    words = joined(
        _SOORT.get(problem.soort, "soort nog niet gekozen") if problem.soort else "",
        problem.status.value,
        problem.status_reden.strip(),
    )
    return Paragraph(text(dutch.capital(words)), "note")


def _signs(problem: Probleem) -> list[Block]:
    """Each sign with kind, words, and where it comes from."""
    if not problem.s:
        return [nothing_yet("Waaraan zie je het? Noem twee soorten: cijfer, gezien, gehoord.")]
    rows = tuple(
        (
            kind_in_full(sign),
            joined(sentence(sign.tekst), sentence(sign.definitie), between=" "),
            origin(sign),
        )
        for sign in problem.s
    )
    columns = ("Soort", "Wat zien we?", "Waar komt het vandaan?")
    return [table("Waaraan zien we dat?", columns, rows)]


def _figures(model: ScanReport, problem: Probleem) -> list[Block]:
    """The figures among the signs with their range picture, as they were frozen."""
    figures = [model.signs[sign.id] for sign in problem.s if sign.id in model.signs]
    if not figures:
        return []
    rows = tuple(row(figure, model.report) for figure in figures)
    caption = "De cijfers bij dit probleem, zoals ze zijn vastgelegd"
    return [FigureTable(caption, (FigureGroup("", rows),), key(model.report, figures))]


def _about(model: ScanReport, problem: Probleem) -> Iterable[Text]:
    """The other fields of the problem, each with its name; empty ones are left out."""
    size = problem.p_omvang
    sure = problem.zekerheid
    fields = (
        ("Over wie:", joined(problem.p_groep.strip(), problem.p_leeftijd.strip(), between=", ")),
        ("Om hoeveel mensen gaat het:", _size(size) if size else ""),
        ("Wat is het gevolg:", problem.p_gevolg),
        ("Wat spreekt het tegen:", problem.tegen),
        (
            "Hoe zeker zijn we:",
            joined(sure.niveau.value if sure.niveau else "", sure.waarom, between=", omdat: ")
            if sure
            else "nog niet gekozen",
        ),
        (
            "Wat is sterk:",
            ". ".join(name.rstrip(".") for name in sterke_punten(problem, model.scan)),
        ),
        ("Omaha:", "; ".join(_named(problem.omaha, omaha()))),
        ("Positieve Gezondheid:", "; ".join(_dimensions(problem))),
        ("Soort oorzaak:", "; ".join(_named(problem.determinant, determinanten()))),
        ("NANDA, NIC of NOC:", problem.nanda),
        ("Wie keken mee:", "; ".join(problem.rol)),
    )
    for label, words in fields:
        if words.strip():
            yield text(strong(label), f" {sentence(words)}")


def _size(size: Omvang) -> str:
    numbers = " tot ".join(dutch.number(end) for end in (size.van, size.tot) if end is not None)
    about = f"ongeveer {numbers}" if numbers else ""
    return joined(about, size.tekst.strip(), size.soort.strip(), size.bron.strip(), between=", ")


def _named(codes: Iterable[str], catalogue: Mapping[str, object]) -> list[str]:
    """Codes with the name that belongs to them; an unknown code is shown as it is."""
    return [
        joined(code, str(getattr(found, "naam", "")), between=" ")
        if (found := catalogue.get(code))
        else code
        for code in codes
    ]


def _dimensions(problem: Probleem) -> list[str]:
    known = positieve_gezondheid()
    return [known[code].naam if code in known else code for code in problem.pg]


def _coach(model: ScanReport, problem: Probleem) -> list[Block]:
    """What the coach asked and what the group answered; an open stop is named."""
    notices = model.notices(problem)
    answered = [n for n in notices if n.reden]
    open_stops = [n for n in notices if n.severity == STOP]
    blocks: list[Block] = []
    if open_stops:
        content = tuple(_notice(n) for n in open_stops)
        blocks.append(Callout("Nog niet klaar", content, "attention"))
    if answered:
        blocks.append(Callout("Vragen van de coach, en ons antwoord", _answers(answered)))
    return blocks


def _notice(notice: Notice) -> Text:
    return text(strong(notice.rule), f" {sentence(notice.message)}")


def _answers(notices: list[Notice]) -> tuple[Text, ...]:
    """Each remark once with its answer, also when it was made about more signs."""
    found = dict.fromkeys((n.rule, n.message, n.reden) for n in notices)
    return tuple(
        text(strong(rule), f" {sentence(asked)} ", strong("Ons antwoord:"), f" {sentence(answer)}")
        for rule, asked, answer in found
    )
