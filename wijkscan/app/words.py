"""Words of the field, explained on the spot: a word you can unfold, without any script.

The explanation stands behind the word itself. It opens with a press, with Enter and on a phone; a
reader with a screen hears "uitvouwen". Only the first time a word occurs in a piece of text.
"""

from __future__ import annotations

import re
from functools import cache

from wijkscan.app.look import joined, markup
from wijkscan.app.look import text as safe
from wijkscan.report.blocks import Markup, clean
from wijkscan.store import methode


def explained(words: str, known: set[str] | None = None) -> Markup:
    """A text in which each word of the glossary can be unfolded, once.

    `known`: what was explained before in the same piece; what is explained here is added. It may
    not stand in a `<p>`, a heading, a button or a summary: use a `<div>`.
    """
    known, pieces, at = set() if known is None else known, [], 0
    words = clean(words)
    for found in _pattern().finditer(words):
        word = _by_form()[found.group().casefold()]
        if word.id in known:
            continue
        known.add(word.id)
        pieces += [safe(words[at : found.start()]), unfold(found.group(), word.uitleg)]
        at = found.end()
    return joined([*pieces, safe(words[at:])])


def unfold(word: str, meaning: str) -> Markup:
    """One word with its meaning behind it."""
    return markup(
        '<details class="ws-woord"><summary>{}</summary> <span>{}</span></details>', word, meaning
    )


@cache
def _by_form() -> dict[str, methode.Woord]:
    """Each form under which a word is explained."""
    return {form.casefold(): word for word in methode.woorden().values() for form in word.in_zinnen}


@cache
def _pattern() -> re.Pattern[str]:
    """Any of the forms as a whole word, the longest first."""
    forms = sorted(_by_form(), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, forms))})(?![\w-])", re.IGNORECASE)
