"""One refresh for all visitors, in a thread of its own: the app stays usable meanwhile.

What is running and what the last one did is shared by everybody who has the app open. Another
process may be refreshing the same folder (the command line); then this one only says so.
"""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from wijkscan import boundary, settings
from wijkscan.errors import UserError
from wijkscan.settings import Settings
from wijkscan.store import pointer

if TYPE_CHECKING:
    from wijkscan.store.geo_refresh import GrensReports
    from wijkscan.store.report import RefreshReport

_LOG = logging.getLogger("wijkscan.app")
BORDERS = "Grenzen van gebieden, bij PDOK"


@dataclass(frozen=True, slots=True)
class State:
    """How it stands. `done`: names of the steps that are behind us, in order."""

    number: int = 0
    running: bool = False
    since: float = 0.0
    step: str = ""
    share: float = 0.0
    done: tuple[str, ...] = ()
    report: RefreshReport | None = None
    borders: GrensReports | None = None
    trouble: str = ""
    ended: float = 0.0
    stopping: bool = False


@dataclass(slots=True)
class Renewal:
    """The refresh of this process. `state` is replaced whole, so anyone can read it any time."""

    state: State = field(default_factory=State)
    _turn: threading.Lock = field(default_factory=threading.Lock)
    _stop: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    def start(self, chosen: Settings, tabellen: tuple[str, ...] = (), toch: bool = False) -> bool:
        """Start one, unless one is running here. Tables by their number; none means everything."""
        with self._turn:
            if self.state.running:
                return False
            self._stop.clear()
            number = self.state.number + 1
            self.state = State(number, True, time.time(), "Vragen wat er nieuw is")
            arguments = (chosen, tabellen, toch)
            self._thread = threading.Thread(
                target=self._run, args=arguments, name="bijwerken", daemon=True
            )
            self._thread.start()
            return True

    def stop(self) -> None:
        """Ask the running one to stop; nothing that was in force changes."""
        if self.state.running:
            self._stop.set()
            self.state = replace(self.state, stopping=True)

    def forget(self) -> None:
        """Leave out what the last one did: something else is in force now."""
        with self._turn:
            if not self.state.running:
                self.state = State(self.state.number)

    def wait(self, seconds: float) -> None:
        """Until it has ended, for tests."""
        if self._thread:
            self._thread.join(seconds)

    def _run(self, chosen: Settings, tabellen: tuple[str, ...], toch: bool) -> None:
        try:
            self._refresh(chosen, tabellen, toch)
        except UserError as error:
            self.state = replace(self.state, trouble=str(error))
        except Exception:
            number = boundary.record(_LOG)
            words = f"Er ging iets mis ({number}). De bewaarde cijfers blijven staan."
            self.state = replace(self.state, trouble=words)
        finally:
            self.state = replace(self.state, running=False, stopping=False, ended=time.time())

    def _refresh(self, chosen: Settings, tabellen: tuple[str, ...], toch: bool) -> None:
        from wijkscan.store import refresh
        from wijkscan.store.geo_refresh import bijwerken_grenzen

        part = 1.0 if tabellen else 0.8
        report = refresh.bijwerken(
            chosen, tabellen, toch, lambda s, a: self._say(s, part * a), self._stop.is_set
        )
        self.state = replace(self.state, report=report)
        if tabellen or report.bezig_sinds is not None or self._stop.is_set():
            return
        self._say(BORDERS, part)
        borders = bijwerken_grenzen(
            chosen,
            voortgang=lambda s, a: self._say(s, part + (1 - part) * a),
            afgebroken=self._stop.is_set,
        )
        self.state = replace(self.state, borders=borders)

    def _say(self, step: str, share: float) -> None:
        before = self.state
        if step != before.step:
            done = (*before.done, before.step)
            self.state = replace(
                before, step=step, share=min(max(share, before.share), 1), done=done
            )


_ONE = Renewal()
_SEEN: dict[Path, str] = {}


def shared() -> Renewal:
    """The one of this process."""
    return _ONE


def clock(moment: float) -> str:
    """10.42 uur, as a Dutch reader writes it."""
    return datetime.fromtimestamp(moment).strftime("%H.%M uur")


def notice() -> None:
    """Forget what was made from older figures, as soon as newer ones are in force.

    Called at the start of every run: a few tiny files are read, nothing else.
    """
    home = settings.load().home
    stamp = _stamp(home)
    if _SEEN.setdefault(home, stamp) != stamp:
        _SEEN[home] = stamp
        st.cache_resource.clear()


def _stamp(home: Path) -> str:
    """Which tables and which borders are in force."""
    pointers = [
        home / "tabellen" / "huidig",
        *sorted((home / "grenzen").glob("[0-9][0-9][0-9][0-9]")),
    ]
    return " ".join(pointer.read(path) for path in pointers)
