"""Finders of numbers, dates and addresses. Every pattern is bounded: time is linear in the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from wijkscan.scan.privacy_vondst import Treffer
from wijkscan.scan.privacy_woorden import (
    GEEN_STRAAT,
    LOSSE_STRAAT,
    STRAAT_STRENG,
    STRAAT_UITGANG,
    TELWOORD,
    WEL_WERKWOORD,
    ZONDER_NUMMER,
)

Finder = Callable[[str], Iterator[Treffer]]

_IBAN = re.compile(
    r"(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}[ .-]?(?:[A-Za-z]{4}[ .-]?)?"
    r"(?:\d{4}[ .-]?){2,5}\d{1,4}"
    r"(?![A-Za-z0-9])"
)
_TELEFOON = re.compile(
    r"(?<![\w,])(?<!\d\.)(?:(?:\+|00)31[ \-./]{0,3}(?:\(0\))?|\(?0(?!\.))"
    r"(?:[ ().\-/]{0,3}\d){9}(?!\d)"
)
_NUMMER = re.compile(
    r"(?:pati[eë]nt|cli[eë]nt|dossier|zorg|polis|verzekerden|zorgpas)e?n?[- ]?(?:nummer|nr)\.?"
    r"\s{0,3}(?:is|:|=)?\s{0,3}(?=[\w\-/]{0,14}\d)(\w[\w\-/]{1,20})",
    re.IGNORECASE,
)
_KENTEKEN = re.compile(
    r"(?<![\w-])(?:[A-Z]{2}-\d\d-\d\d|\d\d-\d\d-[A-Z]{2}|\d\d-[A-Z]{2}-\d\d|[A-Z]{2}-\d\d-[A-Z]{2}"
    r"|[A-Z]{2}-[A-Z]{2}-\d\d|\d\d-[A-Z]{2}-[A-Z]{2}|\d\d-[A-Z]{3}-\d|\d-[A-Z]{3}-\d\d"
    r"|[A-Z]{2}-\d{3}-[A-Z]|[A-Z]-\d{3}-[A-Z]{2}|[A-Z]{3}-\d\d-[A-Z]|[A-Z]-\d\d-[A-Z]{3}"
    r"|\d-[A-Z]{2}-\d{3}|\d{3}-[A-Z]{2}-\d)(?![\w-])"
)
_STREEPJES = re.compile(r"[A-Z0-9]{1,3}+-[A-Z0-9]{2,3}+-[A-Z0-9]")
_KENTEKEN_GENOEMD = re.compile(
    r"kenteken\w{0,2}[ :]{1,3}(?:is )?((?=[\w-]{0,8}\d)(?=[\w-]{0,8}[A-Za-z])[\w-]{6,9})(?![\w-])",
    re.IGNORECASE,
)
_GEBIEDSCODES = ("BU-", "WK-", "GM-", "PC-")


_ZONDER = str.maketrans("", "", " .-")


def _iban(text: str) -> Iterator[Treffer]:
    for m in _IBAN.finditer(text):
        teken = m.group().translate(_ZONDER).upper()
        if (
            len(teken) >= 15
            and int("".join(str(int(c, 36)) for c in teken[4:] + teken[:4])) % 97 == 1
        ):
            yield m.start(), m.end(), "iban"


def _mail(text: str) -> Iterator[Treffer]:
    """Outwards from each @, so that long text without one costs nothing."""
    at = text.find("@")
    while at >= 0:
        if not (text[at - 1 : at].isalnum() and text[at + 1 : at + 2].isalnum()):
            at = text.find("@", at + 1)
            continue
        voor = re.search(r"[A-Za-z0-9._%+\-]{1,64}\Z", text[max(0, at - 64) : at])
        na = re.match(r"(?:[A-Za-z0-9\-]{1,63}\.){1,8}[A-Za-z]{2,20}", text[at + 1 : at + 200])
        if voor and na:
            yield at - len(voor.group()), at + 1 + na.end(), "e-mail"
        at = text.find("@", at + 1)


def _telefoon(text: str) -> Iterator[Treffer]:
    for m in _TELEFOON.finditer(text):
        cijfers = re.sub(r"\D", "", m.group().replace("(0)", ""))
        cijfers = "0" + cijfers[-9:] if cijfers.startswith(("31", "0031")) else cijfers
        if cijfers[1] != "0" and not cijfers.startswith(("0800", "0900", "0906", "0909")):
            yield m.start(), m.end(), "telefoon"


def _nummer(text: str) -> Iterator[Treffer]:
    laag = text.lower()
    if not any(woord in laag for woord in ("nummer", "nr")):
        return
    for m in _NUMMER.finditer(text):
        yield m.start(1), m.end(1), "nummer"


def _kenteken(text: str) -> Iterator[Treffer]:
    genoemd = "kenteken" in text.lower()
    groot = text.upper() if genoemd and len(text.upper()) == len(text) else text
    for streep in _STREEPJES.finditer(groot):
        m = _KENTEKEN.match(groot, streep.start())
        if m is not None and not m.group().startswith(_GEBIEDSCODES):
            yield m.start(), m.end(), "kenteken"
    if genoemd:
        for m in _KENTEKEN_GENOEMD.finditer(text):
            yield m.start(1), m.end(1), "kenteken"


_CIJFERS = re.compile(r"[0-9]++")
_GEEN_BSN = re.compile(
    r"kvk|koophandel|artikel|factuur|bestel|isbn|order|agb|tabel|€|euro|miljoen|rapport",
    re.IGNORECASE,
)
_DUIZENDTAL = re.compile(
    r"\s?(?:inwoner|mens|euro|persoon|personen|huishoud|woning|verzekerde|keer|stuks|kubieke)",
    re.IGNORECASE,
)


_WEL_BSN = re.compile(r"bsn|burgerservice|sofi|nummer", re.IGNORECASE)
_AANTAL_VAN = re.compile(r" (?!ge|ver|be|ont|wonen|hebben|staan|komen)[a-z]{3,20}en\b")


def elfproef(cijfers: str) -> bool:
    """The eleven-test of a BSN of 8 or 9 digits."""
    if len(cijfers) not in (8, 9) or not cijfers.strip("0"):
        return False
    gewichten = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(int(c) * g for c, g in zip(cijfers.zfill(9), gewichten, strict=True)) % 11 == 0


def _bsn(text: str) -> Iterator[Treffer]:
    reeks: list[re.Match[str]] = []
    for m in _CIJFERS.finditer(text):
        vast = text[m.start() - 1 : m.start()].isalnum() or text[m.end() : m.end() + 1].isalnum()
        if vast and text[max(0, m.start() - 3) : m.start()].lower() != "bsn":
            continue
        if reeks and text[reeks[-1].end() : m.start()] not in (" ", "."):
            yield from _bsn_in_reeks(text, reeks)
            reeks = []
        reeks.append(m)
    if reeks:
        yield from _bsn_in_reeks(text, reeks)


def _bsn_in_reeks(text: str, reeks: list[re.Match[str]]) -> Iterator[Treffer]:
    """Groups of digits with one space or dot between them: one whole number, or each on its own."""
    heel = "".join(m.group() for m in reeks) if len(reeks) <= 5 else ""
    if len(reeks) > 1 and elfproef(heel) and not _is_datum(reeks):
        if all(len(m.group()) > 1 for m in reeks) and _mag_bsn(
            text, reeks[0].start(), reeks[-1].end()
        ):
            yield reeks[0].start(), reeks[-1].end(), "bsn"
            return
    for m in reeks:
        if len(m.group()) >= 8 and elfproef(m.group()) and _mag_bsn(text, m.start(), m.end()):
            yield m.start(), m.end(), "bsn"


def _is_datum(reeks: list[re.Match[str]]) -> bool:
    delen = [m.group() for m in reeks]
    return [len(d) for d in delen] == [2, 2, 4] and int(delen[0]) <= 31 and int(delen[1]) <= 12


def _mag_bsn(text: str, start: int, end: int) -> bool:
    ervoor = text[max(0, start - 32) : start]
    if _GEEN_BSN.search(ervoor) or _DUIZENDTAL.match(text, end, end + 20):
        return False
    return bool(_WEL_BSN.search(ervoor)) or not _AANTAL_VAN.match(text, end, end + 30)


_MAANDEN = "jan feb maart mrt apr mei jun jul aug sep okt nov dec".split()
_DATUM = re.compile(
    r"(?:(?P<d>[0-9]{1,2})(?P<s>[-/.])(?P<m>[0-9]{1,2})(?P=s)(?P<j>[0-9]{4}|['’]?[0-9]{2})"
    r"|(?P<ij>[0-9]{4})-(?P<im>[0-9]{2})-(?P<id>[0-9]{2})"
    r"|(?P<td>[0-9]{1,2}) (?P<tm>[A-Za-z]{3,9})\.? (?P<tj>[0-9]{4}|['’][0-9]{2}))(?![0-9/-])"
)
_IN_GETAL = tuple("0123456789.,/-")
_GEBOREN = re.compile(r"geb\b|gebor|geboorte|jarig|\*", re.IGNORECASE)
_NIET_GEBOREN = re.compile(
    r"\b(?:per|sinds|vanaf|peildatum|stand|wet|gebouwd|geopend|opgericht|tot|bijgewerkt|meting)\W",
    re.IGNORECASE,
)


def datum(text: str) -> Iterator[Treffer]:
    """Birth dates: a date with a word about birth, or with a year of birth that people have."""
    for m in _DATUM.finditer(text):
        jaar = _geboortejaar(m)
        if jaar is None or text[m.start() - 1 : m.start()] in _IN_GETAL:
            continue
        ervoor = text[max(0, m.start() - 28) : m.start()]
        geboren = _GEBOREN.search(ervoor) or text[m.end() : m.end() + 9].strip().startswith(
            "geboren"
        )
        kaal = 1905 <= jaar <= 2015 and not _NIET_GEBOREN.search(ervoor[-20:])
        if geboren or kaal:
            yield m.start(), m.end(), "geboortedatum"


def _geboortejaar(m: re.Match[str]) -> int | None:
    """The year when day and month can be; 0 for a year of two digits."""
    maand = m["tm"] or m["m"] or m["im"]
    if m["tm"]:
        if not m["tm"].lower().startswith(tuple(_MAANDEN)):
            return None
    elif not 1 <= int(maand) <= 12:
        return None
    if not 1 <= int(m["d"] or m["id"] or m["td"]) <= 31:
        return None
    jaar = int((m["j"] or m["ij"] or m["tj"]).lstrip("'’"))
    return 0 if jaar < 100 else jaar


_POSTCODE = re.compile(
    r"(?<![\w])[1-9]\d{3}(?: ?[A-Z]{2}|[a-z]{2})(?![A-Za-z])"
    r"(?:[^\d\n]{0,10}|,? {0,2}(?:huisnummer|nummer|nr\.?) {0,2})\d{1,5}(?:[ -]?[A-Za-z]\b)?"
)
_HUISNUMMER = re.compile(
    r"(?P<nr>[1-9][0-9]{0,3}+)(?P<bij>(?:[-/ ]?(?:[A-Za-z]|I{1,3}V?|bis|hs|\d{1,4}))?)"
    r"(?![\w%€]|[.,:]\d)"
)


def adres(text: str) -> Iterator[Treffer]:
    """A postcode with a house number, or a street with one."""
    for m in _POSTCODE.finditer(text):
        yield m.start(), m.end(), "adres"
    for m in _HUISNUMMER.finditer(text):
        voor = text[max(0, m.start() - 2) : m.start()]
        if voor[1:] != " " or not (voor[0].isalpha() or voor[0] in ",."):
            continue
        naam, start = _woord_voor(text, m.start())
        telling = not m["bij"].strip(" -/").isalnum() and _is_telling(text, m.end("nr"), m["nr"])
        if naam and _is_straat(naam) and not telling:
            yield start, m.end(), "adres"
    for m in _LAAN_VAN.finditer(text):
        yield m.start(), m.end(), "adres"
    yield from _straat_zonder_uitgang(text)


_LAAN_VAN = re.compile(
    r"\b(?:Laan|Weg|Plein|Straat|Kade|Hof) (?:(?:van|op|de|der|den|het) ){1,2}"
    r"[A-Z][\w-]{2,30} [1-9][0-9]{0,3}\b(?! van)"
)
_ZONDER_UITGANG = re.compile(
    r"\b(?:(?:op|aan|[Aa]dres:?) (?P<naam>[A-Z][a-zé]{2,20}) (?P<nr>[1-9]\d{1,2})"
    r"|(?:van|bij|naar) (?P<naam2>[A-Z][a-zé]{2,20}) (?P<nr2>[1-9]\d{2}))(?![\w%€/-]|[.,:]\d)"
)


def _straat_zonder_uitgang(text: str) -> Iterator[Treffer]:
    """ "op Bree 118": a capital and a number after a word of place."""
    for m in _ZONDER_UITGANG.finditer(text):
        groep = "" if m["nr"] else "2"
        telling = _is_telling(text, m.end(), m[f"nr{groep}"])
        if m[f"naam{groep}"].lower() not in GEEN_STRAAT and not telling:
            yield m.start(f"naam{groep}"), m.end(), "adres"


def _is_straat(naam: str) -> bool:
    laag = naam.lower()
    if laag in ZONDER_NUMMER:
        return False
    if naam[0].isupper() or (naam.startswith("s-") and naam[2:3].isupper()):
        return laag.endswith(STRAAT_UITGANG) or laag in LOSSE_STRAAT
    return len(naam) > 6 and laag.endswith(STRAAT_STRENG)


_NUMMERWOORD = ("huisnummer", "nummer", "nr.", "nr")


def _woord_voor(text: str, end: int) -> tuple[str, int]:
    """The word right before a number and where it starts; "nummer" and the like are skipped."""
    begin = max(0, end - 64)
    stuk = text[begin:end].rstrip(" ,")
    for nummerwoord in _NUMMERWOORD:
        if stuk.endswith(f" {nummerwoord}"):
            stuk = stuk[: -len(nummerwoord)].rstrip(" ,")
            break
    naam = stuk[max(stuk.rfind(" "), stuk.rfind("\n")) + 1 :].lstrip("(\"'‘“")
    letters = naam.replace("-", "").replace("'", "").replace("’", "")
    return (naam, begin + len(stuk) - len(naam)) if letters.isalpha() else ("", end)


_TWEE_WOORDEN = re.compile(r" ([^\W\d_]{1,25})(?: ([^\W\d_]{1,25}))?")


def _is_telling(text: str, vanaf: int, nummer: str) -> bool:
    """ "Putselaan 12 van de 15 bankjes" counts; "Putselaan 12" is somebody's door."""
    if 1900 <= int(nummer) <= 2099:
        return True
    erna = _TWEE_WOORDEN.match(text, vanaf, vanaf + 54)
    if erna is None:
        return False
    woord = erna.group(1).lower()
    if woord.endswith("e") and len(woord) > 4 and erna.group(2):
        woord = erna.group(2).lower()  # "12 nieuwe bankjes"
    meervoud = woord.endswith(("en", "jes", "s")) and len(woord) > 3
    werkwoord = woord in WEL_WERKWOORD or woord.startswith(("ge", "ver", "be", "ont"))
    return woord in TELWOORD or (meervoud and not werkwoord)


NUMMERS: tuple[Finder, ...] = (_iban, _mail, _telefoon, _nummer, _bsn, _kenteken)
