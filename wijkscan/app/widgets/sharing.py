"""Sharing: what goes along and what does not, the places to look at first, and links."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import streamlit as st

from wijkscan import text
from wijkscan.app import storage
from wijkscan.app.at_hand import AtHand
from wijkscan.app.look import joined, markup, show
from wijkscan.app.widgets import invite, takeaway
from wijkscan.app.widgets.labels import named
from wijkscan.report.blocks import Markup
from wijkscan.scan.model import Status, Wijkscan
from wijkscan.scan.privacy import is_hint
from wijkscan.scan.privacy_scan import Plek, mag_delen, plaatsen, weerleg
from wijkscan.scan.toestemming import niet_gevraagd
from wijkscan.workspace.access import LinkInfo, NewLink
from wijkscan.workspace.rights import Level

_NEW = "nieuwe-link"
_NEAR = 50  # letters around a find
_LIVES = {2: "2 weken", 8: "8 weken", 26: "26 weken"}
_STAYS = (
    "namen, bijnamen en voorletters van de makers",
    "de naam van de groep",
    "stemmen en verwachtingen die nog geheim zijn",
    "eerdere versies, en wanneer iets geschreven is",
)
_LEVELS: dict[Level, str] = {
    "lezen": "Alleen lezen en reageren",
    "schrijven": "Meeschrijven",
    "beheren": "Beheren (ook verwijderen)",
}
_PLACES = {
    "observaties": "observatie", "gesprekken": "gesprek", "problemen": "probleem",
    "sterke_punten": "sterk punt", "betrokkenen": "betrokkene", "aanbod": "aanbod",
    "prioriteiten": "keuze", "acties": "actie", "reacties": "reactie",
    "terugblikken": "terugblik", "verwachtingen": "verwachting", "kijkcijfers": "cijfer",
}  # fmt: skip


def what_goes_along(scan: Wijkscan) -> None:
    """The two lists of the screen before sharing, and the one choice there is about them."""
    place = st.container()
    embed = st.checkbox(
        "Zet de scan zelf in de webpagina, zodat een ander ermee verder kan",
        value=True,
        key=takeaway.EMBED,
    )
    inside = (
        "de hele scan, met bij elk deel de rol van wie het schreef: in de webpagina van verslag, "
        "A4 en korte vorm"
    )
    along, stays = _along(scan), [*_STAYS, *_not_asked(scan)]
    (along if embed else stays).append(inside)
    place.html(
        markup(
            '<div class="ws-mee"><section><h2>Dit gaat mee</h2><ul>{}</ul></section>'
            "<section><h2>Dit niet</h2><ul>{}</ul></section></div>",
            _points(along),
            _points(stays),
        )
    )


def _not_asked(scan: Wijkscan) -> list[str]:
    """Talks of which nobody asked whether they may be written down."""
    count = niet_gevraagd(scan)
    if not count:
        return []
    talks = text.plural(count, "gesprek", "gesprekken")
    return [
        f"de woorden van {talks} zonder toestemming; alleen in het scanbestand, "
        "dat voor jullie zelf is, blijven ze staan"
    ]


def _along(scan: Wijkscan) -> list[str]:
    """What there is to share, with numbers."""
    counts = (
        (len(scan.problemen), "probleem", "problemen"),
        (len(scan.sterke_punten), "sterk punt", "sterke punten"),
        (len(scan.observaties), "observatie", "observaties"),
        (sum(talk.toestemming for talk in scan.gesprekken), "gesprek", "gesprekken"),
        (len(scan.acties), "actie", "acties"),
    )
    lines = [text.plural(count, one, more) for count, one, more in counts if count]
    concept = Counter(problem.status for problem in scan.problemen)[Status.CONCEPT]
    if concept:
        words = text.plural(concept, "probleem is", "problemen zijn")
        lines.append(f"{words} nog een concept; dat staat erbij")
    nothing = [] if lines else ["nog niets dat jullie schreven"]
    figures = ["de cijfers over het gebied, met hun bron en jaar"] if scan.gebied.codes else []
    return [*nothing, *lines, *figures]


def _points(lines: list[str]) -> Markup:
    return joined([markup("<li>{}</li>", line) for line in lines])


def places_to_look(hand: AtHand) -> bool:
    """Every place where something may be about one person; whether the scan may leave."""
    found = plaatsen(hand.document)
    if not found:
        words = "We vonden geen namen, nummers of adressen. Lees zelf ook nog een keer."
        show(markup('<p class="ws-klein" role="status">{}</p>', words))
        return True
    open_ones = [place for place in found if not is_hint(place.vondst)]
    head = "Kijk hier eerst naar" if open_ones else "Lees dit nog een keer na"
    st.header(head, anchor=False)
    for number, place in enumerate(found):
        _place(hand, number, place)
    return mag_delen(hand.document)


def _place(hand: AtHand, number: int, place: Plek) -> None:
    kind = _PLACES.get(place.veld.partition(".")[0], "begin van de scan")
    with st.container(border=True, key=f"plek-{number}"):
        words = _around(_text_of(hand.document, place), place.vondst.start, place.vondst.end)
        said = markup('<p class="ws-kop">In een {}</p><p><q>{}</q></p>', kind, words)
        show(joined([said, markup("<p>{}</p>", place.vondst.message)]))
        if not hand.may_write:
            return
        reason = st.text_input(
            named("Gaat dit niet over één persoon? Schrijf waarom.", words),
            key=f"waarom-{number}",
            max_chars=200,
        )
        stays, ready = named("Dit mag blijven", words), bool((reason or "").strip())
        if st.button(stays, key=f"mag-{number}", disabled=not ready):
            _dismiss(hand, place, reason or "")
            st.rerun()


def _around(words: str, start: int, end: int) -> str:
    """The place itself with what stands before and after it, so that it can be found."""
    first, last = max(0, start - _NEAR), min(len(words), end + _NEAR)
    begins, ends = ("…" if first else ""), ("…" if last < len(words) else "")
    return f"{begins}{words[first:last]}{ends}"


def _dismiss(hand: AtHand, place: Plek, reason: str) -> None:
    words = _text_of(hand.document, place)[place.vondst.start : place.vondst.end]
    weerleg(hand.document, place.vondst.kind, words, reason, hand.right.author.role)
    kept = [item.model_dump(mode="json") for item in hand.document.weerleggingen]
    hand.save(hand.head.id, "weerleggingen", kept)


def _text_of(scan: Wijkscan, place: Plek) -> str:
    part: object = scan.model_dump(mode="json")
    for step in place.veld.split("."):
        part = part[int(step)] if isinstance(part, list) else part[step]  # type: ignore[index]
    return str(part)


def links(hand: AtHand) -> None:
    """Make a link with an end, and stop the ones that are out there."""
    if hand.right.level != "beheren":
        words = "Een link maken kan wie de scan beheert: wie hem begon, of de docent."
        show(markup('<p class="ws-klein">{}</p>', words))
        return
    level = st.radio(
        "Wat mag iemand met de link?",
        list(_LEVELS),
        format_func=_LEVELS.get,
        key="linksoort",
        horizontal=True,
    )
    weeks = st.radio(
        "Hoe lang geldt de link?",
        list(_LIVES),
        index=1,
        format_func=_LIVES.get,
        key="linkduur",
        horizontal=True,
    )
    waiting = level == "lezen" and not mag_delen(hand.document)
    if waiting:
        words = "Kijk eerst naar de plekken hierboven. Daarna kan iemand met een link meelezen."
        show(markup('<p class="ws-let-op">{}</p>', words))
    if st.button("Maak een link", key="maak-link", type="primary", disabled=waiting):
        made = storage.access().create_link(
            hand.right, "scan", hand.id, level, timedelta(weeks=weeks)
        )
        st.session_state[_NEW] = (hand.id, made)
    fresh = st.session_state.get(_NEW)
    if fresh is not None and fresh[0] == hand.id:
        new_link(fresh[1])
    for info in storage.access().links(hand.right, "scan", hand.id):
        _known_link(hand, info)


def new_link(made: NewLink) -> None:
    """A fresh link with its QR; shown once, because only a hash of it is kept."""
    address = f"{invite.base_address()}/in#{made.token}"
    show(markup('<p class="ws-kop">Kopieer deze link nu. Hij wordt maar één keer getoond.</p>'))
    invite.copyable("leeslink", f"De link: {_LEVELS[made.level].lower()}", address)
    invite.code(address, "QR-code met de link")
    show(markup('<p class="ws-klein">Geldig tot en met {}.</p>', text.long_date(made.expires_at)))


def _known_link(hand: AtHand, info: LinkInfo) -> None:
    if info.revoked_at is not None or info.is_code:
        return
    with st.container(horizontal=True, vertical_alignment="center", key=f"link-{info.id}"):
        words = f"{_LEVELS[info.level]}, tot en met {text.long_date(info.expires_at)}"
        show(markup("<p>{}</p>", words))
        stop = named(
            "Trek in",
            f"{words}, gemaakt {text.long_date(info.created_at)}, {text.clock(info.created_at)}",
        )
        st.button(stop, key=f"intrekken-{info.id}", on_click=_revoke, args=(hand, info.id))


def _revoke(hand: AtHand, link_id: str) -> None:
    storage.access().revoke(hand.right, link_id)
    st.session_state.pop(_NEW, None)
