"""Micro lessons of two minutes, where the question comes up; with one question to test yourself."""

from __future__ import annotations

from functools import cache

from wijkscan.app.look import joined, markup
from wijkscan.report.blocks import Markup
from wijkscan.store import methode


@cache
def lessons(keys: tuple[str, ...]) -> Markup:
    """These lessons under "Goed om te weten", each folded."""
    known = methode.microlessen()
    return markup(
        '<section class="ws-weten"><h2>Goed om te weten</h2>{}</section>',
        joined([_lesson(known[key]) for key in keys]),
    )


def _lesson(lesson: methode.Microles) -> Markup:
    return markup(
        '<details class="ws-meer"><summary>{}</summary>{}<p><b>{}</b></p>'
        '<details class="ws-meer"><summary>Antwoord</summary><p>{}</p></details></details>',
        lesson.titel,
        joined([markup("<p>{}</p>", line) for line in lesson.tekst]),
        lesson.vraag,
        lesson.antwoord,
    )
