"""A small file that names the set in force; whatever else is in it counts as no name."""

from __future__ import annotations

import re
from pathlib import Path

_NAME = re.compile(r"[0-9a-z][0-9a-z-]{0,60}")


def read(path: Path) -> str:
    """The name in a pointer file; empty when it is absent or damaged."""
    try:
        name = path.read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        return ""
    return name if _NAME.fullmatch(name) else ""
