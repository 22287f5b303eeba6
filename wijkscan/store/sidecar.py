"""The sidecar of a stored table: where it came from, and what each column is.

Every sidecar, also of areas and borders, carries its own checksum in its last line, so that a
changed title or year is noticed too.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from wijkscan.errors import DamagedFile
from wijkscan.store.columns import Niveau

HINT = "Zet het bestand terug, of haal de cijfers opnieuw op met: wijkscan bijwerken."
CHECK = "controle"


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column as the source describes it. `gevuld`: filled cells per age group and level."""

    kolom: str
    key: str
    titel: str
    eenheid: str
    groep: str
    decimalen: int
    tekst: bool = False
    gevuld: Mapping[str, Sequence[int]] = field(default_factory=dict)

    def is_filled(self, leeftijd: str | None, niveau: Niveau) -> bool:
        """Any cell of this level and age group holds a figure."""
        counts = self.gevuld.get(leeftijd or "", ())
        return bool(counts) and counts[list(Niveau).index(niveau)] > 0


@dataclass(frozen=True, slots=True)
class Sidecar:
    """Where a stored table came from."""

    familie: str
    producent: str
    tabel: str
    titel: str
    uitgave: str
    jaar: int
    indeling: int
    periode: str
    host: str
    licentie: str
    bronvermelding: str
    herkomst: str
    opgehaald: str
    gewijzigd: str
    rijen: int
    leeftijden: tuple[str, ...]
    sha256: str
    kolommen: tuple[Kolom, ...]
    niet_gevuld: tuple[Kolom, ...]
    opmerkingen: tuple[str, ...] = ()
    gebieden_sha256: str = ""


def to_toml(sidecar: Sidecar) -> str:
    """The sidecar as text, one line per column, its own checksum last."""
    lines = []
    for name, value in asdict(sidecar).items():
        if name in ("kolommen", "niet_gevuld"):
            lines.append(f"{name} = [")
            lines += [f"  {_inline(kolom)}," for kolom in value]
            lines.append("]")
        else:
            lines.append(f"{name} = {_literal(value)}")
    return sealed("\n".join(lines) + "\n")


def sealed(content: str) -> str:
    """A sidecar with its own checksum as last line."""
    return f'{content}{CHECK} = "{hashlib.sha256(content.encode()).hexdigest()}"\n'


def unsealed(path: Path) -> dict[str, Any]:
    """What a sidecar says; ValueError or OSError when it is not as it was written."""
    content = path.read_text(encoding="utf-8")
    if content != sealed(content[: content.rfind(f"{CHECK} = ")]):
        raise ValueError("changed")
    found = tomllib.loads(content)
    del found[CHECK]
    return found


def _inline(table: Mapping[str, Any]) -> str:
    parts = (f"{_key(k)} = {_literal(v)}" for k, v in table.items() if v is not False and v != {})
    return "{" + ", ".join(parts) + "}"


def _key(name: str) -> str:
    return name if name.isidentifier() and name.isascii() else _literal(name)


def _literal(value: Any) -> str:
    if isinstance(value, Mapping):
        return _inline(value)
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(_literal(item) for item in value) + "]"
    if isinstance(value, bool | int):
        return str(value).lower()
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")


def read_sidecar(path: Path) -> Sidecar:
    """Read a sidecar; DamagedFile when it cannot be understood."""
    try:
        found = unsealed(path)
        for name in ("kolommen", "niet_gevuld"):
            found[name] = tuple(Kolom(**kolom) for kolom in found[name])
        for name in ("leeftijden", "opmerkingen"):
            found[name] = tuple(found.get(name, ()))
        return Sidecar(**found)
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise DamagedFile(
            f"Het bestand {path.parent.name}/{path.name} is beschadigd of gewijzigd.",
            HINT,
        ) from error
