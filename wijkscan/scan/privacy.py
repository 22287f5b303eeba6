"""Warns for text that points at one person. Local, in linear time; nothing found is ever logged.

A warning is a hint to a person who decides; it is no promise that text without one is free of
personal data. The finders stand in privacy_nummers (numbers, dates, addresses), privacy_namen
(names) and privacy_herkenbaar (recognisable without a name).
"""

from __future__ import annotations

from collections.abc import Iterable

from wijkscan.scan.privacy_herkenbaar import herkenbaar
from wijkscan.scan.privacy_namen import namen
from wijkscan.scan.privacy_nummers import NUMMERS, adres, datum
from wijkscan.scan.privacy_vondst import HINT, Finding, Treffer, vondst

_FINDERS = (*NUMMERS, datum, adres, namen, herkenbaar)
"""In order of precedence: where two finds overlap, the earlier finder is right."""


def find(text: str) -> list[Finding]:
    """Everything in `text` that may point at one person, in order of place."""
    bezet = bytearray(len(text))
    gevonden: list[Finding] = []
    for zoek in _FINDERS:
        gevonden.extend(_vrij(zoek(text), bezet))
    return sorted(gevonden, key=lambda finding: finding.start)


def _vrij(treffers: Iterable[Treffer], bezet: bytearray) -> Iterable[Finding]:
    for start, end, kind in treffers:
        if not any(bezet[start:end]):
            bezet[start:end] = b"\x01" * (end - start)
            yield vondst(start, end, kind)


def is_hint(finding: Finding) -> bool:
    """Whether it is only something to think about; a hint stops nothing."""
    return finding.kind == HINT


__all__ = ["Finding", "find", "is_hint"]
