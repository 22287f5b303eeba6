"""Which problems lie together: shown with the reason, and changed by who sits at the table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import streamlit as st

from wijkscan.app import storage
from wijkscan.app.look import markup, show
from wijkscan.app.widgets.labels import plain_label
from wijkscan.report.blocks import clean
from wijkscan.scan.sidebyside import GEEN_KOPPELING
from wijkscan.scan.sidebyside_basis import Koppeling, ProbleemRij, SideBySide
from wijkscan.scan.sidebyside_koppeling import anders, bij_elkaar, erbij, uit_elkaar
from wijkscan.workspace import meeting
from wijkscan.workspace.meeting_outcome import couplings
from wijkscan.workspace.outcomes import Loaded
from wijkscan.workspace.rights import Right

_OWN = "koppeling"


class Matches(Protocol):
    """Where the choices of a table are kept: with a meeting, or in the session of a browser."""

    def now(self) -> Koppeling:
        """What people decided so far."""

    def change(self, to: Koppeling) -> None:
        """Keep this from now on."""


class InSession:
    """For a table without a meeting: kept as long as this page stays open."""

    def now(self) -> Koppeling:
        """What was decided on this screen."""
        kept: Koppeling = st.session_state.get(_OWN, GEEN_KOPPELING)
        return kept

    def change(self, to: Koppeling) -> None:
        """Keep it on this screen."""
        st.session_state[_OWN] = to


IN_SESSION = InSession()


@dataclass(frozen=True, slots=True)
class InMeeting:
    """For the table of a meeting: everybody sees the same, and it stays."""

    right: Right
    loaded: Loaded

    def now(self) -> Koppeling:
        """What the meeting decided."""
        return couplings(self.loaded)

    def change(self, to: Koppeling) -> None:
        """Keep it with the meeting, pair by pair."""
        for pair, together in anders(self.now(), to).items():
            first, second = sorted(pair)
            meeting.couple(
                storage.repository(), self.right, self.loaded.info.id, first, second, together
            )


def adjust(found: SideBySide, row: ProbleemRij, matches: Matches) -> None:
    """Take one group out of this row, put another problem with it, or go back to what we found."""
    others = erbij(found, row)
    with st.expander("Klopt dit? Leg problemen bij elkaar of uit elkaar"):
        if len(row.leden) > 1:
            _take_apart(row, matches)
        if others:
            _put_together(row, others, matches)
        if matches.now() != GEEN_KOPPELING:
            words = "Zet alles terug zoals wijkscan het vond"
            if st.button(words, key=f"koppel-terug-{_name(row)}", type="tertiary"):
                _keep(matches, GEEN_KOPPELING)


def _name(row: ProbleemRij) -> str:
    return row.leden[0][0].ref


def _refs(row: ProbleemRij) -> list[str]:
    return [place.ref for place, _ in row.leden]


def _take_apart(row: ProbleemRij, matches: Matches) -> None:
    show(markup('<p class="ws-kop">Is één van deze een ander probleem?</p>'))
    for place, _ in row.leden:
        words = f"Haal eruit: groep {place.letter}, {place.tekst}"
        if st.button(plain_label(words[:120]), key=f"eruit-{place.ref}"):
            _keep(matches, uit_elkaar(matches.now(), place.ref, _refs(row)))


def _put_together(
    row: ProbleemRij, others: list[tuple[ProbleemRij, str]], matches: Matches
) -> None:
    options = {_name(other): (other, why) for other, why in others}
    chosen = st.selectbox(
        "Is dit hetzelfde als een ander probleem?",
        list(options),
        index=None,
        format_func=lambda ref: _option(*options[ref]),
        key=f"erbij-{_name(row)}",
        placeholder="Kies een probleem",
    )
    if chosen is None:
        return
    other, why = options[chosen]
    if why:
        show(markup('<p class="ws-klein">Dit lijkt er een beetje op. {}</p>', why))
    if st.button("Leg bij elkaar", key=f"samen-{_name(row)}", type="primary"):
        _keep(matches, bij_elkaar(matches.now(), _name(other), _refs(row)))


def _option(row: ProbleemRij, why: str) -> str:
    alike = " (lijkt hierop)" if why else ""
    return clean(f"{', '.join(row.letters)}: {row.titel[:90]}{alike}")


def _keep(matches: Matches, to: Koppeling) -> None:
    matches.change(to)
    st.rerun(scope="app")
