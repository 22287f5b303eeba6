"""For students: in with the code on the board, on a phone first."""

from __future__ import annotations

from wijkscan.app.widgets import join


def show() -> None:
    """The code, then the group, then the scan."""
    join.go_on()
    right = join.waiting()
    if right is None:
        join.ask_code()
    else:
        join.ask_group(right)
