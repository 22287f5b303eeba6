"""Asking the sources for newer tables: in a thread of its own, once for everybody."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from wijkscan import boundary
from wijkscan.settings import Settings
from wijkscan.store.figures import open_store

if TYPE_CHECKING:
    from wijkscan.store.newer import Nieuws

_LOG = logging.getLogger("wijkscan.app")


@dataclass(slots=True)
class Asking:
    """The question of this process. `silent`: who gave no answer the last time."""

    running: bool = False
    silent: tuple[str, ...] = ()
    _turn: threading.Lock = field(default_factory=threading.Lock)
    _thread: threading.Thread | None = None

    def start(self, chosen: Settings) -> None:
        """Ask, unless somebody just did."""
        with self._turn:
            if not self.running:
                self.running = True
                self._thread = threading.Thread(
                    target=self._run, args=(chosen,), name="nieuwer", daemon=True
                )
                self._thread.start()

    def wait(self, seconds: float) -> None:
        """Until there is an answer, for tests."""
        if self._thread:
            self._thread.join(seconds)

    def _run(self, chosen: Settings) -> None:
        from wijkscan.store import newer

        try:
            self.silent = newer.vraag(chosen, open_store(chosen.home), date.today()).stil
        except Exception:
            boundary.record(_LOG)
            self.silent = tuple(newer.SERVICES)
        finally:
            self.running = False


_ONE = Asking()


def shared() -> Asking:
    """The one of this process."""
    return _ONE


def known(chosen: Settings) -> Nieuws:
    """What is remembered, and who did not answer just now; asks nobody."""
    from wijkscan.store import newer

    return replace(newer.bewaard(chosen.home, open_store(chosen.home)), stil=shared().silent)
