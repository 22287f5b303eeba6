"""What the forms of a scan are made from: the document, its frozen figures, its area and the day.

Figures that the group looked at are shown as they were frozen; figures around them come from the
tables of today, each with its own year. The scan is the shared copy: names are already out of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from wijkscan import text as dutch
from wijkscan.analysis.profile import Area, DiabetesAnswer, Highlights, Profile
from wijkscan.analysis.values import Figure
from wijkscan.errors import UserError
from wijkscan.report.markup import short
from wijkscan.report.model import Report
from wijkscan.scan.jaren import Change, changes
from wijkscan.scan.model import Cijfer, Prioriteit, Probleem, Status, Wijkscan
from wijkscan.scan.profiles import highlights
from wijkscan.scan.rules import check
from wijkscan.scan.rules_basis import Notice
from wijkscan.scan.rules_cijfers import effect_in_plan
from wijkscan.scan.thaw import Thawed, completed, same_measurement, thaw
from wijkscan.store.catalogue import Catalogue, Indicator
from wijkscan.store.columns import Niveau, Origin

if TYPE_CHECKING:
    from wijkscan.scan.desk import Desk

NO_NAME = "onze wijk"
_LONGEST_NAME, _MOST_NAMES = 80, 12
_Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class ScanReport:
    """Everything that the forms need. `report` holds area, catalogue, maps and day.

    `frozen` are the figures that the group looked at, in its order.
    """

    scan: Wijkscan
    report: Report
    frozen: tuple[Figure, ...] = ()
    signs: dict[str, Figure] = field(default_factory=dict)  # by the id of the sign or strength
    loose: tuple[Cijfer, ...] = ()  # figures that can only be shown as a sentence
    changes: tuple[Change, ...] = ()  # figures that can be followed over years

    @property
    def naam(self) -> str:
        """The name of the area, or "onze wijk"."""
        return self.report.naam

    @property
    def today(self) -> date:
        """The day on the report."""
        return self.report.today

    @property
    def makers(self) -> str:
        """Who made it: roles, and names only when they were left in."""
        return self.report.makers

    @property
    def problems(self) -> list[Probleem]:
        """Those that stand, chosen ones first and in their order; what was dropped is left out."""
        rank = {choice.probleem: place for place, choice in enumerate(self.choices)}
        standing = [p for p in self.scan.problemen if p.status is not Status.VERVALLEN]
        return sorted(standing, key=lambda p: rank.get(p.id, len(rank)))

    @property
    def choices(self) -> list[Prioriteit]:
        """What the group chose, in its order."""
        chosen = [choice for choice in self.scan.prioriteiten if choice.gekozen]
        return sorted(chosen, key=lambda choice: choice.rang or len(chosen) + 10)

    @property
    def first(self) -> Probleem | None:
        """The problem that the message is about."""
        return next((p for p in self.problems if p.p_wat.strip()), None)

    def notices(self, problem: Probleem) -> list[Notice]:
        """What the coach says about a problem, as of the day on the report."""
        return check(problem, self.scan, self.today)

    def plan_notices(self) -> list[Notice]:
        """What the coach says about the plan and the look-back."""
        return list(effect_in_plan(self.scan))

    @property
    def looked_elsewhere(self) -> bool:
        """Whether every figure that the group looked at is about another area than the scan."""
        area = self.report.profile.area
        known = bool(self.report.profile.figures and self.frozen)
        return known and not any(_is_own(figure, area) for figure in self.frozen)

    @property
    def origins(self) -> tuple[Origin, ...]:
        """Every table behind a figure that the group used, once; else those of its area."""
        used = [*self.frozen, *self.signs.values()]
        found = {(o.tabel, o.uitgave): o for f in used if (o := f.origin) is not None}
        return tuple(found.values()) or self.report.profile.origins


def make_model(
    scan: Wijkscan, desk: Desk, today: date, *, live: bool = False, drawn: bool = True
) -> ScanReport:
    """The model of a scan that may be shared; `live` adds maps for a screen, `drawn` maps at all.

    An area that we do not know gives a report without figures of its own, and the reason.
    """
    thawed = _Thawing(desk.catalogue)
    frozen = [thawed.take(look.cijfer) for look in scan.kijkcijfers]
    signs = dict(_signs(scan, thawed))
    profile, reason = _profile(scan, desk)
    frozen_figures = _completed([f for f in frozen if f], profile)
    signs = dict(zip(signs, _completed(signs.values(), profile), strict=True))
    profile = _merged(profile, frozen_figures, thawed.catalogue)
    report = Report(
        profile=profile,
        catalogue=thawed.catalogue,
        today=today,
        maps_reason=reason,
        makers=makers(scan),
        title=scan.titel.strip(),
        places={} if reason else _places(scan),
    )
    model = ScanReport(
        scan=scan,
        report=report,
        frozen=tuple(frozen_figures),
        signs=signs,
        loose=tuple(look.cijfer for look, f in zip(scan.kijkcijfers, frozen, strict=True) if not f),
        changes=() if reason else changes(desk, profile.area, frozen_figures),
    )
    return _with_maps(model, desk, live) if drawn and not reason else model


def makers(scan: Wijkscan) -> str:
    """The roles that made the scan, with names and group when those were left in."""
    parts = short(scan.groep, _LONGEST_NAME), _listed(scan.makers), _listed(scan.rollen)
    return " · ".join(part for part in parts if part)


def _listed(names: Iterable[str]) -> str:
    """Each name once; it stands in every head, so it has a limit."""
    every = list(dict.fromkeys(short(name, 60) for name in names if name.strip()))
    left = len(every) - _MOST_NAMES
    return dutch.listing([*every[:_MOST_NAMES], *([f"nog {left}"] if left > 0 else [])])


class _Thawing:
    """Figures made ready one by one; keeps the catalogue with the words of that day."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._given = catalogue
        self._changed: dict[str, Indicator] = {}

    def take(self, cijfer: Cijfer | None) -> Figure | None:
        """The figure, under a key of its own when its words differ from those already taken."""
        found = thaw(cijfer, self._given) if cijfer is not None else None
        return self._kept(found) if found else None

    def _kept(self, found: Thawed) -> Figure:
        key, number = found.figure.indicator, 1
        while (taken := self._changed.get(key)) is not None and taken != found.indicator:
            number += 1
            key = f"{found.figure.indicator} ({number})"
        self._changed[key] = found.indicator
        return replace(found.figure, indicator=key)

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue in which every thawed figure is described as it was."""
        return self._given.model_copy(
            update={"indicatoren": self._given.indicatoren | self._changed}
        )


def _signs(scan: Wijkscan, thawed: _Thawing) -> Iterator[tuple[str, Figure]]:
    """The figures behind signs and strengths, by the id of their record."""
    for problem in scan.problemen:
        for sign in problem.s:
            if figure := thawed.take(sign.cijfer):
                yield sign.id, figure
    for strength in scan.sterke_punten:
        if figure := thawed.take(strength.cijfer):
            yield strength.id, figure


def _profile(scan: Wijkscan, desk: Desk) -> tuple[Profile, str]:
    """The profile of the area of the scan, or one without figures and the reason."""
    focus = scan.focus if scan.focus in desk.catalogue.focussen else "ouderen"
    if not scan.gebied.codes:
        return _empty(scan, focus), "In deze scan is nog geen gebied gekozen."
    try:
        found = desk.area(scan.gebied.codes, naam=_name(scan))
        return desk.profile(found, focus=focus), ""
    except UserError as error:
        return _empty(scan, focus), error.message


def _name(scan: Wijkscan) -> str:
    """The name that the group gave its area; it stands in many sentences, so it has a limit."""
    return short(scan.gebied.naam, _LONGEST_NAME)


def _empty(scan: Wijkscan, focus: str) -> Profile:
    gebied = scan.gebied
    words = _name(scan) or short(dutch.listing(gebied.codes[:10]), _LONGEST_NAME) or NO_NAME
    levels = {niveau.value: niveau for niveau in Niveau}
    area = Area(
        codes=tuple(gebied.codes),
        naam=words,
        niveau=levels.get(gebied.niveau.value if gebied.niveau else "", Niveau.WIJK),
        gemeente_code=None,
        gemeente_naam=short(gebied.gemeente, _LONGEST_NAME),
        omschrijving=short(gebied.gemeente, _LONGEST_NAME),
        indeling=gebied.indeling or 0,
    )
    nothing = Highlights((), (), (), (), ())
    diabetes = DiabetesAnswer((), "", (), None, "")
    return Profile(area, focus, (), (), nothing, diabetes, ())


def _completed(figures: Iterable[Figure], profile: Profile) -> list[Figure]:
    """With spread and parts from today's tables, where that is the very same measurement."""
    now = {_key(figure): figure for figure in profile.figures}
    found = []
    for figure in figures:
        live = now.get(_key(figure))
        same = live is not None and same_measurement(figure, live)
        found.append(completed(figure, live) if same and live is not None else figure)
    return found


def _key(figure: Figure) -> _Key:
    return figure.indicator, figure.leeftijd or ""


def _merged(profile: Profile, frozen: list[Figure], catalogue: Catalogue) -> Profile:
    """The profile in which what was frozen stands in the place of what is newest."""
    by_key = {_key(figure): figure for figure in frozen if figure.gebied == profile.area.code}
    put = {**{_key(f): f for f in profile.figures}, **by_key}
    figures = tuple(put.values())
    own = [figure for figure in frozen if not profile.figures or _is_own(figure, profile.area)]
    standing = highlights(own, catalogue.focussen[profile.focus], catalogue)
    return replace(
        profile,
        figures=figures,
        kern=tuple(by_key.get(_key(f), f) for f in profile.kern),
        opvallend=standing if own else profile.opvallend,
    )


def _is_own(figure: Figure, area: Area) -> bool:
    """About the area itself or the gemeente around it, not about where a scan was before."""
    return figure.gebied in (area.code, area.gemeente_code)


def _places(scan: Wijkscan) -> dict[str, str]:
    """Names of the areas that frozen figures are about, by code."""
    cards = [look.cijfer for look in scan.kijkcijfers]
    cards += [sign.cijfer for problem in scan.problemen for sign in problem.s if sign.cijfer]
    cards += [one.cijfer for one in scan.sterke_punten if one.cijfer]
    named = ((card.gebied, short(card.gebied_naam, _LONGEST_NAME)) for card in cards)
    return {
        code: f"{name} ({short(code, 40)})" if name else short(code, 40) for code, name in named
    }


def _with_maps(model: ScanReport, desk: Desk, live: bool) -> ScanReport:
    """The maps, first of the figure that our first problem rests on."""
    from wijkscan.report import atlas  # brings folium, which is slow to load

    first = model.first
    wanted = [model.signs[sign.id] for sign in first.s if sign.id in model.signs] if first else []
    drawn = atlas.draw(model.report.profile, desk, live, first=(*wanted, *model.frozen))
    report = replace(
        model.report,
        maps=drawn.maps,
        cover=drawn.cover,
        maps_reason=drawn.reason,
        map_head=drawn.head,
    )
    return replace(model, report=report)
