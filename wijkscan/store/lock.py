"""One refresh at a time for all users of a folder, also on a disk that several hosts share."""

from __future__ import annotations

import json
import os
import socket
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from wijkscan.errors import CannotWrite

SILENT_TOO_LONG = 600.0  # seconds without a sign of life


class Busy(Exception):
    """Another process holds the lock; `since` in seconds since the epoch."""

    def __init__(self, host: str, since: float) -> None:
        super().__init__(host)
        self.host = host
        self.since = since


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold the lock file `path`, or raise Busy at once. A lock of a dead process is taken over."""
    _take(path)
    try:
        yield
    finally:
        path.unlink(missing_ok=True)


def touch(path: Path) -> None:
    """A sign of life, so that nobody takes the lock for a stale one."""
    os.utime(path)


def holder(path: Path) -> Busy | None:
    """Who holds the lock now; None when nobody does, or only a dead process."""
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
        last_sign = path.stat().st_mtime
    except OSError:
        return None
    try:
        found = json.loads(text)
        host, pid, since = str(found["host"]), int(found["pid"]), float(found["since"])
        if not (0 < pid < 1 << 31 and 0 < since < time.time() + SILENT_TOO_LONG):
            raise ValueError("damaged")
    except (ValueError, KeyError, TypeError, OverflowError):
        host, pid, since = "", 0, last_sign  # still being written, or damaged
    silent = time.time() - last_sign > SILENT_TOO_LONG
    gone = host == socket.gethostname() and pid and not _alive(pid)
    return None if silent or gone else Busy(host, since)


def _take(path: Path) -> None:
    for _ in range(3):
        try:
            handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644)
        except FileExistsError:
            busy = holder(path)
            if busy:
                raise busy from None
            _put_away(path)
            continue
        except OSError as error:
            raise CannotWrite(
                f"In {path.parent} kan niet worden geschreven.", "Kies een andere map."
            ) from error
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(
                {"host": socket.gethostname(), "pid": os.getpid(), "since": time.time()}, file
            )
        return
    raise Busy("", time.time())


def _put_away(path: Path) -> None:
    """Rename the stale lock first: of two processes that see it, one succeeds."""
    aside = path.with_name(f"{path.name}.{uuid.uuid4().hex}")
    try:
        os.rename(path, aside)
    except FileNotFoundError:
        return
    aside.unlink(missing_ok=True)


def _alive(pid: int) -> bool:
    if os.name == "nt":  # os.kill would end the process there
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
