"""Where things are: the project's own data and templates, and the user's folder.

`data/` and `templates/` stand beside the package in a checkout and inside it in an
installed wheel; both places are tried, so nothing else needs to know which it is.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _beside_or_inside(name: str) -> Path:
    inside = _PACKAGE / f"_{name}"
    return inside if inside.is_dir() else _PACKAGE.parent / name


def data_dir() -> Path:
    """The bundled catalogue, tables and boundaries."""
    return _beside_or_inside("data")


def docentpakket_dir() -> Path:
    """The pages of the teacher's pack."""
    inside = _PACKAGE / "_docentpakket"
    return inside if inside.is_dir() else _PACKAGE.parent / "docs" / "docentpakket"


def toegankelijkheid() -> Path:
    """What was checked so that everybody can use the app, and what is not good yet."""
    inside = _PACKAGE / "_toegankelijkheid.md"
    return inside if inside.is_file() else _PACKAGE.parent / "docs" / "toegankelijkheid.md"


def templates_dir() -> Path:
    """Report templates and their static files."""
    return _beside_or_inside("templates")
