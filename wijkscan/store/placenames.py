"""The names of the areas of an edition, from its dimension set and its text columns."""

from __future__ import annotations

from collections.abc import Mapping

from wijkscan.store.packing import Draft, Regions
from wijkscan.store.snapshots import PREFIXES

# The RIVM tables in some copies have only codes for titles; those are no names.
MOSTLY = 0.1
# Provinces, GGD regions and the like have no place among our areas.
LEVELS = tuple(PREFIXES.values())


def named(draft: Draft, titles: Mapping[str, str], gemeenten: Mapping[str, str]) -> Regions:
    """Columns code, naam, gemeente_naam, postcode4, indelingswijziging; empty without real names.

    `titles` maps a padded key to its title, `gemeenten` a code to the name of its gemeente.
    """
    known = {key.strip(): title for key, title in titles.items()}
    codes = [code for code in dict.fromkeys(draft.gebied) if code.startswith(LEVELS)]
    if sum(known.get(code, code) == code for code in codes) > MOSTLY * len(codes) or not titles:
        return {}
    rows = {code: row for row, code in enumerate(draft.gebied)}
    at = [rows[code] for code in codes]
    nothing: list[str | None] = [None] * len(draft.gebied)
    postcode = draft.texts.get("MeestVoorkomendePostcode", nothing)
    starts = "Indelingswijziging"
    change = next((t for n, t in draft.texts.items() if n.startswith(starts)), nothing)
    return {
        "code": [*codes],
        "naam": [known.get(code) or code for code in codes],
        "gemeente_naam": [gemeenten.get(code) for code in codes],
        "postcode4": [postcode[row] for row in at],
        "indelingswijziging": [change[row] for row in at],
    }
