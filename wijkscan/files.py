"""Writing a file whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from wijkscan.errors import CannotWrite, UserError

_WHY = {
    errno.ENOSPC: ("De schijf is vol.", "Maak ruimte vrij of kies een andere map."),
    errno.EDQUOT: ("De schijf is vol.", "Maak ruimte vrij of kies een andere map."),
    errno.EFBIG: ("De schijf is vol.", "Maak ruimte vrij of kies een andere map."),
    errno.EACCES: ("Je mag hier niet schrijven.", "Kies een map waar je wel mag schrijven."),
    errno.EPERM: ("Je mag hier niet schrijven.", "Kies een map waar je wel mag schrijven."),
    errno.EROFS: ("Deze map is alleen om te lezen.", "Kies een map waar je wel mag schrijven."),
    errno.ENOENT: ("Deze map bestaat niet.", "Maak de map eerst, of kies een andere."),
    errno.ENOTDIR: ("Deze map bestaat niet.", "Kies een map die bestaat."),
    errno.EISDIR: ("Dit is een map, geen bestand.", "Geef ook een bestandsnaam op."),
}


def keep_apart(targets: Iterable[Path], sources: Iterable[Path]) -> None:
    """A file that is read is never written over: that would lose the scan of a group."""
    read = {path.resolve() for path in sources}
    for target in targets:
        if target.resolve() in read:
            raise UserError(
                f"{target.name} is een scan die je nu leest. Die wordt niet overschreven.",
                "Kies achter --uit een andere naam.",
            )


_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def refused(error: OSError) -> tuple[str, str]:
    """Why a disk or folder refuses, in Dutch, and what to do about it."""
    return _WHY.get(error.errno or 0, (f"Schrijven lukte niet ({error.strerror}).", ""))


def is_full(error: OSError) -> bool:
    """The disk has no room left."""
    return error.errno in _FULL


def write_whole(path: Path, content: bytes) -> None:
    """Write aside, flush to disk, then rename: a reader sees the old file or the new one.

    Raises CannotWrite with a Dutch sentence; no half-written file is left behind.
    """
    aside: str | None = None
    try:
        handle, aside = tempfile.mkstemp(prefix=f".{path.name[:40]}-", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(aside, 0o666 & ~_umask())
        os.replace(aside, path)
    except OSError as error:
        if aside:
            with contextlib.suppress(OSError):
                os.unlink(aside)
        why, hint = refused(error)
        raise CannotWrite(f"{path} is niet gemaakt. {why}", hint) from error


def spare(targets: Iterable[Path]) -> None:
    """CannotWrite when a file in which a scan may stand would be replaced."""
    for target in targets:
        if target.exists():
            raise CannotWrite(
                f"{target} bestaat al. Daar kan een scan in staan.",
                "Kies een andere naam, of haal dat bestand eerst zelf weg.",
            )


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
