"""How long a report may become: what is counted, what is shortened, and what the makers hear.

Student reports of 12,000 words are known, and nobody reads those. Words are counted as a lecturer
counts: without tables of figures, maps and the list of sources. Whatever the scan holds, a report
stays a file that can be mailed; what was shortened is said in the report itself. The numbers are a
choice of ours: the assignment (domain.md a.3) names parts and no length.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from wijkscan import text as dutch
from wijkscan.report.blocks import (
    Block,
    BulletList,
    Callout,
    Chain,
    DataTable,
    Document,
    FigureTable,
    Heading,
    Paragraph,
    References,
    Section,
    plain,
    text,
)
from wijkscan.report.markup import Text, brief, short

MOST_WORDS = 4_000
MOST_HTML = 1_500_000  # bytes of an HTML file, with the scan inside
LONG_TEXT, LONG_CELL = 2_000, 600  # characters
ROWS = 40
IN_FULL = 12  # problems, and actions of one kind, that are worked out
_SHORTER = {
    "deel-a": "laat cijfers weg die jullie niet gebruiken en kort de observaties in",
    "deel-b": "werk alleen de problemen uit die jullie kozen",
    "deel-c": "noem alleen wat bij een probleem helpt",
    "deel-d": "houd per probleem de oorzaken over waar iemand iets aan kan doen",
    "deel-e": "houd per probleem één of twee acties over",
    "deel-f": "houd per probleem één of twee acties over",
    "deel-g": "noem alleen de mensen aan wie jullie iets vragen",
    "deel-h": "laat reacties en antwoorden weg die niets veranderden",
}


@dataclass
class _Cuts:
    """What was shortened, by kind."""

    found: Counter[str] = field(default_factory=Counter)

    def lines(self, content: tuple[Text, ...], letters: int) -> tuple[Text, ...]:
        """The first lines, each no longer than may be."""
        self.found["regels"] += max(len(content) - ROWS, 0)
        return tuple(self.text(one, letters) for one in content[:ROWS])

    def text(self, content: Text, letters: int = LONG_TEXT) -> Text:
        """The text, cut between words when it is too long."""
        if sum(len(run.text) for run in content) <= letters:
            return content
        self.found["teksten"] += 1
        return brief(content, letters)

    def table(self, block: DataTable) -> DataTable:
        """The first rows, with short cells."""
        self.found["regels"] += max(len(block.rows) - ROWS, 0)
        rows = tuple(tuple(self.cell(cell) for cell in row) for row in block.rows[:ROWS])
        return replace(block, rows=rows)

    def cell(self, words: str) -> str:
        if len(words) <= LONG_CELL:
            return words
        self.found["teksten"] += 1
        return short(words, LONG_CELL)

    def figures(self, block: FigureTable) -> FigureTable:
        """No group of figures longer than a table may be."""
        self.found["regels"] += sum(max(len(group.rows) - ROWS, 0) for group in block.groups)
        return replace(block, groups=tuple(replace(g, rows=g.rows[:ROWS]) for g in block.groups))

    def block(self, block: Block) -> Block:
        """The block, no longer than a block may be."""
        match block:
            case Paragraph():
                return replace(block, content=self.text(block.content))
            case Callout():
                return replace(block, content=self.lines(block.content, LONG_TEXT))
            case BulletList():
                return replace(block, items=self.lines(block.items, LONG_CELL))
            case References():
                return replace(block, items=tuple(self.text(i, LONG_CELL) for i in block.items))
            case DataTable():
                return self.table(block)
            case FigureTable():
                return self.figures(block)
        return block


def bounded(sections: Iterable[Section]) -> tuple[Section, ...]:
    """The sections with nothing longer than it may be; the last one says what was shortened."""
    cuts = _Cuts()
    made = [replace(one, blocks=tuple(cuts.block(b) for b in one.blocks)) for one in sections]
    if told := _told(cuts.found):
        made[-1] = replace(made[-1], blocks=(*made[-1].blocks, told))
    return tuple(made)


def _told(found: Counter[str]) -> Callout | None:
    lines = []
    if count := found["teksten"]:
        said = "lange tekst is" if count == 1 else "lange teksten zijn"
        lines.append(f"{dutch.number(count)} {said} ingekort. Daar staat “…”.")
    if count := found["regels"]:
        said = "regel staat" if count == 1 else "regels staan"
        lines.append(f"{dutch.number(count)} {said} hier niet: de lijst werd te lang.")
    if not lines:
        return None
    return Callout("Ingekort", (*map(text, lines), text("Alles staat in de scan zelf.")))


def counted(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The same sections, of which the last one ends with the number of words."""
    total = dutch.number(sum(map(words_of, sections)))
    words = f"Dit verslag telt {total} woorden, zonder tabellen met cijfers, kaarten en bronnen."
    *others, last = sections
    return *others, replace(last, blocks=(*last.blocks, Paragraph(text(words), "note")))


def words_of(section: Section) -> int:
    """How many words of the group's own a section holds."""
    return sum(len(one.split()) for block in section.blocks for one in _texts(block))


def _texts(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield block.title
        case Paragraph():
            yield plain(block.content)
        case Callout():
            yield from map(plain, block.content)
        case BulletList():
            yield from map(plain, block.items)
        case Chain():
            yield from (plain(one) for step in block.steps for one in step.content)
        case DataTable():
            yield from (cell for row in block.rows for cell in row)


def advice(document: Document) -> tuple[str, ...]:
    """What the makers of a long report hear: how long it is, and what to shorten first."""
    counted = {section.anchor: words_of(section) for section in document.sections}
    total = sum(counted.values())
    if total <= MOST_WORDS:
        return ()
    titles = {section.anchor: section.title for section in document.sections}
    longest = sorted(counted, key=lambda anchor: -counted[anchor])[:2]
    return (
        f"Het verslag heeft {dutch.number(total)} woorden. Houd het op {dutch.number(MOST_WORDS)}: "
        "een lezer haakt anders af.",
        *(
            f"{titles[a]} heeft {dutch.number(counted[a])} woorden: {_SHORTER[a]}."
            for a in longest
            if a in _SHORTER
        ),
    )
