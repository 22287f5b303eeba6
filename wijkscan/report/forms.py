"""The forms that a scan can take, and the one door through which each of them is made.

The app, the command line and `reeks` ask here. A form is a function from the model of a scan to
blocks; renderers know blocks only. A format that is not made of blocks (slides, data) names a
module of its own with `render(model) -> bytes`.

To add a form: one module in `scanforms/` with `build(model) -> Document`, one line in `FORMS`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any

from wijkscan import text as dutch
from wijkscan.errors import NotAllowed, UserError
from wijkscan.report import lengte
from wijkscan.report.blocks import Document, Markup
from wijkscan.report.scan_model import ScanReport, make_model
from wijkscan.scan import importeren, privacy_scan
from wijkscan.scan.model import Wijkscan
from wijkscan.scan.privacy import is_hint
from wijkscan.scan.toestemming import niet_gevraagd, zonder_woorden

if TYPE_CHECKING:
    from wijkscan.scan.desk import Desk

_RENDERERS = {".html": "html", ".pdf": "pdf", ".docx": "docx", ".pptx": "pptx_slides"}

_INSIDE = "In dit bestand zit de scan zelf. Open het in wijkscan om verder te werken."
_OUTSIDE = (
    "De scan zelf paste niet in dit bestand. Wil je verder werken? Vraag de makers om het bestand "
    "dat eindigt op .wijkscan.json."
)
_ELSEWHERE = (
    "Alle cijfers die jullie vastlegden, gaan over een ander gebied dan deze scan. Dat staat "
    "erbij. Veranderde het gebied? Leg dan de cijfers opnieuw vast."
)
_UNASKED = (
    "waarvan niet is gevraagd of jullie het mogen opschrijven. Het bestand is voor jullie zelf. "
    "Vraag het eerst, of geef een webpagina met de scan erin: daar staan de woorden niet in."
)
_SEND_FILE = (
    "De scan zelf zit niet in de webpagina: die zou groter worden dan 1,5 MB. Geef de vorm “scan” "
    "erbij als een ander verder moet werken."
)


@dataclass(frozen=True, slots=True)
class Form:
    """One form: what it is called, what it is for, and the endings it can have.

    `module` builds its blocks; `own` names a module per ending that is not made of blocks.
    """

    key: str
    naam: str
    doel: str
    endings: tuple[str, ...]
    module: str = ""
    own: Mapping[str, str] = field(default_factory=dict)
    live_maps: bool = False  # on a screen
    embeds: bool = True  # the HTML carries the scan; not when it goes to people outside the group


_PAGES = (".html", ".pdf", ".docx")
FORMS: dict[str, Form] = {
    form.key: form
    for form in (
        Form(
            "verslag", "Volledig verslag", "Alles, in de delen A tot en met H van de hbo-opdracht.",
            _PAGES, "verslag", live_maps=True,
        ),
        Form(
            "a4", "Eén A4", "De boodschap voorop, het plan en de bronnen achterop.",
            _PAGES, "a4",
        ),
        Form(
            "kort", "Korte vorm", "Wat we zagen, ons probleem en wat we doen (mbo).",
            _PAGES, "kort",
        ),
        Form(
            "team", "Terugkoppeling voor het team",
            "Eén blad: wat we zagen, wat we kozen en wie wat doet.",
            _PAGES, "team", embeds=False,
        ),
        Form(
            "bestuur", "Terugkoppeling voor bestuurders",
            "Eén blad: wat er is, hoe zeker dat is en wat we vragen.",
            _PAGES, "bestuur", embeds=False,
        ),
        Form(
            "brief", "Brief aan een betrokkene", "Wat we vragen en wat we bieden.",
            _PAGES, "brief", embeds=False,
        ),
        Form(
            "observatieformulier", "Observatieformulier",
            "Eén blad op papier om mee de wijk in te nemen.",
            _PAGES, "observatieformulier", embeds=False,
        ),
        Form(
            "poster", "Poster", "Voor aan de muur, op A3.", (".pdf", ".html"), "poster",
            embeds=False,
        ),
        Form(
            "presentatie", "Presentatie", "Vijf dia's voor vijf minuten, met wat je erbij zegt.",
            (".pptx", ".pdf", ".html"), "presentatie", embeds=False,
        ),
        Form(
            "gegevens", "Gegevensblad", "Elk cijfer dat de groep gebruikte, met zijn herkomst.",
            (".xlsx", ".csv"), own={".xlsx": "scan_xlsx", ".csv": "scan_csv"},
        ),
        Form("scan", "Het bestand zelf", "Om later verder te werken in wijkscan.", (".json",)),
    )
}  # fmt: skip


def endings() -> tuple[str, ...]:
    """Every ending that some form can have."""
    return tuple(dict.fromkeys(ending for form in FORMS.values() for ending in form.endings))


def default_form(ending: str) -> str:
    """The form that belongs to an ending when none was asked for: the first that can have it."""
    found = next((key for key, form in FORMS.items() if ending in form.endings), None)
    if found is None:
        raise UserError(
            f"wijkscan kan geen bestand maken dat eindigt op “{ending}”.",
            f"Kies een naam die eindigt op {dutch.listing(endings(), 'of')}.",
        )
    return found


def form_named(key: str, ending: str) -> Form:
    """A form that can have this ending; UserError with what there is."""
    form = FORMS.get(key)
    if form is None:
        raise UserError(
            f"De vorm “{key}” bestaat niet.", f"Kies uit: {dutch.listing(tuple(FORMS), 'of')}."
        )
    if ending not in form.endings:
        raise UserError(
            f"{form.naam} kan niet als {ending.lstrip('.')}.",
            f"Kies een naam die eindigt op {dutch.listing(form.endings, 'of')}.",
        )
    return form


@dataclass(frozen=True, slots=True)
class Made:
    """A report, and what its makers should know about it: too long, or the scan is not inside."""

    content: bytes
    remarks: tuple[str, ...] = ()


def render_scan(
    scan: Wijkscan, form: str, ending: str, desk: Desk, today: date, **options: Any
) -> bytes:
    """The same as `make_scan`, without the remarks."""
    return make_scan(scan, form, ending, desk, today, **options).content


def make_scan(
    scan: Wijkscan,
    form: str,
    ending: str,
    desk: Desk,
    today: date,
    *,
    embed: bool = True,
    namen: bool = False,
    aan: str = "",
) -> Made:
    """A scan in one form and format; the same scan on the same day gives the same bytes.

    Names are taken out unless `namen`, and what residents said without consent, but for the file
    with which the group itself goes on; the HTML of the forms for the group itself carries the scan
    inside unless `embed` is False, or the file would become too large to send.
    `aan`: the letter to this stakeholder only, by name or id.
    Raises NotAllowed while a privacy find is open, UserError for an unknown form or ending.
    """
    chosen = form_named(form, ending)
    own = may_be_shared(scan, namen=namen)
    if form == "scan":
        return Made(importeren.schrijf(own), _for_yourselves(own))
    shared = zonder_woorden(own)
    module = chosen.own.get(ending)
    live = ending == ".html" and chosen.live_maps
    model = make_model(shared, desk, today, live=live, drawn=not module)
    if module:
        return Made(bytes(import_module(f"wijkscan.report.{module}").render(model)))
    document = build(chosen, model, aan)
    told = (*lengte.advice(document), *((_ELSEWHERE,) if model.looked_elsewhere else ()))
    if embed and chosen.embeds and ending == ".html":
        return _carrying(document, shared, told)
    return Made(_rendered(document, ending), told)


def _for_yourselves(scan: Wijkscan) -> tuple[str, ...]:
    """The file to go on with is whole; what nobody asked about may not be passed on."""
    count = niet_gevraagd(scan)
    if not count:
        return ()
    talks = dutch.plural(count, "gesprek", "gesprekken")
    return (f"In dit bestand {'staat' if count == 1 else 'staan'} {talks} {_UNASKED}",)


def too_long(scan: Wijkscan, desk: Desk, today: date) -> tuple[str, ...]:
    """What to shorten before the full report is made; nothing when it is short enough."""
    return lengte.advice(build(FORMS["verslag"], make_model(scan, desk, today, drawn=False)))


def _carrying(document: Document, scan: Wijkscan, told: tuple[str, ...]) -> Made:
    """The page with the scan inside, or without it when the file would become too large."""
    inside = Markup(importeren.insluiten(scan))
    if len(inside) <= lengte.MOST_HTML:
        whole = _rendered(replace(document, embedded=inside, carried=_INSIDE), ".html")
        if len(whole) <= lengte.MOST_HTML:
            return Made(whole, told)
    return Made(_rendered(replace(document, carried=_OUTSIDE), ".html"), (*told, _SEND_FILE))


def _rendered(document: Document, ending: str) -> bytes:
    content = import_module(f"wijkscan.report.{_RENDERERS[ending]}").render_document(document)
    return content if isinstance(content, bytes) else str(content).encode()


def build(form: Form, model: ScanReport, aan: str = "") -> Document:
    """The blocks of a form; `aan` for a form that is written to someone."""
    module = import_module(f"wijkscan.report.scanforms.{form.module}")
    if aan and not hasattr(module, "build_for"):
        raise UserError(f"{form.naam} is niet aan één betrokkene.", "Kies de vorm brief.")
    document: Document = module.build_for(model, aan) if aan else module.build(model)
    return document


def may_be_shared(scan: Wijkscan, *, namen: bool = False) -> Wijkscan:
    """The copy that leaves the tool. NotAllowed while something in it may point at a person."""
    found = [place for place in privacy_scan.plaatsen(scan) if not is_hint(place.vondst)]
    if found:
        places = dutch.plural(len(found), "plek", "plekken")
        first = found[0]
        raise NotAllowed(
            f"Deze scan kan nog niet gedeeld worden: op {places} lijkt er iets over een persoon te "
            f"staan. De eerste is {first.veld}. {first.vondst.message}",
            "Verander de tekst, of leg in de app uit waarom het geen persoon is.",
        )
    return scan if namen else privacy_scan.strip_names(scan)
