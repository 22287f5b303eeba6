"""The pages of the app. A new page: one file in pages/, one line here."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import streamlit as st

Needs = Literal["", "gebied", "scan"]
"""What a page cannot do without: nothing, a chosen area, or an open scan."""


@dataclass(frozen=True, slots=True)
class PageSpec:
    """One page: its address, its word on the screen, and where its `show()` is.

    `step`: it stands in the path of the scan. `may_skip`: a group can say it leaves this step out.
    `layers`: there is something to read in plain words or in those of the profession.
    """

    address: str
    title: str
    module: str
    needs: Needs = ""
    step: bool = True
    may_skip: bool = False
    layers: bool = True

    def load(self) -> Callable[[], None]:
        """The function that draws the page; imported only when the page is opened."""
        show: Callable[[], None] = importlib.import_module(f"wijkscan.app.pages.{self.module}").show
        return show

    def page(self) -> st.Page:
        """The page as Streamlit knows it."""
        return st.Page(
            lambda: self.load()(),
            title=f"{self.title} · wijkscan",
            url_path=self.address,
            default=self is PAGES[0],
        )


PAGES: tuple[PageSpec, ...] = (
    PageSpec("start", "Begin", "start", step=False, layers=False),
    PageSpec("wijk", "Wijk", "wijk"),
    PageSpec("vooraf", "Vooraf", "vooraf", needs="scan", may_skip=True),
    PageSpec("cijfers", "Cijfers", "cijfers", needs="gebied"),
    PageSpec("kaart", "Kaart", "kaart", needs="gebied"),
    PageSpec("de-wijk-in", "De wijk in", "de_wijk_in", needs="scan", may_skip=True),
    PageSpec("naast-elkaar", "Naast elkaar", "naast_elkaar", needs="scan", may_skip=True),
    PageSpec("problemen", "Problemen", "problemen", needs="scan"),
    PageSpec("kiezen", "Kiezen", "kiezen", needs="scan", may_skip=True),
    PageSpec("plan", "Plan", "plan", needs="scan", may_skip=True),
    PageSpec("delen", "Delen", "delen", needs="scan"),
    PageSpec("terugblik", "Terugblik", "terugblik", needs="scan", may_skip=True),
    PageSpec("klas", "Klas", "klas", step=False, layers=False),
    PageSpec("meedoen", "Meedoen", "meedoen", step=False, layers=False),
    PageSpec("reactie", "Reactie", "reactie", step=False),
    PageSpec("leernetwerk", "Leernetwerk", "leernetwerk", step=False),
    PageSpec("bijeenkomst", "Bijeenkomst", "bijeenkomst", step=False, layers=False),
    PageSpec("bronnen", "Bronnen", "bronnen", step=False),
    PageSpec("toegankelijkheid", "Toegankelijkheid", "toegankelijkheid", step=False, layers=False),
)
STEPS = tuple(spec for spec in PAGES if spec.step)


def page_of(address: str) -> st.Page:
    """The page with this address, to link or go to."""
    return next(spec for spec in PAGES if spec.address == address).page()
