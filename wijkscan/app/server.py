"""The web server around the app: headers that keep everything inside, and errors in callbacks."""

from __future__ import annotations

import gc
import re
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import file_util

from wijkscan.app import doors, drawing
from wijkscan.app.boundary import bug
from wijkscan.app.registry import PAGES
from wijkscan.app.unknown import UnknownPage

# The browser itself refuses a request to anywhere else. Streamlit's own pages need inline styles,
# and the maps and the report are pages inside the page.
_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self' ws: wss: data: blob:",
        "frame-src 'self' data: blob:",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    )
)
HEADERS = {
    "Content-Security-Policy": _POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


NO_SCRIPT = (
    "<noscript><p>De wijkscan heeft JavaScript nodig. Zet dat aan in je browser, of maak een "
    "verslag met de opdracht: wijkscan maak Hillesluis --uit wijkscan.html</p></noscript>"
)


class OwnHeaders:
    """Adds our headers to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; complete the answer on its way back."""

        async def completed(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await self.app(scope, receive, completed)


@cache
def first_page() -> str:
    """Streamlit's empty page with our language, name and words for who has no JavaScript."""
    index = Path(file_util.get_static_dir()) / "index.html"
    page = index.read_text(encoding="utf-8").replace('<html lang="en">', '<html lang="nl">')
    page = re.sub(r"<title>.*?</title>", "<title>wijkscan</title>", page)
    return re.sub(r"<noscript>.*?</noscript>", NO_SCRIPT, page, flags=re.DOTALL)


async def _first_page(_: Request) -> HTMLResponse:
    return HTMLResponse(first_page(), headers={"Cache-Control": "no-cache"})


async def _to_the_start(request: Request) -> RedirectResponse:
    """Streamlit knows the first page by "/" only."""
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"/{query}", status_code=307)


def routes() -> list[Route]:
    """The first page under the address of every page of the app."""
    addresses = ["/", *[f"/{spec.address}" for spec in PAGES[1:]]]
    found = [Route(address, _first_page, methods=["GET"]) for address in addresses]
    start = Route(f"/{PAGES[0].address}", _to_the_start, methods=["GET"])
    return [*found, start, *doors.routes(), *drawing.routes()]


def known_paths() -> frozenset[str]:
    """The first part of every address that we answer ourselves."""
    return frozenset(route.path.strip("/").partition("/")[0] for route in routes())


def _warm_up() -> None:
    """Read what the first visitor needs, while their browser is still fetching the page."""
    from wijkscan import paths
    from wijkscan.app import shell  # noqa: F401 (its imports are the work)
    from wijkscan.store.regions import Regions

    Regions.load(paths.data_dir()).zoek("wijk", limit=1)
    gc.collect()
    gc.freeze()  # what stays for good need not be walked through at every collection


@asynccontextmanager
async def _lifespan(_: st.App) -> AsyncIterator[None]:
    """Once the server can answer, and not before: the first browser then has its files to fetch."""
    threading.Thread(target=_warm_up, name="warm-up", daemon=True).start()
    yield


def serve(script: Path, config: dict[str, Any]) -> None:
    """Run the app with these settings until it is stopped."""
    app = st.App(
        script,
        routes=routes(),
        middleware=[Middleware(OwnHeaders), Middleware(UnknownPage, known=known_paths())],
        lifespan=_lifespan,
        on_script_error=bug,
    )
    app.run(config=config)
