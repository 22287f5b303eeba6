"""The same map as a small SVG: for paper, for the PDF, and for whoever cannot use the live one.

Whole numbers and relative steps keep it small; only plain attributes are used, so that every
renderer (browser, typst) draws it alike.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from html import escape

import numpy as np

from wijkscan import text as dutch
from wijkscan.report.blocks import Markup, Picture, clean
from wijkscan.report.kaartbeeld import Kaartbeeld
from wijkscan.report.kaartdata import KaartData, Klasse
from wijkscan.report.lijnwerk import Lijnwerk, Papier
from wijkscan.store.bogen import buitenlijn
from wijkscan.store.boundaries import Kaartstuk, Vlak

BREED = 900
_INKT, _WATER, _LAND, _RAND = "#1d2a30", "#dbe8ef", "#eef0f0", "#c3c9cc"
_LETTER = 17
_EIGEN_LETTERS = {1: (22, 17), 2: (20, 16), 3: (20, 16)}
"""Sizes to try for names of the focus, by how many areas it has; more than three: see below."""
_MEER_LETTERS = (17, 14)
_LETTERBREEDTE = 0.53  # of the height, on average, in a plain sans serif
_TEKEN = 30
"""Size of a sign on the map; in most typefaces it fills half of that."""
_LEGENDA_REGEL = 34
_VEEL = 12
"""With more areas in focus none of them stands out by a larger name."""

_Vak = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class _Schets:
    """What all maps of one view and width have alike: everything but the colours and figures."""

    papier: Papier
    rondom: str
    paden: dict[str, str]
    grens: str
    omtrek: str
    namen: tuple[str, ...]
    tekens: dict[str, tuple[int, int]]  # where the sign of an area can stand


@lru_cache(maxsize=8)
def _schets(beeld: Kaartbeeld, breed: int) -> _Schets:
    papier = Papier(beeld.kader, breed)
    lijnwerk, stuk = Lijnwerk(beeld.stuk, papier), beeld.stuk
    paden = {code: pad for code, vlak in stuk.vlakken.items() if (pad := lijnwerk.vlak(vlak))}
    rand = buitenlijn(stuk.vlakken[code].ringen for code in beeld.focus)
    midden = _middens(beeld, papier)
    namen = _namen(beeld, papier, midden)
    return _Schets(
        papier,
        _rondom(beeld.rondom, papier),
        paden,
        lijnwerk.lijnen(beeld.grens),
        lijnwerk.lijnen(rand),
        tuple(markup for markup, _ in namen.values()),
        _tekenplekken(beeld, papier, midden, {code: vak for code, (_, vak) in namen.items()}),
    )


def kaart_svg(
    data: KaartData,
    beeld: Kaartbeeld,
    kaart_id: str = "kaart",
    legenda: bool = False,
    breed: int = BREED,
) -> Markup:
    """One map with title and description, hatching, names of the larger areas, and the focus.

    `legenda`: also draw the legend under the map, for a picture that stands alone.
    """
    schets = _schets(beeld, breed)
    papier = schets.papier
    naam = re.sub(r"\W", "-", kaart_id)
    regels = _legenda(data.legenda(beeld.codes), papier) if legenda else []
    hoog = papier.hoog + (regels[-1][0] + 14 if regels else 0)
    delen = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {breed} {hoog}" role="img" '
        f'aria-labelledby="{naam}-t {naam}-d" font-family="Wijkscan Sans, sans-serif">',
        f'<title id="{naam}-t">{escape(clean(data.titel))}</title>',
        f'<desc id="{naam}-d">{escape(beschrijving(data, beeld))}</desc>',
        _vulling(naam, papier),
        f'<g clip-path="url(#{naam}-k)">',
        f'<rect width="{breed}" height="{papier.hoog}" fill="{_WATER}"/>',
        schets.rondom,
        *_vlakken(data, beeld, schets, naam),
        *_tekens(data, schets),
        *schets.namen,
        "</g>",
        *(_regel.replace("ARCERING", f"url(#{naam}-a)") for _, _regel in regels),
        "</svg>",
    ]
    return Markup("".join(delen))


def kaart_picture(data: KaartData, beeld: Kaartbeeld, kaart_id: str = "kaart") -> Picture:
    """The static map with its description, as a block of the report."""
    return Picture(svg=kaart_svg(data, beeld, kaart_id), alt=beschrijving(data, beeld))


def beschrijving(data: KaartData, beeld: Kaartbeeld) -> str:
    """What the map shows, in words: the area itself, then how many areas have which class."""
    eigen = [c for c in beeld.focus if c in data.waarden and data.waarden[c].klasse is not None]
    zinnen = [f"Kaart van {beeld.stuk.niveau}en: {data.titel}, {data.jaar}."]
    for code in eigen[:3]:
        waarde = data.waarden[code]
        nader = f" ({waarde.toelichting})" if waarde.toelichting else ""
        zinnen.append(f"{beeld.stuk.vlakken[code].naam}: {waarde.tekst}{nader}.")
    bekend = sum(c in data.waarden and data.waarden[c].klasse is not None for c in beeld.codes)
    zinnen.append(f"{bekend} van de {len(beeld.codes)} gebieden op de kaart hebben een cijfer.")
    return clean(" ".join([*zinnen, *_verdeling(data, beeld)]))


def _verdeling(data: KaartData, beeld: Kaartbeeld) -> list[str]:
    """How many areas each class has: duidelijk hoger: 26 gebieden; ongeveer gelijk: 3 gebieden."""
    geteld = Counter(data.waarden[code].klasse for code in beeld.codes if code in data.waarden)
    delen = [
        f"{klasse.label.removeprefix(klasse.teken).strip()}: "
        f"{dutch.plural(geteld[nummer], 'gebied', 'gebieden')}"
        for nummer, klasse in enumerate(data.klassen)
        if geteld[nummer]
    ]
    return [f"{dutch.capital('; '.join(delen))}."] if len(delen) > 1 else []


def _vulling(naam: str, papier: Papier) -> str:
    return (
        f'<defs><pattern id="{naam}-a" width="9" height="9" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><rect width="9" height="9" fill="#fff"/>'
        '<path d="M1 0V9" stroke="#8d877b" stroke-width="2"/></pattern>'
        f'<clipPath id="{naam}-k"><rect width="{papier.breed}" height="{papier.hoog}"/>'
        "</clipPath></defs>"
    )


def _rondom(stuk: Kaartstuk, papier: Papier) -> str:
    lijnwerk = Lijnwerk(stuk, papier)
    paden = "".join(lijnwerk.vlak(vlak) for vlak in stuk.vlakken.values())
    return f'<path d="{paden}" fill="{_LAND}" stroke="{_RAND}"/>' if paden else ""


def _vlakken(data: KaartData, beeld: Kaartbeeld, schets: _Schets, naam: str) -> list[str]:
    """Areas, the borders of gemeenten, and the outline of the focus."""
    per_kleur: dict[str, list[str]] = {}
    for code, pad in schets.paden.items():
        vul = _kleur(data, code, naam)
        wat = escape(clean(_woorden(data, code, beeld.stuk.vlakken[code])))
        per_kleur.setdefault(vul, []).append(f'<path d="{pad}"><title>{wat}</title></path>')
    delen = ['<g stroke="#fff" stroke-width="1.6" stroke-linejoin="round">']
    delen += [f'<g fill="{vul}">{"".join(paden)}</g>' for vul, paden in per_kleur.items()]
    delen.append("</g>")
    if schets.grens:
        delen.append(
            f'<path d="{schets.grens}" fill="none" stroke="#6f6a5e" stroke-width="2" '
            'stroke-dasharray="7 5"/>'
        )
    if schets.omtrek:
        dik = 3 if len(beeld.focus) > _VEEL else 4.5
        delen.append(
            f'<path d="{schets.omtrek}" fill="none" stroke="{_INKT}" '
            f'stroke-width="{dik}" stroke-linejoin="round" stroke-linecap="round"/>'
        )
    return delen


def _kleur(data: KaartData, code: str, naam: str) -> str:
    waarde = data.waarden.get(code)
    if waarde is None or waarde.klasse is None or data.klassen[waarde.klasse].gearceerd:
        return f"url(#{naam}-a)"
    return data.klassen[waarde.klasse].kleur


def _woorden(data: KaartData, code: str, vlak: Vlak) -> str:
    waarde = data.waarden.get(code)
    return f"{vlak.naam}: {waarde.tekst if waarde else data.onbekend}"


def _middens(beeld: Kaartbeeld, papier: Papier) -> dict[str, tuple[int, int]]:
    """Where each area has most room, in the order in which names are placed."""
    eigen = _eigen(beeld)
    volgorde = sorted(
        beeld.stuk.vlakken.items(), key=lambda wat: (wat[0] not in eigen, -wat[1].straal)
    )
    punten = papier.punten(np.array([[vlak.x, vlak.y] for _, vlak in volgorde]).reshape(-1, 2))
    return {code: (x, y) for (code, _), (x, y) in zip(volgorde, punten.tolist(), strict=True)}


def _eigen(beeld: Kaartbeeld) -> set[str]:
    return set(beeld.focus) if len(beeld.focus) <= _VEEL else set()


def _namen(
    beeld: Kaartbeeld, papier: Papier, midden: dict[str, tuple[int, int]]
) -> dict[str, tuple[str, _Vak]]:
    """Names that fit, the area itself first and then from large to small, never over each other."""
    eigen = _eigen(beeld)
    gezet: dict[str, tuple[str, _Vak]] = {}
    for code, (x, y) in midden.items():
        vlak = beeld.stuk.vlakken[code]
        letters = _EIGEN_LETTERS.get(len(eigen), _MEER_LETTERS) if code in eigen else (_LETTER,)
        for letter in letters:
            regels = _op_regels(vlak.naam, vlak.straal * papier.schaal, letter, code in eigen)
            vak = _vak(regels, x, y, letter)
            if regels and _past(vak, (bezet for _, bezet in gezet.values()), papier):
                gezet[code] = _naam(regels, x, y, letter, code in eigen), vak
                break
    return gezet


def _tekenplekken(
    beeld: Kaartbeeld, papier: Papier, midden: dict[str, tuple[int, int]], namen: dict[str, _Vak]
) -> dict[str, tuple[int, int]]:
    """The place of a sign: above the name, or in the middle of an area that has none."""
    gezet: dict[str, tuple[int, int]] = {}
    bezet = list(namen.values())
    for code, (x, y) in midden.items():
        if beeld.stuk.vlakken[code].straal * papier.schaal < _TEKEN * 0.45:
            continue
        onder = int(namen[code][1]) - 1 if code in namen else y + _TEKEN // 4
        vak = (x - _TEKEN * 0.3, onder - _TEKEN * 0.6, x + _TEKEN * 0.3, onder + 0.0)
        if _past(vak, bezet, papier):
            bezet.append(vak)
            gezet[code] = x, onder
    return gezet


def _tekens(data: KaartData, schets: _Schets) -> list[str]:
    """The sign of the class of each area, where classes have signs, on a white edge like names."""
    tekst = "".join(
        f'<text x="{x}" y="{y}">{escape(data.klassen[waarde.klasse].teken)}</text>'
        for code, (x, y) in schets.tekens.items()
        if (waarde := data.waarden.get(code)) and waarde.klasse is not None
        if data.klassen[waarde.klasse].teken and not data.klassen[waarde.klasse].gearceerd
    )
    if not tekst:
        return []
    soort = f'aria-hidden="true" text-anchor="middle" font-size="{_TEKEN}"'
    rand = 'fill="#fff" stroke="#fff" stroke-width="4" stroke-linejoin="round" opacity=".85"'
    return [f"<g {soort} {rand}>{tekst}</g>", f'<g {soort} fill="{_INKT}">{tekst}</g>']


def _vak(regels: list[str], x: int, y: int, letter: int) -> _Vak:
    """The room that a name takes."""
    half = max(map(len, regels), default=0) * letter * _LETTERBREEDTE / 2
    hoog = len(regels) * letter * 0.6
    return x - half, y - hoog, x + half, y + hoog


def _op_regels(naam: str, straal: float, letter: int, ruim: bool) -> list[str]:
    """The name on one line, or on two when that fits better; nothing when there is no room."""
    plek = straal * (3.4 if ruim else 2.5)
    if len(naam) * letter * _LETTERBREEDTE <= plek:
        return [naam]
    knippen = [m.end() for m in re.finditer(r"[ -]", naam)]
    if knippen and straal > letter * 1.1:
        knip = min(knippen, key=lambda k: abs(k - len(naam) / 2))
        twee = [naam[:knip].strip(), naam[knip:].strip(" -")]
        if max(map(len, twee)) * letter * _LETTERBREEDTE <= plek:
            return twee
    return []


def _past(
    vak: _Vak,
    bezet: Iterable[_Vak],
    papier: Papier,
) -> bool:
    x0, y0, x1, y1 = vak
    if x0 < 4 or y0 < 4 or x1 > papier.breed - 4 or y1 > papier.hoog - 4:
        return False
    return not any(x0 < b[2] and x1 > b[0] and y0 < b[3] and y1 > b[1] for b in bezet)


def _naam(regels: list[str], x: int, y: int, letter: int, eigen: bool) -> str:
    """A name with a white edge; two copies, since not every renderer knows paint-order."""
    boven = y + letter * 0.35 - (len(regels) - 1) * letter * 0.55
    tekst = "".join(
        f'<tspan x="{x}" y="{round(boven + nr * letter * 1.1)}">{escape(clean(regel))}</tspan>'
        for nr, regel in enumerate(regels)
    )
    gewicht = ' font-weight="700"' if eigen else ""
    soort = f'text-anchor="middle" font-size="{letter}"{gewicht}'
    return (
        f'<text {soort} aria-hidden="true" fill="#fff" stroke="#fff" stroke-width="4" '
        f'stroke-linejoin="round" opacity=".85">{tekst}</text>'
        f'<text {soort} fill="{_INKT}">{tekst}</text>'
    )


def _legenda(klassen: list[Klasse], papier: Papier) -> list[tuple[int, str]]:
    """The legend under the map: (y, markup) of each entry, in rows."""
    x, y = 0.0, papier.hoog + 26
    uit = []
    for klasse in klassen:
        breed = 34 + len(klasse.label) * 18 * _LETTERBREEDTE + 26
        if x and x + breed > papier.breed:
            x, y = 0.0, y + _LEGENDA_REGEL
        vul = "ARCERING" if klasse.gearceerd else klasse.kleur
        uit.append(
            (
                y - papier.hoog,
                f'<rect x="{x:.0f}" y="{y - 14}" width="24" height="18" fill="{vul}" '
                f'stroke="#8d877b"/><text x="{x + 32:.0f}" y="{y + 1}" font-size="18" '
                f'fill="{_INKT}">{escape(clean(klasse.label))}</text>',
            )
        )
        x += breed
    return uit
