"""First come, first served: a lock (or so many places) for whoever waits longest.

An ordinary lock may be taken again at once by the thread that just let go of it; with thirty
writers some then wait twenty times as long as others.
"""

from __future__ import annotations

import threading
from collections import deque


class Turns:
    """`acquire` waits in a row, at most `timeout` seconds; `release` passes the turn on."""

    def __init__(self, places: int = 1) -> None:
        self._guard = threading.Lock()
        self._row: deque[threading.Lock] = deque()
        self._free = places

    def acquire(self, timeout: float) -> bool:
        """Whether it became our turn in time."""
        with self._guard:
            if self._free:
                self._free -= 1
                return True
            ticket = threading.Lock()
            ticket.acquire()
            self._row.append(ticket)
        if ticket.acquire(timeout=timeout):
            return True
        with self._guard:
            if ticket in self._row:
                self._row.remove(ticket)
                return False
        return True  # it was handed to us just as we gave up

    def release(self) -> None:
        """Pass the turn to the next in the row."""
        with self._guard:
            if self._row:
                self._row.popleft().release()
            else:
                self._free += 1
