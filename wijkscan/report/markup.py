"""Text and markup, and the wall between them.

Text is plain, with runs of strong or emphasised words. `Markup` is made by our own code only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

Style = Literal["plain", "strong", "em", "tag"]

# Characters that turn, hide or break the text around them; they are left out of every output.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\uffff"
    "\ud800-\udfff]"
)


class Markup(str):
    """SVG or HTML made by our own code, with every piece of outside text already escaped in it."""

    __slots__ = ()


NO_MARKUP = Markup("")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style."""

    text: str
    style: Style = "plain"


Text = tuple[Run, ...]


def text(*parts: str | Run) -> Text:
    """Text from words and runs: text("Hier wonen ", strong("1.070"), " ouderen.")."""
    return tuple(Run(part) if isinstance(part, str) else part for part in parts if part)


def strong(words: str) -> Run:
    """Words that carry the message."""
    return Run(words, "strong")


def em(words: str) -> Run:
    """Words that are said with a different voice: a quote, a definition."""
    return Run(words, "em")


def tag(words: str) -> Run:
    """A word that sorts what stands beside it: "cijfer", "gezien", "gemeente"."""
    return Run(words, "tag")


def plain(content: Text) -> str:
    """The same text without styles."""
    return "".join(run.text for run in content)


def clean(words: str) -> str:
    """Text without characters that turn, hide or break what stands around them."""
    return _UNPRINTABLE.sub("", words)


def short(words: str, most: int) -> str:
    """Text in at most `most` characters, cut between words; a cut is shown."""
    one_line = " ".join(words.split())
    if len(one_line) <= most:
        return one_line
    cut = one_line[: most - 1]
    return f"{cut.rpartition(' ')[0] if ' ' in cut[most // 2 :] else cut}…"


def brief(content: Text, letters: int) -> Text:
    """Text with runs in at most about `letters` characters; a cut is shown."""
    total, kept = 0, []
    for run in content:
        if total < letters:
            kept.append(replace(run, text=_within(run.text, letters - total)))
        total += len(run.text)
    return tuple(kept)


def _within(words: str, most: int) -> str:
    return words if len(words) <= most else short(words, most)
