"""The pages of the app, in the order of the path. A new page: one file in pages/, one line here."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st


@dataclass(frozen=True, slots=True)
class PageSpec:
    """One step of the path: its address, its word in the path, and where its `show()` is."""

    address: str
    title: str
    module: str
    needs_area: bool = True

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
    PageSpec("wijk", "Wijk", "wijk", needs_area=False),
    PageSpec("cijfers", "Cijfers", "cijfers"),
    PageSpec("kaart", "Kaart", "kaart"),
    PageSpec("bronnen", "Bronnen", "bronnen", needs_area=False),
)


def page_of(address: str) -> st.Page:
    """The page with this address, to link or go to."""
    return next(spec for spec in PAGES if spec.address == address).page()
