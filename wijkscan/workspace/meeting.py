"""A meeting of a leernetwerk: two to six scans on one table, talked through step by step.

A meeting is kept as a scan is: records with versions, a log, links and codes, hidden first
answers. Its records: the head (step, clock, speaking order, words), and per kind `bron` (a scan
as it was brought, see `meeting_table`), `vraag` with `antwoord` in it, `notitie`, `besluit`,
`afspraak`, and for voting again `prioriteiten` with `stemmen`, just as in a scan.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from wijkscan.errors import UserError
from wijkscan.scan.merge import Beslissing
from wijkscan.scan.model import Besluit, Rol
from wijkscan.workspace.access import Access, NewLink
from wijkscan.workspace.hidden import REVEALED
from wijkscan.workspace.outcomes import Json, Loaded, Loose, Outcome, Record, ScanInfo
from wijkscan.workspace.own_say import fixed_id, own_records, put, say
from wijkscan.workspace.records import NewRecord
from wijkscan.workspace.repository import Repository, new_id
from wijkscan.workspace.rights import Right, require
from wijkscan.workspace.writing import HEAD

WORDS = ("cliënt", "patiënt", "wijkbewoner", "burger")
LONGEST = 180
"""Minutes on the clock of one step."""

SPEAKING_ORDER = (
    Rol.WIJKBEWONER,
    Rol.MBO3,
    Rol.MBO4,
    Rol.HBO,
    Rol.SOCIAAL_WERKER,
    Rol.WIJKVERPLEEGKUNDIGE,
    Rol.DOCENT,
)
"""Who knows the street best speaks first; a teacher who opens is a teacher who is echoed."""


class Stap(StrEnum):
    """The steps of the talk, in order."""

    WOORDEN = "woorden"
    NAAST_ELKAAR = "naast elkaar"
    GESPREK = "gesprek"
    SAMENVOEGEN = "samenvoegen"
    STEMMEN = "stemmen"
    MEENEMEN = "meenemen"


@dataclass(frozen=True, slots=True)
class Head:
    """Where the meeting is. `now`: key of what everybody looks at in this step, "" for the first.
    `until`: when the clock of this step ends; None: no clock runs."""

    record: Record
    title: str
    step: Stap
    now: str
    until: datetime | None
    order: list[str]
    words: dict[str, str]


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question to everybody. `answers`: (role, text) as far as they may be seen; `count`: how
    many people answered, hidden or not."""

    id: str
    key: str
    text: str
    about: list[str]
    revealed: bool
    mine: str | None
    answers: list[tuple[str, str]]
    count: int


@dataclass(frozen=True, slots=True)
class NewScan:
    """The scan that came out. `link_id`: the link by which who may write here goes on there;
    `outcome`: in one sentence what went along; `remarks`: what could not be made one."""

    scan_id: str
    link_id: str = ""
    outcome: str = ""
    remarks: tuple[str, ...] = ()


def start(access: Access, title: str, address: str, role: str = "") -> tuple[ScanInfo, NewLink]:
    """A new meeting with the link of who leads it. Others come in by `Access.create_link` or
    `Access.create_code(right, meeting_id, kind="bijeenkomst")`."""
    fields: dict[str, Json] = {
        "titel": title, "stap": Stap.WOORDEN.value, "nu": "", "klok_tot": None,
        "spreekvolgorde": [role.value for role in SPEAKING_ORDER], "woordkeuze": {},
    }  # fmt: skip
    return access.start_meeting(title, address, [NewRecord(new_id(), HEAD, fields)], role)


def new_scan(loaded: Loaded) -> NewScan | None:
    """The scan that was made in this meeting, if there is one."""
    fields = head(loaded).record.fields
    if not fields.get("nieuw"):
        return None
    about = fields.get("nieuw_over") or {}
    remarks = tuple(about.get("meldingen", ()))
    return NewScan(fields["nieuw"], about.get("link", ""), about.get("uitslag", ""), remarks)


def head(loaded: Loaded) -> Head:
    """The head of a loaded meeting."""
    found = next(item for item in loaded.records if item.kind == HEAD)
    fields = found.fields
    until = fields.get("klok_tot")
    return Head(
        found,
        fields["titel"],
        Stap(fields["stap"]),
        fields.get("nu") or "",
        datetime.fromisoformat(until) if until else None,
        list(fields["spreekvolgorde"]),
        dict(fields["woordkeuze"]),
    )


def speaking_order(roles: Iterable[str]) -> list[str]:
    """These roles in the order in which they speak; one we do not know just before the teacher."""
    known = [role.value for role in SPEAKING_ORDER]
    place = {role: number for number, role in enumerate(known)}
    return sorted(dict.fromkeys(roles), key=lambda role: place.get(role, len(known) - 1.5))


# Leading the talk: only with the manage link


def go_to(
    repository: Repository, right: Right, meeting_id: str, step: Stap, minutes: int | None = None
) -> None:
    """Everybody goes to the beginning of this step; with `minutes` a clock runs that all see."""
    until = _until(repository, minutes)
    _lead(repository, right, meeting_id, {"stap": step.value, "nu": "", "klok_tot": until})


def look_at(repository: Repository, right: Right, meeting_id: str, key: str) -> None:
    """Everybody looks at this difference, record or problem; the clock runs on."""
    _lead(repository, right, meeting_id, {"nu": key})


def set_clock(
    repository: Repository, right: Right, meeting_id: str, minutes: int | None = None
) -> None:
    """Start the clock anew, or stop it."""
    _lead(repository, right, meeting_id, {"klok_tot": _until(repository, minutes)})


def merged_into(repository: Repository, right: Right, meeting_id: str, made: NewScan) -> None:
    """Remember which scan was made from the scans on the table, for everybody in the meeting."""
    about = {"link": made.link_id, "uitslag": made.outcome, "meldingen": list(made.remarks)}
    _lead(repository, right, meeting_id, {"nieuw": made.scan_id, "nieuw_over": about})


def choose_words(
    repository: Repository, right: Right, meeting_id: str, words: dict[str, str]
) -> None:
    """Which words all use from here on: word -> the word that is used in its place."""
    _lead(repository, right, meeting_id, {"woordkeuze": words})


def _until(repository: Repository, minutes: int | None) -> str | None:
    if minutes is None:
        return None
    if not 0 < minutes <= LONGEST:
        raise UserError(f"De klok loopt 1 tot {LONGEST} minuten.")
    return (repository.database.clock() + timedelta(minutes=minutes)).isoformat()


def _lead(repository: Repository, right: Right, meeting_id: str, fields: dict[str, Json]) -> None:
    _check_lead(repository, right, meeting_id)
    loaded = repository.load(right, meeting_id)
    number = head(loaded).record.id
    put(repository, right, meeting_id, HEAD, number, fields, seen=loaded.version)


def reveal(repository: Repository, right: Right, meeting_id: str, record_id: str) -> None:
    """Show everybody the answers to a prompt, or the votes on a subject."""
    _check_lead(repository, right, meeting_id)
    repository.reveal(right, meeting_id, record_id)


def _check_lead(repository: Repository, right: Right, meeting_id: str) -> None:
    with repository.database.read() as connection:
        now = repository.database.clock()
        require(connection, right, now, "beheren", "bijeenkomst", meeting_id)


# Taking part


def ask(
    repository: Repository,
    right: Right,
    meeting_id: str,
    key: str,
    text: str,
    about: Iterable[str] = (),
) -> str:
    """A prompt; the same `key` (of a difference) gives the same prompt, however often it is asked.
    `about`: ids of the records in the sources that it is about."""
    fields = {"sleutel": key, "tekst": text, "over": list(about), REVEALED: False}
    prompt_id = fixed_id(meeting_id, "vraag", key)
    return _id(repository.add_record(right, meeting_id, "vraag", fields, prompt_id))


def answer(
    repository: Repository, right: Right, meeting_id: str, prompt_id: str, text: str
) -> list[Outcome]:
    """The own answer to a prompt; others see it once the prompt is revealed."""
    fields = {"tekst": text, "rol": right.author.role}
    return say(repository, right, meeting_id, "antwoord", prompt_id, fields)


def prompts(loaded: Loaded, right: Right) -> list[Prompt]:
    """Every prompt with the answers that this visitor may see."""
    return [_prompt(loaded, right, item) for item in loaded.records if item.kind == "vraag"]


def _prompt(loaded: Loaded, right: Right, item: Record) -> Prompt:
    inside = [one for one in loaded.records if (one.kind, one.parent) == ("antwoord", item.id)]
    mine = own_records(loaded, right, "antwoord", item.id)
    return Prompt(
        item.id,
        item.fields["sleutel"],
        item.fields["tekst"],
        list(item.fields["over"]),
        item.fields[REVEALED] is True,
        mine[0].fields["tekst"] if mine else None,
        [(one.fields["rol"], one.fields["tekst"]) for one in inside],
        len(inside) + loaded.hidden.get(item.id, 0),
    )


def note(repository: Repository, right: Right, meeting_id: str, key: str) -> str:
    """The id of the one note about a difference; its field `tekst` is saved like any other."""
    note_id = fixed_id(meeting_id, "notitie", key)
    fields = {"sleutel": key, "tekst": ""}
    return _id(repository.add_record(right, meeting_id, "notitie", fields, note_id))


def decide(
    repository: Repository,
    right: Right,
    meeting_id: str,
    ref: str,
    decision: Beslissing,
    seen: int,
) -> list[Outcome]:
    """What happens to one record ("scan:record") when the scans are merged, and why. `seen`:
    number of the meeting as it was shown; who decides at the same moment gets to see both."""
    if decision.besluit is not Besluit.HOUDEN and not decision.reden.strip():
        raise UserError("Schrijf erbij waarom dit niet meegaat.")
    fields = {
        "ref": ref, "besluit": decision.besluit.value, "reden": decision.reden,
        "zoals": decision.zoals, "rol": right.author.role,
    }  # fmt: skip
    decision_id = fixed_id(meeting_id, "besluit", ref)
    return put(repository, right, meeting_id, "besluit", decision_id, fields, seen=seen)


def decisions(loaded: Loaded) -> dict[str, Beslissing]:
    """What was decided, as `merge.voeg_scans_samen` asks it."""
    return {
        fields["ref"]: Beslissing(
            Besluit(fields["besluit"]), fields["reden"], fields["zoals"], fields["rol"]
        )
        for item in loaded.records
        if item.kind == "besluit" and (fields := item.fields) and fields["besluit"]
    }


def couple(
    repository: Repository,
    right: Right,
    meeting_id: str,
    first: str,
    second: str,
    together: bool | None,
) -> list[Outcome]:
    """Two problems ("scan:record") are the same, are not, or (None) as the tool sees it."""
    refs = sorted((first, second))
    fields = {"refs": refs, "samen": together, "rol": right.author.role}
    coupling_id = fixed_id(meeting_id, "koppeling", *refs)
    seen = repository.scan_info(right, meeting_id).version
    return put(repository, right, meeting_id, "koppeling", coupling_id, fields, seen=seen)


def ballot(repository: Repository, right: Right, meeting_id: str, subject: str) -> str:
    """The id of the vote on one subject (the id of a problem); `vote` casts a vote in it."""
    priority_id = fixed_id(meeting_id, "prioriteit", subject)
    fields = {"probleem": subject, REVEALED: False}
    return _id(repository.add_record(right, meeting_id, "prioriteiten", fields, priority_id))


def agree(
    repository: Repository,
    right: Right,
    meeting_id: str,
    team: str,
    first_step: str,
    look_back: date | None,
) -> list[Outcome]:
    """What this visitor takes home to his team: the first step, and when they look back."""
    loaded = repository.load(right, meeting_id)
    fields = {
        "rol": right.author.role, "team": team, "eerste_stap": first_step,
        "terugblik": look_back.isoformat() if look_back else None,
    }  # fmt: skip
    return say(repository, right, meeting_id, "afspraak", head(loaded).record.id, fields)


def _id(made: Record | Loose) -> str:
    return made.record_id if isinstance(made, Loose) else made.id
