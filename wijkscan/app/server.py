"""The web server around the app: headers that keep everything inside, and errors in callbacks."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from wijkscan.app.boundary import bug

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


def _warm_up() -> None:
    """Read what the first visitor needs, while their browser is still fetching the page."""
    from wijkscan import paths
    from wijkscan.app import shell  # noqa: F401 (its imports are the work)
    from wijkscan.store.regions import Regions

    Regions.load(paths.data_dir()).zoek("wijk", limit=1)


def serve(script: Path, config: dict[str, Any]) -> None:
    """Run the app with these settings until it is stopped."""
    app = st.App(script, middleware=[Middleware(OwnHeaders)], on_script_error=bug)
    threading.Thread(target=_warm_up, name="warm-up", daemon=True).start()
    app.run(config=config)
