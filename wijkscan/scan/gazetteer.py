"""Names and numbers of residents of areas, by division."""

from __future__ import annotations

from functools import cache

from wijkscan.store.regions import Regions


class Gazetteer:
    """Answers for any division: for one we do not hold, the standard one tells the most."""

    def __init__(self, regions: Regions) -> None:
        self._regions = regions
        self._people = cache(self._people_uncached)

    def name(self, code: str, indeling: int) -> str:
        """The name in that division, else in the standard one, else the code itself."""
        found = self._regions.vind(code, self._division(indeling)) or self._regions.vind(code)
        return found.naam if found else code

    def people(self, indeling: int) -> dict[str, int]:
        """Residents by code; an area whose number is not published is left out."""
        return self._people(self._division(indeling))

    def _division(self, indeling: int) -> int:
        known = self._regions.indelingen
        return indeling if indeling in known else known[0]

    def _people_uncached(self, indeling: int) -> dict[str, int]:
        division = self._regions.division(indeling)
        pairs = zip(division.codes, division.inwoners, strict=True)
        return {code: people for code, people in pairs if people is not None}
