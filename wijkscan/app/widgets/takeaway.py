"""The forms in which a scan leaves: made when asked for, from the scan as it is stored now."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from wijkscan.app.at_hand import AtHand
from wijkscan.app.look import markup, show
from wijkscan.report.blocks import clean
from wijkscan.scan.importeren import schrijf
from wijkscan.scan.privacy_scan import strip_names
from wijkscan.store.gebied import woorden


def show_forms(hand: AtHand) -> None:
    """The scan file, to go on with elsewhere or to lay beside other scans."""
    words = "Het bestand waarmee je later of ergens anders verder werkt."
    show(markup('<p class="ws-klein">{}</p>', words))
    _download(
        hand, "Het scanbestand", ".wijkscan.json", lambda: schrijf(strip_names(hand.document))
    )


def _download(hand: AtHand, label: str, ending: str, make: Callable[[], bytes]) -> None:
    st.download_button(
        label,
        make,
        file_name=file_name(hand, ending),
        key=f"neem-{ending}",
        on_click="ignore",
    )


def file_name(hand: AtHand, ending: str) -> str:
    """wijkscan-hillesluis.html: the title in plain letters."""
    plain = "-".join(woorden(clean(hand.loaded.info.title)).split())[:60] or "scan"
    return f"{plain if plain.startswith('wijkscan') else f'wijkscan-{plain}'}{ending}"
