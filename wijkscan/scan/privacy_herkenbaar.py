"""Hints for text in which somebody can be recognised without a name. No recall is promised."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wijkscan.scan.privacy_vondst import HINT, Treffer

_MENS = (
    r"(?:man|vrouw|bewoner|bewoonster|meisje|jongen|moeder|vader|persoon|cli[eë]nte?|pati[eë]nte?|gezin"
    r"|oudere|leerling)"
)
_MENSEN = (
    r"(?:mensen|ouderen|bewoners|cli[eë]nten|pati[eë]nten|vrouwen|mannen|kinderen|personen|jongeren"
    r"|gezinnen)"
)
_PATRONEN = (
    re.compile(r"(?<![\d.,])(?:9[5-9]|1[01]\d)(?: jaar\b|-jarige)", re.IGNORECASE),
    re.compile(rf"\bde enige (?:\w{{1,20}} ){{0,2}}{_MENS}\b", re.IGNORECASE),
    re.compile(
        r"(?<![\w.,])(?:[1-9]|één|een|twee|drie|vier|vijf|zes|zeven|acht|negen) (?:\w{1,20} )?"
        rf"{_MENSEN}"
        r" (?:met (?:diabetes|dementie|copd|kanker|schulden|een \w{1,20}(?:ziekte|beperking))"
        r"|(?:hebben|gebruiken) (?:diabetes|dementie|copd|kanker|insuline|schulden))",
        re.IGNORECASE,
    ),
)
_NODIG = (
    (" jaar", "-jarige"),
    ("de enige ",),
    ("diabetes", "dementie", "copd", "kanker", "schulden", "insuline", "ziekte", "beperking"),
)
"""Words without which a pattern cannot match; looking for them first is quick."""
_ZELDZAAM = re.compile(
    r"\b(?:ALS|Huntington|Duchenne|taaislijmziekte|cystic fibrosis|dwarslaesie|hemofilie"
    r"|Creutzfeldt|sikkelcelziekte|SMA|myasthenia|lupus|sclerodermie)\b"
)
_NABIJ = re.compile(r"\d\d[ -]jar|\w{2,30}(?:straat|laan|flat|plein|singel|hof)\b", re.IGNORECASE)


def herkenbaar(text: str) -> Iterator[Treffer]:
    """Great age, "de enige ...", few people with a trait, a rare disease with age or street."""
    laag = text.lower()
    for nodig, patroon in zip(_NODIG, _PATRONEN, strict=True):
        if any(woord in laag for woord in nodig):
            for m in patroon.finditer(text):
                yield m.start(), m.end(), HINT
    for m in _ZELDZAAM.finditer(text):
        if _NABIJ.search(text, max(0, m.start() - 80), m.end() + 80):
            yield m.start(), m.end(), HINT
