"""Which column of a new edition is which: by reviewed name, title, unit and heading.

A column that only half fits is left out and reported. Leaving out costs one indicator in one
edition; taking the wrong one would be a wrong figure that nobody notices.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wijkscan.sources.odata import TableMeta, Topic
from wijkscan.store.families import Familie, same_words, shape
from wijkscan.store.sidecar import Kolom


@dataclass(frozen=True, slots=True)
class Match:
    """The columns to fetch (name as kept -> topic), and what could not be matched."""

    topics: dict[str, Topic]
    opmerkingen: tuple[str, ...]


def names(topics: Sequence[Topic]) -> dict[str, Topic]:
    """Name as kept per topic: the stem; with a heading before it when stems occur twice."""
    often = Counter(topic.stam for topic in topics)
    found: dict[str, Topic] = {}
    doubtful: set[str] = set()
    for topic in topics:
        twins = [t for t in topics if t.stam == topic.stam]
        name = topic.stam if often[topic.stam] == 1 else _with_heading(topic, twins)
        if name in found or name in doubtful:
            doubtful.add(name)
            found.pop(name, None)
        else:
            found[name] = topic
    return found


def _with_heading(topic: Topic, twins: Sequence[Topic]) -> str:
    """`GemiddeldAardgasverbruik.Appartement`: the nearest heading that no twin shares."""
    for heading in reversed(topic.groep):
        if sum(heading in twin.groep for twin in twins) == 1:
            return f"{camel(heading)}.{topic.stam}"
    path = ".".join(camel(heading) for heading in topic.groep)
    return f"{path}.{topic.stam}"


def camel(title: str) -> str:
    """A heading as part of a column name."""
    words = "".join(c if c.isalnum() else " " for c in title).split()
    return "".join(word[:1].upper() + word[1:] for word in words)


def match(meta: TableMeta, familie: Familie, reviewed: Mapping[str, Kolom]) -> Match:
    """Match the topics of an edition with the reviewed columns of its family."""
    offered = names([t for t in meta.topics if t.stam not in familie.overslaan])
    found: dict[str, Topic] = {}
    notes: list[str] = []
    unknown: dict[str, Topic] = {}
    for name, topic in offered.items():
        known = reviewed.get(name)
        why = _objection(topic, known, _strangers(name, familie, reviewed, known))
        if why:
            notes.append(f"{name}: niet beschikbaar in deze uitgave ({why})")
        elif known is None:
            unknown[name] = topic
        else:
            found[name] = topic
    refused = {note.partition(":")[0] for note in notes}
    for name, topic in unknown.items():
        old = _same_under_other_name(topic, reviewed, offered)
        if old and old not in found and old not in refused:
            notes.append(f"{old}: heet in deze uitgave {name}")
        found[old if old and old not in found else name] = topic
    return Match(found, tuple(notes))


def _strangers(
    name: str, familie: Familie, reviewed: Mapping[str, Kolom], known: Kolom | None
) -> frozenset[str] | None:
    """What the other columns are called, when a title cannot be held against our own wording."""
    if known is None or not familie.words_are_ours(name, known.titel):
        return None
    return frozenset(shape(word) for n, k in reviewed.items() if n != name for word in (n, k.titel))


def _objection(topic: Topic, known: Kolom | None, strangers: frozenset[str] | None) -> str:
    """Why this topic may not be taken for the column of its name; empty when it may."""
    if topic.contradicts_itself:
        return "de bron noemt de kolom een geheel getal, maar geeft decimalen op"
    if known is None:
        return ""
    if known.tekst == topic.is_number:
        return "de soort gegevens is veranderd"
    if known.eenheid and topic.eenheid and not same_words(known.eenheid, topic.eenheid):
        return f"de eenheid is nu '{topic.eenheid}'"
    if same_words(topic.titel, known.titel) or same_words(topic.titel, topic.stam):
        return ""
    if strangers is not None and shape(topic.titel) not in strangers:
        return ""
    return f"de titel is nu '{topic.titel}'"


def _same_under_other_name(
    topic: Topic, reviewed: Mapping[str, Kolom], offered: Mapping[str, Topic]
) -> str | None:
    """The reviewed column with the same title, unit and heading whose own name is gone."""
    heading = topic.groep[-1] if topic.groep else ""
    found = [
        name
        for name, known in reviewed.items()
        if name not in offered
        and (same_words(known.titel, topic.titel) or same_words(name, topic.titel))
        and same_words(known.eenheid, topic.eenheid or known.eenheid)
        and same_words(known.groep, heading or known.groep)
        and known.tekst != topic.is_number
    ]
    return found[0] if len(found) == 1 else None
