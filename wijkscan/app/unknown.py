"""An address that is no page of the app: a Dutch page instead of the English one of Streamlit."""

from __future__ import annotations

from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Receive, Scope, Send

_OF_STREAMLIT = {"app", "auth", "component", "media", "oauth2callback", "static"}

PAGE = """<!doctype html><html lang="nl"><head><meta charset="utf-8">
<title>Niet gevonden · wijkscan</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body{background:#fffdf8;color:#1d2a30;font:1.15rem/1.5 "Segoe UI",Arial,sans-serif;
margin:15vh auto;max-width:32rem;padding:0 1.5rem}a{color:#0b5563}</style></head>
<body><main><h1>Deze bladzijde bestaat niet</h1>
<p>Kijk of het adres klopt. Kreeg je een link? Kopieer hem dan helemaal. Je werk is niet weg.</p>
<p><a href="/">Naar het begin van de wijkscan</a></p></main></body></html>"""


class UnknownPage:
    """Answers a browser that asks for a page we do not have; everything else passes on."""

    def __init__(self, app: ASGIApp, known: frozenset[str]) -> None:
        self.app, self.known = app, known

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """404 with a way back, or what the app answers."""
        if self._is_unknown(scope):
            await HTMLResponse(PAGE, status_code=404)(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    def _is_unknown(self, scope: Scope) -> bool:
        if scope["type"] != "http" or scope["method"] != "GET":
            return False
        first = scope["path"].strip("/").partition("/")[0]
        if first in self.known or first in _OF_STREAMLIT or first.startswith("_") or "." in first:
            return False
        headers = dict(scope["headers"])
        return b"text/html" in headers.get(b"accept", b"")
