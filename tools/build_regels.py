"""Make docs/regels.md from the examples in tests/spec, so that the page shows what is tested.

python tools/build_regels.py [--stdout]
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "spec")]

from voorbeelden_regels import GOED, VOORBEELDEN, Voorbeeld  # noqa: E402

from wijkscan.scan.model import Probleem  # noqa: E402
from wijkscan.scan.rules import REGELS  # noqa: E402
from wijkscan.scan.sentences import gewone_zin, vakzin  # noqa: E402

_NAMEN = {
    "soort": "Soort",
    "p_wat": "Wat is er aan de hand?",
    "p_groep": "Bij wie?",
    "p_gevolg": "Waarom is het erg?",
    "e": "Waardoor komt het?",
    "s": "Waar zie je dat aan?",
    "sterk": "Wat is sterk en kan helpen?",
}
_ZWAARTE = {
    "stop": "Zolang dit er staat, kan het probleem niet worden vastgesteld of gedeeld.",
    "let op": "Je kunt dit laten staan. Schrijf dan waarom. Je reden komt in het verslag.",
    "tip": "Dit is alleen een tip.",
}


def pagina() -> str:
    """The whole page."""
    goed = Probleem.model_validate(GOED)
    kop = [
        "# De regels van de coach",
        "",
        "Deze bladzijde is gemaakt uit de voorbeelden in `tests/spec/voorbeelden_regels.py`, met",
        "`python tools/build_regels.py`. Wijk en cijfers zijn verzonnen.",
        "",
        "De coach rekent niets uit over mensen. Hij kijkt of een wijkdiagnose goed in elkaar zit.",
        "",
        "## Een goed probleem",
        "",
        *_velden(GOED),
        "",
        f"Gewone zin: *{gewone_zin(goed)}*",
        "",
        f"Vaktaal: *{vakzin(goed)}*",
        "",
    ]
    return "\n".join([*kop, *(regel for v in VOORBEELDEN for regel in _regel(v))]).rstrip() + "\n"


def _regel(voorbeeld: Voorbeeld) -> list[str]:
    regel = REGELS[voorbeeld.regel]
    delen = [
        f"## {regel.nummer} · {regel.zwaarte}: {regel.vraagt}",
        "",
        f"{voorbeeld.uitleg} {_ZWAARTE[regel.zwaarte]}",
        "",
        "De coach zegt iets:",
        "",
        *(_velden(voorbeeld.meldt) or ["- zes problemen in één scan zijn vastgesteld"]),
        "",
        f"> {voorbeeld.melding}",
        "",
    ]
    if voorbeeld.zwijgt:
        delen += ["Zo zegt de coach niets:", "", *_velden(voorbeeld.zwijgt), ""]
    return delen


def _velden(probleem: dict[str, Any]) -> list[str]:
    return [f"- {_NAMEN[key]} {_inhoud(w)}" for key, w in probleem.items() if key in _NAMEN]


def _inhoud(waarde: Any) -> str:
    if isinstance(waarde, list):
        return "; ".join(_inhoud(deel) for deel in waarde) or "(leeg)"
    if isinstance(waarde, dict):
        return _teken(waarde)
    return f"“{waarde}”" if waarde else "(leeg)"


def _teken(teken: dict[str, Any]) -> str:
    cijfer = teken.get("cijfer", {})
    erbij = [
        str(teken[key]) for key in ("soort", "bron", "jaar", "niveau", "steun") if key in teken
    ]
    erbij += [f"{cijfer['waarde']:g}%"] if cijfer else []
    for ander in cijfer.get("vergelijkingen", ()):
        tabel = f" uit {ander['tabel']}" if "tabel" in ander else ""
        erbij.append(f"Nederland {ander['waarde']:g}%{tabel}")
    erbij += [f"{teken['aantal']} {teken['telt']}"] if "aantal" in teken else []
    return f"“{teken['tekst']}”" + (f" ({', '.join(erbij)})" if erbij else "")


if __name__ == "__main__":
    if "--stdout" in sys.argv:
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
        sys.stdout.write(pagina())
    else:
        (ROOT / "docs" / "regels.md").write_text(pagina(), encoding="utf-8")
