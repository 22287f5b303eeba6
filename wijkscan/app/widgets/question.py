"""One of the six questions about a problem, in all that the pages need to know of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from wijkscan.app.widgets.coach import Look
from wijkscan.scan.model import Probleem


@dataclass(frozen=True, slots=True)
class Question:
    """Its title in both layers, what it asks, when it is answered, and with what in one line.

    `fields`: the fields of the rules that belong here. `lessons`: keys of the small lessons.
    """

    title: str
    spoken: str
    fields: tuple[str, ...]
    ask: Callable[[Look], None]
    is_filled: Callable[[Probleem], bool]
    answer: Callable[[Look], str]
    lessons: tuple[str, ...] = ()
