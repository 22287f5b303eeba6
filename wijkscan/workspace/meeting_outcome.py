"""What came out of a meeting, as the reports of a session and the merge take it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from wijkscan.scan.bijeenkomst import Afspraak, Bijeenkomst, Notitie, besluiten
from wijkscan.scan.merge import Samengevoegd, voeg_scans_samen
from wijkscan.scan.model import Prioriteit, Stem, Wijkscan
from wijkscan.scan.sidebyside_basis import Koppeling
from wijkscan.workspace import meeting
from wijkscan.workspace.hidden import REVEALED
from wijkscan.workspace.outcomes import Loaded, Record


def as_bijeenkomst(loaded: Loaded, scans: Sequence[Wijkscan]) -> Bijeenkomst:
    """A loaded meeting as `report/naast` takes it. `scans`: those on the table, as in the sides of
    the comparison. Answers that were never revealed stay with who gave them."""
    head = meeting.head(loaded)
    return Bijeenkomst(
        titel=head.title,
        datum=loaded.info.created_at.date(),
        rollen=tuple(roles(loaded)),
        woordkeuze=head.words,
        notities=tuple(_notes(loaded)),
        besluiten=besluiten(scans, meeting.decisions(loaded)),
        afspraken=tuple(agreement(item) for item in _of(loaded, "afspraak")),
    )


def roles(loaded: Loaded) -> list[str]:
    """The roles of everybody who wrote something, in the order in which they speak."""
    wrote = (item.author.role for item in loaded.records)
    return meeting.speaking_order(role for role in wrote if role)


def couplings(loaded: Loaded) -> Koppeling:
    """The problems that people in the meeting joined or split themselves."""
    pairs: dict[bool, set[frozenset[str]]] = {True: set(), False: set()}
    for item in _of(loaded, "koppeling"):
        if item.fields["samen"] is not None:
            pairs[item.fields["samen"]].add(frozenset(item.fields["refs"]))
    return Koppeling(frozenset(pairs[True]), frozenset(pairs[False]))


def ballots(loaded: Loaded) -> dict[str, Prioriteit]:
    """The new votes by problem, as far as this visitor may see them."""
    found = {}
    for item in _of(loaded, "prioriteiten"):
        votes = [
            Stem.model_validate({"id": one.id, **one.fields})
            for one in _of(loaded, "stemmen")
            if one.parent == item.id
        ]
        open_ = item.fields[REVEALED] is True
        about = item.fields["probleem"]
        found[about] = Prioriteit(id=item.id, probleem=about, stemmen=votes, onthuld=open_)
    return found


def merge(loaded: Loaded, scans: Sequence[Wijkscan], today: date, title: str = "") -> Samengevoegd:
    """One new scan as the meeting decided, with the votes that were revealed in it."""
    made = voeg_scans_samen(scans, meeting.decisions(loaded), today, title)
    for about, ballot in ballots(loaded).items():
        if not (ballot.onthuld and ballot.stemmen):
            continue
        there = next((p for p in made.scan.prioriteiten if p.probleem == about), None)
        if there is not None:
            there.stemmen, there.onthuld = ballot.stemmen, True
        elif about in {problem.id for problem in made.scan.problemen}:
            made.scan.prioriteiten.append(ballot)
    return made


def agreement(item: Record) -> Afspraak:
    """What one participant takes home; half filled in is fine."""
    fields = item.fields
    day = fields.get("terugblik")
    return Afspraak(
        fields.get("rol") or "",
        fields.get("team") or "",
        fields.get("eerste_stap") or "",
        date.fromisoformat(day) if day else None,
    )


def _of(loaded: Loaded, kind: str) -> Iterable[Record]:
    return (item for item in loaded.records if item.kind == kind)


def _notes(loaded: Loaded) -> Iterable[Notitie]:
    """One per difference that was written about, in the order in which that began."""
    texts = {item.fields["sleutel"]: item.fields["tekst"] for item in _of(loaded, "notitie")}
    answers = {
        item.fields["sleutel"]: _answers(loaded, item)
        for item in _of(loaded, "vraag")
        if item.fields[REVEALED] is True
    }
    for key in dict.fromkeys((*answers, *texts)):
        yield Notitie(key, texts.get(key, ""), answers.get(key, ()))


def _answers(loaded: Loaded, prompt: Record) -> tuple[tuple[str, str], ...]:
    inside = [item for item in _of(loaded, "antwoord") if item.parent == prompt.id]
    order = {role: at for at, role in enumerate(roles(loaded))}
    said = [(item.fields["rol"], item.fields["tekst"]) for item in inside]
    return tuple(sorted(said, key=lambda one: order.get(one[0], len(order))))
