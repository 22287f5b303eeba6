"""A scan from bytes and back. Every file is treated as hostile until it has been checked.

`lees` takes a `.wijkscan.json` or the single-file HTML report that carries the document inside.
Whatever is wrong becomes a `DamagedFile` with a Dutch sentence; nothing is repaired by guessing.
"""

from __future__ import annotations

import json
import math
import re
from pathlib import Path
from typing import Any, NoReturn

from pydantic import ValidationError

from wijkscan.errors import DamagedFile
from wijkscan.files import write_whole
from wijkscan.scan.model import Wijkscan
from wijkscan.scan.model_basis import MAX_TEKST
from wijkscan.scan.upgrade import naar_huidig

MAX_BYTES = 10 * 1024 * 1024
MAX_DIEPTE = 20
MAX_WAARDEN = 400_000
"""Commas and brackets in a file: bounds the memory that parsing can take."""
MAX_CIJFERS = 20
SCRIPT_ID = "wijkscan-document"

_OPNIEUW = "Vraag de maker om het bestand opnieuw te bewaren."
_STRING = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL)
_BLOK = re.compile(
    rb"<script(?=[^>]{0,200}?\sid=\"" + SCRIPT_ID.encode() + rb"\")[^>]{0,300}>", re.IGNORECASE
)


def _weiger(zin: str, hint: str = _OPNIEUW) -> NoReturn:
    raise DamagedFile(zin, hint)


def lees(inhoud: bytes) -> Wijkscan:
    """The scan in a file. DamagedFile with a Dutch sentence for anything that is not one."""
    if len(inhoud) > MAX_BYTES:
        _weiger("Dit bestand is groter dan 10 MB.", "Een wijkscan is altijd kleiner.")
    if inhoud.lstrip()[:1] == b"<":
        inhoud = _uit_html(inhoud)
    _weiger_vorm(inhoud)
    document = _ontleed(inhoud)
    if not isinstance(document, dict) or "schema_version" not in document:
        _weiger("Dit is geen wijkscan.", "Kies een bestand dat eindigt op .wijkscan.json of .html.")
    _weiger_teksten(document)
    return _bouw(naar_huidig(document))


def lees_bestand(pad: Path) -> Wijkscan:
    """The scan in the file at `pad`; the size is looked at before anything is read."""
    try:
        with pad.open("rb") as bestand:
            return lees(bestand.read(MAX_BYTES + 1))
    except OSError as error:
        raise DamagedFile(
            f"Het bestand {pad.name} kan niet worden gelezen.", "Staat het er nog?"
        ) from error


def schrijf(scan: Wijkscan) -> bytes:
    """The scan as a file: UTF-8, indented, keys always in the same order."""
    return (scan.model_dump_json(indent=2) + "\n").encode("utf-8")


def bewaar(scan: Wijkscan, pad: Path) -> None:
    """Write the scan to `pad`, whole or not at all. CannotWrite when the disk refuses."""
    write_whole(pad, schrijf(scan))


def insluiten(scan: Wijkscan) -> str:
    """The scan as a script block for an HTML report; no text in it can end the block."""
    veilig = scan.model_dump_json()
    for teken in "<>&\u2028\u2029":
        veilig = veilig.replace(teken, f"\\u{ord(teken):04x}")
    return f'<script type="application/json" id="{SCRIPT_ID}">{veilig}</script>'


def _uit_html(inhoud: bytes) -> bytes:
    blokken = list(_BLOK.finditer(inhoud))
    if len(blokken) != 1:
        _weiger(
            "In dit HTML-bestand zit geen wijkscan.",
            "Alleen een rapport dat met de scan erin is bewaard, kan weer open.",
        )
    begin = blokken[0].end()
    einde = inhoud.find(b"</script", begin)
    if einde < 0:
        _weiger("Dit HTML-bestand is niet compleet.")
    return inhoud[begin:einde]


def _weiger_vorm(inhoud: bytes) -> None:
    """What can be seen without parsing: encoding, size in values, depth."""
    if inhoud[:2] in (b"\xff\xfe", b"\xfe\xff") or inhoud[:3] == b"\xef\xbb\xbf":
        _weiger(
            "Dit bestand is in een andere tekencode bewaard.", "Bewaar het als UTF-8 zonder BOM."
        )
    if b"\x00" in inhoud:
        _weiger("In dit bestand staan tekens die er niet horen.")
    waarden = sum(inhoud.count(teken) for teken in (b",", b"[", b"{"))
    if waarden > MAX_WAARDEN or inhoud.count(b'"') > 4 * MAX_WAARDEN:
        _weiger("In dit bestand staan te veel gegevens.", "Een wijkscan is altijd kleiner.")
    diepte = 0
    for haak in re.findall(rb"[\[\]{}]", _STRING.sub(b"", inhoud)):
        diepte += 1 if haak in b"[{" else -1
        if diepte > MAX_DIEPTE:
            _weiger("Dit bestand is te diep genest.")


def _ontleed(inhoud: bytes) -> Any:
    try:
        return json.loads(
            inhoud.decode("utf-8"),
            object_pairs_hook=_zonder_dubbele,
            parse_int=_heel_getal,
            parse_float=_getal,
            parse_constant=lambda naam: _weiger(
                f"In dit bestand staat een onmogelijk getal: {naam}."
            ),
        )
    except UnicodeDecodeError:
        _weiger(
            "Dit bestand is in een andere tekencode bewaard.", "Bewaar het als UTF-8 zonder BOM."
        )
    except (json.JSONDecodeError, RecursionError) as error:
        regel = f" (regel {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise DamagedFile(f"Dit bestand is niet compleet of veranderd{regel}.", _OPNIEUW) from None


def _zonder_dubbele(paren: list[tuple[str, Any]]) -> dict[str, Any]:
    klaar = dict(paren)
    if len(klaar) != len(paren):
        _weiger("In dit bestand staat een naam twee keer.")
    return klaar


def _heel_getal(cijfers: str) -> int:
    if len(cijfers) > MAX_CIJFERS:
        _weiger("In dit bestand staat een onmogelijk groot getal.")
    return int(cijfers)


def _getal(cijfers: str) -> float:
    waarde = float(cijfers)
    if not math.isfinite(waarde):
        _weiger("In dit bestand staat een onmogelijk groot getal.")
    return waarde


def _weiger_teksten(deel: Any) -> None:
    """Every text, known field or not: its length, and characters that no keyboard makes."""
    if isinstance(deel, str):
        if len(deel) > MAX_TEKST:
            _weiger("In dit bestand is een tekst langer dan 10.000 tekens.")
        if "\x00" in deel or not _is_schrijfbaar(deel):
            _weiger("In dit bestand staan tekens die er niet horen.")
    elif isinstance(deel, dict):
        for key, inhoud in deel.items():
            _weiger_teksten(key)
            _weiger_teksten(inhoud)
    elif isinstance(deel, list):
        for inhoud in deel:
            _weiger_teksten(inhoud)


def _is_schrijfbaar(tekst: str) -> bool:
    """Whether there is no half of a character pair in it."""
    try:
        return tekst.isascii() or bool(tekst.encode("utf-8"))
    except UnicodeEncodeError:
        return False


def _bouw(document: dict[str, Any]) -> Wijkscan:
    try:
        return Wijkscan.model_validate(document)
    except ValidationError as error:
        eerste = error.errors(include_url=False, include_input=False)[0]
        waar = ".".join(str(deel) for deel in eerste["loc"]) or "het begin"
        raise DamagedFile(
            f"In dit bestand klopt iets niet bij {waar[:200]}.",
            "Vraag de maker om het bestand opnieuw te bewaren. Wijzig het niet met de hand.",
        ) from None
